//! `relata extract`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::Reading;
use super::corrections::{CorrectionFiles, corrected};
use super::formats::{deliver, format_parser};
use super::gather::{Outcome, gather};
use super::stream::Stream;
use crate::exchange::{self, DataFormat};
use crate::export::graph_json::Known;
use crate::jobs::English;

/// How documents and results come and go where there are many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum StreamFormat {
    /// One JSON object a line
    Jsonl,
}

/// The arguments of `relata extract`.
#[derive(Debug, Args)]
#[command(mut_arg("paths", |paths| paths.required(false).required_unless_present("stdin").conflicts_with("stdin")))]
pub struct Extract {
    #[command(flatten)]
    reading: Reading,
    /// Add what the built-in lists know of the entities (which countries belong to which bodies), marked
    /// as known from there
    #[arg(long)]
    with_reference: bool,
    #[command(flatten)]
    corrections: CorrectionFiles,
    /// How to write it
    #[arg(long, short, value_name = "FORMAT", default_value = "json", value_parser = format_parser())]
    format: DataFormat,
    /// Write the graph to this file instead of standard output; to this folder, where the format has several
    /// files
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Take documents from standard input, one a line: {"id", "text" or "path", "title", "date"}
    ///
    /// Every line is answered by one line on standard output, in the same order: {"id", "graph", "notes"}, or
    /// {"id", "error"} where the document cannot be read, which is no failure of the program. A line has at most
    /// 64 MB; the documents stand each by itself.
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["out", "format"])]
    stdin: Option<StreamFormat>,
    /// How the answers are written
    #[arg(long, value_name = "FORMAT", requires = "stdin")]
    stdout: Option<StreamFormat>,
}

impl Extract {
    /// Writes the graph of what could be read; nothing when there is nothing.
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let corrections = self.corrections.read()?;
        if self.stdin.is_some() {
            let stream = Stream {
                threads: self.reading.threads(),
                options: self.reading.options(),
                known: self.known(),
                corrections,
            };
            return stream.run();
        }
        let gathered = gather(&self.reading, Arc::new(English))?;
        if !gathered.sources.is_empty() {
            let knowledge = corrected(&gathered.sources, &corrections);
            deliver(exchange::write(&knowledge, self.known(), None, self.format), self.out.as_deref())?;
        }
        Ok(gathered.outcome)
    }

    const fn known(&self) -> Known {
        if self.with_reference { Known::Included } else { Known::LeftOut }
    }
}
