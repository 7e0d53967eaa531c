//! Repairs of trees, on sentences written for the purpose, with the real language engine.
//!
//! `tests/extraction/repairs.txt` holds sentences, one a line, and under each, indented, what is put
//! right in it: the repair, and each word with its new governor and label. `UPDATE=1 cargo test --test
//! repairs` writes what is found now into the file; `git diff` then shows what a change did.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test reports by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use relata::extraction::repair::repaired;
use relata::language::{Engine, Parsed};
use relata::reference::Reference;

#[test]
fn sentences_are_put_right_as_written_under_them() {
    let engine = Engine::english().expect("the embedded model is whole");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extraction/repairs.txt");
    let before = fs::read_to_string(&path).unwrap();
    let mut after = String::new();
    for line in before.lines().filter(|line| !line.starts_with("  ")) {
        let _ = writeln!(after, "{line}");
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let parse = engine.parse(line);
        let (parsed, made) = repaired(line, &parse, Reference::built_in());
        assert_is_a_forest(&parsed);
        for correction in made {
            let words: Vec<String> = correction
                .words
                .iter()
                .map(|(word, head)| {
                    let token = &parsed.tokens[*word as usize];
                    let head = parsed.tokens[*head as usize].span.of(line);
                    format!("{} {} ← {head} ({})", token.span.of(line), token.tag, token.dependency)
                })
                .collect();
            let _ = writeln!(after, "  {}: {}", correction.repair, words.join(", "));
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &after).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), after, "UPDATE=1 writes what is found now into the file");
}

/// Every word leads to a root of its own sentence.
fn assert_is_a_forest(parsed: &Parsed) {
    for sentence in parsed.sentences() {
        for token in sentence.clone() {
            let mut current = token;
            for _ in 0..parsed.tokens.len() {
                assert!(sentence.contains(&current), "an arc leaves its sentence");
                current = parsed.tokens[current].head as usize;
            }
            assert_eq!(parsed.tokens[current].head as usize, current, "words go round in a circle");
        }
    }
}
