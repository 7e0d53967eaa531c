//! The menu under the right mouse button.

use std::collections::BTreeSet;

use egui::{Id, Popup, Pos2, Response, SetOpenCommand, Ui};

use crate::app::table::{entry_of, is_enabled};
use crate::app::{Command, ReaderPlace, State};
use crate::graph::{Chip, Condition, Focus, Group};
use crate::knowledge::{EntityId, RelationId};
use crate::scene::Subject;
use crate::ui::strings;
use crate::ui::strings::groups;

/// What the menu is about, and where it is.
#[derive(Debug, Default)]
pub(super) struct Memory {
    subject: Option<Subject>,
    /// Where the keyboard has opened it; the pointer opens it where it is.
    place: Option<Pos2>,
    opens: bool,
    /// Whether its first item is to have the keyboard.
    wants_focus: bool,
}

impl Memory {
    /// The menu of `subject` opens under the pointer.
    pub(super) fn open_at_pointer(&mut self, subject: Option<Subject>) {
        *self = Self { subject, ..Self::default() };
    }

    /// The menu of `subject` opens at this place of the screen, and gets the keyboard.
    pub(super) fn open_at(&mut self, place: Pos2, subject: Option<Subject>) {
        *self = Self { subject, place: Some(place), opens: true, wants_focus: true };
    }

    /// Whether the menu is open.
    pub(super) fn is_open(&self, graph: &Response) -> bool {
        self.opens || graph.context_menu_opened()
    }

    /// Shows the menu while it is open.
    pub(super) fn show(&mut self, graph: &Response, state: &State, commands: &mut Vec<Command>) {
        let mut popup = Popup::context_menu(graph);
        if let Some(place) = self.place {
            popup = popup.at_position(place);
        }
        if std::mem::take(&mut self.opens) {
            popup = popup.open_memory(SetOpenCommand::Bool(true));
        }
        let subject = self.subject;
        let wants_focus = &mut self.wants_focus;
        popup.show(|ui| {
            let first = ui.next_auto_id();
            items(ui, state, subject, commands);
            if *wants_focus {
                *wants_focus = !take_focus(ui, first);
            }
        });
    }
}

/// Gives the keyboard to an item; whether it has it.
fn take_focus(ui: &Ui, item: Id) -> bool {
    let has_focus = ui.memory(|memory| memory.has_focus(item));
    if !has_focus {
        ui.memory_mut(|memory| memory.request_focus(item));
        ui.ctx().request_repaint();
    }
    has_focus
}

fn items(ui: &mut Ui, state: &State, subject: Option<Subject>, commands: &mut Vec<Command>) {
    match subject {
        Some(subject @ (Subject::Entity(_) | Subject::Relation(_))) => {
            subject_items(ui, state, subject, commands);
        }
        _ => {
            for command in [
                Command::FitAll,
                Command::SelectAll,
                Command::ShowMore,
                Command::ClearFocus,
                Command::ClearFilters,
                Command::LayOutAgain,
                Command::ExportPicture,
            ] {
                if let Some(entry) = entry_of(&command).filter(|_| is_enabled(state, &command)) {
                    item(ui, entry.name, command, commands);
                }
            }
        }
    }
}

/// What can be done with an entity or a relation; the same wherever it is met.
pub(in crate::ui) fn subject_items(
    ui: &mut Ui,
    state: &State,
    subject: Subject,
    commands: &mut Vec<Command>,
) {
    match subject {
        Subject::Entity(entity) => entity_items(ui, state, entity, commands),
        Subject::Relation(relation) => {
            if let Some(place) = first_place(state, relation) {
                if ui.button(strings::SHOW_IN_READER).clicked() {
                    commands.extend([Command::Select(subject), Command::Read(place)]);
                    ui.close();
                }
                let quotation = Command::CopyQuotation { relation, evidence: 0 };
                item(ui, strings::COPY_QUOTATION, quotation, commands);
            }
            if let Some(relation) = state.derived.knowledge.relation(relation) {
                filter_items(
                    ui,
                    &strings::relation_type(relation.relation),
                    Condition::Relations([relation.relation].into()),
                    commands,
                );
            }
        }
        Subject::Kind(_) => {}
    }
}

/// What can be done with an entity; the same wherever it is met.
pub(in crate::ui) fn entity_items(ui: &mut Ui, state: &State, entity: EntityId, commands: &mut Vec<Command>) {
    if let Some(group) = state.derived.drawn.closed_group(entity) {
        return group_items(ui, state, group, commands);
    }
    let subject = Subject::Entity(entity);
    item(ui, strings::FOCUS, Command::Focus(entity), commands);
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
    if ui.button(strings::HIDE).clicked() {
        // Of one of several that are selected all are meant.
        if !state.selection.contains(&subject) {
            commands.push(Command::Select(subject));
        }
        commands.push(Command::HideSelection);
        ui.close();
    }
    if let Some(entity) = state.derived.knowledge.entity(entity) {
        item(ui, strings::COPY_NAME, Command::CopyText(entity.name.clone()), commands);
        filter_items(ui, strings::kind(entity.kind), Condition::Kinds([entity.kind].into()), commands);
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

/// What can be done with a closed group.
fn group_items(ui: &mut Ui, state: &State, group: &Group, commands: &mut Vec<Command>) {
    let members: BTreeSet<EntityId> = group.members.iter().copied().collect();
    item(ui, groups::OPEN, Command::OpenGroup(group.id), commands);
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

/// Where the first sentence stands that says a relation; none says what only the lists know.
fn first_place(state: &State, relation: RelationId) -> Option<ReaderPlace> {
    let knowledge = &state.derived.knowledge;
    let evidence = knowledge.relation(relation)?.evidence.first()?;
    let document = knowledge.sources.get(evidence.source as usize)?.document.id.clone();
    Some(ReaderPlace { document, span: evidence.sentence })
}

/// Filters by what the thing under the pointer is.
fn filter_items(ui: &mut Ui, what: &str, value: Condition, commands: &mut Vec<Command>) {
    ui.separator();
    item(ui, &strings::filters::only(what), Command::AddChip(Chip::only(value.clone())), commands);
    item(ui, &strings::filters::all_but(what), Command::AddChip(Chip::not(value)), commands);
}

fn item(ui: &mut Ui, name: &str, command: Command, commands: &mut Vec<Command>) {
    if ui.button(name).clicked() {
        commands.push(command);
        ui.close();
    }
}
