//! The values that a condition can name, each with how often it is there.

use std::collections::BTreeMap;

use egui::Ui;

use crate::app::{Command, State};
use crate::graph::{Chip, Condition, Facet};
use crate::knowledge::{EntityId, Source, SourceIndex};
use crate::ui::strings::filters as strings;
use crate::ui::theme;
use crate::ui::widgets::{self, Count};

/// A value as a condition of its own, what it is called, and how often it is there.
struct Value {
    condition: Condition,
    name: String,
    count: Count,
}

/// The values of a sort of condition that the documents hold, the most frequent first; none for a
/// condition that does not name values.
fn values(state: &State, facet: Facet) -> Vec<Value> {
    let derived = &state.derived;
    let left = &derived.left;
    let value = |condition, name, count| Value { condition, name, count };
    let mut found: Vec<Value> = match facet {
        Facet::Kind => {
            let kinds = derived.kinds.iter();
            let row = |(&kind, &count): (&_, &usize)| {
                value(
                    Condition::Kinds([kind].into()),
                    super::super::strings::kind(kind).to_owned(),
                    of(&left.kinds, &kind, count),
                )
            };
            kinds.map(row).collect()
        }
        Facet::Subtype => {
            let row = |(subtype, &count): (&String, &usize)| {
                value(
                    Condition::Subtypes([subtype.clone()].into()),
                    subtype.replace('_', " "),
                    of(&left.subtypes, subtype, count),
                )
            };
            derived.subtypes.iter().map(row).collect()
        }
        Facet::Relation => {
            let row = |(&relation, &count): (&_, &usize)| {
                let name = super::super::strings::relation_type(relation);
                value(Condition::Relations([relation].into()), name, of(&left.relations, &relation, count))
            };
            derived.relations.iter().map(row).collect()
        }
        Facet::Status => {
            let row = |(&status, &count): (&_, &usize)| {
                value(
                    Condition::Statuses([status].into()),
                    strings::status(status).to_owned(),
                    of(&left.statuses, &status, count),
                )
            };
            derived.statuses.iter().map(row).collect()
        }
        Facet::Speaker => {
            let row = |(&id, &count): (&EntityId, &usize)| {
                let name = derived.knowledge.entity(id)?.name.clone();
                Some(value(Condition::Speakers([id].into()), name, of(&left.speakers, &id, count)))
            };
            derived.speakers.iter().filter_map(row).collect()
        }
        Facet::Place => {
            let row = |(&id, &count): (&EntityId, &usize)| {
                let name = derived.knowledge.entity(id)?.name.clone();
                Some(value(Condition::Places([id].into()), name, of(&left.places, &id, count)))
            };
            derived.places.iter().filter_map(row).collect()
        }
        Facet::Origin => {
            let row = |(&origin, &count): (&_, &usize)| {
                value(
                    Condition::Origins([origin].into()),
                    strings::origin(origin).to_owned(),
                    of(&left.origins, &origin, count),
                )
            };
            derived.origins.iter().map(row).collect()
        }
        Facet::Rule => {
            let row = |(rule, &count): (&String, &usize)| {
                value(
                    Condition::Rules([rule.clone()].into()),
                    crate::app::words::rule(rule),
                    of(&left.rules, rule, count),
                )
            };
            derived.rules.iter().map(row).collect()
        }
        Facet::Deed => deeds(state),
        Facet::Document => {
            let sources = (0..).zip(&derived.knowledge.sources);
            let row = |(index, source): (SourceIndex, &Source)| {
                let document = &source.document;
                let count = derived.documents.get(&index).copied().unwrap_or(0);
                value(
                    Condition::Documents([document.id.clone()].into()),
                    document.name.clone(),
                    of(&left.documents, &index, count),
                )
            };
            sources.map(row).collect()
        }
        _ => Vec::new(),
    };
    found.sort_by(|one, other| {
        other.count.total.cmp(&one.count.total).then_with(|| one.name.cmp(&other.name))
    });
    found
}

/// What a person has done, and how often.
fn deeds(state: &State) -> Vec<Value> {
    let row = |(&deed, &count): (&_, &usize)| Value {
        condition: Condition::Deeds([deed].into()),
        name: strings::deed(deed).to_owned(),
        count: of(&state.derived.left.deeds, &deed, count),
    };
    state.derived.deeds.iter().map(row).collect()
}

/// How many there are of a value, and how many the other conditions leave.
fn of<Key: Ord>(left: &BTreeMap<Key, usize>, key: &Key, total: usize) -> Count {
    Count { left: left.get(key).copied().unwrap_or(0), total }
}

/// A list of values; gives the one that was chosen.
pub(super) fn choose(
    ui: &mut Ui,
    state: &State,
    facet: Facet,
    is_chosen: impl Fn(&Condition) -> bool,
) -> Option<Condition> {
    let values = values(state, facet);
    if values.is_empty() {
        widgets::secondary(ui, strings::NO_VALUES);
    }
    let mut chosen = None;
    widgets::on_menu(ui);
    let height = ui.spacing().interact_size.y;
    egui::ScrollArea::vertical().max_height(320.0).show_rows(ui, height, values.len(), |ui, seen| {
        ui.set_width(240.0);
        for value in values.into_iter().skip(seen.start).take(seen.len()) {
            let mut is_on = is_chosen(&value.condition);
            let count = egui::RichText::new(value.count.to_string()).size(theme::SMALL).weak();
            ui.horizontal(|ui| {
                if ui.checkbox(&mut is_on, &value.name).changed() {
                    chosen = Some(value.condition);
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(count));
            });
        }
    });
    chosen
}

/// The values of a chip that is there: each can be put in and taken out.
pub(super) fn show_in(
    ui: &mut Ui,
    state: &State,
    index: usize,
    condition: &Condition,
    commands: &mut Vec<Command>,
) {
    let negated = state.ground.filter.chips.get(index).is_some_and(|chip| chip.negated);
    let has = |value: &Condition| condition.holds_all_of(value);
    if let Some(value) = choose(ui, state, condition.facet(), has) {
        let mut changed = condition.clone();
        if has(&value) {
            changed.leave_out(&value);
        } else {
            changed.take_in(value);
        }
        commands.push(if changed.is_empty_set() {
            Command::RemoveChip(index)
        } else {
            Command::SetChip(index, Chip { negated, ..Chip::only(changed) })
        });
    }
}
