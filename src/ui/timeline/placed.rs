//! In which lane each mark and each flag lies, worked out once for a zoom.

use std::ops::Range;
use std::sync::Arc;

use super::Memory;
use crate::app::timeline::{Flag, Mark, Timeline, stack};
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

/// Where everything lies.
pub(super) struct Placed {
    timeline: Arc<Timeline>,
    scale: f64,
    most: usize,
    /// How wide the words of each mark are.
    words: Vec<f32>,
    /// For each lane the marks in it, from left to right.
    pub(super) lanes: Vec<Vec<usize>>,
    /// For each mark its lane.
    lane_of: Vec<usize>,
    /// Whether there is room for words.
    pub(super) has_words: bool,
    pub(super) groups: Vec<Group>,
    /// Whether there is room for the words of flags.
    pub(super) flags_have_words: bool,
}

impl Placed {
    pub(super) fn lane_of(&self, place: usize) -> usize {
        self.lane_of.get(place).copied().unwrap_or(0)
    }

    pub(super) const fn lane_height(&self) -> f32 {
        if self.has_words { WITH_WORDS } else { WITHOUT_WORDS }
    }

    /// How high all lanes are together.
    pub(super) fn height(&self) -> f32 {
        self.lanes.len() as f32 * self.lane_height() + 8.0
    }

    /// How wide the words of a mark are.
    pub(super) fn words(&self, place: usize) -> f32 {
        if self.has_words { self.words.get(place).copied().unwrap_or(0.0) } else { 0.0 }
    }

    /// How many lanes of flags there are.
    pub(super) fn flag_lanes(&self) -> usize {
        self.groups.iter().map(|group| group.lane + 1).max().unwrap_or(0)
    }

    /// Where a mark and its words begin and end, in points from the first of January 1970.
    pub(super) fn stretch(&self, place: usize, mark: &Mark) -> (f64, f64) {
        stretch(mark, self.scale, self.words(place))
    }
}

/// Works out the lanes again when the timeline, the zoom or the room has changed.
pub(super) fn refresh(memory: &mut Memory, timeline: &Arc<Timeline>, scale: f64, height: f32) {
    let most = ((height * 3.0 / WITH_WORDS) as usize).max(4);
    let words = match memory.placed.take() {
        Some(placed) if Arc::ptr_eq(&placed.timeline, timeline) => {
            let is_same = placed.scale.to_bits() == scale.to_bits() && placed.most == most;
            if is_same {
                memory.placed = Some(placed);
                return;
            }
            placed.words
        }
        _ => timeline.marks.iter().map(|mark| width(&mark.title).min(WIDEST)).collect(),
    };
    memory.placed = Some(place(timeline, scale, most, words));
}

fn width(text: &str) -> f32 {
    FontMetrics::bundled().width(text, theme::SMALL, Weight::Regular) + 4.0
}

fn place(timeline: &Arc<Timeline>, scale: f64, most: usize, words: Vec<f32>) -> Placed {
    let (mut has_words, mut lane_of) = (true, lanes(&timeline.marks, scale, &words));
    if lane_of.iter().max().is_some_and(|&lane| lane >= most) {
        has_words = false;
        lane_of = lanes(&timeline.marks, scale, &[]);
    }
    let mut lanes: Vec<Vec<usize>> = vec![Vec::new(); lane_of.iter().max().map_or(0, |lane| lane + 1)];
    for (index, &lane) in lane_of.iter().enumerate() {
        lanes[lane].push(index);
    }
    for lane in &mut lanes {
        let start = |&index: &usize| stretch(&timeline.marks[index], scale, 0.0).0;
        lane.sort_by(|one, other| start(one).total_cmp(&start(other)));
    }
    let (groups, flags_have_words) = groups(&timeline.flags, scale);
    let timeline = Arc::clone(timeline);
    Placed { timeline, scale, most, words, lanes, lane_of, has_words, groups, flags_have_words }
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

/// The lane of each mark; `words` tells how wide their words are, where they are written.
fn lanes(marks: &[Mark], scale: f64, words: &[f32]) -> Vec<usize> {
    let stretch = |index: usize| {
        let (start, end) = stretch(&marks[index], scale, words.get(index).copied().unwrap_or(0.0));
        (start, end + BETWEEN)
    };
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by(|&one, &other| stretch(one).0.total_cmp(&stretch(other).0));
    let mut lane_of = vec![0; marks.len()];
    let lanes = stack::lanes(order.iter().map(|&index| stretch(index)));
    for (index, lane) in order.into_iter().zip(lanes) {
        lane_of[index] = lane;
    }
    lane_of
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
            refresh(&mut memory, &timeline, scale, 3000.0);
            let placed = memory.placed.unwrap();
            assert!(placed.has_words || scale < 1.0);
            for lane in &placed.lanes {
                for pair in lane.windows(2) {
                    let end = placed.stretch(pair[0], &timeline.marks[pair[0]]).1;
                    assert!(end <= placed.stretch(pair[1], &timeline.marks[pair[1]]).0);
                }
            }
        }
    }

    #[test]
    fn words_make_room_when_there_are_too_many_lanes() {
        let marks = (0..80).map(|number| mark(number, 0, 0)).collect();
        let timeline = Arc::new(Timeline { marks, ..Timeline::default() });
        let mut memory = Memory::default();
        refresh(&mut memory, &timeline, 1.0, 200.0);
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
