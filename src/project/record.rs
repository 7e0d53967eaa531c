//! The ground state as it is kept: what a person has put in and chosen, without what follows from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

use crate::document::{DocumentId, ReadOptions};
use crate::graph::{Filter, Grouping, SavedFilter};
use crate::knowledge::EntityId;
use crate::layout::Point;
use crate::scene::Style;

/// What a person has put in and chosen, step by step; every change of it can be undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The documents that are open, in order; the bytes are kept once for each.
    pub documents: Vec<OpenDocument>,
    /// What is to be seen.
    pub filter: Filter,
    /// Conditions under a name.
    pub saved_filters: Vec<SavedFilter>,
    /// Kept views, in the order in which they are shown.
    pub stops: Vec<Stop>,
    /// Which entities are seen as one.
    pub grouping: Grouping,
    /// What size, colour and label say.
    pub style: Style,
    /// Marked entities, with the number of the mark.
    pub flags: BTreeMap<EntityId, u8>,
    /// Entities that a person has put in a place, in scene units.
    pub pins: BTreeMap<EntityId, Point>,
    /// How far names stand from their marks that a person has moved, in scene units.
    pub names: BTreeMap<EntityId, Point>,
    /// Where they stood before.
    pub homes: BTreeMap<EntityId, Point>,
    /// Counts the times that entities were given other places otherwise than one by one.
    pub arrangement: u64,
    /// Where everything stood when a step led from this arrangement to another.
    pub places: Arc<BTreeMap<EntityId, Point>>,
    /// What a person has put right, in order.
    pub corrections: Vec<KeptCorrection>,
    /// Notes, by name; what they say is for those who made them to understand.
    pub notes: BTreeMap<String, String>,
    /// The paths of the files that documents were read from.
    pub files: BTreeMap<DocumentId, String>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            documents: Vec::new(),
            filter: Filter::first_picture(),
            saved_filters: Vec::new(),
            stops: Vec::new(),
            grouping: Grouping::default(),
            style: Style::default(),
            flags: BTreeMap::new(),
            pins: BTreeMap::new(),
            names: BTreeMap::new(),
            homes: BTreeMap::new(),
            arrangement: 0,
            places: Arc::default(),
            corrections: Vec::new(),
            notes: BTreeMap::new(),
            files: BTreeMap::new(),
        }
    }
}

/// A view that a person has kept, one of several to be shown in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// What a person calls it.
    pub name: String,
    /// What is to be seen.
    pub filter: Filter,
    /// The part of the plane that is seen, from its upper left corner to the lower right one; `None` for the whole
    /// graph.
    pub seen: Option<(Point, Point)>,
}

/// A document that is open, and how it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDocument {
    /// Which one.
    pub id: DocumentId,
    /// How its bytes are read.
    pub options: ReadOptions,
}

/// A correction; what it says is for those who made it to understand.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCorrection {
    /// Tells it from all others.
    pub id: String,
    /// What it says.
    pub value: serde_json::Value,
}

/// What is kept beside the steps and no step of undo brings back: how things looked when one left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surroundings {
    /// Where every entity stands, in scene units.
    pub positions: BTreeMap<EntityId, Point>,
    /// Settings of this project, by name.
    pub settings: BTreeMap<String, serde_json::Value>,
}

/// [`ReadOptions`] in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptOptions {
    /// Whether damaged text is mended.
    pub(super) repair: bool,
    /// The name of the encoding that a person has chosen; empty for none.
    #[serde(default)]
    pub(super) encoding: String,
    /// Whether it is taken for English whatever it looks like.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) as_english: bool,
}

impl From<ReadOptions> for KeptOptions {
    fn from(options: ReadOptions) -> Self {
        let encoding = options.encoding.map_or_else(String::new, |encoding| encoding.name().to_owned());
        Self { repair: options.repair, encoding, as_english: options.as_english }
    }
}

impl KeptOptions {
    /// The options; `Err` names an encoding that there is not.
    pub(super) fn options(&self) -> Result<ReadOptions, String> {
        let encoding = match self.encoding.as_str() {
            "" => None,
            name => {
                let known = Encoding::for_label(name.as_bytes());
                Some(known.ok_or_else(|| format!("there is no encoding “{name}”"))?)
            }
        };
        Ok(ReadOptions { repair: self.repair, encoding, as_english: self.as_english })
    }

    /// What stands in the column "repair": 1 for mended, and 2 more for what is taken for English.
    pub(super) fn ways(&self) -> u8 {
        u8::from(self.repair) + 2 * u8::from(self.as_english)
    }

    /// The options that stand in the columns "repair" and "encoding".
    pub(super) const fn of_columns(ways: u8, encoding: String) -> Self {
        Self { repair: ways & 1 != 0, encoding, as_english: ways & 2 != 0 }
    }
}

/// Something with a place in an order. Places only grow and are never given twice, so that what undo brings
/// back stands where it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Placed<T> {
    pub(super) place: u64,
    pub(super) value: T,
}
