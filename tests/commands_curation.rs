//! What a person puts right, driven by commands: selection, places and the way back.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use std::path::PathBuf;

use driver::{Driver, one_article};
use relata::app::announcement::announcement;
use relata::app::curation::{Told, stands_at};
use relata::app::notes::{listed, only_note, rectangle, tied_to};
use relata::app::search::{Group, Place};
use relata::app::table::is_enabled;
use relata::app::toast::Done;
use relata::app::words::qualifiers;
use relata::app::{
    Command, Curation, CurationDialog, Dialog, Direction, Effect, Noting, ReaderPlace, Report, SaveTarget,
    obstacle,
};
use relata::corrections::words::described;
use relata::corrections::{Statement, Value, file};
use relata::document::Span;
use relata::graph::{Chip, Condition, Deed};
use relata::knowledge::{Relation, parts};
use relata::layout::Point;
use relata::scene::{Note, NoteColor, NoteId, Subject};
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

fn day(text: &str) -> jiff::civil::Date {
    text.parse().unwrap()
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
        ..Statement::default()
    };
    let told = Box::<Told>::default();
    let edit = Curation::Edit { relation: praised, says: says.clone(), told: told.clone(), turned: true };
    driver.give(Command::Curate(edit));
    let mocked = relation(&driver, "mocked");
    assert_eq!((mocked.subject, mocked.origin), (driver.entity("Royal Society"), Origin::Person));
    assert_eq!(driver.state.selection, [Subject::Relation(mocked.id)].into());
    // Turned once more it stands as the text has it.
    let edit = Curation::Edit { relation: mocked.id, says, told, turned: true };
    driver.give(Command::Curate(edit));
    assert_eq!(relation(&driver, "mocked").subject, driver.entity("Ada Byron"));
    assert_eq!(driver.state.ground.corrections.len(), 1);
    driver.give(Command::RestoreSelection);
    assert_eq!(driver.state.selection, [Subject::Relation(praised)].into());
    driver.give(Command::RejectSelection);
    assert!(driver.state.derived.knowledge.relation(praised).is_none());
}

#[test]
fn who_whom_by_whose_word_where_and_when_are_put_right_one_after_the_other() {
    let mut driver = one_article();
    let [ada, babbage, london] = ["Ada Byron", "Charles Babbage", "London"].map(|name| driver.entity(name));
    let edit = |driver: &mut Driver, told: Told, turned: bool| {
        let Some(&Subject::Relation(relation)) = driver.state.selection.first() else { panic!("lost") };
        let found = driver.state.derived.knowledge.relation(relation).unwrap();
        let says = Statement { relation: found.relation, ..Statement::default() };
        driver.give(Command::Curate(Curation::Edit { relation, says, told: Box::new(told), turned }));
        let Some(&Subject::Relation(relation)) = driver.state.selection.first() else { panic!("lost") };
        driver.state.derived.knowledge.relation(relation).unwrap().clone()
    };
    let met = relation(&driver, "met").id;
    driver.give(Command::Select(Subject::Relation(met)));
    let speakers = Some([driver.entity("Royal Society")].into());
    let said = edit(&mut driver, Told { speakers, ..Told::default() }, false);
    assert_eq!(said.attribution, [driver.entity("Royal Society")]);
    let date = Some(Value::Is((day("1833-06-05"), day("1833-06-05"))));
    let told = Told { place: Some(Value::Is(london)), date, ..Told::default() };
    let placed = edit(&mut driver, told, false);
    assert_eq!((placed.place, placed.attribution.len()), (Some(london), 1), "what was given before stays");
    let told = qualifiers(&driver.state.derived.knowledge, &placed);
    assert_eq!(told, ["according to Royal Society", "place: London", "1833-06-05"]);
    let turned = edit(&mut driver, Told { object: Some(london), ..Told::default() }, true);
    assert_eq!((turned.subject, turned.object), (babbage, london));
    let again = edit(&mut driver, Told { place: Some(Value::Nothing), ..Told::default() }, true);
    assert_eq!((again.subject, again.object, again.place), (london, babbage, None));
    assert_eq!(driver.state.ground.corrections.len(), 1);
    let described = described(&driver.state.ground.corrections.as_slice()[0].change);
    for part in ["of “London”", "according to “Royal Society”", "at no place", "on 1833-06-05"] {
        assert!(described.contains(part), "{described}");
    }
    let written = file::write(&driver.state.ground.corrections);
    assert_eq!(file::read(&written).unwrap(), driver.state.ground.corrections);
    let nobody = edit(&mut driver, Told { speakers: Some([].into()), ..Told::default() }, false);
    assert!(nobody.attribution.is_empty());
    driver.give(Command::RestoreSelection);
    assert_eq!(relation(&driver, "met").subject, ada);
}

#[test]
fn what_was_put_right_can_be_filtered_and_counted() {
    let mut driver = one_article();
    let turin = driver.select("Turin");
    driver.give(Command::Curate(Curation::Rename(turin, "Torino".to_owned())));
    let praised = relation(&driver, "praised the").id;
    driver.give(Command::Curate(Curation::Note(Subject::Relation(praised), "Why?".to_owned())));
    let deeds = [(Deed::Any, 2), (Deed::Renamed, 1), (Deed::Noted, 1)];
    assert_eq!(driver.state.derived.deeds, deeds.into());
    let chip = |deed: Deed| Condition::Deeds([deed].into());
    let bar = driver.state.ground.filter.chips.len();
    driver.give(Command::AddBeside(Chip::only(chip(Deed::Any))));
    let [ada, society] = ["Ada Byron", "Royal Society"].map(|name| driver.entity(name));
    assert!(driver.state.derived.view.has_entity(ada) && driver.state.derived.view.has_entity(society));
    assert_eq!(driver.state.derived.view.relations, [praised]);
    assert_eq!(driver.state.derived.chip_counts[bar], 2);
    driver.give(Command::SetChip(bar, Chip::not(chip(Deed::Renamed))));
    assert!(!driver.state.derived.view.has_entity(turin) && driver.state.derived.view.has_entity(ada));
    assert_eq!(driver.state.derived.left.deeds[&Deed::Renamed], 1, "its own list stays whole");
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
    let says = Statement {
        relation: None,
        phrase: None,
        negated: false,
        modality: Modality::Actual,
        ..Statement::default()
    };
    let span = |driver: &Driver, text| words(driver, 0, text).span;
    driver.give(Command::Curate(Curation::AddRelation {
        document,
        subject: span(&driver, "Charles Babbage"),
        object: span(&driver, "London"),
        trigger: span(&driver, "in"),
        says,
        told: Box::new(Told {
            date: Some(Value::Is((day("1842-02-01"), day("1842-02-03")))),
            ..Told::default()
        }),
    }));
    let added = driver.state.derived.knowledge.relations.iter().find(|found| found.origin == Origin::Person);
    assert_eq!(driver.state.selection, [Subject::Relation(added.unwrap().id)].into());
    assert_eq!(added.unwrap().phrase, "in");
    assert_eq!(qualifiers(&driver.state.derived.knowledge, added.unwrap()), ["1842-02-01 – 1842-02-03"]);
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

#[test]
fn several_corrections_are_taken_back_in_one_step_and_each_says_where_it_stands() {
    let mut driver = one_article();
    for (name, new) in [("Turin", "Torino"), ("London", "Londinium")] {
        let id = driver.select(name);
        driver.give(Command::Curate(Curation::Rename(id, new.to_owned())));
    }
    driver.select("Royal Society");
    driver.give(Command::RejectSelection);
    let corrections = driver.state.ground.corrections.clone();
    let sentence = |driver: &Driver, number: usize| {
        let place = stands_at(&driver.state, &corrections.as_slice()[number].change).unwrap();
        place.span.of(&driver.state.ground.sources[0].document.text).to_owned()
    };
    assert_eq!(sentence(&driver, 0), "Charles Babbage travelled to Turin.");
    assert_eq!(sentence(&driver, 2), "Countess Lovelace praised the Royal Society.");
    let all = corrections.as_slice().iter().skip(1).map(|correction| correction.id).collect();
    driver.give(Command::Curate(Curation::RevokeAll(all)));
    assert!(has(&driver, "London") && has(&driver, "Royal Society") && has(&driver, "Torino"));
    driver.give(Command::Undo);
    assert!(has(&driver, "Londinium") && !has(&driver, "Royal Society"));
    let first = driver.state.ground.sources[0].document.id.clone();
    driver.give(Command::RemoveDocument(first));
    assert_eq!(stands_at(&driver.state, &corrections.as_slice()[0].change), None);
}

fn add_note(driver: &mut Driver, text: &str, place: (f32, f32)) -> NoteId {
    let note = Note {
        text: text.to_owned(),
        color: NoteColor::Green,
        place: Point::new(place.0, place.1),
        tied: None,
    };
    driver.give(Command::Note(Noting::Add(note)));
    only_note(&driver.state).unwrap()
}

#[test]
fn a_note_is_put_on_the_graph_moved_written_anew_and_deleted_step_by_step() {
    let mut driver = one_article();
    driver.give(Command::ClearSelection);
    driver.give(Command::Note(Noting::Begin(Some(Point::new(300.0, -200.0)))));
    assert_eq!(driver.state.dialog, Some(Dialog::Note(None)));
    let draft = driver.state.canvas.draft.clone().unwrap();
    assert_eq!((draft.place, draft.tied), (Point::new(300.0, -200.0), None));
    let id = add_note(&mut driver, "Ask the archive\nabout 1842.", (300.0, -200.0));
    assert_eq!((driver.state.dialog, driver.state.history.undo_step()), (None, Some("Add note")));
    assert_eq!(announcement(&driver.state), "Note: Ask the archive about 1842.");
    let found = rectangle(&driver.state, id).unwrap();
    assert_eq!(found.min, Point::new(300.0, -200.0));
    let inside = found.min + Point::new(3.0, 3.0);
    assert_eq!(driver.state.derived.hits.at(inside, 2.0), Some(Subject::Note(id)));
    driver.give(Command::Note(Noting::Drag(id, Point::new(320.0, -200.0))));
    assert_eq!(rectangle(&driver.state, id).unwrap().min, Point::new(320.0, -200.0));
    assert_eq!(driver.state.history.undo_step(), Some("Add note"), "to drag is no step yet");
    driver.give(Command::Note(Noting::Place(id, Point::new(340.0, -200.0))));
    driver.give(Command::Nudge(Direction::Right));
    assert!(rectangle(&driver.state, id).unwrap().min.x > 340.0);
    assert_eq!(driver.state.dialog, None);
    driver.give(Command::ShowCuration(CurationDialog::Rename));
    assert_eq!(driver.state.dialog, Some(Dialog::Note(Some(id))), "F2 is for its words");
    let note = Note { text: "Done.".to_owned(), ..driver.state.ground.notes[&id].clone() };
    driver.give(Command::Note(Noting::Change(id, note)));
    assert_eq!(announcement(&driver.state), "Note: Done.");
    driver.give(Command::RejectSelection);
    assert!(driver.state.ground.notes.is_empty() && driver.state.selection.is_empty());
    for _ in 0..5 {
        driver.give(Command::Undo);
    }
    assert!(driver.state.ground.notes.is_empty());
    driver.give(Command::Redo);
    assert_eq!(driver.state.ground.notes[&id].text, "Ask the archive\nabout 1842.");
}

#[test]
fn a_note_moves_along_with_an_entity_hides_with_it_and_names_leave_it_free() {
    let mut driver = one_article();
    let turin = driver.select("Turin");
    driver.give(Command::Note(Noting::Begin(None)));
    let draft = driver.state.canvas.draft.clone().unwrap();
    assert_eq!(draft.tied, Some(turin));
    driver.give(Command::Note(Noting::Add(Note { text: "Piedmont".to_owned(), ..draft.clone() })));
    let id = only_note(&driver.state).unwrap();
    let corner = |driver: &Driver| rectangle(&driver.state, id).unwrap().min;
    let there = driver.state.derived.positions[&turin];
    assert_eq!(corner(&driver), there + draft.place);
    let to = there + Point::new(90.0, 40.0);
    driver.give(Command::Drag(turin, to));
    assert_eq!(corner(&driver), to + draft.place);
    driver.give(Command::Pin(turin, to));
    assert_eq!(corner(&driver), to + draft.place);
    let free = tied_to(&driver.state, &driver.state.ground.notes[&id], None);
    driver.give(Command::Note(Noting::Change(id, free)));
    driver.give(Command::Pin(turin, there));
    assert!(corner(&driver).distance(to + draft.place) < 0.01, "it stays now");
    driver.give(Command::Undo);
    driver.give(Command::Undo);
    driver.select("Turin");
    driver.give(Command::HideSelection);
    assert_eq!(rectangle(&driver.state, id), None);
    assert_eq!(listed(&driver.state).len(), 1, "it is listed all the same");
    driver.give(Command::Note(Noting::GoTo(id)));
    assert!(driver.state.derived.view.has_entity(turin) && rectangle(&driver.state, id).is_some());
    // What it stands beside becomes one with another: it goes along.
    let babbage = driver.entity("Charles Babbage");
    driver.give(Command::Curate(Curation::Merge { into: babbage, others: [turin].into() }));
    assert_eq!(corner(&driver), driver.state.derived.positions[&babbage] + draft.place);
    driver.give(Command::Undo);
    // A note on a name: the name goes elsewhere.
    let name = driver.state.derived.scene.name_of(turin).unwrap();
    let over = add_note(&mut driver, "Over the name", (name.min.x, name.min.y));
    let sheet = rectangle(&driver.state, over).unwrap();
    assert!(driver.state.derived.scene.name_of(turin).is_none_or(|name| !name.overlaps(sheet)));
}

#[test]
fn notes_are_found_listed_with_those_about_things_and_part_of_the_picture() {
    let mut driver = one_article();
    let id = add_note(&mut driver, "Check the spring of the machine", (-900.0, 700.0));
    let turin = driver.select("Turin");
    driver.give(Command::Curate(Curation::Note(Subject::Entity(turin), "Which one?".to_owned())));
    let texts: Vec<String> = listed(&driver.state).into_iter().map(|note| note.text).collect();
    assert_eq!(texts, ["Check the spring of the machine", "Which one?"]);
    driver.give(Command::Search("sprnig".to_owned()));
    let hits = &driver.state.found.hits()[driver.state.found.group(Group::Notes)];
    assert_eq!(hits.iter().map(|hit| hit.place.clone()).collect::<Vec<_>>(), [Place::Note(id)]);
    driver.give(Command::GoToHit(driver.state.found.group(Group::Notes).start));
    assert_eq!(only_note(&driver.state), Some(id));
    driver.give(Command::CopyMarkdown);
    let copied = driver.effects.iter().any(
        |effect| matches!(effect, Effect::CopyText(text) if text.trim() == "> Check the spring of the machine"),
    );
    assert!(copied, "{:?}", driver.effects);
    driver.give(Command::FitAll);
    let seen = driver.state.view_camera().visible(driver.state.viewport);
    let sheet = rectangle(&driver.state, id).unwrap();
    assert!(seen.contains(sheet.min) && seen.contains(sheet.max), "{seen:?} {sheet:?}");
    driver.give(Command::ExportPicture);
    let picture = driver.state.derived.picture.clone().unwrap();
    assert!(picture.bounds.contains(sheet.min));
    assert!(picture.titles.values().any(|title| title == "Note: Check the spring of the machine"));
}
