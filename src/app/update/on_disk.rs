//! Files of documents that have changed: looked for, marked, and read again.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::documents;
use crate::app::effect::Effect;
use crate::app::on_disk::{Disk, changed, known_files};
use crate::app::state::{Dialog, Notice, State};
use crate::app::toast;
use crate::app::words::counted;
use crate::document::DocumentId;
use crate::jobs::{Input, OnDisk};

pub(super) fn change(state: &mut State, disk: Disk, effects: &mut Vec<Effect>) {
    match disk {
        Disk::Look => look(state, true, effects),
        Disk::LookQuietly => look(state, false, effects),
        Disk::ReadAgain => {
            let document = state.reader.as_ref().map(|place| place.document.clone());
            read_again(state, document.as_slice(), effects);
        }
        Disk::ReadDocument(id) => read_again(state, &[id], effects),
        Disk::ReadChanged => {
            let documents = changed(state);
            read_again(state, &documents, effects);
        }
        Disk::OpenNew => {
            let inputs = state.new_files.iter().cloned().map(Input::Path).collect();
            forget_new(state);
            documents::read(state, inputs, effects);
        }
        Disk::LeaveNew => forget_new(state),
        Disk::ReadAsEnglish => {
            let document = state.reader.as_ref().map(|place| place.document.clone());
            if let Some(id) = document {
                documents::read_as_english(state, &id, effects);
            }
        }
        Disk::ReadDocumentAsEnglish(id) => documents::read_as_english(state, &id, effects),
        Disk::ShowImport => state.dialog = Some(Dialog::Import),
        Disk::CopyImport => {
            effects.push(Effect::CopyText(state.account.text()));
            state.notice = Some(Notice::Copied);
        }
    }
}

/// Has the files looked at.
pub(super) fn look(state: &State, tells: bool, effects: &mut Vec<Effect>) {
    let files = known_files(state);
    if !files.is_empty() {
        effects.push(Effect::LookAtFiles { files, tells });
    }
    if !state.folders.is_empty() {
        effects.push(Effect::LookForNewFiles(state.folders.clone()));
    }
}

/// The new files are offered no longer: they were opened, or nobody wants them.
fn forget_new(state: &mut State) {
    let new = std::mem::take(&mut state.new_files);
    for (folder, known) in &mut state.folders {
        known.extend(new.iter().filter(|path| path.starts_with(folder)).cloned());
    }
}

/// Enters a folder that was opened.
pub(super) fn enter_folder(state: &mut State, folder: PathBuf, files: BTreeSet<PathBuf>) {
    state.new_files.retain(|path| !files.contains(path));
    state.folders.entry(folder).or_default().extend(files);
}

/// Enters which files have come into opened folders; what was opened otherwise meanwhile is left out.
pub(super) fn receive_new(state: &mut State, files: BTreeSet<PathBuf>) {
    let open: BTreeSet<&PathBuf> = state.ground.files.values().collect();
    let is_known = |path: &PathBuf| state.folders.values().any(|known| known.contains(path));
    state.new_files = files.into_iter().filter(|path| !open.contains(path) && !is_known(path)).collect();
}

fn read_again(state: &mut State, documents: &[DocumentId], effects: &mut Vec<Effect>) {
    let input = |id: &DocumentId| {
        let source = state.ground.sources.iter().find(|source| source.document.id == *id)?;
        let path = state.ground.files.get(id)?.clone();
        Some(Input::Renewed { path, options: source.document.options })
    };
    let inputs = documents.iter().filter_map(input).collect();
    documents::read(state, inputs, effects);
}

/// Enters how files are now; what was closed or read again meanwhile is left out.
pub(super) fn receive(state: &mut State, found: Vec<(DocumentId, OnDisk)>, tells: bool) {
    let mut counts = (0, 0);
    for (document, now) in found {
        match now {
            _ if !state.ground.files.contains_key(&document) => continue,
            OnDisk::Same => {
                state.on_disk.remove(&document);
                continue;
            }
            OnDisk::Changed => counts.0 += 1,
            OnDisk::Lost => counts.1 += 1,
        }
        state.on_disk.insert(document, now);
    }
    if tells {
        toast::say(state, Notice::Noted(told(counts)));
    }
}

fn told((changed, lost): (usize, usize)) -> String {
    let files = |count| counted(count, "file", "files");
    match (changed, lost) {
        (0, 0) => "All files are as they were read.".to_owned(),
        (0, lost) => format!("{} not found; what was read of them stays.", files(lost)),
        (changed, 0) => format!("{} changed on the disk.", files(changed)),
        (changed, lost) => format!("{} changed on the disk, {lost} not found.", files(changed)),
    }
}
