//! Laws of corrections: what holds for any of them, in any articles.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/curated.rs"]
mod curated;
#[path = "support/sample.rs"]
mod sample;

use curated::{Curated, json, says, source};
use proptest::prelude::*;
use relata::corrections::{Change, Correction, Corrections, NamePart, NoteTarget, Reason, Rule};
use relata::knowledge::{Knowledge, claim_anchors, entity_anchor, parts, place_anchor};
use relata::vocabulary::{EntityKind, RelationType};

/// What a person might do: a sort of correction and the things it is about, by chance.
type Whim = (u8, usize, usize, u8);

fn articles() -> Curated {
    Curated::of(&[
        ("machine.txt", sample::ARTICLE),
        ("letters.txt", sample::SECOND),
        ("dated.txt", sample::DATED),
        ("claim.txt", sample::QUARREL[0].1),
        ("denial.txt", sample::QUARREL[1].1),
    ])
}

/// How many sorts of corrections there are.
const SORTS: u8 = 14;

fn relation_phrase(knowledge: &Knowledge, index: usize) -> String {
    knowledge.relations[index % knowledge.relations.len()].phrase.clone()
}

/// The correction that a whim stands for.
fn change(knowledge: &Knowledge, (sort, one, other, value): Whim) -> Option<Change> {
    let entities = &knowledge.entities;
    let anchor = |index: usize| entity_anchor(knowledge, entities[index % entities.len()].id);
    let relation = &knowledge.relations[one % knowledge.relations.len()];
    let kind = EntityKind::ALL[usize::from(value) % EntityKind::ALL.len()];
    let says = says(Some(RelationType::ALL[usize::from(value) % RelationType::ALL.len()]), None);
    let claims = || claim_anchors(knowledge, relation.id, None);
    Some(match sort % SORTS {
        0 => Change::Rename { entity: anchor(one)?, name: format!("Name {value}") },
        1 => Change::Retype { entity: anchor(one)?, kind, subtype: None },
        2 => Change::RejectEntity { entity: anchor(one)? },
        3 if one % entities.len() != other % entities.len() => {
            Change::Same { into: anchor(one)?, others: vec![anchor(other)?] }
        }
        4 if one % entities.len() != other % entities.len() => {
            Change::NotSame { one: anchor(one)?, other: anchor(other)? }
        }
        5 => {
            let entity = &entities[one % entities.len()];
            let parts = parts(knowledge, entity.id);
            let part = &parts[other % parts.len()];
            let places = part.spans.iter().filter_map(|&span| place_anchor(knowledge, part.source, span));
            Change::Split { entity: anchor(one)?, places: places.collect(), name: format!("Part {value}") }
        }
        6 => {
            let source = one % knowledge.sources.len();
            let text = &knowledge.sources[source].document.text;
            let words: Vec<&str> =
                text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 3).collect();
            let word = words[other % words.len()];
            let start = text.find(word)? as u32;
            let span = relata::document::Span::new(start, start + word.len() as u32);
            let place = place_anchor(knowledge, source as u32, span)?;
            Change::AddEntity {
                place,
                name: format!("Thing {value}"),
                kind,
                subtype: None,
                everywhere: value % 2 == 0,
            }
        }
        7 => Change::RejectRelation { claims: claims() },
        8 => Change::EditRelation { claims: claims(), says, reversed: value % 2 == 0 },
        9 => {
            let evidence = &relation.evidence[0];
            let place = |span| place_anchor(knowledge, evidence.source, span);
            Change::AddRelation {
                subject: place(evidence.object)?,
                object: place(evidence.subject)?,
                trigger: place(evidence.trigger[0])?,
                says,
            }
        }
        10 => {
            let document = &knowledge.sources[one % knowledge.sources.len()].document;
            let date = jiff::civil::Date::new(1800 + i16::from(value), 3, 1).ok();
            Change::SetDate { article: relata::corrections::ArticleAnchor::of(document), date }
        }
        11 => Change::Note { about: NoteTarget::Entity(anchor(one)?), text: format!("Note {value}") },
        12 => Change::ConfirmRelation { claims: claims() },
        13 => {
            let words = entities[one % entities.len()].name.clone();
            let name = entities[other % entities.len()].name.clone();
            let part = if value % 2 == 0 { NamePart::Whole } else { NamePart::End };
            let rule = match value % 4 {
                0 => Rule::Alias { words, name },
                1 => Rule::Kind { words, part, kind, subtype: None },
                2 => Rule::Ignore { words },
                _ => {
                    let relation = says.relation?;
                    Rule::Meaning {
                        phrase: relation_phrase(knowledge, other),
                        relation,
                        reversed: one % 2 == 0,
                    }
                }
            };
            Change::Rule { rule, is_off: one % 5 == 0 }
        }
        _ => return None,
    })
}

fn changes(knowledge: &Knowledge, whims: &[Whim]) -> Vec<Change> {
    whims.iter().filter_map(|whim| change(knowledge, *whim)).collect()
}

fn list<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Corrections {
    changes.into_iter().cloned().map(Correction::new).collect()
}

fn whims() -> impl Strategy<Value = Vec<Whim>> {
    prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>(), any::<u8>()), 0..9)
}

/// Keeps of the whims those that are about things that none before is about.
fn about_different_things(knowledge: &Knowledge, whims: Vec<Whim>) -> Vec<Whim> {
    let (entities, relations) = (knowledge.entities.len(), knowledge.relations.len());
    let mut used = std::collections::BTreeSet::new();
    let things = |(sort, one, other, _): Whim| match sort % SORTS {
        3 | 4 => vec![(0, one % entities), (0, other % entities)],
        6 | 10 => vec![(2, one % knowledge.sources.len())],
        7..=9 | 12 => vec![(1, one % relations)],
        // What is said of a single thing wins over a rule; of two rules about the same the later one holds.
        13 => vec![(3, 0)],
        _ => vec![(0, one % entities)],
    };
    whims.into_iter().filter(|whim| things(*whim).into_iter().all(|thing| used.insert(thing))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn the_same_corrections_twice_are_the_same_as_once(whims in whims()) {
        let articles = articles();
        let changes = changes(&articles.bare(), &whims);
        let once = Knowledge::corrected(&articles.sources, &list(&changes));
        let again = Knowledge::corrected(&articles.sources, &list(&changes));
        prop_assert_eq!(format!("{once:?}"), format!("{again:?}"), "the same is the same");
        let twice = Knowledge::corrected(&articles.sources, &list(changes.iter().chain(&changes)));
        prop_assert_eq!(json(&once), json(&twice));
    }

    #[test]
    fn a_correction_taken_back_leaves_nothing_behind(whims in whims(), last in (any::<u8>(), any::<usize>(), any::<usize>(), any::<u8>())) {
        let articles = articles();
        let bare = articles.bare();
        let changes = changes(&bare, &whims);
        let before = list(&changes);
        let Some(last) = change(&bare, last).filter(|last| !changes.contains(last)) else { return Ok(()) };
        let mut with: Corrections = before.as_slice().iter().cloned().chain([Correction::new(last.clone())]).collect();
        prop_assert!(with.revoke(Correction::new(last).id));
        prop_assert_eq!(&with, &before);
        let restored = Knowledge::corrected(&articles.sources, &with);
        let expected = Knowledge::corrected(&articles.sources, &before);
        prop_assert_eq!(format!("{restored:?}"), format!("{expected:?}"));
        let mut all = before;
        for correction in all.clone().as_slice() {
            all.revoke(correction.id);
        }
        prop_assert_eq!(format!("{:?}", Knowledge::corrected(&articles.sources, &all)), format!("{bare:?}"));
    }

    #[test]
    fn corrections_of_different_things_may_come_in_any_order(whims in whims(), turn in any::<usize>()) {
        let articles = articles();
        let bare = articles.bare();
        let mut changes = changes(&bare, &about_different_things(&bare, whims));
        let one = Knowledge::corrected(&articles.sources, &list(&changes));
        let middle = if changes.is_empty() { 0 } else { turn % changes.len() };
        changes.rotate_left(middle);
        changes.reverse();
        let other = Knowledge::corrected(&articles.sources, &list(&changes));
        prop_assert_eq!(json(&one), json(&other));
        prop_assert_eq!(&one.by_hand.entities.keys().collect::<Vec<_>>(), &other.by_hand.entities.keys().collect::<Vec<_>>());
    }

    #[test]
    fn what_stands_on_other_articles_outlives_one_that_is_closed(whims in whims(), closed in 0_usize..5) {
        let mut articles = articles();
        let all = changes(&articles.bare(), &whims);
        let whole = Knowledge::corrected(&articles.sources, &list(&all));
        let gone = articles.sources.remove(closed);
        let rest = Knowledge::corrected(&articles.sources, &list(&all));
        for (outcome, change) in whole.by_hand.outcomes.iter().zip(&all) {
            let now = rest.by_hand.outcomes.iter().find(|other| other.correction == outcome.correction).unwrap();
            let name = relata::corrections::words::article(change);
            let one_article = !matches!(change, Change::Same { .. } | Change::NotSame { .. } | Change::Split { .. }
                | Change::EditRelation { .. } | Change::RejectRelation { .. } | Change::ConfirmRelation { .. }
                | Change::Rule { .. });
            if one_article && outcome.result.is_ok() && name != gone.document.name {
                prop_assert!(now.result.is_ok(), "{change:?}: {:?}", now.result);
            }
            if let Change::SetDate { .. } = change && name == gone.document.name {
                prop_assert_eq!(&now.result, &Err(Reason::ArticleNotOpen(name.to_owned())));
            }
        }
        articles.sources.insert(closed, gone);
        let back = Knowledge::corrected(&articles.sources, &list(&all));
        prop_assert_eq!(format!("{back:?}"), format!("{whole:?}"));
    }

    #[test]
    fn an_article_that_was_changed_elsewhere_keeps_its_corrections(whims in whims()) {
        let articles = articles();
        let all = changes(&articles.bare(), &whims);
        let before = Knowledge::corrected(&articles.sources, &list(&all));
        let mut changed = Curated::of(&[]);
        changed.sources = articles.sources.iter().map(|old| {
            let text = old.document.text.replacen("\n\n", "\n\nIt was a loud day.\n\n", 1);
            source(&old.document.name, &format!("{text}\n\nNobody knew more."))
        }).collect();
        let after = Knowledge::corrected(&changed.sources, &list(&all));
        let results = |knowledge: &Knowledge| {
            knowledge.by_hand.outcomes.iter().map(|outcome| outcome.result.clone()).collect::<Vec<_>>()
        };
        prop_assert_eq!(results(&before), results(&after));
        let shape = |knowledge: &Knowledge| {
            let mut names: Vec<_> = knowledge.entities.iter()
                .map(|entity| (entity.name.clone(), entity.kind, entity.mentions.len())).collect();
            names.sort();
            let mut said: Vec<_> = knowledge.relations.iter()
                .map(|line| (line.relation, line.phrase.clone(), line.negated, line.evidence.len())).collect();
            said.sort();
            (names, said)
        };
        prop_assert_eq!(shape(&before), shape(&after));
    }

    #[test]
    fn what_is_entered_twice_is_there_once_and_a_rule_that_is_switched_back_is_the_same(whims in whims()) {
        let articles = articles();
        let mut entered = Corrections::default();
        let all = changes(&articles.bare(), &whims);
        for change in &all {
            entered.enter(change.clone());
        }
        let once = entered.clone();
        let last_said: Vec<Change> = entered.as_slice().iter().map(|one| one.change.clone()).collect();
        for change in last_said {
            if let Change::Rule { rule, is_off } = change {
                entered.enter(Change::Rule { rule: rule.clone(), is_off: !is_off });
                entered.enter(Change::Rule { rule, is_off });
            }
        }
        prop_assert_eq!(&entered, &once);
        let file = relata::corrections::file::write(&once);
        prop_assert_eq!(relata::corrections::file::read(&file), Ok(once.clone()));
        let one = Knowledge::corrected(&articles.sources, &once);
        prop_assert_eq!(one.by_hand.rules.len(), once.as_slice().iter().filter(|one| matches!(one.change, Change::Rule { .. })).count());
    }

    #[test]
    fn every_relation_keeps_its_ends_and_every_entity_a_mention(whims in whims()) {
        let articles = articles();
        let knowledge = Knowledge::corrected(&articles.sources, &list(&changes(&articles.bare(), &whims)));
        prop_assert!(knowledge.entities.windows(2).all(|pair| pair[0].id < pair[1].id));
        prop_assert!(knowledge.entities.iter().all(|entity| !entity.mentions.is_empty()));
        for relation in &knowledge.relations {
            prop_assert!(relation.subject != relation.object && !relation.evidence.is_empty());
            prop_assert!(knowledge.entity(relation.subject).is_some() && knowledge.entity(relation.object).is_some());
        }
        for (id, mark) in &knowledge.by_hand.entities {
            prop_assert!(knowledge.entity(*id).is_some() && !mark.corrections.is_empty());
        }
        for id in knowledge.by_hand.relations.keys() {
            prop_assert!(knowledge.relation(*id).is_some());
        }
    }
}

#[test]
fn without_corrections_nothing_is_otherwise() {
    let articles = articles();
    let corrected = Knowledge::corrected(&articles.sources, &Corrections::default());
    assert_eq!(format!("{corrected:?}"), format!("{:?}", articles.bare()));
    for (source, corrected) in articles.sources.iter().zip(&corrected.sources) {
        assert!(std::sync::Arc::ptr_eq(&source.extraction, &corrected.extraction));
    }
}
