//! Who, whom, by whose word, where and when: the fields for what stands around a relation.

use std::collections::BTreeSet;

use egui::{ComboBox, PopupCloseBehavior, Ui};
use jiff::civil::Date;

use super::{field, filled, form_row};
use crate::app::curation::Told;
use crate::app::{State, days};
use crate::corrections::Value;
use crate::document::Span;
use crate::knowledge::{Entity, EntityId, Evidence, Relation, SourceIndex};
use crate::ui::strings::curation as strings;
use crate::vocabulary::EntityKind;

/// Width of what is chosen from a list.
const WIDTH: f32 = 260.0;
/// Between the two ends of a stretch of days.
const TO: &str = " to ";

/// An entity that can be chosen, and its name.
type Named = (EntityId, String);

/// What stands in the fields, and what stood there.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// What the sentences name.
    ends: Vec<Named>,
    speakers: Vec<Named>,
    places: Vec<Named>,
    chosen: Fields,
    before: Fields,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Fields {
    /// Who or what, and whom or what.
    ends: Option<[EntityId; 2]>,
    speakers: BTreeSet<EntityId>,
    place: Option<EntityId>,
    date: String,
}

impl Form {
    /// The fields as they stand for a relation.
    pub(super) fn of(state: &State, relation: &Relation) -> Self {
        let sentences: Vec<_> =
            relation.evidence.iter().map(|evidence| (evidence.source, evidence.sentence)).collect();
        let before = Fields {
            ends: Some([relation.subject, relation.object]),
            speakers: relation.attribution.iter().copied().collect(),
            place: relation.place,
            date: relation.evidence.iter().find_map(Evidence::days).map_or_else(String::new, written),
        };
        Self { chosen: before.clone(), before, ..Self::about(state, &sentences) }
    }

    /// Empty fields about these sentences.
    pub(super) fn about(state: &State, sentences: &[(SourceIndex, Span)]) -> Self {
        let is_here = |entity: &Entity| {
            entity.mentions.iter().any(|mention| {
                sentences
                    .iter()
                    .any(|(source, sentence)| *source == mention.source && sentence.contains(mention.span))
            })
        };
        let is_in_article = |entity: &Entity| {
            entity
                .mentions
                .iter()
                .any(|mention| sentences.iter().any(|(source, _)| *source == mention.source))
        };
        // What the sentence names comes first.
        let entities = state.derived.knowledge.entities.iter().filter(|entity| is_in_article(entity));
        let mut found: Vec<(bool, &Entity)> = entities.map(|entity| (!is_here(entity), entity)).collect();
        found.sort_by(|(one_far, one), (other_far, other)| {
            (one_far, &one.name, one.id).cmp(&(other_far, &other.name, other.id))
        });
        let named = |entity: &Entity| (entity.id, entity.name.clone());
        let of_kinds = |fits: fn(EntityKind) -> bool| {
            found.iter().filter(|(_, entity)| fits(entity.kind)).map(|(_, entity)| named(entity)).collect()
        };
        Self {
            ends: found.iter().filter(|(is_far, _)| !is_far).map(|(_, entity)| named(entity)).collect(),
            speakers: of_kinds(can_speak),
            places: of_kinds(|kind| kind == EntityKind::Location),
            ..Self::default()
        }
    }

    /// Exchanges subject and object.
    pub(super) fn turn(&mut self) {
        for fields in [&mut self.chosen, &mut self.before] {
            if let Some(ends) = &mut fields.ends {
                ends.reverse();
            }
        }
    }

    /// What is otherwise than it was; `None` while the date is no date or both ends are one.
    pub(super) fn told(&self) -> Option<Box<Told>> {
        let Self { chosen, before, .. } = self;
        let mut told = Told::default();
        if let (Some([subject, object]), Some(ends)) = (chosen.ends, before.ends) {
            if subject == object {
                return None;
            }
            told.subject = (subject != ends[0]).then_some(subject);
            told.object = (object != ends[1]).then_some(object);
        }
        told.speakers = (chosen.speakers != before.speakers).then(|| chosen.speakers.clone());
        told.place = (chosen.place != before.place).then(|| chosen.place.into());
        if chosen.date.trim() != before.date {
            told.date = Some(match filled(&chosen.date) {
                None => Value::Nothing,
                Some(text) => Value::Is(typed(&text)?),
            });
        }
        Some(Box::new(told))
    }

    /// The fields for both ends, as far as the sentences name others.
    pub(super) fn show_ends(&mut self, ui: &mut Ui) {
        let Some(ends) = &mut self.chosen.ends else { return };
        for (end, name) in ends.iter_mut().zip([strings::SUBJECT, strings::OBJECT]) {
            form_row(ui, name, |ui| {
                ComboBox::from_id_salt(name)
                    .selected_text(name_of(&self.ends, *end))
                    .width(WIDTH)
                    .truncate()
                    .show_ui(ui, |ui| {
                        for (id, name) in &self.ends {
                            ui.selectable_value(end, *id, name);
                        }
                    })
                    .response
                    .accessible_name(name);
            });
        }
        if ends[0] == ends[1] {
            ui.label(strings::SAME_ENDS);
        }
    }

    /// The fields for speaker, place and date.
    pub(super) fn show(&mut self, ui: &mut Ui) {
        form_row(ui, strings::SPEAKER, |ui| self.speaker(ui));
        form_row(ui, strings::PLACE, |ui| self.place(ui));
        ui.add_space(2.0);
        field(ui, strings::WHEN, &mut self.chosen.date);
        let is_date = filled(&self.chosen.date).is_none_or(|text| typed(&text).is_some());
        if !is_date && self.chosen.date.trim() != self.before.date {
            ui.label(strings::NO_WHEN);
        }
    }

    fn speaker(&mut self, ui: &mut Ui) {
        let Self { speakers: offered, chosen: Fields { speakers, .. }, .. } = self;
        let names: Vec<&str> = speakers.iter().map(|id| name_of(offered, *id)).collect();
        let shown = if names.is_empty() { strings::NOBODY.to_owned() } else { names.join(", ") };
        ComboBox::from_id_salt(strings::SPEAKER)
            .selected_text(shown)
            .width(WIDTH)
            .truncate()
            .height(280.0)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show_ui(ui, |ui| {
                if ui.selectable_label(speakers.is_empty(), strings::NOBODY).clicked() {
                    speakers.clear();
                }
                for (id, name) in offered.iter() {
                    let mut is_on = speakers.contains(id);
                    if ui.checkbox(&mut is_on, name).changed() {
                        if is_on {
                            speakers.insert(*id);
                        } else {
                            speakers.remove(id);
                        }
                    }
                }
            })
            .response
            .accessible_name(strings::SPEAKER);
    }

    fn place(&mut self, ui: &mut Ui) {
        let Self { places: offered, chosen: Fields { place, .. }, .. } = self;
        ComboBox::from_id_salt(strings::PLACE)
            .selected_text(place.map_or(strings::NOWHERE, |id| name_of(offered, id)))
            .width(WIDTH)
            .truncate()
            .height(280.0)
            .show_ui(ui, |ui| {
                ui.selectable_value(place, None, strings::NOWHERE);
                for (id, name) in offered.iter() {
                    ui.selectable_value(place, Some(*id), name);
                }
            })
            .response
            .accessible_name(strings::PLACE);
    }
}

fn name_of(named: &[Named], id: EntityId) -> &str {
    named.iter().find(|(other, _)| *other == id).map_or("", |(_, name)| name)
}

/// Whether such a thing can say something.
const fn can_speak(kind: EntityKind) -> bool {
    !matches!(kind, EntityKind::Event | EntityKind::Concept)
}

fn written((from, to): (Date, Date)) -> String {
    if from == to { from.to_string() } else { format!("{from}{TO}{to}") }
}

/// The first and the last day of what was typed.
fn typed(text: &str) -> Option<(Date, Date)> {
    let (from, to) = text.split_once(TO).unwrap_or((text, text));
    let range = days::range(from, to)?;
    range.from.zip(range.to)
}
