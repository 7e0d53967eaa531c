//! The words of comparisons.

use crate::app::comparison::{Section, words};
use crate::app::words::counted;

pub(in crate::ui) const TITLE: &str = "Compare";
pub(in crate::ui) const WITH: &str = "with";
pub(in crate::ui) const ALL_OTHERS: &str = "All others";
pub(in crate::ui) const COPY: &str = "Copy comparison";
pub(in crate::ui) const SAVE: &str = "Save…";
pub(in crate::ui) const CLOSE: &str = "Close comparison";
pub(in crate::ui) const NOTHING: &str = "Nothing of this sort was found.";
pub(in crate::ui) const NO_SENTENCE: &str = "Nothing here.";
pub(in crate::ui) const COMPARE_WITH: &str = "Compare with";
pub(in crate::ui) const SHOW_DIFFERENCE: &str = "Show difference";
pub(in crate::ui) const FILE_FILTER: &str = "Markdown or comma-separated values";
pub(in crate::ui) const PATH_HINT: &str = "The name ends in .md or .csv.";
pub(in crate::ui) const NOT_SAVED: &str = "The comparison was not saved: no place was chosen.";
pub(in crate::ui) const DIFFERENCE: &str = "Difference";
pub(in crate::ui) const COPY_HINT: &str =
    "Most of its words stand in the other article, four or more in a row: both count as one source";
pub(in crate::ui) const ONLY_CHANGES: &str = "Leave out what is the same";
pub(in crate::ui) const SAME_TEXT: &str = "Both have the same words.";
pub(in crate::ui) const NUMBERS_HINT: &str =
    "The sentences give different numbers or dates; in the order of publication";

/// The button that chooses the documents of a side.
pub(in crate::ui) fn choose_side(is_other: bool, names: &str) -> String {
    format!("{}: {names}", if is_other { 'B' } else { 'A' })
}

/// A tab with the number of its lines.
pub(in crate::ui) fn tab(section: Section, count: usize) -> String {
    format!("{} {count}", words::section(section))
}

/// A line as a screen reader is told of it.
pub(in crate::ui) fn line_name(number: usize, of: usize, headline: &str) -> String {
    format!("{number} of {of}: {headline}")
}

/// A sentence of one side as a screen reader is told of it.
pub(in crate::ui) fn sentence_name(is_other: bool, words: &str) -> String {
    format!("{}: {words}", if is_other { 'B' } else { 'A' })
}

/// What leads to the lines that are not shown yet.
pub(in crate::ui) fn more(count: usize) -> String {
    format!("Show {count} more")
}

/// What is written beside a document that is a copy.
pub(in crate::ui) fn copy_of(name: &str, share: f32) -> String {
    // What is not quite the same must not be told as if it were.
    let percent = if share < 1.0 { (share * 100.0).floor() } else { 100.0 };
    format!("Copy of {name}, {percent:.0}\u{a0}% the same")
}

/// The names of two documents that are set against each other.
pub(in crate::ui) fn between(one: &str, other: &str) -> String {
    format!("{one} against {other}")
}

/// How many sentences are the same, changed, only in the one, only in the other.
pub(in crate::ui) fn counts((same, changed, one, other): (usize, usize, usize, usize)) -> String {
    format!(
        "{} the same, {changed} changed, {one} only on the left, {other} only on the right",
        counted(same, "sentence", "sentences")
    )
}
