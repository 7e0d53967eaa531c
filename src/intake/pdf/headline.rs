//! The title, author and day of publication of an article set on pages.

use jiff::civil::Date;

use super::metadata::About;
use super::paragraphs::Paragraph;
use crate::document::{ParagraphKind, written_date};

/// How many paragraphs at the start are looked at.
const FIRST: usize = 12;
/// A heading smaller than this part of the largest is not the headline.
const SMALLEST: f32 = 0.45;
/// The longest line with the name of an author, in words.
const LONGEST_BYLINE: usize = 10;

/// The headline: what the file says where the first page has it too, else the largest heading on the first page, else
/// what the file says. A heading of a word or two above a longer one is the name of the paper.
pub(super) fn title(about: &About, paragraphs: &[Paragraph]) -> Option<String> {
    let first = paragraphs.first()?.page;
    let headings: Vec<&Paragraph> = paragraphs
        .iter()
        .take_while(|paragraph| paragraph.page == first)
        .filter(|paragraph| paragraph.kind == ParagraphKind::Heading)
        .collect();
    let on_page = paragraphs.iter().take(FIRST);
    if let Some(title) = &about.title {
        let wanted = letters(title);
        if on_page.map(|paragraph| letters(&paragraph.text)).any(|text| text.contains(&wanted)) {
            return Some(title.clone());
        }
    }
    let largest = headings.iter().map(|heading| heading.size).fold(0.0, f32::max);
    let words = |heading: &Paragraph| heading.text.split_whitespace().count();
    let sizable = || headings.iter().filter(|heading| heading.size >= largest * SMALLEST);
    let by_size = |a: &&&Paragraph, b: &&&Paragraph| a.size.total_cmp(&b.size);
    // Of two as large the first is meant.
    let long = sizable().rev().filter(|heading| words(heading) >= 4).max_by(by_size);
    let found = long.or_else(|| sizable().rev().max_by(by_size));
    found.map(|heading| heading.text.clone()).or_else(|| about.title.clone())
}

fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The author: a line "By …" near the start, else who the file says made it.
pub(super) fn author(about: &About, paragraphs: &[Paragraph]) -> Option<String> {
    let byline = |paragraph: &Paragraph| {
        let name = paragraph.text.strip_prefix("By ").or_else(|| paragraph.text.strip_prefix("BY "))?;
        let name = name.split([',', '|', '•', ';']).next()?.trim().trim_end_matches('.');
        let is_name =
            name.starts_with(char::is_uppercase) && !name.contains(|sign: char| sign.is_ascii_digit());
        let is_short = paragraph.text.split_whitespace().count() <= LONGEST_BYLINE;
        (is_name && is_short).then(|| name.to_owned())
    };
    paragraphs.iter().take(FIRST).find_map(byline).or_else(|| about.author.clone())
}

/// The day of publication and whether it is only the one on which the file was made: what the text says first, then
/// what stood in a running head, then the day of the file.
pub(super) fn date(about: &About, paragraphs: &[Paragraph], heads: &[String]) -> Option<(Date, bool)> {
    let said = paragraphs.iter().take(FIRST).find_map(|paragraph| written_date([paragraph.text.as_str()]));
    let said = said.or_else(|| heads.iter().find_map(|head| written_date([head.as_str()])));
    said.map(|date| (date, false)).or_else(|| about.made.map(|made| (made, true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(kind: ParagraphKind, text: &str, size: f32) -> Paragraph {
        Paragraph { kind, text: text.to_owned(), page: 1, size }
    }

    fn page() -> Vec<Paragraph> {
        vec![
            paragraph(ParagraphKind::Heading, "THE GAZETTE", 40.0),
            paragraph(ParagraphKind::Heading, "Harbour of Ardmouth to be dredged", 24.0),
            paragraph(ParagraphKind::Body, "By Noor Haddad, 22 September 2026", 10.0),
            paragraph(ParagraphKind::Body, "The council voted.", 10.0),
        ]
    }

    #[test]
    fn the_headline_is_the_largest_heading_that_is_one() {
        let about = About { title: Some("Layout 1".to_owned()), ..About::default() };
        assert_eq!(title(&about, &page()).as_deref(), Some("Harbour of Ardmouth to be dredged"));
        let about = About { title: Some("The Council Voted".to_owned()), ..About::default() };
        assert_eq!(title(&about, &page()).as_deref(), Some("The Council Voted"));
        let about = About { title: Some("Named by its file".to_owned()), ..About::default() };
        assert_eq!(title(&about, &page()[3..]).as_deref(), Some("Named by its file"));
        assert_eq!(title(&About::default(), &page()[..1]).as_deref(), Some("THE GAZETTE"));
    }

    #[test]
    fn author_and_day_are_those_of_the_text() {
        let made = Some(jiff::civil::date(2026, 10, 1));
        let about = About { author: Some("Press Office".to_owned()), made, ..About::default() };
        assert_eq!(author(&about, &page()).as_deref(), Some("Noor Haddad"));
        assert_eq!(date(&about, &page(), &[]), Some((jiff::civil::date(2026, 9, 22), false)));
        let rest = &page()[3..];
        assert_eq!(author(&about, rest).as_deref(), Some("Press Office"));
        let heads = ["Friday 2 October 2026".to_owned()];
        assert_eq!(date(&about, rest, &heads), Some((jiff::civil::date(2026, 10, 2), false)));
        assert_eq!(date(&about, rest, &[]), Some((jiff::civil::date(2026, 10, 1), true)));
    }
}
