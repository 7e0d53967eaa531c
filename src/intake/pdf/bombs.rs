//! Streams that unpack to far more than any page needs, found before anything is unpacked into memory.
//!
//! The reader of the format unpacks a stream whole. So every stream is unpacked once beforehand into nothing, and only
//! the bytes are counted; streams packed twice are followed. Pictures do not count, for they are never unpacked.

use flate2::{Decompress, FlushDecompress, Status};

use super::Refusal;

/// How many times over a stream may be packed.
const MOST_LAYERS: usize = 4;
/// How far before a stream its dictionary is looked for, in bytes.
const LOOK_BACK: usize = 4096;
const WINDOW: usize = 64 * 1024;

/// Counts what the streams of a file unpack to.
///
/// # Errors
///
/// [`Refusal::TooLarge`] when it is more than `left` bytes together.
pub(super) fn scan(bytes: &[u8], left: u64) -> Result<(), Refusal> {
    let mut left = left;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        let ([b'\r', b'\n', data @ ..] | [b'\n' | b'\r', data @ ..]) = &bytes[at..] else { continue };
        let before = &bytes[start.saturating_sub(LOOK_BACK)..start];
        let from = rfind(before, b"obj").map_or(0, |at| at + 3);
        if find(&before[from..], b"/Image").is_none() {
            left -= unpacked(data, left)?;
        }
    }
    Ok(())
}

/// Whether one stream unpacks to no more than `left` bytes.
///
/// # Errors
///
/// [`Refusal::TooLarge`] when it does not.
pub(super) fn check(data: &[u8], left: u64) -> Result<(), Refusal> {
    unpacked(data, left).map(drop)
}

/// How many bytes come out of a stream, through all its layers.
fn unpacked(data: &[u8], left: u64) -> Result<u64, Refusal> {
    let mut layers = Layers { open: Vec::new(), total: 0, left };
    if is_packed(data) {
        layers.open.push(Decompress::new(true));
        layers.feed(0, data)?;
    }
    Ok(layers.total)
}

/// Whether this is the beginning of what zlib makes.
fn is_packed(data: &[u8]) -> bool {
    matches!(data, [first, second, ..] if first & 0x8F == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31))
}

struct Layers {
    open: Vec<Decompress>,
    total: u64,
    left: u64,
}

impl Layers {
    /// Unpacks `data` in one layer and what comes out of it in the next. The depth is bounded by [`MOST_LAYERS`].
    fn feed(&mut self, layer: usize, mut data: &[u8]) -> Result<(), Refusal> {
        let mut window = vec![0; WINDOW];
        loop {
            let Some(unpacker) = self.open.get_mut(layer) else { return Ok(()) };
            let (taken, given) = (unpacker.total_in(), unpacker.total_out());
            let status = unpacker.decompress(data, &mut window, FlushDecompress::None);
            let taken = (unpacker.total_in() - taken) as usize;
            let is_first = given == 0;
            let given = (unpacker.total_out() - given) as usize;
            self.total += given as u64;
            if self.total > self.left {
                return Err(Refusal::TooLarge);
            }
            let out = &window[..given];
            if is_first && layer + 1 == self.open.len() && layer + 1 < MOST_LAYERS && is_packed(out) {
                self.open.push(Decompress::new(true));
            }
            if given > 0 && layer + 1 < self.open.len() {
                self.feed(layer + 1, out)?;
            }
            data = data.get(taken..).unwrap_or_default();
            // A damaged stream ends here, as it does for the reader.
            let is_over = !matches!(status, Ok(Status::Ok)) || (taken == 0 && given == 0);
            if is_over || (data.is_empty() && given < WINDOW) {
                return Ok(());
            }
        }
    }
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let (first, rest) = needle.split_first()?;
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| byte == first)?;
        if bytes[at + 1..].starts_with(rest) {
            return Some(at);
        }
        at += 1;
    }
}

fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn file(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("1 0 obj <<{dictionary}>> stream\n");
        [head.as_bytes(), data, b"\nendstream endobj"].concat()
    }

    #[test]
    fn what_comes_out_of_all_streams_is_counted() {
        let content = packed(&vec![b' '; 3_000_000]);
        let bytes = [file("/Filter/FlateDecode", &content), file("", &content)].concat();
        assert_eq!(scan(&bytes, 6_000_000), Ok(()));
        assert_eq!(scan(&bytes, 5_999_999), Err(Refusal::TooLarge));
        assert_eq!(scan(&bytes[..bytes.len() / 4], 6_000_000), Ok(()));
    }

    #[test]
    fn pictures_do_not_count_and_what_is_packed_twice_does() {
        let content = packed(&vec![0; 3_000_000]);
        assert_eq!(scan(&file("/Subtype/Image /Width 9", &content), 10), Ok(()));
        let twice = packed(&content);
        assert_eq!(scan(&file("", &twice), 2_999_999), Err(Refusal::TooLarge));
        assert_eq!(scan(&file("", &twice), 3_010_000), Ok(()));
        assert_eq!(scan(&file("", b"BT (stream\n) Tj ET"), 10), Ok(()));
    }
}
