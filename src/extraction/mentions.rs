//! What a document speaks of: mentions and the entities they refer to.
//!
//! [`find`] gives every name, description and pronoun that refers, brought together into local
//! entities. Descriptions of ordinary things and topics ("the impact of immigration") become
//! mentions only when a claim needs them: [`Mentions::concept`].

mod candidates;
mod descriptions;
pub(super) mod draft;
mod find;
mod joins;
mod name_lists;
mod name_nouns;
mod names;
pub(crate) mod numbers;
mod patterns;
mod pronouns;
pub(super) mod shape;
mod titles;

use std::collections::BTreeMap;

pub(super) use find::in_trees;
pub use find::{find, name_features};

use candidates::Candidates;
use descriptions::ParagraphNames;

use super::by_token::{ByToken, Few};
use super::quotations::Quotations;
use super::tree::Tree;
use super::{LocalEntity, LocalEntityIndex, Mention, MentionIndex};
use crate::reference::{self, Reference};
use crate::vocabulary::EntityKind;

/// An office or rank that the text puts before or after a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The mention of the person.
    pub person: MentionIndex,
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// First token of the title ("Foreign" of "Foreign Secretary").
    pub first_token: u32,
    /// One past its last token.
    pub end_token: u32,
    /// Its head noun ("Secretary").
    pub head_token: u32,
    /// The mention of the country or body whose office it is, when the text names it beside the
    /// title ("Iraqi Prime Minister", "Council of Europe secretary general").
    pub of: Option<MentionIndex>,
}

/// Every mention and entity of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    /// The mentions; in order of place until [`Mentions::concept`] adds some at the end.
    pub mentions: Vec<Mention>,
    /// The entities that they refer to.
    pub entities: Vec<LocalEntity>,
    /// The titles that stand beside names, in order of place.
    pub titles: Vec<Title>,
    /// The country that the text speaks of as its own.
    pub home: Option<LocalEntityIndex>,
    /// What the reader should know, such as a limit that was met.
    pub notices: Vec<String>,
    by_head: ByToken<Few>,
    by_paragraph: Vec<Vec<MentionIndex>>,
    paragraphs: Vec<ParagraphNames>,
    concepts: BTreeMap<String, LocalEntityIndex>,
    candidates: Candidates,
    /// The quotations of every paragraph.
    pub(super) quotations: Vec<Quotations>,
}

impl Mentions {
    /// The mention whose head token this is; the one that covers most, when there are several.
    #[must_use]
    pub fn at_token(&self, paragraph: u32, token: u32) -> Option<MentionIndex> {
        self.all_at_token(paragraph, token).first().copied()
    }

    /// All mentions whose head token this is, the longest first. A plural such as "both leaders"
    /// gives one mention for each entity it refers to, all of the same span.
    #[must_use]
    pub fn all_at_token(&self, paragraph: u32, token: u32) -> &[MentionIndex] {
        self.by_head.get(paragraph, token).map_or(&[], Few::as_slice)
    }

    /// The mention with this index.
    #[must_use]
    pub fn mention(&self, mention: MentionIndex) -> Option<&Mention> {
        self.mentions.get(mention as usize)
    }

    /// The mentions of a paragraph, in the order in which they were made.
    pub fn in_paragraph(&self, paragraph: u32) -> impl Iterator<Item = (MentionIndex, &Mention)> {
        let indices = self.by_paragraph.get(paragraph as usize).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|index| Some((*index, self.mention(*index)?)))
    }

    /// The entity that a mention refers to.
    #[must_use]
    pub fn entity_of(&self, mention: MentionIndex) -> Option<&LocalEntity> {
        self.mention(mention).and_then(|found| self.entities.get(found.entity as usize))
    }

    /// The kind of the thing whose head this is, when it is no entity yet and becomes one as soon as a
    /// claim needs it ("the grant", "schools").
    #[must_use]
    pub fn thing_at(&self, paragraph: u32, head: u32) -> Option<EntityKind> {
        self.candidates.thing_at(paragraph, head)
    }

    /// Whether the entity is there only because a claim needed it.
    #[must_use]
    pub fn is_only_needed(&self, entity: LocalEntityIndex) -> bool {
        self.candidates.was_candidate(entity)
    }

    /// Takes back an entity that was made because a claim needed it, when no claim does after all.
    pub fn forget(&mut self, entity: LocalEntityIndex) {
        self.candidates.forget(entity);
    }

    /// Whether the entity was taken back.
    #[must_use]
    pub fn is_forgotten(&self, entity: LocalEntityIndex) -> bool {
        self.candidates.is_forgotten(entity)
    }

    /// The mention at this noun, made if there is none: a description of an event, document, group
    /// or, when the noun is none of these, a concept. What it refers to becomes an entity with all its
    /// mentions.
    pub fn concept(&mut self, tree: &Tree, paragraph: u32, head: u32, reference: &Reference) -> MentionIndex {
        if let Some(found) = self.at_token(paragraph, head) {
            return found;
        }
        let before = self.mentions.len();
        let Self { candidates, entities, mentions, .. } = self;
        if let Some(made) = candidates.make(paragraph, head, entities, mentions) {
            self.note_paragraphs(before);
            return made;
        }
        let nothing = ParagraphNames::empty(tree.len());
        let known = self.paragraphs.get(paragraph as usize).unwrap_or(&nothing);
        let draft = known.finder(tree, reference, paragraph).any(head);
        let Some(description) = draft.description() else { return self.push(draft.mention(0)) };
        let key = reference::normal::normal(&description.name).into_owned();
        let next = self.entities.len() as LocalEntityIndex;
        let entity = *self.concepts.entry(key).or_insert(next);
        if entity == next {
            let aliases = [description.short.clone()].into_iter().filter(|short| *short != description.name);
            self.entities.push(LocalEntity {
                name: description.name.clone(),
                kind: description.kind,
                subtype: Some(description.subtype.to_owned()),
                count: description.count,
                aliases: aliases.filter(|short| !short.is_empty()).collect(),
                reference: None,
                confidence: 0.5,
            });
        }
        let mention = draft.mention(entity);
        self.push(mention)
    }

    /// The mention that the token is part of; the shortest, when there are several.
    #[must_use]
    pub fn covering(&self, paragraph: u32, token: u32) -> Option<MentionIndex> {
        self.at_token(paragraph, token).or_else(|| {
            let nearest = |heads: &[MentionIndex]| {
                heads.iter().copied().find(|index| {
                    self.mention(*index)
                        .is_some_and(|found| (found.first_token..found.end_token).contains(&token))
                })
            };
            (1..=8).find_map(|step| {
                let after = self.all_at_token(paragraph, token + step);
                nearest(after).or_else(|| nearest(self.all_at_token(paragraph, token.checked_sub(step)?)))
            })
        })
    }

    /// Lets a token that is no mention's head stand for a mention.
    fn alias(&mut self, paragraph: u32, token: u32, mention: MentionIndex) {
        self.by_head.place(paragraph, token).get_or_insert(Few::One([mention]));
    }

    fn push(&mut self, mention: Mention) -> MentionIndex {
        let index = self.mentions.len() as MentionIndex;
        let length = mention.span.len();
        let (paragraph, head) = (mention.paragraph, mention.head_token);
        self.mentions.push(mention);
        self.note_paragraphs(index as usize);
        let mentions = &self.mentions;
        match self.by_head.place(paragraph, head) {
            none @ None => *none = Some(Few::One([index])),
            Some(here) => {
                let is_longer = |other: &MentionIndex| mentions[*other as usize].span.len() >= length;
                here.insert(here.as_slice().partition_point(is_longer), index);
            }
        }
        index
    }
    /// Notes in which paragraphs the mentions from the `first` on stand.
    fn note_paragraphs(&mut self, first: usize) {
        for (index, mention) in self.mentions.iter().enumerate().skip(first) {
            let paragraph = mention.paragraph as usize;
            if self.by_paragraph.len() <= paragraph {
                self.by_paragraph.resize(paragraph + 1, Vec::new());
            }
            self.by_paragraph[paragraph].push(index as MentionIndex);
        }
    }
}
