//! Quantities and parts: "dozens of protesters", "two of the four suspects", "$100 million in aid", "three
//! died", "those who stayed".

use super::senses::is_plural;
use super::{Finder, LONGEST_LEAD};
use crate::extraction::mentions::numbers::{count_of, value};
use crate::language::{Dependency, Tag};
use crate::reference::{NounSense, NounUse};
use crate::vocabulary::EntityKind;

/// Nouns that only measure or collect what follows "of".
const QUANTITIES: &[&str] = &[
    "of",
    "number",
    "series",
    "group",
    "team",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "majority",
    "couple",
    "handful",
    "range",
    "string",
    "wave",
    "spate",
    "set",
    "pair",
    "lot",
    "crowd",
    "host",
    "score",
    "bunch",
    "cluster",
    "generation",
    "minority",
    "percentage",
    "share",
    "hundreds",
    "thousands",
    "dozens",
    "millions",
];

/// Words for some of those that follow "of".
const PARTS: &[&str] = &["many", "several", "some", "few", "most", "half", "third", "quarter", "tenth"];

/// A number greater than this is no number of people that a text leaves unnamed.
const MOST_PEOPLE: u32 = 10_000_000;

impl Finder<'_> {
    /// The noun that a word of quantity counts: "states" of "a number of states", "two of the states".
    pub(super) fn quantified(&self, token: u32) -> Option<u32> {
        let tree = self.tree;
        let is_inside = matches!(tree.dependency(token), Dependency::NumericModifier | Dependency::Compound);
        if is_inside || tree.child(token, Dependency::Preposition).is_none() {
            return None;
        }
        let part = PARTS.contains(&tree.lemma(token));
        let counts = part
            || tree.token(token).tag == Tag::Cardinal
            || QUANTITIES.contains(&tree.lemma(token))
            || QUANTITIES.contains(&tree.word(token));
        if !counts {
            return None;
        }
        // "The number of migrants" is a quantity, "a number of migrants" are migrants.
        let definite = tree
            .child(token, Dependency::Determiner)
            .is_some_and(|article| tree.word(article).eq_ignore_ascii_case("the"));
        if definite && tree.lemma(token) == "number" {
            return None;
        }
        // "$100 million in aid": the aid.
        let money = tree.token(token).tag == Tag::Cardinal && self.is_money(token, token);
        let of = tree
            .children_with(token, Dependency::Preposition)
            .find(|prep| tree.word(*prep) == "of" || (money && tree.word(*prep) == "in"))?;
        let inner = tree.child(of, Dependency::PrepositionObject)?;
        let plural = money
            || matches!(tree.token(inner).tag, Tag::NounPlural | Tag::ProperNounPlural)
            || tree.lemma(inner) == "people";
        (plural && self.names[inner as usize].is_none()).then_some(inner)
    }

    /// Whether the noun stands inside such a quantity and is not spoken of by itself: of "two of the four
    /// suspects" the four suspects are.
    pub(super) fn is_quantified_inner(&self, token: u32) -> bool {
        let tree = self.tree;
        let own = tree.children(token).iter().any(|child| {
            *child < token
                && (tree.dependency(*child) == Dependency::Possessive
                    || matches!(tree.word(*child), "the" | "these" | "those"))
        });
        let of = tree.head(token).filter(|_| tree.dependency(token) == Dependency::PrepositionObject);
        !own && of.and_then(|of| tree.head(of)).is_some_and(|outer| self.quantified(outer) == Some(token))
    }

    /// The number that the description gives: of what follows "of", unless it is only a part of it.
    pub(super) fn number(&self, head: u32, inner: u32) -> Option<u32> {
        let tree = self.tree;
        if tree.token(head).tag == Tag::Cardinal {
            return value(tree, head);
        }
        let part = head != inner && PARTS.contains(&tree.lemma(head));
        if part { None } else { count_of(tree, inner) }
    }

    /// Whether the number of the description is an amount of money ("a $15 million contribution").
    pub(super) fn is_money(&self, head: u32, inner: u32) -> bool {
        let tree = self.tree;
        let first = self.left_edge(head).max(inner.saturating_sub(LONGEST_LEAD as u32));
        (first..inner).any(|token| {
            tree.token(token).tag == Tag::Currency || tree.word(token).starts_with(['€', '£', '$'])
        })
    }

    /// The sense of a word that stands for people without a noun: "those who stayed", "all in need",
    /// "63 were killed".
    pub(super) fn gathered(&self, token: u32) -> Option<NounSense> {
        let tree = self.tree;
        let place = tree.dependency(token);
        let subject = matches!(place, Dependency::Subject | Dependency::SubjectPassive);
        if !subject && !matches!(place, Dependency::DirectObject | Dependency::PrepositionObject) {
            return None;
        }
        let people = match tree.lower_lemma(token).as_ref() {
            "those" | "that" => {
                tree.word(token).eq_ignore_ascii_case("those")
                    && tree.children(token).iter().any(|child| match tree.dependency(*child) {
                        Dependency::RelativeClause => true,
                        Dependency::ClausalModifier => tree.token(*child).tag == Tag::VerbGerund,
                        _ => false,
                    })
            }
            "all" => tree
                .children_with(token, Dependency::Preposition)
                .any(|prep| matches!(tree.word(prep), "in" | "except" | "but")),
            _ => {
                let number = tree.token(token).tag == Tag::Cardinal
                    && place != Dependency::PrepositionObject
                    && !self.is_value(token)
                    && !self.is_money(token, token)
                    && !tree.word(token).contains(['.', '/', ':', '-', '%']);
                number && value(tree, token).is_some_and(|value| (2..MOST_PEOPLE).contains(&value))
            }
        };
        let sense = NounSense { kind: EntityKind::Group, subtype: "people", usage: NounUse::Needed };
        people.then_some(sense)
    }

    /// Whether a description with this noun speaks of several.
    pub(super) fn is_several(&self, noun: u32) -> bool {
        let tree = self.tree;
        is_plural(tree, noun)
            || tree.token(noun).tag == Tag::Cardinal
            || matches!(tree.lower_word(noun).as_ref(), "those" | "all")
    }
}
