//! The file of settings: where it is, what it says, and how it is kept.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::strings::settings as strings;
use crate::app::Settings;
use crate::export::save;

/// The name of the folder and of the file in it.
const FOLDER: &str = "relata";
const FILE: &str = "settings.json";
/// The folders for projects without a name and for snapshots.
const PROJECTS: &str = "projects";
const SNAPSHOTS: &str = "snapshots";
/// The folder for copies that are only read.
const COPIES: &str = "copies";

/// Where settings are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SettingsPlace {
    /// In the folder that the system has for such files.
    #[default]
    System,
    /// In this file.
    File(PathBuf),
    /// Nowhere: they are as they come with the program, and forgotten when it ends.
    Nowhere,
}

/// What was found in the place of the settings.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What they are, or what they are by default.
    pub settings: Settings,
    /// Why they are so by default, in a sentence for people.
    pub problem: Option<String>,
    /// Where they are kept from now on; `None` when they are not.
    pub file: Option<SettingsFile>,
    /// Where projects lie that nobody has given a name; `None` when there are none.
    pub projects: Option<PathBuf>,
    /// Where snapshots of projects go unless a person chooses; `None` for nowhere.
    pub snapshots: Option<PathBuf>,
    /// Where copies of projects lie while they are read; `None` for the system's folder for passing things.
    pub copies: Option<PathBuf>,
}

/// The file in which settings are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsFile {
    path: PathBuf,
    /// Whether what is there could not be understood, so that it is put aside before it is replaced.
    is_damaged: bool,
}

/// Reads the settings. Whatever is wrong with their file, there are some.
#[must_use]
pub fn load(place: SettingsPlace) -> Loaded {
    match place {
        SettingsPlace::Nowhere => Loaded::default(),
        SettingsPlace::File(path) => with_data(load_file(path.clone()), path.parent()),
        SettingsPlace::System => {
            let data = system_data();
            system_file().map_or_else(Loaded::default, |path| with_data(load_file(path), data.as_deref()))
        }
    }
}

/// The file in the system's folder for settings; `None` where the system names no such folder.
fn system_file() -> Option<PathBuf> {
    let places = etcetera::base_strategy::choose_native_strategy().ok()?;
    // On macOS the folder for preferences belongs to the system's own files.
    let folder = if cfg!(target_os = "macos") { places.data_dir() } else { places.config_dir() };
    Some(folder.join(FOLDER).join(FILE))
}

/// Says where projects and their snapshots lie in the folder for data.
fn with_data(loaded: Loaded, data: Option<&Path>) -> Loaded {
    let folder = |name: &str| data.map(|data| data.join(name));
    Loaded { projects: folder(PROJECTS), snapshots: folder(SNAPSHOTS), copies: folder(COPIES), ..loaded }
}

/// The system's folder for data of this program.
fn system_data() -> Option<PathBuf> {
    Some(etcetera::base_strategy::choose_native_strategy().ok()?.data_dir().join(FOLDER))
}

fn load_file(path: PathBuf) -> Loaded {
    let (settings, problem, is_damaged) = match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => (Settings::default(), None, false),
        Err(error) => {
            // What cannot be read is not replaced either: it may be whole.
            let problem = Some(strings::settings_not_read(&path, &error.to_string()));
            return Loaded { problem, ..Loaded::default() };
        }
        Ok(bytes) => match Settings::from_json(&String::from_utf8_lossy(&bytes)) {
            Ok(settings) => (settings, None, false),
            Err(reason) => {
                let problem = strings::settings_damaged(&path, &beside(&path), &reason);
                (Settings::default(), Some(problem), true)
            }
        },
    };
    Loaded { settings, problem, file: Some(SettingsFile { path, is_damaged }), ..Loaded::default() }
}

/// Where a damaged file is put aside: in the place of none that was put there before.
fn beside(path: &Path) -> PathBuf {
    let name = |number: u32| {
        let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
        name.push(".damaged");
        if number > 1 {
            name.push(format!(".{number}"));
        }
        path.with_file_name(name)
    };
    let mut number = 1;
    while name(number).exists() && number < u32::MAX {
        number += 1;
    }
    name(number)
}

impl SettingsFile {
    /// Keeps these settings; a damaged file is put aside first, once.
    ///
    /// # Errors
    ///
    /// When the file or its folder cannot be written; the sentence is one for people.
    pub fn write(&self, settings: &Settings) -> Result<(), String> {
        self.replace(settings).map_err(|error| strings::settings_not_saved(&self.path, &error.to_string()))
    }

    fn replace(&self, settings: &Settings) -> std::io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        if self.is_damaged {
            match fs::rename(&self.path, beside(&self.path)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        save::write_file(&self.path, settings.to_json().as_bytes())
    }

    /// The same file, whole again.
    pub(super) fn mended(self) -> Self {
        Self { is_damaged: false, ..self }
    }
}
