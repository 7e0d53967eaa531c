//! The texts of search, paths, toasts, palette and the page of shortcuts.

use super::canvas::DEPTH;
use super::{counted, filters};
use crate::app::State;
use crate::app::search::Group;
use crate::app::toast::{Done, Slid};
use crate::knowledge::Relation;

// The search.
pub(in crate::ui) const SEARCH: &str = "Find people, places, words…";
pub(in crate::ui) const SEARCH_NAME: &str = "Find";
pub(in crate::ui) const NOTHING_FOUND: &str = "Nothing was found";
pub(in crate::ui) const CLEAR_SEARCH: &str = "Clear the search";
pub(in crate::ui) const NOT_SHOWN: &str = "not shown";
pub(in crate::ui) const SIMILAR: &str = "similar";

/// What a group of hits is called.
pub(in crate::ui) const fn group(group: Group) -> &'static str {
    match group {
        Group::Entities => "Entities",
        Group::Relations => "Relations",
        Group::Sentences => "Sentences",
        Group::Notes => "Notes",
    }
}

/// How much was found.
pub(in crate::ui) fn found(number: usize) -> String {
    format!("{number} found")
}

/// Which hit was gone to last.
pub(in crate::ui) fn hit_of(at: usize, number: usize) -> String {
    format!("{} of {number}", at + 1)
}

/// What the keys do in the list of hits.
pub(in crate::ui) const SEARCH_KEYS: [(&str, &str); 4] =
    [("↑↓", "walk"), ("Enter", "go there"), ("Shift+Enter", "select all"), ("Esc", "clear")];

pub(in crate::ui) fn found_as(alias: &str) -> String {
    format!("also “{alias}”")
}

/// How many sentences say something.
pub(in crate::ui) fn sentences(number: usize) -> String {
    counted(number, "sentence", "sentences")
}

// Paths.
pub(in crate::ui) const CLOSE_PATHS: &str = "Close paths";
pub(in crate::ui) const SHOW_PATHS: &str = "Show the paths";
pub(in crate::ui) const EITHER_WAY: &str = "Either direction";
pub(in crate::ui) const WALK_DENIED: &str = "Also denied";
pub(in crate::ui) const WALK_DENIED_HINT: &str =
    "Walk relations, too, of which the text says that they are not so";
pub(in crate::ui) const EVERYTHING: &str = "Look in everything";
pub(in crate::ui) const EVERYTHING_HINT: &str = "Walk relations, too, that the filters keep off the graph";
pub(in crate::ui) const LOOK_AT_DENIED: &str = "Walk denied relations, too";
pub(in crate::ui) const COPY_PATH: &str = "Copy path";
pub(in crate::ui) const PARTLY_HIDDEN: &str = "Not all of it is shown on the graph.";
pub(in crate::ui) const DIRECTION: &str = "Direction";

/// The title over the paths.
pub(in crate::ui) fn paths(number: usize) -> String {
    if number == 0 { "No path".to_owned() } else { counted(number, "path", "paths") }
}

/// Between whom.
pub(in crate::ui) fn between(from: &str, to: &str) -> String {
    format!("{from} and {to}")
}

/// A direction in which relations are walked.
pub(in crate::ui) fn from_to(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

pub(in crate::ui) fn no_path(longest: usize) -> String {
    format!("There is no path within {longest} steps.")
}

/// How many paths there are along what is hidden, when `most` are looked for.
pub(in crate::ui) fn hidden_paths(number: usize, most: usize) -> String {
    through(number, most, "what is not shown")
}

/// How many paths there are along what is denied.
pub(in crate::ui) fn denied_paths(number: usize, most: usize) -> String {
    through(number, most, "denied relations")
}

fn through(number: usize, most: usize, what: &str) -> String {
    match number {
        1 => format!("1 path leads through {what}."),
        _ if number >= most => format!("{number} or more paths lead through {what}."),
        _ => format!("{number} paths lead through {what}."),
    }
}

/// The name of a path's card.
pub(in crate::ui) fn path_name(number: usize, steps: usize, words: &str) -> String {
    format!("Path {number}, {}: {words}", counted(steps, "step", "steps"))
}

/// The head of a path's card.
pub(in crate::ui) fn path_head(number: usize, steps: usize) -> String {
    format!("{number} · {}", counted(steps, "step", "steps"))
}

/// How sure the weakest step of a path is.
pub(in crate::ui) fn weakest(relation: &Relation) -> String {
    format!("weakest step: {}", support(relation))
}

/// How well a relation is supported: how sure it is and how many sentences say it.
pub(in crate::ui) fn support(relation: &Relation) -> String {
    let sentences = match relation.sentences() {
        0 => "no sentence".to_owned(),
        1 => "one sentence".to_owned(),
        number => format!("{number} sentences"),
    };
    format!("{:.0} %, {sentences}", relation.confidence * 100.0)
}

/// What a step says, with what takes the edge off it.
pub(in crate::ui) fn step_phrase(relation: &Relation) -> String {
    let edges = crate::app::words::status(relation);
    edges.into_iter().fold(relation.phrase.clone(), |phrase, edge| format!("{phrase} ({edge})"))
}

// Toasts.
pub(in crate::ui) const UNDO: &str = "Undo";
pub(in crate::ui) const DISMISS_TOAST: &str = "Dismiss this note";

/// What was done.
pub(in crate::ui) fn done(state: &State, done: &Done) -> String {
    match done {
        Done::Closed { documents } => match &documents[..] {
            [name] => format!("Closed: {name}"),
            _ => format!("Closed: {}", counted(documents.len(), "document", "documents")),
        },
        Done::Hidden { step, slid, entities, relations } => {
            let what = match (*entities, *relations) {
                (0, relations) => counted(relations, "relation", "relations"),
                (entities, _) => counted(entities, "entity", "entities"),
            };
            match slid {
                Some(Slid::Bound(chip)) => format!("{}: {what} hidden", capital(&filters::chip(state, chip))),
                Some(Slid::Depth(depth)) => format!("{DEPTH} {depth}: {what} hidden"),
                None if *step == "Hide" => format!("Hidden: {what}"),
                None => format!("{step}: {what} hidden"),
            }
        }
        Done::Corrected { what, gone } => super::curation::corrected(what, *gone),
        Done::Notice(notice) => super::notice(notice),
    }
}

/// The words with a capital letter at their beginning.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

// The palette.
pub(in crate::ui) const PALETTE_LABEL: &str = "Find a command";
pub(in crate::ui) const PALETTE_HINT: &str = "Find a command, or an entity to go to";
pub(in crate::ui) const NO_COMMAND: &str = "No command and no entity is called so.";
pub(in crate::ui) const RECENTLY_USED: &str = "Recently used";
pub(in crate::ui) const COMMANDS: &str = "Commands";
pub(in crate::ui) const GO_TO: &str = "Go to";
pub(in crate::ui) const NOT_NOW: &str = "Not now";

pub(in crate::ui) fn go_to(name: &str) -> String {
    format!("Go to {name}")
}

// The page of shortcuts.
pub(in crate::ui) const SHORTCUTS_TITLE: &str = "Keyboard shortcuts";
pub(in crate::ui) const SHORTCUTS_LABEL: &str = "Find a shortcut";
pub(in crate::ui) const SHORTCUTS_HINT: &str = "Find by name, description or key";
pub(in crate::ui) const NO_SHORTCUT: &str = "No command with a shortcut is called so.";
