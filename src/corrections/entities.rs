//! Entities that a person has found, and words that a person has parted from an entity.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::{EntityAnchor, Place};
use super::change::Change;
use super::directives::{Directives, EntityDirective, Local, Seed};
use super::edited::{Article, Edited};
use super::find::Articles;
use super::reason::Reason;
use crate::document::Span;
use crate::extraction::{LocalEntity, LocalEntityIndex, Mention, MentionIndex};
use crate::reference::normal::normal;
use crate::vocabulary::MentionKind;

/// Words stand for an entity.
pub(super) fn add(
    articles: &mut Articles<'_>,
    directives: &mut Directives,
    correction: usize,
    change: &Change,
) -> Result<(), Reason> {
    let Change::AddEntity { place, name, kind, subtype, everywhere } = change else { return Ok(()) };
    let (index, span) = articles.place(place)?;
    let article = &mut articles.all[index as usize];
    let local = if let Some(mention) = article.mention_at(span) {
        // The engine has found it as well, perhaps under another name or as something else.
        let local = article.mentions()[mention as usize].entity;
        let found = &article.entities()[local as usize];
        if normal(&found.name) != normal(name) {
            let rename = EntityDirective::Rename(name.clone());
            directives.entities.push((correction, (index, local), rename));
        }
        if found.kind != *kind || subtype.is_some() && found.subtype != *subtype {
            let retype = EntityDirective::Retype(*kind, subtype.clone());
            directives.entities.push((correction, (index, local), retype));
        }
        local
    } else {
        let plain = normal(name);
        let is_known = |entity: &LocalEntity| entity.kind == *kind && normal(&entity.name) == plain;
        let known = article.entities().iter().position(is_known);
        let edited = article.edit();
        let local = known.unwrap_or_else(|| {
            edited.entities.push(LocalEntity {
                name: name.clone(),
                kind: *kind,
                subtype: subtype.clone(),
                count: None,
                aliases: Vec::new(),
                reference: None,
                confidence: 1.0,
            });
            edited.entities.len() - 1
        }) as LocalEntityIndex;
        add_mention(article, span, local);
        local
    };
    if *everywhere {
        for span in elsewhere(article, place, span) {
            add_mention(article, span, local);
        }
    }
    directives.entities.push((correction, (index, local), EntityDirective::Added));
    Ok(())
}

fn add_mention(article: &mut Article<'_>, span: Span, entity: LocalEntityIndex) {
    let paragraphs = &article.source.document.paragraphs;
    let paragraph = paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start) as u32;
    let words = span.of(article.text());
    let is_description = words.chars().next().is_some_and(char::is_lowercase);
    let kind = if is_description { MentionKind::Nominal } else { MentionKind::Name };
    let edited = article.edit();
    let named = &mut edited.entities[entity as usize];
    if kind == MentionKind::Name && named.name != words && !named.aliases.iter().any(|alias| alias == words) {
        named.aliases.push(words.to_owned());
        named.aliases.sort();
    }
    // The engine alone knows tokens, and nothing after it asks for them.
    edited.mentions.push(Mention {
        span,
        paragraph,
        first_token: 0,
        end_token: 0,
        head_token: 0,
        kind,
        entity,
    });
}

/// Where else in the article the same words stand, and nothing is found there yet.
fn elsewhere(article: &Article<'_>, place: &Place, own: Span) -> Vec<Span> {
    let text = article.text();
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_free = |span: &Span| !article.mentions().iter().any(|mention| mention.span.overlaps(*span));
    let found = text.match_indices(&place.words).filter(|(start, words)| {
        let (before, after) =
            (text[..*start].chars().next_back(), text[start + words.len()..].chars().next());
        let begins = is_letter(words.chars().next()) && is_letter(before);
        let ends = is_letter(words.chars().next_back()) && is_letter(after);
        !begins && !ends
    });
    let spans = found.map(|(start, words)| Span::new(start as u32, (start + words.len()) as u32));
    spans.filter(|span| *span != own).filter(is_free).collect()
}

/// Words stand for something else than the entity that the engine has them for.
pub(super) fn split(
    articles: &mut Articles<'_>,
    directives: &mut Directives,
    correction: usize,
    entity: &EntityAnchor,
    places: &[Place],
    name: &str,
) -> Result<(), Reason> {
    let whole = articles.entity(entity).ok();
    let mut parted: BTreeMap<Local, BTreeSet<MentionIndex>> = BTreeMap::new();
    let mut first_reason = None;
    for place in places {
        match articles.mention(place) {
            Ok(found) => {
                let local = articles.entity_of(found);
                let now = articles.name_of(local);
                if Some(local) == whole || now == entity.name || now == name {
                    parted.entry(local).or_default().insert(found.1);
                } else {
                    first_reason.get_or_insert(Reason::SomethingElse {
                        words: place.words.clone(),
                        before: entity.name.clone(),
                        now: now.to_owned(),
                    });
                }
            }
            Err(reason) => {
                first_reason.get_or_insert(reason);
            }
        }
    }
    if parted.is_empty() {
        return first_reason.map_or(Ok(()), Err);
    }
    let locals: Vec<Local> = parted
        .into_iter()
        .map(|(local, mentions)| {
            part(&mut articles.all[local.0 as usize], directives, local, &mentions, name)
        })
        .collect();
    for &local in &locals {
        directives.own.insert(local);
        directives.entities.push((correction, local, EntityDirective::Parted));
    }
    if locals.len() > 1 {
        directives.same.push((correction, locals));
    }
    Ok(())
}

/// Parts mentions from an entity of one article; where they are all that it has, it is the one that goes.
fn part(
    article: &mut Article<'_>,
    directives: &mut Directives,
    local: Local,
    mentions: &BTreeSet<MentionIndex>,
    name: &str,
) -> Local {
    let text = article.text();
    let edited = article.edit();
    let all = (0..).zip(&edited.mentions).filter(|(_, mention)| mention.entity == local.1);
    let starts: Vec<(MentionIndex, Span)> = all.map(|(index, mention)| (index, mention.span)).collect();
    let first = |is_meant: &dyn Fn(MentionIndex) -> bool| {
        starts.iter().filter(|(index, _)| is_meant(*index)).map(|(_, span)| span.start).min()
    };
    let parted_first = first(&|index| mentions.contains(&index)).unwrap_or_default();
    if mentions.len() >= starts.len() {
        name.clone_into(&mut edited.entities[local.1 as usize].name);
        edited.entities[local.1 as usize].reference = None;
        return local;
    }
    let kept_first = first(&|_| true).unwrap_or_default();
    directives.seeds.entry(local).or_insert(Seed::Kept(kept_first));
    let number = edited.entities.len() as LocalEntityIndex;
    let whole = &edited.entities[local.1 as usize];
    let new = LocalEntity {
        name: name.to_owned(),
        kind: whole.kind,
        subtype: whole.subtype.clone(),
        count: None,
        aliases: Vec::new(),
        reference: None,
        confidence: 1.0,
    };
    edited.entities.push(new);
    for &index in mentions {
        edited.mentions[index as usize].entity = number;
    }
    rename_by_words(edited, local.1, text);
    let aliases = names_of(edited, number, text);
    edited.entities[number as usize].aliases = aliases.into_iter().filter(|alias| alias != name).collect();
    directives.seeds.insert((local.0, number), Seed::Parted(parted_first));
    (local.0, number)
}

/// The names by which the text calls an entity, sorted.
fn names_of(edited: &Edited, entity: LocalEntityIndex, text: &str) -> BTreeSet<String> {
    let named = edited.mentions_of(entity).filter(|mention| mention.kind == MentionKind::Name);
    named.map(|mention| mention.span.of(text).to_owned()).collect()
}

/// Takes away the names that only words had which now stand for something else.
fn rename_by_words(edited: &mut Edited, entity: LocalEntityIndex, text: &str) {
    let left = names_of(edited, entity, text);
    let others = edited.entities.len() as LocalEntityIndex - 1;
    let gone: BTreeSet<String> = names_of(edited, others, text).difference(&left).cloned().collect();
    let whole = &mut edited.entities[entity as usize];
    whole.aliases.retain(|alias| !gone.contains(alias));
    if gone.contains(&whole.name) && whole.reference.is_none() {
        // The fullest that is left; a description stays what it is.
        let fullest =
            left.iter().max_by_key(|name| (name.split(' ').count(), name.len(), std::cmp::Reverse(*name)));
        if let Some(fullest) = fullest {
            whole.name.clone_from(fullest);
            whole.aliases.retain(|alias| alias != fullest);
        }
    }
}
