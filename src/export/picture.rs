//! What a saved picture is like: its size, and what can go wrong.

use crate::layout::Rectangle;

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

impl PictureOptions {
    /// Width and height before scaling: those asked for, or the scene's own, with its aspect.
    pub(super) fn size(&self, bounds: Rectangle) -> Result<(f64, f64), PictureError> {
        if self.width == Some(0) || self.height == Some(0) {
            return Err(PictureError::Empty);
        }
        let (own_width, own_height) =
            (f64::from(bounds.width()).max(1.0), f64::from(bounds.height()).max(1.0));
        Ok(match (self.width.map(f64::from), self.height.map(f64::from)) {
            (Some(width), Some(height)) => (width, height),
            (Some(width), None) => (width, (width * own_height / own_width).round().max(1.0)),
            (None, Some(height)) => ((height * own_width / own_height).round().max(1.0), height),
            (None, None) => (own_width.ceil(), own_height.ceil()),
        })
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
    use crate::layout::Point;

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
