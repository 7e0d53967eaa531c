//! How fast the language engine is: words per CPU-second of one thread.
//!
//! ```text
//! cargo bench --bench language                       # the example articles
//! cargo bench --bench language -- --text FILE        # another text, a paragraph a line
//! cargo bench --bench language -- --rounds 20
//! ```
//!
//! "Cold" is a new engine that has met no word yet, "warm" the same engine on the same texts once
//! more. Loading the model is measured apart. A text is analysed as the program does it: an article
//! at a time.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measuring program speaks to its user")]

#[path = "support/cpu.rs"]
mod cpu;

use std::path::{Path, PathBuf};

use cpu::{measured, median};
use relata::language::Engine;

/// Articles of the corpus, under `data/examples`.
const ARTICLES: [&str; 6] = [
    "comet-probe.md",
    "council-of-europe-migration.txt",
    "court-ruling.txt",
    "election-night.txt",
    "ferry-accident.txt",
    "takeover.txt",
];
const ROUNDS: usize = 10;

struct Options {
    text: Option<PathBuf>,
    rounds: usize,
}

fn options() -> Options {
    let mut options = Options { text: None, rounds: ROUNDS };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--text" => options.text = arguments.next().map(PathBuf::from),
            "--rounds" => options.rounds = arguments.next().unwrap().parse().unwrap(),
            // Cargo adds `--bench`.
            _ => {}
        }
    }
    options
}

/// The texts to analyse, each a list of paragraphs.
fn articles(options: &Options) -> Vec<Vec<String>> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/examples");
    let paths = match &options.text {
        Some(path) => vec![path.clone()],
        None => ARTICLES.iter().map(|name| examples.join(name)).collect(),
    };
    let paragraphs = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    paths.iter().map(paragraphs).collect()
}

fn main() {
    let options = options();
    let articles = articles(&options);
    let articles: Vec<Vec<&str>> =
        articles.iter().map(|paragraphs| paragraphs.iter().map(String::as_str).collect()).collect();
    let words: usize = articles.iter().flatten().map(|paragraph| paragraph.split_whitespace().count()).sum();
    let (mut load, mut cold, mut warm) = (Vec::new(), Vec::new(), Vec::new());
    let mut tokens = 0;
    for _ in 0..options.rounds {
        let (engine, seconds) = measured(|| Engine::english().unwrap());
        load.push(seconds);
        let mut pass = || {
            let parsed = articles.iter().flat_map(|paragraphs| engine.parse_all(paragraphs));
            tokens = parsed.map(|parsed| parsed.tokens.len()).sum();
        };
        cold.push(measured(&mut pass).1);
        warm.push(measured(&mut pass).1);
    }
    println!("corpus {words} words, {tokens} tokens, {} rounds, medians", options.rounds);
    println!("load {:.1} ms of CPU", median(load) * 1e3);
    for (name, seconds) in [("cold", median(cold)), ("warm", median(warm))] {
        println!(
            "{name} {:.0} words per CPU-second ({:.0} tokens; {:.1} µs a token)",
            words as f64 / seconds,
            tokens as f64 / seconds,
            seconds / tokens as f64 * 1e6
        );
    }
}
