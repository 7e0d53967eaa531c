//! What a person puts right: wishes about what is shown become corrections that stand on words.

mod sentences;

use std::collections::BTreeSet;
use std::path::Path;

use super::{duplicates, export, notes, review};
use crate::app::command::Command;
use crate::app::curation::{
    Curation, CurationDialog, Follow, Imported, TAKE_IN, Told, corrections_of_selection, merged_into,
    stays_of,
};
use crate::app::effect::Effect;
use crate::app::notes::only_note;
use crate::app::state::{Dialog, Message, Notice, ReaderPlace, State};
use crate::app::toast;
use crate::corrections::file::{join, read};
use crate::corrections::{
    Change, Correction, CorrectionId, EntityAnchor, NoteTarget, Place, Rule, Statement,
};
use crate::document::{DocumentId, Span};
use crate::knowledge::{
    EntityId, Knowledge, RelationId, RelationMark, SourceIndex, claim_anchors, entity_anchor, place_anchor,
};
use crate::scene::Subject;
use crate::suggestions::Pair;
use crate::vocabulary::EntityKind;

pub(super) fn is_about(command: &Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::Curate(_)
            | C::ToggleDuplicates
            | C::Duplicates(_)
            | C::ShowCuration(_)
            | C::MergeSelection
            | C::KeepApartSelection
            | C::RejectSelection
            | C::RestoreSelection
            | C::ConfirmSelection
            | C::MakeRule
            | C::Review(_)
            | C::MarkWords(_)
            | C::ExportCorrections
            | C::ImportCorrections
            | C::ImportFrom(_)
    )
}

pub(super) fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::Curate(curation) => curate(state, curation),
        Command::ToggleDuplicates | Command::Duplicates(_) => duplicates::change(state, command),
        Command::ShowCuration(dialog) => {
            // What a name is to an entity, its words are to a note.
            let note = only_note(state).filter(|_| dialog == CurationDialog::Rename);
            state.dialog = Some(note.map_or(Dialog::Curation(dialog), |id| Dialog::Note(Some(id))));
        }
        Command::MergeSelection => {
            if let Some(into) = merged_into(state) {
                let others = state.selected_entities().filter(|id| *id != into).collect();
                curate(state, Curation::Merge { into, others });
            }
        }
        Command::KeepApartSelection => {
            let mut selected = state.selected_entities();
            if let (Some(one), Some(other), None) = (selected.next(), selected.next(), selected.next()) {
                drop(selected);
                curate(state, Curation::KeepApart(one, other));
            }
        }
        Command::RejectSelection => {
            curate(state, Curation::Reject(state.selection.clone()));
            notes::delete_selected(state);
        }
        Command::RestoreSelection => restore(state),
        Command::ConfirmSelection => {
            let relations = state.selected_relations().collect();
            curate(state, Curation::Confirm(relations));
        }
        Command::MakeRule => {
            if let Some(rule) = state.toast.as_mut().and_then(|toast| toast.offer.take()) {
                curate(state, Curation::Rule(rule));
            }
        }
        Command::Review(reviewing) => review::change(state, reviewing),
        Command::MarkWords(words) => state.words = words,
        Command::ImportCorrections => effects.push(Effect::AskForCorrections),
        Command::ImportFrom(path) => effects.push(Effect::ReadCorrections(path)),
        other => export::change(state, other, effects),
    }
}

/// Enters the corrections that a wish amounts to, and has what they make selected.
pub(super) fn curate(state: &mut State, curation: Curation) {
    let is_list =
        matches!(state.dialog, Some(Dialog::Curation(CurationDialog::List | CurationDialog::Rules)));
    if !is_list {
        state.dialog = None;
    }
    let curation = match curation {
        Curation::Revoke(id) => return revoke(state, &[id]),
        Curation::RevokeAll(all) => return revoke(state, &all.into_iter().collect::<Vec<_>>()),
        Curation::Take(correction) => return take(state, *correction),
        Curation::Rule(rule) => return make_rule(state, rule),
        Curation::SwitchRule(id) => return switch_rule(state, id),
        Curation::Note(subject, text) if text.trim().is_empty() => return forget_note(state, subject),
        other => other,
    };
    let knowledge = std::sync::Arc::clone(&state.derived.knowledge);
    let selects = !matches!(
        curation,
        Curation::SetDate(..) | Curation::Reject(_) | Curation::RejectSentence(..) | Curation::Confirm(_)
    );
    let changes = match curation {
        Curation::Merge { into, others } => merge(&knowledge, into, &others).into_iter().collect(),
        Curation::KeepApart(one, other) => keep_apart(&knowledge, one, other).into_iter().collect(),
        Curation::Split { entity, places, name } => {
            split(&knowledge, entity, &places, name).into_iter().collect()
        }
        Curation::Rename(id, name) => rename(&knowledge, id, &name).into_iter().collect(),
        Curation::Retype(entities, kind, subtype) => retype(&knowledge, &entities, kind, subtype.as_ref()),
        Curation::Reject(subjects) => reject(&knowledge, &subjects),
        Curation::Confirm(relations) => relations.iter().flat_map(|id| confirm(&knowledge, *id)).collect(),
        Curation::RejectSentence(relation, evidence) => {
            vec![Change::RejectRelation { claims: claim_anchors(&knowledge, relation, Some(evidence)) }]
        }
        Curation::Edit { relation, says, told, turned } => {
            sentences::edit(&knowledge, &state.ground.corrections, relation, &says, &told, turned)
        }
        Curation::AddEntity { place, name, kind, subtype, everywhere, same_as } => {
            let name = name.trim().to_owned();
            let added = place_of(state, &place).map(|place| Change::AddEntity {
                place,
                name,
                kind,
                subtype,
                everywhere,
            });
            state.words = None;
            with_same(&knowledge, added, same_as)
        }
        Curation::AddRelation { document, subject, object, trigger, says, told } => {
            state.words = None;
            let says = with_told(state, &document, trigger, says, &told);
            add_relation(state, &document, [subject, object, trigger], says).into_iter().collect()
        }
        Curation::SetDate(document, date) => set_date(state, &document, date).into_iter().collect(),
        Curation::Note(subject, text) => {
            let text = text.trim().to_owned();
            target(&knowledge, subject).map(|about| Change::Note { about, text }).into_iter().collect()
        }
        Curation::Revoke(_)
        | Curation::RevokeAll(_)
        | Curation::Take(_)
        | Curation::Rule(_)
        | Curation::SwitchRule(_) => Vec::new(),
    };
    let is_empty = |change: &Change| match change {
        Change::EditRelation { claims, .. }
        | Change::RejectRelation { claims }
        | Change::ConfirmRelation { claims } => claims.is_empty(),
        _ => false,
    };
    let changes = changes.into_iter().filter(|change| !is_empty(change));
    let corrections: Vec<Correction> = changes.map(Correction::new).collect();
    let made: Vec<CorrectionId> = corrections.iter().map(|correction| correction.id).collect();
    state.ground.corrections.enter_all(corrections);
    if selects && !made.is_empty() {
        state.follow = Some(Follow::Made(made));
    }
}

/// Enters that each of these pairs is one, or that none of them is.
pub(super) fn settle(state: &mut State, pairs: &[Pair], are_same: bool) {
    let knowledge = std::sync::Arc::clone(&state.derived.knowledge);
    let change = |pair: &Pair| {
        if !are_same {
            return keep_apart(&knowledge, pair.one, pair.other);
        }
        let into = stays_of(state, pair.both().into_iter())?;
        merge(&knowledge, into, &pair.beside(into).into_iter().collect())
    };
    let corrections: Vec<Correction> = pairs.iter().filter_map(change).map(Correction::new).collect();
    state.ground.corrections.enter_all(corrections);
}

fn merge(knowledge: &Knowledge, into: EntityId, others: &BTreeSet<EntityId>) -> Option<Change> {
    let others: Vec<EntityAnchor> = others.iter().filter_map(|id| entity_anchor(knowledge, *id)).collect();
    let into = entity_anchor(knowledge, into).filter(|_| !others.is_empty())?;
    Some(Change::Same { into, others })
}

fn keep_apart(knowledge: &Knowledge, one: EntityId, other: EntityId) -> Option<Change> {
    Some(Change::NotSame { one: entity_anchor(knowledge, one)?, other: entity_anchor(knowledge, other)? })
}

fn split(
    knowledge: &Knowledge,
    entity: EntityId,
    places: &[(SourceIndex, Span)],
    name: String,
) -> Option<Change> {
    let places: Vec<Place> =
        places.iter().filter_map(|&(source, span)| place_anchor(knowledge, source, span)).collect();
    let entity = entity_anchor(knowledge, entity).filter(|_| !places.is_empty())?;
    Some(Change::Split { entity, places, name })
}

fn rename(knowledge: &Knowledge, id: EntityId, name: &str) -> Option<Change> {
    let name = name.trim();
    let is_other = knowledge.entity(id).is_some_and(|entity| entity.name != name) && !name.is_empty();
    let entity = entity_anchor(knowledge, id).filter(|_| is_other)?;
    Some(Change::Rename { entity, name: name.to_owned() })
}

fn retype(
    knowledge: &Knowledge,
    entities: &BTreeSet<EntityId>,
    kind: EntityKind,
    subtype: Option<&String>,
) -> Vec<Change> {
    let meant = entities.iter().filter_map(|id| knowledge.entity(*id));
    let others = meant.filter(|entity| entity.kind != kind || entity.subtype.as_ref() != subtype);
    let anchors = others.filter_map(|entity| entity_anchor(knowledge, entity.id));
    anchors.map(|entity| Change::Retype { entity, kind, subtype: subtype.cloned() }).collect()
}

fn reject(knowledge: &Knowledge, subjects: &BTreeSet<Subject>) -> Vec<Change> {
    let of_subject = |subject: &Subject| match subject {
        Subject::Entity(id) => Some(Change::RejectEntity { entity: entity_anchor(knowledge, *id)? }),
        Subject::Relation(id) => Some(Change::RejectRelation { claims: claim_anchors(knowledge, *id, None) }),
        Subject::Kind(_) | Subject::Note(_) => None,
    };
    subjects.iter().filter_map(of_subject).collect()
}

/// Says that the sentences of a relation say it. Where a rule has them otherwise than the engine, a person now says
/// so of each by itself; what a person has decided already stays.
fn confirm(knowledge: &Knowledge, id: RelationId) -> Vec<Change> {
    let mark = knowledge.by_hand.relations.get(&id);
    let Some(relation) = knowledge.relation(id).filter(|_| !mark.is_some_and(RelationMark::is_decided))
    else {
        return Vec::new();
    };
    let reversed = mark.is_some_and(|mark| mark.is_reversed);
    let anchors = claim_anchors(knowledge, id, None);
    let (as_read, by_rule): (Vec<_>, Vec<_>) =
        anchors.into_iter().partition(|anchor| anchor.relation == relation.relation && !reversed);
    let says = Statement {
        relation: relation.relation,
        phrase: None,
        negated: relation.negated,
        modality: relation.modality,
        given: Box::default(),
    };
    vec![
        Change::ConfirmRelation { claims: as_read },
        Change::EditRelation { claims: by_rule, says, reversed },
    ]
}

fn make_rule(state: &mut State, rule: Rule) {
    if rule.is_sound() {
        state.ground.corrections.enter(Change::Rule { rule, is_off: false });
    }
}

/// Switches a rule off, or on again.
fn switch_rule(state: &mut State, id: CorrectionId) {
    let change = state.ground.corrections.get(id).map(|correction| correction.change.clone());
    if let Some(Change::Rule { rule, is_off }) = change {
        state.ground.corrections.enter(Change::Rule { rule, is_off: !is_off });
    }
}

fn place_of(state: &State, place: &ReaderPlace) -> Option<Place> {
    place_anchor(&state.derived.knowledge, state.source_index(&place.document)?, place.span)
}

/// An entity that was added, and what it is said to be one with.
fn with_same(knowledge: &Knowledge, added: Option<Change>, same_as: Option<EntityId>) -> Vec<Change> {
    let Some(added) = added else { return Vec::new() };
    let same = same_as.and_then(|id| {
        let into = entity_anchor(knowledge, id)?;
        let Change::AddEntity { place, name, kind, .. } = &added else { return None };
        let form = crate::vocabulary::MentionKind::Name;
        let other = EntityAnchor { place: place.clone(), form, name: name.clone(), kind: *kind };
        Some(Change::Same { into, others: vec![other] })
    });
    [Some(added), same].into_iter().flatten().collect()
}

/// What a sentence says, with what is told of it beside.
fn with_told(state: &State, document: &DocumentId, trigger: Span, says: Statement, told: &Told) -> Statement {
    let knowledge = &state.derived.knowledge;
    let Some(source) = state.source_index(document) else { return says };
    let sentences = knowledge.sources.get(source as usize).map(|found| found.extraction.sentences.as_slice());
    let sentence = sentences.unwrap_or_default().iter().find(|sentence| sentence.overlaps(trigger));
    let given = sentences::given(knowledge, told, source, sentence.copied().unwrap_or(trigger));
    let given = Box::new(given);
    Statement { given, ..says }
}

fn add_relation(
    state: &State,
    document: &DocumentId,
    [subject, object, trigger]: [Span; 3],
    says: Statement,
) -> Option<Change> {
    let source = state.source_index(document)?;
    let place = |span| place_anchor(&state.derived.knowledge, source, span);
    Some(Change::AddRelation {
        subject: place(subject)?,
        object: place(object)?,
        trigger: place(trigger)?,
        says,
    })
}

fn set_date(state: &State, id: &DocumentId, date: Option<jiff::civil::Date>) -> Option<Change> {
    let source = state.ground.sources.iter().find(|source| source.document.id == *id)?;
    let article = crate::corrections::ArticleAnchor::of(&source.document);
    Some(Change::SetDate { article, date })
}

/// What a note about this stands on.
fn target(knowledge: &Knowledge, subject: Subject) -> Option<NoteTarget> {
    match subject {
        Subject::Entity(id) => entity_anchor(knowledge, id).map(NoteTarget::Entity),
        Subject::Relation(id) => {
            claim_anchors(knowledge, id, None).into_iter().next().map(NoteTarget::Relation)
        }
        Subject::Kind(_) | Subject::Note(_) => None,
    }
}

fn forget_note(state: &mut State, subject: Subject) {
    let Some(about) = target(&state.derived.knowledge, subject) else { return };
    let is_it = |correction: &&Correction| matches!(&correction.change, Change::Note { about: other, .. } if *other == about);
    let found = state.ground.corrections.as_slice().iter().find(is_it).map(|correction| correction.id);
    if let Some(id) = found {
        state.ground.corrections.revoke(id);
    }
}

/// Takes back all corrections that the selection is due to; what comes of its words is selected.
fn restore(state: &mut State) {
    let corrections = corrections_of_selection(state);
    revoke(state, &corrections);
}

fn revoke(state: &mut State, corrections: &[CorrectionId]) {
    let relation = state.selected_relations().next().and_then(|id| state.derived.knowledge.relation(id));
    let evidence = relation.and_then(|relation| relation.evidence.first());
    state.follow = evidence.map(|evidence| {
        Follow::Words(evidence.source, evidence.sentence, [evidence.subject, evidence.object])
    });
    for id in corrections {
        state.ground.corrections.revoke(*id);
    }
}

/// Lets another person's correction hold instead of one's own.
fn take(state: &mut State, correction: Correction) {
    if let Some(imported) = &mut state.imported {
        let own = imported.conflicts.iter().filter(|conflict| conflict.other == correction);
        for conflict in own {
            state.ground.corrections.revoke(conflict.own.id);
        }
        imported.conflicts.retain(|conflict| conflict.other != correction);
    }
    state.ground.corrections.enter(correction.change);
}

/// Takes in the corrections of a file, and tells what came of it.
pub(super) fn take_in(state: &mut State, path: &Path, text: Result<String, String>) {
    let name =
        path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into());
    let read = text.and_then(|text| read(&text).map_err(|error| format!("{}: {error}", path.display())));
    let others = match read {
        Ok(others) => others,
        Err(text) => return state.messages.push(Message { text }),
    };
    let joined = join(&state.ground.corrections, &others);
    if joined.added > 0 {
        state.history.record(TAKE_IN, state.ground.clone());
        state.ground.corrections = joined.corrections;
    }
    let imported = Imported { name, added: joined.added, known: joined.known, conflicts: joined.conflicts };
    let told =
        format!("{}: {} corrections taken in, {} were there", imported.name, imported.added, imported.known);
    toast::say(state, Notice::Noted(told));
    if !imported.conflicts.is_empty() {
        state.dialog = Some(Dialog::Curation(CurationDialog::List));
    }
    state.imported = Some(imported);
}
