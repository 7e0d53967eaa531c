//! `relata extract`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::corrections::{CorrectionFiles, corrected};
use super::gather::{Outcome, gather};
use super::{Reading, output};
use crate::export::graph_json::{self, Known};
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
    /// Write the graph to this file instead of standard output
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
            let json = graph_json::write(&knowledge, known);
            output::deliver(json.as_bytes(), self.out.as_deref())?;
        }
        Ok(gathered.outcome)
    }
}
