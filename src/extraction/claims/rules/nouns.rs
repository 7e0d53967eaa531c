//! Nouns of the table: "a meeting of ministers", "airstrikes against the town", "Farage's party",
//! "the Danish government".

use std::collections::BTreeSet;

use super::Rule;
use super::compounds::joined;
use super::filling::{noun_phrases, of_verb};
use crate::extraction::claims::clause::Clause;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::status::Status;
use crate::extraction::claims::triggers::{Frame, Kinds, Place, Slot};
use crate::language::{Dependency, Tag, UniversalPos};
use crate::vocabulary::{EntityKind, Modality, RelationType};

/// A noun with what stands beside it.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "noun", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    // Whoever holds an office of a body is not said once more to work for it.
    let known: Pairs = drafts.all.iter().map(|draft| pair(reading, &draft.from, &draft.to)).collect();
    for noun in 0..reading.tree.len() {
        if !matches!(reading.tree.token(noun).pos, UniversalPos::Noun | UniversalPos::ProperNoun) {
            continue;
        }
        let lemma = reading.tree.lower_lemma(noun);
        let compound = noun
            .checked_sub(1)
            .filter(|before| reading.tree.dependency(*before) == Dependency::Compound)
            .map(|before| format!("{} {lemma}", reading.tree.lower_lemma(before)));
        let of_compound = compound.as_deref().map_or(&[][..], |words| reading.triggers.noun(words));
        for frame in of_compound.iter().chain(reading.triggers.noun(&lemma)) {
            apply(reading, rule, noun, frame, &known, drafts);
        }
    }
}

/// Pairs of entities of which something is said.
type Pairs = BTreeSet<(Option<u32>, Option<u32>)>;

fn pair(reading: &Reading<'_>, from: &End, to: &End) -> (Option<u32>, Option<u32>) {
    let entity = |end: &End| {
        end.mention.and_then(|mention| reading.mentions.mention(mention)).map(|found| found.entity)
    };
    (entity(from), entity(to))
}

fn apply(reading: &Reading<'_>, rule: &Rule, noun: u32, frame: &Frame, known: &Pairs, drafts: &mut Drafts) {
    let to = fill(reading, noun, &frame.to);
    if to.is_empty() {
        return;
    }
    let from = fill(reading, noun, &frame.from);
    let is_pair = frame.from == frame.to;
    for (subject, before) in &from {
        for (object, after) in &to {
            if !drafts.has_room(reading.tree, noun) {
                return;
            }
            if is_pair && (subject.token, subject.mention) >= (object.token, object.mention) {
                continue;
            }
            if frame.relation == RelationType::WorksFor && known.contains(&pair(reading, subject, object)) {
                continue;
            }
            let mut words = vec![noun];
            words.extend(before.iter().chain(after).copied());
            let mut draft =
                reading.draft_of_noun(rule, noun, subject.clone(), object.clone(), frame.relation, words);
            if let Some(status) = copula_above(reading, noun).and_then(|clause| status_of(reading, clause)) {
                draft.status = status;
            }
            let act = clause_of_act(reading, noun).filter(|clause| before.contains(&clause.verb));
            if let Some(status) = act.and_then(|clause| status_of(reading, clause)) {
                draft.status = status;
            }
            let is_denied_by_clause = act.is_some_and(|clause| clause.light_object == Some(noun));
            if reading.tree.has_no(noun) && !is_denied_by_clause {
                draft.status.negated = !draft.status.negated;
            }
            if let Some(modality) = frame.modality
                && draft.status.modality == Modality::Actual
            {
                draft.status.modality = modality;
            }
            drafts.push(reading.tree, draft);
        }
    }
}

/// The clause that says of its subject that it is what the noun names.
fn copula_above<'a>(reading: &'a Reading<'_>, noun: u32) -> Option<&'a Clause> {
    let first = reading.tree.first_conjunct(noun);
    let verb = reading.tree.head(first)?;
    let is_predicate = reading.tree.dependency(first) == Dependency::Attribute;
    reading
        .clauses
        .at(verb)
        .filter(|clause| is_predicate && matches!(clause.word.as_str(), "be" | "become" | "remain"))
}

/// How real the text says a clause is.
fn status_of(reading: &Reading<'_>, clause: &Clause) -> Option<Status> {
    reading.statuses.get(reading.clauses.index_at(clause.verb)?).copied()
}

/// What fills a slot of a noun, each with the words that lead to it.
pub(super) fn fill(reading: &Reading<'_>, noun: u32, slot: &Slot) -> Vec<(End, Vec<u32>)> {
    let mut found = Vec::new();
    for place in &slot.places {
        match place {
            Place::Itself => {
                let itself = slot.without_concepts();
                // "The strike was an attack on the port": what is an attack is the strike.
                let named = copula_above(reading, noun).map(|clause| reading.ends(&clause.subjects, &itself));
                let ends = named.filter(|ends| ends.iter().any(|end| end.mention.is_some()));
                let ends = ends.unwrap_or_else(|| reading.ends(&[noun], &itself));
                found.extend(ends.into_iter().map(|end| (end, Vec::new())));
            }
            Place::Owner => {
                found.extend(owners(reading, noun, slot));
                if found.is_empty() {
                    found.extend(doers(reading, noun, slot));
                }
            }
            Place::After(preposition) => {
                for (words, object) in noun_phrases(reading, noun, preposition) {
                    // "the Convention on Human Rights": the preposition is a part of the name.
                    if words.first().is_some_and(|word| is_inside_the_name(reading, noun, *word)) {
                        continue;
                    }
                    found.extend(reading.ends(&[object], slot).into_iter().map(|end| (end, words.clone())));
                }
                if *preposition == "between" {
                    found.extend(joined(reading, noun, slot).into_iter().map(|end| (end, Vec::new())));
                }
                if found.is_empty() {
                    found.extend(after_the_verb(reading, noun, preposition, slot));
                }
                if *preposition == "to" && found.is_empty() {
                    // "the commitment to empower the opposition"
                    for verb in reading.tree.children_with(noun, Dependency::ClausalModifier) {
                        if reading.tree.token(verb).tag == Tag::VerbBase {
                            found.extend(
                                of_verb(reading, verb, slot)
                                    .into_iter()
                                    .map(|filled| (filled.end, filled.words)),
                            );
                        }
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// The possessor of a noun and the names before it: "Iraq's", "his", "Danish", "U.S. Embassy".
pub(super) fn owners(reading: &Reading<'_>, noun: u32, slot: &Slot) -> Vec<(End, Vec<u32>)> {
    let tree = reading.tree;
    let slot = slot.without_concepts();
    let mut found = Vec::new();
    for child in tree.children(noun).iter().copied().take_while(|child| *child < noun) {
        let is_owner = matches!(
            tree.dependency(child),
            Dependency::Possessive
                | Dependency::Compound
                | Dependency::NominalModifier
                | Dependency::AdjectivalModifier
        );
        // "the party, whose leader …": the party.
        let child = tree.antecedent(child).unwrap_or(child);
        if !is_owner || is_inside_the_name(reading, noun, child) {
            continue;
        }
        let words: Vec<u32> = tree.children_with(child, Dependency::Case).collect();
        found.extend(reading.ends(&[child], &slot).into_iter().map(|end| (end, words.clone())));
    }
    found
}

/// Whose act a noun is by the verb that it stands under: whoever carries it out.
fn doers(reading: &Reading<'_>, noun: u32, slot: &Slot) -> Vec<(End, Vec<u32>)> {
    let tree = reading.tree;
    let slot = slot.without_concepts();
    // "led the company" tells of no act that is a company.
    let is_act = reading
        .mentions
        .at_token(reading.paragraph, noun)
        .and_then(|mention| reading.mentions.entity_of(mention))
        .is_none_or(|entity| !Kinds::agents().allows(entity.kind));
    let Some(clause) = clause_of_act(reading, noun).filter(|_| is_act) else { return Vec::new() };
    reading
        .ends(clause.actors(), &slot)
        .into_iter()
        .filter(|end| !tree.is_within(end.token, noun))
        .map(|end| (end, vec![clause.verb]))
        .collect()
}

/// What stands after a preposition that the parse hangs on the verb of an act: "carried out airstrikes
/// *on the town*".
fn after_the_verb(reading: &Reading<'_>, noun: u32, preposition: &str, slot: &Slot) -> Vec<(End, Vec<u32>)> {
    let Some(clause) = clause_of_act(reading, noun).filter(|clause| clause.objects.contains(&noun)) else {
        return Vec::new();
    };
    let phrases = clause
        .phrases
        .iter()
        .filter(|phrase| !phrase.is_far && phrase.preposition == preposition && phrase.object > noun);
    phrases
        .flat_map(|phrase| {
            let ends = reading.ends(&[phrase.object], slot).into_iter();
            ends.map(|end| (end, phrase.tokens.clone())).collect::<Vec<_>>()
        })
        .collect()
}

/// The clause that says who does what the noun names: "the army launched *a raid*, including *strikes*".
fn clause_of_act<'a>(reading: &'a Reading<'_>, noun: u32) -> Option<&'a Clause> {
    let tree = reading.tree;
    let mut act = tree.first_conjunct(noun);
    let above = tree.head(act)?;
    if tree.dependency(act) == Dependency::PrepositionObject && tree.lemma(above) == "include" {
        act = tree.head(above)?;
    }
    let clause = reading.clauses.at(tree.head(act)?)?;
    let is_done = clause.patients().contains(&act) && reading.triggers.is_doing(&clause.word);
    (is_done && !clause.actors().is_empty()).then_some(clause)
}

/// Whether a modifier belongs to the name whose head the noun is ("Bank of England governor" has an
/// owner before it, "European Court" has none).
fn is_inside_the_name(reading: &Reading<'_>, noun: u32, modifier: u32) -> bool {
    let Some(mention) = reading
        .mentions
        .at_token(reading.paragraph, noun)
        .and_then(|mention| reading.mentions.mention(mention))
    else {
        return false;
    };
    let inside = mention.first_token <= modifier && modifier < mention.end_token;
    let is_name = mention.kind == crate::vocabulary::MentionKind::Name;
    inside && is_name && !owner_may_stand_inside(reading, modifier)
}

fn owner_may_stand_inside(reading: &Reading<'_>, modifier: u32) -> bool {
    reading
        .mentions
        .at_token(reading.paragraph, modifier)
        .and_then(|mention| reading.mentions.entity_of(mention))
        .is_some_and(|entity| entity.kind == EntityKind::Location)
}
