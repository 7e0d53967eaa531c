//! Where a name of an entity was first seen.

use super::evidence::Place;
use crate::graph::folded;
use crate::knowledge::{Entity, Knowledge};

/// For each name the first mention of `entity` that is written so; where none is written just so, the
/// first that holds it. Case, accents and line breaks do not matter.
#[must_use]
pub fn first_seen<'a>(
    knowledge: &Knowledge,
    entity: &Entity,
    names: impl IntoIterator<Item = &'a str>,
) -> Vec<Option<Place>> {
    let plain = |text: &str| folded(&text.split_whitespace().collect::<Vec<_>>().join(" "));
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
    let place = |name: &str| {
        let wanted = plain(name);
        let found = find(&|text| text == wanted).or_else(|| find(&|text| text.contains(&wanted)));
        found.map(|(place, _)| *place)
    };
    names.into_iter().map(place).collect()
}
