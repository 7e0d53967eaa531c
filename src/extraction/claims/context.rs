//! What a text takes for granted: its own country, its law, its body of states.

use super::rules::parts_of_laws::is_part;
use crate::extraction::mentions::Mentions;
use crate::extraction::{LocalEntity, MentionIndex};
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
    pub(super) fn of(mentions: &Mentions) -> Self {
        Self {
            home: home(mentions),
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

/// The first mention that names the country which the document speaks of as its own.
fn home(mentions: &Mentions) -> Option<MentionIndex> {
    let home = mentions.home?;
    let names = |kind: MentionKind| {
        mentions.mentions.iter().position(|mention| mention.entity == home && mention.kind == kind)
    };
    let found = names(MentionKind::Name).or_else(|| names(MentionKind::Demonym))?;
    MentionIndex::try_from(found).ok()
}
