//! The plain form of the lists: a fact a line, columns separated by tabs, `#` begins a remark.

/// The rows of a list, each with its columns.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// The column, or nothing when the row is shorter.
pub(super) fn column(row: &[&'static str], index: usize) -> &'static str {
    row.get(index).copied().unwrap_or_default()
}

/// The members of a column that holds several, separated by `|`.
pub(super) fn several(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split('|').map(str::trim).filter(|part| !part.is_empty())
}
