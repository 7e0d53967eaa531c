//! The engine says what Python spaCy says.
//!
//! `tests/language/sentences.txt` holds sentences written for this test, with all kinds of hard
//! tokens; `tests/language/expected.json` what spaCy says about them, made by
//! `tests/language/reference.py`. The variable `RELATA_PARITY` names another file of that form.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use relata::language::{Engine, Parsed, paragraph_json};
use serde::Deserialize;
use serde_json::Value;

/// The agreement that half-precision weights must keep; tokens must agree without exception.
const LEAST_AGREEMENT: f64 = 0.999;

#[derive(Deserialize)]
struct Expected {
    text: String,
    tokens: Vec<ExpectedToken>,
    entities: Vec<(u64, u64, String)>,
}

/// Start, text, tag, universal tag, lemma, head, label, sentence start.
#[derive(Deserialize)]
struct ExpectedToken(u64, String, String, String, String, u64, String, u8);

/// How often two answers agreed.
#[derive(Default)]
struct Agreement {
    equal: usize,
    all: usize,
}

impl Agreement {
    fn count(&mut self, equal: bool) {
        self.equal += usize::from(equal);
        self.all += 1;
    }

    fn share(&self) -> f64 {
        self.equal as f64 / self.all.max(1) as f64
    }
}

fn expectations() -> Vec<Expected> {
    let path = std::env::var_os("RELATA_PARITY").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/language/expected.json"),
        PathBuf::from,
    );
    let json = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&json).unwrap()
}

/// The same shape as the expectation: offsets in code points.
fn found(text: &str, parsed: &Parsed) -> Expected {
    let json = paragraph_json(text, 0, parsed);
    let text_of = |value: &Value| value.as_str().unwrap().to_owned();
    let number_of = |value: &Value| value.as_u64().unwrap();
    let tokens = json["tokens"].as_array().unwrap().iter().map(|token| {
        ExpectedToken(
            number_of(&token["start"]),
            text_of(&token["text"]),
            text_of(&token["tag"]),
            text_of(&token["pos"]),
            text_of(&token["lemma"]),
            number_of(&token["head"]),
            text_of(&token["dep"]),
            token["sent_start"].as_bool().unwrap().into(),
        )
    });
    let entities = json["entities"].as_array().unwrap().iter();
    let entities = entities
        .map(|entity| (number_of(&entity["start"]), number_of(&entity["end"]), text_of(&entity["label"])));
    Expected { text: text.to_owned(), tokens: tokens.collect(), entities: entities.collect() }
}

#[test]
fn the_engine_agrees_with_spacy() {
    let expectations = expectations();
    let engine = Engine::english().unwrap();
    let texts: Vec<&str> = expectations.iter().map(|expected| expected.text.as_str()).collect();
    let parsed = engine.parse_all(&texts);
    let mut agreements: BTreeMap<&str, Agreement> = BTreeMap::new();
    for (expected, parsed) in expectations.iter().zip(&parsed) {
        let found = found(&expected.text, parsed);
        let words = |tokens: &[ExpectedToken]| -> Vec<(u64, String)> {
            tokens.iter().map(|token| (token.0, token.1.clone())).collect()
        };
        let same_tokens = words(&expected.tokens) == words(&found.tokens);
        if !same_tokens {
            println!(
                "{:?}\n  expected {:?}\n  found    {:?}",
                expected.text,
                words(&expected.tokens),
                words(&found.tokens)
            );
        }
        agreements.entry("1 tokenization").or_default().count(same_tokens);
        if !same_tokens {
            continue;
        }
        let mut same_paragraph = expected.entities == found.entities;
        for (expected_token, found_token) in expected.tokens.iter().zip(&found.tokens) {
            let checks = [
                ("2 tag", expected_token.2 == found_token.2),
                ("3 universal tag", expected_token.3 == found_token.3),
                ("4 lemma", expected_token.4 == found_token.4),
                ("5 head", expected_token.5 == found_token.5),
                (
                    "6 head and label",
                    (expected_token.5, &expected_token.6) == (found_token.5, &found_token.6),
                ),
                ("7 sentence start", expected_token.7 == found_token.7),
            ];
            for (name, equal) in checks {
                agreements.entry(name).or_default().count(equal);
                same_paragraph &= equal;
                if !equal {
                    println!(
                        "{name} of {:?}: expected {} {} {} {} {}, found {} {} {} {} {}",
                        expected_token.1,
                        expected_token.2,
                        expected_token.3,
                        expected_token.4,
                        expected_token.5,
                        expected_token.6,
                        found_token.2,
                        found_token.3,
                        found_token.4,
                        found_token.5,
                        found_token.6,
                    );
                }
            }
        }
        // Both directions count: what spaCy found and we did not, and the other way round.
        for entity in &expected.entities {
            agreements.entry("8 entity").or_default().count(found.entities.contains(entity));
        }
        for entity in &found.entities {
            agreements.entry("8 entity").or_default().count(expected.entities.contains(entity));
        }
        agreements.entry("9 whole paragraph").or_default().count(same_paragraph);
    }
    for (name, agreement) in &agreements {
        println!(
            "{name:<20} {:>8.3} % ({} of {})",
            100.0 * agreement.share(),
            agreement.equal,
            agreement.all
        );
    }
    for (name, agreement) in &agreements {
        let least = match *name {
            "1 tokenization" => 1.0,
            "9 whole paragraph" => 0.0,
            _ => LEAST_AGREEMENT,
        };
        assert!(agreement.share() >= least, "{name}");
    }
}
