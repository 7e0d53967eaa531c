//! Checksums: SQLite does not notice a bit that has changed inside a text, so every row carries its own.
//!
//! They find what a failing disk or a bad copy does. They do not keep anybody from making a sound file that
//! says something else.

use sha2::{Digest as _, Sha256};

/// A SHA-256.
pub(super) type Seal = [u8; 32];

/// The SHA-256 of bytes.
pub(super) fn digest(bytes: &[u8]) -> Seal {
    Sha256::digest(bytes).into()
}

/// The seal of a row of `table`: each part with its length before it, so that no two rows read alike.
pub(super) fn seal(table: &str, parts: &[&[u8]]) -> Seal {
    let mut hasher = Sha256::new();
    for part in std::iter::once(&table.as_bytes()).chain(parts) {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Bytes in hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.map(|nibble| char::from(DIGITS[usize::from(nibble)])).collect()
}

/// The seals of all rows of a table, folded into one by exclusive or: it tells that a row is missing, whatever
/// the order, and is brought up to date for one row without looking at the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fold(pub(super) Seal);

impl Fold {
    /// Adds a row, or takes it out again.
    pub(super) fn toggle(&mut self, seal: &Seal) {
        for (own, other) in self.0.iter_mut().zip(seal) {
            *own ^= other;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_cut_differently_have_different_seals() {
        assert_ne!(seal("a", &[b"bc", b""]), seal("a", &[b"b", b"c"]));
        assert_ne!(seal("ab", &[b"c"]), seal("a", &[b"bc"]));
    }

    #[test]
    fn a_fold_knows_its_rows_and_not_their_order() {
        let (one, other) = (digest(b"one"), digest(b"other"));
        let mut forth = Fold::default();
        forth.toggle(&one);
        forth.toggle(&other);
        let mut back = Fold::default();
        back.toggle(&other);
        assert_ne!(forth, back);
        back.toggle(&one);
        assert_eq!(forth, back);
        back.toggle(&one);
        back.toggle(&other);
        assert_eq!(back, Fold::default());
    }
}
