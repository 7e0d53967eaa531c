//! The engine keeps its promises on any text: it never panics, tokens cover the text, every head
//! lies in its paragraph, and neither caches nor batches nor threads change what it says.

#![allow(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::sync::LazyLock;

use proptest::prelude::*;
use relata::language::{Engine, Parsed};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::english().unwrap());

const SENTENCES: &str = include_str!("language/sentences.txt");

fn sentences() -> Vec<&'static str> {
    SENTENCES.lines().step_by(3).collect()
}

/// What holds for every annotation of every text.
fn check(text: &str, parsed: &Parsed) {
    let mut end = 0;
    for token in &parsed.tokens {
        let gap = &text[end..token.span.start as usize];
        assert!(gap.is_empty() || gap == " ", "only single blanks lie between tokens: {gap:?}");
        assert!(!token.span.is_empty());
        end = token.span.end as usize;
        assert!(text.is_char_boundary(end));
    }
    assert!(matches!(&text[end..], "" | " "));
    for sentence in parsed.sentences() {
        assert!(parsed.tokens[sentence.start].sentence_start);
    }
    for index in 0..parsed.tokens.len() {
        // Every token reaches a root; a cycle would take more steps than there are tokens.
        let mut ancestor = index;
        let mut steps = 0;
        while parsed.tokens[ancestor].head as usize != ancestor {
            ancestor = parsed.tokens[ancestor].head as usize;
            steps += 1;
            assert!(steps <= parsed.tokens.len(), "a cycle");
        }
    }
    let mut end = 0;
    for entity in &parsed.entities {
        assert!(entity.first >= end && entity.first < entity.end);
        end = entity.end;
    }
    assert!(end as usize <= parsed.tokens.len());
}

/// Texts of parts that are hard for the tokenizer, and of any characters.
fn texts() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        " ", "  ", "\t", "\n", "\u{a0}", "\u{3000}", "\u{1c}", "'", "’s", "n't", "can't", ":-)", "U.S.",
        "p.m.", "...", "…", "--", "—", "http://", "www.", ".com", "@", "#", "$", "US$", "5", "km²", "°C.",
        "(", ")", "[", "\"", "“", "Mr.", "Anna", "the", "said", "漢字", "Ж", "e\u{301}", "😀", "\u{200b}",
        "ﬁ", "İ", "ß", "\0", "\u{feff}", "/", "\\",
    ]);
    let part = prop_oneof![4 => hard.prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_annotated(text in texts()) {
        check(&text, &ENGINE.parse(&text));
    }
}

#[test]
fn odd_texts_are_annotated() {
    for text in
        ["", " ", "\n", "\u{feff}", "\0\0", "\u{10ffff}", "a", "..", "'", "@.", "://", "a@", "1.1.1.1:"]
    {
        check(text, &ENGINE.parse(text));
    }
}

#[test]
fn very_long_paragraphs_are_cut_between_words() {
    let sentence = "The committee, which met in Oslo on Monday, rejected the plan. ";
    for text in [sentence.repeat(200), "word ".repeat(2_500), "(".repeat(2_500), "a-".repeat(1_500)] {
        let parsed = ENGINE.parse(&text);
        assert!(parsed.tokens.len() > 2_048);
        check(&text, &parsed);
    }
    let parsed = ENGINE.parse(&sentence.repeat(200));
    assert_eq!(parsed.sentences().count(), 200, "a cut never falls inside a sentence");
}

#[test]
fn one_word_of_any_length_is_one_word() {
    let long = "a".repeat(300_000);
    assert_eq!(ENGINE.parse(&long).tokens.len(), 1);
    let address = format!("https://example.org/{long}");
    assert_eq!(ENGINE.parse(&address).tokens.len(), 1);
}

#[test]
fn batches_and_caches_change_nothing() {
    let sentences = sentences();
    let engine = Engine::english().unwrap();
    let together = engine.parse_all(&sentences);
    assert_eq!(together, engine.parse_all(&sentences), "with all words known");
    let one_by_one: Vec<Parsed> = sentences.iter().map(|sentence| ENGINE.parse(sentence)).collect();
    assert!(together == one_by_one, "one by one");
    // More words than the caches hold push out the others.
    let many_words: String = (0..9_000).map(|number| format!("w{number}x")).collect::<Vec<_>>().join(" ");
    check(&many_words, &engine.parse(&many_words));
    assert!(together == engine.parse_all(&sentences), "with all words forgotten");
}

#[test]
fn threads_share_an_engine() {
    let sentences = sentences();
    let engine = Engine::english().unwrap();
    let alone = ENGINE.parse_all(&sentences);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert!(engine.parse_all(&sentences) == alone));
        }
    });
}
