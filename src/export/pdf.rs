//! Scene to PDF: lines as lines, text as text in the bundled faces, which the file carries as far as it needs them.
//!
//! The geometry is that of [`super::svg`], a pixel being three quarters of a point. The file holds no time and no
//! random number, so that equal scenes give equal bytes.

mod shapes;
mod words;

use krilla::Document;
use krilla::geom::Transform;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::FillRule;
use krilla::surface::Surface;

use super::picture::{PictureError, PictureOptions, Sheet};
use crate::scene::{Item, Scene, Shape};
use shapes::{draw, fill, rectangle};
use words::Fonts;

/// Points to a pixel.
const POINTS: f64 = 0.75;
/// The widest and the highest page that readers of PDF are bound to show, in points.
const LARGEST: f64 = 14_400.0;

/// Writes `scene` as a file of one page, of the size that `options` ask for; the scale is of no account.
///
/// # Errors
///
/// When the size asked for is none, or larger than pages can be.
pub fn write(scene: &Scene, options: &PictureOptions) -> Result<Vec<u8>, PictureError> {
    write_pages(&[(scene, options)], options.title.as_deref())
}

/// Writes several scenes as the pages of one file that has this title.
///
/// # Errors
///
/// When the size that is asked for a page is none, or larger than pages can be.
pub fn write_pages(
    pages: &[(&Scene, &PictureOptions)],
    title: Option<&str>,
) -> Result<Vec<u8>, PictureError> {
    let drawing = |error: String| PictureError::Drawing(error);
    let mut fonts = Fonts::default();
    let mut document = Document::new();
    for (scene, options) in pages {
        let sheet = options.sheet(scene.bounds)?;
        let (width, height) = (sheet.width * POINTS, sheet.height * POINTS);
        if width > LARGEST || height > LARGEST {
            let (width, height) = (sheet.width as u64, sheet.height as u64);
            return Err(PictureError::TooLargeForPdf { width, height });
        }
        let settings = PageSettings::from_wh(width as f32, height as f32)
            .ok_or_else(|| drawing("a page of this size cannot be".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        paint(&mut surface, scene, options, &sheet, &mut fonts);
        surface.finish();
        page.finish();
    }
    let mut metadata = Metadata::new().creator("Relata".to_owned()).language("en".to_owned());
    if let Some(title) = title {
        metadata = metadata.title(title.to_owned());
    }
    document.set_metadata(metadata);
    document.finish().map_err(|error| drawing(format!("{error:?}")))
}

/// Paints a page. What is put upon the surface is taken off again: it must be even at the end.
fn paint(surface: &mut Surface, scene: &Scene, options: &PictureOptions, sheet: &Sheet, fonts: &mut Fonts) {
    let scale = (sheet.width * POINTS) as f32 / sheet.part.width();
    let (left, top) = (-sheet.part.min.x * scale, -sheet.part.min.y * scale);
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, left, top));
    if let Some(color) = scene.background.filter(|_| !options.transparent)
        && let Some(path) = rectangle(sheet.part, 0.0)
    {
        surface.set_fill(Some(fill(color)));
        surface.set_stroke(None);
        surface.draw_path(&path);
    }
    let framed = scene.frame.map_or(0, |frame| frame.items.min(scene.items.len()));
    let (inside, around) = scene.items.split_at(framed);
    let clip = scene.frame.and_then(|frame| rectangle(frame.rectangle, 0.0));
    if let Some(clip) = &clip {
        surface.push_clip_path(clip, &FillRule::NonZero);
    }
    items(surface, inside, fonts);
    if clip.is_some() {
        surface.pop();
    }
    items(surface, around, fonts);
    surface.pop();
}

fn items(surface: &mut Surface, items: &[Item], fonts: &mut Fonts) {
    for item in items {
        match &item.shape {
            Shape::Text { .. } => words::draw(surface, &item.shape, fonts),
            shape => draw(surface, shape),
        }
    }
}
