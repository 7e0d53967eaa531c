//! One form for all spellings of a name.

use std::borrow::Cow;

/// The name in lower case, without accents, apostrophes, full stops and a leading "the"; every other
/// mark is a blank, and "&" is "and".
#[must_use]
pub fn normal(name: &str) -> Cow<'_, str> {
    // Most words of a text, and they are asked for one by one.
    if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(written_plainly(name))
}

fn written_plainly(name: &str) -> String {
    let mut result = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            // Nearly all letters of English names; the others take a longer look.
            'a'..='z' | '0'..='9' => result.push(character),
            'A'..='Z' => result.push(character.to_ascii_lowercase()),
            '\'' | '’' | '‘' | 'ʼ' | '`' | '.' | '\u{200e}' | '\u{200f}' | '\u{ad}' => {}
            '&' => push_word(&mut result, "and"),
            _ if character.is_alphanumeric() => push_plain(&mut result, character),
            _ => {
                if !result.is_empty() && !result.ends_with(' ') {
                    result.push(' ');
                }
            }
        }
    }
    result.truncate(result.trim_end().len());
    match result.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => result,
    }
}

fn push_word(result: &mut String, word: &str) {
    if !result.is_empty() && !result.ends_with(' ') {
        result.push(' ');
    }
    result.push_str(word);
    result.push(' ');
}

/// Adds the letter in lower case, without its accent. The letters are those of the Latin alphabets
/// of Europe, Turkey and Vietnam that news agencies write.
fn push_plain(result: &mut String, character: char) {
    for lower in character.to_lowercase() {
        match lower {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => result.push('a'),
            'æ' => result.push_str("ae"),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => result.push('c'),
            'ď' | 'đ' | 'ð' => result.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' => result.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => result.push('g'),
            'ĥ' | 'ħ' => result.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => result.push('i'),
            'ĵ' => result.push('j'),
            'ķ' => result.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => result.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => result.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => result.push('o'),
            'œ' => result.push_str("oe"),
            'ŕ' | 'ŗ' | 'ř' => result.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => result.push('s'),
            'ß' => result.push_str("ss"),
            'ţ' | 'ť' | 'ŧ' | 'ț' => result.push('t'),
            'þ' => result.push_str("th"),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => result.push('u'),
            'ŵ' => result.push('w'),
            'ý' | 'ÿ' | 'ŷ' => result.push('y'),
            'ź' | 'ż' | 'ž' => result.push('z'),
            '\u{300}'..='\u{36f}' => {}
            other => result.push(other),
        }
    }
}

/// Whether `text` may stand for `listed` as far as letter case goes: a name in capitals ("US", "WHO")
/// has to be in capitals, a name with a capital has to begin with one.
#[must_use]
pub fn case_agrees(listed: &str, text: &str) -> bool {
    let has_lower = |name: &str| name.chars().any(char::is_lowercase);
    let begins_upper = |name: &str| {
        name.chars().find(|letter| letter.is_alphanumeric()).is_some_and(|first| !first.is_lowercase())
    };
    let text = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
    if has_lower(listed) { !begins_upper(listed) || begins_upper(text) } else { !has_lower(text) }
}
