//! Corrections as a file of their own, to be kept, compared and given to others: the format
//! `relata-corrections`, version 2. What holds neither rules nor confirmations is written as version 1, which earlier
//! programs read.
//!
//! JSON, indented, with `format`, `version`, `about` and `corrections`. It holds no article: of each correction
//! the words that it stands on and up to 24 characters on each side of them. Places count Unicode code points of
//! the article's text.

use serde::{Deserialize, Serialize};

use super::change::{Change, Correction};
use super::list::{Corrections, is_about_the_same};

/// The name of the format.
pub const FORMAT: &str = "relata-corrections";
/// The version of the format.
pub const VERSION: u32 = 2;
/// What a file says of itself.
const ABOUT: &str = "Corrections of knowledge graphs, without the articles: each holds the few words of an article \
that it stands on, with up to 24 characters on each side of them.";

/// Why a file cannot be used; says what can be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It is no JSON, or has not the agreed form.
    #[error("line {line}, column {column}: {what}; a file of corrections is JSON as Relata saves it")]
    Form {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        what: String,
    },
    /// It is something else.
    #[error("it is not a file of corrections: its format is “{0}”, not “{FORMAT}”")]
    OtherFormat(String),
    /// It comes from a later version of the program.
    #[error(
        "it has version {0} of the format, and this program reads up to version {VERSION}; use a later program"
    )]
    TooNew(u32),
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    about: &'static str,
    corrections: &'a [Correction],
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Body {
    corrections: Vec<Correction>,
}

/// The corrections as the text of a file, with a line end at its end. The same corrections give the same bytes.
#[must_use]
pub fn write(corrections: &Corrections) -> String {
    let version = if corrections.as_slice().iter().any(is_of_second_version) { VERSION } else { 1 };
    let written = Written { format: FORMAT, version, about: ABOUT, corrections: corrections.as_slice() };
    // Only a failing writer or a key that is no string could fail here; there is neither.
    let mut json = serde_json::to_string_pretty(&written).unwrap_or_default();
    json.push('\n');
    json
}

/// Whether the first version of the format has no word for a correction.
fn is_of_second_version(correction: &Correction) -> bool {
    matches!(correction.change, Change::Rule { .. } | Change::ConfirmRelation { .. })
}

/// The corrections of a file.
///
/// # Errors
///
/// When the text is not such a file, with the place where it is not.
pub fn read(text: &str) -> Result<Corrections, FileError> {
    let form = |error: serde_json::Error| FileError::Form {
        line: error.line(),
        column: error.column(),
        what: error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head: Head = serde_json::from_str(text).map_err(form)?;
    if head.format != FORMAT {
        return Err(FileError::OtherFormat(head.format));
    }
    if head.version > VERSION {
        return Err(FileError::TooNew(head.version));
    }
    let body: Body = serde_json::from_str(text).map_err(form)?;
    // Their identities are made from what they say: a file that somebody has edited by hand has others.
    Ok(body.corrections.into_iter().map(|correction| Correction::new(correction.change)).collect())
}

/// Two corrections of which only one can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The one that was there, and holds.
    pub own: Correction,
    /// The one that was left out.
    pub other: Correction,
}

/// What comes of bringing the corrections of two people together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joined {
    /// All of the first, and of the second what does not contradict them.
    pub corrections: Corrections,
    /// How many came from the second.
    pub added: usize,
    /// How many of the second were there already.
    pub known: usize,
    /// Those of the second that contradict one of the first.
    pub conflicts: Vec<Conflict>,
}

/// Adds to corrections those of another person. What contradicts is left out and told.
#[must_use]
pub fn join(own: &Corrections, others: &Corrections) -> Joined {
    let mut all = own.as_slice().to_vec();
    let mut joined = Joined::default();
    for other in others.as_slice() {
        if all.iter().any(|correction| correction.id == other.id) {
            joined.known += 1;
            continue;
        }
        let contradicted = own.as_slice().iter().find(|one| contradicts(&one.change, &other.change));
        if let Some(one) = contradicted {
            joined.conflicts.push(Conflict { own: one.clone(), other: other.clone() });
        } else {
            all.push(other.clone());
            joined.added += 1;
        }
    }
    joined.corrections = all.into_iter().collect();
    joined
}

/// Whether only one of two corrections can hold.
fn contradicts(one: &Change, other: &Change) -> bool {
    if is_about_the_same(one, other) {
        return true;
    }
    match (one, other) {
        (Change::Same { into, others }, Change::NotSame { one, other })
        | (Change::NotSame { one, other }, Change::Same { into, others }) => {
            let holds = |anchor| into == anchor || others.contains(anchor);
            holds(one) && holds(other)
        }
        (
            Change::RejectEntity { entity },
            Change::Rename { entity: other, .. } | Change::Retype { entity: other, .. },
        )
        | (
            Change::Rename { entity, .. } | Change::Retype { entity, .. },
            Change::RejectEntity { entity: other },
        ) => entity == other,
        _ => false,
    }
}
