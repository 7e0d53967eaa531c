//! `relata extract`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Reading;
use super::formats::{deliver, format_parser};
use super::gather::{Outcome, gather};
use super::output::complain;
use crate::corrections::{Corrections, file, words};
use crate::exchange::{self, DataFormat};
use crate::export::graph_json::Known;
use crate::jobs::English;
use crate::knowledge::Knowledge;

/// The arguments of `relata extract`.
#[derive(Debug, Args)]
pub struct Extract {
    #[command(flatten)]
    reading: Reading,
    /// Add what the built-in lists know of the entities (which countries belong to which bodies), marked
    /// as known from there
    #[arg(long)]
    with_reference: bool,
    /// Put right what this file of corrections says, as the window saves it; those of several files are taken
    /// together
    #[arg(long, value_name = "FILE.json")]
    corrections: Vec<PathBuf>,
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
        let corrections = corrections(&self.corrections)?;
        let gathered = gather(&self.reading, Arc::new(English))?;
        if !gathered.sources.is_empty() {
            let known = if self.with_reference { Known::Included } else { Known::LeftOut };
            let knowledge = Knowledge::corrected(&gathered.sources, &corrections);
            tell_what_was_not_applied(&knowledge, &corrections);
            deliver(exchange::write(&knowledge, known, None, self.format), self.out.as_deref())?;
        }
        Ok(gathered.outcome)
    }
}

/// The corrections of all files; those of a later file that contradict an earlier one are left out and reported.
fn corrections(paths: &[PathBuf]) -> anyhow::Result<Corrections> {
    let mut all = Corrections::default();
    for path in paths {
        let name = path.display();
        let text = std::fs::read_to_string(path).map_err(|error| {
            anyhow::anyhow!("{name} could not be read: {error}; give a file of corrections")
        })?;
        let joined =
            file::join(&all, &file::read(&text).map_err(|error| anyhow::anyhow!("{name}: {error}"))?);
        for conflict in &joined.conflicts {
            let (other, own) =
                (words::described(&conflict.other.change), words::described(&conflict.own.change));
            complain(&format!("{name}: left out: {other}; it contradicts: {own}"));
        }
        all = joined.corrections;
    }
    Ok(all)
}

fn tell_what_was_not_applied(knowledge: &Knowledge, corrections: &Corrections) {
    for (id, reason) in knowledge.by_hand.not_applied() {
        if let Some(correction) = corrections.get(id) {
            complain(&format!("not applied: {}: {reason}", words::described(&correction.change)));
        }
    }
}
