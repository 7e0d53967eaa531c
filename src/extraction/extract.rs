//! The whole way from a parsed document to its [`Extraction`].

use std::borrow::Cow;

use super::mentions::{self, Mentions};
use super::tree::Tree;
use super::{
    Claim, Extraction, LocalEntity, LocalEntityIndex, Mention, MentionIndex, claims, limits, repair,
};
use crate::document::{Document, Span};
use crate::language::Parsed;
use crate::reference::Reference;

/// Everything that the document says: mentions, entities, claims and sentences. `parsed[i]` belongs
/// to `document.paragraphs[i]`, with spans that count in the document's text.
#[must_use]
pub fn extract(document: &Document, parsed: &[Parsed], reference: &Reference) -> Extraction {
    let (repaired, trees): (Vec<Cow<'_, Parsed>>, Vec<Option<Tree>>) = parsed
        .iter()
        .map(|parsed| repair::repaired_with_tree(&document.text, parsed, reference, &mut Vec::new()))
        .unzip();
    let trees: Vec<Tree> = repaired
        .iter()
        .zip(trees)
        .map(|(parsed, tree)| tree.unwrap_or_else(|| Tree::new(&document.text, parsed)))
        .collect();
    let mut mentions = mentions::in_trees(&trees, &repaired, reference);
    let claims = claims::find(document, &trees, &repaired, &mut mentions, reference);
    let (mentions, entities, claims, mut notices) = in_order(mentions, claims);
    notices.extend(limits::notices(document, &repaired));
    Extraction {
        document: document.id.clone(),
        mentions,
        entities,
        claims,
        sentences: sentences(parsed),
        notices,
    }
}

fn sentences(parsed: &[Parsed]) -> Vec<Span> {
    parsed
        .iter()
        .flat_map(|paragraph| {
            paragraph.sentences().filter_map(|sentence| {
                let tokens = paragraph.tokens.get(sentence)?;
                Some(tokens.first()?.span.cover(tokens.last()?.span))
            })
        })
        .collect()
}

/// Mentions in order of place and entities in order of first mention, whatever order they were made
/// in; the claims follow them.
fn in_order(
    mut found: Mentions,
    mut claims: Vec<Claim>,
) -> (Vec<Mention>, Vec<LocalEntity>, Vec<Claim>, Vec<String>) {
    let mut order: Vec<MentionIndex> = (0..found.mentions.len() as MentionIndex).collect();
    order.sort_by_key(|index| {
        found
            .mentions
            .get(*index as usize)
            .map(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end), *index))
    });
    let mut left: Vec<Option<LocalEntity>> =
        std::mem::take(&mut found.entities).into_iter().map(Some).collect();
    let mut new_entity: Vec<Option<LocalEntityIndex>> = vec![None; left.len()];
    let mut new_mention: Vec<MentionIndex> = vec![0; found.mentions.len()];
    let mut mentions = Vec::with_capacity(found.mentions.len());
    let mut entities = Vec::with_capacity(left.len());
    for old in order {
        let Some(mut mention) = found.mentions.get(old as usize).cloned() else { continue };
        if found.is_forgotten(mention.entity) {
            continue;
        }
        let Some(place) = new_entity.get_mut(mention.entity as usize) else { continue };
        if let Some(entity) = left.get_mut(mention.entity as usize).and_then(Option::take) {
            *place = Some(entities.len() as LocalEntityIndex);
            entities.push(entity);
        }
        let Some(entity) = *place else { continue };
        mention.entity = entity;
        if let Some(place) = new_mention.get_mut(old as usize) {
            *place = mentions.len() as MentionIndex;
        }
        mentions.push(mention);
    }
    let is_kept = |index: MentionIndex| {
        found.mentions.get(index as usize).is_some_and(|mention| !found.is_forgotten(mention.entity))
    };
    let moved = |index: MentionIndex| new_mention.get(index as usize).copied().unwrap_or_default();
    for claim in &mut claims {
        claim.subject = moved(claim.subject);
        claim.object = moved(claim.object);
        claim.place = claim.place.filter(|place| is_kept(*place));
        for other in claim.speakers.iter_mut().chain(&mut claim.place) {
            *other = moved(*other);
        }
    }
    (mentions, entities, claims, found.notices)
}
