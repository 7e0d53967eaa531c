//! The formats that hold a table of articles.

use super::{Budget, FileKind, Limits, Preview, Refusal, delimited, json, workbook};

/// The beginning of a table and what its columns seem to hold, for a person to choose; `None` when files of this kind
/// are no tables.
///
/// # Errors
///
/// The [`Refusal`] says why the table cannot be read.
pub fn preview(kind: FileKind, bytes: &[u8], limits: &Limits) -> Result<Option<Preview>, Refusal> {
    let mut budget = Budget::new(*limits, bytes.len() as u64);
    match kind {
        FileKind::Delimited => Ok(Some(delimited::preview(bytes))),
        FileKind::Workbook => workbook::preview(bytes, &mut budget).map(Some),
        FileKind::Json => json::preview(bytes).map(Some),
        FileKind::JsonLines => Ok(Some(json::preview_lines(bytes))),
        _ => Ok(None),
    }
}
