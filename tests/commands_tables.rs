//! Table and timeline driven by commands alone, with no window.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use std::path::PathBuf;

use driver::{Driver, one_article};
use jiff::civil::date;
use relata::app::table::is_enabled;
use relata::app::tables::{Column, Sheet};
use relata::app::timeline::{chosen_days, days, window};
use relata::app::{Centre, Command, Effect, Notice, SaveTarget, obstacle};
use relata::graph::{Chip, Condition};
use relata::scene::Subject;
use relata::vocabulary::EntityKind;

fn with_table() -> Driver {
    let mut driver = one_article();
    driver.give(Command::ShowCentre(Centre::Table));
    driver
}

fn titles(driver: &Driver) -> Vec<String> {
    driver.state.derived.table.as_ref().unwrap().rows().map(relata::app::tables::Row::title).collect()
}

fn dated() -> Driver {
    let mut driver = Driver::with(&[("letters.txt", sample::DATED)]);
    driver.give(Command::ShowCentre(Centre::Timeline));
    driver
}

#[test]
fn the_table_holds_what_the_graph_shows() {
    let mut driver = with_table();
    let table = driver.state.derived.table.clone().unwrap();
    assert_eq!((table.len(), table.total()), (5, 5));
    let person = Condition::Kinds([EntityKind::Person].into());
    driver.give(Command::AddChip(Chip::only(person)));
    let table = driver.state.derived.table.clone().unwrap();
    assert_eq!((table.len(), table.total()), (2, 5));
    driver.give(Command::ShowSheet(Sheet::Relations));
    let table = driver.state.derived.table.clone().unwrap();
    assert_eq!((table.len(), table.total()), (1, 4));
    assert_eq!(titles(&driver), ["Ada Byron met Charles Babbage"]);
    driver.give(Command::ClearFilters);
    assert_eq!(titles(&driver).len(), 4);
}

#[test]
fn a_table_that_nobody_sees_costs_nothing_and_one_that_does_not_change_is_kept() {
    let mut driver = one_article();
    assert!(driver.state.derived.table.is_none());
    driver.give(Command::ShowCentre(Centre::Table));
    let before = driver.state.derived.table.clone().unwrap();
    driver.select("Turin");
    driver.give(Command::Hover(None));
    assert!(std::sync::Arc::ptr_eq(&before, driver.state.derived.table.as_ref().unwrap()));
}

#[test]
fn a_click_on_a_head_sorts_and_another_one_turns_it_round() {
    let mut driver = with_table();
    driver.give(Command::SortTable(Column::Name));
    assert_eq!(titles(&driver), ["Ada Byron", "Charles Babbage", "London", "Royal Society", "Turin"]);
    driver.give(Command::SortTable(Column::Name));
    assert_eq!(titles(&driver)[0], "Turin");
    driver.give(Command::SortTable(Column::Kind));
    assert_eq!(titles(&driver)[0], "Royal Society", "organisations come first");
    driver.give(Command::ShowSheet(Sheet::Relations));
    driver.give(Command::SortTable(Column::Name));
    assert!(driver.state.tables.sorts().is_empty(), "this sheet has no such column");
}

#[test]
fn a_text_in_any_cell_is_found_and_escape_shows_all_again() {
    let mut driver = with_table();
    driver.give(Command::SearchTable("PLACE".to_owned()));
    assert_eq!(driver.state.derived.table.as_ref().unwrap().len(), 2);
    let turin = driver.select("Turin");
    driver.give(Command::Escape);
    assert_eq!(driver.state.derived.table.as_ref().unwrap().len(), 5);
    assert_eq!(driver.state.selection, [Subject::Entity(turin)].into());
}

#[test]
fn pins_are_seen_in_the_table() {
    let mut driver = with_table();
    driver.select("Turin");
    driver.give(Command::TogglePinned);
    driver.give(Command::SortTable(Column::Pinned));
    assert_eq!(titles(&driver)[0], "Turin");
}

#[test]
fn the_table_is_saved_as_it_is_sorted_and_searched() {
    let mut driver = with_table();
    driver.give(Command::SortTable(Column::Name));
    driver.give(Command::SearchTable("person".to_owned()));
    driver.give(Command::ExportTable);
    let Some(Effect::AskForTarget { target: SaveTarget::Table, suggestion }) = driver.effects.pop() else {
        panic!("nobody was asked for a place")
    };
    assert_eq!(suggestion, "machine.csv");
    driver.give(Command::SaveTo(SaveTarget::Table, PathBuf::from("sheet")));
    let Some(Effect::SaveTable { path, table }) = driver.effects.pop() else { panic!("nothing was saved") };
    assert_eq!(path, PathBuf::from("sheet.csv"));
    let text = table.csv();
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "Name,Kind,Subtype,Relations,Neighbours,Sentences,Documents,Mentions,Confidence,Pinned"
    );
    assert_eq!(lines[1], "Ada Byron,Person,,2,2,2,1,2,0.90,no");
    assert!(lines[2].starts_with("Charles Babbage,Person"));
    assert_eq!(lines[3..], [""]);
}

#[test]
fn columns_are_hidden_and_come_back_where_they_were() {
    let mut driver = with_table();
    assert_eq!(obstacle(&driver.state, &Command::ShowAllColumns), Some("No column of the table is hidden."));
    driver.give(Command::ToggleColumn(Column::Kind));
    driver.give(Command::ToggleColumn(Column::Confidence));
    let hidden = [Column::Kind, Column::Confidence].into();
    let Some(Effect::SaveSettings(kept)) = driver.effects.pop() else { panic!("it is not kept") };
    assert_eq!(kept.hidden_columns, [(Sheet::Entities, hidden)].into());
    let columns = |driver: &Driver| driver.state.derived.table.as_ref().unwrap().columns().to_vec();
    assert_eq!(columns(&driver)[..3], [Column::Name, Column::Subtype, Column::Relations]);
    driver.give(Command::ShowSheet(Sheet::Relations));
    assert_eq!(columns(&driver), Sheet::Relations.columns(), "each sheet has its own");
    driver.give(Command::ShowSheet(Sheet::Entities));
    driver.give(Command::ToggleColumn(Column::Kind));
    assert_eq!(columns(&driver)[..3], [Column::Name, Column::Kind, Column::Subtype]);
    assert!(is_enabled(&driver.state, &Command::ShowAllColumns));
    driver.give(Command::ShowCentre(Centre::Graph));
    assert_eq!(obstacle(&driver.state, &Command::ShowAllColumns), Some("Show the table first."));
    driver.give(Command::ShowCentre(Centre::Table));
    driver.give(Command::ShowAllColumns);
    assert_eq!(columns(&driver), Sheet::Entities.columns());
    assert_eq!(driver.state.settings, relata::app::Settings::default());
}

#[test]
fn what_a_row_is_about_stays() {
    let mut driver = with_table();
    for sheet in Sheet::ALL {
        driver.give(Command::ShowSheet(sheet));
        for &column in sheet.columns() {
            driver.give(Command::ToggleColumn(column));
        }
        driver.give(Command::ToggleColumn(Column::Name));
        assert_eq!(driver.state.derived.table.as_ref().unwrap().columns(), [sheet.lasting()]);
    }
}

#[test]
fn hidden_columns_are_neither_searched_nor_saved_nor_copied() {
    let mut driver = with_table();
    driver.give(Command::SortTable(Column::Kind));
    let sorted = titles(&driver);
    for column in [Column::Kind, Column::Subtype, Column::Mentions, Column::Pinned] {
        driver.give(Command::ToggleColumn(column));
    }
    assert_eq!(titles(&driver), sorted, "what is hidden does not change the order");
    driver.give(Command::SearchTable("person".to_owned()));
    assert_eq!(driver.state.derived.table.as_ref().unwrap().len(), 0);
    driver.give(Command::SearchTable("turin".to_owned()));
    driver.give(Command::SaveTo(SaveTarget::Table, PathBuf::from("sheet.csv")));
    let Some(Effect::SaveTable { table, .. }) = driver.effects.pop() else { panic!("nothing was saved") };
    let text = table.csv();
    assert_eq!(text, "Name,Relations,Neighbours,Sentences,Documents,Confidence\r\nTurin,1,1,1,1,0.90\r\n");
    driver.select("Turin");
    driver.give(Command::CopyRows);
    let Some(Effect::CopyText(text)) = driver.effects.pop() else { panic!("nothing was copied") };
    assert_eq!(text.lines().next(), Some("Name\tRelations\tNeighbours\tSentences\tDocuments\tConfidence"));
    driver.give(Command::ToggleColumn(Column::Kind));
    driver.give(Command::SearchTable("person".to_owned()));
    assert_eq!(driver.state.derived.table.as_ref().unwrap().len(), 2, "shown again, it is searched again");
}

#[test]
fn a_table_that_was_not_looked_at_can_be_saved() {
    let mut driver = one_article();
    driver.give(Command::SaveTo(SaveTarget::Table, PathBuf::from("sheet.csv")));
    let Some(Effect::SaveTable { table, .. }) = driver.effects.pop() else { panic!("nothing was saved") };
    assert_eq!(table.len(), 5);
    driver.give(Command::Report(relata::app::Report::Target(SaveTarget::Table, None)));
    assert_eq!(driver.state.notice, Some(Notice::NotSaved(SaveTarget::Table)));
}

#[test]
fn selected_rows_are_copied_in_the_order_of_the_table() {
    let mut driver = with_table();
    assert!(!is_enabled(&driver.state, &Command::CopyRows));
    driver.give(Command::SortTable(Column::Name));
    let rows = [driver.entity("Turin"), driver.entity("Ada Byron")].map(Subject::Entity).to_vec();
    driver.give(Command::SelectRows(rows));
    assert!(is_enabled(&driver.state, &Command::CopyRows));
    driver.give(Command::CopyRows);
    let Some(Effect::CopyText(text)) = driver.effects.pop() else { panic!("nothing was copied") };
    let firsts: Vec<&str> = text.lines().map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!(firsts, ["Name", "Ada Byron", "Turin"]);
}

#[test]
fn all_is_selected_as_far_as_the_table_shows_it() {
    let mut driver = with_table();
    driver.give(Command::ShowSheet(Sheet::Relations));
    driver.give(Command::SearchTable("travelled".to_owned()));
    driver.give(Command::SelectAll);
    assert_eq!(driver.state.selection.len(), 1);
    assert!(driver.state.selection.iter().all(|subject| matches!(subject, Subject::Relation(_))));
    driver.give(Command::ShowCentre(Centre::Graph));
    driver.give(Command::SelectAll);
    assert_eq!(driver.state.selection.len(), 5);
}

#[test]
fn a_range_holds_all_rows_between_two_and_ends_with_the_last() {
    let mut driver = with_table();
    driver.give(Command::SortTable(Column::Name));
    let table = driver.state.derived.table.clone().unwrap();
    let [ada, turin] = ["Ada Byron", "Turin"].map(|name| Subject::Entity(driver.entity(name)));
    assert_eq!(table.between(ada, turin).len(), 5);
    assert_eq!(table.between(turin, ada).last(), Some(&ada));
    assert_eq!(table.between(ada, ada), [ada]);
}

#[test]
fn claims_stand_on_their_days_and_those_without_are_counted() {
    let driver = dated();
    let timeline = driver.state.derived.timeline.clone().unwrap();
    let firsts: Vec<_> = timeline.marks.iter().map(|mark| days::date(mark.first)).collect();
    assert_eq!(firsts, [date(1840, 1, 1), date(1841, 1, 1), date(1843, 1, 1)]);
    assert_eq!(timeline.undated, 1);
    assert_eq!(driver.state.derived.documents, [(0, 4)].into(), "what a document says is counted once");
    assert_eq!(timeline.marks[0].label(), "Charles Babbage travelled to Turin, 1840, stated");
    assert_eq!(timeline.flags.len(), 1);
    assert_eq!(days::date(timeline.flags[0].day), date(1843, 3, 12));
    let window = window(&driver.state);
    assert!(window.start < f64::from(timeline.marks[0].first));
    assert!(window.end() > f64::from(timeline.marks[2].last));
}

#[test]
fn chosen_days_leave_the_rest_faint_and_are_replaced_and_cleared() {
    let mut driver = dated();
    let before = window(&driver.state);
    let years = |from: i16, to: i16| Some((date(from, 1, 1), date(to, 12, 31)));
    driver.give(Command::BrushDates(years(1841, 1842)));
    assert_eq!(driver.state.derived.view.relations.len(), 1);
    assert_eq!(driver.state.history.undo_step(), Some("Filter by date"));
    let timeline = driver.state.derived.timeline.clone().unwrap();
    let left_out: Vec<bool> = timeline.marks.iter().map(|mark| mark.is_left_out).collect();
    assert_eq!(left_out, [true, false, true], "all stay on the axis");
    assert_eq!(timeline.undated, 0, "what the days leave out is not counted");
    assert_eq!(window(&driver.state), before, "the axis does not move");
    driver.give(Command::BrushDates(years(1840, 1841)));
    assert_eq!(driver.state.filter_count(), 1);
    assert_eq!(driver.state.derived.view.relations.len(), 2);
    driver.give(Command::Escape);
    assert_eq!((chosen_days(&driver.state), driver.state.derived.view.relations.len()), (None, 4));
    driver.give(Command::Undo);
    assert_eq!(chosen_days(&driver.state), years(1840, 1841));
    driver.give(Command::BrushDates(None));
    assert_eq!(driver.state.filter_count(), 0);
}

#[test]
fn nothing_stays_of_how_one_looked_when_all_documents_are_closed() {
    let mut driver = dated();
    driver.give(Command::ZoomIn);
    driver.give(Command::SearchTable("Turin".to_owned()));
    assert!(driver.state.timeline.window.is_some());
    driver.give(Command::RemoveAllDocuments);
    assert_eq!(driver.state.timeline.window, None);
    assert!(driver.state.tables.text.is_empty());
}

#[test]
fn the_keys_of_the_graph_move_the_timeline_while_it_is_seen() {
    let mut driver = dated();
    let whole = window(&driver.state);
    driver.give(Command::ZoomIn);
    assert!(window(&driver.state).days < whole.days);
    assert!(driver.state.camera.is_none());
    driver.give(Command::FitAll);
    assert_eq!(window(&driver.state), whole);
    driver.select("Turin");
    driver.give(Command::FitSelection);
    let seen = window(&driver.state);
    assert!(seen.days < whole.days && seen.start < f64::from(days::day(date(1840, 1, 1))));
    assert!(seen.end() < f64::from(days::day(date(1841, 12, 31))));
}
