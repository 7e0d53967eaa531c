//! The texts of what a person puts right.

use super::counted;
use crate::app::curation::Imported;
use crate::knowledge::{EntityMark, EntityReading, RelationMark};

pub(in crate::ui) const CORRECT: &str = "Correct";
pub(in crate::ui) const RENAME_TITLE: &str = "Rename";
pub(in crate::ui) const RENAME: &str = "Rename";
pub(in crate::ui) const NAME: &str = "Name";
pub(in crate::ui) const RENAME_HINT: &str =
    "The former name stays as another name, so that it is still found in the texts.";
pub(in crate::ui) const KIND_TITLE: &str = "Change kind";
pub(in crate::ui) const KIND: &str = "Kind";
pub(in crate::ui) const SUBTYPE: &str = "Finer sort, if any";
pub(in crate::ui) const CHANGE: &str = "Change";
pub(in crate::ui) const RELATION_TITLE: &str = "Edit relation";
pub(in crate::ui) const TYPE: &str = "Type";
pub(in crate::ui) const PHRASE: &str = "In other words";
pub(in crate::ui) const STATUS: &str = "How real";
pub(in crate::ui) const DENIED: &str = "It is not so";
pub(in crate::ui) const TURN: &str = "The other way round";
pub(in crate::ui) const SPEAKER: &str = "Said by";
pub(in crate::ui) const NOBODY: &str = "the article itself";
pub(in crate::ui) const PLACE: &str = "Where";
pub(in crate::ui) const NOWHERE: &str = "not told";
pub(in crate::ui) const WHEN: &str = "When, as 2026, 2026-02, 2026-02-20 or 2026-02-20 to 2026-03-01";
pub(in crate::ui) const NO_WHEN: &str =
    "A date is written like 2026, 2026-02, 2026-02-20 or 2026-02-20 to 2026-03-01.";
pub(in crate::ui) const SAME_ENDS: &str = "A relation needs two different ends.";
pub(in crate::ui) const SPLIT_TITLE: &str = "Take apart";
pub(in crate::ui) const SPLIT_HINT: &str =
    "Mark the words that stand for something else; their sentences go along.";
pub(in crate::ui) const SPLIT: &str = "Take apart";
pub(in crate::ui) const SPLIT_NAME: &str = "Name of what they stand for";
pub(in crate::ui) const MADE_ONE: &str = "Made one by hand";
pub(in crate::ui) const APART_AGAIN: &str = "Apart again";
pub(in crate::ui) const ADD_ENTITY_TITLE: &str = "Add entity";
pub(in crate::ui) const ADD_RELATION_TITLE: &str = "Add relation";
pub(in crate::ui) const ADD: &str = "Add";
pub(in crate::ui) const WORDS: &str = "Words of the sentence";
pub(in crate::ui) const WORDS_THAT_SAY_IT: &str = "Words that say it";
pub(in crate::ui) const NOT_IN_SENTENCE: &str =
    "These words do not stand in the sentence as they are written here.";
pub(in crate::ui) const EVERYWHERE: &str = "Wherever these words stand in the article";
pub(in crate::ui) const SAME_AS: &str = "The same as";
pub(in crate::ui) const NEW_ENTITY: &str = "A new entity";
pub(in crate::ui) const SUBJECT: &str = "Who or what";
pub(in crate::ui) const OBJECT: &str = "Whom or what";
pub(in crate::ui) const TOO_FEW: &str =
    "The sentence names fewer than two entities. Add those that are missing first.";
pub(in crate::ui) const DATE_TITLE: &str = "Date of the article";
pub(in crate::ui) const SET_DATE: &str = "Date of the article…";
pub(in crate::ui) const DATE: &str = "Day, as 2026-02-20";
pub(in crate::ui) const DATE_HINT: &str =
    "It says which Wednesday is meant. Leave it empty where nobody knows the day.";
pub(in crate::ui) const NO_DATE: &str = "A day is written like 2026-02-20.";
pub(in crate::ui) const SET: &str = "Set";
pub(in crate::ui) const NOTE_TITLE: &str = "Note";
pub(in crate::ui) const NOTE: &str = "Your words";
pub(in crate::ui) const KEEP: &str = "Keep";
pub(in crate::ui) const LIST_TITLE: &str = "Corrections";
pub(in crate::ui) const LIST_HINT: &str = "They stand on words of the articles, and are applied again whenever an \
article is read. To take one back is a step that can be undone.";
pub(in crate::ui) const NONE_YET: &str =
    "Nothing has been put right yet. The menu Correct has what can be, and so has a right click.";
pub(in crate::ui) const CHOOSE_ALL: &str = "All";
pub(in crate::ui) const TAKE_BACK: &str = "Take back";
pub(in crate::ui) const REMOVE: &str = "Remove";
pub(in crate::ui) const SAVE: &str = "Save corrections…";
pub(in crate::ui) const TAKE_IN: &str = "Take in…";
pub(in crate::ui) const TAKE_IN_PATH: &str = "Path of a file with corrections";
pub(in crate::ui) const TAKE_IN_FROM: &str = "Take in from path";
pub(in crate::ui) const CONFLICTS: &str = "What contradicts yours was left out:";
pub(in crate::ui) const FILE_FILTER: &str = "Corrections as JSON";
pub(in crate::ui) const NOT_SAVED: &str = "The corrections were not saved: no place was chosen.";
pub(in crate::ui) const PATH_HINT: &str = "The name ends in .json. The file holds none of the articles.";
pub(in crate::ui) const ADDED: &str = "added by hand";
pub(in crate::ui) const CORRECTED: &str = "corrected by hand";
pub(in crate::ui) const BY_HAND: &str = "You say so.";
pub(in crate::ui) const RESTORE: &str = "Restore";
pub(in crate::ui) const RESTORE_HINT: &str =
    "Take back all corrections of it, so that it is as the text has it";
pub(in crate::ui) const SAME: &str = "The same";
pub(in crate::ui) const NOT_THE_SAME: &str = "Not the same";
pub(in crate::ui) const REJECT_SENTENCE: &str = "This sentence does not say it";
pub(in crate::ui) const MARKED: &str = "Marked words";

/// Whose kind is to be changed.
pub(in crate::ui) fn of_entities(name: Option<&str>, count: usize) -> String {
    name.map_or_else(|| counted(count, "entity", "entities"), str::to_owned)
}

/// A part of an entity: its words, its article and how often they stand there.
pub(in crate::ui) fn part(words: &str, article: &str, places: usize) -> String {
    format!("“{words}” · {article} · {}", counted(places, "place", "places"))
}

/// A word that stands for an entity, among the words around it.
pub(in crate::ui) fn part_in_text(words: &str, article: &str) -> String {
    format!("{words} · {article}")
}

/// The name of the button that takes a correction back.
pub(in crate::ui) fn take_back(described: &str) -> String {
    format!("Take back: {described}")
}

/// The name of the button that takes a correction away that cannot be applied.
pub(in crate::ui) fn remove(described: &str) -> String {
    format!("Remove: {described}")
}

/// The name of the box that chooses a correction.
pub(in crate::ui) fn choose(described: &str) -> String {
    format!("Choose: {described}")
}

/// Takes all that are chosen back, in one step.
pub(in crate::ui) fn take_back_several(count: usize) -> String {
    if count == 0 { "Take back those chosen".to_owned() } else { format!("Take back {count} chosen") }
}

/// In which article and sentence a correction stands.
pub(in crate::ui) fn stands_in(article: &str, sentence: &str) -> String {
    format!("{article} · {sentence}")
}

/// What the line is called that leads there.
pub(in crate::ui) fn go_to_place(told: &str) -> String {
    format!("Show in the reader: {told}")
}

/// The name of the button that lets another person's correction hold.
pub(in crate::ui) fn take_theirs(described: &str) -> String {
    format!("Take theirs: {described}")
}

/// How many corrections there are, and how many of them cannot be applied.
pub(in crate::ui) fn count(all: usize, not_applied: usize) -> String {
    let all = counted(all, "correction", "corrections");
    if not_applied == 0 { all } else { format!("{all}, {not_applied} of them not applied now") }
}

/// Why a correction is not applied.
pub(in crate::ui) fn not_applied(reason: &str) -> String {
    format!("Not applied: {reason}.")
}

/// Says that a change concerns several sentences.
pub(in crate::ui) fn in_all_sentences(count: usize) -> String {
    format!("This is about all {count} sentences that say it.")
}

/// What came of a file.
pub(in crate::ui) fn imported(imported: &Imported) -> String {
    format!(
        "{}: {} taken in, {} were there, {} left out",
        imported.name,
        imported.added,
        imported.known,
        imported.conflicts.len()
    )
}

/// What a person has done, and how many went with it.
pub(in crate::ui) fn corrected(what: &str, (entities, relations): (usize, usize)) -> String {
    let mut gone = Vec::new();
    if entities > 1 {
        gone.push(counted(entities, "entity", "entities"));
    }
    if relations > 0 {
        gone.push(counted(relations, "relation", "relations"));
    }
    if gone.is_empty() { what.to_owned() } else { format!("{what} · {} less", gone.join(" and ")) }
}

/// What a person has done with an entity, in a word.
pub(in crate::ui) fn badge(mark: &EntityMark, is_corrected: bool) -> Option<&'static str> {
    if mark.is_added { Some(ADDED) } else { is_corrected.then_some(CORRECTED) }
}

/// What the texts have an entity for.
pub(in crate::ui) fn reading(reading: &EntityReading) -> String {
    let finer = reading.subtype.as_ref().map(|subtype| format!(" · {}", subtype.replace('_', " ")));
    let kind = super::kind(reading.kind);
    format!("In the text: {} · {kind}{}", reading.name, finer.unwrap_or_default())
}

/// What is one with it.
pub(in crate::ui) fn one_with(merged: &[EntityReading]) -> String {
    let names: Vec<&str> = merged.iter().map(|part| part.name.as_str()).collect();
    format!("Made one with: {}", names.join(", "))
}

/// What the text says where a person has it otherwise.
pub(in crate::ui) fn relation_reading(
    mark: &RelationMark,
    has_other_ends: bool,
    words: impl Fn(crate::document::Span) -> String,
) -> Option<String> {
    let reading = mark.reading.as_ref()?;
    let mut parts = vec![format!("“{}”", reading.phrase)];
    parts.extend(reading.relation.map(|relation| super::relation_type(Some(relation))));
    if reading.negated {
        parts.push(super::filters::status(crate::graph::Status::Denied).to_owned());
    }
    if reading.modality != crate::vocabulary::Modality::Actual {
        parts.push(reading.modality.to_string());
    }
    if !reading.speakers.is_empty() {
        let speakers: Vec<String> = reading.speakers.iter().map(|&span| words(span)).collect();
        parts.push(format!("according to {}", speakers.join(", ")));
    }
    parts.extend(reading.place.map(|place| format!("place: {}", words(place))));
    parts.extend(reading.date.map(|date| words(date.text)).filter(|date| !date.is_empty()));
    if has_other_ends {
        parts.push(format!("{} → {}", words(reading.subject), words(reading.object)));
    }
    Some(format!("Read from the text: {}", parts.join(" · ")))
}

/// A person's own words.
pub(in crate::ui) fn note(text: &str) -> String {
    format!("Note: {text}")
}

/// An entity, and the words that stand for it.
pub(in crate::ui) fn called(name: &str, words: &str) -> String {
    format!("{name} (“{}”)", short(words))
}

/// Says that marked words stand for an entity.
pub(in crate::ui) fn add_entity(words: Option<&str>) -> String {
    words.map_or_else(|| "Add entity…".to_owned(), |words| format!("Add “{}” as an entity…", short(words)))
}

/// Says that marked words tell of a relation.
pub(in crate::ui) fn add_relation(words: Option<&str>) -> String {
    words.map_or_else(|| "Add relation…".to_owned(), |words| format!("Add relation by “{}”…", short(words)))
}

fn short(words: &str) -> String {
    const MOST: usize = 28;
    let words = words.replace('\n', " ");
    if words.chars().count() <= MOST {
        return words;
    }
    let kept: String = words.chars().take(MOST - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Why a file with corrections could not be taken in.
pub(in crate::ui) fn not_read(path: &std::path::Path, reason: &str) -> String {
    format!(
        "{} could not be read: {reason}. Choose a file that Relata has saved as corrections.",
        path.display()
    )
}
