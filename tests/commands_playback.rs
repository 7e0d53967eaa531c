//! Watching how things came about, driven by commands alone.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use driver::{Driver, one_article};
use jiff::civil::{Date, date};
use relata::app::settings::Setting;
use relata::app::timeline::{Pace, PlaybackChoice, Stride, Sweep, chosen_days, days, window};
use relata::app::{Centre, Command, obstacle};
use relata::graph::{Clock, Condition, Dates};

fn dated() -> Driver {
    let mut driver = Driver::with(&[("letters.txt", sample::DATED)]);
    driver.give(Command::ShowCentre(Centre::Timeline));
    driver
}

fn relations(driver: &Driver) -> usize {
    driver.state.derived.view.relations.len()
}

fn is_playing(driver: &Driver) -> bool {
    driver.state.timeline.playback.unwrap().is_playing
}

fn at(driver: &Driver) -> Date {
    days::date(driver.state.timeline.playback.unwrap().at)
}

fn by(clock: Clock, sweep: Sweep) -> Command {
    Command::SetPlayback(PlaybackChoice { clock, sweep, pace: Pace::Normal })
}

#[test]
fn a_play_grows_to_the_end_moves_nothing_and_is_undone_at_once() {
    let mut driver = dated();
    let (places, layouts) = (driver.state.derived.positions.clone(), driver.layouts);
    let (camera, axis) = (driver.state.view_camera(), window(&driver.state));
    driver.give(Command::TogglePlay);
    assert_eq!(driver.state.timeline.playback.unwrap().stride, Stride::Day);
    let mut seen = vec![(at(&driver), relations(&driver))];
    while is_playing(&driver) {
        driver.give(Command::NextMoment);
        seen.push((at(&driver), relations(&driver)));
        assert_eq!(driver.state.view_camera(), camera);
        assert_eq!(window(&driver.state), axis);
        let timeline = driver.state.derived.timeline.clone().unwrap();
        assert_eq!(timeline.marks.len(), 3, "what is to come stays on the axis");
        assert!(seen.len() < 10, "it comes to an end");
    }
    assert_eq!(seen, [(date(1840, 1, 1), 1), (date(1841, 1, 1), 2), (date(1843, 1, 1), 3)]);
    assert_eq!(chosen_days(&driver.state), Some((date(1840, 1, 1), date(1843, 1, 1))));
    assert_eq!((driver.state.derived.positions.clone(), driver.layouts), (places.clone(), layouts));
    assert_eq!(driver.state.history.undo_step(), Some("Play"));
    driver.give(Command::Undo);
    assert_eq!((relations(&driver), chosen_days(&driver.state)), (4, None));
    assert_eq!(driver.state.timeline.playback, None, "it has ended");
    assert_ne!(driver.state.history.undo_step(), Some("Play"));
    assert_eq!(driver.state.view_camera(), camera);
    driver.give(Command::Redo);
    assert_eq!(relations(&driver), 3);
    assert_eq!((driver.state.derived.positions.clone(), driver.layouts), (places, layouts));
}

#[test]
fn it_pauses_goes_on_and_begins_anew_at_the_end() {
    let mut driver = dated();
    driver.give(Command::TogglePlay);
    driver.give(Command::TogglePlay);
    assert!(!is_playing(&driver));
    driver.give(Command::NextMoment);
    assert_eq!((at(&driver), is_playing(&driver)), (date(1841, 1, 1), false));
    driver.give(Command::PreviousMoment);
    assert_eq!(at(&driver), date(1840, 1, 1));
    driver.give(Command::TogglePlay);
    assert!(is_playing(&driver));
    driver.give(Command::NextMoment);
    driver.give(Command::NextMoment);
    assert!(!is_playing(&driver), "it stops at the end");
    driver.give(Command::TogglePlay);
    assert_eq!((at(&driver), is_playing(&driver)), (date(1840, 1, 1), true));
    driver.give(Command::Undo);
    assert_eq!(relations(&driver), 4, "all of it is one step");
}

#[test]
fn chosen_days_are_gone_through_and_the_undated_stay_where_they_were_wanted() {
    let mut driver = dated();
    driver.give(Command::BrushDates(Some((date(1841, 1, 1), date(1843, 12, 31)))));
    let chips = &driver.state.ground.filter.chips;
    let index = chips.iter().position(|chip| matches!(chip.condition, Condition::Dates(_))).unwrap();
    let mut chip = chips[index].clone();
    let Condition::Dates(dates) = chip.condition else { panic!("no dates") };
    chip.condition = Condition::Dates(Dates { or_undated: true, ..dates });
    driver.give(Command::SetChip(index, chip));
    assert_eq!(relations(&driver), 3);
    driver.give(Command::NextMoment);
    assert_eq!((at(&driver), relations(&driver)), (date(1841, 1, 1), 2));
    driver.give(Command::NextMoment);
    driver.give(Command::NextMoment);
    assert_eq!((at(&driver), relations(&driver)), (date(1843, 1, 1), 3));
    driver.give(Command::Undo);
    assert_eq!(chosen_days(&driver.state), Some((date(1841, 1, 1), date(1843, 12, 31))));
}

#[test]
fn a_window_moves_and_another_clock_begins_anew() {
    let mut driver = dated();
    driver.give(by(Clock::Happened, Sweep::Moving));
    assert_eq!(driver.state.history.undo_step(), Some("Open"), "a choice alone changes nothing");
    driver.give(Command::NextMoment);
    driver.give(Command::NextMoment);
    assert_eq!(chosen_days(&driver.state), Some((date(1840, 2, 1), date(1840, 2, 29))));
    assert_eq!(relations(&driver), 1);
    driver.give(by(Clock::Published, Sweep::Growing));
    assert_eq!((chosen_days(&driver.state), relations(&driver)), (None, 4));
    driver.give(Command::TogglePlay);
    assert_eq!((at(&driver), relations(&driver)), (date(1843, 3, 12), 4));
    assert_eq!(driver.state.filter_count(), 1);
}

#[test]
fn it_pauses_when_the_timeline_is_left_and_ends_when_days_are_chosen_otherwise() {
    let mut driver = dated();
    driver.give(Command::TogglePlay);
    driver.give(Command::ShowCentre(Centre::Graph));
    assert!(!is_playing(&driver));
    assert_eq!(obstacle(&driver.state, &Command::TogglePlay), Some("Show the timeline first."));
    driver.give(Command::ShowCentre(Centre::Timeline));
    driver.give(Command::TogglePlay);
    assert!(is_playing(&driver));
    driver.give(Command::BrushDates(None));
    assert_eq!(driver.state.timeline.playback, None);
    assert_eq!(driver.state.camera, None, "the graph is fitted into the window again");
}

#[test]
fn without_motion_or_dates_it_says_why_it_does_not_play() {
    let mut driver = dated();
    driver.give(Command::TogglePlay);
    driver.give(Command::Set(Setting::ReducedMotion(true)));
    assert!(!is_playing(&driver));
    assert!(obstacle(&driver.state, &Command::TogglePlay).unwrap().starts_with("Motion is switched off"));
    driver.give(Command::NextMoment);
    assert_eq!(relations(&driver), 2, "by hand it goes on");
    let mut driver = one_article();
    driver.give(Command::ShowCentre(Centre::Timeline));
    for command in [Command::TogglePlay, Command::NextMoment, Command::PreviousMoment] {
        let reason = obstacle(&driver.state, &command);
        assert_eq!(reason, Some("Nothing that is shown has a date of this sort."));
        driver.give(command);
        assert_eq!(driver.state.timeline.playback, None);
    }
}
