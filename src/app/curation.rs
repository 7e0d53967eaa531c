//! What a person can put right: commands with what they need to know, and the small windows that ask for it.

mod told;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use told::Told;

use super::command::Command;
use super::notes::{only_note, selected_notes};
use super::state::{ReaderPlace, State};
use crate::corrections::file::Conflict;
use crate::corrections::{Change, Correction, CorrectionId, Rule, Statement, words};
use crate::document::{Document, DocumentId, Span};
use crate::knowledge::{
    EntityId, EntityMark, EntityMention, Knowledge, Relation, RelationId, RelationMark, SourceIndex,
};
use crate::scene::Subject;
use crate::vocabulary::{EntityKind, MentionKind, Origin};

/// What the step is called with which corrections of a file are taken in.
pub(super) const TAKE_IN: &str = "Take in corrections";

/// One wish to have something otherwise than the engine has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Curation {
    /// These are one; the first keeps its name and its place.
    Merge {
        /// The one that stays.
        into: EntityId,
        /// The others.
        others: BTreeSet<EntityId>,
    },
    /// These two are not one.
    KeepApart(EntityId, EntityId),
    /// These words of an entity stand for something else.
    Split {
        /// The entity.
        entity: EntityId,
        /// The words.
        places: Vec<(SourceIndex, Span)>,
        /// What they stand for.
        name: String,
    },
    /// An entity has this name.
    Rename(EntityId, String),
    /// Entities are of this kind and finer sort.
    Retype(BTreeSet<EntityId>, EntityKind, Option<String>),
    /// There are no such entities, and nobody says these relations.
    Reject(BTreeSet<Subject>),
    /// This sentence, by its place among the evidence, does not say the relation.
    RejectSentence(RelationId, usize),
    /// These relations are right as they are.
    Confirm(BTreeSet<RelationId>),
    /// A relation says this.
    Edit {
        /// Which.
        relation: RelationId,
        /// What it says.
        says: Statement,
        /// Who, whom, by whose word, where and when.
        told: Box<Told>,
        /// Whether it holds the other way round than it is shown.
        turned: bool,
    },
    /// Words stand for an entity.
    AddEntity {
        /// The words.
        place: ReaderPlace,
        /// What it is called.
        name: String,
        /// What sort of thing it is.
        kind: EntityKind,
        /// A finer sort.
        subtype: Option<String>,
        /// Whether the same words stand for it wherever they stand in the article.
        everywhere: bool,
        /// The entity that it is, where it is there already.
        same_as: Option<EntityId>,
    },
    /// A sentence says something of two entities.
    AddRelation {
        /// In which article.
        document: DocumentId,
        /// The words for who or what.
        subject: Span,
        /// The words for whom or what.
        object: Span,
        /// The words that say it.
        trigger: Span,
        /// What they say.
        says: Statement,
        /// By whose word, where and when.
        told: Box<Told>,
    },
    /// An article is of this day, or of none that is known.
    SetDate(DocumentId, Option<Date>),
    /// A person's own words about an entity or a relation; none takes the note away.
    Note(Subject, String),
    /// A correction is taken back.
    Revoke(CorrectionId),
    /// This holds in every article.
    Rule(Rule),
    /// A rule is switched off, or on again.
    SwitchRule(CorrectionId),
    /// Several are taken back at once.
    RevokeAll(BTreeSet<CorrectionId>),
    /// Of two contradicting corrections another person's holds.
    Take(Box<Correction>),
}

impl Curation {
    /// What the step is called in the history.
    #[must_use]
    pub const fn step(&self) -> &'static str {
        match self {
            Self::Merge { .. } => "Make one",
            Self::KeepApart(..) => "Keep apart",
            Self::Split { .. } => "Take apart",
            Self::Rename(..) => "Rename",
            Self::Retype(..) => "Change kind",
            Self::Reject(_) => "Delete",
            Self::RejectSentence(..) => "Reject sentence",
            Self::Confirm(_) => "Confirm",
            Self::Edit { .. } => "Edit relation",
            Self::AddEntity { .. } => "Add entity",
            Self::AddRelation { .. } => "Add relation",
            Self::SetDate(..) => "Set date",
            Self::Note(..) => "Note",
            Self::Rule(_) => "Make rule",
            Self::SwitchRule(_) => "Switch rule",
            Self::Revoke(_) | Self::RevokeAll(_) => "Restore",
            Self::Take(_) => "Take correction",
        }
    }
}

/// A small window that asks what is to be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurationDialog {
    /// Asks for a name.
    Rename,
    /// Asks for the kind of entities, or for what a relation says.
    Type,
    /// Shows of what an entity is made up, to take it apart.
    Split,
    /// Asks what words stand for.
    AddEntity,
    /// Asks what a sentence says.
    AddRelation,
    /// Asks for the day of an article.
    Date,
    /// Asks for a note.
    Note,
    /// Lists all corrections.
    List,
    /// Lists the rules of the project, and makes new ones.
    Rules,
}

/// What came of taking in the corrections of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The name of the file.
    pub name: String,
    /// How many corrections came from it.
    pub added: usize,
    /// How many of it were there already.
    pub known: usize,
    /// Those that contradict one that was there.
    pub conflicts: Vec<Conflict>,
}

/// What is to be selected once the corrections have been followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// What these corrections made.
    Made(Vec<CorrectionId>),
    /// The relations of these words, in this article.
    Words(SourceIndex, Span, [Span; 2]),
}

impl Follow {
    /// The subjects that are meant, in this knowledge.
    pub(super) fn subjects(&self, knowledge: &Knowledge) -> BTreeSet<Subject> {
        let by_hand = &knowledge.by_hand;
        match self {
            Self::Made(corrections) => {
                let is_meant = |made: &[CorrectionId]| made.iter().any(|id| corrections.contains(id));
                let entities = by_hand.entities.iter().filter(|(_, mark)| is_meant(&mark.corrections));
                let relations = by_hand.relations.iter().filter(|(_, mark)| is_meant(&mark.corrections));
                let entities = entities.map(|(&id, _)| Subject::Entity(id));
                entities.chain(relations.map(|(&id, _)| Subject::Relation(id))).collect()
            }
            Self::Words(source, sentence, ends) => {
                let is_meant = |relation: &&Relation| {
                    relation.evidence.iter().any(|evidence| {
                        let pair = [evidence.subject, evidence.object];
                        let turned = [evidence.object, evidence.subject];
                        evidence.source == *source
                            && evidence.sentence == *sentence
                            && (pair == *ends || turned == *ends)
                    })
                };
                knowledge.relations.iter().filter(is_meant).map(|found| Subject::Relation(found.id)).collect()
            }
        }
    }
}

/// Selects what corrections made, and brings into the picture what of it no limit would leave: somebody has just
/// asked for it.
pub(super) fn follow(state: &mut State, knowledge: &Knowledge, follow: &Follow) {
    let found = follow.subjects(knowledge);
    if found.is_empty() {
        return;
    }
    if matches!(follow, Follow::Made(_)) {
        let ends = |subject: &Subject| match subject {
            Subject::Entity(id) => vec![*id],
            Subject::Relation(id) => {
                knowledge.relation(*id).map(|made| vec![made.subject, made.object]).unwrap_or_default()
            }
            Subject::Kind(_) | Subject::Note(_) => Vec::new(),
        };
        let made = found.iter().flat_map(ends).filter(|id| !state.derived.view.has_entity(*id));
        let made: BTreeSet<EntityId> = made.collect();
        state.ground.filter.bring(made);
    }
    state.selection = found;
}

/// What a person has done with an entity, if anything.
#[must_use]
pub fn entity_mark(state: &State, id: EntityId) -> Option<&EntityMark> {
    state.derived.knowledge.by_hand.entities.get(&id)
}

/// What a person has done with a relation, if anything.
#[must_use]
pub fn relation_mark(state: &State, id: RelationId) -> Option<&RelationMark> {
    state.derived.knowledge.by_hand.relations.get(&id)
}

/// The corrections that what is selected is due to, in order, each once. Rules are not among them: they are about
/// everything, and are taken back in their list.
#[must_use]
pub fn corrections_of_selection(state: &State) -> Vec<CorrectionId> {
    let mut found = Vec::new();
    for subject in &state.selection {
        let corrections = match subject {
            Subject::Entity(id) => entity_mark(state, *id).map(|mark| mark.corrections.as_slice()),
            Subject::Relation(id) => relation_mark(state, *id).map(|mark| mark.corrections.as_slice()),
            Subject::Kind(_) | Subject::Note(_) => None,
        };
        let is_rule = |id| rule(state, id).is_some();
        for id in corrections.unwrap_or_default() {
            if !found.contains(id) && !is_rule(*id) {
                found.push(*id);
            }
        }
    }
    found
}

/// The rule that a correction is, where it is one.
#[must_use]
pub fn rule(state: &State, id: CorrectionId) -> Option<&Rule> {
    match &state.ground.corrections.get(id)?.change {
        Change::Rule { rule, .. } => Some(rule),
        _ => None,
    }
}

/// The rules that have a hand in what is shown of something, of the corrections that it is due to.
pub fn rules_among<'a>(
    state: &'a State,
    corrections: &'a [CorrectionId],
) -> impl Iterator<Item = &'a Rule> + 'a {
    corrections.iter().filter_map(|id| rule(state, *id))
}

/// The selected relations that can be confirmed: the texts say them, and nobody has decided them.
fn can_confirm(state: &State) -> bool {
    state
        .selected_relations()
        .any(|id| is_said(state, id) && !relation_mark(state, id).is_some_and(RelationMark::is_decided))
}

/// The only entity that is selected, where nothing else is.
#[must_use]
pub fn only_entity(state: &State) -> Option<EntityId> {
    match (state.selection.first(), state.selection.len()) {
        (Some(Subject::Entity(id)), 1) => Some(*id),
        _ => None,
    }
}

/// The only relation that is selected, where nothing else is and a text or a person says it.
#[must_use]
pub fn only_relation(state: &State) -> Option<RelationId> {
    match (state.selection.first(), state.selection.len()) {
        (Some(Subject::Relation(id)), 1) => Some(*id).filter(|id| is_said(state, *id)),
        _ => None,
    }
}

/// Whether a text or a person says a relation, and not only the built-in lists.
#[must_use]
pub fn is_said(state: &State, id: RelationId) -> bool {
    state.derived.knowledge.relation(id).is_some_and(|found| found.origin != Origin::Reference)
}

/// The entity that others become part of: one with a name of its own, of those the one with the most support, and
/// of several the first.
#[must_use]
pub fn merged_into(state: &State) -> Option<EntityId> {
    stays_of(state, state.selected_entities())
}

/// The same of these entities.
pub(super) fn stays_of(state: &State, entities: impl Iterator<Item = EntityId>) -> Option<EntityId> {
    let knowledge = &state.derived.knowledge;
    let is_name = |mention: &EntityMention| mention.kind == MentionKind::Name;
    let has_name = |id| knowledge.entity(id).is_some_and(|entity| entity.mentions.iter().any(is_name));
    let rank = |id: &EntityId| (has_name(*id), state.derived.support.weight(*id), std::cmp::Reverse(*id));
    entities.max_by_key(rank)
}

/// Words that are marked in the reader, if there are any, and else where the reader is, with the sentence or name
/// there.
#[must_use]
pub fn meant_words(state: &State) -> Option<ReaderPlace> {
    state.words.clone().or_else(|| state.reader.clone())
}

/// The sentence in which words stand that are marked in the reader, or the reader's own.
#[must_use]
pub fn meant_sentence(state: &State) -> Option<(SourceIndex, Span)> {
    let place = meant_words(state)?;
    let source = state.source_index(&place.document)?;
    let sentences = state.derived.sentences.of_source(source);
    let after = sentences.partition_point(|sentence| sentence.span.end <= place.span.start);
    let sentence = sentences.get(after).or_else(|| sentences.last())?;
    Some((source, sentence.span))
}

/// The sentence in which the words of a correction stand now, or the words where they are in none; the beginning of
/// the article for one that is about all of it.
#[must_use]
pub fn stands_at(state: &State, change: &Change) -> Option<ReaderPlace> {
    if let Change::SetDate { article, .. } = change {
        let sources = &state.derived.knowledge.sources;
        let source = sources.iter().find(|source| source.document.id == article.id)?;
        return Some(ReaderPlace::beginning(&source.document));
    }
    let place = words::place(change)?;
    let sources = (0..).zip(&state.derived.knowledge.sources);
    let is_meant =
        |document: &Document| place.article.id == document.id || place.article.name == document.name;
    let mut meant: Vec<_> = sources.filter(|(_, source)| is_meant(&source.document)).collect();
    meant.sort_by_key(|(_, source)| source.document.id != place.article.id);
    meant.into_iter().find_map(|(index, source)| {
        let words = place.found_in(&source.document)?;
        let sentences = state.derived.sentences.of_source(index);
        let after = sentences.partition_point(|sentence| sentence.span.end <= words.start);
        let sentence = sentences.get(after).map(|found| found.span).filter(|span| span.overlaps(words));
        Some(ReaderPlace { document: source.document.id.clone(), span: sentence.unwrap_or(words) })
    })
}

/// Whether a command without values is one of those that put something right.
pub(super) fn is_about(command: &Command) -> bool {
    matches!(
        command,
        Command::MergeSelection
            | Command::KeepApartSelection
            | Command::RejectSelection
            | Command::RestoreSelection
            | Command::ConfirmSelection
            | Command::MakeRule
            | Command::ShowCuration(_)
            | Command::ExportCorrections
            | Command::ImportCorrections
    )
}

/// Whether it can do something now.
pub(super) fn is_possible(state: &State, command: &Command) -> bool {
    let has_documents = !state.ground.sources.is_empty();
    match command {
        Command::MergeSelection => state.selected_entities().nth(1).is_some(),
        Command::KeepApartSelection => state.selected_entities().count() == 2,
        Command::RejectSelection => {
            let is_said = |id| is_said(state, id);
            let has_note = selected_notes(state).next().is_some();
            has_note || state.selected_entities().next().is_some() || state.selected_relations().any(is_said)
        }
        Command::RestoreSelection => !corrections_of_selection(state).is_empty(),
        Command::ConfirmSelection => can_confirm(state),
        Command::MakeRule => state.toast.as_ref().is_some_and(|toast| toast.offer.is_some()),
        Command::ExportCorrections => !state.ground.corrections.is_empty(),
        Command::ImportCorrections => has_documents,
        Command::ShowCuration(dialog) => match dialog {
            CurationDialog::Rename => only_entity(state).is_some() || only_note(state).is_some(),
            CurationDialog::Split => only_entity(state).is_some_and(|id| {
                state.derived.knowledge.entity(id).is_some_and(|entity| entity.mentions.len() > 1)
            }),
            CurationDialog::Type => {
                let all_entities = state.selected_entities().count() == state.selection.len();
                all_entities && !state.selection.is_empty() || only_relation(state).is_some()
            }
            CurationDialog::Note => only_entity(state).is_some() || only_relation(state).is_some(),
            CurationDialog::AddEntity | CurationDialog::AddRelation => meant_sentence(state).is_some(),
            CurationDialog::Date => has_documents && state.reader.is_some(),
            CurationDialog::List | CurationDialog::Rules => has_documents,
        },
        _ => true,
    }
}

/// What a person can do so that it can do something.
pub(super) fn obstacle(command: &Command) -> &'static str {
    match command {
        Command::MergeSelection => "Select two entities or more first.",
        Command::KeepApartSelection => "Select exactly two entities first.",
        Command::RejectSelection => "Select an entity or a relation first.",
        Command::RestoreSelection => "Nothing of the selection was put right.",
        Command::ConfirmSelection => "Select a relation first that nobody has decided yet.",
        Command::MakeRule => "Put the same right twice first; then a rule is offered.",
        Command::ExportCorrections => "Nothing has been put right yet.",
        Command::ShowCuration(dialog) => match dialog {
            CurationDialog::Rename => "Select one entity first.",
            CurationDialog::Split => "Select one entity first that is mentioned more than once.",
            CurationDialog::Type => "Select entities, or one relation, first.",
            CurationDialog::Note => "Select one entity or one relation first.",
            CurationDialog::AddEntity | CurationDialog::AddRelation | CurationDialog::Date => {
                "Show an article in the reader first."
            }
            CurationDialog::List | CurationDialog::Rules => "Open an article first.",
        },
        _ => "There is nothing that it could do now.",
    }
}
