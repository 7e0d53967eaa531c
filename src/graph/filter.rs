//! What a person wants to see: conditions that combine, each of which can be turned into its opposite.

mod chips;
mod dates;
mod deeds;
mod follow;
mod saved;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub(super) use self::chips::alternatives;
pub use self::chips::{Chip, Joined};
pub use self::dates::{Clock, Dates, DayRange};
pub use self::deeds::Deed;
pub use self::saved::SavedFilter;
use super::expansion::Brought;
use crate::document::DocumentId;
use crate::knowledge::{EntityId, Relation, RelationId};
use crate::names::named_values;
use crate::vocabulary::{EntityKind, Modality, Origin, RelationType};

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

named_values! {
    /// Where a relation comes from, as a reader tells it.
    pub enum Basis {
        /// The sentences say it.
        Stated = "stated",
        /// It takes one step beyond what a sentence says.
        Implied = "implied",
        /// The built-in lists know it, and no document says it.
        Listed = "listed",
        /// A person has entered it.
        Person = "person",
    }
}

impl Basis {
    /// Where `relation` comes from.
    #[must_use]
    pub const fn of(relation: &Relation) -> Self {
        match relation.origin {
            Origin::Reference => Self::Listed,
            Origin::Person => Self::Person,
            Origin::Text if relation.implicit => Self::Implied,
            Origin::Text => Self::Stated,
        }
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
        /// When a relation holds, was published or said.
        Date = "date",
        /// Where a relation holds.
        Place = "place",
        /// Where a relation comes from.
        Origin = "origin",
        /// The rule that found a relation.
        Rule = "rule",
        /// What a person has done with something.
        Deed = "deed",
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
        /// Words in the sentences behind relations.
        Sentence = "sentence",
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
    /// Relations that one of these days may fit, by one of the clocks.
    Dates(Dates),
    /// Relations that hold in one of these places.
    Places(BTreeSet<EntityId>),
    /// Relations that come from there.
    Origins(BTreeSet<Basis>),
    /// Relations that one of these rules found, by [`Relation::rule`].
    Rules(BTreeSet<String>),
    /// What a person has done one of these with: such entities with the relations between them, and such relations
    /// with their ends.
    Deeds(BTreeSet<Deed>),
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
    /// Relations one of whose sentences says these words; case and accents do not matter.
    Sentence(String),
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
            (Condition::Places($left), Condition::Places($right)) => $then,
            (Condition::Origins($left), Condition::Origins($right)) => $then,
            (Condition::Rules($left), Condition::Rules($right)) => $then,
            (Condition::Deeds($left), Condition::Deeds($right)) => $then,
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
            Self::Places(_) => Facet::Place,
            Self::Origins(_) => Facet::Origin,
            Self::Rules(_) => Facet::Rule,
            Self::Deeds(_) => Facet::Deed,
            Self::Confidence(_) => Facet::Confidence,
            Self::Sources(_) => Facet::Sources,
            Self::Degree(_) => Facet::Degree,
            Self::Component(_) => Facet::Component,
            Self::Near(_) => Facet::Near,
            Self::Text(_) => Facet::Text,
            Self::Sentence(_) => Facet::Sentence,
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
                | Facet::Place
                | Facet::Origin
                | Facet::Rule
                | Facet::Sentence
                | Facet::Confidence
                | Facet::Sources
                | Facet::SingleRelation
        )
    }

    /// Whether it asks for entities alone, and leaves the relations between them.
    #[must_use]
    pub const fn is_about_entities(&self) -> bool {
        matches!(
            self.facet(),
            Facet::Kind | Facet::Subtype | Facet::Entity | Facet::Degree | Facet::Component | Facet::Near
        )
    }

    /// Whether it asks where in the graph something stands, so that it matters what else is left.
    #[must_use]
    pub const fn is_about_surroundings(&self) -> bool {
        matches!(self.facet(), Facet::Degree | Facet::Component | Facet::Near | Facet::Text | Facet::Deed)
    }

    /// Whether the two ask the same question, so that one can take in the other.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Dates(one), Self::Dates(other)) => one.clock == other.clock,
            _ => self.facet() == other.facet(),
        }
    }

    /// Whether something that fulfils it can fulfil another of its sort as well: what two people say, not
    /// what is of two kinds.
    #[must_use]
    pub const fn can_be_doubled(&self) -> bool {
        matches!(
            self.facet(),
            Facet::Status
                | Facet::Speaker
                | Facet::Document
                | Facet::Deed
                | Facet::Component
                | Facet::Near
                | Facet::Text
                | Facet::Sentence
                | Facet::Entity
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

    /// Whether it is a bound, which one moves up and down.
    #[must_use]
    pub const fn is_bound(&self) -> bool {
        matches!(self.facet(), Facet::Confidence | Facet::Sources | Facet::Degree | Facet::Near)
    }

    /// Whether it names single values.
    #[must_use]
    pub fn is_set(&self) -> bool {
        on_sets!(self, self, |_own, _same| true, else false)
    }

    /// Whether it is a set without values, which says nothing.
    #[must_use]
    pub fn is_empty_set(&self) -> bool {
        on_sets!(self, self, |own, _same| own.is_empty(), else false)
    }
}

/// What a person wants to see. The conditions combine: those that are joined by "or" are alternatives, and of
/// every group of alternatives one has to hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Filter {
    /// The conditions, in the order in which they were set.
    pub chips: Vec<Chip>,
    /// Whether what does not fulfil the conditions is drawn faintly instead of left out. What is less sure than
    /// [`Self::bar`] is left out even then.
    pub dims: bool,
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

    /// How sure a relation has to be for the first picture, in per cent: of those below, more are wrong than
    /// right (`cargo bench --bench measure -- calibration FOLDER` prints the curve that this is taken from).
    pub const SURE_ENOUGH: u8 = 50;

    /// The best-supported entities among those that are related to others by what is more likely right
    /// than wrong, few enough to be read at once: what nothing is said of would fill the picture
    /// without telling anything.
    #[must_use]
    pub fn first_picture() -> Self {
        Self {
            chips: vec![Chip::only(Condition::Confidence(Self::SURE_ENOUGH))],
            most: Some(Self::FIRST_PICTURE),
            related_only: true,
            ..Self::default()
        }
    }
}
