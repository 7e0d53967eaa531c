//! `relata extract`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Reading;
use super::corrections::{CorrectionFiles, corrected};
use super::formats::{deliver, format_parser};
use super::gather::{Outcome, gather};
use crate::exchange::{self, DataFormat};
use crate::export::graph_json::Known;
use crate::jobs::English;

/// The arguments of `relata extract`.
#[derive(Debug, Args)]
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
}

impl Extract {
    /// Writes the graph of what could be read; nothing when there is nothing.
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let corrections = self.corrections.read()?;
        let gathered = gather(&self.reading, Arc::new(English))?;
        if !gathered.sources.is_empty() {
            let known = if self.with_reference { Known::Included } else { Known::LeftOut };
            let knowledge = corrected(&gathered.sources, &corrections);
            deliver(exchange::write(&knowledge, known, None, self.format), self.out.as_deref())?;
        }
        Ok(gathered.outcome)
    }
}
