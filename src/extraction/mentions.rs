//! What a document speaks of: mentions and the entities they refer to.
//!
//! [`find`] gives every name, description and pronoun that refers, brought together into local
//! entities. Descriptions of ordinary things and topics ("the impact of immigration") become
//! mentions only when a claim needs them: [`Mentions::concept`].

use std::collections::BTreeMap;

use super::tree::Tree;
use super::{LocalEntity, LocalEntityIndex, Mention, MentionIndex};
use crate::document::Document;
use crate::language::{EntityLabel, Parsed};
use crate::reference::Reference;
use crate::vocabulary::{EntityKind, MentionKind};

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
    /// What the reader should know, such as a limit that was met.
    pub notices: Vec<String>,
    by_head: BTreeMap<(u32, u32), Vec<MentionIndex>>,
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
        self.by_head.get(&(paragraph, token)).map_or(&[], Vec::as_slice)
    }

    /// The mention with this index.
    #[must_use]
    pub fn mention(&self, mention: MentionIndex) -> Option<&Mention> {
        self.mentions.get(mention as usize)
    }

    /// The entity that a mention refers to.
    #[must_use]
    pub fn entity_of(&self, mention: MentionIndex) -> Option<&LocalEntity> {
        self.mention(mention).and_then(|found| self.entities.get(found.entity as usize))
    }

    /// The mention at this noun, made if there is none: a description of an event, document, group
    /// or, when the noun is none of these, a concept.
    pub fn concept(
        &mut self,
        tree: &Tree,
        paragraph: u32,
        head: u32,
        _reference: &Reference,
    ) -> MentionIndex {
        if let Some(found) = self.at_token(paragraph, head) {
            return found;
        }
        let tokens = tree.subtree(head);
        let entity = self.entities.len() as LocalEntityIndex;
        self.entities.push(LocalEntity {
            name: tree.words(tokens.clone()).to_owned(),
            kind: EntityKind::Concept,
            subtype: None,
            count: None,
            aliases: Vec::new(),
            reference: None,
            confidence: 0.5,
        });
        self.push(Mention {
            span: tree.span(tokens.clone()),
            paragraph,
            first_token: tokens.start,
            end_token: tokens.end,
            head_token: head,
            kind: MentionKind::Nominal,
            entity,
        })
    }

    fn push(&mut self, mention: Mention) -> MentionIndex {
        let index = self.mentions.len() as MentionIndex;
        let length = mention.span.len();
        let place = (mention.paragraph, mention.head_token);
        self.mentions.push(mention);
        let mentions = &self.mentions;
        let here = self.by_head.entry(place).or_default();
        let at = here.partition_point(|other| mentions[*other as usize].span.len() >= length);
        here.insert(at, index);
        index
    }
}

/// Every name, description and pronoun of the document that refers to an entity. `parsed[i]`
/// belongs to `document.paragraphs[i]`, with spans that count in the document's text.
#[must_use]
pub fn find(document: &Document, parsed: &[Parsed], _reference: &Reference) -> Mentions {
    let mut found = Mentions::default();
    let mut known: BTreeMap<String, LocalEntityIndex> = BTreeMap::new();
    for (paragraph, parsed) in parsed.iter().enumerate() {
        let tree = Tree::new(&document.text, parsed);
        for span in &parsed.entities {
            let Some(kind) = kind_of(span.label) else { continue };
            let name = tree.words(span.first..span.end).to_owned();
            let next = found.entities.len() as LocalEntityIndex;
            let entity = *known.entry(name.clone()).or_insert(next);
            if entity == next {
                found.entities.push(LocalEntity {
                    name,
                    kind,
                    subtype: None,
                    count: None,
                    aliases: Vec::new(),
                    reference: None,
                    confidence: 0.5,
                });
            }
            let head_token = (span.first..span.end)
                .find(|token| tree.head(*token).is_none_or(|head| !(span.first..span.end).contains(&head)))
                .unwrap_or(span.first);
            found.push(Mention {
                span: tree.span(span.first..span.end),
                paragraph: paragraph as u32,
                first_token: span.first,
                end_token: span.end,
                head_token,
                kind: MentionKind::Name,
                entity,
            });
        }
    }
    found
}

fn kind_of(label: EntityLabel) -> Option<EntityKind> {
    Some(match label {
        EntityLabel::Person => EntityKind::Person,
        EntityLabel::Organisation => EntityKind::Organisation,
        EntityLabel::Place | EntityLabel::Location | EntityLabel::Facility => EntityKind::Location,
        EntityLabel::Group => EntityKind::Group,
        EntityLabel::Law => EntityKind::Law,
        EntityLabel::Event => EntityKind::Event,
        EntityLabel::Product | EntityLabel::WorkOfArt => EntityKind::Document,
        _ => return None,
    })
}
