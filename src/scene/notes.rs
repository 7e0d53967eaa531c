//! Notes that a person puts on the plane: a few words on a sheet, free or beside an entity that it moves along with.

use super::labels::{Align, LabelText};
use super::marks::Mark;
use super::plan::{Node, Plan};
use super::theme::Palette;
use super::{Item, LinePattern, Look, Shape, Stroke, Subject, Theme, Weight, text};
use crate::knowledge::EntityId;
use crate::layout::{Point, Rectangle};
use crate::names::named_values;

/// How wide the words of a note are before they break, in heights of an ordinary label.
const MEASURE: f32 = 15.0;
/// Room around the words, in the same unit.
const PADDING: f32 = 0.6;
/// Radius of the corners, in scene units.
const CORNER: f32 = 3.0;

/// Names a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct NoteId(pub u64);

named_values! {
    /// The colour of a note.
    pub enum NoteColor {
        /// Yellow.
        Yellow = "yellow",
        /// Green.
        Green = "green",
        /// Blue.
        Blue = "blue",
        /// Red.
        Red = "red",
        /// Grey.
        Grey = "grey",
    }
}

/// A note.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Note {
    /// Its words, in lines.
    pub text: String,
    /// Its colour.
    pub color: NoteColor,
    /// Its upper left corner, in scene units; counted from the middle of the entity that it moves along with.
    pub place: Point,
    /// The entity that it moves along with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tied: Option<EntityId>,
}

impl Note {
    /// Its words in one line.
    #[must_use]
    pub fn line(&self) -> String {
        text::one_line(&self.text)
    }
}

/// A note with its words in lines, where it stands.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) id: NoteId,
    note: Note,
    text: LabelText,
    pub(super) rectangle: Rectangle,
    /// The place among the nodes of what it moves along with.
    node: Option<usize>,
}

impl Sheet {
    fn new(id: NoteId, note: &Note, nodes: &[Node], label_size: f32) -> Option<Self> {
        let number = match note.tied {
            Some(tied) => Some(nodes.binary_search_by_key(&tied, |node| node.id).ok()?),
            None => None,
        };
        let text = LabelText::paragraphs(&note.text, label_size, Weight::Regular, MEASURE * label_size);
        let size = Point::new(text.width, text.height) + Point::new(PADDING, PADDING) * (2.0 * label_size);
        let rectangle = Rectangle::new(Point::default(), size);
        let mut sheet = Self { id, note: note.clone(), text, rectangle, node: number };
        sheet.put(note.place, nodes);
        Some(sheet)
    }

    /// Puts its upper left corner in a place, counted as that of a note.
    fn put(&mut self, place: Point, nodes: &[Node]) {
        self.note.place = place;
        let from = self.mark(nodes).map_or(Point::default(), |mark| mark.center);
        let size = self.rectangle.max - self.rectangle.min;
        self.rectangle = Rectangle::new(from + place, from + place + size);
    }

    fn mark<'a>(&self, nodes: &'a [Node]) -> Option<&'a Mark> {
        self.node.and_then(|number| nodes.get(number)).map(|node| &node.mark)
    }

    fn shapes(&self, nodes: &[Node], look: &Look) -> Vec<Shape> {
        let palette = look.palette();
        let (fill, line) = look.theme.of_note(self.note.color);
        let subject = Subject::Note(self.id);
        let color = if look.selected.contains(&subject) {
            palette.selection
        } else if look.is_touched(subject) {
            palette.hover
        } else {
            line
        };
        let width = if look.is_touched(subject) { 2.0 } else { 1.0 };
        let rim = Stroke { width, color, pattern: LinePattern::Solid };
        let mut shapes: Vec<Shape> =
            self.mark(nodes).and_then(|mark| leader(self.rectangle, mark, rim)).into_iter().collect();
        shapes.push(Shape::Box { rectangle: self.rectangle, corner: CORNER, fill, rim: Some(rim) });
        let padding = PADDING * self.text.size;
        let corner = self.rectangle.min + Point::new(padding, padding);
        shapes.extend(self.text.shapes(corner, Align::Left, palette.text, None));
        shapes
    }
}

/// The thin line from a note to the mark that it moves along with, where there is room for one.
fn leader(rectangle: Rectangle, mark: &Mark, stroke: Stroke) -> Option<Shape> {
    let from = rectangle.nearest(mark.center);
    let way = mark.center - from;
    let length = way.x.hypot(way.y);
    let reach = length - mark.border(from);
    (reach > 1.0).then(|| {
        let to = from + way * (reach / length);
        Shape::Curve { from, control: (from + to) * 0.5, to, stroke }
    })
}

impl Plan {
    /// Puts the notes where they belong.
    pub(super) fn place_notes(&mut self, notes: &std::collections::BTreeMap<NoteId, Note>) {
        let Self { nodes, label_size, names, .. } = self;
        self.notes =
            notes.iter().filter_map(|(&id, note)| Sheet::new(id, note, nodes, *label_size)).collect();
        for sheet in &self.notes {
            names.add_box(super::plan::NOBODY, sheet.rectangle.expanded(2.0));
        }
    }

    /// Moves a note to a place that is counted as [`Note::place`]. All else stays until it is put down.
    pub fn drag_note(&mut self, id: NoteId, place: Point) {
        let Self { nodes, notes, .. } = self;
        if let Some(sheet) = notes.iter_mut().find(|sheet| sheet.id == id) {
            sheet.put(place, nodes);
        }
    }

    /// Where the notes stand.
    pub fn note_places(&self) -> impl Iterator<Item = (NoteId, Rectangle)> {
        self.notes.iter().map(|sheet| (sheet.id, sheet.rectangle))
    }

    /// Where the notes would stand if labels were so high.
    pub fn note_boxes(&self, label_size: f32) -> impl Iterator<Item = Rectangle> {
        let larger = label_size / self.label_size;
        self.notes.iter().map(move |sheet| {
            let Rectangle { min, max } = sheet.rectangle;
            Rectangle::new(min, min + (max - min) * larger)
        })
    }

    /// Has the notes of a mark follow it.
    pub(super) fn pull_notes(&mut self, number: usize) {
        let Self { nodes, notes, .. } = self;
        for sheet in notes.iter_mut().filter(|sheet| sheet.node == Some(number)) {
            sheet.put(sheet.note.place, nodes);
        }
    }

    /// The notes as shapes, in front of all else.
    pub(super) fn note_items(&self, look: &Look) -> Vec<Item> {
        let items = self.notes.iter().flat_map(|sheet| {
            let subject = Some(Subject::Note(sheet.id));
            sheet.shapes(&self.nodes, look).into_iter().map(move |shape| Item { subject, shape })
        });
        items.collect()
    }

    /// What a file says of each note.
    pub(super) fn note_titles(&self) -> impl Iterator<Item = (Subject, String)> {
        self.notes.iter().map(|sheet| (Subject::Note(sheet.id), format!("Note: {}", sheet.note.line())))
    }
}

/// A sign that somebody has written something about an entity.
pub(super) fn note_sign(mark: &Mark, palette: &Palette, theme: Theme) -> Vec<Shape> {
    let half = mark.half_size();
    let middle = mark.center + Point::new(-half.x, -half.y) * 0.9;
    let (fill, _) = theme.of_note(NoteColor::Yellow);
    let sheet = Rectangle::around(middle, Point::new(4.5, 5.5));
    let rim = Stroke { width: 1.0, color: palette.text, pattern: LinePattern::Solid };
    let mut shapes = vec![Shape::Box { rectangle: sheet, corner: 1.0, fill, rim: Some(rim) }];
    for row in [-2.0, 0.5, 3.0] {
        let (from, to) = (middle + Point::new(-2.5, row), middle + Point::new(2.5, row));
        shapes.push(Shape::Curve { from, control: (from + to) * 0.5, to, stroke: rim });
    }
    shapes
}
