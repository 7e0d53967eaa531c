//! Words inside a name that tell what it names.

use super::lines::{column, rows, several};
use super::lookup::{WordMap, WordSet};
use crate::vocabulary::EntityKind;

const WORDS: &str = include_str!("../../data/knowledge/organisation_words.tsv");

/// The kind and subtype that a word tells, and how early its line stands in the list.
type Sense = (usize, EntityKind, &'static str);

#[derive(Debug, Default)]
pub(super) struct NameWords {
    last: WordMap<&'static str, Sense>,
    head: WordMap<&'static str, Sense>,
    any: WordMap<&'static str, Sense>,
    saint: WordMap<&'static str, Sense>,
    suffixes: WordSet<&'static str>,
}

impl NameWords {
    pub(super) fn built_in() -> Self {
        let mut words = Self::default();
        for (order, row) in rows(WORDS).enumerate() {
            let Some(kind) = EntityKind::from_name(column(&row, 0)) else { continue };
            let list = match column(&row, 2) {
                "last" | "suffix" => &mut words.last,
                "head" => &mut words.head,
                "saint" => &mut words.saint,
                _ => &mut words.any,
            };
            for word in several(column(&row, 3)) {
                if column(&row, 2) == "suffix" {
                    words.suffixes.insert(word);
                }
                list.entry(word).or_insert((order, kind, column(&row, 1)));
            }
        }
        words
    }

    /// The kind that the name's last word, head or any word tells. A name of one word tells nothing:
    /// "Act" or "Park" alone may be anything.
    pub(super) fn kind(&self, words: &[&str]) -> Option<(EntityKind, &'static str)> {
        let (last, others) = words.split_last()?;
        if others.is_empty() {
            return None;
        }
        let saint = words.first().is_some_and(|first| is_saint(first));
        if let Some((_, kind, subtype)) = self.saint.get(last).filter(|_| saint) {
            return Some((*kind, *subtype));
        }
        let linked = words.iter().position(|word| matches!(*word, "of" | "for" | "on" | "against" | "to"));
        let head = linked.and_then(|place| place.checked_sub(1)).and_then(|place| words.get(place));
        let found = match head {
            Some(head) => self.head.get(head).or_else(|| self.any.get(head)),
            None => {
                [self.last.get(last), self.head.get(last)].into_iter().flatten().min_by_key(|sense| sense.0)
            }
        };
        found
            .or_else(|| words.iter().find_map(|word| self.any.get(word)))
            .or_else(|| words.first().and_then(|first| self.head.get(first)).filter(|_| linked == Some(1)))
            .or_else(|| numbered(words).and_then(|word| self.head.get(word)))
            .map(|(_, kind, subtype)| (*kind, *subtype))
    }

    pub(super) fn is_company_suffix(&self, word: &str) -> bool {
        self.suffixes.contains(word)
    }
}

/// Whether a name that begins so is that of a saint ("St Anthony's Church").
fn is_saint(first: &str) -> bool {
    matches!(first, "St" | "St." | "Saint" | "Saints" | "SS" | "Holy" | "Our" | "All")
}

/// The word before a closing number ("Resolution 2254").
fn numbered<'a>(words: &[&'a str]) -> Option<&'a str> {
    let (last, others) = words.split_last()?;
    last.starts_with(|letter: char| letter.is_ascii_digit()).then(|| others.last().copied()).flatten()
}
