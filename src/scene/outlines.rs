//! Outlines around the members of groups that are open.
//!
//! An outline says who is in a group: it must hold nobody else. Where a stranger stands between the members, they
//! are held by several outlines of one colour; where it would take many, there is none, for what is scattered over
//! the picture is better told by colour.

use super::captions::OpenGroup;
use super::hull::{convex_hull, outside, rounded};
use super::labels::LabelText;
use super::marks::Mark;
use super::plan::Node;
use super::style::Fill;
use super::theme::Palette;
use super::{Color, LinePattern, Stroke};
use crate::knowledge::EntityId;
use crate::layout::{Point, Rectangle};

/// Room between a mark and the outline around it, in scene units.
const ROOM: f32 = 11.0;
/// The same around a member that stands alone.
const ROOM_ALONE: f32 = 6.0;
/// The most outlines of one group.
const MOST_PARTS: usize = 6;
/// A stranger is inside when so much of its radius is.
const DEEP: f32 = 0.6;
/// How many places around an outline are tried for its name.
const PLACES: usize = 16;
/// How opaque the surface of a group is, and its line, of 255.
const OPACITY: (u8, u8) = (28, 190);

/// The outline of one open group.
#[derive(Debug)]
pub(super) struct Outline {
    /// Which group.
    pub(super) id: EntityId,
    pub(super) text: LabelText,
    pub(super) fill: Fill,
    /// The places of its members among the nodes.
    pub(super) members: Vec<usize>,
    /// Convex polygons, the one around the most members first; none where the members are scattered.
    pub(super) parts: Vec<Vec<Point>>,
    /// Where its name stands, when there is an outline.
    pub(super) name: Option<Rectangle>,
}

/// The outlines of some groups; their names have no places yet.
pub(super) fn outlines(groups: &[OpenGroup], nodes: &[Node], label_size: f32) -> Vec<Outline> {
    let place = |id: &EntityId| nodes.binary_search_by_key(id, |node| node.id).ok();
    let outline = |group: &OpenGroup| {
        let members: Vec<usize> = group.members.iter().filter_map(place).collect();
        let mut outline = Outline {
            id: group.id,
            text: group.text.scaled(label_size),
            fill: group.fill,
            members,
            parts: Vec::new(),
            name: None,
        };
        outline.draw(nodes);
        outline
    };
    groups.iter().map(outline).filter(|outline| outline.members.len() > 1).collect()
}

impl Outline {
    /// Draws it around where its members are.
    pub(super) fn draw(&mut self, nodes: &[Node]) {
        let is_member = |number: usize| self.members.binary_search(&number).is_ok();
        let strangers: Vec<&Node> = nodes
            .iter()
            .enumerate()
            .filter(|(number, _)| !is_member(*number))
            .map(|(_, node)| node)
            .collect();
        self.parts = parts(nodes, &self.members, &strangers);
        self.name = None;
    }

    /// Gives its name a place on the line, at the top if that is free.
    pub(super) fn place_name(&mut self, is_free: impl Fn(Rectangle) -> bool) {
        let half = Point::new(self.text.width / 2.0 + self.text.size * 0.5, self.text.height / 2.0);
        let places = |outline: &[Point]| {
            let way = |number: usize| {
                // From the top to both sides by turns.
                let side = if number.is_multiple_of(2) { 1.0 } else { -1.0 };
                let angle = number.div_ceil(2) as f32 * side * std::f32::consts::TAU / PLACES as f32;
                Point::new(angle.sin(), -angle.cos())
            };
            let along = |point: &Point, way: Point| point.x * way.x + point.y * way.y;
            let farthest = |way: Point| {
                let corners = outline.iter().copied();
                corners.max_by(|one, other| along(one, way).total_cmp(&along(other, way)))
            };
            let found = (0..PLACES).filter_map(|number| farthest(way(number)));
            found.map(|middle| Rectangle::around(middle, half)).collect::<Vec<_>>()
        };
        let places = self.parts.first().map(|outline| places(outline)).unwrap_or_default();
        let free = places.iter().find(|place| is_free(**place));
        self.name = free.or(places.first()).copied();
    }
}

/// Outlines that hold all members and no stranger; none where it would take too many.
fn parts(nodes: &[Node], members: &[usize], strangers: &[&Node]) -> Vec<Vec<Point>> {
    let mut waiting = vec![members.to_vec()];
    let mut done: Vec<(usize, Vec<Point>)> = Vec::new();
    while let Some(part) = waiting.pop() {
        let outline = around(nodes, &part);
        if part.len() > 1 && holds_any(&outline, strangers) {
            let (one, other) = split(nodes, &part);
            waiting.extend([one, other]);
        } else {
            done.push((part.len(), outline));
        }
        if waiting.len() + done.len() > MOST_PARTS {
            return Vec::new();
        }
    }
    done.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    done.into_iter().map(|(_, outline)| outline).collect()
}

/// The outline around some nodes.
fn around(nodes: &[Node], part: &[usize]) -> Vec<Point> {
    let marks = || part.iter().map(|&number| &nodes[number].mark);
    let largest = marks().map(Mark::half_size).map(|half| half.x.max(half.y)).fold(0.0, f32::max);
    let room = if part.len() > 1 { ROOM } else { ROOM_ALONE };
    rounded(&convex_hull(marks().map(|mark| mark.center).collect()), largest + room)
}

/// Whether an outline holds the mark of a stranger.
fn holds_any(outline: &[Point], strangers: &[&Node]) -> bool {
    let bounds = super::extent::around(outline.iter().copied());
    strangers.iter().any(|node| {
        let deep = node.mark.radius * DEEP;
        bounds.expanded(deep).contains(node.mark.center) && outside(outline, node.mark.center) < deep
    })
}

/// Parts nodes where the widest gap between them is, seen from above or from the side; there are two or more.
fn split(nodes: &[Node], part: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let sorted = |of: fn(Point) -> f32| {
        let mut part = part.to_vec();
        part.sort_by(|&one, &other| {
            of(nodes[one].mark.center).total_cmp(&of(nodes[other].mark.center)).then(one.cmp(&other))
        });
        let gap = |index: usize| of(nodes[part[index]].mark.center) - of(nodes[part[index - 1]].mark.center);
        let widest = (1..part.len()).max_by(|&one, &other| gap(one).total_cmp(&gap(other))).unwrap_or(1);
        let width = gap(widest);
        (width, part, widest)
    };
    let (across, down) = (sorted(|place| place.x), sorted(|place| place.y));
    let (_, mut part, widest) = if across.0 >= down.0 { across } else { down };
    let other = part.split_off(widest);
    (part, other)
}

/// The surface and the line of a group of this colour.
pub(super) fn colors(palette: &Palette, fill: Fill, is_faint: bool) -> (Color, Stroke) {
    let color = palette.fill(fill);
    let part = if is_faint { 3 } else { 1 };
    let line = Color { alpha: OPACITY.1 / part, ..color };
    let stroke = Stroke { width: 1.2, color: line, pattern: LinePattern::Solid };
    (Color { alpha: OPACITY.0 / part, ..color }, stroke)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::graph::samples::{entity, knowledge};
    use crate::graph::{GroupBy, Grouping, Groups, View};
    use crate::scene::{Captions, Drawing, Look, Plan, Style};
    use crate::vocabulary::EntityKind;

    /// A picture of people, then of laws, at these places, in which both groups are open.
    fn plan(people: &[(f32, f32)], laws: &[(f32, f32)]) -> Plan {
        let kinds = people.iter().map(|_| EntityKind::Person).chain(laws.iter().map(|_| EntityKind::Law));
        let entities: Vec<_> = (1..).zip(kinds).map(|(id, kind)| entity(id, "Name", kind)).collect();
        let known = knowledge(entities, Vec::new());
        let view = View::everything(&known);
        let places = (1..).map(EntityId).zip(people.iter().chain(laws));
        let places: BTreeMap<EntityId, Point> = places.map(|(id, &(x, y))| (id, Point::new(x, y))).collect();
        let mut grouping = Grouping { by: Some(GroupBy::Kind), ..Grouping::default() };
        let closed = Groups::new(&known, &view, &grouping);
        grouping.opened = closed.iter().map(|group| group.id).collect();
        let groups = Groups::new(&known, &view, &grouping);
        let captions = Captions::new(&known, Style::default()).with_groups(&known, &groups);
        Plan::new(&known, &captions, &view, &places, &Drawing::of(&Look::default()))
    }

    /// Whether each outline holds the members of its group and no other node.
    fn are_true(plan: &Plan) -> bool {
        plan.outlines.iter().filter(|outline| !outline.parts.is_empty()).all(|outline| {
            plan.nodes.iter().enumerate().all(|(number, node)| {
                let is_inside = outline.parts.iter().any(|part| outside(part, node.mark.center) < 0.0);
                is_inside == outline.members.contains(&number)
            })
        })
    }

    fn counts(plan: &Plan) -> Vec<usize> {
        let mut outlines: Vec<&Outline> = plan.outlines.iter().collect();
        outlines.sort_by_key(|outline| outline.members.clone());
        outlines.iter().map(|outline| outline.parts.len()).collect()
    }

    #[test]
    fn what_stands_apart_has_one_outline_with_its_name_on_it() {
        let people = [(0.0, 0.0), (100.0, 0.0), (50.0, 80.0)];
        let plan = plan(&people, &[(400.0, 0.0), (500.0, 10.0)]);
        assert_eq!(counts(&plan), [1, 1]);
        assert!(are_true(&plan));
        for outline in &plan.outlines {
            let name = outline.name.unwrap().center();
            assert!(outside(&outline.parts[0], name).abs() < 1.0, "on the line");
        }
    }

    #[test]
    fn no_outline_holds_a_stranger() {
        let people = [(0.0, 0.0), (60.0, 0.0), (300.0, 0.0), (360.0, 0.0)];
        let plan = plan(&people, &[(180.0, 5.0), (180.0, 200.0)]);
        assert_eq!(counts(&plan), [2, 1], "one on each side of the law");
        assert!(are_true(&plan));
    }

    #[test]
    fn what_is_scattered_has_none_and_no_name() {
        let at = |number: usize| ((number % 5) as f32 * 60.0, (number / 5) as f32 * 60.0);
        let people: Vec<_> = (0..25).step_by(2).map(at).collect();
        let laws: Vec<_> = (1..25).step_by(2).map(at).collect();
        let plan = plan(&people, &laws);
        assert_eq!(counts(&plan), [0, 0]);
        assert!(plan.outlines.iter().all(|outline| outline.name.is_none()));
    }

    #[test]
    fn an_outline_follows_the_hand() {
        let mut plan = plan(&[(0.0, 0.0), (100.0, 0.0)], &[(400.0, 0.0), (500.0, 10.0)]);
        plan.drag(EntityId(1), Point::new(0.0, 150.0));
        assert!(are_true(&plan));
        plan.drag(EntityId(1), Point::new(450.0, 5.0));
        assert!(are_true(&plan));
    }
}
