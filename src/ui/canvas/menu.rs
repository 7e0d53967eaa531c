//! The menu under the right mouse button.

use egui::{Popup, Pos2, Response, SetOpenCommand, Ui};

use super::items::{entity_items, item, relation_items};
use super::notes::note_items;
use crate::app::line_walk::bundle;
use crate::app::table::{entry_of, is_enabled};
use crate::app::{Command, Noting, State};
use crate::layout::Point;
use crate::scene::Subject;
use crate::ui::menus::take_focus;
use crate::ui::strings;

/// What the menu is about, and where it is.
#[derive(Debug, Default)]
pub(super) struct Memory {
    subject: Option<Subject>,
    /// The place of the plane on which it was opened.
    on_plane: Option<Point>,
    /// Where the keyboard has opened it; the pointer opens it where it is.
    place: Option<Pos2>,
    opens: bool,
    /// Whether its first item is to have the keyboard.
    wants_focus: bool,
}

impl Memory {
    /// The menu of `subject` opens under the pointer.
    pub(super) fn open_at_pointer(&mut self, subject: Option<Subject>, on_plane: Option<Point>) {
        *self = Self { subject, on_plane, ..Self::default() };
    }

    /// The menu of `subject` opens at this place of the screen, and gets the keyboard.
    pub(super) fn open_at(&mut self, place: Pos2, subject: Option<Subject>) {
        *self = Self { subject, on_plane: None, place: Some(place), opens: true, wants_focus: true };
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
        let (subject, on_plane) = (self.subject, self.on_plane);
        let wants_focus = &mut self.wants_focus;
        popup.show(|ui| {
            let first = ui.next_auto_id();
            items(ui, state, subject, on_plane, commands);
            if *wants_focus {
                *wants_focus = !take_focus(ui, first);
            }
        });
    }
}

fn items(
    ui: &mut Ui,
    state: &State,
    subject: Option<Subject>,
    on_plane: Option<Point>,
    commands: &mut Vec<Command>,
) {
    match subject {
        Some(Subject::Entity(entity)) => entity_items(ui, state, entity, commands),
        // A line stands for all its relations.
        Some(Subject::Relation(relation)) => {
            let whole = bundle(state, relation);
            relation_items(ui, state, &whole, 0, commands);
        }
        Some(Subject::Note(id)) => note_items(ui, state, id, commands),
        _ => {
            let begin = Command::Note(Noting::Begin(on_plane));
            if is_enabled(state, &begin) {
                item(ui, strings::notes::ADD_HERE, begin, commands);
            }
            for command in [
                Command::FitAll,
                Command::SelectAll,
                Command::ShowMore,
                Command::CollapseSelection,
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
