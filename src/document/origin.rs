//! From a place in the normalised text back to the bytes of the file.

use super::Span;

/// For every stretch of the text, the stretch of the file it was made from.
///
/// A list of runs in order of place. Within a run whose two lengths are equal, byte follows byte;
/// every other run was made as a whole from its bytes (a re-encoded character, a repair).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginMap {
    runs: Vec<(Span, Span)>,
}

impl OriginMap {
    /// Adds the next run: `text` was made from `bytes`. Runs come in order of place.
    pub fn push(&mut self, text: Span, bytes: Span) {
        if let Some((last_text, last_bytes)) = self.runs.last_mut() {
            let continues = last_text.end == text.start && last_bytes.end == bytes.start;
            let plain = last_text.len() == last_bytes.len() && text.len() == bytes.len();
            if continues && plain {
                last_text.end = text.end;
                last_bytes.end = bytes.end;
                return;
            }
        }
        self.runs.push((text, bytes));
    }

    /// The bytes of the file that `span` of the text was made from; `None` outside the text.
    #[must_use]
    pub fn bytes_of(&self, span: Span) -> Option<Span> {
        let first = self.place_of(span.start, false)?;
        let last = if span.is_empty() { first } else { self.place_of(span.end, true)? };
        Some(Span::new(first, last))
    }

    /// The place in the file of a place in the text; `at_end` asks for the place where the character
    /// before it ends.
    fn place_of(&self, place: u32, at_end: bool) -> Option<u32> {
        let index =
            self.runs.partition_point(|(text, _)| if at_end { text.end < place } else { text.end <= place });
        let (text, bytes) = self.runs.get(index)?;
        if place < text.start {
            return None;
        }
        if text.len() == bytes.len() {
            Some(bytes.start + (place - text.start))
        } else if at_end {
            Some(bytes.end)
        } else {
            Some(bytes.start)
        }
    }
}
