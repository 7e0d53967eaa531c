//! What fills the slots of a row of the table in a clause: its subjects and objects, what stands after its
//! prepositions, and the places that only some verbs have.

use super::mishaps;
use super::nouns::owners;
use crate::extraction::claims::arguments::with_conjuncts;
use crate::extraction::claims::clause::{Clause, Predicate};
use crate::extraction::claims::ends::{ABOUT, End};
use crate::extraction::claims::phrases::{Phrase, phrases_of};
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::subjects::is_thing_done;
use crate::extraction::claims::triggers::{Place, Slot};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag, UniversalPos};
use crate::vocabulary::{EntityKind, MentionKind};

/// An end and the words that lead to it.
pub(super) struct Filled {
    pub(super) end: End,
    pub(super) words: Vec<u32>,
    pub(super) is_far: bool,
}

/// Whether a slot of a clause may be filled: not so, when all its places are after prepositions that the
/// clause does not have.
pub(super) fn has_place(clause: &Clause, slot: &Slot) -> bool {
    slot.places.iter().any(|place| match place {
        Place::After(preposition) => {
            clause.phrases.iter().any(|phrase| stands_after(phrase, preposition))
                || may_stand_after_complement(clause, preposition)
        }
        _ => true,
    })
}

/// Whether a phrase has the preposition: "from" and "from within" alike.
fn stands_after(phrase: &Phrase, preposition: &str) -> bool {
    phrase.preposition == preposition || phrase.preposition.strip_suffix(" within") == Some(preposition)
}

/// "is committed to protect the coast" as "is committed to protecting it".
fn may_stand_after_complement(clause: &Clause, preposition: &str) -> bool {
    preposition == "to" && clause.kind == Predicate::Adjective
}

/// What fills a slot of a clause.
pub(super) fn fill(reading: &Reading<'_>, clause: &Clause, slot: &Slot) -> Vec<Filled> {
    let mut found = Vec::new();
    for place in &slot.places {
        match place {
            // "their rights under the treaty, which protects …": the relative clause tells of a thing.
            Place::Subject if clause.inherits_subject => found.extend(plain(reading, clause.actors(), slot)),
            Place::Subject => found.extend(actors(reading, clause.actors(), slot)),
            Place::Object => {
                let before = found.len();
                found.extend(plain(reading, clause.patients(), slot));
                found.extend(plain(reading, &clause.raised, slot));
                if found.len() == before && slot.makes_concept {
                    found.extend(through_complement(reading, clause, slot));
                }
            }
            Place::Patient if clause.is_passive => {
                found.extend(plain(reading, &clause.subjects, slot));
            }
            Place::After(preposition) => found.extend(after(reading, clause, preposition, slot)),
            Place::Owner => {
                let of = clause.light_object.into_iter().chain(clause.objects.iter().copied()).next();
                found.extend(
                    of.into_iter().flat_map(|noun| owners(reading, noun, slot)).map(|(end, words)| Filled {
                        end,
                        words,
                        is_far: false,
                    }),
                );
            }
            Place::Recipient => {
                found.extend(plain(reading, &clause.recipients, slot));
                if clause.is_passive && !clause.objects.is_empty() {
                    found.extend(plain(reading, &clause.subjects, slot));
                }
            }
            Place::Gift => {
                let is_kept = !clause.is_passive || !clause.objects.is_empty();
                let gifts = if is_kept { &clause.objects[..] } else { &clause.subjects[..] };
                let is_gift = |word: &&u32| !clause.recipients.contains(word);
                let gifts: Vec<u32> = gifts.iter().filter(is_gift).copied().collect();
                found.extend(plain(reading, &gifts, slot));
            }
            Place::Agent if clause.is_passive => found.extend(plain(reading, &clause.agents, slot)),
            Place::Asked => found.extend(asked(reading, clause, slot)),
            Place::When => found.extend(when(reading, clause, slot)),
            Place::Pair if found.is_empty() => {
                let pair: Vec<u32> = clause.light_object.into_iter().collect();
                found.extend(plain(reading, &pair, slot));
            }
            Place::Accuser => found.extend(accusers(reading, clause, slot)),
            Place::Patient | Place::Itself | Place::Agent | Place::Pair => {}
        }
    }
    found
}

/// Who does what the clause under a verb says: "demanded that *the firm* pay", "ruled that *the case* may
/// go on".
fn asked(reading: &Reading<'_>, clause: &Clause, slot: &Slot) -> Vec<Filled> {
    let inner = reading.tree.children_with(clause.verb, Dependency::ClausalComplement);
    let words: Vec<u32> = inner
        .filter(|verb| *verb > clause.verb)
        .filter_map(|verb| reading.clauses.at(verb))
        // Of "demanded that the minister be sacked" it is not the minister who is asked.
        .filter(|inner| {
            let is_acted_upon = inner.is_passive && reading.triggers.is_appeal(&clause.word);
            !(inner.inherits_subject || is_acted_upon)
        })
        .flat_map(|inner| inner.subjects.to_vec())
        .collect();
    plain(reading, &words, slot)
}

/// What happens in a clause with "when" beside the verb, or beside one that it is coordinated with.
fn when(reading: &Reading<'_>, clause: &Clause, slot: &Slot) -> Vec<Filled> {
    let tree = reading.tree;
    let says_when = |verb: &u32| {
        tree.children(*verb).iter().any(|word| {
            matches!(tree.dependency(*word), Dependency::Marker | Dependency::AdverbialModifier)
                && matches!(tree.lemma(*word), "when" | "after" | "as")
        })
    };
    let mut found = Vec::new();
    for verb in tree.conjuncts(tree.first_conjunct(clause.verb)) {
        for inner in tree.children_with(verb, Dependency::AdverbialClause).filter(says_when) {
            let Some(event) = reading.clauses.at(inner) else { continue };
            let mut events = plain(reading, &event.subjects, slot);
            if events.is_empty() {
                events.extend(named_later(reading, inner, slot));
            }
            for mut filled in events {
                filled.words.extend(tree.children(inner).iter().copied().filter(|word| {
                    says_when(&inner) && matches!(tree.lemma(*word), "when" | "after" | "as")
                }));
                found.push(filled);
            }
        }
    }
    found
}

/// "Nine people died when two trains collided": the accident that the clause tells of, where the text goes
/// on to speak of it ("the crash").
fn named_later(reading: &Reading<'_>, verb: u32, slot: &Slot) -> Option<Filled> {
    if !reading.triggers.is_mishap(reading.tree.lemma(verb)) || !slot.kinds.allows(EntityKind::Event) {
        return None;
    }
    let mention = mishaps::told_later(reading, verb)?;
    let end = End { token: verb, mention: Some(mention), between: Vec::new(), is_pronoun: false };
    Some(Filled { end, words: vec![verb], is_far: true })
}

fn is_that(tree: &Tree<'_>, word: u32) -> bool {
    matches!(tree.lower_lemma(word).as_ref(), "it" | "this" | "that")
}

/// Whoever says what the clause denies: "Peru accused Chile of spying, which Chile denied", "…, but Chile
/// denied it".
fn accusers(reading: &Reading<'_>, clause: &Clause, slot: &Slot) -> Vec<Filled> {
    let tree = reading.tree;
    let mut denies_all = match tree.dependency(clause.verb) {
        Dependency::RelativeClause => clause.objects.is_empty(),
        Dependency::Conjunct => clause.objects.iter().all(|object| is_that(tree, *object)),
        _ => false,
    };
    let is_charge = |above: &&Clause| reading.triggers.is_charge(&above.word) && !above.is_passive;
    let mut charge =
        tree.ancestors(clause.verb).take(8).filter_map(|above| reading.clauses.at(above)).find(is_charge);
    if tree.dependency(clause.verb) == Dependency::Root
        && clause.objects.iter().all(|object| is_that(tree, *object))
    {
        // "Peru accused Chile of spying. Chile denied this."
        let sentence = tree.sentence(clause.verb).start;
        let before = |other: &&Clause| {
            other.verb < sentence
                && sentence.checked_sub(1).is_some_and(|last| tree.sentence(last).contains(&other.verb))
        };
        charge = reading.clauses.all.iter().filter(before).find(is_charge);
        denies_all = !clause.objects.is_empty();
    }
    match charge {
        Some(charge) if denies_all => plain(reading, charge.actors(), slot),
        _ => Vec::new(),
    }
}

/// Those who act; for what somebody does or plans ("Russia's decision has hurt …"), whoever does it.
fn actors(reading: &Reading<'_>, words: &[u32], slot: &Slot) -> Vec<Filled> {
    let mut found = Vec::new();
    for word in words {
        let direct = plain(reading, &[*word], slot);
        let is_named = direct.iter().any(|filled| filled.end.mention.is_some());
        if !is_named && is_thing_done(reading.tree, *word) && slot.kinds.allows(EntityKind::Organisation) {
            for (end, mut words) in owners(reading, *word, slot) {
                words.push(*word);
                found.push(Filled { end, words, is_far: true });
            }
        }
        if found.is_empty() || is_named {
            found.extend(direct);
        }
    }
    found
}

fn plain(reading: &Reading<'_>, words: &[u32], slot: &Slot) -> Vec<Filled> {
    reading
        .ends(words, slot)
        .into_iter()
        .filter(|end| !slot.kinds.wants_disaster() || is_disaster(reading, end))
        .filter(|end| !slot.kinds.wants_name() || is_name(reading, end))
        .map(|end| Filled { end, words: Vec::new(), is_far: false })
        .collect()
}

fn is_name(reading: &Reading<'_>, end: &End) -> bool {
    end.mention
        .and_then(|mention| reading.mentions.mention(mention))
        .is_some_and(|mention| mention.kind == MentionKind::Name)
}

fn is_disaster(reading: &Reading<'_>, end: &End) -> bool {
    end.mention.and_then(|mention| reading.mentions.entity_of(mention)).is_some_and(|entity| {
        entity.kind != EntityKind::Event || entity.subtype.as_deref() == Some("accident")
    })
}

/// "considering examining the threshold": what is considered is what would be examined.
fn through_complement(reading: &Reading<'_>, clause: &Clause, slot: &Slot) -> Vec<Filled> {
    // What is denied is the act, not its object.
    if clause.is_passive || !clause.objects.is_empty() || reading.triggers.is_rejection(&clause.word) {
        return Vec::new();
    }
    let tree = reading.tree;
    let mut found = Vec::new();
    for inner in tree.children(clause.verb).iter().copied() {
        let is_plain_complement = match tree.dependency(inner) {
            Dependency::OpenComplement => true,
            Dependency::AdverbialClause => {
                tree.token(inner).tag == Tag::VerbGerund && inner <= clause.verb + 3
            }
            _ => false,
        };
        // "denied having paid the bill" beside "denied paying it".
        let is_bare = tree
            .children_with(inner, Dependency::Auxiliary)
            .all(|word| tree.token(word).tag == Tag::VerbGerund);
        if is_plain_complement && is_bare {
            found.extend(of_verb(reading, inner, slot));
        }
        // "change how the article is interpreted": what is changed is the article.
        let asks = tree
            .children_with(inner, Dependency::AdverbialModifier)
            .any(|child| tree.token(child).tag == Tag::WhAdverb);
        // "proposed that the tax be scrapped": the tax.
        if tree.dependency(inner) == Dependency::ClausalComplement
            && reading.triggers.is_demand(&clause.word)
            && let Some(wanted) = reading.clauses.at(inner)
        {
            found.extend(plain(reading, wanted.patients(), &slot.without_concepts()));
        }
        if tree.dependency(inner) == Dependency::ClausalComplement
            && asks
            && let Some(asked) = reading.clauses.at(inner)
        {
            let words = reading.words_of_clause(asked);
            for end in reading.ends(asked.patients(), &slot.without_concepts()) {
                found.push(Filled { end, words: words.clone(), is_far: false });
            }
        }
    }
    found
}

/// The objects of a verb under another one, else what stands after its prepositions.
pub(super) fn of_verb(reading: &Reading<'_>, verb: u32, slot: &Slot) -> Vec<Filled> {
    let Some(inner) = reading.clauses.at(verb) else { return Vec::new() };
    let mut found: Vec<Filled> = plain(reading, &inner.objects, slot);
    // A noun that names nothing may still lead to what it is a part of, after any preposition.
    let named = found.iter().any(|filled| filled.end.mention.is_some());
    if !named {
        let mut further: Vec<Filled> = Vec::new();
        for phrase in &inner.phrases {
            if !ABOUT.contains(&phrase.preposition.as_str()) {
                continue;
            }
            if phrase.is_far
                && !inner.objects.iter().any(|object| reading.tree.is_within(phrase.object, *object))
            {
                continue;
            }
            for end in reading.ends(&[phrase.object], &slot.without_concepts()) {
                let mut words = phrase.tokens.clone();
                words.extend(inner.objects.iter().copied());
                further.push(Filled { end, words, is_far: phrase.is_far });
            }
        }
        if !further.is_empty() {
            found = further;
        }
    }
    for filled in &mut found {
        filled.words.push(verb);
    }
    found
}

fn after(reading: &Reading<'_>, clause: &Clause, preposition: &str, slot: &Slot) -> Vec<Filled> {
    let mut found: Vec<Filled> = Vec::new();
    for phrase in &clause.phrases {
        if !stands_after(phrase, preposition) {
            continue;
        }
        let is_of_light_object = clause.light.is_some()
            && phrase.tokens.first().and_then(|first| reading.tree.head(*first)) == clause.light_object;
        if phrase.is_far && !is_of_light_object && owns_its_phrases(reading, phrase.tokens.first().copied()) {
            continue;
        }
        // "invested in a plant in Peru": what stands after the verb's own preposition was found already.
        if phrase.is_far
            && !is_of_light_object
            && found.iter().any(|filled| reading.tree.is_within(phrase.object, filled.end.token))
        {
            continue;
        }
        if phrase.is_far && preposition == "of" && !stands_beside_argument(reading, clause, phrase) {
            continue;
        }
        if reading.tree.token(phrase.object).pos == UniversalPos::Verb {
            // "an inquiry into whether the bank paid": it is the bank that is looked into.
            let inner = reading.clauses.at(phrase.object).filter(|inner| !inner.inherits_subject);
            if let Some(inner) = inner {
                found.extend(plain(reading, &inner.subjects, slot));
                continue;
            }
            for mut filled in of_verb(reading, phrase.object, slot) {
                filled.words.extend(phrase.tokens.iter().copied());
                found.push(filled);
            }
            continue;
        }
        for end in reading.ends(&[phrase.object], slot) {
            found.push(Filled { end, words: phrase.tokens.clone(), is_far: phrase.is_far });
        }
    }
    if found.is_empty() && may_stand_after_complement(clause, preposition) {
        found.extend(
            reading
                .tree
                .children_with(clause.predicate, Dependency::OpenComplement)
                .flat_map(|inner| of_verb(reading, inner, slot)),
        );
    }
    found
}

/// Whether a phrase stands beside an object or subject of the verb: "accused *the firm* of fraud"; not "was
/// acquitted for *lack* of evidence".
fn stands_beside_argument(reading: &Reading<'_>, clause: &Clause, phrase: &Phrase) -> bool {
    let beside = phrase.tokens.first().and_then(|first| reading.tree.head(*first));
    beside.is_some_and(|noun| {
        clause.light_object == Some(noun) || clause.objects.contains(&noun) || clause.raised.contains(&noun)
    })
}

/// Whether the noun that a phrase stands beside says something with it by itself, so that the verb
/// has no claim to it: "attended the meeting in Strasbourg".
fn owns_its_phrases(reading: &Reading<'_>, preposition: Option<u32>) -> bool {
    let Some(preposition) = preposition else { return false };
    let Some(noun) = reading.tree.head(preposition) else { return false };
    let word = reading.tree.lemma(preposition);
    let is_place = matches!(word, "in" | "at" | "near" | "inside" | "of");
    let kind = reading
        .mentions
        .at_token(reading.paragraph, noun)
        .and_then(|mention| reading.mentions.entity_of(mention))
        .map(|entity| entity.kind);
    let holds_places =
        matches!(kind, Some(EntityKind::Event | EntityKind::Location | EntityKind::Organisation));
    let lemma = reading.tree.lower_lemma(noun);
    let says_it_itself = reading.triggers.noun(&lemma).iter().any(|frame| {
        frame.to.places.iter().any(|place| matches!(place, Place::After(other) if *other == word))
    });
    (is_place && holds_places) || says_it_itself
}

/// The words of a clause's noun and its prepositions, for rules that look at nouns.
pub(super) fn noun_phrases(reading: &Reading<'_>, noun: u32, preposition: &str) -> Vec<(Vec<u32>, u32)> {
    phrases_of(reading.tree, noun)
        .into_iter()
        .filter(|phrase| phrase.preposition == preposition)
        .flat_map(|phrase| {
            with_conjuncts(reading.tree, reading.mentions, reading.paragraph, &[phrase.object])
                .into_iter()
                .map(move |object| (phrase.tokens.clone(), object))
                .collect::<Vec<_>>()
        })
        .collect()
}
