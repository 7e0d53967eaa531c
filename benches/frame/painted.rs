//! What the window itself has to do: everything from the input to the triangles, without the graphics card.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Pos2, RawInput, Rect, vec2};
use relata::app::{Command, SaveTarget};
use relata::document::Document;
use relata::extraction::Extraction;
use relata::jobs::Analyst;
use relata::ui::file_picker::{Answer, FilePicker};
use relata::ui::shell::Shell;

use crate::cpu::measured;
use crate::{ROUNDS, Size, made_up};

/// Finds what was made up.
struct MadeUp;

impl Analyst for MadeUp {
    fn analyse(
        &self,
        document: &Document,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<Extraction>, String> {
        Ok(go_on(0.5).then(|| made_up::extraction(document)))
    }
}

/// Chooses nothing.
struct Nobody;

fn nothing() -> Answer {
    Box::pin(std::future::ready(Vec::<PathBuf>::new()))
}

impl FilePicker for Nobody {
    fn articles(&self, _: Option<&eframe::Frame>) -> Answer {
        nothing()
    }
    fn folder(&self, _: Option<&eframe::Frame>) -> Answer {
        nothing()
    }
    fn project(&self, _: Option<&eframe::Frame>) -> Answer {
        nothing()
    }
    fn corrections(&self, _: Option<&eframe::Frame>) -> Answer {
        nothing()
    }
    fn target(&self, _: Option<&eframe::Frame>, _: SaveTarget, _: &str) -> Answer {
        nothing()
    }
}

/// A window without a screen.
struct Window {
    context: egui::Context,
    shell: Shell,
    time: f64,
    /// Seconds that went into triangles.
    tessellation: f64,
}

impl Window {
    /// Everything that a frame asks of the processor.
    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, ..RawInput::default() };
        self.shell.logic(&self.context, None);
        let shell = &mut self.shell;
        let mut output = self.context.run_ui(input, |ui| shell.show(ui, None));
        output.textures_delta.clear();
        let ((), seconds) = measured(|| {
            std::hint::black_box(self.context.tessellate(output.shapes, output.pixels_per_point));
        });
        self.tessellation += seconds;
    }

    /// Milliseconds for each of some commands, what follows from it and the frame that shows it.
    fn each_command(&mut self, command: impl Fn(usize) -> Command) -> f64 {
        let context = self.context.clone();
        let ((), seconds) = measured(|| {
            for index in 0..ROUNDS {
                self.shell.command(&context, None, [command(index)]);
                self.frame(Vec::new());
            }
        });
        seconds * 1000.0 / ROUNDS as f64
    }

    /// The same, where new places are looked for after each: those come in frames of their own. Milliseconds for
    /// the frame with the command, and for the one with the places.
    fn each_with_places(&mut self, command: impl Fn(usize) -> Command) -> (f64, f64) {
        let context = self.context.clone();
        let (mut commands, mut places, mut arrivals) = (0.0, 0.0, 0);
        for index in 0..ROUNDS {
            let ((), seconds) = measured(|| {
                self.shell.command(&context, None, [command(index)]);
                self.frame(Vec::new());
            });
            commands += seconds;
            while self.shell.state().derived.is_laying_out {
                std::thread::sleep(Duration::from_millis(2));
                let ((), seconds) = measured(|| self.frame(Vec::new()));
                if !self.shell.state().derived.is_laying_out {
                    places += seconds;
                    arrivals += 1;
                }
            }
            // What slides arrives.
            for _ in 0..15 {
                self.frame(Vec::new());
            }
        }
        (commands * 1000.0 / ROUNDS as f64, places * 1000.0 / f64::from(arrivals.max(1)))
    }

    /// Milliseconds for each of some frames, by what happens in them.
    fn each(&mut self, events: impl Fn(usize) -> Vec<Event>) -> f64 {
        let ((), seconds) = measured(|| {
            for index in 0..ROUNDS {
                self.frame(events(index));
            }
        });
        seconds * 1000.0 / ROUNDS as f64
    }

    /// Goes on until everything has its place and stands still.
    fn settle(&mut self) {
        for _ in 0..20 {
            self.frame(Vec::new());
        }
        while self.shell.state().work.is_some() || !self.shell.state().derived.is_up_to_date() {
            std::thread::sleep(Duration::from_millis(5));
            self.frame(Vec::new());
        }
        for _ in 0..30 {
            self.frame(Vec::new());
        }
    }
}

/// Milliseconds for each kind of frame.
pub(crate) fn measure(size: &Size) -> Vec<(&'static str, f64)> {
    let context = egui::Context::default();
    let shell = Shell::new(&context, Box::new(Nobody), Arc::new(MadeUp));
    let mut window = Window { context: context.clone(), shell, time: 0.0, tessellation: 0.0 };
    window.shell.command(&context, None, [made_up::open(size)]);
    window.settle();
    while window.shell.state().more() > 0 {
        window.shell.command(&context, None, [Command::ShowMore]);
    }
    window.settle();
    let place =
        |index: usize| Pos2::new(400.0 + (index * 61 % 500) as f32, 100.0 + (index * 37 % 450) as f32);
    window.tessellation = 0.0;
    let still = window.each(|_| Vec::new());
    let triangles = window.tessellation * 1000.0 / ROUNDS as f64;
    let pointer = window.each(|index| vec![Event::PointerMoved(place(index))]);
    let entity = window.shell.state().derived.view.entities[5];
    let drag = window
        .each_command(|index| Command::Drag(entity, relata::layout::Point::new(index as f32 * 3.0, 40.0)));
    let (hide, arrive) = window.each_with_places(|index| {
        let kind = relata::vocabulary::EntityKind::ALL[(index / 2) % 6];
        Command::ToggleValue(relata::graph::Condition::Kinds([kind].into()))
    });
    window.settle();
    let near = window.shell.state().view_camera().zoomed(
        4.0,
        relata::layout::Point::new(300.0, 300.0),
        window.shell.state().viewport,
    );
    window.shell.command(&context, None, [Command::MoveCamera(near)]);
    window.settle();
    let still_near = window.each(|_| Vec::new());
    let pointer_near = window.each(|index| vec![Event::PointerMoved(place(index))]);
    vec![
        ("painting all of it", still),
        ("  of which egui's triangles", triangles),
        ("painting all of it as the pointer moves", pointer),
        ("an entity is dragged, and all of it painted", drag),
        ("a kind is hidden, and all of it painted", hide),
        ("its new places arrive, and all of it painted", arrive),
        ("painting a part", still_near),
        ("painting a part as the pointer moves", pointer_near),
    ]
}
