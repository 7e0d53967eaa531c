//! Names that are moved away from their marks, by commands alone.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use driver::{Driver, one_article};
use relata::app::table::is_enabled;
use relata::app::{Camera, Command, Dialog, Direction, NameChoice};
use relata::graph::{Chip, Condition};
use relata::knowledge::EntityId;
use relata::layout::{Point, Rectangle};
use relata::scene::{Scene, Subject};
use relata::vocabulary::EntityKind;

/// Up and to the right, clear of the mark.
const OFFSET: Point = Point::new(90.0, -60.0);

/// From the middle of a mark to that of its name.
fn offset(driver: &Driver, id: EntityId) -> Point {
    let name = driver.state.derived.scene.name_of(id).unwrap();
    name.center() - driver.state.derived.positions[&id]
}

fn is_near(one: Point, other: Point) -> bool {
    one.distance(other) < 0.01
}

/// Lines of an entity's own: leaders to its name.
fn leaders(scene: &Scene, id: EntityId) -> usize {
    let own = scene.items.iter().filter(|item| item.subject == Some(Subject::Entity(id)));
    own.filter(|item| matches!(item.shape, relata::scene::Shape::Curve { .. })).count()
}

#[test]
fn a_name_stays_where_it_is_put_relative_to_its_mark() {
    let mut driver = one_article();
    let turin = driver.entity("Turin");
    assert_eq!(leaders(&driver.state.derived.scene, turin), 0);
    driver.give(Command::DragName(turin, OFFSET * 0.5));
    driver.give(Command::PlaceName(turin, OFFSET));
    assert!(is_near(offset(&driver, turin), OFFSET));
    assert_eq!(leaders(&driver.state.derived.scene, turin), 1, "a line leads to what is far");
    assert_eq!(driver.state.history.undo_step(), Some("Move name"));
    driver.give(Command::Pin(turin, Point::new(300.0, 500.0)));
    assert!(is_near(offset(&driver, turin), OFFSET), "its mark has moved");
    let places = Condition::Kinds([EntityKind::Location].into());
    driver.give(Command::AddChip(Chip::not(places)));
    assert!(driver.state.derived.scene.name_of(turin).is_none());
    driver.give(Command::ClearFilters);
    assert!(is_near(offset(&driver, turin), OFFSET), "it came back");
    driver.give(Command::MoveCamera(Camera { center: Point::default(), zoom: 0.4 }));
    assert!(is_near(offset(&driver, turin), OFFSET), "however near one is");
    for _ in 0..4 {
        driver.give(Command::Undo);
    }
    assert!(driver.state.ground.names.is_empty());
}

#[test]
fn moving_a_name_is_undone_and_done_again() {
    let mut driver = one_article();
    let turin = driver.entity("Turin");
    let before = offset(&driver, turin);
    driver.give(Command::DragName(turin, OFFSET * 0.7));
    assert!(is_near(offset(&driver, turin), OFFSET * 0.7), "it follows the pointer");
    driver.give(Command::PlaceName(turin, OFFSET));
    driver.give(Command::Undo);
    assert!(is_near(offset(&driver, turin), before));
    driver.give(Command::Redo);
    assert!(is_near(offset(&driver, turin), OFFSET));
    driver.give(Command::PlaceName(driver.entity("London"), OFFSET));
    driver.give(Command::PutNameBack(turin));
    assert!(is_near(offset(&driver, turin), before));
    assert_eq!(driver.state.history.undo_step(), Some("Put name back"));
    driver.give(Command::PutNamesBack);
    assert!(driver.state.ground.names.is_empty());
    assert!(!is_enabled(&driver.state, &Command::PutNamesBack));
    driver.give(Command::Undo);
    assert_eq!(driver.state.ground.names.len(), 1);
}

#[test]
fn a_name_never_lies_on_its_own_mark_and_near_it_needs_no_line() {
    let mut driver = one_article();
    let turin = driver.entity("Turin");
    for offset in [Point::new(1.0, 0.5), Point::default(), Point::new(-3.0, 2.0)] {
        driver.give(Command::PlaceName(turin, offset));
        let middle = driver.state.derived.positions[&turin];
        let mark = Rectangle::around(middle, Point::new(6.0, 6.0));
        assert!(!driver.state.derived.scene.name_of(turin).unwrap().overlaps(mark), "{offset:?}");
        assert_eq!(leaders(&driver.state.derived.scene, turin), 0);
    }
    let names = driver.state.ground.names.clone();
    driver.give(Command::PlaceName(turin, Point::new(f32::NAN, 0.0)));
    assert_eq!(driver.state.ground.names, names, "there is no such place");
}

#[test]
fn the_other_names_make_way() {
    let mut driver = one_article();
    let (london, turin) = (driver.entity("London"), driver.entity("Turin"));
    // The name of Turin goes to where that of London stands.
    let taken = driver.state.derived.scene.name_of(london).unwrap();
    let to = taken.center() - driver.state.derived.positions[&turin];
    driver.give(Command::PlaceName(turin, to));
    let scene = &driver.state.derived.scene;
    assert!(scene.name_of(turin).unwrap().overlaps(taken));
    let moved = scene.name_of(turin).unwrap();
    for (id, place) in scene.names.iter().filter(|(id, _)| *id != turin) {
        assert!(!place.overlaps(moved), "{id:?}");
    }
    // Not even what the pointer touches drives it away.
    driver.give(Command::Hover(Some(Subject::Entity(london))));
    assert_eq!(driver.state.derived.scene.name_of(turin), Some(moved));
}

#[test]
fn keys_move_the_names_of_the_selection_in_one_step() {
    let mut driver = one_article();
    let turin = driver.select("Turin");
    let before = offset(&driver, turin);
    for _ in 0..5 {
        driver.give(Command::NudgeName(Direction::Down));
    }
    driver.give(Command::NudgeName(Direction::Right));
    let after = offset(&driver, turin);
    assert!(after.y > before.y + 10.0 && after.x > before.x + 1.0);
    assert!(driver.state.ground.pins.is_empty(), "the mark stays");
    assert_eq!(driver.state.history.undo_step(), Some("Move name"));
    driver.give(Command::Undo);
    assert!(driver.state.ground.names.is_empty(), "a series of presses is one step");
    driver.give(Command::ClearSelection);
    driver.give(Command::NudgeName(Direction::Down));
    assert!(driver.state.ground.names.is_empty());
}

#[test]
fn a_name_that_comes_up_to_its_mark_goes_over_to_the_other_side() {
    let mut driver = one_article();
    let turin = driver.select("Turin");
    driver.give(Command::PlaceName(turin, Point::new(40.0, 0.0)));
    let mut seen = vec![offset(&driver, turin)];
    for _ in 0..12 {
        driver.give(Command::NudgeName(Direction::Left));
        seen.push(offset(&driver, turin));
    }
    assert!(seen.windows(2).all(|pair| pair[1].x < pair[0].x), "{seen:?}");
    assert!(seen.iter().all(|offset| offset.y.abs() < 0.01), "{seen:?}");
    assert!(seen[12].x < -20.0, "{seen:?}");
}

#[test]
fn a_file_has_the_name_where_the_window_has_it() {
    let mut driver = one_article();
    let turin = driver.entity("Turin");
    driver.give(Command::PlaceName(turin, OFFSET));
    driver.give(Command::ExportPicture);
    assert_eq!(driver.state.dialog, Some(Dialog::Picture));
    let picture = driver.state.derived.picture.clone().unwrap();
    let name = picture.name_of(turin).unwrap().center() - driver.state.derived.positions[&turin];
    assert!(is_near(name, OFFSET));
    assert_eq!(leaders(&picture, turin), 1);
    let bounds = picture.bounds;
    assert!(bounds.cover(picture.name_of(turin).unwrap()) == bounds, "the picture holds all of it");
}

#[test]
fn a_moved_name_is_written_when_names_of_its_sort_are() {
    let mut driver = one_article();
    let turin = driver.entity("Turin");
    driver.give(Command::PlaceName(turin, OFFSET));
    driver.give(Command::SetNames(NameChoice::Selection));
    assert!(driver.state.derived.scene.name_of(turin).is_none());
    driver.select("Turin");
    assert!(is_near(offset(&driver, turin), OFFSET));
}
