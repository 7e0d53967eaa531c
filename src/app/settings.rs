//! What a person has chosen once and finds again the next time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::beneath::Beneath;
use super::history::SavedFilter;
use super::project::{RecentProject, is_project};
use super::state::{Panel, ThemeChoice};
use super::tables::{Column, Sheet};
use super::testimony::EvidenceOrder;
use super::timeline::TrackBy;
use crate::graph::Filter;
use crate::scene::{LineGrouping, Names, PaletteName, Style};

/// Whose names are written on the graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameChoice {
    /// All in a small picture, in a large one those that find room.
    #[default]
    Automatic,
    /// All.
    All,
    /// Those of the entities with the most support.
    Best,
    /// Those of what is selected or under the pointer.
    Selection,
}

/// Everything that is kept from one run to the next. Every field has a default, so that files of
/// older and newer programs can be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system is.
    pub theme: ThemeChoice,
    /// The colours of the kinds, and how far text and lines stand out.
    pub palette: PaletteName,
    /// The size of everything in the window, in per cent.
    pub text_size: u16,
    /// Whether nothing slides or fades.
    pub reduced_motion: bool,
    /// How sure a relation has to be to be shown, in per cent, when one begins anew.
    pub minimum_confidence: u8,
    /// Whether every relation carries its phrase.
    pub all_edge_labels: bool,
    /// Whose names are written.
    pub names: NameChoice,
    /// How many names are written, when they are those of the entities with the most support.
    pub best_names: u16,
    /// How relations between two entities are gathered into lines.
    pub line_grouping: LineGrouping,
    /// The panels that are put away.
    pub hidden_panels: BTreeSet<Panel>,
    /// What stands beneath the middle of the window.
    pub beneath: Beneath,
    /// The columns of each sheet of the table that a person has hidden.
    pub hidden_columns: BTreeMap<Sheet, BTreeSet<Column>>,
    /// By what the sentences of a relation are put together.
    pub evidence_order: EvidenceOrder,
    /// What has a track of its own on the timeline.
    pub timeline_tracks: TrackBy,
    /// Files and folders that were opened, the last first.
    pub recent: Vec<PathBuf>,
    /// The projects that were opened, the last first.
    pub recent_projects: Vec<RecentProject>,
    /// The project that was open last, to go on with.
    pub project: Option<PathBuf>,
    /// Whether snapshots of projects are taken.
    pub keeps_snapshots: bool,
    /// Where they go; `None` for the program's own folder.
    pub snapshot_folder: Option<PathBuf>,
    /// How many of each project are kept.
    pub snapshot_count: u16,
    /// The filters kept under a name with which a new project begins. Those of a project with a name are its own.
    pub saved_filters: Vec<SavedFilter>,
    /// What size, colour and label say in a new project. In one with a name they are its own.
    pub style: Style,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            palette: PaletteName::default(),
            text_size: 100,
            reduced_motion: false,
            minimum_confidence: Filter::SURE_ENOUGH,
            all_edge_labels: false,
            names: NameChoice::default(),
            best_names: 20,
            line_grouping: LineGrouping::default(),
            hidden_panels: BTreeSet::new(),
            beneath: Beneath::default(),
            hidden_columns: BTreeMap::new(),
            evidence_order: EvidenceOrder::default(),
            timeline_tracks: TrackBy::default(),
            recent: Vec::new(),
            recent_projects: Vec::new(),
            project: None,
            keeps_snapshots: true,
            snapshot_folder: None,
            snapshot_count: 10,
            saved_filters: Vec::new(),
            style: Style::default(),
        }
    }
}

/// One of the choices of the window of settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting {
    /// The size of everything in the window, in per cent.
    TextSize(u16),
    /// The colours of the kinds.
    Palette(PaletteName),
    /// Whether nothing slides or fades.
    ReducedMotion(bool),
    /// How sure a relation has to be when one begins anew, in per cent.
    MinimumConfidence(u8),
    /// How many names are written, when they are those of the entities with the most support.
    BestNames(u16),
    /// Whether snapshots of projects are taken.
    KeepsSnapshots(bool),
    /// How many snapshots of each project are kept.
    SnapshotCount(u16),
}

impl Settings {
    /// The least and the largest size of text, in per cent.
    pub const TEXT_SIZES: (u16, u16) = (80, 200);
    /// The highest bar that a relation can be asked to clear, in per cent: above it little is left.
    pub const MOST_CONFIDENCE: u8 = 95;
    /// The least and the largest number of names of the entities with the most support.
    pub const BEST_NAMES: (u16, u16) = (5, 100);
    /// The least and the largest number of snapshots of each project.
    pub const SNAPSHOT_COUNTS: (u16, u16) = (1, 50);
    /// How many files are remembered, and how many projects.
    pub const MOST_RECENT: usize = 8;

    /// What a file of settings says. What it does not say, and what this program does not understand,
    /// is as it is by default.
    ///
    /// # Errors
    ///
    /// When the text is no JSON object; the error says where.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let said: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut settings = Self::default();
        for (field, mut value) in said {
            if field == "saved_filters"
                && let Some(filters) = value.as_array_mut()
            {
                // One filter at a time, too: a condition that this program does not know costs no other.
                filters.retain(|filter| SavedFilter::deserialize(filter).is_ok());
            }
            // One field at a time: a value that only a newer program knows costs no other field.
            let Ok(serde_json::Value::Object(mut fields)) = serde_json::to_value(&settings) else { break };
            fields.insert(field, value);
            if let Ok(with_field) = serde_json::from_value(serde_json::Value::Object(fields)) {
                settings = with_field;
            }
        }
        Ok(settings.within_bounds())
    }

    /// The text of a file with these settings.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Paths that are no text are never remembered, so that everything can be written.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    fn within_bounds(mut self) -> Self {
        self.text_size = self.text_size.clamp(Self::TEXT_SIZES.0, Self::TEXT_SIZES.1);
        self.minimum_confidence = self.minimum_confidence.min(Self::MOST_CONFIDENCE);
        self.best_names = self.best_names.clamp(Self::BEST_NAMES.0, Self::BEST_NAMES.1);
        self.snapshot_count = self.snapshot_count.clamp(Self::SNAPSHOT_COUNTS.0, Self::SNAPSHOT_COUNTS.1);
        // Older programs kept projects among the files.
        let (projects, files) = self.recent.into_iter().partition(|path| is_project(path));
        self.recent = files;
        let known = |path: &PathBuf| self.recent_projects.iter().any(|recent| recent.path == *path);
        let older: Vec<RecentProject> = Vec::into_iter(projects)
            .filter(|path| !known(path))
            .map(|path| RecentProject { path, opened: None })
            .collect();
        self.recent_projects.extend(older);
        self.recent.truncate(Self::MOST_RECENT);
        self.recent_projects.truncate(Self::MOST_RECENT);
        self.hidden_columns.retain(|sheet, columns| {
            columns.retain(|&column| sheet.can_hide(column));
            !columns.is_empty()
        });
        self
    }

    /// Whether a person wants to see a column of a sheet.
    #[must_use]
    pub fn shows_column(&self, sheet: Sheet, column: Column) -> bool {
        self.hidden_columns.get(&sheet).is_none_or(|hidden| !hidden.contains(&column))
    }

    /// The columns of a sheet that a person wants to see, from left to right.
    pub fn shown_columns(&self, sheet: Sheet) -> impl Iterator<Item = Column> + '_ {
        sheet.columns().iter().copied().filter(move |&column| self.shows_column(sheet, column))
    }

    /// Hides a column of a sheet, or shows it again in its place.
    pub(super) fn toggle_column(&mut self, sheet: Sheet, column: Column) {
        let hidden = self.hidden_columns.entry(sheet).or_default();
        if !hidden.remove(&column) {
            hidden.insert(column);
        }
        *self = std::mem::take(self).within_bounds();
    }

    /// Makes one choice.
    pub fn set(&mut self, setting: Setting) {
        match setting {
            Setting::TextSize(percent) => self.text_size = percent,
            Setting::Palette(palette) => self.palette = palette,
            Setting::ReducedMotion(is_reduced) => self.reduced_motion = is_reduced,
            Setting::MinimumConfidence(percent) => self.minimum_confidence = percent,
            Setting::BestNames(count) => self.best_names = count,
            Setting::KeepsSnapshots(keeps) => self.keeps_snapshots = keeps,
            Setting::SnapshotCount(count) => self.snapshot_count = count,
        }
        *self = std::mem::take(self).within_bounds();
    }

    /// Whose names are written.
    #[must_use]
    pub fn written_names(&self) -> Names {
        match self.names {
            NameChoice::Automatic => Names::Automatic,
            NameChoice::All => Names::All,
            NameChoice::Best => Names::Best(self.best_names),
            NameChoice::Selection => Names::Touched,
        }
    }

    /// Puts a file at the head of those that were opened.
    pub(super) fn remember(&mut self, path: &Path) {
        let Some(path) = remembered(path) else { return };
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(Self::MOST_RECENT);
    }

    /// Puts a project, opened at this time in milliseconds since 1970, at the head of those that were opened.
    pub(super) fn remember_project(&mut self, path: &Path, opened: i64) {
        let Some(path) = remembered(path) else { return };
        self.recent_projects.retain(|other| other.path != path);
        self.recent_projects.insert(0, RecentProject { path, opened: Some(opened) });
        self.recent_projects.truncate(Self::MOST_RECENT);
    }

    /// The files and projects that were opened.
    #[must_use]
    pub fn opened_before(&self) -> Vec<PathBuf> {
        let projects = self.recent_projects.iter().map(|project| project.path.clone());
        self.recent.iter().cloned().chain(projects).collect()
    }
}

/// A path as it is remembered; `None` for one that is no text. The next run may start in another folder.
fn remembered(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.to_str().is_some().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed() -> Settings {
        Settings {
            theme: ThemeChoice::Dark,
            palette: PaletteName::HighContrast,
            text_size: 150,
            reduced_motion: true,
            minimum_confidence: 70,
            all_edge_labels: true,
            names: NameChoice::Best,
            best_names: 30,
            line_grouping: LineGrouping::OnePerPair,
            hidden_panels: [Panel::Legend, Panel::Reader].into(),
            beneath: Beneath::Timeline,
            hidden_columns: [(Sheet::Relations, [Column::Rule, Column::Subject].into())].into(),
            evidence_order: EvidenceOrder::Date,
            timeline_tracks: TrackBy::Entity,
            recent: vec![PathBuf::from("/articles/one.txt")],
            recent_projects: vec![
                RecentProject {
                    path: "/home/someone/Inquiry.relata".into(),
                    opened: Some(1_796_000_000_000),
                },
                RecentProject { path: "/home/someone/Older.relata".into(), opened: None },
            ],
            project: Some("/home/someone/projects/2026-11-30.relata".into()),
            keeps_snapshots: false,
            snapshot_folder: Some("/media/someone/disk".into()),
            snapshot_count: 3,
            saved_filters: vec![SavedFilter { name: "a".to_owned(), chips: Vec::new(), dims: true }],
            style: Style { color: crate::scene::ColorBy::Article, ..Style::default() },
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for settings in [Settings::default(), changed()] {
            assert_eq!(Settings::from_json(&settings.to_json()), Ok(settings));
        }
    }

    #[test]
    fn older_and_newer_files_are_read_as_far_as_they_are_understood() {
        assert_eq!(Settings::from_json("{}"), Ok(Settings::default()));
        let newer = r#"{"theme": "sepia", "text_size": 120, "wallpaper": {"name": "hills"}}"#;
        assert_eq!(Settings::from_json(newer), Ok(Settings { text_size: 120, ..Settings::default() }));
    }

    #[test]
    fn a_filter_that_is_not_understood_costs_no_other() {
        let filters = r#"{"saved_filters": [{"name": "a", "chips": [], "dims": true},
            {"name": "b", "chips": [{"condition": {"Weather": "rain"}, "negated": false}], "dims": true}]}"#;
        let read = Settings::from_json(filters).unwrap();
        assert_eq!(read.saved_filters, changed().saved_filters);
    }

    #[test]
    fn projects_among_the_files_of_an_older_program_come_into_their_own_list() {
        let older = r#"{"recent": ["/news/a.txt", "/desk/Inquiry.relata", "/news"]}"#;
        let settings = Settings::from_json(older).unwrap();
        assert_eq!(settings.recent, [PathBuf::from("/news/a.txt"), PathBuf::from("/news")]);
        let project = RecentProject { path: "/desk/Inquiry.relata".into(), opened: None };
        assert_eq!(settings.recent_projects, [project]);
        assert!(settings.keeps_snapshots && settings.snapshot_count == 10);
    }

    #[test]
    fn numbers_are_kept_within_bounds() {
        let wild = Settings::from_json(r#"{"text_size": 9000, "minimum_confidence": 200}"#).unwrap();
        assert_eq!((wild.text_size, wild.minimum_confidence), (200, 95));
        let mut settings = Settings::default();
        settings.set(Setting::TextSize(10));
        assert_eq!(settings.text_size, 80);
    }

    #[test]
    fn the_name_of_a_row_is_never_hidden() {
        let columns =
            r#"{"hidden_columns": {"entities": ["name", "kind", "rule"], "relations": ["phrase"]}}"#;
        let settings = Settings::from_json(columns).unwrap();
        assert_eq!(settings.hidden_columns, [(Sheet::Entities, [Column::Kind].into())].into());
        assert_eq!(settings.shown_columns(Sheet::Entities).next(), Some(Column::Name));
    }

    #[test]
    fn damaged_files_are_not_taken_for_settings() {
        for text in ["", "{", "[1, 2]", "\"dark\"", "{\"theme\": "] {
            assert!(Settings::from_json(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_last_files_are_remembered_once_each() {
        let mut settings = Settings::default();
        for number in 0..12 {
            settings.remember(Path::new(&format!("/articles/{number}.txt")));
        }
        settings.remember(Path::new("/articles/9.txt"));
        assert_eq!(settings.recent.len(), Settings::MOST_RECENT);
        assert_eq!(
            settings.recent[..2],
            [PathBuf::from("/articles/9.txt"), PathBuf::from("/articles/11.txt")]
        );
        settings.remember(Path::new("near.txt"));
        assert!(settings.recent[0].is_absolute());
    }
}
