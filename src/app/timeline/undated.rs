//! The claims without a date, which the timeline cannot show: listed in the table.

use crate::app::beneath::{Beneath, beneath, is_seen, show_in_centre};
use crate::app::centre::Centre;
use crate::app::state::State;
use crate::app::tables::Sheet;
use crate::graph::{Chip, Condition, Dates, DayRange, Filter};

/// What has a date at all; its opposite are the claims without one.
fn dated() -> Condition {
    Condition::Dates(Dates::happened(DayRange::default()))
}

/// The place of the filter that leaves only the claims without a date.
fn undated_chip(filter: &Filter) -> Option<usize> {
    let dated = dated();
    let mut chips = filter.chips.iter().enumerate();
    let is_it = |(index, chip): &(usize, &Chip)| {
        chip.negated && chip.condition == dated && filter.stands_alone(*index)
    };
    chips.find(is_it).map(|(index, _)| index)
}

/// Whether a filter leaves only the claims without a date.
#[must_use]
pub fn lists_undated(state: &State) -> bool {
    undated_chip(&state.ground.filter).is_some()
}

/// Whether there is a claim without a date to be listed, or a filter that leaves only those.
pub(in crate::app) fn can_list_undated(state: &State) -> bool {
    let derived = &state.derived;
    let mut shown = derived.view.relations.iter().filter_map(|&id| derived.knowledge.relation(id));
    lists_undated(state) || shown.any(|relation| relation.dates().is_empty())
}

/// Adds a filter that leaves only the claims without a date, and lists them in the table; where the table is
/// not seen, it comes beside what is. Takes the filter away again where there is one.
pub(in crate::app) fn toggle_undated(state: &mut State) {
    if let Some(index) = undated_chip(&state.ground.filter) {
        state.ground.filter.remove(index);
        return;
    }
    if !can_list_undated(state) {
        return;
    }
    state.ground.filter.add_beside(Chip::not(dated()));
    state.tables.sheet = Sheet::Relations;
    if is_seen(state, Centre::Table) {
    } else if beneath(state) == Some(Centre::Timeline) {
        show_in_centre(state, Centre::Table);
    } else {
        state.settings.beneath = Beneath::Table;
    }
}
