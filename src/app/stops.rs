//! Stops of a presentation: views that a person has kept, in order, to be gone to again and to be saved as pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::camera::Camera;
use super::command::Way;
use super::derived::{LABEL_SIZE, look};
use super::dossier::{Chosen, dossier, origin};
use super::state::State;
use crate::export::dossier::ClaimEntry;
use crate::export::graph_json::relation_id;
use crate::export::slides::Slide;
use crate::graph::{Filter, Grouping, Groups, View, collapse};
use crate::knowledge::{EntityId, Knowledge, RelationId};
use crate::layout::{Point, Rectangle, layout};
use crate::project::Stop;
use crate::scene::style::coloring;
use crate::scene::{Captions, EdgeLabels, Look, Scene, Theme, build_with, layout_request_with};

/// The longest name of a stop, in characters.
pub const LONGEST_NAME: usize = 200;

/// What can be done with stops.
#[derive(Clone, Debug, PartialEq)]
pub enum Stopping {
    /// Keep what is seen now as the last stop.
    Keep,
    /// List all stops.
    List,
    /// Show what this one shows.
    GoTo(usize),
    /// Show the one after that which was shown last, or the one before.
    Go(Way),
    /// Call this one so.
    Rename(usize, String),
    /// Put this one before its neighbour, or behind it.
    Move(usize, Way),
    /// Take this one away.
    Forget(usize),
    /// Choose where to save all as pages.
    Save,
}

impl Stopping {
    /// What the step is called in the history, where it is one.
    pub(super) const fn step(&self) -> Option<&'static str> {
        Some(match self {
            Self::Keep => "Keep view",
            Self::GoTo(_) | Self::Go(_) => "Go to kept view",
            Self::Rename(..) => "Rename kept view",
            Self::Move(..) => "Move kept view",
            Self::Forget(_) => "Forget kept view",
            Self::List | Self::Save => return None,
        })
    }
}

/// Whether the command can do something now.
pub(super) fn is_possible(state: &State, stopping: &Stopping) -> bool {
    let stops = &state.ground.stops;
    match stopping {
        Stopping::Keep => !state.derived.view.entities.is_empty(),
        Stopping::List => !state.ground.sources.is_empty(),
        Stopping::Go(_) | Stopping::Save => !stops.is_empty(),
        Stopping::GoTo(index)
        | Stopping::Rename(index, _)
        | Stopping::Move(index, _)
        | Stopping::Forget(index) => *index < stops.len(),
    }
}

/// What is seen now, as a stop of this name.
pub(super) fn stop(state: &State, name: String) -> Stop {
    let seen = state.camera.map(|camera| {
        let part = camera.visible(state.viewport);
        (part.min, part.max)
    });
    Stop { name, filter: state.ground.filter.clone(), seen }
}

/// Does what changes the stops or shows one.
pub(super) fn change(state: &mut State, stopping: Stopping) {
    if !is_possible(state, &stopping) {
        return;
    }
    let stops = &mut state.ground.stops;
    match stopping {
        Stopping::Keep => {
            let name = format!("View {}", stops.len() + 1);
            let kept = stop(state, name);
            state.ground.stops.push(kept);
            state.canvas.stop = state.ground.stops.len().checked_sub(1);
        }
        Stopping::GoTo(index) => go_to(state, index),
        Stopping::Go(way) => {
            let Some(last) = stops.len().checked_sub(1) else { return };
            let next = match (state.canvas.stop, way) {
                (None, Way::Forward) => 0,
                (None, Way::Back) => last,
                (Some(at), Way::Forward) => at.saturating_add(1).min(last),
                (Some(at), Way::Back) => at.saturating_sub(1).min(last),
            };
            go_to(state, next);
        }
        Stopping::Rename(index, name) => {
            if let Some(stop) = stops.get_mut(index) {
                stop.name = name.chars().take(LONGEST_NAME).collect();
            }
        }
        Stopping::Move(index, way) => {
            let other = match way {
                Way::Forward => index.checked_add(1),
                Way::Back => index.checked_sub(1),
            };
            if let Some(other) = other.filter(|&other| other.max(index) < stops.len()) {
                stops.swap(index, other);
            }
        }
        Stopping::Forget(index) => {
            stops.remove(index);
        }
        Stopping::List | Stopping::Save => {}
    }
}

fn go_to(state: &mut State, index: usize) {
    let Some(mut stop) = state.ground.stops.get(index).cloned() else { return };
    // Of a focus on what is no longer there nothing would be left to see.
    if let Some(focus) = &mut stop.filter.focus {
        focus.entities.retain(|&id| state.derived.knowledge.entity(id).is_some());
    }
    if stop.filter.focus.as_ref().is_some_and(|focus| focus.entities.is_empty()) {
        stop.filter.focus = None;
    }
    state.ground.filter = stop.filter;
    let viewport = state.viewport;
    state.camera = stop.seen.map(|(min, max)| Camera::fit(Rectangle::new(min, max), viewport));
    state.canvas.stop = Some(index);
}

/// Everything that the pages of a presentation are made of, so that a job can make them.
#[derive(Clone, Debug)]
pub struct Presentation {
    stops: Vec<Stop>,
    knowledge: Arc<Knowledge>,
    grouping: Grouping,
    positions: BTreeMap<EntityId, Point>,
    look: Look,
    /// The headline of all.
    pub title: Option<String>,
    /// What it was made from.
    pub origin: String,
}

/// The presentation of all stops, as pictures are chosen to be.
#[must_use]
pub fn presentation(state: &State) -> Presentation {
    let choice = &state.picture;
    let shown = look(state);
    let look = Look {
        theme: choice.theme.unwrap_or(shown.theme),
        selected: std::collections::BTreeSet::new(),
        hovered: None,
        brushed: std::collections::BTreeSet::new(),
        legend: choice.legend,
        background: true,
        edge_labels: if choice.phrases == Some(false) { EdgeLabels::None } else { EdgeLabels::All },
        label_size: LABEL_SIZE,
        ..shown
    };
    Presentation {
        stops: state.ground.stops.clone(),
        knowledge: Arc::clone(&state.derived.knowledge),
        grouping: state.ground.grouping.clone(),
        positions: state.derived.positions.clone(),
        look,
        title: super::picture::title(state),
        origin: origin(&state.ground.sources).unwrap_or_default(),
    }
}

impl Presentation {
    /// The picture of each stop, with its name as headline, in the colours that were chosen.
    #[must_use]
    pub fn pictures(&self) -> Vec<Scene> {
        self.stops.iter().map(|stop| self.picture(stop, self.look.theme, true).0).collect()
    }

    /// The stops as parts of a page: each light and dark, with the claims that are seen and their sentences.
    #[must_use]
    pub fn slides(&self) -> Vec<Slide> {
        let all = dossier(&self.knowledge, &Chosen::Everything, None).claims;
        let by_id: BTreeMap<&str, &ClaimEntry> = all.iter().map(|claim| (claim.id.as_str(), claim)).collect();
        let slide = |stop: &Stop| {
            let [(light, seen), (dark, _)] =
                [Theme::Light, Theme::Dark].map(|theme| self.picture(stop, theme, false));
            let claims = seen.iter().filter_map(|&id| by_id.get(relation_id(id).as_str()).copied().cloned());
            Slide { name: stop.name.clone(), pictures: [light, dark], claims: claims.collect() }
        };
        self.stops.iter().map(slide).collect()
    }

    /// A stop as a picture, and the relations that are seen.
    fn picture(&self, stop: &Stop, theme: Theme, has_title: bool) -> (Scene, Vec<RelationId>) {
        let (knowledge, style) = (&*self.knowledge, self.look.style);
        let view = View::new(knowledge, &stop.filter);
        let groups = Groups::new(knowledge, &view, &self.grouping);
        let captions =
            Captions::new(knowledge, style).colored(style, coloring(knowledge, &view, style.color));
        let captions = captions.with_groups(knowledge, &groups);
        let (drawn, shown) = collapse(knowledge, &view, &groups);
        let positions = self.places(&captions, &drawn, &shown);
        let frame = stop.seen.map(|(min, max)| Rectangle::new(min, max));
        let look = Look {
            theme,
            dimmed: view.dimmed_entities.clone(),
            dimmed_relations: view.dimmed_relations.clone(),
            frame,
            title: has_title.then(|| stop.name.clone()),
            source: (has_title && !self.origin.is_empty()).then(|| self.origin.clone()),
            ..self.look.clone()
        };
        let mut seen = view.relations.clone();
        if let Some(frame) = frame {
            let is_in = |id| positions.get(&id).is_some_and(|&place| frame.contains(place));
            seen.retain(|&id| {
                knowledge.relation(id).is_some_and(|one| is_in(one.subject) || is_in(one.object))
            });
        }
        (build_with(&drawn, &captions, &shown, &positions, &look), seen)
    }

    /// Where everything stands: as on the graph; what never stood there finds a place among the others.
    fn places(&self, captions: &Captions, drawn: &Knowledge, shown: &View) -> BTreeMap<EntityId, Point> {
        if shown.entities.iter().all(|id| self.positions.contains_key(id)) {
            return self.positions.clone();
        }
        let (size, known) = (self.look.label_size, &self.positions);
        let request = layout_request_with(captions, drawn, shown, size, known, known);
        shown.entities.iter().copied().zip(layout(&request, &|| false)).collect()
    }
}

/// Whether the conditions of a stop are those in force, and the same part of the plane is seen.
#[must_use]
pub fn is_shown(state: &State, stop: &Stop) -> bool {
    let is_same = |filter: &Filter| state.ground.filter == *filter;
    is_same(&stop.filter) && stop.seen.is_some() == state.camera.is_some()
}
