//! The characters of a page: by its mark of byte order, by its `<meta>`, else by
//! its bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use crate::document;

/// How many bytes at the start of a page a declaration is looked for in.
const LOOK: usize = 4096;

/// The characters of a page, and whether some of its bytes mean nothing in its encoding.
pub(super) fn decode(bytes: &[u8]) -> (String, bool) {
    let encoding = if Encoding::for_bom(bytes).is_some() {
        None
    } else {
        declared(bytes).filter(|encoding| fits(bytes, encoding))
    };
    match encoding {
        Some(encoding) if encoding != UTF_8 => {
            let (text, _, is_damaged) = encoding.decode(bytes);
            (text.into_owned(), is_damaged)
        }
        _ => document::decoded(bytes),
    }
}

/// Whether the declaration is believed. A page that says it is in a small alphabet and is sound UTF-8 with letters
/// beyond ASCII has been saved anew by a browser, with the old declaration in it.
fn fits(bytes: &[u8], encoding: &'static Encoding) -> bool {
    encoding == UTF_8 || bytes.is_ascii() || std::str::from_utf8(bytes).is_err() || !encoding.is_single_byte()
}

/// The encoding that a `<meta>` or an XML declaration at the start of the page gives.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(LOOK)].to_ascii_lowercase();
    let mut rest = head.as_slice();
    loop {
        let at = rest.windows(7).position(|window| window == b"charset" || window == b"ncoding")?;
        rest = &rest[at + 7..];
        let value = rest.trim_ascii_start().strip_prefix(b"=").map(<[u8]>::trim_ascii_start);
        let Some(value) = value else { continue };
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|byte| b"\"'>;/? \t\r\n".contains(byte)).unwrap_or(value.len());
        if let Some(encoding) = Encoding::for_label(&value[..end]) {
            // What can be read as ASCII up to here is in neither of these.
            return Some(match encoding {
                wide if wide == UTF_16LE || wide == UTF_16BE => UTF_8,
                own if own == X_USER_DEFINED => WINDOWS_1252,
                encoding => encoding,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).0
    }

    #[test]
    fn declarations_are_believed_where_they_fit() {
        assert_eq!(text(b"<meta charset=iso-8859-2><p>\xB1"), "<meta charset=iso-8859-2><p>ą");
        assert!(
            text(b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xD4").ends_with('т')
        );
        assert!(text(b"<?xml version='1.0' encoding=\"shift_jis\"?>\x93\xFA").ends_with('日'));
        assert!(text("<meta charset=windows-1252><p>Zoë".as_bytes()).ends_with("Zoë"));
        assert!(text(b"<meta charset=utf-16><p>caf\xC3\xA9").ends_with("café"));
    }

    #[test]
    fn marks_come_first_and_bytes_are_asked_last() {
        assert_eq!(text(b"\xFF\xFE<\0p\0>\0"), "<p>");
        assert_eq!(text(b"<p>the caf\xE9\x92s \x93best\x94"), "<p>the café’s “best”");
        let (_, is_damaged) = decode(b"<meta charset=shift_jis>\x93");
        assert!(is_damaged);
    }
}
