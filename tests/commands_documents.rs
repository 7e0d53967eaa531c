//! Documents come and go and are read again: nothing that has a place moves, and what a document gave goes with it.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use driver::Driver;
use proptest::prelude::*;
use relata::app::curation::Curation;
use relata::app::{Command, Disk, Effect, Made, Making, Notice, Report, State, update};
use relata::document::DocumentId;
use relata::export::graph_json::{self, Known};
use relata::graph::{Chip, Condition};
use relata::jobs::{OnDisk, Projects, no_wake};
use relata::knowledge::{EntityId, RelationId};
use relata::layout::Point;
use relata::scene::Subject;

const THIRD: &str = "Charles Babbage met Ada Byron in Turin. The Royal Society praised Élise Roux.\n";

/// A folder with these articles, opened as files; the project is kept in it.
fn opened(folder: &Path, articles: &[(&str, &str)]) -> Driver {
    let projects = Projects::new(Arc::new(sample::ByName), no_wake(), None);
    let mut driver = Driver { projects: Some(projects), ..Driver::default() };
    driver.state.project.folder = Some(folder.join("projects"));
    for (name, text) in articles {
        open(&mut driver, folder, name, text);
    }
    driver
}

fn open(driver: &mut Driver, folder: &Path, name: &str, text: &str) {
    driver.give(Command::Open(vec![written(folder, name, text)]));
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn id(driver: &Driver, name: &str) -> DocumentId {
    let mut sources = driver.state.ground.sources.iter();
    sources.find(|source| source.document.name == name).unwrap().document.id.clone()
}

/// The places of all that is shown, by name.
fn places(state: &State) -> BTreeMap<String, Point> {
    let shown = state.derived.view.entities.iter();
    let named = shown.map(|id| (state.derived.knowledge.entity(*id).unwrap().name.clone(), id));
    named.map(|(name, id)| (name, state.derived.positions[id])).collect()
}

/// Fails where something stands elsewhere than before.
fn assert_unmoved(before: &BTreeMap<String, Point>, state: &State, when: &str) {
    let now = places(state);
    for (name, place) in before {
        assert!(
            now.get(name).is_none_or(|there| there == place),
            "{when}: {name} stood at {place:?}: {now:?}"
        );
    }
}

fn json(driver: &Driver) -> String {
    graph_json::write(&driver.state.derived.knowledge, Known::LeftOut)
}

#[test]
fn nothing_that_has_a_place_moves_when_documents_come_and_go() {
    let folder = tempfile::tempdir().unwrap();
    let first = [("machine.txt", sample::ARTICLE), ("second.txt", sample::SECOND)];
    let mut driver = opened(folder.path(), &first);
    let before = places(&driver.state);
    assert!(before.len() > 4);
    open(&mut driver, folder.path(), "third.txt", THIRD);
    assert_unmoved(&before, &driver.state, "one more");
    let all = places(&driver.state);
    // Everything is first mentioned in what goes now.
    driver.give(Command::RemoveDocument(id(&driver, "machine.txt")));
    assert_unmoved(&all, &driver.state, "one less");
    assert!(places(&driver.state).contains_key("Charles Babbage"));
    driver.give(Command::Undo);
    assert_unmoved(&all, &driver.state, "undone");
    driver.give(Command::Redo);
    assert_unmoved(&all, &driver.state, "done again");
    let path = driver.state.project.open.as_ref().unwrap().path.clone().unwrap();
    let kept = places(&driver.state);
    driver.projects.take().unwrap().finish();
    let mut again = opened(folder.path(), &[]);
    again.give(Command::OpenProjectAt(path));
    assert_eq!(places(&again.state), kept);
    written(folder.path(), "second.txt", &format!("A headline.\n\n{}", sample::SECOND));
    again.give(Command::Disk(Disk::LookQuietly));
    again.give(Command::Disk(Disk::ReadChanged));
    assert_unmoved(&kept, &again.state, "read again");
    assert_eq!(places(&again.state).len(), kept.len());
}

#[test]
fn what_comes_finds_its_place_near_what_it_is_related_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = opened(folder.path(), &[("machine.txt", sample::ARTICLE)]);
    let before = places(&driver.state);
    open(&mut driver, folder.path(), "second.txt", sample::SECOND);
    let now = places(&driver.state);
    let (roux, turin) = (now["Élise Roux"], now["Turin"]);
    let width = before.values().map(|place| place.distance(turin)).fold(0.0, f32::max);
    assert!(roux.distance(turin) < width.max(150.0), "{roux:?} {turin:?}");
    assert!(before.values().all(|place| place.distance(roux) > 5.0), "it stands on nobody");
}

#[test]
fn a_changed_file_is_marked_and_read_again_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver =
        opened(folder.path(), &[("machine.txt", sample::ARTICLE), ("second.txt", sample::SECOND)]);
    let (machine, second) = (id(&driver, "machine.txt"), id(&driver, "second.txt"));
    driver.give(Command::Disk(Disk::Look));
    assert_eq!(driver.state.notice, Some(Notice::Noted("All files are as they were read.".to_owned())));
    // A person has worked with the article that is going to change.
    let byron = driver.select("Ada Byron");
    driver.give(Command::Pin(byron, Point::new(77.0, -33.0)));
    driver.give(Command::Flag(Some(2)));
    driver.give(Command::PlaceName(byron, Point::new(3.0, 20.0)));
    driver.give(Command::Curate(Curation::Rename(driver.entity("London"), "Londinium".to_owned())));
    driver.give(Command::Curate(Curation::Rename(driver.entity("Royal Society"), "The Society".to_owned())));
    driver.give(Command::AddChip(Chip::only(Condition::Documents([machine.clone(), second.clone()].into()))));
    driver.give(Command::AddChip(Chip::not(Condition::Entities([driver.entity("Turin")].into()))));
    driver.give(Command::Select(Subject::Entity(byron)));
    let before = places(&driver.state);
    let ground = driver.state.ground.clone();

    let changed = format!("A headline.\n\n{}", sample::ARTICLE.replace("praised the Royal Society", "left"));
    written(folder.path(), "machine.txt", &changed);
    std::fs::remove_file(folder.path().join("second.txt")).unwrap();
    driver.give(Command::Disk(Disk::LookQuietly));
    assert_eq!(
        driver.state.on_disk,
        [(machine.clone(), OnDisk::Changed), (second.clone(), OnDisk::Lost)].into()
    );
    driver.give(Command::Disk(Disk::ReadDocument(machine.clone())));

    let now = id(&driver, "machine.txt");
    assert_ne!(now, machine);
    assert_eq!(driver.state.on_disk, [(second.clone(), OnDisk::Lost)].into(), "what was read of it stays");
    assert_eq!(driver.state.undo_step(), Some("Read again"));
    let names: Vec<&str> =
        driver.state.ground.sources.iter().map(|source| source.document.name.as_str()).collect();
    assert_eq!(names, ["machine.txt", "second.txt"], "it stands where it stood");
    assert_eq!(places(&driver.state)["Ada Byron"], Point::new(77.0, -33.0));
    assert_unmoved(&before, &driver.state, "read again");
    let found = driver.entity("Ada Byron");
    assert_ne!(found, byron, "its first mention is in another text");
    assert_eq!(driver.state.selection, [Subject::Entity(found)].into());
    let Ground { pins, flags, names, .. } = Ground::of(&driver.state);
    assert_eq!((pins, flags, names), ([found].into(), [found].into(), [found].into()));
    driver.entity("Londinium");
    let knowledge = &driver.state.derived.knowledge;
    let failed: Vec<String> = knowledge
        .by_hand
        .outcomes
        .iter()
        .filter_map(|outcome| outcome.result.as_ref().err().map(ToString::to_string))
        .collect();
    assert_eq!(failed, ["the words “Royal Society” do not stand in machine.txt any more"]);
    let told = driver.state.notice.clone().unwrap();
    assert!(
        matches!(&told, Notice::Noted(text) if text.starts_with("1 correction does not fit")),
        "{told:?}"
    );
    let chips = &driver.state.ground.filter.chips;
    assert!(chips.contains(&Chip::only(Condition::Documents([now, second].into()))), "{chips:?}");
    assert!(chips.contains(&Chip::not(Condition::Entities([driver.entity("Turin")].into()))), "{chips:?}");

    let after = driver.state.ground.clone();
    driver.give(Command::Undo);
    assert_same_ground(&driver.state, &ground);
    assert_unmoved(&before, &driver.state, "undone");
    driver.give(Command::Redo);
    assert_same_ground(&driver.state, &after);
    assert_eq!(driver.state.selection, [Subject::Entity(found)].into(), "the selection goes along both ways");
    let path = driver.state.project.open.as_ref().unwrap().path.clone().unwrap();
    driver.projects.take().unwrap().finish();
    let mut again = opened(folder.path(), &[]);
    again.give(Command::OpenProjectAt(path));
    assert_same_ground(&again.state, &after);
    assert_eq!(again.state.on_disk.len(), 1, "it was looked for by itself: {:?}", again.state.on_disk);
}

/// Whose things a ground state keeps.
struct Ground {
    pins: Vec<EntityId>,
    flags: Vec<EntityId>,
    names: Vec<EntityId>,
}

impl Ground {
    fn of(state: &State) -> Self {
        let ground = &state.ground;
        Self {
            pins: ground.pins.keys().copied().collect(),
            flags: ground.flags.keys().copied().collect(),
            names: ground.names.keys().copied().collect(),
        }
    }
}

fn assert_same_ground(state: &State, other: &relata::app::Ground) {
    let ground = &state.ground;
    assert_eq!(ground.pins, other.pins);
    assert_eq!(ground.flags, other.flags);
    assert_eq!(ground.names, other.names);
    assert_eq!(ground.filter, other.filter);
    assert_eq!(ground.files, other.files);
    assert_eq!(ground.corrections, other.corrections);
    let ids = |ground: &relata::app::Ground| -> Vec<DocumentId> {
        ground.sources.iter().map(|source| source.document.id.clone()).collect()
    };
    assert_eq!(ids(ground), ids(other));
}

#[test]
fn the_reader_stays_at_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = opened(folder.path(), &[("machine.txt", sample::ARTICLE)]);
    let turin = driver.select("Turin");
    let at = |driver: &Driver| {
        let place = driver.state.reader.clone().unwrap();
        let source = driver.state.ground.sources.iter().find(|source| source.document.id == place.document);
        place.span.of(&source.unwrap().document.text).to_owned()
    };
    driver.give(Command::GoTo(turin));
    let words = at(&driver);
    assert!(!words.is_empty());
    written(folder.path(), "machine.txt", &format!("A headline that is new.\n\n{}", sample::ARTICLE));
    driver.give(Command::Disk(Disk::ReadAgain));
    assert_eq!(at(&driver), words);
    assert!(driver.state.undo_step() == Some("Read again"));
    // As it is, there is nothing to read.
    driver.give(Command::Disk(Disk::ReadAgain));
    assert_eq!(driver.state.notice, Some(Notice::Unchanged("machine.txt".to_owned())));
    driver.give(Command::Undo);
    assert_eq!(at(&driver), words, "one step back is the text before");
}

#[test]
fn a_file_that_has_moved_is_known_again_where_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = opened(folder.path(), &[("machine.txt", sample::ARTICLE)]);
    std::fs::rename(folder.path().join("machine.txt"), folder.path().join("moved.txt")).unwrap();
    driver.give(Command::Disk(Disk::Look));
    let told = "1 file not found; what was read of them stays.";
    assert_eq!(driver.state.notice, Some(Notice::Noted(told.to_owned())));
    let moved = folder.path().join("moved.txt");
    driver.give(Command::Open(vec![moved.clone()]));
    assert!(driver.state.on_disk.is_empty());
    assert_eq!(driver.state.ground.files.values().collect::<Vec<_>>(), [&moved]);
}

/// An article about a city of which there are as many sentences as a job is needed for.
fn long(city: &str) -> String {
    format!("Ada Byron met Charles Babbage in {city}. ").repeat(3000)
}

#[test]
fn much_is_brought_together_by_a_job_and_the_picture_of_before_stands_until_then() {
    let mut state = State::default();
    let give = |state: &mut State, command: Command| -> Vec<Effect> {
        let mut open = update(state, command);
        let mut left = Vec::new();
        while let Some(effect) = open.pop() {
            match effect {
                Effect::StartReading { serial, inputs } => {
                    let source = Box::new(driver::source(&inputs[0]));
                    open.extend(update(state, Command::Report(Report::Read { serial, source })));
                    open.extend(update(state, Command::Report(Report::ReadingEnded { serial })));
                }
                other => left.push(other),
            }
        }
        left
    };
    let text = |name: &str, text: String| Command::OpenText { name: name.to_owned(), text };
    give(&mut state, text("small.txt", sample::SECOND.to_owned()));
    let before = state.derived.view.clone();
    let mut jobs = Vec::new();
    let gathering = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Make(Making::Knowledge(serial, gathering)) => Some((serial, gathering)),
            _ => None,
        })
    };
    jobs.extend(gathering(give(&mut state, text("long.txt", long("London")))));
    assert_eq!(jobs.len(), 1);
    assert!(state.derived.is_gathering());
    assert_eq!(state.derived.view, before, "the picture of before stands");
    // What is wished meanwhile counts, and what the job brings is overtaken.
    let first = state.ground.sources[0].document.id.clone();
    let other = gathering(give(&mut state, Command::RemoveDocument(first)));
    assert!(other.is_none(), "one job after the other");
    let (serial, work) = jobs.pop().unwrap();
    let gathered = Box::new(work.gather());
    let next = give(&mut state, Command::Report(Report::Made(Made::Knowledge(serial, gathered))));
    assert_eq!(state.derived.view, before);
    let (serial, work) = gathering(next).expect("it is made anew");
    let gathered = Box::new(work.gather());
    give(&mut state, Command::Report(Report::Made(Made::Knowledge(serial + 1, gathered.clone()))));
    assert_eq!(state.derived.view, before, "nobody has asked for that");
    give(&mut state, Command::Report(Report::Made(Made::Knowledge(serial, gathered))));
    assert!(!state.derived.is_gathering());
    assert_eq!(state.derived.knowledge.sources.len(), 1);
    assert!(!state.derived.view.entities.is_empty());
    give(&mut state, Command::Undo);
}

#[derive(Clone, Copy, Debug)]
enum Deed {
    Open(usize),
    Remove(usize),
    Change(usize, usize),
    Undo,
    Redo,
}

const TEXTS: [&str; 4] = [sample::ARTICLE, sample::SECOND, THIRD, sample::DATED];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        4 => (0..4_usize).prop_map(Deed::Open),
        3 => (0..4_usize).prop_map(Deed::Remove),
        3 => (0..4_usize, 0..4_usize).prop_map(|(which, text)| Deed::Change(which, text)),
        1 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ];
    prop::collection::vec(deed, 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_is_left_is_what_those_that_are_left_say(deeds in deeds()) {
        let folder = tempfile::tempdir().unwrap();
        let mut driver = Driver::default();
        let name = |which: usize| format!("article {which}.txt");
        for deed in deeds {
            let before = places(&driver.state);
            let rearranges = driver.state.ground.sources.is_empty();
            let of = |which| {
                let mut sources = driver.state.ground.sources.iter();
                let found = sources.find(|source| source.document.name == name(which))?;
                Some(found.document.id.clone())
            };
            match deed {
                Deed::Open(which) if of(which).is_none() => {
                    open(&mut driver, folder.path(), &name(which), &format!("{which}\n\n{}", TEXTS[which]));
                }
                Deed::Remove(which) => {
                    if let Some(id) = of(which) {
                        driver.give(Command::RemoveDocument(id));
                    }
                }
                Deed::Change(which, text) => {
                    if let Some(id) = of(which) {
                        written(folder.path(), &name(which), &format!("{which}\n\nNews.\n\n{}", TEXTS[text]));
                        driver.give(Command::Disk(Disk::ReadDocument(id)));
                    }
                }
                Deed::Undo => driver.give(Command::Undo),
                Deed::Redo => driver.give(Command::Redo),
                Deed::Open(_) => {}
            }
            if !rearranges {
                assert_unmoved(&before, &driver.state, &format!("{deed:?}"));
            }
        }
        let mut fresh = Driver::default();
        for source in &driver.state.ground.sources {
            let bytes = Arc::clone(&source.document.bytes);
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            fresh.give(Command::OpenText { name: source.document.name.clone(), text });
        }
        prop_assert_eq!(json(&driver), json(&fresh));
        let relations = |driver: &Driver| -> Vec<RelationId> { driver.state.derived.view.relations.clone() };
        prop_assert_eq!(relations(&driver), relations(&fresh));
    }
}
