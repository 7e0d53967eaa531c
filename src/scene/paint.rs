//! A plan and a look to shapes: colours, rings, what is touched and what stands back.

mod signs;

use std::collections::BTreeSet;

use super::handle::{SIZE, beyond_places, beyond_text};
use super::labels::{Align, LabelText, Placed, Room, place};
use super::legend::{clash, cross};
use super::notes::note_sign;
use super::occupied::Occupied;
use super::outlines::{Outline, colors};
use super::plan::{Edge, Node, Plan, SHOW_ALL_NAMES, line_course, wanted};
use super::theme::Palette;
use super::{Color, EdgeLabels, Handle, Item, LinePattern, Look, Names, Shape, Stroke, Subject, Weight};
use crate::knowledge::{EntityId, Knowledge};
use crate::layout::{Point, Rectangle};

pub(super) use signs::{across, badge_shapes, flag_shapes, sign, written};
use signs::{bars, leader};

/// With more entities no sign of their class is written on their marks: nobody could read them.
const MOST_SIGNS: usize = 300;

/// How much wider a line is while it is selected or under the pointer.
const WIDER: f32 = 0.8;

/// What a look makes of a plan.
pub(super) struct Painting<'a> {
    knowledge: &'a Knowledge,
    plan: &'a Plan,
    look: &'a Look,
    palette: &'static Palette,
    nodes: Vec<State>,
    edges: Vec<State>,
    items: Vec<Item>,
    handles: Vec<(Rectangle, Handle)>,
    names: Vec<(EntityId, Rectangle)>,
}

/// How something stands there.
#[derive(Clone, Copy)]
struct State {
    is_faint: bool,
    /// Whether the lines at its ends are touched with it.
    is_chosen: bool,
    touch: Touch,
}

/// How a person touches something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Touch {
    Not,
    /// It is a line, and one of its ends is touched.
    AtAnEnd,
    /// The pointer is on it.
    Hovered,
    Selected,
}

impl State {
    fn is_touched(self) -> bool {
        self.touch > Touch::Not
    }

    /// Whether it is touched itself, not only at an end.
    fn is_meant(self) -> bool {
        self.touch > Touch::AtAnEnd
    }
}

/// What a look makes of a plan.
pub(super) struct Painted {
    /// The items, from the back to the front.
    pub(super) items: Vec<Item>,
    /// The small marks that do something of their own.
    pub(super) handles: Vec<(Rectangle, Handle)>,
    /// Where names are written.
    pub(super) names: Vec<(EntityId, Rectangle)>,
    /// Whose names were to be written and found no room.
    pub(super) nameless: Vec<EntityId>,
}

/// The items of a plan as it looks, from the back to the front.
pub(super) fn paint(knowledge: &Knowledge, plan: &Plan, look: &Look) -> Painted {
    let mut painting = Painting::new(knowledge, plan, look);
    painting.draw_outlines();
    painting.draw_lines();
    painting.draw_marks();
    let late = painting.place_late_names();
    painting.draw_names(&late);
    painting.draw_phrases(&late);
    painting.draw_names_of_outlines();
    painting.draw_numbers();
    painting.items.extend(plan.note_items(look));
    let nameless = painting.nameless(&late);
    let Painting { items, handles, names, .. } = painting;
    Painted { items, handles, names, nameless }
}

/// The names that find a place only because of the look.
#[derive(Default)]
struct Late {
    spots: Vec<(usize, Placed)>,
    /// The names that make way for them.
    dropped: BTreeSet<usize>,
}

impl<'a> Painting<'a> {
    fn new(knowledge: &'a Knowledge, plan: &'a Plan, look: &'a Look) -> Self {
        let node = |node: &Node| {
            let subject = Subject::Entity(node.id);
            let touch = if look.selected.contains(&subject) {
                Touch::Selected
            } else if look.is_touched(subject) {
                Touch::Hovered
            } else {
                Touch::Not
            };
            let is_chosen = look.is_chosen(subject);
            State { is_faint: look.dimmed.contains(&node.id), is_chosen, touch }
        };
        let nodes: Vec<State> = plan.nodes.iter().map(node).collect();
        let edge = |edge: &Edge| {
            let (subject, object) = (nodes[edge.subject], nodes[edge.object]);
            let mut ids = edge.line.relations.iter().map(|&id| Subject::Relation(id));
            let touch = if ids.clone().any(|id| look.selected.contains(&id)) {
                Touch::Selected
            } else if ids.any(|id| look.is_touched(id)) {
                Touch::Hovered
            } else if subject.is_chosen || object.is_chosen {
                Touch::AtAnEnd
            } else {
                Touch::Not
            };
            let stands_back = edge.line.relations.iter().all(|id| look.dimmed_relations.contains(id));
            let is_faint = subject.is_faint || object.is_faint || stands_back;
            State { is_faint, is_chosen: false, touch }
        };
        let edges = plan.edges.iter().map(edge).collect();
        let items = Vec::with_capacity(plan.nodes.len() * 4 + plan.edges.len() * 2);
        let (handles, names) = (Vec::new(), Vec::with_capacity(plan.nodes.len()));
        Self { knowledge, plan, look, palette: look.palette(), nodes, edges, items, handles, names }
    }

    fn add(&mut self, subject: Subject, shape: Shape) {
        self.items.push(Item { subject: Some(subject), shape });
    }

    fn extend(&mut self, subject: Subject, shapes: impl IntoIterator<Item = Shape>) {
        self.items.extend(shapes.into_iter().map(|shape| Item { subject: Some(subject), shape }));
    }

    /// The outlines of open groups, behind everything else.
    fn draw_outlines(&mut self) {
        let plan = self.plan;
        for outline in &plan.outlines {
            let (fill, line) = self.colors_of(outline);
            for part in &outline.parts {
                let shape = Shape::Polygon { corners: part.clone(), fill, rim: Some(line) };
                self.items.push(Item { subject: None, shape });
            }
        }
    }

    /// An outline is faint when all of its members are.
    fn colors_of(&self, outline: &Outline) -> (Color, Stroke) {
        let is_faint = outline.members.iter().all(|&number| self.nodes[number].is_faint);
        colors(self.palette, outline.fill, is_faint)
    }

    /// The names of open groups, each on a surface of its own that can be clicked.
    fn draw_names_of_outlines(&mut self) {
        let plan = self.plan;
        for outline in &plan.outlines {
            let Some(rectangle) = outline.name else { continue };
            let (_, rim) = self.colors_of(outline);
            let (fill, corner) = (self.palette.halo, rectangle.height() / 2.0);
            let surface = Shape::Box { rectangle, corner, fill, rim: Some(rim) };
            let half = Point::new(outline.text.width / 2.0, outline.text.height / 2.0);
            let ink = self.palette.secondary_text;
            let words = outline.text.shapes(rectangle.center() - half, Align::Center, ink, None);
            let shapes = std::iter::once(surface).chain(words);
            self.items.extend(shapes.map(|shape| Item { subject: None, shape }));
            self.handles.push((rectangle, Handle::Group(outline.id)));
        }
    }

    /// The lines with their arrowheads: faint ones at the back, touched ones in front.
    fn draw_lines(&mut self) {
        let mut order: Vec<usize> = (0..self.edges.len()).collect();
        order.sort_by_key(|&number| (!self.edges[number].is_faint, self.edges[number].is_touched()));
        let plan = self.plan;
        for number in order {
            let (edge, state) = (&plan.edges[number], self.edges[number]);
            let subject = Subject::Relation(edge.line.first());
            let fill = plan.coloring.line(&edge.line.relations);
            let color = match fill.filter(|_| state.touch == Touch::Not && !state.is_faint) {
                Some(fill) => self.palette.fill(fill),
                None => self.line_color(state),
            };
            if state.is_meant() {
                let width = edge.width + WIDER;
                let ends = (&plan.nodes[edge.subject].mark, &plan.nodes[edge.object].mark);
                let course = line_course(&edge.line, ends.0, ends.1, width);
                self.draw_course(subject, edge, &course, width, color);
            } else {
                self.draw_course(subject, edge, &edge.course, edge.width, color);
            }
            if edge.line.negated && !state.is_faint {
                self.extend(subject, cross(edge.course.middle, edge.course.along, self.palette));
            }
            if let Some(fill) = fill.filter(|_| !state.is_faint) {
                self.extend(subject, bars(&edge.course, fill, color));
            }
            if let Some(sign) = edge.sign.filter(|_| !state.is_faint) {
                self.extend(subject, clash(sign, self.palette));
            }
        }
    }

    fn draw_course(
        &mut self,
        subject: Subject,
        edge: &Edge,
        course: &super::curves::Course,
        width: f32,
        color: Color,
    ) {
        let stroke = Stroke { width, color, pattern: edge.line.pattern };
        for curve in &course.curves {
            let (from, control, to) = (curve.from, curve.control, curve.to);
            self.add(subject, Shape::Curve { from, control, to, stroke });
        }
        for head in std::iter::once(course.arrow).chain(course.tail) {
            self.add(subject, Shape::Polygon { corners: head.to_vec(), fill: color, rim: None });
        }
    }

    fn line_color(&self, state: State) -> Color {
        let palette = self.palette;
        match state.touch {
            Touch::Selected => palette.selection,
            Touch::Hovered | Touch::AtAnEnd => palette.hover,
            Touch::Not if state.is_faint => palette.faint(palette.edge),
            Touch::Not => palette.edge,
        }
    }

    fn draw_marks(&mut self) {
        let (plan, palette) = (self.plan, self.palette);
        for (node, state) in plan.nodes.iter().zip(self.nodes.clone()) {
            let subject = Subject::Entity(node.id);
            let color = palette.fill(node.fill);
            let fill = if state.is_faint { palette.faint(color) } else { color };
            if state.is_touched() {
                let ring = if state.touch == Touch::Selected { palette.selection } else { palette.hover };
                self.extend(subject, node.mark.silhouette(4.0, ring));
                self.extend(subject, node.mark.silhouette(2.0, palette.halo));
                self.extend(subject, node.mark.whole(0.0, fill, palette.halo, None));
            } else {
                let rim = Stroke { width: 1.5, color: palette.halo, pattern: LinePattern::Solid };
                self.extend(subject, node.mark.whole(0.75, fill, palette.halo, Some(rim)));
            }
            if let Some(&flag) = self.look.flags.get(&node.id) {
                let half = node.mark.half_size();
                let place = node.mark.center + Point::new(half.x, -half.y) * 0.85;
                self.extend(subject, flag_shapes(flag, place, palette));
            }
            if state.is_touched() && self.look.noted.contains(&node.id) {
                self.extend(subject, note_sign(&node.mark, palette, self.look.theme));
            }
            let has_room = plan.nodes.len() <= MOST_SIGNS || node.mark.form.is_group();
            if let Some(text) = sign(&node.mark, node.fill).filter(|_| has_room) {
                self.items.extend(written(&text, &node.mark, fill, Some(subject)));
            }
        }
    }

    /// Finds places for the names of what is touched or stands out, over names that stand back.
    fn place_late_names(&self) -> Late {
        let mut late = Late::default();
        let plan = self.plan;
        let stands_out = |number: usize| {
            let state = self.nodes[number];
            let follows = self.look.names == Names::Automatic && !self.look.dimmed.is_empty();
            state.is_touched() || (follows && !state.is_faint)
        };
        let touched = self.nodes.iter().filter(|state| state.is_touched()).count();
        let mut missing: Vec<usize> = plan
            .order
            .iter()
            .copied()
            .filter(|&number| plan.nodes[number].spot.is_none() && stands_out(number))
            .collect();
        missing.sort_by_key(|&number| !self.nodes[number].is_touched());
        for number in missing {
            let node = &plan.nodes[number];
            let is_kept = self.nodes[number].is_touched() && touched <= SHOW_ALL_NAMES;
            let room = Over { painting: self, late: &late, number };
            let spot = node.by_hand.or_else(|| place(&room, &node.mark, &node.text, is_kept));
            if let Some(spot) = spot {
                let owners = plan.names.owners(spot.rectangle, None).into_iter();
                let is_fixed =
                    |owner: &usize| plan.nodes.get(*owner).is_some_and(|node| node.by_hand.is_some());
                late.dropped.extend(owners.filter(|owner| !is_fixed(owner)));
                late.spots.push((number, spot));
            }
        }
        late
    }

    fn draw_names(&mut self, late: &Late) {
        let plan = self.plan;
        for &number in &plan.order {
            if let Some(spot) = plan.nodes[number].spot
                && !late.dropped.contains(&number)
            {
                self.draw_name(number, spot);
            }
        }
        for &(number, spot) in &late.spots {
            self.draw_name(number, spot);
        }
    }

    /// Whose names were to be written whatever is touched, and are not.
    fn nameless(&self, late: &Late) -> Vec<EntityId> {
        let plan = self.plan;
        let found: BTreeSet<usize> = late.spots.iter().map(|(number, _)| *number).collect();
        let is_written = |number: usize| {
            found.contains(&number) || (plan.nodes[number].spot.is_some() && !late.dropped.contains(&number))
        };
        let wanted = &plan.order[..wanted(self.look.names, plan.nodes.len())];
        let missing = wanted.iter().filter(|&&number| !is_written(number));
        missing.map(|&number| plan.nodes[number].id).collect()
    }

    /// How many neighbours of an entity are not shown: where there is room, and always on what is touched.
    fn draw_numbers(&mut self) {
        let plan = self.plan;
        for (number, node) in plan.nodes.iter().enumerate().filter(|(_, node)| node.beyond.0 > 0) {
            let state = self.nodes[number];
            let (count, place) = node.beyond;
            if state.is_faint && !state.is_touched() || place.is_none() && !state.is_touched() {
                continue;
            }
            let text = beyond_text(count, plan.label_size);
            let rectangle = place.unwrap_or(beyond_places(&node.mark, &text)[0]);
            let color = if state.is_touched() { self.palette.hover } else { self.palette.edge };
            self.draw_number(Subject::Entity(node.id), &text, rectangle, color);
            self.handles.push((rectangle, Handle::Beyond(node.id)));
        }
    }

    /// A number on a surface of its own.
    fn draw_number(&mut self, subject: Subject, text: &LabelText, rectangle: Rectangle, color: Color) {
        let rim = Stroke { width: 1.0, color, pattern: LinePattern::Solid };
        let (fill, corner) = (self.palette.halo, rectangle.height() / 2.0);
        self.add(subject, Shape::Box { rectangle, corner, fill, rim: Some(rim) });
        let corner = rectangle.center() - Point::new(text.width / 2.0, text.height / 2.0);
        self.extend(subject, text.shapes(corner, Align::Center, self.palette.secondary_text, None));
    }

    fn draw_name(&mut self, number: usize, spot: Placed) {
        let (node, palette) = (&self.plan.nodes[number], self.palette);
        let subject = Subject::Entity(node.id);
        self.names.push((node.id, spot.rectangle));
        if spot.is_far {
            self.add(subject, leader(&node.mark, spot.rectangle, palette));
        }
        let is_faint = self.nodes[number].is_faint && !self.nodes[number].is_touched();
        let color = if is_faint { palette.faint(palette.text) } else { palette.text };
        self.extend(subject, node.text.shapes(spot.rectangle.min, spot.align, color, Some(palette.halo)));
    }

    /// The phrases of the lines that carry one, and the numbers of those that stand for several relations
    /// and carry none.
    fn draw_phrases(&mut self, late: &Late) {
        let plan = self.plan;
        let mut others: Vec<Rectangle> = late.spots.iter().map(|(_, spot)| spot.rectangle).collect();
        let mut phrases: Vec<(usize, LabelText, Rectangle)> = Vec::new();
        if self.look.edge_labels != EdgeLabels::None {
            let mut touched: Vec<usize> =
                (0..plan.edges.len()).filter(|&number| self.edges[number].is_touched()).collect();
            touched.sort_by_key(|&number| std::cmp::Reverse(plan.edges[number].line.sentences));
            for number in touched.into_iter().filter(|&number| plan.edges[number].phrase.is_none()) {
                if let Some((text, rectangle)) = plan.phrase(self.knowledge, number, &others, true) {
                    others.push(rectangle);
                    phrases.push((number, text, rectangle));
                }
            }
        }
        if self.look.edge_labels == EdgeLabels::All {
            let planned = plan.edges.iter().enumerate().filter_map(|(number, edge)| {
                let (text, rectangle) = edge.phrase.clone()?;
                Some((number, text, rectangle))
            });
            phrases.extend(planned.filter(|(number, ..)| !self.edges[*number].is_faint));
        }
        // What is found for a touched line stands beside its number, which can still be clicked.
        let replaced = phrases.iter().map(|(number, ..)| *number);
        let labelled: BTreeSet<usize> =
            replaced.filter(|&number| plan.edges[number].phrase.is_some()).collect();
        for (number, edge) in plan.edges.iter().enumerate() {
            let Some(badge) = edge.badge else { continue };
            if !labelled.contains(&number) && !self.edges[number].is_faint {
                self.draw_badge(edge, badge, self.line_color(self.edges[number]));
            }
        }
        for (number, text, rectangle) in phrases {
            let subject = Subject::Relation(plan.edges[number].line.first());
            let (color, halo) = (self.palette.secondary_text, Some(self.palette.halo));
            self.extend(subject, text.shapes(rectangle.min, Align::Center, color, halo));
        }
    }

    /// The number of relations for which a line stands.
    fn draw_badge(&mut self, edge: &Edge, badge: Rectangle, color: Color) {
        let subject = Subject::Relation(edge.line.first());
        let number = edge.line.relations.len();
        let size = self.plan.label_size * SIZE;
        let text = LabelText::whole(number.to_string(), size, Weight::Regular);
        let half = Point::new((text.width / 2.0 + size * 0.3).max(badge.width() / 2.0), badge.height() / 2.0);
        let rectangle = Rectangle::around(badge.center(), half);
        self.extend(subject, badge_shapes(number, badge, self.plan.label_size, color, self.palette));
        self.handles.push((rectangle, Handle::Bundle(edge.line.first())));
    }
}

/// The room of what stands out: it keeps off marks and off names that stand out, and drives the others away.
struct Over<'a> {
    painting: &'a Painting<'a>,
    late: &'a Late,
    number: usize,
}

impl Over<'_> {
    fn names(&self) -> &Occupied {
        &self.painting.plan.names
    }
}

impl Room for Over<'_> {
    fn is_taken(&self, rectangle: Rectangle) -> bool {
        let painting = self.painting;
        let yields = |owner: usize| {
            let state = painting.nodes.get(owner);
            let hovers = painting.look.dimmed.is_empty();
            let is_fixed = painting.plan.nodes.get(owner).is_some_and(|node| node.by_hand.is_some());
            state.is_some_and(|state| (state.is_faint || hovers) && !state.is_touched()) && !is_fixed
        };
        painting.plan.drawn.is_taken(rectangle, Some(self.number))
            || self.names().owners(rectangle, None).into_iter().any(|owner| !yields(owner))
            || self.late.spots.iter().any(|(_, spot)| spot.rectangle.overlaps(rectangle))
    }

    fn others(&self, rectangle: Rectangle, enough: usize) -> usize {
        self.names().count(rectangle, None, enough)
    }

    fn points(&self, rectangle: Rectangle, enough: usize) -> usize {
        self.painting.plan.drawn.points_in(rectangle, enough)
    }
}
