//! An article of another day: what "Wednesday" and "last year" mean in it changes with the day.

use std::sync::Arc;

use jiff::civil::Date;

use super::edited::Article;
use crate::document::Document;
use crate::extraction::{DateSpan, days_on};
use crate::vocabulary::Modality;

/// Gives an article a day, or takes it away.
pub(super) fn redate(article: &mut Article<'_>, date: Option<Date>) {
    let document = &article.source.document;
    if document.date == date {
        return;
    }
    article.document = Some(Arc::new(Document { date, ..Document::clone(document) }));
    let text = article.text();
    for claim in article.edit().claims.iter_mut().map(|claim| &mut claim.claim) {
        let is_ahead = claim.modality != Modality::Actual;
        claim.date = claim.date.map(|DateSpan { text: words, .. }| DateSpan {
            text: words,
            days: days_on(text, words, date, is_ahead),
        });
    }
}
