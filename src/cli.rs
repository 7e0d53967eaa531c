//! The command line: the same engine without a window.
//!
//! Results go to standard output or to the file that `--out` names, messages to standard error, one
//! line each. What cannot be read is reported, the rest is done, and the program ends with code 1;
//! with code 2 when the command line itself is wrong.

mod compare;
mod convert;
mod corrections;
mod extract;
mod formats;
mod gather;
mod output;
mod parse;
mod picture;
mod report;
mod shell;
mod stream;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::document::ReadOptions;
use crate::jobs::default_threads;

pub use output::complain;
pub use picture::ThemeName;

/// Turns news articles into a knowledge graph that you can explore and trust, offline.
///
/// Without a command it opens the window with the given articles.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do without the window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to open in the window.
    #[command(flatten)]
    pub window: WindowArguments,
}

/// What the window opens with.
#[derive(Clone, Debug, Default, Args)]
pub struct WindowArguments {
    /// Articles, archives or folders of articles to open
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Start in this theme instead of that of the system
    #[arg(long)]
    pub theme: Option<ThemeName>,
    /// Draw the window with this and nothing else [default: wgpu, and glow where it cannot start]
    #[arg(long)]
    pub renderer: Option<RendererName>,
    /// Width and height of the window in points
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = window_size)]
    pub size: Option<(f32, f32)>,
    /// Keep the settings in this file [default: settings.json in the system's folder for settings]
    #[arg(long, value_name = "FILE.json", conflicts_with = "no_settings")]
    pub settings: Option<PathBuf>,
    /// Start with the settings that the program comes with, and keep none
    #[arg(long)]
    pub no_settings: bool,
    /// Save a picture of the whole window to this PNG file once the articles are drawn, then quit
    #[arg(long, value_name = "FILE.png")]
    pub screenshot: Option<PathBuf>,
}

/// The name of what draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RendererName {
    /// Vulkan, Metal or Direct3D
    Wgpu,
    /// OpenGL
    Glow,
}

fn window_size(text: &str) -> Result<(f32, f32), String> {
    let sides = text.split_once(['x', '×']).and_then(|(width, height)| {
        let side =
            |side: &str| side.trim().parse::<f32>().ok().filter(|side| (100.0..=16_384.0).contains(side));
        Some((side(width)?, side(height)?))
    });
    sides.ok_or_else(|| "a size is written like 1360x860, each side from 100 to 16384".to_owned())
}

/// What can be done without the window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the knowledge graph of articles as data
    ///
    /// Reads plain text and Markdown in any common encoding, files of other formats, archives and folders whole. The graph holds the
    /// documents, the entities with their mentions, and the relations with the sentences that say
    /// them; offsets count Unicode code points. The same articles give the same bytes.
    Extract(extract::Extract),
    /// Write a graph of another program in another format
    ///
    /// Reads GraphML, GEXF, node-link JSON, CYJS and lists of edges; writes these and GML, DOT, CX2, Cypher and
    /// the files that Neo4j imports. Whatever does not come over is reported, line by line.
    Convert(convert::Convert),
    /// Compare articles with others: what only some say, where they agree, where they contradict each other
    ///
    /// A are the articles before --with, B those after it. Contradictions are told with the sentences of both
    /// sides: where one denies what the other says, and where numbers or dates of the same differ.
    Compare(compare::Compare),
    /// Save a picture of the graph as PNG, SVG or PDF, or a page of HTML with every sentence
    ///
    /// The page is one file that opens from the disk: the graph to move and search in, and the sentences behind
    /// every line with file and place. It loads nothing, and can be read without script.
    Picture(picture::Picture),
    /// Write a report: what is said of entities, with every sentence and its place, and a ledger of the sources
    Report(report::Report),
    /// Write what the language engine says of each paragraph, one JSON object a line
    ///
    /// Made for measuring the engine: tokens with tags, lemmas, heads and labels, and the named
    /// spans as the model gives them.
    Parse(parse::Parse),
    /// Write the script by which a shell completes command lines
    ///
    /// For instance: relata completions bash > ~/.local/share/bash-completion/completions/relata
    Completions(shell::Completions),
    /// Write a page of the manual, to be read by man
    Man(shell::Manual),
}

/// What is read and by how many threads.
#[derive(Debug, Args)]
struct Reading {
    /// Articles, or folders that are read whole; "-" reads standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// How many articles are read at the same time [default: the number of processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    jobs: Option<u16>,
    /// Leave text that was decoded wrongly once ("â€™" for "’") as it is
    #[arg(long)]
    no_repair: bool,
    /// Take every text for English, whatever language it seems to be in
    #[arg(long)]
    as_english: bool,
    /// Write to this file what became of each file, as JSON Lines
    #[arg(long, value_name = "FILE.jsonl")]
    report: Option<PathBuf>,
}

impl Reading {
    /// How bytes become text.
    fn options(&self) -> ReadOptions {
        ReadOptions { repair: !self.no_repair, as_english: self.as_english, ..ReadOptions::default() }
    }

    /// How many articles are read at the same time.
    fn threads(&self) -> usize {
        self.jobs.map_or_else(default_threads, usize::from)
    }
}

/// The arguments of this run. Ends the program where they ask for help or are wrong.
#[must_use]
pub fn arguments() -> Arguments {
    Arguments::parse()
}

/// Does one job without the window.
#[must_use]
pub fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::Extract(extract) => extract.run(),
        Command::Convert(convert) => convert.run(),
        Command::Compare(compare) => compare.run(),
        Command::Picture(picture) => picture.run(),
        Command::Report(report) => report.run(),
        Command::Parse(parse) => parse.run(),
        Command::Completions(completions) => completions.run(),
        Command::Man(manual) => manual.run(),
    };
    match done {
        Ok(gather::Outcome::Complete) => ExitCode::SUCCESS,
        Ok(gather::Outcome::Partial) => ExitCode::FAILURE,
        Err(error) => {
            output::complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn files_and_commands_are_told_apart() {
        let window = Arguments::parse_from(["relata", "a.txt", "b.txt"]);
        assert!(window.command.is_none());
        assert_eq!(window.window.files.len(), 2);
        let sized = Arguments::parse_from(["relata", "--size", "1200x800", "--renderer", "glow", "a.txt"]);
        assert_eq!(sized.window.size, Some((1200.0, 800.0)));
        assert!(Arguments::try_parse_from(["relata", "--size", "big"]).is_err());
        let extract = Arguments::parse_from(["relata", "extract", "--jobs", "2", "a.txt"]);
        assert!(matches!(extract.command, Some(Command::Extract(_))));
        assert!(Arguments::try_parse_from(["relata", "extract", "--jobs", "0", "a.txt"]).is_err());
        assert!(Arguments::try_parse_from(["relata", "extract"]).is_err());
    }
}
