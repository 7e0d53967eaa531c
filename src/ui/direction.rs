//! Sets right what is read from right to left, in all that the window paints.
//!
//! egui shapes every word by the rules of its script, but puts words one after the other from left to
//! right. Before a frame leaves for the screen, the lines that hold Arabic, Hebrew or Thaana are put in
//! order as the Unicode bidirectional algorithm has it. Only the painted glyphs move: what a screen
//! reader is told, what is copied and what a click finds stay in the order of reading.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{Glyph, Row};
use egui::{Context, FullOutput, Galley, Plugin, Shape};
use rustc_hash::FxHashMap;
use unicode_bidi::{BidiClass, bidi_class};

use crate::scene::direction::{self, Placed};

/// Puts lines in order, and keeps those of the last frame, since most are painted again.
#[derive(Default)]
pub(super) struct RightToLeft {
    kept: FxHashMap<usize, Kept>,
}

/// A text and the same text with its lines in order.
struct Kept {
    /// Held so that no other text comes to its place in memory.
    _text: Arc<Galley>,
    in_order: Arc<Galley>,
    is_used: bool,
}

impl Plugin for RightToLeft {
    fn debug_name(&self) -> &'static str {
        "right to left"
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        for kept in self.kept.values_mut() {
            kept.is_used = false;
        }
        // A label's halo is the same text many times over.
        let mut last = (0, false);
        for clipped in &mut output.shapes {
            self.turn(&mut clipped.shape, &mut last);
        }
        self.kept.retain(|_, kept| kept.is_used);
    }
}

impl RightToLeft {
    fn turn(&mut self, shape: &mut Shape, last: &mut (usize, bool)) {
        match shape {
            Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| self.turn(shape, last)),
            Shape::Text(text) => {
                let address = Arc::as_ptr(&text.galley) as usize;
                if last.0 != address {
                    *last = (address, direction::has_right_to_left(text.galley.text()));
                }
                if last.1 {
                    let kept = self.kept.entry(address).or_insert_with(|| Kept {
                        in_order: Arc::new(in_order(&text.galley)),
                        _text: Arc::clone(&text.galley),
                        is_used: true,
                    });
                    kept.is_used = true;
                    text.galley = Arc::clone(&kept.in_order);
                }
            }
            _ => {}
        }
    }
}

/// The same text with the glyphs of every line in order.
fn in_order(galley: &Galley) -> Galley {
    let is_wholly = direction::is_wholly_right_to_left(galley.text());
    let pixels = galley.pixels_per_point;
    let mut galley = galley.clone();
    for placed in &mut galley.rows {
        let units = units(&placed.row.glyphs);
        let parts: Vec<char> = units.iter().map(|unit| unit.stands_for).collect();
        if is_wholly || parts.iter().any(|&part| direction::is_right_to_left(part)) {
            let order = direction::from_left(&parts, is_wholly);
            arrange(Arc::make_mut(&mut placed.row), &units, &order, pixels);
        }
    }
    galley
}

/// Glyphs that keep together: a word that was shaped from right to left, or a character.
#[derive(Debug, PartialEq)]
struct Unit {
    glyphs: Range<usize>,
    stands_for: char,
}

/// The units of a line, as they follow each other in the text. A word shaped from right to left lies in
/// the order of its painting already; the word as a whole is where it was in the text.
fn units(glyphs: &[Glyph]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut script = None;
    for (index, glyph) in glyphs.iter().enumerate() {
        // Stands for a further character of the glyph before it and is not seen.
        let is_unseen = glyph.uv_rect.is_nothing() && glyph.advance_width == 0.0;
        let own = script_of(glyph.chr);
        match units.last_mut() {
            Some(unit) if is_unseen || (own.is_some() && own == script) => {
                unit.glyphs.end = index + 1;
                if !is_unseen && !direction::is_right_to_left(unit.stands_for) {
                    unit.stands_for = glyph.chr;
                }
            }
            _ => units.push(Unit { glyphs: index..index + 1, stands_for: glyph.chr }),
        }
        if !is_unseen {
            script = own;
        }
    }
    // What has no letters was not shaped from right to left: its numbers keep their order one by one.
    units
        .into_iter()
        .flat_map(|unit| if is_word(&unit) { vec![unit] } else { single(unit, glyphs) })
        .collect()
}

fn is_word(unit: &Unit) -> bool {
    unit.glyphs.len() == 1 || direction::is_right_to_left(unit.stands_for)
}

fn single(unit: Unit, glyphs: &[Glyph]) -> Vec<Unit> {
    unit.glyphs.map(|index| Unit { glyphs: index..index + 1, stands_for: glyphs[index].chr }).collect()
}

/// The scripts read from right to left that one bundled face each has all characters of.
fn script_of(character: char) -> Option<u8> {
    match u32::from(character) {
        0x0590..=0x05ff | 0xfb1d..=0xfb4f => Some(0),
        0x0600..=0x06ff | 0x0750..=0x077f | 0x08a0..=0x08ff | 0xfb50..=0xfdff | 0xfe70..=0xfefc => Some(1),
        0x0780..=0x07bf => Some(2),
        _ => None,
    }
}

/// Puts the units of a line in this order, the first where the first was.
fn arrange(row: &mut Row, units: &[Unit], order: &[Placed], pixels: f32) {
    let starts: Vec<f32> = units.iter().map(|unit| start(&row.glyphs[unit.glyphs.clone()])).collect();
    let end = row.glyphs.iter().map(Glyph::max_x).fold(f32::NEG_INFINITY, f32::max);
    let Some(mut pen) = starts.first().copied() else { return };
    for placed in order {
        let (unit, begin) = (&units[placed.index], starts[placed.index]);
        let width = starts.get(placed.index + 1).copied().unwrap_or(end) - begin;
        for index in unit.glyphs.clone() {
            shift(row, index, pen - begin, pixels);
        }
        if placed.is_turned && direction::opens_to_a_side(unit.stands_for) {
            mirror(row, unit.glyphs.start, pixels);
        }
        if direction::is_right_to_left(unit.stands_for) {
            numbers(row, unit.glyphs.clone(), pixels);
        }
        pen += width;
    }
    row.visuals.mesh_bounds = row.visuals.mesh.calc_bounds();
}

/// Where a unit begins: at its first letter, since the marks and dots that may be painted before it stand
/// somewhere over it.
fn start(glyphs: &[Glyph]) -> f32 {
    let letter = glyphs.iter().find(|glyph| glyph.advance_width > 0.0);
    letter.or(glyphs.first()).map_or(0.0, |glyph| glyph.pos.x)
}

/// Numbers within a word were laid from right to left with it: they are read from left to right.
fn numbers(row: &mut Row, word: Range<usize>, pixels: f32) {
    let is_digit = |row: &Row, index: usize| {
        let glyph = &row.glyphs[index];
        glyph.advance_width > 0.0 && matches!(bidi_class(glyph.chr), BidiClass::AN | BidiClass::EN)
    };
    let mut from = word.start;
    while from < word.end {
        let to = (from..word.end).find(|&index| !is_digit(row, index)).unwrap_or(word.end);
        if to > from + 1 {
            let (left, right) = (row.glyphs[from].pos.x, row.glyphs[to - 1].max_x());
            for index in from..to {
                let glyph = row.glyphs[index];
                shift(row, index, left + right - glyph.max_x() - glyph.pos.x, pixels);
            }
        }
        from = to.max(from + 1);
    }
}

/// Moves a glyph by whole pixels, so that it stays as crisp as it was.
fn shift(row: &mut Row, index: usize, by: f32, pixels: f32) {
    let by = (by * pixels).round() / pixels;
    row.glyphs[index].pos.x += by;
    for vertex in corners(row, index) {
        vertex.pos.x += by;
    }
}

/// Turns a bracket to the other side.
fn mirror(row: &mut Row, index: usize, pixels: f32) {
    let glyph = row.glyphs[index];
    let corners = corners(row, index);
    // The upper left and the lower right one.
    let [first, .., last] = &*corners else { return };
    let (left, right) = ((first.pos.x, first.uv.x), (last.pos.x, last.uv.x));
    let by = glyph.pos.x + glyph.max_x() - left.0 - right.0;
    let by = (by * pixels).round() / pixels;
    for vertex in corners {
        vertex.uv.x = left.1 + right.1 - vertex.uv.x;
        vertex.pos.x += by;
    }
}

/// The corners of a glyph's picture; none where it has no picture.
fn corners(row: &mut Row, index: usize) -> &mut [egui::epaint::Vertex] {
    let glyph = row.glyphs[index];
    let first = glyph.first_vertex as usize;
    let count = if glyph.uv_rect.is_nothing() { 0 } else { 4 };
    row.visuals.mesh.vertices.get_mut(first..first + count).unwrap_or_default()
}
