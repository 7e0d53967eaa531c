//! The geometry of a picture: where marks, lines and names are, whatever is selected or under the pointer.
//!
//! It is made anew only when something moves, comes or goes. What the pointer touches is painted over it,
//! so that nothing jumps while the pointer moves, and so that a large graph answers at once.

mod edges;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::captions::Captions;
use super::curves::Course;
use super::gathering::Drawing;
use super::handle::{beyond_places, beyond_text};
use super::labels::{LabelText, Placed, Room, below, by_hand, place};
use super::lines::{Line, lines};
use super::marks::Mark;
use super::notes::Sheet;
use super::occupied::Occupied;
use super::outlines::{Outline, outlines};
use super::style::{Coloring, Fill, Style};
use super::{EdgeLabels, Names, Weight};
use crate::graph::View;
use crate::knowledge::{EntityId, Knowledge, RelationId};
use crate::layout::{Point, Rectangle};

pub(super) use edges::line_course;
use edges::{Courses, badge, edge, sign};

/// Up to so many entities every name is shown, wherever it finds room; in a picture up to twice as large
/// those of so many.
pub(super) const SHOW_ALL_NAMES: usize = 60;

/// So many points stand for all lines together, at most about.
const LINE_POINTS: f32 = 20_000.0;

/// The owner of what no name may hide.
pub(super) const NOBODY: usize = usize::MAX;

/// The geometry of a picture.
#[derive(Debug)]
pub struct Plan {
    pub(super) nodes: Vec<Node>,
    /// The nodes in the order in which their names were placed.
    pub(super) order: Vec<usize>,
    pub(super) edges: Vec<Edge>,
    /// The outlines around the members of open groups.
    pub(super) outlines: Vec<Outline>,
    /// The notes on the plane.
    pub(super) notes: Vec<Sheet>,
    /// The marks, the badges and the points of the lines.
    pub(super) drawn: Occupied,
    pub(super) names: Occupied,
    pub(super) label_size: f32,
    /// What size, colour and label say.
    pub(super) style: Style,
    /// The classes that the colours stand for.
    pub(super) coloring: Arc<Coloring>,
}

/// An entity that has a place.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) id: EntityId,
    pub(super) mark: Mark,
    pub(super) fill: Fill,
    /// What the size of its mark says.
    pub(super) measure: usize,
    pub(super) text: LabelText,
    /// Where its name stands, if there is room for it.
    pub(super) spot: Option<Placed>,
    /// Where its name stands whenever it is written, when a person has moved it.
    pub(super) by_hand: Option<Placed>,
    /// How many of its neighbours are not shown, and where their number stands if there is room.
    pub(super) beyond: (usize, Option<Rectangle>),
}

/// A line whose ends have places.
#[derive(Debug)]
pub(super) struct Edge {
    pub(super) line: Line,
    /// Index of the node where it begins.
    pub(super) subject: usize,
    /// Index of the node where it ends.
    pub(super) object: usize,
    pub(super) course: Course,
    pub(super) width: f32,
    /// Where the number of its relations stands, when there are several.
    pub(super) badge: Option<Rectangle>,
    /// Where the sign stands that it is disputed, when it is.
    pub(super) sign: Option<Rectangle>,
    /// Its phrase and the place for it, when all lines carry one.
    pub(super) phrase: Option<(LabelText, Rectangle)>,
}

impl Plan {
    /// The geometry of what `view` shows of `knowledge`, each entity at its place in `positions`; entities without a place, and their relations, are left out.
    #[must_use]
    pub fn new(
        knowledge: &Knowledge,
        captions: &Captions,
        view: &View,
        positions: &BTreeMap<EntityId, Point>,
        drawing: &Drawing,
    ) -> Self {
        Self::after(None, knowledge, captions, view, positions, drawing)
    }

    /// The same; what is as it was in a former plan is taken from there.
    #[must_use]
    pub fn after(
        former: Option<&Self>,
        knowledge: &Knowledge,
        captions: &Captions,
        view: &View,
        positions: &BTreeMap<EntityId, Point>,
        drawing: &Drawing,
    ) -> Self {
        let label_size = drawing.label_size;
        let nodes = nodes(knowledge, captions, view, positions, drawing);
        let by_id: FxHashMap<EntityId, usize> =
            nodes.iter().enumerate().map(|(number, node)| (node.id, number)).collect();
        let courses = Courses::of(former);
        let edges: Vec<Edge> = lines(knowledge, view, drawing)
            .into_iter()
            .filter_map(|line| Some((*by_id.get(&line.subject)?, *by_id.get(&line.object)?, line)))
            .map(|(subject, object, line)| edge(line, (subject, object), &nodes, label_size, &courses))
            .collect();
        let bounds = nodes.iter().map(|node| node.mark.bounds()).reduce(Rectangle::cover).unwrap_or_default();
        let bounds = bounds.expanded(label_size * 4.0);
        let mut order: Vec<usize> = (0..nodes.len()).collect();
        order.sort_by_cached_key(|&number| std::cmp::Reverse(captions.weight(nodes[number].id)));
        let drawn = Occupied::new(bounds, label_size);
        let names = Occupied::new(bounds, label_size);
        let (style, coloring) = (captions.style(), Arc::clone(captions.coloring()));
        let outlines = outlines(captions.open_groups(), &nodes, label_size);
        let mut plan = Self {
            nodes,
            order,
            edges,
            outlines,
            notes: Vec::new(),
            drawn,
            names,
            label_size,
            style,
            coloring,
        };
        plan.enter_what_is_drawn();
        plan.place_notes(&drawing.notes);
        plan.fix_names(drawing.names);
        plan.place_names_of_outlines();
        plan.place_names(bounds, drawing.names);
        plan.place_numbers();
        plan.enter_crosses();
        if drawing.edge_labels == EdgeLabels::All {
            plan.place_phrases(knowledge);
        }
        plan
    }

    /// The relations of each line that stands for several; the first names the line.
    pub fn bundles(&self) -> impl Iterator<Item = &[RelationId]> {
        self.edges.iter().map(|edge| edge.line.relations.as_slice()).filter(|relations| relations.len() > 1)
    }

    /// The lines of an entity, those that the most sentences say first.
    #[must_use]
    pub fn lines_of(&self, entity: EntityId) -> Vec<&Line> {
        let lines = self.edges.iter().map(|edge| &edge.line);
        let mut own: Vec<&Line> =
            lines.filter(|line| line.subject == entity || line.object == entity).collect();
        own.sort_by_key(|line| (std::cmp::Reverse(line.sentences), line.first()));
        own
    }

    /// Every line with the middle of its course.
    pub fn middles(&self) -> impl Iterator<Item = (&Line, Point)> {
        self.edges.iter().map(|edge| (&edge.line, edge.course.middle))
    }

    /// Moves the mark of an entity with its name and its lines. All else stays, as if it still stood where
    /// it was: a new plan finds better places once it is put down.
    pub fn drag(&mut self, entity: EntityId, place: Point) {
        let Ok(number) = self.nodes.binary_search_by_key(&entity, |node| node.id) else { return };
        let node = &mut self.nodes[number];
        let shift = place - node.mark.center;
        node.mark.center = place;
        for spot in node.spot.iter_mut().chain(&mut node.by_hand) {
            spot.rectangle = Rectangle::new(spot.rectangle.min + shift, spot.rectangle.max + shift);
        }
        if let Some(number) = &mut node.beyond.1 {
            *number = Rectangle::new(number.min + shift, number.max + shift);
        }
        let Self { nodes, edges, label_size, .. } = self;
        for edge in edges.iter_mut().filter(|edge| edge.subject == number || edge.object == number) {
            let before = edge.course.middle;
            let ends = (&nodes[edge.subject].mark, &nodes[edge.object].mark);
            edge.course = line_course(&edge.line, ends.0, ends.1, edge.width);
            edge.badge = edge.badge.map(|_| badge(&edge.course, edge.line.negated, *label_size));
            edge.sign = sign(&edge.course, &edge.line, *label_size);
            if let Some((_, phrase)) = &mut edge.phrase {
                let shift = edge.course.middle - before;
                *phrase = Rectangle::new(phrase.min + shift, phrase.max + shift);
            }
        }
        for outline in &mut self.outlines {
            outline.draw(&self.nodes);
            outline.place_name(|place| !self.drawn.is_taken(place, None));
        }
        self.pull_notes(number);
    }

    /// Where the middle of an entity's name would be, counted from that of its mark, if a person moved it to
    /// `offset`: farther, where it would lie on the mark.
    #[must_use]
    pub fn moved_name(&self, entity: EntityId, offset: Point) -> Option<Point> {
        let number = self.nodes.binary_search_by_key(&entity, |node| node.id).ok()?;
        let Node { mark, text, .. } = &self.nodes[number];
        Some(by_hand(mark, text, offset).rectangle.center() - mark.center)
    }

    /// Moves the name of an entity to a place relative to its mark. All else stays, as when a mark is dragged.
    pub fn drag_name(&mut self, entity: EntityId, offset: Point) {
        let Ok(number) = self.nodes.binary_search_by_key(&entity, |node| node.id) else { return };
        let node = &mut self.nodes[number];
        let placed = by_hand(&node.mark, &node.text, offset);
        (node.spot, node.by_hand) = (Some(placed), Some(placed));
    }

    /// Marks, lines and badges, which names keep off.
    fn enter_what_is_drawn(&mut self) {
        let Self { nodes, edges, drawn, label_size, .. } = self;
        let curves = || edges.iter().flat_map(|edge| &edge.course.curves);
        let length: f32 = curves().map(|curve| curve.from.distance(curve.to)).sum();
        // In a large picture they are wider apart, so that a frame has time for them.
        let spacing = (*label_size / 2.0).max(length / LINE_POINTS);
        drawn.reserve_points((length / spacing) as usize + edges.len() * 11);
        for (number, edge) in edges.iter().enumerate() {
            for curve in &edge.course.curves {
                let count = (curve.from.distance(curve.to) / spacing).clamp(2.0, 400.0) as usize;
                for point in curve.points(count) {
                    drawn.add_point(point);
                }
            }
            // The head tells the direction: a name over it hides more than one over a line.
            let heads = edge.course.arrow.into_iter().chain(edge.course.tail.into_iter().flatten());
            let count = if edge.course.tail.is_some() { 18 } else { 9 };
            for point in heads.cycle().take(count) {
                drawn.add_point(point);
            }
            if let Some(badge) = edge.badge {
                drawn.add_box(badge_owner(number), badge);
            }
            if let Some(sign) = edge.sign {
                drawn.add_box(NOBODY, sign);
            }
        }
        for (number, node) in nodes.iter().enumerate() {
            drawn.add_box(number, node.mark.bounds().expanded(1.0));
        }
    }

    /// The names that a person has put somewhere stand there, and all others find room around them.
    fn fix_names(&mut self, names: Names) {
        let wanted = wanted(names, self.nodes.len());
        for &number in &self.order[..wanted] {
            let node = &mut self.nodes[number];
            node.spot = node.by_hand;
            if let Some(spot) = node.spot {
                self.names.add_box(number, spot.rectangle);
            }
        }
    }

    /// The names of open groups, on their outlines.
    fn place_names_of_outlines(&mut self) {
        let Self { outlines, drawn, names, .. } = self;
        for outline in outlines {
            outline.place_name(|place| !drawn.is_taken(place, None) && !names.is_taken(place, None));
            if let Some(place) = outline.name {
                names.add_box(NOBODY, place);
            }
        }
    }

    /// The names that are wanted, those of well-supported entities first.
    fn place_names(&mut self, bounds: Rectangle, names: Names) {
        let mut reserved = Occupied::new(bounds, self.label_size);
        for (number, node) in self.nodes.iter().enumerate().filter(|(_, node)| node.by_hand.is_none()) {
            reserved.add_box(number, below(&node.mark, (node.text.width, node.text.height)));
        }
        let (kept, wanted) = (kept(names, self.nodes.len()), wanted(names, self.nodes.len()));
        for (rank, &number) in self.order[..wanted].iter().enumerate() {
            let node = &mut self.nodes[number];
            if node.by_hand.is_some() {
                continue;
            }
            let room = Free { drawn: &self.drawn, names: &self.names, reserved: &reserved, number };
            node.spot = place(&room, &node.mark, &node.text, rank < kept);
            if let Some(spot) = node.spot {
                self.names.add_box(number, spot.rectangle);
            }
        }
    }

    /// The numbers of neighbours that are not shown, where there is room for them.
    fn place_numbers(&mut self) {
        for number in 0..self.nodes.len() {
            let node = &self.nodes[number];
            if node.beyond.0 == 0 {
                continue;
            }
            let text = beyond_text(node.beyond.0, self.label_size);
            let is_free = |place: &Rectangle| {
                !self.drawn.is_taken(*place, Some(number)) && !self.names.is_taken(*place, None)
            };
            let place = beyond_places(&node.mark, &text).into_iter().find(is_free);
            self.nodes[number].beyond.1 = place;
            if let Some(place) = place {
                self.drawn.add_box(NOBODY, place);
            }
        }
    }

    fn enter_crosses(&mut self) {
        for edge in self.edges.iter().filter(|edge| edge.line.negated) {
            self.drawn.add_box(NOBODY, Rectangle::around(edge.course.middle, Point::new(6.0, 6.0)));
        }
    }

    /// The phrases of all lines, those with the most sentences first.
    fn place_phrases(&mut self, knowledge: &Knowledge) {
        let mut order: Vec<usize> = (0..self.edges.len()).collect();
        order.sort_by_key(|&number| std::cmp::Reverse(self.edges[number].line.sentences));
        for number in order {
            let found = self.phrase(knowledge, number, &[], false);
            if let Some((_, rectangle)) = &found {
                self.names.add_box(NOBODY, *rectangle);
            }
            self.edges[number].phrase = found;
        }
    }

    /// The phrase of a line and a place for it, off everything that is drawn and off `others`; with
    /// `beside_number` off the number of its relations, too, which else it replaces.
    pub(super) fn phrase(
        &self,
        knowledge: &Knowledge,
        number: usize,
        others: &[Rectangle],
        beside_number: bool,
    ) -> Option<(LabelText, Rectangle)> {
        let edge = &self.edges[number];
        let relation = knowledge.relation(edge.line.first())?;
        let more = edge.line.relations.len() - 1;
        let words = if more > 0 && !beside_number {
            format!("{} +{more}", relation.phrase)
        } else {
            relation.phrase.clone()
        };
        let text = LabelText::new(&words, self.label_size * 0.85, Weight::Regular);
        let half = Point::new(text.width / 2.0, text.height / 2.0);
        let is_free = |rectangle: &Rectangle| {
            let around = rectangle.expanded(0.5);
            !self.drawn.is_taken(around, (!beside_number).then(|| badge_owner(number)))
                && !self.names.is_taken(around, None)
                && !others.iter().any(|other| other.overlaps(around))
        };
        let places = phrase_places(&edge.course, half);
        let rectangle = places.map(|middle| Rectangle::around(middle, half)).find(is_free)?;
        Some((text, rectangle))
    }
}

/// Of how many entities, best supported first, the names are written however far off there is room. A picture
/// that grows a little, as by expanding, keeps the names that it had.
fn kept(names: Names, nodes: usize) -> usize {
    match names {
        Names::Automatic if nodes > 2 * SHOW_ALL_NAMES => 0,
        Names::Automatic => SHOW_ALL_NAMES,
        Names::All | Names::Best(_) | Names::Touched => nodes,
    }
}

/// Of how many entities, best supported first, the names are wanted whatever is touched.
pub(super) fn wanted(names: Names, nodes: usize) -> usize {
    match names {
        Names::Automatic | Names::All => nodes,
        Names::Best(most) => nodes.min(usize::from(most)),
        Names::Touched => 0,
    }
}

fn nodes(
    knowledge: &Knowledge,
    captions: &Captions,
    view: &View,
    positions: &BTreeMap<EntityId, Point>,
    drawing: &Drawing,
) -> Vec<Node> {
    let place = |id: &EntityId| positions.get(id).copied().filter(|at| at.x.is_finite() && at.y.is_finite());
    let shown = view.entities.iter().filter_map(|id| Some((knowledge.entity(*id)?, place(id)?)));
    shown
        .filter_map(|(entity, center)| {
            let mark = Mark { form: captions.form(entity), center, radius: captions.radius(entity.id) };
            let text = captions.text(entity.id, drawing.label_size)?;
            let offset = drawing.moved_names.get(&entity.id);
            let by_hand = offset.map(|&offset| by_hand(&mark, &text, offset));
            let beyond = view.beyond.get(&entity.id).map_or(0, std::collections::BTreeSet::len);
            let (fill, measure) = (captions.fill(entity), captions.measure(entity.id));
            let beyond = (beyond, None);
            Some(Node { id: entity.id, mark, fill, measure, text, spot: None, by_hand, beyond })
        })
        .collect()
}

/// The owner of the badge of a line; no node has such a number.
fn badge_owner(edge: usize) -> usize {
    NOBODY - 1 - edge
}

/// Where the phrase of a line may stand: on it, or beside it, from its middle outwards.
fn phrase_places(course: &Course, half: Point) -> impl Iterator<Item = Point> + '_ {
    const PARTS: [f32; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
    const SIDES: [f32; 3] = [0.0, -1.0, 1.0];
    let curve = course.curves.first();
    SIDES.into_iter().flat_map(move |side| {
        PARTS.into_iter().filter_map(move |part| {
            let curve = curve?;
            let direction = curve.direction(part);
            // Far enough to the side that the box just clears the line.
            let reach = half.x * direction.y.abs() + half.y * direction.x.abs() + 2.0;
            Some(curve.at(part) + Point::new(-direction.y, direction.x) * (side * reach))
        })
    })
}

/// The room that is left while the names are placed one after the other.
struct Free<'a> {
    drawn: &'a Occupied,
    names: &'a Occupied,
    /// The places below the marks, which others leave free if they can.
    reserved: &'a Occupied,
    number: usize,
}

impl Room for Free<'_> {
    fn is_taken(&self, rectangle: Rectangle) -> bool {
        self.drawn.is_taken(rectangle, Some(self.number)) || self.names.is_taken(rectangle, None)
    }

    fn others(&self, rectangle: Rectangle, enough: usize) -> usize {
        self.reserved.count(rectangle, Some(self.number), enough)
    }

    fn points(&self, rectangle: Rectangle, enough: usize) -> usize {
        self.drawn.points_in(rectangle, enough)
    }
}
