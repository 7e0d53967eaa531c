//! Encodings from before Unicode.

use encoding_rs::{DecoderResult, Encoding};

use super::Builder;

/// Adds the characters of bytes in `encoding`, each with the bytes it came from.
pub(super) fn decode(bytes: &[u8], encoding: &'static Encoding, builder: &mut Builder) {
    if encoding.is_single_byte() {
        decode_single_bytes(bytes, encoding, builder);
    } else {
        decode_byte_by_byte(bytes, encoding, builder);
    }
}

fn decode_single_bytes(bytes: &[u8], encoding: &'static Encoding, builder: &mut Builder) {
    let table: Vec<Option<char>> = (0..=u8::MAX)
        .map(|byte| {
            let (decoded, malformed) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
            decoded.chars().next().filter(|_| !malformed)
        })
        .collect();
    for byte in &bytes[builder.place..] {
        let pushed = match table[usize::from(*byte)] {
            Some(character) => builder.push(character, 1),
            None => builder.push_unreadable(1),
        };
        if !pushed {
            return;
        }
    }
}

/// Feeds the decoder one byte at a time, which tells where each character ends.
fn decode_byte_by_byte(bytes: &[u8], encoding: &'static Encoding, builder: &mut Builder) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut output = [0_u8; 16];
    for end in builder.place + 1..=bytes.len() {
        let mut input = &bytes[end - 1..end];
        loop {
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(input, &mut output, end == bytes.len());
            let characters = std::str::from_utf8(&output[..written]).unwrap_or_default();
            if !push_all(characters, end, builder) {
                return;
            }
            input = &input[read..];
            match result {
                DecoderResult::Malformed(_, unread) => {
                    let length = (end - usize::from(unread)).saturating_sub(builder.place);
                    if length > 0 && !builder.push_unreadable(length) {
                        return;
                    }
                }
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
            }
        }
    }
}

/// Adds the characters made from all bytes up to `end`; the first takes the bytes, any others stand
/// beside it.
fn push_all(decoded: &str, end: usize, builder: &mut Builder) -> bool {
    decoded.chars().all(|character| {
        let length = end.saturating_sub(builder.place);
        builder.push(character, length)
    })
}
