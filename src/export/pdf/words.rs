//! Text of a scene on a page: shaped here, so that it stands as it does on the screen, and kept as text, so that it
//! can be searched and copied.

use std::collections::BTreeMap;

use krilla::geom::Point as PagePoint;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::shapes::{fill, halo as halo_stroke};
use crate::scene::fonts::{self, PlacedGlyph};
use crate::scene::run::runs;
use crate::scene::text::is_hidden;
use crate::scene::{Anchor, HALO, Shape, Weight};

/// The faces that a file has taken up so far, by number and whether they are semi-bold.
#[derive(Default)]
pub(super) struct Fonts {
    taken: BTreeMap<(usize, bool), Option<Font>>,
}

impl Fonts {
    fn of(&mut self, number: usize, weight: Weight) -> Option<Font> {
        let is_heavy = number == 0 && weight == Weight::SemiBold;
        let taken = self.taken.entry((number, is_heavy));
        taken.or_insert_with(|| Font::new(fonts::face(number, weight).bytes.to_vec().into(), 0)).clone()
    }
}

/// Draws a line of text: first its halo as outlines, which nobody selects, then the words.
pub(super) fn draw(surface: &mut Surface, shape: &Shape, fonts: &mut Fonts) {
    let Shape::Text { position, anchor, text, size, weight, color, halo, .. } = shape else { return };
    let text: String = text.chars().filter_map(visible).collect();
    let parts = runs(&text, *weight);
    let width: f32 = parts.iter().map(|part| part.width).sum();
    let left = if *anchor == Anchor::Middle { position.x - width * size / 2.0 } else { position.x };
    let outline = halo.map(|color| halo_stroke(color, size * HALO));
    // The halo of one part must not lie over the letters of the next.
    for is_halo in [true, false] {
        if is_halo && outline.is_none() {
            continue;
        }
        surface.set_stroke(outline.clone().filter(|_| is_halo));
        surface.set_fill((!is_halo).then(|| fill(*color)));
        let mut place = PagePoint::from_xy(left, position.y);
        for part in &parts {
            let words = &text[part.range.clone()];
            let placed = fonts::glyphs(words, part.face, *weight, part.is_right_to_left);
            if let Some(font) = fonts.of(part.face, *weight) {
                let glyphs: Vec<KrillaGlyph> = placed.iter().map(glyph).collect();
                surface.draw_glyphs(place, &glyphs, font, words, *size, is_halo);
            }
            place.x += part.width * size;
        }
    }
}

fn glyph(placed: &PlacedGlyph) -> KrillaGlyph {
    let PlacedGlyph { id, range, advance, right, up } = placed;
    KrillaGlyph::new(GlyphId::new(*id), *advance, *right, *up, 0.0, range.clone(), None)
}

/// The character as it is drawn; none for those that have no look of their own.
fn visible(character: char) -> Option<char> {
    match character {
        '\n' | '\r' | '\t' => Some(' '),
        other => (!other.is_control() && !is_hidden(other)).then_some(other),
    }
}
