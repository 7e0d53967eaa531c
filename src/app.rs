//! State, commands and the one function that changes the state.
//!
//! The window is a picture of a [`State`]. Whatever a person does becomes a [`Command`];
//! [`update`] applies it and says by [`Effect`]s what has to be done outside: start a job, open a
//! dialog, save a file. What a job brings back is a command again. So everything the window does
//! can be done, and tested, without a window.
//!
//! **Ground state** ([`Ground`]: documents, corrections, filter, pins) is what undo and redo restore.
//! Everything in [`Derived`] is a function of it and is brought up to date after each command.

pub mod aliases;
pub mod announcement;
pub mod arrange;
pub mod beneath;
pub mod camera;
pub mod canvas;
mod centre;
pub mod claims;
pub mod command;
pub mod common;
pub mod comparison;
pub mod curation;
pub mod days;
mod derived;
pub mod disputes;
pub mod dossier;
pub mod drawn;
pub mod duplicates;
pub mod effect;
pub mod evidence;
pub mod examples;
pub mod expansion;
pub mod exporting;
mod files;
pub mod fit;
mod history;
pub mod legend;
pub mod line_walk;
pub mod locks;
pub mod markdown;
pub mod notes;
mod obstacle;
pub mod on_disk;
pub mod overview;
pub mod paths;
pub mod picture;
pub mod project;
pub mod question;
pub mod quotation;
pub mod region;
pub mod report;
pub mod review;
pub mod search;
pub mod sentences;
pub mod settings;
pub mod shortcut;
pub mod state;
pub mod stops;
mod succession;
pub mod table;
pub mod tables;
pub mod testimony;
pub mod timeline;
pub mod toast;
mod update;
pub mod views;
pub mod walk;
pub mod words;

pub use arrange::Arrangement;
pub use beneath::Beneath;
pub use camera::Camera;
pub use centre::Centre;
pub use command::{Command, Way};
pub use curation::{Curation, CurationDialog};
pub use derived::{Counted, Derived, Former, Gathered, Gathering, Made, Making, Suggested, Viewed};
pub use effect::Effect;
pub use exporting::{DataChoice, Exporting};
pub use history::{Ground, SavedFilter};
pub use locks::Lockable;
pub use notes::Noting;
pub use obstacle::obstacle;
pub use on_disk::Disk;
pub use picture::{PictureChoice, PictureFormat, PicturePart};
pub use project::{OpenProject, ProjectCommand, RecentProject};
pub use report::Report;
pub use review::{ReviewOrder, Reviewing};
pub use settings::{NameChoice, Setting, Settings};
pub use state::{Dialog, Message, Notice, Panel, ReaderPlace, SaveTarget, State, ThemeChoice, Work};
pub use stops::Stopping;
pub use update::{update, update_all};
pub use walk::Direction;
