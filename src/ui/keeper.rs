//! Keeps the settings: one writing follows the other, and the last counts.

use super::settings_file::SettingsFile;
use crate::app::Settings;
use crate::jobs::{JobHandle, Wake, spawn_and_wake};

/// What is to be written, and what is being written.
#[derive(Default)]
pub(super) struct Keeper {
    file: Option<SettingsFile>,
    waiting: Option<Settings>,
    /// The job that writes.
    writing: Option<JobHandle<Result<(), String>>>,
    has_complained: bool,
}

impl Keeper {
    /// Keeps the settings in this file from now on, or nowhere.
    pub(super) fn keep_in(&mut self, file: Option<SettingsFile>) {
        self.file = file;
    }

    /// Keeps these settings, as soon as those before are written.
    pub(super) fn keep(&mut self, settings: Settings, wake: &Wake) {
        self.waiting = Some(settings);
        self.start(wake);
    }

    fn start(&mut self, wake: &Wake) {
        let Some(file) = self.file.clone().filter(|_| self.writing.is_none()) else { return };
        let Some(settings) = self.waiting.take() else { return };
        self.writing = Some(spawn_and_wake("settings", wake.clone(), move || file.write(&settings)));
    }

    /// Takes note of what was written; gives a complaint once, not at every change.
    pub(super) fn go_on(&mut self, wake: &Wake) -> Option<String> {
        let result = self.writing.as_ref()?.poll()?.unwrap_or_else(|failure| Err(failure.to_string()));
        self.writing = None;
        let complaint = match result {
            Ok(()) => {
                self.file = self.file.take().map(SettingsFile::mended);
                None
            }
            Err(complaint) => (!std::mem::replace(&mut self.has_complained, true)).then_some(complaint),
        };
        self.start(wake);
        complaint
    }

    /// Writes what is not written yet, and waits for it: the program is about to end.
    pub(super) fn finish(&mut self) {
        if let Some(job) = self.writing.take()
            && matches!(job.wait(), Ok(Ok(())))
        {
            self.file = self.file.take().map(SettingsFile::mended);
        }
        if let (Some(file), Some(settings)) = (&self.file, self.waiting.take())
            && let Err(complaint) = file.write(&settings)
        {
            // The window that could show it is closed.
            log::warn!("{complaint}");
        }
    }
}
