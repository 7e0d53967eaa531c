//! What the reader should know of the limits that a text met: no writer meets one, a hostile or damaged
//! text may.

use super::tree::DEEPEST_WALK;
use crate::document::{Document, Span};
use crate::language::Parsed;
use std::borrow::Cow;

/// No writer makes a sentence of so many words and marks. The language engine reads longer ones in parts.
const LONGEST_SENTENCE: usize = 1000;

/// A notice for each limit that was met, with the first place where it was.
pub(super) fn notices(document: &Document, parsed: &[Cow<'_, Parsed>]) -> Vec<String> {
    let mut long = Met::default();
    let mut deep = Met::default();
    for paragraph in parsed {
        for sentence in paragraph.sentences() {
            let Some(first) = paragraph.tokens.get(sentence.start) else { continue };
            if sentence.len() > LONGEST_SENTENCE {
                long.meet(first.span);
            }
            // A sentence is no deeper than it is long.
            if sentence.len() > DEEPEST_WALK && sentence.clone().any(|token| is_deep(paragraph, token)) {
                deep.meet(first.span);
            }
        }
    }
    let mut cut = Met::default();
    for pair in document.paragraphs.windows(2) {
        if let [before, after] = pair
            && is_cut(&document.text, before.span, after.span)
        {
            cut.meet(after.span);
        }
    }
    let long =
        long.notice(&format!("A sentence has more than {LONGEST_SENTENCE} words"), "was read in parts");
    let cut = cut.notice("A paragraph goes on too long without the end of a sentence", "was read in parts");
    let deep =
        deep.notice(&format!("A sentence is nested more than {DEEPEST_WALK} words deep"), "was read in part");
    [cut, long, deep].into_iter().flatten().collect()
}

/// How often a limit was met, and where first.
#[derive(Debug, Default)]
struct Met {
    first: Option<u32>,
    times: usize,
}

impl Met {
    fn meet(&mut self, place: Span) {
        self.first.get_or_insert(place.start);
        self.times += 1;
    }

    fn notice(&self, what: &str, so: &str) -> Option<String> {
        let start = self.first?;
        let more = if self.times > 1 { format!(", the first of {}", self.times) } else { String::new() };
        Some(format!(
            "{what} and {so}; relations between words that stand far apart may be missing (at byte {start} \
             of the text{more})."
        ))
    }
}

/// Whether more words stand between this one and the root than are followed.
fn is_deep(parsed: &Parsed, token: usize) -> bool {
    let head = |token: usize| {
        let head = parsed.tokens.get(token)?.head as usize;
        (head != token).then_some(head)
    };
    std::iter::successors(head(token), |above| head(*above)).nth(DEEPEST_WALK).is_some()
}

/// Whether two paragraphs are parts of a longer one that was cut within a sentence.
fn is_cut(text: &str, before: Span, after: Span) -> bool {
    let between = text.get(before.end as usize..after.start as usize).unwrap_or("\n");
    !between.contains('\n')
        && before
            .of(text)
            .trim_end_matches(['”', '"', '’', ')'])
            .ends_with(|last| !matches!(last, '.' | '!' | '?'))
}
