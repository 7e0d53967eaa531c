//! What tells at a glance how much of one text stands in another: every four words in a row, as numbers.

use std::sync::Arc;

/// So many words in a row make one piece: fewer are said by chance, more are broken by every changed word.
const PIECE: usize = 4;

/// The pieces of a text, each a hash of four words in a row without case and marks (Broder, "On the resemblance
/// and containment of documents", 1997). Equal for the same words in other bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// Sorted, each once.
    pieces: Arc<[u32]>,
}

impl Sketch {
    /// The pieces of this text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut pieces = pieces(text);
        pieces.sort_unstable();
        pieces.dedup();
        Self { pieces: pieces.into() }
    }

    /// How many distinct pieces there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether there is none: the text has fewer than four words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The least of its pieces: a sample that two texts draw alike, so that those that have much in common
    /// have some of it in their samples, too.
    #[must_use]
    pub fn sample(&self, most: usize) -> &[u32] {
        &self.pieces[..self.pieces.len().min(most)]
    }

    /// How many pieces stand in both.
    #[must_use]
    pub fn shared(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.pieces.iter().peekable(), other.pieces.iter().peekable());
        let mut count = 0;
        while let (Some(own), Some(others)) = (one.peek(), two.peek()) {
            match own.cmp(others) {
                std::cmp::Ordering::Less => _ = one.next(),
                std::cmp::Ordering::Greater => _ = two.next(),
                std::cmp::Ordering::Equal => {
                    count += 1;
                    one.next();
                    two.next();
                }
            }
        }
        count
    }

    /// Which share of the words of `text` stands in a piece that is one of these, too; 0 to 1.
    #[must_use]
    pub fn share_of(&self, text: &str) -> f32 {
        let pieces = pieces(text);
        if pieces.is_empty() {
            return 0.0;
        }
        let words = pieces.len() + PIECE - 1;
        let mut covered = 0;
        let mut end = 0;
        for (start, piece) in pieces.iter().enumerate() {
            if self.pieces.binary_search(piece).is_ok() {
                covered += start + PIECE - end.max(start);
                end = start + PIECE;
            }
        }
        covered as f32 / words as f32
    }
}

/// The hashes of every four words in a row, in order of place.
fn pieces(text: &str) -> Vec<u32> {
    let words = words(text);
    let piece = |words: &[u64]| {
        let hash = words
            .iter()
            .fold(0_u64, |hash, word| (hash ^ word).rotate_left(23).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        (hash >> 32) as u32
    };
    words.windows(PIECE).map(piece).collect()
}

/// The hash (FNV-1a) of every word in lower case. In scripts that leave no room between words each letter is one.
fn words(text: &str) -> Vec<u64> {
    const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut hash = BASIS;
    for character in text.chars() {
        if !character.is_alphanumeric() {
            // "Don't" is one word, whichever apostrophe it is written with.
            if hash != BASIS && !matches!(character, '\'' | '’') {
                found.push(std::mem::replace(&mut hash, BASIS));
            }
            continue;
        }
        let stands_alone =
            matches!(character, '\u{E00}'..='\u{EFF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
        if stands_alone && hash != BASIS {
            found.push(std::mem::replace(&mut hash, BASIS));
        }
        for lower in character.to_lowercase() {
            let mut bytes = [0; 4];
            for byte in lower.encode_utf8(&mut bytes).bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
            }
        }
        if stands_alone {
            found.push(std::mem::replace(&mut hash, BASIS));
        }
    }
    if hash != BASIS {
        found.push(hash);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "The minister said on Monday that the bridge will be closed until the end of the year.";

    #[test]
    fn case_marks_and_line_breaks_make_no_difference() {
        let other = "The MINISTER said, on Monday,\nthat the bridge will be closed until the end of the year";
        assert_eq!(Sketch::of(TEXT), Sketch::of(other));
        assert_eq!(Sketch::of("don't you see it"), Sketch::of("Don’t you see it?"));
    }

    #[test]
    fn what_is_shared_is_counted() {
        let whole = Sketch::of(TEXT);
        let part = Sketch::of("The minister said on Monday that the road will be open.");
        // Six words in a row make three pieces, and "that the" and "will be" none.
        assert_eq!(whole.shared(&part), 4);
        assert_eq!(part.shared(&whole), 4);
        assert_eq!(whole.shared(&Sketch::of("Nothing of this stands there at all.")), 0);
        assert_eq!(whole.share_of(TEXT).to_bits(), 1.0_f32.to_bits());
        let share =
            whole.share_of("The minister said on Monday. Nobody knows whether she had thought of it.");
        assert!((share - 5.0 / 13.0).abs() < 1.0e-6, "{share}");
    }

    #[test]
    fn a_text_of_three_words_has_no_piece() {
        assert!(Sketch::of("Only three words").is_empty());
        assert_eq!(Sketch::of("").share_of("Only three words").to_bits(), 0.0_f32.to_bits());
    }

    #[test]
    fn letters_without_room_between_words_are_words() {
        assert_eq!(Sketch::of("王毅在柏林会见").len(), 4);
    }
}
