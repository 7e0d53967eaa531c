//! What somebody thinks of a thing: "called the vote a sham", "hailed it as a milestone", "said the deal was
//! unfair", “This is a disgrace,” she said.
//!
//! The word that judges is one of `data/knowledge/relations/judgements.tsv`. A judgement that is denied
//! says nothing ("did not call it a failure"), but what is said not to be good is criticised.

use super::Rule;
use super::bodies::end_at;
use crate::extraction::MentionIndex;
use crate::extraction::claims::arguments::{children, with_conjuncts};
use crate::extraction::claims::clause::{Clause, Predicate};
use crate::extraction::claims::draft::{Draft, Drafts};
use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::speech::governor_of;
use crate::extraction::claims::triggers::{Kinds, Place, Slot};
use crate::language::{Dependency, Tag, UniversalPos};
use crate::vocabulary::{EntityKind, Modality, RelationType};

/// Somebody and what he judges.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "judgement", find };

/// A judged thing and the word that judges it.
struct Judged {
    things: Vec<u32>,
    verdict: u32,
}

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for (index, clause) in reading.clauses.all.iter().enumerate() {
        if clause.kind != Predicate::Verb {
            continue;
        }
        if reading.triggers.is_calling(&clause.word) {
            called(reading, rule, index, clause, drafts);
        } else if is_copula(reading, clause) {
            stated(reading, rule, index, clause, drafts);
        }
    }
}

/// Whether the clause gives its object a word of judgement, so that the verb says nothing else.
pub(super) fn is_judgement(reading: &Reading<'_>, clause: &Clause) -> bool {
    clause.kind == Predicate::Verb
        && reading.triggers.is_calling(&clause.word)
        && judged(reading, clause)
            .is_some_and(|judged| clause.word == "call" || verdict_of(reading, judged.verdict).is_some())
}

/// "called the vote a sham"
fn called(reading: &Reading<'_>, rule: &Rule, index: usize, clause: &Clause, drafts: &mut Drafts) {
    let is_so = reading
        .statuses
        .get(index)
        .is_some_and(|status| !status.negated && !status.is_doubtful && status.modality == Modality::Actual);
    let Some(judgement) = judged(reading, clause).filter(|_| is_so) else { return };
    let relation = match verdict_of(reading, judgement.verdict) {
        Some((relation, false)) => relation,
        Some((RelationType::Praises, true)) => RelationType::Criticises,
        None if clause.word == "call" => RelationType::SaysAbout,
        _ => return,
    };
    let mut speakers = clause.actors().to_vec();
    if speakers.is_empty() && clause.is_passive {
        // "was condemned as a betrayal by the union"
        speakers = reading
            .tree
            .children_with(judgement.verdict, Dependency::Preposition)
            .filter(|by| reading.tree.lemma(*by) == "by")
            .flat_map(|by| children(reading.tree, by, Dependency::PrepositionObject))
            .collect();
        speakers = with_conjuncts(reading.tree, reading.mentions, reading.paragraph, &speakers);
    }
    let makes_concept = relation != RelationType::SaysAbout;
    let slot =
        Slot { places: vec![Place::Object], kinds: Kinds::default(), makes_concept, looks_into: false };
    let lookup = reading.lookup();
    let mut words = reading.words_of_clause(clause);
    words.push(judgement.verdict);
    for from in speakers.iter().flat_map(|word| lookup.mentioned(*word, Kinds::agents(), 1)) {
        for to in reading.ends(&judgement.things, &slot) {
            push(reading, rule, index, (from.clone(), to), relation, words.clone(), drafts);
        }
    }
}

/// The objects of the verb that get a word of judgement, and that word.
fn judged(reading: &Reading<'_>, clause: &Clause) -> Option<Judged> {
    let tree = reading.tree;
    let after = |word: &u32| *word > clause.verb;
    // "called the vote a sham", "the strike was called irresponsible"
    if let Some(verdict) = tree.child(clause.verb, Dependency::ObjectPredicate).filter(after) {
        return Some(Judged { things: clause.patients().to_vec(), verdict });
    }
    // "branded him a liar": the parse takes him for the one who gets it.
    let is_naming =
        matches!(clause.word.as_str(), "call" | "brand" | "label" | "dub" | "deem" | "consider" | "term");
    if let (Some(verdict), true) = (clause.objects.first(), is_naming && !clause.recipients.is_empty()) {
        return Some(Judged { things: clause.recipients.clone(), verdict: *verdict });
    }
    // "considers the tax illegal": a clause without a verb.
    let small = children(tree, clause.verb, Dependency::ClausalComplement);
    for verdict in small.into_iter().filter(after) {
        let is_bare = matches!(tree.token(verdict).pos, UniversalPos::Adjective | UniversalPos::Noun)
            && tree.child(verdict, Dependency::Marker).is_none();
        let things = children(tree, verdict, Dependency::Subject);
        if is_bare && !things.is_empty() {
            let things = with_conjuncts(tree, reading.mentions, reading.paragraph, &things);
            return Some(Judged { things, verdict });
        }
    }
    // "described the plan as reckless", also where the parse hangs "as" on the plan
    let things = clause.patients();
    let above = std::iter::once(clause.verb).chain(things.iter().copied());
    let verdict = above
        .flat_map(|word| children(tree, word, Dependency::Preposition))
        .filter(|word| after(word) && tree.lemma(*word).eq_ignore_ascii_case("as"))
        .find_map(|preposition| {
            tree.children(preposition).iter().copied().find(|word| {
                matches!(
                    tree.dependency(*word),
                    Dependency::PrepositionObject
                        | Dependency::AdjectivalModifier
                        | Dependency::AdjectivalComplement
                        | Dependency::PrepositionComplement
                )
            })
        })?;
    (!things.is_empty()).then(|| Judged { things: things.to_vec(), verdict })
}

/// "said the deal was unfair", “This is a disgrace,” she said.
fn stated(reading: &Reading<'_>, rule: &Rule, index: usize, clause: &Clause, drafts: &mut Drafts) {
    let speakers = reading.speakers.get(index).map_or(&[][..], Vec::as_slice);
    let Some(status) = reading.statuses.get(index) else { return };
    // "would be a disaster" is said of what has not come yet, and is a judgement all the same.
    if speakers.is_empty()
        || status.is_doubtful
        || is_decision(reading, clause)
        || is_conditional(reading, clause)
    {
        return;
    }
    let tree = reading.tree;
    let verdict = [Dependency::Attribute, Dependency::AdjectivalComplement, Dependency::ObjectPredicate]
        .into_iter()
        .find_map(|dependency| tree.child(clause.verb, dependency));
    let Some(verdict) = verdict.filter(|word| *word > clause.verb) else { return };
    let Some((relation, is_denied)) = verdict_of(reading, verdict) else { return };
    let relation = match (relation, is_denied != status.negated) {
        (relation, false) => relation,
        (RelationType::Praises | RelationType::Supports, true) => RelationType::Criticises,
        _ => return,
    };
    let lookup = reading.lookup();
    let mut words = reading.words_of_clause(clause);
    words.push(verdict);
    words.extend(
        governor_of(tree, &reading.clauses, clause.verb)
            .filter(|governor| reading.triggers.is_speech(&governor.word))
            .map(|governor| governor.verb),
    );
    let things: Vec<End> = clause
        .subjects
        .iter()
        .filter(|_| !clause.inherits_subject)
        .filter(|word| !matches!(tree.token(**word).tag, Tag::WhPronoun | Tag::WhDeterminer))
        .flat_map(|word| lookup.itself(*word, Kinds::default()))
        .collect();
    for speaker in speakers.iter().take(1) {
        let Some(from) = speaking(reading, clause, *speaker) else { continue };
        for to in &things {
            push(reading, rule, index, (from.clone(), to.clone()), relation, words.clone(), drafts);
        }
    }
}

/// The end that a speaker is, wherever his name stands.
fn speaking(reading: &Reading<'_>, clause: &Clause, speaker: MentionIndex) -> Option<End> {
    let mention = reading.mentions.mention(speaker)?;
    let kind = reading.mentions.entity_of(speaker)?.kind;
    let can_judge = matches!(
        kind,
        EntityKind::Person | EntityKind::Organisation | EntityKind::Group | EntityKind::Location
    );
    let is_here = mention.paragraph == reading.paragraph;
    can_judge.then(|| end_at(if is_here { mention.head_token } else { clause.verb }, speaker))
}

fn is_copula(reading: &Reading<'_>, clause: &Clause) -> bool {
    matches!(reading.tree.lemma(clause.verb), "be" | "remain" | "represent" | "constitute" | "become")
}

/// Whether the clause is what a judge decides: "ruled that the ban was unlawful".
fn is_decision(reading: &Reading<'_>, clause: &Clause) -> bool {
    governor_of(reading.tree, &reading.clauses, clause.verb)
        .is_some_and(|governor| reading.triggers.is_ruling(&governor.word))
}

/// Whether the clause only holds if something else does: "if the plan is unfair".
fn is_conditional(reading: &Reading<'_>, clause: &Clause) -> bool {
    let tree = reading.tree;
    tree.children_with(clause.verb, Dependency::Marker)
        .any(|mark| matches!(tree.lower_lemma(mark).as_ref(), "if" | "whether" | "unless"))
        || tree
            .children_with(clause.verb, Dependency::Auxiliary)
            .any(|word| matches!(tree.lemma(word), "may" | "might" | "could" | "can" | "should" | "must"))
}

/// What somebody who says this word is to the thing, and whether the word is denied ("no success").
fn verdict_of(reading: &Reading<'_>, word: u32) -> Option<(RelationType, bool)> {
    let tree = reading.tree;
    let lemma = tree.lower_lemma(word);
    let is_denied = tree.has_no(word)
        || tree.child(word, Dependency::Negation).is_some()
        || tree
            .children(word)
            .iter()
            .any(|child| matches!(tree.lemma(*child), "hardly" | "less" | "barely" | "too"));
    let beside = tree.children(word).iter().copied().filter(|child| {
        matches!(
            tree.dependency(*child),
            Dependency::AdjectivalModifier | Dependency::Compound | Dependency::AdverbialModifier
        )
    });
    let mut further = None;
    for other in beside {
        let other_lemma = tree.lower_lemma(other);
        let both =
            if other < word { format!("{other_lemma} {lemma}") } else { format!("{lemma} {other_lemma}") };
        if let Some(relation) = reading.triggers.verdict(&both) {
            return Some((relation, is_denied));
        }
        let is_adjective = tree.dependency(other) == Dependency::AdjectivalModifier;
        further = further.or_else(|| reading.triggers.verdict(&other_lemma).filter(|_| is_adjective));
    }
    let own = reading.triggers.verdict(&lemma);
    // "a good friend of the firm", "a threat to the town" still judge; "the victory of the Greens" does not.
    let coordinated = || {
        tree.children_with(word, Dependency::Conjunct)
            .find_map(|other| reading.triggers.verdict(tree.lemma(other)))
    };
    own.or(further).or_else(coordinated).map(|relation| (relation, is_denied))
}

fn push(
    reading: &Reading<'_>,
    rule: &Rule,
    index: usize,
    (from, to): (End, End),
    relation: RelationType,
    words: Vec<u32>,
    drafts: &mut Drafts,
) {
    let Some(clause) = reading.clauses.all.get(index) else { return };
    let is_same = reading.entity_of(&from).is_some() && reading.entity_of(&from) == reading.entity_of(&to);
    if is_same || !drafts.has_room(reading.tree, clause.verb) {
        return;
    }
    let draft = reading.draft_of_clause(rule, index, from, to, Some(relation), words);
    let mut status = draft.status;
    status.negated = false;
    status.modality = Modality::Actual;
    let speakers = if is_copula(reading, clause) { Vec::new() } else { draft.speakers.clone() };
    drafts.push(reading.tree, Draft { status, speakers, ..draft });
}
