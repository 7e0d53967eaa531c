//! A row for each relation that is shown.

use std::collections::BTreeSet;

use super::cell::Cell;
use super::{Row, Subject};
use crate::app::words::{self, DISPUTED, FROM_REFERENCE};
use crate::graph::View;
use crate::knowledge::{EntityId, Knowledge, Relation};
use crate::vocabulary::Origin;

/// The rows, in the order in which the texts say them; what no text says comes last.
pub(super) fn rows(knowledge: &Knowledge, view: &View) -> Vec<Row> {
    let mut relations: Vec<&Relation> =
        view.relations.iter().filter_map(|&id| knowledge.relation(id)).collect();
    relations.sort_by_key(|relation| {
        let first = relation.evidence.first();
        let place = first.map(|evidence| (evidence.source, evidence.sentence, evidence.subject));
        (place.is_none(), place, relation.id)
    });
    relations.into_iter().map(|relation| row(knowledge, relation)).collect()
}

fn row(knowledge: &Knowledge, relation: &Relation) -> Row {
    let name = |id: EntityId| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let speakers: Vec<&str> = relation.attribution.iter().map(|&id| name(id)).collect();
    let documents: BTreeSet<u32> = relation.evidence.iter().map(|evidence| evidence.source).collect();
    let cells = vec![
        Cell::Text(name(relation.subject).to_owned()),
        Cell::Text(relation.phrase.clone()),
        Cell::Text(relation.relation.map_or_else(String::new, |kind| kind.as_str().replace('_', " "))),
        Cell::Text(name(relation.object).to_owned()),
        Cell::Text(status_in_words(relation)),
        Cell::Text(speakers.join(", ")),
        date(knowledge, relation),
        Cell::Text(relation.place.map_or("", name).to_owned()),
        Cell::Number(relation.sentences()),
        Cell::Number(documents.len()),
        Cell::Share(relation.confidence),
        Cell::Text(words::rule(&relation.rule)),
    ];
    Row { subject: Subject::Relation(relation.id), cells }
}

/// How real the text says the relation is.
pub(in crate::app) fn status_in_words(relation: &Relation) -> String {
    let base = match relation.origin {
        Origin::Reference => FROM_REFERENCE,
        Origin::Person => "by hand",
        Origin::Text => "stated",
    };
    // What is disputed comes first, so that a sheet sorted by status has it together. It is stated or not all the
    // same; what somebody says is not stated by the text.
    let disputed = relation.is_disputed().then_some(DISPUTED);
    let mut words: Vec<&str> = words::status(relation).into_iter().filter(|word| *word != DISPUTED).collect();
    if words.is_empty() {
        words.push(base);
    }
    disputed.into_iter().chain(words).collect::<Vec<_>>().join(", ")
}

/// The days of each sentence, or the words where the text does not tell which day is meant.
fn date(knowledge: &Knowledge, relation: &Relation) -> Cell {
    match relation.dates().as_slice() {
        [] => Cell::Text(words::dates(knowledge, relation).join(", ")),
        &[(first, last)] => Cell::Days(first, last),
        several => Cell::SeveralDays(several.to_vec()),
    }
}
