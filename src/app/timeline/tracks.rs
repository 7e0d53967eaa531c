//! The tracks of the timeline: all claims on one, or one for each entity, or one for each article.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Mark, Timeline};
use crate::app::locks::Lockable;
use crate::app::state::State;
use crate::graph::article_name;
use crate::knowledge::{EntityId, Knowledge, SourceIndex};
use crate::scene::Subject;

/// So many entities have a track while none is selected: those with the most dated claims.
const MOST_ACTIVE: usize = 12;

/// What has a track of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrackBy {
    /// Nothing: all claims stand on one.
    #[default]
    Nothing,
    /// Each selected entity; the most active ones while none is selected.
    Entity,
    /// Each article that says something with a date.
    Article,
}

impl TrackBy {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Nothing, Self::Entity, Self::Article];
}

/// What a track is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackOf {
    /// Everything.
    Everything,
    /// The claims of which this entity is an end.
    Entity(EntityId),
    /// The claims that this document says.
    Article(SourceIndex),
}

/// A claim on a track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnTrack {
    /// Its place among the marks of the timeline.
    pub place: usize,
    /// What is written there: nothing that the name of the track says already.
    pub words: String,
}

/// One track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// What it is about.
    pub of: TrackOf,
    /// What it is called; empty where it is about everything.
    pub name: String,
    /// The claims on it, by their days.
    pub marks: Vec<OnTrack>,
}

/// The tracks of a timeline. A claim stands on the tracks of both of its ends, or of all articles that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracks {
    /// The tracks from the top.
    pub list: Vec<Track>,
    /// How many claims stand on none.
    pub elsewhere: usize,
    timeline: Arc<Timeline>,
    by: TrackBy,
    entities: BTreeSet<EntityId>,
}

impl Tracks {
    fn new(
        knowledge: &Knowledge,
        timeline: &Arc<Timeline>,
        by: TrackBy,
        entities: BTreeSet<EntityId>,
    ) -> Self {
        let list = match by {
            TrackBy::Nothing => vec![together(timeline)],
            TrackBy::Entity => by_entity(knowledge, timeline, &entities),
            TrackBy::Article => by_article(knowledge, timeline),
        };
        let seen: BTreeSet<usize> =
            list.iter().flat_map(|track| &track.marks).map(|mark| mark.place).collect();
        let missing = timeline.marks.iter().enumerate().filter(|(place, _)| !seen.contains(place));
        let elsewhere = missing.map(|(_, mark)| mark.relation).collect::<BTreeSet<_>>().len();
        Self { list, elsewhere, timeline: Arc::clone(timeline), by, entities }
    }

    /// All claims of a timeline on one track.
    #[must_use]
    pub fn together(timeline: &Arc<Timeline>) -> Self {
        Self::new(&Knowledge::default(), timeline, TrackBy::Nothing, BTreeSet::new())
    }

    /// Whether each track has a name.
    #[must_use]
    pub fn have_names(&self) -> bool {
        self.by != TrackBy::Nothing
    }
}

fn together(timeline: &Timeline) -> Track {
    let marks = timeline.marks.iter().enumerate();
    let marks = marks.map(|(place, mark)| OnTrack { place, words: mark.title.clone() }).collect();
    Track { of: TrackOf::Everything, name: String::new(), marks }
}

/// A track for each of these entities, or for the most active ones; those with the most claims first.
fn by_entity(knowledge: &Knowledge, timeline: &Timeline, entities: &BTreeSet<EntityId>) -> Vec<Track> {
    // What the chosen days leave out counts as well: while time is played the tracks stay.
    let mut places: BTreeMap<EntityId, Vec<usize>> = entities.iter().map(|&id| (id, Vec::new())).collect();
    for (place, mark) in timeline.marks.iter().enumerate() {
        let ends: BTreeSet<EntityId> = mark.ends.into();
        for end in ends {
            if entities.is_empty() || entities.contains(&end) {
                places.entry(end).or_default().push(place);
            }
        }
    }
    let name = |id: EntityId| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let mut ranked: Vec<(EntityId, Vec<usize>)> = places.into_iter().collect();
    ranked.sort_by_key(|(id, places)| (Reverse(places.len()), name(*id), *id));
    if entities.is_empty() {
        ranked.truncate(MOST_ACTIVE);
    }
    let track = |(id, places): (EntityId, Vec<usize>)| {
        let words = |place: usize| {
            let mark = &timeline.marks[place];
            let [subject, object] = mark.ends;
            match (subject == id, object == id) {
                (true, false) => format!("{} {}", mark.phrase, name(object)),
                (false, true) => format!("{} {}", name(subject), mark.phrase),
                _ => mark.title.clone(),
            }
        };
        let marks = places.into_iter().map(|place| OnTrack { place, words: words(place) }).collect();
        Track { of: TrackOf::Entity(id), name: name(id).to_owned(), marks }
    };
    ranked.into_iter().map(track).collect()
}

/// A track for each article that says something with a date, by their own days.
fn by_article(knowledge: &Knowledge, timeline: &Timeline) -> Vec<Track> {
    let mut places: BTreeMap<SourceIndex, Vec<usize>> = BTreeMap::new();
    for (place, Mark { sources, .. }) in timeline.marks.iter().enumerate() {
        for &source in sources {
            places.entry(source).or_default().push(place);
        }
    }
    let mut tracks: Vec<(Option<jiff::civil::Date>, Track)> = places
        .into_iter()
        .filter_map(|(source, places)| {
            let document = &knowledge.sources.get(source as usize)?.document;
            let marks = places.into_iter();
            let marks = marks.map(|place| OnTrack { place, words: timeline.marks[place].title.clone() });
            let (of, name) = (TrackOf::Article(source), article_name(document));
            Some((document.date, Track { of, name, marks: marks.collect() }))
        })
        .collect();
    // Those without a day come last.
    tracks.sort_by(|(one_date, one), (other_date, other)| {
        (one_date.is_none(), one_date, &one.name).cmp(&(other_date.is_none(), other_date, &other.name))
    });
    tracks.into_iter().map(|(_, track)| track).collect()
}

/// Notes for which entities the tracks are. A selection of relations alone, as a click on a mark makes one, leaves
/// them as they are.
fn follow_selection(state: &mut State) {
    if state.is_locked(Lockable::Timeline) {
        return;
    }
    let selected: BTreeSet<EntityId> = state.selected_entities().collect();
    let says_nothing = state.selection.iter().all(|subject| matches!(subject, Subject::Relation(_)));
    if !says_nothing || state.selection.is_empty() {
        state.timeline.tracks_of = selected;
    }
}

/// Brings the tracks up to date while the timeline stands in the window.
pub(super) fn refresh(state: &mut State) {
    let by = state.settings.timeline_tracks;
    if by == TrackBy::Entity && state.derived.timeline.is_some() {
        follow_selection(state);
    }
    let Some(timeline) = &state.derived.timeline else {
        state.derived.tracks = None;
        return;
    };
    let knowledge = &state.derived.knowledge;
    let entities = match by {
        TrackBy::Entity => {
            let chosen = state.timeline.tracks_of.iter().copied();
            chosen.filter(|&id| knowledge.entity(id).is_some()).collect()
        }
        TrackBy::Nothing | TrackBy::Article => BTreeSet::new(),
    };
    let is_same = |tracks: &Arc<Tracks>| {
        Arc::ptr_eq(&tracks.timeline, timeline) && tracks.by == by && tracks.entities == entities
    };
    if !state.derived.tracks.as_ref().is_some_and(is_same) {
        state.derived.tracks = Some(Arc::new(Tracks::new(knowledge, timeline, by, entities)));
    }
}
