//! What fulfils the conditions of a filter.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::filter::{Basis, Chip, Condition, Deed, Status};
use super::{folded, neighbourhood};
use crate::document::{DocumentId, Span};
use crate::knowledge::{Entity, EntityId, Knowledge, Relation, SourceIndex};

/// Conditions, ready to be asked of one entity or relation after the other.
pub(super) struct Matcher<'a> {
    knowledge: &'a Knowledge,
    chips: Vec<Ready<'a>>,
}

/// A condition with what has to be looked up for it only once.
struct Ready<'a> {
    chip: &'a Chip,
    /// The sources that it names.
    sources: BTreeSet<SourceIndex>,
    /// The sentences that say its words.
    sentences: FxHashSet<(SourceIndex, Span)>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(knowledge: &'a Knowledge, chips: impl IntoIterator<Item = &'a Chip>) -> Self {
        let ready = |chip: &'a Chip| Ready {
            chip,
            sources: sources(knowledge, &chip.condition),
            sentences: sentences(knowledge, &chip.condition),
        };
        Self { knowledge, chips: chips.into_iter().map(ready).collect() }
    }

    /// Whether `entity` fulfils the conditions as far as it itself is concerned.
    pub(super) fn admits_entity(&self, entity: &Entity) -> bool {
        self.chips.iter().all(|ready| ready.passes_entity(entity).unwrap_or(true))
    }

    /// Whether `relation` fulfils the conditions as far as it itself is concerned.
    pub(super) fn admits_relation(&self, relation: &Relation) -> bool {
        self.chips.iter().all(|ready| ready.passes_relation(self.knowledge, relation).unwrap_or(true))
    }
}

/// The sources that a condition names.
fn sources(knowledge: &Knowledge, condition: &Condition) -> BTreeSet<SourceIndex> {
    let Condition::Documents(documents) = condition else { return BTreeSet::new() };
    let is_meant = |id: &DocumentId| documents.contains(id);
    let indices = (0..).zip(&knowledge.sources);
    indices.filter(|(_, source)| is_meant(&source.document.id)).map(|(index, _)| index).collect()
}

/// The sentences behind relations that say the words of a condition.
fn sentences(knowledge: &Knowledge, condition: &Condition) -> FxHashSet<(SourceIndex, Span)> {
    let Condition::Sentence(words) = condition else { return FxHashSet::default() };
    let wanted = folded(words.trim());
    let evidence = knowledge.relations.iter().flat_map(|relation| &relation.evidence);
    let places: FxHashSet<(SourceIndex, Span)> =
        evidence.map(|evidence| (evidence.source, evidence.sentence)).collect();
    let says = |&(source, span): &(SourceIndex, Span)| {
        let source = knowledge.sources.get(source as usize);
        source.is_some_and(|source| folded(span.of(&source.document.text)).contains(&wanted))
    };
    places.into_iter().filter(says).collect()
}

impl Ready<'_> {
    /// Whether `entity` passes; `None` when the condition says nothing of entities by themselves.
    fn passes_entity(&self, entity: &Entity) -> Option<bool> {
        let negated = self.chip.negated;
        let holds = match &self.chip.condition {
            Condition::Kinds(kinds) => kinds.contains(&entity.kind),
            Condition::Subtypes(subtypes) => {
                entity.subtype.as_ref().is_some_and(|subtype| subtypes.contains(subtype))
            }
            Condition::Entities(entities) => entities.contains(&entity.id),
            Condition::Documents(_) => {
                let mut speaking = entity.mentions.iter().map(|mention| mention.source);
                return Some(speaking.any(|source| self.sources.contains(&source) != negated));
            }
            _ => return None,
        };
        Some(holds != negated)
    }

    /// Whether `relation` passes; `None` when the condition says nothing of relations by themselves.
    fn passes_relation(&self, knowledge: &Knowledge, relation: &Relation) -> Option<bool> {
        let negated = self.chip.negated;
        let holds = match &self.chip.condition {
            Condition::Relations(types) => types.contains(&relation.relation),
            Condition::Statuses(statuses) => {
                Status::all_of(relation).any(|status| statuses.contains(&status))
            }
            Condition::Speakers(speakers) => relation.attribution.iter().any(|id| speakers.contains(id)),
            Condition::Dates(dates) => dates.hold_for(dates.clock.days_of(knowledge, relation)),
            Condition::Places(places) => relation.place.is_some_and(|place| places.contains(&place)),
            Condition::Origins(origins) => origins.contains(&Basis::of(relation)),
            Condition::Rules(rules) => rules.contains(&relation.rule),
            Condition::Sentence(_) => {
                let mut places = relation.evidence.iter();
                places.any(|evidence| self.sentences.contains(&(evidence.source, evidence.sentence)))
            }
            Condition::Confidence(percent) => is_so_sure(relation, *percent),
            Condition::Sources(least) => relation.sources() >= *least,
            Condition::SingleRelations(relations) => relations.contains(&relation.id),
            Condition::Documents(_) => {
                let mut saying = relation.evidence.iter().map(|evidence| evidence.source);
                let is_known = relation.evidence.is_empty();
                return Some(is_known || saying.any(|source| self.sources.contains(&source) != negated));
            }
            _ => return None,
        };
        Some(holds != negated)
    }
}

/// Whether a relation is at least so sure, in per cent. Rounded as it is shown: what is said to be 70 per cent
/// sure passes a bound of 70.
#[must_use]
pub fn is_so_sure(relation: &Relation, percent: u8) -> bool {
    (relation.confidence * 100.0).round() as u8 >= percent
}

/// The entities of `shown` that fulfil a condition on their place in the graph of `relations`, and the
/// relations that stay for it; `None` when the condition is of another sort.
pub(super) fn within_graph<'a>(
    knowledge: &Knowledge,
    chip: &Chip,
    shown: &BTreeSet<EntityId>,
    relations: &[&'a Relation],
) -> Option<(BTreeSet<EntityId>, Vec<&'a Relation>)> {
    let near = |start: &BTreeSet<EntityId>, depth| neighbourhood(relations.iter().copied(), start, depth);
    let met: BTreeSet<EntityId> = match &chip.condition {
        Condition::Component(entities) => near(entities, usize::MAX),
        Condition::Near(focus) => near(&focus.entities, focus.depth),
        Condition::Degree(least) => with_degree(shown, relations, *least),
        Condition::Text(text) => return with_text(knowledge, text, chip.negated, shown, relations),
        Condition::Deeds(deeds) => return Some(by_hand(knowledge, deeds, chip.negated, shown, relations)),
        _ => return None,
    };
    let kept = shown.iter().copied().filter(|id| met.contains(id) != chip.negated).collect();
    Some((kept, relations.to_vec()))
}

/// What has `text` in a name or says it: with it, whatever is directly related to such an entity; or, where
/// `negated`, everything else. `None` when `text` is blank.
fn with_text<'a>(
    knowledge: &Knowledge,
    text: &str,
    negated: bool,
    shown: &BTreeSet<EntityId>,
    relations: &[&'a Relation],
) -> Option<(BTreeSet<EntityId>, Vec<&'a Relation>)> {
    let found = entities_with_text(knowledge, text)?;
    let wanted = folded(text.trim());
    let says = |relation: &Relation| folded(&relation.phrase).contains(&wanted);
    if negated {
        let kept = shown.difference(&found).copied().collect();
        return Some((kept, relations.iter().copied().filter(|relation| !says(relation)).collect()));
    }
    let is_touched =
        |relation: &Relation| found.contains(&relation.subject) || found.contains(&relation.object);
    let kept: Vec<&Relation> =
        relations.iter().copied().filter(|relation| is_touched(relation) || says(relation)).collect();
    let ends = kept.iter().flat_map(|relation| [relation.subject, relation.object]);
    let entities = ends.chain(found.iter().copied()).filter(|id| shown.contains(id)).collect();
    Some((entities, kept))
}

/// What a person has done one of `deeds` with: entities with the relations between them, and relations with their
/// ends; or, where `negated`, everything else.
fn by_hand<'a>(
    knowledge: &Knowledge,
    deeds: &BTreeSet<Deed>,
    negated: bool,
    shown: &BTreeSet<EntityId>,
    relations: &[&'a Relation],
) -> (BTreeSet<EntityId>, Vec<&'a Relation>) {
    let is_meant = |of: BTreeSet<Deed>| !of.is_disjoint(deeds);
    let touched = |id: &&EntityId| {
        knowledge.entity(**id).is_some_and(|entity| is_meant(Deed::of_entity(knowledge, entity)))
    };
    let found: BTreeSet<EntityId> = shown.iter().filter(touched).copied().collect();
    let is_changed = |relation: &Relation| is_meant(Deed::of_relation(knowledge, relation));
    let relations = relations.iter().copied();
    if negated {
        let kept = shown.difference(&found).copied().collect();
        return (kept, relations.filter(|relation| !is_changed(relation)).collect());
    }
    let changed: Vec<&Relation> = relations.clone().filter(|relation| is_changed(relation)).collect();
    let ends = changed.iter().flat_map(|relation| [relation.subject, relation.object]);
    let entities = ends.chain(found.iter().copied()).filter(|id| shown.contains(id)).collect();
    let is_between =
        |relation: &Relation| found.contains(&relation.subject) && found.contains(&relation.object);
    (entities, relations.filter(|relation| is_changed(relation) || is_between(relation)).collect())
}

/// How many entities and relations of these a person has done one of `deeds` with.
pub(super) fn count_by_hand<'a>(
    knowledge: &Knowledge,
    deeds: &BTreeSet<Deed>,
    entities: impl Iterator<Item = &'a EntityId>,
    relations: impl Iterator<Item = &'a Relation>,
) -> usize {
    let entities = entities.filter_map(|&id| knowledge.entity(id));
    let of_entities = entities.map(|entity| Deed::of_entity(knowledge, entity));
    let of_relations = relations.map(|relation| Deed::of_relation(knowledge, relation));
    of_entities.chain(of_relations).filter(|of| !of.is_disjoint(deeds)).count()
}

/// The entities with at least `least` neighbours.
fn with_degree(shown: &BTreeSet<EntityId>, relations: &[&Relation], least: usize) -> BTreeSet<EntityId> {
    let mut neighbours: BTreeMap<EntityId, BTreeSet<EntityId>> = BTreeMap::new();
    for relation in relations.iter().filter(|relation| relation.subject != relation.object) {
        neighbours.entry(relation.subject).or_default().insert(relation.object);
        neighbours.entry(relation.object).or_default().insert(relation.subject);
    }
    let degree = |id: &EntityId| neighbours.get(id).map_or(0, BTreeSet::len);
    shown.iter().copied().filter(|id| degree(id) >= least).collect()
}

/// The entities with `text` in their name or an alias; `None` when `text` is blank.
pub(super) fn entities_with_text(knowledge: &Knowledge, text: &str) -> Option<BTreeSet<EntityId>> {
    let wanted = folded(text.trim());
    let matches = |entity: &&Entity| {
        entity.aliases.iter().chain([&entity.name]).any(|name| folded(name).contains(&wanted))
    };
    (!wanted.is_empty()).then(|| knowledge.entities.iter().filter(matches).map(|entity| entity.id).collect())
}
