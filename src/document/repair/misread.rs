//! UTF-8 that was read as Windows-1252 or Latin-1.
//!
//! A character beyond ASCII takes two to four bytes in UTF-8, and read as Windows-1252 each byte
//! becomes one character. The sequences are found by turning the characters back into bytes and
//! asking whether these are UTF-8. Some sequences also occur in genuine text (`VOCÊ…`), so each is
//! weighed: what nobody writes on purpose counts as proof, the rest needs proof elsewhere in the
//! document. The idea of weighing comes from Robyn Speer's `ftfy`.

use super::super::Span;
use super::super::traced::Piece;

/// What Windows-1252 shows for the bytes 0x80 to 0x9F; `\0` where it shows nothing.
/// Source: the index of windows-1252 in the WHATWG Encoding Standard.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The control character that ends a line, where it does not stand for an ellipsis.
const NEXT_LINE: char = '\u{85}';

/// How sure a sequence is to be damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Nobody writes it.
    Proof,
    /// Its shape is odd enough to be mended when nothing speaks against it.
    Likely,
    /// It may be genuine; mended only beside proof.
    Doubtful,
}

/// A stretch that may be one misread character.
#[derive(Debug)]
struct Sequence {
    span: Span,
    character: char,
    weight: Weight,
    characters: usize,
}

/// The edits that undo one misreading.
pub(super) fn edits(text: &str) -> Vec<Piece> {
    let found = sequences(text);
    let proofs = found.iter().filter(|sequence| sequence.weight == Weight::Proof).count();
    if proofs == 1 && found.len() == 1 && found[0].characters == 2 && has_intact_characters(text, &found[0]) {
        return Vec::new();
    }
    let accepted = |weight| match weight {
        Weight::Proof | Weight::Likely => true,
        Weight::Doubtful => proofs > 1,
    };
    let mut edits: Vec<Piece> = found
        .iter()
        .filter(|sequence| accepted(sequence.weight))
        .map(|sequence| Piece::mend(sequence.span, sequence.character.to_string()))
        .collect();
    let lone = text.matches("Â ").count();
    if proofs > 0 || lone > 1 {
        edits.extend(halves(text, &found));
        edits.sort_by_key(|edit| edit.span);
    }
    edits
}

/// Characters that Latin-1 leaves in the range of controls, as Windows-1252 shows them.
pub(super) fn control_edits(text: &str) -> Vec<Piece> {
    text.char_indices()
        .filter_map(|(at, character)| {
            let index = (character as usize).checked_sub(0x80).filter(|index| *index < 32)?;
            let shown = WINDOWS_1252[index];
            let span = Span::new(at as u32, (at + character.len_utf8()) as u32);
            let is_line_end = character == NEXT_LINE && !is_ellipsis(text, at);
            (shown != '\0' && !is_line_end).then(|| Piece::mend(span, shown.to_string()))
        })
        .collect()
}

/// Whether the control character at `at` stands right behind a word and ends it.
fn is_ellipsis(text: &str, at: usize) -> bool {
    let behind_word = text[..at].chars().next_back().is_some_and(|before| !before.is_whitespace());
    let next = text[at + NEXT_LINE.len_utf8()..].chars().next();
    behind_word && next.is_none_or(|next| !next.is_alphanumeric())
}

/// The byte that Windows-1252 or Latin-1 shows as `character`.
fn byte_of(character: char) -> Option<u8> {
    match character {
        '\u{80}'..='\u{FF}' => u8::try_from(character as u32).ok(),
        _ if character.is_ascii() => None,
        _ => WINDOWS_1252.iter().position(|shown| *shown == character).map(|index| 0x80 + index as u8),
    }
}

fn sequences(text: &str) -> Vec<Sequence> {
    let mut found = Vec::new();
    let mut place = 0;
    let mut before = None;
    while let Some(character) = text[place..].chars().next() {
        if let Some(sequence) = sequence_at(text, place, character, before) {
            place = sequence.span.end as usize;
            before = text[..place].chars().next_back();
            found.push(sequence);
        } else {
            place += character.len_utf8();
            before = Some(character);
        }
    }
    found
}

fn sequence_at(text: &str, place: usize, lead: char, before: Option<char>) -> Option<Sequence> {
    let first = byte_of(lead)?;
    let length = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [first, 0, 0, 0];
    let mut tail = ['\0'; 3];
    let mut end = place + lead.len_utf8();
    let mut rest = text[end..].chars();
    for index in 1..length {
        let character = rest.next()?;
        let byte = byte_of(character).filter(|byte| (0x80..0xC0).contains(byte))?;
        bytes[index] = byte;
        tail[index - 1] = character;
        end += character.len_utf8();
    }
    let character = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    let around = Surroundings { before, lead, tail: &tail[..length - 1], after: text[end..].chars().next() };
    let weight = around.weight(character, &text[end..]);
    Some(Sequence { span: Span::new(place as u32, end as u32), character, weight, characters: length })
}

/// A sequence and its neighbours.
struct Surroundings<'a> {
    before: Option<char>,
    lead: char,
    tail: &'a [char],
    after: Option<char>,
}

impl Surroundings<'_> {
    fn weight(&self, character: char, rest: &str) -> Weight {
        let proof = match self.lead {
            'Ã' => !self.is_typographic_ending(rest),
            'Â' => !self.before.is_some_and(char::is_uppercase),
            'â' => ('\u{2000}'..'\u{2C00}').contains(&character),
            'ï' => {
                matches!(character, '\u{FEFF}' | '\u{FFFD}' | '\u{FB00}'..='\u{FB06}' | '\u{FF00}'..='\u{FFEF}')
            }
            'ð' => true,
            _ => false,
        };
        if proof {
            Weight::Proof
        } else if self.is_oddly_shaped() {
            Weight::Likely
        } else {
            Weight::Doubtful
        }
    }

    /// `Ã…` and `Ã’s` also occur where a genuine letter is followed by a mark.
    fn is_typographic_ending(&self, rest: &str) -> bool {
        let is_mark = matches!(self.tail, ['…' | '’' | '‘' | '“' | '”' | '–' | '—']);
        let possessive = rest.strip_prefix(['s', 'S']);
        let ends = possessive.unwrap_or(rest).chars().next().is_none_or(|next| !next.is_alphabetic());
        is_mark && ends
    }

    /// A capital letter that is followed by a sign in the middle of a word: `RÄ«ga`, `Ä°stanbul`.
    fn is_oddly_shaped(&self) -> bool {
        let sign = matches!(
            self.tail,
            ['°' | '±' | '²' | '³' | '«' | '»' | '¼' | '½' | '¾' | '¶' | '¨' | '¯' | '‡' | '†' | '\u{80}'
                ..='\u{9F}']
        );
        self.lead.is_uppercase() && sign && self.after.is_some_and(char::is_lowercase)
    }
}

/// Whether characters beyond ASCII stand outside the sequence: a text that was misread as a whole
/// has none.
fn has_intact_characters(text: &str, sequence: &Sequence) -> bool {
    let span = sequence.span.range();
    !text[..span.start].is_ascii() || !text[span.end..].is_ascii()
}

/// Sequences of which a part is gone: `â€` for ” whose last byte means nothing in Windows-1252, and
/// `Ã` and `Â` for à and a blank whose second byte became an ordinary blank.
fn halves(text: &str, found: &[Sequence]) -> Vec<Piece> {
    let mut taken = found.iter().peekable();
    let mut edits = Vec::new();
    for (at, character) in text.char_indices().filter(|(_, character)| matches!(character, 'â' | 'Ã' | 'Â'))
    {
        while taken.next_if(|sequence| sequence.span.end as usize <= at).is_some() {}
        if taken.peek().is_some_and(|sequence| sequence.span.start as usize <= at) {
            continue;
        }
        let start = at as u32;
        let rest = &text[at + character.len_utf8()..];
        if let Some(rest) = rest.strip_prefix('€').filter(|_| character == 'â') {
            let lost = if rest.starts_with('\u{FFFD}') { 3 } else { 0 };
            let end = start + 2 + '€'.len_utf8() as u32 + lost;
            edits.push(Piece::mend(Span::new(start, end), "”"));
        } else if character == 'Ã' && rest.starts_with(' ') {
            edits.push(Piece::mend(Span::new(start, start + 2), "à"));
        } else if character == 'Â' && rest.starts_with(' ') && !text[..at].ends_with(char::is_uppercase) {
            edits.push(Piece::mend(Span::new(start, start + 3), " "));
        }
    }
    edits
}
