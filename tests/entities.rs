//! Mentions, entities and coreference, from texts parsed by the engine itself.

#![allow(clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]

use std::fmt::Write as _;
use std::sync::LazyLock;

use relata::document::{Document, ReadOptions, Span, read};
use relata::extraction::mentions::{self, Mentions};
use relata::language::{Dependency, Engine, EntityLabel, NamedSpan, Parsed, Tag, Token, UniversalPos};
use relata::reference::Reference;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::english().expect("the engine can be decoded"));

fn find(text: &str) -> (Document, Vec<Parsed>, Mentions) {
    let document = read("case.txt", text.as_bytes(), &ReadOptions::default());
    let parsed: Vec<Parsed> = document
        .paragraphs
        .iter()
        .map(|paragraph| ENGINE.parse(paragraph.span.of(&document.text)).shifted(paragraph.span.start))
        .collect();
    let found = mentions::find(&document, &parsed, Reference::built_in());
    (document, parsed, found)
}

/// One line an entity, in the form that the cases are written in.
fn lines(document: &Document, found: &Mentions) -> Vec<String> {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    found
        .entities
        .iter()
        .enumerate()
        .map(|(index, entity)| {
            let words: Vec<&str> = found
                .mentions
                .iter()
                .filter(|mention| mention.entity as usize == index)
                .map(|mention| mention.span.of(&document.text))
                .collect();
            format!(
                "{} | {} | {} | {} | {}",
                entity.name,
                entity.kind,
                or_dash(entity.subtype.clone()),
                or_dash(entity.count.map(|count| count.to_string())),
                words.join(" / ")
            )
        })
        .collect()
}

#[test]
fn texts_speak_of_what_their_cases_say() {
    let mut failures = String::new();
    for case in include_str!("extraction/entities.txt").split("\n## ").skip(1) {
        let (title, body) = case.split_once('\n').expect("a case has a title and a text");
        let is_expectation = |line: &&str| line.starts_with("= ") || line.starts_with("! ");
        let text: Vec<&str> = body.lines().filter(|line| !is_expectation(line)).collect();
        let (document, _, found) = find(text.join("\n").trim());
        let lines = lines(&document, &found);
        for expectation in body.lines().filter(is_expectation) {
            let (sign, wanted) = expectation.split_at(2);
            let holds = if sign == "= " {
                lines.iter().any(|line| line == wanted)
            } else {
                !found.entities.iter().any(|entity| entity.name == wanted)
            };
            if !holds {
                let _ =
                    writeln!(failures, "{title}\n  {expectation}\n  found:\n    {}", lines.join("\n    "));
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Every mention lies in the text, on character boundaries, over tokens of its paragraph; every entity
/// is mentioned; the same text gives the same result.
#[test]
fn mentions_lie_in_the_text_and_entities_are_mentioned() {
    let texts = [
        "",
        "“”",
        "THE UN AND THE EU MEET IN OSLO ON FRIDAY",
        "U.S.-Iraq talks (UST) (UST) of of of the The The’s ’s Mr Mr Mr",
        "Zoë Müller’s 46 states’ ministers’ ministers’ Danish–Swedish deal: “I’m — we’re — they’re”…",
        "Mr. Mrs. Dr. Prime Minister President King Queen of of the of Article 8 Article Article 3(1)",
    ];
    for text in texts {
        let (document, parsed, found) = find(text);
        for mention in &found.mentions {
            assert!(!mention.span.of(&document.text).is_empty(), "{text:?}: {mention:?}");
            let tokens = parsed[mention.paragraph as usize].tokens.len() as u32;
            assert!(mention.first_token < mention.end_token && mention.end_token <= tokens, "{mention:?}");
            assert!((mention.entity as usize) < found.entities.len());
        }
        for (index, entity) in found.entities.iter().enumerate() {
            assert!(!entity.name.is_empty(), "{text:?}: {entity:?}");
            assert!(found.mentions.iter().any(|mention| mention.entity as usize == index), "{entity:?}");
            assert!(!entity.aliases.contains(&entity.name) && entity.aliases.is_sorted(), "{entity:?}");
        }
        assert!(found == find(text).2);
    }
}

/// Ten thousand sentences "Given Quillby spoke." in one paragraph, parsed by hand.
fn family(size: u32) -> (Document, Vec<Parsed>) {
    let mut text = String::new();
    let mut tokens = Vec::new();
    let mut entities = Vec::new();
    for number in 0..size {
        let letter = |place: u32| char::from(b'a' + (number / 26_u32.pow(place) % 26) as u8);
        let given = format!("N{}{}{}", letter(0), letter(1), letter(2));
        let first = tokens.len() as u32;
        for (word, tag, dependency, head) in [
            (given.as_str(), Tag::ProperNoun, Dependency::Compound, first + 1),
            ("Quillby", Tag::ProperNoun, Dependency::Subject, first + 2),
            ("spoke", Tag::VerbPast, Dependency::Root, first + 2),
            (".", Tag::Stop, Dependency::Punctuation, first + 2),
        ] {
            let start = text.len() as u32;
            text.push_str(word);
            tokens.push(Token {
                span: Span::new(start, text.len() as u32),
                tag,
                pos: if tag == Tag::ProperNoun { UniversalPos::ProperNoun } else { UniversalPos::Other },
                lemma: word.into(),
                head,
                dependency,
                sentence_start: tokens.len() as u32 == first,
            });
            text.push(' ');
        }
        entities.push(NamedSpan { first, end: first + 2, label: EntityLabel::Person });
    }
    let document = read("family.txt", text.trim_end().as_bytes(), &ReadOptions::default());
    (document, vec![Parsed { tokens, entities }])
}

/// Ten thousand people of one surname keep apart, in time that grows with their number alone.
#[test]
fn ten_thousand_people_of_one_surname_are_ten_thousand() {
    let (document, parsed) = family(10_000);
    let found = mentions::find(&document, &parsed, Reference::built_in());
    let people = found.entities.iter().filter(|entity| entity.name.ends_with("Quillby")).count();
    assert_eq!(people, 10_000);
}
