//! What a text takes for granted: its own country, its law, its body of states.

use std::collections::BTreeMap;

use super::rules::parts_of_laws::is_part;
use crate::document::Document;
use crate::extraction::mentions::Mentions;
use crate::extraction::{LocalEntity, MentionIndex};
use crate::reference::Reference;
use crate::vocabulary::{EntityKind, MentionKind};

/// What a text takes for granted; each is the first mention that names the thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Context {
    /// The country that it speaks of as its own.
    pub(super) home: Option<MentionIndex>,
    /// The only whole law or treaty that it names.
    pub(super) law: Option<MentionIndex>,
    /// The only body of states that it names.
    pub(super) body_of_states: Option<MentionIndex>,
}

impl Context {
    /// Reads it off the mentions.
    pub(super) fn of(document: &Document, mentions: &Mentions, reference: &Reference) -> Self {
        Self {
            home: country(document, mentions, reference),
            law: only(mentions, |entity| entity.kind == EntityKind::Law && !is_part(entity)),
            body_of_states: only(mentions, |entity| {
                entity.kind == EntityKind::Organisation
                    && entity.subtype.as_deref().is_some_and(|subtype| {
                        subtype.contains("intergovernmental organisation") || subtype == "alliance"
                    })
            }),
        }
    }
}

/// The first naming mention of the only entity of its sort that is named; `None` when there are two.
fn only(mentions: &Mentions, is_wanted: impl Fn(&LocalEntity) -> bool) -> Option<MentionIndex> {
    let mut found: Option<(MentionIndex, u32)> = None;
    for (index, mention) in mentions.mentions.iter().enumerate() {
        let wanted = mentions.entities.get(mention.entity as usize).is_some_and(&is_wanted);
        if mention.kind != MentionKind::Name || !wanted {
            continue;
        }
        match found {
            None => found = Some((index as MentionIndex, mention.entity)),
            Some((_, entity)) if entity != mention.entity => return None,
            Some(_) => {}
        }
    }
    found.map(|(mention, _)| mention)
}

/// The weight that makes a country a text's own: named twice, or once beside a body of it.
const CLEAR: u32 = 6;

/// The country that the document speaks of as its own: the one that it, its parties and its bodies
/// point to most; `None` when two countries are as near. A country that is named beside an office ("the
/// Iraqi prime minister") is no text's own. The mention is the first that names it.
fn country(document: &Document, mentions: &Mentions, reference: &Reference) -> Option<MentionIndex> {
    let country_of = |id: &str| {
        let thing = reference.thing(reference.thing_by_id(id)?)?;
        Some((thing.country?, thing.id.starts_with("country:")))
    };
    let mut unknown: BTreeMap<u32, u32> = BTreeMap::new();
    let mut counts: BTreeMap<&str, (u32, Option<MentionIndex>)> = BTreeMap::new();
    for (index, mention) in mentions.mentions.iter().enumerate() {
        let Some(entity) = mentions.entities.get(mention.entity as usize) else { continue };
        let Some((country, is_itself)) = entity.reference.as_deref().and_then(country_of) else {
            if entity.kind == EntityKind::Location
                && entity.reference.is_none()
                && mention.kind == MentionKind::Name
            {
                *unknown.entry(mention.entity).or_default() += 4;
            }
            continue;
        };
        let (count, first) = counts.entry(country).or_default();
        let is_we = || {
            let word = mention.span.of(&document.text).to_lowercase();
            matches!(word.as_str(), "we" | "us" | "our" | "ours")
        };
        *count += match (mention.kind, is_itself) {
            (MentionKind::Name, true) => 4,
            (MentionKind::Name, false) => 2,
            (MentionKind::Pronoun, true) if is_we() => 6,
            (MentionKind::Demonym, _) => 1,
            _ => 0,
        };
        if is_itself && mention.kind == MentionKind::Name {
            first.get_or_insert(index as MentionIndex);
        }
    }
    // A place that no list knows, named more often than any country, may be the text's own.
    let most_unknown = unknown.values().max().copied().unwrap_or_default();
    for title in &mentions.titles {
        let of = title.of.and_then(|of| mentions.entity_of(of));
        if let Some((country, true)) = of.and_then(|entity| entity.reference.as_deref()).and_then(country_of)
        {
            counts.remove(country);
        }
    }
    let mut countries: Vec<(u32, MentionIndex)> =
        counts.into_values().filter_map(|(count, first)| Some((count, first?))).collect();
    countries.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let clear = CLEAR.max(most_unknown);
    match countries.as_slice() {
        [only] if only.0 >= clear => Some(only.1),
        [first, second, ..] if first.0 > second.0 && first.0 >= clear => Some(first.1),
        _ => None,
    }
}
