//! Files of corrections on the command line.

use std::path::PathBuf;

use clap::Args;

use super::output::complain;
use crate::corrections::{Corrections, file, words};
use crate::knowledge::{Knowledge, Source};

/// The files that a command takes.
#[derive(Debug, Args)]
pub(super) struct CorrectionFiles {
    /// Put right what this file of corrections says, as the window saves it; those of several files are taken
    /// together
    #[arg(long = "corrections", value_name = "FILE.json")]
    files: Vec<PathBuf>,
}

impl CorrectionFiles {
    /// The corrections of all files; those of a later file that contradict an earlier one are left out and
    /// reported.
    pub(super) fn read(&self) -> anyhow::Result<Corrections> {
        let mut all = Corrections::default();
        for path in &self.files {
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
}

/// What the articles say with the corrections; those that cannot be applied are reported.
pub(super) fn corrected(sources: &[Source], corrections: &Corrections) -> Knowledge {
    let knowledge = Knowledge::corrected(sources, corrections);
    for (id, reason) in knowledge.by_hand.not_applied() {
        if let Some(correction) = corrections.get(id) {
            complain(&format!("not applied: {}: {reason}", words::described(&correction.change)));
        }
    }
    knowledge
}
