//! Knowledge, view, places and look to a scene.

use std::collections::{BTreeMap, BTreeSet};

use super::curves::{Course, course};
use super::labels::{Align, LabelText, Placer, below};
use super::legend::{cross, legend};
use super::lines::{Line, lines};
use super::marks::{Mark, node_radius};
use super::occupied::Occupied;
use super::request::label_text;
use super::theme::Palette;
use super::{
    Color, EdgeLabels, Frame, Item, LinePattern, Look, Scene, Shape, Stroke, Subject, Weight, kind_name, text,
};
use crate::graph::{Support, View};
use crate::knowledge::{Entity, EntityId, Knowledge};
use crate::layout::{Point, Rectangle};

/// Up to so many entities every name is shown, wherever it finds room.
const SHOW_ALL_NAMES: usize = 60;

/// Room around the picture, in scene units.
const MARGIN: f32 = 18.0;

/// The picture of what `view` shows of `knowledge`, each entity at its place in `positions`;
/// entities without a place, and their relations, are left out.
#[must_use]
pub fn build(
    knowledge: &Knowledge,
    view: &View,
    positions: &BTreeMap<EntityId, Point>,
    look: &Look,
) -> Scene {
    let mut painter = Painter::new(knowledge, view, positions, look);
    painter.draw_lines();
    painter.draw_marks();
    painter.draw_names();
    painter.draw_phrases();
    painter.cut_to_frame();
    painter.draw_surroundings(view);
    let bounds = painter.bounds().expanded(MARGIN);
    let background = look.background.then_some(painter.palette.background);
    Scene { bounds, frame: painter.frame, background, items: painter.items, titles: painter.titles }
}

/// An entity that has a place.
struct Node<'a> {
    entity: &'a Entity,
    mark: Mark,
    sentences: usize,
    neighbours: usize,
    is_faint: bool,
    is_touched: bool,
    /// Whether its lines are touched with it.
    is_chosen: bool,
}

/// A line whose ends have places.
struct Edge {
    line: Line,
    course: Course,
    is_faint: bool,
    is_touched: bool,
    color: Color,
    width: f32,
}

/// Collects the items of a scene, layer by layer.
struct Painter<'a> {
    knowledge: &'a Knowledge,
    look: &'a Look,
    palette: &'static Palette,
    nodes: Vec<Node<'a>>,
    edges: Vec<Edge>,
    /// What labels have to keep off.
    taken: Occupied,
    items: Vec<Item>,
    frame: Option<Frame>,
    titles: BTreeMap<Subject, String>,
}

impl<'a> Painter<'a> {
    fn new(
        knowledge: &'a Knowledge,
        view: &View,
        positions: &BTreeMap<EntityId, Point>,
        look: &'a Look,
    ) -> Self {
        let support = Support::of_knowledge(knowledge);
        let place =
            |id: &EntityId| positions.get(id).copied().filter(|at| at.x.is_finite() && at.y.is_finite());
        let nodes: Vec<Node> = view
            .entities
            .iter()
            .filter_map(|id| Some((knowledge.entity(*id)?, place(id)?)))
            .map(|(entity, center)| {
                let sentences = support.sentences(entity.id);
                Node {
                    entity,
                    mark: Mark { kind: entity.kind, center, radius: node_radius(sentences) },
                    sentences,
                    neighbours: support.neighbours(entity.id),
                    is_faint: look.dimmed.contains(&entity.id),
                    is_touched: look.is_touched(Subject::Entity(entity.id)),
                    is_chosen: look.is_chosen(Subject::Entity(entity.id)),
                }
            })
            .collect();
        let by_id: BTreeMap<EntityId, &Node> = nodes.iter().map(|node| (node.entity.id, node)).collect();
        let edges = lines(knowledge, view)
            .into_iter()
            .filter_map(|line| Some((*by_id.get(&line.subject)?, *by_id.get(&line.object)?, line)))
            .map(|(subject, object, line)| edge(line, subject, object, look))
            .collect();
        let palette = look.theme.palette();
        Self {
            knowledge,
            look,
            palette,
            nodes,
            edges,
            taken: Occupied::default(),
            items: Vec::new(),
            frame: None,
            titles: BTreeMap::new(),
        }
    }

    fn add(&mut self, subject: Option<Subject>, shape: Shape) {
        self.items.push(Item { subject, shape });
    }

    /// The lines with their arrowheads: faint ones at the back, touched ones in front.
    fn draw_lines(&mut self) {
        let mut edges = std::mem::take(&mut self.edges);
        edges.sort_by_key(|edge| (!edge.is_faint, edge.is_touched));
        for edge in &edges {
            let subject = Subject::Relation(edge.line.first());
            self.titles.insert(subject, line_title(self.knowledge, &edge.line));
            let stroke = Stroke { width: edge.width, color: edge.color, pattern: edge.line.pattern };
            for curve in &edge.course.curves {
                let (from, control, to) = (curve.from, curve.control, curve.to);
                self.add(Some(subject), Shape::Curve { from, control, to, stroke });
                let count = (from.distance(to) / 6.0).clamp(2.0, 400.0) as usize;
                for point in curve.points(count) {
                    self.taken.add_point(point);
                }
            }
            // The head tells the direction: a name over it hides more than one over a line.
            for point in edge.course.arrow.into_iter().cycle().take(9) {
                self.taken.add_point(point);
            }
            let corners = edge.course.arrow.to_vec();
            self.add(Some(subject), Shape::Polygon { corners, fill: edge.color, rim: None });
            if edge.line.negated && !edge.is_faint {
                for bar in cross(edge.course.middle, edge.course.along, self.palette) {
                    self.add(Some(subject), bar);
                }
            }
        }
        self.edges = edges;
    }

    fn draw_marks(&mut self) {
        for (number, node) in self.nodes.iter().enumerate() {
            let subject = Some(Subject::Entity(node.entity.id));
            let color = self.palette.kind(node.entity.kind);
            let fill = if node.is_faint { self.palette.faint(color) } else { color };
            let solid = |width, color| Some(Stroke { width, color, pattern: LinePattern::Solid });
            let mut shapes = Vec::new();
            if node.is_touched {
                let is_selected = self.look.selected.contains(&Subject::Entity(node.entity.id));
                let ring = if is_selected { self.palette.selection } else { self.palette.hover };
                shapes.extend(node.mark.shapes(4.0, ring, None));
                shapes.extend(node.mark.shapes(2.0, self.palette.halo, None));
                shapes.extend(node.mark.shapes(0.0, fill, None));
            } else {
                shapes.extend(node.mark.shapes(0.75, fill, solid(1.5, self.palette.halo)));
            }
            self.items.extend(shapes.into_iter().map(|shape| Item { subject, shape }));
            self.titles.insert(Subject::Entity(node.entity.id), entity_title(node.entity));
            self.taken.add_box(number, node.mark.bounds().expanded(1.0));
        }
    }

    /// The names, those of touched and well-supported entities first.
    fn draw_names(&mut self) {
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|&number| {
            let node = &self.nodes[number];
            std::cmp::Reverse((node.is_touched, !node.is_faint, node.sentences, node.neighbours))
        });
        let texts: Vec<LabelText> = self
            .nodes
            .iter()
            .map(|node| label_text(node.entity, node.sentences, self.look.label_size))
            .collect();
        let mut reserved = Occupied::default();
        for (number, (node, text)) in self.nodes.iter().zip(&texts).enumerate() {
            reserved.add_box(number, below(&node.mark, text));
        }
        let keep_all = self.nodes.len() <= SHOW_ALL_NAMES;
        let mut placer = Placer { taken: std::mem::take(&mut self.taken), reserved: &reserved, keep_all };
        let (halo, text_color) = (self.palette.halo, self.palette.text);
        for number in order {
            let (node, text) = (&self.nodes[number], &texts[number]);
            placer.keep_all = keep_all || node.is_touched;
            let Some(spot) = placer.place(number, &node.mark, text) else { continue };
            let subject = Some(Subject::Entity(node.entity.id));
            if spot.is_far {
                let shape = leader(&node.mark, spot.rectangle, self.palette);
                self.items.push(Item { subject, shape });
            }
            let color = if node.is_faint { self.palette.faint(text_color) } else { text_color };
            let shapes = text.shapes(spot.rectangle.min, spot.align, color, Some(halo));
            self.items.extend(shapes.into_iter().map(|shape| Item { subject, shape }));
        }
        self.taken = placer.taken;
    }

    /// The phrases of the edges that carry one, where they find room.
    fn draw_phrases(&mut self) {
        let wanted = |edge: &&Edge| match self.look.edge_labels {
            EdgeLabels::None => false,
            EdgeLabels::Touched => edge.is_touched,
            EdgeLabels::All => !edge.is_faint,
        };
        let mut chosen: Vec<&Edge> = self.edges.iter().filter(wanted).collect();
        chosen.sort_by_key(|edge| std::cmp::Reverse((edge.is_touched, edge.line.sentences)));
        for edge in self.edges.iter().filter(|edge| edge.line.negated) {
            self.taken.add_box(usize::MAX, Rectangle::around(edge.course.middle, Point::new(6.0, 6.0)));
        }
        let size = self.look.label_size * 0.85;
        for edge in chosen {
            let Some(relation) = self.knowledge.relation(edge.line.first()) else { continue };
            let more = edge.line.relations.len() - 1;
            let words =
                if more > 0 { format!("{} +{more}", relation.phrase) } else { relation.phrase.clone() };
            let text = LabelText::new(&words, size, Weight::Regular);
            let half = Point::new(text.width / 2.0, text.height / 2.0);
            let free = phrase_places(&edge.course, half)
                .map(|middle| Rectangle::around(middle, half))
                .find(|rectangle| !self.taken.is_taken(rectangle.expanded(0.5), None));
            let Some(rectangle) = free else { continue };
            self.taken.add_box(usize::MAX, rectangle);
            let subject = Some(Subject::Relation(edge.line.first()));
            let shapes = text.shapes(
                rectangle.min,
                Align::Center,
                self.palette.secondary_text,
                Some(self.palette.halo),
            );
            self.items.extend(shapes.into_iter().map(|shape| Item { subject, shape }));
        }
    }

    /// Leaves out what lies outside the part of the plane that is asked for.
    fn cut_to_frame(&mut self) {
        let Some(rectangle) = self.look.frame else { return };
        let is_seen = |bounds: Rectangle| bounds.overlaps(rectangle);
        self.items.retain(|item| is_seen(item.shape.bounds()));
        self.nodes.retain(|node| is_seen(node.mark.bounds()));
        let seen: BTreeSet<Option<Subject>> = self.items.iter().map(|item| item.subject).collect();
        self.edges.retain(|edge| seen.contains(&Some(Subject::Relation(edge.line.first()))));
        self.titles.retain(|&subject, _| seen.contains(&Some(subject)));
        self.frame = Some(Frame { rectangle, items: self.items.len() });
    }

    /// The headline above the graph and the legend below it.
    fn draw_surroundings(&mut self, view: &View) {
        let graph = self.bounds();
        if self.look.legend && !self.nodes.is_empty() {
            let lines: Vec<Line> = self.edges.iter().map(|edge| edge.line.clone()).collect();
            let kinds = self.nodes.iter().map(|node| node.entity.kind);
            let hidden = view.hidden_entities + view.entities.len() - self.nodes.len();
            self.items.extend(legend(kinds, hidden, &lines, self.look, graph));
        }
        let Some(title) = self.look.title.as_deref().map(text::one_line).filter(|title| !title.is_empty())
        else {
            return;
        };
        let size = self.look.label_size * 1.5;
        let width = graph.width().max(size * 24.0);
        let mut top = graph.min.y - MARGIN;
        for line in text::wrapped(&title, size, Weight::SemiBold, width).into_iter().rev() {
            let text = LabelText::whole(line, size, Weight::SemiBold);
            top -= text.height + size * 0.2;
            let shapes = text.shapes(Point::new(graph.min.x, top), Align::Left, self.palette.text, None);
            self.items.extend(shapes.into_iter().map(|shape| Item { subject: None, shape }));
        }
    }

    fn bounds(&self) -> Rectangle {
        let framed = self.frame.map_or(0, |frame| frame.items);
        let around = self.items.iter().skip(framed).map(|item| item.shape.bounds());
        self.frame
            .map(|frame| frame.rectangle)
            .into_iter()
            .chain(around)
            .reduce(Rectangle::cover)
            .unwrap_or_default()
    }
}

/// Gives a line its course, colour and width.
fn edge(line: Line, subject: &Node, object: &Node, look: &Look) -> Edge {
    let palette = look.theme.palette();
    let is_faint = subject.is_faint
        || object.is_faint
        || line.relations.iter().all(|id| look.dimmed_relations.contains(id));
    let ids: BTreeSet<Subject> = line.relations.iter().map(|&id| Subject::Relation(id)).collect();
    let is_selected = ids.iter().any(|id| look.selected.contains(id));
    let is_hovered = ids.iter().any(|id| look.hovered == Some(*id) || look.brushed.contains(id));
    let is_touched = is_selected || is_hovered || subject.is_chosen || object.is_chosen;
    let color = match (is_selected, is_touched, is_faint) {
        (true, ..) => palette.selection,
        (false, true, _) => palette.hover,
        (false, false, true) => palette.faint(palette.edge),
        (false, false, false) => palette.edge,
    };
    let support = (line.sentences.max(line.sources).max(1) as f32).sqrt();
    let width = (0.5 + 0.75 * support).min(4.0) + if is_selected || is_hovered { 0.8 } else { 0.0 };
    let reversed = line.subject > line.object;
    let course = course(&subject.mark, &object.mark, line.lane, reversed, width);
    Edge { line, course, is_faint, is_touched, color, width }
}

/// The thin line from a mark to a name that stands far off.
fn leader(mark: &Mark, name: Rectangle, palette: &Palette) -> Shape {
    let nearest =
        Point::new(mark.center.x.clamp(name.min.x, name.max.x), mark.center.y.clamp(name.min.y, name.max.y));
    let control = (mark.center + nearest) * 0.5;
    let stroke = Stroke { width: 0.75, color: palette.rule, pattern: LinePattern::Solid };
    Shape::Curve { from: mark.center, control, to: nearest, stroke }
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

fn entity_title(entity: &Entity) -> String {
    let kind = kind_name(entity.kind).to_lowercase();
    match &entity.subtype {
        Some(subtype) => format!("{} ({kind}, {subtype})", text::one_line(&entity.name)),
        None => format!("{} ({kind})", text::one_line(&entity.name)),
    }
}

fn line_title(knowledge: &Knowledge, line: &Line) -> String {
    let name = |id| knowledge.entity(id).map_or(String::new(), |entity| text::one_line(&entity.name));
    let phrases: BTreeSet<String> = line
        .relations
        .iter()
        .filter_map(|&id| knowledge.relation(id))
        .map(|relation| text::one_line(&relation.phrase))
        .collect();
    let phrases = phrases.into_iter().collect::<Vec<_>>().join("; ");
    let denied = if line.negated { " (denied)" } else { "" };
    let real = match line.pattern {
        LinePattern::Solid => "",
        LinePattern::Dashed => " (planned, expected or possible)",
        LinePattern::Dotted => " (background knowledge)",
    };
    format!("{} → {}: {phrases}{denied}{real}", name(line.subject), name(line.object))
}
