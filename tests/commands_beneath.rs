//! Two views at once, and the claims without a date, by commands alone.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use driver::Driver;
use jiff::civil::date;
use relata::app::beneath::{beneath, is_seen};
use relata::app::table::{entry_of, is_enabled, is_on};
use relata::app::tables::{Row, Sheet};
use relata::app::timeline::window;
use relata::app::{Beneath, Centre, Command, Effect, Settings};

fn dated() -> Driver {
    Driver::with(&[("letters.txt", sample::DATED)])
}

fn titles(driver: &Driver) -> Vec<String> {
    driver.state.derived.table.as_ref().unwrap().rows().map(Row::title).collect()
}

#[test]
fn a_second_view_stands_beneath_the_first_and_never_the_same_one() {
    let mut driver = dated();
    assert_eq!(beneath(&driver.state), None);
    driver.give(Command::ShowBeneath(Beneath::Timeline));
    assert_eq!((driver.state.centre, beneath(&driver.state)), (Centre::Graph, Some(Centre::Timeline)));
    assert!(driver.state.derived.timeline.is_some() && driver.state.derived.table.is_none());
    driver.give(Command::ShowCentre(Centre::Table));
    assert!(is_seen(&driver.state, Centre::Table) && is_seen(&driver.state, Centre::Timeline));
    assert!(driver.state.derived.table.is_some());

    // What is chosen for the middle does not stay beneath, nor the other way round.
    driver.give(Command::ShowCentre(Centre::Timeline));
    assert_eq!((driver.state.settings.beneath, beneath(&driver.state)), (Beneath::Nothing, None));
    driver.give(Command::ShowBeneath(Beneath::Timeline));
    assert_eq!((driver.state.centre, beneath(&driver.state)), (Centre::Graph, Some(Centre::Timeline)));
    assert_eq!(is_on(&driver.state, &Command::ShowBeneath(Beneath::Timeline)), Some(true));

    driver.give(Command::ShowBeneath(Beneath::Timeline));
    assert_eq!(beneath(&driver.state), None, "the same again puts it away");
}

#[test]
fn what_stands_beneath_is_kept_and_gives_way_to_the_graph_alone() {
    let mut driver = dated();
    driver.give(Command::ShowBeneath(Beneath::Table));
    let kept = driver.effects.iter().rev().find_map(|effect| match effect {
        Effect::SaveSettings(settings) => Some(settings.to_json()),
        _ => None,
    });
    assert_eq!(Settings::from_json(&kept.unwrap()).unwrap().beneath, Beneath::Table);
    assert_eq!(Settings::from_json("{}").unwrap().beneath, Beneath::Nothing);
    driver.give(Command::TogglePresentation);
    assert_eq!(beneath(&driver.state), None);
    driver.give(Command::TogglePresentation);
    assert_eq!(beneath(&driver.state), Some(Centre::Table));
    driver.give(Command::RemoveAllDocuments);
    assert_eq!(beneath(&driver.state), None);
    for beneath in [Beneath::Nothing, Beneath::Table, Beneath::Timeline] {
        let command = Command::ShowBeneath(beneath);
        assert!(entry_of(&command).is_some() && !is_enabled(&driver.state, &command), "{beneath:?}");
    }
}

#[test]
fn days_chosen_beneath_filter_the_graph_and_the_timeline_keeps_up() {
    let mut driver = dated();
    driver.give(Command::ShowBeneath(Beneath::Timeline));
    let all = driver.state.derived.view.relations.len();
    driver.give(Command::BrushDates(Some((date(1841, 1, 1), date(1841, 12, 31)))));
    assert_eq!((all, driver.state.derived.view.relations.len()), (4, 1));
    assert_eq!(driver.state.derived.timeline.as_ref().unwrap().claims(), (3, 1));
    // On the graph, Escape is of the graph; the filter stands in the row of filters.
    driver.give(Command::Escape);
    assert_eq!(driver.state.derived.view.relations.len(), 1);
    driver.give(Command::Undo);
    assert_eq!(driver.state.derived.timeline.as_ref().unwrap().claims(), (3, 3));
}

#[test]
fn the_selection_is_brought_into_view_on_both_and_other_commands_mean_the_graph() {
    let mut driver = dated();
    driver.give(Command::ShowBeneath(Beneath::Timeline));
    driver.select("Ada Byron");
    driver.give(Command::FitSelection);
    assert!(driver.state.camera.is_some() && driver.state.timeline.window.is_some());
    let days = window(&driver.state);
    driver.give(Command::ZoomIn);
    driver.give(Command::FitAll);
    assert!(driver.state.camera.is_none());
    assert_eq!(window(&driver.state), days);
    // Where there is no graph, they mean the timeline.
    driver.give(Command::ShowCentre(Centre::Table));
    driver.give(Command::ZoomIn);
    assert_ne!(window(&driver.state), days);
    driver.give(Command::FitAll);
    assert_eq!(driver.state.timeline.window, None);
}

#[test]
fn claims_without_a_date_are_listed_in_one_step() {
    let mut driver = dated();
    driver.give(Command::ShowCentre(Centre::Timeline));
    assert_eq!(driver.state.derived.timeline.as_ref().unwrap().undated, 1);
    assert!(is_enabled(&driver.state, &Command::ToggleUndated));
    driver.give(Command::ToggleUndated);
    assert_eq!(beneath(&driver.state), Some(Centre::Table));
    assert_eq!(driver.state.tables.sheet, Sheet::Relations);
    assert_eq!(titles(&driver).len(), 1);
    assert!(driver.state.toast.is_some(), "what is taken out of the picture is told");
    assert_eq!(is_on(&driver.state, &Command::ToggleUndated), Some(true));
    driver.give(Command::Undo);
    assert_eq!(titles(&driver).len(), 4);
    driver.give(Command::Redo);
    assert_eq!(titles(&driver).len(), 1);
    driver.give(Command::ToggleUndated);
    assert_eq!((titles(&driver).len(), driver.state.filter_count()), (4, 0));
}

#[test]
fn with_the_timeline_beneath_the_undated_come_to_the_middle_and_where_none_are_nothing_happens() {
    let mut driver = dated();
    driver.give(Command::ShowBeneath(Beneath::Timeline));
    driver.give(Command::BrushDates(Some((date(1841, 1, 1), date(1841, 12, 31)))));
    assert!(!is_enabled(&driver.state, &Command::ToggleUndated));
    driver.give(Command::ToggleUndated);
    assert_eq!((driver.state.centre, driver.state.filter_count()), (Centre::Graph, 1));
    driver.give(Command::BrushDates(None));
    driver.give(Command::ToggleUndated);
    assert_eq!((driver.state.centre, beneath(&driver.state)), (Centre::Table, Some(Centre::Timeline)));
    assert_eq!(driver.state.derived.timeline.as_ref().unwrap().claims(), (0, 0));
}
