//! Claims of sentences written for the purpose, with the real language engine.
//!
//! Each file of `tests/extraction/claims` holds sentences, one a line, and under each, indented, the
//! claims that it must give, no more and no fewer. `UPDATE=1 cargo test --test claims` writes what
//! is found now into the files; `git diff` then shows what a change did.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/readable.rs"]
mod readable;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use relata::document::{Document, DocumentId, OriginMap, Paragraph, ParagraphKind, ReadOptions, Span};
use relata::extraction::extract;
use relata::language::{Dependency, Engine, EntityLabel, NamedSpan, Parsed, Tag, Token, UniversalPos};
use relata::reference::Reference;

use readable::readable;

#[test]
fn sentences_give_the_claims_written_under_them() {
    let engine = Engine::english().expect("the embedded model is whole");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extraction/claims");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "there are sentences to read");
    let mut changed = String::new();
    for path in files {
        let before = fs::read_to_string(&path).unwrap();
        let after = with_claims(&engine, &before);
        if before == after {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, after).unwrap();
        } else {
            let _ = writeln!(changed, "{}:\n{}", path.display(), difference(&before, &after));
        }
    }
    assert!(changed.is_empty(), "claims changed (UPDATE=1 writes them into the files):\n{changed}");
}

/// The file with the claims that are found now under every sentence.
fn with_claims(engine: &Engine, file: &str) -> String {
    let mut written = String::new();
    let mut day = None;
    for line in file.lines().filter(|line| !line.starts_with("  ")) {
        let _ = writeln!(written, "{line}");
        if let Some(date) = line.strip_prefix("date: ") {
            day = Some(date.parse().expect("a day"));
        }
        if line.is_empty() || line.starts_with('#') || line.starts_with("date: ") {
            continue;
        }
        let mut document = relata::document::read("sentence.txt", line.as_bytes(), &ReadOptions::default());
        document.date = day;
        let parsed: Vec<Parsed> = document
            .paragraphs
            .iter()
            .map(|paragraph| engine.parse(paragraph.span.of(&document.text)).shifted(paragraph.span.start))
            .collect();
        let found = extract(&document, &parsed, Reference::built_in());
        for claim in &found.claims {
            let _ = writeln!(written, "  {}", readable(&document, &found, claim));
        }
    }
    written
}

fn difference(before: &str, after: &str) -> String {
    let mut lines = String::new();
    for line in before.lines().filter(|line| !after.lines().any(|other| other == *line)) {
        let _ = writeln!(lines, "- {line}");
    }
    for line in after.lines().filter(|line| !before.lines().any(|other| other == *line)) {
        let _ = writeln!(lines, "+ {line}");
    }
    lines
}

/// A sentence of this many names on either side of its verb would give millions of claims.
const NAMES: u32 = 2_000;

#[test]
fn a_sentence_of_thousands_of_names_gives_a_bounded_number_of_claims_and_a_notice() {
    let (document, parsed) = crowd(NAMES);
    let found = extract(&document, &[parsed], Reference::built_in());
    assert!(!found.claims.is_empty(), "some claims are drawn");
    assert!(found.claims.len() <= 1_000, "{} claims", found.claims.len());
    assert!(found.notices.iter().any(|notice| notice.contains("too many")), "{:?}", found.notices);
}

#[test]
fn claims_are_bound_to_the_text_and_always_the_same() {
    let (document, parsed) = crowd(20);
    let first = extract(&document, std::slice::from_ref(&parsed), Reference::built_in());
    let second = extract(&document, &[parsed], Reference::built_in());
    assert_eq!(first, second);
    assert_eq!(first.claims.len(), 20 * 20);
    for claim in &first.claims {
        assert!(!claim.evidence.of(&document.text).is_empty());
        assert!(claim.trigger.iter().all(|span| claim.evidence.contains(*span)));
        assert!((0.0..=1.0).contains(&claim.confidence));
    }
}

/// "Nameaa Bolta, Nameab Bolta, … criticised Nameba Corda, …": a sentence without the engine, so
/// that its parse is the list that it looks like.
fn crowd(names: u32) -> (Document, Parsed) {
    let mut text = String::new();
    let mut parsed = Parsed::default();
    let verb = names * 2 - 1;
    for place in 0..names * 2 {
        if place == names {
            push(
                &mut text,
                &mut parsed,
                "criticised",
                Tag::VerbPast,
                UniversalPos::Verb,
                Dependency::Root,
                verb + 1,
            );
        }
        let token = parsed.tokens.len() as u32;
        let is_first = place == 0 || place == names;
        let (dependency, head) = match place {
            0 => (Dependency::Subject, verb + 1),
            _ if is_first => (Dependency::DirectObject, verb + 1),
            _ => (Dependency::Conjunct, token - 2),
        };
        push(
            &mut text,
            &mut parsed,
            &name_of(place),
            Tag::ProperNoun,
            UniversalPos::ProperNoun,
            dependency,
            head,
        );
        parsed.entities.push(NamedSpan { first: token, end: token + 1, label: EntityLabel::Person });
        if place + 1 != names && place + 1 != names * 2 {
            push(
                &mut text,
                &mut parsed,
                ",",
                Tag::Comma,
                UniversalPos::Punctuation,
                Dependency::Punctuation,
                token,
            );
        }
    }
    let verb_token =
        parsed.tokens.iter().position(|token| token.dependency == Dependency::Root).unwrap() as u32;
    for token in &mut parsed.tokens {
        if matches!(token.dependency, Dependency::Root | Dependency::Subject | Dependency::DirectObject) {
            token.head = verb_token;
        }
    }
    parsed.tokens[0].sentence_start = true;
    let document = Document {
        id: DocumentId("crowd".into()),
        sha256: String::new(),
        bytes: std::sync::Arc::default(),
        options: ReadOptions::default(),
        name: "crowd".into(),
        title: None,
        date: None,
        author: None,
        publisher: None,
        paragraphs: vec![Paragraph {
            span: Span::new(0, text.len() as u32),
            kind: ParagraphKind::Body,
            locator: None,
        }],
        text,
        encoding: "UTF-8",
        repairs: Vec::new(),
        problems: Vec::new(),
        origins: OriginMap::default(),
        transcript: None,
        foreign: None,
        sketch: relata::document::Sketch::default(),
    };
    (document, parsed)
}

fn push(
    text: &mut String,
    parsed: &mut Parsed,
    word: &str,
    tag: Tag,
    pos: UniversalPos,
    dependency: Dependency,
    head: u32,
) {
    if !text.is_empty() && word != "," {
        text.push(' ');
    }
    let start = text.len() as u32;
    text.push_str(word);
    let lemma = if word == "criticised" { "criticise" } else { word };
    parsed.tokens.push(Token {
        span: Span::new(start, text.len() as u32),
        tag,
        pos,
        lemma: lemma.into(),
        head,
        dependency,
        sentence_start: false,
    });
}

/// A different name for every number: "Zxaaa", "Zxaab", …
fn name_of(number: u32) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26_u32.pow(place) % 26) as u8);
    format!("Zx{}{}{}", letter(2), letter(1), letter(0))
}
