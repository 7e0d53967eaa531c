//! A day or a longer stretch of time that the text names.

use jiff::civil::Date;

use crate::document::Span;

/// A date as the text gives it, and what it means; imprecise dates are stretches of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DateSpan {
    /// The words that name it.
    pub text: Span,
    /// The first and the last day it may mean; `None` when the document has no date that would tell
    /// which "Wednesday" is meant.
    pub days: Option<(Date, Date)>,
}
