//! What several documents say together: who is one, who is kept apart, and what only the lists know.

#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

#[path = "support/texts.rs"]
mod texts;

use relata::corrections::{Change, Corrections};
use relata::export::graph_json::{self, Known};
use relata::graph::{Filter, View};
use relata::knowledge::known::opening;
use relata::knowledge::{Entity, Knowledge, entity_anchor};
use relata::reference::Reference;
use relata::suggestions::{Evidence, Suggestion, Suggestions};
use relata::vocabulary::{Origin, RelationType};

use texts::knowledge;

fn named<'a>(knowledge: &'a Knowledge, name: &str) -> Vec<&'a Entity> {
    knowledge.entities.iter().filter(|entity| entity.name == name).collect()
}

/// The suggestions for whoever is called Peter Holm.
fn holms(knowledge: &Knowledge) -> Vec<Suggestion> {
    let of = named(knowledge, "Peter Holm").into_iter().map(|entity| entity.id);
    let found = Suggestions::of(knowledge);
    let ids: Vec<_> = of.collect();
    found.pairs.into_iter().filter(|found| found.pair.both().iter().any(|id| ids.contains(id))).collect()
}

const MINISTER: &str =
    "Denmark's justice minister, Peter Holm, met police chiefs on Monday. Holm praised the officers.";
const AGAIN: &str = "Peter Holm criticised the European Commission in a speech in Aarhus.";
const STRIKER: &str = "Peter Holm was born in Chile. Holm, a striker, scored twice on Saturday.";

#[test]
fn one_person_in_two_documents_is_one_entity() {
    let found = knowledge(&[MINISTER, AGAIN]);
    let holm = named(&found, "Peter Holm");
    assert_eq!(holm.len(), 1);
    let mut sources: Vec<_> = holm[0].mentions.iter().map(|mention| mention.source).collect();
    sources.dedup();
    assert_eq!(sources, [0, 1]);
    assert!(holms(&found).is_empty());
}

#[test]
fn two_people_of_one_name_are_kept_apart_and_proposed_with_reasons() {
    let found = knowledge(&[MINISTER, STRIKER]);
    assert_eq!(named(&found, "Peter Holm").len(), 2);
    let suggested = holms(&found);
    let [candidate] = suggested.as_slice() else { panic!("{suggested:?}") };
    let has = |evidence: &Evidence| candidate.pieces.iter().any(|piece| piece.evidence == *evidence);
    assert!(has(&Evidence::SameName("Peter Holm".to_owned())), "{candidate:?}");
    let different = |one: &str, other: &str| Evidence::DifferentCountries(one.to_owned(), other.to_owned());
    assert!(has(&different("Denmark", "Chile")) || has(&different("Chile", "Denmark")), "{candidate:?}");
    assert!(candidate.percent() < Suggestions::BAR, "it is not likely: {candidate:?}");
    // Whoever knows better says so, and is not asked again.
    let anchors = candidate.pair.both().map(|id| entity_anchor(&found, id).unwrap());
    let [one, other] = anchors;
    let corrected = |change| {
        let mut corrections = Corrections::default();
        corrections.enter(change);
        Knowledge::corrected(&found.sources, &corrections)
    };
    let apart = corrected(Change::NotSame { one: one.clone(), other: other.clone() });
    assert_eq!((named(&apart, "Peter Holm").len(), holms(&apart).len()), (2, 0));
    let same = corrected(Change::Same { into: one, others: vec![other] });
    assert_eq!((named(&same, "Peter Holm").len(), holms(&same).len()), (1, 0));
    assert_eq!(same.relations.len(), found.relations.len());
}

#[test]
fn what_only_the_lists_know_is_kept_apart_from_what_the_text_says() {
    let found = knowledge(&[
        "Denmark and Hungary criticised NATO. The Danish prime minister met officials from Chile.",
    ]);
    assert!(found.relations.iter().all(|relation| relation.origin == Origin::Text));
    let known: Vec<(&str, &str)> = found
        .known
        .iter()
        .map(|relation| {
            assert!(relation.evidence.is_empty() && relation.origin == Origin::Reference);
            let name = |id| found.entity(id).unwrap().name.as_str();
            (name(relation.subject), name(relation.object))
        })
        .collect();
    let mut sorted = known.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [("Denmark", "NATO"), ("Hungary", "NATO")]);
    assert_eq!(View::everything(&found).relations.len(), found.relations.len());
    let with_known = View::new(&found, &Filter { shows_known: true, ..Filter::default() });
    assert_eq!(with_known.relations.len(), found.relations.len() + 2);
    assert!(!graph_json::write(&found, Known::LeftOut).contains("reference"));
    assert!(graph_json::write(&found, Known::Included).contains("\"origin\": \"reference\""));
}

#[test]
fn a_membership_that_the_text_states_is_not_known_a_second_time() {
    let found = knowledge(&["Norway is a member of NATO. Finland joined NATO in 2023."]);
    let stated: Vec<_> = found
        .relations
        .iter()
        .filter(|relation| relation.relation == Some(RelationType::MemberOf))
        .map(|relation| relation.subject)
        .collect();
    assert!(!stated.is_empty());
    assert!(found.known.iter().all(|relation| !stated.contains(&relation.subject)));
}

#[test]
fn a_group_of_all_members_opens_and_a_wrong_number_is_seen() {
    for (text, stated, agrees) in [
        ("The Council of Europe has 46 member states. Denmark backed the plan.", 46, true),
        ("The Council of Europe has 47 member states. Denmark backed the plan.", 47, false),
    ] {
        let found = knowledge(&[text]);
        let [states] = named(&found, &format!("{stated} member states"))[..] else { panic!("{text}") };
        let opened = opening(&found, states.id, Reference::built_in()).unwrap();
        assert_eq!((opened.stated, opened.known, opened.agrees()), (Some(stated), 46, agrees));
        assert_eq!(opened.members.len(), 46);
        let in_text: Vec<&str> =
            opened.members.iter().filter(|(_, id)| id.is_some()).map(|(name, _)| *name).collect();
        assert_eq!(in_text, ["Denmark"]);
    }
}

#[test]
fn the_permanent_and_the_elected_members_open_each_into_their_own() {
    let found =
        knowledge(&["The UN Security Council met on Monday. Its five permanent members agreed a text. \
         The ten elected members of the council backed the text."]);
    for (name, count, member, other) in [
        ("five permanent members", 5, "France", "Denmark"),
        ("ten elected members of the council", 10, "Denmark", "France"),
    ] {
        let [group] = named(&found, name)[..] else { panic!("{name}: {:?}", found.entities) };
        let opened = opening(&found, group.id, Reference::built_in()).unwrap();
        assert_eq!((opened.stated, opened.known, opened.agrees()), (Some(count), count, true));
        let names: Vec<&str> = opened.members.iter().map(|(name, _)| *name).collect();
        assert!(names.contains(&member) && !names.contains(&other), "{name}: {names:?}");
    }
}

#[test]
fn a_part_of_the_members_does_not_open() {
    let found = knowledge(&["Four member states of the European Union voted against the plan."]);
    for entity in &found.entities {
        assert_eq!(opening(&found, entity.id, Reference::built_in()), None, "{}", entity.name);
    }
}
