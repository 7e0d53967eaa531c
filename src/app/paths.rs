//! The paths between two entities that are shown beside the graph.

use std::fmt::Write as _;
use std::sync::Arc;

use super::quotation::quotation;
use super::state::State;
use crate::graph::{Path, PathRules, shortest_paths};
use crate::knowledge::{EntityId, Knowledge, Relation, RelationId};
use crate::scene::Subject;
use crate::vocabulary::MentionKind;

/// In which direction relations are walked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// In either.
    #[default]
    Either,
    /// From subject to object, from the first end to the second.
    There,
    /// From subject to object, from the second end to the first.
    Back,
}

/// Which paths a person wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PathChoice {
    /// In which direction relations are walked.
    pub way: Way,
    /// Whether denied relations are walked, too.
    pub denied: bool,
    /// Whether relations are walked, too, that are not shown.
    pub everything: bool,
}

/// Paths between two entities, kept up to date by [`super::update`].
#[derive(Clone, Debug)]
pub struct Paths {
    /// The first end.
    pub from: EntityId,
    /// The second.
    pub to: EntityId,
    /// Which paths.
    pub choice: PathChoice,
    /// The paths, the best first.
    pub found: Vec<Path>,
    /// The path that is lit up on the graph.
    pub chosen: Option<usize>,
    /// When there is none: how many there are, up to the most, along relations that are not shown.
    pub hidden: usize,
    /// When there is none: how many there are, up to the most, along denied relations.
    pub denied: usize,
    /// What they were found in.
    basis: Option<Basis>,
}

/// What paths follow from.
#[derive(Clone, Debug)]
struct Basis {
    knowledge: Arc<Knowledge>,
    choice: PathChoice,
    shown: Vec<RelationId>,
    shows_known: bool,
}

impl Paths {
    /// How many steps a path has at most.
    #[must_use]
    pub fn longest() -> usize {
        PathRules::default().longest
    }

    /// How many paths are looked for at most.
    #[must_use]
    pub fn most() -> usize {
        PathRules::default().most
    }

    /// Whether both ends are selected: alone, or with a path between them.
    #[must_use]
    pub fn are_selected(&self, state: &State) -> bool {
        [self.from, self.to].iter().all(|&end| state.selection.contains(&Subject::Entity(end)))
    }
}

/// The two selected entities, that which is mentioned first before the other; `None` when there are
/// not exactly two.
#[must_use]
pub fn ends(state: &State) -> Option<(EntityId, EntityId)> {
    let mut selected = state.selected_entities();
    let (one, other, more) = (selected.next()?, selected.next()?, selected.next());
    let place = |id| state.derived.knowledge.entity(id).and_then(|entity| entity.mentions.first().copied());
    let is_in_order = (place(one), one) <= (place(other), other);
    more.is_none().then_some(if is_in_order { (one, other) } else { (other, one) })
}

/// Paths between two entities, not yet looked for.
pub(super) fn between(from: EntityId, to: EntityId) -> Paths {
    let (choice, found) = (PathChoice::default(), Vec::new());
    Paths { from, to, choice, found, chosen: None, hidden: 0, denied: 0, basis: None }
}

/// Looks for paths anew where what is shown has changed; lets go of paths whose ends are gone.
pub(super) fn refresh(state: &mut State) {
    let Some(paths) = &mut state.paths else { return };
    let derived = &state.derived;
    let knowledge = &derived.knowledge;
    let shows_known = state.ground.filter.shows_known;
    let is_current = paths.basis.as_ref().is_some_and(|basis| {
        basis.choice == paths.choice
            && Arc::ptr_eq(&basis.knowledge, knowledge)
            && basis.shown == derived.view.relations
            && basis.shows_known == shows_known
    });
    if is_current {
        return;
    }
    if [paths.from, paths.to].into_iter().any(|end| knowledge.entity(end).is_none()) {
        state.paths = None;
        return;
    }
    let known = if shows_known { knowledge.known.as_slice() } else { &[] };
    let all = || knowledge.relations.iter().chain(known);
    let shown = || derived.view.relations.iter().filter_map(|&id| knowledge.relation(id));
    let find = |choice: PathChoice| {
        let ends = (paths.from, paths.to);
        if choice.everything { found(all(), ends, choice) } else { found(shown(), ends, choice) }
    };
    let chosen = paths.chosen.and_then(|chosen| paths.found.get(chosen)).cloned();
    let found = find(paths.choice);
    (paths.hidden, paths.denied) = (0, 0);
    if found.is_empty() && !paths.choice.everything {
        paths.hidden = find(PathChoice { everything: true, ..paths.choice }).len();
    }
    if found.is_empty() && !paths.choice.denied {
        paths.denied = find(PathChoice { denied: true, ..paths.choice }).len();
    }
    paths.chosen = chosen.and_then(|chosen| found.iter().position(|path| *path == chosen));
    paths.found = found;
    paths.basis = Some(Basis {
        knowledge: Arc::clone(knowledge),
        choice: paths.choice,
        shown: derived.view.relations.clone(),
        shows_known,
    });
}

fn found<'a>(
    relations: impl Iterator<Item = &'a Relation>,
    (from, to): (EntityId, EntityId),
    choice: PathChoice,
) -> Vec<Path> {
    let rules =
        PathRules { directed: choice.way != Way::Either, denied: choice.denied, ..PathRules::default() };
    let (from, to) = if choice.way == Way::Back { (to, from) } else { (from, to) };
    shortest_paths(relations, from, to, &rules)
}

/// The place among the steps of the one of which the program is least sure; of several, the one with
/// the fewest sentences.
#[must_use]
pub fn weakest_step(knowledge: &Knowledge, path: &Path) -> Option<usize> {
    let relations = path.steps.iter().map(|step| knowledge.relation(step.relation)).enumerate();
    let relations = relations.filter_map(|(index, relation)| Some((index, relation?)));
    let weakest = relations.min_by(|(_, one), (_, other)| {
        let sentences = Relation::sentences;
        one.confidence.total_cmp(&other.confidence).then(sentences(one).cmp(&sentences(other)))
    });
    weakest.map(|(index, _)| index)
}

/// The sentence that says a relation best: one that names both ends rather than speaking of "him" or
/// "the ministry"; of several such the shortest.
#[must_use]
pub fn best_evidence(knowledge: &Knowledge, relation: &Relation) -> Option<usize> {
    let unnamed = |id: EntityId, source, span| {
        let mentions = knowledge.entity(id).map_or(&[][..], |entity| &entity.mentions);
        let mention = mentions.iter().find(|mention| mention.source == source && mention.span == span);
        usize::from(mention.is_none_or(|mention| mention.kind != MentionKind::Name))
    };
    let evidence = relation.evidence.iter().enumerate();
    let best = evidence.min_by_key(|(index, evidence)| {
        let unnamed = unnamed(relation.subject, evidence.source, evidence.subject)
            + unnamed(relation.object, evidence.source, evidence.object);
        (unnamed, evidence.sentence.len(), *index)
    });
    best.map(|(index, _)| index)
}

/// A path as text: its steps in one line, then each step with its best sentence and the place of it.
#[must_use]
pub fn text(knowledge: &Knowledge, path: &Path) -> String {
    let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
    let mut text = path.entities().next().map(name).unwrap_or_default().to_owned();
    let mut steps = String::new();
    for (number, step) in (1..).zip(&path.steps) {
        let Some(relation) = knowledge.relation(step.relation) else { continue };
        let phrase = &relation.phrase;
        let not = if relation.negated { " (denied)" } else { "" };
        let next = name(step.to);
        let arrow = if relation.subject == step.from {
            format!(" → {phrase}{not} → {next}")
        } else {
            format!(" ← {phrase}{not} ← {next}")
        };
        text.push_str(&arrow);
        let (subject, object) = (name(relation.subject), name(relation.object));
        let percent = (relation.confidence * 100.0).round();
        // Writing to a string does not fail.
        let _ = write!(steps, "\n\n{number}. {subject} {phrase} {object}{not} ({percent} %)");
        let best = best_evidence(knowledge, relation).and_then(|index| relation.evidence.get(index));
        if let Some(quotation) = best.and_then(|evidence| quotation(knowledge, evidence)) {
            steps.push('\n');
            steps.push_str(&quotation);
        }
    }
    text + &steps
}
