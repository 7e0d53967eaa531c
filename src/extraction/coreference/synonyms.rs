//! Nouns that the news uses for one another: `data/knowledge/synonyms.tsv`, read once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../../data/knowledge/synonyms.tsv");

/// The class of nouns that a noun belongs to: "legislation" for "bill", "law" and "reform".
pub(super) fn class_of(noun: &str) -> Option<&'static str> {
    static CLASSES: OnceLock<BTreeMap<&'static str, &'static str>> = OnceLock::new();
    let classes = CLASSES
        .get_or_init(|| rows().flat_map(|(class, nouns)| nouns.map(move |noun| (noun, class))).collect());
    classes.get(noun).copied()
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
