//! What undo and redo restore.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::corrections::{ArticleAnchor, Corrections};
use crate::document::DocumentId;
pub use crate::graph::SavedFilter;
use crate::graph::{Filter, Grouping};
use crate::knowledge::{EntityId, Source};
use crate::layout::Point;
use crate::project::Stop;
use crate::scene::{Note, NoteId, Style};

/// How many steps can be undone.
const DEPTH: usize = 200;

/// The files that documents were read from.
pub(super) type Files = BTreeMap<DocumentId, PathBuf>;

/// What a person has put in and chosen; everything else follows from it. Cloning is cheap: the
/// documents are shared.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The documents that are open, with what was found in them.
    pub sources: Vec<Source>,
    /// Where their files lie, of those that come from files.
    pub files: Arc<Files>,
    /// What a person has put right in what was found.
    pub corrections: Corrections,
    /// What is to be seen.
    pub filter: Filter,
    /// Conditions that a person has kept under a name.
    pub saved_filters: Vec<SavedFilter>,
    /// Views that a person has kept, in the order in which they are shown.
    pub stops: Vec<Stop>,
    /// Which entities are seen as one.
    pub grouping: Grouping,
    /// What size, colour and label say.
    pub style: Style,
    /// Entities that a person has marked, with the number of the mark, from 1.
    pub flags: BTreeMap<EntityId, u8>,
    /// Where a person has moved names: from the middle of the mark to that of the name, in scene units.
    pub names: BTreeMap<EntityId, Point>,
    /// Notes on the plane.
    pub notes: BTreeMap<NoteId, Note>,
    /// Entities that a person has put in a place.
    pub pins: BTreeMap<EntityId, Point>,
    /// Where they stood before, so that undo can put them back.
    pub homes: BTreeMap<EntityId, Point>,
    /// Counts the times that entities were given other places otherwise than one by one.
    pub arrangement: u64,
    /// Where everything stood when a step led from this arrangement to another; shared, never changed.
    pub places: Arc<BTreeMap<EntityId, Point>>,
}

impl Default for Ground {
    fn default() -> Self {
        Self {
            sources: Vec::new(),
            files: Arc::default(),
            corrections: Corrections::default(),
            filter: Filter::first_picture(),
            saved_filters: Vec::new(),
            stops: Vec::new(),
            grouping: Grouping::default(),
            style: Style::default(),
            flags: BTreeMap::new(),
            names: BTreeMap::new(),
            notes: BTreeMap::new(),
            pins: BTreeMap::new(),
            homes: BTreeMap::new(),
            arrangement: 0,
            places: Arc::default(),
        }
    }
}

impl Ground {
    /// Whether its documents are these, in this order and read in the same way.
    pub(super) fn has_documents_of(&self, sources: &[Source]) -> bool {
        let is_same = |(one, other): (&Source, &Source)| Arc::ptr_eq(&one.document, &other.document);
        self.sources.len() == sources.len() && self.sources.iter().zip(sources).all(is_same)
    }

    /// Puts a document in the place of the same document read in another way; does nothing where it
    /// is not open.
    pub(super) fn replace(&mut self, source: &Source) {
        let same = self.sources.iter_mut().find(|other| other.document.id == source.document.id);
        if let Some(same) = same {
            *same = source.clone();
        }
    }

    /// Adds a document, and the file that it was read from.
    pub(super) fn add(&mut self, source: &Source, file: Option<&PathBuf>) {
        self.sources.push(source.clone());
        if let Some(file) = file {
            Arc::make_mut(&mut self.files).insert(source.document.id.clone(), file.clone());
        }
    }

    /// Forgets where the file of a document lies.
    pub(super) fn forget_file(&mut self, id: &DocumentId) {
        if self.files.contains_key(id) {
            Arc::make_mut(&mut self.files).remove(id);
        }
    }

    /// Puts another version of a document in its place, with the corrections that stand on it; does nothing where
    /// it is not open.
    pub(super) fn renew(&mut self, id: &DocumentId, source: &Source) {
        let Some(same) = self.sources.iter_mut().find(|other| other.document.id == *id) else { return };
        *same = source.clone();
        if let Some(file) = self.files.get(id).cloned() {
            let files = Arc::make_mut(&mut self.files);
            files.remove(id);
            files.insert(source.document.id.clone(), file);
        }
        self.corrections = self.corrections.moved(id, &ArticleAnchor::of(&source.document));
    }
}

#[derive(Clone, Debug)]
struct Step {
    name: &'static str,
    /// Tells it from all other steps.
    serial: u64,
    /// The state before the step, in the list of what can be undone; after it, in the other list.
    ground: Ground,
}

/// The steps that can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    recorded: u64,
    /// The slider that made the last step.
    slider: Option<usize>,
    /// How often a slider went on with its step.
    slides: u64,
}

impl History {
    /// The name of the step that undo takes back.
    #[must_use]
    pub fn undo_step(&self) -> Option<&'static str> {
        self.done.last().map(|step| step.name)
    }

    /// The name of the step that redo does again.
    #[must_use]
    pub fn redo_step(&self) -> Option<&'static str> {
        self.undone.last().map(|step| step.name)
    }

    /// How many steps can be undone.
    pub(super) fn len(&self) -> usize {
        self.done.len()
    }

    /// How many steps have ever been recorded.
    pub(super) fn recorded(&self) -> u64 {
        self.recorded
    }

    /// The number of the step that undo takes back.
    pub(super) fn last_step(&self) -> Option<u64> {
        self.done.last().map(|step| step.serial)
    }

    /// The number of the last of the first `depth` steps.
    pub(super) fn serial_at(&self, depth: usize) -> Option<u64> {
        self.done.get(depth.checked_sub(1)?).map(|step| step.serial)
    }

    /// The number of the step that redo does again.
    pub(super) fn next_step(&self) -> Option<u64> {
        self.undone.last().map(|step| step.serial)
    }

    /// What the step with this number is called.
    pub(super) fn name_of(&self, serial: u64) -> Option<&'static str> {
        self.done.iter().rev().find(|step| step.serial == serial).map(|step| step.name)
    }

    /// Whether the step with this number can be undone, at once or after others.
    pub(super) fn has_step(&self, serial: u64) -> bool {
        self.done.iter().any(|step| step.serial == serial)
    }

    /// The name of the last step, and what was there before it.
    pub(super) fn last(&self) -> Option<(&'static str, &Ground)> {
        self.done.last().map(|step| (step.name, &step.ground))
    }

    /// Forgets all steps; no number is given twice.
    pub(super) fn forget(&mut self) {
        *self = Self { recorded: self.recorded, slides: self.slides, ..Self::default() };
    }

    /// Remembers `ground` as it was before a step.
    pub(super) fn record(&mut self, name: &'static str, ground: Ground) {
        self.undone.clear();
        self.recorded += 1;
        self.done.push(Step { name, serial: self.recorded, ground });
        if self.done.len() > DEPTH {
            self.done.remove(0);
        }
    }

    /// Remembers that the last step was made by a slider, or by none.
    pub(super) fn slide(&mut self, slider: Option<usize>) {
        self.slider = slider;
    }

    /// How often a slider went on with a step that it had made.
    pub(super) fn slides(&self) -> u64 {
        self.slides
    }

    /// Whether the last step was made by a slider, which may go on with it.
    pub(super) fn slides_on(&self) -> bool {
        self.slider.is_some()
    }

    /// Whether the last step has this name and was made by the same slider, so that another belongs to
    /// it. What was undone is forgotten then, as with any new step.
    pub(super) fn continues(&mut self, name: &str, slider: usize) -> bool {
        let continues = self.undo_step() == Some(name) && self.slider == Some(slider);
        if continues {
            self.undone.clear();
            self.slides += 1;
        }
        continues
    }

    /// Forgets the step with which a reading began when the reading brought nothing: it is the last
    /// of `depth` steps and the documents are as before.
    pub(super) fn forget_if_empty(&mut self, depth: usize, ground: &Ground) {
        let is_last = self.done.len() == depth;
        if is_last && self.done.last().is_some_and(|step| step.ground.has_documents_of(&ground.sources)) {
            self.done.pop();
        }
    }

    /// Takes the last step back.
    pub(super) fn undo(&mut self, ground: &mut Ground) {
        if let Some(step) = self.done.pop() {
            let after = std::mem::replace(ground, step.ground);
            self.undone.push(Step { ground: after, ..step });
        }
    }

    /// Does again what was undone last.
    pub(super) fn redo(&mut self, ground: &mut Ground) {
        if let Some(step) = self.undone.pop() {
            let before = std::mem::replace(ground, step.ground);
            self.done.push(Step { ground: before, ..step });
        }
    }

    /// Adds a document to what each step after the first `depth` will restore: it belongs to the
    /// step with which its reading began.
    pub(super) fn add_source(&mut self, depth: usize, source: &Source, file: Option<&PathBuf>) {
        for step in self.done.iter_mut().skip(depth) {
            step.ground.add(source, file);
        }
    }

    /// The same for another version of a document.
    pub(super) fn renew_source(&mut self, depth: usize, id: &DocumentId, source: &Source) {
        for step in self.done.iter_mut().skip(depth) {
            step.ground.renew(id, source);
        }
    }

    /// The same for a document that was read again.
    pub(super) fn replace_source(&mut self, depth: usize, source: &Source) {
        for step in self.done.iter_mut().skip(depth) {
            step.ground.replace(source);
        }
    }
}
