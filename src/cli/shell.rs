//! `relata completions` and `relata man`: what a shell and a manual need to know of the command line, made from it.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::gather::Outcome;
use super::output::to_standard_output;

/// The arguments of `relata completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    /// Writes the script that completes command lines.
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::Arguments::command(), "relata", &mut script);
        to_standard_output(&script)?;
        Ok(Outcome::Complete)
    }
}

/// The arguments of `relata man`.
#[derive(Debug, Args)]
pub struct Manual {
    /// The page of this command [default: that of the program]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Manual {
    /// Writes a page of the manual.
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let mut program = super::Arguments::command();
        program.build();
        let page = match &self.command {
            None => program,
            Some(name) => program
                .find_subcommand(name)
                .cloned()
                .ok_or_else(|| anyhow::anyhow!("there is no command “{name}”; “relata help” lists all"))?,
        };
        let name = page.get_display_name().unwrap_or("relata").to_owned();
        // A page that names a day would be another file every day.
        let manual = clap_mangen::Man::new(page).title(name).date("");
        let mut text = Vec::new();
        manual.render(&mut text).map_err(|error| anyhow::anyhow!("the page cannot be made: {error}"))?;
        to_standard_output(&text)?;
        Ok(Outcome::Complete)
    }
}
