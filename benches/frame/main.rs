//! How long a frame of the window takes when the graph is large: CPU milliseconds for what a person does
//! again and again, on a made-up graph.
//!
//! ```text
//! cargo bench --no-default-features --bench frame               # what the state has to do
//! cargo bench --bench frame                                     # and what the window paints
//! cargo bench --bench frame -- --entities 5000 --sentences 9000
//! ```
//!
//! What the window paints is all of it, panels as well as the graph, with the triangles that egui makes of the
//! shapes; these are told apart. A frame has 16 milliseconds; a line that needs more is marked.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measuring program speaks to its user")]

#[allow(dead_code, reason = "each program uses a part of it")]
#[path = "../support/cpu.rs"]
mod cpu;
mod made_up;
#[cfg(feature = "window")]
mod painted;

use cpu::measured;
use relata::app::{Camera, Command, Effect, Report, State, update};
use relata::layout::{Point, layout};
use relata::scene::Subject;

/// What a frame may take, in milliseconds.
const FRAME: f64 = 16.0;
/// How often everything is done.
const ROUNDS: usize = 40;

/// The size of the graph.
struct Size {
    entities: usize,
    /// Some say the same of the same two.
    sentences: usize,
}

fn size() -> Size {
    let mut size = Size { entities: 2000, sentences: 4500 };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().unwrap().parse().unwrap();
        match argument.as_str() {
            "--entities" => size.entities = number(),
            "--sentences" => size.sentences = number(),
            // Cargo adds `--bench`.
            _ => {}
        }
    }
    size
}

/// Gives a command and carries out at once what it asks for; the layouts are not what is measured.
fn give(state: &mut State, command: Command) {
    let mut effects = update(state, command);
    while let Some(effect) = effects.pop() {
        match effect {
            Effect::StartReading { serial, inputs } => {
                let read = inputs
                    .iter()
                    .map(|input| Report::Read { serial, source: Box::new(made_up::source(input)) });
                for report in read.chain([Report::ReadingEnded { serial }]) {
                    effects.extend(update(state, Command::Report(report)));
                }
            }
            Effect::StartLayout { serial, request } => {
                let positions = layout(&request, &|| false);
                effects.extend(update(state, Command::Report(Report::LaidOut { serial, positions })));
            }
            Effect::Make(making) => {
                effects.extend(update(state, Command::Report(Report::Made(making.make()))));
            }
            _ => {}
        }
    }
}

/// Prints what a frame of each kind takes.
fn print(lines: &[(&str, f64)]) {
    for (name, milliseconds) in lines {
        let mark = if *milliseconds > FRAME { "  too slow" } else { "" };
        println!("{name:<44} {milliseconds:>7.2} ms{mark}");
    }
}

/// Milliseconds for each of some commands, without what they ask for.
fn each(state: &mut State, commands: impl Iterator<Item = Command>) -> f64 {
    let commands: Vec<Command> = commands.collect();
    let count = commands.len() as f64;
    let ((), seconds) = measured(|| {
        for command in commands {
            update(state, command);
        }
    });
    seconds * 1000.0 / count
}

fn main() {
    let size = size();
    let mut state = State::default();
    update(&mut state, Command::SetViewport(Point::new(1100.0, 800.0)));
    give(&mut state, made_up::open(&size));
    state.ground.filter.most = None;
    state.ground.filter.related_only = false;
    give(&mut state, Command::ClearSelection);
    let ids = state.derived.view.entities.clone();
    let relations = state.derived.view.relations.clone();
    println!("{} entities, {} relations", ids.len(), relations.len());

    let entity = |index: usize| Subject::Entity(ids[(index * 37) % ids.len()]);
    let relation = |index: usize| Subject::Relation(relations[(index * 91) % relations.len()]);
    let rounds = || 0..ROUNDS;
    let hover = each(&mut state, rounds().map(|index| Command::Hover(Some(entity(index)))));
    let hover_line = each(&mut state, rounds().map(|index| Command::Hover(Some(relation(index)))));
    update(&mut state, Command::Hover(None));
    let camera = state.view_camera();
    let pan = each(
        &mut state,
        rounds().map(|index| Command::MoveCamera(camera.panned(Point::new(index as f32, 2.0)))),
    );
    let middle = state.viewport * 0.5;
    let zoom = each(
        &mut state,
        rounds().map(|index| {
            let factor = 1.08_f32.powi((index % 20) as i32);
            Command::MoveCamera(Camera::zoomed(camera, factor, middle, middle * 2.0))
        }),
    );
    give(&mut state, Command::FitAll);
    let select = each(&mut state, rounds().map(|index| Command::Select(entity(index))));
    give(&mut state, Command::ClearSelection);
    let drag =
        each(&mut state, rounds().map(|index| Command::Drag(ids[5], Point::new(index as f32 * 3.0, 40.0))));
    let filter = each(
        &mut state,
        rounds().map(|index| {
            let kind = relata::vocabulary::EntityKind::ALL[(index / 2) % 6];
            Command::ToggleValue(relata::graph::Condition::Kinds([kind].into()))
        }),
    );
    let focus = each(&mut state, rounds().map(|index| Command::Focus(ids[(index * 37) % ids.len()])));
    give(&mut state, Command::ClearFocus);
    print(&[
        ("the pointer comes to an entity", hover),
        ("the pointer comes to a line", hover_line),
        ("the view moves", pan),
        ("the view comes nearer, or goes away", zoom),
        ("another entity is selected", select),
        ("an entity is dragged", drag),
        ("a kind is hidden or shown", filter),
        ("another focus", focus),
    ]);
    #[cfg(feature = "window")]
    print(&painted::measure(&size));
}
