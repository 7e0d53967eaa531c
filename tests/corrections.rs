//! What a person puts right: each sort of correction, what it stands on, and what is told when it cannot be
//! applied.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/curated.rs"]
mod curated;
#[path = "support/sample.rs"]
mod sample;

use std::sync::Arc;

use curated::{Curated, entity, id, json, names, relation, says, source};
use relata::corrections::file::{self, FileError};
use relata::corrections::{BY_HAND, Change, Corrections, Days, Given, NoteTarget, Reason, Statement, Value};
use relata::document::{ReadOptions, read};
use relata::jobs::{Analyst as _, English};
use relata::knowledge::{Knowledge, Source, claim_anchors, entity_anchor, parts};
use relata::vocabulary::{EntityKind, Modality, Origin, RelationType};

#[test]
fn a_name_and_a_kind_are_put_right_and_the_former_are_kept() {
    let mut curated = Curated::sample();
    let before = id(&curated.bare(), "Royal Society");
    let society = curated.anchor("Royal Society");
    assert_eq!(
        (society.place.words.as_str(), society.place.article.name.as_str()),
        ("Royal Society", "machine.txt")
    );
    curated.correct(Change::Rename { entity: society.clone(), name: "The Society".to_owned() });
    let retype =
        Change::Retype { entity: society, kind: EntityKind::Group, subtype: Some("club".to_owned()) };
    let knowledge = curated.correct(retype);
    let renamed = entity(&knowledge, "The Society");
    assert_eq!(
        (renamed.id, renamed.kind, renamed.subtype.as_deref()),
        (before, EntityKind::Group, Some("club"))
    );
    assert_eq!(renamed.aliases, ["Royal Society"]);
    let mark = &knowledge.by_hand.entities[&before];
    assert_eq!((mark.reading.name.as_str(), mark.reading.kind), ("Royal Society", EntityKind::Organisation));
    assert_eq!(mark.corrections.len(), 2);
    assert!(mark.is_corrected(&renamed.name, renamed.kind, renamed.subtype.as_deref()));
}

#[test]
fn what_is_made_one_keeps_all_evidence_and_comes_apart_again() {
    let mut curated = Curated::sample();
    let bare = curated.bare();
    let (ada, elise) = (curated.anchor("Ada Byron"), curated.anchor("Élise Roux"));
    let change = Change::Same { into: ada, others: vec![elise] };
    let knowledge = curated.correct(change.clone());
    let one = entity(&knowledge, "Ada Byron");
    assert_eq!(one.id, id(&bare, "Ada Byron"), "the place on the graph stays");
    assert!(one.aliases.contains(&"Élise Roux".to_owned()));
    assert_eq!(one.mentions.len(), 4);
    assert_eq!(knowledge.relations.len(), bare.relations.len());
    assert!(knowledge.entity(id(&bare, "Élise Roux")).is_none());
    let mark = &knowledge.by_hand.entities[&one.id];
    assert_eq!(mark.merged.iter().map(|part| part.name.as_str()).collect::<Vec<_>>(), ["Élise Roux"]);
    let correction = curated.corrections.as_slice()[0].id;
    assert!(curated.corrections.revoke(correction));
    assert_eq!(json(&curated.knowledge()), json(&bare));
    // A name that is given while they are one belongs to the one whose name stayed.
    let mut curated = Curated::sample();
    let correction = curated.corrections.enter(change);
    let rename = Change::Rename { entity: curated.anchor("Ada Byron"), name: "Ada".to_owned() };
    curated.correct(rename);
    curated.corrections.revoke(correction);
    assert_eq!(names(&curated.knowledge())[0], "Ada");
    assert!(names(&curated.knowledge()).contains(&"Élise Roux"));
}

#[test]
fn words_are_parted_from_an_entity_and_take_their_relations_along() {
    let mut curated = Curated::sample();
    let bare = curated.bare();
    let ada = id(&bare, "Ada Byron");
    let words: Vec<String> = parts(&bare, ada).into_iter().map(|part| part.words).collect();
    assert_eq!(words, ["Ada Byron", "Countess Lovelace"]);
    let knowledge = curated.correct(Change::Split {
        entity: curated.anchor("Ada Byron"),
        places: vec![curated.place(0, "Countess Lovelace", 0)],
        name: "Countess Lovelace".to_owned(),
    });
    let countess = id(&knowledge, "Countess Lovelace");
    assert_eq!(relation(&knowledge, "praised the").subject, countess);
    assert_eq!(entity(&knowledge, "Ada Byron").id, ada);
    assert!(entity(&knowledge, "Ada Byron").aliases.is_empty(), "the name went with the words");
    assert!(knowledge.by_hand.entities[&countess].is_parted);
    // The first words of all: what is left keeps its place on the graph.
    let mut curated = Curated::sample();
    let knowledge = curated.correct(Change::Split {
        entity: curated.anchor("Ada Byron"),
        places: vec![curated.place(0, "Ada Byron", 0)],
        name: "A. Byron".to_owned(),
    });
    assert_eq!(entity(&knowledge, "A. Byron").mentions.len(), 1);
    assert_eq!(knowledge.entity(ada).unwrap().mentions.len(), 1);
    assert!(curated.reasons().is_empty());
}

#[test]
fn what_two_articles_have_as_one_is_kept_apart_and_remembered() {
    let mut curated = Curated::sample();
    let bare = curated.bare();
    let babbage = id(&bare, "Charles Babbage");
    assert_eq!(parts(&bare, babbage).len(), 2);
    let anchor = |curated: &Curated, article: usize| {
        let mut alone = Curated::of(&[]);
        alone.sources = vec![curated.sources[article].clone()];
        alone.anchor("Charles Babbage")
    };
    let (one, other) = (anchor(&curated, 0), anchor(&curated, 1));
    let knowledge = curated.correct(Change::NotSame { one: one.clone(), other: other.clone() });
    let both = |knowledge: &Knowledge| {
        knowledge.entities.iter().filter(|entity| entity.name == "Charles Babbage").count()
    };
    assert_eq!(both(&knowledge), 2);
    assert!(knowledge.entity(babbage).is_some());
    curated.sources.push(source("third.txt", "Charles Babbage met Ada Byron."));
    assert_eq!(both(&curated.knowledge()), 2, "another article belongs to the first of them");
    let knowledge = curated.correct(Change::Same { into: other, others: vec![one] });
    assert_eq!((both(&knowledge), curated.corrections.len()), (1, 1), "the later correction takes the place");
}

#[test]
fn what_is_no_entity_goes_with_all_that_is_said_of_it() {
    let mut curated = Curated::sample();
    let bare = curated.bare();
    let knowledge = curated.correct(Change::RejectEntity { entity: curated.anchor("Charles Babbage") });
    assert!(!names(&knowledge).contains(&"Charles Babbage"));
    let gone = id(&bare, "Charles Babbage");
    let left = bare.relations.iter().filter(|line| line.subject != gone && line.object != gone);
    let left: Vec<_> = left.map(|line| line.id).collect();
    assert_eq!(knowledge.relations.iter().map(|line| line.id).collect::<Vec<_>>(), left);
    // What is said of what was deleted cannot be.
    let rename = Change::Rename { entity: curated_anchor(&bare, "Charles Babbage"), name: "B".to_owned() };
    curated.corrections.enter(rename);
    assert_eq!(curated.reasons(), [Reason::Deleted]);
}

fn curated_anchor(knowledge: &Knowledge, name: &str) -> relata::corrections::EntityAnchor {
    entity_anchor(knowledge, id(knowledge, name)).unwrap()
}

#[test]
fn words_become_an_entity_and_a_sentence_a_relation() {
    let mut curated = Curated::sample();
    let machine = curated.place(0, "machine", 0);
    let knowledge = curated.correct(Change::AddEntity {
        place: machine,
        name: "Analytical Engine".to_owned(),
        kind: EntityKind::Document,
        subtype: None,
        everywhere: false,
    });
    let engine = entity(&knowledge, "Analytical Engine");
    let document = Arc::clone(&curated.sources[0].document);
    let text = &document.text;
    assert_eq!(engine.mentions.iter().map(|at| at.span.of(text)).collect::<Vec<_>>(), ["machine"]);
    assert!(knowledge.by_hand.entities[&engine.id].is_added);
    let knowledge = curated.correct(Change::AddRelation {
        subject: curated.place(0, "Charles Babbage", 1),
        object: curated.place(0, "Turin", 0),
        trigger: curated.place(0, "travelled", 0),
        says: says(Some(RelationType::Attends), None),
    });
    let added = knowledge.relations.iter().find(|line| line.relation == Some(RelationType::Attends)).unwrap();
    assert_eq!((added.origin, added.rule.as_str(), added.confidence), (Origin::Person, BY_HAND, 1.0));
    assert_eq!(added.evidence[0].sentence.of(text), "Charles Babbage travelled to Turin.");
    assert_eq!(added.evidence[0].trigger[0].of(text), "travelled");
    assert_eq!(added.phrase, "travelled");
    assert!(knowledge.by_hand.relations[&added.id].is_added);
    assert!(curated.reasons().is_empty());
}

#[test]
fn the_same_words_are_the_same_entity_everywhere_but_inside_others() {
    let text =
        "The engine was built. An engine needs coal, and engines are loud. Ada Byron liked the engine.";
    let mut curated = Curated::of(&[("engine.txt", text)]);
    let knowledge = curated.correct(Change::AddEntity {
        place: curated.place(0, "engine", 1),
        name: "engine".to_owned(),
        kind: EntityKind::Concept,
        subtype: None,
        everywhere: true,
    });
    assert_eq!(entity(&knowledge, "engine").mentions.len(), 3);
}

#[test]
fn a_relation_is_read_otherwise_and_the_reading_of_the_text_is_kept() {
    let mut curated = Curated::sample();
    let claims = curated.claims("praised the");
    let says = Statement {
        negated: true,
        modality: Modality::Planned,
        ..says(Some(RelationType::Criticises), Some("attacked"))
    };
    let knowledge = curated.correct(Change::EditRelation { claims, says, reversed: true });
    let edited = relation(&knowledge, "attacked");
    assert_eq!((edited.negated, edited.modality, edited.origin), (true, Modality::Planned, Origin::Person));
    assert_eq!(edited.subject, id(&knowledge, "Royal Society"));
    let mark = &knowledge.by_hand.relations[&edited.id];
    assert_eq!(mark.reading.as_ref().map(|reading| reading.phrase.as_str()), Some("praised the"));
    assert!(mark.is_reversed && !mark.is_added);
    let written = file::write(&curated.corrections);
    assert!(!written.contains("given"), "what is not given leaves the file as earlier programs wrote it");
    // A second thought takes the place of the first, whatever the relation says now.
    let claims = claim_anchors(&knowledge, edited.id, None);
    let says = curated::says(Some(RelationType::Praises), None);
    let knowledge = curated.correct(Change::EditRelation { claims, says, reversed: false });
    assert_eq!((curated.corrections.len(), relation(&knowledge, "praised the").negated), (1, false));
    let claims = claim_anchors(&knowledge, relation(&knowledge, "praised the").id, None);
    let knowledge = curated.correct(Change::RejectRelation { claims });
    assert!(knowledge.relations.iter().all(|line| line.phrase != "praised the"));
    assert_eq!(curated.corrections.len(), 1);
}

#[test]
fn what_is_given_on_words_of_another_article_or_makes_both_ends_one_is_told() {
    let mut curated = Curated::sample();
    let claims = curated.claims("praised the");
    let edit = |curated: &mut Curated, given: Given| {
        let says = Statement { given: Box::new(given), ..says(Some(RelationType::Praises), None) };
        curated.correct(Change::EditRelation { claims: claims.clone(), says, reversed: false })
    };
    let society = curated.place(0, "Royal Society", 0);
    let same = Given { subject: Some(society), ..Given::default() };
    edit(&mut curated, same);
    assert_eq!(curated.reasons(), [Reason::SameEnds]);
    assert_eq!(json(&curated.knowledge()), json(&curated.bare()), "nothing is half done");
    let elsewhere = Given {
        speakers: Some(vec![curated.place(1, "Élise Roux", 0)]),
        date: Some(Value::Is(Days {
            from: "1843-02-01".parse().unwrap(),
            to: "1843-01-01".parse().unwrap(),
        })),
        ..Given::default()
    };
    let knowledge = edit(&mut curated, elsewhere);
    let praised = relation(&knowledge, "praised the");
    assert!(praised.attribution.is_empty() && praised.date.is_none(), "not on the words of another article");
    let both = Given {
        speakers: Some(vec![curated.place(0, "Turin", 0), curated.place(1, "Élise Roux", 0)]),
        ..Given::default()
    };
    edit(&mut curated, both);
    assert!(matches!(curated.reasons()[..], [Reason::WordsGone { .. }]));
    let dated = Given {
        date: Some(Value::Is(Days {
            from: "1843-02-01".parse().unwrap(),
            to: "1843-01-01".parse().unwrap(),
        })),
        ..Given::default()
    };
    let knowledge = edit(&mut curated, dated);
    let days = relation(&knowledge, "praised the").date.unwrap().days.unwrap();
    assert!(days.0 < days.1, "in order, whatever a file says");
}

#[test]
fn of_a_relation_with_two_sentences_one_can_be_rejected() {
    let mut curated = Curated::of(&sample::QUARREL);
    let bare = curated.bare();
    let met = bare.relations.iter().find(|line| line.evidence.len() == 2 && !line.negated).unwrap();
    let claims = claim_anchors(&bare, met.id, Some(0));
    assert_eq!(claims.len(), 1);
    let knowledge = curated.correct(Change::RejectRelation { claims });
    assert_eq!(knowledge.relation(met.id).unwrap().evidence, met.evidence[1..]);
}

#[test]
fn notes_stand_beside_and_change_nothing() {
    let mut curated = Curated::sample();
    let bare = json(&curated.bare());
    let about = NoteTarget::Entity(curated.anchor("Turin"));
    curated.correct(Change::Note { about, text: "Which Turin?".to_owned() });
    let about = NoteTarget::Relation(curated.claims("praised the").remove(0));
    let knowledge = curated.correct(Change::Note { about, text: "Ask.".to_owned() });
    assert_eq!(json(&knowledge), bare);
    let note = &knowledge.by_hand.entities[&id(&knowledge, "Turin")].note;
    assert_eq!(note.as_deref(), Some("Which Turin?"));
    let note = &knowledge.by_hand.relations[&relation(&knowledge, "praised the").id].note;
    assert_eq!(note.as_deref(), Some("Ask."));
}

#[test]
fn the_day_of_an_article_says_which_wednesday_is_meant() {
    let read_by_engine = |text: &str| {
        let document = read("note.txt", text.as_bytes().to_vec(), &ReadOptions::default());
        let extraction = English.analyse(&document, &mut |_| true).unwrap().unwrap();
        Source { document: Arc::new(document), extraction: Arc::new(extraction) }
    };
    let days = |knowledge: &Knowledge| {
        let mut days: Vec<_> = knowledge.relations.iter().filter_map(|line| line.date?.days).collect();
        days.sort_unstable();
        days
    };
    let body = "David Lammy met Marco Rubio in London on Wednesday. The ministers will meet Emmanuel Macron in \
                Paris next week.";
    let dated = Knowledge::build(vec![read_by_engine(&format!("20 February 2026\n\n{body}"))]);
    let mut curated = Curated { sources: vec![read_by_engine(body)], corrections: Corrections::default() };
    assert!(days(&curated.bare()).is_empty() && !days(&dated).is_empty());
    let article = curated.anchor("London").place.article;
    let date = Some("2026-02-20".parse().unwrap());
    let knowledge = curated.correct(Change::SetDate { article: article.clone(), date });
    assert_eq!(days(&knowledge), days(&dated));
    assert_eq!(knowledge.sources[0].document.date, date);
    curated.correct(Change::SetDate { article, date: None });
    assert_eq!((curated.corrections.len(), json(&curated.knowledge())), (1, json(&curated.bare())));
}

#[test]
fn corrections_find_their_things_in_a_changed_article_and_wait_for_a_closed_one() {
    let mut curated = Curated::sample();
    let society = curated.anchor("Royal Society");
    curated.correct(Change::Retype { entity: society, kind: EntityKind::Group, subtype: None });
    let claims = curated.claims("travelled to");
    curated.correct(Change::RejectRelation { claims });
    let changed =
        format!("A new headline for Ünsal\n\n{}", sample::ARTICLE.replace("Crowds came.", "Many came."));
    let letters = curated.sources[1].clone();
    curated.sources = vec![source("machine.txt", &changed), letters.clone()];
    let knowledge = curated.knowledge();
    assert!(curated.reasons().is_empty());
    assert_eq!(entity(&knowledge, "Royal Society").kind, EntityKind::Group);
    assert!(knowledge.relations.iter().all(|line| line.phrase != "travelled to"));
    curated.sources = vec![letters];
    let closed = Reason::ArticleNotOpen("machine.txt".to_owned());
    assert_eq!(curated.reasons(), [closed.clone(), closed]);
    assert_eq!(json(&curated.knowledge()), json(&curated.bare()));
    curated.sources = vec![source("machine.txt", "Nobody was there.")];
    let reasons: Vec<String> = curated.reasons().iter().map(Reason::to_string).collect();
    assert_eq!(
        reasons,
        [
            "the words “Royal Society” do not stand in machine.txt any more",
            "the words “Charles Babbage” do not stand in machine.txt any more"
        ]
    );
}

#[test]
fn a_full_name_is_the_same_in_another_article() {
    let mut curated = Curated::sample();
    curated.correct(Change::Rename { entity: curated.anchor("Turin"), name: "Torino".to_owned() });
    curated.sources.remove(0);
    assert!(names(&curated.knowledge()).contains(&"Torino"), "the article in which it was renamed is closed");
}

#[test]
fn a_file_of_corrections_is_read_again_and_holds_no_article() {
    let mut curated = Curated::sample();
    curated.correct(Change::RejectEntity { entity: curated.anchor("Royal Society") });
    let claims = curated.claims("travelled to");
    curated.correct(Change::RejectRelation { claims });
    let written = file::write(&curated.corrections);
    assert_eq!(file::read(&written).unwrap(), curated.corrections);
    assert_eq!(file::write(&file::read(&written).unwrap()), written);
    assert!(
        written.contains("\"change\": \"reject-entity\"") && written.contains("\"words\": \"Royal Society\"")
    );
    assert!(!written.contains("Ada Byron met Charles Babbage in London."));
    assert!(written.contains("without the articles"));
    assert_eq!(file::read("{\"format\":\"x\",\"version\":1}"), Err(FileError::OtherFormat("x".to_owned())));
    assert!(written.contains("\"version\": 1"), "programs before the rules read it");
    let newer = written.replace("\"version\": 1", "\"version\": 3");
    assert_eq!(file::read(&newer), Err(FileError::TooNew(3)));
    let broken = written.replace("reject-entity", "reject-everything");
    let message = file::read(&broken).unwrap_err().to_string();
    assert!(message.starts_with("line "), "{message}");
}

#[test]
fn the_files_of_two_people_are_joined_and_contradictions_are_told() {
    let mut mine = Curated::sample();
    let (ada, elise, turin) = (mine.anchor("Ada Byron"), mine.anchor("Élise Roux"), mine.anchor("Turin"));
    mine.correct(Change::Rename { entity: turin.clone(), name: "Torino".to_owned() });
    mine.correct(Change::Same { into: ada.clone(), others: vec![elise.clone()] });
    let mut theirs = Curated::sample();
    theirs.correct(Change::Rename { entity: turin.clone(), name: "Torino".to_owned() });
    theirs.correct(Change::Retype { entity: turin.clone(), kind: EntityKind::Group, subtype: None });
    theirs.correct(Change::NotSame { one: elise, other: ada.clone() });
    theirs.correct(Change::RejectEntity { entity: ada });
    let joined = file::join(&mine.corrections, &theirs.corrections);
    assert_eq!((joined.added, joined.known, joined.conflicts.len()), (2, 1, 1));
    assert_eq!(joined.conflicts[0].own.id, mine.corrections.as_slice()[1].id);
    assert_eq!(joined.corrections.len(), 4);
    let again = file::join(&joined.corrections, &theirs.corrections);
    assert_eq!((again.added, again.known, again.corrections), (0, 3, joined.corrections));
}

#[test]
fn corrections_outlive_an_engine_that_reads_otherwise() {
    let mut curated = Curated::sample();
    let society = curated.anchor("Royal Society");
    curated.correct(Change::Rename { entity: society, name: "The Society".to_owned() });
    let claims = curated.claims("praised the");
    curated.correct(Change::RejectRelation { claims });
    // It takes the article for a part of the name, finds something more, and calls things otherwise.
    let mut extraction = (*curated.sources[0].extraction).clone();
    let society = extraction.entities.iter().position(|entity| entity.name == "Royal Society").unwrap();
    extraction.entities[society].name = "the Royal Society".to_owned();
    let mention = extraction.mentions.iter_mut().find(|mention| mention.entity == society as u32).unwrap();
    mention.span.start -= 4;
    extraction.entities.reverse();
    let last = extraction.entities.len() as u32 - 1;
    for mention in &mut extraction.mentions {
        mention.entity = last - mention.entity;
    }
    curated.sources[0].extraction = Arc::new(extraction);
    let knowledge = curated.knowledge();
    assert!(curated.reasons().is_empty());
    assert!(names(&knowledge).contains(&"The Society"));
    assert!(knowledge.relations.iter().all(|line| line.phrase != "praised the"));
}

#[test]
fn what_a_pronoun_stands_for_is_a_matter_of_reading() {
    let mut curated = Curated::sample();
    let mut anchor = curated.anchor("Ada Byron");
    // As if "Countess Lovelace" were a description of her.
    anchor.place = curated.place(0, "Countess Lovelace", 0);
    anchor.form = relata::vocabulary::MentionKind::Nominal;
    curated.corrections.enter(Change::Rename { entity: anchor, name: "Ada".to_owned() });
    assert!(curated.reasons().is_empty());
    let mut extraction = (*curated.sources[0].extraction).clone();
    let babbage = extraction.entities.iter().position(|entity| entity.name == "Charles Babbage").unwrap();
    let ada = extraction.entities.iter().position(|entity| entity.name == "Ada Byron").unwrap();
    let mention =
        extraction.mentions.iter_mut().filter(|mention| mention.entity == ada as u32).last().unwrap();
    mention.entity = babbage as u32;
    curated.sources[0].extraction = Arc::new(extraction);
    let reasons: Vec<String> = curated.reasons().iter().map(Reason::to_string).collect();
    assert_eq!(reasons, ["the words “Countess Lovelace” stand for Charles Babbage now, not for Ada Byron"]);
    assert!(names(&curated.knowledge()).contains(&"Charles Babbage"), "nobody else gets the name");
}

#[test]
fn what_only_those_say_who_were_deleted_does_not_become_a_fact() {
    let mut curated = Curated::sample();
    let mut extraction = (*curated.sources[0].extraction).clone();
    let babbage = extraction.entities.iter().position(|entity| entity.name == "Charles Babbage").unwrap();
    let speaker = extraction.mentions.iter().position(|mention| mention.entity == babbage as u32).unwrap();
    let praised = extraction.claims.iter_mut().find(|claim| claim.phrase == "praised the").unwrap();
    praised.speakers = vec![speaker as u32];
    curated.sources[0].extraction = Arc::new(extraction);
    assert!(!relation(&curated.bare(), "praised the").attribution.is_empty());
    let knowledge = curated.correct(Change::RejectEntity { entity: curated.anchor("Charles Babbage") });
    assert!(knowledge.relations.iter().all(|line| line.phrase != "praised the"));
}

#[test]
fn what_gets_the_kind_of_its_namesake_is_one_with_it() {
    let mut curated = Curated::of(&[("one.txt", "Ada Byron met Turin."), ("two.txt", sample::SECOND)]);
    for (source, kind) in curated.sources.iter_mut().zip([EntityKind::Organisation, EntityKind::Location]) {
        let mut extraction = (*source.extraction).clone();
        for entity in &mut extraction.entities {
            entity.reference = None;
            if entity.name == "Turin" {
                entity.kind = kind;
            }
        }
        source.extraction = Arc::new(extraction);
    }
    let bare = curated.bare();
    let turin = |knowledge: &Knowledge| {
        let found = knowledge.entities.iter().filter(|entity| entity.name == "Turin");
        found.map(|entity| (entity.id, entity.kind)).collect::<Vec<_>>()
    };
    assert_eq!(turin(&bare).len(), 2);
    let club = bare.entities.iter().find(|entity| entity.kind == EntityKind::Organisation).unwrap().id;
    let entity = entity_anchor(&bare, club).unwrap();
    let retype = Change::Retype { entity, kind: EntityKind::Location, subtype: None };
    let knowledge = curated.correct(retype);
    assert_eq!(turin(&knowledge), [(club, EntityKind::Location)]);
    assert_eq!(knowledge.by_hand.entities[&club].merged.len(), 1);
    // But not where somebody says that they are two.
    let anchors: Vec<_> = turin(&bare).iter().filter_map(|(id, _)| entity_anchor(&bare, *id)).collect();
    let [one, other] = anchors.try_into().unwrap();
    let knowledge = curated.correct(Change::NotSame { one, other });
    assert_eq!(turin(&knowledge).len(), 2);
    assert!(turin(&knowledge).iter().all(|(_, kind)| *kind == EntityKind::Location));
}
