//! Words beside a name that tell its kind, from `data/knowledge/contexts.tsv`.

use std::sync::OnceLock;

use super::model::Known;
use crate::reference::lookup::WordMap;
use crate::vocabulary::EntityKind;

const CONTEXTS: &str = include_str!("../../../../data/knowledge/contexts.tsv");

pub(super) type Votes = Vec<(EntityKind, f32)>;

/// What the list says of a single feature.
pub(in crate::extraction::coreference) fn votes_of(feature: &str) -> &'static [(EntityKind, f32)] {
    contexts().get(feature).map_or(&[], Vec::as_slice)
}

/// What the list says of these features; each counts once, in order of the alphabet.
pub(super) fn context_votes(known: &[Known<'_>]) -> impl Iterator<Item = (EntityKind, f32)> {
    let mut known: Vec<(&str, &Votes)> =
        known.iter().filter_map(|known| Some((known.feature, known.votes?))).collect();
    known.sort_unstable_by_key(|(feature, _)| *feature);
    known.dedup_by_key(|(feature, _)| *feature);
    known.into_iter().flat_map(|(_, votes)| votes).copied()
}

/// The votes by feature, decoded once.
pub(super) fn contexts() -> &'static WordMap<String, Votes> {
    static LIST: OnceLock<WordMap<String, Votes>> = OnceLock::new();
    LIST.get_or_init(|| {
        let mut found: WordMap<String, Votes> = WordMap::default();
        for line in CONTEXTS.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [kind, weight, key, values] = columns.as_slice() else { continue };
            let (Some(kind), Ok(weight)) = (EntityKind::from_name(kind), weight.parse()) else { continue };
            for value in values.split('|') {
                found.entry(format!("{key}={value}")).or_default().push((kind, weight));
            }
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::super::model::known;
    use super::{CONTEXTS, context_votes, contexts, votes_of};
    use crate::vocabulary::EntityKind;

    #[test]
    fn every_line_of_the_list_can_be_read() {
        let values: usize = CONTEXTS
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.split('\t').nth(3).map_or(0, |values| values.split('|').count()))
            .sum();
        assert_eq!(contexts().values().map(Vec::len).sum::<usize>(), values);
        let votes: Vec<_> = context_votes(&known(std::iter::once("under=share:in"))).collect();
        assert_eq!(votes, [(EntityKind::Organisation, 2.0)]);
        assert_eq!(votes_of("under=share:in"), votes);
    }
}
