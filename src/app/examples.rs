//! The articles that come with the program, for a first look.

/// An article that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The name of its file.
    pub file: &'static str,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// The bytes of the file.
    pub bytes: &'static [u8],
}

macro_rules! example {
    ($file:literal, $title:literal) => {
        Example { file: $file, title: $title, bytes: include_bytes!(concat!("../../data/examples/", $file)) }
    };
}

/// The examples, the most telling first. Every one was written for this project.
pub static EXAMPLES: &[Example] = &[
    example!("council-of-europe-migration.txt", "Ministers meet on migration"),
    example!("takeover.txt", "One company buys another"),
    example!("court-ruling.txt", "A court rules on damp flats"),
    example!("election-night.txt", "The night after an election"),
    example!("ferry-accident.txt", "A ferry runs aground"),
    example!("comet-probe.md", "A space probe's discovery"),
    example!("windows-1252-cup-final.txt", "A cup final"),
    example!("ministers-damaged-quotes.txt", "Ministers meet about dams (damaged text, mended)"),
];
