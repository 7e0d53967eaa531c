//! Documents come and go.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::{project, settings};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::examples::EXAMPLES;
use crate::app::locks::Lockable;
use crate::app::report::Report;
use crate::app::state::{Message, Notice, ReaderPlace, State, Work};
use crate::app::toast;
use crate::document::{DocumentId, ReadOptions, Span};
use crate::graph::Condition;
use crate::jobs::{Account, Entry, Input, OnDisk, Outcome};
use crate::knowledge::Source;

/// So many files that could not be read are told of one by one; all of them are in the report.
const MOST_MESSAGES: usize = 8;
/// Why a document was not opened.
const OPEN_ALREADY: &str = "it is open already";
/// What stands in the account for the files that a reading that was stopped has not come to.
const THE_REST: &str = "all others";
const STOPPED: &str = "reading was stopped";
/// What the steps are called with which documents are opened, and read in another way.
const OPEN: &str = "Open";
const MEND: &str = "Mend characters";
const READ_AGAIN: &str = "Read again";
const AS_ENGLISH: &str = "Read as English";

pub(super) fn is_about(command: &Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::OpenArticles
            | C::OpenFolder
            | C::Open(_)
            | C::OpenText { .. }
            | C::OpenExample(_)
            | C::CancelReading
            | C::RemoveDocument(_)
            | C::RemoveAllDocuments
            | C::SetRepair { .. }
    )
}

pub(super) fn change(state: &mut State, command: Command, effects: &mut Vec<Effect>) {
    match command {
        Command::OpenArticles => effects.push(Effect::AskForArticles),
        Command::OpenFolder => effects.push(Effect::AskForFolder),
        Command::Open(paths) => match project::among(&paths).cloned() {
            // A project takes the place of everything, so that nothing can be opened beside it.
            Some(path) => project::open(state, path, effects),
            None => read(state, paths.into_iter().map(Input::Path).collect(), effects),
        },
        Command::OpenText { name, text } => {
            let bytes = Arc::from(text.into_bytes());
            read(state, vec![Input::Bytes { name, bytes }], effects);
        }
        Command::OpenExample(index) => {
            if let Some(example) = EXAMPLES.get(index) {
                let bytes = Arc::from(example.bytes);
                read(state, vec![Input::Bytes { name: example.file.to_owned(), bytes }], effects);
            }
        }
        Command::SetRepair { document, repair } => set_repair(state, &document, repair, effects),
        Command::CancelReading => cancel(state, effects),
        Command::RemoveDocument(id) => remove(state, &id),
        Command::RemoveAllDocuments => {
            state.ground.sources.clear();
            state.ground.files = Arc::default();
        }
        _ => {}
    }
}

/// Stops the reading under way and forgets what was to follow.
pub(super) fn cancel(state: &mut State, effects: &mut Vec<Effect>) {
    state.waiting.clear();
    if let Some(work) = state.work.take() {
        effects.push(Effect::CancelReading { serial: work.serial });
        if work.again.is_empty() && work.renewed.is_empty() && !work.account.entries.is_empty() {
            state.account = work.account;
            let (name, reason) = (THE_REST.to_owned(), STOPPED.to_owned());
            state.account.entries.push(Entry { name, outcome: Outcome::Skipped(reason) });
        }
    }
}

fn remove(state: &mut State, id: &DocumentId) {
    turn_to_neighbour(state, id);
    state.ground.sources.retain(|source| source.document.id != *id);
    state.ground.forget_file(id);
    state.ground.filter.forget_value(&Condition::Documents([id.clone()].into()));
}

/// The file or folder that an input stands for.
fn path_of(input: &Input) -> Option<PathBuf> {
    match input {
        Input::Path(path) => Some(path.clone()),
        Input::Bytes { .. } | Input::Again { .. } | Input::Renewed { .. } => None,
    }
}

/// Turns the reader from a document that is going to be closed to the one beside it.
fn turn_to_neighbour(state: &mut State, id: &DocumentId) {
    let is_open = state.reader.as_ref().is_some_and(|place| place.document == *id);
    let sources = &state.ground.sources;
    let Some(index) = sources.iter().position(|source| source.document.id == *id).filter(|_| is_open) else {
        return;
    };
    state.locks.release(Lockable::Reader);
    let beside = sources.get(index + 1).or_else(|| sources.get(index.checked_sub(1)?));
    state.reader = beside.map(|source| ReaderPlace::beginning(&source.document));
    state.reader_jumps += 1;
}

/// Reads these, after what is being read now.
pub(super) fn read(state: &mut State, inputs: Vec<Input>, effects: &mut Vec<Effect>) {
    if inputs.is_empty() {
        return;
    }
    state.dialog = None;
    state.notice = None;
    if state.work.is_some() {
        state.waiting.extend(inputs);
        return;
    }
    let again: BTreeSet<DocumentId> = inputs.iter().filter_map(Input::read_before).cloned().collect();
    let renewed = renewed(state, &inputs);
    let step = match (again.is_empty(), renewed.is_empty()) {
        (false, _) if overrules(state, &inputs) => AS_ENGLISH,
        (false, _) => MEND,
        (true, false) => READ_AGAIN,
        (true, true) => OPEN,
    };
    settings::begin_anew(state);
    state.history.record(step, state.ground.clone());
    state.readings += 1;
    let serial = state.readings;
    let name = inputs.first().map(Input::name).unwrap_or_default();
    let paths = inputs.iter().filter_map(path_of).collect();
    let depth = state.history.len();
    state.derived.settle();
    state.work = Some(Work {
        serial,
        done: 0,
        total: inputs.len(),
        name,
        fraction: 0.0,
        again,
        renewed,
        files: BTreeMap::new(),
        account: Account::default(),
        depth,
        paths,
    });
    effects.push(Effect::StartReading { serial, inputs });
}

/// Whether a text that seems to be in another language is to be read as English.
fn overrules(state: &State, inputs: &[Input]) -> bool {
    let is_foreign = |id: &DocumentId| {
        let sources = &state.ground.sources;
        sources.iter().any(|source| source.document.id == *id && source.document.foreign.is_some())
    };
    inputs.iter().any(
        |input| matches!(input, Input::Again { id, options, .. } if options.as_english && is_foreign(id)),
    )
}

/// The versions that are open of documents that are read again from their files.
fn renewed(state: &State, inputs: &[Input]) -> BTreeMap<PathBuf, DocumentId> {
    let is_renewed = |path: &PathBuf| {
        inputs.iter().any(|input| matches!(input, Input::Renewed { path: own, .. } if own == path))
    };
    let files = state.ground.files.iter().filter(|(_, path)| is_renewed(path));
    files.map(|(id, path)| (path.clone(), id.clone())).collect()
}

pub(super) fn receive(state: &mut State, report: Report, effects: &mut Vec<Effect>) {
    let current = state.work.as_ref().map(|work| work.serial);
    match report {
        Report::Chosen(paths) => change(state, Command::Open(paths), effects),
        Report::Reading { serial, done, total, name, fraction } if Some(serial) == current => {
            if let Some(work) = &mut state.work {
                (work.done, work.total, work.fraction) = (done, total, fraction);
                if !name.is_empty() {
                    work.name = name;
                }
            }
        }
        Report::Noted(text) => state.notice = Some(Notice::Noted(text)),
        Report::File { serial, document, path } if Some(serial) == current => {
            state.work.iter_mut().for_each(|work| {
                work.files.insert(document.clone(), path.clone());
            });
        }
        Report::Accounted { serial, entry } if Some(serial) == current => {
            state.work.iter_mut().for_each(|work| work.account.entries.push(entry.clone()));
        }
        Report::Read { serial, source } if Some(serial) == current => arrive(state, &source),
        Report::Failed { serial, message } if Some(serial) == current => {
            settings::forget_failed(state, &message);
            let failed = state.work.as_ref().map_or(0, |work| work.account.counts().failed);
            // Who opens a folder of a thousand pictures wants one message, and the report.
            if failed <= MOST_MESSAGES {
                state.messages.push(Message { text: message });
            }
        }
        Report::ReadingEnded { serial } if Some(serial) == current => end(state, effects),
        _ => {}
    }
}

fn arrive(state: &mut State, source: &Source) {
    let id = source.document.id.clone();
    let depth = state.work.as_ref().map_or(0, |work| work.depth);
    if state.work.as_ref().is_some_and(|work| work.again.contains(&id)) {
        keep_reader_in_its_paragraph(state, source);
        state.history.replace_source(depth, source);
        state.ground.replace(source);
        project::note(state, state.history.serial_at(depth));
        return;
    }
    let file = state.work.as_mut().and_then(|work| work.files.remove(&id));
    let renewed = state.work.as_ref().zip(file.as_ref()).and_then(|(work, file)| work.renewed.get(file));
    if let Some(before) = renewed.cloned() {
        return renew(state, &before, source, depth);
    }
    if state.ground.sources.iter().any(|other| other.document.id == id) {
        find_again(state, &id, file);
        let last = state.work.as_mut().and_then(|work| work.account.entries.last_mut());
        if let Some(entry) = last {
            entry.outcome = Outcome::Skipped(OPEN_ALREADY.to_owned());
        }
        state.notice = Some(Notice::AlreadyOpen(source.document.name.clone()));
        return;
    }
    state.history.add_source(depth, source, file.as_ref());
    if state.reader.is_none() {
        state.reader = Some(ReaderPlace { document: id, span: Span::default() });
        state.reader_jumps += 1;
    }
    state.ground.add(source, file.as_ref());
    project::note(state, state.history.serial_at(depth));
}

/// A document that is open was opened from a file once more: its file lies there now, where it was not to be found.
fn find_again(state: &mut State, id: &DocumentId, file: Option<PathBuf>) {
    let Some(file) = file else { return };
    let is_lost = state.on_disk.get(id) == Some(&OnDisk::Lost);
    if is_lost || !state.ground.files.contains_key(id) {
        Arc::make_mut(&mut state.ground.files).insert(id.clone(), file);
        state.on_disk.remove(id);
        let depth = state.work.as_ref().map_or(0, |work| work.depth);
        project::note(state, state.history.serial_at(depth));
    }
}

/// Puts what a file holds now in the place of what was read from it before.
fn renew(state: &mut State, before: &DocumentId, source: &Source, depth: usize) {
    let id = &source.document.id;
    state.on_disk.remove(before);
    let is_open = |id: &DocumentId| state.ground.sources.iter().any(|other| other.document.id == *id);
    if id == before {
        return toast::say(state, Notice::Unchanged(source.document.name.clone()));
    }
    if is_open(id) || !is_open(before) {
        state.notice = Some(Notice::AlreadyOpen(source.document.name.clone()));
        return;
    }
    state.history.renew_source(depth, before, source);
    state.ground.renew(before, source);
    project::note(state, state.history.serial_at(depth));
}

/// Reads a document again, with its damaged characters mended or as they are.
fn set_repair(state: &mut State, id: &DocumentId, repair: bool, effects: &mut Vec<Effect>) {
    let Some(source) = state.ground.sources.iter().find(|source| source.document.id == *id) else { return };
    let document = &source.document;
    if document.options.repair != repair {
        let options = ReadOptions { repair, ..document.options };
        let input = Input::again(document, options);
        read(state, vec![input], effects);
    }
}

/// Reads a document again as English, although it does not look like it.
pub(super) fn read_as_english(state: &mut State, id: &DocumentId, effects: &mut Vec<Effect>) {
    let Some(source) = state.ground.sources.iter().find(|source| source.document.id == *id) else { return };
    let options = ReadOptions { as_english: true, ..source.document.options };
    let input = Input::again(&source.document, options);
    read(state, vec![input], effects);
}

/// The text of a document gets longer or shorter when it is read in another way; its paragraphs stay.
fn keep_reader_in_its_paragraph(state: &mut State, source: &Source) {
    let Some(place) = state.reader.as_mut().filter(|place| place.document == source.document.id) else {
        return;
    };
    let before = state.ground.sources.iter().find(|other| other.document.id == place.document);
    let number = before.map_or(0, |before| {
        let paragraphs = &before.document.paragraphs;
        paragraphs.partition_point(|paragraph| paragraph.span.end < place.span.start)
    });
    let start = source.document.paragraphs.get(number).map_or(0, |paragraph| paragraph.span.start);
    place.span = Span::new(start, start);
    state.reader_jumps += 1;
}

/// Keeps what became of the files of an import, and says it where that is not plain to see.
fn tell_account(state: &mut State, account: Account, is_import: bool) {
    if !is_import || account.entries.is_empty() {
        return;
    }
    if account.entries.len() > 1 && account.has_remarks() {
        toast::say(
            state,
            Notice::Noted(format!("{} See “Import report…” in the menu File.", account.summary())),
        );
    }
    let failed = account.counts().failed;
    if failed > MOST_MESSAGES {
        let text = format!("{} more could not be read; the import report says why.", failed - MOST_MESSAGES);
        state.messages.push(Message { text });
    }
    state.account = account;
}

fn end(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some(work) = state.work.take() {
        state.history.forget_if_empty(work.depth, &state.ground);
        state.derived.unsettle(&state.ground);
        work.paths.iter().rev().for_each(|path| state.settings.remember(path));
        tell_account(state, work.account, work.again.is_empty() && work.renewed.is_empty());
    }
    let waiting = std::mem::take(&mut state.waiting);
    read(state, waiting, effects);
}
