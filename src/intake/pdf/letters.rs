//! What the letters of fonts stand for: ligatures apart, old forms in the usual ones, nothing that cannot be seen.

use unicode_normalization::UnicodeNormalization;

/// The letters as a person would type them. A letter of a private sort that is not one of the common bullets is not
/// known.
pub(super) fn cleaned(letters: &str) -> String {
    if letters.is_ascii() {
        return letters.chars().map(|sign| if sign.is_ascii_control() { ' ' } else { sign }).collect();
    }
    let mut cleaned = String::with_capacity(letters.len());
    for character in letters.chars() {
        match character {
            '\u{AD}' => cleaned.push('\u{AD}'),
            // Ligatures and the shapes of Arabic letters within words.
            '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
                cleaned.extend(std::iter::once(character).nfkc());
            }
            '\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F076}' | '\u{F0FC}' => cleaned.push('•'),
            // Fonts of symbols keep ASCII up here.
            '\u{F020}'..='\u{F07E}' => cleaned.extend(char::from_u32(u32::from(character) - 0xF000)),
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => cleaned.push(char::REPLACEMENT_CHARACTER),
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {}
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => cleaned.push(' '),
            other if other.is_control() => cleaned.push(' '),
            other => cleaned.push(other),
        }
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_that_a_person_would_type() {
        assert_eq!(cleaned("\u{FB01}"), "fi");
        assert_eq!(cleaned("\u{FB03}"), "ffi");
        assert_eq!(cleaned("\u{FEDF}"), "ل");
        assert_eq!(cleaned("\u{F0B7}"), "•");
        assert_eq!(cleaned("\u{F041}"), "A");
        assert_eq!(cleaned("\u{E123}"), "\u{FFFD}");
        assert_eq!(cleaned("a\u{200B}b\u{A0}c\u{0}"), "ab c ");
        assert_eq!(cleaned("’é"), "’é");
    }
}
