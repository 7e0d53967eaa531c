//! What follows from the documents and the corrections alone: what they say together, and what is counted in it.
//!
//! Of few documents it is made at once. Of many it is made by a job ([`super::Making`]), and the picture of
//! before stands until it is there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Derived, Hold, Making};
use crate::app::curation;
use crate::app::history::{Files, Ground};
use crate::app::locks::Lockable;
use crate::app::overview::Overview;
use crate::app::sentences::Sentences;
use crate::app::state::{Notice, ReaderPlace, State};
use crate::app::succession::{self, versions};
use crate::app::words::counted;
use crate::app::{Effect, toast};
use crate::corrections::Corrections;
use crate::document::DocumentId;
use crate::graph::{Filter, KnowledgeGraph, Support, Values, View, is_so_sure};
use crate::knowledge::{EntityId, Knowledge, Relation, Source, Succession};
use crate::scene::{NoteId, Subject};
use crate::suggestions::Suggestions;

/// From so many mentions and claims on, all documents together, a job brings them together: at once it would take
/// longer than a hand notices.
const MANY: usize = 12_000;

/// While documents are being read, those that have come are brought together once they are so much more than the
/// last time.
const GROWTH: f64 = 1.25;

/// What documents are to be brought together.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    /// The documents.
    made_of: MadeOf,
    /// What there was before, and which of its documents are other versions of which of these.
    before: Arc<Knowledge>,
    versions: BTreeMap<DocumentId, DocumentId>,
    /// What is to be seen of it.
    filter: Filter,
}

/// What knowledge is made of.
#[derive(Clone, Debug, Default)]
pub(super) struct MadeOf {
    sources: Vec<Source>,
    corrections: Corrections,
    files: Arc<Files>,
}

impl MadeOf {
    fn of(ground: &Ground) -> Self {
        Self {
            sources: ground.sources.clone(),
            corrections: ground.corrections.clone(),
            files: Arc::clone(&ground.files),
        }
    }

    fn is_of(&self, ground: &Ground) -> bool {
        ground.has_documents_of(&self.sources) && self.corrections == ground.corrections
    }
}

impl Derived {
    /// Whether a job is bringing the documents together.
    #[must_use]
    pub fn is_gathering(&self) -> bool {
        self.gathering.is_some()
    }

    /// Takes what a job has made of the documents; [`refresh`] enters it.
    pub(in crate::app) fn receive(&mut self, serial: u64, gathered: Box<Gathered>) {
        if self.gathering == Some(serial) {
            self.gathering = None;
            self.arrived = Some(gathered);
        }
    }

    /// Forgets everything: what comes next has nothing to do with it.
    pub(in crate::app) fn forget(&mut self) {
        *self = Self { gatherings: self.gatherings, layouts: self.layouts, ..Self::default() };
    }

    /// Notes what stands firm while documents are read: all that has a place.
    pub(in crate::app) fn settle(&mut self) {
        self.settled = Some(self.positions.keys().copied().collect());
    }

    /// Forgets it where nothing has come.
    pub(in crate::app) fn unsettle(&mut self, ground: &Ground) {
        self.settled.take_if(|_| self.made_of.is_of(ground));
    }
}

/// What documents say together.
#[derive(Clone, Debug)]
pub struct Gathered {
    pub(super) knowledge: Arc<Knowledge>,
    pub(super) graph: KnowledgeGraph,
    pub(super) support: Arc<Support>,
    pub(super) values: Values,
    pub(super) doubtful: usize,
    pub(super) sentences: Sentences,
    pub(super) overview: Overview,
    /// What a filter leaves of it.
    view: (Filter, View),
    succession: Succession,
    made_of: MadeOf,
    before: Arc<Knowledge>,
}

/// What was made before; to forget all of it takes time.
#[derive(Clone, Debug, Default)]
pub struct Former {
    _knowledge: [Arc<Knowledge>; 2],
    _graph: KnowledgeGraph,
    _support: Arc<Support>,
    _sentences: Sentences,
    _suggestions: Arc<Suggestions>,
    _made_of: MadeOf,
}

impl Former {
    /// Possible duplicates of before.
    pub(super) fn of_suggestions(suggestions: Arc<Suggestions>) -> Self {
        Self { _suggestions: suggestions, ..Self::default() }
    }
}

impl PartialEq for Gathered {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.knowledge, &other.knowledge)
    }
}

impl Gathering {
    fn new(ground: &Ground, derived: &Derived) -> Self {
        let before = &derived.made_of;
        let versions = versions((&before.sources, &before.files), (&ground.sources, &ground.files));
        let before = Arc::clone(&derived.knowledge);
        Self { made_of: MadeOf::of(ground), before, versions, filter: ground.filter.clone() }
    }

    /// Brings the documents together.
    #[must_use]
    pub fn gather(self) -> Gathered {
        let Self { made_of, before, versions, filter } = self;
        let knowledge = Arc::new(Knowledge::corrected(&made_of.sources, &made_of.corrections));
        let support = Arc::new(Support::of_knowledge(&knowledge));
        let is_doubtful = |relation: &&Relation| !is_so_sure(relation, Filter::SURE_ENOUGH);
        let has_all = is_beginning(&before.sources, &made_of.sources);
        let succession =
            if has_all { Succession::default() } else { Succession::between(&before, &knowledge, versions) };
        Gathered {
            graph: KnowledgeGraph::from_knowledge(&knowledge),
            values: Values::of_knowledge(&knowledge),
            doubtful: knowledge.relations.iter().filter(is_doubtful).count(),
            sentences: Sentences::of(&knowledge),
            view: (filter.clone(), View::new(&knowledge, &filter)),
            overview: Overview::of(&knowledge, &support),
            support,
            knowledge,
            succession,
            made_of,
            before,
        }
    }
}

/// Whether documents are there as they were, with others after them or without.
fn is_beginning(before: &[Source], now: &[Source]) -> bool {
    before.len() <= now.len()
        && before.iter().zip(now).all(|(one, other)| one.document.id == other.document.id)
}

/// Brings what follows from documents and corrections up to date, or has a job do so. Whether the knowledge is
/// another now.
pub(super) fn refresh(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    let arrived = state.derived.arrived.take();
    let has_arrived = arrived.as_ref().is_some_and(|gathered| {
        // While documents are read, what has come of the first of them is better than nothing.
        gathered.made_of.is_of(&state.ground) || state.work.is_some()
    });
    if let Some(gathered) = arrived.filter(|_| has_arrived) {
        let former = Box::new(enter(state, *gathered));
        effects.push(Effect::Make(Making::Nothing(former)));
    }
    let derived = &mut state.derived;
    if derived.made_of.is_of(&state.ground) || derived.gathering.is_some() {
        return has_arrived;
    }
    if is_much(&state.ground) {
        let had = derived.made_of.sources.len();
        let is_worth_it = state.ground.sources.len() as f64 > had as f64 * GROWTH;
        if state.work.is_none() || is_worth_it || state.ground.sources.len() < had {
            derived.gatherings += 1;
            derived.gathering = Some(derived.gatherings);
            let gathering = Box::new(Gathering::new(&state.ground, derived));
            effects.push(Effect::Make(Making::Knowledge(derived.gatherings, gathering)));
        }
        return has_arrived;
    }
    let gathering = Gathering::new(&state.ground, derived);
    drop(enter(state, gathering.gather()));
    true
}

fn is_much(ground: &Ground) -> bool {
    let size = |source: &Source| source.extraction.mentions.len() + source.extraction.claims.len();
    ground.sources.iter().map(size).sum::<usize>() > MANY
}

fn enter(state: &mut State, gathered: Gathered) -> Former {
    let derived = &mut state.derived;
    let is_corrected = derived.made_of.corrections != gathered.made_of.corrections;
    let is_last = state.work.is_none() && gathered.made_of.is_of(&state.ground);
    let Gathered {
        knowledge,
        graph,
        support,
        values,
        doubtful,
        sentences,
        overview,
        view,
        succession,
        made_of,
        before,
    } = gathered;
    let former = Former {
        _knowledge: [std::mem::replace(&mut derived.knowledge, knowledge), Arc::clone(&before)],
        _graph: std::mem::replace(&mut derived.graph, graph),
        _support: std::mem::replace(&mut derived.support, support),
        _sentences: std::mem::replace(&mut derived.sentences, sentences),
        _suggestions: Arc::default(),
        _made_of: std::mem::replace(&mut derived.made_of, made_of),
    };
    derived.kinds = values.kinds;
    derived.relations = values.relations;
    derived.subtypes = values.subtypes;
    derived.statuses = values.statuses;
    derived.speakers = values.speakers;
    derived.documents = values.documents;
    derived.places = values.places;
    derived.origins = values.origins;
    derived.rules = values.rules;
    derived.deeds = values.deeds;
    derived.doubtful = doubtful;
    derived.overview = overview;
    succession::follow(state, &before, &succession);
    if !succession.documents.is_empty() {
        tell_of_corrections(state, &before);
    }
    settle(&mut state.derived, &succession, is_corrected);
    if is_last {
        state.derived.settled = None;
    }
    forget_what_is_gone(state);
    let (filter, view) = view;
    state.derived.made_view = Some((filter, view));
    former
}

/// Says what stands firm now that the knowledge is another: what somebody looks at stays where it is. What comes
/// while documents are read looks for its place until the last has come.
fn settle(derived: &mut Derived, succession: &Succession, is_corrected: bool) {
    if let Some(settled) = &mut derived.settled {
        let successors = succession.entities.iter().filter(|(id, _)| settled.contains(id));
        let successors: Vec<EntityId> = successors.map(|(_, now)| *now).collect();
        settled.extend(successors);
    }
    if derived.hold.is_some() || derived.positions.is_empty() {
        return;
    }
    derived.hold = match derived.settled.as_ref().filter(|_| !is_corrected) {
        Some(settled) if settled.is_empty() => None,
        Some(settled) => Some(Hold::These(settled.clone())),
        None => Some(Hold::Placed),
    };
}

/// Says how many corrections do not fit the new text of a document.
fn tell_of_corrections(state: &mut State, before: &Knowledge) {
    let failed = |knowledge: &Knowledge| {
        knowledge.by_hand.outcomes.iter().filter(|outcome| outcome.result.is_err()).count()
    };
    let more = failed(&state.derived.knowledge).saturating_sub(failed(before));
    if more > 0 {
        let corrections = counted(more, "correction does", "corrections do");
        let text = format!("{corrections} not fit the new text; the list of corrections says why.");
        toast::say(state, Notice::Noted(text));
    }
}

/// Takes out of selection, hover and reader what the knowledge no longer has.
fn forget_what_is_gone(state: &mut State) {
    let knowledge = Arc::clone(&state.derived.knowledge);
    let notes: BTreeSet<NoteId> = state.ground.notes.keys().copied().collect();
    let exists = |subject: &Subject| match subject {
        Subject::Entity(id) => knowledge.entity(*id).is_some(),
        Subject::Relation(id) => knowledge.relation(*id).is_some(),
        Subject::Kind(_) => false,
        Subject::Note(id) => notes.contains(id),
    };
    state.ground.filter.keep_known(&knowledge);
    state.selection.retain(exists);
    state.locks.retain(exists);
    state.hovered = state.hovered.filter(exists);
    state.brushed.retain(exists);
    if let Some(follow) = state.follow.take() {
        curation::follow(state, &knowledge, &follow);
    }
    if state.words.as_ref().is_some_and(|place| state.source_index(&place.document).is_none()) {
        state.words = None;
    }
    if state.reader.as_ref().is_some_and(|place| state.source_index(&place.document).is_none()) {
        let first = state.derived.knowledge.sources.first();
        state.reader = first.map(|source| ReaderPlace::beginning(&source.document));
        state.locks.release(Lockable::Reader);
        state.reader_jumps += 1;
    }
    if state.derived.knowledge.sources.is_empty() {
        state.camera = None;
        state.timeline.window = None;
        state.tables.text.clear();
        state.locks.clear();
    }
}
