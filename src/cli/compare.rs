//! `relata compare`.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::gather::{Outcome, gather};
use super::{Reading, output};
use crate::app::comparison::words::{place, quoted, row, sentences};
use crate::app::comparison::{Row, Section, report, rows};
use crate::comparison::{Sides, compare};
use crate::document::Span;
use crate::jobs::English;
use crate::knowledge::{Knowledge, SourceIndex};

/// The arguments of `relata compare`.
#[derive(Debug, Args)]
pub struct Compare {
    #[command(flatten)]
    reading: Reading,
    /// Articles, or folders of articles, with which the others are compared
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    with: Vec<PathBuf>,
    /// How what is found is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown, to be read
    Text,
    /// A record for each line, comma-separated
    Csv,
    /// One JSON object
    Json,
}

impl Compare {
    /// Writes what is found between the articles that could be read; nothing when a side is empty.
    pub(super) fn run(mut self) -> anyhow::Result<Outcome> {
        let first = gather(&self.reading, Arc::new(English))?;
        self.reading.paths = std::mem::take(&mut self.with);
        let second = gather(&self.reading, Arc::new(English))?;
        let is_complete = [first.outcome, second.outcome].iter().all(|outcome| *outcome == Outcome::Complete);
        let outcome = if is_complete { Outcome::Complete } else { Outcome::Partial };
        let known: BTreeSet<_> = first.sources.iter().map(|source| source.document.id.clone()).collect();
        let mut sources = first.sources;
        let count = sources.len() as SourceIndex;
        for source in second.sources {
            if known.contains(&source.document.id) {
                output::complain(&format!(
                    "{}: it is on both sides; compared with nothing",
                    source.document.name
                ));
            } else {
                sources.push(source);
            }
        }
        let sides =
            Sides { one: (0..count).collect(), other: (count..sources.len() as SourceIndex).collect() };
        if sides.one.is_empty() || sides.other.is_empty() {
            output::complain(
                "there is no article on one of the sides; give articles before and after --with",
            );
            return Ok(Outcome::Partial);
        }
        let knowledge = Knowledge::build(sources);
        let rows = rows(&knowledge, &sides, &compare(&knowledge, &sides));
        let text = match self.format {
            Format::Text => report::markdown(&knowledge, &sides, &rows),
            Format::Csv => report::table(&knowledge, &sides, &rows),
            Format::Json => {
                let json = serde_json::to_string_pretty(&Written::of(&knowledge, &sides, &rows))?;
                format!("{json}\n")
            }
        };
        output::deliver(text.as_bytes(), self.out.as_deref())?;
        Ok(outcome)
    }
}

/// A comparison as JSON.
#[derive(Serialize)]
struct Written {
    format: &'static str,
    version: u32,
    a: Vec<String>,
    b: Vec<String>,
    contradictions: Vec<Line>,
    agreements: Vec<Line>,
    changes: Vec<Line>,
    only_a: Vec<Line>,
    both: Vec<Line>,
    only_b: Vec<Line>,
}

/// One line of it.
#[derive(Serialize)]
struct Line {
    what: &'static str,
    about: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    a: Option<Sentence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    b: Option<Sentence>,
}

/// A sentence with its place.
#[derive(Serialize)]
struct Sentence {
    text: String,
    place: String,
}

impl Written {
    fn of(
        knowledge: &Knowledge,
        sides: &Sides,
        rows: &std::collections::BTreeMap<Section, Vec<Row>>,
    ) -> Self {
        let names = |side: &BTreeSet<SourceIndex>| {
            let name =
                |index: &SourceIndex| Some(knowledge.sources.get(*index as usize)?.document.name.clone());
            side.iter().filter_map(name).collect()
        };
        let lines = |section: Section| {
            let lines = rows.get(&section).into_iter().flatten();
            lines.map(|line| Line::of(knowledge, sides, line)).collect()
        };
        Self {
            format: "relata-comparison",
            version: 1,
            a: names(&sides.one),
            b: names(&sides.other),
            contradictions: lines(Section::Contradict),
            agreements: lines(Section::Agree),
            changes: lines(Section::Changed),
            only_a: lines(Section::OnlyOne),
            both: lines(Section::Both),
            only_b: lines(Section::OnlyOther),
        }
    }
}

impl Line {
    fn of(knowledge: &Knowledge, sides: &Sides, line: &Row) -> Self {
        let what = match line {
            Row::Relation(_) => "relation",
            Row::Entity(_) => "entity",
            Row::Pairing(pairing) => pairing.matter.as_str(),
        };
        let sentence = |(source, span): (SourceIndex, Span)| Sentence {
            text: quoted(knowledge, source, span),
            place: place(knowledge, source, span),
        };
        let [a, b] = sentences(knowledge, sides, line).map(|found| found.map(sentence));
        Self { what, about: row(knowledge, line), a, b }
    }
}
