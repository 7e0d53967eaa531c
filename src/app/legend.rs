//! The legend on the screen: the rows of the picture, and those of what the filters leave out, so that a click
//! can bring it back.

use std::collections::BTreeSet;

use super::state::State;
use crate::graph::{Condition, Status};
use crate::scene::legend::{LegendRow, Meaning, kind_row, line_row};
use crate::scene::style::ClassKey;
use crate::scene::{ColorBy, Look};

/// The rows of the picture with those of what is filtered out.
pub(super) fn complete(state: &State, mut rows: Vec<LegendRow>, look: &Look) -> Vec<LegendRow> {
    let has = |rows: &[LegendRow], meaning: &Meaning| rows.iter().any(|row| row.meaning == *meaning);
    let is_comparing = state.comparison.is_some();
    let by = if is_comparing { ColorBy::Comparison } else { state.ground.style.color };
    let kinds = state.derived.kinds.keys().map(|&kind| kind_row(kind, None, by, look));
    let lines = [Meaning::Reported, Meaning::NotYet, Meaning::Denied, Meaning::Disputed]
        .map(|meaning| line_row(meaning, look));
    for mut row in kinds.chain(lines) {
        let is_out =
            condition(state, &row.meaning).is_some_and(|condition| state.ground.filter.shuts_out(&condition));
        if is_out && !has(&rows, &row.meaning) {
            row.is_on = false;
            let place = rows.iter().take_while(|other| other.meaning < row.meaning).count();
            rows.insert(place, row);
        }
    }
    for row in &mut rows {
        let condition = condition(state, &row.meaning);
        row.is_on = !condition.is_some_and(|condition| state.ground.filter.shuts_out(&condition));
    }
    rows
}

/// The condition that a click on a row turns on or off, where there is one.
#[must_use]
pub fn condition(state: &State, meaning: &Meaning) -> Option<Condition> {
    match meaning {
        Meaning::Kind(kind) => Some(Condition::Kinds([*kind].into())),
        Meaning::Class(ClassKey::Article(document)) => Some(Condition::Documents([document.clone()].into())),
        Meaning::NotYet => {
            let statuses = state.derived.statuses.keys().copied();
            let not_yet: BTreeSet<Status> = statuses.filter(|status| status.is_not_yet()).collect();
            (!not_yet.is_empty()).then_some(Condition::Statuses(not_yet))
        }
        Meaning::Reported => status(state, Status::Reported),
        Meaning::Denied => status(state, Status::Denied),
        Meaning::Disputed => status(state, Status::Disputed),
        _ => None,
    }
}

/// The condition of a status that any relation has.
fn status(state: &State, status: Status) -> Option<Condition> {
    state.derived.statuses.contains_key(&status).then(|| Condition::Statuses([status].into()))
}
