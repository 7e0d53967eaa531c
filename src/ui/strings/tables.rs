//! What the table says.

use crate::app::tables::{Cell, Column, Sheet, Sort};

pub(in crate::ui) const FILE_FILTER: &str = "Table as comma-separated values";
pub(in crate::ui) const NOT_SAVED: &str = "The table was not saved: no place was chosen.";
pub(in crate::ui) const FIND: &str = "Find in table";
pub(in crate::ui) const SAVE: &str = "Save table…";
pub(in crate::ui) const COPY_ROWS: &str = "Copy rows";
pub(in crate::ui) const NOTHING_SHOWN: &str = "Nothing is shown. Clear the filters to see more.";
pub(in crate::ui) const LASTING: &str = "It says what a row is about, and stays";
pub(in crate::ui) const HEADS: &str = "Heads of the columns";
pub(in crate::ui) const NO_ROW_HOLDS: &str = "No row has that text. Esc shows all rows again.";

/// What a sheet is called.
pub(in crate::ui) const fn sheet(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Entities => "Entities",
        Sheet::Relations => "Relations",
    }
}

/// How many rows there are of how many.
pub(in crate::ui) fn count(sheet: Sheet, shown: usize, total: usize) -> String {
    let (one, many) = match sheet {
        Sheet::Entities => ("entity", "entities"),
        Sheet::Relations => ("relation", "relations"),
    };
    let words = if total == 1 { one } else { many };
    if shown == total { format!("{total} {words}") } else { format!("{shown} of {total} {words}") }
}

/// The button of the columns, with how many of how many are shown.
pub(in crate::ui) fn columns(shown: usize, all: usize) -> String {
    if shown == all { "Columns".to_owned() } else { format!("Columns, {shown} of {all}") }
}

/// What hides a column.
pub(in crate::ui) fn hide_column(column: Column) -> String {
    format!("Hide column {}", column.title().to_lowercase())
}

/// What sorts by a column, the other way round where it is sorted by it already.
pub(in crate::ui) fn sort_by(column: Column) -> String {
    format!("Sort by {}", column.title().to_lowercase())
}

/// What the table is called for those who cannot see it.
pub(in crate::ui) fn table_name(sheet: Sheet, shown: usize, total: usize) -> String {
    format!("Table of {}", count(sheet, shown, total))
}

/// What the head of a column is called for those who cannot see it.
pub(in crate::ui) fn head(column: Column, sort: Option<&Sort>) -> String {
    match sort {
        Some(Sort { descending: true, .. }) => format!("{}, sorted, largest first", column.title()),
        Some(_) => format!("{}, sorted, smallest first", column.title()),
        None => column.title().to_owned(),
    }
}

/// What a cell is called for those who cannot see in which column it stands.
pub(in crate::ui) fn cell(column: Column, cell: &Cell) -> String {
    let text = if matches!(cell, Cell::Switch(_)) { cell.written() } else { cell.shown() };
    let text = if text.is_empty() { "empty" } else { &text };
    format!("{}: {text}", column.title())
}

/// What a column holds.
pub(in crate::ui) const fn column_hint(column: Column) -> &'static str {
    match column {
        Column::Name => "The fullest name in the texts",
        Column::Kind => "What sort of thing it is",
        Column::Subtype => "A finer sort",
        Column::Relations => "How many of the relations shown it has",
        Column::Neighbours => "To how many others they lead",
        Column::Sentences => "How many sentences say so; for an entity, those that deny nothing of it",
        Column::Documents => "How many documents speak of it",
        Column::Mentions => "How often the documents mention it",
        Column::Confidence => "How sure the program is",
        Column::Pinned => "Whether you keep it where it is on the graph",
        Column::Subject => "Who or what",
        Column::Phrase => "What is said, in the words of the text",
        Column::Type => "The type of relation",
        Column::Object => "Whom or what",
        Column::Status => "How real the text says it is, and whether another text says the opposite",
        Column::Speaker => "Who says it, when the text only reports it",
        Column::Date => "When",
        Column::Place => "Where",
        Column::Rule => "The rule that found it",
    }
}
