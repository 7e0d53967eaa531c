//! Letters of different alphabets that look alike.

/// Letters that look like a Latin one, by alphabet. From the confusables of Unicode Technical Standard 39, as far as
/// they occur in the alphabets of living languages.
const LOOKING_LIKE_LATIN: [(&str, &[(char, char)]); 2] = [
    (
        "Cyrillic",
        &[
            ('а', 'a'),
            ('в', 'b'),
            ('е', 'e'),
            ('ё', 'e'),
            ('к', 'k'),
            ('м', 'm'),
            ('н', 'h'),
            ('о', 'o'),
            ('р', 'p'),
            ('с', 'c'),
            ('т', 't'),
            ('у', 'y'),
            ('х', 'x'),
            ('і', 'i'),
            ('ї', 'i'),
            ('ј', 'j'),
            ('ѕ', 's'),
            ('һ', 'h'),
            ('ԁ', 'd'),
            ('ԛ', 'q'),
            ('ԝ', 'w'),
        ],
    ),
    (
        "Greek",
        &[
            ('α', 'a'),
            ('β', 'b'),
            ('ε', 'e'),
            ('η', 'h'),
            ('ι', 'i'),
            ('κ', 'k'),
            ('μ', 'm'),
            ('ν', 'v'),
            ('ο', 'o'),
            ('ρ', 'p'),
            ('τ', 't'),
            ('υ', 'u'),
            ('χ', 'x'),
            ('ζ', 'z'),
            ('ϲ', 'c'),
        ],
    ),
];

/// The Latin letter that a letter in lower case looks like, and the alphabet that it belongs to.
fn latin(letter: char) -> Option<(char, &'static str)> {
    if letter.is_ascii() {
        return None;
    }
    LOOKING_LIKE_LATIN.iter().find_map(|(alphabet, letters)| {
        letters.iter().find(|(other, _)| *other == letter).map(|&(_, latin)| (latin, *alphabet))
    })
}

/// A name in lower case as it looks: with Latin letters in the place of others that look like them.
pub(super) fn as_it_looks(name: &str) -> String {
    name.chars().map(|letter| latin(letter).map_or(letter, |(latin, _)| latin)).collect()
}

/// The letters of two names in lower case that look alike and are not the same, as "а (Cyrillic)"; `None` where the
/// names do not look the same, or are the same.
pub(super) fn told(one: &str, other: &str) -> Option<String> {
    if one == other || as_it_looks(one) != as_it_looks(other) {
        return None;
    }
    let mut told: Vec<String> = Vec::new();
    for (a, b) in one.chars().zip(other.chars()).filter(|(a, b)| a != b) {
        for letter in [a, b] {
            let Some((_, alphabet)) = latin(letter) else { continue };
            let words = format!("{letter} ({alphabet})");
            if !told.contains(&words) {
                told.push(words);
            }
        }
    }
    Some(told.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_only_look_the_same_are_told() {
        assert_eq!(told("p\u{430}ypal", "paypal").as_deref(), Some("\u{430} (Cyrillic)"));
        assert_eq!(told("paypal", "paypal"), None);
        assert_eq!(told("paypal", "paypol"), None);
        assert_eq!(as_it_looks("gο\u{43e}gle"), "google");
    }
}
