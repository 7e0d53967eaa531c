//! UTF-8 with stray bytes, and UTF-16 with or without its mark.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::super::Span;
use super::Builder;

/// How much of a file is looked at for the shape of UTF-16.
const SAMPLE: usize = 4096;

/// Adds the characters of UTF-8 bytes. A byte that is not UTF-8 is read as Windows-1252, the usual
/// stranger in such files; a character cut short is marked as unreadable.
pub(super) fn decode_utf8(bytes: &[u8], builder: &mut Builder) {
    for chunk in bytes[builder.place..].utf8_chunks() {
        if !chunk.valid().is_empty() && !builder.push_plain(chunk.valid()) {
            return;
        }
        let invalid = chunk.invalid();
        let is_cut = builder.place + invalid.len() == bytes.len() && is_cut_short(invalid);
        let pushed = match invalid {
            [] => true,
            _ if is_cut => builder.push_unreadable(invalid.len()),
            bytes => bytes.iter().all(|byte| push_foreign(*byte, builder)),
        };
        if !pushed {
            return;
        }
    }
}

fn push_foreign(byte: u8, builder: &mut Builder) -> bool {
    let (decoded, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    match decoded.chars().next() {
        Some(character) if !character.is_control() => {
            builder.foreign.add(Span::new(builder.place as u32, builder.place as u32 + 1));
            builder.push(character, 1)
        }
        _ => builder.push_unreadable(1),
    }
}

/// Whether the bytes begin a character that the end of the file cut off. A single byte that starts
/// no common letter or mark of European texts is rather a whole letter of Windows-1252.
fn is_cut_short(bytes: &[u8]) -> bool {
    let wanted = match bytes.first() {
        Some(0xC2..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..=0xF4) => 4,
        _ => return false,
    };
    let is_common = bytes.len() > 1 || matches!(bytes, [0xC2..=0xC5 | 0xE2]);
    is_common && bytes.len() < wanted && bytes[1..].iter().all(|byte| (0x80..0xC0).contains(byte))
}

/// Whether the bytes are UTF-8, but for a few strays: characters of several bytes that are whole
/// are at least as many as broken ones, which in no other encoding happens by chance.
pub(super) fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let mut whole = 0_usize;
    let mut broken = 0_usize;
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        let invalid = chunk.invalid();
        broken += usize::from(!invalid.is_empty() && !is_cut_short(invalid));
    }
    whole >= broken
}

/// UTF-16 without a byte order mark, of a text that is mostly Latin: every other byte is zero.
pub(super) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let pairs = sample.len() / 2;
    if pairs < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    if second * 10 >= pairs * 8 && first * 20 <= pairs {
        Some(UTF_16LE)
    } else if first * 10 >= pairs * 8 && second * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Adds the characters of UTF-16 bytes, `big` end first or last.
pub(super) fn decode_utf16(bytes: &[u8], big: bool, builder: &mut Builder) {
    let pairs = bytes[builder.place..].as_chunks::<2>().0;
    let units =
        pairs.iter().map(|pair| if big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) });
    for decoded in char::decode_utf16(units) {
        let pushed = match decoded {
            Ok(character) => builder.push(character, character.len_utf16() * 2),
            Err(_) => builder.push_unreadable(2),
        };
        if !pushed {
            return;
        }
    }
    if builder.place < bytes.len() {
        builder.push_unreadable(bytes.len() - builder.place);
    }
}
