//! A comparison as a text of its own: Markdown to read, records for a table.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::words::{explained, matter, place, quoted, row, section, sentences};
use super::{Row, Section};
use crate::comparison::Sides;
use crate::export::csv;
use crate::knowledge::Knowledge;

/// All that was found as Markdown: a headline for each part, and below each line the sentences of both sides.
#[must_use]
pub fn markdown(knowledge: &Knowledge, sides: &Sides, rows: &BTreeMap<Section, Vec<Row>>) -> String {
    let escape = crate::app::markdown::escaped;
    let names = |documents: &std::collections::BTreeSet<u32>| {
        let name =
            |index: &u32| knowledge.sources.get(*index as usize).map(|source| escape(&source.document.name));
        documents.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    };
    let mut text =
        format!("# Comparison\n\n- **A:** {}\n- **B:** {}\n", names(&sides.one), names(&sides.other));
    for part in [
        Section::Contradict,
        Section::Agree,
        Section::Changed,
        Section::OnlyOne,
        Section::Both,
        Section::OnlyOther,
    ] {
        let lines = rows.get(&part).map_or(&[][..], Vec::as_slice);
        let _ = write!(text, "\n## {} ({})\n\n{}\n", section(part), lines.len(), explained(part));
        if !lines.is_empty() {
            text.push('\n');
        }
        for line in lines {
            let _ = writeln!(text, "- {}", escape(&row(knowledge, line)));
            if matches!(line, Row::Entity(_)) {
                continue;
            }
            for (side, sentence) in ["A", "B"].into_iter().zip(sentences(knowledge, sides, line)) {
                let Some((source, span)) = sentence else { continue };
                let (words, place) = (quoted(knowledge, source, span), place(knowledge, source, span));
                let _ = writeln!(text, "  - {side}: “{}” ({})", escape(&words), escape(&place));
            }
        }
    }
    text
}

/// The same as comma-separated values, a record for each line.
#[must_use]
pub fn table(knowledge: &Knowledge, sides: &Sides, rows: &BTreeMap<Section, Vec<Row>>) -> String {
    let titles = ["Part", "What", "About", "A: sentence", "A: place", "B: sentence", "B: place"];
    let mut records = vec![titles.map(str::to_owned).to_vec()];
    for part in Section::ALL {
        for line in rows.get(&part).into_iter().flatten() {
            let what = match line {
                Row::Relation(_) => "relation",
                Row::Entity(_) => "entity",
                Row::Pairing(pairing) => matter(pairing.matter),
            };
            let mut record = vec![section(part).to_owned(), what.to_owned(), row(knowledge, line)];
            for sentence in sentences(knowledge, sides, line) {
                let cell = |words: &dyn Fn(u32, crate::document::Span) -> String| {
                    sentence.map_or_else(String::new, |(source, span)| words(source, span))
                };
                record.push(cell(&|source, span| quoted(knowledge, source, span)));
                record.push(cell(&|source, span| place(knowledge, source, span)));
            }
            records.push(record);
        }
    }
    csv::write(records)
}
