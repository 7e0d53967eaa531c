//! Bytes to Unicode code points, the unit in which places leave the program.

/// How many bytes lie between two counted places.
const STEP: usize = 128;

/// Counts the code points before any place of one text, after one walk over it.
#[derive(Debug)]
pub(super) struct CodePoints<'a> {
    text: &'a str,
    /// The number of code points that start before every [`STEP`]th byte; empty for ASCII, where a
    /// byte is a code point.
    counts: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Walks over `text` once.
    pub(super) fn new(text: &'a str) -> Self {
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                counts.push(count);
                count += starts(chunk);
            }
            counts.push(count);
        }
        Self { text, counts }
    }

    /// The number of code points before the byte `place`.
    pub(super) fn before(&self, place: u32) -> u32 {
        let place = (place as usize).min(self.text.len());
        let Some(count) = self.counts.get(place / STEP) else { return place as u32 };
        count + starts(&self.text.as_bytes()[place / STEP * STEP..place])
    }
}

/// How many characters start in the bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| !(0x80..0xC0).contains(*byte)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_counts_its_characters() {
        for text in ["", "plain", &"â“x𐐷é ".repeat(100), &"é".repeat(STEP)] {
            let points = CodePoints::new(text);
            for (count, (place, _)) in text.char_indices().enumerate() {
                assert_eq!(points.before(place as u32), count as u32);
            }
            assert_eq!(points.before(text.len() as u32), text.chars().count() as u32);
        }
    }
}
