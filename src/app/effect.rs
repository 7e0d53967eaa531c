//! What has to be done outside the state.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::command::Way;
use super::derived::Making;
use super::dossier::Chosen;
use super::picture::PagePicture;
use super::settings::Settings;
use super::state::SaveTarget;
use super::stops::Presentation;
use super::tables::Table;
use crate::corrections::Corrections;
use crate::exchange::{DataFormat, Placed};
use crate::export::graph_json::Known;
use crate::export::picture::PictureOptions;
use crate::export::png::Pixels;
use crate::jobs::{Input, KnownFile, Order};
use crate::knowledge::Knowledge;
use crate::layout::LayoutRequest;
use crate::scene::Scene;

/// What the shell around the state carries out.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Read these, report each document, then the end.
    StartReading {
        /// To be named in the reports.
        serial: u64,
        /// What to read.
        inputs: Vec<Input>,
    },
    /// Stop that reading soon.
    CancelReading {
        /// Which reading.
        serial: u64,
    },
    /// Make this and report it.
    Make(Making),
    /// Find places, instead of any layout still under way.
    StartLayout {
        /// To be named in the report.
        serial: u64,
        /// What to place.
        request: LayoutRequest,
    },
    /// Let the window fill the screen, or no longer.
    FillScreen(bool),
    /// Show the dialog for articles.
    AskForArticles,
    /// Show the dialog for a folder.
    AskForFolder,
    /// Show the dialog for the place of a file to save.
    AskForTarget {
        /// What is saved.
        target: SaveTarget,
        /// A name for the file.
        suggestion: String,
    },
    /// Draw this into a file.
    SavePicture {
        /// Which file; its ending says the format.
        path: PathBuf,
        /// What to draw.
        scene: Arc<Scene>,
        /// Its size.
        options: PictureOptions,
    },
    /// Write this into a file as a page with the graph and every sentence.
    SavePage {
        /// Which file.
        path: PathBuf,
        /// Its pictures.
        picture: Arc<PagePicture>,
        /// What it tells.
        knowledge: Arc<Knowledge>,
        /// Its headline.
        title: Option<String>,
    },
    /// Draw this for the clipboard.
    DrawPicture {
        /// What to draw.
        scene: Arc<Scene>,
        /// Its size.
        options: PictureOptions,
    },
    /// Put this picture on the clipboard.
    CopyImage(Arc<Pixels>),
    /// Write the stops of a presentation into a file: as PDF, or as HTML where its ending says so.
    SaveStops {
        /// Which file.
        path: PathBuf,
        /// What the pages are made of.
        presentation: Arc<Presentation>,
        /// The size of a page.
        options: PictureOptions,
    },
    /// Write a report into a file.
    SaveReport {
        /// Which file; its ending says the format.
        path: PathBuf,
        /// What it is about.
        knowledge: Arc<Knowledge>,
        /// Which entities it tells of.
        chosen: Chosen,
        /// Its headline.
        title: Option<String>,
    },
    /// Write this into a file as data, or into a folder where the format has several files.
    SaveGraph {
        /// Which file.
        path: PathBuf,
        /// What to write.
        knowledge: Arc<Knowledge>,
        /// Whether what the built-in lists know goes with it.
        known: Known,
        /// In which format.
        format: DataFormat,
        /// What goes along, and how it is drawn; everything, without places, where it is not given.
        placed: Option<Arc<Placed>>,
    },
    /// Write this into a file as comma-separated values.
    SaveTable {
        /// Which file.
        path: PathBuf,
        /// What to write.
        table: Arc<Table>,
    },
    /// Write this text into a file.
    SaveText {
        /// Which file.
        path: PathBuf,
        /// What to write.
        text: String,
    },
    /// Write these corrections into a file.
    SaveCorrections {
        /// Which file.
        path: PathBuf,
        /// What to write.
        corrections: Corrections,
    },
    /// Show the dialog for a project.
    AskForProject,
    /// Show the dialog for the folder of snapshots.
    AskForSnapshotFolder,
    /// Show this folder in the system's window for files.
    ShowFolder(PathBuf),
    /// Have the keeper of the project do this, after everything before it.
    Project(Order),
    /// Show the dialog for a file with corrections.
    AskForCorrections,
    /// Read the text of this file with corrections.
    ReadCorrections(PathBuf),
    /// Keep these settings for the next run.
    SaveSettings(Box<Settings>),
    /// Look how these files are now.
    LookAtFiles {
        /// Which.
        files: Vec<KnownFile>,
        /// Whether a person wants to be told what came of it.
        tells: bool,
    },
    /// Look which files have come into these folders, besides those that are known.
    LookForNewFiles(BTreeMap<PathBuf, BTreeSet<PathBuf>>),
    /// Look whether these files are still there.
    CheckFiles(Vec<PathBuf>),
    /// Put the keyboard into the next part of the window, or the one before.
    FocusPanel(Way),
    /// Put this on the clipboard.
    CopyText(String),
    /// Give the keyboard to the search field.
    FocusSearch,
    /// Close the window.
    Quit,
}
