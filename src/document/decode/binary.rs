//! Files that are no text: recognised, named, and not read as if they were.

use super::super::{Problem, Span};

/// How many bytes at the start are looked at.
const SAMPLE: usize = 64 * 1024;

/// First bytes of formats that people mistake for text, and what to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word, OpenDocument, EPUB or ZIP file"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Microsoft Office document"),
    (b"\x89PNG\r\n\x1A\n", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"\x1F\x8B", "a compressed (gzip) file"),
    (b"BZh", "a compressed (bzip2) file"),
    (b"\xFD7zXZ\0", "a compressed (xz) file"),
    (b"\x28\xB5\x2F\xFD", "a compressed (Zstandard) file"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip file"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"\xFF\xFE\0\0", "a text in UTF-32"),
    (b"\0\0\xFE\xFF", "a text in UTF-32"),
];

/// Why the bytes are no text, if they are not.
pub(super) fn problem_of(bytes: &[u8]) -> Option<Problem> {
    let known = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start));
    let message = if let Some((_, what)) = known {
        format!("This is {what}, which cannot be read yet; save its text as a plain text file (UTF-8).")
    } else if has_many_controls(bytes) {
        "This is not a text file: it is full of control characters.".to_owned()
    } else {
        return None;
    };
    Some(Problem { message, bytes: Some(Span::new(0, bytes.len().min(16) as u32)) })
}

/// Text has hardly any control characters besides line ends and tabs; other data has one in ten
/// bytes. NUL alone may separate fields or be half of a UTF-16 character.
fn has_many_controls(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if super::Encoding::for_bom(sample).is_some() || super::unicode::utf16_without_mark(sample).is_some() {
        return false;
    }
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, 0 | b'\t' | b'\n' | 0x0B..=b'\r' | 0x1B);
    let (mut nulls, mut controls) = (0, 0);
    for byte in sample {
        nulls += usize::from(*byte == 0);
        controls += usize::from(is_control(byte));
    }
    controls * 20 > sample.len() || (nulls + controls) * 4 > sample.len()
}
