//! What has been put right twice in the same way could be a rule.

use std::collections::BTreeSet;

use super::change::{Change, Correction};
use super::list::Corrections;
use super::rule::{NamePart, Rule};
use crate::reference::normal::normal;

/// So many times the same is put right before a rule is offered.
const OFTEN: usize = 2;
/// A word of a name has at least so many letters to tell a kind.
const TELLING: usize = 3;

/// The rule that says what the newest corrections have in common with others of the list, where none of the list
/// is about that yet. The more it says the sooner it is offered: names before parts of names.
#[must_use]
pub fn offered(corrections: &Corrections, newest: &[Correction]) -> Option<Rule> {
    let all = corrections.as_slice();
    let is_settled = |rule: &Rule| {
        let is_about_it = |other: &Rule| other.topic() == rule.topic();
        all.iter().any(|one| matches!(&one.change, Change::Rule { rule, .. } if is_about_it(rule)))
    };
    let mut candidates: Vec<(usize, Rule)> =
        newest.iter().flat_map(|correction| says(&correction.change)).collect();
    candidates.retain(|(_, rule)| rule.is_sound() && !is_settled(rule));
    candidates.sort_by_key(|(rank, _)| *rank);
    candidates.into_iter().map(|(_, rule)| rule).find(|rule| {
        let mut seen = BTreeSet::new();
        let times = all.iter().map(|one| times(&one.change, rule, &mut seen));
        times.sum::<usize>() >= OFTEN
    })
}

/// How often a correction says what the rule says. Of a part of a name only different names count: those of one
/// name are the business of a rule about all of it.
fn times<'a>(change: &'a Change, rule: &Rule, seen: &mut BTreeSet<&'a str>) -> usize {
    let same = says(change).into_iter().filter(|(_, other)| is_alike(other, rule)).count();
    match (rule, change) {
        (Rule::Kind { part: NamePart::Beginning | NamePart::End, .. }, Change::Retype { entity, .. })
            if same > 0 =>
        {
            usize::from(seen.insert(&entity.name))
        }
        _ => same,
    }
}

/// Whether two rules say the same, whatever the spelling of their words.
fn is_alike(one: &Rule, other: &Rule) -> bool {
    one.topic() == other.topic()
        && match (one, other) {
            (Rule::Alias { name, .. }, Rule::Alias { name: same, .. }) => normal(name) == normal(same),
            (Rule::Kind { kind, subtype, .. }, Rule::Kind { kind: same_kind, subtype: same_subtype, .. }) => {
                kind == same_kind && subtype == same_subtype
            }
            (Rule::Ignore { .. }, Rule::Ignore { .. }) => true,
            (
                Rule::Meaning { relation, reversed, .. },
                Rule::Meaning { relation: same, reversed: turned, .. },
            ) => relation == same && reversed == turned,
            _ => false,
        }
}

/// The rules that say of everything what a correction says of one thing, each with its rank.
fn says(change: &Change) -> Vec<(usize, Rule)> {
    match change {
        Change::Rename { entity, name } => {
            vec![(0, Rule::Alias { words: entity.name.clone(), name: name.clone() })]
        }
        Change::Same { into, others } => {
            let alias = |words: &str| Rule::Alias { words: words.to_owned(), name: into.name.clone() };
            others.iter().map(|other| (0, alias(&other.name))).filter(|(_, rule)| rule.is_sound()).collect()
        }
        Change::RejectEntity { entity } => vec![(0, Rule::Ignore { words: entity.name.clone() })],
        Change::Retype { entity, kind, subtype } => {
            let of = |words: &str, part| Rule::Kind {
                words: words.to_owned(),
                part,
                kind: *kind,
                subtype: subtype.clone(),
            };
            let words: Vec<&str> = entity.name.split_whitespace().collect();
            let mut rules = vec![(0, of(&entity.name, NamePart::Whole))];
            if let [first, .., last] = words[..] {
                let is_telling = |word: &str| normal(word).chars().count() >= TELLING;
                rules.extend(is_telling(last).then(|| (1, of(last, NamePart::End))));
                rules.extend(is_telling(first).then(|| (2, of(first, NamePart::Beginning))));
            }
            rules
        }
        Change::EditRelation { claims, says, reversed } => {
            let Some(relation) = says.relation else { return Vec::new() };
            let mut phrases = BTreeSet::new();
            let other = claims.iter().filter(|claim| claim.relation != Some(relation) || *reversed);
            let other = other.filter(|claim| phrases.insert(normal(&claim.phrase).into_owned()));
            let meaning =
                |phrase: &str| Rule::Meaning { phrase: phrase.to_owned(), relation, reversed: *reversed };
            other.map(|claim| (0, meaning(&claim.phrase))).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::{ArticleAnchor, EntityAnchor, Place};
    use crate::document::DocumentId;
    use crate::vocabulary::{EntityKind, MentionKind};

    fn entity(name: &str, article: &str) -> EntityAnchor {
        let article = ArticleAnchor { id: DocumentId(article.to_owned()), name: article.to_owned() };
        let (before, after) = (String::new(), String::new());
        let place = Place { article, start: 0, words: name.to_owned(), before, after };
        EntityAnchor { place, form: MentionKind::Name, name: name.to_owned(), kind: EntityKind::Person }
    }

    fn retype(name: &str, article: &str) -> Change {
        Change::Retype { entity: entity(name, article), kind: EntityKind::Group, subtype: None }
    }

    fn offer(changes: &[Change]) -> Option<Rule> {
        let mut all = Corrections::default();
        for change in changes {
            all.enter(change.clone());
        }
        offered(&all, &all.as_slice()[all.len() - 1..])
    }

    fn kind(words: &str, part: NamePart) -> Rule {
        Rule::Kind { words: words.to_owned(), part, kind: EntityKind::Group, subtype: None }
    }

    #[test]
    fn names_that_begin_or_end_alike_are_of_one_kind() {
        assert_eq!(offer(&[retype("Harbour Board", "a")]), None);
        let ends = [retype("Harbour Board", "a"), retype("School Board", "a")];
        assert_eq!(offer(&ends), Some(kind("Board", NamePart::End)));
        let begins = [retype("Operation Overlord", "a"), retype("Operation Husky", "b")];
        assert_eq!(offer(&begins), Some(kind("Operation", NamePart::Beginning)));
        let same = [retype("Harbour Board", "a"), retype("the Harbour Board", "b")];
        assert_eq!(
            offer(&same),
            Some(kind("the Harbour Board", NamePart::Whole)),
            "the whole name says more"
        );
        assert_eq!(
            offer(&[retype("Bay of Pi", "a"), retype("Life of Pi", "a")]),
            None,
            "two letters tell nothing"
        );
    }

    #[test]
    fn what_is_a_rule_already_is_not_offered_though_it_is_switched_off() {
        let twice = [retype("Board", "a"), retype("Board", "b")];
        let rule = kind("board", NamePart::Whole);
        assert!(offer(&twice).is_some());
        let with_rule = [Change::Rule { rule, is_off: true }, twice[0].clone(), twice[1].clone()];
        assert_eq!(offer(&with_rule), None);
    }

    #[test]
    fn what_is_made_one_with_the_same_name_twice_is_called_so() {
        let same = |others: &[&str]| Change::Same {
            into: entity("Anna Falk", "a"),
            others: others.iter().map(|article| entity("Falk", article)).collect(),
        };
        let alias = Rule::Alias { words: "Falk".to_owned(), name: "Anna Falk".to_owned() };
        assert_eq!(offer(&[same(&["b"])]), None);
        assert_eq!(offer(&[same(&["b"]), same(&["c"])]), Some(alias.clone()));
        assert_eq!(offer(&[same(&["b", "c"])]), Some(alias), "two at once are two");
    }
}
