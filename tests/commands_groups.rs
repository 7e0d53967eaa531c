//! Groups and the look of marks by commands alone: made, opened, closed, undone, and what is said of them.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use std::collections::{BTreeMap, BTreeSet};

use driver::{Driver, one_article};
use relata::app::announcement::announcement;
use relata::app::region::Region;
use relata::app::table::is_enabled;
use relata::app::{Centre, Command, Direction, Effect, Settings, State};
use relata::graph::{Condition, GroupBy};
use relata::knowledge::EntityId;
use relata::layout::{Point, Rectangle};
use relata::scene::legend::Meaning;
use relata::scene::{ColorBy, Fill, Handle, LabelBy, Scene, Shape, SizeBy, Style, Subject};
use relata::vocabulary::EntityKind;

fn two_articles() -> Driver {
    Driver::with(&[("machine.txt", sample::ARTICLE), ("second.txt", sample::SECOND)])
}

fn on_graph(driver: &Driver) -> BTreeSet<String> {
    let drawn = &driver.state.derived.drawn;
    let name = |id: &EntityId| drawn.knowledge.entity(*id).unwrap().name.clone();
    drawn.view.entities.iter().map(name).collect()
}

fn group(driver: &Driver, member: &str) -> EntityId {
    driver.state.derived.drawn.groups.of(driver.entity(member)).unwrap().id
}

/// Where everything stands that is drawn.
fn places(driver: &Driver) -> BTreeMap<EntityId, Point> {
    let derived = &driver.state.derived;
    derived.drawn.view.entities.iter().map(|id| (*id, derived.positions[id])).collect()
}

/// What is painted with a subject.
fn painted(driver: &Driver) -> BTreeSet<Subject> {
    driver.state.derived.scene.items.iter().filter_map(|item| item.subject).collect()
}

#[test]
fn a_rule_makes_groups_and_undo_takes_them_back() {
    let mut driver = one_article();
    let before = (places(&driver), driver.state.derived.view.clone());
    driver.give(Command::GroupBy(GroupBy::Kind));
    assert_eq!(on_graph(&driver), ["People", "Places", "Royal Society"].map(str::to_owned).into());
    assert_eq!(driver.state.derived.view, before.1, "tables, search and files go on as before");
    assert_eq!(driver.state.history.undo_step(), Some("Group"));
    driver.give(Command::Undo);
    assert_eq!(places(&driver), before.0, "everything stands where it stood");
    driver.give(Command::Redo);
    assert_eq!(on_graph(&driver).len(), 3);
    driver.give(Command::GroupBy(GroupBy::Kind));
    assert_eq!((places(&driver), on_graph(&driver).len()), (before.0, 5), "the same rule again ends it");
}

#[test]
fn a_group_appears_in_the_middle_of_its_members() {
    let mut driver = one_article();
    let places = ["Turin", "London"].map(|name| driver.state.derived.positions[&driver.entity(name)]);
    driver.give(Command::SelectEntities(["Turin", "London"].map(|name| driver.entity(name)).into()));
    let effects = relata::app::update(&mut driver.state, Command::GroupSelection);
    let id = group(&driver, "Turin");
    let middle = (places[0] + places[1]) * 0.5;
    assert!(driver.state.derived.positions[&id].distance(middle) < 0.01);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::StartLayout { .. })));
}

#[test]
fn groups_open_and_close_one_by_one_and_all_at_once() {
    let mut driver = one_article();
    driver.give(Command::GroupBy(GroupBy::Kind));
    let people = group(&driver, "Ada Byron");
    // A double click asks for the focus on what is under it.
    driver.give(Command::Focus(people));
    assert!(driver.state.ground.filter.focus.is_none());
    assert_eq!(
        on_graph(&driver),
        ["Ada Byron", "Charles Babbage", "Places", "Royal Society"].map(str::to_owned).into()
    );
    driver.give(Command::CloseGroup(people));
    assert!(!is_enabled(&driver.state, &Command::CloseAllGroups));
    driver.give(Command::OpenAllGroups);
    assert_eq!(on_graph(&driver).len(), 5);
    driver.select("Turin");
    driver.give(Command::ToggleGroups);
    assert!(on_graph(&driver).contains("Places") && !on_graph(&driver).contains("People"));
    driver.give(Command::CloseAllGroups);
    assert_eq!(on_graph(&driver).len(), 3);
    driver.give(Command::UngroupAll);
    assert_eq!(on_graph(&driver).len(), 5);
    assert!(!is_enabled(&driver.state, &Command::UngroupAll));
}

#[test]
fn a_group_is_selected_as_all_of_its_members_and_a_member_lights_its_group_up() {
    let mut driver = one_article();
    driver.give(Command::GroupBy(GroupBy::Kind));
    let people = group(&driver, "Ada Byron");
    driver.give(Command::Select(Subject::Entity(people)));
    assert_eq!(driver.state.selected_entities().count(), 2);
    assert_eq!(driver.state.selected_group().unwrap().id, people);
    assert_eq!(announcement(&driver.state), "People, group of 2 people, 1 relation inside, 3 to the rest");
    driver.give(Command::ToggleSelected(Subject::Entity(people)));
    assert!(driver.state.selection.is_empty());
    // As a search does.
    driver.give(Command::GoTo(driver.entity("Turin")));
    assert!(driver.state.selected_group().is_none());
    assert!(driver.state.selected_on_graph().contains(&group(&driver, "Turin")));
    assert!(announcement(&driver.state).contains("inside the group Places"));
    driver.give(Command::ShowCentre(Centre::Table));
    assert_eq!(driver.state.derived.table.as_ref().unwrap().len(), 5, "the table knows no groups");
}

#[test]
fn relations_lead_to_groups_and_back_to_their_sentences() {
    let mut driver = one_article();
    driver.give(Command::GroupBy(GroupBy::Kind));
    let derived = &driver.state.derived;
    let inside = derived.view.relations.len() - derived.drawn.view.relations.len();
    assert_eq!(inside, 1, "two people met");
    let lines = painted(&driver);
    for &id in &derived.drawn.view.relations {
        let bundled = derived.lines.values().any(|relations| relations.contains(&id));
        assert!(bundled || lines.contains(&Subject::Relation(id)), "each is in a line");
        assert!(derived.knowledge.relation(id).is_some_and(|found| !found.evidence.is_empty()));
    }
    let inner = derived.view.relations.iter().find(|&&id| !derived.drawn.view.has_relation(id));
    let inner = Subject::Relation(*inner.unwrap());
    assert!(!lines.contains(&inner));
    driver.give(Command::Select(inner));
    let ring = driver.state.theme().palette().selection;
    let people = Some(Subject::Entity(group(&driver, "Ada Byron")));
    let is_ring = |item: &relata::scene::Item| {
        let relata::scene::Shape::Disc { fill, .. } = item.shape else { return false };
        item.subject == people && fill == ring
    };
    assert!(driver.state.derived.scene.items.iter().any(is_ring), "its group is ringed");
}

#[test]
fn groups_by_hand_are_made_of_the_selection_and_given_up() {
    let mut driver = one_article();
    assert!(!is_enabled(&driver.state, &Command::GroupSelection));
    let members = ["Ada Byron", "London", "Turin"].map(|name| driver.entity(name));
    driver.give(Command::SelectEntities(members.into()));
    driver.give(Command::GroupSelection);
    assert_eq!(
        on_graph(&driver),
        ["Ada Byron + 2", "Charles Babbage", "Royal Society"].map(str::to_owned).into()
    );
    driver.give(Command::GroupBy(GroupBy::Kind));
    assert_eq!(on_graph(&driver).len(), 3, "it goes before the rule");
    driver.give(Command::Select(Subject::Entity(group(&driver, "Turin"))));
    driver.give(Command::UngroupSelection);
    assert_eq!(on_graph(&driver), ["People", "Places", "Royal Society"].map(str::to_owned).into());
}

#[test]
fn what_articles_share_stands_between_their_groups() {
    let mut driver = two_articles();
    driver.give(Command::GroupBy(GroupBy::Article));
    let shown = on_graph(&driver);
    assert!(shown.contains("Charles Babbage") && shown.contains("Turin"), "{shown:?}");
    assert!(shown.contains("machine.txt"), "{shown:?}");
    driver.give(Command::RemoveDocument(driver.state.ground.sources[1].document.id.clone()));
    assert_eq!(on_graph(&driver).len(), 1, "now one article speaks of all");
}

#[test]
fn the_keyboard_the_mouse_and_the_view_know_groups() {
    let mut driver = one_article();
    driver.give(Command::GroupBy(GroupBy::Kind));
    let [people, society] = [group(&driver, "Ada Byron"), driver.entity("Royal Society")];
    driver.give(Command::Drag(people, Point::new(0.0, 0.0)));
    driver.give(Command::Drag(society, Point::new(300.0, 0.0)));
    driver.give(Command::Drag(group(&driver, "Turin"), Point::new(-300.0, 0.0)));
    driver.give(Command::Select(Subject::Entity(society)));
    driver.give(Command::Walk(Direction::Left));
    assert_eq!(driver.state.selected_group().unwrap().id, people);
    driver.give(Command::Walk(Direction::Left));
    assert_eq!(driver.state.selected_group().unwrap().name, "Places");
    let around = Rectangle::around(Point::default(), Point::new(50.0, 50.0));
    let found = Region::Box(around).entities(&driver.state);
    driver.give(Command::SelectEntities(found));
    assert_eq!(driver.state.selected_entities().count(), 2);
    driver.give(Command::TogglePinned);
    assert_eq!(driver.state.ground.pins.keys().collect::<Vec<_>>(), [&people]);
    driver.give(Command::HideSelection);
    assert!(!on_graph(&driver).contains("People"));
}

#[test]
fn a_pinned_group_comes_back_where_it_was_put() {
    let mut driver = one_article();
    driver.give(Command::GroupBy(GroupBy::Kind));
    let people = group(&driver, "Ada Byron");
    driver.give(Command::Pin(people, Point::new(700.0, 50.0)));
    driver.give(Command::OpenGroup(people));
    driver.give(Command::CloseGroup(people));
    assert_eq!(driver.state.derived.positions[&people], Point::new(700.0, 50.0));
}

#[test]
fn the_look_is_a_step_and_is_kept() {
    let mut driver = two_articles();
    driver.give(Command::ColorBy(ColorBy::Article));
    driver.give(Command::SizeBy(SizeBy::Neighbours));
    driver.give(Command::LabelBy(LabelBy::NameAndNumber));
    let style = Style { size: SizeBy::Neighbours, color: ColorBy::Article, label: LabelBy::NameAndNumber };
    assert_eq!(driver.state.ground.style, style);
    let saved = driver.effects.iter().rev().find_map(|effect| match effect {
        Effect::SaveSettings(settings) => Some(settings.to_json()),
        _ => None,
    });
    let next = State::with_settings(Settings::from_json(&saved.unwrap()).unwrap());
    assert_eq!(next.ground.style, style);
    driver.give(Command::Undo);
    assert_eq!(driver.state.ground.style.label, LabelBy::Name);
    let steps = [Some("Size"), Some("Colour")];
    for step in steps {
        assert_eq!(driver.state.history.undo_step(), step);
        driver.give(Command::Undo);
    }
    assert_eq!(driver.state.ground.style, Style::default());
}

#[test]
fn colours_by_article_are_explained_and_filter() {
    let mut driver = two_articles();
    driver.give(Command::ColorBy(ColorBy::Article));
    let classes: Vec<(String, Option<usize>)> = driver
        .state
        .derived
        .legend
        .iter()
        .filter(|row| matches!(row.meaning, Meaning::Class(_) | Meaning::Several))
        .map(|row| (row.words.clone(), row.count))
        .collect();
    assert_eq!(classes.iter().filter_map(|(_, count)| *count).sum::<usize>(), 6, "{classes:?}");
    assert!(classes.iter().any(|(name, _)| name == "machine.txt"));
    let fill = driver.state.theme().palette().fill(Fill::Category(0));
    let ada = Some(Subject::Entity(driver.entity("Ada Byron")));
    let is_hers = |item: &&relata::scene::Item| item.subject == ada;
    let colors: Vec<_> = driver.state.derived.scene.items.iter().filter(is_hers).collect();
    assert!(format!("{colors:?}").contains(&format!("{fill:?}")), "she has the colour of her article");
}

#[test]
fn the_legend_shows_what_is_filtered_out_as_off() {
    let mut driver = one_article();
    let places = Condition::Kinds([EntityKind::Location].into());
    driver.give(Command::ToggleValue(places));
    let row = |driver: &Driver, meaning: &Meaning| {
        driver.state.derived.legend.iter().find(|row| row.meaning == *meaning).cloned()
    };
    let off = row(&driver, &Meaning::Kind(EntityKind::Location)).unwrap();
    assert!(!off.is_on && off.count.is_none());
    let on = row(&driver, &Meaning::Kind(EntityKind::Person)).unwrap();
    assert!(on.is_on && on.count == Some(2));
    assert!(row(&driver, &Meaning::More).is_some(), "what is not shown is counted");
    assert!(row(&driver, &Meaning::Group).is_none());
    driver.give(Command::GroupBy(GroupBy::Kind));
    assert!(row(&driver, &Meaning::Group).is_some());
}

#[test]
fn marks_by_hand_are_put_on_taken_off_and_explained() {
    let mut driver = one_article();
    assert!(!is_enabled(&driver.state, &Command::Flag(Some(3))));
    let members = ["Turin", "London"].map(|name| driver.entity(name));
    driver.give(Command::SelectEntities(members.into()));
    driver.give(Command::Flag(Some(3)));
    let row = |driver: &Driver| {
        let rows = driver.state.derived.legend.iter();
        rows.filter(|row| matches!(row.meaning, Meaning::Flag(_)))
            .map(relata::scene::legend::LegendRow::told)
            .collect::<Vec<_>>()
    };
    assert_eq!(row(&driver), ["marked by hand (2)"]);
    driver.give(Command::GroupBy(GroupBy::Kind));
    assert_eq!(row(&driver), ["marked by hand (2)"], "a group has the mark that all its members have");
    driver.select("Turin");
    driver.give(Command::Flag(None));
    assert!(row(&driver).is_empty());
    driver.give(Command::Undo);
    assert_eq!(driver.state.ground.flags.len(), 2);
}

#[test]
fn an_open_group_has_an_outline_that_closes_it() {
    let mut driver = two_articles();
    let pair: BTreeSet<EntityId> = ["Ada Byron", "Royal Society"].map(|name| driver.entity(name)).into();
    driver.give(Command::SelectEntities(pair.clone()));
    driver.give(Command::GroupSelection);
    let id = group(&driver, "Ada Byron");
    let closes = |driver: &Driver| {
        let handles = &driver.state.derived.scene.handles;
        handles.iter().any(|(_, handle)| *handle == Handle::Group(id))
    };
    let is_explained =
        |driver: &Driver| driver.state.derived.legend.iter().any(|row| row.meaning == Meaning::Outline);
    assert!(!closes(&driver) && !is_explained(&driver));
    driver.give(Command::OpenGroup(id));
    // Side by side, apart from all others.
    for (number, member) in pair.iter().enumerate() {
        driver.give(Command::Pin(*member, Point::new(2000.0 + 80.0 * number as f32, 0.0)));
    }
    assert!(closes(&driver) && is_explained(&driver));
    let outline = |scene: &Scene| {
        let found = scene.items.iter().find(|item| {
            item.subject.is_none()
                && matches!(&item.shape, Shape::Polygon { corners, .. } if corners.len() > 8)
        });
        found.map(|item| item.shape.bounds())
    };
    let around = outline(&driver.state.derived.scene).unwrap();
    assert!(pair.iter().all(|member| around.contains(driver.state.derived.positions[member])));
    driver.give(Command::ExportPicture);
    assert_eq!(outline(driver.state.derived.picture.as_ref().unwrap()), Some(around), "the same in a file");
    driver.give(Command::Escape);
    driver.give(Command::CloseGroup(id));
    assert!(!closes(&driver) && !is_explained(&driver));
    driver.give(Command::Undo);
    assert!(closes(&driver));
}
