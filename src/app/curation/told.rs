//! What a person says of a sentence in terms of what is shown.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::corrections::Value;
use crate::knowledge::EntityId;

/// Who, whom, by whose word, where and when; what is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Who or what; has to be named in the sentence.
    pub subject: Option<EntityId>,
    /// Whom or what; has to be named in the sentence.
    pub object: Option<EntityId>,
    /// Who says it; nobody where the article says so itself.
    pub speakers: Option<BTreeSet<EntityId>>,
    /// Where it holds.
    pub place: Option<Value<EntityId>>,
    /// The first and the last day on which it holds.
    pub date: Option<Value<(Date, Date)>>,
}
