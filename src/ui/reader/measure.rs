//! How wide a line of a comfortable length is, and how high paragraphs are.

use egui::{Color32, FontId, Ui};

/// So many characters make a line that is easy to read; words that do not fit any more leave a few
/// less on most lines.
const CHARACTERS: f32 = 72.0;

/// Prose with letters as frequent as in English news.
const SAMPLE: &str = "The ministers agreed on Wednesday to prepare a common text on how the treaty should deal \
with migration, and to return to the question in the spring. Nothing, they said, would be decided against the \
will of any one state; but the officials were told to begin at once.";

/// The width of a line of comfortable length in this font.
pub(super) fn width(ui: &Ui, font: FontId) -> f32 {
    let line = ui.painter().layout_no_wrap(SAMPLE.to_owned(), font, Color32::PLACEHOLDER);
    line.size().x / SAMPLE.chars().count() as f32 * CHARACTERS
}

/// About how high a paragraph of so many characters is.
pub(super) fn guess(characters: usize, line_height: f32) -> f32 {
    (characters as f32 / CHARACTERS).ceil().max(1.0) * line_height
}

/// The heights of the paragraphs of a page, as far as they were measured.
#[derive(Debug, Default)]
pub(super) struct Heights {
    /// What they were measured for: the width of the column and the scale of the screen.
    of: (f32, f32),
    heights: Vec<Option<f32>>,
}

impl Heights {
    /// Forgets everything when the column or the page is another.
    pub(super) fn keep_for(&mut self, width: f32, scale: f32, paragraphs: usize) {
        let is_same = (self.of.0 - width).abs() < 0.5 && (self.of.1 - scale).abs() < 1.0e-3;
        if !is_same || self.heights.len() != paragraphs {
            *self = Self { of: (width, scale), heights: vec![None; paragraphs] };
        }
    }

    /// The height of a paragraph.
    pub(super) fn get(&self, number: usize) -> Option<f32> {
        self.heights.get(number).copied().flatten()
    }

    /// Notes the height of a paragraph.
    pub(super) fn set(&mut self, number: usize, height: f32) {
        if let Some(slot) = self.heights.get_mut(number) {
            *slot = Some(height);
        }
    }

    /// Whether a paragraph is still to be measured.
    pub(super) fn has_guesses(&self) -> bool {
        self.heights.iter().any(Option::is_none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme;

    #[test]
    fn most_lines_of_the_reader_hold_65_to_75_characters() {
        let text = include_str!("../../../data/examples/council-of-europe-migration.txt");
        let context = egui::Context::default();
        theme::install(&context);
        let mut lines: Vec<usize> = Vec::new();
        for _ in 0..2 {
            lines.clear();
            let output = context.run_ui(egui::RawInput::default(), |ui| {
                let font = theme::plain(theme::READING);
                let width = width(ui, font.clone());
                for paragraph in text.lines().filter(|line| line.len() > 200) {
                    let galley =
                        ui.painter().layout(paragraph.to_owned(), font.clone(), Color32::PLACEHOLDER, width);
                    let full = galley.rows.len() - 1;
                    lines.extend(galley.rows.iter().take(full).map(|row| row.glyphs.len()));
                }
            });
            output.drop_without_applying_deltas();
        }
        let mean = lines.iter().sum::<usize>() as f32 / lines.len() as f32;
        assert!((66.0..74.0).contains(&mean), "{mean}");
        let fit = lines.iter().filter(|length| (64..=76).contains(*length)).count();
        assert!(fit * 10 >= lines.len() * 8, "{fit} of {}", lines.len());
    }
}
