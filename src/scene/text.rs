//! Text: how wide it is in the bundled typeface, where it may break, and what must not be in it.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::Weight;
use crate::layout::{Point, Rectangle};

/// Inter Regular, an OpenType file.
pub const INTER_REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Inter SemiBold, an OpenType file.
pub const INTER_SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");

/// From one base line to the next, in multiples of the font's height.
pub const LINE_HEIGHT: f32 = 1.22;

/// From the base line up to the top of a line of text, in multiples of the font's height.
pub const ASCENT: f32 = 0.78;

/// From the base line down to the bottom of a line of text, in multiples of the font's height.
pub const DESCENT: f32 = 0.24;

/// One glyph, in multiples of the font's height; y grows downwards from the base line.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    advance: f32,
    ink: Rectangle,
}

/// The widths and extents of the glyphs of the bundled typeface.
#[derive(Debug, Default)]
pub struct FontMetrics {
    glyphs: Mutex<Glyphs>,
}

impl FontMetrics {
    /// The metrics of the bundled Inter.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static METRICS: OnceLock<FontMetrics> = OnceLock::new();
        METRICS.get_or_init(Self::default)
    }

    /// How wide `text` is at this size, in the unit of `size`. Kerning is left out: it makes text a
    /// hair narrower at most.
    #[must_use]
    pub fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let mut glyphs = self.glyphs.lock().unwrap_or_else(PoisonError::into_inner);
        text.chars().map(|character| glyph(&mut glyphs, character, weight).advance).sum::<f32>() * size
    }

    /// The box that holds the line and all its ink when it begins at the origin of the base line.
    #[must_use]
    pub fn extent(&self, text: &str, size: f32, weight: Weight) -> Rectangle {
        let mut glyphs = self.glyphs.lock().unwrap_or_else(PoisonError::into_inner);
        let mut pen = 0.0;
        let mut extent = Rectangle::new(Point::new(0.0, -ASCENT), Point::new(0.0, DESCENT));
        for character in text.chars() {
            let glyph = glyph(&mut glyphs, character, weight);
            let shift = Point::new(pen, 0.0);
            pen += glyph.advance;
            extent = extent.cover(Rectangle::new(glyph.ink.min + shift, glyph.ink.max + shift));
            extent.max.x = extent.max.x.max(pen);
        }
        Rectangle::new(extent.min * size, extent.max * size)
    }

    /// Whether the bundled typeface has a glyph for every character of `text`.
    #[must_use]
    pub fn covers(&self, text: &str) -> bool {
        let font = FontRef::new(INTER_REGULAR).ok();
        text.chars()
            .all(|character| font.as_ref().is_some_and(|font| font.charmap().map(character).is_some()))
    }
}

/// The measured glyphs: whether semi-bold, and which character.
type Glyphs = BTreeMap<(bool, char), Glyph>;

/// The glyph of a character, measured once.
fn glyph(glyphs: &mut Glyphs, character: char, weight: Weight) -> Glyph {
    *glyphs.entry((weight == Weight::SemiBold, character)).or_insert_with(|| measure(character, weight))
}

/// Measures a glyph of the bundled typeface, or guesses one that it lacks.
fn measure(character: char, weight: Weight) -> Glyph {
    let bytes = match weight {
        Weight::Regular => INTER_REGULAR,
        Weight::SemiBold => INTER_SEMI_BOLD,
    };
    FontRef::new(bytes)
        .ok()
        .and_then(|font| {
            let id = font.charmap().map(character)?;
            // A large size in place of font units, so that nothing is rounded.
            let metrics = GlyphMetrics::new(&font, Size::new(1000.0), LocationRef::default());
            let ink = metrics.bounds(id).unwrap_or_default();
            Some(Glyph {
                advance: metrics.advance_width(id)? / 1000.0,
                ink: Rectangle::new(
                    Point::new(ink.x_min / 1000.0, -ink.y_max / 1000.0),
                    Point::new(ink.x_max / 1000.0, -ink.y_min / 1000.0),
                ),
            })
        })
        .unwrap_or_else(|| guess(character))
}

/// A glyph of some other typeface: wide scripts fill a square, the rest a little less.
fn guess(character: char) -> Glyph {
    let is_wide = matches!(u32::from(character), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3
        | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0x1f000..=0x1ffff | 0x20000..=0x3fffd);
    let advance = if is_wide { 1.05 } else { 0.75 };
    Glyph { advance, ink: Rectangle::new(Point::new(0.0, -1.05), Point::new(advance, 0.4)) }
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
                    if used + advance > width {
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
