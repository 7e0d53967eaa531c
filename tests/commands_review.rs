//! The queue of claims to decide, and rules of the project, driven by commands.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use std::path::PathBuf;
use std::sync::Arc;

use driver::Driver;
use relata::app::review::{Review, ReviewOrder, Reviewing};
use relata::app::table::is_enabled;
use relata::app::toast::Done;
use relata::app::{
    Command, Curation, CurationDialog, Dialog, Effect, Report, SaveTarget, Way, obstacle, update,
};
use relata::corrections::{Change, CorrectionId, NamePart, Rule, Statement, file};
use relata::document::DocumentId;
use relata::jobs::{Input, Projects, no_wake};
use relata::knowledge::{Entity, EntityId, Knowledge, Relation, RelationMark, Source};
use relata::scene::Subject;
use relata::vocabulary::{EntityKind, Modality, Origin, RelationType};

fn reviewing() -> Driver {
    let mut driver = Driver::with(&[("machine.txt", sample::ARTICLE), ("letters.txt", sample::SECOND)]);
    driver.give(Command::Review(Reviewing::Toggle));
    driver
}

fn give(driver: &mut Driver, wishes: &[Reviewing]) {
    for wish in wishes {
        driver.give(Command::Review(*wish));
    }
}

fn review(driver: &Driver) -> &Review {
    driver.state.review.as_ref().unwrap()
}

fn knowledge(driver: &Driver) -> &Knowledge {
    &driver.state.derived.knowledge
}

/// What waits for a decision, in order.
fn waiting(driver: &Driver) -> Vec<&str> {
    review(driver).waiting.iter().map(|id| knowledge(driver).relation(*id).unwrap().phrase.as_str()).collect()
}

/// What the review is at.
fn at(driver: &Driver) -> &str {
    let current = review(driver).current.unwrap();
    &knowledge(driver).relation(current).unwrap().phrase
}

fn find<'a>(driver: &'a Driver, phrase: &str) -> Option<&'a Relation> {
    knowledge(driver).relations.iter().find(|found| found.phrase == phrase)
}

fn mark<'a>(driver: &'a Driver, phrase: &str) -> Option<&'a RelationMark> {
    knowledge(driver).by_hand.relations.get(&find(driver, phrase)?.id)
}

#[test]
fn claims_are_confirmed_and_rejected_one_after_the_other() {
    let mut driver = Driver::default();
    let toggle = Command::Review(Reviewing::Toggle);
    assert_eq!(obstacle(&driver.state, &toggle), Some("Open an article first."));
    driver = reviewing();
    let all = ["met", "in", "praised the", "travelled to", "wrote to", "lives in"];
    assert_eq!((waiting(&driver), at(&driver), review(&driver).decided), (all.to_vec(), "met", 0));
    let (met, positions) = (find(&driver, "met").unwrap().id, driver.state.derived.positions.clone());
    give(&mut driver, &[Reviewing::Confirm]);
    assert_eq!(driver.state.history.undo_step(), Some("Confirm"));
    let confirmed = find(&driver, "met").unwrap();
    assert_eq!((confirmed.id, confirmed.confidence, confirmed.origin), (met, 1.0, Origin::Text));
    assert!(mark(&driver, "met").unwrap().is_confirmed());
    assert_eq!(driver.state.derived.positions, positions, "nothing moves");
    assert_eq!((waiting(&driver), at(&driver), review(&driver).decided), (all[1..].to_vec(), "in", 1));
    give(&mut driver, &[Reviewing::Step(Way::Forward), Reviewing::Reject]);
    assert!(find(&driver, "praised the").is_none());
    assert_eq!((at(&driver), review(&driver).place(), review(&driver).decided), ("travelled to", 1, 2));
    driver.give(Command::Undo);
    assert_eq!((at(&driver), review(&driver).decided), ("praised the", 1), "undo leads back to it");
    driver.give(Command::Redo);
    assert_eq!((at(&driver), review(&driver).decided), ("travelled to", 2));
    give(&mut driver, &[Reviewing::Jump(Way::Forward), Reviewing::Reject]);
    assert_eq!(at(&driver), "wrote to", "after the last comes the one before");
    driver.give(Command::Escape);
    assert!(driver.state.review.is_none());
    driver.give(toggle.clone());
    assert_eq!(waiting(&driver), ["in", "travelled to", "wrote to"], "nobody is asked again");
    driver.give(Command::RemoveAllDocuments);
    assert!(driver.state.review.is_none());
}

#[test]
fn several_are_decided_in_one_step() {
    let mut driver = reviewing();
    let down = Reviewing::Extend(Way::Forward);
    give(&mut driver, &[Reviewing::Step(Way::Forward), down, down, Reviewing::Extend(Way::Back)]);
    assert_eq!(review(&driver).marked.len(), 2);
    let last = *review(&driver).waiting.last().unwrap();
    give(&mut driver, &[Reviewing::ToggleMark(last), Reviewing::Confirm]);
    assert_eq!(waiting(&driver), ["met", "travelled to", "wrote to"]);
    assert_eq!((at(&driver), review(&driver).decided), ("travelled to", 3));
    let Some(Done::Corrected { what, .. }) = driver.state.toast.as_ref().map(|toast| &toast.done) else {
        panic!("nothing is told")
    };
    assert!(what.starts_with("Confirmed “") && what.ends_with("and 2 more"), "{what}");
    driver.give(Command::Undo);
    assert!(driver.state.ground.corrections.is_empty() && review(&driver).waiting.len() == 6);
    assert!(review(&driver).marked.is_empty());
    driver.give(Command::Redo);
    assert_eq!(driver.state.ground.corrections.len(), 3);
    assert_eq!(
        driver.state.derived.deeds.get(&relata::graph::Deed::Confirmed),
        Some(&3),
        "a filter finds them"
    );
}

#[test]
fn a_claim_is_edited_and_shown_from_the_queue() {
    let mut driver = reviewing();
    give(&mut driver, &[Reviewing::Edit]);
    assert_eq!(driver.state.dialog, Some(Dialog::Curation(CurationDialog::Type)));
    let met = find(&driver, "met").unwrap().id;
    assert_eq!(driver.state.selection, [Subject::Relation(met)].into());
    let says = Statement {
        relation: None,
        phrase: Some("saw".into()),
        negated: false,
        modality: Modality::Actual,
        given: Box::default(),
    };
    driver.give(Command::Curate(Curation::Edit { relation: met, says, told: Box::default(), turned: false }));
    assert_eq!((waiting(&driver).len(), at(&driver), review(&driver).decided), (5, "in", 1));
    driver.give(Command::AddChip(relata::graph::Chip::only(relata::graph::Condition::Confidence(90))));
    let travelled = find(&driver, "travelled to").unwrap().id;
    assert!(!driver.state.derived.view.has_relation(travelled));
    give(&mut driver, &[Reviewing::Choose(travelled), Reviewing::Show]);
    assert!(driver.state.derived.view.has_relation(travelled), "it is shown though it was not sure enough");
    assert_eq!(driver.state.selection, [Subject::Relation(travelled)].into());
    let place = driver.state.reader.clone().unwrap();
    let source = driver.state.source_index(&place.document).unwrap();
    let text = &knowledge(&driver).sources[source as usize].document.text;
    assert_eq!(place.span.of(text), "Charles Babbage travelled to Turin.");
}

#[test]
fn the_most_doubted_come_first_where_that_is_asked() {
    let [(one, claim), (other, denial)] = sample::QUARREL;
    let mut driver = Driver::with(&[(one, claim), (other, denial)]);
    driver.give(Command::Review(Reviewing::Toggle));
    let disputed = |driver: &Driver| {
        let waiting = review(driver).waiting.iter();
        waiting.map(|id| knowledge(driver).relation(*id).unwrap().is_disputed()).collect::<Vec<_>>()
    };
    give(&mut driver, &[Reviewing::Step(Way::Forward), Reviewing::Sort(ReviewOrder::MostDoubted)]);
    assert_eq!(disputed(&driver), [true, true, false]);
    assert_eq!(review(&driver).place(), 0, "another queue begins at its beginning");
    give(&mut driver, &[Reviewing::Sort(ReviewOrder::LeastSure)]);
    let sure: Vec<f32> = review(&driver)
        .waiting
        .iter()
        .map(|id| knowledge(&driver).relation(*id).unwrap().confidence)
        .collect();
    assert!(sure.is_sorted(), "{sure:?}");
    give(&mut driver, &[Reviewing::Sort(ReviewOrder::ByDocument)]);
    let places: Vec<_> = review(&driver)
        .waiting
        .iter()
        .map(|id| &knowledge(&driver).relation(*id).unwrap().evidence[0])
        .map(|evidence| (evidence.source, evidence.sentence.start))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_confirmed_claim_stays_confirmed_where_its_words_stand() {
    let mut driver = Driver::with(&[("machine.txt", sample::ARTICLE)]);
    let met = find(&driver, "met").unwrap().id;
    driver.give(Command::Select(Subject::Relation(met)));
    driver.give(Command::ConfirmSelection);
    assert_eq!(driver.state.selection, [Subject::Relation(met)].into());
    assert!(!is_enabled(&driver.state, &Command::ConfirmSelection), "it has been decided");
    driver.give(Command::RemoveAllDocuments);
    let open = |driver: &mut Driver, text: String| {
        driver.give(Command::OpenText { name: "machine.txt".to_owned(), text });
    };
    open(&mut driver, format!("It was a loud day.\n\n{}", sample::ARTICLE));
    assert!(mark(&driver, "met").unwrap().is_confirmed(), "the article was changed, not the sentence");
    driver.give(Command::RemoveAllDocuments);
    open(&mut driver, sample::ARTICLE.replace(" met ", " saw "));
    let reasons: Vec<_> = knowledge(&driver).by_hand.not_applied().map(|(_, why)| why.to_string()).collect();
    assert!(mark(&driver, "saw").is_none() && reasons.len() == 1, "{reasons:?}");
    driver.give(Command::RemoveAllDocuments);
    open(&mut driver, sample::ARTICLE.to_owned());
    let id = find(&driver, "met").unwrap().id;
    driver.give(Command::Select(Subject::Relation(id)));
    driver.give(Command::RestoreSelection);
    assert!(mark(&driver, "met").is_none() && find(&driver, "met").unwrap().confidence < 1.0);
}

#[test]
fn the_later_of_confirmation_and_rejection_holds_and_files_contradict() {
    let mut driver = reviewing();
    give(&mut driver, &[Reviewing::Confirm]);
    let confirmed = driver.state.ground.corrections.clone();
    let written = file::write(&confirmed);
    assert!(written.contains("\"version\": 2") && written.contains("confirm-relation"));
    assert_eq!(file::read(&written).unwrap(), confirmed);
    let met = find(&driver, "met").unwrap().id;
    driver.give(Command::Curate(Curation::Reject([Subject::Relation(met)].into())));
    assert!(find(&driver, "met").is_none());
    assert_eq!(driver.state.ground.corrections.len(), 1, "one takes the place of the other");
    driver.give(Command::Report(Report::Corrections(PathBuf::from("other.json"), Ok(written))));
    let imported = driver.state.imported.clone().unwrap();
    assert_eq!((imported.added, imported.conflicts.len()), (0, 1));
    let theirs = imported.conflicts[0].other.clone();
    driver.give(Command::Curate(Curation::Take(Box::new(theirs))));
    assert!(mark(&driver, "met").unwrap().is_confirmed());
}

/// An article in which Babbage is only called by his surname: it is another man in each.
fn by_surname(input: &Input) -> Source {
    let Source { document, extraction } = driver::source(input);
    let mut extraction = Arc::unwrap_or_clone(extraction);
    for entity in extraction.entities.iter_mut().filter(|entity| entity.name == "Charles Babbage") {
        "Babbage".clone_into(&mut entity.name);
        entity.reference = None;
    }
    Source { document, extraction: Arc::new(extraction) }
}

/// Opens an article that speaks of Babbage by his surname.
fn open_by_surname(driver: &mut Driver, name: &str, text: &str) {
    let open = Command::OpenText { name: name.to_owned(), text: text.to_owned() };
    for effect in update(&mut driver.state, open) {
        if let Effect::StartReading { serial, inputs } = effect {
            for input in &inputs {
                let source = Box::new(by_surname(input));
                driver.give(Command::Report(Report::Read { serial, source }));
            }
            driver.give(Command::Report(Report::ReadingEnded { serial }));
        }
    }
}

/// Three articles by surname, and one by full name.
fn babbages() -> Driver {
    let mut driver = Driver::with(&[("machine.txt", sample::ARTICLE)]);
    open_by_surname(&mut driver, "a.txt", "Charles Babbage travelled to London.\n");
    open_by_surname(&mut driver, "b.txt", "Charles Babbage praised the Royal Society.\n");
    open_by_surname(&mut driver, "c.txt", "Charles Babbage wrote to Ada Byron.\n");
    driver
}

fn called<'a>(driver: &'a Driver, name: &'a str) -> impl Iterator<Item = &'a Entity> {
    knowledge(driver).entities.iter().filter(move |entity| entity.name == name)
}

fn ids(driver: &Driver, name: &str) -> Vec<EntityId> {
    let mut found: Vec<&Entity> = called(driver, name).collect();
    found.sort_by_key(|entity| entity.mentions.first().copied());
    found.into_iter().map(|entity| entity.id).collect()
}

fn offer(driver: &Driver) -> Option<&Rule> {
    driver.state.toast.as_ref()?.offer.as_ref()
}

fn rule_ids(driver: &Driver) -> Vec<CorrectionId> {
    let all = driver.state.ground.corrections.as_slice().iter();
    all.filter(|one| matches!(one.change, Change::Rule { .. })).map(|one| one.id).collect()
}

fn alias() -> Rule {
    Rule::Alias { words: "Babbage".to_owned(), name: "Charles Babbage".to_owned() }
}

#[test]
fn after_the_second_identical_renaming_a_rule_is_offered_and_holds_in_articles_to_come() {
    let mut driver = babbages();
    let found = ids(&driver, "Babbage");
    assert_eq!(found.len(), 3);
    let rename = |driver: &mut Driver, id, name: &str| {
        driver.give(Command::Curate(Curation::Rename(id, name.to_owned())));
    };
    rename(&mut driver, found[0], "Charles Babbage");
    assert_eq!((offer(&driver), is_enabled(&driver.state, &Command::MakeRule)), (None, false));
    rename(&mut driver, found[1], "Charles Babbage");
    assert_eq!(offer(&driver), Some(&alias()));
    driver.give(Command::MakeRule);
    assert_eq!(driver.state.history.undo_step(), Some("Make rule"));
    assert_eq!(offer(&driver), None);
    assert_eq!(ids(&driver, "Babbage"), [], "the third follows the rule");
    let id = rule_ids(&driver)[0];
    assert_eq!(knowledge(&driver).by_hand.rules[&id], 3);
    open_by_surname(&mut driver, "d.txt", "Charles Babbage travelled to Turin in spring.\n");
    assert_eq!(ids(&driver, "Babbage"), []);
    assert_eq!(knowledge(&driver).by_hand.rules[&id], 4);
    driver.give(Command::Curate(Curation::SwitchRule(id)));
    assert_eq!(driver.state.history.undo_step(), Some("Switch rule"));
    assert_eq!(ids(&driver, "Babbage").len(), 2, "what was renamed by itself stays so");
    let off = rule_ids(&driver)[0];
    assert_eq!(knowledge(&driver).by_hand.rules[&off], 4, "one sees what it would touch");
    driver.give(Command::Undo);
    assert_eq!(ids(&driver, "Babbage"), []);
    driver.give(Command::Curate(Curation::Revoke(id)));
    assert_eq!(ids(&driver, "Babbage").len(), 2);
    driver.give(Command::Undo);
    assert_eq!((rule_ids(&driver), ids(&driver, "Babbage")), (vec![id], vec![]));
}

#[test]
fn what_is_said_of_a_single_thing_wins_over_a_rule() {
    let mut driver = babbages();
    let found = ids(&driver, "Babbage");
    driver.give(Command::Curate(Curation::Rename(found[0], "Benjamin Babbage".to_owned())));
    driver.give(Command::Curate(Curation::Rule(alias())));
    assert_eq!(ids(&driver, "Benjamin Babbage").len(), 1);
    let [charles] = ids(&driver, "Charles Babbage")[..] else { panic!("two became one with the full name") };
    let mark = &knowledge(&driver).by_hand.entities[&charles];
    assert_eq!(mark.merged.len(), 2);
    driver.give(Command::Select(Subject::Entity(charles)));
    assert!(!is_enabled(&driver.state, &Command::RestoreSelection), "a rule is taken back in its list");
    let kind = Rule::Kind {
        words: "Byron".to_owned(),
        part: NamePart::End,
        kind: EntityKind::Organisation,
        subtype: None,
    };
    driver.give(Command::Curate(Curation::Rule(kind.clone())));
    let ada = driver.entity("Ada Byron");
    assert_eq!(knowledge(&driver).entity(ada).unwrap().kind, EntityKind::Organisation);
    driver.give(Command::Curate(Curation::Retype([ada].into(), EntityKind::Group, None)));
    assert_eq!(knowledge(&driver).entity(ada).unwrap().kind, EntityKind::Group);
    driver.give(Command::Curate(Curation::Rule(Rule::Ignore { words: "the royal society".to_owned() })));
    assert_eq!(ids(&driver, "Royal Society"), []);
    driver.give(Command::Undo);
    let society = driver.entity("Royal Society");
    driver.give(Command::Curate(Curation::Note(Subject::Entity(society), "It is real.".to_owned())));
    driver.give(Command::Curate(Curation::Rule(Rule::Ignore { words: "Royal Society".to_owned() })));
    assert_eq!(ids(&driver, "Royal Society"), [society], "somebody has written about it");
    driver.give(Command::Curate(Curation::Rule(Rule::Ignore { words: "Atlantis".to_owned() })));
    let reasons: Vec<String> =
        knowledge(&driver).by_hand.not_applied().map(|(_, why)| why.to_string()).collect();
    assert_eq!(reasons, ["no article calls anything “Atlantis”"]);
}

#[test]
fn kinds_and_words_that_are_nothing_are_offered_as_rules() {
    let mut driver = babbages();
    let [one, other, third] = ids(&driver, "Babbage")[..] else { panic!("there are three") };
    driver.give(Command::Curate(Curation::Retype([one, other].into(), EntityKind::Group, None)));
    let kind = |words: &str, part| Rule::Kind {
        words: words.to_owned(),
        part,
        kind: EntityKind::Group,
        subtype: None,
    };
    assert_eq!(offer(&driver), Some(&kind("Babbage", NamePart::Whole)), "two at once are two");
    driver.give(Command::Undo);
    driver.give(Command::Curate(Curation::Rename(third, "Henry Babbage".to_owned())));
    let full = driver.entity("Charles Babbage");
    driver.give(Command::Curate(Curation::Retype([full].into(), EntityKind::Group, None)));
    assert_eq!(offer(&driver), None);
    driver.give(Command::Undo);
    driver.give(Command::Undo);
    driver.give(Command::Curate(Curation::Reject([Subject::Entity(one)].into())));
    assert_eq!(offer(&driver), None);
    driver.give(Command::Curate(Curation::Reject([Subject::Entity(other)].into())));
    assert_eq!(offer(&driver), Some(&Rule::Ignore { words: "Babbage".to_owned() }));
    driver.give(Command::MakeRule);
    assert_eq!(ids(&driver, "Babbage"), []);
    driver.give(Command::Undo);
    assert_eq!(ids(&driver, "Babbage"), [third]);
}

#[test]
fn what_a_word_means_is_a_rule_after_two_edits() {
    let mut driver = Driver::with(&[
        ("one.txt", "Ada Byron praised Charles Babbage.\n"),
        ("two.txt", "Élise Roux praised Ada Byron.\n"),
        ("three.txt", "Charles Babbage praised Élise Roux.\n"),
    ]);
    let praised = |driver: &Driver| {
        let all = knowledge(driver).relations.iter().filter(|found| found.phrase == "praised");
        let mut all: Vec<Relation> = all.cloned().collect();
        all.sort_by_key(|found| found.evidence[0].source);
        all
    };
    let says = Statement {
        relation: Some(RelationType::Supports),
        phrase: None,
        negated: false,
        modality: Modality::Actual,
        given: Box::default(),
    };
    for number in [0, 1] {
        let relation = praised(&driver)[number].id;
        assert_eq!(offer(&driver), None);
        driver.give(Command::Curate(Curation::Edit {
            relation,
            says: says.clone(),
            told: Box::default(),
            turned: false,
        }));
    }
    let rule =
        Rule::Meaning { phrase: "praised".to_owned(), relation: RelationType::Supports, reversed: false };
    assert_eq!(offer(&driver), Some(&rule));
    driver.give(Command::MakeRule);
    let third = praised(&driver)[2].clone();
    assert_eq!((third.relation, third.origin), (Some(RelationType::Supports), Origin::Text));
    assert!(third.confidence < 1.0, "nobody has looked at it");
    assert!(!knowledge(&driver).by_hand.relations[&third.id].is_decided());
    driver.give(Command::Review(Reviewing::Toggle));
    assert_eq!(review(&driver).waiting, [third.id]);
    give(&mut driver, &[Reviewing::Confirm]);
    let confirmed = praised(&driver)[2].clone();
    assert_eq!((confirmed.relation, confirmed.confidence), (Some(RelationType::Supports), 1.0));
    assert!(review(&driver).waiting.is_empty() && review(&driver).current.is_none());
    driver.give(Command::Curate(Curation::Revoke(rule_ids(&driver)[0])));
    assert_eq!(
        praised(&driver)[2].relation,
        Some(RelationType::Supports),
        "a person has said so of this one"
    );
}

#[test]
fn rules_are_made_by_hand_kept_apart_by_their_words_and_taken_in_with_a_file() {
    let mut driver = babbages();
    driver.give(Command::ShowCuration(CurationDialog::Rules));
    driver.give(Command::Curate(Curation::Rule(alias())));
    assert_eq!(driver.state.dialog, Some(Dialog::Curation(CurationDialog::Rules)), "the list stays open");
    driver.give(Command::Curate(Curation::Rule(Rule::Ignore { words: "Turin".to_owned() })));
    let before = rule_ids(&driver);
    driver.give(Command::Curate(Curation::SwitchRule(before[0])));
    assert_eq!(rule_ids(&driver)[1], before[1], "a rule that is switched keeps its place");
    driver.give(Command::Curate(Curation::Rule(Rule::Ignore { words: "BABBAGE".to_owned() })));
    assert_eq!(rule_ids(&driver).len(), 2, "of two rules about the same words one holds");
    driver.give(Command::Curate(Curation::Rule(Rule::Ignore { words: " ".to_owned() })));
    assert_eq!(rule_ids(&driver).len(), 2, "what says nothing is no rule");
    driver.give(Command::ExportCorrections);
    driver.give(Command::SaveTo(SaveTarget::Corrections, PathBuf::from("mine.json")));
    let saved = driver.effects.iter().find_map(|effect| match effect {
        Effect::SaveCorrections { corrections, .. } => Some(file::write(corrections)),
        _ => None,
    });
    let saved = saved.unwrap();
    assert!(saved.contains("\"version\": 2"));
    let mut other = babbages();
    other.give(Command::Report(Report::Corrections(PathBuf::from("mine.json"), Ok(saved))));
    assert_eq!(other.state.ground.corrections, driver.state.ground.corrections);
    assert_eq!(ids(&other, "Turin"), []);
    other.give(Command::Undo);
    assert_eq!(ids(&other, "Turin").len(), 1);
}

#[test]
fn rules_and_confirmations_are_kept_in_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let keeping = || {
        let projects = Projects::new(Arc::new(sample::ByName), no_wake(), None);
        let mut driver = Driver { projects: Some(projects), ..Driver::default() };
        driver.state.project.folder = Some(folder.path().to_owned());
        driver
    };
    let mut driver = keeping();
    driver.give(Command::OpenText { name: "machine.txt".to_owned(), text: sample::ARTICLE.to_owned() });
    driver.give(Command::Review(Reviewing::Toggle));
    give(&mut driver, &[Reviewing::Confirm, Reviewing::Reject]);
    driver.give(Command::Curate(Curation::Rule(Rule::Ignore { words: "Turin".to_owned() })));
    driver.give(Command::Curate(Curation::Rule(Rule::Ignore { words: "London".to_owned() })));
    driver.give(Command::Curate(Curation::SwitchRule(rule_ids(&driver)[0])));
    let path = driver.state.project.open.as_ref().unwrap().path.clone().unwrap();
    let kept = driver.state.ground.corrections.clone();
    assert_eq!(kept.len(), 4);
    driver.projects.as_mut().unwrap().finish();
    drop(driver);
    let mut again = keeping();
    again.give(Command::OpenProjectAt(path));
    assert_eq!(again.state.messages, []);
    assert_eq!(again.state.ground.corrections, kept, "in the same order");
    assert!(mark(&again, "met").unwrap().is_confirmed() && find(&again, "in").is_none());
    assert_eq!((ids(&again, "Turin").len(), ids(&again, "London").len()), (1, 0));
    again.give(Command::Undo);
    assert_eq!(ids(&again, "Turin"), [], "the step before the closing is undone");
    let documents: Vec<DocumentId> =
        again.state.ground.sources.iter().map(|source| source.document.id.clone()).collect();
    assert_eq!(documents.len(), 1);
}
