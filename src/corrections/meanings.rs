//! Rules about what a phrase means, in all articles.

use super::find::Articles;
use crate::reference::normal::normal;
use crate::vocabulary::RelationType;

/// What a phrase means.
pub(super) struct Meaning<'a> {
    pub(super) phrase: &'a str,
    pub(super) relation: RelationType,
    /// Whether it holds the other way round.
    pub(super) reversed: bool,
}

/// Gives every claim in these words its meaning, unless it has it already; only counts them where the rule is
/// switched off. How many there are.
pub(super) fn apply(articles: &mut Articles<'_>, rule: usize, meaning: &Meaning<'_>, is_off: bool) -> usize {
    let phrase = normal(meaning.phrase).into_owned();
    let mut touched = 0;
    for article in &mut articles.all {
        let claims = &article.source.extraction.claims;
        let is_meant = |(_, claim): &(usize, &crate::extraction::Claim)| {
            (claim.relation != Some(meaning.relation) || meaning.reversed) && normal(&claim.phrase) == phrase
        };
        let meant: Vec<usize> = claims.iter().enumerate().filter(is_meant).map(|(place, _)| place).collect();
        touched += meant.len();
        if meant.is_empty() || is_off {
            continue;
        }
        let edited = article.edit();
        for place in meant {
            let Some(reading) = edited.claims.get(place).and_then(|claim| edited.reading(claim)) else {
                continue;
            };
            let Some(claim) = edited.claims.get_mut(place) else { continue };
            claim.claim.relation = Some(meaning.relation);
            if meaning.reversed {
                std::mem::swap(&mut claim.claim.subject, &mut claim.claim.object);
                claim.mark.is_reversed = true;
            }
            claim.mark.reading = Some(reading);
            claim.mark.rule = Some(rule);
        }
    }
    touched
}
