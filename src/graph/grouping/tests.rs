use proptest::prelude::*;

use super::*;
use crate::graph::collapse;
use crate::graph::samples::{entity, knowledge, relation};
use crate::knowledge::RelationId;

fn town() -> Knowledge {
    let mut party = entity(3, "Spree Party", EntityKind::Organisation);
    party.subtype = Some("political_party".to_owned());
    let entities = vec![
        entity(1, "Anna", EntityKind::Person),
        entity(2, "Ben", EntityKind::Person),
        party,
        entity(4, "Council", EntityKind::Organisation),
        entity(5, "Berlin", EntityKind::Location),
    ];
    let relations = vec![
        relation(10, 1, 2, "met"),
        relation(11, 1, 3, "leads"),
        relation(12, 2, 3, "joined"),
        relation(13, 3, 4, "sits on"),
        relation(14, 4, 5, "governs"),
    ];
    knowledge(entities, relations)
}

fn by(rule: GroupBy) -> Grouping {
    Grouping { by: Some(rule), ..Grouping::default() }
}

fn named(groups: &Groups) -> Vec<(&str, Vec<u64>)> {
    let mut found: Vec<(&str, Vec<u64>)> = groups
        .iter()
        .map(|group| (group.name.as_str(), group.members.iter().map(|id| id.0).collect()))
        .collect();
    found.sort();
    found
}

#[test]
fn rules_make_groups_of_two_and_more() {
    let known = town();
    let view = View::everything(&known);
    let found = |grouping: &Grouping| Groups::new(&known, &view, grouping);
    assert_eq!(
        named(&found(&by(GroupBy::Kind))),
        [("Organisations", vec![3, 4]), ("People", vec![1, 2])],
        "a single place is no group"
    );
    assert_eq!(named(&found(&by(GroupBy::Subtype))), [("People", vec![1, 2])]);
    assert_eq!(named(&found(&by(GroupBy::Component))), [("Spree Party + 4", vec![1, 2, 3, 4, 5])]);
    assert_eq!(
        named(&found(&by(GroupBy::Community))),
        [("Council + 1", vec![4, 5]), ("Spree Party + 2", vec![1, 2, 3])]
    );
}

#[test]
fn groups_made_by_hand_go_before_the_rule_and_hold_nothing_twice() {
    let known = town();
    let view = View::everything(&known);
    let ids = |ids: &[u64]| ids.iter().map(|&id| EntityId(id)).collect::<BTreeSet<_>>();
    let mut grouping = by(GroupBy::Kind);
    grouping.add_by_hand(ids(&[1, 5, 3]));
    grouping.add_by_hand(ids(&[5, 4]));
    let groups = Groups::new(&known, &view, &grouping);
    assert_eq!(named(&groups), [("Council + 1", vec![4, 5]), ("Spree Party + 1", vec![1, 3])]);
    let id = groups.of(EntityId(5)).unwrap().id;
    assert!(grouping.remove_by_hand(id) && !grouping.remove_by_hand(id));
    let groups = Groups::new(&known, &view, &grouping);
    assert_eq!(groups.stand_in(EntityId(5)), EntityId(5));
}

#[test]
fn a_group_keeps_its_identity_while_what_it_groups_changes() {
    let known = town();
    let mut fewer = View::everything(&known);
    let before = Groups::new(&known, &fewer, &by(GroupBy::Kind));
    fewer.entities.retain(|id| id.0 != 5);
    let after = Groups::new(&known, &fewer, &by(GroupBy::Kind));
    assert_eq!(before, after);
}

#[test]
fn relations_among_members_go_into_the_group_and_the_others_lead_to_it() {
    let known = town();
    let view = View::everything(&known);
    let groups = Groups::new(&known, &view, &by(GroupBy::Kind));
    let (collapsed, shown) = collapse(&known, &view, &groups);
    assert_eq!(shown.entities.len(), 3);
    assert_eq!(shown.relations, [RelationId(11), RelationId(12), RelationId(14)]);
    let persons = groups.of(EntityId(1)).unwrap().id;
    assert_eq!(collapsed.relation(RelationId(11)).unwrap().subject, persons);
    let group = collapsed.entity(persons).unwrap();
    assert_eq!((group.count, group.kind, group.mentions.len()), (Some(2), EntityKind::Person, 2));
}

#[test]
fn a_group_stands_back_only_with_all_its_members() {
    let known = town();
    let mut view = View::everything(&known);
    let groups = Groups::new(&known, &view, &by(GroupBy::Kind));
    view.dimmed_entities = [EntityId(1), EntityId(3), EntityId(4)].into();
    let (_, shown) = collapse(&known, &view, &groups);
    assert_eq!(shown.dimmed_entities, [groups.stand_in(EntityId(3))].into());
}

fn any_grouping() -> impl Strategy<Value = Grouping> {
    let by = prop::option::of(prop::sample::select(GroupBy::ALL));
    let by_hand =
        prop::collection::vec(prop::collection::btree_set((1_u64..20).prop_map(EntityId), 2..5), 0..3);
    (by, by_hand).prop_map(|(by, by_hand)| {
        let mut grouping = Grouping { by, ..Grouping::default() };
        for members in by_hand {
            grouping.add_by_hand(members);
        }
        grouping
    })
}

fn any_knowledge() -> impl Strategy<Value = Knowledge> {
    prop::collection::vec((1_u64..20, 1_u64..20), 0..40).prop_map(|pairs| {
        let kinds = EntityKind::ALL;
        let entities = (1..20).map(|id| entity(id, &format!("E{id}"), kinds[id as usize % 3])).collect();
        let relations =
            (0..).zip(pairs).map(|(id, (one, other))| relation(100 + id, one, other, "knows")).collect();
        knowledge(entities, relations)
    })
}

proptest! {
    #[test]
    fn every_relation_is_in_one_line_or_inside_one_group(known in any_knowledge(), grouping in any_grouping()) {
        let view = View::everything(&known);
        let groups = Groups::new(&known, &view, &grouping);
        let mut seen = BTreeSet::new();
        for group in groups.iter() {
            prop_assert!(group.members.len() > 1);
            for &member in &group.members {
                prop_assert!(seen.insert(member), "no entity is in two groups");
            }
        }
        let (collapsed, shown) = collapse(&known, &view, &groups);
        for relation in &known.relations {
            let ends = (groups.stand_in(relation.subject), groups.stand_in(relation.object));
            let is_inside = ends.0 == ends.1 && groups.get(ends.0).is_some();
            prop_assert_eq!(shown.has_relation(relation.id), !is_inside);
            let drawn = collapsed.relation(relation.id).unwrap();
            prop_assert_eq!((drawn.subject, drawn.object), ends);
            prop_assert_eq!(&drawn.evidence, &relation.evidence);
        }
        for id in &shown.entities {
            prop_assert!(collapsed.entity(*id).is_some());
        }
    }

    #[test]
    fn opened_groups_leave_everything_as_it_was(known in any_knowledge(), grouping in any_grouping()) {
        let view = View::everything(&known);
        let closed = Groups::new(&known, &view, &grouping);
        let opened = closed.iter().map(|group| group.id).collect();
        let groups = Groups::new(&known, &view, &Grouping { opened, ..grouping });
        prop_assert!(groups.closed().next().is_none());
        let (collapsed, shown) = collapse(&known, &view, &groups);
        prop_assert_eq!(shown, view);
        prop_assert_eq!(collapsed.entities, known.entities);
        prop_assert_eq!(collapsed.relations, known.relations);
    }
}
