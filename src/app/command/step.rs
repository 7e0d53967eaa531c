//! The names of the steps that can be undone.

use super::Command;
use crate::graph::Facet;

impl Command {
    /// What the step is called in the history, when the command changes the ground state.
    #[must_use]
    pub fn step(&self) -> Option<&'static str> {
        Some(match self {
            Self::RemoveDocument(_) | Self::RemoveAllDocuments => "Close document",
            Self::FocusSelection | Self::Focus(_) | Self::FocusAtDepth(_) => "Focus",
            Self::GoBack => "Go back",
            Self::GoForward => "Go forward",
            Self::SetDepth(_) => "Change depth",
            Self::ClearFocus => "Leave focus",
            Self::AddChip(_) | Self::AddBeside(_) | Self::FilterComponent | Self::FilterNear => "Filter",
            Self::SetChip(..) => "Change filter",
            Self::NegateChip(_) => "Negate filter",
            Self::ToggleJoined(_) => "Join filters",
            Self::RemoveChip(_) => "Remove filter",
            Self::ToggleValue(value) | Self::OnlyValue(value) => match value.facet() {
                Facet::Kind => "Filter by kind",
                Facet::Relation => "Filter by relation",
                Facet::Document => "Filter by document",
                _ => "Filter",
            },
            Self::ToggleDims => "Dim or hide",
            Self::SaveFilter(_) => "Keep filter",
            Self::UseFilter(_) => "Use filter",
            Self::ForgetFilter(_) => "Forget filter",
            Self::ToggleKnown => "Known memberships",
            Self::ToggleDoubtful => "Doubtful relations",
            Self::HideSelection => "Hide",
            Self::HideOthers => "Hide others",
            Self::ShowOnlyAnswers => "Show only answers",
            Self::ShowMore => "Show more",
            Self::ClearFilters => "Clear filters",
            Self::Pin(..) | Self::Nudge(_) => "Move",
            Self::PlaceName(..) | Self::NudgeName(_) => "Move name",
            Self::PutNameBack(_) => "Put name back",
            Self::PutNamesBack => "Put names back",
            Self::TogglePinned => "Pin",
            Self::UnpinAll => "Unpin all",
            Self::LayOutAgain => "Lay out again",
            Self::RelaxSelection => "Relax",
            Self::Arrange(arrangement) if arrangement.distributes() => "Distribute",
            Self::Arrange(_) => "Align",
            Self::ExpandSelection | Self::Expand(_) => "Expand",
            Self::CollapseSelection => "Collapse",
            Self::BrushDates(_) | Self::ToggleUndated => "Filter by date",
            Self::TogglePlay | Self::NextMoment | Self::PreviousMoment | Self::SetPlayback(_) => "Play",
            Self::GroupBy(_) | Self::GroupSelection => "Group",
            Self::UngroupSelection | Self::UngroupAll => "Ungroup",
            Self::OpenGroup(_) | Self::OpenAllGroups => "Open group",
            Self::CloseGroup(_) | Self::CloseAllGroups => "Close group",
            Self::ToggleGroups => "Open or close group",
            Self::Flag(_) => "Mark",
            Self::Curate(curation) => curation.step(),
            Self::Note(noting) => return noting.step(),
            Self::MergeSelection => "Make one",
            Self::KeepApartSelection => "Keep apart",
            Self::RejectSelection => "Delete",
            Self::RestoreSelection => "Restore",
            Self::SizeBy(_) => "Size",
            Self::ColorBy(_) => "Colour",
            Self::LabelBy(_) => "Labels",
            _ => return None,
        })
    }
}
