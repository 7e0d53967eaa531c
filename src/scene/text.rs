//! Text: how wide it is in the bundled faces, where it may break, and what must not be in it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::Weight;
use super::fonts::{self, Glyph};
use crate::layout::{Point, Rectangle};

/// From one base line to the next, in multiples of the font's height.
pub const LINE_HEIGHT: f32 = 1.22;

/// From the base line up to the top of a line of text, in multiples of the font's height.
pub const ASCENT: f32 = 0.78;

/// From the base line down to the bottom of a line of text, in multiples of the font's height.
pub const DESCENT: f32 = 0.24;

/// The widths and extents of text in the bundled faces.
#[derive(Debug, Default)]
pub struct FontMetrics {
    glyphs: Mutex<Glyphs>,
}

/// The measured glyphs: whether semi-bold, and which character.
type Glyphs = BTreeMap<(bool, char), Glyph>;

impl FontMetrics {
    /// The metrics of the bundled faces.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static METRICS: OnceLock<FontMetrics> = OnceLock::new();
        METRICS.get_or_init(Self::default)
    }

    /// How wide `text` is at this size, in the unit of `size`. Kerning is left out where letters stand
    /// beside each other: it makes text a hair narrower at most.
    #[must_use]
    pub fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let mut width = 0.0;
        self.each_part(text, weight, |glyph| width += glyph.advance);
        width * size
    }

    /// The box that holds the line and all its ink when it begins at the origin of the base line.
    #[must_use]
    pub fn extent(&self, text: &str, size: f32, weight: Weight) -> Rectangle {
        let mut pen = 0.0;
        let mut extent = Rectangle::new(Point::new(0.0, -ASCENT), Point::new(0.0, DESCENT));
        self.each_part(text, weight, |glyph| {
            let shift = Point::new(pen, 0.0);
            pen += glyph.advance;
            extent = extent.cover(Rectangle::new(glyph.ink.min + shift, glyph.ink.max + shift));
            extent.max.x = extent.max.x.max(pen);
        });
        Rectangle::new(extent.min * size, extent.max * size)
    }

    /// The parts of `text` that one bundled face sets each, in bytes, and that face's number: 0 is Inter.
    #[must_use]
    pub fn runs(&self, text: &str, weight: Weight) -> Vec<(Range<usize>, usize)> {
        let mut glyphs = self.glyphs();
        fonts::runs(text, |character| glyph(&mut glyphs, character, weight).face.unwrap_or(0))
    }

    /// Whether a bundled face has a glyph for every character of `text`.
    #[must_use]
    pub fn covers(&self, text: &str) -> bool {
        let mut glyphs = self.glyphs();
        text.chars().all(|character| glyph(&mut glyphs, character, Weight::Regular).face.is_some())
    }

    /// Calls `told` with all parts of the text that have a width of their own: its characters, and words
    /// of scripts whose characters shape each other.
    fn each_part(&self, text: &str, weight: Weight, mut told: impl FnMut(&Glyph)) {
        if !text.chars().any(fonts::depends_on_neighbours) {
            let mut glyphs = self.glyphs();
            return text.chars().for_each(|character| told(&glyph(&mut glyphs, character, weight)));
        }
        for (range, face) in self.runs(text, weight) {
            let part = &text[range];
            if part.chars().any(fonts::depends_on_neighbours)
                && let Some(shaped) = fonts::shaped(part, face, weight)
            {
                told(&shaped);
            } else {
                let mut glyphs = self.glyphs();
                part.chars().for_each(|character| told(&glyph(&mut glyphs, character, weight)));
            }
        }
    }

    fn glyphs(&self) -> std::sync::MutexGuard<'_, Glyphs> {
        self.glyphs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The glyph of a character, measured once.
fn glyph(glyphs: &mut Glyphs, character: char, weight: Weight) -> Glyph {
    *glyphs.entry((weight == Weight::SemiBold, character)).or_insert_with(|| fonts::glyph(character, weight))
}

/// `text` as one line that is safe to show: line breaks and control characters become spaces, and
/// characters that are invisible or turn the direction of what follows are dropped.
#[must_use]
pub fn one_line(text: &str) -> String {
    let visible = text.chars().filter(|character| !is_hidden(*character));
    let spaced: String = visible
        .map(|character| if character.is_control() || character.is_whitespace() { ' ' } else { character })
        .collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether the character has no look of its own: controls of direction, joiners of nothing, marks
/// of byte order, characters that no text may hold.
pub(crate) fn is_hidden(character: char) -> bool {
    matches!(
        u32::from(character),
        0x00ad | 0x061c | 0x180e | 0x200b | 0x200e | 0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfeff
            | 0xfff9..=0xfffb | 0xfffe | 0xffff | 0xe0000..=0xe0fff
    )
}

/// Breaks `text` into lines no wider than `width` where it can break, all about equally long.
#[must_use]
pub fn wrapped(text: &str, size: f32, weight: Weight, width: f32) -> Vec<String> {
    let metrics = FontMetrics::bundled();
    let text = one_line(text);
    let greedy = lines_within(&text, width, |part| metrics.width(part, size, weight));
    if greedy.len() < 2 {
        return greedy;
    }
    // The narrowest width that needs no more lines makes them equally long.
    let (mut narrow, mut wide) = (width / greedy.len() as f32 * 0.5, width);
    let mut best = greedy;
    for _ in 0..8 {
        let middle = f32::midpoint(narrow, wide);
        let lines = lines_within(&text, middle, |part| metrics.width(part, size, weight));
        let fits =
            lines.len() == best.len() && lines.iter().all(|line| metrics.width(line, size, weight) <= middle);
        if fits {
            (best, wide) = (lines, middle);
        } else {
            narrow = middle;
        }
    }
    best
}

/// Fills lines word by word; a word wider than a line is broken between characters when it is
/// wider than two.
fn lines_within(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let space = measure(" ");
    let mut used = 0.0;
    for word in text.split(' ') {
        let word_width = measure(word);
        match lines.last_mut() {
            Some(line) if used + space + word_width <= width => {
                line.push(' ');
                line.push_str(word);
                used += space + word_width;
            }
            _ if word_width <= width * 2.0 => {
                lines.push(word.to_owned());
                used = word_width;
            }
            _ => {
                used = f32::INFINITY;
                for character in word.chars() {
                    let advance = measure(character.encode_utf8(&mut [0; 4]));
                    if used + advance > width && !fonts::follows(character) {
                        lines.push(String::new());
                        used = 0.0;
                    }
                    if let Some(line) = lines.last_mut() {
                        line.push(character);
                    }
                    used += advance;
                }
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_bundled_typeface() {
        let metrics = FontMetrics::bundled();
        let regular = metrics.width("Council of Europe", 12.0, Weight::Regular);
        let heavy = metrics.width("Council of Europe", 12.0, Weight::SemiBold);
        assert!((95.0..110.0).contains(&regular), "{regular}");
        assert!(heavy > regular);
        assert!(
            (metrics.width("ii", 24.0, Weight::Regular) - 4.0 * metrics.width("i", 12.0, Weight::Regular))
                .abs()
                < 1e-3
        );
        assert!(metrics.width("漢字", 10.0, Weight::Regular) >= 20.0);
    }

    #[test]
    fn extents_hold_accents_and_descenders() {
        let metrics = FontMetrics::bundled();
        let plain = metrics.extent("x", 10.0, Weight::Regular);
        assert!((plain.min.y + 7.8).abs() < 1.0e-5 && (plain.max.y - 2.4).abs() < 1.0e-5, "{plain:?}");
        let accented = metrics.extent("Ǻ", 10.0, Weight::Regular);
        assert!(accented.min.y < -9.0, "{accented:?}");
    }

    #[test]
    fn hidden_and_control_characters_do_not_reach_the_picture() {
        assert_eq!(one_line(" A\u{202e}B\n\tC\u{0}D \u{feff}\u{200b}"), "AB C D");
        assert_eq!(one_line("\n"), "");
    }

    #[test]
    fn long_names_break_into_lines_of_about_equal_length() {
        let wrap = |text| wrapped(text, 12.0, Weight::Regular, 140.0);
        assert_eq!(wrap("Berlin"), ["Berlin"]);
        assert_eq!(wrap("European Convention on Human Rights"), ["European Convention", "on Human Rights"]);
        assert_eq!(wrap(""), [""]);
        let broken = wrap(&"x".repeat(200));
        assert!(broken.len() > 8);
        assert_eq!(broken.concat().len(), 200);
    }
}
