//! The legend: what colours, shapes, sizes and lines of a picture mean.
//!
//! One list of rows, made of what occurs in the picture, stands on the screen and in files. A sign that is
//! drawn anew somewhere gets its meaning here: a value of [`Meaning`] and a row in [`rows`].

mod samples;

use std::collections::{BTreeMap, BTreeSet};

use super::labels::{Align, LabelText};
use super::marks::Form;
use super::moved::moved;
use super::outlines::Outline;
use super::plan::{Edge, Node, Plan};
use super::style::{ClassKey, ColorBy, Fill, SizeBy};
use super::{Item, LinePattern, Look, Shape, Subject, Weight, kind_name};
use crate::layout::{Point, Rectangle};
use crate::vocabulary::EntityKind;

use samples::{Sample, Sign};
pub(super) use samples::{clash, cross};

/// Room between a drawing and its words, between entries, and above the legend.
const SPACES: (f32, f32, f32) = (7.0, 22.0, 20.0);
/// Longer names of classes are cut, in characters.
const LONGEST: usize = 36;

/// What a row of the legend is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// A kind of entity.
    Kind(EntityKind),
    /// A class of entities that have one colour.
    Class(ClassKey),
    /// The classes that share a colour, and how many they are.
    Rest(usize),
    /// What belongs to several classes or to none.
    Several,
    /// Entities that a person has marked with this number.
    Flag(u8),
    /// Lines of what is stated.
    Stated,
    /// Lines of what only somebody says, by the text's account.
    Reported,
    /// Lines of what is planned, expected or possible.
    NotYet,
    /// Lines of what somebody says is planned, expected or possible.
    ReportedNotYet,
    /// Lines of what only the built-in lists know.
    Known,
    /// Lines of what is denied.
    Denied,
    /// Lines of what one source says and another denies.
    Disputed,
    /// Lines of what only one side of a comparison says, with so many bars across them.
    Side(u8),
    /// What the size of marks says.
    Size,
    /// What the width of lines says.
    Width,
    /// The number on a line that stands for several relations.
    Bundle,
    /// Groups of entities of one kind or class.
    Group,
    /// Groups of entities of several kinds.
    MixedGroup,
    /// Outlines around the members of open groups.
    Outline,
    /// What stands back.
    Faint,
    /// The number at a mark: how many of its neighbours are not shown.
    Beyond,
    /// How many entities are not shown.
    More,
    /// How many names found no room.
    Nameless,
}

impl Meaning {
    /// Whether its sample is as large as things are in the picture.
    #[must_use]
    pub fn is_to_scale(&self) -> bool {
        matches!(self, Self::Size | Self::Width | Self::Bundle | Self::Beyond)
    }
}

/// A row of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendRow {
    /// What it is about.
    pub meaning: Meaning,
    /// What is drawn, the middle of its left end at the origin, in scene units.
    pub shapes: Vec<Shape>,
    /// How wide that is.
    pub width: f32,
    /// How high that is.
    pub height: f32,
    /// The words.
    pub words: String,
    /// How many of it there are, where that is counted.
    pub count: Option<usize>,
    /// Whether it is shown; on the screen a row may stand for what is filtered out.
    pub is_on: bool,
}

impl LegendRow {
    fn new(meaning: Meaning, sample: Sample, words: impl Into<String>, count: Option<usize>) -> Self {
        let Sample { shapes, width, height } = sample;
        Self { meaning, shapes, width, height, words: words.into(), count, is_on: true }
    }

    /// The words with the number.
    #[must_use]
    pub fn told(&self) -> String {
        let Some(count) = self.count else { return self.words.clone() };
        // Names of classes may end with a number.
        let is_kind = matches!(self.meaning, Meaning::Kind(_));
        if is_kind { format!("{} {count}", self.words) } else { format!("{} ({count})", self.words) }
    }
}

/// The row of a kind, as it stands in every legend of this look.
#[must_use]
pub fn kind_row(kind: EntityKind, count: Option<usize>, by: ColorBy, look: &Look) -> LegendRow {
    let fill = if by == ColorBy::Kind { Fill::Kind(kind) } else { Fill::Several };
    let sample = Sample::mark(Form::One(kind), fill, look.palette());
    LegendRow::new(Meaning::Kind(kind), sample, kind_name(kind), count)
}

/// The row of lines that are not plain.
#[must_use]
pub fn line_row(meaning: Meaning, look: &Look) -> LegendRow {
    let (pattern, sign, words) = match meaning {
        Meaning::Reported => (LinePattern::DashDot, Sign::None, "reported"),
        Meaning::NotYet => (LinePattern::Dashed, Sign::None, "planned, expected or possible"),
        Meaning::ReportedNotYet => {
            (LinePattern::DashDotDot, Sign::None, "reported as planned, expected or possible")
        }
        Meaning::Known => (LinePattern::Dotted, Sign::None, "background knowledge, not in the text"),
        Meaning::Denied => (LinePattern::Solid, Sign::Cross, "denied"),
        Meaning::Disputed => (LinePattern::Solid, Sign::Clash, "disputed"),
        _ => (LinePattern::Solid, Sign::None, "stated"),
    };
    LegendRow::new(meaning, Sample::line(pattern, sign, look.palette()), words, None)
}

/// What is seen of a plan, for the legend.
struct Seen<'a> {
    plan: &'a Plan,
    look: &'a Look,
    nodes: Vec<&'a Node>,
    edges: Vec<&'a Edge>,
}

/// The rows for what `has` says is seen of a plan as it looks; `hidden` entities are not shown, and so many
/// names found no room.
pub(super) fn rows(
    plan: &Plan,
    look: &Look,
    hidden: impl Fn(usize) -> usize,
    nameless: usize,
    has: impl Fn(Subject) -> bool,
) -> Vec<LegendRow> {
    let nodes: Vec<&Node> = plan.nodes.iter().filter(|node| has(Subject::Entity(node.id))).collect();
    let edges = plan.edges.iter().filter(|edge| has(Subject::Relation(edge.line.first()))).collect();
    let hidden = hidden(nodes.len());
    let seen = Seen { plan, look, nodes, edges };
    let mut rows = seen.kinds();
    rows.extend(seen.classes());
    rows.extend(seen.flags());
    rows.extend(seen.groups());
    rows.extend(seen.lines());
    rows.extend(seen.sides());
    rows.extend(seen.size());
    rows.extend(seen.width());
    rows.extend(seen.bundle());
    rows.extend(seen.faint());
    rows.extend(seen.beyond());
    let counts = [
        (Meaning::More, hidden, "more not shown"),
        (Meaning::Nameless, nameless, if nameless == 1 { "name without room" } else { "names without room" }),
    ];
    for (meaning, count, words) in counts.into_iter().filter(|(_, count, _)| *count > 0) {
        rows.push(LegendRow::new(meaning, Sample::default(), format!("{count} {words}"), None));
    }
    rows
}

impl Plan {
    /// The rows of the legend of this plan as it looks, where `hidden` entities are not shown.
    #[must_use]
    pub fn legend(&self, look: &Look, hidden: usize) -> Vec<LegendRow> {
        // On the screen the line at the foot tells of the names.
        rows(self, look, |_| hidden, 0, |_| true)
    }
}

impl Seen<'_> {
    /// How many entities a mark stands for.
    fn weight(node: &Node) -> usize {
        match node.mark.form {
            Form::One(_) => 1,
            Form::Group { members, .. } => members,
        }
    }

    /// The kinds, each with the number of its entities.
    fn kinds(&self) -> Vec<LegendRow> {
        let mut counts: BTreeMap<EntityKind, usize> = BTreeMap::new();
        for node in &self.nodes {
            if let Some(kind) = node.mark.form.kind() {
                *counts.entry(kind).or_default() += Self::weight(node);
            }
        }
        let by = self.plan.style.color;
        counts.into_iter().map(|(kind, count)| kind_row(kind, Some(count), by, self.look)).collect()
    }

    /// The classes that have a colour, where colour does not say the kind.
    fn classes(&self) -> Vec<LegendRow> {
        let by = self.plan.style.color;
        if by == ColorBy::Kind {
            return Vec::new();
        }
        let mut counts: BTreeMap<Fill, usize> = BTreeMap::new();
        for node in &self.nodes {
            *counts.entry(node.fill).or_default() += Self::weight(node);
        }
        let palette = self.look.palette();
        let classes = &self.plan.coloring.classes;
        let mut rows: Vec<LegendRow> = classes
            .iter()
            .filter(|class| class.fill != Fill::Other)
            .filter_map(|class| {
                let count = counts.get(&class.fill).copied()?;
                let sample = Sample::class(class.fill, palette);
                Some(LegendRow::new(
                    Meaning::Class(class.key.clone()),
                    sample,
                    short(&class.name),
                    Some(count),
                ))
            })
            .collect();
        if let Some(&count) = counts.get(&Fill::Other) {
            let number = classes.iter().filter(|class| class.fill == Fill::Other).count();
            let words = match by {
                ColorBy::Article => format!("{number} other articles"),
                ColorBy::Component => format!("{number} smaller parts"),
                _ => format!("{number} smaller communities"),
            };
            let sample = Sample::class(Fill::Other, palette);
            rows.push(LegendRow::new(Meaning::Rest(number), sample, words, Some(count)));
        }
        if let Some(&count) = counts.get(&Fill::Several) {
            let words = match by {
                ColorBy::Article => "several articles alike",
                ColorBy::Status | ColorBy::Confidence => "no relation, or mixed",
                ColorBy::Comparison => "not compared",
                _ => "not related, or mixed",
            };
            let sample = Sample::class(Fill::Several, palette);
            rows.push(LegendRow::new(Meaning::Several, sample, words, Some(count)));
        }
        rows
    }

    /// The marks that a person has put on entities.
    fn flags(&self) -> Vec<LegendRow> {
        let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
        for node in &self.nodes {
            if let Some(&flag) = self.look.flags.get(&node.id) {
                *counts.entry(flag).or_default() += Self::weight(node);
            }
        }
        let row = |(flag, count)| {
            let sample = Sample::flag(flag, self.look.palette());
            LegendRow::new(Meaning::Flag(flag), sample, "marked by hand", Some(count))
        };
        counts.into_iter().map(row).collect()
    }

    fn groups(&self) -> Vec<LegendRow> {
        let palette = self.look.palette();
        let forms = || self.nodes.iter().filter(|node| node.mark.form.is_group());
        let mut rows = Vec::new();
        if let Some(node) = forms().find(|node| node.mark.form.kind().is_some()) {
            let sample = Sample::group(node.mark.form, node.fill, palette);
            rows.push(LegendRow::new(Meaning::Group, sample, "group, with the number of its members", None));
        }
        if let Some(node) = forms().find(|node| node.mark.form.kind().is_none()) {
            let sample = Sample::group(node.mark.form, node.fill, palette);
            rows.push(LegendRow::new(Meaning::MixedGroup, sample, "group of several kinds", None));
        }
        let is_seen = |outline: &&Outline| {
            let ids = outline.members.iter().map(|&number| self.plan.nodes[number].id);
            !outline.parts.is_empty()
                && ids.into_iter().any(|id| self.nodes.binary_search_by_key(&id, |node| node.id).is_ok())
        };
        if let Some(outline) = self.plan.outlines.iter().find(is_seen) {
            let sample = Sample::outline(outline.fill, palette);
            rows.push(LegendRow::new(Meaning::Outline, sample, "members of an open group", None));
        }
        rows
    }

    /// The meanings of the lines, as far as there is anything but plain ones.
    fn lines(&self) -> Vec<LegendRow> {
        let any = |pattern: LinePattern| self.edges.iter().any(|edge| edge.line.pattern == pattern);
        let used: Vec<Meaning> = [
            (any(LinePattern::Solid), Meaning::Stated),
            (any(LinePattern::DashDot), Meaning::Reported),
            (any(LinePattern::Dashed), Meaning::NotYet),
            (any(LinePattern::DashDotDot), Meaning::ReportedNotYet),
            (any(LinePattern::Dotted), Meaning::Known),
            (self.edges.iter().any(|edge| edge.line.negated), Meaning::Denied),
            (self.edges.iter().any(|edge| edge.line.disputed), Meaning::Disputed),
        ]
        .into_iter()
        .filter_map(|(is_used, meaning)| is_used.then_some(meaning))
        .collect();
        // A single plain pattern needs no key; anything else does, also where all lines are of it.
        if used == [Meaning::Stated] {
            return Vec::new();
        }
        used.into_iter().map(|meaning| line_row(meaning, self.look)).collect()
    }

    /// What bars across lines say while documents are compared.
    fn sides(&self) -> Vec<LegendRow> {
        let has = |fill: Fill| {
            self.edges.iter().any(|edge| self.plan.coloring.line(&edge.line.relations) == Some(fill))
        };
        let row = |(count, words): (u8, &str)| {
            let fill = Fill::Category(count - 1);
            let sample = Sample::side(fill, self.look.palette());
            has(fill).then(|| LegendRow::new(Meaning::Side(count), sample, words, None))
        };
        [(1, "said only in A"), (2, "said only in B")].into_iter().filter_map(row).collect()
    }

    /// Three marks with their numbers.
    fn size(&self) -> Option<LegendRow> {
        let words = match self.plan.style.size {
            SizeBy::Sentences => "sentences",
            SizeBy::Articles => "articles",
            SizeBy::Relations => "relations",
            SizeBy::Neighbours => "neighbours",
            SizeBy::Same => return None,
        };
        let values: BTreeSet<usize> = self.nodes.iter().map(|node| node.measure).collect();
        let (&least, &most) = (values.first()?, values.last()?);
        let middle = ((least.max(1) * most) as f32).sqrt().round() as usize;
        let shown: BTreeSet<usize> = [least, middle.clamp(least, most), most].into();
        (shown.len() > 1).then(|| LegendRow::new(Meaning::Size, Sample::sizes(shown, self.look), words, None))
    }

    /// The thinnest line and the thickest.
    fn width(&self) -> Option<LegendRow> {
        let support = |edge: &&Edge| (edge.line.sources, edge.line.sentences);
        let thickest = self.edges.iter().max_by(|one, other| one.width.total_cmp(&other.width))?;
        let thinnest = self.edges.iter().min_by(|one, other| one.width.total_cmp(&other.width))?;
        if thickest.width - thinnest.width < 0.2 {
            return None;
        }
        let (few, many) = (support(thinnest), support(thickest));
        let (numbers, words) = if many.0 > few.0 {
            ((few.0, many.0), "articles that say it")
        } else {
            ((few.1, many.1), "sentences that say it")
        };
        let samples = [(numbers.0, thinnest.width), (numbers.1, thickest.width)];
        Some(LegendRow::new(Meaning::Width, Sample::widths(&samples, self.look), words, None))
    }

    fn bundle(&self) -> Option<LegendRow> {
        let edge = self.edges.iter().find(|edge| edge.badge.is_some())?;
        let sample = Sample::badge(edge.line.relations.len(), self.look);
        Some(LegendRow::new(Meaning::Bundle, sample, "relations on one line", None))
    }

    fn beyond(&self) -> Option<LegendRow> {
        let is_written = self.nodes.iter().any(|node| node.beyond.1.is_some());
        is_written
            .then(|| LegendRow::new(Meaning::Beyond, Sample::beyond(self.look), "neighbours not shown", None))
    }

    fn faint(&self) -> Option<LegendRow> {
        let is_faint = !self.look.dimmed.is_empty() || !self.look.dimmed_relations.is_empty();
        let kind = self.nodes.iter().find_map(|node| node.mark.form.kind())?;
        is_faint.then(|| {
            let sample = Sample::faint(kind, self.look.palette());
            LegendRow::new(Meaning::Faint, sample, "stands back", None)
        })
    }
}

/// The name of a class, cut where it is too long.
fn short(name: &str) -> String {
    let name = super::text::one_line(name);
    if name.chars().count() <= LONGEST {
        return name;
    }
    let start: String = name.chars().take(LONGEST - 1).collect();
    format!("{}…", start.trim_end())
}

/// The rows as items below `graph`, one beside the other as far as there is room.
pub(super) fn items(rows: Vec<LegendRow>, look: &Look, graph: Rectangle) -> Vec<Item> {
    let palette = look.palette();
    let size = look.label_size * 0.95;
    let width = graph.width().max(size * 36.0);
    let measured = rows.into_iter().map(|row| {
        let text = LabelText::whole(row.told(), size, Weight::Regular);
        let room = if row.width > 0.0 { row.width + SPACES.0 } else { 0.0 };
        (room, text, row)
    });
    let mut lines: Vec<Vec<(f32, LabelText, LegendRow)>> = Vec::new();
    let mut end = f32::INFINITY;
    for (room, text, row) in measured {
        let needed = room + text.width;
        if end + needed > width {
            lines.push(Vec::new());
            end = 0.0;
        }
        end += needed + SPACES.1;
        if let Some(line) = lines.last_mut() {
            line.push((room, text, row));
        }
    }
    let mut items = Vec::new();
    let mut top = graph.max.y + SPACES.2;
    for line in lines {
        let tallest = line.iter().map(|(.., row)| row.height + 4.0).fold(size * 1.9, f32::max);
        let mut pen = Point::new(graph.min.x, top + tallest / 2.0);
        for (room, text, row) in line {
            let subject = match row.meaning {
                Meaning::Kind(kind) => Some(Subject::Kind(kind)),
                _ => None,
            };
            let corner = Point::new(pen.x + room, pen.y - text.height / 2.0);
            let words = text.shapes(corner, Align::Left, palette.secondary_text, None);
            let drawing = row.shapes.iter().map(|shape| moved(shape, |place| place + pen));
            items.extend(drawing.chain(words).map(|shape| Item { subject, shape }));
            pen.x += room + text.width + SPACES.1;
        }
        top += tallest;
    }
    items
}
