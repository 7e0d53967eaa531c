//! `relata convert`.

use std::path::PathBuf;

use clap::Args;

use super::formats::{deliver, format_parser};
use super::gather::Outcome;
use super::output::complain;
use crate::exchange::{self, DataFormat};

/// The largest graph file that is read, in bytes.
const MAX_BYTES: u64 = 512 << 20;

/// The arguments of `relata convert`.
#[derive(Debug, Args)]
pub struct Convert {
    /// A graph: .graphml, .gexf, .cyjs, .json (node-link) or a list of edges (.csv, .tsv, .el)
    #[arg(value_name = "IN")]
    from: PathBuf,
    /// The file to write, or the folder where the format has several files
    #[arg(value_name = "OUT")]
    to: PathBuf,
    /// The format to write [default: as the ending of OUT says]
    #[arg(long, short, value_name = "FORMAT", value_parser = format_parser())]
    format: Option<DataFormat>,
}

impl Convert {
    /// Reads one graph and writes it in another format.
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let name = self.from.display().to_string();
        let format = match self.format {
            Some(format) => format,
            None => format_of(&self.to)?,
        };
        let size = std::fs::metadata(&self.from).map_err(|error| anyhow::anyhow!("{name}: {error}"))?.len();
        anyhow::ensure!(size <= MAX_BYTES, "{name}: larger than {} MB; take a part of it", MAX_BYTES >> 20);
        let bytes = std::fs::read(&self.from).map_err(|error| anyhow::anyhow!("{name}: {error}"))?;
        let (graph, report) =
            exchange::read(&name, &bytes).map_err(|error| anyhow::anyhow!("{name}, {error}"))?;
        let written = exchange::write_graph(&graph, format).ok_or_else(|| {
            anyhow::anyhow!(
                "{format} holds sentences, which a plain graph does not have; choose another format"
            )
        })?;
        for note in &report.notes {
            complain(&format!("{name}: {note}"));
        }
        for dropped in &report.dropped {
            complain(&format!("{name}, {}: left out: {}", dropped.place, dropped.reason));
        }
        if report.dropped_count > report.dropped.len() {
            complain(&format!("{name}: {} more were left out", report.dropped_count - report.dropped.len()));
        }
        complain(&format!(
            "{name}: {} of {} nodes and {} of {} edges",
            graph.nodes.len(),
            report.nodes_found.max(graph.nodes.len()),
            graph.edges.len(),
            report.edges_found
        ));
        deliver(written, Some(&self.to))?;
        Ok(if report.dropped_count > 0 { Outcome::Partial } else { Outcome::Complete })
    }
}

fn format_of(path: &std::path::Path) -> anyhow::Result<DataFormat> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let format = match ending.as_str() {
        "json" => Some(DataFormat::NodeLink),
        "cql" => Some(DataFormat::Cypher),
        "gv" => Some(DataFormat::Dot),
        ending => DataFormat::ALL.iter().copied().find(|format| format.ending() == ending),
    };
    format.ok_or_else(|| {
        anyhow::anyhow!("{}: the ending says no format; name one with --format", path.display())
    })
}
