//! spaCy's ids of strings, and the hash that its embedding tables use.

use std::collections::HashMap;

use super::EngineError;

/// Gives strings the 64-bit ids under which the model was trained.
pub(super) struct StringIds {
    /// spaCy's own symbols have small numbers; even the shape of a single capital letter, `X`, is
    /// one of them.
    symbols: HashMap<String, u64>,
    longest_symbol: usize,
}

impl StringIds {
    pub(super) fn from_json(symbols: &str) -> Result<Self, EngineError> {
        let symbols: HashMap<String, u64> = serde_json::from_str(symbols)?;
        let longest_symbol = symbols.keys().map(String::len).max().unwrap_or_default();
        Ok(Self { symbols, longest_symbol })
    }

    /// The id of a string: 0 for the empty one, the number of a symbol, else a hash.
    pub(super) fn id(&self, text: &str) -> u64 {
        if text.is_empty() {
            return 0;
        }
        let symbol = (text.len() <= self.longest_symbol).then(|| self.symbols.get(text)).flatten();
        symbol.copied().unwrap_or_else(|| murmur_hash_64a(text.as_bytes()))
    }
}

/// `MurmurHash64A` by Austin Appleby (public domain) with seed 1, as spaCy's `hash_string`.
fn murmur_hash_64a(bytes: &[u8]) -> u64 {
    const SEED: u64 = 1;
    const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
    const SHIFT: u32 = 47;

    let mut hash = SEED ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let (blocks, tail) = bytes.as_chunks::<8>();
    for block in blocks {
        let mut word = u64::from_le_bytes(*block).wrapping_mul(MULTIPLIER);
        word ^= word >> SHIFT;
        hash = (hash ^ word.wrapping_mul(MULTIPLIER)).wrapping_mul(MULTIPLIER);
    }
    if !tail.is_empty() {
        let word = tail.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
        hash = (hash ^ word).wrapping_mul(MULTIPLIER);
    }
    hash ^= hash >> SHIFT;
    hash = hash.wrapping_mul(MULTIPLIER);
    hash ^ hash >> SHIFT
}

/// The four 32-bit hashes by which thinc's `HashEmbed` chooses rows for an id: its
/// `MurmurHash3_x86_128_uint64`, which despite the name is not the standard function.
pub(super) fn embedding_hashes(id: u64, seed: u32) -> [u32; 4] {
    /// The finalisation mix of `MurmurHash3`.
    fn mix(mut hash: u64) -> u64 {
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^ hash >> 33
    }
    const LENGTH: u64 = 8;
    let seed = u64::from(seed);
    let mut first =
        id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    first ^= seed ^ LENGTH;
    let mut second = seed ^ LENGTH;
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    first = mix(first);
    second = mix(second);
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_spacys() {
        let ids = StringIds::from_json(super::super::assets::SYMBOLS).unwrap();
        assert_eq!(ids.id(""), 0);
        assert_eq!(ids.id("apple"), 8_566_208_034_543_834_098);
        assert_eq!(ids.id("X"), 101);
        assert_eq!(ids.id("dep"), 414);
        assert_eq!(ids.id("extraordinarily"), 18_201_962_105_863_827_175);
    }

    #[test]
    fn rows_are_thincs() {
        assert_eq!(
            embedding_hashes(8_566_208_034_543_834_098, 8),
            [2_653_853_934, 3_922_826_080, 3_980_780_901, 3_736_755_472]
        );
    }
}
