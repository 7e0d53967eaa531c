//! From paths to documents and what they say, with a message for each that fails.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Reading;
use super::output::complain;
use crate::document::MAX_BYTES;
use crate::export::save;
use crate::jobs::reading::{self, ReadingEvent, ReadingRequest};
use crate::jobs::{Account, Analyst, Input, Outcome as Fate, no_wake};
use crate::knowledge::Source;

/// The name of standard input on the command line.
const STANDARD_INPUT: &str = "-";

/// Whether everything could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Everything.
    Complete,
    /// Not everything; the rest was reported.
    Partial,
}

/// What was read.
#[derive(Debug)]
pub(super) struct Gathered {
    /// The documents, in the order of the paths.
    pub(super) sources: Vec<Source>,
    /// Whether anything is missing.
    pub(super) outcome: Outcome,
}

/// Reads all that the command line asks for. A text that is there twice is read once.
pub(super) fn gather(request: &Reading, analyst: Arc<dyn Analyst>) -> anyhow::Result<Gathered> {
    let inputs = request.paths.iter().map(|path| input(path)).collect::<anyhow::Result<Vec<Input>>>()?;
    let report = request.report.as_deref();
    let request = ReadingRequest {
        inputs,
        options: request.options(),
        threads: request.threads(),
        ..ReadingRequest::default()
    };
    let reading = reading::start(request, analyst, no_wake());
    let mut gathered = Gathered { sources: Vec::new(), outcome: Outcome::Complete };
    let mut account = Account::default();
    let mut names = BTreeMap::new();
    for event in reading.wait() {
        account.entries.extend(event.entry());
        match event {
            ReadingEvent::Noted(note) => complain(&note),
            ReadingEvent::Finished { name, result: Ok(source), .. } => {
                let first = names.entry(source.document.id.clone()).or_insert_with(|| name.clone());
                if *first == name {
                    report_problems(&name, &source);
                    gathered.sources.push(source);
                } else {
                    let reason = format!("the same text as {first}; read once");
                    complain(&format!("{name}: {reason}"));
                    account
                        .entries
                        .last_mut()
                        .into_iter()
                        .for_each(|entry| entry.outcome = Fate::Skipped(reason.clone()));
                }
            }
            ReadingEvent::Finished { result: Err(failure), .. } => {
                complain(&failure.to_string());
                gathered.outcome = Outcome::Partial;
            }
            ReadingEvent::Started { .. }
            | ReadingEvent::Folder { .. }
            | ReadingEvent::Skipped { .. }
            | ReadingEvent::Progress { .. }
            | ReadingEvent::AllDone { .. } => {}
        }
    }
    if account.entries.len() > 1 && account.has_remarks() {
        complain(&account.summary());
    }
    if let Some(path) = report {
        save::write_file(path, account.json_lines().as_bytes()).map_err(|error| {
            let path = path.display();
            anyhow::anyhow!(
                "{path}: the report cannot be written ({error}); choose another place with --report"
            )
        })?;
    }
    if gathered.sources.is_empty() && gathered.outcome == Outcome::Complete {
        complain(
            "there is no article to read in the given folders; relata reads text, web pages, PDF, office files and mail",
        );
        gathered.outcome = Outcome::Partial;
    }
    Ok(gathered)
}

fn input(path: &Path) -> anyhow::Result<Input> {
    if path.as_os_str() != STANDARD_INPUT {
        return Ok(Input::Path(PathBuf::from(path)));
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| anyhow::anyhow!("standard input cannot be read: {error}"))?;
    Ok(Input::Bytes { name: "standard input".to_owned(), bytes: bytes.into() })
}

fn report_problems(name: &str, source: &Source) {
    for problem in &source.document.problems {
        match problem.bytes {
            Some(place) => complain(&format!("{name}, byte {}: {}", place.start, problem.message)),
            None => complain(&format!("{name}: {}", problem.message)),
        }
    }
    for notice in &source.extraction.notices {
        complain(&format!("{name}: {notice}"));
    }
}

/// A title for all documents together: that of the only one.
pub(super) fn title(sources: &[Source]) -> Option<String> {
    match sources {
        [only] => only.document.title.clone(),
        _ => None,
    }
}
