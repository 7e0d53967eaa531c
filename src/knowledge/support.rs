//! What stands behind a relation: its dates, its distinct sentences, its distinct sources.
//!
//! News agencies are copied: the very same sentence in two documents is one sentence of one source, and a
//! document that is a copy of another on the whole is no source of its own, whatever words were changed in it.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::{Evidence, Relation, SourceIndex};
use crate::document::Span;

/// What tells one sentence from another: its words, or its place where the words are not at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SentenceIdentity {
    /// A sentence with these words.
    Wording(u64),
    /// The sentence at this place.
    Place(SourceIndex, Span),
}

impl Evidence {
    /// What tells its sentence from others; equal for a sentence and its copy in another document.
    #[must_use]
    pub fn identity(&self) -> SentenceIdentity {
        let place = SentenceIdentity::Place(self.source, self.sentence);
        self.wording.map_or(place, SentenceIdentity::Wording)
    }

    /// The document that counts as the source: its own, or the one that its own copies.
    #[must_use]
    pub fn original(&self) -> SourceIndex {
        self.copy_of.unwrap_or(self.source)
    }

    /// The first and the last day that its date may mean.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        self.date.and_then(|date| date.days)
    }
}

impl Relation {
    /// The distinct stretches of days that its sentences give, first and last day, in order; empty when the
    /// texts do not say when.
    #[must_use]
    pub fn dates(&self) -> Vec<(Date, Date)> {
        let mut dates: Vec<(Date, Date)> = self.evidence.iter().filter_map(Evidence::days).collect();
        if dates.is_empty() {
            dates.extend(self.date.and_then(|date| date.days));
        }
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    /// Whether another relation says the opposite.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        !self.contradicted_by.is_empty()
    }

    /// Whether the text says only that somebody says it.
    #[must_use]
    pub fn is_reported(&self) -> bool {
        !self.attribution.is_empty()
    }

    /// How many distinct sentences say it.
    #[must_use]
    pub fn sentences(&self) -> usize {
        distinct_sentences(&self.evidence)
    }

    /// How many distinct sources say it: documents, but for those that only copy sentences of others, or the
    /// whole of another.
    #[must_use]
    pub fn sources(&self) -> usize {
        distinct_sources(&self.evidence)
    }

    /// By what relations are ranked: whether the text says that it is so, then how many sources and how many
    /// sentences say it. What is denied has no weight.
    #[must_use]
    pub fn support(&self) -> (bool, usize, usize) {
        (!self.negated, self.sources(), self.sentences())
    }

    /// In how many documents the very words of a sentence of it stand.
    #[must_use]
    pub fn copies(&self, evidence: &Evidence) -> usize {
        let same = self.evidence.iter().filter(|other| other.identity() == evidence.identity());
        same.map(|other| other.source).collect::<FxHashSet<_>>().len()
    }
}

/// How many distinct sentences there are; a copy is the same sentence.
pub fn distinct_sentences<'a>(evidence: impl IntoIterator<Item = &'a Evidence>) -> usize {
    let Some(several) = several(evidence) else { return 0 };
    let Several::Many(several) = several else { return 1 };
    let mut sentences: Vec<SentenceIdentity> = several.map(Evidence::identity).collect();
    sentences.sort_unstable();
    sentences.dedup();
    sentences.len()
}

/// How many documents have a sentence that no document before them has; copies count with what they copy.
pub fn distinct_sources<'a>(evidence: impl IntoIterator<Item = &'a Evidence>) -> usize {
    let Some(several) = several(evidence) else { return 0 };
    let Several::Many(several) = several else { return 1 };
    let mut places: Vec<(SourceIndex, SentenceIdentity)> =
        several.map(|evidence| (evidence.original(), evidence.identity())).collect();
    if places.iter().all(|(source, _)| places.first().is_some_and(|(first, _)| first == source)) {
        return 1;
    }
    places.sort_unstable();
    let mut seen = FxHashSet::default();
    let mut sources: Vec<SourceIndex> =
        places.into_iter().filter(|(_, sentence)| seen.insert(*sentence)).map(|(source, _)| source).collect();
    sources.dedup();
    sources.len()
}

/// Most relations have a single sentence, which needs no counting.
enum Several<Rest> {
    One,
    Many(Rest),
}

/// One piece of evidence or all of several; `None` where there is none.
fn several<'a>(
    evidence: impl IntoIterator<Item = &'a Evidence>,
) -> Option<Several<impl Iterator<Item = &'a Evidence>>> {
    let mut evidence = evidence.into_iter();
    let first = evidence.next()?;
    let Some(second) = evidence.next() else { return Some(Several::One) };
    Some(Several::Many([first, second].into_iter().chain(evidence)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::samples::relation;

    fn said(source: SourceIndex, start: u32, wording: u64) -> Evidence {
        let sentence = Span::new(start, start + 10);
        Evidence { source, sentence, wording: Some(wording), ..Evidence::default() }
    }

    #[test]
    fn a_document_that_only_copies_is_no_source_of_its_own() {
        let mut copied = relation(1, 1, 2, "met");
        copied.evidence = vec![said(0, 0, 7), said(1, 40, 7), said(2, 0, 7)];
        assert_eq!((copied.sources(), copied.sentences()), (1, 1));
        assert_eq!(copied.copies(&copied.evidence[0]), 3);
        copied.evidence.push(said(2, 50, 8));
        assert_eq!((copied.sources(), copied.sentences()), (2, 2), "the third adds words of its own");
        assert_eq!(copied.copies(&copied.evidence[3]), 1);
    }

    #[test]
    fn a_copy_with_other_words_is_no_source_of_its_own() {
        let mut told = relation(1, 1, 2, "met");
        told.evidence = vec![said(0, 0, 7), Evidence { copy_of: Some(0), ..said(1, 0, 8) }];
        assert_eq!((told.sources(), told.sentences()), (1, 2));
        told.evidence.push(said(2, 0, 9));
        assert_eq!(told.sources(), 2);
    }

    #[test]
    fn where_the_words_are_not_at_hand_places_are_told_apart() {
        let mut said = relation(1, 1, 2, "met");
        said.evidence.push(Evidence { source: 1, ..said.evidence[0].clone() });
        assert_eq!((said.sources(), said.sentences()), (2, 2));
    }

    #[test]
    fn each_distinct_stretch_of_days_is_a_date() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let on = |text: &str| {
            let days = Some((day(text), day(text)));
            Some(crate::extraction::DateSpan { text: Span::new(0, 1), days })
        };
        let mut met = relation(1, 1, 2, "met");
        assert!(met.dates().is_empty());
        met.date = on("2026-02-20");
        assert_eq!(met.dates().len(), 1, "a relation may have a date that no sentence gives");
        for (number, date) in ["2026-02-20", "2026-01-12", "2026-02-20"].into_iter().enumerate() {
            let number = number as u32;
            met.evidence.push(Evidence { date: on(date), ..said(number, 0, u64::from(number)) });
        }
        assert_eq!(met.dates(), ["2026-01-12", "2026-02-20"].map(|text| (day(text), day(text))));
    }
}
