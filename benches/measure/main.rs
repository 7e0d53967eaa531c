//! How well does it do? Prints the figures of the readme's table.
//!
//! - `cargo bench --bench measure -- graphs [--verbose] [FOLDER…]` scores what is drawn of every text in
//!   the folders of hand-made graphs (those of `tests/gold` when none is named);
//! - `… -- changes [--keep]` prints which claims and figures a change of a rule or a word altered since the
//!   last `--keep`;
//! - `… -- calibration [--fit] FOLDER…` tells how often edges of each confidence, and of each rule, are right,
//!   or learns the weights of `data/knowledge/confidence.tsv`;
//! - `… -- open-claims FOLDER` reads the clauses of CaRB's sentences;
//! - `… -- speed [--once] FOLDER` compares the way to the graph with the language engine alone (a text
//!   of any length may stand for the folder; `--once` reads it a single time);
//! - `… -- relations FOLDER` learns relations between given names from Re-DocRED, by cross-validation.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for those who build the program"
)]

mod calibration;
mod changes;
#[path = "../support/cpu.rs"]
mod cpu;
#[path = "../../tests/support/graphs/score.rs"]
mod graphs;
mod open_claims;
#[path = "../../tests/support/readable.rs"]
mod readable;
mod relations;
mod speed;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: measure graphs [--verbose] [FOLDER…] | changes [--keep] | calibration [--fit] FOLDER… | \
                     open-claims FOLDER | relations FOLDER | speed [--once] FOLDER";

fn main() -> ExitCode {
    // Cargo adds an argument of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let shows_all = arguments.iter().any(|argument| argument == "--verbose");
    let is_once = arguments.iter().any(|argument| argument == "--once");
    let words: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|word| !word.starts_with("--")).collect();
    let result = match words.as_slice() {
        ["graphs", folders @ ..] => graphs(folders, shows_all),
        ["calibration", folders @ ..] => {
            let folders: Vec<&std::path::Path> = folders.iter().map(std::path::Path::new).collect();
            let is_fit = arguments.iter().any(|argument| argument == "--fit");
            if is_fit { calibration::fit(&folders) } else { calibration::measure(&folders) }
        }
        ["changes"] => changes::measure(arguments.iter().any(|argument| argument == "--keep")),
        ["open-claims", folder] => open_claims::measure(std::path::Path::new(folder)),
        ["relations", folder] => relations::measure(std::path::Path::new(folder)),
        ["speed", path] => speed::measure(std::path::Path::new(path), is_once),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Scores the graphs of each folder.
fn graphs(folders: &[&str], shows_all: bool) -> Result<(), String> {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let folders: Vec<PathBuf> = if folders.is_empty() {
        vec![own.join("development"), own.join("held_out")].into_iter().filter(|part| part.is_dir()).collect()
    } else {
        folders.iter().map(PathBuf::from).collect()
    };
    for folder in folders {
        let scores = graphs::measure(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        graphs::print(&folder, &scores, shows_all);
    }
    Ok(())
}
