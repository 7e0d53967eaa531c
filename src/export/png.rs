//! Scene to PNG: the SVG of the scene, drawn by resvg with the bundled faces.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{FontResolver, Options, Tree};

use super::picture::{PictureError, PictureOptions};
use super::svg::{self, Faces};
use crate::scene::Scene;
use crate::scene::fonts::{INTER_REGULAR, INTER_SEMI_BOLD, OTHERS};

/// Draws `scene` in the size and scale that `options` ask for.
///
/// # Errors
///
/// When the size or scale is none that a picture can have, see [`PictureError`].
pub fn write(scene: &Scene, options: &PictureOptions) -> Result<Vec<u8>, PictureError> {
    let drawn = draw(scene, options)?;
    drawn.encode_png().map_err(|error| PictureError::Drawing(error.to_string()))
}

fn draw(scene: &Scene, options: &PictureOptions) -> Result<Pixmap, PictureError> {
    let (width, height) = options.pixels(scene.bounds)?;
    let drawing = |error: &dyn std::fmt::Display| PictureError::Drawing(error.to_string());
    let source = svg::write_with(scene, options, Faces::Bundled)?;
    let tree = Tree::from_str(&source, &reading()).map_err(|error| drawing(&error))?;
    let mut pixels = Pixmap::new(width, height).ok_or(PictureError::Empty)?;
    let size = tree.size();
    let transform = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, transform, &mut pixels.as_mut());
    Ok(pixels)
}

/// A picture as pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// How many stand beside each other.
    pub width: usize,
    /// How many stand below each other.
    pub height: usize,
    /// Red, green, blue and opacity of each, row by row, not premultiplied.
    pub bytes: Vec<u8>,
}

/// Draws `scene` as pixels, for a clipboard.
///
/// # Errors
///
/// As [`write`].
pub fn pixels(scene: &Scene, options: &PictureOptions) -> Result<Pixels, PictureError> {
    let drawn = draw(scene, options)?;
    let bytes = drawn.pixels().iter().flat_map(|pixel| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    });
    Ok(Pixels { width: drawn.width() as usize, height: drawn.height() as usize, bytes: bytes.collect() })
}

/// How the SVG is read: with the bundled faces alone, so that the picture is the same on every machine.
/// Every part of a text names its face; a character that none has is drawn as Inter's empty box.
fn reading() -> Options<'static> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    Options {
        font_family: INTER_REGULAR.family.to_owned(),
        fontdb: Arc::clone(FONTS.get_or_init(|| Arc::new(fonts()))),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(|_, _, _| None),
        },
        ..Options::default()
    }
}

fn fonts() -> Database {
    let mut fonts = Database::new();
    for face in [&INTER_REGULAR, &INTER_SEMI_BOLD].into_iter().chain(&OTHERS) {
        fonts.load_font_source(Source::Binary(Arc::new(face.bytes)));
    }
    for set in [Database::set_sans_serif_family, Database::set_serif_family, Database::set_monospace_family] {
        set(&mut fonts, INTER_REGULAR.family);
    }
    fonts
}
