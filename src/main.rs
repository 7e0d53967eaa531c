//! The program: reads its arguments and opens the window or does one job without it.
//!
//! On Windows the program keeps its console: the output of its commands matters more than the empty
//! console beside the window.

use std::process::ExitCode;

use relata::cli;
use relata::jobs::worker;

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    if words.next().is_some_and(|first| first == worker::FLAG) {
        // This process was started by another one to read a foreign file, and does nothing else.
        return worker::run(words.filter_map(|word| word.into_string().ok()));
    }
    let arguments = cli::arguments();
    match arguments.command {
        Some(command) => cli::run(command),
        None => open_window(arguments.window),
    }
}

#[cfg(feature = "window")]
fn open_window(arguments: cli::WindowArguments) -> ExitCode {
    use relata::app::ThemeChoice;
    use relata::ui::{self, Renderer, SettingsPlace};

    let for_picture = arguments.screenshot.is_some();
    let arguments = ui::WindowArguments {
        paths: arguments.files,
        renderer: arguments.renderer.map(|renderer| match renderer {
            cli::RendererName::Wgpu => Renderer::Wgpu,
            cli::RendererName::Glow => Renderer::Glow,
        }),
        screenshot: arguments.screenshot,
        theme: arguments.theme.map(|theme| match theme {
            cli::ThemeName::Light => ThemeChoice::Light,
            cli::ThemeName::Dark => ThemeChoice::Dark,
        }),
        size: arguments.size,
        settings: match arguments.settings {
            Some(file) => SettingsPlace::File(file),
            // A picture of the window is the same whatever was chosen in it before.
            None if arguments.no_settings || for_picture => SettingsPlace::Nowhere,
            None => SettingsPlace::System,
        },
    };
    match ui::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "window"))]
fn open_window(_: cli::WindowArguments) -> ExitCode {
    cli::complain("this build has no window; “relata extract” and “relata picture” work without one");
    ExitCode::from(2)
}
