//! A line of text in the parts that are drawn one by one: each in one face and one direction.

use std::ops::Range;

use unicode_bidi::ParagraphBidiInfo;

use super::Weight;
use super::direction;
use super::fonts;
use super::text::FontMetrics;

/// A part of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The number of its face; 0 is Inter.
    pub face: usize,
    /// How wide it is, kerned, in multiples of the font's height.
    pub width: f32,
    /// Whether it is read from right to left.
    pub is_right_to_left: bool,
}

/// The parts of a line from left to right, as they are seen.
#[must_use]
pub fn runs(text: &str, weight: Weight) -> Vec<Run> {
    if text.is_empty() {
        return Vec::new();
    }
    let faces = FontMetrics::bundled().runs(text, weight);
    let base = direction::base(direction::is_wholly_right_to_left(text));
    let (levels, lines) = ParagraphBidiInfo::new(text, Some(base)).visual_runs(0..text.len());
    let mut runs = Vec::with_capacity(faces.len());
    for line in lines {
        let is_right_to_left = levels.get(line.start).is_some_and(unicode_bidi::Level::is_rtl);
        let mut parts: Vec<Run> = faces
            .iter()
            .map(|(range, face)| (range.start.max(line.start)..range.end.min(line.end), *face))
            .filter(|(range, _)| !range.is_empty())
            .map(|(range, face)| {
                let width =
                    fonts::shaped(&text[range.clone()], face, weight).map_or(0.0, |glyph| glyph.advance);
                Run { range, face, width, is_right_to_left }
            })
            .collect();
        if is_right_to_left {
            parts.reverse();
        }
        runs.append(&mut parts);
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn parts_hold_every_byte_once(text in r"[a-z0-9 ()\.אבגمحد٣٤\u{5b8}\u{64b}\u{200d}\u{200f}\u{2067}漢👩🔬]{0,24}|.{0,24}") {
            let mut runs = runs(&text, Weight::SemiBold);
            runs.sort_by_key(|run| run.range.start);
            let together: String = runs.iter().map(|run| &text[run.range.clone()]).collect();
            prop_assert_eq!(together, text);
        }
    }

    #[test]
    fn parts_stand_as_they_are_seen() {
        let text = "Ann met אב ג (x).";
        let runs = runs(text, Weight::Regular);
        let seen: Vec<&str> = runs.iter().map(|run| &text[run.range.clone()]).collect();
        assert_eq!(seen, ["Ann met ", "ג", " ", "אב", " (x)."]);
        assert!(runs.iter().all(|run| run.width > 0.1));
        assert_eq!(
            runs.iter().map(|run| run.is_right_to_left).collect::<Vec<_>>(),
            [false, true, true, true, false]
        );
    }

    #[test]
    fn a_joined_picture_is_one_part() {
        let text = "A 👩‍🔬🍎 漢字";
        let parts: Vec<&str> =
            runs(text, Weight::Regular).iter().map(|run| &text[run.range.clone()]).collect();
        assert_eq!(parts, ["A ", "👩‍🔬🍎", " ", "漢字"]);
    }
}
