//! How real the text says a clause is: denied, planned, expected, possible, …

mod signs;
mod things;

use super::clause::{Clause, Clauses, Predicate};
use super::triggers::{Governor, Triggers};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::vocabulary::Modality;

use signs::{
    ends_with_question_mark, has_adverb, has_mark, has_negation, modality_of_adverbs, modality_of_auxiliaries,
};

use things::is_given_up;
pub(super) use things::of_thing;

/// What the text says of a clause as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Status {
    /// Whether it is denied.
    pub(super) negated: bool,
    /// How real it is.
    pub(super) modality: Modality,
    /// Whether the text leaves open if it is so in a way that no status tells ("he did not say
    /// that …", a question); such a clause makes no claim.
    pub(super) is_doubtful: bool,
}

impl Status {
    /// It is so.
    pub(super) const PLAIN: Self = Self { negated: false, modality: Modality::Actual, is_doubtful: false };
}

const PLAIN: Status = Status::PLAIN;

/// The status of every clause, in the order of `clauses`.
pub(super) fn of_all(tree: &Tree<'_>, clauses: &Clauses, triggers: &Triggers) -> Vec<Status> {
    let mut found: Vec<Status> = Vec::with_capacity(clauses.all.len());
    for clause in &clauses.all {
        let status = if clause.kind == Predicate::Adjective {
            // The copula's clause stands right before its adjectives.
            let copula = clauses.index_at(clause.verb).and_then(|index| found.get(index)).copied();
            let negated = has_negation(tree, clause.predicate);
            let status = copula.unwrap_or(PLAIN);
            Status { negated: status.negated != negated, ..status }
        } else {
            of(tree, clauses, &found, triggers, clause)
        };
        found.push(status);
    }
    found
}

fn of(tree: &Tree<'_>, clauses: &Clauses, found: &[Status], triggers: &Triggers, clause: &Clause) -> Status {
    let verb = clause.verb;
    let place = place_of(tree, verb);
    let above = governing_verb(tree, place);
    let governor = above.and_then(|above| clauses.index_at(above));
    let outer = governor.and_then(|index| found.get(index)).copied().unwrap_or(PLAIN);
    let governor = governor.and_then(|index| clauses.all.get(index));
    let mut status = match tree.dependency(place) {
        Dependency::Conjunct => conjunct(tree, verb, outer),
        Dependency::OpenComplement | Dependency::PrepositionComplement | Dependency::ClausalComplement => {
            complement(tree, clauses, triggers, governor, place, outer)
        }
        Dependency::AdverbialClause => adverbial(tree, triggers, place, outer),
        Dependency::ClausalModifier => modifier(tree, clauses, triggers, place, outer),
        Dependency::RelativeClause => relative(tree, clauses, found, place),
        _ => PLAIN,
    };
    if has_negation(tree, verb) || names_none(tree, clause) {
        status.negated = !status.negated;
    }
    if let Some(modality) =
        modality_of_auxiliaries(tree, verb).or_else(|| modality_of_adverbs(tree, triggers, verb))
    {
        status.modality = modality;
    }
    let depends = tree.dependency(place) == Dependency::AdverbialClause;
    if status.negated && !depends && is_inability(tree, verb) {
        status.modality = Modality::Actual;
    }
    if is_reported_intention(tree, triggers, governor, verb, place) {
        status.modality = Modality::Planned;
    }
    if ends_with_question_mark(tree, verb) && above.is_none() {
        status.is_doubtful = true;
    }
    status
}

/// The verb whose place in the sentence decides how real this one is: of two finite clauses under one
/// governor ("denied that … and that …", "if … and …") the first one's.
fn place_of(tree: &Tree<'_>, verb: u32) -> u32 {
    if tree.dependency(verb) != Dependency::Conjunct || !is_clause_of_its_own(tree, verb) {
        return verb;
    }
    let first = tree.first_conjunct(verb);
    match tree.dependency(first) {
        Dependency::ClausalComplement | Dependency::AdverbialClause => first,
        _ => verb,
    }
}

/// Whether a coordinated verb has a subject, an auxiliary or a tense of its own.
fn is_clause_of_its_own(tree: &Tree<'_>, verb: u32) -> bool {
    let has = |labels: &[Dependency]| {
        tree.children(verb).iter().any(|child| labels.contains(&tree.dependency(*child)))
    };
    has(&[Dependency::Subject, Dependency::SubjectPassive])
        || has(&[Dependency::Auxiliary, Dependency::AuxiliaryPassive])
        || matches!(tree.token(verb).tag, Tag::VerbPast | Tag::VerbPresent | Tag::VerbPresentThird)
}

/// Whether the clause denies by its words for nobody: "none of the deputies", "took no part".
fn names_none(tree: &Tree<'_>, clause: &Clause) -> bool {
    let is_none = |word: &u32| matches!(tree.lower_word(*word).as_ref(), "none" | "neither" | "nobody");
    let is_neither = |word: &u32| {
        tree.children(*word).iter().any(|child| tree.word(*child).eq_ignore_ascii_case("neither"))
    };
    let of_subject =
        !clause.inherits_subject && clause.subjects.iter().any(|word| is_none(word) || is_neither(word));
    of_subject || clause.light_object.is_some_and(|noun| tree.has_no(noun))
}

/// "could not attend", "cannot pay": who cannot do it does not do it, unless that depends on something.
fn is_inability(tree: &Tree<'_>, verb: u32) -> bool {
    let auxiliary = |words: &[&str]| {
        tree.children_with(verb, Dependency::Auxiliary)
            .any(|child| words.contains(&tree.lower_word(child).as_ref()))
    };
    let has_condition = tree
        .children_with(verb, Dependency::AdverbialClause)
        .any(|condition| has_mark(tree, condition, &["if", "unless", "until"]));
    has_negation(tree, verb) && auxiliary(&["can", "could", "ca"]) && !auxiliary(&["have"]) && !has_condition
}

/// "said it would appeal": what somebody tells he would do is a plan, when it hangs on nothing else.
fn is_reported_intention(
    tree: &Tree<'_>,
    triggers: &Triggers,
    governor: Option<&Clause>,
    verb: u32,
    place: u32,
) -> bool {
    let would = tree
        .children_with(verb, Dependency::Auxiliary)
        .any(|child| matches!(tree.lower_word(child).as_ref(), "would" | "’d" | "'d"));
    let has_condition = tree
        .children_with(verb, Dependency::AdverbialClause)
        .any(|condition| has_mark(tree, condition, &["if", "unless"]));
    let is_told = tree.dependency(place) == Dependency::ClausalComplement
        && governor.is_some_and(|clause| triggers.is_speech(&clause.word));
    would && is_told && !has_condition
}

/// The verb over a verb: straight, or through the preposition, noun or adjective between them.
fn governing_verb(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    let head = tree.head(verb)?;
    match tree.dependency(verb) {
        Dependency::PrepositionComplement => tree.head(head),
        Dependency::OpenComplement if tree.dependency(head) == Dependency::AdjectivalComplement => {
            tree.head(head)
        }
        _ => Some(head),
    }
}

fn conjunct(tree: &Tree<'_>, verb: u32, outer: Status) -> Status {
    let has_to = |verb: u32| {
        tree.children_with(verb, Dependency::Auxiliary).any(|word| tree.token(word).tag == Tag::To)
    };
    // "promised to rebuild the bridge and to cut taxes": the second is as much a promise.
    let is_alike = has_to(verb) && tree.head(verb).is_some_and(has_to);
    if is_alike || !is_clause_of_its_own(tree, verb) {
        return outer;
    }
    // "neither confirmed nor denied"
    let nor = tree.head(verb).is_some_and(|first| {
        tree.children_with(first, Dependency::Coordination)
            .any(|word| word > first && word < verb && tree.lemma(word).eq_ignore_ascii_case("nor"))
    });
    Status { negated: nor, is_doubtful: outer.is_doubtful, ..PLAIN }
}

fn complement(
    tree: &Tree<'_>,
    clauses: &Clauses,
    triggers: &Triggers,
    governor: Option<&Clause>,
    verb: u32,
    outer: Status,
) -> Status {
    let Some(head) = tree.head(verb) else { return PLAIN };
    let dependency = tree.dependency(verb);
    if dependency == Dependency::PrepositionComplement {
        return after_preposition(tree, triggers, governor, head, outer);
    }
    let word = tree.lower_lemma(head);
    if is_given_up(tree, clauses, triggers, head) {
        // "drops plan to buy" in a headline, with "plan" for a verb
        return Status { negated: true, modality: Modality::Planned, is_doubtful: outer.is_doubtful };
    }
    if dependency == Dependency::ClausalComplement && (triggers.is_speech(&word) || word == "be") {
        return told(tree, triggers, governor, verb, &word, outer);
    }
    if dependency == Dependency::ClausalComplement && has_mark(tree, verb, &["whether", "if"]) {
        return Status { modality: Modality::Possible, is_doubtful: outer.is_doubtful, ..PLAIN };
    }
    if triggers.is_performative(&tree.lower_lemma(verb))
        && matches!(word.as_ref(), "want" | "like" | "wish" | "let" | "have" | "must")
        && governor.is_some_and(|clause| clause.subjects.iter().any(|subject| is_speaker(tree, *subject)))
    {
        // "I would like to thank" thanks.
        return Status { modality: Modality::Actual, ..outer };
    }
    let asks = tree
        .children_with(verb, Dependency::AdverbialModifier)
        .any(|child| tree.token(child).tag == Tag::WhAdverb);
    let has_to =
        tree.children_with(verb, Dependency::Auxiliary).any(|child| tree.token(child).tag == Tag::To);
    if asks && dependency != Dependency::OpenComplement {
        // "change how it is interpreted" takes for granted that it is; "how to tackle it" says nothing.
        return Status { is_doubtful: outer.is_doubtful || has_to, ..PLAIN };
    }
    if word == "go" && tree.token(head).tag != Tag::VerbGerund {
        return outer;
    }
    if word == "have" && has_adverb(tree, head, "yet") {
        // "has yet to sign"
        return Status { negated: !outer.negated, ..outer };
    }
    if word == "able" && governor.is_some_and(|clause| tree.token(clause.verb).tag == Tag::VerbPast) {
        // "was able to rescue" tells that they were rescued.
        return outer;
    }
    if triggers.is_permission(&word) && outer.negated {
        // "will not allow them to attack" denies the permission, not what they mean to do.
        return Status { negated: false, modality: Modality::Possible, ..outer };
    }
    if triggers.is_rejection(&word) && outer.negated {
        // "did not deny having met him": he may have and may not.
        return Status { is_doubtful: true, ..outer };
    }
    let is_passive = governor.is_some_and(|clause| clause.is_passive);
    if word == "ask" && has_to && !is_passive && governor.is_some_and(|clause| clause.objects.is_empty()) {
        // "asked to buy the vaccine": who asks so means to do it.
        return governed(Some(Governor::Real(Modality::Planned)), has_to, outer);
    }
    let is_told = matches!(triggers.governor(&word), None | Some(Governor::Real(Modality::Considered)));
    if is_passive && is_told && triggers.is_speech(&word) {
        // "is said to have fled", "is thought to have fled"
        return Status { modality: Modality::Possible, ..outer };
    }
    governed(triggers.governor(&word), has_to && !is_passive, outer)
}

/// "I", "we"
fn is_speaker(tree: &Tree<'_>, word: u32) -> bool {
    matches!(tree.lower_word(word).as_ref(), "i" | "we")
}

/// The status under a governing word; `has_to` tells of an infinitive, which is a plan where nothing
/// else says what it is.
fn governed(governor: Option<Governor>, has_to: bool, outer: Status) -> Status {
    match governor {
        Some(Governor::Negated) => Status { negated: !outer.negated, ..outer },
        Some(Governor::NotReal(modality)) => Status { negated: !outer.negated, modality, ..outer },
        Some(Governor::Real(modality)) => {
            let modality = if modality == Modality::Actual || outer.modality != Modality::Actual {
                outer.modality
            } else {
                modality
            };
            Status { modality, ..outer }
        }
        None if has_to && outer.modality == Modality::Actual => {
            Status { modality: Modality::Planned, ..outer }
        }
        None => outer,
    }
}

/// A clause that is told: real for whoever tells it, unless he denies it or only asks.
fn told(
    tree: &Tree<'_>,
    triggers: &Triggers,
    governor: Option<&Clause>,
    verb: u32,
    word: &str,
    outer: Status,
) -> Status {
    // "did not say that", "asked whether": nothing is said about it.
    let asks = has_mark(tree, verb, &["whether", "if"]);
    let is_doubtful = outer.is_doubtful || outer.negated || asks;
    // "it is alleged that": somebody says so, but nobody who is named.
    let is_hearsay = governor.is_some_and(|clause| clause.is_passive && clause.agents.is_empty());
    let modality = match triggers.governor(word) {
        Some(Governor::Real(modality)) if is_hearsay => modality,
        _ => Modality::Actual,
    };
    Status { negated: word == "deny", modality, is_doubtful }
}

/// A verb after a preposition: "without winning", "prevented from leaving", "accused of stealing".
fn after_preposition(
    tree: &Tree<'_>,
    triggers: &Triggers,
    governor: Option<&Clause>,
    preposition: u32,
    outer: Status,
) -> Status {
    let word = tree.lower_lemma(preposition);
    // "had no role in choosing"
    if word == "without" || tree.head(preposition).is_some_and(|noun| tree.has_no(noun)) {
        return Status { negated: true, ..outer };
    }
    let above = tree.head(preposition).map(|above| tree.lower_lemma(above)).unwrap_or_default();
    if triggers.is_charge(&above) && matches!(word.as_ref(), "of" | "for" | "with" | "over") {
        let is_somebodys = governor.is_some_and(|clause| !clause.actors().is_empty());
        let modality = if is_somebodys { Modality::Actual } else { Modality::Possible };
        return Status { modality, is_doubtful: outer.is_doubtful || outer.negated, ..PLAIN };
    }
    let both = triggers.governor(&format!("{above} {word}"));
    if both.is_some() {
        return governed(both, false, outer);
    }
    if matches!(word.as_ref(), "from" | "to" | "at" | "of" | "with") {
        return governed(triggers.governor(&above), false, outer);
    }
    // "cannot answer a leak by telling them to wait": nobody is said to do so.
    let is_doubtful = outer.is_doubtful || (word == "by" && outer.negated);
    // "progress in liberating", "after winning": as real as what it stands beside.
    Status { negated: false, is_doubtful, ..outer }
}

fn adverbial(tree: &Tree<'_>, triggers: &Triggers, verb: u32, outer: Status) -> Status {
    let plain = Status { is_doubtful: outer.is_doubtful, ..PLAIN };
    if has_mark(tree, verb, &["if", "unless", "whether", "lest"]) || is_inverted_condition(tree, verb) {
        return Status { modality: Modality::Possible, ..plain };
    }
    let is_ahead = outer.modality != Modality::Actual;
    let is_present = matches!(tree.token(verb).tag, Tag::VerbPresent | Tag::VerbPresentThird);
    let asks_when = tree.children_with(verb, Dependency::AdverbialModifier).any(|child| {
        tree.token(child).tag == Tag::WhAdverb && tree.lemma(child).eq_ignore_ascii_case("when")
    });
    if is_ahead
        && (has_mark(tree, verb, &["until", "till", "once"])
            || (is_present && (asks_when || has_mark(tree, verb, &["before", "after"]))))
    {
        // "will not lift the ban until they are freed": nobody knows yet whether they will be.
        return Status { modality: Modality::Possible, ..plain };
    }
    if tree.children_with(verb, Dependency::Auxiliary).any(|child| tree.token(child).tag == Tag::To) {
        let modality = if is_result(tree, triggers, verb) { outer.modality } else { Modality::Planned };
        return Status { modality, ..plain };
    }
    if is_ahead && tree.token(verb).tag == Tag::VerbGerund {
        return Status { modality: outer.modality, ..plain };
    }
    plain
}

/// "had Spain signed the treaty, …", "were the dam to fail, …"
fn is_inverted_condition(tree: &Tree<'_>, verb: u32) -> bool {
    let subject = tree
        .children(verb)
        .iter()
        .find(|child| matches!(tree.dependency(**child), Dependency::Subject | Dependency::SubjectPassive));
    let first = tree.subtree(verb).start;
    let is_auxiliary = |word: u32| {
        matches!(tree.dependency(word), Dependency::Auxiliary | Dependency::AuxiliaryPassive) || word == verb
    };
    subject.is_some_and(|subject| {
        first < *subject
            && is_auxiliary(first)
            && matches!(tree.lower_word(first).as_ref(), "had" | "were" | "should")
    })
}

/// A clause beside a noun: "a plan to close", "the responsibility to press", "measures modelled on",
/// "the claim that it leaked".
fn modifier(tree: &Tree<'_>, clauses: &Clauses, triggers: &Triggers, verb: u32, outer: Status) -> Status {
    let plain = Status { is_doubtful: outer.is_doubtful, ..PLAIN };
    let Some(head) = tree.head(verb) else { return plain };
    let noun = tree.lower_lemma(head);
    if triggers.is_word(&noun) && has_mark(tree, verb, &["that"]) {
        return content(tree, clauses, triggers, head, outer);
    }
    if tree.token(verb).tag != Tag::VerbBase {
        return plain;
    }
    if is_given_up(tree, clauses, triggers, head) {
        return Status { negated: true, modality: Modality::Planned, ..plain };
    }
    match triggers.governor(&noun) {
        Some(Governor::Real(modality)) if modality != Modality::Actual => Status { modality, ..plain },
        Some(Governor::Negated) => Status { negated: true, ..plain },
        Some(Governor::NotReal(modality)) => Status { negated: true, modality, ..plain },
        _ => Status { modality: Modality::Planned, ..plain },
    }
}

/// What a noun for somebody's word contains: denied where he rejects it, only possible where nobody
/// is named whose word it is.
fn content(tree: &Tree<'_>, clauses: &Clauses, triggers: &Triggers, noun: u32, outer: Status) -> Status {
    // "no evidence that", "there is no doubt that"
    let has_no = tree.has_no(noun);
    if has_no && tree.lemma(noun) == "doubt" {
        return Status { is_doubtful: outer.is_doubtful, ..PLAIN };
    }
    let plain = Status { is_doubtful: outer.is_doubtful || outer.negated || has_no, ..PLAIN };
    let maker = tree
        .head(noun)
        .and_then(|verb| clauses.at(verb))
        .filter(|clause| clause.objects.contains(&noun) && !clause.actors().is_empty());
    if maker.is_some_and(|clause| triggers.is_rejection(&clause.word)) {
        return Status { negated: true, ..plain };
    }
    if maker.is_some() || tree.child(noun, Dependency::Possessive).is_some() {
        return plain;
    }
    Status { modality: Modality::Possible, ..plain }
}

/// A clause that tells more of a noun is real, but for a noun that stands for nothing real yet: "will back
/// only a party that closes the mine".
fn relative(tree: &Tree<'_>, clauses: &Clauses, found: &[Status], verb: u32) -> Status {
    let noun = tree.head(verb);
    let outer = noun
        .and_then(|noun| tree.ancestors(noun).take(6).find_map(|above| clauses.index_at(above)))
        .and_then(|index| found.get(index))
        .copied()
        .unwrap_or(PLAIN);
    let is_open = noun.is_some_and(|noun| tree.is_indefinite(noun))
        && outer.modality != Modality::Actual
        && matches!(tree.token(verb).tag, Tag::VerbPresent | Tag::VerbPresentThird | Tag::VerbBase);
    let modality = if is_open { Modality::Possible } else { Modality::Actual };
    Status { modality, is_doubtful: outer.is_doubtful, ..PLAIN }
}

/// Whether an infinitive tells what came of it, not what it was for: "came from behind to beat the
/// champions", "scored twice to win the final".
fn is_result(tree: &Tree<'_>, triggers: &Triggers, verb: u32) -> bool {
    let above = tree.head(verb).filter(|above| tree.token(*above).tag == Tag::VerbPast);
    triggers.is_outcome(tree.lemma(verb)) && above.is_some_and(|above| triggers.is_effort(tree.lemma(above)))
}
