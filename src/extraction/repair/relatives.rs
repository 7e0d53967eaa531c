//! Relative clauses whose verb the tagger took for a modifier.

use super::{Correction, Edit, Known, has_child, is_adverb, is_finite, is_noun, is_proper, is_verb};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::vocabulary::EntityKind;

/// "bombings that targeted bus stations" with *targeted* as an adjective of *stations*: a relative
/// pronoun that is the subject of a noun has lost its verb, which is the participle right after it.
pub(super) fn verb_after_pronoun(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for pronoun in pronouns(tree) {
        let Some(noun) = tree.head(pronoun).filter(|noun| *noun > pronoun && is_noun(tree, *noun)) else {
            continue;
        };
        let verb = after_adverbs(tree, pronoun);
        let modifies = verb < noun
            && tree.head(verb) == Some(noun)
            && matches!(
                tree.dependency(verb),
                Dependency::AdjectivalModifier | Dependency::Compound | Dependency::NominalModifier
            );
        let is_form = is_finite(tree, verb)
            || (tree.token(verb).tag == Tag::VerbPastParticiple && tree.word(verb).ends_with("ed"));
        let Some(before) = noun_before(tree, pronoun) else { continue };
        if modifies && is_form {
            found.push(vec![
                Edit::hang(verb, before, Dependency::RelativeClause).tagged(past_or(tree, verb)),
                Edit::hang(pronoun, verb, Dependency::Subject),
                Edit::hang(noun, verb, Dependency::DirectObject),
            ]);
        }
    }
    found
}

/// "the fund, which channels donor contributions" with *channels* as the subject of a verb *donor*: the
/// finite verb right after the pronoun is the verb, and what was taken for one modifies its object.
pub(super) fn object_of_verb(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for pronoun in pronouns(tree) {
        let verb = after_adverbs(tree, pronoun);
        if verb >= tree.len() || !is_finite(tree, verb) || tree.dependency(verb) != Dependency::Subject {
            continue;
        }
        let Some(modifier) = tree.head(verb).filter(|modifier| *modifier > verb) else { continue };
        let governs = tree.head(pronoun).is_some_and(|head| head == verb || head == modifier);
        let Some(object) = tree.child(modifier, Dependency::DirectObject).filter(|object| *object > modifier)
        else {
            continue;
        };
        let touches = tree.subtree(object).start == modifier + 1;
        let Some(before) = noun_before(tree, pronoun) else { continue };
        if !governs || !touches {
            continue;
        }
        let (label, tag) = if tree.word(modifier).ends_with("ed") {
            (Dependency::AdjectivalModifier, Tag::VerbPastParticiple)
        } else {
            (Dependency::Compound, Tag::Noun)
        };
        let mut correction = vec![
            Edit::hang(verb, before, Dependency::RelativeClause),
            Edit::hang(pronoun, verb, Dependency::Subject),
            Edit::hang(modifier, object, label).tagged(tag),
            Edit::hang(object, verb, Dependency::DirectObject),
        ];
        let moved = |child: &u32| *child != verb && *child != object && *child != pronoun;
        correction.extend(
            tree.children(modifier)
                .iter()
                .copied()
                .filter(moved)
                .map(|child| Edit::hang(child, verb, tree.dependency(child))),
        );
        found.push(correction);
    }
    found
}

/// "by the engineer Ann Hill, whose granddaughter chairs the board" with *chairs* as another main verb: a
/// clause that begins with a relative pronoun right after a noun belongs to the noun.
pub(super) fn clause_after_noun(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for pronoun in 1..tree.len() {
        if !matches!(tree.word(pronoun), "which" | "who" | "whose" | "whom") {
            continue;
        }
        let Some(verb) = tree.ancestors(pronoun).take(4).find(|above| is_verb(tree, *above)) else {
            continue;
        };
        let is_loose = matches!(
            tree.dependency(verb),
            Dependency::Conjunct
                | Dependency::ClausalComplement
                | Dependency::AdverbialClause
                | Dependency::Parataxis
                | Dependency::Unclassified
        );
        let Some(noun) = noun_before(tree, pronoun) else { continue };
        let starts = verb > pronoun && tree.subtree(verb).start == pronoun;
        // "asked the minister who had paid": a question, not a relative clause.
        let is_question =
            tree.dependency(verb) == Dependency::ClausalComplement && tree.word(pronoun - 1) != ",";
        if is_loose && starts && !is_question && !tree.is_within(noun, verb) {
            found.push(vec![Edit::hang(verb, noun, Dependency::RelativeClause)]);
        }
    }
    found
}

/// "Ann Hill of the Hospital in Oslo, who led the study" with the clause hung on *Oslo*: "who" is no
/// place and no body; it is the nearest person to whom the place belongs.
pub(super) fn who(tree: &Tree<'_>, known: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for pronoun in 1..tree.len() {
        if tree.word(pronoun) != "who" {
            continue;
        }
        let clause = tree
            .ancestors(pronoun)
            .take(4)
            .find(|above| tree.dependency(*above) == Dependency::RelativeClause);
        let Some((clause, noun)) = clause.and_then(|verb| Some((verb, tree.head(verb)?))) else { continue };
        let is_thing = known.is_in_thing(noun) || (is_proper(tree, noun) && !known.is_in_person(noun));
        if !is_thing || tree.word(pronoun - 1) != "," {
            continue;
        }
        let climbs = |word: &u32| {
            matches!(
                tree.dependency(*word),
                Dependency::PrepositionObject | Dependency::Preposition | Dependency::Compound
            )
        };
        let mut word = noun;
        for _ in 0..8 {
            let Some(above) = tree.head(word).filter(|_| climbs(&word)) else { break };
            // "with the help of officers in Oslo, who …" with the place hung on the help.
            let neighbour = word.checked_sub(1).filter(|_| tree.dependency(word) == Dependency::Preposition);
            if let Some(before) = neighbour.filter(|before| known.is_somebody(tree, *before)) {
                found.push(vec![Edit::hang(clause, before, Dependency::RelativeClause)]);
                break;
            }
            word = above;
            // "with the help of prosecutors in Oslo, who …" hangs the place on the help.
            let beside = word.checked_sub(1).filter(|_| tree.dependency(word) == Dependency::Preposition);
            let is_person = |word: &u32| known.is_in_person(*word) || known.is_somebody(tree, *word);
            if let Some(person) = Some(word).filter(is_person).or_else(|| beside.filter(is_person)) {
                found.push(vec![Edit::hang(clause, person, Dependency::RelativeClause)]);
                break;
            }
        }
    }
    found
}

/// Relative pronouns that are subjects.
fn pronouns<'a>(tree: &'a Tree<'_>) -> impl Iterator<Item = u32> + 'a {
    (0..tree.len().saturating_sub(2)).filter(|token| {
        matches!(tree.token(*token).tag, Tag::WhDeterminer | Tag::WhPronoun)
            && tree.lemma(*token) != "what"
            && has_subject_label(tree, *token)
    })
}

fn has_subject_label(tree: &Tree<'_>, token: u32) -> bool {
    matches!(tree.dependency(token), Dependency::Subject | Dependency::SubjectPassive)
}

fn after_adverbs(tree: &Tree<'_>, token: u32) -> u32 {
    (token + 1..tree.len()).find(|next| !is_adverb(tree, *next)).unwrap_or(token + 1)
}

fn past_or(tree: &Tree<'_>, verb: u32) -> Tag {
    match tree.token(verb).tag {
        Tag::VerbPastParticiple => Tag::VerbPast,
        other => other,
    }
}

/// The noun that a relative clause follows: before its pronoun, with or without a comma; a short name in
/// brackets stands for the name before it.
fn noun_before(tree: &Tree<'_>, pronoun: u32) -> Option<u32> {
    let mut last = pronoun.checked_sub(1)?;
    if tree.word(last) == "," {
        last = last.checked_sub(1)?;
    }
    if tree.word(last) == ")" {
        let open = (last.saturating_sub(6)..last).rev().find(|token| tree.word(*token) == "(")?;
        last = open.checked_sub(1)?;
    }
    let is_inside = has_child(tree, last, &[Dependency::RelativeClause]);
    (is_noun(tree, last) && !is_inside && tree.sentence(last) == tree.sentence(pronoun)).then_some(last)
}

/// What a calamity does.
const HARMING: &[&str] = &[
    "kill",
    "injure",
    "wound",
    "destroy",
    "damage",
    "devastate",
    "displace",
    "claim",
    "flatten",
    "hospitalise",
];

/// "the outbreak in Ghana, which killed 12 people" with the clause hung on *Ghana*: it is the outbreak that
/// killed, not where it was.
pub(super) fn harm_of_an_event(tree: &Tree<'_>, known: &Known<'_>) -> Vec<Correction> {
    let mut found = Vec::new();
    for verb in 2..tree.len() {
        if tree.dependency(verb) != Dependency::RelativeClause || !HARMING.contains(&tree.lemma(verb)) {
            continue;
        }
        let Some(place) = tree.head(verb).filter(|place| known.is_in_thing(*place)) else { continue };
        let Some(preposition) =
            tree.head(place).filter(|_| tree.dependency(place) == Dependency::PrepositionObject)
        else {
            continue;
        };
        if !matches!(tree.lemma(preposition), "in" | "on" | "at" | "near" | "across") {
            continue;
        }
        let is_event = |noun: &u32| {
            let sense = known.reference.noun(&tree.lower_lemma(*noun));
            sense.is_some_and(|sense| sense.kind == EntityKind::Event)
        };
        if let Some(event) = tree.head(preposition).filter(is_event) {
            found.push(vec![Edit::hang(verb, event, Dependency::RelativeClause)]);
        }
    }
    found
}
