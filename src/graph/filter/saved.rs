//! Filters that a person has kept.

use serde::{Deserialize, Serialize};

use super::Chip;

/// Conditions of a filter under a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// What a person calls it.
    pub name: String,
    /// The conditions.
    pub chips: Vec<Chip>,
    /// Whether they dim instead of hiding.
    pub dims: bool,
}
