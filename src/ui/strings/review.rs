//! The texts of the queue of claims, and of the rules of a project.

use super::{counted, relation_type};
use crate::app::review::ReviewOrder;
use crate::app::words;
use crate::corrections::{NamePart, Rule};
use crate::knowledge::{Knowledge, Relation};

pub(in crate::ui) const TITLE: &str = "Review claims";
pub(in crate::ui) const CLOSE: &str = "Close the review";
pub(in crate::ui) const ORDER: &str = "Which claims come first";
pub(in crate::ui) const CONFIRM: &str = "Confirm";
pub(in crate::ui) const CONFIRM_HINT: &str =
    "It is so: the claim counts as certain, and nobody is asked again (Y)";
pub(in crate::ui) const REJECT: &str = "Reject";
pub(in crate::ui) const REJECT_HINT: &str = "The sentence does not say it (N)";
pub(in crate::ui) const EDIT: &str = "Edit…";
pub(in crate::ui) const EDIT_HINT: &str = "Say what the sentence says instead (E)";
pub(in crate::ui) const SHOW: &str = "Show";
pub(in crate::ui) const SHOW_HINT: &str = "Show it in the reader and on the graph (Enter)";
pub(in crate::ui) const KEYS: &str =
    "J K move · Y confirm · N reject · E edit · Space mark · Z undo · Enter show";
pub(in crate::ui) const ALL_DECIDED: &str = "Every claim has been decided.";
pub(in crate::ui) const CONFIRMED: &str = "confirmed by hand";
pub(in crate::ui) const BY_RULE: &str = "by a rule";

/// What an order is called.
pub(in crate::ui) const fn order(order: ReviewOrder) -> &'static str {
    match order {
        ReviewOrder::LeastSure => "Least sure first",
        ReviewOrder::MostDoubted => "Most doubted first",
        ReviewOrder::ByDocument => "By document",
    }
}

/// Where one is, and how many claims were decided.
pub(in crate::ui) fn progress(place: usize, waiting: usize, decided: usize) -> String {
    if waiting == 0 {
        format!("{decided} decided")
    } else {
        format!("{} of {waiting} · {decided} decided", place + 1)
    }
}

/// How many are marked.
pub(in crate::ui) fn marked(number: usize) -> String {
    format!("{} marked, decided together", counted(number, "claim", "claims"))
}

/// What the engine has a claim mean: who, in what relation, to whom.
pub(in crate::ui) fn parts<'a>(knowledge: &'a Knowledge, relation: &Relation) -> (&'a str, String, &'a str) {
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let means =
        relation.relation.map_or_else(|| relation.phrase.clone(), |_| relation_type(relation.relation));
    let means = words::one_line(&means);
    let means = if relation.negated { format!("{means} (not)") } else { means };
    (name(relation.subject), means, name(relation.object))
}

/// What the engine has a claim mean, in one line.
pub(in crate::ui) fn meaning(knowledge: &Knowledge, relation: &Relation) -> String {
    let (subject, means, object) = parts(knowledge, relation);
    format!("{subject} – {means} – {object}")
}

/// What a claim is called in the list for those who cannot see it.
pub(in crate::ui) fn row(knowledge: &Knowledge, relation: &Relation, is_marked: bool) -> String {
    let marked = if is_marked { ", marked" } else { "" };
    format!("{}, {}{marked}", meaning(knowledge, relation), percent(relation.confidence))
}

/// How sure the program is, as a number.
pub(in crate::ui) fn percent(confidence: f32) -> String {
    format!("{:.0} %", confidence * 100.0)
}

/// The claim that one is at, for those who cannot see it.
pub(in crate::ui) fn card(
    progress: &str,
    meaning: &str,
    qualified: &str,
    told: &str,
    sentence: &str,
) -> String {
    let sentence = words::one_line(sentence);
    let parts = [progress, meaning, qualified, told, &sentence];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}

/// That there are more sentences than are shown.
pub(in crate::ui) fn more(sentences: usize) -> String {
    format!("and {} more", counted(sentences, "sentence", "sentences"))
}

// The rules of a project.
pub(in crate::ui) const RULES_TITLE: &str = "Rules of the project";
pub(in crate::ui) const RULES_HINT: &str = "A rule holds in every article, those that come later too; what you say of \
a single thing wins over it. Rules are saved and taken in with the corrections.";
pub(in crate::ui) const NO_RULES: &str =
    "There is no rule yet. Make one here, or put the same right twice: then a rule is offered.";
pub(in crate::ui) const NEW_RULE: &str = "New rule";
pub(in crate::ui) const MAKE: &str = "Make rule";
pub(in crate::ui) const WORDS: &str = "Words of the texts";
pub(in crate::ui) const NAME: &str = "Name of what they mean";
pub(in crate::ui) const PHRASE: &str = "Words that say a relation";
pub(in crate::ui) const REVERSED: &str = "The other way round";
pub(in crate::ui) const MAKE_IT: &str = "Make it a rule:";

/// What the sorts of rules are called, in the order in which they are offered.
pub(in crate::ui) const SORTS: [&str; 4] =
    ["Words are a name", "A name is of a kind", "Words are no entity", "Words mean a relation"];

/// What a part of a name is called.
pub(in crate::ui) const fn part(part: NamePart) -> &'static str {
    match part {
        NamePart::Whole => "The whole name",
        NamePart::Beginning => "The name begins so",
        NamePart::End => "The name ends so",
    }
}

/// How many places a rule touches.
pub(in crate::ui) fn touches(rule: &Rule, places: usize, is_off: bool) -> String {
    let places = match rule {
        Rule::Meaning { .. } => counted(places, "claim", "claims"),
        _ => counted(places, "place", "places"),
    };
    if is_off { format!("Switched off; it would touch {places}") } else { format!("Touches {places}") }
}

/// How many places a rule would touch that is not made yet.
pub(in crate::ui) fn would_touch(rule: &Rule, places: usize) -> String {
    match rule {
        Rule::Meaning { .. } => format!("It would touch {}.", counted(places, "claim", "claims")),
        _ => format!("It would touch {}.", counted(places, "place", "places")),
    }
}

/// The name of the box that switches a rule.
pub(in crate::ui) fn switch(described: &str) -> String {
    format!("Rule: {described}")
}

/// The offer to make a rule.
pub(in crate::ui) fn offer(described: &str) -> String {
    format!("{MAKE_IT} {described}")
}

/// What a rule has done with something.
pub(in crate::ui) fn by_rule(described: &str) -> String {
    format!("Rule: {described}")
}
