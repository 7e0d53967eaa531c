//! The annotation of a paragraph as JSON, for measuring the engine against others.

use serde_json::{Value, json};

use super::Parsed;

/// One paragraph in the form of `relata parse`:
/// `{"start","text","tokens":[{"text","start","end","tag","pos","lemma","head","dep","sent_start"}],
/// "entities":[{"start","end","label"}]}`.
///
/// `start` is the paragraph's place in its document, in Unicode code points; the offsets of tokens
/// and entities are code points from the paragraph's start. `head` is the index of the head token,
/// its own for a root. `parsed` must have been made from `text`.
#[must_use]
pub fn paragraph_json(text: &str, start: usize, parsed: &Parsed) -> Value {
    let offsets = CodePoints::new(text);
    let tokens: Vec<Value> = parsed
        .tokens
        .iter()
        .map(|token| {
            json!({
                "text": token.span.of(text),
                "start": offsets.of_byte(token.span.start),
                "end": offsets.of_byte(token.span.end),
                "tag": token.tag,
                "pos": token.pos,
                "lemma": token.lemma,
                "head": token.head,
                "dep": token.dependency,
                "sent_start": token.sentence_start,
            })
        })
        .collect();
    let entities: Vec<Value> = parsed
        .entities
        .iter()
        .filter_map(|entity| {
            let first = parsed.tokens.get(entity.first as usize)?;
            let last = parsed.tokens.get((entity.end as usize).checked_sub(1)?)?;
            Some(json!({
                "start": offsets.of_byte(first.span.start),
                "end": offsets.of_byte(last.span.end),
                "label": entity.label,
            }))
        })
        .collect();
    json!({ "start": start, "text": text, "tokens": tokens, "entities": entities })
}

/// Code points before every byte of a text.
struct CodePoints(Vec<u32>);

impl CodePoints {
    fn new(text: &str) -> Self {
        let mut before = 0;
        let mut offsets = Vec::with_capacity(text.len() + 1);
        for byte in text.bytes() {
            // Continuation bytes of UTF-8 begin no code point.
            if byte & 0xc0 != 0x80 {
                before += 1;
            }
            offsets.push(before - 1);
        }
        offsets.push(before);
        Self(offsets)
    }

    fn of_byte(&self, byte: u32) -> u32 {
        self.0.get(byte as usize).copied().unwrap_or_default()
    }
}
