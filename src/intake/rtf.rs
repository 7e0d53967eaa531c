//! Rich text: its paragraphs, in the alphabets of its fonts. Read from beginning to end with a stack of groups; what a
//! paragraph is in bold does not make it a heading, only its style or its level does.

mod code_pages;
mod groups;
mod text;
mod tokens;

use super::{Budget, Refusal};
use crate::document::Transcript;
use text::Reader;
use tokens::Tokens;

/// Reads rich text.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Transcript, Refusal> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if !bytes.starts_with(b"{\\rtf") {
        return Err(Refusal::Damaged("it does not begin as rich text does".to_owned()));
    }
    let mut reader = Reader::new(budget);
    for token in Tokens::new(bytes) {
        reader.take(token, budget)?;
        if reader.is_done() {
            break;
        }
    }
    reader.finish()
}
