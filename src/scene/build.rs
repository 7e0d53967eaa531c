//! Knowledge, view, places and look to a scene.

use std::collections::{BTreeMap, BTreeSet};

use super::captions::Captions;
use super::labels::{Align, LabelText};
use super::legend;
use super::lines::Line;
use super::marks::Form;
use super::paint::{Painted, paint};
use super::plan::Plan;
use super::style::coloring;
use super::{Drawing, Frame, Item, LinePattern, Look, Scene, Subject, Weight, kind_name, text};
use crate::graph::View;
use crate::knowledge::{Entity, EntityId, Knowledge};
use crate::layout::{Point, Rectangle};

/// Room around the picture, in scene units.
const MARGIN: f32 = 18.0;
/// How wide a legend is that stands by itself, in scene units.
const LEGEND_WIDTH: f32 = 720.0;

/// The picture of what `view` shows of `knowledge`, each entity at its place in `positions`;
/// entities without a place, and their relations, are left out.
#[must_use]
pub fn build(
    knowledge: &Knowledge,
    view: &View,
    positions: &BTreeMap<EntityId, Point>,
    look: &Look,
) -> Scene {
    build_with(knowledge, &captions(knowledge, view, look), view, positions, look)
}

/// The legend of the picture that [`build`] makes, as a picture of its own.
#[must_use]
pub fn build_legend(
    knowledge: &Knowledge,
    view: &View,
    positions: &BTreeMap<EntityId, Point>,
    look: &Look,
) -> Scene {
    build_legend_with(knowledge, &captions(knowledge, view, look), view, positions, look)
}

/// What the entities of a view are called and how they are coloured.
fn captions(knowledge: &Knowledge, view: &View, look: &Look) -> Captions {
    let entities = view.entities.iter().filter_map(|&id| knowledge.entity(id));
    let captions = Captions::of(knowledge, entities, look.style);
    captions.colored(look.style, coloring(knowledge, view, look.style.color))
}

/// The same with captions at hand.
#[must_use]
pub fn build_legend_with(
    knowledge: &Knowledge,
    captions: &Captions,
    view: &View,
    positions: &BTreeMap<EntityId, Point>,
    look: &Look,
) -> Scene {
    let plan = Plan::new(knowledge, captions, view, positions, &Drawing::of(look));
    let rows = plan.legend(look, view.hidden_entities);
    let room = Rectangle::new(Point::default(), Point::new(LEGEND_WIDTH, 0.0));
    let items = if plan.nodes.is_empty() { Vec::new() } else { legend::items(rows, look, room) };
    let bounds = items.iter().map(|item| item.shape.bounds()).reduce(Rectangle::cover).unwrap_or_default();
    let background = look.background.then_some(look.palette().background);
    Scene { bounds: bounds.expanded(MARGIN / 4.0), background, items, ..Scene::default() }
}

/// The same with captions at hand, which say what size, colour and label mean and which groups there are.
#[must_use]
pub fn build_with(
    knowledge: &Knowledge,
    captions: &Captions,
    view: &View,
    positions: &BTreeMap<EntityId, Point>,
    look: &Look,
) -> Scene {
    let plan = Plan::new(knowledge, captions, view, positions, &Drawing::of(look));
    let mut scene = plan.scene(knowledge, view, look);
    let drawn: BTreeSet<Subject> = scene.items.iter().filter_map(|item| item.subject).collect();
    scene.titles = titles(knowledge, &plan, &drawn);
    scene
}

impl Plan {
    /// The picture of this plan as it looks, without titles.
    ///
    /// The plan has to be of the same knowledge and view, and of the size of labels of the look.
    #[must_use]
    pub fn scene(&self, knowledge: &Knowledge, view: &View, look: &Look) -> Scene {
        let Painted { items, handles, names, nameless } = paint(knowledge, self, look);
        let mut picture = Picture { plan: self, look, items, nameless, frame: None };
        let subjects = picture.cut_to_frame();
        picture.draw_surroundings(view, subjects.as_ref());
        let bounds = picture.bounds().expanded(MARGIN);
        let background = look.background.then_some(look.palette().background);
        let Picture { items, frame, nameless, .. } = picture;
        let (nameless, titles) = (nameless.len(), BTreeMap::new());
        Scene { bounds, frame, background, items, handles, names, nameless, titles }
    }
}

/// A picture while what stands around the graph is added.
struct Picture<'a> {
    plan: &'a Plan,
    look: &'a Look,
    items: Vec<Item>,
    /// Whose names found no room.
    nameless: Vec<EntityId>,
    frame: Option<Frame>,
}

impl Picture<'_> {
    /// Leaves out what lies outside the part of the plane that is asked for; gives what is left, where
    /// a part is asked for.
    fn cut_to_frame(&mut self) -> Option<BTreeSet<Subject>> {
        let rectangle = self.look.frame?;
        let is_seen = |bounds: Rectangle| bounds.overlaps(rectangle);
        self.items.retain(|item| is_seen(item.shape.bounds()));
        self.frame = Some(Frame { rectangle, items: self.items.len() });
        let lines = self.items.iter().filter_map(|item| item.subject);
        let lines = lines.filter(|subject| matches!(subject, Subject::Relation(_)));
        let marks = self.plan.nodes.iter().filter(|node| is_seen(node.mark.bounds()));
        Some(lines.chain(marks.map(|node| Subject::Entity(node.id))).collect())
    }

    /// The headline above the graph and the legend below it, which is about `subjects`, or everything.
    fn draw_surroundings(&mut self, view: &View, subjects: Option<&BTreeSet<Subject>>) {
        let graph = self.bounds();
        if self.look.legend {
            let has = |subject| subjects.is_none_or(|subjects| subjects.contains(&subject));
            let hidden = |seen: usize| view.hidden_entities + view.entities.len() - seen;
            let is_seen = |id: &&EntityId| has(Subject::Entity(**id));
            let nameless = self.nameless.iter().filter(is_seen).count();
            let rows = legend::rows(self.plan, self.look, hidden, nameless, has);
            if !self.plan.nodes.is_empty() {
                self.items.extend(legend::items(rows, self.look, graph));
            }
        }
        self.draw_source(graph);
        let Some(title) = self.look.title.as_deref().map(text::one_line).filter(|title| !title.is_empty())
        else {
            return;
        };
        let color = self.look.palette().text;
        let size = self.look.label_size * 1.5;
        let width = graph.width().max(size * 24.0);
        let mut top = graph.min.y - MARGIN;
        for line in text::wrapped(&title, size, Weight::SemiBold, width).into_iter().rev() {
            let text = LabelText::whole(line, size, Weight::SemiBold);
            top -= text.height + size * 0.2;
            let shapes = text.shapes(Point::new(graph.min.x, top), Align::Left, color, None);
            self.items.extend(shapes.into_iter().map(|shape| Item { subject: None, shape }));
        }
    }

    /// What the picture was made from, below everything else.
    fn draw_source(&mut self, graph: Rectangle) {
        let source = self.look.source.as_deref().map(text::one_line).filter(|source| !source.is_empty());
        let Some(source) = source else { return };
        let (size, color) = (self.look.label_size * 0.85, self.look.palette().secondary_text);
        let width = graph.width().max(size * 40.0);
        let mut top = self.bounds().max.y.max(graph.max.y) + MARGIN * 0.7;
        for line in text::wrapped(&source, size, Weight::Regular, width) {
            let text = LabelText::whole(line, size, Weight::Regular);
            let shapes = text.shapes(Point::new(graph.min.x, top), Align::Left, color, None);
            self.items.extend(shapes.into_iter().map(|shape| Item { subject: None, shape }));
            top += text.height + size * 0.2;
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

/// What is said of everything that is drawn.
fn titles(knowledge: &Knowledge, plan: &Plan, drawn: &BTreeSet<Subject>) -> BTreeMap<Subject, String> {
    let entities = plan.nodes.iter().filter_map(|node| {
        let entity = knowledge.entity(node.id)?;
        Some((Subject::Entity(entity.id), entity_title(entity, node.mark.form)))
    });
    let lines = plan
        .edges
        .iter()
        .map(|edge| (Subject::Relation(edge.line.first()), line_title(knowledge, &edge.line)));
    entities.chain(lines).chain(plan.note_titles()).filter(|(subject, _)| drawn.contains(subject)).collect()
}

fn entity_title(entity: &Entity, form: Form) -> String {
    if let Form::Group { members, .. } = form {
        return format!("{} (group of {members})", text::one_line(&entity.name));
    }
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
        LinePattern::DashDot => " (reported)",
        LinePattern::DashDotDot => " (reported as planned, expected or possible)",
    };
    let disputed = if line.disputed { " (disputed)" } else { "" };
    let arrow = if line.is_mutual { '↔' } else { '→' };
    format!("{} {arrow} {}: {phrases}{denied}{real}{disputed}", name(line.subject), name(line.object))
}
