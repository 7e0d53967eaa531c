//! `relata extract --stdin jsonl`: one document a line in, one result a line out, for programs that ask for many.

mod lines;

use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::gather::Outcome;
use crate::corrections::Corrections;
use crate::document::{Document, ReadOptions};
use crate::export::graph_json::{Known, write_line};
use crate::extraction::Extraction;
use crate::intake::FileKind;
use crate::jobs::ordered::{Flow, in_order};
use crate::jobs::reading::{self, ReadingEvent, ReadingRequest};
use crate::jobs::{Analyst, English, Input, no_wake};
use crate::knowledge::{Knowledge, Source};
use crate::scene::text::one_line;
use lines::{Line, Lines};

/// The longest line, in bytes.
const LONGEST_LINE: usize = 64 << 20;
/// So many bytes of lines may be under way at the same time; one line always may.
const MOST_BYTES: usize = 128 << 20;

/// How the documents are read, the same for all.
#[derive(Debug)]
pub(super) struct Stream {
    pub(super) threads: usize,
    pub(super) options: ReadOptions,
    pub(super) known: Known,
    pub(super) corrections: Corrections,
}

/// A document as it is asked for.
#[derive(Debug, Deserialize)]
struct Order {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    path: Option<PathBuf>,
    title: Option<String>,
    date: Option<String>,
}

impl Stream {
    /// Answers every line of standard input that is not empty with one line, in the same order. What cannot be read
    /// is such an answer, and no failure of the program.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let flow = Flow { threads: self.threads, most_bytes: MOST_BYTES };
        let lines = Lines::new(io::BufReader::new(io::stdin()), LONGEST_LINE);
        let pieces = lines.map(|line| (line.bytes(), line));
        let mut output = BufWriter::new(io::stdout());
        let answered = in_order(
            flow,
            pieces,
            move |line| self.answer(line),
            |place, answer| {
                let answer = match answer {
                    Ok(None) => return Ok(()),
                    Ok(Some(answer)) => answer,
                    Err(message) => {
                        let error = format!("a fault in the program ({message}); please report it");
                        failed(&Value::Null, place, &error)
                    }
                };
                output.write_all(answer.as_bytes())?;
                output.write_all(b"\n")?;
                // Whoever asks for one document waits for its answer before asking for the next.
                output.flush()
            },
        );
        match answered {
            // A reader that closed the pipe has what it wanted.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(anyhow::anyhow!("the answers cannot be written: {error}"))
            }
            _ => Ok(Outcome::Complete),
        }
    }

    /// The answer to a line; none to an empty one.
    fn answer(&self, line: Line) -> Option<String> {
        let (place, order) = match line {
            Line::Empty => return None,
            Line::TooLong(place) => {
                let message =
                    format!("the line is longer than {} MB; name a file by its path", LONGEST_LINE >> 20);
                return Some(failed(&Value::Null, place, &message));
            }
            Line::Broken(place, message) => return Some(failed(&Value::Null, place, &message)),
            Line::Whole(place, bytes) => (place, serde_json::from_slice::<Order>(&bytes)),
        };
        let order = match order {
            Ok(order) => order,
            Err(error) => {
                let message = format!("the line is no JSON object of a document: {error}");
                return Some(failed(&Value::Null, place, &message));
            }
        };
        let id = order.id.clone();
        Some(match self.answered(order, place) {
            Ok(sources) => self.told(&id, &sources),
            Err(message) => failed(&id, place, &message),
        })
    }

    /// What was read of a document; several where its file holds several.
    fn answered(&self, order: Order, place: usize) -> Result<Vec<Source>, String> {
        if !matches!(order.id, Value::String(_) | Value::Number(_)) {
            return Err("the document has no “id”, which is a text or a number".to_owned());
        }
        let day = |date: &String| {
            date.parse::<Date>().map_err(|_| format!("“{date}” is no date; write it like 2026-05-04"))
        };
        let date = order.date.as_ref().map(day).transpose()?;
        let input = match (order.text, order.path) {
            (Some(text), None) => {
                let name = match &order.id {
                    Value::String(id) if !one_line(id).is_empty() => one_line(id),
                    Value::Number(id) => id.to_string(),
                    _ => format!("line {}", place + 1),
                };
                // An identity like "a.pdf" does not make a text a PDF.
                let is_plain = FileKind::by_ending(&name).is_none_or(|kind| kind == FileKind::Plain);
                let name = if is_plain { name } else { format!("{name}.txt") };
                Input::Bytes { name, bytes: text.into_bytes().into() }
            }
            (None, Some(path)) if path.is_dir() => {
                return Err(format!("{}: it is a folder; name one file a line", path.display()));
            }
            (None, Some(path)) => Input::Path(path),
            _ => return Err("the document has to have either “text” or “path”".to_owned()),
        };
        let given = Arc::new(Given { title: order.title.filter(|title| !title.trim().is_empty()), date });
        let request = ReadingRequest {
            inputs: vec![input],
            options: self.options,
            threads: 1,
            ..ReadingRequest::default()
        };
        let mut sources = Vec::new();
        let mut failures = Vec::new();
        for event in reading::start(request, Arc::clone(&given) as Arc<dyn Analyst>, no_wake()).wait() {
            match event {
                ReadingEvent::Finished { result: Ok(source), .. } => sources.push(given.entered(source)),
                ReadingEvent::Finished { result: Err(failure), .. } => failures.push(failure.to_string()),
                _ => {}
            }
        }
        if sources.is_empty() {
            let message = failures.join("; ");
            return Err(if message.is_empty() { "nothing could be read".to_owned() } else { message });
        }
        Ok(sources)
    }

    /// The answer with a graph.
    fn told(&self, id: &Value, sources: &[Source]) -> String {
        let notes: Vec<String> = sources
            .iter()
            .flat_map(|source| {
                let problems = source.document.problems.iter().map(|problem| problem.message.clone());
                problems.chain(source.extraction.notices.iter().map(ToString::to_string))
            })
            .collect();
        let graph = write_line(&Knowledge::corrected(sources, &self.corrections), self.known);
        let notes = if notes.is_empty() { String::new() } else { format!(",\"notes\":{}", json!(notes)) };
        format!("{{\"id\":{id},\"graph\":{graph}{notes}}}")
    }
}

/// The answer without one. A line that has no identity is named by its number, from 1.
fn failed(id: &Value, place: usize, message: &str) -> String {
    let message = json!(one_line(message));
    if matches!(id, Value::String(_) | Value::Number(_)) {
        format!("{{\"id\":{id},\"error\":{message}}}")
    } else {
        format!("{{\"id\":null,\"line\":{},\"error\":{message}}}", place + 1)
    }
}

/// What a line says of its document beside the text: it holds before what the text says.
struct Given {
    title: Option<String>,
    date: Option<Date>,
}

impl Given {
    fn enter(&self, document: &mut Document) {
        if let Some(title) = &self.title {
            document.title = Some(title.clone());
        }
        document.date = self.date.or(document.date);
    }

    fn is_empty(&self) -> bool {
        self.title.is_none() && self.date.is_none()
    }

    fn entered(&self, mut source: Source) -> Source {
        if !self.is_empty() {
            self.enter(Arc::make_mut(&mut source.document));
        }
        source
    }
}

impl Analyst for Given {
    fn analyse(
        &self,
        document: &Document,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<Extraction>, String> {
        if self.is_empty() {
            return English.analyse(document, go_on);
        }
        // Words like “yesterday” count from the day of the article.
        let mut document = document.clone();
        self.enter(&mut document);
        English.analyse(&document, go_on)
    }
}
