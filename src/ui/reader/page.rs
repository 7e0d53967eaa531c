//! The page that is open: its mentions and the heights of its paragraphs, gathered once.

use std::cmp::Reverse;
use std::sync::Arc;

use super::measure::Heights;
use crate::app::State;
use crate::document::Span;
use crate::knowledge::{EntityId, Knowledge, SourceIndex};
use crate::ui::passage::Reason;
use crate::vocabulary::MentionKind;

/// A mention on the page, with what it refers to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// Where.
    pub(super) span: Span,
    /// Whom it refers to.
    pub(super) entity: EntityId,
    /// How it is marked while nothing is selected.
    pub(super) reason: Reason,
}

/// What does not change from frame to frame on the page that is open.
#[derive(Debug)]
pub(super) struct Page {
    knowledge: Arc<Knowledge>,
    source: SourceIndex,
    /// The mentions in order of place; of mentions within mentions, the outer first.
    pub(super) spots: Vec<Spot>,
    /// The heights of the paragraphs.
    pub(super) heights: Heights,
}

impl Page {
    /// The page of a document; gathered anew when it or the knowledge is another.
    pub(super) fn turned_to<'a>(
        page: &'a mut Option<Self>,
        state: &State,
        source: SourceIndex,
    ) -> &'a mut Self {
        let knowledge = &state.derived.knowledge;
        let is_same = |page: &Self| page.source == source && Arc::ptr_eq(&page.knowledge, knowledge);
        if !page.as_ref().is_some_and(is_same) {
            *page = None;
        }
        page.get_or_insert_with(|| Self {
            knowledge: Arc::clone(knowledge),
            source,
            spots: spots(knowledge, source),
            heights: Heights::default(),
        })
    }
}

fn spots(knowledge: &Knowledge, source: SourceIndex) -> Vec<Spot> {
    let mut spots = Vec::new();
    for entity in &knowledge.entities {
        let mentions = entity.mentions.iter().filter(|mention| mention.source == source);
        spots.extend(mentions.map(|mention| {
            let is_name = matches!(mention.kind, MentionKind::Name | MentionKind::Demonym);
            let reason = if is_name { Reason::Mention } else { Reason::Description };
            Spot { span: mention.span, entity: entity.id, reason: reason(entity.kind) }
        }));
    }
    spots.sort_by_key(|spot| (spot.span.start, Reverse(spot.span.end), spot.entity));
    spots
}

/// The part of `spots`, which are in order of place, that begins in `span`.
pub(super) fn within(spots: &[Spot], span: Span) -> &[Spot] {
    let from = spots.partition_point(|spot| spot.span.start < span.start);
    let to = spots.partition_point(|spot| spot.span.start < span.end);
    &spots[from..to.max(from)]
}

/// The innermost mention at a byte of the text.
pub(super) fn at(byte: u32, spots: &[Spot]) -> Option<&Spot> {
    let holds = |spot: &&Spot| spot.span.start <= byte && byte < spot.span.end;
    spots.iter().filter(holds).min_by_key(|spot| spot.span.len())
}
