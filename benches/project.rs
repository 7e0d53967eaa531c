//! What a project costs: `cargo bench --no-default-features --bench project -- [DOCUMENTS]` makes a project of
//! documents (1,000 when nothing is said) that are variations of the examples, and prints times and sizes.
//!
//! Times of the disk are wall time, which is what a person waits; the others CPU time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool for those who build the program"
)]

#[path = "support/cpu.rs"]
mod cpu;
#[path = "support/made_up_articles.rs"]
mod made_up_articles;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use cpu::{measured, median};
use relata::document::{ReadOptions, read};
use relata::jobs::{Analyst as _, English};
use relata::knowledge::{EntityId, Source};
use relata::layout::Point;
use relata::project::{
    Addition, Check, Commit, Existing, Joins, OpenDocument, Opening, Project, Record, Restored, Snapshots,
};

/// Entities with a place of their own, as in a large inquiry.
const PINS: u64 = 2000;
/// Edits that are measured.
const EDITS: usize = 300;

fn main() {
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("measured.relata");
    let (sources, analysing) = measured(|| sources(count));
    let texts: usize = sources.iter().map(|source| source.document.text.len()).sum();
    let found: usize =
        sources.iter().map(|source| serde_json::to_vec(&*source.extraction).unwrap().len()).sum();
    println!("{count} documents, {} of text, {} of findings as JSON", size(texts), size(found));
    println!("reading and analysing them       {analysing:8.2} s CPU");

    let mut project = Project::create(&path, Existing::Keep).unwrap();
    let mut record = add_all(&mut project, &sources);
    edit(&mut project, &mut record);
    search(&project);
    copy(&mut project, folder.path());
    let ((), closing) = waited(|| project.close().unwrap());
    println!("closing                          {closing:8.3} s");
    println!("the file                         {}", size(std::fs::metadata(&path).unwrap().len() as usize));
    parts(&path);
    open(&path, &sources);
}

/// So many documents: the examples with other names in them.
fn sources(count: usize) -> Vec<Source> {
    made_up_articles::articles(count)
        .into_iter()
        .map(|(name, text)| {
            let document = read(&name, text.into_bytes(), &ReadOptions::default());
            let extraction = English.analyse(&document, &mut |_| true).unwrap().unwrap();
            Source { document: Arc::new(document), extraction: Arc::new(extraction) }
        })
        .collect()
}

fn add_all(project: &mut Project, sources: &[Source]) -> Record {
    let open =
        |source: &Source| OpenDocument { id: source.document.id.clone(), options: source.document.options };
    let mut record = Record::default();
    let ((), wall) = waited(|| {
        let mut first = None;
        for batch in sources.chunks(20) {
            record.documents.extend(batch.iter().map(open));
            let documents: Vec<_> =
                batch.iter().map(|source| Addition { source, origin: "made up" }).collect();
            let joins = first.map_or(Joins::Nothing, Joins::Step);
            let commit = Commit { name: "Open", record: &record, documents: &documents, joins };
            first = Some(project.commit(&commit).unwrap().step);
        }
    });
    println!("keeping them, twenty at a time   {wall:8.2} s");
    record.pins = (0..PINS).map(|id| (EntityId(id), Point::new(id as f32, 0.0))).collect();
    project.commit(&commit("Lay out", &record)).unwrap();
    record
}

fn commit<'a>(name: &'a str, record: &'a Record) -> Commit<'a> {
    Commit { name, record, documents: &[], joins: Joins::Nothing }
}

fn edit(project: &mut Project, record: &mut Record) {
    let mut times = Vec::new();
    for number in 0..EDITS {
        let id = EntityId(number as u64 * 7 % PINS);
        record.pins.insert(id, Point::new(-(number as f32) - 1.0, 2.0));
        times.push(waited(|| project.commit(&commit("Move", record)).unwrap()).1);
    }
    let worst = times.iter().copied().fold(0.0, f64::max);
    println!(
        "one durable edit                 {:8.2} ms, the slowest of {EDITS} {:.2} ms",
        1e3 * median(times),
        1e3 * worst
    );
    let mut back = Vec::new();
    for _ in 0..50 {
        back.push(waited(|| project.undo().unwrap()).1);
    }
    while project.redo().unwrap().is_some() {}
    println!("one step back                    {:8.2} ms", 1e3 * median(back));
}

fn search(project: &Project) {
    let times = ["coast guard", "\"council of europe\"", "minister", "court ruling"]
        .map(|words| waited(|| project.find_sentences(words).unwrap()).1);
    println!("finding sentences                {:8.2} ms", 1e3 * median(times.to_vec()));
}

fn copy(project: &mut Project, folder: &Path) {
    let ((), saving) = waited(|| project.save_copy(&folder.join("copy.relata"), Existing::Keep).unwrap());
    println!("saving and verifying a copy      {saving:8.2} s");
    let snapshots = Snapshots::in_folder(folder.join("snapshots"));
    let (_, taking) = waited(|| snapshots.take(project).unwrap());
    println!("a snapshot, verified             {taking:8.2} s");
    let mut check = Check::default();
    let mut pieces = Vec::new();
    while !check.is_done() {
        pieces.push(waited(|| project.check(&mut check).unwrap()).1);
    }
    assert!(check.problems.is_empty(), "{:?}", check.problems);
    let (all, longest) = (pieces.iter().sum::<f64>(), pieces.iter().copied().fold(0.0, f64::max));
    println!("checking everything              {all:8.2} s, the longest piece {longest:.3} s");
}

/// How large each table is.
fn parts(path: &Path) {
    let file = rusqlite::Connection::open(path).unwrap();
    let mut query =
        file.prepare("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 8").unwrap();
    let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))).unwrap();
    for (name, bytes) in rows.map(Result::unwrap) {
        println!("  {name:30} {}", size(bytes as usize));
    }
}

fn open(path: &Path, sources: &[Source]) {
    let ((opened, wall), cpu) = measured(|| {
        waited(|| Project::open(path, &Opening::default(), &mut |_| true).unwrap().expect("nobody cancels"))
    });
    println!("opening                          {wall:8.2} s, {cpu:.2} s CPU");
    assert!(opened.problems.is_empty());
    let (restored, cpu) = measured(|| {
        opened.documents.iter().map(relata::project::StoredDocument::restore).collect::<Vec<_>>()
    });
    println!("reading the documents again      {cpu:8.2} s CPU on one thread");
    for (restored, source) in restored.iter().zip(sources) {
        assert!(matches!(restored, Restored::Known(restored) if restored == source));
    }
}

/// What the work gives, and the seconds that one waits for it.
fn waited<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed().as_secs_f64())
}

fn size(bytes: usize) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
