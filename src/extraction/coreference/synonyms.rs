//! Nouns that the news uses for one another, and nouns that take in narrower ones: `synonyms.tsv` and
//! `broader_nouns.tsv` of `data/knowledge`, read once.

use std::sync::OnceLock;

use crate::reference::lookup::WordMap;

const TABLE: &str = include_str!("../../../data/knowledge/synonyms.tsv");
const BROADER_NOUNS: &str = include_str!("../../../data/knowledge/broader_nouns.tsv");

/// The class of nouns that a noun belongs to: "legislation" for "bill", "law" and "reform".
pub(super) fn class_of(noun: &str) -> Option<&'static str> {
    static CLASSES: OnceLock<WordMap<&'static str, &'static str>> = OnceLock::new();
    let classes = CLASSES
        .get_or_init(|| rows().flat_map(|(class, nouns)| nouns.map(move |noun| (noun, class))).collect());
    classes.get(noun).copied()
}

/// The classes of narrower nouns that a noun looks back at: that of "truce" for "deal".
pub(super) fn narrower_classes(noun: &str) -> &'static [&'static str] {
    static BROADER: OnceLock<WordMap<&'static str, Vec<&'static str>>> = OnceLock::new();
    let broader = BROADER.get_or_init(|| {
        let lines = BROADER_NOUNS.lines().filter(|line| !line.starts_with('#'));
        let rows = lines.filter_map(|line| line.split_once('\t'));
        rows.flat_map(|(nouns, classes)| {
            nouns.split('|').map(move |noun| (noun, classes.split('|').collect::<Vec<_>>()))
        })
        .collect()
    });
    broader.get(noun).map_or(&[], Vec::as_slice)
}

fn rows() -> impl Iterator<Item = (&'static str, std::str::Split<'static, char>)> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(class, nouns)| (class, nouns.split('|')))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_noun_stands_in_one_class() {
        let mut seen = BTreeMap::new();
        for (class, nouns) in rows() {
            for noun in nouns {
                assert_eq!(seen.insert(noun, class), None, "“{noun}” stands in two classes");
            }
        }
        assert_eq!(class_of("quake"), class_of("tremor"));
        assert_eq!(class_of("minister"), None);
    }
}
