use super::*;

/// Texts of at least ten languages, and English ones that are hard to tell: full of foreign names, lists, capitals.
const TEXTS: &str = include_str!("../../../tests/documents/languages.tsv");

/// Each text with its language. A text may have several lines.
fn texts() -> Vec<(&'static str, String)> {
    let mut texts: Vec<(&str, String)> = Vec::new();
    for line in TEXTS.lines() {
        match (line.split_once('\t'), texts.last_mut()) {
            (Some((language, text)), _) => texts.push((language, text.to_owned())),
            (None, Some((_, text))) => {
                text.push('\n');
                text.push_str(line);
            }
            (None, None) => {}
        }
    }
    texts
}

#[test]
fn english_is_never_taken_for_another_language() {
    for (language, text) in texts() {
        if language == "English" {
            assert_eq!(foreign(&text), None, "{text}");
        }
    }
}

#[test]
fn other_languages_are_told_by_their_names() {
    let texts = texts();
    let others: Vec<_> = texts.iter().filter(|(language, _)| *language != "English").collect();
    assert!(others.len() >= 15, "{}", others.len());
    for (language, text) in others {
        let found = foreign(text);
        assert!(found.is_some(), "{language} was taken for English: {text}");
        assert_eq!(found, Some(*language), "{text}");
    }
}

#[test]
fn a_short_text_is_taken_for_english() {
    assert_eq!(foreign("Der Rat der Hafenstadt beschloss am Dienstag, die alte Brücke zu sperren."), None);
    assert_eq!(foreign(""), None);
}
