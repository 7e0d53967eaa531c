//! The words of a letter in paragraphs: lines that were broken to fit are joined, what is answered, what is forwarded
//! and the signature are quotations.

use super::super::writer::tidy;
use crate::document::ParagraphKind;

/// A line of so many characters may have been broken because it was full.
const FULL_LINE: usize = 50;

/// Lines after which another letter follows.
const BEFORE_OTHERS: &[&str] = &[
    "original message",
    "forwarded message",
    "begin forwarded message",
    "forwarded by",
    "original appointment",
];

/// A paragraph of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// What part it plays.
    pub(super) kind: ParagraphKind,
    /// Its words.
    pub(super) text: String,
}

/// The paragraphs of a letter that is text.
pub(super) fn of_text(text: &str) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut last: Option<Line<'_>> = None;
    let mut is_signature = false;
    for source in text.lines() {
        let line = Line::of(source);
        is_signature =
            line.quoted == 0 && (is_signature || matches!(source.trim_end_matches('\r'), "-- " | "--"));
        let is_full = |last: &Line<'_>| last.words.chars().count() >= FULL_LINE;
        let goes_on =
            last.as_ref().is_some_and(|last| last.goes_on_in(&line) && (!is_signature || is_full(last)));
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on => {
                paragraph.text.push(' ');
                paragraph.text.push_str(line.words);
            }
            _ if line.words.is_empty() => {}
            _ => {
                let kind = if line.quoted > 0 || is_signature {
                    ParagraphKind::Quotation
                } else if line.is_item() {
                    ParagraphKind::ListItem
                } else {
                    ParagraphKind::Body
                };
                paragraphs.push(Paragraph { kind, text: line.words.to_owned() });
            }
        }
        last = Some(line);
    }
    quoted(paragraphs)
}

/// The paragraphs of a letter that is a page.
pub(super) fn of_page(blocks: Vec<(ParagraphKind, String)>) -> Vec<Paragraph> {
    quoted(blocks.into_iter().map(|(kind, text)| Paragraph { kind, text: tidy(&text) }).collect())
}

#[derive(Debug)]
struct Line<'a> {
    /// How many letters before this one it comes from.
    quoted: usize,
    words: &'a str,
}

impl<'a> Line<'a> {
    fn of(source: &'a str) -> Self {
        let mut words = source.trim();
        let mut quoted = 0;
        while let Some(rest) = words.strip_prefix('>') {
            quoted += 1;
            words = rest.trim_start();
        }
        Self { quoted, words }
    }

    fn is_item(&self) -> bool {
        let mark = self.words.split(' ').next().unwrap_or_default();
        let number = mark.trim_end_matches(['.', ')']);
        let is_number =
            number.len() < mark.len() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
        matches!(mark, "-" | "*" | "•" | "–" | "o") || (is_number && !number.is_empty())
    }

    /// Whether the next line goes on with the paragraph of this one.
    fn goes_on_in(&self, next: &Self) -> bool {
        let is_rule = |line: &Self| !line.words.contains(char::is_alphanumeric);
        if self.quoted != next.quoted || is_rule(self) || is_rule(next) || next.is_item() {
            return false;
        }
        self.words.chars().count() >= FULL_LINE || next.words.starts_with(char::is_lowercase)
    }
}

/// Makes quotations of what follows the line that tells of another letter, and of the line before one that is quoted
/// ("On Monday, A. wrote:").
fn quoted(mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut is_other = false;
    for at in 0..paragraphs.len() {
        is_other |= begins_other(&paragraphs[at].text) || is_header(&paragraphs, at);
        let is_announced = paragraphs.get(at + 1).is_some_and(|next| next.kind == ParagraphKind::Quotation)
            && paragraphs[at].text.trim_end().ends_with(':')
            && paragraphs[at].text.len() < 300
            && (paragraphs[at].text.contains("wrote") || paragraphs[at].text.contains('@'));
        if is_other || is_announced {
            paragraphs[at].kind = ParagraphKind::Quotation;
        }
    }
    paragraphs.retain(|paragraph| paragraph.text.contains(char::is_alphanumeric));
    paragraphs
}

fn begins_other(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let words = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_ruled = text.starts_with('-') || text.starts_with('_') || words.starts_with("begin ");
    is_ruled && BEFORE_OTHERS.iter().any(|begin| words.starts_with(begin))
}

/// Whether the head of another letter begins here: "From: …", and soon after it when it was sent.
fn is_header(paragraphs: &[Paragraph], at: usize) -> bool {
    let is_field = |text: &str, names: &[&str]| names.iter().any(|name| text.starts_with(name));
    let text = paragraphs[at].text.as_str();
    let sent = ["Sent:", "Date:", "To:"];
    let follow = paragraphs.iter().skip(at + 1).take(3).any(|next| is_field(&next.text, &sent));
    let holds = sent.iter().any(|name| text.contains(&format!(" {name}")));
    is_field(text, &["From:"]) && (follow || holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(ParagraphKind, String)> {
        of_text(text).into_iter().map(|one| (one.kind, one.text)).collect()
    }

    #[test]
    fn broken_lines_are_joined_and_short_ones_stay() {
        let text = "Dear Ms Vale,\n\nThe committee of inquiry met on Tuesday in Harrow and\nheard three witnesses.\n\
                    - the mayor\n- her deputy\n\nRegards\nAnna";
        let words: Vec<_> = told(text).into_iter().map(|(_, text)| text).collect();
        assert_eq!(
            words,
            [
                "Dear Ms Vale,",
                "The committee of inquiry met on Tuesday in Harrow and heard three witnesses.",
                "- the mayor",
                "- her deputy",
                "Regards",
                "Anna"
            ]
        );
    }

    #[test]
    fn answers_forwards_and_signatures_are_quotations() {
        let text = "I agree.\n\nOn Mon, 3 Nov 2025, Tom Hale wrote:\n> Shall we meet?\n>> Before noon.\n\nYes.\n-- \nAnna Reed\n\
                    Herald";
        let kinds: Vec<_> =
            told(text).into_iter().map(|(kind, _)| kind == ParagraphKind::Quotation).collect();
        assert_eq!(kinds, [false, true, true, true, false, true, true]);
        let text = "See below.\n\n-----Original Message-----\nFrom: Tom\nSent: Monday\n\nShall we meet?";
        let kinds: Vec<_> =
            told(text).into_iter().map(|(kind, _)| kind == ParagraphKind::Quotation).collect();
        assert_eq!(kinds, [false, true, true, true, true]);
    }
}
