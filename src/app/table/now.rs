//! What the commands of the table can do now, and which of those that switch something are on.

use crate::app::beneath::is_seen;
use crate::app::centre::Centre;
use crate::app::command::Command;
use crate::app::locks::{self, Lockable};
use crate::app::project::ProjectCommand;
use crate::app::review::Reviewing;
use crate::app::state::State;
use crate::app::{curation, expansion, exporting, on_disk, paths, timeline};
use crate::knowledge::EntityId;
use crate::scene::LineGrouping;

/// Whether the command can do something now.
#[must_use]
pub fn is_enabled(state: &State, command: &Command) -> bool {
    let has_documents = !state.ground.sources.is_empty();
    let shown = &state.derived.view;
    match command {
        Command::ExportPicture
        | Command::ExportGraph
        | Command::ExportTable
        | Command::RemoveAllDocuments
        | Command::AskGraph
        | Command::Review(Reviewing::Toggle)
        | Command::ToggleDuplicates
        | Command::ShowCentre(_)
        | Command::ShowBeneath(_)
        | Command::Note(_) => has_documents,
        Command::Export(exporting) => exporting::is_possible(state, exporting),
        Command::CompareDocuments => state.ground.sources.len() > 1,
        Command::Compare(_) => state.comparison.is_some(),
        Command::ToggleUndated => timeline::can_list_undated(state),
        command if curation::is_about(command) => curation::is_possible(state, command),
        Command::Disk(disk) => on_disk::is_possible(state, disk),
        Command::CancelReading => state.work.is_some(),
        Command::ClearRecent => !state.settings.recent.is_empty(),
        Command::Project(ProjectCommand::ClearRecent) => !state.settings.recent_projects.is_empty(),
        Command::Undo => state.undo_step().is_some(),
        Command::Redo => state.redo_step().is_some(),
        Command::ShowHistory => state.project.open.as_ref().is_some_and(|project| project.path.is_some()),
        Command::ShowSnapshots => state.project_of_snapshots().is_some(),
        Command::NewProject => has_documents || state.project.open.is_some(),
        Command::SaveProject => has_documents,
        Command::CopyProject => has_documents && state.project.open.is_some(),
        Command::FitAll | Command::SelectAll | Command::ZoomIn | Command::ZoomOut | Command::LayOutAgain => {
            !shown.entities.is_empty()
        }
        Command::CopyRows => {
            let table = state.derived.table.as_ref();
            let mut selection = state.selection_in(Lockable::Table).iter();
            table.is_some_and(|table| selection.any(|&one| table.place_of(one).is_some()))
        }
        Command::ShowAllColumns => {
            let hides = state.settings.hidden_columns.contains_key(&state.tables.sheet);
            hides && is_seen(state, Centre::Table)
        }
        Command::HideSelection | Command::HideOthers => {
            state.selected_entities().next().is_some() || state.selected_relations().next().is_some()
        }
        Command::ExpandSelection => expansion::can_expand(state),
        Command::CollapseSelection => expansion::can_collapse(state),
        Command::FanOut => {
            state.settings.line_grouping != LineGrouping::Fanned
                && state.selected_relations().next().is_some()
        }
        Command::Arrange(arrangement) => placed(state).count() >= arrangement.least(),
        Command::RelaxSelection => placed(state).any(|id| !state.ground.pins.contains_key(&id)),
        Command::FocusSelection
        | Command::FilterNear
        | Command::FilterComponent
        | Command::SelectNeighbours
        | Command::Flag(Some(_))
        | Command::TogglePinned => state.selected_entities().next().is_some(),
        Command::FitSelection
        | Command::ClearSelection
        | Command::ShowEvidence
        | Command::CopyQuotationOfSelection
        | Command::CopyMarkdown => !state.selection.is_empty(),
        Command::NextEvidence | Command::PreviousEvidence => !state.selection_in(Lockable::Reader).is_empty(),
        Command::ToggleLock(view) => locks::can_toggle(state, *view),
        Command::NextHit | Command::PreviousHit => !state.found.hits().is_empty(),
        Command::SelectHits => state.found.subjects().next().is_some(),
        Command::FindPaths => paths::ends(state).is_some(),
        Command::ClosePaths => state.paths.is_some(),
        Command::CloseQuestion => state.question.is_some(),
        Command::Review(_) => state.review.is_some(),
        Command::InvertSelection
        | Command::NextNeighbour
        | Command::PreviousNeighbour
        | Command::NextLine
        | Command::PreviousLine
        | Command::TogglePresentation => !shown.entities.is_empty() || state.canvas.is_presenting,
        Command::GoBack => state.canvas.views.has_back(),
        Command::GoForward => state.canvas.views.has_forward(),
        Command::GroupBy(by) => !shown.entities.is_empty() || state.ground.grouping.by == Some(*by),
        Command::GroupSelection => state.selected_entities().nth(1).is_some(),
        Command::UngroupSelection | Command::ToggleGroups => {
            state.selected_entities().any(|id| state.derived.drawn.groups.of(id).is_some())
        }
        Command::Flag(None) => state.selected_entities().any(|id| state.ground.flags.contains_key(&id)),
        Command::UngroupAll => !state.ground.grouping.is_empty(),
        Command::OpenAllGroups => state.derived.drawn.groups.closed().next().is_some(),
        Command::CloseAllGroups => state.derived.drawn.groups.iter().any(|group| group.is_open),
        Command::ToggleKnown => !state.derived.knowledge.known.is_empty(),
        Command::ToggleDoubtful => state.derived.doubtful > 0,
        Command::ShowMore => state.more() > 0,
        Command::ClearFilters => state.filter_count() > 0,
        Command::ClearFocus => state.ground.filter.focus.is_some(),
        Command::PutNamesBack => !state.ground.names.is_empty(),
        Command::UnpinAll => !state.ground.pins.is_empty(),
        Command::TogglePlay => timeline::can_play(state),
        Command::NextMoment | Command::PreviousMoment => timeline::can_step(state),
        _ => true,
    }
}

/// The selected entities that stand on the graph.
fn placed(state: &State) -> impl Iterator<Item = EntityId> + '_ {
    state.selected_entities().filter(|id| state.derived.view.has_entity(*id))
}

/// For a command that switches something: whether it is on.
#[must_use]
pub fn is_on(state: &State, command: &Command) -> Option<bool> {
    match command {
        Command::TogglePanel(panel) => Some(state.shows(*panel)),
        Command::SetTheme(choice) => Some(state.theme_choice() == *choice),
        Command::SetEvidenceOrder(order) => Some(state.settings.evidence_order == *order),
        Command::ToggleEdgeLabels => Some(state.settings.all_edge_labels),
        Command::SetNames(names) => Some(state.settings.names == *names),
        Command::SetLineGrouping(grouping) => Some(state.settings.line_grouping == *grouping),
        Command::ToggleLock(view) => Some(state.is_locked(*view)),
        Command::SetTracks(by) => Some(state.settings.timeline_tracks == *by),
        Command::ShowCentre(centre) => Some(state.centre == *centre),
        Command::ShowBeneath(beneath) => Some(state.settings.beneath == *beneath),
        Command::ToggleDuplicates => Some(state.duplicates.is_some()),
        Command::ToggleUndated => Some(timeline::lists_undated(state)),
        Command::Review(Reviewing::Toggle) => Some(state.review.is_some()),
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
