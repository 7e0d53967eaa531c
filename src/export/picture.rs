//! What a saved picture is like: its size, and what can go wrong.

use super::paper::Paper;
use crate::layout::{Point, Rectangle};

/// A graph on paper is enlarged so many times at most: a picture of three names need not fill a poster.
const LARGEST_ON_PAPER: f64 = 2.0;

/// So many pixels a picture may have: about 400 MB while it is made.
pub const MOST_PIXELS: u64 = 100_000_000;

/// How a picture is saved. The default is the scene's own size on its background.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PictureOptions {
    /// Width before scaling; from the height or the scene when it is not given.
    pub width: Option<u32>,
    /// Height before scaling; from the width or the scene when it is not given.
    pub height: Option<u32>,
    /// How many pixels stand for one: 1 to 4; 1 when it is not given.
    pub scale: Option<f32>,
    /// The sheet that it is fitted on, whatever width and height say.
    pub paper: Option<Paper>,
    /// Whether the background is left out.
    pub transparent: bool,
    /// The title that the file carries.
    pub title: Option<String>,
}

/// Why a picture cannot be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PictureError {
    /// The picture would have more than [`MOST_PIXELS`].
    #[error(
        "a picture of {width} × {height} pixels is too large: {} million pixels are the limit; choose a smaller width, height or scale",
        MOST_PIXELS / 1_000_000
    )]
    TooLarge {
        /// Its width in pixels.
        width: u64,
        /// Its height in pixels.
        height: u64,
    },
    /// The page would be larger than PDF allows.
    #[error(
        "a page of {width} × {height} pixels is larger than a PDF can have; choose a size of paper, or a smaller width or height"
    )]
    TooLargeForPdf {
        /// Its width in pixels.
        width: u64,
        /// Its height in pixels.
        height: u64,
    },
    /// A width or height of zero.
    #[error("a picture needs a width and a height of at least one pixel")]
    Empty,
    /// A scale that is not a number from 1 to 4.
    #[error("the scale of a picture is a number from 1 to 4")]
    Scale,
    /// The picture could not be drawn or packed; the reason in words.
    #[error("the picture could not be drawn: {0}")]
    Drawing(String),
}

/// How large a file is, and what it shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sheet {
    /// Its width in pixels before scaling.
    pub(super) width: f64,
    /// Its height.
    pub(super) height: f64,
    /// The part of the plane that it shows.
    pub(super) part: Rectangle,
}

impl PictureOptions {
    /// Width and height before scaling: those asked for, or the scene's own, with its aspect.
    pub(super) fn size(&self, bounds: Rectangle) -> Result<(f64, f64), PictureError> {
        if self.width == Some(0) || self.height == Some(0) {
            return Err(PictureError::Empty);
        }
        let (own_width, own_height) =
            (f64::from(bounds.width()).max(1.0), f64::from(bounds.height()).max(1.0));
        if let Some(paper) = &self.paper {
            return Ok(paper.pixels(own_width, own_height));
        }
        Ok(match (self.width.map(f64::from), self.height.map(f64::from)) {
            (Some(width), Some(height)) => (width, height),
            (Some(width), None) => (width, (width * own_height / own_width).round().max(1.0)),
            (None, Some(height)) => ((height * own_width / own_height).round().max(1.0), height),
            (None, None) => (own_width.ceil(), own_height.ceil()),
        })
    }

    /// The size of the file before scaling, and the part of the plane that it shows: the scene in its middle,
    /// whole, with the margin of the paper around it.
    pub(super) fn sheet(&self, bounds: Rectangle) -> Result<Sheet, PictureError> {
        let (width, height) = self.size(bounds)?;
        let (own_width, own_height) = (bounds.width().max(1.0), bounds.height().max(1.0));
        let half = if let Some(paper) = &self.paper {
            let margin = 2.0 * paper.margin_pixels();
            let scale =
                ((width - margin) / f64::from(own_width)).min((height - margin) / f64::from(own_height));
            let scale = scale.min(LARGEST_ON_PAPER);
            Point::new((width / scale / 2.0) as f32, (height / scale / 2.0) as f32)
        } else {
            let aspect = (width / height) as f32;
            if own_width / own_height < aspect {
                Point::new(own_height * aspect / 2.0, own_height / 2.0)
            } else {
                Point::new(own_width / 2.0, own_width / aspect / 2.0)
            }
        };
        Ok(Sheet { width, height, part: Rectangle::around(bounds.center(), half) })
    }

    /// The part of the plane that the file shows: more than the scene, where size or paper have other proportions.
    ///
    /// # Errors
    ///
    /// When no picture can have this size.
    pub fn part(&self, bounds: Rectangle) -> Result<Rectangle, PictureError> {
        self.sheet(bounds).map(|sheet| sheet.part)
    }

    /// Width and height in pixels.
    ///
    /// # Errors
    ///
    /// When no picture can have this size.
    pub fn pixels(&self, bounds: Rectangle) -> Result<(u32, u32), PictureError> {
        let scale = f64::from(self.scale.unwrap_or(1.0));
        if !(1.0..=4.0).contains(&scale) {
            return Err(PictureError::Scale);
        }
        let (width, height) = self.size(bounds)?;
        let (width, height) = ((width * scale).round() as u64, (height * scale).round() as u64);
        if width.saturating_mul(height) > MOST_PIXELS {
            return Err(PictureError::TooLarge { width, height });
        }
        Ok((width as u32, height as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::paper::{Orientation, PaperSize};

    #[test]
    fn a_sheet_of_another_aspect_keeps_the_scene_in_its_middle() {
        let bounds = Rectangle::new(Point::new(0.0, 0.0), Point::new(200.0, 100.0));
        let part = |width, height| {
            let options =
                PictureOptions { width: Some(width), height: Some(height), ..PictureOptions::default() };
            options.sheet(bounds).map(|sheet| sheet.part)
        };
        let both = |min: (f32, f32), max: (f32, f32)| {
            Ok(Rectangle::new(Point::new(min.0, min.1), Point::new(max.0, max.1)))
        };
        assert_eq!(part(400, 100), both((-100.0, 0.0), (300.0, 100.0)));
        assert_eq!(part(100, 100), both((0.0, -50.0), (200.0, 150.0)));
    }

    #[test]
    fn paper_holds_the_whole_picture_with_its_margin() {
        for (own_width, own_height) in [(3000.0, 900.0), (400.0, 5000.0), (20.0, 10.0)] {
            let bounds = Rectangle::new(Point::new(-7.0, 4.0), Point::new(own_width - 7.0, own_height + 4.0));
            for &size in PaperSize::ALL {
                for &orientation in Orientation::ALL {
                    let paper = Paper { size, orientation, margin: 12 };
                    let options = PictureOptions { paper: Some(paper), ..PictureOptions::default() };
                    let sheet = options.sheet(bounds).unwrap();
                    let scale = sheet.width / f64::from(sheet.part.width());
                    let margin = 12.0 * 96.0 / 25.4 - 0.1;
                    let left = f64::from(bounds.min.x - sheet.part.min.x) * scale;
                    let above = f64::from(bounds.min.y - sheet.part.min.y) * scale;
                    assert!(left >= margin && above >= margin, "{size} {orientation}: {left} {above}");
                    assert!(scale <= LARGEST_ON_PAPER + 0.001);
                    let is_wide = match orientation {
                        Orientation::Automatic => own_width > own_height,
                        other => other == Orientation::Landscape,
                    };
                    assert_eq!(sheet.width > sheet.height, is_wide);
                }
            }
        }
    }

    fn pixels(options: &PictureOptions) -> Result<(u32, u32), PictureError> {
        options.pixels(Rectangle::new(Point::new(-10.0, 0.0), Point::new(190.0, 100.0)))
    }

    #[test]
    fn sizes_keep_the_aspect_unless_both_are_given() {
        let own = PictureOptions::default();
        assert_eq!(pixels(&own), Ok((200, 100)));
        assert_eq!(pixels(&PictureOptions { width: Some(1000), ..own.clone() }), Ok((1000, 500)));
        assert_eq!(
            pixels(&PictureOptions { height: Some(50), scale: Some(3.0), ..own.clone() }),
            Ok((300, 150))
        );
        assert_eq!(pixels(&PictureOptions { width: Some(30), height: Some(70), ..own }), Ok((30, 70)));
    }

    #[test]
    fn impossible_sizes_are_refused_in_plain_words() {
        let own = PictureOptions::default();
        for scale in [0.0, 0.5, 5.0, f32::NAN] {
            assert_eq!(
                pixels(&PictureOptions { scale: Some(scale), ..own.clone() }),
                Err(PictureError::Scale)
            );
        }
        assert_eq!(pixels(&PictureOptions { width: Some(0), ..own.clone() }), Err(PictureError::Empty));
        let huge = pixels(&PictureOptions { width: Some(u32::MAX), height: Some(u32::MAX), ..own });
        assert!(huge.unwrap_err().to_string().contains("100 million pixels"));
    }
}
