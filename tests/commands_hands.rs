//! Hands on the graph, driven by commands alone: expanding, lines, names, places.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeSet;

use driver::{Driver, one_article};
use relata::app::announcement::announcement;
use relata::app::line_walk::bundle;
use relata::app::region::Region;
use relata::app::table::is_enabled;
use relata::app::toast::Done;
use relata::app::{Arrangement, Camera, Command, Direction, NameChoice, Setting};
use relata::graph::{Chip, Condition};
use relata::knowledge::{EntityId, RelationId};
use relata::layout::Point;
use relata::scene::{Handle, LineGrouping, Subject};
use relata::vocabulary::EntityKind;

/// Several relations between the same two, in both directions.
const PAIRS: &str = "Ada Byron met Charles Babbage. Ada Byron praised Charles Babbage. Charles Babbage wrote to \
Ada Byron. Charles Babbage travelled to Turin.\n";

fn with_pairs() -> Driver {
    Driver::with(&[("pairs.txt", PAIRS)])
}

fn place_of(driver: &Driver, name: &str) -> Point {
    driver.state.derived.positions[&driver.entity(name)]
}

fn relation(driver: &Driver, phrase: &str) -> RelationId {
    let relations = &driver.state.derived.knowledge.relations;
    relations.iter().find(|relation| relation.phrase == phrase).unwrap().id
}

fn lines(driver: &Driver) -> usize {
    driver.state.derived.lines_with_middles().count()
}

fn focused_on(driver: &mut Driver, name: &str) -> EntityId {
    let id = driver.entity(name);
    driver.give(Command::Focus(id));
    id
}

#[test]
fn expanding_shows_the_neighbours_and_moves_nothing() {
    let mut driver = one_article();
    let turin = focused_on(&mut driver, "Turin");
    let babbage = driver.entity("Charles Babbage");
    assert_eq!(driver.shown(), 2);
    assert_eq!(driver.state.derived.view.beyond[&babbage].len(), 2);
    let view = Camera { zoom: 0.5, ..driver.state.view_camera() };
    driver.give(Command::MoveCamera(view));
    let before = driver.state.derived.positions.clone();
    assert!(!is_enabled(&driver.state, &Command::ExpandSelection), "all around Turin is shown");
    driver.give(Command::Select(Subject::Entity(babbage)));
    assert!(announcement(&driver.state).ends_with("; 2 neighbours not shown"));
    driver.give(Command::ExpandSelection);
    assert_eq!((driver.shown(), driver.state.history.undo_step()), (4, Some("Expand")));
    assert_eq!(driver.state.view_camera(), view, "the view stays");
    for id in [turin, babbage] {
        assert_eq!(driver.state.derived.positions[&id], before[&id], "nothing moves");
    }
    let near = place_of(&driver, "London").distance(place_of(&driver, "Charles Babbage"));
    assert!(near < 150.0, "{near}");
    driver.give(Command::Undo);
    assert_eq!(driver.shown(), 2);
    driver.give(Command::Redo);
    assert_eq!(driver.shown(), 4);
    driver.give(Command::MoveCamera(Camera { center: Point::new(0.0, 9000.0), zoom: 1.0 }));
    driver.give(Command::Undo);
    driver.give(Command::ExpandSelection);
    let seen = driver.state.view_camera().visible(driver.state.viewport);
    assert!(seen.contains(place_of(&driver, "London")), "the view widens where it has to");
    driver.give(Command::ClearFocus);
    assert_eq!(driver.shown(), 5);
    driver.give(Command::Focus(turin));
    assert_eq!(driver.shown(), 4, "the focus keeps what was expanded in it");
}

#[test]
fn what_is_expanded_is_taken_back_with_what_hangs_on_it() {
    let mut driver = one_article();
    focused_on(&mut driver, "Turin");
    assert!(!is_enabled(&driver.state, &Command::CollapseSelection));
    for name in ["Charles Babbage", "Ada Byron"] {
        let id = driver.entity(name);
        driver.give(Command::Expand(id));
    }
    assert_eq!(driver.shown(), 5);
    driver.select("Charles Babbage");
    driver.give(Command::CollapseSelection);
    assert_eq!(driver.shown(), 2, "the Royal Society hung on Ada Byron");
    assert_eq!(driver.state.history.undo_step(), Some("Collapse"));
    assert!(driver.state.toast.is_some());
    driver.give(Command::Undo);
    driver.give(Command::ClearSelection);
    assert_eq!(driver.shown(), 5);
    driver.give(Command::CollapseSelection);
    assert_eq!(driver.shown(), 2, "with nothing selected everything is taken back");
}

#[test]
fn what_a_filter_hides_is_no_neighbour_to_expand() {
    let mut driver = one_article();
    focused_on(&mut driver, "Turin");
    let babbage = driver.entity("Charles Babbage");
    driver.give(Command::AddChip(Chip::not(Condition::Kinds([EntityKind::Person].into()))));
    driver.give(Command::ClearFilters);
    driver.give(Command::Focus(babbage));
    driver.give(Command::SetDepth(0));
    assert_eq!(driver.state.derived.view.beyond[&babbage].len(), 3);
    driver.give(Command::AddChip(Chip::not(Condition::Kinds([EntityKind::Location].into()))));
    assert_eq!(driver.state.derived.view.beyond[&babbage], [driver.entity("Ada Byron")].into());
    driver.give(Command::Expand(babbage));
    assert_eq!(driver.shown(), 2);
}

#[test]
fn the_number_of_hidden_neighbours_stands_at_the_mark_and_in_pictures() {
    let mut driver = one_article();
    focused_on(&mut driver, "Turin");
    driver.give(Command::ClearSelection);
    let babbage = driver.entity("Charles Babbage");
    let scene = &driver.state.derived.scene;
    let (rectangle, handle) = scene.handles[0];
    assert_eq!((scene.handles.len(), handle), (1, Handle::Beyond(babbage)));
    assert_eq!(scene.handle_at(rectangle.center(), 0.0), Some(Handle::Beyond(babbage)));
    driver.give(Command::ExportPicture);
    let picture = driver.state.derived.picture.clone().unwrap();
    let texts: Vec<&str> = picture
        .items
        .iter()
        .filter_map(|item| match &item.shape {
            relata::scene::Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert!(texts.contains(&"+2") && texts.contains(&"neighbours not shown"), "{texts:?}");
}

#[test]
fn single_relations_are_hidden_and_come_back() {
    let mut driver = with_pairs();
    let met = relation(&driver, "met");
    driver.give(Command::Select(Subject::Relation(met)));
    driver.give(Command::HideSelection);
    assert!(!driver.state.derived.view.has_relation(met) && driver.shown() == 3);
    let done = Done::Hidden { step: "Hide", slid: None, entities: 0, relations: 1 };
    assert_eq!(driver.state.toast.as_ref().unwrap().done, done);
    assert!(driver.state.selection.is_empty());
    let turin = driver.entity("Turin");
    let praised = relation(&driver, "praised");
    driver.give(Command::SelectSubjects([Subject::Entity(turin), Subject::Relation(praised)].into()));
    driver.give(Command::HideSelection);
    assert_eq!((driver.shown(), driver.state.derived.view.relations.len()), (2, 1));
    let chips = driver.state.ground.filter.chips.len();
    assert_eq!(chips, 3, "beside the bar a chip for entities and one for relations");
    driver.give(Command::Undo);
    driver.give(Command::Undo);
    assert!(driver.state.derived.view.has_relation(met));
    driver.give(Command::Select(Subject::Relation(met)));
    driver.give(Command::HideOthers);
    assert_eq!((driver.shown(), driver.state.derived.view.relations.len()), (2, 1));
}

#[test]
fn lines_are_gathered_and_fanned_out() {
    let mut driver = with_pairs();
    let (met, praised) = (relation(&driver, "met"), relation(&driver, "praised"));
    let before = lines(&driver);
    driver.give(Command::SetLineGrouping(LineGrouping::OnePerPair));
    assert_eq!(lines(&driver), 2, "one for each pair");
    assert_eq!(bundle(&driver.state, met).len(), 3);
    assert!(driver.state.derived.lines_with_middles().any(|(line, _)| line.is_mutual));
    assert!(bundle(&driver.state, met).contains(&praised));
    driver.give(Command::ToggleFanned(met));
    assert_eq!(lines(&driver), 4, "every relation between these two has a line");
    driver.give(Command::Select(Subject::Relation(praised)));
    driver.give(Command::FanOut);
    assert_eq!(lines(&driver), 2, "gathered again");
    driver.give(Command::SetLineGrouping(LineGrouping::Fanned));
    assert_eq!(lines(&driver), 4);
    assert!(!is_enabled(&driver.state, &Command::FanOut));
    driver.give(Command::SetLineGrouping(LineGrouping::ByType));
    assert_eq!(lines(&driver), before);
    assert!(driver.state.history.undo_step() == Some("Open"), "how lines are drawn is no step");
}

#[test]
fn a_region_takes_the_lines_inside() {
    let mut driver = one_article();
    for (name, x, y) in [
        ("Ada Byron", 0.0, 0.0),
        ("Charles Babbage", 200.0, 0.0),
        ("London", 200.0, 200.0),
        ("Turin", 600.0, 0.0),
        ("Royal Society", 0.0, 600.0),
    ] {
        let id = driver.entity(name);
        driver.give(Command::Pin(id, Point::new(x, y)));
    }
    let middle =
        |x: f32, y: f32| Region::between(Point::new(x - 30.0, y - 30.0), Point::new(x + 30.0, y + 30.0));
    let met = relation(&driver, "met");
    assert_eq!(middle(100.0, 0.0).subjects(&driver.state), [Subject::Relation(met)].into());
    assert_eq!(middle(150.0, 300.0).subjects(&driver.state), BTreeSet::new());
    let both = Region::between(Point::new(-30.0, -5.0), Point::new(230.0, 5.0)).subjects(&driver.state);
    let ends = [driver.entity("Ada Byron"), driver.entity("Charles Babbage")].map(Subject::Entity);
    assert_eq!(both, ends.into_iter().chain([Subject::Relation(met)]).collect());
}

#[test]
fn the_keyboard_goes_from_line_to_line_and_on_to_the_other_end() {
    let mut driver = with_pairs();
    driver.give(Command::SetLineGrouping(LineGrouping::OnePerPair));
    let babbage = driver.select("Charles Babbage");
    driver.give(Command::NextLine);
    assert_eq!(driver.state.selection.len(), 3, "a line is all its relations");
    let words = announcement(&driver.state);
    assert!(words.contains("3 relations: "), "{words}");
    assert!(words.ends_with("3 sentences; line 1 of 2 of Charles Babbage"), "{words}");
    driver.give(Command::NextLine);
    let words = announcement(&driver.state);
    assert_eq!(words, "Charles Babbage travelled to Turin, 1 sentence; line 2 of 2 of Charles Babbage");
    driver.give(Command::PreviousLine);
    assert_eq!(driver.state.selection.len(), 3);
    driver.give(Command::NextLine);
    for (name, x) in [("Charles Babbage", 0.0), ("Turin", 300.0)] {
        let id = driver.entity(name);
        driver.give(Command::Drag(id, Point::new(x, 0.0)));
    }
    driver.give(Command::Walk(Direction::Down));
    let turin = driver.entity("Turin");
    assert_eq!(driver.state.selection, [Subject::Entity(turin)].into(), "nothing lies below: the other end");
    driver.give(Command::PreviousLine);
    driver.give(Command::Walk(Direction::Left));
    assert_eq!(driver.state.selection, [Subject::Entity(babbage)].into());
}

#[test]
fn enter_on_a_line_opens_its_sentences() {
    let mut driver = with_pairs();
    driver.give(Command::TogglePanel(relata::app::Panel::Inspector));
    driver.give(Command::TogglePanel(relata::app::Panel::Reader));
    let travelled = relation(&driver, "travelled to");
    driver.give(Command::Select(Subject::Relation(travelled)));
    driver.give(Command::ShowEvidence);
    assert!(driver.state.shows(relata::app::Panel::Inspector));
    assert!(driver.state.shows(relata::app::Panel::Reader));
    let span = driver.state.reader.as_ref().unwrap().span;
    let text = &driver.state.ground.sources[0].document.text;
    assert_eq!(span.of(text), "Charles Babbage travelled to Turin.");
}

#[test]
fn a_series_of_presses_moves_and_is_one_step() {
    let mut driver = one_article();
    let before = driver.state.derived.positions.clone();
    let turin = driver.select("Turin");
    for _ in 0..3 {
        driver.give(Command::Nudge(Direction::Right));
    }
    driver.give(Command::Nudge(Direction::Up));
    let (from, to) = (before[&turin], place_of(&driver, "Turin"));
    assert!(to.x > from.x + 1.0 && to.y < from.y - 1.0);
    assert!(driver.state.ground.pins.contains_key(&turin));
    let london = driver.select("London");
    driver.give(Command::Nudge(Direction::Down));
    driver.give(Command::Undo);
    assert_eq!(place_of(&driver, "Turin"), to, "another series is another step");
    assert!(!driver.state.ground.pins.contains_key(&london));
    driver.give(Command::Undo);
    assert_eq!(driver.state.derived.positions, before);
    assert!(driver.state.ground.pins.is_empty());
    driver.give(Command::Redo);
    assert_eq!(place_of(&driver, "Turin"), to);
}

#[test]
fn a_layout_is_taken_back_to_the_last_place() {
    let mut driver = one_article();
    let turin = driver.entity("Turin");
    driver.give(Command::Drag(turin, Point::new(1234.5, -987.25)));
    let before = driver.state.derived.positions.clone();
    driver.give(Command::LayOutAgain);
    let after = driver.state.derived.positions.clone();
    assert_ne!(before, after);
    assert_eq!(driver.state.history.undo_step(), Some("Lay out again"));
    driver.give(Command::Undo);
    assert_eq!(driver.state.derived.positions, before);
    driver.give(Command::Redo);
    assert_eq!(driver.state.derived.positions, after);
    driver.give(Command::ToggleDims);
    driver.give(Command::Undo);
    driver.give(Command::Undo);
    assert_eq!(driver.state.derived.positions, before);
}

#[test]
fn only_the_selection_is_laid_out() {
    let mut driver = one_article();
    let turin = driver.entity("Turin");
    driver.give(Command::Drag(turin, Point::new(3000.0, 3000.0)));
    driver.give(Command::ClearSelection);
    assert!(!is_enabled(&driver.state, &Command::RelaxSelection));
    let before = driver.state.derived.positions.clone();
    driver.give(Command::Select(Subject::Entity(turin)));
    driver.give(Command::RelaxSelection);
    for (id, place) in &before {
        let is_same = driver.state.derived.positions[id] == *place;
        assert_eq!(is_same, *id != turin);
    }
    let near = place_of(&driver, "Turin").distance(place_of(&driver, "Charles Babbage"));
    assert!(near < 400.0, "{near}");
    driver.give(Command::Undo);
    assert_eq!(driver.state.derived.positions, before);
    driver.give(Command::TogglePinned);
    assert!(!is_enabled(&driver.state, &Command::RelaxSelection), "what is pinned stays");
}

#[test]
fn entities_are_put_in_line_and_taken_back() {
    let mut driver = one_article();
    let before = driver.state.derived.positions.clone();
    let ids = ["Turin", "London", "Ada Byron"].map(|name| driver.entity(name));
    driver.give(Command::SelectEntities([ids[0], ids[1]].into()));
    assert!(!is_enabled(&driver.state, &Command::Arrange(Arrangement::Vertically)));
    driver.give(Command::SelectEntities(ids.into()));
    driver.give(Command::Arrange(Arrangement::Left));
    let least = ids.iter().map(|id| before[id].x).fold(f32::INFINITY, f32::min);
    for id in ids {
        assert_eq!(driver.state.derived.positions[&id], Point::new(least, before[&id].y));
        assert!(driver.state.ground.pins.contains_key(&id));
    }
    driver.give(Command::Arrange(Arrangement::Vertically));
    assert_eq!(driver.state.history.undo_step(), Some("Distribute"));
    driver.give(Command::Undo);
    assert_eq!(driver.state.history.undo_step(), Some("Align"));
    driver.give(Command::Undo);
    assert_eq!(driver.state.derived.positions, before);
}

#[test]
fn names_are_written_as_they_are_chosen() {
    let mut driver = one_article();
    let written = |driver: &Driver| {
        let name = |item: &relata::scene::Item| match (&item.subject, &item.shape) {
            (Some(Subject::Entity(id)), relata::scene::Shape::Text { .. }) => Some(*id),
            _ => None,
        };
        driver.state.derived.scene.items.iter().filter_map(name).collect::<BTreeSet<EntityId>>()
    };
    assert_eq!(written(&driver).len(), 5);
    driver.give(Command::SetNames(NameChoice::Selection));
    assert!(written(&driver).is_empty());
    assert_eq!(driver.state.derived.scene.nameless, 0, "what is not wanted is not missing");
    let turin = driver.select("Turin");
    assert_eq!(written(&driver), [turin].into());
    driver.give(Command::ClearSelection);
    driver.give(Command::Set(Setting::BestNames(1)));
    assert_eq!(driver.state.settings.best_names, 5, "fewer would say nothing");
    driver.give(Command::SetNames(NameChoice::Best));
    assert_eq!(written(&driver).len(), 5);
    driver.give(Command::SetNames(NameChoice::All));
    assert_eq!((written(&driver).len(), driver.state.derived.scene.nameless), (5, 0));
}

#[test]
fn a_hidden_relation_that_is_found_comes_back() {
    let mut driver = with_pairs();
    let met = relation(&driver, "met");
    driver.give(Command::Select(Subject::Relation(met)));
    driver.give(Command::HideSelection);
    driver.give(Command::Search("met".to_owned()));
    driver.give(Command::GoToHit(0));
    assert_eq!(driver.state.selection, [Subject::Relation(met)].into());
    assert!(driver.state.derived.view.has_relation(met));
    driver.give(Command::Undo);
    assert!(!driver.state.derived.view.has_relation(met));
}

#[test]
fn a_small_canvas_leaves_no_room_for_a_legend_that_it_has_not() {
    let mut driver = one_article();
    driver.give(Command::SetViewport(Point::new(340.0, 200.0)));
    let with_legend = driver.state.view_camera();
    driver.give(Command::TogglePanel(relata::app::Panel::Legend));
    assert_eq!(driver.state.view_camera(), with_legend);
    driver.give(Command::SetViewport(Point::new(900.0, 600.0)));
    let without = driver.state.view_camera();
    driver.give(Command::TogglePanel(relata::app::Panel::Legend));
    assert_ne!(driver.state.view_camera(), without);
}
