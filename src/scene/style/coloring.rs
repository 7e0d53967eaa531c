//! Which class each entity belongs to where colour says something other than the kind.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::{ColorBy, Fill};
use crate::comparison::{Compared, Place};
use crate::document::DocumentId;
use crate::graph::{Status, View, parts};
use crate::knowledge::{Entity, EntityId, Knowledge, Relation, RelationId};
use crate::vocabulary::Modality;

/// So many classes have a colour of their own.
const COLORS: usize = 8;

/// How sure the surest relation has to be for the steps after the first, in per cent.
const STEPS: [u8; 4] = [50, 65, 80, 90];

/// What a class is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClassKey {
    /// Entities of which this article speaks most.
    Article(DocumentId),
    /// Entities whose surest relation is said to be so.
    Stated,
    /// Entities whose surest relation is planned, expected or possible.
    NotYet,
    /// Entities whose surest relation is reported.
    Reported,
    /// Entities whose surest relation is denied.
    Denied,
    /// Entities whose surest relation is at least so sure, in per cent, and less than the next step.
    Sure(u8),
    /// A connected part or a community with this entity in its middle.
    Around(EntityId),
    /// What is found there by a comparison.
    Compared(Place),
}

/// A class of entities that have one colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// What it is made of.
    pub key: ClassKey,
    /// What it is called.
    pub name: String,
    /// Its colour.
    pub fill: Fill,
}

/// The classes, and which of them each entity is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coloring {
    by: ColorBy,
    /// The classes in the order of the legend; those that share the colour of the rest come last.
    pub classes: Vec<Class>,
    fills: FxHashMap<EntityId, Fill>,
    /// Relations whose lines have a colour of their own.
    lines: FxHashMap<RelationId, Fill>,
}

impl Default for Coloring {
    fn default() -> Self {
        Self {
            by: ColorBy::Kind,
            classes: Vec::new(),
            fills: FxHashMap::default(),
            lines: FxHashMap::default(),
        }
    }
}

impl Coloring {
    /// What fills the mark of an entity; an entity of no class is drawn as one of several.
    #[must_use]
    pub fn fill(&self, entity: &Entity) -> Fill {
        if self.by == ColorBy::Kind {
            return Fill::Kind(entity.kind);
        }
        self.fills.get(&entity.id).copied().unwrap_or(Fill::Several)
    }

    /// The colour of the line of these relations, where all have one.
    #[must_use]
    pub fn line(&self, relations: &[RelationId]) -> Option<Fill> {
        let mut fills = relations.iter().map(|id| self.lines.get(id).copied());
        let first = fills.next()??;
        // What both say of one thing and only one of another is said by both sides on the whole.
        Some(if fills.all(|fill| fill == Some(first)) { first } else { Fill::Shared })
    }
}

/// The classes of what `knowledge` speaks of; parts and communities are those of what `view` shows.
#[must_use]
pub fn coloring(knowledge: &Knowledge, view: &View, by: ColorBy) -> Coloring {
    let found = match by {
        ColorBy::Kind | ColorBy::Comparison => Coloring::default(),
        ColorBy::Article => {
            let key = |entity: &Entity| main_article(knowledge, entity).map(ClassKey::Article);
            let keys = knowledge.entities.iter().filter_map(|entity| Some((entity.id, key(entity)?)));
            ranked(knowledge, &keys.collect())
        }
        ColorBy::Status => fixed(
            &[ClassKey::Stated, ClassKey::Reported, ClassKey::NotYet, ClassKey::Denied],
            surest(knowledge).into_iter().map(|(id, relation)| (id, status(relation))),
            |place| Fill::Category(place as u8),
        ),
        ColorBy::Confidence => fixed(
            &std::iter::once(0).chain(STEPS).map(ClassKey::Sure).collect::<Vec<_>>(),
            surest(knowledge).into_iter().map(|(id, relation)| (id, step(relation))),
            |place| Fill::Step(place as u8),
        ),
        ColorBy::Component => ranked(knowledge, &around(parts::components(knowledge, view))),
        ColorBy::Community => ranked(knowledge, &around(parts::communities(knowledge, view))),
    };
    Coloring { by, ..found }
}

/// The classes of a comparison: what only the first documents have, what both, what only the others.
#[must_use]
pub fn of_sides(compared: &Compared) -> Coloring {
    let order = [Place::OnlyOne, Place::Both, Place::OnlyOther].map(ClassKey::Compared);
    let fill = |place: Place| match place {
        Place::OnlyOne => Fill::Category(0),
        Place::OnlyOther => Fill::Category(1),
        Place::Both => Fill::Shared,
    };
    let keys = compared.entities.iter().map(|(&id, &place)| (id, ClassKey::Compared(place)));
    let fills = [Place::OnlyOne, Place::Both, Place::OnlyOther].map(fill);
    let found = fixed(&order, keys, |place| fills.get(place).copied().unwrap_or(Fill::Several));
    let lines = compared.relations.iter().map(|(&id, &place)| (id, fill(place))).collect();
    Coloring { by: ColorBy::Comparison, lines, ..found }
}

/// The article with the most mentions of an entity; `None` when several have as many.
fn main_article(knowledge: &Knowledge, entity: &Entity) -> Option<DocumentId> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for mention in &entity.mentions {
        *counts.entry(mention.source).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    let mut first = counts.iter().filter(|(_, count)| **count == most).map(|(source, _)| *source);
    let source = first.next().filter(|_| first.next().is_none())?;
    Some(knowledge.sources.get(source as usize)?.document.id.clone())
}

/// The surest relation of each entity that has one.
fn surest(knowledge: &Knowledge) -> BTreeMap<EntityId, &Relation> {
    let mut found: BTreeMap<EntityId, &Relation> = BTreeMap::new();
    for relation in &knowledge.relations {
        for end in [relation.subject, relation.object] {
            let best = found.entry(end).or_insert(relation);
            if relation.confidence > best.confidence {
                *best = relation;
            }
        }
    }
    found
}

fn status(relation: &Relation) -> ClassKey {
    if relation.negated {
        ClassKey::Denied
    } else if Status::Said(relation.modality).is_not_yet() {
        ClassKey::NotYet
    } else if relation.attribution.is_empty() {
        debug_assert_eq!(relation.modality, Modality::Actual);
        ClassKey::Stated
    } else {
        ClassKey::Reported
    }
}

fn step(relation: &Relation) -> ClassKey {
    // Rounded as it is shown.
    let percent = (relation.confidence * 100.0).round() as u8;
    ClassKey::Sure(STEPS.iter().rev().copied().find(|&bound| percent >= bound).unwrap_or(0))
}

fn around(parts: Vec<parts::Part>) -> BTreeMap<EntityId, ClassKey> {
    let several = parts.into_iter().filter(|part| part.members.len() > 1);
    several
        .flat_map(|part| {
            let key = ClassKey::Around(part.middle);
            part.members.into_iter().map(move |id| (id, key.clone()))
        })
        .collect()
}

/// Classes in a given order, with their own colours.
fn fixed(
    order: &[ClassKey],
    keys: impl Iterator<Item = (EntityId, ClassKey)>,
    fill: impl Fn(usize) -> Fill,
) -> Coloring {
    let place = |key: &ClassKey| order.iter().position(|other| other == key);
    let fills: FxHashMap<EntityId, Fill> =
        keys.filter_map(|(id, key)| Some((id, fill(place(&key)?)))).collect();
    let used: BTreeSet<Fill> = fills.values().copied().collect();
    let classes = order.iter().enumerate().map(|(place, key)| Class {
        key: key.clone(),
        name: fixed_name(key),
        fill: fill(place),
    });
    let classes = classes.filter(|class| used.contains(&class.fill)).collect();
    Coloring { classes, fills, ..Coloring::default() }
}

/// Classes by the number of their entities: the most frequent have colours, the rest share one.
fn ranked(knowledge: &Knowledge, keys: &BTreeMap<EntityId, ClassKey>) -> Coloring {
    let mut counts: BTreeMap<&ClassKey, usize> = BTreeMap::new();
    for key in keys.values() {
        *counts.entry(key).or_default() += 1;
    }
    let mut order: Vec<(&ClassKey, usize)> = counts.into_iter().collect();
    order.sort_by_key(|&(key, count)| (std::cmp::Reverse(count), place_of(knowledge, key)));
    let fill = |place: usize| if place < COLORS { Fill::Category(place as u8) } else { Fill::Other };
    let classes: Vec<Class> = order
        .iter()
        .enumerate()
        .map(|(place, (key, _))| Class { key: (*key).clone(), name: name(knowledge, key), fill: fill(place) })
        .collect();
    let places: BTreeMap<&ClassKey, usize> =
        order.iter().enumerate().map(|(place, (key, _))| (*key, place)).collect();
    let fills = keys.iter().filter_map(|(&id, key)| Some((id, fill(*places.get(key)?)))).collect();
    Coloring { classes, fills, ..Coloring::default() }
}

/// Decides between classes of one size: the order in which articles were opened, or of identity.
fn place_of(knowledge: &Knowledge, key: &ClassKey) -> u64 {
    match key {
        ClassKey::Article(id) => {
            knowledge.sources.iter().position(|source| source.document.id == *id).unwrap_or_default() as u64
        }
        ClassKey::Around(id) => id.0,
        _ => 0,
    }
}

fn name(knowledge: &Knowledge, key: &ClassKey) -> String {
    match key {
        ClassKey::Article(id) => {
            let source = knowledge.sources.iter().find(|source| source.document.id == *id);
            source.map_or_else(String::new, |source| crate::graph::article_name(&source.document))
        }
        ClassKey::Around(id) => {
            let middle = knowledge.entity(*id).map_or("", |entity| entity.name.as_str());
            format!("around {middle}")
        }
        other => fixed_name(other),
    }
}

fn fixed_name(key: &ClassKey) -> String {
    match key {
        ClassKey::Stated => "stated".to_owned(),
        ClassKey::NotYet => "planned or possible".to_owned(),
        ClassKey::Reported => "reported".to_owned(),
        ClassKey::Denied => "denied".to_owned(),
        ClassKey::Sure(0) => format!("under {} % sure", STEPS[0]),
        ClassKey::Sure(bound) => match STEPS.iter().find(|next| *next > bound) {
            Some(next) => format!("{bound} to {} %", next - 1),
            None => format!("{bound} % and more"),
        },
        ClassKey::Compared(Place::OnlyOne) => "only in A".to_owned(),
        ClassKey::Compared(Place::Both) => "in A and B".to_owned(),
        ClassKey::Compared(Place::OnlyOther) => "only in B".to_owned(),
        ClassKey::Article(_) | ClassKey::Around(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{entity, knowledge, relation};
    use crate::vocabulary::EntityKind;

    fn pairs(count: u64) -> Knowledge {
        let entities = (1..=count * 2).map(|id| entity(id, &format!("E{id}"), EntityKind::Person)).collect();
        let relations = (0..count).map(|pair| relation(100 + pair, pair * 2 + 1, pair * 2 + 2, "meets"));
        knowledge(entities, relations.collect())
    }

    #[test]
    fn kinds_need_no_classes() {
        let known = pairs(1);
        let found = coloring(&known, &View::everything(&known), ColorBy::Kind);
        assert!(found.classes.is_empty());
        assert_eq!(found.fill(&known.entities[0]), Fill::Kind(EntityKind::Person));
    }

    #[test]
    fn the_most_frequent_classes_have_colours_and_the_rest_share_one() {
        let mut known = pairs(10);
        known.relations.push(relation(500, 1, 3, "meets"));
        let found = coloring(&known, &View::everything(&known), ColorBy::Component);
        assert_eq!(found.classes.len(), 9, "the first two pairs are one part");
        assert_eq!(found.fill(&known.entities[0]), Fill::Category(0), "the largest");
        assert_eq!(found.fill(&known.entities[19]), Fill::Other);
        assert_eq!(found.classes.iter().filter(|class| class.fill == Fill::Other).count(), 1);
    }

    #[test]
    fn the_surest_relation_gives_its_status_and_its_step() {
        let mut known = pairs(1);
        let mut denied = relation(200, 1, 2, "denies");
        denied.negated = true;
        denied.confidence = 0.95;
        known.relations.push(denied);
        let view = View::everything(&known);
        let found = coloring(&known, &view, ColorBy::Status);
        assert_eq!(found.classes.len(), 1);
        assert_eq!((found.classes[0].name.as_str(), found.classes[0].fill), ("denied", Fill::Category(3)));
        let found = coloring(&known, &view, ColorBy::Confidence);
        assert_eq!((found.classes[0].name.as_str(), found.classes[0].fill), ("90 % and more", Fill::Step(4)));
    }

    #[test]
    fn what_has_no_relation_is_of_no_class() {
        let known = knowledge(vec![entity(1, "A", EntityKind::Law)], Vec::new());
        for by in [ColorBy::Article, ColorBy::Component, ColorBy::Community] {
            let found = coloring(&known, &View::everything(&known), by);
            assert!(found.classes.is_empty(), "{by}");
        }
    }

    #[test]
    fn steps_are_named_without_a_gap() {
        let names: Vec<String> =
            std::iter::once(0).chain(STEPS).map(|bound| fixed_name(&ClassKey::Sure(bound))).collect();
        assert_eq!(names, ["under 50 % sure", "50 to 64 %", "65 to 79 %", "80 to 89 %", "90 % and more"]);
    }
}
