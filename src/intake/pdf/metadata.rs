//! What a PDF says about itself beside its pages.

use hayro_syntax::metadata::Metadata;
use hayro_syntax::object::DateTime;
use jiff::civil::Date;

/// The longest title that is one, in characters.
const LONGEST: usize = 300;

/// The letters that a string of a PDF has from 0x80 to 0x9F.
const SPECIAL: [char; 32] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ',
    'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}',
];

/// What a file says about itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    /// The day on which the file was made.
    pub(super) made: Option<Date>,
}

/// What the file says of its title, author and day; what programs put there by themselves is no title.
pub(super) fn about(metadata: &Metadata) -> About {
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(words_of).filter(|text| !text.is_empty());
    About {
        title: text(&metadata.title).filter(|title| is_title(title)),
        author: text(&metadata.author).filter(|author| is_author(author)),
        made: metadata.creation_date.as_ref().and_then(date),
    }
}

fn date(made: &DateTime) -> Option<Date> {
    let date = Date::new(i16::try_from(made.year).ok()?, made.month as i8, made.day as i8).ok()?;
    (date.year() >= 1985).then_some(date)
}

/// The characters of a string outside the pages: UTF-16 or UTF-8 with a mark, else the encoding of the format.
pub(super) fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| character(*byte)).collect(),
    }
}

fn character(byte: u8) -> char {
    match byte {
        0x80..=0x9F => SPECIAL[usize::from(byte - 0x80)],
        0xA0 => '€',
        other => char::from(other),
    }
}

/// The same with single blanks and without what cannot be seen.
fn words_of(bytes: &[u8]) -> String {
    let text = super::letters::cleaned(&text_of(bytes));
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(LONGEST).collect()
}

/// Whether this is a title and not the name of a file or of a program.
fn is_title(title: &str) -> bool {
    const EMPTY: &[&str] = &["untitled", "untitled document", "document", "title", "print", "no title"];
    const PROGRAMS: &[&str] =
        &["microsoft word", "microsoft powerpoint", "microsoft excel", "powerpoint presentation"];
    const ENDINGS: &[&str] = &[
        ".doc", ".docx", ".pdf", ".indd", ".qxd", ".qxp", ".odt", ".rtf", ".tex", ".dvi", ".ps", ".txt",
        ".html", ".htm", ".ppt", ".pptx", ".xls", ".xlsx", ".pages",
    ];
    let lower = title.to_lowercase();
    lower.chars().filter(|character| character.is_alphabetic()).count() >= 3
        && !EMPTY.contains(&lower.as_str())
        && !PROGRAMS.iter().any(|program| lower.starts_with(program))
        && !ENDINGS.iter().any(|ending| lower.ends_with(ending))
        && !lower.contains("://")
}

/// Whether this names a person or a body and not an account of a computer.
fn is_author(author: &str) -> bool {
    let lower = author.to_lowercase();
    !matches!(
        lower.as_str(),
        "anonymous" | "unknown" | "user" | "admin" | "administrator" | "root" | "author"
    ) && lower.chars().any(char::is_alphabetic)
        && (author.contains(' ') || author.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_in_their_encodings() {
        assert_eq!(text_of(b"Zo\xEB \x8Dna\xEFve\x8E \xA0 5"), "Zoë “naïve” € 5");
        assert_eq!(text_of(b"\xFE\xFF\0Z\0o\0\xEB"), "Zoë");
        assert_eq!(text_of(b"\xEF\xBB\xBFZo\xC3\xAB"), "Zoë");
    }

    #[test]
    fn what_programs_put_there_is_no_title() {
        for title in [
            "Microsoft Word - minutes.doc",
            "untitled",
            "report_final.pdf",
            "42",
            "",
            "https://example.org/x",
        ] {
            assert!(!is_title(title), "{title}");
        }
        assert!(is_title("Harbour to be dredged"));
        assert!(
            is_author("Noor Haddad") && is_author("Reuters") && !is_author("jsmith") && !is_author("User")
        );
    }
}
