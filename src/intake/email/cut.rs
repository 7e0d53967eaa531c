//! Letters that break off: the marks that should end their parts are put back, so that what is there is read by its
//! head and not as one block.

use std::borrow::Cow;

/// So many marks are looked for.
const MOST_MARKS: usize = 32;
/// So far from the end of a letter its last mark stands, at most.
const LOOK: usize = 256 << 10;

/// The letter, with marks at its end where it has none.
pub(in super::super) fn closed(bytes: &[u8]) -> Cow<'_, [u8]> {
    let end = &bytes[bytes.len().saturating_sub(LOOK)..];
    let mut marks = marks(bytes);
    marks.retain(|mark| find(bytes, &[b"--", *mark].concat()).is_some());
    marks.retain(|mark| find(end, &[b"--", *mark, b"--"].concat()).is_none());
    if marks.is_empty() {
        return Cow::Borrowed(bytes);
    }
    let mut closed = bytes.to_vec();
    for mark in marks.iter().rev() {
        closed.extend_from_slice(&[b"\r\n--", *mark, b"--\r\n"].concat());
    }
    Cow::Owned(closed)
}

/// The marks that the heads of a letter announce, in their order.
fn marks(bytes: &[u8]) -> Vec<&[u8]> {
    const NAME: &[u8] = b"boundary";
    let mut marks: Vec<&[u8]> = Vec::new();
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'=') {
        let before = at.checked_sub(NAME.len()).and_then(|start| bytes.get(start..at)).unwrap_or_default();
        if !before.eq_ignore_ascii_case(NAME) {
            continue;
        }
        let rest = &bytes[at + 1..];
        let (value, ends): (&[u8], &[u8]) = match rest.strip_prefix(b"\"") {
            Some(value) => (value, b"\"\r\n"),
            None => (rest, b"; \t\r\n"),
        };
        // Longer ones are not allowed.
        let length = value.iter().take(71).position(|byte| ends.contains(byte)).unwrap_or(value.len());
        if (1..=70).contains(&length) && !marks.contains(&&value[..length]) {
            marks.push(&value[..length]);
        }
        if marks.len() == MOST_MARKS {
            break;
        }
    }
    marks
}

/// Where these bytes first stand.
fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_that_break_off_get_marks() {
        let whole = b"Content-Type: multipart/mixed; boundary=\"a b\"\n\n--a b\n\nx\n--a b--\n";
        assert!(matches!(closed(whole), Cow::Borrowed(_)));
        assert!(matches!(closed(b"Subject: boundary=none"), Cow::Borrowed(_)));
        let cut = b"Content-Type: multipart/mixed; BOUNDARY=a; x=y\n\n--a\nContent-Type: x/y;\n boundary=b\n\n--b\n\nx";
        assert!(closed(cut).ends_with(b"\r\n--b--\r\n\r\n--a--\r\n"));
    }
}
