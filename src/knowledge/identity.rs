//! Identities that stay the same from run to run.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

/// A number made of the parts: the first eight bytes of the SHA-256 of the parts, each with its
/// length before it, so that no two lists of parts read alike.
pub(crate) fn hash(parts: &[&[u8]]) -> u64 {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let digest = hasher.finalize();
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Gives out numbers, none of them twice: should two things hash alike, the later one is hashed on.
#[derive(Default)]
pub(super) struct Issued(BTreeSet<u64>);

impl Issued {
    /// The wanted number, or the first free one made from it.
    pub(super) fn issue(&mut self, wanted: u64) -> u64 {
        let mut number = wanted;
        while !self.0.insert(number) {
            number = hash(&[&number.to_le_bytes()]);
        }
        number
    }
}
