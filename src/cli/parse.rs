//! `relata parse`.

use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use clap::Args;

use super::Reading;
use super::gather::{Outcome, gather};
use crate::document::{Document, Span};
use crate::extraction::Extraction;
use crate::extraction::repair::repaired;
use crate::jobs::{Analyst, English};
use crate::language::{Parsed, paragraph_json};
use crate::reference::Reference;

/// The arguments of `relata parse`.
#[derive(Debug, Args)]
pub struct Parse {
    /// Articles, or folders that are read whole; "-" reads standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Leave text that was decoded wrongly once ("â€™" for "’") as it is
    #[arg(long)]
    no_repair: bool,
    /// Write the annotation as the extraction reads it, with systematic mistakes of the parser put right
    #[arg(long)]
    corrected: bool,
}

impl Parse {
    /// Writes the annotation of every paragraph of what could be read, in order.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let printer = Arc::new(Printer { corrected: self.corrected, ..Printer::default() });
        // One thread: for measuring, and so that lines come in the order of the documents.
        let reading = Reading {
            paths: self.paths,
            jobs: Some(1),
            no_repair: self.no_repair,
            as_english: true,
            report: None,
        };
        let analyst: Arc<dyn Analyst> = printer.clone();
        let gathered = gather(&reading, analyst)?;
        let error = printer.error.lock().unwrap_or_else(PoisonError::into_inner).take();
        match error {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(anyhow::anyhow!("standard output cannot be written: {error}"))
            }
            _ => Ok(gathered.outcome),
        }
    }
}

/// Prints the annotation of each document instead of looking for what it says.
#[derive(Default)]
struct Printer {
    /// Whether to print what the repairs made of the annotation.
    corrected: bool,
    /// Why printing stopped.
    error: Mutex<Option<io::Error>>,
}

impl Analyst for Printer {
    fn analyse(
        &self,
        document: &Document,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<Extraction>, String> {
        let Some(mut parsed) = English.parse(document, go_on)? else { return Ok(None) };
        if self.corrected {
            for paragraph in &mut parsed {
                *paragraph = repaired(&document.text, paragraph, Reference::built_in()).0.into_owned();
            }
        }
        let mut error = self.error.lock().unwrap_or_else(PoisonError::into_inner);
        if error.is_none() {
            *error = print(document, &parsed).err();
        }
        Ok(Some(Extraction {
            document: document.id.clone(),
            mentions: Vec::new(),
            entities: Vec::new(),
            claims: Vec::new(),
            sentences: Vec::new(),
            notices: Vec::new(),
        }))
    }
}

fn print(document: &Document, parsed: &[Parsed]) -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut place = 0;
    let mut start = 0;
    for (paragraph, parsed) in document.paragraphs.iter().zip(parsed) {
        let range = paragraph.span.range();
        start += document.text[place..range.start].chars().count();
        place = range.start;
        let text = &document.text[range];
        let local = counted_from(paragraph.span.start, parsed.clone());
        serde_json::to_writer(&mut output, &paragraph_json(text, start, &local))?;
        output.write_all(b"\n")?;
    }
    output.flush()
}

/// The annotation with places that count from the start of its paragraph again.
fn counted_from(start: u32, mut parsed: Parsed) -> Parsed {
    for token in &mut parsed.tokens {
        token.span = Span::new(token.span.start - start, token.span.end - start);
    }
    parsed
}
