//! Bytes made smaller where that helps.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use crate::names::named_values;

named_values! {
    /// In what form bytes are kept.
    pub(super) enum Packing {
        /// As they are.
        Plain = "plain",
        /// By the method Deflate (RFC 1951), without head and foot.
        Deflate = "deflate",
    }
}

/// What shrinks more than this is kept as it is, so that a small file cannot grow without bounds when it is opened.
const MOST_SHRUNK: usize = 100;
/// So many bytes may come out of next to nothing.
const FREE: usize = 64 << 10;

/// Whether bytes that are so few packed and so many unpacked are to be believed.
fn is_believable(packed: usize, size: usize) -> bool {
    size <= FREE || size / MOST_SHRUNK <= packed
}

/// Bytes as they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Packed {
    pub(super) packing: Packing,
    /// How many bytes they are when unpacked.
    pub(super) size: usize,
    pub(super) bytes: Vec<u8>,
}

/// Packs `bytes` where it makes them smaller: what is compressed already stays as it is.
pub(super) fn pack(bytes: &[u8]) -> Packed {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail; if it did, the bytes would be kept as they are.
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    match packed {
        Ok(packed) if packed.len() < bytes.len() && is_believable(packed.len(), bytes.len()) => {
            Packed { packing: Packing::Deflate, size: bytes.len(), bytes: packed }
        }
        _ => Packed { packing: Packing::Plain, size: bytes.len(), bytes: bytes.to_vec() },
    }
}

/// The bytes that were packed; never more than `size`, whatever a forged file says. `None` where they are
/// not so many or no such thing.
pub(super) fn unpack(packing: Packing, size: usize, bytes: &[u8]) -> Option<Vec<u8>> {
    let unpacked = match packing {
        Packing::Plain => bytes.to_vec(),
        Packing::Deflate if !is_believable(bytes.len(), size) => return None,
        Packing::Deflate => {
            let mut unpacked = Vec::new();
            DeflateDecoder::new(bytes).take(size as u64 + 1).read_to_end(&mut unpacked).ok()?;
            unpacked
        }
    };
    (unpacked.len() == size).then_some(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back() {
        let long = "The council met. ".repeat(500).into_bytes();
        for bytes in [&b""[..], b"x", &long] {
            let packed = pack(bytes);
            assert!(packed.bytes.len() <= bytes.len());
            assert_eq!(unpack(packed.packing, packed.size, &packed.bytes).as_deref(), Some(bytes));
        }
        assert!(pack(&long).bytes.len() * 10 < long.len());
    }

    #[test]
    fn a_bomb_does_not_go_off() {
        assert_eq!(pack(&vec![0; 1 << 20]).packing, Packing::Plain);
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![0; 1 << 20]).unwrap();
        assert_eq!(unpack(Packing::Deflate, 1 << 20, &encoder.finish().unwrap()), None);
    }

    #[test]
    fn a_forged_size_unpacks_nothing() {
        let packed = pack(&"one and the other, ".repeat(3000).into_bytes());
        assert_eq!(packed.packing, Packing::Deflate);
        for size in [0, 10, 99_999, 100_001, usize::MAX >> 1] {
            assert_eq!(unpack(packed.packing, size, &packed.bytes), None);
        }
        assert_eq!(unpack(Packing::Deflate, 10, b"no such thing"), None);
    }
}
