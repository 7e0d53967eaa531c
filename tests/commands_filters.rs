//! The conditions of the filter, driven by commands: alternatives, counts, dates, the bar for confidence.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use driver::{Driver, one_article};
use jiff::civil::date;
use relata::app::search::Group;
use relata::app::toast::{Done, Slid};
use relata::app::{Camera, Command, SavedFilter, Settings, State, update};
use relata::graph::{Chip, Clock, Condition, Dates, DayRange, Joined};
use relata::layout::Point;
use relata::vocabulary::EntityKind;

fn kinds(kinds: &[EntityKind]) -> Condition {
    Condition::Kinds(kinds.iter().copied().collect())
}

fn relations(driver: &Driver) -> usize {
    driver.state.derived.view.relations.len()
}

#[test]
fn alternatives_leave_what_each_alone_leaves() {
    let mut driver = one_article();
    let people = Chip::only(kinds(&[EntityKind::Person]));
    driver.give(Command::AddBeside(people));
    driver.give(Command::AddBeside(Chip::only(kinds(&[EntityKind::Location])).or()));
    let together = (driver.shown(), relations(&driver));
    driver.give(Command::Undo);
    driver.give(Command::AddBeside(Chip::only(kinds(&[EntityKind::Location]))));
    assert_eq!((driver.shown(), relations(&driver)), together, "kinds joined by or are one list of kinds");
    assert_eq!(driver.state.ground.filter.chips.len(), 2, "and joined by and they share a chip");
}

#[test]
fn a_condition_on_relations_brings_their_ends_beside_entities() {
    let mut driver = one_article();
    driver.state.ground.filter.related_only = false;
    let places = Chip::only(kinds(&[EntityKind::Location]));
    driver.give(Command::AddBeside(places));
    assert_eq!((driver.shown(), relations(&driver)), (2, 0));
    driver.give(Command::AddBeside(Chip::only(Condition::Text("praised".to_owned())).or()));
    let society = driver.entity("Royal Society");
    assert_eq!((driver.shown(), relations(&driver)), (4, 1), "Ada and the Society, and the places");
    assert!(driver.state.derived.view.has_entity(society));
    driver.give(Command::ToggleJoined(2));
    assert_eq!(driver.state.ground.filter.chips[2].joined, Joined::And);
    assert_eq!(driver.shown(), 0, "no place is praised");
    assert_eq!(driver.state.history.undo_step(), Some("Join filters"));
    driver.give(Command::Undo);
    assert_eq!(driver.shown(), 4);
    driver.give(Command::ToggleJoined(0));
    driver.give(Command::ToggleJoined(9));
    assert_eq!(driver.shown(), 4, "there is no word before the first");
}

#[test]
fn alternatives_and_the_rest_both_have_to_hold() {
    let mut driver = one_article();
    let turin = driver.entity("Turin");
    for chip in [
        Chip::only(kinds(&[EntityKind::Location])),
        Chip::only(kinds(&[EntityKind::Person])).or(),
        Chip::not(Condition::Entities([turin].into())),
    ] {
        driver.give(Command::AddBeside(chip));
    }
    assert_eq!(driver.shown(), 3);
    // The first alternative goes; the second stays by itself and does not join the bar.
    driver.give(Command::RemoveChip(1));
    assert_eq!((driver.shown(), driver.state.ground.filter.chips[1].joined), (2, Joined::And));
}

#[test]
fn lists_show_what_the_other_conditions_leave() {
    let mut driver = one_article();
    let left = |driver: &Driver| driver.state.derived.left.kinds.get(&EntityKind::Location).copied();
    assert_eq!(left(&driver), Some(2));
    let london = driver.entity("London");
    driver.give(Command::AddChip(Chip::not(Condition::Entities([london].into()))));
    assert_eq!((left(&driver), driver.state.derived.kinds[&EntityKind::Location]), (Some(1), 2));
    driver.give(Command::ToggleValue(kinds(&[EntityKind::Location])));
    assert_eq!(left(&driver), Some(1), "the condition of the list itself takes nothing away");
    assert_eq!(driver.state.derived.left.documents, [(0, 2)].into(), "but it does from the documents");
}

#[test]
fn dates_have_a_clock_and_may_let_the_undated_through() {
    let mut driver = Driver::with(&[("diary.txt", sample::DATED)]);
    let year = |year: i16| DayRange { from: Some(date(year, 1, 1)), to: Some(date(year, 12, 31)) };
    let happened = Dates::happened(year(1841));
    let with = |driver: &mut Driver, dates: Dates| {
        driver.give(Command::AddBeside(Chip::only(Condition::Dates(dates))));
        let shown = relations(driver);
        driver.give(Command::Undo);
        shown
    };
    assert_eq!(with(&mut driver, happened), 1);
    assert_eq!(with(&mut driver, Dates { or_undated: true, ..happened }), 2);
    assert_eq!(with(&mut driver, Dates { clock: Clock::Published, ..happened }), 0);
    assert_eq!(with(&mut driver, Dates { clock: Clock::Published, ..Dates::happened(year(1843)) }), 4);
    assert_eq!(with(&mut driver, Dates { clock: Clock::Said, ..Dates::happened(year(1843)) }), 0);
    // Two clocks stand beside each other; the timeline chooses by the first of them alone.
    let published = Dates { clock: Clock::Published, ..Dates::happened(year(1843)) };
    driver.give(Command::AddChip(Chip::only(Condition::Dates(published))));
    driver.give(Command::AddChip(Chip::only(Condition::Dates(Dates { or_undated: true, ..happened }))));
    driver.give(Command::BrushDates(Some((date(1840, 1, 1), date(1840, 12, 31)))));
    let dates = |dates| Chip::only(Condition::Dates(dates));
    let brushed = Dates { or_undated: true, ..Dates::happened(year(1840)) };
    assert_eq!(driver.state.ground.filter.chips[1..], [dates(published), dates(brushed)]);
    assert_eq!(relations(&driver), 2);
}

#[test]
fn sentences_and_origins_can_be_asked_for() {
    let mut driver = one_article();
    driver.give(Command::AddBeside(Chip::only(Condition::Sentence("COUNTESS".to_owned()))));
    assert_eq!((driver.shown(), relations(&driver)), (2, 1), "no name and no phrase says it like that");
    driver.give(Command::Undo);
    driver.give(Command::AddBeside(Chip::not(Condition::Origins([relata::graph::Basis::Stated].into()))));
    assert_eq!(relations(&driver), 0);
}

#[test]
fn the_first_picture_asks_for_confidence_with_a_chip_that_can_go() {
    let mut driver = one_article();
    assert_eq!(driver.state.ground.filter.chips, [Chip::only(Condition::Confidence(50))]);
    assert_eq!(driver.state.filter_count(), 0, "nobody has set it");
    driver.give(Command::RemoveChip(0));
    assert!(driver.state.ground.filter.shows_doubtful());
    driver.give(Command::Undo);
    assert!(!driver.state.ground.filter.shows_doubtful());
    driver.give(Command::SetChip(0, Chip::only(Condition::Confidence(90))));
    assert_eq!((relations(&driver), driver.shown(), driver.state.filter_count()), (0, 5, 1));
    driver.give(Command::ToggleDims);
    assert_eq!(relations(&driver), 0, "what is too doubtful is no background");
    driver.give(Command::ClearFilters);
    assert_eq!((driver.state.ground.filter.bar(), relations(&driver)), (Some(50), 4));
    driver.give(Command::SetChip(0, Chip::only(Condition::Confidence(20))));
    driver.give(Command::AddChip(Chip::not(kinds(&[EntityKind::Person]))));
    driver.give(Command::ClearFilters);
    assert_eq!(driver.state.ground.filter.bar(), Some(20), "to clear never hides more");
}

#[test]
fn the_note_tells_what_the_whole_way_of_a_slider_has_hidden() {
    let mut driver = one_article();
    let slide = |driver: &mut Driver, percent| {
        driver.give(Command::SetChip(0, Chip::only(Condition::Confidence(percent))));
        driver.state.toast.as_ref().map(|toast| toast.done.clone())
    };
    assert_eq!(slide(&mut driver, 60), None);
    let hidden = |percent| {
        let slid = Some(Slid::Bound(Chip::only(Condition::Confidence(percent))));
        Some(Done::Hidden { step: "Change filter", slid, entities: 0, relations: 4 })
    };
    assert_eq!(slide(&mut driver, 81), hidden(81));
    assert_eq!(slide(&mut driver, 95), hidden(95), "it tells where the slider stands");
    assert!(driver.state.toast.as_ref().unwrap().can_be_undone(&driver.state.history));
    assert_eq!(slide(&mut driver, 79), None, "all is back");
    driver.give(Command::Undo);
    assert_eq!(driver.state.ground.filter.bar(), Some(50), "it was one step");
}

#[test]
fn the_note_tells_how_far_a_focus_reaches_now() {
    let mut driver = one_article();
    driver.select("Turin");
    driver.give(Command::FocusAtDepth(2));
    for depth in [1, 0] {
        driver.give(Command::SetDepth(depth));
        let Some(Done::Hidden { slid, .. }) = driver.state.toast.as_ref().map(|toast| toast.done.clone())
        else {
            panic!("nothing is told of {depth}")
        };
        assert_eq!(slid, Some(Slid::Depth(depth)));
    }
    driver.give(Command::HideSelection);
    let done = driver.state.toast.as_ref().map(|toast| toast.done.clone());
    assert!(!matches!(done, Some(Done::Hidden { slid: Some(_), .. })), "no slider has made this step");
}

#[test]
fn rules_are_a_condition_like_others() {
    let mut driver = one_article();
    let rule = || Condition::Rules(["words_between".to_owned()].into());
    assert_eq!(driver.state.derived.rules, [("words_between".to_owned(), 4)].into());
    driver.give(Command::AddChip(Chip::only(rule())));
    assert_eq!((driver.state.derived.chip_counts[1], relations(&driver)), (4, 4));
    driver.give(Command::NegateChip(1));
    assert_eq!((driver.state.derived.chip_counts[1], relations(&driver)), (4, 0));
    assert_eq!(driver.state.derived.left.rules, driver.state.derived.rules, "its list counts without it");
    driver.give(Command::SaveFilter("other rules".to_owned()));
    let kept = Settings::from_json(&driver.state.settings.to_json()).unwrap().saved_filters;
    assert_eq!(kept[0].chips[1], Chip::not(rule()));
    driver.give(Command::ToggleValue(rule()));
    assert_eq!(relations(&driver), 4);
}

#[test]
fn kept_filters_say_what_they_ask_of_the_confidence_and_old_ones_leave_it() {
    let mut driver = one_article();
    driver.give(Command::AddChip(Chip::not(kinds(&[EntityKind::Person]))));
    driver.give(Command::RemoveChip(0));
    driver.give(Command::SaveFilter("everything".to_owned()));
    driver.give(Command::ClearFilters);
    driver.give(Command::AddChip(Chip::only(Condition::Confidence(70))));
    driver.give(Command::UseFilter(0));
    assert_eq!(driver.state.ground.filter.bar(), None);
    assert_eq!(driver.state.ground.filter.chips.len(), 1);
    let old = r#"{"minimum_confidence": 60, "saved_filters": [{"name": "people", "dims": false, "chips":
        [{"condition": {"Kinds": ["PER"]}, "negated": false}]}]}"#;
    let settings = Settings::from_json(old).unwrap();
    let people: &SavedFilter = &settings.saved_filters[0];
    assert_eq!(people.chips, [Chip::only(kinds(&[EntityKind::Person]))]);
    let mut state = State::with_settings(settings);
    update(&mut state, Command::UseFilter(0));
    assert_eq!((state.ground.filter.bar(), state.ground.filter.chips.len()), (Some(60), 2));
}

#[test]
fn a_search_goes_near_where_what_is_found_would_be_tiny() {
    let mut driver = one_article();
    driver.give(Command::MoveCamera(Camera { center: Point::default(), zoom: 0.1 }));
    driver.give(Command::Search("turin".to_owned()));
    driver.give(Command::GoToHit(0));
    let camera = driver.state.view_camera();
    let turin = driver.state.derived.positions[&driver.entity("Turin")];
    assert!(camera.zoom >= 1.0 && camera.visible(driver.state.viewport).contains(turin));
    driver.give(Command::MoveCamera(Camera { zoom: 0.8, ..camera }));
    driver.give(Command::GoToHit(0));
    assert!((driver.state.view_camera().zoom - 0.8).abs() < 1.0e-6, "it could be read");
}

#[test]
fn a_phrase_is_found_as_it_stands_and_a_minus_leaves_out() {
    let mut driver = one_article();
    let sentences = |driver: &mut Driver, text: &str| {
        driver.give(Command::Search(text.to_owned()));
        driver.state.found.group(Group::Sentences).len()
    };
    assert_eq!(sentences(&mut driver, "babbage charles"), 2);
    assert_eq!(sentences(&mut driver, "\"babbage charles\""), 0);
    assert_eq!(sentences(&mut driver, "\"charles babbage\""), 2);
    assert_eq!(sentences(&mut driver, "\"charles babbage\" -London"), 1);
    assert_eq!(sentences(&mut driver, "-London"), 0, "what is to be left out finds nothing");
}
