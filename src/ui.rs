//! The window: egui panels that read the [`State`](crate::app::State) and push
//! [`Command`](crate::app::Command)s.
//!
//! Nothing here changes the state. [`shell::Shell`] gathers the commands of a frame, lets
//! [`crate::app::update_all`] apply them, and carries out the effects.

mod canvas;
mod centre;
mod comparison_panel;
mod dialogs;
mod direction;
mod documents_panel;
mod duplicates_panel;
mod emphasis;
mod empty;
pub mod file_picker;
mod filter_bar;
mod filters_panel;
mod focus;
mod folder;
mod icons;
mod inspector;
mod keeper;
mod keys;
mod legend;
mod lock;
mod look_menu;
mod menu_bar;
mod menus;
mod messages;
mod minimap;
mod passage;
mod paths_panel;
mod project_news;
mod question_panel;
mod reader;
mod recent;
mod repairs;
mod review_panel;
mod run;
mod screenshot;
mod search_field;
mod search_results;
pub mod settings_file;
pub mod shell;
mod status_bar;
pub mod strings;
mod table_view;
mod tasks;
pub mod theme;
mod timeline;
mod toast;
mod widgets;

pub use run::{Renderer, RunError, WindowArguments, run};
pub use settings_file::SettingsPlace;
