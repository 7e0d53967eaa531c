//! Documents compared with others while the comparison is shown: which ones, what was found, and what of it is looked
//! at.

pub mod report;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::state::State;
use crate::comparison::{Compared, Pairing, Place, Sides, compare};
use crate::document::DocumentId;
use crate::knowledge::{EntityId, Knowledge, RelationId, SourceIndex};

/// Something that a person wants of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparing {
    /// Compare these documents.
    Set(Choice),
    /// Show this part of what was found.
    Show(Section),
    /// Show what stands in this place of the part: on the graph, and the sentence of the first side in the reader, or of
    /// the other.
    Choose {
        /// The place in the list.
        row: usize,
        /// Whether the other side's sentence is read.
        is_other: bool,
    },
    /// Show two documents word for word, the copy first.
    ShowDifference(DocumentId, DocumentId),
    /// Copy all that was found as Markdown.
    Copy,
    /// Choose where to save it.
    Export,
    /// Put the comparison away.
    Close,
}

/// Which documents are compared with which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The ones.
    pub one: BTreeSet<DocumentId>,
    /// The others; `None` for all that are open and neither among the ones nor copies of them, if there are such.
    pub other: Option<BTreeSet<DocumentId>>,
}

impl Choice {
    /// Their places among the documents that are open.
    #[must_use]
    pub fn sides(&self, knowledge: &Knowledge) -> Sides {
        let mut sides = Sides::default();
        for (index, source) in (0..).zip(&knowledge.sources) {
            let id = &source.document.id;
            if self.one.contains(id) {
                sides.one.insert(index);
            } else if self.other.as_ref().is_none_or(|other| other.contains(id)) {
                sides.other.insert(index);
            }
        }
        if self.other.is_none() {
            // Who copies says nothing of his own.
            let original = |&index: &SourceIndex| knowledge.original(index);
            let own: BTreeSet<SourceIndex> = sides.one.iter().map(original).collect();
            let apart = sides.other.iter().copied().filter(|index| !own.contains(&original(index)));
            let apart: BTreeSet<SourceIndex> = apart.collect();
            if !apart.is_empty() {
                sides.other = apart;
            }
        }
        sides
    }
}

/// A part of what was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What they say and cannot both be right.
    #[default]
    Contradict,
    /// What both say.
    Agree,
    /// What they say of different times.
    Changed,
    /// What only the first documents have.
    OnlyOne,
    /// What both have.
    Both,
    /// What only the others have.
    OnlyOther,
}

impl Section {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::OnlyOne, Self::Both, Self::OnlyOther, Self::Agree, Self::Contradict, Self::Changed];
}

/// One line of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A relation.
    Relation(RelationId),
    /// An entity.
    Entity(EntityId),
    /// Two sentences.
    Pairing(Pairing),
}

/// A comparison, kept up to date by [`super::update`]. It compares everything that the documents say, whatever the
/// filters leave of it.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Which documents.
    pub choice: Choice,
    /// Their places among those that are open.
    pub sides: Sides,
    /// The part that is looked at.
    pub section: Section,
    /// The place of what is lit up in it.
    pub chosen: Option<usize>,
    /// What was found.
    pub compared: Arc<Compared>,
    /// The lines of each part.
    pub rows: BTreeMap<Section, Vec<Row>>,
    /// What it was made of.
    basis: Option<(Arc<Knowledge>, Choice)>,
}

impl Comparison {
    /// A comparison of these, not made yet.
    pub(super) fn of(choice: Choice) -> Self {
        Self {
            choice,
            sides: Sides::default(),
            section: Section::default(),
            chosen: None,
            compared: Arc::default(),
            rows: BTreeMap::new(),
            basis: None,
        }
    }

    /// The lines of a part.
    #[must_use]
    pub fn lines(&self, section: Section) -> &[Row] {
        self.rows.get(&section).map_or(&[], Vec::as_slice)
    }

    /// The lines of the part that is looked at.
    #[must_use]
    pub fn shown(&self) -> &[Row] {
        self.lines(self.section)
    }
}

/// Compares anew where documents or choice have changed; lets go of documents that are gone.
pub(super) fn refresh(state: &mut State) {
    let knowledge = Arc::clone(&state.derived.knowledge);
    let Some(comparison) = &mut state.comparison else { return };
    let is_current = comparison
        .basis
        .as_ref()
        .is_some_and(|(basis, choice)| Arc::ptr_eq(basis, &knowledge) && *choice == comparison.choice);
    if is_current {
        return;
    }
    let is_open = |id: &DocumentId| knowledge.sources.iter().any(|source| source.document.id == *id);
    comparison.choice.one.retain(is_open);
    if let Some(other) = &mut comparison.choice.other {
        other.retain(is_open);
    }
    let sides = comparison.choice.sides(&knowledge);
    if sides.one.is_empty() || knowledge.sources.len() < 2 {
        state.comparison = None;
        return;
    }
    let chosen = comparison.chosen.and_then(|index| comparison.shown().get(index)).cloned();
    comparison.compared = Arc::new(compare(&knowledge, &sides));
    comparison.rows = rows(&knowledge, &sides, &comparison.compared);
    comparison.chosen = chosen.and_then(|row| comparison.shown().iter().position(|other| *other == row));
    comparison.sides = sides;
    if comparison.basis.is_none() {
        // The first look is at what there is.
        let order = [Section::Contradict, Section::Agree, Section::Both];
        let filled = order.into_iter().find(|&section| !comparison.lines(section).is_empty());
        comparison.section = filled.unwrap_or(Section::OnlyOne);
    }
    comparison.basis = Some((knowledge, comparison.choice.clone()));
}

/// The lines of each part: relations before entities, in the order of the texts.
#[must_use]
pub fn rows(knowledge: &Knowledge, sides: &Sides, compared: &Compared) -> BTreeMap<Section, Vec<Row>> {
    let mut rows: BTreeMap<Section, Vec<Row>> = BTreeMap::new();
    let first = |place: (SourceIndex, crate::document::Span)| (sides.side_of(place.0) != Some(true), place);
    for (section, place) in [
        (Section::OnlyOne, Place::OnlyOne),
        (Section::Both, Place::Both),
        (Section::OnlyOther, Place::OnlyOther),
    ] {
        let mut relations: Vec<RelationId> = compared.relations_in(place).collect();
        relations.sort_by_cached_key(|&id| {
            let evidence = knowledge.relation(id).map(|relation| &relation.evidence);
            let places = evidence.into_iter().flatten().map(|one| first((one.source, one.sentence)));
            (places.min(), id)
        });
        let mut entities: Vec<EntityId> = compared.entities_in(place).collect();
        entities.sort_by_cached_key(|&id| {
            let mentions = knowledge.entity(id).map(|entity| &entity.mentions);
            let places = mentions.into_iter().flatten().map(|one| first((one.source, one.span)));
            (places.min(), id)
        });
        let relations = relations.into_iter().map(Row::Relation);
        rows.insert(section, relations.chain(entities.into_iter().map(Row::Entity)).collect());
    }
    for (section, pairings) in [
        (Section::Agree, &compared.agreements),
        (Section::Contradict, &compared.contradictions),
        (Section::Changed, &compared.changes),
    ] {
        rows.insert(section, pairings.iter().cloned().map(Row::Pairing).collect());
    }
    rows
}

/// What is compared when nothing was chosen yet: the document in the reader with all others.
pub(super) fn suggested(state: &State) -> Option<Choice> {
    let sources = &state.derived.knowledge.sources;
    let read = state.reader.as_ref().map(|place| place.document.clone());
    let one = read.or_else(|| sources.first().map(|source| source.document.id.clone()))?;
    (sources.len() > 1).then(|| Choice { one: [one].into(), other: None })
}
