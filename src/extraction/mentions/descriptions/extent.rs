//! How far a description reaches to the left and to the right of its head.

use super::Finder;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, EntityLabel, Tag};
use crate::vocabulary::EntityKind;

/// No description reaches further than this many tokens beyond its head, so that a hostile text of
/// nested phrases is read in linear time.
const LONGEST_MENTION: u32 = 120;

/// What of a description is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it, for a description of so many.
    Mention {
        /// Whether the text gives their number.
        counted: bool,
        /// Whether there are several.
        plural: bool,
    },
    /// What makes a name for its entity: no relative clause, no time, and not beyond a token.
    Name {
        /// One past the last token it may reach to.
        limit: u32,
    },
}

impl Part {
    fn is_mention(self) -> bool {
        matches!(self, Self::Mention { .. })
    }
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
            let start = tree.subtree(child).start.max(self.dateline.min(head));
            if belongs && head.saturating_sub(start) <= LONGEST_MENTION {
                first = first.min(start);
            }
        }
        while first < head && is_mark(tree, first) {
            first += 1;
        }
        first
    }

    /// One past the last token that belongs to the head: what follows it up to an aside, a quotation
    /// mark or a clause of its own.
    pub(super) fn right_edge(&self, head: u32, kind: EntityKind, part: Part) -> u32 {
        let tree = self.tree;
        let limit = match part {
            Part::Mention { .. } => head + LONGEST_MENTION,
            Part::Name { limit } => limit,
        };
        let mut end = head + 1;
        for child in tree.children(head).iter().copied().filter(|child| *child > head) {
            let subtree = tree.subtree(child);
            let belongs = match tree.dependency(child) {
                Dependency::Preposition => self.qualifies(head, child, kind, part),
                Dependency::ClausalModifier => self.is_clause_of(child, kind, part),
                Dependency::RelativeClause => self.restricts(child, kind, part),
                Dependency::AdverbialModifier | Dependency::AdjectivalModifier => {
                    part.is_mention() && subtree.end <= end + 2
                }
                Dependency::NounPhraseAdverbial => part.is_mention() && kind == EntityKind::Event,
                _ => false,
            };
            if !belongs || subtree.start < head || subtree.start > end || subtree.end > limit {
                break;
            }
            end = end.max(subtree.end);
        }
        if part.is_mention() && end == tree.subtree(head).end && kind == EntityKind::Concept {
            end = self.with_phrase_after(head, end);
        }
        self.not_within_name(head, self.cut(head, self.before_aside(head, end)))
    }

    /// The end, or that of the name it would divide: the parse may hang the parts of "Co-operation" apart.
    fn not_within_name(&self, head: u32, end: u32) -> u32 {
        match self.names.get(end.saturating_sub(1) as usize) {
            Some(Some(name)) if name.start > head && name.end > end => name.end,
            _ => end,
        }
    }

    /// "give aid to the town", "support work by a team": the phrase right after a thing that the parse
    /// gives to the verb, when it is of the kind that tells which thing is meant.
    fn with_phrase_after(&self, head: u32, end: u32) -> u32 {
        let tree = self.tree;
        if end >= tree.len() || tree.dependency(head) != Dependency::DirectObject {
            return end;
        }
        let passive =
            tree.head(head).is_some_and(|verb| tree.child(verb, Dependency::AuxiliaryPassive).is_some());
        let sense = self.reference.noun(tree.lemma(head)).map(|sense| sense.subtype);
        let money = sense == Some("funding") || tree.token(head).tag == Tag::Cardinal;
        let object = tree.child(end, Dependency::PrepositionObject).filter(|object| !self.is_value(*object));
        let belongs = object.is_some()
            && match tree.word(end) {
                "by" => !passive && matches!(sense, Some("process" | "project")),
                "to" | "for" => money,
                _ => false,
            };
        if belongs && tree.head(end) == tree.head(head) { tree.subtree(end).end } else { end }
    }

    /// The end before an aside: a clause or an apposition that a comma sets off, or a clause with
    /// "which" or "who", which tells more of the thing and not which one it is.
    fn before_aside(&self, head: u32, end: u32) -> u32 {
        let tree = self.tree;
        (head + 1..end)
            .filter(|token| {
                let start = tree.subtree(*token).start;
                let set_off = start > head + 1 && tree.word(start - 1) == ",";
                match tree.dependency(*token) {
                    Dependency::RelativeClause => {
                        set_off || (self.has_relative_pronoun(*token) && !self.is_the_one_that(*token))
                    }
                    // "Istanbul, Turkey" is one place.
                    Dependency::Apposition => set_off && !self.is_place_in_place(*token),
                    Dependency::ClausalModifier | Dependency::AdverbialClause => set_off,
                    _ => false,
                }
            })
            .map(|token| tree.subtree(token).start)
            .filter(|start| *start > head)
            .min()
            .unwrap_or(end)
    }

    /// Whether a name in apposition stands right after another name and a comma.
    fn is_place_in_place(&self, token: u32) -> bool {
        let start = self.tree.subtree(token).start;
        let named = |token: u32| self.names.get(token as usize).is_some_and(Option::is_some);
        start >= 2 && start == token && named(token) && named(start - 2)
    }

    /// Whether a clause begins with "which", "who", "whose" or "where".
    fn has_relative_pronoun(&self, verb: u32) -> bool {
        let tree = self.tree;
        let start = tree.subtree(verb).start;
        (start..verb.min(start + 3)).any(|token| {
            matches!(tree.lower_word(token).as_ref(), "which" | "who" | "whom" | "whose" | "where")
        })
    }

    /// Whether a relative clause tells which thing is meant: "the support that we give", "the body which
    /// oversees the treaty". Of so many things, or of one that was not spoken of before, it tells more.
    fn restricts(&self, verb: u32, kind: EntityKind, part: Part) -> bool {
        let Part::Mention { counted, plural } = part else { return false };
        let single = matches!(kind, EntityKind::Person | EntityKind::Organisation) && !plural;
        let one = !plural && self.is_one_of_many(verb);
        let told = !single && !one && !self.has_relative_pronoun(verb);
        !counted && (told || self.is_the_one_that(verb))
    }

    /// Whether the clause belongs to something that is spoken of for the first time: "a case that …".
    fn is_one_of_many(&self, verb: u32) -> bool {
        let tree = self.tree;
        tree.head(verb)
            .and_then(|head| tree.child(head, Dependency::Determiner))
            .is_some_and(|word| tree.lemma(word) == "a")
    }

    /// Whether the clause belongs to one thing with "the", or to "those", so that it tells which.
    fn is_the_one_that(&self, verb: u32) -> bool {
        let tree = self.tree;
        tree.head(verb).is_some_and(|head| {
            tree.word(head).eq_ignore_ascii_case("those")
                || tree.child(head, Dependency::Determiner).is_some_and(|word| tree.lemma(word) == "the")
        })
    }

    /// Whether a prepositional phrase after a noun tells which thing is meant. Where and when a person
    /// or a group does something mostly belongs to the verb; where and when an event happens does not.
    fn qualifies(&self, head: u32, preposition: u32, kind: EntityKind, part: Part) -> bool {
        let word = self.tree.lower_word(preposition);
        let event = matches!(kind, EntityKind::Event | EntityKind::Concept);
        let relation = match word.as_ref() {
            "of" | "for" | "against" | "with" | "from" | "between" | "to" | "among" | "near" | "inside" => {
                true
            }
            "except" | "excluding" => kind == EntityKind::Group,
            "on" | "about" => !matches!(kind, EntityKind::Group | EntityKind::Person),
            "in" | "at" | "around" | "across" | "under" => {
                part.is_mention()
                    && (kind == EntityKind::Group && self.is_told_by_place(head)
                        || self.stands_there(kind, preposition))
            }
            _ => false,
        };
        // "challenged the sanctions in court": where something is done to a thing spoken of before.
        let tree = self.tree;
        let open = kind == EntityKind::Event
            || (kind == EntityKind::Concept
                && !(tree.dependency(head) == Dependency::DirectObject
                    && tree
                        .child(head, Dependency::Determiner)
                        .is_some_and(|word| tree.lemma(word) == "the")));
        let timeless = !self.is_temporal(preposition) || (part.is_mention() && event);
        // "accused her colleagues of hiding": the phrase belongs to the verb.
        let doing = tree.child(preposition, Dependency::PrepositionComplement).is_some() && !event;
        timeless && !doing && (relation || open)
    }

    /// Whether a name after "in" or "at" tells where a building or body stands ("a mill in Tokoroa") or
    /// where people work ("analysts at the bank").
    fn stands_there(&self, kind: EntityKind, preposition: u32) -> bool {
        let tree = self.tree;
        let word = tree.word(preposition);
        let named = tree
            .child(preposition, Dependency::PrepositionObject)
            .is_some_and(|object| self.names[object as usize].is_some());
        named
            && match kind {
                EntityKind::Location | EntityKind::Organisation => matches!(word, "in" | "at"),
                EntityKind::Person | EntityKind::Group => word == "at",
                _ => false,
            }
    }

    /// Whether where a group is tells which one is meant: "the victims in the attack", "our allies around
    /// the world". What stands behind a verb may be where something was done.
    fn is_told_by_place(&self, noun: u32) -> bool {
        let tree = self.tree;
        let definite = tree.children(noun).iter().any(|child| {
            tree.dependency(*child) == Dependency::Possessive
                || (tree.dependency(*child) == Dependency::Determiner && tree.lemma(*child) == "the")
        }) || tree.word(noun).eq_ignore_ascii_case("all");
        let before = match tree.dependency(noun) {
            Dependency::Subject | Dependency::SubjectPassive => {
                tree.head(noun).is_some_and(|verb| verb > noun)
            }
            Dependency::PrepositionObject => {
                let above = tree.head(noun).and_then(|preposition| tree.head(preposition));
                above.is_some_and(|above| matches!(tree.token(above).tag, Tag::Noun | Tag::NounPlural))
            }
            _ => tree.child(noun, Dependency::Possessive).is_some(),
        };
        definite && before
    }

    /// Whether a clause after a noun belongs to its description: "a plan to …" is what the plan is,
    /// "the minister to …" is not. A participle tells which ones are meant of several that are not
    /// counted ("ministers gathered in the town"); of one thing it tells more.
    fn is_clause_of(&self, verb: u32, kind: EntityKind, part: Part) -> bool {
        let infinitive = self.tree.children(verb).iter().any(|child| self.tree.token(*child).tag == Tag::To);
        let content =
            matches!(kind, EntityKind::Document | EntityKind::Event | EntityKind::Law | EntityKind::Concept);
        match part {
            _ if infinitive => content,
            Part::Name { .. } => true,
            Part::Mention { counted, plural } => {
                let people = matches!(kind, EntityKind::Group | EntityKind::Person);
                let doing = self.tree.token(verb).tag == Tag::VerbGerund;
                let thing = matches!(kind, EntityKind::Event | EntityKind::Concept);
                if doing { people && plural } else { !counted && (plural || thing) }
            }
        }
    }

    /// The end without marks, and not beyond an opening quotation mark or an open bracket.
    pub(super) fn cut(&self, head: u32, end: u32) -> u32 {
        let tree = self.tree;
        let mut end = (head + 1..end)
            .find(|token| {
                let title = self.names.get(*token as usize + 1).is_some_and(Option::is_some);
                match tree.word(*token) {
                    "“" | "\"" | "``" => !title,
                    word => matches!(word, ";" | ":"),
                }
            })
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
        self.tree.child(preposition, Dependency::PrepositionObject).is_some_and(|object| self.is_time(object))
    }

    /// Whether a token is part of a date, a time or an amount.
    pub(super) fn is_value(&self, object: u32) -> bool {
        let after = self.values.partition_point(|value| value.first <= object);
        let value = after.checked_sub(1).and_then(|index| self.values.get(index));
        value.is_some_and(|value| object < value.end)
    }

    /// Whether a token is part of a date or a time.
    fn is_time(&self, object: u32) -> bool {
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
