//! What leaves the window besides pictures and tables: data for other programs, reports, the picture on the
//! clipboard.

use std::collections::BTreeSet;

use super::dossier::Chosen;
use super::state::State;
use super::stops::{self, Stopping};
use crate::exchange::{DataFormat, Look as NodeLook, Placed};
use crate::knowledge::EntityId;
use crate::scene::Shape;
use crate::scene::Subject;

/// Something that is to leave the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Exporting {
    /// Save data like this.
    SetData(DataChoice),
    /// Choose where to save the data as they are chosen.
    SaveData,
    /// Put the picture, as it was last chosen, on the clipboard.
    CopyPicture,
    /// Do something with the stops of a presentation.
    Stop(Stopping),
    /// Choose where to save a report on what is selected, or on everything.
    SaveReport,
}

impl Exporting {
    /// What the step is called in the history, where it is one.
    pub(super) const fn step(&self) -> Option<&'static str> {
        match self {
            Self::Stop(stopping) => stopping.step(),
            Self::SetData(_) | Self::SaveData | Self::CopyPicture | Self::SaveReport => None,
        }
    }
}

/// How a person wants data to be. It is remembered until the window is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataChoice {
    /// In which format.
    pub format: DataFormat,
    /// Whether only what the graph shows goes along, with its places and colours where the format can say them.
    pub shown_only: bool,
}

impl Default for DataChoice {
    fn default() -> Self {
        Self { format: DataFormat::Relata, shown_only: false }
    }
}

impl DataChoice {
    /// Whether the format can leave something out: Relata's own holds everything, always.
    #[must_use]
    pub fn can_be_part(self) -> bool {
        self.format != DataFormat::Relata
    }
}

/// Whether the command can do something now.
#[must_use]
pub(super) fn is_possible(state: &State, exporting: &Exporting) -> bool {
    match exporting {
        Exporting::Stop(stopping) => stops::is_possible(state, stopping),
        Exporting::CopyPicture => !state.derived.view.entities.is_empty(),
        Exporting::SetData(_) | Exporting::SaveData | Exporting::SaveReport => {
            !state.ground.sources.is_empty()
        }
    }
}

/// What a report is about: the selected entities, those of the selected relations, or everything.
#[must_use]
pub fn chosen(state: &State) -> Chosen {
    let mut entities: BTreeSet<EntityId> = state.selected_entities().collect();
    for relation in state.selected_relations().filter_map(|id| state.derived.knowledge.relation(id)) {
        entities.extend([relation.subject, relation.object]);
    }
    if entities.is_empty() { Chosen::Everything } else { Chosen::These(entities) }
}

/// What the graph shows, each thing where it stands, as large and in the colour in which it is drawn.
#[must_use]
pub fn placed(state: &State) -> Placed {
    let mut placed = Placed::new();
    for item in &state.derived.scene.items {
        let Some(Subject::Entity(id)) = item.subject else { continue };
        let (Shape::Disc { fill, .. } | Shape::Polygon { fill, .. } | Shape::Box { fill, .. }) = &item.shape
        else {
            continue;
        };
        let Some(&place) = state.derived.positions.get(&id) else { continue };
        let bounds = item.shape.bounds();
        let (x, y, size) = (f64::from(place.x), f64::from(place.y), f64::from(bounds.width()));
        let color = [fill.red, fill.green, fill.blue];
        // Of what is drawn in several parts the largest is the mark.
        let look = placed.entry(id).or_insert(NodeLook { x, y, size, color });
        if size > look.size {
            *look = NodeLook { x, y, size, color };
        }
    }
    placed.retain(|&id, _| state.derived.view.has_entity(id));
    // What stands in a closed group is shown by its group.
    for &id in &state.derived.view.entities {
        if let Some(&place) = state.derived.positions.get(&id) {
            let (x, y) = (f64::from(place.x), f64::from(place.y));
            placed.entry(id).or_insert(NodeLook { x, y, size: 1.0, color: [128, 128, 128] });
        }
    }
    placed
}
