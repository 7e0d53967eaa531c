//! Words of a document with marks in them: names in the colours of their kinds, words that say a
//! relation, the sentence that is evidence.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Stroke};

use super::theme::Tokens;
use crate::document::Span;
use crate::vocabulary::EntityKind;

/// One mark on a stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    /// Where, in the document's text.
    pub(super) span: Span,
    /// What for.
    pub(super) reason: Reason,
}

/// Why a stretch is marked. Later reasons lie over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// It is a sentence that is shown as evidence.
    Evidence,
    /// It is a sentence behind what the pointer is on.
    Pointed,
    /// It is the place where a walk through the evidence is.
    Current,
    /// It stands for damaged characters of the file.
    Mended,
    /// It says a relation.
    Trigger,
    /// It refers to an entity by a description or a pronoun.
    Description(EntityKind),
    /// It refers to an entity by a name.
    Mention(EntityKind),
    /// It refers to an entity that is selected or under the pointer.
    Touched(EntityKind),
}

impl Reason {
    const fn is_mention(self) -> bool {
        matches!(self, Self::Description(_) | Self::Mention(_) | Self::Touched(_))
    }
}

/// The font and colour of what is not marked.
#[derive(Clone, Debug)]
pub(super) struct Ink {
    /// The font.
    pub(super) font: FontId,
    /// The colour.
    pub(super) color: Color32,
    /// From one base line to the next.
    pub(super) line_height: f32,
}

/// The words of `span`, marked, wrapped at `width`.
pub(super) fn job(
    text: &str,
    span: Span,
    marks: &[Mark],
    ink: &Ink,
    width: f32,
    tokens: &Tokens,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let inside: Vec<Mark> = marks.iter().copied().filter(|mark| mark.span.overlaps(span)).collect();
    let mut cuts: BTreeSet<u32> = [span.start, span.end].into();
    for mark in &inside {
        cuts.extend(
            [mark.span.start, mark.span.end].into_iter().filter(|&cut| span.start < cut && cut < span.end),
        );
    }
    let cuts: Vec<u32> = cuts.into_iter().collect();
    for ends in cuts.windows(2) {
        let &[start, end] = ends else { continue };
        let piece = Span::new(start, end);
        // A line break inside a paragraph is one of the file, not of the text; as long as a space.
        let words = piece.of(text).replace('\n', " ");
        job.append(&words, 0.0, format(piece, &inside, ink, tokens));
    }
    job
}

fn format(piece: Span, marks: &[Mark], ink: &Ink, tokens: &Tokens) -> TextFormat {
    let mut format = TextFormat {
        font_id: ink.font.clone(),
        color: ink.color,
        line_height: Some(ink.line_height),
        ..TextFormat::default()
    };
    let mut over: Vec<&Mark> = marks.iter().filter(|mark| mark.span.overlaps(piece)).collect();
    // Of mentions within mentions the inner one lies over the outer.
    over.sort_by_key(|mark| {
        let depth = if mark.reason.is_mention() { Reverse(mark.span.len()) } else { Reverse(u32::MAX) };
        (mark.reason.is_mention(), depth, mark.reason)
    });
    for reason in over.into_iter().map(|mark| mark.reason) {
        match reason {
            Reason::Evidence => format.background = tokens.evidence,
            Reason::Pointed => format.background = tokens.pointed,
            Reason::Current => format.background = tokens.trigger,
            Reason::Mended => format.underline = Stroke::new(1.0, tokens.secondary.gamma_multiply(0.6)),
            Reason::Trigger => format.underline = Stroke::new(1.5, tokens.accent),
            Reason::Description(kind) => {
                format.underline = Stroke::new(1.0, tokens.kind(kind).gamma_multiply(0.5));
            }
            Reason::Mention(kind) => {
                format.background = tokens.tint(kind);
                format.color = tokens.text;
            }
            Reason::Touched(kind) => {
                format.background = tokens.tint(kind);
                format.color = tokens.text;
                format.underline = Stroke::new(2.0, tokens.kind(kind));
            }
        }
    }
    format.expand_bg = 0.0;
    format
}

/// The byte of a text at which the `character`-th character begins.
pub(super) fn byte_of_character(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte)
}

/// The character that begins at, or holds, this byte of a text.
pub(super) fn character_of_byte(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|&(start, _)| start < byte).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Theme;

    fn pieces(marks: &[Mark]) -> Vec<String> {
        let text = "Ada met\nBob in Paris.";
        let ink = Ink { font: FontId::default(), color: Color32::BLACK, line_height: 16.0 };
        let job = job(text, Span::new(0, 21), marks, &ink, 400.0, &Tokens::of(Theme::Light));
        job.sections
            .iter()
            .map(|section| job.text[section.byte_range.start.0..section.byte_range.end.0].to_owned())
            .collect()
    }

    #[test]
    fn marks_cut_the_text_and_lose_nothing() {
        let marks = [
            Mark { span: Span::new(0, 21), reason: Reason::Evidence },
            Mark { span: Span::new(0, 3), reason: Reason::Mention(EntityKind::Person) },
            Mark { span: Span::new(4, 7), reason: Reason::Trigger },
            Mark { span: Span::new(15, 99), reason: Reason::Mention(EntityKind::Location) },
        ];
        assert_eq!(pieces(&marks), ["Ada", " ", "met", " Bob in ", "Paris."]);
        assert_eq!(pieces(&[]), ["Ada met Bob in Paris."]);
    }

    #[test]
    fn bytes_and_characters_are_told_apart() {
        assert_eq!(byte_of_character("a–b", 2), 4);
        assert_eq!(character_of_byte("a–b", 4), 2);
        assert_eq!(byte_of_character("ab", 9), 2);
    }
}
