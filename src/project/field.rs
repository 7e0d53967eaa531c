//! The parts of the state by the names they have in a file, and each value as text.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ground::Ground;
use super::record::{KeptOptions, Placed, Stop};
use crate::document::DocumentId;
use crate::knowledge::EntityId;
use crate::layout::Point;
use crate::names::named_values;

named_values! {
    /// A part of what is kept.
    pub(super) enum Field {
        /// The documents that are open, by identity.
        Documents = "documents",
        /// What is to be seen.
        Filter = "filter",
        /// Conditions under a name.
        SavedFilters = "saved_filters",
        /// Kept views, in order.
        Stops = "stops",
        /// Which entities are seen as one.
        Grouping = "grouping",
        /// What size, colour and label say.
        Style = "style",
        /// Marks, by entity.
        Flags = "flags",
        /// Places given by hand, by entity.
        Pins = "pins",
        /// The places before, by entity.
        Homes = "homes",
        /// Where names stand that a person has moved.
        Names = "names",
        /// How often everything was arranged anew.
        Arrangement = "arrangement",
        /// The places before an arrangement, by entity.
        Places = "places",
        /// Corrections, by identity.
        Corrections = "corrections",
        /// Notes, by what they are about.
        Notes = "notes",
        /// Where the files of documents lie, by document.
        Files = "files",
        /// Where every entity stands; no part of a step.
        Positions = "positions",
        /// Settings of the project, by name; no part of a step.
        Settings = "settings",
    }
}

/// Coordinates beyond this are not taken seriously: the layout has the same bound.
const FARTHEST: f32 = 1.0e7;

/// The last place in an order.
const FARTHEST_PLACE: u64 = 1 << 60;

/// A value as text in JSON.
///
/// # Errors
///
/// When the value could not be read again.
pub(super) fn text<T: Serialize + ?Sized>(value: &T) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// The key of an entity: its identity in sixteen hexadecimal digits.
pub(super) fn entity_key(id: EntityId) -> String {
    format!("{:016x}", id.0)
}

fn entity(key: &str) -> Result<EntityId, String> {
    let is_written_so = key.len() == 16 && key.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let number = is_written_so.then(|| u64::from_str_radix(key, 16).ok()).flatten();
    number.map(EntityId).ok_or_else(|| "it names no entity".to_owned())
}

/// Whether a point is one that can be drawn.
pub(super) fn is_drawable(point: Point) -> bool {
    // Comparing with a number that is none gives no.
    point.x.abs() <= FARTHEST && point.y.abs() <= FARTHEST
}

fn point(text: &str) -> Result<Point, String> {
    let point: Point = parsed(text)?;
    if is_drawable(point) { Ok(point) } else { Err("it is no place on the plane".to_owned()) }
}

/// Something with a place in an order; places are given one by one and never come near the bound.
fn placed<T: DeserializeOwned>(text: &str) -> Result<Placed<T>, String> {
    let placed: Placed<T> = parsed(text)?;
    if placed.place <= FARTHEST_PLACE { Ok(placed) } else { Err("it has no place in the order".to_owned()) }
}

/// Puts a value into a map, or takes it out.
fn set_in<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}

/// A whole part: what the text says, or what it is when nothing is said.
fn whole<T: DeserializeOwned>(key: &str, value: Option<&str>, default: T) -> Result<T, String> {
    if !key.is_empty() {
        return Err("it has no parts".to_owned());
    }
    value.map_or(Ok(default), parsed)
}

/// Kept views, each of which can be drawn.
fn stops(key: &str, value: Option<&str>) -> Result<Vec<Stop>, String> {
    let stops: Vec<Stop> = whole(key, value, Vec::new())?;
    let mut corners = stops.iter().filter_map(|stop| stop.seen).flat_map(|(min, max)| [min, max]);
    if corners.all(is_drawable) { Ok(stops) } else { Err("it shows no part of the plane".to_owned()) }
}

/// Enters one value into the state, or takes it out; whatever the text, afterwards the state can be drawn.
///
/// # Errors
///
/// When the text is no such value; nothing has changed then.
pub(super) fn set(ground: &mut Ground, field: Field, key: &str, value: Option<&str>) -> Result<(), String> {
    let record = &mut ground.record;
    let on_entity = |map: &mut BTreeMap<EntityId, Point>| -> Result<(), String> {
        set_in(map, entity(key)?, value.map(point).transpose()?);
        Ok(())
    };
    match field {
        Field::Documents => {
            let value = value.map(placed::<KeptOptions>).transpose()?;
            let placed = value
                .map(|placed| Ok::<_, String>(Placed { place: placed.place, value: placed.value.options()? }))
                .transpose()?;
            set_in(&mut ground.documents, DocumentId(key.to_owned()), placed);
        }
        Field::Corrections => {
            set_in(&mut ground.corrections, key.to_owned(), value.map(placed).transpose()?);
        }
        Field::Filter => record.filter = whole(key, value, super::Record::default().filter)?,
        Field::SavedFilters => record.saved_filters = whole(key, value, Vec::new())?,
        Field::Stops => record.stops = stops(key, value)?,
        Field::Grouping => record.grouping = whole(key, value, crate::graph::Grouping::default())?,
        Field::Style => record.style = whole(key, value, crate::scene::Style::default())?,
        Field::Arrangement => record.arrangement = whole(key, value, 0)?,
        Field::Flags => set_in(&mut record.flags, entity(key)?, value.map(parsed).transpose()?),
        Field::Pins => on_entity(&mut record.pins)?,
        Field::Homes => on_entity(&mut record.homes)?,
        Field::Names => on_entity(&mut record.names)?,
        Field::Places => on_entity(Arc::make_mut(&mut record.places))?,
        Field::Notes => set_in(&mut record.notes, key.to_owned(), value.map(parsed).transpose()?),
        Field::Files => {
            set_in(&mut record.files, DocumentId(key.to_owned()), value.map(parsed).transpose()?);
        }
        Field::Positions => on_entity(&mut ground.surroundings.positions)?,
        Field::Settings => {
            set_in(&mut ground.surroundings.settings, key.to_owned(), value.map(parsed).transpose()?);
        }
    }
    Ok(())
}
