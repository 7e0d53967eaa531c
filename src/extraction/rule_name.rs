//! Names of rules that come from a file.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::de::{Deserialize, Deserializer, Error};

use super::RuleName;

/// So many names, and so long ones, may files bring: there are a few dozen rules, and what a name takes is never
/// given back.
const MOST: usize = 256;
const LONGEST: usize = 64;

/// Reads a name; the same name is kept once, however often it is read.
pub(super) fn read<'de, D: Deserializer<'de>>(file: D) -> Result<RuleName, D::Error> {
    static NAMES: Mutex<BTreeSet<RuleName>> = Mutex::new(BTreeSet::new());
    let name = Cow::<'de, str>::deserialize(file)?;
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(&*name) {
        return Ok(known);
    }
    if name.len() > LONGEST || names.len() >= MOST {
        return Err(D::Error::custom("there are no such rules"));
    }
    let name: RuleName = String::leak(name.into_owned());
    names.insert(name);
    Ok(name)
}
