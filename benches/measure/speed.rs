//! How fast is the whole way from bytes to the graph, beside the language engine alone?
//!
//! Both on one thread, in turn on the same texts, which are repeated; CPU time is compared, so that
//! other work on the machine matters little. Loading is not counted: a first pass warms everything.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use relata::document::{Document, ReadOptions, read};
use relata::extraction::{Extraction, extract};
use relata::graph::KnowledgeGraph;
use relata::jobs::English;
use relata::knowledge::{Knowledge, Source};
use relata::language::Parsed;
use relata::reference::Reference;

use crate::cpu::{measured, median};

/// How often the engine and the whole way are measured in turn.
const ROUNDS: usize = 10;
/// How often a round goes over the texts.
const PASSES: usize = 5;

/// The files a document comes from.
type Files = Vec<(String, Arc<[u8]>)>;

/// What one part of the way cost in each round.
#[derive(Default)]
struct Costs {
    read: Vec<f64>,
    language: Vec<f64>,
    extraction: Vec<f64>,
    graph: Vec<f64>,
    whole: Vec<f64>,
    engine: Vec<f64>,
}

/// Measures the texts of a folder, or one text. A text that is too long to be repeated is read once a
/// round, in a single round, when `is_once` says so.
pub(crate) fn measure(path: &Path, is_once: bool) -> Result<(), String> {
    let files = files(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (rounds, passes) = if is_once { (1, 1) } else { (ROUNDS, PASSES) };
    if !is_once {
        whole_way(&files, &mut Costs::default())?;
    }
    let documents = documents(&files);
    let words: usize = documents.iter().map(|document| document.text.split_whitespace().count()).sum();
    let mut costs = Costs::default();
    for _ in 0..rounds {
        let (parsed, engine) = measured(|| (0..passes).try_for_each(|_| parse_all(&documents).map(drop)));
        parsed?;
        costs.engine.push(engine);
        let mut round = Costs::default();
        for _ in 0..passes {
            whole_way(&files, &mut round)?;
        }
        let sum = |parts: &[f64]| parts.iter().sum::<f64>();
        costs.read.push(sum(&round.read));
        costs.language.push(sum(&round.language));
        costs.extraction.push(sum(&round.extraction));
        costs.graph.push(sum(&round.graph));
        costs.whole.push(sum(&round.whole));
    }
    let ratios = costs.engine.iter().zip(&costs.whole).map(|(engine, whole)| engine / whole).collect();
    let words = (words * passes) as f64;
    println!("{} texts, {words} words a round, {rounds} rounds, medians of CPU time", files.len());
    let [engine, whole] = [costs.engine, costs.whole].map(median);
    println!("language engine alone  {:8.0} words per CPU-second", words / engine);
    println!("whole way to the graph {:8.0} words per CPU-second", words / whole);
    println!("ratio {:.3}", median(ratios));
    let parts = [
        ("reading", costs.read),
        ("language", costs.language),
        ("extraction", costs.extraction),
        ("knowledge and graph", costs.graph),
    ];
    for (name, seconds) in parts {
        let seconds = median(seconds);
        println!(
            "  {name:20} {:8.2} µs a word, {:5.3} of the engine",
            seconds / words * 1e6,
            seconds / engine
        );
    }
    Ok(())
}

/// The file, or every text of the folder in order of name.
fn files(path: &Path) -> std::io::Result<Files> {
    let is_text = |path: &PathBuf| path.extension().is_some_and(|end| end == "txt" || end == "md");
    let mut paths = vec![path.to_owned()];
    if path.is_dir() {
        paths = std::fs::read_dir(path)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<std::io::Result<Vec<PathBuf>>>()?;
        paths.retain(|path| is_text(path) && path.file_stem().is_some_and(|name| name != "README"));
        paths.sort();
    }
    paths.into_iter().map(|path| Ok((path.display().to_string(), std::fs::read(&path)?.into()))).collect()
}

fn documents(files: &Files) -> Vec<Document> {
    files.iter().map(|(name, bytes)| read(name, Arc::clone(bytes), &ReadOptions::default())).collect()
}

fn parse_all(documents: &[Document]) -> Result<Vec<Vec<Parsed>>, String> {
    documents.iter().map(|document| Ok(English.parse(document, &mut |_| true)?.unwrap_or_default())).collect()
}

/// From bytes to the graph of all the files, with what each part costs.
fn whole_way(files: &Files, costs: &mut Costs) -> Result<(), String> {
    let (documents, reading) = measured(|| documents(files));
    let (parsed, language) = measured(|| parse_all(&documents));
    let parsed = parsed?;
    let (extractions, extraction) = measured(|| {
        let both = documents.iter().zip(&parsed);
        both.map(|(document, parsed)| extract(document, parsed, Reference::built_in()))
            .collect::<Vec<Extraction>>()
    });
    let (graph, knowledge) = measured(|| {
        let source = |(document, extraction)| Source {
            document: Arc::new(document),
            extraction: Arc::new(extraction),
        };
        let knowledge = Knowledge::build(documents.into_iter().zip(extractions).map(source).collect());
        (KnowledgeGraph::from_knowledge(&knowledge), knowledge)
    });
    drop(graph);
    costs.read.push(reading);
    costs.language.push(language);
    costs.extraction.push(extraction);
    costs.graph.push(knowledge);
    costs.whole.push(reading + language + extraction + knowledge);
    Ok(())
}
