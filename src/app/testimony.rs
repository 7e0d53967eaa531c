//! The sentences of one relation as a person reads them: put together by article or by date, each with the
//! places where others copy it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::evidence::Place;
use crate::knowledge::{Evidence, Knowledge, Relation, SentenceIdentity, SourceIndex};

/// By what the sentences of a relation are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceOrder {
    /// By the article that says it, in the order in which the articles were opened.
    #[default]
    Article,
    /// By when it happened by the sentence's own account, or else by when its article was published.
    Date,
}

/// What the sentences of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// They stand in this article.
    Article(SourceIndex),
    /// They give these days to what they say, the first and the last.
    Happened(Date, Date),
    /// They give no date; their articles were published on this day.
    Published(Date),
    /// Neither they nor their articles have a date.
    Undated,
}

/// Sentences that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub heading: Heading,
    /// The sentences, never none.
    pub sentences: Vec<Sentence>,
}

/// A sentence, and where others copy it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Which of [`Relation::evidence`].
    pub evidence: usize,
    /// The other places with the very same words, in the same order as all.
    pub copies: Vec<Place>,
}

/// What comes first, and what stands together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The article.
    Article(SourceIndex),
    /// The first and the last day, and whether they are those of the article alone.
    Days(Date, Date, bool),
    /// No day.
    Undated,
}

/// The sentences of `relation` in this order. A sentence that stands word for word in other places, too, is shown
/// once, where it comes first.
#[must_use]
pub fn groups(knowledge: &Knowledge, relation: &Relation, order: EvidenceOrder) -> Vec<Group> {
    let mut sorted: Vec<(Key, Place, usize)> = relation
        .evidence
        .iter()
        .enumerate()
        .map(|(index, evidence)| (key(knowledge, evidence, order), place(evidence), index))
        .collect();
    sorted.sort_unstable();
    let mut groups: Vec<(Key, Group)> = Vec::new();
    // Where each sentence stands, and where it is shown: in which group, as which of its sentences.
    let mut shown: BTreeMap<SentenceIdentity, (Place, usize, usize)> = BTreeMap::new();
    for (key, place, index) in sorted {
        let identity = relation.evidence[index].identity();
        if let Some(&(_, group, sentence)) = shown.get(&identity).filter(|(first, ..)| *first != place) {
            let copies = &mut groups[group].1.sentences[sentence].copies;
            if copies.last() != Some(&place) {
                copies.push(place);
            }
            continue;
        }
        if groups.last().is_none_or(|(last, _)| *last != key) {
            groups.push((key, Group { heading: heading(key), sentences: Vec::new() }));
        }
        let last = groups.len() - 1;
        let sentences = &mut groups[last].1.sentences;
        sentences.push(Sentence { evidence: index, copies: Vec::new() });
        shown.entry(identity).or_insert((place, last, sentences.len() - 1));
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn place(evidence: &Evidence) -> Place {
    Place { source: evidence.source, span: evidence.sentence }
}

fn key(knowledge: &Knowledge, evidence: &Evidence, order: EvidenceOrder) -> Key {
    if order == EvidenceOrder::Article {
        return Key::Article(evidence.source);
    }
    let published = || knowledge.sources.get(evidence.source as usize)?.document.date;
    match evidence.days() {
        Some((first, last)) => Key::Days(first, last, false),
        None => published().map_or(Key::Undated, |day| Key::Days(day, day, true)),
    }
}

const fn heading(key: Key) -> Heading {
    match key {
        Key::Article(source) => Heading::Article(source),
        Key::Days(day, _, true) => Heading::Published(day),
        Key::Days(first, last, false) => Heading::Happened(first, last),
        Key::Undated => Heading::Undated,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{ReadOptions, Span, read};
    use crate::extraction::{DateSpan, Extraction};
    use crate::knowledge::samples::relation;
    use crate::knowledge::{Knowledge, Source};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// A document without a date, and two with one.
    fn three_articles() -> Knowledge {
        let texts = ["Words.\n", "15 March 1843\n\nWords.\n", "12 March 1843\n\nWords.\n"];
        let source = |(number, text): (usize, &str)| {
            let name = format!("{number}.txt");
            let document = read(&name, text.as_bytes(), &ReadOptions::default());
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
        Knowledge::build(texts.into_iter().enumerate().map(source).collect())
    }

    fn said(source: SourceIndex, start: u32, wording: u64, days: Option<&str>) -> Evidence {
        let date = days.map(|text| DateSpan { text: Span::new(0, 1), days: Some((day(text), day(text))) });
        let sentence = Span::new(start, start + 10);
        Evidence { source, sentence, date, wording: Some(wording), ..Evidence::default() }
    }

    /// What a group holds: its heading and, for each sentence, which it is and in which articles it is copied.
    type Told = (Heading, Vec<(usize, Vec<SourceIndex>)>);

    fn told(evidence: Vec<Evidence>, order: EvidenceOrder) -> Vec<Told> {
        let mut met = relation(1, 1, 2, "met");
        met.evidence = evidence;
        let sentence = |one: &Sentence| (one.evidence, one.copies.iter().map(|copy| copy.source).collect());
        let groups = groups(&three_articles(), &met, order).into_iter();
        groups.map(|group| (group.heading, group.sentences.iter().map(sentence).collect())).collect()
    }

    #[test]
    fn by_article_sentences_stand_in_the_order_of_the_text() {
        // The sentence with a date was moved to the front.
        let evidence = vec![said(0, 50, 1, Some("1841-05-05")), said(0, 10, 2, None), said(2, 0, 3, None)];
        let told = told(evidence, EvidenceOrder::Article);
        let first = (Heading::Article(0), vec![(1, vec![]), (0, vec![])]);
        assert_eq!(told, [first, (Heading::Article(2), vec![(2, vec![])])]);
    }

    #[test]
    fn a_copied_sentence_stands_once_with_the_places_of_its_copies() {
        let evidence =
            vec![said(0, 0, 7, None), said(1, 40, 7, None), said(1, 90, 8, None), said(2, 0, 7, None)];
        let by_article = told(evidence.clone(), EvidenceOrder::Article);
        let first = (Heading::Article(0), vec![(0, vec![1, 2])]);
        assert_eq!(by_article, [first, (Heading::Article(1), vec![(2, vec![])])]);
        // By date the one that was published first is the source.
        let by_date = told(evidence, EvidenceOrder::Date);
        let first = (Heading::Published(day("1843-03-12")), vec![(3, vec![1, 0])]);
        assert_eq!(by_date, [first, (Heading::Published(day("1843-03-15")), vec![(2, vec![])])]);
    }

    #[test]
    fn by_date_the_days_of_the_sentence_count_before_those_of_its_article() {
        let evidence = vec![
            said(0, 0, 1, None),
            said(1, 0, 2, Some("1843-03-12")),
            said(2, 0, 3, None),
            said(2, 20, 4, Some("1841-05-05")),
            said(1, 20, 5, Some("1841-05-05")),
        ];
        let (march, may) = (day("1843-03-12"), day("1841-05-05"));
        let expected = [
            (Heading::Happened(may, may), vec![(4, vec![]), (3, vec![])]),
            (Heading::Happened(march, march), vec![(1, vec![])]),
            (Heading::Published(march), vec![(2, vec![])]),
            (Heading::Undated, vec![(0, vec![])]),
        ];
        assert_eq!(told(evidence, EvidenceOrder::Date), expected);
    }

    #[test]
    fn one_sentence_that_says_it_twice_stands_twice() {
        let again = Evidence { subject: Span::new(5, 6), ..said(0, 0, 7, Some("1842-01-01")) };
        let evidence = vec![said(0, 0, 7, Some("1841-05-05")), again];
        let told = told(evidence, EvidenceOrder::Article);
        assert_eq!(told, [(Heading::Article(0), vec![(0, vec![]), (1, vec![])])]);
    }
}
