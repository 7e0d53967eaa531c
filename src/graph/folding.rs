//! Text without regard to case and accents.

use unicode_general_category::{GeneralCategory, get_general_category};

/// `text` in lower case, without accents and with joined letters written apart, so that "Muller" finds
/// "Müller" and "Strasse" finds "Straße".
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        fold_letter(character, |letter| folded.push(letter));
    }
    folded
}

/// Gives what a letter becomes when text is compared: none for an accent, two for some joined letters.
pub fn fold_letter(character: char, mut give: impl FnMut(char)) {
    match character {
        _ if character.is_ascii() => give(character.to_ascii_lowercase()),
        'ß' | 'ẞ' => "ss".chars().for_each(give),
        'æ' | 'Æ' => "ae".chars().for_each(give),
        'œ' | 'Œ' => "oe".chars().for_each(give),
        'þ' | 'Þ' => "th".chars().for_each(give),
        'ð' | 'Ð' => give('d'),
        _ => {
            let plain = unaccented(character);
            if get_general_category(plain) != GeneralCategory::NonspacingMark {
                plain.to_lowercase().for_each(give);
            }
        }
    }
}

/// The plain letter under the accents of the precomposed Latin letters that news in European
/// languages uses; any other character as it is.
fn unaccented(character: char) -> char {
    const PLAIN: [(char, &str); 16] = [
        ('a', "àáâãäåāăąÀÁÂÃÄÅĀĂĄ"),
        ('c', "çćĉċčÇĆĈĊČ"),
        ('d', "ďđĎĐ"),
        ('e', "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"),
        ('g', "ĝğġģĜĞĠĢ"),
        ('i', "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"),
        ('k', "ķĶ"),
        ('l', "ĺļľŀłĹĻĽĿŁ"),
        ('n', "ñńņňÑŃŅŇ"),
        ('o', "òóôõöøōŏőÒÓÔÕÖØŌŎŐ"),
        ('r', "ŕŗřŔŖŘ"),
        ('s', "śŝşšșŚŜŞŠȘ"),
        ('t', "ţťŧțŢŤŦȚ"),
        ('u', "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"),
        ('y', "ýÿŷÝŸŶ"),
        ('z', "źżžŹŻŽ"),
    ];
    if character.is_ascii() {
        return character;
    }
    PLAIN.iter().find(|(_, accented)| accented.contains(character)).map_or(character, |&(plain, _)| plain)
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn case_accents_and_joined_letters_do_not_matter() {
        for (one, other) in [
            ("STRASSE", "Straße"),
            ("Müller", "mu\u{308}ller"),
            ("aero", "Ærø"),
            ("Thor", "Þór"),
            ("Łódź", "lodz"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("Turin"), folded("Torino"));
    }
}
