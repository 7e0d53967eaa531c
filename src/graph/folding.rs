//! Text without regard to case and accents.

use unicode_general_category::{GeneralCategory, get_general_category};

/// `text` in lower case and without accents, so that "Muller" finds "Müller".
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .map(unaccented)
        .filter(|&character| get_general_category(character) != GeneralCategory::NonspacingMark)
        .flat_map(char::to_lowercase)
        .collect()
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
