//! Sorting and searching.

use super::*;
use crate::graph::samples::{entity, knowledge, relation};
use crate::graph::{Filter, View};
use crate::knowledge::Knowledge;
use crate::vocabulary::EntityKind;

fn row(number: u64, cells: [&str; 2], count: usize) -> Row {
    let mut all =
        vec![Cell::Text(cells[0].to_owned()), Cell::Text(String::new()), Cell::Text(cells[1].to_owned())];
    all.push(Cell::Number(count));
    Row { subject: Subject::Entity(EntityId(number)), cells: all }
}

fn rows() -> Vec<Row> {
    vec![
        row(0, ["Zürich", "city"], 2),
        row(1, ["äpfel", ""], 10),
        row(2, ["Apfel", "city"], 2),
        row(3, ["Zug", "canton"], 9),
    ]
}

fn sorted(columns: &[Column]) -> Vec<u32> {
    let mut choice = Tables::default();
    for &column in columns {
        choice.sort_by(column);
    }
    order::arranged(&rows(), &choice, Sheet::Entities.columns(), &OnceLock::new())
}

#[test]
fn words_are_sorted_without_regard_to_case_and_accents() {
    assert_eq!(sorted(&[Column::Name]), [1, 2, 3, 0], "equal words stay in their order");
    assert_eq!(sorted(&[Column::Name, Column::Name]), [0, 3, 1, 2]);
}

#[test]
fn numbers_begin_with_the_largest_and_are_no_words() {
    assert_eq!(sorted(&[Column::Relations]), [1, 3, 0, 2]);
    assert_eq!(sorted(&[Column::Relations, Column::Relations]), [0, 2, 3, 1]);
}

#[test]
fn what_is_equal_stays_as_it_was_sorted_before() {
    assert_eq!(sorted(&[Column::Name, Column::Relations]), [1, 3, 2, 0]);
    assert_eq!(sorted(&[Column::Name, Column::Name, Column::Relations]), [1, 3, 0, 2]);
}

#[test]
fn what_is_empty_comes_last_both_ways() {
    assert_eq!(sorted(&[Column::Subtype]).last(), Some(&1));
    assert_eq!(sorted(&[Column::Subtype, Column::Subtype]).last(), Some(&1));
}

#[test]
fn a_text_is_found_in_any_cell() {
    let all = Sheet::Entities.columns();
    let found = |text: &str, columns: &[Column]| {
        let choice = Tables { text: text.to_owned(), ..Tables::default() };
        order::arranged(&rows(), &choice, columns, &OnceLock::new())
    };
    assert_eq!(found("zu", all), [0, 3]);
    assert_eq!(found(" CITY ", all), [0, 2]);
    assert_eq!(found("10", all), [1]);
    assert!(found("nothing", all).is_empty());
    assert!(found("city", &[Column::Name]).is_empty(), "not in a column that is hidden");
}

fn said() -> Knowledge {
    let mut planned = relation(12, 3, 1, "plans to leave");
    planned.modality = crate::vocabulary::Modality::Planned;
    planned.negated = true;
    knowledge(
        vec![
            entity(1, "Denmark", EntityKind::Location),
            entity(2, "Reform", EntityKind::Concept),
            entity(3, "Élise Roux", EntityKind::Person),
        ],
        vec![relation(10, 1, 2, "calls for"), planned],
    )
}

#[test]
fn a_row_tells_everything_in_one_sentence() {
    let known = said();
    let view = View::new(&known, &Filter::default());
    let entities = entity_rows::rows(&known, &view, &BTreeSet::from([EntityId(1)]));
    let denmark = entities.iter().find(|row| row.title() == "Denmark").unwrap();
    let label = denmark.label(Sheet::Entities.columns());
    assert!(label.starts_with("Denmark, place, 2 relations, 2 neighbours, 1 sentence, "), "{label}");
    assert!(label.ends_with("sure, pinned"), "{label}");
    let short = denmark.label(&[Column::Name, Column::Sentences]);
    assert_eq!(short, "Denmark, 1 sentence", "what is hidden is not told");
    let relations = relation_rows::rows(&known, &view);
    let label = relations
        .iter()
        .map(|row| row.label(Sheet::Relations.columns()))
        .find(|label| label.starts_with("Élise"))
        .unwrap();
    assert!(label.starts_with("Élise Roux plans to leave Denmark, denied, planned"), "{label}");
    assert!(label.contains(", 1 sentence, 1 document, "), "{label}");
}

#[test]
fn dates_are_sorted_as_days_and_written_for_other_programs() {
    let day = |year: i16, month: i8, day: i8| jiff::civil::date(year, month, day);
    let spring = Cell::Days(day(2024, 3, 1), day(2024, 5, 31));
    assert_eq!(spring.shown(), "Mar – May 2024");
    assert_eq!(spring.written(), "2024-03-01/2024-05-31");
    let one = Cell::Days(day(2024, 3, 1), day(2024, 3, 1));
    assert_eq!(one.written(), "2024-03-01");
    assert!(one.key() < spring.key() && Cell::Days(day(999, 1, 1), day(999, 1, 1)).key() < one.key());
    let both =
        Cell::SeveralDays(vec![(day(2024, 2, 1), day(2024, 2, 1)), (day(2024, 3, 1), day(2024, 5, 31))]);
    assert_eq!(both.shown(), "1 Feb 2024, Mar – May 2024");
    assert_eq!(both.written(), "2024-02-01; 2024-03-01/2024-05-31");
    assert!(both.key() < one.key(), "sorted by the first of them");
    assert_eq!(Cell::Share(0.92).written(), "0.92");
    assert_eq!(Cell::Share(0.92).shown(), "92 %");
}
