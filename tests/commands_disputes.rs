//! What two articles dispute, what one copies from the other, and what happened twice, by commands alone.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use std::sync::Arc;

use driver::Driver;
use jiff::civil::date;
use relata::app::announcement::announcement;
use relata::app::tables::Sheet;
use relata::app::timeline::days;
use relata::app::{Centre, Command};
use relata::graph::{Condition, Status};
use relata::knowledge::RelationId;
use relata::scene::Subject;
use relata::vocabulary::Modality;

fn quarrel() -> Driver {
    Driver::with(&sample::QUARREL)
}

fn relation(driver: &Driver, phrase: &str) -> RelationId {
    let relations = &driver.state.derived.knowledge.relations;
    relations.iter().find(|relation| relation.phrase == phrase).unwrap().id
}

fn select(driver: &mut Driver, phrase: &str) -> String {
    let id = relation(driver, phrase);
    driver.give(Command::Select(Subject::Relation(id)));
    announcement(&driver.state)
}

#[test]
fn a_relation_is_announced_with_all_that_takes_the_edge_off_it() {
    let mut driver = quarrel();
    assert_eq!(
        select(&mut driver, "met"),
        "Ada Byron met Charles Babbage, disputed, 1841 and 1843, 2 sentences"
    );
    assert_eq!(
        select(&mut driver, "never met"),
        "Ada Byron never met Charles Babbage, denied, disputed, 1 sentence"
    );
    assert_eq!(
        select(&mut driver, "lives in"),
        "Élise Roux lives in Turin, 1 sentence",
        "a copy is no second"
    );
    let speaker = driver.entity("Turin");
    let knowledge = Arc::make_mut(&mut driver.state.derived.knowledge);
    for relation in knowledge.relations.iter_mut().filter(|relation| relation.phrase == "met") {
        relation.attribution = vec![speaker];
        relation.modality = Modality::Planned;
    }
    let about = "planned, reported by Turin, disputed, 1841 and 1843, 2 sentences";
    assert_eq!(select(&mut driver, "met"), format!("Ada Byron met Charles Babbage, {about}"));
    driver.select("Ada Byron");
    assert_eq!(
        announcement(&driver.state),
        format!("Ada Byron, person, 2 relations; strongest: met Charles Babbage, {about}")
    );
}

#[test]
fn what_is_denied_is_never_the_strongest() {
    let text = "Ada Byron never met Charles Babbage. Ada Byron never met Charles Babbage, ever. Ada Byron \
                praised the Royal Society.\n";
    let mut driver = Driver::with(&[("a.txt", text)]);
    driver.select("Ada Byron");
    let said = announcement(&driver.state);
    assert!(said.contains("strongest: praised the Royal Society"), "{said}");
    assert_eq!(driver.state.derived.support.sentences(driver.entity("Charles Babbage")), 0);
    assert!(
        driver.state.derived.view.has_entity(driver.entity("Charles Babbage")),
        "it is there all the same"
    );
}

#[test]
fn what_happened_twice_stands_on_the_timeline_twice() {
    let mut driver = quarrel();
    driver.give(Command::ShowCentre(Centre::Timeline));
    let marks = |driver: &Driver| {
        let timeline = driver.state.derived.timeline.clone().unwrap();
        timeline
            .marks
            .iter()
            .map(|mark| (days::date(mark.first).year(), mark.is_left_out))
            .collect::<Vec<_>>()
    };
    assert_eq!(marks(&driver), [(1841, false), (1843, false)]);
    let timeline = driver.state.derived.timeline.clone().unwrap();
    assert_eq!((timeline.claims(), timeline.undated), ((1, 1), 2));
    assert_ne!(timeline.marks[0].name(), timeline.marks[1].name());
    assert!(timeline.marks[0].label().ends_with("1841, disputed, stated"), "{}", timeline.marks[0].label());
    driver.give(Command::BrushDates(Some((date(1843, 1, 1), date(1843, 12, 31)))));
    assert_eq!(marks(&driver), [(1841, true), (1843, false)]);
    assert!(driver.state.derived.view.has_relation(relation(&driver, "met")));
    driver.give(Command::BrushDates(Some((date(1842, 1, 1), date(1842, 12, 31)))));
    assert!(!driver.state.derived.view.has_relation(relation(&driver, "met")), "neither date is chosen");
}

#[test]
fn the_table_says_what_is_disputed_and_when() {
    let mut driver = quarrel();
    driver.give(Command::ShowCentre(Centre::Table));
    driver.give(Command::ShowSheet(Sheet::Relations));
    let table = driver.state.derived.table.as_ref().unwrap();
    let labels: Vec<String> = table.rows().map(|row| row.label(table.columns())).collect();
    let begins = |start: &str| labels.iter().any(|label| label.starts_with(start));
    assert!(
        begins("Ada Byron met Charles Babbage, disputed, stated, type meets, 1841, 1843, 2 sentences"),
        "{labels:?}"
    );
    assert!(
        begins("Ada Byron never met Charles Babbage, disputed, denied, type meets, 1 sentence"),
        "{labels:?}"
    );
    let text = driver.state.derived.table.as_ref().unwrap().csv();
    assert!(text.contains("1841-01-01/1841-12-31; 1843-01-01/1843-12-31"), "{text}");
}

#[test]
fn disputed_is_filtered_like_any_status_and_undone() {
    let mut driver = quarrel();
    assert_eq!(driver.state.derived.statuses.get(&Status::Disputed), Some(&2));
    driver.give(Command::OnlyValue(Condition::Statuses([Status::Disputed].into())));
    assert_eq!(driver.state.derived.view.relations.len(), 2);
    driver.give(Command::Undo);
    assert_eq!(driver.state.derived.view.relations.len(), 3);
    let document = driver.state.ground.sources[1].document.id.clone();
    driver.give(Command::RemoveDocument(document));
    assert!(!driver.state.derived.statuses.contains_key(&Status::Disputed), "nobody denies it any more");
}
