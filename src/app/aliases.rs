//! Where a name of an entity was first seen.

use super::evidence::Place;
use crate::graph::folded;
use crate::knowledge::{Entity, Knowledge};

/// The first mention of `entity` that is written `name`; where none is written just so, the first
/// that holds it. Case, accents and line breaks do not matter.
#[must_use]
pub fn first_seen(knowledge: &Knowledge, entity: &Entity, name: &str) -> Option<Place> {
    let plain = |text: &str| folded(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let wanted = plain(name);
    let written: Vec<(Place, String)> = entity
        .mentions
        .iter()
        .filter_map(|mention| {
            let source = knowledge.sources.get(mention.source as usize)?;
            let place = Place { source: mention.source, span: mention.span };
            Some((place, plain(mention.span.of(&source.document.text))))
        })
        .collect();
    let find = |fits: &dyn Fn(&str) -> bool| written.iter().find(|(_, text)| fits(text));
    find(&|text| text == wanted).or_else(|| find(&|text| text.contains(&wanted))).map(|(place, _)| *place)
}
