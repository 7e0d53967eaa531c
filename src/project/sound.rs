//! Whether what was found in a document fits its text, so that no number in a forged or damaged file leads
//! beyond it.

use std::collections::BTreeSet;

use crate::document::{Document, Span};
use crate::extraction::{Claim, Extraction};

/// Checks every place and every index of `extraction`.
///
/// # Errors
///
/// What does not fit, in a few words.
pub(super) fn check(document: &Document, extraction: &Extraction) -> Result<(), &'static str> {
    require(extraction.document == document.id, "it belongs to another document")?;
    let lies_in_text = |span: &Span| {
        let range = span.range();
        span.start <= span.end && document.text.get(range).is_some()
    };
    for mention in &extraction.mentions {
        require(lies_in_text(&mention.span), "a mention lies outside the text")?;
        let paragraph = document.paragraphs.get(mention.paragraph as usize);
        require(paragraph.is_some(), "a mention stands in no paragraph")?;
        let is_among = (mention.entity as usize) < extraction.entities.len();
        require(is_among, "a mention stands for nothing")?;
        require(mention.first_token <= mention.end_token, "a mention has its words in the wrong order")?;
    }
    // An entity that nothing mentions would be one without words behind it.
    let mentioned: BTreeSet<u32> = extraction.mentions.iter().map(|mention| mention.entity).collect();
    require(mentioned.len() == extraction.entities.len(), "an entity is not mentioned")?;
    let is_share = |share: f32| (0.0..=1.0).contains(&share);
    require(
        extraction.entities.iter().all(|entity| is_share(entity.confidence)),
        "an entity has no confidence",
    )?;
    for claim in &extraction.claims {
        require(is_share(claim.confidence), "a claim has no confidence")?;
        require(
            ends(claim).all(|end| (end as usize) < extraction.mentions.len()),
            "a claim is about nothing",
        )?;
        require(spans(claim).all(lies_in_text), "a claim has its words outside the text")?;
        let days = claim.date.and_then(|date| date.days);
        require(days.is_none_or(|(first, last)| first <= last), "a claim ends before it begins")?;
    }
    require(extraction.sentences.iter().all(lies_in_text), "a sentence lies outside the text")
}

fn ends(claim: &Claim) -> impl Iterator<Item = u32> {
    [claim.subject, claim.object].into_iter().chain(claim.speakers.iter().copied()).chain(claim.place)
}

fn spans(claim: &Claim) -> impl Iterator<Item = &Span> {
    let date = claim.date.as_ref().map(|date| &date.text);
    claim.trigger.iter().chain([&claim.evidence]).chain(date)
}

fn require(holds: bool, otherwise: &'static str) -> Result<(), &'static str> {
    if holds { Ok(()) } else { Err(otherwise) }
}
