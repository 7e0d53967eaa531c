//! What is drawn of entities wherever they stand: how large their marks are, their colour, and the lines of
//! their names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::labels::LabelText;
use super::marks::{Form, node_radius};
use super::style::{Coloring, Fill, LabelBy, SizeBy, Style};
use super::text::one_line;
use super::{Weight, kind_name};
use crate::graph::{Group, Groups, Support};
use crate::knowledge::{Entity, EntityId, Knowledge};
use crate::layout::Point;

/// From so many sentences on, a label is set larger and heavier.
const IMPORTANT: usize = 5;

/// The radius of a mark where size says nothing, in scene units.
const SAME: f32 = 9.0;

/// The least radius of the mark of a group, in scene units: room for the number of its members.
const GROUP: f32 = 12.0;

/// The names of entities, broken into lines and measured, and what gives them their size and colour.
///
/// Breaking a name is slow beside everything else that is drawn of it, and follows from the knowledge and the
/// style alone.
#[derive(Clone, Debug, Default)]
pub struct Captions {
    style: Style,
    support: Arc<Support>,
    /// At the height 1 of an ordinary label.
    names: Arc<FxHashMap<EntityId, LabelText>>,
    /// How many relations each entity has, or how many articles speak of it, where the size says that.
    counts: Arc<FxHashMap<EntityId, usize>>,
    /// What the size says of each entity.
    measures: Arc<FxHashMap<EntityId, usize>>,
    coloring: Arc<Coloring>,
    groups: BTreeMap<EntityId, GroupCaption>,
    open: Vec<OpenGroup>,
}

/// What is drawn of a group whose members are seen each by itself.
#[derive(Clone, Debug)]
pub(super) struct OpenGroup {
    pub(super) id: EntityId,
    /// Its name, at the height 1 of an ordinary label.
    pub(super) text: LabelText,
    pub(super) fill: Fill,
    pub(super) members: Vec<EntityId>,
}

/// What is drawn of a closed group.
#[derive(Clone, Debug)]
struct GroupCaption {
    form: Form,
    text: LabelText,
    measure: usize,
    sentences: usize,
    neighbours: usize,
    fill: Fill,
}

impl Captions {
    /// The captions of everything that `knowledge` speaks of.
    #[must_use]
    pub fn new(knowledge: &Knowledge, style: Style) -> Self {
        Self::of(knowledge, knowledge.entities.iter(), style)
    }

    /// The captions of some entities of `knowledge`.
    pub(super) fn of<'a>(
        knowledge: &Knowledge,
        entities: impl Iterator<Item = &'a Entity>,
        style: Style,
    ) -> Self {
        let mut captions = Self::of_nobody(knowledge, Arc::new(Support::of_knowledge(knowledge)), style);
        captions.name_all(entities);
        captions
    }

    /// The captions of nobody yet; `support` is that of `knowledge`.
    #[must_use]
    pub fn of_nobody(knowledge: &Knowledge, support: Arc<Support>, style: Style) -> Self {
        let counts = match style.size {
            SizeBy::Relations => relations(knowledge),
            SizeBy::Articles => articles(knowledge),
            _ => FxHashMap::default(),
        };
        Self { style, support, counts: Arc::new(counts), ..Self::default() }
    }

    /// Adds the captions of those that have none.
    pub fn name_all<'a>(&mut self, entities: impl Iterator<Item = &'a Entity>) {
        let Self { style, support, counts, names, measures, .. } = self;
        let new: Vec<&Entity> = entities.filter(|entity| !names.contains_key(&entity.id)).collect();
        if new.is_empty() {
            return;
        }
        let (names, measures) = (Arc::make_mut(names), Arc::make_mut(measures));
        for entity in new {
            let measure = match style.size {
                SizeBy::Relations | SizeBy::Articles => counts.get(&entity.id).copied().unwrap_or_default(),
                SizeBy::Sentences => support.sentences(entity.id),
                SizeBy::Neighbours => support.neighbours(entity.id),
                SizeBy::Same => 0,
            };
            let words = label(&entity.name, kind_name(entity.kind), measure, *style);
            names.insert(entity.id, text(&words, support.sentences(entity.id)));
            measures.insert(entity.id, measure);
        }
    }

    /// The same in the colours of this style.
    #[must_use]
    pub fn colored(mut self, style: Style, coloring: Coloring) -> Self {
        self.style.color = style.color;
        self.coloring = Arc::new(coloring);
        self
    }

    /// The same with captions for `groups`: the closed ones, which stand in the place of their members, and the
    /// open ones, which have an outline around them.
    #[must_use]
    pub fn with_groups(mut self, knowledge: &Knowledge, groups: &Groups) -> Self {
        self.groups.clear();
        let open = groups.iter().filter(|group| group.is_open);
        self.open = open.map(|group| self.open_group(knowledge, group)).collect();
        if groups.closed().next().is_none() {
            return self;
        }
        let mut counts: BTreeMap<EntityId, Counts> = BTreeMap::new();
        for relation in &knowledge.relations {
            let (subject, object) = (groups.stand_in(relation.subject), groups.stand_in(relation.object));
            for (one, other) in [(subject, object), (object, subject)] {
                if groups.get(one).is_none_or(|group| group.is_open) {
                    continue;
                }
                let counts = counts.entry(one).or_default();
                let places = relation.evidence.iter().map(|evidence| (evidence.source, evidence.sentence));
                counts.sentences.extend(places);
                if one != other {
                    counts.neighbours.insert(other);
                }
                counts.relations += usize::from(one == subject || one != other);
            }
        }
        for group in groups.closed() {
            let counts = counts.remove(&group.id).unwrap_or_default();
            let caption = self.group(knowledge, group, &counts);
            self.groups.insert(group.id, caption);
        }
        self
    }

    fn group(&self, knowledge: &Knowledge, group: &Group, counts: &Counts) -> GroupCaption {
        let members = || group.members.iter().filter_map(|&id| knowledge.entity(id));
        let articles: BTreeSet<_> = members()
            .flat_map(|member| &member.mentions)
            .map(|mention| knowledge.original(mention.source))
            .collect();
        let measure = match self.style.size {
            SizeBy::Sentences => counts.sentences.len(),
            SizeBy::Articles => articles.len(),
            SizeBy::Relations => counts.relations,
            SizeBy::Neighbours => counts.neighbours.len(),
            SizeBy::Same => 0,
        };
        let fill = self.common_fill(members());
        let words = label(&group.name, "group", measure, self.style);
        GroupCaption {
            form: Form::Group { kind: group.kind, members: group.members.len() },
            text: text(&words, counts.sentences.len()),
            measure,
            sentences: counts.sentences.len(),
            neighbours: counts.neighbours.len(),
            fill,
        }
    }

    fn open_group(&self, knowledge: &Knowledge, group: &Group) -> OpenGroup {
        let fill = self.common_fill(group.members.iter().filter_map(|&id| knowledge.entity(id)));
        let text = LabelText::whole(one_line(&group.name), 0.9, Weight::Regular);
        OpenGroup { id: group.id, text, fill, members: group.members.clone() }
    }

    /// The colour that all of these have, or the one for what has several.
    fn common_fill<'a>(&self, members: impl Iterator<Item = &'a Entity>) -> Fill {
        let mut fills = members.map(|member| self.coloring.fill(member));
        let first = fills.next().unwrap_or(Fill::Several);
        if fills.all(|fill| fill == first) { first } else { Fill::Several }
    }

    /// The groups that are open.
    pub(super) fn open_groups(&self) -> &[OpenGroup] {
        &self.open
    }

    /// How the picture says things.
    pub(super) const fn style(&self) -> Style {
        self.style
    }

    /// The classes that the colours stand for; none where they stand for kinds.
    pub(super) const fn coloring(&self) -> &Arc<Coloring> {
        &self.coloring
    }

    /// The form of an entity's mark.
    pub(super) fn form(&self, entity: &Entity) -> Form {
        self.groups.get(&entity.id).map_or(Form::One(entity.kind), |group| group.form)
    }

    /// What fills an entity's mark.
    pub(super) fn fill(&self, entity: &Entity) -> Fill {
        self.groups.get(&entity.id).map_or_else(|| self.coloring.fill(entity), |group| group.fill)
    }

    /// What the size of an entity's mark says.
    pub(super) fn measure(&self, entity: EntityId) -> usize {
        let group = self.groups.get(&entity).map(|group| group.measure);
        group.or_else(|| self.measures.get(&entity).copied()).unwrap_or_default()
    }

    /// The radius of an entity's mark.
    pub(super) fn radius(&self, entity: EntityId) -> f32 {
        let least = if self.groups.contains_key(&entity) { GROUP } else { 0.0 };
        let radius = if self.style.size == SizeBy::Same { SAME } else { node_radius(self.measure(entity)) };
        radius.max(least)
    }

    /// How far mark and name of an entity reach from the middle of the mark to each side, wherever the name stands;
    /// an ordinary label is `label_size` high.
    #[must_use]
    pub fn reach(&self, entity: EntityId, label_size: f32) -> Point {
        let (width, height) = self.text_size(entity, label_size);
        let radius = self.radius(entity) + super::labels::GAP;
        Point::new(radius + width, radius + height)
    }

    /// How many sentences support an entity, and to how many others it is related by what is not denied.
    #[must_use]
    pub fn weight(&self, entity: EntityId) -> (usize, usize) {
        self.groups
            .get(&entity)
            .map_or_else(|| self.support.weight(entity), |group| (group.sentences, group.neighbours))
    }

    fn name(&self, entity: EntityId) -> Option<&LabelText> {
        self.groups.get(&entity).map(|group| &group.text).or_else(|| self.names.get(&entity))
    }

    /// The name of an entity where an ordinary label is so high.
    pub(super) fn text(&self, entity: EntityId, label_size: f32) -> Option<LabelText> {
        self.name(entity).map(|text| text.scaled(label_size))
    }

    /// Its width and height.
    pub(super) fn text_size(&self, entity: EntityId, label_size: f32) -> (f32, f32) {
        self.name(entity).map_or((0.0, 0.0), |text| (text.width * label_size, text.height * label_size))
    }
}

/// What a closed group has while it is counted.
#[derive(Default)]
struct Counts {
    sentences: BTreeSet<(crate::knowledge::SourceIndex, crate::document::Span)>,
    neighbours: BTreeSet<EntityId>,
    relations: usize,
}

fn text(words: &str, sentences: usize) -> LabelText {
    if sentences >= IMPORTANT {
        LabelText::new(words, 1.15, Weight::SemiBold)
    } else {
        LabelText::new(words, 1.0, Weight::Regular)
    }
}

/// What a label says.
fn label(name: &str, kind: &str, measure: usize, style: Style) -> String {
    match style.label {
        LabelBy::NameAndKind => format!("{name} · {}", kind.to_lowercase()),
        LabelBy::NameAndNumber if style.size != SizeBy::Same => format!("{name} · {measure}"),
        LabelBy::Name | LabelBy::NameAndNumber => name.to_owned(),
    }
}

/// How many articles speak of each entity; one and its copies are one.
fn articles(knowledge: &Knowledge) -> FxHashMap<EntityId, usize> {
    let count = |entity: &Entity| {
        let articles = entity.mentions.iter().map(|mention| knowledge.original(mention.source));
        (entity.id, articles.collect::<BTreeSet<_>>().len())
    };
    knowledge.entities.iter().map(count).collect()
}

/// How many relations each entity has.
fn relations(knowledge: &Knowledge) -> FxHashMap<EntityId, usize> {
    let mut counts: FxHashMap<EntityId, usize> = FxHashMap::default();
    for relation in &knowledge.relations {
        *counts.entry(relation.subject).or_default() += 1;
        if relation.object != relation.subject {
            *counts.entry(relation.object).or_default() += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{entity, knowledge, relation};
    use crate::graph::{GroupBy, Grouping, View};
    use crate::vocabulary::EntityKind;

    fn triangle() -> Knowledge {
        let entities = vec![
            entity(1, "Ann", EntityKind::Person),
            entity(2, "Ben", EntityKind::Person),
            entity(3, "Law", EntityKind::Law),
        ];
        let relations =
            vec![relation(10, 1, 3, "drafts"), relation(11, 1, 3, "amends"), relation(12, 2, 1, "helps")];
        knowledge(entities, relations)
    }

    fn measured(size: SizeBy) -> Vec<usize> {
        let known = triangle();
        let captions = Captions::new(&known, Style { size, ..Style::default() });
        (1..=3).map(|id| captions.measure(EntityId(id))).collect()
    }

    #[test]
    fn size_says_what_is_chosen() {
        assert_eq!(measured(SizeBy::Sentences), [3, 1, 2]);
        assert_eq!(measured(SizeBy::Relations), [3, 1, 2]);
        assert_eq!(measured(SizeBy::Neighbours), [2, 1, 1]);
        assert_eq!(measured(SizeBy::Articles), [1, 1, 1]);
        let same = Captions::new(&triangle(), Style { size: SizeBy::Same, ..Style::default() });
        assert_eq!(same.radius(EntityId(1)).to_bits(), same.radius(EntityId(2)).to_bits());
    }

    #[test]
    fn labels_say_what_is_chosen() {
        let known = triangle();
        let said = |label| {
            let captions = Captions::new(&known, Style { label, ..Style::default() });
            captions.text(EntityId(1), 1.0).unwrap().lines[0].0.clone()
        };
        assert_eq!(said(LabelBy::Name), "Ann");
        assert_eq!(said(LabelBy::NameAndKind), "Ann · person");
        assert_eq!(said(LabelBy::NameAndNumber), "Ann · 3");
    }

    #[test]
    fn a_group_is_as_large_as_what_is_said_of_its_members() {
        let known = triangle();
        let view = View::everything(&known);
        let groups = Groups::new(&known, &view, &Grouping { by: Some(GroupBy::Kind), ..Grouping::default() });
        let captions = Captions::new(&known, Style::default()).with_groups(&known, &groups);
        let id = groups.stand_in(EntityId(1));
        assert_eq!(captions.measure(id), 3);
        assert_eq!(captions.weight(id), (3, 1));
        assert_eq!(captions.text(id, 1.0).unwrap().lines[0].0, "People");
    }
}
