//! A page of the web that a browser saved with its parts in one file: a letter that carries the page.

use std::borrow::Cow;

use mail_parser::PartType;

use super::{Budget, Refusal, email, html};
use crate::document::Transcript;
use crate::intake::writer::said;

/// Reads the page. The day in the head of the file is that on which it was saved, and tells nothing of the article.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Transcript, Refusal> {
    let bytes = email::closed(bytes);
    let message = email::parsed(&bytes, budget)?;
    let Some(part) = email::page(&message) else {
        return Err(Refusal::Damaged("it holds no page".to_owned()));
    };
    let mut transcript = match &part.body {
        PartType::Html(text) => html::read_text(&email::mended(&message, part, text), budget)?,
        _ => return Err(Refusal::Empty),
    };
    if transcript.title.is_none() {
        transcript.title = message.subject().and_then(said);
    }
    if matches!(bytes, Cow::Owned(_)) {
        transcript.problems.push("The file breaks off before its end; what is there was read.".to_owned());
    }
    Ok(transcript)
}
