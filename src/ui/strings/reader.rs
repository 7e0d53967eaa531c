//! What the reader and the inspector say.

use super::counted;

pub(in crate::ui) const NEXT: &str = "Next evidence";
pub(in crate::ui) const PREVIOUS: &str = "Previous evidence";
pub(in crate::ui) const COPY_SENTENCE: &str = "Copy sentence";
pub(in crate::ui) const COPY_PARAGRAPH: &str = "Copy paragraph";
pub(in crate::ui) const SELECT_ALL_OF_SENTENCE: &str = "Select all of these";
pub(in crate::ui) const SENTENCES_GAVE_HINT: &str =
    "The bars beside the text tell which: dark ones gave relations, faint ones gave none.";

/// How many relations a sentence gave, and how many of them the graph does not show.
pub(in crate::ui) fn gave(relations: usize, not_shown: usize) -> String {
    match (relations, not_shown) {
        (0, _) => "No relation was found here".to_owned(),
        (relations, 0) => counted(relations, "relation", "relations"),
        (relations, not_shown) => {
            format!("{}, {not_shown} not shown", counted(relations, "relation", "relations"))
        }
    }
}

/// What the bar beside a sentence is called.
pub(in crate::ui) fn bar(told: &str, sentence: &str) -> String {
    format!("{told}: {}", sentence.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How many sentences of a document gave relations.
pub(in crate::ui) fn sentences_gave(gave: usize, all: usize) -> String {
    format!("{gave} of {} gave relations", counted(all, "sentence", "sentences"))
}

/// At which place of how many the reader is.
pub(in crate::ui) fn step(at: Option<usize>, of: usize) -> String {
    match at {
        Some(at) => format!("{} of {of}", at + 1),
        None => counted(of, "place", "places"),
    }
}

/// What a tab stands for.
pub(in crate::ui) fn tab(name: &str, title: &str) -> String {
    if name == title { name.to_owned() } else { format!("{title}\n{name}") }
}
