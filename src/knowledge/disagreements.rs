//! Relations that two documents say with different numbers, or of one event with different dates.
//!
//! Only what is said of the same subject in the same words or type is compared, so that it takes little time however
//! many documents there are; [`crate::comparison`] looks at every sentence of two documents.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::contradictions::holds_many_things;
use super::figures::{self, Comparison, Figure, Mentioned, figures};
use super::occasions::{self, are_kindred, may_be_one_description};
use super::phrases::stems;
use super::quantities::may_hold_numbers;
use super::{Entity, EntityId, Evidence, Relation, RelationId, Source, SourceIndex};
use crate::document::Span;
use crate::vocabulary::{MentionKind, RelationType};

/// Of more sentences of one subject and type no pairs are made.
const MOST: usize = 60;

/// What two sentences disagree about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// How many or how much.
    Number,
    /// When.
    Date,
}

/// One side of a disagreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// The relation.
    pub relation: RelationId,
    /// Which of its sentences.
    pub evidence: usize,
    /// The words of the number or date, in the document of the sentence.
    pub words: Span,
}

/// Two sentences of different sources that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Disagreement {
    /// About what.
    pub matter: Matter,
    /// The one that was opened first.
    pub one: Side,
    /// The other; perhaps of the same relation.
    pub other: Side,
}

/// What is said of a subject: the type, and the stems of the words where the type says little.
type Said = (EntityId, Option<RelationType>, Vec<String>);

/// A sentence of a relation.
type Sentence<'a> = (&'a Relation, usize, &'a Evidence);

/// The disagreements among the relations, sorted. `mentions` gives those of a document in order of place.
pub(super) fn find(
    sources: &[Source],
    entities: &[Entity],
    relations: &[Relation],
    mentions: &dyn Fn(SourceIndex) -> Vec<Mentioned>,
) -> Vec<Disagreement> {
    let mut reader = Reader { sources, mentions, known: BTreeMap::new() };
    let mut found = BTreeSet::new();
    for sentences in groups(sources, relations) {
        let told: Vec<Told> = sentences.into_iter().map(|sentence| reader.told(sentence)).collect();
        for (number, one) in told.iter().enumerate() {
            for other in &told[number + 1..] {
                if one.sentence.2.source != other.sentence.2.source {
                    found.extend(numbers(one, other));
                    found.extend(dates(sources, entities, one, other));
                }
            }
        }
    }
    found.into_iter().collect()
}

/// What is said of one subject in one type, or where that says little in the same words, by several documents, as far
/// as it has a number or a date; in order of document and place.
fn groups<'a>(sources: &[Source], relations: &'a [Relation]) -> Vec<Vec<Sentence<'a>>> {
    let mut types: BTreeMap<(EntityId, Option<RelationType>), Vec<&Relation>> = BTreeMap::new();
    for relation in relations.iter().filter(|relation| !relation.negated) {
        types.entry((relation.subject, relation.relation)).or_default().push(relation);
    }
    let mut groups: BTreeMap<Said, Vec<&Relation>> = BTreeMap::new();
    // The words of what stands alone need not be looked at.
    for ((subject, kind), relations) in types.into_iter().filter(|(_, relations)| is_of_several(relations)) {
        let needs_words = kind.is_none_or(holds_many_things);
        for relation in relations {
            let words = if needs_words { stems(&relation.phrase) } else { Vec::new() };
            groups.entry((subject, kind, words)).or_default().push(relation);
        }
    }
    let has_any = |evidence: &Evidence| {
        let text =
            sources.get(evidence.source as usize).map(|source| evidence.sentence.of(&source.document.text));
        evidence.date.is_some() || text.is_some_and(may_hold_numbers)
    };
    let mut several = Vec::new();
    for group in groups.into_values() {
        if !is_of_several(&group) {
            continue;
        }
        let sentences = group.iter().flat_map(|&relation| {
            relation.evidence.iter().enumerate().map(move |(index, evidence)| (relation, index, evidence))
        });
        let mut sentences: Vec<Sentence> = sentences.filter(|(.., evidence)| has_any(evidence)).collect();
        sentences.sort_by_key(|(relation, index, evidence)| {
            (evidence.source, evidence.sentence, relation.id, *index)
        });
        if sentences.len() <= MOST {
            several.push(sentences);
        }
    }
    several
}

/// Whether several documents say it.
fn is_of_several(relations: &[&Relation]) -> bool {
    let mut evidence = relations.iter().flat_map(|relation| &relation.evidence);
    let first = evidence.next().map(|first| first.source);
    evidence.any(|other| Some(other.source) != first)
}

/// A sentence with what can be compared of it, so that it is read once, however many others there are.
struct Told<'a> {
    sentence: Sentence<'a>,
    /// Its numbers that belong to the relation.
    figures: Vec<Figure>,
    /// Its days, and the words that say them.
    days: Option<Days>,
}

/// Days, and the words that say them.
type Days = ((Date, Date), Span);

/// Reads the numbers and days of sentences.
struct Reader<'a> {
    sources: &'a [Source],
    mentions: &'a dyn Fn(SourceIndex) -> Vec<Mentioned>,
    known: BTreeMap<SourceIndex, Vec<Mentioned>>,
}

impl Reader<'_> {
    fn told<'a>(&mut self, sentence: Sentence<'a>) -> Told<'a> {
        let evidence = sentence.2;
        let mut figures = self.figures(evidence);
        figures.retain(|figure| belongs_to(figure.span, evidence));
        Told { sentence, figures, days: occasions::date(self.sources, evidence) }
    }

    fn figures(&mut self, evidence: &Evidence) -> Vec<Figure> {
        let Some(source) = self.sources.get(evidence.source as usize) else { return Vec::new() };
        if !may_hold_numbers(evidence.sentence.of(&source.document.text)) {
            return Vec::new();
        }
        let mentions = self.mentions;
        let known = self.known.entry(evidence.source).or_insert_with(|| mentions(evidence.source));
        figures(source, evidence.source, known, evidence.sentence)
    }
}

/// Where two sentences give different numbers of the same.
fn numbers(one: &Told<'_>, other: &Told<'_>) -> Option<Disagreement> {
    let mut different = None;
    for figure in &one.figures {
        for counterpart in &other.figures {
            match figures::compare(figure, counterpart) {
                // One of several numbers agrees: the others are about something else.
                Some(Comparison::Agree) => return None,
                Some(Comparison::Differ) => {
                    different = different.or(Some((figure.span, counterpart.span)));
                }
                Some(Comparison::Changed) | None => {}
            }
        }
    }
    different.map(|words| disagreement(Matter::Number, one.sentence, other.sentence, words))
}

/// Where two sentences give different dates to one event.
fn dates(sources: &[Source], entities: &[Entity], one: &Told<'_>, other: &Told<'_>) -> Option<Disagreement> {
    let ((own, own_words), (others, other_words)) = (one.days?, other.days?);
    let may_be_one = |one: &Relation, other: &Relation| {
        one.subject == other.subject && may_be_one_thing(entities, one.object, other.object)
    };
    let (one, other) = (one.sentence, other.sentence);
    let compared = occasions::compare_days(sources, (one.0, one.2, own), (other.0, other.2, others));
    let differ = compared == Comparison::Differ && are_kindred(one.0, other.0, &may_be_one);
    differ.then(|| disagreement(Matter::Date, one, other, (own_words, other_words)))
}

/// Whether two entities are descriptions without a name that may be of one thing.
pub(crate) fn may_be_one_thing(entities: &[Entity], one: EntityId, other: EntityId) -> bool {
    let find = |id: EntityId| {
        entities.binary_search_by_key(&id, |entity| entity.id).ok().map(|index| &entities[index])
    };
    let Some((one, other)) = find(one).zip(find(other)) else { return false };
    let is_nameless =
        |entity: &Entity| entity.mentions.iter().all(|mention| mention.kind == MentionKind::Nominal);
    one.kind == other.kind
        && is_nameless(one)
        && is_nameless(other)
        && may_be_one_description(&one.name, &other.name)
}

fn disagreement(matter: Matter, one: Sentence<'_>, other: Sentence<'_>, words: (Span, Span)) -> Disagreement {
    let side = |sentence: Sentence<'_>, words| Side { relation: sentence.0.id, evidence: sentence.1, words };
    Disagreement { matter, one: side(one, words.0), other: side(other, words.1) }
}

/// Whether the words of a number stand within what a claim says: between the first and the last of its words, or
/// directly before or after them.
pub(crate) fn belongs_to(number: Span, evidence: &Evidence) -> bool {
    /// So many bytes may stand between.
    const BESIDE: u32 = 24;
    let spans = || [evidence.subject, evidence.object].into_iter().chain(evidence.trigger.iter().copied());
    let spans = || spans().filter(|span| evidence.sentence.contains(*span));
    let start = spans().map(|span| span.start).min().unwrap_or(evidence.sentence.start);
    let end = spans().map(|span| span.end).max().unwrap_or(evidence.sentence.end);
    number.start + BESIDE >= start && number.start <= end + BESIDE
}
