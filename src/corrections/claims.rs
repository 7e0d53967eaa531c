//! Relations that a person has entered, edited or rejected.

use super::anchor::{ClaimAnchor, Place};
use super::change::Statement;
use super::directives::ClaimMark;
use super::edited::EditedClaim;
use super::find::Articles;
use super::reason::Reason;
use super::{BY_HAND, ClaimReading};
use crate::document::Span;
use crate::extraction::{Claim, Mention};
use crate::vocabulary::Circumstances;

/// A sentence says something of two entities that it names.
pub(super) fn add(
    articles: &mut Articles<'_>,
    correction: usize,
    [subject, object, trigger]: [&Place; 3],
    says: &Statement,
) -> Result<(), Reason> {
    let (index, trigger_span) = articles.place(trigger)?;
    let (one, subject_mention) = articles.mention(subject)?;
    let (other, object_mention) = articles.mention(object)?;
    if one != index || other != index {
        let words = trigger.words.clone();
        return Err(Reason::WordsGone { words, article: trigger.article.name.clone() });
    }
    if articles.entity_of((index, subject_mention)) == articles.entity_of((index, object_mention)) {
        return Err(Reason::SameEnds);
    }
    let found = says.given.found(articles)?;
    if found.article.is_some_and(|article| article != index) {
        let words = trigger.words.clone();
        return Err(Reason::WordsGone { words, article: trigger.article.name.clone() });
    }
    let article = &mut articles.all[index as usize];
    let text = article.text();
    let span =
        |mention: u32| article.mentions().get(mention as usize).map_or(trigger_span, |found| found.span);
    let whole = [span(subject_mention), span(object_mention)].into_iter().fold(trigger_span, Span::cover);
    let evidence = article.sentence_of(trigger_span).unwrap_or(whole);
    let claim = Claim {
        subject: subject_mention,
        object: object_mention,
        relation: says.relation,
        phrase: says.phrase.clone().unwrap_or_else(|| trigger_span.of(text).to_owned()),
        trigger: vec![trigger_span],
        evidence,
        negated: says.negated,
        modality: says.modality,
        speakers: Vec::new(),
        date: None,
        place: None,
        implicit: false,
        rule: BY_HAND,
        circumstances: Circumstances::default(),
        confidence: 1.0,
    };
    let mark = ClaimMark { corrections: vec![correction], ..ClaimMark::default() };
    let mut added = EditedClaim { claim, mark, is_rejected: false };
    let edited = article.edit();
    found.enter(&mut added, &edited.mentions)?;
    if let Some(same) = edited.claims.iter_mut().find(|other| other.claim == added.claim) {
        same.mark.corrections.push(correction);
        return Ok(());
    }
    edited.insert_claim(added);
    Ok(())
}

/// Sentences say it otherwise.
pub(super) fn edit(
    articles: &mut Articles<'_>,
    correction: usize,
    claims: &[ClaimAnchor],
    says: &Statement,
    reversed: bool,
) -> Result<(), Reason> {
    let found = says.given.found(articles)?;
    let mut outcome = Ok(());
    for_each(articles, claims, |article, claim, mentions, reading| {
        let turns = claim.mark.is_reversed != reversed;
        let turned = |claim: &mut EditedClaim| {
            if turns {
                std::mem::swap(&mut claim.claim.subject, &mut claim.claim.object);
                claim.mark.is_reversed ^= true;
            }
        };
        turned(claim);
        // The words of another article stand for nothing here.
        if found.article.is_none_or(|given| given == article)
            && let Err(reason) = found.enter(claim, mentions)
        {
            turned(claim);
            outcome = Err(reason);
            return;
        }
        claim.claim.relation = says.relation;
        claim.claim.phrase = says.phrase.clone().unwrap_or_else(|| reading.phrase.clone());
        claim.claim.negated = says.negated;
        claim.claim.modality = says.modality;
        claim.claim.confidence = 1.0;
        if claim.claim.rule != BY_HAND || claim.mark.reading.is_some() {
            claim.mark.reading = Some(reading);
        }
        claim.claim.rule = BY_HAND;
        claim.mark.corrections.push(correction);
        claim.mark.confirmed = None;
        claim.mark.rule = None;
        claim.is_rejected = false;
    })?;
    outcome
}

/// Sentences say just what the engine made of them. What a person has entered or edited is certain already.
pub(super) fn confirm(
    articles: &mut Articles<'_>,
    correction: usize,
    claims: &[ClaimAnchor],
) -> Result<(), Reason> {
    for_each(articles, claims, |_, claim, _, reading| {
        claim.is_rejected = false;
        if claim.mark.is_by_hand() {
            return;
        }
        if claim.mark.rule.take().is_some() {
            if std::mem::take(&mut claim.mark.is_reversed) {
                std::mem::swap(&mut claim.claim.subject, &mut claim.claim.object);
            }
            claim.claim.relation = reading.relation;
            claim.mark.reading = None;
        }
        claim.claim.confidence = 1.0;
        claim.mark.confirmed = Some(correction);
    })
}

/// Sentences do not say it.
pub(super) fn reject(articles: &mut Articles<'_>, claims: &[ClaimAnchor]) -> Result<(), Reason> {
    for_each(articles, claims, |_, claim, _, _| claim.is_rejected = true)
}

/// A person's own words about a relation.
pub(super) fn note(
    articles: &mut Articles<'_>,
    correction: usize,
    claim: &ClaimAnchor,
    text: &str,
) -> Result<(), Reason> {
    for_each(articles, std::slice::from_ref(claim), |_, claim, _, _| {
        claim.mark.note = Some((correction, text.to_owned()));
    })
}

/// Does something with each claim that is found, told its article and mentions, and what the engine made of it;
/// fails where none is.
fn for_each(
    articles: &mut Articles<'_>,
    anchors: &[ClaimAnchor],
    mut act: impl FnMut(u32, &mut EditedClaim, &[Mention], ClaimReading),
) -> Result<(), Reason> {
    let mut first_reason = None;
    let mut is_done = false;
    for anchor in anchors {
        let (article, places) = match articles.claims(anchor) {
            Ok(found) => found,
            Err(reason) => {
                first_reason.get_or_insert(reason);
                continue;
            }
        };
        let edited = articles.all[article as usize].edit();
        for place in places {
            let Some(reading) = edited.claims.get(place).and_then(|claim| edited.reading(claim)) else {
                continue;
            };
            if let Some(claim) = edited.claims.get_mut(place) {
                act(article, claim, &edited.mentions, reading);
                is_done = true;
            }
        }
    }
    match first_reason {
        Some(reason) if !is_done => Err(reason),
        _ => Ok(()),
    }
}
