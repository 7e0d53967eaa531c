//! Tells web and e-mail addresses from other words.
//!
//! This is spaCy's `URL_PATTERN` (`spacy/lang/tokenizer_exceptions.py`, after a pattern by Diego
//! Perini), matched by hand in linear time:
//!
//! ```text
//! (scheme "://")? (anything "@")? (address | name) (":" port)? ([/?#] anything)?
//! ```

use super::characters::{CharacterClass, CharacterClasses};

/// Longest label between two dots of a host name, in characters.
const LONGEST_LABEL: usize = 64;
/// Lengths of the last label, in characters.
const LAST_LABEL: std::ops::RangeInclusive<usize> = 2..=63;

/// Whether the whole word is an address.
pub(super) fn is_url(classes: &CharacterClasses, word: &str) -> bool {
    // Every host holds a dot.
    if !word.contains('.') {
        return false;
    }
    let after_scheme = scheme(classes, word);
    let begins = |start: usize| host_and_rest(classes, &word[start..]);
    if begins(0) || after_scheme.is_some_and(begins) {
        return true;
    }
    // The part before the "@" may hold anything, but not nothing.
    word.match_indices('@').any(|(at, _)| at > 0 && begins(at + 1))
}

/// The length of a scheme and its "://".
fn scheme(classes: &CharacterClasses, word: &str) -> Option<usize> {
    let end = word.find("://")?;
    let name = &word[..end];
    let fits = |character| classes.is(character, CharacterClass::WORD) || "+-.".contains(character);
    (name.chars().nth(1).is_some() && name.chars().all(fits)).then_some(end + "://".len())
}

/// Whether the text is a host, perhaps with a port and a path, up to its end.
fn host_and_rest(classes: &CharacterClasses, text: &str) -> bool {
    ip_address(classes, text).is_some_and(|end| port_and_path(classes, &text[end..]))
        || host_name(classes, text)
}

/// Whether the text is a host name, perhaps with a port and a path, up to its end.
fn host_name(classes: &CharacterClasses, text: &str) -> bool {
    let is_small = |character| classes.is(character, CharacterClass::SMALL_LETTER);
    let mut rest = text;
    while let Some(length) = label(classes, rest) {
        rest = &rest[length + 1..];
        // The last label, if this is it, ends where its characters end.
        let end = rest.find(|character| !is_small(character)).unwrap_or(rest.len());
        if LAST_LABEL.contains(&rest[..end].chars().count()) && port_and_path(classes, &rest[end..]) {
            return true;
        }
    }
    false
}

/// The length of a label that a dot follows.
fn label(classes: &CharacterClasses, text: &str) -> Option<usize> {
    let is_name = |character| classes.is(character, CharacterClass::HOST_NAME);
    let end = text
        .char_indices()
        .take(LONGEST_LABEL + 1)
        .find(|(_, character)| !is_name(*character) && !matches!(character, '-' | '_'));
    let (end, '.') = end? else { return None };
    let label = &text[..end];
    let ends_well =
        label.chars().next().is_some_and(is_name) && label.chars().next_back().is_some_and(is_name);
    ends_well.then_some(end)
}

/// Whether the text is empty, or a port, or a path, or both.
fn port_and_path(classes: &CharacterClasses, text: &str) -> bool {
    let is_path = |rest: &str| rest.is_empty() || rest.starts_with(['/', '?', '#']);
    let Some(port) = text.strip_prefix(':') else { return is_path(text) };
    let (digits, rest) = leading_digits(classes, port);
    (2..=5).contains(&digits.chars().count()) && is_path(rest)
}

/// The length of an IPv4 address outside the private and local networks.
fn ip_address(classes: &CharacterClasses, text: &str) -> Option<usize> {
    let mut octets = [""; 4];
    let mut rest = text;
    for (position, octet) in octets.iter_mut().enumerate() {
        if position > 0 {
            rest = rest.strip_prefix('.')?;
        }
        (*octet, rest) = leading_digits(classes, rest);
    }
    let [first, second, third, fourth] = octets;
    let private = matches!((first, second), ("10" | "127", _) | ("169", "254") | ("192", "168"))
        || (first == "172" && is_private_172(second));
    let valid = is_octet(first, 223, false)
        && is_octet(second, 255, true)
        && is_octet(third, 255, true)
        && is_octet(fourth, 254, false);
    (valid && !private).then_some(text.len() - rest.len())
}

/// Whether `172.` and this octet lie in 172.16.0.0/12.
fn is_private_172(octet: &str) -> bool {
    octet.chars().count() == 2
        && (octet.starts_with('1') && octet.ends_with(['6', '7', '8', '9'])
            || octet.starts_with('2')
            || octet == "30"
            || octet == "31")
}

/// Whether the digits are a number up to `most`, written as the pattern allows it: the outer octets
/// do not begin with 0, the inner ones may.
fn is_octet(digits: &str, most: u32, inner: bool) -> bool {
    let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let begins_well =
        if digits.len() == 3 { digits.starts_with(['1', '2']) } else { inner || !digits.starts_with('0') };
    plain && begins_well && digits.parse().is_ok_and(|value: u32| value <= most)
}

/// The decimal digits with which a text begins, and the rest.
fn leading_digits<'a>(classes: &CharacterClasses, text: &'a str) -> (&'a str, &'a str) {
    let is_digit = |character| classes.is(character, CharacterClass::DECIMAL);
    text.split_at(text.find(|character| !is_digit(character)).unwrap_or(text.len()))
}
