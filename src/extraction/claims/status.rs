//! How real the text says a clause is: denied, planned, expected, possible, …

use super::clause::{Clause, Clauses, Predicate};
use super::triggers::{Governor, Triggers};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::vocabulary::Modality;

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
    let above = governing_verb(tree, verb);
    let governor = above.and_then(|above| clauses.index_at(above));
    let outer = governor.and_then(|index| found.get(index)).copied().unwrap_or(PLAIN);
    let mut status = match tree.dependency(verb) {
        Dependency::Conjunct => conjunct(tree, verb, outer),
        Dependency::OpenComplement | Dependency::PrepositionComplement | Dependency::ClausalComplement => {
            complement(tree, triggers, governor.and_then(|index| clauses.all.get(index)), verb, outer)
        }
        Dependency::AdverbialClause => adverbial(tree, verb, outer),
        Dependency::ClausalModifier => modifier(tree, triggers, verb, outer),
        Dependency::RelativeClause => Status { is_doubtful: outer.is_doubtful, ..PLAIN },
        _ => PLAIN,
    };
    if has_negation(tree, verb) {
        status.negated = !status.negated;
    }
    if let Some(modality) = modality_of_auxiliaries(tree, verb) {
        status.modality = modality;
    }
    if ends_with_question_mark(tree, verb) && above.is_none() {
        status.is_doubtful = true;
    }
    status
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
    let has_own_subject = tree
        .children(verb)
        .iter()
        .any(|child| matches!(tree.dependency(*child), Dependency::Subject | Dependency::SubjectPassive));
    let has_own_auxiliary = tree
        .children(verb)
        .iter()
        .any(|child| matches!(tree.dependency(*child), Dependency::Auxiliary | Dependency::AuxiliaryPassive));
    let is_finite = matches!(tree.token(verb).tag, Tag::VerbPast | Tag::VerbPresent | Tag::VerbPresentThird);
    if has_own_subject || has_own_auxiliary || is_finite {
        Status { is_doubtful: outer.is_doubtful, ..PLAIN }
    } else {
        outer
    }
}

fn complement(
    tree: &Tree<'_>,
    triggers: &Triggers,
    governor: Option<&Clause>,
    verb: u32,
    outer: Status,
) -> Status {
    let Some(head) = tree.head(verb) else { return PLAIN };
    let dependency = tree.dependency(verb);
    let word = if dependency == Dependency::PrepositionComplement {
        let has_no = |noun: u32| {
            tree.children_with(noun, Dependency::Determiner)
                .any(|determiner| tree.lemma(determiner).eq_ignore_ascii_case("no"))
        };
        // "had no role in choosing"
        if tree.lemma(head) == "without" || tree.head(head).is_some_and(has_no) {
            return Status { negated: true, ..outer };
        }
        if !matches!(tree.lemma(head), "from" | "to" | "at" | "of" | "with") {
            // "progress in liberating", "after winning": as real as what it stands beside.
            return Status { negated: false, ..outer };
        }
        tree.head(head).map(|above| tree.lemma(above).to_lowercase()).unwrap_or_default()
    } else {
        tree.lemma(head).to_lowercase()
    };
    if dependency == Dependency::ClausalComplement && (triggers.is_speech(&word) || word == "be") {
        // "did not say that": nothing is said about it.
        let is_denial = word == "deny";
        return Status { negated: is_denial, is_doubtful: outer.is_doubtful || outer.negated, ..PLAIN };
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
    match triggers.governor(&word) {
        Some(Governor::Negated) => Status { negated: !outer.negated, ..outer },
        Some(Governor::Real(modality)) => {
            let modality = if modality == Modality::Actual || outer.modality != Modality::Actual {
                outer.modality
            } else {
                modality
            };
            Status { modality, ..outer }
        }
        None if has_to
            && governor.is_some_and(|clause| !clause.is_passive)
            && outer.modality == Modality::Actual =>
        {
            Status { modality: Modality::Planned, ..outer }
        }
        None => outer,
    }
}

fn adverbial(tree: &Tree<'_>, verb: u32, outer: Status) -> Status {
    let marks = |word: &str| {
        tree.children_with(verb, Dependency::Marker).any(|mark| tree.lemma(mark).eq_ignore_ascii_case(word))
    };
    let plain = Status { is_doubtful: outer.is_doubtful, ..PLAIN };
    if marks("if") || marks("unless") || marks("whether") || marks("lest") {
        return Status { modality: Modality::Possible, ..plain };
    }
    if tree.children_with(verb, Dependency::Auxiliary).any(|child| tree.token(child).tag == Tag::To) {
        let modality = if is_result(tree, verb) { outer.modality } else { Modality::Planned };
        return Status { modality, ..plain };
    }
    if outer.modality != Modality::Actual && tree.token(verb).tag == Tag::VerbGerund {
        return Status { modality: outer.modality, ..plain };
    }
    plain
}

/// A clause beside a noun: "a plan to close", "the responsibility to press", "measures modelled on".
fn modifier(tree: &Tree<'_>, triggers: &Triggers, verb: u32, outer: Status) -> Status {
    let plain = Status { is_doubtful: outer.is_doubtful, ..PLAIN };
    if is_content_of_claim(tree, verb) {
        // "rejected suggestions that he had lied", "fears that the dam may break"
        let is_denied = tree.head(verb).and_then(|noun| tree.head(noun)).is_some_and(|above| {
            matches!(tree.lemma(above), "reject" | "deny" | "dismiss" | "refute" | "dispute" | "rebut")
        });
        let modality = if is_denied { Modality::Actual } else { Modality::Possible };
        return Status { negated: is_denied, modality, ..plain };
    }
    if tree.token(verb).tag != Tag::VerbBase {
        return plain;
    }
    let noun = tree.head(verb).map(|head| tree.lemma(head).to_lowercase()).unwrap_or_default();
    match triggers.governor(&noun) {
        Some(Governor::Real(modality)) if modality != Modality::Actual => Status { modality, ..plain },
        Some(Governor::Negated) => Status { negated: true, ..plain },
        _ => Status { modality: Modality::Planned, ..plain },
    }
}

/// Whether an infinitive tells what came of it, not what it was for: "came from behind to beat the
/// champions", "scored twice to win the final".
fn is_result(tree: &Tree<'_>, verb: u32) -> bool {
    let achieves = matches!(
        tree.lemma(verb),
        "beat"
            | "win"
            | "defeat"
            | "edge"
            | "claim"
            | "clinch"
            | "become"
            | "reach"
            | "secure"
            | "lose"
            | "draw"
    );
    let strives = tree.head(verb).is_some_and(|above| {
        tree.token(above).tag == Tag::VerbPast
            && matches!(
                tree.lemma(above),
                "come"
                    | "score"
                    | "rally"
                    | "recover"
                    | "fight"
                    | "hold"
                    | "return"
                    | "rise"
                    | "go"
                    | "strike"
                    | "battle"
                    | "survive"
                    | "overcome"
                    | "hit"
                    | "finish"
                    | "cruise"
                    | "ease"
                    | "beat"
            )
    });
    achieves && strives
}

/// Whether the clause is what a suggestion, rumour or fear says: "claims that he had lied".
fn is_content_of_claim(tree: &Tree<'_>, verb: u32) -> bool {
    let noun = tree.head(verb).map_or("", |noun| tree.lemma(noun));
    tree.child(verb, Dependency::Marker).is_some()
        && matches!(
            noun,
            "suggestion"
                | "claim"
                | "allegation"
                | "rumour"
                | "rumor"
                | "accusation"
                | "fear"
                | "possibility"
                | "suspicion"
                | "speculation"
                | "theory"
                | "idea"
                | "notion"
                | "hope"
                | "chance"
                | "risk"
                | "concern"
        )
}

fn has_negation(tree: &Tree<'_>, word: u32) -> bool {
    tree.children(word).iter().any(|child| match tree.dependency(*child) {
        Dependency::Negation => true,
        Dependency::AdverbialModifier => {
            matches!(tree.lemma(*child), "never" | "hardly" | "no" | "neither" | "nor")
        }
        Dependency::Preconjunction | Dependency::Coordination => {
            matches!(tree.lemma(*child), "neither" | "nor")
        }
        _ => false,
    })
}

fn modality_of_auxiliaries(tree: &Tree<'_>, verb: u32) -> Option<Modality> {
    tree.children_with(verb, Dependency::Auxiliary).find_map(|child| {
        if tree.token(child).tag != Tag::Modal {
            return None;
        }
        Some(match tree.word(child).to_lowercase().as_str() {
            "will" | "shall" | "’ll" | "'ll" | "wo" => Modality::Planned,
            "must" | "should" | "ought" => Modality::Obliged,
            _ => Modality::Possible,
        })
    })
}

fn ends_with_question_mark(tree: &Tree<'_>, verb: u32) -> bool {
    tree.sentence(verb).rev().take(3).any(|token| tree.word(token) == "?")
}
