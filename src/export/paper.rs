//! Sheets of paper that a picture is fitted on.

use crate::names::named_values;

/// Pixels of a picture for a millimetre of paper: 96 to the inch, as SVG and CSS count.
const PER_MILLIMETRE: f64 = 96.0 / 25.4;

named_values! {
    /// A size of paper.
    pub enum PaperSize {
        /// 210 × 297 mm.
        A4 = "a4",
        /// 297 × 420 mm.
        A3 = "a3",
        /// 8.5 × 11 inches.
        Letter = "letter",
    }
}

named_values! {
    /// Which way a sheet is held.
    pub enum Orientation {
        /// As leaves less of it empty.
        Automatic = "automatic",
        /// Higher than wide.
        Portrait = "portrait",
        /// Wider than high.
        Landscape = "landscape",
    }
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its size.
    pub size: PaperSize,
    /// Which way it is held.
    pub orientation: Orientation,
    /// How much of it stays empty on every side, in millimetres.
    pub margin: u8,
}

impl Default for Paper {
    /// A4, held as the picture needs it, with the margin that every printer can do.
    fn default() -> Self {
        Self { size: PaperSize::A4, orientation: Orientation::Automatic, margin: 10 }
    }
}

impl PaperSize {
    /// What a person reads in a list.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::Letter => "Letter",
        }
    }

    /// The short side and the long one, in millimetres.
    const fn sides(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::Letter => (215.9, 279.4),
        }
    }
}

impl Paper {
    /// Width and height in pixels for a picture of this width and height.
    pub(super) fn pixels(self, own_width: f64, own_height: f64) -> (f64, f64) {
        let (short, long) = self.size.sides();
        let (short, long) = (short * PER_MILLIMETRE, long * PER_MILLIMETRE);
        let is_wide = match self.orientation {
            Orientation::Automatic => own_width > own_height,
            Orientation::Portrait => false,
            Orientation::Landscape => true,
        };
        if is_wide { (long, short) } else { (short, long) }
    }

    /// The margin in pixels; never so wide that nothing is left.
    pub(super) fn margin_pixels(self) -> f64 {
        f64::from(self.margin.min(80)) * PER_MILLIMETRE
    }
}
