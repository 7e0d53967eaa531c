//! From a word of the sentence to the mention that an end of a claim stands for.

use std::cell::Cell;

use super::arguments::with_conjuncts;
use super::phrases::phrases_of;
use super::triggers::{Frame, Kinds, Place, Slot, Triggers};
use crate::extraction::MentionIndex;
use crate::extraction::mentions::Mentions;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag, UniversalPos};
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// How many nouns one looks through, one after the other ("a number of members of a group of …").
const DEEPEST: usize = 4;

/// Prepositions after which stands what a noun is about.
pub(super) const ABOUT: &[&str] =
    &["about", "on", "over", "of", "in", "to", "regarding", "concerning", "for", "with", "within"];

/// One end of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The word it was found at.
    pub(super) token: u32,
    /// The mention; `None` for a noun that becomes a concept once a claim needs it.
    pub(super) mention: Option<MentionIndex>,
    /// The words between the relation's word and the mention ("threshold for").
    pub(super) between: Vec<u32>,
    /// Whether it refers by a pronoun.
    pub(super) is_pronoun: bool,
}

impl End {
    /// A noun that becomes an entity once a claim needs it.
    fn unmade(token: u32) -> Self {
        Self { token, mention: None, between: Vec::new(), is_pronoun: false }
    }
}

/// What was found out about the words of a paragraph: many rows of the table ask for the same one.
#[derive(Debug)]
pub(super) struct Remembered {
    /// Whether each word says more, see [`Lookup::says_more`].
    says_more: Vec<Cell<Option<bool>>>,
}

impl Remembered {
    /// Nothing yet about so many words.
    pub(super) fn nothing(words: u32) -> Self {
        Self { says_more: vec![Cell::new(None); words as usize] }
    }
}

/// What ends are looked up in.
#[derive(Clone, Copy)]
pub(super) struct Lookup<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) mentions: &'a Mentions,
    pub(super) triggers: &'a Triggers,
    pub(super) remembered: &'a Remembered,
    pub(super) paragraph: u32,
    /// The end of the dateline ("London, 3 March –"), whose words are no part of the sentence.
    pub(super) dateline: u32,
}

impl Lookup<'_> {
    /// What `word` stands for, as far as the slot allows it: a mention, what an unnamed noun is about, a
    /// thing that becomes an entity because the claim needs it, or else whatever the noun says.
    /// Coordination is not followed.
    pub(super) fn ends(&self, word: u32, slot: &Slot) -> Vec<End> {
        if slot.looks_into && self.triggers.is_fate(self.tree.lemma(word)) {
            // "demanded his release", "called for the minister's resignation"
            let owners = self.tree.children_with(word, Dependency::Possessive);
            let whose: Vec<End> = owners
                .flat_map(|owner| self.mentioned(owner, Kinds::default(), 0))
                .map(|end| End { between: vec![word], ..end })
                .collect();
            if !whose.is_empty() {
                return whose;
            }
        }
        let is_whole = self.triggers.through(&self.tree.lower_lemma(word)).is_empty();
        let is_wanted = !slot.looks_into
            && is_whole
            && !self.says_more(word)
            && self.thing(word).is_some_and(|kind| slot.kinds.allows(kind));
        let found = self.mentioned(word, slot.kinds, if is_wanted { 0 } else { DEEPEST });
        if !found.is_empty() {
            return found;
        }
        if is_wanted {
            return vec![End::unmade(word)];
        }
        let may_become_concept = self.may_become_concept(word);
        if slot.looks_into && may_become_concept {
            let about = self.about(word, slot.kinds);
            if !about.is_empty() {
                return about;
            }
        }
        if self.says_more(word) {
            return Vec::new();
        }
        let things = self.looked_up(word, slot.kinds, DEEPEST, true);
        if !things.is_empty() {
            return things;
        }
        if slot.makes_concept && may_become_concept {
            return vec![End::unmade(word)];
        }
        Vec::new()
    }

    /// The mentions at `word` itself, or the thing that becomes an entity once a claim needs it.
    pub(super) fn itself(&self, word: u32, kinds: Kinds) -> Vec<End> {
        self.looked_up(word, kinds, 0, true)
    }

    /// The kind of the thing whose head the word is, when it becomes an entity once a claim needs it.
    pub(super) fn thing(&self, word: u32) -> Option<EntityKind> {
        let kind = self.mentions.thing_at(self.paragraph, word);
        kind.filter(|_| {
            word >= self.dateline
                && self.mentions.at_token(self.paragraph, word).is_none()
                && self.named_beside(word).is_empty()
        })
    }

    /// What an otherwise unnamed noun is about: "changes in the treaty", "concerns about migration".
    fn about(&self, word: u32, kinds: Kinds) -> Vec<End> {
        for phrase in phrases_of(self.tree, word) {
            if !ABOUT.contains(&phrase.preposition.as_str()) {
                continue;
            }
            let mut found = Vec::new();
            for inner in with_conjuncts(self.tree, self.mentions, self.paragraph, &[phrase.object]) {
                for mut end in self.mentioned(inner, kinds, DEEPEST) {
                    end.between.push(word);
                    end.between.extend(phrase.tokens.iter().copied());
                    found.push(end);
                }
            }
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Whether the noun says a relation of its own with what follows it ("a commitment to the treaty"),
    /// so that it is no thing that another relation could end at. A noun that is itself an end of what it
    /// says ("the grant to the museum") is one.
    fn says_more(&self, word: u32) -> bool {
        let place = self.remembered.says_more.get(word as usize);
        place.and_then(Cell::get).unwrap_or_else(|| {
            let says_more = self.finds_more(word);
            if let Some(place) = place {
                place.set(Some(says_more));
            }
            says_more
        })
    }

    fn finds_more(&self, word: u32) -> bool {
        let frames = self.triggers.noun(&self.tree.lower_lemma(word));
        if frames.is_empty() {
            return false;
        }
        let phrases = phrases_of(self.tree, word);
        let stands = |slot: &Slot| {
            slot.places.iter().any(|place| {
                matches!(place, Place::After(preposition)
                    if phrases.iter().any(|phrase| phrase.preposition == *preposition))
            })
        };
        // "approved plans for a tram line": nobody's plans in particular.
        let has_owner = self.tree.child(word, Dependency::Possessive).is_some()
            || self.tree.child(word, Dependency::Compound).is_some();
        let says = |frame: &&Frame| {
            stands(&frame.to)
                && !frame.from.places.contains(&Place::Itself)
                && (has_owner || frame.relation != RelationType::Plans)
        };
        let is_end = |frame: &&Frame| {
            (stands(&frame.to) && frame.from.places.contains(&Place::Itself))
                || (stands(&frame.from) && frame.to.places.contains(&Place::Itself))
        };
        frames.iter().any(|frame| says(&frame)) && !frames.iter().any(|frame| is_end(&frame))
    }

    /// The mentions at `word`, or at what it is a part, number or quality of.
    pub(super) fn mentioned(&self, word: u32, kinds: Kinds, depth: usize) -> Vec<End> {
        self.looked_up(word, kinds, depth, false)
    }

    fn looked_up(&self, word: u32, kinds: Kinds, depth: usize, with_things: bool) -> Vec<End> {
        let mut fitting = self.at(word);
        fitting.retain(|end| self.kind_fits(end, kinds));
        if with_things && self.thing(word).is_some_and(|kind| kinds.allows(kind)) {
            fitting.push(End::unmade(word));
        }
        if !fitting.is_empty() || depth == 0 {
            return fitting;
        }
        let prepositions: &[&str] = match self.tree.token(word).tag {
            // "owns 11 per cent of the company", "two of the suspects"
            Tag::Cardinal => &["of", "in"],
            _ => self.triggers.through(&self.tree.lower_lemma(word)),
        };
        if prepositions.is_empty() {
            return fitting;
        }
        let mut found = self.of_relative_clause(word, kinds, depth);
        for phrase in phrases_of(self.tree, word) {
            if !prepositions.contains(&phrase.preposition.as_str()) {
                continue;
            }
            for inner in with_conjuncts(self.tree, self.mentions, self.paragraph, &[phrase.object]) {
                for mut end in self.looked_up(inner, kinds, depth - 1, with_things) {
                    end.between.push(word);
                    end.between.extend(phrase.tokens.iter().copied());
                    found.push(end);
                }
            }
            if !found.is_empty() {
                break;
            }
        }
        found
    }

    /// "the way the treaty is interpreted": the treaty.
    fn of_relative_clause(&self, word: u32, kinds: Kinds, depth: usize) -> Vec<End> {
        let mut found = Vec::new();
        if !matches!(self.tree.lemma(word), "way" | "manner" | "extent") {
            return found;
        }
        for verb in self.tree.children_with(word, Dependency::RelativeClause) {
            for subject in self.tree.children_with(verb, Dependency::SubjectPassive) {
                for mut end in self.mentioned(subject, kinds, depth - 1) {
                    end.between.extend([word, verb]);
                    found.push(end);
                }
            }
        }
        found
    }

    fn at(&self, word: u32) -> Vec<End> {
        if word < self.dateline {
            return Vec::new();
        }
        let all = self.mentions.all_at_token(self.paragraph, word);
        if all.is_empty() {
            return self.named_beside(word);
        }
        let span = all.first().and_then(|first| self.mentions.mention(*first)).map(|mention| mention.span);
        all.iter()
            .filter_map(|index| Some((*index, self.mentions.mention(*index)?)))
            .filter(|(_, mention)| Some(mention.span) == span)
            .map(|(index, mention)| End {
                token: word,
                mention: Some(index),
                between: Vec::new(),
                is_pronoun: mention.kind == MentionKind::Pronoun,
            })
            .collect()
    }

    /// "the actress Ann Hill", "the newcomers, Ann Hill and Bo Reed": the names beside a noun that is no
    /// mention itself.
    fn named_beside(&self, word: u32) -> Vec<End> {
        if !matches!(self.tree.token(word).tag, Tag::Noun | Tag::NounPlural | Tag::Cardinal) {
            return Vec::new();
        }
        // "the film, a comedy starring Ann Hill": the comedy is the film.
        let before = self
            .tree
            .head(word)
            .filter(|before| self.tree.dependency(word) == Dependency::Apposition && *before < word);
        if let Some(mention) = before.and_then(|before| self.mentions.at_token(self.paragraph, before))
            && self.mentions.thing_at(self.paragraph, word).is_none()
        {
            return vec![End { token: word, mention: Some(mention), between: Vec::new(), is_pronoun: false }];
        }
        let names = self.tree.children_with(word, Dependency::Apposition).filter(|name| *name > word);
        names
            .flat_map(|name| self.tree.conjuncts(name))
            .filter_map(|name| {
                let mention = self.mentions.at_token(self.paragraph, name)?;
                let is_name = self.mentions.mention(mention)?.kind == MentionKind::Name;
                is_name.then(|| End {
                    token: name,
                    mention: Some(mention),
                    between: Vec::new(),
                    is_pronoun: false,
                })
            })
            .collect()
    }

    fn kind_fits(&self, end: &End, kinds: Kinds) -> bool {
        end.mention
            .and_then(|mention| self.mentions.entity_of(mention))
            .is_some_and(|entity| kinds.allows(entity.kind))
    }

    /// Whether the noun says something of its own: no pronoun, number, date or empty word.
    fn may_become_concept(&self, word: u32) -> bool {
        let token = self.tree.token(word);
        let is_noun = token.pos == UniversalPos::Noun
            && matches!(token.tag, Tag::Noun | Tag::NounPlural)
            && !token.lemma.is_empty();
        if !is_noun || word < self.dateline || self.mentions.at_token(self.paragraph, word).is_some() {
            return false;
        }
        let is_measure = self
            .tree
            .children_with(word, Dependency::QuantifierModifier)
            .any(|child| self.tree.token(child).tag == Tag::Currency);
        !is_measure && !self.triggers.is_empty_noun(self.tree.lemma(word))
    }
}
