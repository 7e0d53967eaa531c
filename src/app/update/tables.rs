//! Graph, table or timeline; how the table is sorted and which columns it shows; which days the timeline shows.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::locks::Lockable;
use crate::app::state::State;
use crate::app::{beneath, tables, timeline};

use super::{export, selection};

pub(super) fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::ShowCentre(centre) => beneath::show_in_centre(state, centre),
        Command::ShowBeneath(wanted) => beneath::show(state, wanted),
        Command::ToggleUndated => timeline::toggle_undated(state),
        Command::ShowSheet(sheet) => state.tables.sheet = sheet,
        Command::SortTable(column) => {
            if state.tables.sheet.columns().contains(&column) {
                state.tables.sort_by(column);
            }
        }
        Command::ToggleColumn(column) => {
            let sheet = state.tables.sheet;
            if sheet.can_hide(column) {
                state.settings.toggle_column(sheet, column);
            }
        }
        Command::ShowAllColumns => {
            state.settings.hidden_columns.remove(&state.tables.sheet);
        }
        Command::SearchTable(text) => state.tables.text = text,
        Command::SelectRows(subjects) => {
            state.selection = subjects.iter().copied().collect();
            if let Some(&last) = subjects.last() {
                selection::show_in_reader(state, last);
            }
        }
        Command::CopyRows => {
            let selection = state.selection_in(Lockable::Table);
            if let Some(text) = tables::current(state).tab_separated(selection) {
                export::copy(state, text, effects);
            }
        }
        Command::SetTracks(by) => state.settings.timeline_tracks = by,
        Command::MoveTimeline(window) => state.timeline.window = window,
        Command::BrushDates(days) => {
            // The days beside the chosen ones stay where they are on the axis.
            state.timeline.window = Some(timeline::window(state));
            timeline::choose_days(&mut state.ground.filter, days);
        }
        _ => {}
    }
}
