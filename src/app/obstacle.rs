//! Why a command can do nothing now.

use super::command::Command;
use super::state::State;
use super::table::is_enabled;

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
        _ if !has_documents => "Open an article first.",
        Command::FitAll
        | Command::SelectAll
        | Command::ZoomIn
        | Command::ZoomOut
        | Command::LayOutAgain
        | Command::InvertSelection
        | Command::NextNeighbour
        | Command::PreviousNeighbour
        | Command::TogglePresentation => "Nothing is shown on the graph.",
        Command::FitSelection
        | Command::ClearSelection
        | Command::NextEvidence
        | Command::PreviousEvidence
        | Command::CopyQuotationOfSelection
        | Command::CopyMarkdown => "Nothing is selected.",
        Command::FocusSelection
        | Command::HideSelection
        | Command::HideOthers
        | Command::FilterNear
        | Command::FilterComponent
        | Command::SelectNeighbours
        | Command::TogglePinned => "Select an entity first.",
        Command::GoBack => "There is no view before this one.",
        Command::GoForward => "There is no view after this one.",
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
        _ => "There is nothing that it could do now.",
    }
}
