//! Common nouns that describe a thing of a known kind.

use super::lines::{column, rows, several};
use super::lookup::{Sieve, WordMap, WordSet};
use crate::vocabulary::EntityKind;

const NOUNS: &str = include_str!("../../data/knowledge/nouns.tsv");

/// When a noun makes an entity of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounUse {
    /// In the singular ("the ministry").
    One,
    /// In the plural, as a group ("members").
    Many,
    /// In both.
    Both,
    /// Never by itself: it refers to something named before ("the river"), or to a thing that a
    /// relation of the text needs.
    Known,
    /// Only when a relation of the text needs it ("the grant").
    Needed,
}

/// One meaning of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NounSense {
    /// The kind of what it describes.
    pub kind: EntityKind,
    /// The subtype.
    pub subtype: &'static str,
    /// When it makes an entity.
    pub usage: NounUse,
}

#[derive(Debug, Default)]
pub(super) struct Nouns {
    senses: WordMap<&'static str, Vec<NounSense>>,
    likely: Sieve,
    /// The last words of the nouns of two words ("guard" of "coast guard").
    ends_of_two: WordSet<&'static str>,
}

impl Nouns {
    pub(super) fn built_in() -> Self {
        let mut nouns = Self::default();
        for row in rows(NOUNS) {
            let Some(kind) = EntityKind::from_name(column(&row, 0)) else { continue };
            let usage = match column(&row, 2) {
                "one" => NounUse::One,
                "many" => NounUse::Many,
                "both" => NounUse::Both,
                "needed" => NounUse::Needed,
                _ => NounUse::Known,
            };
            for noun in several(column(&row, 3)) {
                if let Some((_, last)) = noun.rsplit_once(' ') {
                    nouns.ends_of_two.insert(last);
                }
                nouns.senses.entry(noun).or_default().push(NounSense {
                    kind,
                    subtype: column(&row, 1),
                    usage,
                });
            }
        }
        nouns.likely = Sieve::of(nouns.senses.keys().copied());
        nouns
    }

    pub(super) fn sense(&self, lemma: &str) -> Option<&NounSense> {
        self.senses(lemma).first()
    }

    /// The senses of a noun of two words, if the list has it.
    pub(super) fn senses_of_two(&self, first: &str, last: &str) -> &[NounSense] {
        if self.ends_of_two.contains(last) { self.senses(&format!("{first} {last}")) } else { &[] }
    }

    pub(super) fn senses(&self, lemma: &str) -> &[NounSense] {
        if !self.likely.lets_through(lemma) {
            return &[];
        }
        self.senses.get(lemma).map_or(&[], Vec::as_slice)
    }
}
