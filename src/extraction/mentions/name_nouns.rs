//! Names that end in a common noun: "the Songwe bridge", "the Tres Pozos gas field", "Idlib province".
//!
//! Such a noun belongs to the name when the name stands nowhere without it; else the noun describes
//! something of the name's bearer ("the Hayanami plant", "Toronto airport").

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::joins::is_listed_place;
use super::names::NameSpan;
use crate::extraction::tree::Tree;
use crate::language::{EntityLabel, Tag};
use crate::reference::Reference;
use crate::reference::lookup::WordSet;
use crate::vocabulary::EntityKind;

const TABLE: &str = include_str!("../../../data/knowledge/name_nouns.tsv");

/// No more words stand between a name and the noun that ends it ("gas" of "the Tres Pozos gas field").
const MOST_BETWEEN: u32 = 2;

/// Lengthens the names that such a noun ends. `known` are the names that stand alone elsewhere.
pub(super) fn extend_by_nouns(
    tree: &Tree,
    reference: &Reference,
    known: &WordSet<&str>,
    spans: &mut [NameSpan],
) {
    let starts: Vec<u32> = spans.iter().map(|span| span.tokens.start).collect();
    for span in spans.iter_mut() {
        let Some((noun, kind, subtype)) = ending_noun(tree, span) else { continue };
        let free = (span.tokens.end..=noun).all(|token| starts.binary_search(&token).is_err());
        let words = tree.words(span.tokens.clone());
        if !free || reference.demonym(words).is_some() {
            continue;
        }
        // "Idlib province" is what the place is, whoever speaks of Idlib.
        let place =
            matches!(span.label, Some(EntityLabel::Place | EntityLabel::Location | EntityLabel::Facility));
        let region = place && subtype == "region" && noun == span.tokens.end;
        let alone = known.contains(words) || !span.things.is_empty() || is_listed_place(reference, span);
        let told =
            span.kind.is_some() || reference.kind_of_name(&words.split(' ').collect::<Vec<_>>()).is_some();
        if region || !(alone || told) {
            span.tokens.end = noun + 1;
            span.kind = (!region).then_some((kind, subtype));
        }
    }
}

/// The noun of the list after a name that the name modifies.
fn ending_noun(tree: &Tree, span: &NameSpan) -> Option<(u32, EntityKind, &'static str)> {
    let end = span.tokens.end;
    let near = end..end + MOST_BETWEEN + 1;
    let mut noun = tree.head(end - 1).filter(|noun| near.contains(noun))?;
    // "nature" may stand between "Serra Branca" and "reserve" in the tree as it does in the text.
    let is_noun = |token: u32| matches!(tree.token(token).tag, Tag::Noun | Tag::ProperNoun);
    while let Some(above) =
        tree.head(noun).filter(|above| *above > noun && near.contains(above) && is_noun(*above))
    {
        noun = above;
    }
    if !is_noun(noun) {
        return None;
    }
    let plain = (end..noun).all(|token| {
        matches!(tree.token(token).tag, Tag::Noun | Tag::Adjective | Tag::ProperNoun)
            && tree.word(token).starts_with(char::is_lowercase)
            && tree.head(token).is_some_and(|head| (end..=noun).contains(&head))
    });
    let lower = tree.word(noun).starts_with(char::is_lowercase);
    let (kind, subtype) = nouns().get(tree.lemma(noun)).copied().filter(|_| plain && lower)?;
    Some((noun, kind, subtype))
}

/// The nouns of the list, read once.
fn nouns() -> &'static BTreeMap<&'static str, (EntityKind, &'static str)> {
    static NOUNS: OnceLock<BTreeMap<&'static str, (EntityKind, &'static str)>> = OnceLock::new();
    NOUNS.get_or_init(|| {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        let cells = rows.map(|line| line.split('\t').collect::<Vec<_>>());
        cells
            .filter_map(|row| match row.as_slice() {
                [kind, subtype, nouns] => Some((EntityKind::from_name(kind)?, *subtype, *nouns)),
                _ => None,
            })
            .flat_map(|(kind, subtype, nouns)| nouns.split('|').map(move |noun| (noun, (kind, subtype))))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{TABLE, nouns};

    #[test]
    fn every_noun_of_the_list_is_read_and_stands_in_it_once() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let written: usize =
            lines.filter_map(|line| line.split('\t').nth(2)).map(|nouns| nouns.split('|').count()).sum();
        assert_eq!(nouns().len(), written);
    }
}
