//! One correction.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::anchor::{ArticleAnchor, ClaimAnchor, EntityAnchor, Place};
use super::given::Given;
use super::rule::{Rule, RuleTopic};
use crate::vocabulary::{EntityKind, Modality, RelationType};

/// Names a correction: a hash of what it says, so that the same correction of two people is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct CorrectionId(pub u64);

impl fmt::Display for CorrectionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "c{:016x}", self.0)
    }
}

impl From<CorrectionId> for String {
    fn from(id: CorrectionId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for CorrectionId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.strip_prefix('c').filter(|digits| digits.len() == 16);
        let number = digits.and_then(|digits| u64::from_str_radix(digits, 16).ok());
        number.map(Self).ok_or_else(|| format!("“{text}” is not the identity of a correction"))
    }
}

/// What a relation is to say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Statement {
    /// The normalised type, where one fits.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub relation: Option<RelationType>,
    /// The relation in words; `None` leaves the words of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phrase: Option<String>,
    /// Whether it is denied.
    #[serde(default)]
    pub negated: bool,
    /// How real it is said to be.
    pub modality: Modality,
    /// Who, whom, by whose word, where and when, as far as a person says so.
    #[serde(default, skip_serializing_if = "Given::is_empty")]
    pub given: Box<Given>,
}

impl Default for Statement {
    fn default() -> Self {
        let (modality, given) = (Modality::Actual, Box::default());
        Self { relation: None, phrase: None, negated: false, modality, given }
    }
}

/// What a note is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteTarget {
    /// An entity.
    Entity(EntityAnchor),
    /// A relation, by one of the sentences that say it.
    Relation(ClaimAnchor),
}

/// What is to be otherwise than the engine has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// An entity has this name.
    Rename {
        /// Which.
        entity: EntityAnchor,
        /// Its name.
        name: String,
    },
    /// An entity is of this kind.
    Retype {
        /// Which.
        entity: EntityAnchor,
        /// What sort of thing it is.
        kind: EntityKind,
        /// A finer sort.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subtype: Option<String>,
    },
    /// There is no such entity: it goes with all that is said of it.
    RejectEntity {
        /// Which.
        entity: EntityAnchor,
    },
    /// These are one; it keeps the name and the place of the first.
    Same {
        /// The one whose name stays.
        into: EntityAnchor,
        /// The others.
        others: Vec<EntityAnchor>,
    },
    /// These two are not one, whatever they are called.
    NotSame {
        /// One of them.
        one: EntityAnchor,
        /// The other.
        other: EntityAnchor,
    },
    /// These words stand for something else than the entity that the engine has them for.
    Split {
        /// The entity that they were taken for.
        entity: EntityAnchor,
        /// The words.
        places: Vec<Place>,
        /// What they stand for.
        name: String,
    },
    /// These words stand for an entity.
    AddEntity {
        /// The words.
        place: Place,
        /// Its name.
        name: String,
        /// What sort of thing it is.
        kind: EntityKind,
        /// A finer sort.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subtype: Option<String>,
        /// Whether the same words stand for it wherever else they stand in the article.
        #[serde(default)]
        everywhere: bool,
    },
    /// A sentence says this of two entities that it names.
    AddRelation {
        /// The words that stand for who or what.
        subject: Place,
        /// The words that stand for whom or what.
        object: Place,
        /// The words that say it.
        trigger: Place,
        /// What they say.
        says: Statement,
    },
    /// These sentences say it otherwise.
    EditRelation {
        /// What the engine made of them.
        claims: Vec<ClaimAnchor>,
        /// What they say.
        says: Statement,
        /// Whether it holds the other way round: of the object, to the subject.
        #[serde(default)]
        reversed: bool,
    },
    /// These sentences do not say it.
    RejectRelation {
        /// What the engine made of them.
        claims: Vec<ClaimAnchor>,
    },
    /// These sentences say just what the engine made of them.
    ConfirmRelation {
        /// What the engine made of them.
        claims: Vec<ClaimAnchor>,
    },
    /// Something holds in every article, unless a correction says otherwise of a single thing.
    Rule {
        /// What.
        rule: Rule,
        /// Whether it is switched off.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        is_off: bool,
    },
    /// An article was published on this day, or nobody knows when.
    SetDate {
        /// Which article.
        article: ArticleAnchor,
        /// The day.
        date: Option<Date>,
    },
    /// A person's own words about something.
    Note {
        /// About what.
        about: NoteTarget,
        /// The words.
        text: String,
    },
}

/// What a correction gives a value: two that give the same thing different values cannot both hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target<'a> {
    Name(&'a EntityAnchor),
    Kind(&'a EntityAnchor),
    Words(&'a Place),
    Claims(&'a [ClaimAnchor]),
    Date(&'a ArticleAnchor),
    Note(&'a NoteTarget),
    Rule(RuleTopic),
}

impl Change {
    /// What it gives a value; `None` for what can be said many times.
    pub(super) fn target(&self) -> Option<Target<'_>> {
        Some(match self {
            Self::Rename { entity, .. } => Target::Name(entity),
            Self::Retype { entity, .. } => Target::Kind(entity),
            Self::AddEntity { place, .. } => Target::Words(place),
            Self::EditRelation { claims, .. }
            | Self::RejectRelation { claims }
            | Self::ConfirmRelation { claims } => Target::Claims(claims),
            Self::Rule { rule, .. } => Target::Rule(rule.topic()),
            Self::SetDate { article, .. } => Target::Date(article),
            Self::Note { about, .. } => Target::Note(about),
            Self::RejectEntity { .. }
            | Self::Same { .. }
            | Self::NotSame { .. }
            | Self::Split { .. }
            | Self::AddRelation { .. } => return None,
        })
    }
}

/// One correction: what is to be otherwise, under a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Its identity.
    pub id: CorrectionId,
    /// What it changes.
    #[serde(flatten)]
    pub change: Change,
}

impl Correction {
    /// The correction that says this.
    #[must_use]
    pub fn new(change: Change) -> Self {
        // Nothing of it could fail to be written: all keys are strings.
        let written = serde_json::to_vec(&change).unwrap_or_default();
        let digest = Sha256::digest(&written);
        let id = digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
        Self { id: CorrectionId(id), change }
    }
}
