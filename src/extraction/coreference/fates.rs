//! Persons known by their part in a deed: "the victim" was killed, "the defendant" was charged, "the
//! plaintiff" sued.

use std::sync::OnceLock;

use super::Scene;
use super::recent::Seen;
use crate::language::Dependency;
use crate::reference::lookup::WordMap;

const TABLE: &str = include_str!("../../../data/knowledge/fates.tsv");

/// The verbs that tell who has the part, by the person's place at them.
#[derive(Debug, Default)]
struct Fate {
    object: Vec<&'static str>,
    subject: Vec<&'static str>,
}

/// Whether the noun stands for whoever has a part in a deed.
pub(super) fn is_part(noun: &str) -> bool {
    fates().contains_key(noun)
}

/// Whether the mention tells that its bearer has the part.
pub(super) fn has_part(scene: &Scene, seen: &Seen, noun: &str) -> bool {
    let Some(fate) = fates().get(noun) else { return false };
    let Some(draft) = scene.drafts.get(seen.draft) else { return false };
    let tree = &scene.trees[draft.paragraph as usize];
    let Some(verb) = tree.head(draft.head) else { return false };
    let lemma = tree.lemma(verb);
    match tree.dependency(draft.head) {
        Dependency::SubjectPassive | Dependency::DirectObject => fate.object.contains(&lemma),
        Dependency::Subject => fate.subject.contains(&lemma),
        _ => false,
    }
}

/// The parts by noun, read once.
fn fates() -> &'static WordMap<&'static str, Fate> {
    static FATES: OnceLock<WordMap<&'static str, Fate>> = OnceLock::new();
    FATES.get_or_init(|| {
        let mut found: WordMap<&'static str, Fate> = WordMap::default();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [nouns, place, verbs] = columns.as_slice() else { continue };
            for noun in nouns.split('|') {
                let fate = found.entry(noun).or_default();
                let list = if *place == "object" { &mut fate.object } else { &mut fate.subject };
                list.extend(verbs.split('|'));
            }
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::{TABLE, is_part};

    #[test]
    fn every_line_of_the_list_can_be_read() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() == 3 && matches!(columns[1], "object" | "subject"), "{line}");
        }
        assert!(is_part("victim") && !is_part("minister"));
    }
}
