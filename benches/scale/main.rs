//! What a large inquiry costs: a project of so many articles is opened, edited, filtered and searched as in the
//! window, and each time the seconds of the window's thread and those that one waits are told apart.
//!
//! ```text
//! cargo bench --no-default-features --bench scale               # 1,000 articles
//! cargo bench --no-default-features --bench scale -- 10000
//! ```
//!
//! The project is made once, by reading all the articles, and kept beside what Cargo builds. The window's thread
//! is measured in CPU time, of several tries the median, and the longest piece between two frames beside it; what
//! one waits for is wall time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool for those who build the program"
)]

#[path = "../support/cpu.rs"]
mod cpu;
#[path = "../support/made_up_articles.rs"]
mod made_up_articles;
mod session;

use std::path::{Path, PathBuf};

use cpu::median;
use relata::app::{Command, Curation};
use relata::graph::{Chip, Condition, Dates, DayRange};
use relata::scene::Subject;
use relata::vocabulary::EntityKind;
use session::{Cost, Session};

/// How often everything is done.
const ROUNDS: usize = 9;

fn main() {
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1000);
    let kept = kept(count);
    if !kept.exists() {
        make(count, &kept);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("measured.relata");
    std::fs::copy(&kept, &path).unwrap();
    println!("{count} articles, a file of {:.1} MB", std::fs::metadata(&path).unwrap().len() as f64 / 1e6);

    let mut session = Session::default();
    say("opening the project", &[session.give(Command::OpenProjectAt(path))]);
    let knowledge = &session.state.derived.knowledge;
    println!(
        "{:<46} {} entities, {} relations, {} MB of memory",
        "",
        knowledge.entities.len(),
        knowledge.relations.len(),
        memory()
    );
    edits(&mut session);
    filters(&mut session);
    search(&mut session);
    documents(&mut session, count);
    println!("{:<46} {} MB at most", "memory", peak());
}

/// Where the project of so many articles is kept, as this engine reads them.
fn kept(count: usize) -> PathBuf {
    let engine: String =
        relata::extraction::ENGINE.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("articles-{count}-{engine}.relata"))
}

fn make(count: usize, path: &Path) {
    let start = std::time::Instant::now();
    let unfinished = path.with_extension("unfinished.relata");
    let _ = std::fs::remove_file(&unfinished);
    let mut session = Session::default();
    session.read(made_up_articles::articles(count));
    session.give(Command::SaveTo(relata::app::SaveTarget::Project, unfinished.clone()));
    session.close();
    std::fs::rename(&unfinished, path).unwrap();
    println!("made in {:.0} s with {}", start.elapsed().as_secs_f64(), path.display());
}

fn edits(session: &mut Session) {
    let shown = session.state.derived.view.entities.clone();
    let entity = |index: usize| shown[index % shown.len()];
    let rename = |index: usize| Command::Curate(Curation::Rename(entity(index), format!("Renamed {index}")));
    let costs: Vec<Cost> = (0..ROUNDS).map(|index| session.give(rename(index))).collect();
    say("an entity is renamed", &costs);
    let costs: Vec<Cost> = (0..ROUNDS).map(|_| session.give(Command::Undo)).collect();
    say("that is undone", &costs);
    let merge = |index: usize| {
        Command::Curate(Curation::Merge { into: entity(2 * index), others: [entity(2 * index + 1)].into() })
    };
    let costs: Vec<Cost> = (0..ROUNDS).map(|index| session.give(merge(index))).collect();
    say("two entities are made one", &costs);
    let reject = |session: &Session| {
        let relation = session.state.derived.view.relations[0];
        Command::Curate(Curation::Reject([Subject::Relation(relation)].into()))
    };
    let costs: Vec<Cost> = (0..ROUNDS).map(|_| session.give(reject(session))).collect();
    say("a relation is rejected", &costs);
    let select = |session: &Session, index: usize| {
        let entities = &session.state.derived.view.entities;
        Command::Select(Subject::Entity(entities[index % entities.len()]))
    };
    let costs: Vec<Cost> = (0..ROUNDS).map(|index| session.give(select(session, index))).collect();
    say("an entity is selected", &costs);
    session.give(Command::ClearSelection);
}

fn filters(session: &mut Session) {
    let kinds = [EntityKind::Person, EntityKind::Location, EntityKind::Organisation];
    let toggle = |index: usize| Command::ToggleValue(Condition::Kinds([kinds[(index / 2) % 3]].into()));
    let costs: Vec<Cost> = (0..2 * ROUNDS).map(|index| session.give(toggle(index))).collect();
    say("a kind is hidden or shown", &costs);
    session.give(Command::ClearFilters);
    let documents: Vec<_> =
        session.state.ground.sources.iter().take(ROUNDS).map(|source| source.document.id.clone()).collect();
    let only =
        |id: &relata::document::DocumentId| Command::OnlyValue(Condition::Documents([id.clone()].into()));
    let costs: Vec<Cost> = documents.iter().map(|id| session.give(only(id))).collect();
    say("only one document is shown", &costs);
    session.give(Command::ClearFilters);
    let days = |index: i8| {
        let day = jiff::civil::date(2024, 1 + index, 1);
        let range = DayRange { from: Some(day), to: None };
        Command::AddChip(Chip::only(Condition::Dates(Dates::happened(range))))
    };
    let costs: Vec<Cost> = (0..ROUNDS as i8).map(|index| session.give(days(index))).collect();
    say("only what is dated from a day on", &costs);
    session.give(Command::ClearFilters);
    let entities = session.state.derived.view.entities.clone();
    let costs: Vec<Cost> = (0..ROUNDS).map(|index| session.give(Command::Focus(entities[index]))).collect();
    say("another focus", &costs);
    session.give(Command::ClearFocus);
}

fn search(session: &mut Session) {
    let first = session.give(Command::Search("m".to_owned()));
    say("the first letter of a search", &[first]);
    let words = ["mi", "min", "mini", "minis", "minist", "ministe", "minister", "minister c", "minister co"];
    let costs: Vec<Cost> =
        words.iter().map(|text| session.give(Command::Search((*text).to_owned()))).collect();
    say("each further letter", &costs);
    session.give(Command::Search(String::new()));
}

fn documents(session: &mut Session, count: usize) {
    let more = made_up_articles::articles(count + 3);
    let costs: Vec<Cost> = more[count..].iter().map(|article| session.read(vec![article.clone()])).collect();
    say("one more article", &costs);
    let ids: Vec<_> = session
        .state
        .ground
        .sources
        .iter()
        .skip(5)
        .take(3)
        .map(|source| source.document.id.clone())
        .collect();
    let costs: Vec<Cost> = ids.into_iter().map(|id| session.give(Command::RemoveDocument(id))).collect();
    say("an article is removed", &costs);
}

/// Prints what something costs.
fn say(what: &str, costs: &[Cost]) {
    let of = |value: fn(&Cost) -> f64| 1e3 * median(costs.iter().map(value).collect());
    println!(
        "{what:<46} window {:>7.1} ms CPU, longest piece {:>7.1}; kept after {:>7.1}, shown after {:>7.1}, all there after {:>7.1}",
        of(|cost| cost.window),
        of(|cost| cost.longest),
        of(|cost| cost.kept),
        of(|cost| cost.shown),
        of(|cost| cost.waited)
    );
}

/// What the program holds in memory, in megabytes.
fn memory() -> u64 {
    status("VmRSS:")
}

fn peak() -> u64 {
    status("VmHWM:")
}

fn status(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(field));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1000
}
