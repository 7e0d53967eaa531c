//! The timeline of what is shown.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Flag, Mark, Timeline, chosen_days, chosen_range, days, forget_days};
use crate::app::state::State;
use crate::app::tables::status_in_words;
use crate::graph::{Clock, View};
use crate::knowledge::{EntityId, Evidence, Knowledge, Relation, SourceIndex};
use crate::vocabulary::{EntityKind, Modality};

/// What is shown, by its dates. What only the days that a person chose leave out is there as well,
/// marked so: else nobody could choose other days.
pub(super) fn timeline(state: &State) -> Timeline {
    let derived = &state.derived;
    let wider = wider_view(state);
    let view = wider.as_ref().unwrap_or(&derived.view);
    let range = chosen_range(state);
    let mut timeline = Timeline::default();
    for relation in view.relations.iter().filter_map(|&id| derived.knowledge.relation(id)) {
        let is_left_out =
            !derived.view.has_relation(relation.id) || derived.view.dimmed_relations.contains(&relation.id);
        let dates = relation.dates();
        timeline.undated += usize::from(dates.is_empty() && !is_left_out);
        timeline.marks.extend(dates.into_iter().map(|days| {
            // What happened several times stands on each of its dates; each is chosen or not by itself.
            let is_left_out = is_left_out || range.is_some_and(|range| !range.overlaps(days));
            Mark { is_left_out, ..mark(&derived.knowledge, relation, days) }
        }));
    }
    timeline.marks.sort_by(|one, other| {
        (one.first, one.last, &one.title, one.relation).cmp(&(
            other.first,
            other.last,
            &other.title,
            other.relation,
        ))
    });
    let dated = derived.knowledge.sources.iter().filter_map(|source| {
        let document = &source.document;
        let day = days::day(document.date?);
        Some(Flag { document: document.id.clone(), name: document.name.clone(), day })
    });
    timeline.flags = dated.collect();
    timeline.flags.sort_by(|one, other| (one.day, &one.name).cmp(&(other.day, &other.name)));
    timeline
}

/// What would be shown without the choice of days; `None` where no days are chosen. While something is watched
/// coming about, the days of that are a choice as well, whatever their clock.
fn wider_view(state: &State) -> Option<View> {
    let watched = state.timeline.playback.map(|_| state.timeline.choice.clock);
    if watched.is_none() {
        chosen_days(state)?;
    }
    let mut filter = state.ground.filter.clone();
    forget_days(&mut filter, Clock::Happened);
    if let Some(clock) = watched {
        forget_days(&mut filter, clock);
    }
    Some(View::new(&state.derived.knowledge, &filter))
}

/// The documents that say a relation with these days; all that say it, where none gives just these.
fn sources(relation: &Relation, days: (Date, Date)) -> Vec<SourceIndex> {
    let said = |is_meant: &dyn Fn(&Evidence) -> bool| {
        let evidence = relation.evidence.iter().filter(|evidence| is_meant(evidence));
        let sources: BTreeSet<SourceIndex> = evidence.map(|evidence| evidence.source).collect();
        sources.into_iter().collect::<Vec<_>>()
    };
    let with_days = said(&|evidence| evidence.days() == Some(days));
    if with_days.is_empty() { said(&|_| true) } else { with_days }
}

fn mark(knowledge: &Knowledge, relation: &Relation, (first, last): (Date, Date)) -> Mark {
    let entity = |id: EntityId| knowledge.entity(id);
    let name = |id: EntityId| entity(id).map_or("", |entity| entity.name.as_str());
    Mark {
        relation: relation.id,
        first: days::day(first),
        last: days::day(last.max(first)),
        ends: [relation.subject, relation.object],
        phrase: relation.phrase.clone(),
        sources: sources(relation, (first, last)),
        kind: entity(relation.subject).map_or(EntityKind::Concept, |entity| entity.kind),
        is_actual: relation.modality == Modality::Actual,
        is_denied: relation.negated,
        is_left_out: false,
        title: format!("{} {} {}", name(relation.subject), relation.phrase, name(relation.object)),
        status: status_in_words(relation),
    }
}
