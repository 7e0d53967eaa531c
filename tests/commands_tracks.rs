//! The tracks of the timeline by commands alone: all claims together, by entity, by article.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use driver::Driver;
use jiff::civil::date;
use relata::app::table::is_on;
use relata::app::timeline::{TrackBy, TrackOf};
use relata::app::{Centre, Command, Effect, Lockable, Settings};
use relata::scene::Subject;

/// An article of a later day that says one thing of the other one, and one of its own.
const LATER: &str =
    "20 May 1843\n\nAda Byron met Charles Babbage in 1841. Élise Roux travelled to London in 1842.\n";

fn dated() -> Driver {
    let mut driver = Driver::with(&[("dated.txt", sample::DATED)]);
    driver.give(Command::ShowCentre(Centre::Timeline));
    driver
}

/// The names of the tracks, each with what is written on it.
fn tracks(driver: &Driver) -> Vec<(String, Vec<String>)> {
    let tracks = driver.state.derived.tracks.as_ref().unwrap();
    let words =
        |track: &relata::app::timeline::Track| track.marks.iter().map(|mark| mark.words.clone()).collect();
    tracks.list.iter().map(|track| (track.name.clone(), words(track))).collect()
}

fn names(driver: &Driver) -> Vec<String> {
    tracks(driver).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn all_claims_stand_together_until_they_are_parted() {
    let mut driver = dated();
    let together = tracks(&driver);
    assert_eq!(together.len(), 1);
    assert_eq!(
        together[0].1,
        [
            "Charles Babbage travelled to Turin",
            "Ada Byron met Charles Babbage",
            "Élise Roux wrote to Charles Babbage"
        ]
    );
    assert_eq!(is_on(&driver.state, &Command::SetTracks(TrackBy::Nothing)), Some(true));
    driver.give(Command::SetTracks(TrackBy::Entity));
    let parted = tracks(&driver);
    let all: Vec<&str> = parted.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(all, ["Charles Babbage", "Ada Byron", "Turin", "Élise Roux"], "the most active first");
    assert_eq!(parted[0].1, ["travelled to Turin", "Ada Byron met", "Élise Roux wrote to"]);
    assert_eq!(parted[2].1, ["Charles Babbage travelled to"]);
    assert_eq!(driver.state.derived.tracks.as_ref().unwrap().elsewhere, 0);
}

#[test]
fn each_selected_entity_has_a_track() {
    let mut driver = dated();
    driver.give(Command::SetTracks(TrackBy::Entity));
    let ada = driver.select("Ada Byron");
    assert_eq!(names(&driver), ["Ada Byron"]);
    assert_eq!(driver.state.derived.tracks.as_ref().unwrap().elsewhere, 2);
    // A click on a claim selects it; the tracks stay, or it would run away from the pointer.
    let met = driver.state.derived.timeline.as_ref().unwrap().marks[1].relation;
    driver.give(Command::Select(Subject::Relation(met)));
    assert_eq!(names(&driver), ["Ada Byron"]);
    let society = driver.entity("Royal Society");
    driver.give(Command::SelectEntities([ada, society].into()));
    assert_eq!(names(&driver), ["Ada Byron", "Royal Society"]);
    assert!(tracks(&driver)[1].1.is_empty(), "nothing of it has a date, which is seen");
    driver.give(Command::ClearSelection);
    assert_eq!(names(&driver).len(), 4);
}

#[test]
fn the_tracks_of_a_locked_timeline_stay() {
    let mut driver = dated();
    driver.give(Command::SetTracks(TrackBy::Entity));
    driver.select("Ada Byron");
    driver.give(Command::ToggleLock(Lockable::Timeline));
    driver.select("Turin");
    assert_eq!(names(&driver), ["Ada Byron"]);
    driver.give(Command::ToggleLock(Lockable::Timeline));
    assert_eq!(names(&driver), ["Turin"]);
    driver.give(Command::RemoveAllDocuments);
    assert!(driver.state.derived.tracks.as_ref().is_none_or(|tracks| tracks.list.is_empty()));
}

#[test]
fn chosen_days_and_playing_leave_the_tracks_as_they_are() {
    let mut driver = dated();
    driver.give(Command::SetTracks(TrackBy::Entity));
    let before = tracks(&driver);
    driver.give(Command::BrushDates(Some((date(1841, 1, 1), date(1841, 12, 31)))));
    assert_eq!(tracks(&driver), before);
    let left = |driver: &Driver| {
        let timeline = driver.state.derived.timeline.as_ref().unwrap();
        timeline.marks.iter().filter(|mark| !mark.is_left_out).count()
    };
    assert_eq!(left(&driver), 1);
    driver.give(Command::BrushDates(None));
    driver.give(Command::NextMoment);
    assert_eq!(tracks(&driver), before);
    assert!(left(&driver) < 3, "something is still to come");
}

#[test]
fn a_claim_stands_on_the_track_of_each_article_that_says_it() {
    let mut driver = Driver::with(&[("later.txt", LATER), ("dated.txt", sample::DATED)]);
    driver.give(Command::SetTracks(TrackBy::Article));
    driver.give(Command::ShowCentre(Centre::Timeline));
    let tracks = tracks(&driver);
    assert_eq!(tracks[0].0, "dated.txt", "the earlier one, though it was opened later");
    assert_eq!(tracks[1].0, "later.txt");
    assert!(tracks.iter().all(|(_, words)| words.contains(&"Ada Byron met Charles Babbage".to_owned())));
    assert_eq!(tracks[1].1.len(), 2);
    let list = &driver.state.derived.tracks.as_ref().unwrap().list;
    assert_eq!([list[0].of, list[1].of], [TrackOf::Article(1), TrackOf::Article(0)]);
}

#[test]
fn the_choice_is_kept() {
    let mut driver = dated();
    driver.give(Command::SetTracks(TrackBy::Article));
    let saved = driver.effects.iter().rev().find_map(|effect| match effect {
        Effect::SaveSettings(settings) => Some(settings.to_json()),
        _ => None,
    });
    assert_eq!(Settings::from_json(&saved.unwrap()).unwrap().timeline_tracks, TrackBy::Article);
    assert_ne!(driver.state.history.undo_step(), Some("Article"), "it is how one looks, no step");
}
