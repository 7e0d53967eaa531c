//! Scene to PNG: the SVG of the scene, drawn by resvg with the bundled typeface.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, ID, Query, Stretch, Style, Weight};
use resvg::usvg::{FontResolver, Options, Tree};
use skrifa::{FontRef, MetadataProvider};

use super::picture::{PictureError, PictureOptions};
use super::svg;
use crate::scene::Scene;
use crate::scene::text::{INTER_REGULAR, INTER_SEMI_BOLD};

/// Draws `scene` in the size and scale that `options` ask for.
///
/// # Errors
///
/// When the size or scale is none that a picture can have, see [`PictureError`].
pub fn write(scene: &Scene, options: &PictureOptions) -> Result<Vec<u8>, PictureError> {
    let (width, height) = options.pixels(scene.bounds)?;
    let drawing = |error: &dyn std::fmt::Display| PictureError::Drawing(error.to_string());
    let source = svg::write(scene, options)?;
    let needs_more = has_foreign_characters(scene);
    let tree = Tree::from_str(&source, &reading(needs_more)).map_err(|error| drawing(&error))?;
    let mut pixels = Pixmap::new(width, height).ok_or(PictureError::Empty)?;
    let size = tree.size();
    let transform = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| drawing(&error))
}

/// Whether any text holds characters that the bundled typeface lacks.
fn has_foreign_characters(scene: &Scene) -> bool {
    use crate::scene::{Shape, text::FontMetrics};
    let metrics = FontMetrics::bundled();
    scene.items.iter().any(|item| match &item.shape {
        Shape::Text { text, .. } => !metrics.covers(text),
        _ => false,
    })
}

/// How the SVG is read: with the bundled typeface, and with those of the system only where a script
/// asks for them, since finding them takes a moment.
fn reading(with_system_fonts: bool) -> Options<'static> {
    static BUNDLED: OnceLock<Arc<Database>> = OnceLock::new();
    static SYSTEM: OnceLock<Arc<Database>> = OnceLock::new();
    let fonts = if with_system_fonts {
        SYSTEM.get_or_init(|| Arc::new(fonts(true)))
    } else {
        BUNDLED.get_or_init(|| Arc::new(fonts(false)))
    };
    Options {
        font_family: "Inter".to_owned(),
        fontdb: Arc::clone(fonts),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(fallback),
        },
        ..Options::default()
    }
}

fn fonts(with_system_fonts: bool) -> Database {
    let mut fonts = Database::new();
    fonts.load_font_data(INTER_REGULAR.to_vec());
    fonts.load_font_data(INTER_SEMI_BOLD.to_vec());
    if with_system_fonts {
        fonts.load_system_fonts();
    }
    for set in [Database::set_sans_serif_family, Database::set_serif_family, Database::set_monospace_family] {
        set(&mut fonts, "Inter");
    }
    fonts
}

/// A typeface for a character that the bundled one lacks: upright and regular, of a family made for
/// screens where there is one, and never a condensed or heavy face that happens to come first.
fn fallback(character: char, used: &[ID], fonts: &mut Arc<Database>) -> Option<ID> {
    const PREFERRED: [&str; 5] = ["Noto Sans", "DejaVu Sans", "Segoe UI", "Arial", "Helvetica"];
    let plain = fonts
        .faces()
        .filter(|face| {
            !used.contains(&face.id) && face.style == Style::Normal && face.stretch == Stretch::Normal
        })
        .filter(|face| has_glyph(fonts, face.id, character))
        .map(|face| {
            let family = face.families.first().map_or("", |(name, _)| name.as_str());
            let rank = PREFERRED
                .iter()
                .position(|preferred| family.starts_with(preferred))
                .map_or(PREFERRED.len() + usize::from(family.contains("Serif")), |rank| rank);
            let heaviness = face.weight.0.abs_diff(Weight::NORMAL.0);
            ((heaviness, rank, family.to_owned(), face.post_script_name.clone()), face.id)
        })
        .min_by(|one, other| one.0.cmp(&other.0))
        .map(|(_, id)| id);
    plain.or_else(|| {
        let family = [Family::SansSerif];
        fonts.query(&Query { families: &family, ..Query::default() }).filter(|id| !used.contains(id))
    })
}

fn has_glyph(fonts: &Database, face: ID, character: char) -> bool {
    let found = fonts.with_face_data(face, |data, index| {
        FontRef::from_index(data, index).is_ok_and(|font| font.charmap().map(character).is_some())
    });
    found.unwrap_or(false)
}
