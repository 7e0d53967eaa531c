//! A mention before it is known what it refers to.

use std::ops::Range;

use crate::document::Span;
use crate::extraction::tree::Tree;
use crate::extraction::{LocalEntityIndex, Mention};
use crate::language::EntityLabel;
use crate::reference::{Gender, ThingIndex};
use crate::vocabulary::{EntityKind, MentionKind};

/// A stretch of text that refers, and what its own words tell.
#[derive(Clone, Debug)]
pub(in crate::extraction) struct Draft {
    pub(in crate::extraction) paragraph: u32,
    pub(in crate::extraction) tokens: Range<u32>,
    pub(in crate::extraction) head: u32,
    pub(in crate::extraction) span: Span,
    pub(in crate::extraction) form: Form,
}

/// In what way a draft refers.
#[derive(Clone, Debug)]
pub(in crate::extraction) enum Form {
    /// By a name.
    Name(Name),
    /// By the adjective of a country.
    Demonym(ThingIndex),
    /// By a common noun.
    Description(Description),
    /// By a pronoun.
    Pronoun(Pronoun),
}

/// What the words of a name tell.
#[derive(Clone, Debug, Default)]
pub(in crate::extraction) struct Name {
    /// The name without honorific and possessive ending.
    pub(in crate::extraction) text: String,
    /// What the model takes it for.
    pub(in crate::extraction) label: Option<EntityLabel>,
    /// What the lists know by this name.
    pub(in crate::extraction) things: Vec<ThingIndex>,
    /// Whether an honorific or an office stands before it.
    pub(in crate::extraction) titled: bool,
    /// The gender that the honorific or the given name tells.
    pub(in crate::extraction) gender: Option<Gender>,
    /// A kind that the pattern which found it is sure of.
    pub(in crate::extraction) kind: Option<(EntityKind, &'static str)>,
    /// The other name that the text introduces right after it: in brackets, or by "also called".
    pub(in crate::extraction) introduces: Option<String>,
    /// The office words before it, in lower case, head last.
    pub(in crate::extraction) office: Vec<String>,
}

/// How a description is determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extraction) enum Determiner {
    /// "the", "both", "all the".
    Definite,
    /// "this", "that", "these", "those", "such".
    Demonstrative,
    /// "a", "some", "another", "no", "any", "each".
    Indefinite,
    /// "his", "Denmark's".
    Possessive,
    /// Nothing.
    Bare,
}

/// What becomes of a description that refers to nothing before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extraction) enum Standing {
    /// It makes an entity.
    Founds,
    /// It makes one when a relation of the text needs a thing of its kind ("the grant").
    Thing,
    /// It makes one when a relation of the text takes whatever stands there ("the threshold").
    Topic,
}

/// What the words of a description tell.
#[allow(clippy::struct_excessive_bools)] // Each is a fact about the words, independent of the others.
#[derive(Clone, Debug)]
pub(in crate::extraction) struct Description {
    pub(in crate::extraction) kind: EntityKind,
    pub(in crate::extraction) subtype: &'static str,
    /// The head noun in the singular, in lower case.
    pub(in crate::extraction) lemma: String,
    /// The other words before the head that tell which one, in lower case.
    pub(in crate::extraction) modifiers: Vec<String>,
    pub(in crate::extraction) determiner: Determiner,
    pub(in crate::extraction) plural: bool,
    pub(in crate::extraction) count: Option<u32>,
    /// The country it belongs to, when a word before the head tells ("the Danish government").
    pub(in crate::extraction) country: Option<ThingIndex>,
    /// Whether one of these words is a name or a demonym.
    pub(in crate::extraction) proper: bool,
    /// Whether the noun is the plain word for its kind ("government", not "regime").
    pub(in crate::extraction) plain: bool,
    /// The head of the name right before the noun that modifies it ("SDF" of "SDF forces").
    pub(in crate::extraction) compound: Option<u32>,
    /// Whether a phrase after the head tells which one ("of ministers", "on migration").
    pub(in crate::extraction) qualified: bool,
    /// What becomes of it when it refers to nothing before it.
    pub(in crate::extraction) standing: Standing,
    /// The amount of money that the words before the head name ("a $15 million contribution").
    pub(in crate::extraction) amount: Option<u32>,
    /// The description without determiner.
    pub(in crate::extraction) name: String,
    /// The head with the words before it, without determiner and possessor.
    pub(in crate::extraction) short: String,
    /// The head noun inside a quantity ("countries" of "a number of countries").
    pub(in crate::extraction) inner: Option<u32>,
    /// Whether the head begins with a capital inside a sentence ("the Government").
    pub(in crate::extraction) capital: bool,
    /// The head token of the name it stands in apposition to, if any.
    pub(in crate::extraction) apposition: Option<u32>,
}

/// What a pronoun tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extraction) enum Pronoun {
    /// I, me, my.
    Speaker,
    /// we, us, our.
    Speakers,
    /// he, she.
    Person(Gender),
    /// it, its.
    Thing,
    /// they, their.
    Many,
}

impl Draft {
    /// A draft over these tokens of a paragraph.
    pub(in crate::extraction) fn new(tree: &Tree, paragraph: u32, tokens: Range<u32>, form: Form) -> Self {
        let head = head_of(tree, tokens.clone());
        Self { paragraph, span: tree.span(tokens.clone()), tokens, head, form }
    }

    /// The mention of an entity that it turned out to be.
    pub(in crate::extraction) fn mention(&self, entity: LocalEntityIndex) -> Mention {
        Mention {
            span: self.span,
            paragraph: self.paragraph,
            first_token: self.tokens.start,
            end_token: self.tokens.end,
            head_token: self.head,
            kind: self.mention_kind(),
            entity,
        }
    }

    /// In what way it refers.
    pub(in crate::extraction) fn mention_kind(&self) -> MentionKind {
        match self.form {
            Form::Name(_) => MentionKind::Name,
            Form::Demonym(_) => MentionKind::Demonym,
            Form::Description(_) => MentionKind::Nominal,
            Form::Pronoun(_) => MentionKind::Pronoun,
        }
    }

    /// What its words tell, when it is a name.
    pub(in crate::extraction) fn name(&self) -> Option<&Name> {
        match &self.form {
            Form::Name(name) => Some(name),
            _ => None,
        }
    }

    /// What its words tell, when it is a description.
    pub(in crate::extraction) fn description(&self) -> Option<&Description> {
        match &self.form {
            Form::Description(description) => Some(description),
            _ => None,
        }
    }
}

/// The token of the range that governs the others: of those whose own governor lies outside, the one
/// nearest to the root, and of these the last.
pub(in crate::extraction) fn head_of(tree: &Tree, tokens: Range<u32>) -> u32 {
    let outside = |token: &u32| tree.head(*token).is_none_or(|head| !tokens.contains(&head));
    let depth = |token: u32| tree.ancestors(token).count();
    tokens
        .clone()
        .filter(outside)
        .min_by_key(|token| (depth(*token), u32::MAX - *token))
        .unwrap_or(tokens.start)
}
