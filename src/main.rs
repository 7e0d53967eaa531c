//! The program: reads its arguments and opens the window or does one job without it.
//!
//! On Windows the program keeps its console: the output of its commands matters more than the empty
//! console beside the window.

use std::process::ExitCode;

use relata::cli;

fn main() -> ExitCode {
    let arguments = cli::arguments();
    match arguments.command {
        Some(command) => cli::run(command),
        None => open_window(arguments.window),
    }
}

fn open_window(_: cli::WindowArguments) -> ExitCode {
    cli::complain("this build has no window; “relata extract” and “relata picture” work without one");
    ExitCode::from(2)
}
