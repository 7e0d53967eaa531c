//! Why a command can do nothing now.

use super::centre::Centre;
use super::command::Command;
use super::curation;
use super::exporting::Exporting;
use super::locks::Lockable;
use super::on_disk;
use super::project::ProjectCommand;
use super::state::State;
use super::stops::Stopping;
use super::table::is_enabled;
use crate::scene::LineGrouping;

/// What a person can do so that the command can do something; `None` when it can.
#[must_use]
pub fn obstacle(state: &State, command: &Command) -> Option<&'static str> {
    (!is_enabled(state, command)).then(|| reason(state, command))
}

fn reason(state: &State, command: &Command) -> &'static str {
    let has_documents = !state.ground.sources.is_empty();
    match command {
        Command::CancelReading => "Nothing is being read.",
        Command::Undo => "Nothing has been changed yet.",
        Command::Redo => "Nothing has been undone.",
        Command::ClosePaths => "No paths are shown.",
        Command::CloseQuestion => "No question is asked.",
        Command::ClearRecent => "The list of recent files is empty.",
        Command::Project(ProjectCommand::ClearRecent) => "The list of recent projects is empty.",
        Command::NewProject | Command::ShowHistory | Command::ShowSnapshots => "There is no project yet.",
        _ if !has_documents => "Open an article first.",
        Command::CompareDocuments => "Open a second article first.",
        Command::Compare(_) => "Compare documents first.",
        Command::CopyProject => "Keep the project first.",
        Command::Export(Exporting::Stop(stopping)) if *stopping != Stopping::Keep => "Keep a view first.",
        command if curation::is_about(command) => curation::obstacle(command),
        Command::Disk(disk) => on_disk::obstacle(disk),
        Command::TogglePlay | Command::NextMoment | Command::PreviousMoment
            if !super::beneath::is_seen(state, Centre::Timeline) =>
        {
            "Show the timeline first."
        }
        Command::TogglePlay if super::timeline::can_step(state) => {
            "Motion is switched off in the settings; go from moment to moment by hand."
        }
        Command::TogglePlay | Command::NextMoment | Command::PreviousMoment => {
            "Nothing that is shown has a date of this sort."
        }
        Command::FitAll
        | Command::SelectAll
        | Command::ZoomIn
        | Command::ZoomOut
        | Command::LayOutAgain
        | Command::InvertSelection
        | Command::GroupBy(_)
        | Command::NextNeighbour
        | Command::PreviousNeighbour
        | Command::NextLine
        | Command::PreviousLine
        | Command::Export(_)
        | Command::TogglePresentation => "Nothing is shown on the graph.",
        Command::FitSelection
        | Command::ClearSelection
        | Command::ShowEvidence
        | Command::NextEvidence
        | Command::PreviousEvidence
        | Command::CopyQuotationOfSelection
        | Command::CopyMarkdown => "Nothing is selected.",
        Command::HideSelection | Command::HideOthers => "Select an entity or a relation first.",
        Command::ExpandSelection if state.selected_entities().next().is_some() => {
            "All neighbours of the selection are shown that the filters let through."
        }
        Command::CollapseSelection => "Nothing was expanded here.",
        Command::FanOut if state.settings.line_grouping == LineGrouping::Fanned => {
            "Every relation has a line of its own already."
        }
        Command::FanOut => "Select a relation first.",
        Command::Arrange(arrangement) if arrangement.distributes() => "Select three entities or more first.",
        Command::Arrange(_) => "Select two entities or more first.",
        Command::RelaxSelection => "Select an entity that is not pinned first.",
        Command::ExpandSelection
        | Command::FocusSelection
        | Command::FilterNear
        | Command::FilterComponent
        | Command::SelectNeighbours
        | Command::TogglePinned
        | Command::Flag(Some(_)) => "Select an entity first.",
        Command::GroupSelection => "Select at least two entities first.",
        Command::UngroupSelection | Command::ToggleGroups => "Select a group or a member of one first.",
        Command::Flag(None) => "Select a marked entity first.",
        Command::UngroupAll => "There is no group.",
        Command::OpenAllGroups => "No group is closed.",
        Command::CloseAllGroups => "No group is open.",
        Command::GoBack => "There is no view before this one.",
        Command::GoForward => "There is no view after this one.",
        Command::ToggleLock(Lockable::Inspector) => "Show the inspector first.",
        Command::ToggleLock(Lockable::Reader) => "Show the reader first.",
        Command::ToggleLock(Lockable::Table) => "Show the table first.",
        Command::ToggleLock(Lockable::Timeline) => "Show the timeline first.",
        Command::ToggleUndated => "Every claim that is shown has a date.",
        Command::ShowAllColumns if !super::beneath::is_seen(state, Centre::Table) => "Show the table first.",
        Command::ShowAllColumns => "No column of the table is hidden.",
        Command::CopyRows => "Show the table and select rows in it first.",
        Command::FindPaths => "Select exactly two entities first.",
        Command::NextHit | Command::PreviousHit if state.search.trim().is_empty() => {
            "Look for something first."
        }
        Command::NextHit | Command::PreviousHit => "Nothing was found.",
        Command::SelectHits => "No entity and no relation was found.",
        Command::ToggleKnown => "The lists know no membership of what the articles name.",
        Command::ToggleDoubtful => "No relation is doubtful.",
        Command::ShowMore => "Everything is shown that the filters let through.",
        Command::ClearFilters => "There is no filter.",
        Command::ClearFocus => "The graph has no focus.",
        Command::UnpinAll => "Nothing is pinned.",
        Command::PutNamesBack => "No name has been moved.",
        _ => "There is nothing that it could do now.",
    }
}
