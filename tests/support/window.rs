//! A window as a test drives it: opened on articles, clicked, asked for what it shows.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::Frame;
use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use relata::app::{Command, SaveTarget, State};
use relata::knowledge::EntityId;
use relata::layout::Point;
use relata::ui::file_picker::{Answer, FilePicker};
use relata::ui::shell::Shell;
use relata::ui::theme;

use crate::sample;

/// Answers as a person would who always chooses the same.
struct Always(Vec<PathBuf>);

impl Always {
    fn answer(&self) -> Answer {
        Box::pin(std::future::ready(self.0.clone()))
    }
}

impl FilePicker for Always {
    fn articles(&self, _: Option<&Frame>) -> Answer {
        self.answer()
    }
    fn folder(&self, _: Option<&Frame>) -> Answer {
        self.answer()
    }
    fn project(&self, _: Option<&Frame>) -> Answer {
        self.answer()
    }
    fn corrections(&self, _: Option<&Frame>) -> Answer {
        self.answer()
    }
    fn target(&self, _: Option<&Frame>, _: SaveTarget, _: &str) -> Answer {
        self.answer()
    }
}

/// A window under test.
pub(crate) type Window = Harness<'static, Option<Shell>>;

/// An empty window in which a person always chooses `paths`.
pub(crate) fn window(paths: Vec<PathBuf>) -> Window {
    let mut paths = Some(paths);
    // Steps as short as frames: a button that is held for long does not click.
    let builder = Harness::builder().with_size([1280.0, 820.0]).with_step_dt(1.0 / 60.0).with_max_steps(240);
    let mut window = builder.with_context_setup(theme::install).build_ui_state(
        move |ui, shell: &mut Option<Shell>| {
            let shell = shell.get_or_insert_with(|| {
                let picker = Always(paths.take().unwrap_or_default());
                Shell::new(ui.ctx(), Box::new(picker), Arc::new(sample::ByName))
            });
            shell.logic(ui.ctx(), None);
            shell.show(ui, None);
        },
        None,
    );
    window.run();
    window
}

/// A file of this name with this text, in a folder of its own.
pub(crate) fn file(folder: &str, name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

/// What the window shows.
pub(crate) fn state(window: &Window) -> &State {
    window.state().as_ref().unwrap().state()
}

/// Goes on until jobs on other threads have brought about what is waited for.
pub(crate) fn wait_until(window: &mut Window, is_so: impl Fn(&State) -> bool) {
    for _ in 0..3000 {
        window.step();
        if is_so(state(window)) {
            window.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("it did not come about: {:?}", state(window).messages);
}

/// Whether all that was asked for has been read and placed.
pub(crate) fn is_shown(state: &State) -> bool {
    !state.ground.sources.is_empty() && state.work.is_none() && !state.derived.is_laying_out
}

/// A window that shows the sample article.
pub(crate) fn with_article(folder: &str) -> Window {
    let mut window = window(vec![file(folder, "machine.txt", sample::ARTICLE)]);
    window.get_by_label("Open articles…").click();
    wait_until(&mut window, is_shown);
    window
}

/// A window on an article, in which a person always chooses `paths`.
pub(crate) fn with_text(paths: Vec<PathBuf>) -> Window {
    let mut window = window(paths);
    let text = sample::ARTICLE.to_owned();
    give(&mut window, Command::OpenText { name: "machine.txt".to_owned(), text });
    wait_until(&mut window, is_shown);
    window
}

/// Gives a command as a menu would.
pub(crate) fn give(window: &mut Window, command: Command) {
    let context = window.ctx.clone();
    window.state_mut().as_mut().unwrap().command(&context, None, [command]);
}

/// The entity of this name.
pub(crate) fn entity(window: &Window, name: &str) -> EntityId {
    let entities = &state(window).derived.knowledge.entities;
    entities.iter().find(|entity| entity.name == name).unwrap().id
}

/// Where an entity is on the screen.
pub(crate) fn place(window: &Window, id: EntityId) -> Pos2 {
    let canvas = window.get_by_role(Role::Canvas).rect();
    let state = state(window);
    let size = Point::new(canvas.width(), canvas.height());
    let place = state.view_camera().to_screen(state.derived.positions[&id], size);
    canvas.min + egui::vec2(place.x, place.y)
}

/// Presses or lets go of the left button.
pub(crate) fn press(window: &Window, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    window.event(Event::PointerMoved(pos));
    let button = Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
    window.event_modifiers(button, modifiers);
}

/// A click of the left button.
pub(crate) fn click(window: &mut Window, pos: Pos2, modifiers: Modifiers) {
    press(window, pos, true, modifiers);
    press(window, pos, false, modifiers);
    window.run();
}
