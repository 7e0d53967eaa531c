//! What follows from the ground state: knowledge, graph, view, places, picture.

mod gathered;
mod look;
mod making;
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gathered::MadeOf;
pub use gathered::{Former, Gathered, Gathering};
pub(super) use look::{label_size, look};
pub(super) use making::is_much;
pub use making::{Counted, Made, Making, Suggested, Viewed};
pub(super) use work::receive;
use work::{Stage, refresh_counts, refresh_suggestions, refresh_view};

use super::camera::Camera;
use super::comparison;
use super::drawn::{self, Drawn};
use super::effect::Effect;
use super::legend;
use super::overview::Overview;
use super::picture::{self, PictureChoice};
use super::sentences::Sentences;
use super::state::{Dialog, State};
use super::tables::{self, Table};
use super::timeline::{self, Timeline, Tracks};
use crate::graph::{Basis, Deed, Filter, KnowledgeGraph, Status, Support, Values, View};
use crate::knowledge::{EntityId, Knowledge, RelationId, SourceIndex};
use crate::layout::{LayoutRequest, Point, Rectangle, beside};
use crate::scene::hit::Hits;
use crate::scene::legend::LegendRow;
use crate::scene::{self, Drawing, Line, Look, NoteId, Plan, Scene};
use crate::suggestions::Suggestions;
use crate::vocabulary::{EntityKind, RelationType};

/// Height of the font of a label for which the layout leaves room, in scene units.
pub(super) const LABEL_SIZE: f32 = 12.0;

/// What stands firm during the next layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// Everything that has a place.
    Placed,
    /// Everything that is there already; the newcomers find places beside others.
    Beside(BTreeMap<EntityId, EntityId>),
    /// Everything that has a place but these, which find new ones.
    AllBut(BTreeSet<EntityId>),
    /// These, and what a person has pinned.
    These(BTreeSet<EntityId>),
    /// Everything; where all have places, no layout is asked for: things come and go where they stood.
    Everything,
}

impl Hold {
    /// Has a request leave what is held where it stands.
    fn apply(
        &self,
        request: &mut LayoutRequest,
        entities: &[EntityId],
        positions: &BTreeMap<EntityId, Point>,
    ) {
        if let Self::Beside(newcomers) = self {
            let newcomers: Vec<(usize, Point)> = newcomers
                .iter()
                .filter_map(|(id, other)| Some((entities.binary_search(id).ok()?, *positions.get(other)?)))
                .collect();
            let places = beside(request, &newcomers);
            for (&(index, _), place) in newcomers.iter().zip(places) {
                request.nodes[index].previous = Some(place);
            }
        }
        for (node, id) in request.nodes.iter_mut().zip(entities) {
            let is_held = match self {
                Self::Placed | Self::Beside(_) | Self::Everything => true,
                Self::AllBut(loose) => !loose.contains(id),
                Self::These(settled) => settled.contains(id),
            };
            if is_held {
                node.pinned = node.pinned.or(node.previous);
            } else if matches!(self, Self::AllBut(_)) {
                node.previous = None;
            }
        }
    }
}

/// The values that follow from the ground state. Only [`super::update`] brings them up to date.
#[derive(Debug, Default)]
pub struct Derived {
    /// What all documents say.
    pub knowledge: Arc<Knowledge>,
    /// The same as a graph.
    pub graph: KnowledgeGraph,
    /// How many sentences support each entity.
    pub support: Arc<Support>,
    /// Entities that may be one.
    pub suggestions: Arc<Suggestions>,
    /// How many entities there are of each kind.
    pub kinds: BTreeMap<EntityKind, usize>,
    /// How many relations there are of each type.
    pub relations: BTreeMap<Option<RelationType>, usize>,
    /// How many entities there are of each finer sort.
    pub subtypes: BTreeMap<String, usize>,
    /// How many relations have each status.
    pub statuses: BTreeMap<Status, usize>,
    /// How many relations each speaker says.
    pub speakers: BTreeMap<EntityId, usize>,
    /// How many relations each document says, by its place among the sources.
    pub documents: BTreeMap<SourceIndex, usize>,
    /// How many relations hold in each place.
    pub places: BTreeMap<EntityId, usize>,
    /// How many relations come from where.
    pub origins: BTreeMap<Basis, usize>,
    /// How many relations each rule found.
    pub rules: BTreeMap<String, usize>,
    /// How many entities and relations a person has done this with.
    pub deeds: BTreeMap<Deed, usize>,
    /// How many relations are less likely right than wrong.
    pub doubtful: usize,
    /// Which sentence gave which relations.
    pub sentences: Sentences,
    /// What there is on the whole.
    pub overview: Overview,
    /// What the filter leaves.
    pub view: View,
    /// What stands on the graph for it: groups in the place of their members.
    pub drawn: Drawn,
    /// The legend of the picture.
    pub legend: Vec<LegendRow>,
    /// For each condition of the filter, how much fulfils it ([`Counts::chips`]).
    pub chip_counts: Vec<usize>,
    /// How much of each value the other conditions leave ([`Counts::left`]).
    pub left: Values,
    /// Of lines that stand for several relations: all of them, by the one that names the line.
    pub lines: BTreeMap<RelationId, Vec<RelationId>>,
    /// How many entities the filter would leave without its limit.
    pub admitted: usize,
    /// Where entities stand or stood: what comes back comes back where it was.
    pub positions: BTreeMap<EntityId, Point>,
    /// The picture.
    pub scene: Arc<Scene>,
    /// The picture for a file, while its dialog is open.
    pub picture: Option<Arc<Scene>>,
    /// Finds what lies under the pointer.
    pub hits: Hits,
    /// The table, while it stands in the window.
    pub table: Option<Arc<Table>>,
    /// The timeline, while it stands in the window.
    pub timeline: Option<Arc<Timeline>>,
    /// Its tracks.
    pub tracks: Option<Arc<Tracks>>,
    /// Whether places are being looked for.
    pub is_laying_out: bool,
    /// The documents as they were read, and what was put right in them: what the knowledge was made of.
    made_of: MadeOf,
    /// The number of the job that is making it anew.
    gathering: Option<u64>,
    gatherings: u64,
    /// What a job has made, until it is entered.
    arrived: Option<Box<Gathered>>,
    /// What had a place before the reading under way.
    settled: Option<BTreeSet<EntityId>>,
    plan: Option<Planned>,
    filter: Option<Filter>,
    /// What a filter leaves of the knowledge, just made and not shown yet.
    made_view: Option<(Filter, View)>,
    viewing: Stage,
    suggesting: Stage,
    /// Possible duplicates, just found and not shown yet.
    suggested: Option<Arc<Suggestions>>,
    counting: Stage,
    pins: BTreeMap<EntityId, Point>,
    look: Option<Look>,
    chosen: Option<(PictureChoice, Camera, Point)>,
    asked: Option<Asked>,
    /// Whether a layout is to be asked for once everything is there.
    is_layout_due: bool,
    layouts: u64,
    pub(super) positions_changed: bool,
    /// What stands firm during the layout that is asked for next.
    pub(super) hold: Option<Hold>,
    /// What is being dragged about while everything else stays.
    dragged: BTreeSet<EntityId>,
    /// The name that is being dragged, and to where from the middle of its mark.
    dragged_name: Option<(EntityId, Point)>,
    /// The note that is being dragged, and to where.
    dragged_note: Option<(NoteId, Point)>,
}

/// The geometry of the picture, and the look for which it was made.
#[derive(Debug)]
struct Planned {
    plan: Plan,
    drawing: Drawing,
}

/// The layout that was asked for last.
#[derive(Debug)]
struct Asked {
    /// What was asked for, but for the former places, which the answer itself changes.
    question: LayoutRequest,
    /// Whose places were asked for.
    entities: Vec<EntityId>,
}

impl Derived {
    /// Enters the answer of a layout; `false` when it has been overtaken.
    pub(super) fn enter_layout(&mut self, serial: u64, places: &[Point]) -> bool {
        let Some(asked) = &self.asked else { return false };
        if serial != self.layouts || places.len() != asked.entities.len() {
            return false;
        }
        self.positions.extend(asked.entities.iter().copied().zip(places.iter().copied()));
        self.positions_changed = true;
        self.is_laying_out = false;
        true
    }

    /// Shows what a filter leaves.
    fn show(&mut self, filter: Filter, view: View) {
        self.admitted = view.admitted;
        self.view = view;
        self.filter = Some(filter);
    }

    /// Whether the picture shows what is there and what was asked for: no job is at work on it.
    #[must_use]
    pub fn is_up_to_date(&self) -> bool {
        self.gathering.is_none() && self.viewing == Stage::Done && !self.is_laying_out
    }

    /// Forgets all places and the last layout, so that it is asked for anew.
    pub(super) fn forget_places(&mut self) {
        self.positions.clear();
        self.asked = None;
        self.positions_changed = true;
    }

    /// Puts everything back to where it stood, and forgets any layout that is under way.
    pub(super) fn restore_places(&mut self, places: &BTreeMap<EntityId, Point>) {
        self.positions.extend(places);
        self.positions_changed = true;
        self.asked = None;
        self.hold = Some(Hold::Placed);
    }

    /// Puts everything where it stood in a project; only what stood nowhere is given a place.
    pub(super) fn stand_again(&mut self, places: &BTreeMap<EntityId, Point>) {
        self.forget_places();
        self.restore_places(places);
        self.hold = Some(Hold::Everything);
    }

    /// The lines of an entity, those that the most sentences say first.
    #[must_use]
    pub fn lines_of(&self, entity: EntityId) -> Vec<&Line> {
        self.plan.as_ref().map(|planned| planned.plan.lines_of(entity)).unwrap_or_default()
    }

    /// Every line of the picture with the middle of its course.
    pub fn lines_with_middles(&self) -> impl Iterator<Item = (&Line, Point)> {
        self.plan.iter().flat_map(|planned| planned.plan.middles())
    }

    /// Moves an entity along with the pointer. Everything else, names too, waits until it is put down:
    /// what comes before is quick and leaves the eye in peace.
    pub(super) fn drag(&mut self, entity: EntityId, place: Point) {
        if self.positions.contains_key(&entity) && place.x.is_finite() && place.y.is_finite() {
            self.positions.insert(entity, place);
            self.dragged.insert(entity);
        } else {
            self.place(entity, place);
        }
    }

    /// Moves a name along with the pointer; everything else waits until it is put down.
    pub(super) fn drag_name(&mut self, entity: EntityId, offset: Point) {
        self.dragged_name = Some((entity, offset));
    }

    /// Moves a note along with the pointer.
    pub(super) fn drag_note(&mut self, id: NoteId, place: Point) {
        self.dragged_note = Some((id, place));
    }

    /// Where the notes stand that are shown.
    pub fn note_places(&self) -> impl Iterator<Item = (NoteId, Rectangle)> {
        self.plan.iter().flat_map(|planned| planned.plan.note_places())
    }

    /// Where the notes would stand if labels were so high, in scene units.
    pub(super) fn note_boxes(&self, label_size: f32) -> impl Iterator<Item = Rectangle> {
        self.plan.iter().flat_map(move |planned| planned.plan.note_boxes(label_size))
    }

    /// Where a name would be that is moved to `offset` from the middle of its mark ([`Plan::moved_name`]).
    pub(super) fn moved_name(&self, entity: EntityId, offset: Point) -> Option<Point> {
        self.plan.as_ref()?.plan.moved_name(entity, offset)
    }

    /// Puts an entity in a place.
    pub(super) fn place(&mut self, entity: EntityId, place: Point) {
        self.positions.insert(entity, place);
        self.positions_changed = true;
    }
}

/// Brings everything that follows from the ground state up to date, and asks for a layout when one
/// is needed.
pub(super) fn refresh(state: &mut State) -> Vec<Effect> {
    let mut effects = Vec::new();
    let knowledge_changed = gathered::refresh(state, &mut effects);
    if state.derived.gathering.is_none() {
        state.follow = None;
    }
    comparison::refresh(state);
    let view_changed = refresh_view(state, knowledge_changed, &mut effects);
    refresh_counts(state, view_changed, &mut effects);
    refresh_suggestions(state, knowledge_changed, &mut effects);
    let drawn_changed = drawn::refresh(state, knowledge_changed, view_changed);
    let pins_changed = state.derived.pins != state.ground.pins;
    state.derived.is_layout_due |=
        drawn_changed || pins_changed || state.derived.asked.is_none() || state.derived.hold.is_some();
    // What is to stand firm then, stands firm once everything is there.
    let is_settled = state.derived.gathering.is_none() && state.derived.viewing == Stage::Done;
    if is_settled && std::mem::take(&mut state.derived.is_layout_due) {
        state.derived.pins.clone_from(&state.ground.pins);
        effects.extend(ask_for_layout(state));
    }
    refresh_scene(state, drawn_changed);
    tables::refresh(state, view_changed);
    timeline::refresh(state, view_changed);
    effects
}

fn ask_for_layout(state: &mut State) -> Option<Effect> {
    let derived = &mut state.derived;
    let pins = &state.ground.pins;
    let hold = derived.hold.take();
    let has_place = |id: &EntityId| derived.positions.contains_key(id);
    let stands = hold == Some(Hold::Everything) && derived.drawn.view.entities.iter().all(has_place);
    let mut request = scene::layout_request_with(
        &derived.drawn.captions,
        &derived.drawn.knowledge,
        &derived.drawn.view,
        LABEL_SIZE,
        &derived.positions,
        pins,
    );
    let mut question = request.clone();
    for node in &mut question.nodes {
        node.previous = None;
    }
    let entities = derived.drawn.view.entities.clone();
    let is_same =
        derived.asked.as_ref().is_some_and(|asked| asked.question == question && asked.entities == entities);
    if is_same && !matches!(hold, Some(Hold::AllBut(_))) {
        return None;
    }
    if let Some(hold) = hold {
        hold.apply(&mut request, &entities, &derived.positions);
    }
    if stands {
        // Where nothing was asked before, this is what everything stands for.
        derived.asked.get_or_insert(Asked { question, entities });
        return None;
    }
    derived.asked = Some(Asked { question, entities });
    derived.layouts += 1;
    derived.is_laying_out = !request.nodes.is_empty();
    derived.is_laying_out.then_some(Effect::StartLayout { serial: derived.layouts, request })
}

fn refresh_scene(state: &mut State, drawn_changed: bool) {
    let look = look(state);
    let is_dragged = !state.derived.dragged.is_empty()
        || state.derived.dragged_name.is_some()
        || state.derived.dragged_note.is_some();
    let stands_still = !state.derived.positions_changed && !is_dragged;
    let is_same = !drawn_changed && stands_still && state.derived.look.as_ref() == Some(&look);
    refresh_picture(state, is_same);
    if is_same {
        return;
    }
    let derived = &mut state.derived;
    let drawing = Drawing::of(&look);
    let is_planned = derived.plan.as_ref().is_some_and(|planned| planned.drawing == drawing);
    let is_new = drawn_changed || derived.positions_changed || !is_planned;
    state.project.is_moved |= std::mem::take(&mut derived.positions_changed);
    let dragged = std::mem::take(&mut derived.dragged);
    let dragged_name = derived.dragged_name.take();
    let dragged_note = derived.dragged_note.take();
    let planned = match derived.plan.take() {
        Some(mut planned) if !is_new => {
            for (&entity, place) in dragged.iter().filter_map(|id| derived.positions.get_key_value(id)) {
                planned.plan.drag(entity, *place);
            }
            if let Some((entity, offset)) = dragged_name {
                planned.plan.drag_name(entity, offset);
            }
            if let Some((id, place)) = dragged_note {
                planned.plan.drag_note(id, place);
            }
            planned
        }
        former => plan(derived, drawing, former.as_ref()),
    };
    derived.scene = Arc::new(planned.plan.scene(&derived.drawn.knowledge, &derived.drawn.view, &look));
    if is_new {
        let bundles = planned.plan.bundles();
        derived.lines = bundles.map(|relations| (relations[0], relations.to_vec())).collect();
    }
    if is_new || is_dragged {
        derived.hits = Hits::new(&derived.scene);
    }
    let rows = planned.plan.legend(&look, derived.view.hidden_entities);
    derived.plan = Some(planned);
    state.derived.legend = legend::complete(state, rows, &look);
    state.derived.look = Some(look);
}

/// Makes the geometry of the picture anew.
fn plan(derived: &Derived, drawing: Drawing, former: Option<&Planned>) -> Planned {
    let former = former.map(|planned| &planned.plan);
    let Derived { drawn: Drawn { knowledge, captions, view, .. }, positions, .. } = derived;
    let plan = Plan::after(former, knowledge, captions, view, positions, &drawing);
    Planned { plan, drawing }
}

/// The picture for a file is shown in its dialog, and nowhere else.
fn refresh_picture(state: &mut State, is_same: bool) {
    if state.dialog != Some(Dialog::Picture) {
        state.derived.picture = None;
        return;
    }
    let chosen = Some((state.picture.clone(), state.view_camera(), state.viewport));
    if state.derived.picture.is_none() || !is_same || state.derived.chosen != chosen {
        state.derived.picture = Some(Arc::new(picture::scene(state)));
        state.derived.chosen = chosen;
    }
}
