//! Which documents are copies of others: the same text in other bytes, or the story of an agency with a few words
//! changed, cut or added.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Relation, Source, SourceIndex};

/// A text with fewer pieces of four words is too short to be known by them.
const LEAST: usize = 12;
/// So many of the least pieces of a text are looked up among those of others.
const SAMPLE: usize = 24;
/// A piece that stands in more texts than this is a phrase of the trade, which leads to no copies.
const MOST_TEXTS: usize = 64;

/// A document that is a copy of another.
///
/// Two documents are copies when at least six tenths of the pieces of the shorter one stand in the longer one, and
/// these are at least half of the longer one: whoever changes one word in every dozen still copies, whoever takes
/// over a few quotations does not, and neither does a digest of several stories. Of those that copy each
/// other, the one that was published first is the original; among equals the one that was opened first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Copy {
    /// The copy.
    pub source: SourceIndex,
    /// The original.
    pub of: SourceIndex,
    /// Which share of the words of the copy stands in the original, four or more in a row; 0 to 1.
    pub share: f32,
}

/// The copies among the documents, in order.
pub(super) fn find(sources: &[Source]) -> Vec<Copy> {
    // The documents in clusters, each by its first one.
    let mut first: Vec<SourceIndex> = (0..sources.len() as SourceIndex).collect();
    let mut texts: FxHashMap<u32, Vec<SourceIndex>> = FxHashMap::default();
    for (index, source) in (0..).zip(sources) {
        let sketch = &source.document.sketch;
        if sketch.len() < LEAST {
            continue;
        }
        let mut candidates: BTreeSet<SourceIndex> = BTreeSet::new();
        for piece in sketch.sample(SAMPLE) {
            let others = texts.entry(*piece).or_default();
            candidates.extend(others.iter());
            if others.len() < MOST_TEXTS {
                others.push(index);
            }
        }
        let original = candidates.into_iter().find(|&other| are_copies(source, &sources[other as usize]));
        if let Some(original) = original {
            first[index as usize] = first[original as usize];
        }
    }
    let mut members: FxHashMap<SourceIndex, Vec<SourceIndex>> = FxHashMap::default();
    for (index, &first) in (0..).zip(&first).filter(|(index, first)| index != *first) {
        members.entry(first).or_insert_with(|| vec![first]).push(index);
    }
    let mut copies = Vec::new();
    for members in members.into_values() {
        let published = |&index: &SourceIndex| {
            let date = sources[index as usize].document.date;
            (date.is_none(), date, index)
        };
        let Some(of) = members.iter().copied().min_by_key(published) else { continue };
        let original = &sources[of as usize].document.sketch;
        copies.extend(members.into_iter().filter(|&index| index != of).map(|source| {
            let share = original.share_of(&sources[source as usize].document.text);
            Copy { source, of, share }
        }));
    }
    copies.sort_unstable_by_key(|copy| copy.source);
    copies
}

/// Whether two texts are copies of each other.
fn are_copies(one: &Source, other: &Source) -> bool {
    let (one, other) = (&one.document.sketch, &other.document.sketch);
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if longer > shorter * 2 {
        return false;
    }
    let shared = one.shared(other);
    shared * 10 >= shorter * 6 && shared * 2 >= longer
}

/// Enters into every piece of evidence of which document its document is a copy.
pub(super) fn enter(relations: &mut [Relation], copies: &[Copy]) {
    if copies.is_empty() {
        return;
    }
    for evidence in relations.iter_mut().flat_map(|relation| &mut relation.evidence) {
        let found = copies.binary_search_by_key(&evidence.source, |copy| copy.source);
        evidence.copy_of = found.ok().and_then(|index| copies.get(index)).map(|copy| copy.of);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{ReadOptions, read};
    use crate::extraction::Extraction;

    const STORY: &str = "The council of Aldby has voted to close the old bridge over the river for two years. \
        Mayor Tora Lind said the work would cost 12 million crowns and begin in the spring. Shopkeepers on the \
        northern bank fear for their trade. A ferry will carry people across from six in the morning.";

    fn sources(texts: &[&str]) -> Vec<Source> {
        let source = |(number, text): (usize, &&str)| {
            let document = read(&format!("{number}.txt"), text.as_bytes(), &ReadOptions::default());
            let extraction = Extraction {
                document: document.id.clone(),
                mentions: Vec::new(),
                entities: Vec::new(),
                claims: Vec::new(),
                sentences: Vec::new(),
                notices: Vec::new(),
            };
            Source { document: Arc::new(document), extraction: Arc::new(extraction) }
        };
        texts.iter().enumerate().map(source).collect()
    }

    fn found(texts: &[&str]) -> Vec<(SourceIndex, SourceIndex, u32)> {
        let percent = |copy: Copy| (copy.source, copy.of, (copy.share * 100.0).round() as u32);
        find(&sources(texts)).into_iter().map(percent).collect()
    }

    #[test]
    fn the_same_text_in_other_bytes_is_a_copy() {
        assert_eq!(found(&[STORY, &STORY.replace(". ", ".\r\n\r\n")]), [(1, 0, 100)]);
    }

    #[test]
    fn a_few_changed_words_and_a_cut_end_leave_a_copy() {
        let changed = STORY.replace("12 million", "13 million").replace("old bridge", "bridge");
        let cut = changed.rsplit_once(" A ferry").unwrap().0;
        let copies = found(&[
            STORY,
            "Quite another story about other people in other towns, told at length by \
            somebody who has never been to any of them and says so.",
            cut,
        ]);
        let [(2, 0, share)] = copies[..] else { panic!("{copies:?}") };
        assert!((80..100).contains(&share), "{share}");
    }

    #[test]
    fn what_shares_a_quotation_or_holds_several_stories_is_no_copy() {
        let other = "Mayor Tora Lind said the work would cost 12 million crowns and begin in the spring. The \
            opposition called that far too much and asked for a new vote, which the chairman of the council \
            refused to hold before the summer, as the rules of the house have it.";
        assert!(found(&[STORY, other]).is_empty());
        let second = "The library of Aldby has bought four thousand books from the estate of a doctor who died \
            last year. They will be shown to readers from the first of May, the librarian said on Friday, and \
            can be borrowed from then on by everybody who has a card of the town or of the county.";
        assert!(found(&[STORY, second, &format!("{STORY}\n\n{second}\n\n{other}")]).is_empty());
        assert!(found(&["Too short to say.", "Too short to say."]).is_empty());
    }

    #[test]
    fn the_one_that_was_published_first_is_the_original() {
        let on = |day: &str| format!("Bridge to close\n\n{day}\n\n{STORY}");
        let (later, earlier) = (on("4 March 2026"), on("3 March 2026"));
        let copies = found(&[&later, STORY, &earlier]);
        assert_eq!(copies.iter().map(|copy| (copy.0, copy.1)).collect::<Vec<_>>(), [(0, 2), (1, 2)]);
    }
}
