//! Finds entities by name or alias.

use crate::graph::folded;
use crate::knowledge::{Entity, EntityId, Knowledge};

/// An entity that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub entity: EntityId,
    /// The alias by which it was found, when it was not its name.
    pub alias: Option<String>,
}

/// How well a name fits; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Beginning,
    BeginningOfWord,
    Inside,
}

/// How well an entity fits, whether only by an alias, how often it is mentioned, and the alias.
type Candidate<'a> = (Fit, bool, std::cmp::Reverse<usize>, &'a Entity, Option<&'a String>);

/// The entities with `text` in a name, the best first: whole names, then beginnings of names, then
/// of words; among equals those with more mentions. Case and accents do not matter.
#[must_use]
pub fn find(knowledge: &Knowledge, text: &str, most: usize) -> Vec<Hit> {
    let wanted = folded(text.trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Candidate<'_>> = knowledge
        .entities
        .iter()
        .filter_map(|entity| {
            let names = std::iter::once((&entity.name, None))
                .chain(entity.aliases.iter().map(|alias| (alias, Some(alias))));
            let (fit, is_alias, alias) = names
                .filter_map(|(name, alias)| Some((fit(&folded(name), &wanted)?, alias.is_some(), alias)))
                .min_by_key(|(fit, is_alias, _)| (*fit, *is_alias))?;
            Some((fit, is_alias, std::cmp::Reverse(entity.mentions.len()), entity, alias))
        })
        .collect();
    found.sort_by(|one, other| {
        (one.0, one.1, one.2, &one.3.name, one.3.id).cmp(&(
            other.0,
            other.1,
            other.2,
            &other.3.name,
            other.3.id,
        ))
    });
    found.truncate(most);
    found.into_iter().map(|(.., entity, alias)| Hit { entity: entity.id, alias: alias.cloned() }).collect()
}

fn fit(name: &str, wanted: &str) -> Option<Fit> {
    if name == wanted {
        return Some(Fit::Whole);
    }
    let places: Vec<usize> = name.match_indices(wanted).map(|(place, _)| place).collect();
    let begins_word = |&place: &usize| !name[..place].chars().next_back().is_some_and(char::is_alphanumeric);
    match places.first()? {
        0 => Some(Fit::Beginning),
        _ if places.iter().any(begins_word) => Some(Fit::BeginningOfWord),
        _ => Some(Fit::Inside),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_come_before_beginnings_and_those_before_the_rest() {
        assert_eq!(fit("oslo", "oslo"), Some(Fit::Whole));
        assert_eq!(fit("oslo airport", "oslo"), Some(Fit::Beginning));
        assert_eq!(fit("the oslo airport", "oslo"), Some(Fit::BeginningOfWord));
        assert_eq!(fit("microslow", "oslo"), Some(Fit::Inside));
        assert_eq!(fit("bergen", "oslo"), None);
    }
}
