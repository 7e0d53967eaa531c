//! What somebody says has to change: "warned that interpretation of the treaty needed to change".

use super::Rule;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::speech::governor_of;
use crate::extraction::claims::triggers::Kinds;
use crate::language::Dependency;
use crate::vocabulary::{Modality, RelationType};

/// A speaker and what he says must change.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "said to need change", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for (index, clause) in reading.clauses.all.iter().enumerate() {
        let is_change =
            matches!(clause.word.as_str(), "change" | "end" | "stop" | "go" | "reform" | "improve" | "adapt");
        let is_due = reading
            .statuses
            .get(index)
            .is_some_and(|status| status.modality == Modality::Obliged && !status.negated);
        if !is_change || !is_due {
            continue;
        }
        let Some(said) = outermost(reading, clause.verb) else { continue };
        let Some(speech) = governor_of(reading.tree, &reading.clauses, said) else { continue };
        if reading.tree.dependency(said) != Dependency::ClausalComplement
            || !reading.triggers.is_speech(&speech.word)
        {
            continue;
        }
        let things =
            if clause.is_passive || clause.objects.is_empty() { &*clause.subjects } else { &clause.objects };
        let lookup = reading.lookup();
        for from in speech.actors().iter().flat_map(|word| lookup.mentioned(*word, Kinds::agents(), 1)) {
            for to in things.iter().flat_map(|word| lookup.mentioned(*word, Kinds::default(), 3)) {
                if !drafts.has_room(reading.tree, clause.verb) {
                    return;
                }
                let mut words = reading.words_of_clause(clause);
                words.push(speech.verb);
                let Some(outer) = reading.clauses.index_at(speech.verb) else { continue };
                let relation = Some(RelationType::CallsForChange);
                drafts.push(
                    reading.tree,
                    reading.draft_of_clause(rule, outer, from.clone(), to, relation, words),
                );
            }
        }
    }
}

/// The verb under the verb of saying: "needed" of "said it needed to change".
fn outermost(reading: &Reading<'_>, verb: u32) -> Option<u32> {
    let mut current = verb;
    for _ in 0..4 {
        match reading.tree.dependency(current) {
            Dependency::OpenComplement => current = reading.tree.head(current)?,
            _ => return Some(current),
        }
    }
    None
}
