//! How a scene looks: what a person chose, and what the pointer is on.

use std::collections::{BTreeMap, BTreeSet};

use super::style::Style;
use super::{LineGrouping, Note, NoteId, Pair, Palette, PaletteName, Subject, Theme};
use crate::knowledge::{EntityId, RelationId};
use crate::layout::{Point, Rectangle};
use crate::vocabulary::EntityKind;

/// Which edges carry their phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EdgeLabels {
    /// None.
    None,
    /// Those that are selected or under the pointer, and those of an entity that is.
    #[default]
    Touched,
    /// All that find room.
    All,
}

/// Whose names are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// In a small picture all, in a large one those that find room near their marks; what is touched
    /// before the rest.
    #[default]
    Automatic,
    /// All, however far from their marks there is room.
    All,
    /// Those of so many entities with the most support, and of what is touched.
    Best(u16),
    /// Only of what is selected or under the pointer.
    Touched,
}

/// Everything about a scene that is neither knowledge nor place. Equal looks on equal knowledge and
/// places give equal scenes.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Light or dark.
    pub theme: Theme,
    /// In which colours.
    pub colors: PaletteName,
    /// What is selected.
    pub selected: BTreeSet<Subject>,
    /// What is under the pointer.
    pub hovered: Option<Subject>,
    /// What the pointer stands for elsewhere: the relations of a sentence under it, and their ends.
    pub brushed: BTreeSet<Subject>,
    /// Entities that are drawn faintly, together with their relations.
    pub dimmed: BTreeSet<EntityId>,
    /// Relations that are drawn faintly though their ends are not.
    pub dimmed_relations: BTreeSet<RelationId>,
    /// The numbers, from 1, with which a person has marked entities.
    pub flags: BTreeMap<EntityId, u8>,
    /// The notes that are to be seen on the plane.
    pub notes: BTreeMap<NoteId, Note>,
    /// Entities about which a person has written something.
    pub noted: BTreeSet<EntityId>,
    /// Which edges carry their phrase.
    pub edge_labels: EdgeLabels,
    /// Whose names are written.
    pub names: Names,
    /// Where a person has moved names: from the middle of the mark to that of the name, in scene units.
    pub moved_names: BTreeMap<EntityId, Point>,
    /// How relations between two entities are gathered into lines.
    pub grouping: LineGrouping,
    /// Between whom every relation has a line of its own.
    pub fanned: BTreeSet<Pair>,
    /// What size, colour and label say, where the picture is made without captions of its own.
    pub style: Style,
    /// Whether a legend stands below the graph.
    pub legend: bool,
    /// Whether the background is painted.
    pub background: bool,
    /// Height of the font of an ordinary label, in scene units.
    pub label_size: f32,
    /// A headline above the graph.
    pub title: Option<String>,
    /// A line below everything that says what the picture was made from.
    pub source: Option<String>,
    /// The part of the plane that is seen; `None` for all of it.
    pub frame: Option<Rectangle>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            colors: PaletteName::default(),
            selected: BTreeSet::new(),
            hovered: None,
            brushed: BTreeSet::new(),
            dimmed: BTreeSet::new(),
            dimmed_relations: BTreeSet::new(),
            flags: BTreeMap::new(),
            notes: BTreeMap::new(),
            noted: BTreeSet::new(),
            edge_labels: EdgeLabels::default(),
            names: Names::default(),
            moved_names: BTreeMap::new(),
            grouping: LineGrouping::default(),
            fanned: BTreeSet::new(),
            style: Style::default(),
            legend: true,
            background: true,
            label_size: 12.0,
            title: None,
            source: None,
            frame: None,
        }
    }
}

impl Look {
    /// The colours it is drawn in.
    #[must_use]
    pub const fn palette(&self) -> &'static Palette {
        self.theme.palette_of(self.colors)
    }

    /// Whether `subject` itself is selected or under the pointer.
    #[must_use]
    pub fn is_chosen(&self, subject: Subject) -> bool {
        self.hovered == Some(subject) || self.selected.contains(&subject)
    }

    /// Whether `subject` is selected, under the pointer, or part of what the pointer stands for.
    #[must_use]
    pub fn is_touched(&self, subject: Subject) -> bool {
        self.is_chosen(subject) || self.brushed.contains(&subject)
    }
}

/// What a kind is called in the legend and in lists.
#[must_use]
pub const fn kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organisation",
        EntityKind::Location => "Place",
        EntityKind::Law => "Law",
        EntityKind::Event => "Event",
        EntityKind::Document => "Document",
        EntityKind::Group => "Group",
        EntityKind::Concept => "Concept",
    }
}
