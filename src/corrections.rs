//! What a person has put right, as data: a layer over what the engine finds, replayed over every fresh
//! extraction.
//!
//! A [`Correction`] says what is to be otherwise and stands on words of an article ([`Place`]), never on a number
//! that the program gave out. So it finds its thing again after the engine has become better, after an article
//! was changed, and when other articles come and go. [`replay`] applies the [`Corrections`] to the extractions and
//! tells of each that cannot be applied why not; what is about several articles goes to [`crate::knowledge`] as
//! [`Directives`].

mod anchor;
mod change;
mod claims;
mod directives;
mod edited;
mod entities;
pub mod file;
mod find;
mod given;
mod list;
mod meanings;
mod moved;
mod offers;
mod reason;
mod redate;
mod replay;
mod rule;
pub mod words;

pub use anchor::{ArticleAnchor, ClaimAnchor, EntityAnchor, MOST_WORDS, Place};
pub use change::{Change, Correction, CorrectionId, NoteTarget, Statement};
pub use directives::{ClaimMark, ClaimReading, Directives, EntityDirective, Local, Seed};
pub use given::{Days, Given, Value};
pub use list::Corrections;
pub use offers::offered;
pub use reason::Reason;
pub use replay::{Replayed, replay};
pub use rule::{Meant, NamePart, Rule};

pub(crate) use anchor::is_full_name;

/// The name of the rule of claims that a person has entered or edited.
pub const BY_HAND: &str = "by_hand";
