//! Prints what the kind of a name is decided from, one line a mention: the file, where it begins and
//! ends (in Unicode code points of the file's text), the name, and its features, separated by tabs.
//!
//! `cargo run --example name_features --no-default-features -- FILE...`; the lines are read by
//! `assets/models/names/train.py`.

use std::io::Write;

use relata::document::{ReadOptions, read};
use relata::extraction::mentions::name_features;
use relata::jobs::English;
use relata::reference::Reference;

fn main() -> anyhow::Result<()> {
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for path in std::env::args().skip(1) {
        let document = read(&path, std::fs::read(&path)?, &ReadOptions::default());
        let parsed = English.parse(&document, &mut |_| true).map_err(anyhow::Error::msg)?.unwrap_or_default();
        for (span, name, features) in name_features(&document, &parsed, Reference::built_in()) {
            let start = document.text.get(..span.start as usize).map_or(0, |text| text.chars().count());
            let end = start + span.of(&document.text).chars().count();
            writeln!(output, "{path}\t{start}\t{end}\t{name}\t{}", features.join("\t"))?;
        }
    }
    Ok(())
}
