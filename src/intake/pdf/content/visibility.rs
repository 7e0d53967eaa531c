//! Marks around what is drawn: layers that are switched off, running heads, and what shapes really say.

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, String as Text};

use super::super::glyph::Glyph;
use super::super::metadata::text_of;

/// How deep marks may stand in marks; deeper ones are passed over.
const DEEPEST_MARK: usize = 1024;
/// The longest text that is believed to stand for a few shapes, in characters.
const LONGEST_ACTUAL: usize = 4096;

/// The layers of a file that are not shown.
#[derive(Debug, Default)]
pub(in super::super) struct Layers(BTreeSet<(i64, i64)>);

fn key(id: ObjectIdentifier) -> (i64, i64) {
    (i64::from(id.obj_number), i64::from(id.gen_number))
}

impl Layers {
    /// Those that are off when the file is opened.
    pub(in super::super) fn of(pdf: &Pdf) -> Self {
        let xref = pdf.xref();
        let properties =
            xref.get::<Dict<'_>>(xref.root_id()).and_then(|root| root.get::<Dict<'_>>("OCProperties"));
        let shown = properties.as_ref().and_then(|properties| properties.get::<Dict<'_>>("D"));
        let (Some(properties), Some(shown)) = (properties, shown) else { return Self::default() };
        let ids = |array: Option<Array<'_>>| -> Vec<(i64, i64)> {
            let items = array.iter().flat_map(Array::raw_iter);
            items.filter_map(|item| item.as_obj_ref()).map(|reference| key(reference.into())).collect()
        };
        let is_off = shown.get::<Name<'_>>("BaseState").is_some_and(|state| state.as_ref() == b"OFF");
        let mut hidden: BTreeSet<_> =
            if is_off { ids(properties.get("OCGs")).into_iter().collect() } else { BTreeSet::new() };
        for id in ids(shown.get("ON")) {
            hidden.remove(&id);
        }
        hidden.extend(ids(shown.get("OFF")));
        Self(hidden)
    }

    pub(super) fn is_hidden(&self, id: ObjectIdentifier) -> bool {
        self.0.contains(&key(id))
    }
}

/// The marks that stand around a place, outermost first.
#[derive(Debug, Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
    /// How many more are open that are passed over.
    passed_over: usize,
}

#[derive(Debug)]
struct Mark {
    is_visible: bool,
    /// What the shapes within say, and how many letters there were before them.
    actual: Option<(String, usize)>,
}

impl Marks {
    /// Whether what is drawn now is text of the page that one sees.
    pub(super) fn is_visible(&self) -> bool {
        self.open.last().is_none_or(|mark| mark.is_visible)
    }

    /// How many marks are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len() + self.passed_over
    }

    /// Opens a mark. `glyphs` is how many letters there are so far.
    pub(super) fn begin(
        &mut self,
        tag: &Name<'_>,
        properties: Option<(Dict<'_>, Option<ObjectIdentifier>)>,
        layers: &Layers,
        glyphs: usize,
    ) {
        if self.open.len() >= DEEPEST_MARK {
            self.passed_over += 1;
            return;
        }
        let mut mark = Mark { is_visible: self.is_visible(), actual: None };
        if let Some((dict, id)) = properties {
            let is_hidden = tag.as_ref() == b"OC" && id.is_some_and(|id| layers.is_hidden(id));
            // Programs mark what they print on every page: running heads, numbers, the lines of a draft.
            let kind = dict.get::<Name<'_>>("Type");
            let is_repeated =
                tag.as_ref() == b"Artifact" && kind.is_some_and(|kind| kind.as_ref() == b"Pagination");
            mark.is_visible &= !is_hidden && !is_repeated;
            let actual = dict.get::<Text<'_>>("ActualText").map(|text| text_of(text.as_bytes()));
            mark.actual = actual.map(|text| (text.chars().take(LONGEST_ACTUAL).collect(), glyphs));
        }
        self.open.push(mark);
    }

    /// Closes the innermost mark; what its shapes really say takes their place.
    pub(super) fn end(&mut self, glyphs: &mut Vec<Glyph>) {
        if self.passed_over > 0 {
            self.passed_over -= 1;
            return;
        }
        let Some(Mark { actual: Some((text, from)), .. }) = self.open.pop() else { return };
        let shapes = glyphs.get(from..).unwrap_or_default();
        let (Some(first), Some(last)) = (shapes.first().copied(), shapes.last().copied()) else { return };
        let is_one_line = shapes.iter().all(|shape| {
            shape.direction == first.direction && (shape.baseline - first.baseline).abs() < first.size / 2.0
        });
        if !is_one_line {
            return;
        }
        let text = super::super::letters::cleaned(&text);
        let count = text.chars().count();
        let (left, right) = (first.left.min(last.left), first.right.max(last.right));
        let width = (right - left) / count.max(1) as f32;
        glyphs.truncate(from);
        let is_backwards = text.chars().any(super::super::direction::is_backwards);
        for (index, character) in text.chars().enumerate() {
            let index = if is_backwards { count - 1 - index } else { index };
            let left = width.mul_add(index as f32, left);
            glyphs.push(Glyph { character, left, right: left + width, ..first });
        }
    }

    /// Closes the marks that a form has left open.
    pub(super) fn return_to(&mut self, depth: usize, glyphs: &mut Vec<Glyph>) {
        while self.depth() > depth {
            self.end(glyphs);
        }
    }
}
