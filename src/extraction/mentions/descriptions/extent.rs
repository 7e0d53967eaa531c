//! How far a description reaches to the left and to the right of its head.

use super::Finder;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, EntityLabel, Tag};
use crate::vocabulary::EntityKind;

/// What of a description is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Mention,
    /// What makes a name for its entity: no relative clause, no time, and not beyond a token.
    Name {
        /// One past the last token it may reach to.
        limit: u32,
    },
}

impl Finder<'_> {
    /// The leftmost token before the head that belongs to it.
    pub(super) fn left_edge(&self, head: u32) -> u32 {
        let tree = self.tree;
        let mut first = head;
        for child in tree.children(head).iter().rev().copied().filter(|child| *child < head) {
            let belongs = matches!(
                tree.dependency(child),
                Dependency::Determiner
                    | Dependency::AdjectivalModifier
                    | Dependency::Compound
                    | Dependency::Possessive
                    | Dependency::NumericModifier
                    | Dependency::NominalModifier
                    | Dependency::Predeterminer
                    | Dependency::QuantifierModifier
                    | Dependency::NounPhraseAdverbial
                    | Dependency::Preconjunction
                    | Dependency::AdverbialModifier
            );
            if belongs {
                first = first.min(tree.subtree(child).start);
            }
        }
        while first < head && is_mark(tree, first) {
            first += 1;
        }
        first
    }

    /// One past the last token that belongs to the head: what follows it up to a comma, a coordination,
    /// a quotation mark or a clause of its own.
    pub(super) fn right_edge(&self, head: u32, kind: EntityKind, part: Part) -> u32 {
        let tree = self.tree;
        let limit = match part {
            Part::Mention => u32::MAX,
            Part::Name { limit } => limit,
        };
        let whole = part == Part::Mention;
        let mut end = head + 1;
        for child in tree.children(head).iter().copied().filter(|child| *child > head) {
            let subtree = tree.subtree(child);
            let belongs = match tree.dependency(child) {
                Dependency::Preposition => self.qualifies(child, kind, whole),
                Dependency::ClausalModifier => self.is_clause_of(child, kind),
                Dependency::RelativeClause => whole,
                Dependency::AdverbialModifier | Dependency::AdjectivalModifier => {
                    whole && subtree.end <= end + 2
                }
                _ => false,
            };
            if !belongs || subtree.start < head || subtree.start > end || subtree.end > limit {
                break;
            }
            end = end.max(subtree.end);
        }
        self.cut(head, end)
    }

    /// Whether a prepositional phrase after a noun tells which thing is meant. Where and when a person
    /// or a group does something mostly belongs to the verb; where and when an event happens does not.
    fn qualifies(&self, preposition: u32, kind: EntityKind, whole: bool) -> bool {
        let word = self.tree.word(preposition).to_lowercase();
        let relation = matches!(
            word.as_str(),
            "of" | "on"
                | "for"
                | "against"
                | "with"
                | "from"
                | "between"
                | "to"
                | "about"
                | "among"
                | "near"
                | "inside"
        );
        let event = matches!(kind, EntityKind::Event | EntityKind::Concept);
        let timeless = !self.is_temporal(preposition) || (whole && event);
        timeless && (relation || event)
    }

    /// Whether a clause after a noun belongs to its description: "a plan to …" is what the plan is,
    /// "the minister to …" is not.
    fn is_clause_of(&self, verb: u32, kind: EntityKind) -> bool {
        let infinitive = self.tree.children(verb).iter().any(|child| self.tree.token(*child).tag == Tag::To);
        let content =
            matches!(kind, EntityKind::Document | EntityKind::Event | EntityKind::Law | EntityKind::Concept);
        !infinitive || content
    }

    /// The end without marks, and not beyond an opening quotation mark or an open bracket.
    fn cut(&self, head: u32, end: u32) -> u32 {
        let tree = self.tree;
        let mut end = (head + 1..end)
            .find(|token| matches!(tree.word(*token), "“" | "\"" | "``" | ";" | ":"))
            .unwrap_or(end);
        let open = (head + 1..end).rev().find(|token| tree.word(*token) == "(");
        let closed = (head + 1..end).rev().find(|token| tree.word(*token) == ")");
        if let Some(open) = open.filter(|open| closed.is_none_or(|closed| closed < *open)) {
            end = if end < tree.len() && tree.word(end) == ")" { end + 1 } else { open };
        }
        while end > head + 1 && is_mark(tree, end - 1) && tree.word(end - 1) != ")" {
            end -= 1;
        }
        end
    }

    /// Whether a prepositional phrase names a time.
    fn is_temporal(&self, preposition: u32) -> bool {
        let Some(object) = self.tree.child(preposition, Dependency::PrepositionObject) else { return false };
        let after = self.values.partition_point(|value| value.first <= object);
        let value = after.checked_sub(1).and_then(|index| self.values.get(index));
        value.is_some_and(|value| {
            matches!(value.label, EntityLabel::Date | EntityLabel::Time) && object < value.end
        })
    }

    /// Where the description begins without its determiner and possessor.
    pub(super) fn content_start(&self, head: u32, first: u32) -> u32 {
        let tree = self.tree;
        let mut start = first;
        for child in tree.children(head).iter().copied().filter(|child| *child >= first && *child < head) {
            let determines = matches!(
                tree.dependency(child),
                Dependency::Determiner
                    | Dependency::Possessive
                    | Dependency::Predeterminer
                    | Dependency::Preconjunction
            );
            if determines {
                start = start.max(tree.subtree(child).end);
            }
        }
        while start < head && (is_mark(tree, start) || tree.token(start).tag == Tag::Determiner) {
            start += 1;
        }
        start
    }
}

pub(super) fn is_mark(tree: &Tree, token: u32) -> bool {
    !tree.word(token).contains(|letter: char| letter.is_alphanumeric())
}
