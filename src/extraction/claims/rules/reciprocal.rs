//! What several do with each other: "Macron and Merz met in Paris", "the two firms agreed to merge".

use super::Rule;
use crate::extraction::claims::clause::Predicate;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::left_out::is_alternative;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;
use crate::language::Dependency;

/// The members of a coordinated subject of a verb that needs two.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "subjects of a mutual act", find };

/// Of a longer list nobody can tell who acted with whom.
const MOST_MEMBERS: usize = 5;

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for (index, clause) in reading.clauses.all.iter().enumerate() {
        let word = clause.light.as_deref().unwrap_or(&clause.word);
        let Some(relation) = reading.triggers.reciprocal(word) else { continue };
        let has_other = clause
            .phrases
            .iter()
            .any(|phrase| !phrase.is_far && matches!(phrase.preposition.as_str(), "with" | "against"));
        let has_object = clause.light.is_none() && !clause.objects.is_empty();
        if clause.kind != Predicate::Verb || clause.is_passive || has_other || has_object {
            continue;
        }
        let lookup = reading.lookup();
        let members: Vec<_> = clause
            .subjects
            .iter()
            .flat_map(|subject| lookup.mentioned(*subject, Kinds::agents(), 1))
            .collect();
        let is_choice = clause.subjects.iter().any(|subject| is_alternative(reading.tree, *subject));
        // "A and B agreed": with whatever was said before, not with one another.
        let says_what = reading.tree.children(clause.verb).iter().any(|child| {
            matches!(
                reading.tree.dependency(*child),
                Dependency::OpenComplement | Dependency::ClausalComplement | Dependency::Preposition
            )
        });
        let only_assents = clause.light.is_none() && clause.word == "agree" && !says_what;
        if members.len() > MOST_MEMBERS || is_choice || only_assents {
            continue;
        }
        for (place, from) in members.iter().enumerate() {
            for to in members.iter().skip(place + 1) {
                if !drafts.has_room(reading.tree, clause.verb) {
                    return;
                }
                let words = reading.words_of_clause(clause);
                let relation = Some(relation);
                let draft = reading.draft_of_clause(rule, index, from.clone(), to.clone(), relation, words);
                drafts.push(reading.tree, draft);
            }
        }
    }
}
