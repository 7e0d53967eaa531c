//! Every text the window shows, but for the names of commands, which stand with them in
//! [`crate::app::table`].

pub(super) mod canvas;
pub(super) mod comparison;
pub(super) mod curation;
pub(super) mod documents;
pub(super) mod duplicates;
pub(super) mod exports;
pub(super) mod filters;
pub(super) mod groups;
pub(super) mod locks;
pub(super) mod notes;
pub(super) mod projects;
pub(super) mod question;
pub(super) mod reader;
pub(super) mod review;
pub(super) mod search;
pub(super) mod settings;
pub(super) mod snapshots;
pub(super) mod tables;
pub(super) mod timeline;

use super::widgets::Count;
use crate::app::{Notice, SaveTarget, State, Work};
use crate::knowledge::{Entity, EntityId, Reason, Relation};
use crate::vocabulary::{Circumstance, EntityKind};

pub(super) use crate::app::words::{confidence, counted, relation_type};

/// The name of the program.
pub const PROGRAM: &str = "Relata";

pub(super) const DOCUMENTS: &str = "Documents";
pub(super) const ADD_DOCUMENTS: &str = "Open articles…";
pub(super) const KINDS: &str = "Kinds";
pub(super) const RELATIONS: &str = "Relations";
pub(super) const SHOW_ALL_RELATIONS: &str = "Show all";
pub(super) const SHOW_FEWER_RELATIONS: &str = "Show fewer";
pub(super) const CLOSE_DOCUMENT: &str = "Close document";
pub(super) const SHOW_IN_READER: &str = "Show in reader";

pub(super) const EMPTY_TITLE: &str = "See who is related to whom";
pub(super) const EMPTY_TEXT: &str = "Open news articles, and Relata draws the people, places and organisations in them\nand what the text says about them. Every line leads back to its sentence.";
pub(super) const EMPTY_OPEN: &str = "Open articles…";
pub(super) const EMPTY_PASTE: &str = "Paste text";
pub(super) const EMPTY_EXAMPLE: &str = "Try an example";
pub(super) const EMPTY_DROP: &str = "or drop files anywhere in this window";
pub(super) const EMPTY_PROMISE: &str = "Everything happens on this computer. Nothing is sent anywhere.";
pub(super) const DROP_HERE: &str = "Drop to open";

pub(super) const NOTHING_SELECTED_HINT: &str = "Click an entity or a line on the graph, or a marked name in the text, to see what is known of it and which sentences say so.";
pub(super) const ALSO_CALLED: &str = "also";
pub(super) const WHY: &str = "Why";
pub(super) const EVIDENCE: &str = "Evidence";
pub(super) const DISPUTED: &str = "Disputed";
pub(super) const DISPUTED_HINT: &str = "Some say so, some say it is not so; in the order of publication";
pub(super) const NO_RELATIONS: &str = "The text says nothing of its relations to others.";
pub(super) const COPY_QUOTATION: &str = "Copy as quotation";
pub(super) const FOCUS: &str = "Focus";
pub(super) const PIN: &str = "Pin";
pub(super) const UNPIN: &str = "Unpin";
pub(super) const HIDE: &str = "Hide";
pub(super) const COPY_NAME: &str = "Copy name";
pub(super) const LEAVE_FOCUS: &str = "Leave focus";

pub(super) const READER: &str = "Reader";
pub(super) const INSPECTOR: &str = "Inspector";
pub(super) const CLEAR_FILTERS: &str = "clear";
pub(super) const CANCEL: &str = "Cancel";
pub(super) const CLOSE: &str = "Close";
pub(super) const OPEN: &str = "Open";
pub(super) const COPY: &str = "Copy";
pub(super) const DISMISS: &str = "Dismiss";
pub(super) const LAYING_OUT: &str = "arranging…";

pub(super) const PATH_TITLE: &str = "Open path";
pub(super) const PATH_LABEL: &str = "Path of a file or folder";
pub(super) const PATH_HINT: &str = "Several paths: one a line. A folder is read with everything in it.";
pub(super) const PICTURE_TITLE: &str = "Save picture";
pub(super) const PICTURE_PART: &str = "Shows";
pub(super) const WHOLE_GRAPH: &str = "Whole graph";
pub(super) const CURRENT_VIEW: &str = "Current view";
pub(super) const PICTURE_FORMAT: &str = "Format";
pub(super) const PNG: &str = "PNG, pixels";
pub(super) const SVG: &str = "SVG, lines and text";
pub(super) const PICTURE_THEME: &str = "Colours";
pub(super) const AS_IN_THE_WINDOW: &str = "As in the window";
pub(super) const LIGHT: &str = "Light";
pub(super) const DARK: &str = "Dark";
pub(super) const PICTURE_WIDTH: &str = "Width";
pub(super) const PICTURE_HEIGHT: &str = "Height";
pub(super) const AUTOMATIC: &str = "automatic";
pub(super) const SIZE_HINT: &str =
    "In pixels before scaling. Leave one or both empty to keep the graph's own proportions.";
pub(super) const PICTURE_SCALE: &str = "Scale";
pub(super) const TRANSPARENT: &str = "Transparent background";
pub(super) const WITH_TITLE: &str = "Headline of the article";
pub(super) const WITH_LEGEND: &str = "Legend";
pub(super) const WITH_PHRASES: &str = "Phrases on all relations";
pub(super) const PREVIEW: &str = "Preview of the picture";
pub(super) const SAVE: &str = "Save…";
pub(super) const SAVE_AS_PATH: &str = "Save";
pub(super) const REPLACE: &str = "Replace";
pub(super) const TYPE_A_PATH: &str = "Type a path…";
pub(super) const SAVE_PATH_TITLE: &str = "Save under a path";
pub(super) const SAVE_PATH_LABEL: &str = "Path of the file";
pub(super) const FILE_EXISTS: &str = "There is such a file. It will be replaced.";

/// What may be typed as the path of a file to save.
pub(super) const fn save_path_hint(target: SaveTarget) -> &'static str {
    match target {
        SaveTarget::Picture => exports::PICTURE_PATH_HINT,
        SaveTarget::Graph => exports::DATA_PATH_HINT,
        SaveTarget::Report => exports::REPORT_PATH_HINT,
        SaveTarget::Stops => exports::STOPS_PATH_HINT,
        SaveTarget::Table => "The name ends in .csv.",
        SaveTarget::Corrections => curation::PATH_HINT,
        SaveTarget::Comparison => comparison::PATH_HINT,
        SaveTarget::Project | SaveTarget::Copy => projects::PATH_HINT,
    }
}

/// How large a picture will be.
pub(super) fn pixels(width: u32, height: u32) -> String {
    format!("{width} × {height} pixels")
}

pub(super) const PASTE_TITLE: &str = "Paste text";
pub(super) const PASTE_NAME: &str = "Name";
pub(super) const PASTE_NAME_DEFAULT: &str = "Pasted text";
pub(super) const PASTE_LABEL: &str = "Text of the article";
pub(super) const READ_TEXT: &str = "Read";
pub(super) const EXAMPLES_TITLE: &str = "Try an example";
pub(super) const EXAMPLES_HINT: &str =
    "Articles written for Relata, with invented people and events unless they say otherwise.";
pub(super) const ABOUT_TITLE: &str = "About Relata";
pub(super) const ABOUT_TEXT: &str = "Relata turns news articles into a graph of who is related to whom. It reads with a language model that is part of the program, on this computer alone: it opens no connection, keeps no log and asks nobody.\n\nWhat it shows is what the text says, not what is true. Every line leads back to the sentences it was drawn from; check them before you rely on it.";

pub(super) const ARTICLES_FILTER: &str = "Articles";
pub(super) const ALL_FILES_FILTER: &str = "All files";

/// What the graph is called for those who cannot see it.
pub(super) fn graph_name(state: &State) -> String {
    let view = &state.derived.view;
    format!(
        "Graph of {} and {}",
        counted(view.entities.len(), "entity", "entities"),
        counted(view.relations.len(), "relation", "relations")
    )
}

/// What is shown of what there is.
pub(super) fn shown(state: &State) -> String {
    let view = &state.derived.view;
    let (entities, relations) = (view.entities.len(), view.relations.len());
    let of = |shown: usize, hidden: usize, one: &str, many: &str| {
        if hidden == 0 { counted(shown, one, many) } else { format!("{shown} of {} {many}", shown + hidden) }
    };
    format!(
        "{} · {}",
        of(entities, view.hidden_entities, "entity", "entities"),
        of(relations, view.hidden_relations, "relation", "relations")
    )
}

pub(super) fn filters(number: usize) -> String {
    counted(number, "filter", "filters")
}

/// What the program promises, and how much is open.
pub(super) fn offline(articles: usize) -> String {
    format!("offline · {}", counted(articles, "article", "articles"))
}

pub(super) fn more(number: usize) -> String {
    format!("+ {number} more")
}

pub(super) fn more_hint(number: usize) -> String {
    format!(
        "{} with less support in the text or with no relation. Show more.",
        counted(number, "entity", "entities")
    )
}

pub(super) fn reading(work: &Work) -> String {
    format!("Reading {}", work.name)
}

pub(super) fn progress(work: &Work) -> String {
    format!("{} of {}", work.done, work.total)
}

pub(super) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Copied => "Copied".to_owned(),
        Notice::Saved(path) => format!("Saved {}", path.display()),
        Notice::NotSaved(
            target @ (SaveTarget::Picture | SaveTarget::Graph | SaveTarget::Report | SaveTarget::Stops),
        ) => exports::not_saved(*target).to_owned(),
        Notice::NotSaved(SaveTarget::Table) => tables::NOT_SAVED.to_owned(),
        Notice::NotSaved(SaveTarget::Comparison) => comparison::NOT_SAVED.to_owned(),
        Notice::NotSaved(SaveTarget::Corrections) => curation::NOT_SAVED.to_owned(),
        Notice::NotSaved(SaveTarget::Project | SaveTarget::Copy) => projects::NOT_SAVED.to_owned(),
        Notice::Unchanged(name) => format!("{name} is as it was read"),
        Notice::AlreadyOpen(name) => format!("{name} is open already"),
        Notice::Noted(text) => text.clone(),
        Notice::SnapshotsDeleted(count) => snapshots::deleted(*count),
    }
}

/// What a kind is called.
pub(super) const fn kind(kind: EntityKind) -> &'static str {
    crate::scene::kind_name(kind)
}

/// What the row of a kind in the list of filters is called.
pub(super) fn kind_row(kind: EntityKind, count: Count) -> String {
    format!("{}, {count}", crate::scene::kind_name(kind))
}

/// What a kind in the legend is called.
pub(super) fn in_legend(kind: &str) -> String {
    format!("{kind} in the legend")
}

pub(super) fn relation_row(name: &str, count: Count) -> String {
    format!("{name}, {count}")
}

pub(super) fn only(name: &str) -> String {
    format!("Click to hide or show. Double-click for “{name}” alone.")
}

/// What an entity is, in one line: its kind or a finer sort, and its number of members.
pub(super) fn sort(entity: &Entity) -> String {
    let mut text = kind(entity.kind).to_owned();
    if let Some(subtype) = entity.subtype.as_ref().filter(|subtype| !subtype.eq_ignore_ascii_case(&text)) {
        text = format!("{text} · {}", subtype.replace('_', " "));
    }
    if let Some(count) = entity.count {
        text = format!("{text} · {}", counted(count as usize, "member", "members"));
    }
    text
}

pub(super) fn selected_count(entities: usize, relations: usize) -> String {
    match (entities, relations) {
        (entities, 0) => format!("{} selected", counted(entities, "entity", "entities")),
        (0, relations) => format!("{} selected", counted(relations, "relation", "relations")),
        _ => format!(
            "{} and {} selected",
            counted(entities, "entity", "entities"),
            counted(relations, "relation", "relations")
        ),
    }
}

/// Where a sentence stands.
pub(super) fn place(document: &str, at: &str) -> String {
    format!("{document} · {at}")
}

/// Where a sentence stands, and when its article was published.
pub(super) fn dated_place(document: &str, at: &str, date: Option<jiff::civil::Date>) -> String {
    let place = place(document, at);
    date.map_or_else(|| place.clone(), |date| format!("{place} · {date}"))
}

pub(super) const NOT_IN_THE_TEXT: &str = "Not in the text";
pub(super) const KNOWN_MEMBERSHIPS: &str = "known memberships";
pub(super) const KNOWN_HINT: &str =
    "Which of these countries belong to which of these bodies, from Relata's lists; drawn dotted";

pub(super) const DOUBTFUL_RELATIONS: &str = "doubtful (below 50 %)";
pub(super) const DOUBTFUL_HINT: &str =
    "Relations of any type that are more likely wrong than right; a click shows or hides them";

pub(super) const POSSIBLY_THE_SAME: &str = "Possibly the same";

/// The heading over the members of a group that the lists know.
pub(super) fn members_as_of(body: &str, month: &str) -> String {
    format!("Members of {body}, {month}")
}

/// What a text and the lists say of the number of members.
pub(super) fn member_numbers(stated: Option<u32>, known: u32) -> String {
    match stated {
        Some(stated) if stated == known => format!("The text and the list agree: {known}."),
        Some(stated) => {
            format!("The text speaks of {stated}, the list knows {known}. One of them may be out of date.")
        }
        None => format!("The list knows {known}; the text gives no number."),
    }
}

/// Those of the members that no text names.
pub(super) fn unnamed_members(names: &str) -> String {
    format!("Not named in the text: {names}.")
}

pub(super) const RULE_HINT: &str = "Hide or select all that it found, or show nothing else";

/// Which rule found a relation, in words.
pub(super) fn rule(relation: &Relation) -> String {
    format!("Found by the rule “{}”", crate::app::words::rule(&relation.rule))
}

pub(super) const FROM_THE_LISTS: &str =
    "Relata's list of members says so; no document here does. Such lines are dotted.";

/// Why a relation is believed, in words.
pub(super) fn reason<'a>(reason: &Reason, name: impl Fn(EntityId) -> &'a str) -> String {
    match reason {
        Reason::BothNamed => "+ both are named in the sentence".to_owned(),
        Reason::StandsFor { words, entity } => format!("− “{words}” is read as {}", name(*entity)),
        Reason::Implicit => "− it takes one step beyond the words".to_owned(),
        Reason::Sentences(count) => format!("+ {count} sentences say so"),
        Reason::Documents(count) => format!("+ {count} documents say so"),
        Reason::Against(circumstance) => format!("− {}", circumstance_in_words(*circumstance)),
    }
}

fn circumstance_in_words(circumstance: Circumstance) -> &'static str {
    match circumstance {
        Circumstance::Pronoun => "one of the two is only a pronoun",
        Circumstance::StandsForName => "one of the two is only described",
        Circumstance::Nameless => "one of the two has no name in the text",
        Circumstance::Thing => "one of the two is known from this relation alone",
        Circumstance::UncertainEnd => "it is not sure what one of the two is",
        Circumstance::Inside => "it is said of a part of what the words name",
        Circumstance::SubjectElsewhere => "the subject stands at another verb",
        Circumstance::FarEnd => "one of the two stands away from its verb",
        Circumstance::FarApart => "many words stand between the two",
        Circumstance::LongSentence => "the sentence is long",
        Circumstance::NoType => "no type of relation fits the words",
        Circumstance::OneStep => "it takes one step beyond the words",
        Circumstance::Denied => "what is denied is easily misread",
        Circumstance::NotActual => "what has not happened yet is easily misread",
        Circumstance::Reported => "it is somebody's word",
        Circumstance::SaidOften => "it is said more than once",
    }
}

/// What was mended in a document, and what else its reader should know.
pub(super) fn repairs(number: usize) -> String {
    format!("{} mended", counted(number, "damaged character", "damaged characters"))
}

pub(super) const REPAIRS_HINT: &str = "Signs that were damaged before the file was saved. Relata reads them as they must have been; the file stays as it is.";
pub(super) const REPAIR_HINT: &str = "Show the first place";
pub(super) const NOT_MENDED: &str = "damaged characters not mended";
pub(super) const MEND: &str = "Mend damaged characters";
pub(super) const DO_NOT_MEND: &str = "Read damaged characters as they are";

/// One kind of repair: what the file has, what stands there now, how often.
pub(super) fn repair(before: &str, after: &str, times: usize) -> String {
    format!("{before}  →  {after}   × {times}")
}

/// What the file has where a mended character stands.
pub(super) fn mended(before: &str) -> String {
    format!("Mended: the file has “{before}” here")
}

pub(super) fn encoding(encoding: &str, words: usize) -> String {
    format!("{encoding} · {}", counted(words, "word", "words"))
}

pub(super) fn close_document(name: &str) -> String {
    format!("{CLOSE_DOCUMENT} {name}")
}

pub(super) fn toggle_document(name: &str) -> String {
    format!("Count {name}")
}

pub(super) fn undo(step: &str) -> String {
    format!("Undo {}", step.to_lowercase())
}

pub(super) fn redo(step: &str) -> String {
    format!("Redo {}", step.to_lowercase())
}

pub(super) fn evidence_name(sentence: &str) -> String {
    format!("Evidence: {sentence}")
}

pub(super) const BETWEEN_THE_SAME: &str = "Between the same two";
pub(super) const EMPTY_SCREENSHOT: &str = "the window has no size";
pub(super) const NO_SCREENSHOT: &str = "the window was closed before its picture was taken";

pub(super) fn not_saved(path: &std::path::Path, reason: &str) -> String {
    format!("{} was not saved: {reason}. Choose another place or name.", path.display())
}

pub(super) fn unknown_picture(path: &std::path::Path) -> String {
    format!("{} was not saved: a picture's name ends in .png, .svg, .pdf or .html.", path.display())
}
