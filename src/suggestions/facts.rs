//! What the documents tell of each entity that helps to tell it from others.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::evidence::{Dated, Place};
use crate::document::Span;
use crate::knowledge::{
    Entity, EntityId, EntityMention, Evidence, Knowledge, Relation, SourceIndex, country_of, is_belonging,
};
use crate::reference::{Gender, Reference};
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// Something that was dated: the words for the date, the days that they mean, and the sentence.
#[derive(Clone, Debug)]
pub(super) struct When {
    pub(super) words: String,
    pub(super) days: (Date, Date),
    pub(super) place: Place,
}

/// A neighbour, by its place, and the number of the relation with it.
pub(super) type Related = (u32, u32);

/// What is known of an entity.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// What it is related to, with the number of the relation; sorted.
    pub(super) related: Vec<Related>,
    /// How many others it is related to.
    pub(super) degree: usize,
    /// The sentences that call it by its name, sorted.
    pub(super) named_in: Vec<Place>,
    /// The documents that speak of it, sorted.
    pub(super) sources: Vec<SourceIndex>,
    /// A man or a woman, where all that tells agrees.
    pub(super) gender: Option<Gender>,
    /// The titles that it holds, in lower case.
    pub(super) titles: BTreeMap<String, Place>,
    /// The countries that it belongs to or holds an office of.
    pub(super) countries: BTreeMap<String, Place>,
    /// What was dated.
    pub(super) dates: BTreeMap<Dated, When>,
    /// Where it is, took place or was born.
    pub(super) places: BTreeMap<EntityId, Place>,
}

/// What is known of all entities, in the order of [`Knowledge::entities`].
#[derive(Debug)]
pub(super) struct Facts(Vec<Known>);

impl Facts {
    pub(super) fn of(knowledge: &Knowledge) -> Self {
        let mut facts: Vec<Known> =
            knowledge.entities.iter().map(|entity| Known::of(knowledge, entity)).collect();
        for (number, relation) in (0..).zip(&knowledge.relations) {
            let place = |id: EntityId| knowledge.entities.binary_search_by_key(&id, |entity| entity.id).ok();
            let (Some(subject), Some(object)) = (place(relation.subject), place(relation.object)) else {
                continue;
            };
            facts[subject].related.push((object as u32, number));
            facts[object].related.push((subject as u32, number));
            if !relation.negated {
                let ends = (&knowledge.entities[subject], &knowledge.entities[object]);
                facts[subject].learn_as_subject(knowledge, relation, ends);
                facts[object].learn_as_object(knowledge, relation);
            }
        }
        for known in &mut facts {
            known.related.sort_unstable();
            known.degree = known.related.chunk_by(|one, other| one.0 == other.0).count();
        }
        Self(facts)
    }

    /// What is known of the entity at a place of [`Knowledge::entities`].
    pub(super) fn get(&self, place: u32) -> Option<&Known> {
        self.0.get(place as usize)
    }
}

/// The sentence of a mention, or the sentences where a full stop in a name was taken for the end of one; the mention
/// itself where no sentence holds it.
#[must_use]
pub fn sentence_of(knowledge: &Knowledge, mention: &EntityMention) -> Place {
    let sentences =
        knowledge.sources.get(mention.source as usize).map(|source| source.extraction.sentences.as_slice());
    let sentences = sentences.unwrap_or_default();
    let from = sentences.partition_point(|sentence| sentence.end <= mention.span.start);
    let touched = sentences[from..].iter().take_while(|sentence| sentence.start < mention.span.end);
    let span =
        touched.fold(mention.span, |all, one| Span::new(all.start.min(one.start), all.end.max(one.end)));
    Place { source: mention.source, span }
}

/// The first sentence that says a relation.
pub(super) fn said(relation: &Relation) -> Option<Place> {
    relation.evidence.first().map(place_of)
}

fn place_of(evidence: &Evidence) -> Place {
    Place { source: evidence.source, span: evidence.sentence }
}

/// The words of a document.
pub(super) fn words(knowledge: &Knowledge, source: SourceIndex, span: Span) -> &str {
    knowledge.sources.get(source as usize).map_or("", |source| span.of(&source.document.text))
}

impl Known {
    fn of(knowledge: &Knowledge, entity: &Entity) -> Self {
        let names = entity.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
        let mut named_in: Vec<Place> = names.map(|mention| sentence_of(knowledge, mention)).collect();
        named_in.dedup();
        let mut sources: Vec<SourceIndex> = entity.mentions.iter().map(|mention| mention.source).collect();
        sources.dedup();
        let gender = (entity.kind == EntityKind::Person).then(|| gender(knowledge, entity)).flatten();
        Self { named_in, sources, gender, ..Self::default() }
    }

    fn learn_as_subject(
        &mut self,
        knowledge: &Knowledge,
        relation: &Relation,
        (own, other): (&Entity, &Entity),
    ) {
        let (Some(place), Some(kind)) = (said(relation), relation.relation) else { return };
        if own.kind == EntityKind::Person
            && is_belonging(kind)
            && let Some(country) = country_of(other.reference.as_deref())
        {
            self.countries.entry(country).or_insert(place);
        }
        if kind == RelationType::HoldsRole
            && let Some(title) = title(&relation.phrase)
        {
            self.titles.entry(title).or_insert(place);
        }
        let dated = match kind {
            RelationType::BornIn => Some(Dated::Born),
            RelationType::TakesPlaceIn => Some(Dated::TookPlace),
            _ => None,
        };
        if dated.is_some() || kind == RelationType::LocatedIn {
            self.places.entry(other.id).or_insert(place);
        }
        if let Some(dated) = dated {
            self.date(knowledge, relation, dated);
        }
    }

    fn learn_as_object(&mut self, knowledge: &Knowledge, relation: &Relation) {
        if relation.relation == Some(RelationType::Founded) {
            self.date(knowledge, relation, Dated::Founded);
        }
    }

    fn date(&mut self, knowledge: &Knowledge, relation: &Relation, dated: Dated) {
        let told = |evidence: &Evidence| {
            let date = evidence.date?;
            let words = words(knowledge, evidence.source, date.text).to_owned();
            Some(When { words, days: date.days?, place: place_of(evidence) })
        };
        if let Some(when) = relation.evidence.iter().find_map(told) {
            self.dates.entry(dated).or_insert(when);
        }
    }
}

/// The title in the words that say that somebody holds it: "prime minister" of "’s Prime Minister", "director" of
/// "director of"; `None` where it is no office of the lists.
fn title(phrase: &str) -> Option<String> {
    let lower = phrase.to_lowercase().replace(['’', '\''], " ");
    let words =
        lower.split_whitespace().filter(|word| !matches!(*word, "s" | "the" | "a" | "an" | "is" | "was"));
    let words: Vec<&str> =
        words.take_while(|word| !matches!(*word, "of" | "in" | "for" | "at" | "to")).collect();
    Reference::built_in().office(words.last()?)?;
    Some(words.join(" "))
}

/// What the first name, a form of address and pronouns tell, where they agree.
fn gender(knowledge: &Knowledge, person: &Entity) -> Option<Gender> {
    let reference = Reference::built_in();
    let mut found = BTreeSet::new();
    if let Some((first, _)) = person.name.split_once(' ') {
        found.extend(reference.given_name(first).or_else(|| reference.honorific_gender(first)));
    }
    for mention in person.mentions.iter().take(40) {
        let words = words(knowledge, mention.source, mention.span);
        match mention.kind {
            MentionKind::Pronoun => found.extend(match words.to_lowercase().as_str() {
                "he" | "him" | "his" | "himself" => Some(Gender::Male),
                "she" | "her" | "hers" | "herself" => Some(Gender::Female),
                _ => None,
            }),
            MentionKind::Name => {
                found.extend(words.split_once(' ').and_then(|(first, _)| reference.honorific_gender(first)));
            }
            _ => {}
        }
    }
    let only = found.pop_first();
    only.filter(|_| found.is_empty())
}
