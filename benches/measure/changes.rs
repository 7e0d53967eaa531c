//! What did a rule or a word change? Every claim and figure of the texts that one may look at, compared
//! with the last time they were kept.
//!
//! The texts are those of `tests/gold/development`, `data/examples`, the sentences of
//! `tests/extraction/claims`, and `../shared/gold` where it exists. The held-out texts are left out:
//! nobody looks at them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use relata::document::{ReadOptions, read};
use relata::extraction::wrong_rows;
use relata::jobs::{Analyst as _, English};

use crate::graphs;
use crate::readable::readable;

/// Lines by the text that they belong to.
type Lines = BTreeMap<String, Vec<String>>;

/// Prints what is no longer said and what is newly said, text by text. `keeps` makes what is said now
/// the state with which later runs are compared; so does the first run.
pub(crate) fn measure(keeps: bool) -> Result<(), String> {
    let wrong: Vec<String> = wrong_rows().iter().map(ToString::to_string).collect();
    if !wrong.is_empty() {
        return Err(format!("These rows cannot be read:\n{}", wrong.join("\n")));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let now = lines(root)?;
    let kept_in = kept_in(root);
    let before = std::fs::read_to_string(&kept_in).ok().map(|text| parsed(&text));
    match &before {
        Some(before) => print!("{}", difference(before, &now)),
        None => println!("Nothing was kept before; later runs are compared with this one."),
    }
    if keeps || before.is_none() {
        if let Some(folder) = kept_in.parent() {
            std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        }
        std::fs::write(&kept_in, written(&now)).map_err(|error| error.to_string())?;
        println!("Kept in {}.", kept_in.display());
    }
    Ok(())
}

fn kept_in(root: &Path) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    target.join("measure").join("claims.txt")
}

fn lines(root: &Path) -> Result<Lines, String> {
    let mut found = Lines::new();
    for folder in [root.join("tests/gold/development"), root.join("../shared/gold")] {
        if !folder.is_dir() {
            continue;
        }
        for score in graphs::measure(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
            let figures = format!(
                "= precision {:.3}, core {:.3}, nodes {:.3}, kinds {:.3}, coreference {:.3}, false {}",
                score.precision,
                score.core,
                score.nodes,
                score.kinds,
                score.coreference,
                score.false_assertions
            );
            found.entry(score.name.clone()).or_default().push(figures);
        }
        for path in files(&folder, "json")? {
            let gold = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
            let gold: serde_json::Value = serde_json::from_str(&gold).map_err(|error| error.to_string())?;
            let text = gold["doc"]["text"].as_str().unwrap_or_default();
            found.entry(stem(&path)).or_default().extend(claims_of(text.as_bytes()));
        }
    }
    for path in files(&root.join("data/examples"), "txt")? {
        let bytes = std::fs::read(&path).map_err(|error| error.to_string())?;
        found.entry(stem(&path)).or_default().extend(claims_of(&bytes));
    }
    for path in files(&root.join("tests/extraction/claims"), "txt")? {
        let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let sentences = text
            .lines()
            .filter(|line| !line.starts_with([' ', '#']) && !line.starts_with("date: ") && !line.is_empty());
        let claims = sentences.flat_map(|sentence| claims_of(sentence.as_bytes()));
        found.entry(format!("sentences: {}", stem(&path))).or_default().extend(claims);
    }
    Ok(found)
}

fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == ending));
    files.sort();
    Ok(files)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn claims_of(text: &[u8]) -> Vec<String> {
    let document = read("text.txt", text, &ReadOptions::default());
    let Ok(Some(found)) = English.analyse(&document, &mut |_| true) else { return Vec::new() };
    found.claims.iter().map(|claim| readable(&document, &found, claim)).collect()
}

fn written(lines: &Lines) -> String {
    let mut written = String::new();
    for (text, lines) in lines {
        let _ = writeln!(written, "# {text}");
        for line in lines {
            let _ = writeln!(written, "{line}");
        }
    }
    written
}

fn parsed(text: &str) -> Lines {
    let mut found = Lines::new();
    let mut name = String::new();
    for line in text.lines() {
        match line.strip_prefix("# ") {
            Some(next) => next.clone_into(&mut name),
            None => found.entry(name.clone()).or_default().push(line.to_owned()),
        }
    }
    found
}

/// The lines that only one of the two has, under the text that they belong to, and how many there are.
fn difference(before: &Lines, now: &Lines) -> String {
    let mut written = String::new();
    let (mut gone, mut new) = (0, 0);
    let nothing = Vec::new();
    let texts: std::collections::BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    for text in texts {
        let (old, fresh) = (before.get(text).unwrap_or(&nothing), now.get(text).unwrap_or(&nothing));
        let lost = only_in(old, fresh);
        let added = only_in(fresh, old);
        if lost.is_empty() && added.is_empty() {
            continue;
        }
        let _ = writeln!(written, "{text}");
        for (sign, lines) in [('-', &lost), ('+', &added)] {
            for line in lines {
                let _ = writeln!(written, "  {sign} {line}");
            }
        }
        let claims = |lines: &[&String]| lines.iter().filter(|line| !line.starts_with("= ")).count();
        gone += claims(&lost);
        new += claims(&added);
    }
    let _ = writeln!(written, "{gone} claims gone or changed, {new} new.");
    written
}

/// The lines of `one` that `other` has fewer times.
fn only_in<'a>(one: &'a [String], other: &[String]) -> Vec<&'a String> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for line in other {
        *left.entry(line.as_str()).or_default() += 1;
    }
    let is_new = |line: &&String| match left.get_mut(line.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    one.iter().filter(is_new).collect()
}
