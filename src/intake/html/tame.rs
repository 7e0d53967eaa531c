//! Tags with more attributes than a page has: every one is compared with all before it, so that a tag with a hundred
//! thousand would take minutes.

use std::borrow::Cow;

/// So many attributes of one tag are read.
const MOST_ATTRIBUTES: usize = 512;

/// The page without the attributes that are too many.
pub(super) fn tame(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut kept: Option<String> = None;
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == b'<') {
        at += found + 1;
        if !bytes.get(at).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            continue;
        }
        let (excess, end) = attributes(bytes, at);
        if let Some(excess) = excess {
            let kept = kept.get_or_insert_with(String::new);
            kept.push_str(&text[copied..excess]);
            copied = end;
        }
        at = end;
    }
    match kept {
        Some(mut kept) => {
            kept.push_str(&text[copied..]);
            Cow::Owned(kept)
        }
        None => Cow::Borrowed(text),
    }
}

/// Where the attributes that are too many begin, in a tag whose name begins at `start`, and where the tag ends.
fn attributes(bytes: &[u8], start: usize) -> (Option<usize>, usize) {
    let mut count = 0;
    let mut excess = None;
    let mut quote = None;
    let mut is_between = false;
    let mut after_equals = false;
    for (at, &byte) in bytes.iter().enumerate().skip(start) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (excess, at),
            (None, b'"' | b'\'') if after_equals => (quote, after_equals) = (Some(byte), false),
            (None, byte) if byte.is_ascii_whitespace() || byte == b'/' => is_between = true,
            (None, byte) => {
                let begins = is_between || (quote.is_none() && bytes[at - 1] == b'"');
                if begins && byte != b'=' && !after_equals {
                    count += 1;
                    if count > MOST_ATTRIBUTES {
                        excess = excess.or(Some(at));
                    }
                }
                is_between = false;
                after_equals = byte == b'=';
            }
        }
    }
    (excess, bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honest_pages_stay_as_they_are() {
        let page = "<p class='a > b' data-x = \"1\">x < y</p><img alt=\"a 'b' c\"/>";
        assert!(matches!(tame(page), Cow::Borrowed(_)));
        let words = format!("<p title=\"{}\">x</p>", "word ".repeat(2_000));
        assert!(matches!(tame(&words), Cow::Borrowed(_)));
    }

    #[test]
    fn attributes_that_are_too_many_are_left_out() {
        for part in [" a{}=1", " a{}='x y'", "/a{}", " a{} = \"x\""] {
            let many: String = (0..2_000).map(|i| part.replace("{}", &i.to_string())).collect();
            let page = format!("<div{many}>inside</div>after");
            let tamed = tame(&page);
            assert!(tamed.contains(">inside</div>after"), "{part}");
            assert!(tamed.len() < page.len() / 2, "{part}");
        }
    }
}
