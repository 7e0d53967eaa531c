//! What is known of a selection as Markdown: every claim with its sentences and their places.

use super::claims::{grouped, relations_of};
use super::common::common;
use super::notes::selected_notes;
use super::quotation::quotation;
use super::state::State;
use super::words;
use crate::knowledge::{Entity, EntityId, Knowledge, Relation, RelationId};
use crate::scene::{Subject, kind_name};

/// The selection: one entity with everything that is said of it, one relation, or several things
/// with what is said among them; `None` when nothing is selected.
#[must_use]
pub fn selection(state: &State) -> Option<String> {
    let knowledge = &state.derived.knowledge;
    let mut selection = state.selection.iter();
    match (selection.next()?, selection.next()) {
        (Subject::Entity(id), None) => entity(knowledge, *id),
        (Subject::Relation(id), None) => relation(knowledge, *id),
        _ => Some(several(state)),
    }
}

/// An entity: a headline, what it is, and its claims by type.
#[must_use]
pub fn entity(knowledge: &Knowledge, id: EntityId) -> Option<String> {
    let entity = knowledge.entity(id)?;
    let mut text = format!("## {}\n\n{}\n", escaped(&entity.name), capitalised(&sort(entity)));
    add_claims(&mut text, knowledge, relations_of(knowledge, id));
    Some(text)
}

/// A relation with its sentences.
#[must_use]
pub fn relation(knowledge: &Knowledge, id: RelationId) -> Option<String> {
    knowledge.relation(id).map(|relation| claim(knowledge, relation))
}

/// Several things: a list of the entities, then what is said among them.
fn several(state: &State) -> String {
    let knowledge = &state.derived.knowledge;
    let common = common(state);
    let mut text = String::new();
    for entity in common.entities.iter().filter_map(|&id| knowledge.entity(id)) {
        text.extend(["- **", &escaped(&entity.name), "**: ", &sort(entity), "\n"]);
    }
    add_claims(&mut text, knowledge, common.relations.iter().filter_map(|&id| knowledge.relation(id)));
    for note in selected_notes(state).filter_map(|id| state.ground.notes.get(&id)) {
        text.push('\n');
        for line in note.text.lines() {
            text.extend(["> ", &escaped(line), "\n"]);
        }
    }
    text.trim_start().to_owned()
}

/// The kind of an entity and its other names.
fn sort(entity: &Entity) -> String {
    let mut text = kind_name(entity.kind).to_lowercase();
    if let Some(subtype) = &entity.subtype {
        text = format!("{text}, {}", subtype.replace('_', " "));
    }
    if !entity.aliases.is_empty() {
        let names: Vec<String> = entity.aliases.iter().map(|name| format!("“{}”", escaped(name))).collect();
        text = format!("{text}; also {}", names.join(", "));
    }
    text
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// A headline for each type, and a list of the relations below it.
fn add_claims<'a>(
    text: &mut String,
    knowledge: &Knowledge,
    relations: impl IntoIterator<Item = &'a Relation>,
) {
    for claims in grouped(relations) {
        text.extend(["\n### ", &capitalised(&words::relation_type(claims.relation)), "\n\n"]);
        for relation in claims.relations {
            text.push_str(&claim(knowledge, relation));
        }
    }
}

/// One item of a list: who, what, whom; how real, who says so, when; and the sentences below.
fn claim(knowledge: &Knowledge, relation: &Relation) -> String {
    let name = |id| knowledge.entity(id).map_or(String::new(), |entity| escaped(&entity.name));
    let mut text = format!(
        "- **{}** {} **{}**",
        name(relation.subject),
        escaped(&relation.phrase),
        name(relation.object)
    );
    let qualifiers: Vec<String> =
        words::qualifiers(knowledge, relation).iter().map(|qualifier| escaped(qualifier)).collect();
    if !qualifiers.is_empty() {
        text.extend([" (", &qualifiers.join("; "), ")"]);
    }
    text.push('\n');
    for (index, evidence) in relation.evidence.iter().enumerate() {
        if let Some(quotation) = quotation(knowledge, evidence) {
            // Two quotations without a line between them would be one.
            let part = if index > 0 { "  >\n" } else { "" };
            text.extend([part, "  > ", &escaped(&quotation), "\n"]);
        }
    }
    text
}

/// `text` so that Markdown shows it as it is, in one line.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            escaped.push(' ');
        }
        for character in word.chars() {
            if matches!(character, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|') {
                escaped.push('\\');
            }
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_read_as_its_own_is_escaped() {
        assert_eq!(escaped("a *b*\n[c] <d> e_f"), "a \\*b\\* \\[c\\] \\<d\\> e\\_f");
    }
}
