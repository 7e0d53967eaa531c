//! What a person wants to see: conditions that combine, each of which can be turned into its opposite.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::expansion::Brought;
use crate::document::DocumentId;
use crate::knowledge::{EntityId, Knowledge, Relation, RelationId};
use crate::names::named_values;
use crate::vocabulary::{EntityKind, Modality, RelationType};

/// The surroundings of some entities.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    /// The entities in the middle.
    pub entities: BTreeSet<EntityId>,
    /// How many relations away others may be.
    pub depth: usize,
}

/// How real a relation is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// The text says that it is so, or that it is planned, expected, and so on.
    Said(Modality),
    /// The text says that it is not so.
    Denied,
    /// Somebody says so, by the text's account: beside what they say.
    Reported,
    /// Another relation says the opposite: beside all else.
    Disputed,
}

impl Status {
    /// What is said of a relation: that it is so in some way or not at all, that it is reported, and that it
    /// is disputed.
    pub fn all_of(relation: &Relation) -> impl Iterator<Item = Self> {
        let said = if relation.negated { Self::Denied } else { Self::Said(relation.modality) };
        let reported = relation.is_reported().then_some(Self::Reported);
        let disputed = relation.is_disputed().then_some(Self::Disputed);
        std::iter::once(said).chain(reported).chain(disputed)
    }

    /// Whether a relation of this status is drawn dashed: it has not come about.
    #[must_use]
    pub fn is_not_yet(self) -> bool {
        matches!(self, Self::Said(said) if said != Modality::Actual)
    }
}

/// A stretch of days; an end that is missing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRange {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl DayRange {
    /// Whether a stretch of days has a day in common with the range.
    #[must_use]
    pub fn overlaps(self, (first, last): (Date, Date)) -> bool {
        self.from.is_none_or(|from| from <= last) && self.to.is_none_or(|to| first <= to)
    }
}

named_values! {
    /// What a condition is about.
    pub enum Facet {
        /// The kind of an entity.
        Kind = "kind",
        /// The finer sort of an entity.
        Subtype = "subtype",
        /// The type of a relation.
        Relation = "relation",
        /// How real a relation is said to be.
        Status = "status",
        /// Who says a relation.
        Speaker = "speaker",
        /// The documents that speak of something.
        Document = "document",
        /// When a relation holds.
        Date = "date",
        /// How sure the program is.
        Confidence = "confidence",
        /// How many documents say a relation.
        Sources = "sources",
        /// How many neighbours an entity has.
        Degree = "degree",
        /// The connected part of the graph.
        Component = "component",
        /// The surroundings of entities.
        Near = "near",
        /// Words in names and phrases.
        Text = "text",
        /// Single entities.
        Entity = "entity",
        /// Single relations.
        SingleRelation = "single-relation",
    }
}

/// A condition on entities, on relations or on both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// Entities of these kinds.
    Kinds(BTreeSet<EntityKind>),
    /// Entities of these finer sorts.
    Subtypes(BTreeSet<String>),
    /// Relations of these types; `None` stands for relations without a type.
    Relations(BTreeSet<Option<RelationType>>),
    /// Relations of which this is said.
    Statuses(BTreeSet<Status>),
    /// Relations that one of these says.
    Speakers(BTreeSet<EntityId>),
    /// What one of these documents speaks of; the opposite: what not only they speak of.
    Documents(BTreeSet<DocumentId>),
    /// Relations that may hold on one of these days.
    Dates(DayRange),
    /// Relations at least so sure, in per cent.
    Confidence(u8),
    /// Relations that at least so many documents say.
    Sources(usize),
    /// Entities with at least so many neighbours among what the other conditions leave.
    Degree(usize),
    /// All that is connected with one of these entities.
    Component(BTreeSet<EntityId>),
    /// These entities and what is near them.
    Near(Focus),
    /// Entities with these words in a name and those directly related to one of them, and relations that
    /// say these words; case and accents do not matter.
    Text(String),
    /// These entities.
    Entities(BTreeSet<EntityId>),
    /// These relations.
    SingleRelations(BTreeSet<RelationId>),
}

/// Calls a closure-like expression on two conditions that are sets of the same sort.
macro_rules! on_sets {
    ($one:expr, $other:expr, |$left:ident, $right:ident| $then:expr, else $otherwise:expr) => {
        match ($one, $other) {
            (Condition::Kinds($left), Condition::Kinds($right)) => $then,
            (Condition::Subtypes($left), Condition::Subtypes($right)) => $then,
            (Condition::Relations($left), Condition::Relations($right)) => $then,
            (Condition::Statuses($left), Condition::Statuses($right)) => $then,
            (Condition::Speakers($left), Condition::Speakers($right)) => $then,
            (Condition::Documents($left), Condition::Documents($right)) => $then,
            (Condition::Entities($left), Condition::Entities($right)) => $then,
            (Condition::SingleRelations($left), Condition::SingleRelations($right)) => $then,
            _ => $otherwise,
        }
    };
}

impl Condition {
    /// What it is about.
    #[must_use]
    pub const fn facet(&self) -> Facet {
        match self {
            Self::Kinds(_) => Facet::Kind,
            Self::Subtypes(_) => Facet::Subtype,
            Self::Relations(_) => Facet::Relation,
            Self::Statuses(_) => Facet::Status,
            Self::Speakers(_) => Facet::Speaker,
            Self::Documents(_) => Facet::Document,
            Self::Dates(_) => Facet::Date,
            Self::Confidence(_) => Facet::Confidence,
            Self::Sources(_) => Facet::Sources,
            Self::Degree(_) => Facet::Degree,
            Self::Component(_) => Facet::Component,
            Self::Near(_) => Facet::Near,
            Self::Text(_) => Facet::Text,
            Self::Entities(_) => Facet::Entity,
            Self::SingleRelations(_) => Facet::SingleRelation,
        }
    }

    /// Whether it can hold of a relation only, never of an entity by itself.
    #[must_use]
    pub const fn is_about_relations(&self) -> bool {
        matches!(
            self.facet(),
            Facet::Relation
                | Facet::Status
                | Facet::Speaker
                | Facet::Date
                | Facet::Confidence
                | Facet::Sources
                | Facet::SingleRelation
        )
    }

    /// Whether every value of `other`, a set of the same sort, is among its own.
    #[must_use]
    pub fn holds_all_of(&self, other: &Self) -> bool {
        on_sets!(self, other, |own, others| others.is_subset(own), else false)
    }

    /// Adds the values of `other`; where the two are not sets of one sort, `other` takes its place.
    pub fn take_in(&mut self, other: Self) {
        on_sets!(&mut *self, &other, |own, others| { own.extend(others.clone()); return }, else ());
        *self = other;
    }

    /// Takes the values of `other` out.
    pub fn leave_out(&mut self, other: &Self) {
        on_sets!(self, other, |own, others| own.retain(|value| !others.contains(value)), else ());
    }

    /// Whether it is a set without values, which says nothing.
    #[must_use]
    pub fn is_empty_set(&self) -> bool {
        on_sets!(self, self, |own, _same| own.is_empty(), else false)
    }
}

/// A condition as it stands in the row of filters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chip {
    /// What has to hold.
    pub condition: Condition,
    /// Whether it must not hold instead.
    pub negated: bool,
}

impl Chip {
    /// Only what fulfils the condition.
    #[must_use]
    pub const fn only(condition: Condition) -> Self {
        Self { condition, negated: false }
    }

    /// All but what fulfils the condition.
    #[must_use]
    pub const fn not(condition: Condition) -> Self {
        Self { condition, negated: true }
    }
}

/// What a person wants to see. The conditions combine: everything has to hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Filter {
    /// The conditions, in the order in which they were set.
    pub chips: Vec<Chip>,
    /// Whether what does not fulfil the conditions is drawn faintly instead of left out.
    pub dims: bool,
    /// Only relations at least so sure, 0 to 1; 0 for all. A general wish, beside the conditions.
    pub minimum_confidence: f32,
    /// Only these entities and what is near them.
    pub focus: Option<Focus>,
    /// Also what the built-in lists know of the entities and no document says.
    pub shows_known: bool,
    /// Only entities that a shown relation touches, when any relation is shown.
    pub related_only: bool,
    /// Only so many entities, those with the most support; `None` for all.
    pub most: Option<usize>,
    /// What has been brought into which picture beside what its limits leave.
    #[serde(default)]
    pub brought: Vec<Brought>,
}

impl Filter {
    /// How many entities the first picture of a document shows: as many as can be read at once.
    pub const FIRST_PICTURE: usize = 60;

    /// How sure a relation has to be for the first picture: of those below, more are wrong than right
    /// (`cargo bench --bench measure -- calibration FOLDER` prints the curve that this is taken from).
    pub const SURE_ENOUGH: f32 = 0.5;

    /// The best-supported entities among those that are related to others by what is more likely right
    /// than wrong, few enough to be read at once: what nothing is said of would fill the picture
    /// without telling anything.
    #[must_use]
    pub fn first_picture() -> Self {
        Self {
            most: Some(Self::FIRST_PICTURE),
            related_only: true,
            minimum_confidence: Self::SURE_ENOUGH,
            ..Self::default()
        }
    }

    /// Whether relations are shown that are less likely right than wrong.
    #[must_use]
    pub fn shows_doubtful(&self) -> bool {
        self.minimum_confidence < Self::SURE_ENOUGH
    }

    /// Adds a condition: to the one of the same sort and direction where there is one, whose values it
    /// joins or whose bound it replaces.
    pub fn add(&mut self, chip: Chip) {
        let same = |other: &&mut Chip| {
            other.negated == chip.negated && other.condition.facet() == chip.condition.facet()
        };
        match self.chips.iter_mut().find(same) {
            Some(other) => other.condition.take_in(chip.condition),
            None => self.chips.push(chip),
        }
        self.drop_empty_sets();
    }

    /// Whether the conditions shut out a single value, a set of one.
    #[must_use]
    pub fn shuts_out(&self, value: &Condition) -> bool {
        self.chips
            .iter()
            .filter(|chip| chip.condition.facet() == value.facet())
            .any(|chip| chip.condition.holds_all_of(value) == chip.negated)
    }

    /// Shows a value that is shut out and shuts out one that is shown.
    pub fn toggle(&mut self, value: Condition) {
        if self.shuts_out(&value) {
            self.let_in(&value);
            return;
        }
        let only = |chip: &&mut Chip| !chip.negated && chip.condition.facet() == value.facet();
        match self.chips.iter_mut().find(only) {
            Some(chip) => chip.condition.leave_out(&value),
            None => self.add(Chip::not(value)),
        }
        self.drop_empty_sets();
    }

    /// Sees to it that the conditions of its own sort do not shut out a value.
    pub fn let_in(&mut self, value: &Condition) {
        for chip in self.chips.iter_mut().filter(|chip| chip.condition.facet() == value.facet()) {
            if chip.negated {
                chip.condition.leave_out(value);
            } else {
                chip.condition.take_in(value.clone());
            }
        }
        self.drop_empty_sets();
    }

    /// Shows only this value; everything of its sort, when it is the only one shown already.
    pub fn toggle_only(&mut self, value: Condition) {
        let chip = Chip::only(value);
        let is_so = self.chips.contains(&chip);
        self.forget(chip.condition.facet());
        if !is_so {
            self.chips.push(chip);
        }
    }

    /// Takes a value out of all conditions that name it.
    pub fn forget_value(&mut self, value: &Condition) {
        for chip in &mut self.chips {
            chip.condition.leave_out(value);
        }
        self.drop_empty_sets();
    }

    /// Takes out of the conditions and the focus what is not there: entities and documents of articles
    /// that are closed. What names nothing then is taken away.
    pub fn keep_known(&mut self, knowledge: &Knowledge) {
        let exists = |id: &EntityId| knowledge.entity(*id).is_some();
        let is_open = |id: &DocumentId| knowledge.sources.iter().any(|source| source.document.id == *id);
        self.chips.retain_mut(|chip| match &mut chip.condition {
            Condition::Speakers(entities)
            | Condition::Entities(entities)
            | Condition::Component(entities) => {
                entities.retain(exists);
                !entities.is_empty()
            }
            Condition::Near(focus) => {
                focus.entities.retain(exists);
                !focus.entities.is_empty()
            }
            Condition::Documents(documents) => {
                documents.retain(is_open);
                !documents.is_empty()
            }
            Condition::SingleRelations(relations) => {
                relations.retain(|&id| knowledge.relation(id).is_some());
                !relations.is_empty()
            }
            _ => true,
        });
        for brought in &mut self.brought {
            brought.entities.retain(exists);
        }
        self.brought.retain(|brought| brought.focus.iter().all(exists) && !brought.entities.is_empty());
        if let Some(focus) = &mut self.focus {
            focus.entities.retain(exists);
        }
        self.focus.take_if(|focus| focus.entities.is_empty());
    }

    /// Takes away all conditions of a sort.
    pub fn forget(&mut self, facet: Facet) {
        self.chips.retain(|chip| chip.condition.facet() != facet);
    }

    /// An empty set of values shuts out nothing when it is negated; when it is not, whoever has taken
    /// the last value out means to see the rest again.
    fn drop_empty_sets(&mut self) {
        self.chips.retain(|chip| !chip.condition.is_empty_set());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(kind: EntityKind) -> Condition {
        Condition::Kinds([kind].into())
    }

    #[test]
    fn values_of_one_sort_share_a_chip() {
        let mut filter = Filter::default();
        filter.add(Chip::not(kind(EntityKind::Person)));
        filter.add(Chip::not(kind(EntityKind::Law)));
        filter.add(Chip::only(Condition::Degree(2)));
        filter.add(Chip::only(Condition::Degree(3)));
        let kinds = Condition::Kinds([EntityKind::Person, EntityKind::Law].into());
        assert_eq!(filter.chips, [Chip::not(kinds), Chip::only(Condition::Degree(3))]);
    }

    #[test]
    fn a_value_is_shut_out_and_let_in_again() {
        let mut filter = Filter::default();
        for value in [kind(EntityKind::Person), Condition::Relations([None].into())] {
            assert!(!filter.shuts_out(&value));
            filter.toggle(value.clone());
            assert!(filter.shuts_out(&value));
            filter.toggle(value.clone());
            assert_eq!(filter, Filter::default());
        }
    }

    #[test]
    fn what_is_toggled_beside_an_only_joins_it_or_leaves_it() {
        let mut filter = Filter::default();
        filter.toggle_only(kind(EntityKind::Person));
        assert!(filter.shuts_out(&kind(EntityKind::Law)) && !filter.shuts_out(&kind(EntityKind::Person)));
        filter.toggle(kind(EntityKind::Law));
        let both = Condition::Kinds([EntityKind::Person, EntityKind::Law].into());
        assert_eq!(filter.chips, [Chip::only(both)]);
        filter.toggle(kind(EntityKind::Person));
        assert_eq!(filter.chips, [Chip::only(kind(EntityKind::Law))]);
        filter.toggle_only(kind(EntityKind::Law));
        assert!(filter.chips.is_empty());
    }

    #[test]
    fn a_range_with_an_open_end_goes_on_for_ever() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let spring = (day("2024-03-01"), day("2024-05-31"));
        let range = |from: Option<&str>, to: Option<&str>| DayRange { from: from.map(day), to: to.map(day) };
        assert!(range(None, None).overlaps(spring));
        assert!(range(Some("2024-05-31"), None).overlaps(spring));
        assert!(!range(Some("2024-06-01"), None).overlaps(spring));
        assert!(range(None, Some("2024-03-01")).overlaps(spring));
        assert!(!range(None, Some("2024-02-29")).overlaps(spring));
    }

    #[test]
    fn a_filter_is_kept_in_a_file_and_found_again() {
        let mut filter = Filter::first_picture();
        let range = DayRange { from: "2024-03-01".parse().ok(), to: None };
        for condition in [
            kind(EntityKind::Group),
            Condition::Relations([None, Some(RelationType::MemberOf)].into()),
            Condition::Statuses([Status::Denied, Status::Said(Modality::Planned)].into()),
            Condition::Entities([EntityId(u64::MAX)].into()),
            Condition::SingleRelations([RelationId(u64::MAX)].into()),
            Condition::Dates(range),
        ] {
            filter.add(Chip::not(condition));
        }
        filter.bring([EntityId(3)].into());
        let text = serde_json::to_string(&filter).unwrap();
        assert_eq!(serde_json::from_str::<Filter>(&text).unwrap(), filter);
    }
}
