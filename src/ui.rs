//! The window: egui panels that read the [`State`](crate::app::State) and push
//! [`Command`](crate::app::Command)s.
//!
//! Nothing here changes the state. [`shell::Shell`] gathers the commands of a frame, lets
//! [`crate::app::update_all`] apply them, and carries out the effects.

mod canvas;
mod dialogs;
mod documents_panel;
mod empty;
pub mod file_picker;
mod filters_panel;
mod icons;
mod inspector;
mod keys;
mod legend;
mod menu_bar;
mod messages;
mod minimap;
mod passage;
mod reader;
mod repairs;
mod run;
mod screenshot;
mod search_field;
pub mod shell;
mod status_bar;
pub mod strings;
mod tasks;
pub mod theme;
mod widgets;

pub use run::{Renderer, RunError, WindowArguments, run};
