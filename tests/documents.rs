//! Reading documents: files beside the text that they should give, damage of every kind, and the
//! promises that hold for any bytes.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test reports by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use relata::document::{Document, ParagraphKind, ReadOptions, Span, read};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read_file(path: &Path) -> Document {
    let name = path.file_name().unwrap().to_str().unwrap();
    read(name, fs::read(path).unwrap(), &ReadOptions::default())
}

fn read_text(text: &str) -> Document {
    read("text.txt", text.as_bytes(), &ReadOptions::default())
}

fn first_difference(left: &str, right: &str) -> String {
    let same = left.chars().zip(right.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(30)).take(60).collect::<String>();
    format!("at character {same}:\n  {:?}\n  {:?}", around(left), around(right))
}

#[track_caller]
fn assert_text(document: &Document, expected: &str) {
    let expected = expected.trim_end();
    assert!(document.text == expected, "{}: {}", document.name, first_difference(&document.text, expected));
}

#[test]
fn examples_give_the_text_beside_them() {
    let mut seen = 0;
    for entry in fs::read_dir(root().join("tests/documents")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(stem) = name.strip_suffix(".expected.txt") else { continue };
        let example = ["txt", "md"].map(|ending| root().join(format!("data/examples/{stem}.{ending}")));
        let example = example.iter().find(|example| example.exists()).unwrap();
        assert_text(&read_file(example), &fs::read_to_string(&path).unwrap());
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn the_damaged_article_comes_out_right() {
    let shared = root().join("../shared");
    let (article, gold) = (shared.join("article/000_957e5b27db06d05a.txt"), shared.join("gold/seed.json"));
    let (Ok(bytes), Ok(gold)) = (fs::read(article), fs::read_to_string(gold)) else { return };
    let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
    let document = read("article.txt", bytes.as_slice(), &ReadOptions::default());
    assert_text(&document, gold["doc"]["text"].as_str().unwrap());
    let damaged = String::from_utf8_lossy(&bytes).matches('â').count();
    assert_eq!(document.repairs.len(), damaged);
    for repair in &document.repairs {
        assert_eq!(repair.before, "â");
        assert_eq!(&bytes[document.origins.bytes_of(repair.span).unwrap().range()], "â".as_bytes());
    }
}

#[test]
fn all_encodings_of_the_examples_are_read() {
    let cases = [
        ("utf16-budget.txt", "UTF-16LE", "’"),
        ("windows-1252-cup-final.txt", "windows-1252", "José Anduiza"),
        ("council-of-europe-migration.txt", "UTF-8", "continent’s"),
    ];
    for (name, encoding, words) in cases {
        let document = read_file(&root().join("data/examples").join(name));
        assert_eq!(document.encoding, encoding, "{name}");
        assert!(document.text.contains(words), "{name}");
        assert!(document.problems.is_empty(), "{name}: {:?}", document.problems);
        assert!(document.repairs.is_empty(), "{name}: {:?}", document.repairs);
        assert!(!document.text.contains('\r') && !document.text.contains('\u{fffd}'), "{name}");
    }
}

#[test]
fn titles_and_dates_of_the_examples_are_found() {
    let cases = [
        ("comet-probe.md", "Probe finds salt on the sunlit face of a comet", "2026-09-22"),
        (
            "council-of-europe-migration.txt",
            "Council of Europe governments to draft joint text on migration and rights",
            "2025-12-10",
        ),
        (
            "court-ruling.txt",
            "Landlord must pay tenants for years of damp, Court of Appeal rules",
            "2026-07-17",
        ),
        ("election-night.txt", "Velmark's opposition wins election as Aasmund concedes", "2026-10-12"),
        ("ferry-accident.txt", "At least five dead as Greek ferry hits rocks off Tinos", "2026-08-09"),
        (
            "ministers-damaged-quotes.txt",
            "River ministers put off decision on three Carpathian dams",
            "2026-06-04",
        ),
        ("takeover.txt", "Norway’s Halden agrees to buy sensor maker Brightwater for £1.3bn", "2026-03-03"),
        ("utf16-budget.txt", "Velmark’s new government raises fuel tax to pay for schools", "2026-12-03"),
        (
            "windows-1252-cup-final.txt",
            "Anduiza’s late goal wins the National Trophy for Ashcombe",
            "2026-05-16",
        ),
    ];
    for (name, title, date) in cases {
        let document = read_file(&root().join("data/examples").join(name));
        assert_eq!(document.title.as_deref(), Some(title), "{name}");
        assert_eq!(document.date.map(|date| date.to_string()).as_deref(), Some(date), "{name}");
        assert_eq!(document.paragraphs[0].kind, ParagraphKind::Heading, "{name}");
    }
}

/// Each text is damaged as a careless program would, and must come back as it was.
#[test]
fn damage_is_undone() {
    let texts = [
        "She said: “It’s the town’s own fault.” The mayor’s reply: “We don’t agree.”",
        "The price rose by £5 – more than the 1990–1995 average, said Zoë Müller of São Paulo’s exchange.",
        "“We have never seen ‘progress’ like this,” the ministers’ own adviser said.\n\
         “But it isn’t over.\n“Nobody knows – not even O’Neill – what’s next.”",
        "The countries’ envoys called it “a false hope” of “false prophets” and left.",
        "The plan — which he’d signed — wasn’t his.",
    ];
    for text in texts {
        let latin: String = text.bytes().map(char::from).collect();
        let windows = encoding_rs::WINDOWS_1252.decode(text.as_bytes()).0.into_owned();
        let windows_twice = encoding_rs::WINDOWS_1252.decode(windows.as_bytes()).0.into_owned();
        for damaged in [latin, windows, windows_twice] {
            assert_text(&read_text(&damaged), text);
        }
    }
}

#[test]
fn marks_of_which_only_a_letter_is_left_are_read_by_their_surroundings() {
    let texts = [
        "She said: “It’s the town’s own fault.” The mayor’s reply: “We don’t agree.”",
        "“We have never seen ‘progress’ like this,” the ministers’ own adviser said.\n\
         “But it isn’t over.\n“Nobody knows – not even O’Neill – what’s next.”",
        "The countries’ envoys called it “a false hope” of “false prophets” and left. “Well…”",
        "The unions’ leader said: “The workers’ demands are clear.” He didn’t elaborate.",
        "“The unions’ demands are clear,” she said of the 2019–2021 talks in the château.",
        "In the ’90s, ECHR’s “living instrument” in Neufchâtel and Râmnicu Vâlcea wasn’t a pâté.",
        "The plan—which nobody liked—wasn’t “dead”. Da’esh and D’Alema’s men said “no”!",
        "“I said, ‘Show us the figures and we will sign’, and that is what we’ll do,” he said.",
        "He asked: “Why did she say ‘no’?”",
        "“He said ‘go’” is a sentence, isn’t it? That’s “all”.",
    ];
    for text in texts {
        let damaged: String = text
            .chars()
            .flat_map(|character| {
                let mut bytes = [0; 4];
                let bytes = character.encode_utf8(&mut bytes).as_bytes().to_vec();
                let is_mark = ('\u{2000}'..'\u{2100}').contains(&character);
                let shown: Vec<char> = if is_mark {
                    bytes.into_iter().map(char::from).filter(|c| !c.is_control()).collect()
                } else {
                    vec![character]
                };
                shown
            })
            .collect();
        assert_ne!(damaged, text);
        // An em dash leaves no trace that tells it from an en dash.
        assert_text(&read_text(&damaged), text);
    }
}

#[test]
fn genuine_letters_are_left_alone() {
    let texts = [
        "Le château de Neufchâtel fut bâti à grands frâis ; la tâche n’était pas âpre, l’âge non plus.",
        "Râmnicu Vâlcea și Târgu Mureș: când pâinea se coace, câinele stă.",
        "VOCÊ… RETWEET SE VOCÊ… NESTLÉ® SÓ…",
        "A pâté in a crêperie for £5 – that’s it. José’s café: “São Paulo”.",
        "C O N C L U S Ã O",
        "Bremer/Mccoy – DrÃ¥ber",
        "Il va â Paris avec les pâtes et le gâteau du château, à la hâte, sans blâme.",
    ];
    for text in texts {
        let document = read_text(text);
        assert_text(&document, text);
        assert!(document.repairs.is_empty());
    }
}

#[test]
fn repair_can_be_switched_off() {
    let options = ReadOptions { repair: false, ..ReadOptions::default() };
    let text = "He said: âYes.â Itâs true.";
    let document = read("text.txt", text.as_bytes(), &options);
    assert_text(&document, text);
    assert!(document.repairs.is_empty());
    assert_text(&read_text(text), "He said: “Yes.” It’s true.");
}

/// Cases seen in the wild and cases that must stay untouched, from the tests of `ftfy`.
#[test]
fn cases_from_the_wild_stay_right() {
    let folder = root().join("../shared/badinputs/ftfy/tests/test-cases");
    let Ok(negative) = fs::read_to_string(folder.join("negative.json")) else { return };
    let negative: serde_json::Value = serde_json::from_str(&negative).unwrap();
    for case in negative.as_array().unwrap() {
        let original = case["original"].as_str().unwrap();
        let repaired = read_text(original).text;
        // Latin-1 controls are mended on purpose: "parlé\u{85}" is "parlé…".
        assert_eq!(repaired, original.replace('\u{85}', "…"));
    }
    let straight = |text: &str| text.replace(['“', '”', '„'], "\"").replace(['‘', '’'], "'");
    // The rest was misread in other encodings (Windows-1250 and -1251, Mac Roman, code page 437).
    for (file, at_least) in [("in-the-wild.json", 30), ("synthetic.json", 18)] {
        let cases = fs::read_to_string(folder.join(file)).unwrap();
        let cases: serde_json::Value = serde_json::from_str(&cases).unwrap();
        let mut right = 0;
        for case in cases.as_array().unwrap() {
            let original = case["original"].as_str().unwrap();
            let fixed = case["fixed"].as_str().unwrap_or(original);
            let repaired = read_text(original).text;
            if straight(&repaired) == straight(fixed.trim()) {
                right += 1;
            } else {
                println!("{file}: {original:?}\n   gives {repaired:?}\n    want {fixed:?}");
            }
        }
        println!("{file}: {right} of {}", cases.as_array().unwrap().len());
        assert!(right >= at_least, "{file}: only {right}");
    }
}

#[test]
fn a_line_without_end_is_cut_into_paragraphs() {
    let document = read_text(&"Anna met Boris. ".repeat(20_000));
    assert!(document.paragraphs.len() >= 10);
    for paragraph in &document.paragraphs {
        let words = paragraph.span.of(&document.text);
        assert!(words.len() <= 32 * 1024 && words.starts_with("Anna") && words.ends_with("Boris."));
    }
    let endless = read_text(&"é".repeat(100_000));
    let total: u32 = endless.paragraphs.iter().map(|paragraph| paragraph.span.len()).sum();
    assert_eq!(total as usize, endless.text.len());
}

fn check_promises(bytes: &[u8], name: &str) -> Result<(), TestCaseError> {
    let document = read(name, bytes, &ReadOptions::default());
    let text = &document.text;
    let mut last = 0;
    for paragraph in &document.paragraphs {
        prop_assert!(paragraph.span.start >= last && !paragraph.span.of(text).trim().is_empty());
        last = paragraph.span.end;
    }
    let mut place = 0;
    for (at, character) in text.char_indices() {
        let span = Span::new(at as u32, (at + character.len_utf8()) as u32);
        let origin = document.origins.bytes_of(span);
        prop_assert!(origin.is_some(), "{character:?} at {at} has no origin");
        let origin = origin.unwrap();
        prop_assert!(origin.start >= place && origin.end as usize <= bytes.len(), "{origin:?} at {at}");
        place = origin.start;
    }
    prop_assert_eq!(document, read(name, bytes, &ReadOptions::default()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_document(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_promises(&bytes, "any.txt")?;
        check_promises(&bytes, "any.md")?;
    }

    #[test]
    fn any_text_gives_a_document(text in "([a-zA-Z ,.;:!?âÃ©ÂŒ€œ™“”’‘–\u{80}\u{93}\u{a0}0-9#*_>|`\\[\\]()<&;-]|\r\n|\n|\\PC){0,200}") {
        check_promises(text.as_bytes(), "any.txt")?;
        check_promises(text.as_bytes(), "any.md")?;
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check_promises(&[b"\xFF\xFE".as_slice(), &wide].concat(), "any.txt")?;
    }

    #[test]
    fn plain_text_is_traced_exactly(lines in prop::collection::vec("[a-zéß€𐐷 ]{0,30}", 0..20)) {
        let text = lines.join("\r\n");
        let options = ReadOptions { repair: false, ..ReadOptions::default() };
        let document = read("text.txt", text.as_bytes(), &options);
        for (at, character) in document.text.char_indices().filter(|(_, c)| *c != '\n' && *c != ' ') {
            let span = Span::new(at as u32, (at + character.len_utf8()) as u32);
            let origin = document.origins.bytes_of(span).unwrap();
            prop_assert_eq!(&text[origin.range()], character.to_string());
        }
    }
}
