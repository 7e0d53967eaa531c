//! Descriptions: noun phrases that refer to a thing of a known kind without naming it.

mod beside;
mod extent;
mod quantity;
mod senses;
mod taken;

use std::ops::Range;

use super::draft::{Description, Determiner, Draft, Form};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, NamedSpan, Tag, UniversalPos};
use crate::reference::{NounSense, NounUse, Reference};
use crate::vocabulary::EntityKind;
pub(super) use taken::ParagraphNames;

use extent::Part;
use senses::{
    Founding, SOMEBODY, TOPIC, canonical, counted, forces, in_plural, is_plural, singular, standing,
};

/// No name of a description is longer than this many tokens.
const LONGEST_NAME: u32 = 12;

/// No more words before a noun are read than this, so that a hostile text of nested possessors is read
/// in linear time.
const LONGEST_LEAD: usize = 24;

/// Words before a noun that do not tell which one is meant.
const VAGUE: &[&str] = &[
    "new",
    "recent",
    "current",
    "ongoing",
    "latest",
    "entire",
    "whole",
    "own",
    "same",
    "such",
    "main",
    "key",
    "major",
    "big",
    "large",
    "small",
    "long",
    "ancient",
    "historic",
    "moderate",
    "embattled",
    "beleaguered",
    "struggling",
    "troubled",
    "ailing",
    "controversial",
    "contested",
    "disputed",
    "powerful",
    "tiny",
    "huge",
    "deadly",
    "fatal",
    "famous",
    "proposed",
    "planned",
    "first",
    "last",
    "very",
    "said",
    "so-called",
    "present",
    "late",
    "all",
    "both",
    "many",
    "several",
    "few",
    "some",
    "more",
    "most",
    "only",
    "certain",
    "various",
    "numerous",
];

/// Words before "group" that make it a part of a study or a population, and no body.
const EXPERIMENTS: &[&str] = &[
    "placebo",
    "control",
    "treatment",
    "age",
    "income",
    "ethnic",
    "blood",
    "peer",
    "focus",
    "test",
    "study",
];

/// Words before a noun that tell that another one is meant than before.
const OTHER: &[&str] =
    &["other", "another", "further", "additional", "second", "third", "next", "different", "new"];

/// Finds the descriptions of a paragraph.
pub(super) struct Finder<'a> {
    tree: &'a Tree<'a>,
    reference: &'a Reference,
    names: &'a [Option<Range<u32>>],
    titles: &'a [bool],
    values: &'a [NamedSpan],
    dateline: u32,
    paragraph: u32,
}

impl Finder<'_> {
    /// Every description of the paragraph, in order.
    pub(super) fn all(&self) -> Vec<Draft> {
        (0..self.tree.len()).filter_map(|token| self.at(token)).collect()
    }

    fn at(&self, token: u32) -> Option<Draft> {
        if let Some(lead) = self.lead(token) {
            return Some(lead);
        }
        if self.names[token as usize].is_some() || self.titles[token as usize] {
            return None;
        }
        let tree = self.tree;
        if let Some(aged) = self.aged(token) {
            return Some(aged);
        }
        if let Some(inner) = self.quantified(token) {
            let sense = self.sense(inner).unwrap_or(TOPIC);
            return self.whole(self.draft(token, inner, sense));
        }
        if let Some(sense) = self.gathered(token) {
            return Some(self.draft(token, token, sense));
        }
        if !is_noun(tree, token) || self.is_inside_compound(token) || self.is_quantified_inner(token) {
            return None;
        }
        let common = matches!(tree.token(token).tag, Tag::Noun | Tag::NounPlural);
        let sense = self.sense(token).or_else(|| common.then_some(TOPIC))?;
        self.whole(self.draft(token, token, sense))
    }

    /// The draft, unless it begins in the middle of a name ("Levant terrorists" of "Islamic State of
    /// Iraq and the Levant terrorists").
    fn whole(&self, draft: Draft) -> Option<Draft> {
        let straddles =
            draft.tokens.clone().take_while(|token| *token < draft.head).take(LONGEST_LEAD).any(|token| {
                self.names[token as usize].as_ref().is_some_and(|name| name.start < draft.tokens.start)
            });
        (!straddles).then_some(draft)
    }

    /// A description at any noun, of whatever kind: for claims that need it.
    pub(super) fn any(&self, token: u32) -> Draft {
        let inner = self.quantified(token).unwrap_or(token);
        let sense = self.sense(inner).unwrap_or(TOPIC);
        self.draft(token, inner, sense)
    }

    /// Whether the noun only modifies the next one. A noun with an article of its own before a name
    /// ("his counterpart Mette Frederiksen") is a description in apposition.
    fn is_inside_compound(&self, token: u32) -> bool {
        let modifies = matches!(
            self.tree.dependency(token),
            Dependency::Compound
                | Dependency::NominalModifier
                | Dependency::AdjectivalModifier
                | Dependency::NounPhraseAdverbial
                | Dependency::Possessive
        );
        let possessor = self.tree.dependency(token) == Dependency::Possessive
            && self.tree.child(token, Dependency::Case).is_some();
        modifies && !possessor && self.apposed_name(token).is_none()
    }

    /// The head of the name right after the noun that the noun describes.
    fn apposed_name(&self, token: u32) -> Option<u32> {
        let tree = self.tree;
        let own = tree
            .children(token)
            .iter()
            .any(|child| matches!(tree.dependency(*child), Dependency::Determiner | Dependency::Possessive));
        let name = self.names.get(token as usize + 1)?.clone()?;
        let head = super::draft::head_of(tree, name.clone());
        let linked = tree.head(token).is_some_and(|above| name.contains(&above));
        let person = tree.lemma(token) == "counterpart"
            || (own
                && self
                    .reference
                    .noun(tree.lemma(token))
                    .is_some_and(|sense| sense.kind == EntityKind::Person));
        (linked && person).then_some(head)
    }

    /// The sense of a noun that stands right before a name: somebody, when it is part of a title.
    fn lead_sense(&self, noun: u32) -> Option<NounSense> {
        if self.titles[noun as usize] {
            let known = self.sense(noun).filter(|sense| sense.kind == EntityKind::Person);
            return Some(known.unwrap_or(SOMEBODY));
        }
        self.sense(noun).or(Some(TOPIC))
    }

    /// The sense that fits the noun's number, with the kind that it then describes.
    fn sense(&self, token: u32) -> Option<NounSense> {
        let tree = self.tree;
        let lemma = singular(tree, token);
        let plural = is_plural(tree, token);
        if lemma == "state" && self.is_condition(token) {
            return None;
        }
        // "The coast guard" is no guard.
        let before = token.checked_sub(1).filter(|before| tree.head(*before) == Some(token));
        let two =
            before.map_or(&[][..], |before| self.reference.senses_of_two(&tree.lower_lemma(before), &lemma));
        let senses = if two.is_empty() { self.reference.noun_senses(&lemma) } else { two };
        let fits = |sense: &&NounSense| match sense.usage {
            NounUse::One => !plural,
            NounUse::Many => plural,
            NounUse::Both | NounUse::Known | NounUse::Needed => true,
        };
        let mut sense = *senses.iter().find(fits)?;
        if plural {
            sense = in_plural(sense, &lemma);
            // "Prosecutors in Lisbon" are an office.
            if lemma == "prosecutor" && tree.child(token, Dependency::NumericModifier).is_none() {
                sense = NounSense { kind: EntityKind::Organisation, subtype: "prosecution", ..sense };
            }
        } else if lemma == "partner" && self.has_compound(token, "coalition") {
            sense = NounSense { kind: EntityKind::Organisation, subtype: "political party", ..sense };
        } else if lemma == "group" && EXPERIMENTS.iter().any(|word| self.has_compound(token, word)) {
            return None;
        }
        Some(sense)
    }

    /// Whether the word stands before the noun and modifies it.
    fn has_compound(&self, noun: u32, word: &str) -> bool {
        self.tree.children(noun).iter().any(|child| *child < noun && self.tree.lemma(*child) == word)
    }

    /// Whether a state is no country but how things are: "a state of emergency".
    fn is_condition(&self, state: u32) -> bool {
        let tree = self.tree;
        let of = tree.children_with(state, Dependency::Preposition).find(|prep| tree.word(*prep) == "of");
        of.and_then(|of| tree.child(of, Dependency::PrepositionObject))
            .is_some_and(|object| self.names[object as usize].is_none())
    }

    fn draft(&self, head: u32, inner: u32, sense: NounSense) -> Draft {
        let tree = self.tree;
        let apposed_before = self.apposed_name(head);
        let first = self.left_edge(head);
        let (modifiers, proper) = self.modifiers(inner, sense.kind != EntityKind::Person);
        let lemma = singular(tree, inner);
        let sense = forces(sense, &lemma, &modifiers, proper);
        let plural = self.is_several(inner);
        let number = self.number(head, inner);
        let money = self.is_money(head, inner);
        let (count, amount) = if money { (None, number) } else { (number, None) };
        let sense = counted(sense, plural.then_some(count).flatten());
        let apposed_after = self.apposition(head);
        let full = match (apposed_before, apposed_after) {
            (Some(_), _) => first..head + 1,
            (None, Some(_)) if self.called(head).is_some() => first..head + 1,
            (None, Some(name)) if name < head => first..self.aside_edge(head),
            _ => first..self.right_edge(head, sense.kind, Part::Mention { counted: count.is_some(), plural }),
        };
        let determiner = self.determiner(head, inner);
        let content = self.content_start(head, full.start).max(head.saturating_sub(LONGEST_LEAD as u32));
        let inner_content =
            if head == inner { content } else { self.content_start(inner, self.left_edge(inner)) };
        let part = Part::Name { limit: content + LONGEST_NAME };
        let name_end = self.right_edge(head, sense.kind, part).max(head + 1);
        let qualified = name_end > head + 1 && self.is_qualified(head);
        let facts = Founding { determiner, plural, modified: !modifiers.is_empty(), proper, qualified };
        let description = Description {
            kind: sense.kind,
            subtype: sense.subtype,
            plain: lemma == "government" || sense.subtype != "government",
            lemma: canonical(lemma, sense.subtype),
            country: self.country(inner),
            qualified,
            proper,
            standing: standing(sense, facts),
            amount,
            name: tidy(tree.words(content..name_end)),
            short: tidy(tree.words(inner_content..inner + 1)),
            inner: (inner != head).then_some(inner),
            capital: tree.word(head).starts_with(char::is_uppercase) && !tree.token(head).sentence_start,
            apposition: apposed_before.or(apposed_after),
            compound: self.compound(inner),
            determiner,
            plural,
            count,
            modifiers,
        };
        let mut draft = Draft::new(tree, self.paragraph, full, Form::Description(description));
        draft.head = head;
        draft
    }

    fn determiner(&self, head: u32, inner: u32) -> Determiner {
        let tree = self.tree;
        let of = |noun: u32| {
            tree.children(noun).iter().copied().filter(move |child| *child < noun).find_map(|child| {
                let word = tree.lower_word(child);
                Some(match (tree.dependency(child), word.as_ref()) {
                    (Dependency::Possessive, _) if self.is_value(child) => Determiner::Definite,
                    (Dependency::Possessive, _) => Determiner::Possessive,
                    (_, "the" | "both") | (Dependency::Predeterminer, "all") => Determiner::Definite,
                    (_, "this" | "that" | "these" | "those" | "such") => Determiner::Demonstrative,
                    (_, "all" | "every") => Determiner::Bare,
                    (Dependency::Determiner, _) => Determiner::Indefinite,
                    (_, other) if OTHER.contains(&other) && other != "new" => Determiner::Indefinite,
                    _ => return None,
                })
            })
        };
        let found_by_number = !is_noun(tree, head);
        let otherwise =
            if inner == head && !found_by_number { Determiner::Bare } else { Determiner::Indefinite };
        of(head).unwrap_or(otherwise)
    }

    /// Whether a phrase after the head tells which one is meant, and not only where it is.
    fn is_qualified(&self, head: u32) -> bool {
        let tree = self.tree;
        tree.children(head).iter().copied().filter(|child| *child > head).any(|child| {
            match tree.dependency(child) {
                Dependency::Preposition => {
                    matches!(
                        tree.word(child),
                        "of" | "on" | "for" | "against" | "with" | "between" | "to" | "about" | "from"
                    )
                }
                // "the city located south of the capital" only says more of it.
                Dependency::ClausalModifier => !matches!(
                    tree.lemma(child),
                    "locate" | "situate" | "base" | "build" | "know" | "call" | "name" | "hold" | "publish"
                ),
                _ => false,
            }
        })
    }

    /// The name that stands right before the noun and modifies it ("SDF" of "SDF forces"): its head.
    fn compound(&self, noun: u32) -> Option<u32> {
        let before = noun.checked_sub(1)?;
        let name = self.names[before as usize].clone()?;
        let head = super::draft::head_of(self.tree, name);
        (self.tree.head(head) == Some(noun)).then_some(head)
    }

    /// The words before the noun that tell which one is meant, in lower case, and whether one of them
    /// is a name or a demonym. A person's possessor is another matter: "the president's spokesman" is no
    /// president.
    fn modifiers(&self, noun: u32, possessors: bool) -> (Vec<String>, bool) {
        let tree = self.tree;
        let mut proper = false;
        let mut found = Vec::new();
        for child in tree.children(noun).iter().copied().filter(|child| *child < noun) {
            let tells = match tree.dependency(child) {
                Dependency::AdjectivalModifier | Dependency::Compound | Dependency::NominalModifier => true,
                Dependency::Possessive if self.is_value(child) => false,
                Dependency::Possessive => possessors && tree.token(child).tag != Tag::PronounPossessive,
                _ => false,
            };
            if !tells {
                continue;
            }
            for token in tree.subtree(child).take(LONGEST_LEAD) {
                let word = tree.lower_word(token);
                let counts = token < noun
                    && word.chars().any(char::is_alphanumeric)
                    && !VAGUE.contains(&word.as_ref());
                if counts
                    && tree.token(token).tag != Tag::Determiner
                    && tree.token(token).tag != Tag::PossessiveEnding
                {
                    proper |= tree.word(token).starts_with(char::is_uppercase)
                        && !tree.token(token).sentence_start
                        || self.names[token as usize].is_some();
                    found.push(word.into_owned());
                }
            }
        }
        (found, proper)
    }

    /// The country that a word before the noun names ("Danish", "UK", "Denmark's").
    fn country(&self, noun: u32) -> Option<crate::reference::ThingIndex> {
        let tree = self.tree;
        tree.children(noun).iter().copied().filter(|child| *child < noun).find_map(|child| {
            let word = tree.word(child);
            let named = || {
                let things = self.reference.named(word);
                things.into_iter().find(|thing| self.is_country(*thing))
            };
            self.reference
                .demonym(word)
                .map(|demonym| demonym.place)
                .filter(|place| self.is_country(*place))
                .or_else(named)
        })
    }

    fn is_country(&self, thing: crate::reference::ThingIndex) -> bool {
        self.reference.thing(thing).is_some_and(|thing| matches!(thing.subtype, "country" | "nation"))
    }

    /// The head of the name that the description stands in apposition to ("X, the leader of Y", "the
    /// leader of Y, X").
    fn apposition(&self, head: u32) -> Option<u32> {
        let tree = self.tree;
        let above = tree.head(head).filter(|above| self.names[*above as usize].is_some());
        let first = self.left_edge(head);
        let after_comma = first > 0 && tree.word(first - 1) == ",";
        let listed = above.is_some_and(|above| tree.child(above, Dependency::Coordination).is_some());
        if let Some(called) = self.called(head) {
            return Some(called);
        }
        match tree.dependency(head) {
            Dependency::Apposition => return above,
            // "X, acting director of Y" is often parsed as a list of two.
            Dependency::Conjunct if after_comma && !listed => return above,
            _ => {}
        }
        let named = |noun: u32| {
            tree.children_with(noun, Dependency::Apposition)
                .find(|child| self.names[*child as usize].is_some())
        };
        // "Its operator, the state-owned company Hidroalb"
        named(head).or_else(|| tree.children_with(head, Dependency::Apposition).find_map(named))
    }
}

fn is_noun(tree: &Tree, token: u32) -> bool {
    let found = tree.token(token);
    matches!(found.tag, Tag::Noun | Tag::NounPlural)
        || (matches!(found.tag, Tag::ProperNoun | Tag::ProperNounPlural)
            && found.pos != UniversalPos::Punctuation)
}

/// The words with single blanks and without marks at the ends.
fn tidy(words: &str) -> String {
    // Most are so already.
    let mut before = b' ';
    let is_plain = words.bytes().all(|byte| {
        let is_single = byte.is_ascii_alphanumeric() || (byte == b' ' && before != b' ');
        before = byte;
        is_single
    });
    if is_plain && before != b' ' {
        return words.to_owned();
    }
    let joined = words.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.trim_matches(|letter: char| !letter.is_alphanumeric() && !"()%$£€".contains(letter)).to_owned()
}
