//! Two documents word for word: the sentences that only one of them has, and those that were changed.

use std::collections::BTreeMap;

use crate::document::Span;
use crate::knowledge::Source;
use crate::reference::normal::normal;

/// Two sentences with at least so many tenths of their words in common are one that was changed.
const CHANGED: usize = 5;
/// Longer tables of words are not made: their sentences stand as a whole against each other.
const MOST_CELLS: usize = 4_000_000;

/// A sentence of either document, or one of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The same words in both.
    Same {
        /// In the one.
        one: Span,
        /// In the other.
        other: Span,
    },
    /// The same sentence in other words.
    Changed {
        /// In the one.
        one: Vec<Piece>,
        /// In the other.
        other: Vec<Piece>,
    },
    /// Only the one has it.
    OnlyOne(Span),
    /// Only the other has it.
    OnlyOther(Span),
}

/// A stretch of words of a changed sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where.
    pub span: Span,
    /// Whether the other sentence has it, too.
    pub is_shared: bool,
}

/// How two documents differ, in the order of both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Every sentence of both.
    pub changes: Vec<Change>,
}

impl Difference {
    /// How many sentences are the same, changed, only in the one, only in the other.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize, usize) {
        let mut counts = (0, 0, 0, 0);
        for change in &self.changes {
            match change {
                Change::Same { .. } => counts.0 += 1,
                Change::Changed { .. } => counts.1 += 1,
                Change::OnlyOne(_) => counts.2 += 1,
                Change::OnlyOther(_) => counts.3 += 1,
            }
        }
        counts
    }
}

/// Compares two documents sentence by sentence, and changed sentences word by word.
#[must_use]
pub fn difference(one: &Source, other: &Source) -> Difference {
    let (own, others) = (sentences(one), sentences(other));
    let mut changes = Vec::new();
    let (mut at, mut at_other) = (0, 0);
    let between = |changes: &mut Vec<Change>, own: &[Sentence<'_>], others: &[Sentence<'_>]| {
        apart(changes, own, others);
    };
    for (same, same_other) in common(&own, &others, |sentence| &sentence.plain) {
        between(&mut changes, &own[at..same], &others[at_other..same_other]);
        changes.push(Change::Same { one: own[same].span, other: others[same_other].span });
        (at, at_other) = (same + 1, same_other + 1);
    }
    between(&mut changes, &own[at..], &others[at_other..]);
    Difference { changes }
}

/// A sentence with its words.
struct Sentence<'a> {
    span: Span,
    plain: String,
    words: Vec<Word<'a>>,
}

struct Word<'a> {
    span: Span,
    plain: std::borrow::Cow<'a, str>,
}

fn sentences(source: &Source) -> Vec<Sentence<'_>> {
    let text = &source.document.text;
    let sentence = |&span: &Span| {
        let words = words(text, span);
        let plain: Vec<&str> = words.iter().map(|word| word.plain.as_ref()).collect();
        Sentence { span, plain: plain.join(" "), words }
    };
    source.extraction.sentences.iter().map(sentence).filter(|sentence| !sentence.plain.is_empty()).collect()
}

/// The words of a stretch, without case and marks.
fn words(text: &str, span: Span) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = span.start as usize;
    for part in span.of(text).split(char::is_whitespace) {
        let word = Span::new(start as u32, (start + part.len()) as u32);
        start += part.len();
        start += text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let plain = normal(part);
        if !plain.trim().is_empty() {
            found.push(Word { span: word, plain });
        }
    }
    found
}

/// What is the same in two lists, in the order of both: the places in the one and in the other.
///
/// The ends that are the same are taken off first; between them it is the longest common subsequence, where the table
/// for it is not too large.
fn common<T>(one: &[T], other: &[T], key: impl Fn(&T) -> &str) -> Vec<(usize, usize)> {
    let is_same = |own: usize, others: usize| key(&one[own]) == key(&other[others]);
    let shorter = one.len().min(other.len());
    let begin = (0..shorter).take_while(|&index| is_same(index, index)).count();
    let end = (1..=shorter - begin).take_while(|&back| is_same(one.len() - back, other.len() - back)).count();
    let mut found: Vec<(usize, usize)> = (0..begin).map(|index| (index, index)).collect();
    let (rows, columns) = (one.len() - begin - end, other.len() - begin - end);
    if rows * columns <= MOST_CELLS {
        let width = columns + 1;
        let mut longest = vec![0_u32; (rows + 1) * width];
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                longest[row * width + column] = if is_same(begin + row, begin + column) {
                    longest[(row + 1) * width + column + 1] + 1
                } else {
                    longest[(row + 1) * width + column].max(longest[row * width + column + 1])
                };
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < rows && column < columns {
            if is_same(begin + row, begin + column) {
                found.push((begin + row, begin + column));
                (row, column) = (row + 1, column + 1);
            } else if longest[(row + 1) * width + column] >= longest[row * width + column + 1] {
                row += 1;
            } else {
                column += 1;
            }
        }
    }
    found.extend((1..=end).rev().map(|back| (one.len() - back, other.len() - back)));
    found
}

/// Sentences between two that are the same: each is set against the one that has most of its words, in order.
fn apart(changes: &mut Vec<Change>, own: &[Sentence<'_>], others: &[Sentence<'_>]) {
    let mut next = 0;
    for sentence in own {
        let likest = (next..others.len())
            .map(|index| (alike(sentence, &others[index]), index))
            .filter(|(tenths, _)| *tenths >= CHANGED)
            .max_by_key(|&(tenths, index)| (tenths, std::cmp::Reverse(index)));
        let Some((_, index)) = likest else {
            changes.push(Change::OnlyOne(sentence.span));
            continue;
        };
        changes.extend(others[next..index].iter().map(|other| Change::OnlyOther(other.span)));
        let shared = common(&sentence.words, &others[index].words, |word| word.plain.as_ref());
        changes.push(Change::Changed {
            one: pieces(&sentence.words, shared.iter().map(|pair| pair.0)),
            other: pieces(&others[index].words, shared.iter().map(|pair| pair.1)),
        });
        next = index + 1;
    }
    changes.extend(others[next..].iter().map(|other| Change::OnlyOther(other.span)));
}

/// How many tenths of the words of the longer sentence stand in the other.
fn alike(one: &Sentence<'_>, other: &Sentence<'_>) -> usize {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in &one.words {
        *counts.entry(word.plain.as_ref()).or_default() += 1;
    }
    let mut shared = 0;
    for word in &other.words {
        if let Some(count) = counts.get_mut(word.plain.as_ref()).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    shared * 10 / one.words.len().max(other.words.len()).max(1)
}

/// The words in stretches of those that are shared and those that are not.
fn pieces(words: &[Word<'_>], shared: impl Iterator<Item = usize>) -> Vec<Piece> {
    let mut shared = shared.peekable();
    let mut found: Vec<Piece> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let is_shared = shared.next_if_eq(&index).is_some();
        match found.last_mut().filter(|last| last.is_shared == is_shared) {
            Some(last) => last.span.end = word.span.end,
            None => found.push(Piece { span: word.span, is_shared }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{ReadOptions, read};
    use crate::extraction::Extraction;

    /// A document whose sentences are its paragraphs.
    fn source(text: &str) -> Source {
        let document = read("a.txt", text.as_bytes(), &ReadOptions::default());
        let extraction = Extraction {
            document: document.id.clone(),
            mentions: Vec::new(),
            entities: Vec::new(),
            claims: Vec::new(),
            sentences: document.paragraphs.iter().map(|paragraph| paragraph.span).collect(),
            notices: Vec::new(),
        };
        Source { document: Arc::new(document), extraction: Arc::new(extraction) }
    }

    #[test]
    fn sentences_are_the_same_changed_or_only_in_one() {
        let one = "The bridge is closed.\n\nIt will cost 12 million crowns, the mayor said on Monday.\n\nA ferry runs \
            from six.\n\nEnd.";
        let other = "The bridge is closed!\n\nIt will cost 13 million crowns, the mayor said.\n\nNobody was asked \
            about it.\n\nEnd.";
        let (one, other) = (source(one), source(other));
        let found = difference(&one, &other);
        assert_eq!(found.counts(), (2, 1, 1, 1));
        let Some(Change::Changed { one: own, other: others }) = found.changes.get(1) else {
            panic!("{:?}", found.changes)
        };
        let told = |source: &Source, pieces: &[Piece]| -> Vec<String> {
            let mark = |piece: &Piece| if piece.is_shared { "=" } else { "!" };
            pieces
                .iter()
                .map(|piece| format!("{}{}", mark(piece), piece.span.of(&source.document.text)))
                .collect()
        };
        assert_eq!(
            told(&one, own),
            ["=It will cost", "!12", "=million crowns, the mayor said", "!on Monday."]
        );
        assert_eq!(told(&other, others), ["=It will cost", "!13", "=million crowns, the mayor said."]);
    }

    #[test]
    fn every_sentence_of_both_is_there_once() {
        let texts =
            ["", "One is here.", "One is here.\n\nTwo is there.\n\nOne is here.", "Two is there.\n\nThree."];
        for one in texts {
            for other in texts {
                let (one, other) = (source(one), source(other));
                let (same, changed, only_one, only_other) = difference(&one, &other).counts();
                assert_eq!(same + changed + only_one, one.extraction.sentences.len());
                assert_eq!(same + changed + only_other, other.extraction.sentences.len());
            }
        }
    }
}
