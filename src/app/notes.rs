//! Notes on the plane: commands about them, and where they belong.

use std::collections::{BTreeMap, BTreeSet};

use super::command::Command;
use super::derived::label_size;
use super::state::State;
use super::words::one_line;
use crate::knowledge::EntityId;
use crate::layout::{Point, Rectangle};
use crate::scene::{Note, NoteColor, NoteId, Subject};

/// A note has at most so many characters.
pub const MOST_TEXT: usize = 2000;
/// Farther away nobody would look for a note, in scene units.
pub(super) const FARTHEST: f32 = 1.0e6;
/// Where a note may stand that begins beside an entity, from the middle of its mark to the upper left corner, best
/// first; in heights of a label.
const BESIDE: [Point; 6] = [
    Point::new(2.5, -4.5),
    Point::new(2.5, 1.5),
    Point::new(-14.0, -4.5),
    Point::new(-14.0, 1.5),
    Point::new(-5.0, -6.5),
    Point::new(-5.0, 3.0),
];
/// About how large a note is, in the same unit.
const USUAL: Point = Point::new(11.5, 4.0);

/// What can be done with notes on the plane.
#[derive(Clone, Debug, PartialEq)]
pub enum Noting {
    /// Ask for the words of a new one, at this place; else beside the selected entity, or in the middle of the view.
    Begin(Option<Point>),
    /// Ask for other words of this one.
    Open(NoteId),
    /// List all notes.
    List,
    /// Put this one on the plane.
    Add(Note),
    /// It is like this now; one without words goes.
    Change(NoteId, Note),
    /// It is being dragged to this place, counted as [`Note::place`].
    Drag(NoteId, Point),
    /// It stays at this place.
    Place(NoteId, Point),
    /// It goes.
    Delete(NoteId),
    /// Select it and bring it into view.
    GoTo(NoteId),
}

impl Noting {
    /// What the step is called in the history, where it is one.
    #[must_use]
    pub const fn step(&self) -> Option<&'static str> {
        Some(match self {
            Self::Add(_) => "Add note",
            Self::Change(..) => "Edit note",
            Self::Place(..) => "Move note",
            Self::Delete(_) => "Delete note",
            Self::Begin(_) | Self::Open(_) | Self::List | Self::Drag(..) | Self::GoTo(_) => return None,
        })
    }
}

/// The only note that is selected, where nothing else is.
#[must_use]
pub fn only_note(state: &State) -> Option<NoteId> {
    match (state.selection.first(), state.selection.len()) {
        (Some(Subject::Note(id)), 1) => Some(*id),
        _ => None,
    }
}

/// The selected notes.
pub fn selected_notes(state: &State) -> impl Iterator<Item = NoteId> + '_ {
    state.selection.iter().filter_map(|subject| match subject {
        Subject::Note(id) => Some(*id),
        _ => None,
    })
}

/// The notes that are to be seen: those that are free, and those that stand beside something that is shown, by what
/// stands for it on the graph.
#[must_use]
pub fn shown_notes(state: &State) -> BTreeMap<NoteId, Note> {
    let drawn = &state.derived.drawn;
    let on_graph = |note: &Note| match note.tied {
        None => Some(note.clone()),
        Some(id) => {
            let tied = Some(drawn.stand_in(bearer(state, id))).filter(|id| drawn.view.has_entity(*id))?;
            Some(Note { tied: Some(tied), ..note.clone() })
        }
    };
    state.ground.notes.iter().filter_map(|(&id, note)| Some((id, on_graph(note)?))).collect()
}

/// What a note moves along with that was put beside this: the same, or what it has become one with.
#[must_use]
pub fn bearer(state: &State, id: EntityId) -> EntityId {
    let knowledge = &state.derived.knowledge;
    if knowledge.entity(id).is_some() {
        return id;
    }
    let mut marks = knowledge.by_hand.entities.iter();
    let found = marks.find(|(_, mark)| mark.merged.iter().any(|reading| reading.id == id));
    found.map_or(id, |(&bearer, _)| bearer)
}

/// The entities about which a person has written something, and what stands for them on the graph.
#[must_use]
pub fn noted(state: &State) -> BTreeSet<EntityId> {
    let marks = state.derived.knowledge.by_hand.entities.iter();
    let noted = marks.filter(|(_, mark)| mark.note.is_some()).map(|(&id, _)| id);
    noted.map(|id| state.derived.drawn.stand_in(id)).collect()
}

/// What a person has written about something that is shown.
#[must_use]
pub fn note_about(state: &State, subject: Subject) -> Option<&str> {
    let by_hand = &state.derived.knowledge.by_hand;
    match subject {
        Subject::Entity(id) => by_hand.entities.get(&id)?.note.as_deref(),
        Subject::Relation(id) => by_hand.relations.get(&id)?.note.as_deref(),
        Subject::Kind(_) | Subject::Note(_) => None,
    }
}

/// Where a note stands on the plane; `None` where it is not shown.
#[must_use]
pub fn rectangle(state: &State, id: NoteId) -> Option<Rectangle> {
    state.derived.note_places().find(|(other, _)| *other == id).map(|(_, rectangle)| rectangle)
}

/// From where the place of a note is counted: the middle of what it moves along with, or else of the plane.
#[must_use]
pub fn origin(state: &State, tied: Option<EntityId>) -> Point {
    tied.and_then(|id| state.place_of(bearer(state, id))).unwrap_or_default()
}

/// The note as it is when it moves along with something, or with nothing, and stays where it is.
#[must_use]
pub fn tied_to(state: &State, note: &Note, tied: Option<EntityId>) -> Note {
    let corner = origin(state, note.tied) + note.place;
    Note { place: corner - origin(state, tied), tied, ..note.clone() }
}

/// The entity that a note could move along with: the one it does, or else the nearest.
#[must_use]
pub fn nearest(state: &State, note: &Note) -> Option<EntityId> {
    if let Some(tied) = note.tied {
        return Some(bearer(state, tied));
    }
    let drawn = &state.derived.drawn;
    let single = drawn.view.entities.iter().filter(|id| drawn.closed_group(**id).is_none());
    let placed = single.filter_map(|id| Some((state.derived.positions.get(id)?.distance(note.place), *id)));
    placed.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, id)| id)
}

/// Where a note stands beside an entity that hides the fewest other marks and notes there.
fn beside_mark(state: &State, id: EntityId) -> Point {
    let unit = label_size(state.view_camera().zoom);
    let middle = state.place_of(id).unwrap_or_default();
    let marks = state.derived.drawn.view.entities.iter().filter_map(|id| state.derived.positions.get(id));
    let marks: Vec<Point> = marks.copied().collect();
    let hidden = |offset: &Point| {
        let corner = middle + *offset * unit;
        let sheet = Rectangle::new(corner, corner + USUAL * unit).expanded(unit);
        let notes = state.derived.note_places().filter(|(_, other)| other.overlaps(sheet)).count();
        marks.iter().filter(|mark| sheet.contains(**mark)).count() + 2 * notes
    };
    BESIDE.iter().min_by_key(|offset| hidden(offset)).copied().unwrap_or_default() * unit
}

/// A new note, at this place or else beside the only entity that is selected, or in the middle of the view.
pub(super) fn begun(state: &State, place: Option<Point>) -> Note {
    let beside = super::curation::only_entity(state).filter(|id| state.derived.view.has_entity(*id));
    let (place, tied) = match (place, beside) {
        (Some(place), _) => (place, None),
        (None, Some(id)) => (beside_mark(state, id), Some(id)),
        (None, None) => (state.view_camera().visible(state.viewport).center(), None),
    };
    Note { text: String::new(), color: NoteColor::Yellow, place, tied }
}

/// A note in the list of all notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its words, in one line.
    pub text: String,
    /// What it stands on: a note on the plane, or the entity or relation that it is about.
    pub subject: Subject,
}

/// All notes: those on the plane, then those about entities and about relations.
#[must_use]
pub fn listed(state: &State) -> Vec<Listed> {
    let on_plane = state.ground.notes.iter();
    let on_plane = on_plane.map(|(&id, note)| (Subject::Note(id), note.text.as_str()));
    let by_hand = &state.derived.knowledge.by_hand;
    let entities = by_hand.entities.iter();
    let entities = entities.filter_map(|(&id, mark)| Some((Subject::Entity(id), mark.note.as_deref()?)));
    let relations = by_hand.relations.iter();
    let relations = relations.filter_map(|(&id, mark)| Some((Subject::Relation(id), mark.note.as_deref()?)));
    let listed = on_plane.chain(entities).chain(relations);
    listed.map(|(subject, text)| Listed { text: one_line(text), subject }).collect()
}

/// What leads to a note.
#[must_use]
pub fn way_to(subject: Subject) -> Command {
    match subject {
        Subject::Note(id) => Command::Note(Noting::GoTo(id)),
        Subject::Entity(id) => Command::GoTo(id),
        Subject::Relation(_) | Subject::Kind(_) => Command::Select(subject),
    }
}
