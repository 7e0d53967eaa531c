//! A compact read-only map from string ids to small numbers.
//!
//! `convert.py` multiplies each id by 2⁶⁴ divided by the golden ratio (Knuth, *The Art of Computer
//! Programming* 3, section 6.4) and sorts by the product; the top bits choose a bucket, the next 24
//! tell the entries of a bucket apart. An id that is not in the map is taken for one that is with a
//! probability below one in a million, which costs a wrong vector or lemma for a word that nobody
//! has seen.

use super::EngineError;
use super::container::{Container, unexpected};

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
const REMAINDER_BITS: u32 = 24;

/// Where the entries of each bucket lie, and what tells them apart.
pub(super) struct HashIndex {
    bucket_bits: u32,
    /// First entry of each bucket, and the number of entries at the end.
    bucket_starts: Vec<u32>,
    remainders: &'static [[u8; 3]],
}

impl HashIndex {
    pub(super) fn from_container(container: &Container<'static>, name: &str) -> Result<Self, EngineError> {
        let sizes = container.bytes(&format!("{name}.bucket_sizes"))?;
        if !sizes.len().is_power_of_two() {
            return Err(unexpected(name, "shape"));
        }
        let mut bucket_starts = Vec::with_capacity(sizes.len() + 1);
        let mut start = 0;
        bucket_starts.push(start);
        for size in sizes {
            start += u32::from(*size);
            bucket_starts.push(start);
        }
        let (remainders, _) = container.bytes(&format!("{name}.remainders"))?.as_chunks::<3>();
        if remainders.len() != start as usize {
            return Err(unexpected(name, "shape"));
        }
        Ok(Self { bucket_bits: sizes.len().trailing_zeros(), bucket_starts, remainders })
    }

    /// The number of entries.
    pub(super) fn len(&self) -> usize {
        self.remainders.len()
    }

    /// The position of an id among the entries.
    pub(super) fn find(&self, id: u64) -> Option<usize> {
        let mixed = id.wrapping_mul(GOLDEN);
        let bucket = (mixed >> (u64::BITS - self.bucket_bits)) as usize;
        let remainder = (mixed >> (u64::BITS - self.bucket_bits - REMAINDER_BITS)) as u32;
        let [low, middle, high, _] = remainder.to_le_bytes();
        let start = self.bucket_starts[bucket] as usize;
        let end = self.bucket_starts[bucket + 1] as usize;
        let found = self.remainders[start..end].iter().position(|entry| *entry == [low, middle, high])?;
        Some(start + found)
    }
}
