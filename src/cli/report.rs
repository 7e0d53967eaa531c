//! `relata report`.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::Reading;
use super::corrections::{CorrectionFiles, corrected};
use super::gather::{Outcome, gather, title};
use super::output::{self, complain};
use crate::app::dossier::{Chosen, dossier, named, similar_names};
use crate::export::dossier::{docx, html, markdown};
use crate::jobs::English;
use crate::knowledge::Knowledge;

/// The arguments of `relata report`.
#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    corrections: CorrectionFiles,
    /// Tell only of the entity of this name, in any of its forms; may be given several times
    #[arg(long = "entity", value_name = "NAME")]
    entities: Vec<String>,
    /// How to write it [default: as the ending of FILE says, or markdown]
    #[arg(long, short, value_name = "FORMAT")]
    format: Option<ReportFormat>,
    /// The headline [default: that of the only article]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Write the report to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// A format of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// Markdown
    Markdown,
    /// One page of HTML without script
    Html,
    /// A document of Word, which other office programs open, too
    Docx,
}

impl Report {
    /// Writes the report of what could be read; nothing when there is nothing.
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let format = self.format()?;
        let corrections = self.corrections.read()?;
        let gathered = gather(&self.reading, Arc::new(English))?;
        if gathered.sources.is_empty() {
            return Ok(gathered.outcome);
        }
        let knowledge = corrected(&gathered.sources, &corrections);
        let Some((chosen, outcome)) = self.chosen(&knowledge, gathered.outcome) else {
            anyhow::bail!("none of the entities asked for is in these articles; nothing was written");
        };
        let title = self.title.clone().or_else(|| title(&gathered.sources));
        let dossier = dossier(&knowledge, &chosen, title);
        let bytes = match format {
            ReportFormat::Markdown => markdown::write(&dossier).into_bytes(),
            ReportFormat::Html => html::write(&dossier).into_bytes(),
            ReportFormat::Docx => docx::write(&dossier)
                .map_err(|error| anyhow::anyhow!("the report cannot be packed: {error}"))?,
        };
        output::deliver(&bytes, self.out.as_deref())?;
        Ok(outcome)
    }

    fn format(&self) -> anyhow::Result<ReportFormat> {
        let Some(out) = &self.out else { return Ok(self.format.unwrap_or(ReportFormat::Markdown)) };
        let ending = out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let by_ending = match ending.as_str() {
            "md" | "markdown" => Some(ReportFormat::Markdown),
            "html" | "htm" => Some(ReportFormat::Html),
            "docx" => Some(ReportFormat::Docx),
            _ => None,
        };
        self.format.or(by_ending).ok_or_else(|| {
            anyhow::anyhow!(
                "{}: a report's name has to end in .md, .html or .docx, or --format has to name the format",
                out.display()
            )
        })
    }

    /// The entities that were asked for; those that there are not are reported. `None` when there is none.
    fn chosen(&self, knowledge: &Knowledge, mut outcome: Outcome) -> Option<(Chosen, Outcome)> {
        if self.entities.is_empty() {
            return Some((Chosen::Everything, outcome));
        }
        let mut ids = BTreeSet::new();
        for name in &self.entities {
            let found = named(knowledge, name);
            if found.is_empty() {
                let similar = similar_names(knowledge, name);
                let hint = if similar.is_empty() {
                    "“relata extract” lists all names".to_owned()
                } else {
                    format!("there is {}", similar.join(", "))
                };
                complain(&format!("no entity is called “{name}”; {hint}"));
                outcome = Outcome::Partial;
            }
            ids.extend(found);
        }
        (!ids.is_empty()).then_some((Chosen::These(ids), outcome))
    }
}
