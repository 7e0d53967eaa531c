//! Bytes to Unicode code points, the unit in which places leave the program.

/// How many bytes lie between two counted places.
const STEP: usize = 128;

/// Counts the code points before any place of one text, after one walk over it.
#[derive(Debug)]
pub(crate) struct CodePoints<'a> {
    text: &'a str,
    /// The number of code points that start before every [`STEP`]th byte; empty for ASCII, where a
    /// byte is a code point.
    counts: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Walks over `text` once.
    pub(crate) fn new(text: &'a str) -> Self {
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
    pub(crate) fn before(&self, place: u32) -> u32 {
        let place = (place as usize).min(self.text.len());
        let Some(count) = self.counts.get(place / STEP) else { return place as u32 };
        count + starts(&self.text.as_bytes()[place / STEP * STEP..place])
    }

    /// The byte at which the code point with this number starts; the length of the text after the last one,
    /// and `None` beyond.
    pub(crate) fn byte_of(&self, number: u32) -> Option<u32> {
        if self.counts.is_empty() {
            return (number as usize <= self.text.len()).then_some(number);
        }
        let step = self.counts.partition_point(|count| *count <= number).checked_sub(1)?;
        let mut left = number - self.counts.get(step)?;
        let from = step * STEP;
        for (place, byte) in self.text.as_bytes().iter().enumerate().skip(from) {
            if (0x80..0xC0).contains(byte) {
                continue;
            }
            if left == 0 {
                return Some(place as u32);
            }
            left -= 1;
        }
        (left == 0).then_some(self.text.len() as u32)
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
                assert_eq!(points.byte_of(count as u32), Some(place as u32));
            }
            let count = text.chars().count() as u32;
            assert_eq!(points.before(text.len() as u32), count);
            assert_eq!(points.byte_of(count), Some(text.len() as u32));
            assert_eq!(points.byte_of(count + 1), None);
        }
    }
}
