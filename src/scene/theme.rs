//! The one place with colours: light and dark, each in three palettes.
//!
//! `tests/contrast.rs` measures every colour against what it lies on, and the colours of the kinds
//! against each other as people see them whose eyes lack one sort of cone. Shape says the kind too,
//! so that colour is never alone.

mod notes;
mod palettes;

use super::{Color, Fill};
use crate::vocabulary::EntityKind;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// Which colours stand for the kinds, and how far text and lines stand out.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum PaletteName {
    /// After the palette of Okabe and Ito: told apart with any kind of colour vision.
    #[default]
    Standard,
    /// Reds, greens and greys, for eyes that tell blue from green and yellow from violet badly.
    Tritanopia,
    /// Stronger text and lines on black or white, and kinds that stand out more.
    HighContrast,
}

impl PaletteName {
    /// Every palette, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Tritanopia, Self::HighContrast];
}

/// The colours of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub background: Color,
    /// Names and headlines.
    pub text: Color,
    /// Phrases of edges, counts, the legend.
    pub secondary_text: Color,
    /// Edges and their arrowheads.
    pub edge: Color,
    /// Around text and marks, to set them off from what lies below.
    pub halo: Color,
    /// What is selected.
    pub selection: Color,
    /// What is under the pointer.
    pub hover: Color,
    /// The cross on a relation that the text denies.
    pub denied: Color,
    /// Thin lines that part or lead.
    pub rule: Color,
    /// The marks of the kinds, in order of [`EntityKind::ALL`].
    kinds: [Color; 8],
    /// Classes that are no kinds, the most frequent first: articles, parts, communities, states.
    pub categories: [Color; 8],
    /// The classes for which there is no colour of their own.
    pub other: Color,
    /// What belongs to several classes at once, or to none.
    pub several: Color,
    /// The five steps of a measure, from little to much.
    pub steps: [Color; 5],
}

/// How much of a faint colour comes from the background.
const FAINTNESS: f32 = 0.72;

impl Palette {
    /// The colour of the marks of `kind`.
    #[must_use]
    pub const fn kind(&self, kind: EntityKind) -> Color {
        self.kinds[kind as usize]
    }

    /// The colour of a filling.
    #[must_use]
    pub const fn fill(&self, fill: Fill) -> Color {
        match fill {
            Fill::Kind(kind) => self.kind(kind),
            Fill::Category(place) => self.categories[place as usize % self.categories.len()],
            Fill::Step(step) => self.steps[step as usize % self.steps.len()],
            // The third of the classes: the first two are those of the sides.
            Fill::Shared => self.categories[2],
            Fill::Other => self.other,
            Fill::Several => self.several,
        }
    }

    /// Black or white, whichever stands out more from `ground`: for what is written on a mark.
    #[must_use]
    pub fn on(ground: Color) -> Color {
        let part = |value: u8| (f32::from(value) / 255.0).powf(2.2);
        let luminance = 0.2126 * part(ground.red) + 0.7152 * part(ground.green) + 0.0722 * part(ground.blue);
        // Where black and white stand out alike.
        let value = if luminance > 0.179 { 0 } else { 255 };
        Color { red: value, green: value, blue: value, alpha: 255 }
    }

    /// `color` when it is drawn faintly.
    #[must_use]
    pub fn faint(&self, color: Color) -> Color {
        let mix = |own: u8, behind: u8| {
            (f32::from(own) * (1.0 - FAINTNESS) + f32::from(behind) * FAINTNESS).round() as u8
        };
        Color {
            red: mix(color.red, self.background.red),
            green: mix(color.green, self.background.green),
            blue: mix(color.blue, self.background.blue),
            alpha: color.alpha,
        }
    }
}

impl Theme {
    /// Its colours in the standard palette.
    #[must_use]
    pub const fn palette(self) -> &'static Palette {
        self.palette_of(PaletteName::Standard)
    }

    /// Its colours in a palette.
    #[must_use]
    pub const fn palette_of(self, name: PaletteName) -> &'static Palette {
        match (self, name) {
            (Self::Light, PaletteName::Standard) => &palettes::LIGHT,
            (Self::Dark, PaletteName::Standard) => &palettes::DARK,
            (Self::Light, PaletteName::Tritanopia) => &palettes::LIGHT_TRITANOPIA,
            (Self::Dark, PaletteName::Tritanopia) => &palettes::DARK_TRITANOPIA,
            (Self::Light, PaletteName::HighContrast) => &palettes::LIGHT_HIGH_CONTRAST,
            (Self::Dark, PaletteName::HighContrast) => &palettes::DARK_HIGH_CONTRAST,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_faint_lies_between_its_colour_and_the_background() {
        let palette = Theme::Light.palette();
        let faint = palette.faint(palette.text);
        assert!(faint.red > palette.text.red && faint.red < palette.background.red);
        assert_eq!(palette.faint(palette.background), palette.background);
    }
}
