//! What somebody says he did not do: "denied having influenced the vote", "denied that it was preparing
//! a bid".
//!
//! The text does not say that it is not so; it says that he denies it. Such a clause therefore gives
//! "denies" between him and what it speaks of, whatever its verb would say.

use super::reading::Reading;
use crate::extraction::claims::ends::End;
use crate::language::Dependency;

/// No clause is looked for further above than this many verbs.
const DEEPEST: usize = 5;

/// The index of the clause by which `subject` denies what the clause of `verb` says of him.
pub(super) fn of_oneself(reading: &Reading<'_>, verb: u32, subject: &End) -> Option<usize> {
    let tree = reading.tree;
    let mut current = verb;
    for _ in 0..DEEPEST {
        let head = tree.head(current)?;
        current = match tree.dependency(current) {
            // A direct object as in "denied any part in rigging the vote".
            Dependency::OpenComplement
            | Dependency::ClausalComplement
            | Dependency::AdverbialClause
            | Dependency::DirectObject => head,
            Dependency::PrepositionComplement | Dependency::PrepositionObject => tree.head(head)?,
            _ => return None,
        };
        let Some(index) = reading.clauses.index_at(current) else { continue };
        let clause = reading.clauses.all.get(index)?;
        let is_so = reading.statuses.get(index).is_some_and(|status| !status.negated && !status.is_doubtful);
        if clause.word == "deny" {
            let names = |word: &u32| *word == subject.token || is_same(reading, *word, subject);
            return (is_so && clause.actors().iter().any(names)).then_some(index);
        }
    }
    None
}

/// Whether a word stands for the same as an end.
fn is_same(reading: &Reading<'_>, word: u32, end: &End) -> bool {
    let own = reading.entity_of(end);
    let entity = |mention: &u32| reading.mentions.mention(*mention).map(|found| found.entity);
    own.is_some()
        && reading.mentions.all_at_token(reading.paragraph, word).iter().any(|other| entity(other) == own)
}
