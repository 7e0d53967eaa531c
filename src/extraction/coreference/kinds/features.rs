//! What stands in and around a name, as words that a linear model weighs.
//!
//! Every feature is a short readable string: "label=ORG", "under=mayor:of", "subject=say". The same
//! function serves the program and the training of the weights.

use std::borrow::Cow;
use std::ops::Range;

use crate::extraction::coreference::Scene;
use crate::extraction::mentions::draft::{Draft, Name};
use crate::extraction::mentions::shape::is_acronym;
use crate::extraction::tree::{Tree, lower};
use crate::language::{Dependency, Tag};
use crate::reference::Reference;

/// The features of one mention of a name; some may stand there twice.
pub(in crate::extraction) fn features(scene: &Scene, draft: &Draft, name: &Name) -> Features {
    let tree = &scene.trees[draft.paragraph as usize];
    let mut found = Features::with_room();
    within(&mut found, tree, draft, name, scene.reference);
    beside(&mut found, tree, draft);
    governed(&mut found, tree, draft, scene.reference);
    governing(&mut found, tree, draft, scene.reference);
    coordinated(&mut found, scene, draft);
    found
}

/// Features one after the other in one text: there are dozens for every name, and each is only looked up.
pub(in crate::extraction) struct Features {
    text: String,
    places: Vec<Range<usize>>,
}

impl Features {
    /// None yet, with room for as many as a name has.
    fn with_room() -> Self {
        Self { text: String::with_capacity(768), places: Vec::with_capacity(48) }
    }

    /// Every feature.
    pub(in crate::extraction) fn iter(&self) -> impl Iterator<Item = &str> {
        self.places.iter().filter_map(|place| self.text.get(place.clone()))
    }

    fn add(&mut self, key: &str, value: &str) {
        self.add_parts(key, &[value]);
    }

    /// The value is that of the parts, one after the other.
    fn add_parts(&mut self, key: &str, value: &[&str]) {
        let start = self.text.len();
        self.text.push_str(key);
        self.text.push('=');
        for part in value {
            // Most values are one word.
            if part.bytes().all(|byte| byte.is_ascii_graphic()) {
                self.text.push_str(part);
            } else {
                let letters = part.chars();
                self.text.extend(letters.map(|letter| if letter.is_whitespace() { '_' } else { letter }));
            }
        }
        self.places.push(start..self.text.len());
    }

    fn flag(&mut self, key: &str) {
        let start = self.text.len();
        self.text.push_str(key);
        self.places.push(start..self.text.len());
    }

    /// The features in order of the alphabet, each once, as the training reads them.
    pub(in crate::extraction) fn in_order(&self) -> std::collections::BTreeSet<&str> {
        self.iter().collect()
    }
}

/// The words of the name itself, what the model and the lists say of it.
fn within(found: &mut Features, tree: &Tree, draft: &Draft, name: &Name, reference: &Reference) {
    let words: Vec<&str> = name.text.split_whitespace().collect();
    let label = name.label.map_or("none", |label| label.as_str());
    let single = words.len() == 1;
    let count = match words.len() {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        _ => "many",
    };
    found.add("label", label);
    found.add(if single { "single" } else { "several" }, label);
    found.add("count", count);
    found.add("shape", shape(&name.text));
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        let lower_last = lower(last);
        if single {
            found.add("word", &lower_last);
        } else {
            found.add("first", &lower(first));
            found.add("last", &lower_last);
        }
        let ending = lower_last.char_indices().rev().nth(2).map_or(0, |(start, _)| start);
        found.add("ending", lower_last.get(ending..).unwrap_or_default());
        if reference.is_given_name(first) {
            found.add("given", count);
        } else if !single && reference.is_given_name(last) {
            found.flag("given last");
        }
    }
    for small in ["of", "for", "and", "the", "&", "de", "-", "von", "van", "al"] {
        if words.iter().skip(1).any(|word| *word == small) {
            found.add("inside", small);
        }
    }
    if words.iter().any(|word| word.starts_with(|letter: char| letter.is_ascii_digit())) {
        found.flag("number");
    }
    if let Some((kind, subtype)) = reference.kind_of_name(&words) {
        found.add("calls itself", kind.as_str());
        found.add("calls itself a", subtype);
    }
    match name.things.first().and_then(|thing| reference.thing(*thing)) {
        Some(thing) => {
            found.add("listed", thing.kind.as_str());
            found.add(if single { "listed word" } else { "listed name" }, thing.kind.as_str());
        }
        None => found.flag("unlisted"),
    }
    if name.titled {
        found.flag("titled");
    }
    if name.introduces.is_some() {
        found.flag("introduces a short form");
    }
    if reference.demonym(&name.text).is_some() {
        found.flag("demonym");
    }
    found.add("tag", tree.token(draft.head).tag.as_str());
}

/// What the letters of the name look like.
fn shape(text: &str) -> &'static str {
    let first_lower = text.starts_with(char::is_lowercase);
    let mut words = text.split_whitespace();
    if text.split_whitespace().count() == 1 {
        let inner = text.chars().skip(1).any(char::is_uppercase);
        return match (is_acronym(text), text.contains('.'), inner, first_lower) {
            (_, true, _, _) => "dotted",
            (true, _, _, _) => "acronym",
            (_, _, true, _) => "inner capital",
            (_, _, _, true) => "lower",
            _ => "capital",
        };
    }
    if words.clone().any(|word| word.chars().count() <= 2 && word.ends_with('.')) {
        return "initials";
    }
    if !text.contains(char::is_lowercase) {
        return "shouting";
    }
    if words.all(|word| word.starts_with(char::is_uppercase)) { "capitals" } else { "mixed" }
}

/// The words right before and after.
fn beside(found: &mut Features, tree: &Tree, draft: &Draft) {
    let word = |token: Option<u32>| {
        token.filter(|token| *token < tree.len()).map_or(Cow::Borrowed("|"), |token| tree.lower_word(token))
    };
    let sentence = tree.sentence(draft.head);
    let inside = |token: Option<u32>| token.filter(|token| sentence.contains(token));
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    let before = word(inside(start.checked_sub(1)));
    let after = word(inside(Some(end)));
    found.add("before", &before);
    found.add("after", &after);
    found.add_parts("two before", &[&word(inside(start.checked_sub(2))), " ", &before]);
    found.add_parts("two after", &[&after, " ", &word(inside(Some(end + 1)))]);
    if inside(Some(end)).is_some_and(|token| tree.token(token).tag == Tag::PossessiveEnding) {
        found.flag("possessor");
        found.add("possesses", &word(inside(Some(end + 1))));
    }
    let age = inside(Some(end + 1)).filter(|token| {
        after == ","
            && tree.token(*token).tag == Tag::Cardinal
            && tree.word(*token).chars().count() == 2
            && word(Some(token + 1)) == ","
    });
    if age.is_some() {
        found.flag("age");
    }
    if after == "," && inside(Some(end + 1)).is_some_and(|token| tree.token(token).tag == Tag::ProperNoun) {
        found.flag("comma and a name");
    }
}

/// What the name depends on: the verb whose subject or object it is, the noun it stands beside, the
/// preposition and what that belongs to.
fn governed(found: &mut Features, tree: &Tree, draft: &Draft, reference: &Reference) {
    let first = tree.first_conjunct(draft.head);
    let dependency = tree.dependency(first);
    found.add("role", dependency.as_str());
    let Some(above) = tree.head(first) else { return };
    let lemma = tree.lower_lemma(above);
    if dependency != Dependency::PrepositionObject {
        found.add(dependency.as_str(), &lemma);
        add_sense(found, "sense beside", &lemma, dependency.as_str(), reference);
        return;
    }
    found.add("preposition", &lemma);
    if let Some(governor) = tree.head(above) {
        let governor_lemma = tree.lower_lemma(governor);
        found.add_parts("under", &[&governor_lemma, ":", &lemma]);
        add_sense(found, "sense under", &governor_lemma, &lemma, reference);
    }
}

/// What depends on the name: appositions, relative clauses, adjectives.
fn governing(found: &mut Features, tree: &Tree, draft: &Draft, reference: &Reference) {
    for child in
        tree.children(draft.head).iter().copied().filter(|child| !draft.tokens.contains(child)).take(8)
    {
        let lemma = tree.lower_lemma(child);
        match tree.dependency(child) {
            Dependency::Apposition => {
                found.add("apposition", &lemma);
                add_sense(found, "sense of apposition", &lemma, "", reference);
            }
            Dependency::RelativeClause => {
                for word in tree.children(child).iter().filter(|word| **word < child).take(3) {
                    let word = tree.lower_word(*word);
                    if matches!(word.as_ref(), "who" | "which" | "where" | "whose" | "whom" | "that") {
                        found.add("relative", &word);
                    }
                }
            }
            Dependency::AdjectivalModifier | Dependency::Compound | Dependency::Preposition => {
                found.add(tree.dependency(child).as_str(), &lemma);
                add_sense(found, "sense inside", &lemma, "", reference);
            }
            Dependency::Determiner => found.flag("article"),
            _ => {}
        }
    }
}

/// The kind of thing that a common noun describes.
fn add_sense(found: &mut Features, key: &str, lemma: &str, place: &str, reference: &Reference) {
    if let Some(sense) = reference.noun(lemma) {
        found.add_parts(key, &[sense.kind.as_str(), ":", place]);
    } else if reference.office(lemma).is_some() {
        found.add_parts(key, &["office:", place]);
    }
}

/// What the lists know of the names it is coordinated with.
fn coordinated(found: &mut Features, scene: &Scene, draft: &Draft) {
    let tree = &scene.trees[draft.paragraph as usize];
    let before =
        (tree.dependency(draft.head) == Dependency::Conjunct).then(|| tree.head(draft.head)).flatten();
    let after = tree.child(draft.head, Dependency::Conjunct);
    for other in [before, after].into_iter().flatten() {
        let word = tree.word(other);
        let thing = scene.reference.named(word).first().and_then(|thing| scene.reference.thing(*thing));
        match thing {
            Some(thing) => found.add("beside listed", thing.kind.as_str()),
            None if scene.reference.noun(tree.lemma(other)).is_some() => {
                add_sense(found, "coordinated", tree.lemma(other), "", scene.reference);
            }
            None => {}
        }
    }
}
