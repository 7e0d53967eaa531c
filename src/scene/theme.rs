//! The one place with colours: light and dark.
//!
//! The kinds follow the order of the palette of M. Okabe and K. Ito, "Color universal design"
//! (2002), which people with any kind of colour vision can tell apart, each lightened or darkened
//! until it stands out from the background of its theme. Shape says the kind too, so that colour is
//! never alone.

use super::Color;
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
}

/// How much of a faint colour comes from the background.
const FAINTNESS: f32 = 0.72;

impl Palette {
    /// The colour of the marks of `kind`.
    #[must_use]
    pub const fn kind(&self, kind: EntityKind) -> Color {
        self.kinds[kind as usize]
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
    /// Its colours.
    #[must_use]
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}

const fn rgb(code: u32) -> Color {
    Color { red: (code >> 16) as u8, green: (code >> 8) as u8, blue: code as u8, alpha: 255 }
}

static LIGHT: Palette = Palette {
    background: rgb(0x00fb_fbfc),
    text: rgb(0x001d_2129),
    secondary_text: rgb(0x0059_6270),
    edge: rgb(0x0088_909c),
    halo: rgb(0x00fb_fbfc),
    selection: rgb(0x001f_6feb),
    hover: rgb(0x0054_5d6b),
    denied: rgb(0x00c0_2f2f),
    rule: rgb(0x00d5_d9df),
    kinds: [
        rgb(0x00cc_7a00), // Person, from orange
        rgb(0x002b_8ccb), // Organisation, from sky blue
        rgb(0x0000_946b), // Location, from bluish green
        rgb(0x0095_8400), // Law, from yellow
        rgb(0x003b_55b5), // Event, from blue
        rgb(0x00d5_5e00), // Document, from vermillion
        rgb(0x00b8_5c90), // Group, from reddish purple
        rgb(0x006b_7280), // Concept, from black
    ],
};

static DARK: Palette = Palette {
    background: rgb(0x0015_171c),
    text: rgb(0x00e8_eaed),
    secondary_text: rgb(0x009d_a5b3),
    edge: rgb(0x0062_6b79),
    halo: rgb(0x0015_171c),
    selection: rgb(0x005b_9dff),
    hover: rgb(0x00b9_c1cd),
    denied: rgb(0x00f0_6a6a),
    rule: rgb(0x0030_353e),
    kinds: [
        rgb(0x00f0_a830), // Person, from orange
        rgb(0x005f_b9ee), // Organisation, from sky blue
        rgb(0x0021_b98b), // Location, from bluish green
        rgb(0x00dd_d04a), // Law, from yellow
        rgb(0x006f_8ff0), // Event, from blue
        rgb(0x00f0_7a3c), // Document, from vermillion
        rgb(0x00dc_8fb9), // Group, from reddish purple
        rgb(0x00a3_acb9), // Concept, from black
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of WCAG 2.2.
    fn luminance(color: Color) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }

    /// Contrast ratio of WCAG 2.2.
    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn contrast_is_measured_as_wcag_does() {
        assert!((contrast(rgb(0), rgb(0x00ff_ffff)) - 21.0).abs() < 1.0e-9);
        assert!((contrast(rgb(0x0077_7777), rgb(0x00ff_ffff)) - 4.48).abs() < 0.01);
    }

    #[test]
    fn marks_and_text_stand_out_in_both_themes() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = theme.palette();
            for kind in EntityKind::ALL {
                let ratio = contrast(palette.kind(*kind), palette.background);
                assert!(ratio >= 3.0, "{theme:?} {kind}: {ratio:.2}");
            }
            for (name, color) in
                [("edge", palette.edge), ("selection", palette.selection), ("hover", palette.hover)]
            {
                let ratio = contrast(color, palette.background);
                assert!(ratio >= 3.0, "{theme:?} {name}: {ratio:.2}");
            }
            for color in [palette.text, palette.secondary_text] {
                assert!(contrast(color, palette.background) >= 4.5, "{theme:?}");
            }
            assert!(contrast(palette.denied, palette.background) >= 4.5, "{theme:?} denied");
        }
    }

    #[test]
    fn kinds_have_colours_of_their_own() {
        for theme in [Theme::Light, Theme::Dark] {
            let mut colors: Vec<Color> =
                EntityKind::ALL.iter().map(|&kind| theme.palette().kind(kind)).collect();
            colors.sort_by_key(|color| (color.red, color.green, color.blue));
            colors.dedup();
            assert_eq!(colors.len(), EntityKind::ALL.len());
        }
    }

    #[test]
    fn what_is_faint_lies_between_its_colour_and_the_background() {
        let palette = Theme::Light.palette();
        let faint = palette.faint(palette.text);
        assert!(contrast(faint, palette.background) < contrast(palette.text, palette.background));
        assert!(contrast(faint, palette.background) > 1.2);
    }
}
