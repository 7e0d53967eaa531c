//! What the corrections say that goes beyond one article, or has to be known of what they have changed in one.

use std::collections::{BTreeMap, BTreeSet};

use super::rule::Rule;
use crate::document::Span;
use crate::extraction::{Claim, DateSpan, LocalEntityIndex, Mention, MentionIndex};
use crate::vocabulary::{EntityKind, Modality, RelationType};

/// An entity of one article: the index of the article and its index there.
pub type Local = (u32, LocalEntityIndex);

/// What a correction says of an entity, in all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityDirective {
    /// It has this name.
    Rename(String),
    /// It is of this kind and finer sort.
    Retype(EntityKind, Option<String>),
    /// It is not there.
    Reject,
    /// A person has found it.
    Added,
    /// A person has parted it from another.
    Parted,
    /// A person's own words about it.
    Note(String),
}

/// What the engine made of a sentence that a person has edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimReading {
    /// The words for the subject.
    pub subject: Span,
    /// The words for the object.
    pub object: Span,
    /// The type.
    pub relation: Option<RelationType>,
    /// The words of the text.
    pub phrase: String,
    /// Whether it is denied.
    pub negated: bool,
    /// How real it is said to be.
    pub modality: Modality,
    /// The words for those who say it.
    pub speakers: Vec<Span>,
    /// The words for where it holds.
    pub place: Option<Span>,
    /// When it holds.
    pub date: Option<DateSpan>,
}

impl ClaimReading {
    /// What is made of a claim by these mentions; `None` where one of its ends is not among them.
    #[must_use]
    pub fn of(claim: &Claim, mentions: &[Mention]) -> Option<Self> {
        let span = |index: MentionIndex| Some(mentions.get(index as usize)?.span);
        Some(Self {
            subject: span(claim.subject)?,
            object: span(claim.object)?,
            relation: claim.relation,
            phrase: claim.phrase.clone(),
            negated: claim.negated,
            modality: claim.modality,
            speakers: claim.speakers.iter().filter_map(|&speaker| span(speaker)).collect(),
            place: claim.place.and_then(span),
            date: claim.date,
        })
    }
}

/// What a person has done with a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimMark {
    /// The corrections that say so, by their places in the list.
    pub corrections: Vec<usize>,
    /// What the engine made of the sentence; `None` for a claim that a person has entered.
    pub reading: Option<ClaimReading>,
    /// The correction that confirms it as the engine has it, by its place in the list.
    pub confirmed: Option<usize>,
    /// The rule that says what it says, by its place in the list.
    pub rule: Option<usize>,
    /// Whether it holds the other way round than the engine had it.
    pub is_reversed: bool,
    /// The note about it, and the place of the note in the list.
    pub note: Option<(usize, String)>,
}

impl ClaimMark {
    /// Whether a person has entered it or says what it says.
    #[must_use]
    pub const fn is_by_hand(&self) -> bool {
        !self.corrections.is_empty()
    }
}

/// What is left to do when the claims of all articles are brought together. Corrections are named by their places
/// in the list.
#[derive(Clone, Debug, Default)]
pub struct Directives {
    /// Which entities are one; the first keeps its name.
    pub same: Vec<(usize, Vec<Local>)>,
    /// Which are not.
    pub apart: Vec<(usize, Local, Local)>,
    /// What else is said of entities, in order.
    pub entities: Vec<(usize, Local, EntityDirective)>,
    /// Those that stay with their article, whatever they are called.
    pub own: BTreeSet<Local>,
    /// The number from which an identity is made that the place of a first mention cannot give.
    pub seeds: BTreeMap<Local, Seed>,
    /// What a person has done with claims, by article and place among its claims.
    pub claims: BTreeMap<(u32, u32), ClaimMark>,
    /// The rules that are about names, in order, with whether they hold.
    pub rules: Vec<(usize, Rule, bool)>,
    /// How many places each rule touches, by its place in the list.
    pub touched: BTreeMap<usize, usize>,
}

/// From what the identity of an entity is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seed {
    /// From the byte at which its first mention stood before words were taken from it.
    Kept(u32),
    /// From the byte at which the first of the words stands that were parted from another entity.
    Parted(u32),
}

impl Directives {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.same.is_empty()
            && self.apart.is_empty()
            && self.entities.is_empty()
            && self.own.is_empty()
            && self.seeds.is_empty()
            && self.claims.is_empty()
            && self.rules.is_empty()
    }
}
