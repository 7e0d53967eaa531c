//! Sentences of two sides beside each other.

use crate::document::Span;
use crate::knowledge::{EntityId, Evidence, Relation, RelationId, SourceIndex};
use crate::names::named_values;
use crate::vocabulary::{Modality, RelationType};

named_values! {
    /// What two sentences are compared in.
    pub enum Matter {
        /// What they say.
        Statement = "statement",
        /// Whether it is so.
        Status = "status",
        /// How many or how much.
        Number = "number",
        /// When.
        Date = "date",
    }
}

/// What one side says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// In which document.
    pub source: SourceIndex,
    /// The sentence.
    pub sentence: Span,
    /// The words of the number or date that is compared, where one is.
    pub words: Option<Span>,
    /// The relation that it says, where there is one, and which of its sentences it is.
    pub relation: Option<(RelationId, usize)>,
    /// Whom it is about, where it says no relation: the named entities of the sentence.
    pub about: Vec<EntityId>,
    /// A hash of its words, as far as it is known.
    pub wording: Option<u64>,
}

impl Said {
    /// Where it is said.
    #[must_use]
    pub fn place(&self) -> (SourceIndex, Span) {
        (self.source, self.sentence)
    }
}

/// Two sentences that are about the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// What they are compared in.
    pub matter: Matter,
    /// What the first side says.
    pub one: Said,
    /// What the other side says.
    pub other: Said,
}

impl Pairing {
    /// Whether one is a copy of the other, word for word.
    #[must_use]
    pub fn is_copied(&self) -> bool {
        self.one.wording.is_some() && self.one.wording == self.other.wording
    }
}

impl Ord for Pairing {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |pairing: &Self| (pairing.one.place(), pairing.other.place(), pairing.matter);
        key(self).cmp(&key(other)).then_with(|| (&self.one, &self.other).cmp(&(&other.one, &other.other)))
    }
}

impl PartialOrd for Pairing {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// One sentence of a relation as what a side says.
pub(super) fn sentence_of((relation, index, evidence): (&Relation, usize, &Evidence)) -> Said {
    Said {
        source: evidence.source,
        sentence: evidence.sentence,
        words: None,
        relation: Some((relation.id, index)),
        about: Vec::new(),
        wording: evidence.wording,
    }
}

/// Whether a relation says of something that it is not so.
pub(super) fn denies(relation: &Relation) -> bool {
    relation.negated || relation.relation == Some(RelationType::Denies)
}

/// What relations have in common that say the same of the same two, whoever says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kin {
    ends: (EntityId, EntityId),
    relation: Option<RelationType>,
    phrase: Vec<String>,
    denied: bool,
    modality: Modality,
}

/// Types that say the same of a pair for those who compare: each under the first of its row.
const FAMILIES: &[&[RelationType]] = &[
    &[RelationType::Opposes, RelationType::OpposedTo],
    &[RelationType::PartOf, RelationType::MemberOf],
    &[RelationType::Leads, RelationType::Oversees],
    &[RelationType::CooperatesWith, RelationType::Agrees],
    &[RelationType::ConcernedAbout, RelationType::Warns],
    &[RelationType::CallsForChange, RelationType::Urges, RelationType::Asks],
];

/// The kin of a relation. What holds between one and the other holds between the other and the one.
pub(super) fn kin(relation: &Relation) -> Kin {
    let family = relation.relation.map(|own| {
        FAMILIES.iter().find(|row| row.contains(&own)).and_then(|row| row.first()).copied().unwrap_or(own)
    });
    let ends = (relation.subject, relation.object);
    let is_mutual = family.is_some_and(crate::knowledge::is_mutual);
    let phrase = if family.is_none() { crate::knowledge::phrase_stems(&relation.phrase) } else { Vec::new() };
    Kin {
        ends: if is_mutual { (ends.0.min(ends.1), ends.0.max(ends.1)) } else { ends },
        relation: family,
        phrase,
        denied: relation.negated,
        modality: relation.modality,
    }
}
