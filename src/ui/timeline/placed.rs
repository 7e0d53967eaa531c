//! In which lane each mark and each flag lies, worked out once for a zoom.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::Memory;
use crate::app::timeline::{Flag, Mark, Timeline, Tracks, stack};
use crate::scene::Weight;
use crate::scene::text::FontMetrics;
use crate::ui::theme;

/// A claim that takes less room than this is drawn as its mark alone.
pub(super) const MARK: f32 = 14.0;
/// Room for the mark before the words.
pub(super) const WORDS: f32 = 18.0;
/// Room between a bar and the words after it.
pub(super) const AFTER: f32 = 5.0;
/// The widest the words of a mark get.
const WIDEST: f32 = 240.0;
/// Room between two marks in a lane.
const BETWEEN: f64 = 10.0;
/// Height of a lane with words, and without.
const WITH_WORDS: f32 = 22.0;
const WITHOUT_WORDS: f32 = 16.0;
/// Room between two tracks.
pub(super) const BETWEEN_TRACKS: f32 = 7.0;
/// Flags closer than this stand for each other.
const NEAR: f64 = 16.0;
/// How many lanes of flags there are at most.
const FLAG_LANES: usize = 3;

/// Flags so near to each other that one stands for all.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// Which flags, of those of the timeline.
    pub(super) flags: Range<usize>,
    pub(super) lane: usize,
}

/// A mark on a track.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// Which track.
    pub(super) track: usize,
    /// Its place among the marks on that track.
    pub(super) index: usize,
    /// Its place among the marks of the timeline.
    pub(super) place: usize,
    /// Its lane, of all lanes from the top.
    pub(super) lane: usize,
    /// How wide its words are.
    words: f32,
}

/// Where everything lies.
pub(super) struct Placed {
    pub(super) tracks: Arc<Tracks>,
    scale: f64,
    most: usize,
    /// The marks track by track, on each by their days.
    pub(super) entries: Vec<Entry>,
    /// For each track its entries and its lanes; of lanes at least one.
    pub(super) ranges: Vec<(Range<usize>, Range<usize>)>,
    /// For each lane its track and the entries in it, from left to right.
    pub(super) lanes: Vec<(usize, Vec<usize>)>,
    /// The entries of each claim that stands on several tracks.
    pub(super) joined: Vec<Vec<usize>>,
    /// Whether there is room for words.
    pub(super) has_words: bool,
    pub(super) groups: Vec<Group>,
    /// Whether there is room for the words of flags.
    pub(super) flags_have_words: bool,
}

impl Placed {
    /// The entry with this number.
    pub(super) fn entry(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number)
    }

    /// Where a mark stands; on this track, if it is there.
    pub(super) fn number_of(&self, place: usize, track: usize) -> Option<usize> {
        let is_it = |entry: &Entry| entry.place == place;
        let there = self.entries.iter().position(|entry| is_it(entry) && entry.track == track);
        there.or_else(|| self.entries.iter().position(is_it))
    }

    pub(super) const fn lane_height(&self) -> f32 {
        if self.has_words { WITH_WORDS } else { WITHOUT_WORDS }
    }

    /// Where a lane begins, from the top of the first.
    pub(super) fn lane_top(&self, lane: usize) -> f32 {
        let track = self.lanes.get(lane).map_or(self.ranges.len(), |(track, _)| *track);
        let between = if self.tracks.have_names() { BETWEEN_TRACKS } else { 0.0 };
        lane as f32 * self.lane_height() + track as f32 * between
    }

    /// How high all lanes are together.
    pub(super) fn height(&self) -> f32 {
        self.lane_top(self.lanes.len()) + 8.0
    }

    /// How wide the words of an entry are, where words are written.
    pub(super) fn words(&self, entry: &Entry) -> f32 {
        if self.has_words { entry.words } else { 0.0 }
    }

    /// How many lanes of flags there are.
    pub(super) fn flag_lanes(&self) -> usize {
        self.groups.iter().map(|group| group.lane + 1).max().unwrap_or(0)
    }

    /// Where a mark and its words begin and end, in points from the first of January 1970.
    pub(super) fn stretch(&self, entry: &Entry, mark: &Mark) -> (f64, f64) {
        stretch(mark, self.scale, self.words(entry))
    }
}

/// Works out the lanes again when the tracks, the zoom or the room have changed.
pub(super) fn refresh(
    memory: &mut Memory,
    timeline: &Timeline,
    tracks: &Arc<Tracks>,
    scale: f64,
    height: f32,
) {
    let most = ((height * 3.0 / WITH_WORDS) as usize).max(4);
    let entries = match memory.placed.take() {
        Some(placed) if Arc::ptr_eq(&placed.tracks, tracks) => {
            let is_same = placed.scale.to_bits() == scale.to_bits() && placed.most == most;
            if is_same {
                memory.placed = Some(placed);
                return;
            }
            placed.entries
        }
        _ => entries(tracks),
    };
    memory.placed = Some(place(timeline, tracks, scale, most, entries));
}

/// Everything on the tracks, with its words measured and no lane yet.
fn entries(tracks: &Tracks) -> Vec<Entry> {
    let on_track = tracks.list.iter().enumerate().flat_map(|(track, own)| {
        own.marks.iter().enumerate().map(move |(index, mark)| {
            let words = width(&mark.words).min(WIDEST);
            Entry { track, index, place: mark.place, lane: 0, words }
        })
    });
    on_track.collect()
}

fn width(text: &str) -> f32 {
    FontMetrics::bundled().width(text, theme::SMALL, Weight::Regular) + 4.0
}

fn place(
    timeline: &Timeline,
    tracks: &Arc<Tracks>,
    scale: f64,
    most: usize,
    mut entries: Vec<Entry>,
) -> Placed {
    let mut has_words = true;
    let mut ranges = stacked(timeline, tracks, scale, has_words, &mut entries);
    if count(&ranges) > most {
        has_words = false;
        ranges = stacked(timeline, tracks, scale, has_words, &mut entries);
    }
    let mut lanes: Vec<(usize, Vec<usize>)> = Vec::with_capacity(count(&ranges));
    for (track, (_, own)) in ranges.iter().enumerate() {
        lanes.extend(own.clone().map(|_| (track, Vec::new())));
    }
    let mut by_mark: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        lanes[entry.lane].1.push(number);
        by_mark.entry(entry.place).or_default().push(number);
    }
    let start = |number: usize| stretch(&timeline.marks[entries[number].place], scale, 0.0).0;
    for (_, lane) in &mut lanes {
        lane.sort_by(|&one, &other| start(one).total_cmp(&start(other)));
    }
    let joined = by_mark.into_values().filter(|numbers| numbers.len() > 1).collect();
    let (groups, flags_have_words) = groups(&timeline.flags, scale);
    let tracks = Arc::clone(tracks);
    Placed { tracks, scale, most, entries, ranges, lanes, joined, has_words, groups, flags_have_words }
}

/// How many lanes there are.
fn count(ranges: &[(Range<usize>, Range<usize>)]) -> usize {
    ranges.last().map_or(0, |(_, lanes)| lanes.end)
}

/// Puts the entries of each track into lanes of its own; gives the entries and the lanes of each.
fn stacked(
    timeline: &Timeline,
    tracks: &Tracks,
    scale: f64,
    has_words: bool,
    entries: &mut [Entry],
) -> Vec<(Range<usize>, Range<usize>)> {
    let (mut first, mut lane) = (0, 0);
    let mut ranges = Vec::with_capacity(tracks.list.len());
    for track in &tracks.list {
        let numbers = first..first + track.marks.len();
        let own = &mut entries[numbers.clone()];
        let stretch = |entry: &Entry| {
            let words = if has_words { entry.words } else { 0.0 };
            let (start, end) = stretch(&timeline.marks[entry.place], scale, words);
            (start, end + BETWEEN)
        };
        let mut order: Vec<usize> = (0..own.len()).collect();
        order.sort_by(|&one, &other| stretch(&own[one]).0.total_cmp(&stretch(&own[other]).0));
        let found = stack::lanes(order.iter().map(|&index| stretch(&own[index])));
        // A track on which nothing stands is seen all the same.
        let used = found.iter().max().map_or(1, |last| last + 1);
        for (index, found) in order.into_iter().zip(found) {
            own[index].lane = lane + found;
        }
        ranges.push((numbers.clone(), lane..lane + used));
        (first, lane) = (numbers.end, lane + used);
    }
    ranges
}

/// Whether the words of a bar find room in it, or where there are none. They stand after it else.
pub(super) fn fit_inside(bar: f32, words: f32) -> bool {
    words <= 0.0 || WORDS + words <= bar
}

fn stretch(mark: &Mark, scale: f64, words: f32) -> (f64, f64) {
    let (start, end) = (f64::from(mark.first) * scale, (f64::from(mark.last) + 1.0) * scale);
    let is_bar = end - start >= f64::from(MARK);
    if is_bar && fit_inside((end - start) as f32, words) {
        return (start, end);
    }
    if is_bar {
        return (start, end + f64::from(AFTER + words));
    }
    let words = if words > 0.0 { f64::from(WORDS + words) } else { 0.0 };
    let left = f64::midpoint(start, end) - f64::from(MARK) / 2.0;
    (left, left + f64::from(MARK).max(words))
}

/// Flags in groups, and whether there is room for their words.
fn groups(flags: &[Flag], scale: f64) -> (Vec<Group>, bool) {
    let x = |index: usize| flags.get(index).map_or(0.0, |flag| f64::from(flag.day) * scale);
    let mut groups: Vec<Group> = Vec::new();
    for index in 0..flags.len() {
        match groups.last_mut() {
            Some(group) if x(index) - x(group.flags.start) < NEAR => group.flags.end = index + 1,
            _ => groups.push(Group { flags: index..index + 1, lane: 0 }),
        }
    }
    let words = |group: &Group| {
        let flags: Vec<&Flag> = flags[group.flags.clone()].iter().collect();
        f64::from(width(&crate::ui::strings::timeline::flags(&flags)).min(WIDEST))
    };
    let stretches = groups.iter().map(|group| {
        let start = x(group.flags.start);
        (start, start + f64::from(WORDS) + words(group) + BETWEEN)
    });
    let lanes = stack::lanes(stretches);
    let have_room = lanes.iter().all(|&lane| lane < FLAG_LANES);
    if have_room {
        for (group, lane) in groups.iter_mut().zip(lanes) {
            group.lane = lane;
        }
    }
    (groups, have_room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentId;
    use crate::knowledge::{EntityId, RelationId};
    use crate::vocabulary::EntityKind;

    fn mark(number: u64, first: i32, last: i32) -> Mark {
        Mark {
            relation: RelationId(number),
            first,
            last,
            ends: [EntityId(1), EntityId(2)],
            phrase: "claims".to_owned(),
            sources: vec![0],
            kind: EntityKind::Person,
            is_actual: true,
            is_denied: false,
            is_left_out: false,
            title: format!("Claim number {number}"),
            status: "stated".to_owned(),
        }
    }

    #[test]
    fn nothing_lies_over_anything_else_with_its_words() {
        let marks = (0..80).map(|number| mark(number, number as i32 % 30, number as i32 % 30 + 3)).collect();
        let timeline = Arc::new(Timeline { marks, ..Timeline::default() });
        for scale in [0.01, 1.0, 20.0, 400.0] {
            let mut memory = Memory::default();
            let tracks = Arc::new(Tracks::together(&timeline));
            refresh(&mut memory, &timeline, &tracks, scale, 3000.0);
            let placed = memory.placed.unwrap();
            assert!(placed.has_words || scale < 1.0);
            let stretch = |number: usize| {
                let entry = placed.entry(number).unwrap();
                placed.stretch(entry, &timeline.marks[entry.place])
            };
            for (_, lane) in &placed.lanes {
                assert!(lane.windows(2).all(|pair| stretch(pair[0]).1 <= stretch(pair[1]).0));
            }
        }
    }

    #[test]
    fn words_make_room_when_there_are_too_many_lanes() {
        let marks = (0..80).map(|number| mark(number, 0, 0)).collect();
        let timeline = Arc::new(Timeline { marks, ..Timeline::default() });
        let mut memory = Memory::default();
        let tracks = Arc::new(Tracks::together(&timeline));
        refresh(&mut memory, &timeline, &tracks, 1.0, 200.0);
        assert!(!memory.placed.unwrap().has_words);
    }

    #[test]
    fn flags_on_one_place_stand_for_each_other() {
        let flag =
            |day: i32| Flag { document: DocumentId(day.to_string()), name: "news.txt".to_owned(), day };
        let flags = [flag(0), flag(0), flag(1), flag(40)];
        let (near, _) = groups(&flags, 5.0);
        assert_eq!(near.iter().map(|group| group.flags.clone()).collect::<Vec<_>>(), [0..3, 3..4]);
        let (apart, have_words) = groups(&flags, 100.0);
        assert_eq!(apart.len(), 3);
        assert!(have_words);
    }
}
