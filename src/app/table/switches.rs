//! Which commands are switches, and whether they are on.

use crate::app::command::Command;
use crate::app::state::State;
use crate::app::timeline;

/// For a command that switches something: whether it is on.
#[must_use]
pub fn is_on(state: &State, command: &Command) -> Option<bool> {
    match command {
        Command::TogglePanel(panel) => Some(state.shows(*panel)),
        Command::SetTheme(choice) => Some(state.theme_choice() == *choice),
        Command::ToggleEdgeLabels => Some(state.settings.all_edge_labels),
        Command::SetNames(names) => Some(state.settings.names == *names),
        Command::SetLineGrouping(grouping) => Some(state.settings.line_grouping == *grouping),
        Command::ToggleLock(view) => Some(state.is_locked(*view)),
        Command::ShowCentre(centre) => Some(state.centre == *centre),
        Command::ShowBeneath(beneath) => Some(state.settings.beneath == *beneath),
        Command::SetTracks(by) => Some(state.settings.timeline_tracks == *by),
        Command::ToggleUndated => Some(timeline::lists_undated(state)),
        Command::ToggleDims => Some(state.ground.filter.dims),
        Command::TogglePresentation => Some(state.canvas.is_presenting),
        Command::TogglePlay => Some(state.timeline.playback.is_some_and(|playback| playback.is_playing)),
        Command::GroupBy(by) => Some(state.ground.grouping.by == Some(*by)),
        Command::SizeBy(by) => Some(state.ground.style.size == *by),
        Command::ColorBy(by) => Some(state.ground.style.color == *by),
        Command::LabelBy(by) => Some(state.ground.style.label == *by),
        Command::ToggleKnown => Some(state.ground.filter.shows_known),
        Command::ToggleDoubtful => Some(state.ground.filter.shows_doubtful()),
        _ => None,
    }
}
