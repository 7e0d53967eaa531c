//! The rules of the house, checked: who may use whom, and what must never be there.
//!
//! `ARCHITECTURE.md` explains the rules; this file makes them hold.

#![allow(clippy::unwrap_used, reason = "a test may stop where its own files are not as it expects")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The modules in the order in which an article flows through them. A module uses only modules
/// before it; those in one row do not know each other.
const ORDER: &[&[&str]] = &[
    &["names"],
    &["document"],
    &["intake"],
    &["language"],
    &["vocabulary"],
    &["reference"],
    &["extraction"],
    &["corrections"],
    &["knowledge"],
    &["comparison"],
    &["graph"],
    &["suggestions"],
    &["layout"],
    &["scene"],
    &["export"],
    &["exchange"],
    &["project"],
    &["jobs"],
    &["app"],
    &["ui", "cli"],
];

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&module))
}

/// A source file: the module it belongs to, its path and its code without comments.
struct Source {
    module: String,
    path: PathBuf,
    code: String,
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Drops line comments, so that a rule's name in a doc comment does not count as breaking it.
fn without_comments(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    rust_files(&root, &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let relative = path.strip_prefix(&root).unwrap().to_path_buf();
            let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
            let module = first.trim_end_matches(".rs").to_owned();
            let code = without_comments(&fs::read_to_string(&path).unwrap());
            Source { module, path: relative, code }
        })
        .collect()
}

/// The top-level modules that a file names by `crate::…`, also inside braces:
/// `use crate::{document::Span, layout}` names two.
fn modules_used(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (place, _) in code.match_indices("crate::") {
        let rest = &code[place + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for character in group.chars() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        used.push(std::mem::take(&mut word));
                        break;
                    }
                    '}' => depth -= 1,
                    ',' if depth == 0 => used.push(std::mem::take(&mut word)),
                    _ if depth == 0 => word.push(character),
                    _ => {}
                }
            }
        } else {
            used.push(rest.to_owned());
        }
    }
    used.iter()
        .map(|path| path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .filter(|name: &String| !name.is_empty())
        .collect()
}

#[test]
fn every_module_has_its_place_in_the_order() {
    for source in sources() {
        let known = matches!(source.module.as_str(), "lib" | "main") || rank(&source.module).is_some();
        assert!(
            known,
            "{} belongs to no module of the order in tests/architecture.rs",
            source.path.display()
        );
    }
}

#[test]
fn modules_use_only_modules_before_them() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = rank(&source.module) else { continue };
        for used in modules_used(&source.code) {
            if used == source.module {
                continue;
            }
            if let Some(other) = rank(&used)
                && other >= own
            {
                wrong.push(format!("{}: {} uses {used}", source.path.display(), source.module));
            }
        }
    }
    assert!(wrong.is_empty(), "modules used against the order:\n{}", wrong.join("\n"));
}

#[test]
fn the_check_of_imports_sees_what_it_should() {
    let code = "use crate::{document::{Span, read}, layout};\nlet x = crate::scene::build();";
    assert_eq!(modules_used(code), ["document", "layout", "scene"]);
}

/// Whether `code` names the crate `name` as the start of a path.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(place, _)| {
        let before = code[..place].chars().next_back();
        let own_word = !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
        own_word && code[place + name.len()..].starts_with("::")
    })
}

#[test]
fn only_the_window_names_egui() {
    for source in sources() {
        if matches!(source.module.as_str(), "ui" | "main") {
            continue;
        }
        for name in ["egui", "eframe", "egui_extras"] {
            assert!(!names_crate(&source.code, name), "{} names {name}", source.path.display());
        }
    }
}

#[test]
fn one_file_names_rfd() {
    let files: Vec<_> = sources()
        .into_iter()
        .filter(|source| names_crate(&source.code, "rfd"))
        .map(|source| source.path)
        .collect();
    assert!(files.len() <= 1, "rfd is named in {files:?}");
}

#[test]
fn only_jobs_starts_threads() {
    for source in sources() {
        // A test of readers on a small stack, which only a thread has.
        if source.module == "jobs" || source.path == Path::new("intake/hostile.rs") {
            continue;
        }
        for start in ["thread::spawn", "thread::scope", "thread::Builder"] {
            assert!(!source.code.contains(start), "{} starts a thread", source.path.display());
        }
    }
}

#[test]
fn only_jobs_and_the_window_start_processes() {
    for source in sources() {
        if matches!(source.module.as_str(), "jobs" | "ui") {
            continue;
        }
        assert!(!source.code.contains("process::Command"), "{} starts a process", source.path.display());
    }
}

#[test]
fn the_engine_reads_no_clock_no_file_and_no_network() {
    let pure = [
        "document",
        "language",
        "vocabulary",
        "reference",
        "extraction",
        "corrections",
        "knowledge",
        "comparison",
        "graph",
        "layout",
        "scene",
    ];
    for source in sources() {
        // Tests that stand beside the code they test may read their data.
        if source.path.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        for forbidden in ["SystemTime", "Instant::", "Timestamp::now", "Zoned::now", "env::var", "fs::"] {
            let used = pure.contains(&source.module.as_str()) && source.code.contains(forbidden);
            assert!(!used, "{} uses {forbidden}", source.path.display());
        }
        for forbidden in ["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs", "UnixStream"] {
            assert!(!source.code.contains(forbidden), "{} uses {forbidden}", source.path.display());
        }
    }
}

/// The crates that `cargo deny` bans as network code, read from its own list.
fn banned_crates() -> Vec<String> {
    let rules = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml")).unwrap();
    rules
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ crate = \"")?.split('"').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_crate_in_the_tree_speaks_to_the_network() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(tree.contains("petgraph"), "the tree was not read: {}", String::from_utf8_lossy(&output.stderr));
    let banned = banned_crates();
    assert!(banned.len() > 10, "the list of banned crates was not read");
    for line in tree.lines() {
        let name = line.split(' ').next().unwrap_or_default();
        assert!(!banned.iter().any(|other| other == name), "{line} speaks to the network");
    }
}

#[test]
fn colours_are_named_in_one_place() {
    for source in sources() {
        let is_theme = source.path.file_stem().is_some_and(|stem| stem == "theme");
        for literal in ["Color32::from_rgb", "Color32::from_rgba", "Color32::from_gray", "Color32::from_hex"]
        {
            assert!(is_theme || !source.code.contains(literal), "{} names a colour", source.path.display());
        }
    }
}

#[test]
fn files_are_of_a_size_that_one_can_read() {
    let mut long = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for source in sources() {
        let lines = fs::read_to_string(root.join(&source.path)).unwrap().lines().count();
        if lines > 500 {
            long.insert(source.path, lines);
        }
    }
    assert!(long.is_empty(), "files over 500 lines: {long:?}");
}

#[test]
fn no_module_file_is_called_mod() {
    for source in sources() {
        assert_ne!(source.path.file_name().unwrap(), "mod.rs", "{}", source.path.display());
    }
}
