//! The graph driven by commands alone: selecting, walking, going back, and what is said of it.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeSet;

use driver::{Driver, one_article};
use relata::app::announcement::announcement;
use relata::app::region::Region;
use relata::app::table::is_enabled;
use relata::app::walk::neighbours;
use relata::app::{Camera, Command, Direction, Effect};
use relata::knowledge::EntityId;
use relata::layout::{Point, Rectangle};
use relata::scene::{LabelBy, Subject};

/// Puts entities of the sample article in these places.
fn place(driver: &mut Driver, places: &[(&str, f32, f32)]) {
    for &(name, x, y) in places {
        let id = driver.entity(name);
        driver.give(Command::Drag(id, Point::new(x, y)));
    }
}

fn selected(driver: &Driver) -> BTreeSet<EntityId> {
    driver.state.selected_entities().collect()
}

/// The name of the one entity that is selected.
fn at(driver: &Driver) -> &str {
    let ids: Vec<EntityId> = driver.state.selected_entities().collect();
    assert_eq!(ids.len(), 1, "one entity is selected");
    &driver.state.derived.knowledge.entity(ids[0]).unwrap().name
}

#[test]
fn several_are_selected_added_and_inverted() {
    let mut driver = one_article();
    let (ada, turin, london) = (driver.entity("Ada Byron"), driver.entity("Turin"), driver.entity("London"));
    driver.give(Command::SelectEntities([ada, turin].into()));
    assert_eq!(selected(&driver), [ada, turin].into());
    driver.give(Command::AddToSelection([london].into()));
    assert_eq!(selected(&driver).len(), 3);
    driver.give(Command::InvertSelection);
    assert_eq!(selected(&driver), [driver.entity("Charles Babbage"), driver.entity("Royal Society")].into());
    driver.give(Command::SelectEntities([EntityId(7), ada].into()));
    assert_eq!(selected(&driver), [ada].into(), "what is not shown is not selected");
}

#[test]
fn the_whole_view_cuts_no_name_whatever_the_canvas() {
    let mut driver = Driver::with(&[("machine.txt", sample::ARTICLE), ("scripts.txt", sample::SCRIPTS)]);
    driver.give(Command::LabelBy(LabelBy::NameAndKind));
    for (width, height) in [(420.0, 390.0), (800.0, 480.0), (500.0, 900.0), (1500.0, 400.0)] {
        driver.give(Command::SetViewport(Point::new(width, height)));
        let items = driver.state.derived.scene.items.iter();
        let bounds = items.map(|item| item.shape.bounds()).reduce(Rectangle::cover).unwrap();
        let seen = driver.state.view_camera().visible(driver.state.viewport);
        assert!(seen.contains(bounds.min) && seen.contains(bounds.max), "{width} × {height}: {bounds:?}");
    }
}

#[test]
fn neighbours_are_added_to_the_selection() {
    let mut driver = one_article();
    assert!(!is_enabled(&driver.state, &Command::SelectNeighbours));
    let turin = driver.select("Turin");
    driver.give(Command::SelectNeighbours);
    let babbage = driver.entity("Charles Babbage");
    assert_eq!(selected(&driver), [turin, babbage].into());
    driver.give(Command::SelectNeighbours);
    assert_eq!(selected(&driver).len(), 4, "all but the Royal Society are within two relations");
}

#[test]
fn what_is_drawn_around_is_selected() {
    let mut driver = one_article();
    place(
        &mut driver,
        &[
            ("Ada Byron", 0.0, 0.0),
            ("Charles Babbage", 100.0, 0.0),
            ("London", 0.0, 100.0),
            ("Turin", 100.0, 100.0),
            ("Royal Society", 500.0, 0.0),
        ],
    );
    let region = Region::between(Point::new(120.0, 20.0), Point::new(-20.0, -20.0));
    let found = region.entities(&driver.state);
    assert_eq!(found, [driver.entity("Ada Byron"), driver.entity("Charles Babbage")].into());
    let corner = [(-10.0, -10.0), (10.0, -10.0), (10.0, 90.0), (110.0, 90.0), (110.0, 110.0), (-10.0, 110.0)];
    let lasso = Region::Lasso(corner.iter().map(|&(x, y)| Point::new(x, y)).collect());
    let three = [driver.entity("Ada Byron"), driver.entity("London"), driver.entity("Turin")];
    assert_eq!(lasso.entities(&driver.state), three.into());
}

#[test]
fn arrows_walk_to_the_neighbour_on_that_side() {
    let mut driver = one_article();
    place(
        &mut driver,
        &[
            ("Charles Babbage", 0.0, 0.0),
            ("Ada Byron", -200.0, 20.0),
            ("London", 30.0, 150.0),
            ("Turin", 200.0, 60.0),
            ("Royal Society", -210.0, 200.0),
        ],
    );
    driver.give(Command::Walk(Direction::Up));
    let start = at(&driver).to_owned();
    assert_eq!(start, "Charles Babbage", "the walk begins at the best supported");
    for (direction, name) in [
        (Direction::Left, "Ada Byron"),
        (Direction::Down, "Royal Society"),
        (Direction::Up, "Ada Byron"),
        (Direction::Right, "Charles Babbage"),
        (Direction::Down, "London"),
        (Direction::Up, "Charles Babbage"),
        (Direction::Right, "Turin"),
        (Direction::Right, "Turin"),
        (Direction::Left, "Charles Babbage"),
    ] {
        driver.give(Command::Walk(direction));
        assert_eq!(at(&driver), name, "{direction:?}");
    }
    let line = driver.state.derived.knowledge.relations.iter().find(|line| line.phrase == "met").unwrap().id;
    driver.give(Command::Select(Subject::Relation(line)));
    driver.give(Command::Walk(Direction::Left));
    assert_eq!(at(&driver), "Ada Byron", "from a line one comes to its end");
}

#[test]
fn a_walk_brings_its_place_into_view() {
    let mut driver = one_article();
    let others = [("Ada Byron", -100.0, 0.0), ("London", -100.0, 100.0)];
    place(&mut driver, &others);
    place(&mut driver, &[("Charles Babbage", 0.0, 0.0), ("Turin", 4000.0, 0.0)]);
    driver.select("Charles Babbage");
    driver.give(Command::MoveCamera(Camera { center: Point::default(), zoom: 1.0 }));
    driver.give(Command::Walk(Direction::Right));
    assert_eq!(at(&driver), "Turin");
    assert!(driver.state.camera.unwrap().visible(driver.state.viewport).contains(Point::new(4000.0, 0.0)));
}

#[test]
fn neighbours_come_one_after_the_other_and_again() {
    let mut driver = one_article();
    let babbage = driver.select("Charles Babbage");
    let ring: Vec<String> = neighbours(&driver.state, babbage)
        .into_iter()
        .map(|id| driver.state.derived.knowledge.entity(id).unwrap().name.clone())
        .collect();
    assert_eq!(ring.len(), 3);
    for name in ring.iter().chain(&ring) {
        driver.give(Command::NextNeighbour);
        assert_eq!(at(&driver), name);
    }
    driver.give(Command::PreviousNeighbour);
    assert_eq!(at(&driver), ring[1]);
    driver.select("Royal Society");
    driver.give(Command::NextNeighbour);
    assert_eq!(at(&driver), "Ada Byron", "what is selected otherwise begins another round");
}

#[test]
fn the_selection_is_put_into_words() {
    let mut driver = one_article();
    assert_eq!(announcement(&driver.state), "");
    driver.select("Ada Byron");
    let words = announcement(&driver.state);
    assert!(words.starts_with("Ada Byron, person, 2 relations; strongest: "), "{words}");
    assert!(words.ends_with(", 1 sentence"), "{words}");
    driver.select("Turin");
    assert_eq!(
        announcement(&driver.state),
        "Turin, place, 1 relation; strongest: Charles Babbage travelled to it, 1 sentence"
    );
    let line = driver.state.derived.knowledge.relations.iter().find(|line| line.phrase == "met").unwrap().id;
    driver.give(Command::Select(Subject::Relation(line)));
    assert_eq!(announcement(&driver.state), "Ada Byron met Charles Babbage, 1 sentence");
    driver.give(Command::SelectAll);
    assert_eq!(announcement(&driver.state), "5 entities selected: organisation 1, person 2, place 2");
}

#[test]
fn one_goes_back_and_forward_through_views() {
    let mut driver = one_article();
    assert!(!is_enabled(&driver.state, &Command::GoBack));
    let far = Camera { center: Point::new(10.0, 20.0), zoom: 2.0 };
    driver.give(Command::MoveCamera(far));
    assert!(!is_enabled(&driver.state, &Command::GoBack), "the hand leads nowhere in particular");
    let turin = driver.entity("Turin");
    driver.give(Command::Focus(turin));
    driver.give(Command::FitAll);
    assert_eq!(driver.shown(), 2);
    driver.give(Command::GoBack);
    assert_eq!((driver.shown(), driver.state.camera), (5, Some(far)));
    assert!(!is_enabled(&driver.state, &Command::GoBack));
    driver.give(Command::GoForward);
    assert_eq!((driver.shown(), driver.state.camera), (2, None));
    driver.give(Command::GoBack);
    driver.give(Command::FitAll);
    assert!(!is_enabled(&driver.state, &Command::GoForward), "another way was taken");
}

#[test]
fn going_back_can_be_undone_where_it_changed_the_focus() {
    let mut driver = one_article();
    let turin = driver.entity("Turin");
    driver.give(Command::Focus(turin));
    driver.give(Command::GoBack);
    assert_eq!((driver.shown(), driver.state.history.undo_step()), (5, Some("Go back")));
    driver.give(Command::Undo);
    assert_eq!(driver.shown(), 2);
}

#[test]
fn a_digit_sets_the_depth() {
    let mut driver = one_article();
    driver.give(Command::FocusAtDepth(2));
    assert_eq!(driver.shown(), 5, "there is nothing to focus on");
    driver.select("Turin");
    for (depth, shown) in [(0, 1), (1, 2), (2, 4), (3, 5)] {
        driver.give(Command::FocusAtDepth(depth));
        assert_eq!(driver.shown(), shown, "{depth}");
    }
    assert_eq!(driver.state.ground.filter.focus.as_ref().unwrap().depth, 3);
}

#[test]
fn the_graph_gets_the_window_for_itself() {
    let mut driver = one_article();
    driver.give(Command::TogglePresentation);
    assert!(driver.state.canvas.is_presenting);
    assert!(matches!(driver.effects.pop(), Some(Effect::FillScreen(true))));
    driver.give(Command::ShowPalette);
    driver.give(Command::Escape);
    assert!(driver.state.canvas.is_presenting, "Escape closes what is on top first");
    driver.give(Command::Escape);
    assert!(!driver.state.canvas.is_presenting);
    assert!(matches!(driver.effects.pop(), Some(Effect::FillScreen(false))));
}

#[test]
fn the_canvas_knows_whether_it_shows_everything() {
    let mut driver = one_article();
    assert!(driver.state.sees_everything());
    let all = driver.state.bounds_of(driver.state.derived.view.entities.iter().copied()).unwrap();
    driver.give(Command::MoveCamera(Camera::fit(all, driver.state.viewport)));
    assert!(driver.state.sees_everything());
    driver.give(Command::MoveCamera(Camera { center: all.min, zoom: 6.0 }));
    assert!(!driver.state.sees_everything());
}

#[test]
fn a_slider_that_is_drawn_along_is_one_step() {
    let mut driver = one_article();
    let turin = driver.entity("Turin");
    driver.give(Command::Focus(turin));
    for depth in [2, 3, 4] {
        driver.give(Command::SetDepth(depth));
    }
    driver.give(Command::Undo);
    assert_eq!(driver.state.ground.filter.focus.as_ref().unwrap().depth, 1);
    assert_eq!(driver.state.history.undo_step(), Some("Focus"));
}
