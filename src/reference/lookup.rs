//! Tables that are looked up by word.
//!
//! Every word of a text is looked up in dozens of lists, so what counts is the time of one look-up. The
//! tables have no order: whoever goes over one sorts what comes of it.

use std::collections::{HashMap, HashSet};

use rustc_hash::FxBuildHasher;

/// What the lists know by word.
pub type WordMap<K, V> = HashMap<K, V, FxBuildHasher>;

/// The words of a list.
pub type WordSet<K> = HashSet<K, FxBuildHasher>;

/// Tells most words of a text from those of a list, by four numbers of each word and without looking for
/// it: a word that it lets through has to be looked for all the same.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    /// A bit for each value of [`Self::place`]; none in a sieve that nothing was put into.
    bits: Vec<u64>,
    /// So many bits of a hash are left out.
    shift: u32,
}

impl Sieve {
    /// The sieve of a list.
    pub fn of<'a>(words: impl ExactSizeIterator<Item = &'a str>) -> Self {
        // Sixteen bits a word: one word in sixteen passes that is not of the list.
        let count = (words.len() * 16).next_power_of_two().max(64);
        let mut sieve = Self { bits: vec![0; count / 64], shift: 32 - count.trailing_zeros().min(31) };
        for word in words {
            let place = sieve.place(word);
            if let Some(bits) = sieve.bits.get_mut(place / 64) {
                *bits |= 1 << (place % 64);
            }
        }
        sieve
    }

    /// Whether the word may be of the list.
    #[must_use]
    pub fn lets_through(&self, word: &str) -> bool {
        let place = self.place(word);
        self.bits.get(place / 64).is_some_and(|bits| bits & (1 << (place % 64)) != 0)
    }

    /// The bit of a word, made of its first, middle and last letters and its length.
    fn place(&self, word: &str) -> usize {
        let bytes = word.as_bytes();
        let letter = |place: usize| u32::from(bytes.get(place).copied().unwrap_or_default());
        let (middle, last) = (letter(bytes.len() / 2), letter(bytes.len().wrapping_sub(1)));
        let numbers = letter(0) | middle << 8 | last << 16 | (bytes.len() as u32) << 24;
        (numbers.wrapping_mul(0x9E37_79B1) >> self.shift) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Sieve;

    #[test]
    fn a_sieve_lets_every_word_of_its_list_through_and_few_others() {
        let list = ["minister", "prime minister", "é", "", "a"];
        let sieve = Sieve::of(list.into_iter());
        assert!(list.iter().all(|word| sieve.lets_through(word)));
        let others: Vec<String> = (0..1_000).map(|number| format!("w{number}")).collect();
        let passed = others.iter().filter(|word| sieve.lets_through(word)).count();
        assert!(passed < 250, "{passed} of 1,000");
        assert!(!Sieve::default().lets_through("minister"));
    }
}
