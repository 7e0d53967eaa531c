//! The system's dialogs for files, behind a seam: tests put answers of their own in their place.

use std::future::Future;
use std::path::PathBuf;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake};
use std::thread::{self, Thread};

use super::strings;
use crate::app::SaveTarget;
use crate::intake::FileKind;
use crate::project::ENDING;

/// The paths that a person will choose: none when they close the dialog, or when the system has
/// none to show.
pub type Answer = Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>>;

/// Asks for files. Called on the window's thread, where some systems want dialogs to be made; the
/// answer is awaited elsewhere.
pub trait FilePicker {
    /// Asks for articles to open.
    fn articles(&self, window: Option<&eframe::Frame>) -> Answer;
    /// Asks for a folder to open.
    fn folder(&self, window: Option<&eframe::Frame>) -> Answer;
    /// Asks for a project.
    fn project(&self, window: Option<&eframe::Frame>) -> Answer;
    /// Asks for a file with corrections.
    fn corrections(&self, window: Option<&eframe::Frame>) -> Answer;
    /// Asks where to save something, under a name like `suggestion`.
    fn target(&self, window: Option<&eframe::Frame>, target: SaveTarget, suggestion: &str) -> Answer;
}

/// The dialogs of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemPicker;

impl SystemPicker {
    fn dialog(window: Option<&eframe::Frame>) -> rfd::AsyncFileDialog {
        let dialog = rfd::AsyncFileDialog::new();
        // Without its parent the dialog may open behind the window.
        match window {
            Some(window) => dialog.set_parent(window),
            None => dialog,
        }
    }
}

impl FilePicker for SystemPicker {
    fn articles(&self, window: Option<&eframe::Frame>) -> Answer {
        let endings: Vec<&str> = FileKind::endings().collect();
        // What a file is called is not always what it is.
        let dialog = Self::dialog(window).add_filter(strings::ARTICLES_FILTER, &endings);
        let chosen = dialog.add_filter(strings::ALL_FILES_FILTER, &["*"]).pick_files();
        Box::pin(async move {
            chosen.await.unwrap_or_default().iter().map(|file| file.path().to_owned()).collect()
        })
    }

    fn folder(&self, window: Option<&eframe::Frame>) -> Answer {
        one(Self::dialog(window).pick_folder())
    }

    fn project(&self, window: Option<&eframe::Frame>) -> Answer {
        one(Self::dialog(window).add_filter(strings::projects::FILE_FILTER, &[ENDING]).pick_file())
    }

    fn corrections(&self, window: Option<&eframe::Frame>) -> Answer {
        one(Self::dialog(window).add_filter(strings::curation::FILE_FILTER, &["json"]).pick_file())
    }

    fn target(&self, window: Option<&eframe::Frame>, target: SaveTarget, suggestion: &str) -> Answer {
        let dialog = Self::dialog(window).set_file_name(suggestion);
        let dialog = match target {
            SaveTarget::Picture => {
                dialog.add_filter(strings::exports::PICTURE_FILTER, &["png", "svg", "pdf", "html"])
            }
            SaveTarget::Stops => dialog.add_filter(strings::exports::STOPS_FILTER, &["pdf", "html"]),
            SaveTarget::Report => dialog.add_filter(strings::exports::REPORT_FILTER, &["md", "html", "docx"]),
            // Each format has an ending of its own, and the suggestion bears it.
            SaveTarget::Graph => dialog,
            SaveTarget::Corrections => dialog.add_filter(strings::curation::FILE_FILTER, &["json"]),
            SaveTarget::Project | SaveTarget::Copy => {
                dialog.add_filter(strings::projects::FILE_FILTER, &[ENDING])
            }
            SaveTarget::Comparison => dialog.add_filter(strings::comparison::FILE_FILTER, &["md", "csv"]),
            SaveTarget::Table => dialog.add_filter(strings::tables::FILE_FILTER, &["csv"]),
        };
        one(dialog.save_file())
    }
}

fn one(chosen: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static) -> Answer {
    Box::pin(async move { chosen.await.iter().map(|file| file.path().to_owned()).collect() })
}

/// Wakes the thread that waits in [`wait_for`].
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits on this thread until the future is done.
pub(super) fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Arc::new(Unpark(thread::current())).into();
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}
