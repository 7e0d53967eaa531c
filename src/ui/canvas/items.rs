//! What can be done with an entity, a relation, a sentence or a value: the same wherever it is met.

use std::collections::BTreeSet;

use egui::Ui;

use super::curation::{curation_items, reject_sentence};
use crate::app::expansion::{beyond_of, brought_beside};
use crate::app::table::{entry_of, is_enabled};
use crate::app::words::one_line;
use crate::app::{Arrangement, Command, ReaderPlace, State};
use crate::graph::{Chip, Condition, Focus, Group};
use crate::knowledge::{EntityId, Relation, RelationId};
use crate::scene::{LineGrouping, Subject, pair};
use crate::ui::strings;
use crate::ui::strings::groups;
use crate::vocabulary::Origin;

/// What can be done with an entity or a relation.
pub(in crate::ui) fn subject_items(
    ui: &mut Ui,
    state: &State,
    subject: Subject,
    commands: &mut Vec<Command>,
) {
    match subject {
        Subject::Entity(entity) => entity_items(ui, state, entity, commands),
        Subject::Relation(relation) => relation_items(ui, state, &[relation], 0, commands),
        Subject::Note(id) => super::note_items(ui, state, id, commands),
        Subject::Kind(_) => {}
    }
}

/// What can be done with relations that are met together, as those of one line are; `evidence` says which
/// sentence of the first is meant.
pub(super) fn relation_items(
    ui: &mut Ui,
    state: &State,
    relations: &[RelationId],
    evidence: usize,
    commands: &mut Vec<Command>,
) {
    let Some(&first) = relations.first() else { return };
    let Some(relation) = state.derived.knowledge.relation(first) else { return };
    let subjects: Vec<Subject> = relations.iter().rev().copied().map(Subject::Relation).collect();
    if let Some(place) = place_of(state, relation, evidence) {
        if ui.button(strings::SHOW_IN_READER).clicked() {
            commands.extend([Command::SelectRows(subjects.clone()), Command::Read(place)]);
            ui.close();
        }
        item(ui, strings::COPY_QUOTATION, Command::CopyQuotation { relation: first, evidence }, commands);
    }
    let ends = [relation.subject, relation.object].map(Subject::Entity).to_vec();
    item(ui, strings::canvas::SELECT_ENDS, Command::SelectRows(ends), commands);
    fan_item(ui, state, relation, commands);
    curation_items(ui, state, &subjects, commands);
    hide_item(ui, state, &subjects, commands);
    let value = Condition::Relations([relation.relation].into());
    filter_items(ui, &strings::relation_type(relation.relation), value, commands);
    if relation.origin != Origin::Reference {
        let value = Condition::Rules([relation.rule.clone()].into());
        filter_items(ui, &strings::filters::the_rule(&relation.rule), value, commands);
    }
}

/// What can be done with a sentence behind a relation: what can be done with the relation, and to copy it.
pub(in crate::ui) fn sentence_items(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    evidence: usize,
    commands: &mut Vec<Command>,
) {
    let meant = relation.evidence.get(evidence);
    let source = meant.and_then(|meant| state.derived.knowledge.sources.get(meant.source as usize));
    if let (Some(meant), Some(source)) = (meant, source) {
        let sentence = one_line(meant.sentence.of(&source.document.text));
        item(ui, strings::reader::COPY_SENTENCE, Command::CopyText(sentence), commands);
        reject_sentence(ui, state, relation.id, evidence, commands);
    }
    relation_items(ui, state, &[relation.id], evidence, commands);
}

/// What can be done with an entity.
pub(in crate::ui) fn entity_items(ui: &mut Ui, state: &State, entity: EntityId, commands: &mut Vec<Command>) {
    if let Some(group) = state.derived.drawn.closed_group(entity) {
        return group_items(ui, state, group, commands);
    }
    let subject = Subject::Entity(entity);
    item(ui, strings::FOCUS, Command::Focus(entity), commands);
    let beyond = beyond_of(state, std::iter::once(entity)).len();
    if beyond > 0 {
        item(ui, &strings::canvas::expand(beyond), Command::Expand(entity), commands);
    }
    if brought_beside(state, entity) > 0 && ui.button(strings::canvas::COLLAPSE).clicked() {
        commands.extend([Command::Select(subject), Command::CollapseSelection]);
        ui.close();
    }
    if let Some(&place) = state.derived.positions.get(&entity) {
        if state.ground.pins.contains_key(&entity) {
            if ui.button(strings::UNPIN).clicked() {
                commands.extend([Command::Select(subject), Command::TogglePinned]);
                ui.close();
            }
        } else {
            item(ui, strings::PIN, Command::Pin(entity, place), commands);
        }
    }
    if state.ground.names.contains_key(&entity) {
        item(ui, strings::canvas::PUT_NAME_BACK, Command::PutNameBack(entity), commands);
    }
    curation_items(ui, state, &[subject], commands);
    hide_item(ui, state, &[subject], commands);
    if state.selection.contains(&subject) && state.selected_entities().nth(1).is_some() {
        arrange_items(ui, state, commands);
    }
    if let Some(known) = state.derived.knowledge.entity(entity) {
        item(ui, strings::COPY_NAME, Command::CopyText(known.name.clone()), commands);
        filter_items(ui, strings::kind(known.kind), Condition::Kinds([known.kind].into()), commands);
    }
    if let Some(group) = state.derived.drawn.groups.of(entity) {
        let (name, command) = if group.is_open {
            (groups::CLOSE, Command::CloseGroup(group.id))
        } else {
            (groups::OPEN, Command::OpenGroup(group.id))
        };
        item(ui, name, command, commands);
    }
    if state.selection.contains(&subject) && is_enabled(state, &Command::GroupSelection) {
        item(ui, groups::GROUP_SELECTION, Command::GroupSelection, commands);
    }
    let near = Focus { entities: [entity].into(), depth: 1 };
    item(ui, strings::filters::ONLY_NEAR, Command::AddChip(Chip::only(Condition::Near(near))), commands);
}

/// What can be done with a value of the lists on the left: a kind, a type of relation, a status.
pub(in crate::ui) fn value_items(ui: &mut Ui, state: &State, value: &Condition, commands: &mut Vec<Command>) {
    let is_out = state.ground.filter.shuts_out(value);
    let toggle = if is_out { strings::canvas::SHOW } else { strings::HIDE };
    item(ui, toggle, Command::ToggleValue(value.clone()), commands);
    item(ui, strings::canvas::SHOW_ONLY, Command::OnlyValue(value.clone()), commands);
    let of_value = subjects_of(state, value);
    if !of_value.is_empty() {
        let name = strings::canvas::select_all(of_value.len());
        item(ui, &name, Command::SelectSubjects(of_value), commands);
    }
}

/// What can be done with a closed group.
fn group_items(ui: &mut Ui, state: &State, group: &Group, commands: &mut Vec<Command>) {
    let members: BTreeSet<EntityId> = group.members.iter().copied().collect();
    item(ui, groups::OPEN, Command::OpenGroup(group.id), commands);
    if state.ground.names.contains_key(&group.id) {
        item(ui, strings::canvas::PUT_NAME_BACK, Command::PutNameBack(group.id), commands);
    }
    for (name, command) in [
        (groups::UNGROUP, Command::UngroupSelection),
        (strings::FOCUS, Command::FocusSelection),
        (strings::HIDE, Command::HideSelection),
    ] {
        if ui.button(name).clicked() {
            commands.extend([Command::SelectEntities(members.clone()), command]);
            ui.close();
        }
    }
    for command in [Command::OpenAllGroups, Command::UngroupAll] {
        if let Some(entry) = entry_of(&command).filter(|_| is_enabled(state, &command)) {
            item(ui, entry.name, command, commands);
        }
    }
}

/// What is shown of a value.
fn subjects_of(state: &State, value: &Condition) -> BTreeSet<Subject> {
    let (knowledge, view) = (&state.derived.knowledge, &state.derived.view);
    if let Condition::Kinds(kinds) = value {
        let entities = view.entities.iter().filter_map(|&id| knowledge.entity(id));
        let meant = entities.filter(|entity| kinds.contains(&entity.kind));
        return meant.map(|entity| Subject::Entity(entity.id)).collect();
    }
    let is_meant = |relation: &&Relation| match value {
        Condition::Relations(types) => types.contains(&relation.relation),
        Condition::Rules(rules) => rules.contains(&relation.rule),
        Condition::Statuses(statuses) => {
            crate::graph::Status::all_of(relation).any(|status| statuses.contains(&status))
        }
        _ => false,
    };
    let relations = knowledge.relations_of(&view.relations).filter(is_meant);
    relations.map(|relation| Subject::Relation(relation.id)).collect()
}

/// Puts the selected entities in line, or at equal distances.
fn arrange_items(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.menu_button(strings::canvas::ARRANGE, |ui| {
        let arrangements = Arrangement::ALL.map(Command::Arrange);
        for command in arrangements.into_iter().chain([Command::RelaxSelection]) {
            if let Some(entry) = entry_of(&command).filter(|_| is_enabled(state, &command)) {
                item(ui, entry.name, command, commands);
            }
        }
    });
}

/// Gives the relations between two a line each, or gathers them, where there are several.
fn fan_item(ui: &mut Ui, state: &State, relation: &Relation, commands: &mut Vec<Command>) {
    if state.settings.line_grouping == LineGrouping::Fanned {
        return;
    }
    let ends = pair(relation.subject, relation.object);
    let toggle = Command::ToggleFanned(relation.id);
    if state.canvas.fanned.contains(&ends) {
        item(ui, strings::canvas::GATHER, toggle, commands);
    } else if crate::app::line_walk::bundle(state, relation.id).len() > 1 {
        item(ui, strings::canvas::FAN_OUT, toggle, commands);
    }
}

/// Hides these; where one of them is among several that are selected all of those.
fn hide_item(ui: &mut Ui, state: &State, subjects: &[Subject], commands: &mut Vec<Command>) {
    if ui.button(strings::HIDE).clicked() {
        if !subjects.iter().all(|subject| state.selection.contains(subject)) {
            commands.push(Command::SelectRows(subjects.to_vec()));
        }
        commands.push(Command::HideSelection);
        ui.close();
    }
}

/// Where a sentence stands that says a relation; none says what only the lists know.
fn place_of(state: &State, relation: &Relation, evidence: usize) -> Option<ReaderPlace> {
    let evidence = relation.evidence.get(evidence)?;
    let document = state.derived.knowledge.sources.get(evidence.source as usize)?.document.id.clone();
    Some(ReaderPlace { document, span: evidence.sentence })
}

/// Filters by what the thing under the pointer is.
fn filter_items(ui: &mut Ui, what: &str, value: Condition, commands: &mut Vec<Command>) {
    ui.separator();
    item(ui, &strings::filters::only(what), Command::AddChip(Chip::only(value.clone())), commands);
    item(ui, &strings::filters::all_but(what), Command::AddChip(Chip::not(value)), commands);
}

/// One item.
pub(super) fn item(ui: &mut Ui, name: &str, command: Command, commands: &mut Vec<Command>) {
    if ui.button(name).clicked() {
        commands.push(command);
        ui.close();
    }
}
