//! Lines of scripts that are written from right to left.
//!
//! A page shows its letters in the order of the eye; a text keeps them in the order of the tongue.

use unicode_bidi::{BidiClass, bidi_class};

/// Whether a letter belongs to a script that is written from right to left.
pub(super) fn is_backwards(character: char) -> bool {
    matches!(bidi_class(character), BidiClass::R | BidiClass::AL)
}

/// The characters of a line, given from left to right as the eye sees them, in the order in which they are read.
pub(super) fn as_read(line: &mut [char]) {
    let backwards = line.iter().filter(|character| is_backwards(**character)).count();
    if backwards == 0 {
        return;
    }
    let forwards = line.iter().filter(|character| bidi_class(**character) == BidiClass::L).count();
    if backwards >= forwards {
        line.reverse();
        turn_runs(line, |character| !is_backwards(character) && is_strong(character));
        for character in line.iter_mut() {
            *character = mirrored(*character);
        }
    } else {
        turn_runs(line, is_backwards);
    }
}

/// Whether a character has a direction of its own; digits are always read from left to right.
fn is_strong(character: char) -> bool {
    matches!(bidi_class(character), BidiClass::L | BidiClass::EN | BidiClass::AN)
}

/// Turns around each stretch that begins and ends with such a character and holds no letter of the other kind.
fn turn_runs(line: &mut [char], is_of_run: impl Fn(char) -> bool) {
    let ends_run =
        |character: char| !is_of_run(character) && (is_strong(character) || is_backwards(character));
    let mut start = 0;
    while start < line.len() {
        if !is_of_run(line[start]) {
            start += 1;
            continue;
        }
        let (mut end, mut at) = (start + 1, start + 1);
        while at < line.len() && !ends_run(line[at]) {
            if is_of_run(line[at]) {
                end = at + 1;
            }
            at += 1;
        }
        line[start..end].reverse();
        start = end;
    }
}

/// A bracket as it stands in the text: the page shows it turned around.
const fn mirrored(character: char) -> char {
    match character {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> String {
        let mut characters: Vec<char> = line.chars().collect();
        as_read(&mut characters);
        characters.into_iter().collect()
    }

    #[test]
    fn lines_from_right_to_left_are_turned() {
        assert_eq!(read("םלוע םולש"), "שלום עולם");
        assert_eq!(read(".2026 תנשב New York ריעב"), "בעיר New York בשנת 2026.");
        assert_eq!(read("Minister םולש said"), "Minister שלום said");
        assert_eq!(read("plain words (12)"), "plain words (12)");
    }
}
