//! Which part of the knowledge is shown.

use std::collections::{BTreeMap, BTreeSet};

use super::filter::Filter;
use super::rest::Rest;
use crate::knowledge::{EntityId, Knowledge, RelationId};

/// The entities and relations that are shown, and how many are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The entities shown, sorted.
    pub entities: Vec<EntityId>,
    /// The relations shown, sorted; both ends of each are shown.
    pub relations: Vec<RelationId>,
    /// Of the entities shown those that do not fulfil the conditions.
    pub dimmed_entities: BTreeSet<EntityId>,
    /// Of the relations shown those that do not fulfil the conditions.
    pub dimmed_relations: BTreeSet<RelationId>,
    /// Of the entities shown: their neighbours that the conditions let through and only a focus or a limit
    /// leaves out, as far as there are any. To expand an entity shows exactly these.
    pub beyond: BTreeMap<EntityId, BTreeSet<EntityId>>,
    /// How many entities are not shown.
    pub hidden_entities: usize,
    /// How many relations are not shown.
    pub hidden_relations: usize,
    /// How many entities would be shown without the limits of the first picture.
    pub admitted: usize,
}

impl View {
    /// What `filter` leaves of `knowledge`.
    #[must_use]
    pub fn new(knowledge: &Knowledge, filter: &Filter) -> Self {
        let bar = filter.bar_alone();
        let dims = filter.dims && filter.chips.len() > bar.len();
        let chips = if dims { bar } else { filter.chips.as_slice() };
        let mut rest = Rest::with_admitted(knowledge, filter, chips);
        let is_brought =
            |id: &&EntityId| rest.admitted.entities.contains(*id) && !rest.entities.contains(*id);
        let brought = filter.brought().into_iter().flatten().filter(is_brought).count();
        let admitted = rest.entities.len() + brought;
        rest.limit(knowledge, filter);
        let (mut dimmed_entities, mut dimmed_relations) = (BTreeSet::new(), BTreeSet::new());
        if dims {
            let mut bright = Rest::with_admitted(knowledge, filter, &filter.chips);
            bright.limit(knowledge, filter);
            // What the conditions let through is seen whatever stands faintly behind it.
            rest.entities.extend(bright.entities.iter().copied());
            rest.relations.clone_from(&rest.admitted.relations);
            rest.keep_inner();
            let relations: BTreeSet<RelationId> =
                bright.relations.iter().map(|relation| relation.id).collect();
            dimmed_entities = rest.entities.difference(&bright.entities).copied().collect();
            dimmed_relations = rest
                .relations
                .iter()
                .map(|relation| relation.id)
                .filter(|relation| !relations.contains(relation))
                .collect();
        }
        let known = if filter.shows_known { knowledge.known.len() } else { 0 };
        Self {
            admitted,
            beyond: rest.admitted.beyond(&rest.entities),
            hidden_entities: knowledge.entities.len() - rest.entities.len(),
            hidden_relations: knowledge.relations.len() + known - rest.relations.len(),
            entities: rest.entities.into_iter().collect(),
            relations: sorted(rest.relations.into_iter().map(|relation| relation.id).collect()),
            dimmed_entities,
            dimmed_relations,
        }
    }

    /// Everything in `knowledge`.
    #[must_use]
    pub fn everything(knowledge: &Knowledge) -> Self {
        Self::new(knowledge, &Filter::default())
    }

    /// Whether `entity` is shown.
    #[must_use]
    pub fn has_entity(&self, entity: EntityId) -> bool {
        self.entities.binary_search(&entity).is_ok()
    }

    /// Whether `relation` is shown.
    #[must_use]
    pub fn has_relation(&self, relation: RelationId) -> bool {
        self.relations.binary_search(&relation).is_ok()
    }
}

fn sorted<Value: Ord>(mut values: Vec<Value>) -> Vec<Value> {
    values.sort_unstable();
    values
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::document::Span;
    use crate::graph::filter::{Chip, Condition, Dates, DayRange, Focus, Status};
    use crate::knowledge::{Entity, EntityMention, Relation};
    use crate::vocabulary::{EntityKind, MentionKind, Modality, RelationType};

    pub(crate) fn entity(id: u64, name: &str, kind: EntityKind) -> Entity {
        let start = id as u32 * 10;
        Entity {
            id: EntityId(id),
            name: name.to_owned(),
            kind,
            subtype: None,
            count: None,
            aliases: Vec::new(),
            reference: None,
            mentions: vec![EntityMention {
                source: 0,
                span: Span::new(start, start + 5),
                kind: MentionKind::Name,
            }],
            confidence: 0.9,
        }
    }

    pub(crate) use crate::knowledge::samples::relation;

    pub(crate) fn knowledge(entities: Vec<Entity>, relations: Vec<Relation>) -> Knowledge {
        Knowledge { sources: Vec::new(), entities, relations, ..Knowledge::default() }
    }

    pub(crate) fn small() -> Knowledge {
        let mut müller = entity(1, "Anna Müller", EntityKind::Person);
        müller.aliases = vec!["Chancellor".to_owned()];
        let mut doubtful = entity(5, "The plan", EntityKind::Concept);
        doubtful.confidence = 0.2;
        let mut planned = relation(12, 3, 4, "plans");
        planned.modality = Modality::Planned;
        planned.relation = Some(RelationType::Plans);
        knowledge(
            vec![
                müller,
                entity(2, "Berlin", EntityKind::Location),
                entity(3, "Spree Party", EntityKind::Organisation),
                entity(4, "Bridge Act", EntityKind::Law),
                doubtful,
            ],
            vec![relation(10, 1, 2, "governs"), relation(11, 1, 3, "leads"), planned],
        )
    }

    fn shown(filter: &Filter) -> (Vec<u64>, Vec<u64>) {
        let view = View::new(&small(), filter);
        assert_eq!(view.entities.len() + view.hidden_entities, 5);
        assert_eq!(view.relations.len() + view.hidden_relations, 3);
        (view.entities.iter().map(|id| id.0).collect(), view.relations.iter().map(|id| id.0).collect())
    }

    fn with(chips: impl IntoIterator<Item = Chip>) -> Filter {
        Filter { chips: chips.into_iter().collect(), ..Filter::default() }
    }

    #[test]
    fn conditions_combine_and_what_is_hidden_is_counted() {
        let all = Filter::default();
        assert_eq!(shown(&all), (vec![1, 2, 3, 4, 5], vec![10, 11, 12]));
        let kinds = Chip::not(Condition::Kinds([EntityKind::Location].into()));
        assert_eq!(shown(&with([kinds.clone()])), (vec![1, 3, 4, 5], vec![11, 12]));
        let types = Chip::not(Condition::Relations([None].into()));
        assert_eq!(shown(&with([kinds.clone(), types])), (vec![1, 3, 4, 5], vec![12]));
        let planned = Condition::Statuses([Status::Said(Modality::Planned)].into());
        assert_eq!(shown(&with([kinds, Chip::not(planned)])), (vec![1, 3, 4, 5], vec![11]));
        let sure = with([Chip::only(Condition::Confidence(90))]);
        assert_eq!(shown(&sure), (vec![1, 2, 3, 4, 5], vec![]), "a bar hides relations and no entity");
        let hidden = Chip::not(Condition::Entities([EntityId(1)].into()));
        assert_eq!(shown(&with([hidden])), (vec![2, 3, 4, 5], vec![12]));
    }

    #[test]
    fn each_condition_can_be_turned_into_its_opposite() {
        let planned = Condition::Statuses([Status::Said(Modality::Planned)].into());
        for (condition, only, not) in [
            (Condition::Kinds([EntityKind::Person].into()), vec![1], vec![2, 3, 4, 5]),
            (planned, vec![3, 4], vec![1, 2, 3, 4, 5]),
            (Condition::Confidence(50), vec![1, 2, 3, 4, 5], vec![1, 2, 3, 4, 5]),
            (Condition::Sources(2), vec![], vec![1, 2, 3, 4, 5]),
            (Condition::Degree(2), vec![1, 3], vec![2, 4, 5]),
            (Condition::Component([EntityId(2)].into()), vec![1, 2, 3, 4], vec![5]),
            (Condition::Near(Focus { entities: [EntityId(4)].into(), depth: 1 }), vec![3, 4], vec![1, 2, 5]),
            (Condition::Text("bridge".to_owned()), vec![3, 4], vec![1, 2, 3, 5]),
            (Condition::Dates(Dates::happened(DayRange::default())), vec![], vec![1, 2, 3, 4, 5]),
            (Condition::Speakers([EntityId(1)].into()), vec![], vec![1, 2, 3, 4, 5]),
            (Condition::Subtypes(["party".to_owned()].into()), vec![], vec![1, 2, 3, 4, 5]),
        ] {
            assert_eq!(shown(&with([Chip::only(condition.clone())])).0, only, "{condition:?}");
            assert_eq!(shown(&with([Chip::not(condition.clone())])).0, not, "not {condition:?}");
        }
    }

    #[test]
    fn what_is_reported_is_found_beside_what_it_is_said_to_be() {
        let mut said = relation(11, 1, 2, "met");
        said.attribution = vec![EntityId(1)];
        said.modality = Modality::Planned;
        let ends = (1..=3).map(|id| entity(id, "E", EntityKind::Group)).collect();
        let known = knowledge(ends, vec![said, relation(12, 2, 3, "left")]);
        let shown = |chip| View::new(&known, &with([chip])).relations.len();
        let statuses = |status| Condition::Statuses([status].into());
        assert_eq!(shown(Chip::only(statuses(Status::Reported))), 1);
        assert_eq!(shown(Chip::not(statuses(Status::Reported))), 1);
        assert_eq!(shown(Chip::only(statuses(Status::Said(Modality::Planned)))), 1);
    }

    #[test]
    fn what_is_dimmed_stays() {
        let filter =
            Filter { dims: true, ..with([Chip::only(Condition::Kinds([EntityKind::Person].into()))]) };
        let view = View::new(&small(), &filter);
        assert_eq!((view.entities.len(), view.relations.len()), (5, 3));
        assert_eq!(view.dimmed_entities, [2, 3, 4, 5].map(EntityId).into());
        assert_eq!(view.dimmed_relations, [10, 11, 12].map(RelationId).into());
        assert!(View::new(&small(), &Filter { dims: true, ..Filter::default() }).dimmed_entities.is_empty());
    }

    #[test]
    fn text_finds_names_and_aliases_without_regard_to_case_and_accents() {
        for text in ["muller", "MÜLLER", " chanc ", "mu\u{308}ller"] {
            let filter = with([Chip::only(Condition::Text(text.to_owned()))]);
            assert_eq!(shown(&filter), (vec![1, 2, 3], vec![10, 11]), "{text}");
        }
        let said = with([Chip::only(Condition::Text("LEAD".to_owned()))]);
        assert_eq!(shown(&said), (vec![1, 3], vec![11]));
        let unsaid = with([Chip::not(Condition::Text("lead".to_owned()))]);
        assert_eq!(shown(&unsaid), (vec![1, 2, 3, 4, 5], vec![10, 12]));
        let nothing = with([Chip::only(Condition::Text("nobody".to_owned()))]);
        assert_eq!(shown(&nothing), (vec![], vec![]));
    }

    #[test]
    fn the_first_picture_holds_the_best_supported() {
        assert_eq!(shown(&Filter { most: Some(2), ..Filter::default() }), (vec![1, 3], vec![11]));
        assert_eq!(shown(&Filter { most: Some(0), ..Filter::default() }), (vec![], vec![]));
        assert_eq!(shown(&Filter::first_picture()).0.len(), 4, "one is related to nobody");
    }

    #[test]
    fn what_is_shown_for_its_relations_is_shown_with_one() {
        // The ends of 13 have as much support as 2, but 2 has its partner among the best.
        let mut twice = relation(11, 3, 4, "b");
        twice.evidence.extend(relation(99, 3, 4, "b").evidence);
        let ends = (1..=6).map(|id| entity(id, "E", EntityKind::Group)).collect();
        let known = knowledge(
            ends,
            vec![relation(10, 1, 2, "a"), twice, relation(12, 3, 1, "c"), relation(13, 5, 6, "d")],
        );
        let shown = |most| View::new(&known, &Filter { most: Some(most), ..Filter::default() });
        for most in 2..6 {
            let view = shown(most);
            assert!(view.entities.len() <= most);
            for &id in &view.entities {
                let joined = |relation: &&Relation| {
                    view.has_relation(relation.id) && (relation.subject == id || relation.object == id)
                };
                assert!(
                    known.relations.iter().any(|relation| joined(&relation)),
                    "{most}: {id:?} stands alone"
                );
            }
        }
        assert_eq!(shown(6).entities.len(), 6);
    }

    #[test]
    fn a_focus_shows_the_surroundings() {
        let focus = |depth| Filter {
            focus: Some(Focus { entities: BTreeSet::from([EntityId(4)]), depth }),
            ..Filter::default()
        };
        assert_eq!(shown(&focus(0)), (vec![4], vec![]));
        assert_eq!(shown(&focus(1)), (vec![3, 4], vec![12]));
        assert_eq!(shown(&focus(3)), (vec![1, 2, 3, 4], vec![10, 11, 12]));
    }
}
