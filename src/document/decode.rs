//! The bytes of a file to characters.
//!
//! What the bytes say themselves comes first: a byte order mark, then valid UTF-8, then the shape
//! of UTF-16 without a mark. Everything else is guessed by `chardetng` from the frequency of its
//! characters, as browsers do.

mod binary;
mod legacy;
mod unicode;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::traced::Traced;
use super::{MAX_CHARACTERS, Problem, Span};

/// Bytes around the first foreign one that the guess looks at: enough to be sure, little enough to
/// stay quick on a file of hundreds of megabytes.
const GUESS_WINDOW: usize = 1 << 20;

/// Characters, the name of their encoding and what was met on the way.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The characters and their origins.
    pub(super) traced: Traced,
    /// The encoding, by its name in the WHATWG standard.
    pub(super) encoding: &'static str,
    /// What the reader should know.
    pub(super) problems: Vec<Problem>,
}

/// The characters of a file. `forced` is a person's own choice of encoding.
pub(super) fn decode(bytes: &[u8], forced: Option<&'static Encoding>) -> Decoded {
    if let Some(problem) = binary::problem_of(bytes).filter(|_| forced.is_none()) {
        return Decoded { traced: Traced::default(), encoding: "binary", problems: vec![problem] };
    }
    let (encoding, skipped) = choose(bytes, forced);
    let mut builder = Builder { place: skipped, ..Builder::default() };
    if encoding == UTF_8 {
        unicode::decode_utf8(bytes, &mut builder);
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        unicode::decode_utf16(bytes, encoding == UTF_16BE, &mut builder);
    } else {
        legacy::decode(bytes, encoding, &mut builder);
    }
    let problems = builder.problems(encoding);
    Decoded { traced: builder.traced, encoding: encoding.name(), problems }
}

/// The encoding and the length of the byte order mark.
fn choose(bytes: &[u8], forced: Option<&'static Encoding>) -> (&'static Encoding, usize) {
    let marked = Encoding::for_bom(bytes);
    match (forced, marked) {
        (Some(forced), Some((encoding, length))) if forced == encoding => (forced, length),
        (Some(forced), _) => (forced, 0),
        (None, Some((encoding, length))) => (encoding, length),
        (None, None) => (guess(bytes), 0),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = unicode::utf16_without_mark(bytes) {
        return encoding;
    }
    if unicode::is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = first.saturating_sub(GUESS_WINDOW / 8);
    let end = bytes.len().min(first + GUESS_WINDOW);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[start..end], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Collects characters with their origins up to the limit.
#[derive(Debug, Default)]
struct Builder {
    traced: Traced,
    /// Where the next character starts in the file.
    place: usize,
    characters: usize,
    /// Places whose bytes mean nothing in the encoding.
    unreadable: Places,
    /// Places in UTF-8 that only made sense as Windows-1252.
    foreign: Places,
    cut: bool,
}

/// How many places, and the first of them.
#[derive(Clone, Copy, Debug, Default)]
struct Places {
    count: usize,
    first: Option<Span>,
}

impl Places {
    fn add(&mut self, span: Span) {
        self.count += 1;
        self.first.get_or_insert(span);
    }
}

impl Builder {
    /// Adds one character made from the next `length` bytes; false once the limit is met.
    fn push(&mut self, character: char, length: usize) -> bool {
        if self.characters >= MAX_CHARACTERS {
            self.cut = true;
            return false;
        }
        let at = self.traced.text.len() as u32;
        self.traced.text.push(character);
        let units = (character.len_utf8() as u32, length as u32);
        self.traced.origins.push_steps(at, self.place as u32, units, 1);
        self.place += length;
        self.characters += 1;
        true
    }

    /// Adds text that stands in the file exactly so; false once the limit is met.
    fn push_plain(&mut self, text: &str) -> bool {
        let left = MAX_CHARACTERS - self.characters;
        let end = text.char_indices().nth(left).map_or(text.len(), |(end, _)| end);
        let taken = &text[..end];
        let at = self.traced.text.len() as u32;
        self.traced.origins.push_steps(at, self.place as u32, (1, 1), taken.len() as u32);
        self.traced.text.push_str(taken);
        self.place += taken.len();
        self.characters += if end == text.len() { taken.chars().count() } else { left };
        self.cut |= end < text.len();
        !self.cut
    }

    /// Adds the mark for bytes that mean nothing.
    fn push_unreadable(&mut self, length: usize) -> bool {
        let span = Span::new(self.place as u32, (self.place + length) as u32);
        let added = self.push(char::REPLACEMENT_CHARACTER, length);
        if added {
            self.unreadable.add(span);
        }
        added
    }

    fn problems(&self, encoding: &'static Encoding) -> Vec<Problem> {
        let mut problems = Vec::new();
        let places = |count: usize| if count == 1 { "1 place".to_owned() } else { format!("{count} places") };
        if self.foreign.count > 0 {
            problems.push(Problem {
                message: format!(
                    "The file is UTF-8 but holds bytes of Windows-1252 at {}; they were read as such.",
                    places(self.foreign.count)
                ),
                bytes: self.foreign.first,
            });
        }
        if self.unreadable.count > 0 {
            problems.push(Problem {
                message: format!(
                    "Bytes at {} mean nothing in {} and are shown as “\u{fffd}”; another encoding may fit.",
                    places(self.unreadable.count),
                    encoding.name()
                ),
                bytes: self.unreadable.first,
            });
        }
        if self.cut {
            problems.push(Problem {
                message: format!(
                    "The text is longer than {} million characters and was cut there; split the file to \
                     read all of it.",
                    MAX_CHARACTERS / 1_000_000
                ),
                bytes: Some(Span::new(self.place as u32, self.place as u32)),
            });
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str, usize) {
        let decoded = decode(bytes, None);
        (decoded.traced.text, decoded.encoding, decoded.problems.len())
    }

    #[test]
    fn encodings_are_told_apart() {
        let cases: &[(&[u8], &str, &str)] = &[
            (b"plain words", "plain words", "UTF-8"),
            (b"\xEF\xBB\xBFmarked", "marked", "UTF-8"),
            (b"\xFF\xFEm\0a\0r\0", "mar", "UTF-16LE"),
            (b"\xFE\xFF\0m\0a\0r", "mar", "UTF-16BE"),
            (b"\0n\0o\0 \0m\0a\0r\0k\0 \0h\0e\0r\0e", "no mark here", "UTF-16BE"),
            (b"n\0o\0 \0m\0a\0r\0k\0 \0h\0e\0r\0e\0", "no mark here", "UTF-16LE"),
            (b"the caf\xE9\x92s \x93best\x94 cr\xEApes", "the café’s “best” crêpes", "windows-1252"),
        ];
        for (bytes, text, encoding) in cases {
            assert_eq!(read(bytes), ((*text).to_owned(), *encoding, 0), "{bytes:?}");
        }
    }

    #[test]
    fn one_foreign_byte_does_not_spoil_utf8() {
        let mut bytes = "Zoë Müller – “né” à Orléans".as_bytes().to_vec();
        bytes.extend_from_slice(b" caf\xE9 and more");
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.traced.text, "Zoë Müller – “né” à Orléans café and more");
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.problems.len(), 1);
        let place = decoded.problems[0].bytes.unwrap();
        assert_eq!(&bytes[place.range()], b"\xE9");
    }

    #[test]
    fn a_cut_character_at_the_end_is_marked() {
        let bytes = "Zoë Müller, Orléans, Zoë".as_bytes();
        let (text, _, problems) = read(&bytes[..bytes.len() - 1]);
        assert_eq!(text, "Zoë Müller, Orléans, Zo\u{fffd}");
        assert_eq!(problems, 1);
        let (text, encoding, problems) = read(b"Zo\xC3\xAB Zo\xEB");
        assert_eq!((text.as_str(), encoding, problems), ("Zoë Zoë", "UTF-8", 1));
    }

    #[test]
    fn other_alphabets_are_guessed_and_traced() {
        let words = "Правительство объявило о новых выборах в парламент страны в мае.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(words);
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.traced.text.as_str(), decoded.encoding), (words, "windows-1251"));
        let place = words.find("о новых").unwrap() as u32;
        let origin = decoded.traced.origins.bytes_of(Span::new(place, place + 2)).unwrap();
        assert_eq!(bytes[origin.range()], bytes[23..24]);
        let words = "政府は来月の総選挙を発表した。首相は記者会見で述べた。";
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(words);
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.traced.text.as_str(), decoded.encoding), (words, "Shift_JIS"));
        assert_eq!(decoded.traced.origins.bytes_of(Span::new(3, 6)), Some(Span::new(2, 4)));
    }

    #[test]
    fn the_latin_alphabets_of_europe_are_told_apart() {
        let polish = "Rząd ogłosił w środę, że źródła energii będą droższe; premier zaprzeczył, iż wybory \
                      odbędą się wcześniej.";
        let turkish = "Başbakan, ülkenin dışişleri bakanıyla Ankara'da görüştü ve anlaşmayı imzaladığını \
                       açıkladı.";
        let greek = "Η κυβέρνηση ανακοίνωσε την Τετάρτη ότι οι εκλογές θα γίνουν τον Μάιο.";
        let cases = [
            (polish, encoding_rs::ISO_8859_2),
            (polish, encoding_rs::WINDOWS_1250),
            (turkish, encoding_rs::WINDOWS_1254),
            (greek, encoding_rs::ISO_8859_7),
        ];
        for (words, encoding) in cases {
            let (bytes, _, _) = encoding.encode(words);
            assert_eq!(decode(&bytes, None).traced.text, words, "{}", encoding.name());
        }
    }

    #[test]
    fn a_forced_encoding_wins() {
        let decoded = decode("café".as_bytes(), Some(encoding_rs::WINDOWS_1252));
        assert_eq!(decoded.traced.text, "cafÃ©");
    }

    #[test]
    fn binary_files_give_no_text() {
        let noise: Vec<u8> = (0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for bytes in [b"%PDF-1.7\n1 0 obj".as_slice(), b"PK\x03\x04\x14\0\0\0", &noise] {
            let (text, encoding, problems) = read(bytes);
            assert_eq!((text.as_str(), encoding, problems), ("", "binary", 1));
        }
    }
}
