//! How colours are seen: contrast as WCAG 2.2 measures it, and what eyes see that lack one sort of
//! cone.

use relata::scene::theme::Theme;
use relata::scene::{Color, PaletteName};

/// A colour as light: red, green and blue, 0 to 1, linear.
pub(crate) type Light = [f64; 3];

/// The light of a colour of the sRGB space.
pub(crate) fn light(red: u8, green: u8, blue: u8) -> Light {
    [red, green, blue].map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

/// The light of a colour of a scene.
pub(crate) fn of(color: Color) -> Light {
    light(color.red, color.green, color.blue)
}

fn times(matrix: &[[f64; 3]; 3], light: Light) -> Light {
    matrix.map(|row| row.iter().zip(light).map(|(factor, value)| factor * value).sum())
}

/// Relative luminance.
pub(crate) fn luminance(light: Light) -> f64 {
    0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
}

/// Contrast ratio, 1 to 21.
pub(crate) fn contrast(one: Light, other: Light) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Kinds of eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Eyes {
    /// All three sorts of cones.
    All,
    /// None for long waves.
    Protanopia,
    /// None for middle waves.
    Deuteranopia,
    /// None for short waves.
    Tritanopia,
}

impl Eyes {
    pub(crate) const EVERY: [Self; 4] = [Self::All, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// The light that looks to all cones as `light` looks to these. Protanopia and deuteranopia after
    /// Viénot, Brettel and Mollon (1999), tritanopia after Brettel, Viénot and Mollon (1997), with the
    /// matrices for sRGB that libDaltonLens publishes.
    pub(crate) fn see(self, light: Light) -> Light {
        let seen = match self {
            Self::All => light,
            Self::Protanopia => {
                times(&[[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]], light)
            }
            Self::Deuteranopia => {
                times(&[[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]], light)
            }
            Self::Tritanopia => {
                let side = 0.03901 * light[0] - 0.02788 * light[1] - 0.01113 * light[2];
                let one =
                    [[1.01277, 0.13548, -0.14826], [-0.01243, 0.86812, 0.14431], [0.07589, 0.805, 0.11911]];
                let other =
                    [[0.93678, 0.18979, -0.12657], [0.06154, 0.81526, 0.1232], [-0.37562, 1.12767, 0.24796]];
                times(if side >= 0.0 { &one } else { &other }, light)
            }
        };
        seen.map(|value| value.clamp(0.0, 1.0))
    }
}

/// How different two lights look: their distance in the space `OKLab`, where 0.02 is just seen.
pub(crate) fn difference(one: Light, other: Light) -> f64 {
    let [one, other] = [one, other].map(oklab);
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn oklab(light: Light) -> Light {
    let cones = times(
        &[
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        light,
    );
    times(
        &[
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cones.map(f64::cbrt),
    )
}

/// Every theme in every palette.
pub(crate) fn looks() -> impl Iterator<Item = (Theme, PaletteName)> {
    [Theme::Light, Theme::Dark].into_iter().flat_map(|theme| PaletteName::ALL.map(|name| (theme, name)))
}
