//! Opens the window.

use std::path::PathBuf;
use std::process::Command as Process;
use std::sync::{Arc, Mutex, PoisonError};

use super::file_picker::SystemPicker;
use super::screenshot::{Outcome, Screenshot};
use super::settings_file::{self, SettingsPlace};
use super::shell::Shell;
use super::strings;
use crate::app::{Command, ThemeChoice};
use crate::jobs::{English, prepare_engine};

/// What draws the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renderer {
    /// The graphics interface of the system: Vulkan, Metal or Direct3D.
    #[default]
    Wgpu,
    /// OpenGL, where the other cannot start.
    Glow,
}

impl Renderer {
    /// The name of the renderer on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wgpu => "wgpu",
            Self::Glow => "glow",
        }
    }
}

/// How the window is opened.
#[derive(Clone, Debug, Default)]
pub struct WindowArguments {
    /// Files and folders to read at once.
    pub paths: Vec<PathBuf>,
    /// What draws the window; `None` tries one after the other.
    pub renderer: Option<Renderer>,
    /// Save a picture of the window here once everything is shown, and quit.
    pub screenshot: Option<PathBuf>,
    /// Light or dark; `None` leaves it to the system.
    pub theme: Option<ThemeChoice>,
    /// Width and height of the window in points.
    pub size: Option<(f32, f32)>,
    /// Where the settings are kept.
    pub settings: SettingsPlace,
}

/// Why there is no window, or no picture of it.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The system gave no window.
    #[error(
        "the window cannot be opened: {0}; on a machine without a display use `relata extract` or `relata picture`"
    )]
    Window(String),
    /// The picture of the window was not saved.
    #[error("{0}")]
    Screenshot(String),
}

/// Opens the window and shows it until it is closed. When the first renderer cannot start, the
/// program starts itself again with the second: a process can have only one event loop.
///
/// # Errors
///
/// When there is no display, no renderer can start, or the picture asked for cannot be saved.
pub fn run(arguments: WindowArguments) -> Result<(), RunError> {
    let renderer = arguments.renderer.unwrap_or_default();
    let may_try_again = arguments.renderer.is_none();
    match open(arguments, renderer) {
        Err(RunError::Window(reason)) if may_try_again => {
            log::warn!("{} cannot start ({reason}); trying {}", renderer.as_str(), Renderer::Glow.as_str());
            start_again(&reason)
        }
        result => result,
    }
}

/// Starts the program again with the same arguments and the second renderer, and waits for it.
fn start_again(reason: &str) -> Result<(), RunError> {
    let failed = |error: std::io::Error| RunError::Window(format!("{reason}; {error}"));
    let program = std::env::current_exe().map_err(failed)?;
    let status = Process::new(program)
        .args(["--renderer", Renderer::Glow.as_str()])
        .args(std::env::args_os().skip(1))
        .status()
        .map_err(failed)?;
    if status.success() { Ok(()) } else { Err(RunError::Window(reason.to_owned())) }
}

fn open(arguments: WindowArguments, renderer: Renderer) -> Result<(), RunError> {
    let outcome: Outcome = Arc::new(Mutex::new(None));
    let wanted = arguments.screenshot.is_some();
    let options = options(&arguments, renderer);
    let shared = Arc::clone(&outcome);
    eframe::run_native(
        strings::PROGRAM,
        options,
        Box::new(move |creation| {
            // Nobody waits for it: the first document does when it is not ready.
            prepare_engine();
            let context = &creation.egui_ctx;
            let mut shell = Shell::new(context, Box::new(SystemPicker), Arc::new(English));
            let mut loaded = settings_file::load(arguments.settings);
            if wanted {
                // A picture leaves nothing behind.
                loaded.projects = None;
            }
            shell.use_settings(context, loaded, arguments.theme);
            if arguments.paths.is_empty() && !wanted {
                shell.go_on_where_it_was_left(context);
            } else {
                shell.command(context, None, [Command::Open(arguments.paths)]);
            }
            if let Some(path) = arguments.screenshot {
                shell.take_screenshot(Screenshot::new(path, shared));
            }
            Ok(Box::new(shell))
        }),
    )
    .map_err(|error| RunError::Window(error.to_string()))?;
    let outcome = outcome.lock().unwrap_or_else(PoisonError::into_inner).take();
    match outcome {
        Some(Err(text)) => Err(RunError::Screenshot(text)),
        None if wanted => Err(RunError::Screenshot(strings::NO_SCREENSHOT.to_owned())),
        _ => Ok(()),
    }
}

fn options(arguments: &WindowArguments, renderer: Renderer) -> eframe::NativeOptions {
    let (width, height) = arguments.size.unwrap_or((1360.0, 860.0));
    let viewport = egui::ViewportBuilder::default()
        .with_title(strings::PROGRAM)
        .with_app_id("relata")
        .with_inner_size([width, height])
        .with_min_inner_size([720.0, 480.0])
        .with_drag_and_drop(true);
    eframe::NativeOptions {
        viewport,
        renderer: match renderer {
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            Renderer::Glow => eframe::Renderer::Glow,
        },
        // A picture of the window is the same whatever was done in it before; and who keeps no settings
        // keeps no size of the window either.
        persist_window: arguments.screenshot.is_none()
            && arguments.size.is_none()
            && arguments.settings != SettingsPlace::Nowhere,
        // The bundled faces are all that there is, on the screen as in a picture.
        system_font_fallback: false,
        ..eframe::NativeOptions::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_settings_nothing_of_the_window_is_kept() {
        let persists = |settings| {
            let arguments = WindowArguments { settings, ..WindowArguments::default() };
            options(&arguments, Renderer::default()).persist_window
        };
        assert!(persists(SettingsPlace::System));
        assert!(!persists(SettingsPlace::Nowhere));
    }
}
