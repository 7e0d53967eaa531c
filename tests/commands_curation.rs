//! What a person puts right, driven by commands: selection, places and the way back.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use std::path::PathBuf;

use driver::{Driver, one_article};
use relata::app::table::is_enabled;
use relata::app::toast::Done;
use relata::app::{
    Command, Curation, CurationDialog, Dialog, Effect, ReaderPlace, Report, SaveTarget, obstacle,
};
use relata::corrections::{Statement, file};
use relata::document::Span;
use relata::knowledge::{Relation, parts};
use relata::scene::Subject;
use relata::vocabulary::{EntityKind, Modality, Origin, RelationType};

fn two_articles() -> Driver {
    Driver::with(&[("machine.txt", sample::ARTICLE), ("letters.txt", sample::SECOND)])
}

fn select(driver: &mut Driver, names: &[&str]) {
    let entities = names.iter().map(|name| driver.entity(name)).collect();
    driver.give(Command::SelectEntities(entities));
}

fn relation<'a>(driver: &'a Driver, phrase: &str) -> &'a Relation {
    driver.state.derived.knowledge.relations.iter().find(|found| found.phrase == phrase).unwrap()
}

fn has(driver: &Driver, name: &str) -> bool {
    driver.state.derived.knowledge.entities.iter().any(|entity| entity.name == name)
}

/// The document of this number, and these words in it.
fn words(driver: &Driver, number: usize, words: &str) -> ReaderPlace {
    let document = &driver.state.ground.sources[number].document;
    let start = document.text.find(words).unwrap() as u32;
    ReaderPlace { document: document.id.clone(), span: Span::new(start, start + words.len() as u32) }
}

#[test]
fn what_is_selected_becomes_one_and_stays_where_it_is() {
    let mut driver = two_articles();
    assert_eq!(obstacle(&driver.state, &Command::MergeSelection), Some("Select two entities or more first."));
    let places = driver.state.derived.positions.clone();
    select(&mut driver, &["Charles Babbage", "Élise Roux"]);
    let (babbage, elise) = (driver.entity("Charles Babbage"), driver.entity("Élise Roux"));
    driver.give(Command::MergeSelection);
    assert!(driver.state.derived.knowledge.entity(elise).is_none());
    assert_eq!(
        driver.state.selection,
        [Subject::Entity(babbage)].into(),
        "the one with most sentences stays"
    );
    assert_eq!(driver.state.history.undo_step(), Some("Make one"));
    for id in &driver.state.derived.view.entities {
        assert_eq!(driver.state.derived.positions[id], places[id]);
    }
    let Some(toast) = &driver.state.toast else { panic!("nothing is told") };
    assert!(
        matches!(&toast.done, Done::Corrected { what, .. } if what.contains("is one with “Charles Babbage”"))
    );
    assert!(toast.can_be_undone(&driver.state.history));
    driver.give(Command::Undo);
    assert!(has(&driver, "Élise Roux") && driver.state.ground.corrections.is_empty());
    assert_eq!(driver.state.derived.positions[&elise], places[&elise]);
    driver.give(Command::Redo);
    assert!(!has(&driver, "Élise Roux"));
    driver.give(Command::Select(Subject::Entity(babbage)));
    driver.give(Command::RestoreSelection);
    assert!(has(&driver, "Élise Roux"));
}

#[test]
fn names_and_kinds_change_and_are_restored() {
    let mut driver = one_article();
    let turin = driver.select("Turin");
    driver.give(Command::ShowCuration(CurationDialog::Rename));
    assert_eq!(driver.state.dialog, Some(Dialog::Curation(CurationDialog::Rename)));
    driver.give(Command::Curate(Curation::Rename(turin, " Torino ".to_owned())));
    assert_eq!((driver.entity("Torino"), driver.state.dialog), (turin, None));
    driver.give(Command::Curate(Curation::Rename(turin, "Torino".to_owned())));
    assert_eq!(driver.state.ground.corrections.len(), 1, "what is so already is no correction");
    let kinds = [turin, driver.entity("London")].into();
    driver.give(Command::Curate(Curation::Retype(kinds, EntityKind::Group, None)));
    assert_eq!(driver.state.derived.kinds.get(&EntityKind::Group), Some(&2));
    driver.give(Command::Select(Subject::Entity(turin)));
    driver.give(Command::RestoreSelection);
    assert_eq!(driver.entity("Turin"), turin);
    assert_eq!(driver.state.derived.kinds.get(&EntityKind::Group), Some(&1));
    driver.give(Command::Undo);
    assert_eq!(driver.entity("Torino"), turin);
}

#[test]
fn what_is_deleted_is_told_and_comes_back_from_the_list() {
    let mut driver = one_article();
    driver.select("Royal Society");
    let before = driver.state.derived.knowledge.relations.len();
    driver.give(Command::RejectSelection);
    assert!(!has(&driver, "Royal Society") && driver.state.selection.is_empty());
    assert!(driver.state.derived.knowledge.relations.len() < before);
    let Some(Done::Corrected { what, gone }) = driver.state.toast.as_ref().map(|toast| &toast.done) else {
        panic!("nothing is told")
    };
    assert_eq!((what.as_str(), *gone), ("Deleted “Royal Society”", (1, 1)));
    driver.give(Command::ShowCuration(CurationDialog::List));
    let id = driver.state.ground.corrections.as_slice()[0].id;
    driver.give(Command::Curate(Curation::Revoke(id)));
    assert!(has(&driver, "Royal Society"));
    assert_eq!(driver.state.dialog, Some(Dialog::Curation(CurationDialog::List)), "the list stays open");
}

#[test]
fn words_are_parted_and_what_they_stand_for_is_selected() {
    let mut driver = one_article();
    let ada = driver.select("Ada Byron");
    let parts = parts(&driver.state.derived.knowledge, ada);
    let places = parts[1].spans.iter().map(|&span| (parts[1].source, span)).collect();
    driver.give(Command::Curate(Curation::Split { entity: ada, places, name: "The Countess".to_owned() }));
    let countess = driver.entity("The Countess");
    assert_eq!(driver.state.selection, [Subject::Entity(countess)].into());
    assert_eq!(relation(&driver, "praised the").subject, countess);
    assert!(driver.state.derived.positions.contains_key(&countess));
    driver.give(Command::Undo);
    assert_eq!(relation(&driver, "praised the").subject, ada);
}

#[test]
fn a_relation_is_edited_stays_selected_and_is_read_from_the_text_again() {
    let mut driver = one_article();
    let praised = relation(&driver, "praised the").id;
    driver.give(Command::Select(Subject::Relation(praised)));
    let says = Statement {
        relation: Some(RelationType::Criticises),
        phrase: Some("mocked".to_owned()),
        negated: false,
        modality: Modality::Actual,
    };
    driver.give(Command::Curate(Curation::Edit { relation: praised, says: says.clone(), turned: true }));
    let mocked = relation(&driver, "mocked");
    assert_eq!((mocked.subject, mocked.origin), (driver.entity("Royal Society"), Origin::Person));
    assert_eq!(driver.state.selection, [Subject::Relation(mocked.id)].into());
    // Turned once more it stands as the text has it.
    let edit = Curation::Edit { relation: mocked.id, says, turned: true };
    driver.give(Command::Curate(edit));
    assert_eq!(relation(&driver, "mocked").subject, driver.entity("Ada Byron"));
    assert_eq!(driver.state.ground.corrections.len(), 1);
    driver.give(Command::RestoreSelection);
    assert_eq!(driver.state.selection, [Subject::Relation(praised)].into());
    driver.give(Command::RejectSelection);
    assert!(driver.state.derived.knowledge.relation(praised).is_none());
}

#[test]
fn marked_words_become_an_entity_and_then_a_relation() {
    let mut driver = one_article();
    driver.give(Command::MarkWords(Some(words(&driver, 0, "machine"))));
    driver.give(Command::ShowCuration(CurationDialog::AddEntity));
    driver.give(Command::Curate(Curation::AddEntity {
        place: words(&driver, 0, "machine"),
        name: "Analytical Engine".to_owned(),
        kind: EntityKind::Document,
        subtype: None,
        everywhere: true,
        same_as: None,
    }));
    let engine = driver.entity("Analytical Engine");
    assert_eq!(driver.state.selection, [Subject::Entity(engine)].into());
    assert!(driver.state.words.is_none() && driver.state.derived.view.has_entity(engine));
    let document = driver.state.ground.sources[0].document.id.clone();
    let says = Statement { relation: None, phrase: None, negated: false, modality: Modality::Actual };
    let span = |driver: &Driver, text| words(driver, 0, text).span;
    driver.give(Command::Curate(Curation::AddRelation {
        document,
        subject: span(&driver, "Charles Babbage"),
        object: span(&driver, "London"),
        trigger: span(&driver, "in"),
        says,
    }));
    let added = driver.state.derived.knowledge.relations.iter().find(|found| found.origin == Origin::Person);
    assert_eq!(driver.state.selection, [Subject::Relation(added.unwrap().id)].into());
    assert_eq!(added.unwrap().phrase, "in");
    driver.give(Command::Undo);
    driver.give(Command::Undo);
    assert!(!has(&driver, "Analytical Engine"));
}

#[test]
fn words_can_stand_for_an_entity_that_is_there() {
    let mut driver = one_article();
    let babbage = driver.entity("Charles Babbage");
    let mentions = |driver: &Driver| driver.state.derived.knowledge.entity(babbage).unwrap().mentions.len();
    let before = mentions(&driver);
    driver.give(Command::Curate(Curation::AddEntity {
        place: words(&driver, 0, "Crowds"),
        name: "Crowds".to_owned(),
        kind: EntityKind::Person,
        subtype: None,
        everywhere: false,
        same_as: Some(babbage),
    }));
    assert_eq!(mentions(&driver), before + 1);
    assert!(!has(&driver, "Crowds"));
}

#[test]
fn dates_and_notes_are_kept_and_forgotten() {
    let mut driver = one_article();
    let document = driver.state.ground.sources[0].document.id.clone();
    let day = "1842-02-03".parse().unwrap();
    driver.give(Command::Curate(Curation::SetDate(document.clone(), Some(day))));
    assert_eq!(driver.state.derived.knowledge.sources[0].document.date, Some(day));
    assert_eq!(driver.state.ground.sources[0].document.date, None, "the article itself is as it was read");
    driver.give(Command::Undo);
    assert_eq!(driver.state.derived.knowledge.sources[0].document.date, None);
    let turin = driver.select("Turin");
    let note = |driver: &Driver| {
        driver.state.derived.knowledge.by_hand.entities.get(&turin).and_then(|mark| mark.note.clone())
    };
    driver.give(Command::Curate(Curation::Note(Subject::Entity(turin), " In Piedmont. ".to_owned())));
    assert_eq!(note(&driver).as_deref(), Some("In Piedmont."));
    driver.give(Command::Curate(Curation::Note(Subject::Entity(turin), " ".to_owned())));
    assert_eq!((note(&driver), driver.state.ground.corrections.len()), (None, 0));
}

#[test]
fn corrections_outlive_documents_that_come_and_go() {
    let mut driver = two_articles();
    let turin = driver.select("Turin");
    driver.give(Command::Curate(Curation::Rename(turin, "Torino".to_owned())));
    let first = driver.state.ground.sources[0].document.id.clone();
    driver.give(Command::RemoveDocument(first));
    assert!(has(&driver, "Torino"), "its full name is the same in the other article");
    driver.give(Command::OpenText {
        name: "machine.txt".to_owned(),
        text: format!("News.\n\n{}", sample::ARTICLE),
    });
    assert!(has(&driver, "Torino") && !has(&driver, "Turin"));
    driver.give(Command::RemoveAllDocuments);
    assert_eq!(driver.state.ground.corrections.len(), 1);
}

#[test]
fn the_files_of_others_are_taken_in_and_contradictions_can_be_settled() {
    let mut theirs = two_articles();
    let turin = theirs.select("Turin");
    theirs.give(Command::Curate(Curation::Rename(turin, "Augusta Taurinorum".to_owned())));
    let london = theirs.select("London");
    theirs.give(Command::Curate(Curation::Rename(london, "Londinium".to_owned())));
    theirs.give(Command::SaveTo(SaveTarget::Corrections, PathBuf::from("theirs")));
    let Some(Effect::SaveCorrections { path, corrections }) = theirs.effects.pop() else {
        panic!("not saved")
    };
    assert_eq!(path, PathBuf::from("theirs.json"));
    let mut driver = two_articles();
    let turin = driver.select("Turin");
    driver.give(Command::Curate(Curation::Rename(turin, "Torino".to_owned())));
    driver.give(Command::ImportFrom(path.clone()));
    assert!(matches!(driver.effects.pop(), Some(Effect::ReadCorrections(_))));
    driver.give(Command::Report(Report::Corrections(path.clone(), Ok(file::write(&corrections)))));
    assert!(has(&driver, "Londinium") && has(&driver, "Torino"));
    let imported = driver.state.imported.clone().unwrap();
    assert_eq!((imported.added, imported.known, imported.conflicts.len()), (1, 0, 1));
    assert_eq!(driver.state.dialog, Some(Dialog::Curation(CurationDialog::List)));
    let other = imported.conflicts[0].other.clone();
    driver.give(Command::Curate(Curation::Take(Box::new(other))));
    assert!(has(&driver, "Augusta Taurinorum"));
    assert!(driver.state.imported.as_ref().unwrap().conflicts.is_empty());
    driver.give(Command::Undo);
    driver.give(Command::Undo);
    assert!(has(&driver, "London") && has(&driver, "Torino"));
    driver.give(Command::Report(Report::Corrections(path, Ok("{}".to_owned()))));
    assert!(driver.state.messages[0].text.starts_with("theirs.json: line 1"), "{:?}", driver.state.messages);
}

#[test]
fn what_only_the_lists_know_cannot_be_put_right() {
    let mut driver = one_article();
    driver.give(Command::ClearSelection);
    for (command, reason) in [
        (Command::RejectSelection, "Select an entity or a relation first."),
        (Command::KeepApartSelection, "Select exactly two entities first."),
        (Command::RestoreSelection, "Nothing of the selection was put right."),
        (Command::ExportCorrections, "Nothing has been put right yet."),
        (
            Command::ShowCuration(CurationDialog::Split),
            "Select one entity first that is mentioned more than once.",
        ),
    ] {
        assert_eq!(obstacle(&driver.state, &command), Some(reason));
    }
    assert!(is_enabled(&driver.state, &Command::ShowCuration(CurationDialog::List)));
}

#[test]
fn two_are_kept_apart_until_they_are_made_one() {
    let mut driver = two_articles();
    select(&mut driver, &["Charles Babbage", "Élise Roux"]);
    driver.give(Command::KeepApartSelection);
    assert_eq!(driver.state.history.undo_step(), Some("Keep apart"));
    assert!(has(&driver, "Charles Babbage") && has(&driver, "Élise Roux"));
    driver.give(Command::MergeSelection);
    assert!(!has(&driver, "Élise Roux"));
    assert_eq!(driver.state.ground.corrections.len(), 1, "the later one takes the place of the earlier");
    driver.give(Command::Undo);
    assert_eq!(driver.state.ground.corrections.len(), 1);
    assert!(has(&driver, "Élise Roux"));
}
