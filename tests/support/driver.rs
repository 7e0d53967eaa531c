//! The program driven by commands alone, with no window.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::sync::Arc;
use std::time::Duration;

use relata::app::{Command, Effect, Report, State, update};
use relata::document::{ReadOptions, read};
use relata::jobs::{Analyst as _, Input, Projects};
use relata::knowledge::{EntityId, Source};
use relata::layout::layout;
use relata::scene::Subject;

use crate::sample;

/// Gives commands and plays the world outside: reads texts, lays out, remembers the rest.
#[derive(Default)]
pub(crate) struct Driver {
    /// What the window would show.
    pub(crate) state: State,
    /// What was asked of the world outside and not carried out.
    pub(crate) effects: Vec<Effect>,
    /// How many layouts were asked for.
    pub(crate) layouts: usize,
    /// Keeps the project, where something is kept.
    pub(crate) projects: Option<Projects>,
}

impl Driver {
    /// A program that has read these texts.
    pub(crate) fn with(texts: &[(&str, &str)]) -> Self {
        let mut driver = Self::default();
        for (name, text) in texts {
            driver.give(Command::OpenText { name: (*name).to_owned(), text: (*text).to_owned() });
        }
        driver
    }

    /// Gives a command and carries out what it asks for.
    pub(crate) fn give(&mut self, command: Command) {
        // A layout is at its end at once here: what was to be kept before must not come after it.
        let effects = update(&mut self.state, command);
        let (first, then): (Vec<_>, Vec<_>) =
            effects.into_iter().partition(|effect| matches!(effect, Effect::Project(_)));
        for effect in first.into_iter().chain(then) {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::StartReading { serial, inputs } => {
                for input in inputs {
                    let source = source(&input);
                    if let Some(path) = input.file() {
                        let (document, path) = (source.document.id.clone(), path.to_owned());
                        self.give(Command::Report(Report::File { serial, document, path }));
                    }
                    self.give(Command::Report(Report::Read { serial, source: Box::new(source) }));
                }
                self.give(Command::Report(Report::ReadingEnded { serial }));
            }
            Effect::LookAtFiles { files, tells } => {
                let found = relata::jobs::Looks::default().look(&files);
                self.give(Command::Report(Report::OnDisk { found, tells }));
            }
            Effect::Make(making) => self.give(Command::Report(Report::Made(making.make()))),
            Effect::StartLayout { serial, request } => {
                self.layouts += 1;
                let positions = layout(&request, &|| false);
                self.give(Command::Report(Report::LaidOut { serial, positions }));
            }
            Effect::Project(order) if self.projects.is_some() => {
                let projects = self.projects.as_mut().unwrap_or_else(|| unreachable!());
                projects.give(order);
                let mut said = projects.poll();
                while projects.is_busy() {
                    std::thread::sleep(Duration::from_millis(1));
                    said.extend(projects.poll());
                }
                for kept in said {
                    self.give(Command::Report(Report::Project(Box::new(kept))));
                }
            }
            other => self.effects.push(other),
        }
    }

    /// The entity of this name.
    pub(crate) fn entity(&self, name: &str) -> EntityId {
        let entities = &self.state.derived.knowledge.entities;
        entities.iter().find(|entity| entity.name == name).unwrap_or_else(|| panic!("no {name}")).id
    }

    /// Selects the entity of this name.
    pub(crate) fn select(&mut self, name: &str) -> EntityId {
        let id = self.entity(name);
        self.give(Command::Select(Subject::Entity(id)));
        id
    }

    /// How many entities are shown.
    pub(crate) fn shown(&self) -> usize {
        self.state.derived.view.entities.len()
    }
}

/// What the sample analyst makes of an input.
pub(crate) fn source(input: &Input) -> Source {
    let file = |path: &std::path::Path| Arc::from(std::fs::read(path).unwrap());
    let (bytes, options) = match input {
        Input::Bytes { bytes, .. } => (Arc::clone(bytes), ReadOptions::default()),
        Input::Again { bytes, options, .. } => (Arc::clone(bytes), *options),
        Input::Path(path) => (file(path), ReadOptions::default()),
        Input::Renewed { path, options } => (file(path), *options),
    };
    let document = read(&input.name(), bytes, &options);
    let extraction = sample::ByName.analyse(&document, &mut |_| true).unwrap().unwrap();
    Source { document: Arc::new(document), extraction: Arc::new(extraction) }
}

/// A program that has read the sample article.
pub(crate) fn one_article() -> Driver {
    Driver::with(&[("machine.txt", sample::ARTICLE)])
}
