//! The texts of questions with blanks.

use crate::app::State;
use crate::app::words::counted;
use crate::graph::{Blank, Link, Matches};

pub(in crate::ui) const TITLE: &str = "Ask the graph";
pub(in crate::ui) const CLOSE: &str = "Close question";
pub(in crate::ui) const ANYTHING: &str = "anything";
pub(in crate::ui) const ANY_RELATION: &str = "any relation";
pub(in crate::ui) const ANY_STATUS: &str = "any status";
pub(in crate::ui) const EITHER_WAY: &str = "either direction";
pub(in crate::ui) const ADD_BLANK: &str = "Add a blank";
pub(in crate::ui) const TAKE_BLANK: &str = "Take the last blank away";
pub(in crate::ui) const FIND: &str = "Find a kind or a name";
pub(in crate::ui) const NOTHING: &str = "Nothing in these documents matches.";
pub(in crate::ui) const ONLY_THESE: &str = "Show only these";
pub(in crate::ui) const ONLY_THESE_HINT: &str = "Add a filter that leaves the entities of these answers";

/// What a blank is called.
pub(in crate::ui) fn blank_name(number: usize, words: &str) -> String {
    format!("Blank {number}, {words}")
}

/// What the choices of a link are called.
pub(in crate::ui) fn relation_name(number: usize) -> String {
    format!("Relation to blank {number}")
}

pub(in crate::ui) fn status_name(number: usize) -> String {
    format!("Status of the relation to blank {number}")
}

/// What stands in a blank.
pub(in crate::ui) fn blank(state: &State, blank: &Blank) -> String {
    match blank {
        Blank::Anything => ANYTHING.to_owned(),
        Blank::Kind(kind) => super::kind(*kind).to_owned(),
        Blank::Subtype(subtype) => subtype.replace('_', " "),
        Blank::Entity(id) => {
            state.derived.knowledge.entity(*id).map(|entity| entity.name.clone()).unwrap_or_default()
        }
    }
}

/// Of which type the relation is.
pub(in crate::ui) fn relation(link: &Link) -> String {
    link.relation.map_or_else(|| ANY_RELATION.to_owned(), super::relation_type)
}

/// What is said of the relation.
pub(in crate::ui) fn status(link: &Link) -> &'static str {
    link.status.map_or(ANY_STATUS, super::filters::status)
}

/// How many answers there are.
pub(in crate::ui) fn answers(matches: &Matches) -> String {
    let number = counted(matches.found.len(), "answer", "answers");
    if matches.is_cut { format!("The best {number}, and there are more") } else { number }
}

/// What the card of an answer is called.
pub(in crate::ui) fn answer_name(number: usize, words: &str) -> String {
    format!("Answer {number}, {words}")
}
