//! Names that a pattern of words gives away.

use super::names::NameSpan;
use super::shape::{is_acronym, starts_capital};
use crate::extraction::tree::Tree;
use crate::language::{EntityLabel, Tag};
use crate::vocabulary::EntityKind;

/// "Article 8", "Section 12(b)", "Rule 39": the parts of a law are named by number.
pub(super) fn numbered_laws(tree: &Tree) -> Vec<NameSpan> {
    let mut found = Vec::new();
    for token in (0..tree.len()).filter(|token| is_numbered_law(tree, *token)) {
        found.push(NameSpan {
            tokens: token..token + 2,
            label: Some(EntityLabel::Law),
            things: Vec::new(),
            kind: Some((EntityKind::Law, "article")),
        });
    }
    found
}

/// Whether a part of a law with its number begins at the token.
pub(super) fn is_numbered_law(tree: &Tree, token: u32) -> bool {
    token + 1 < tree.len()
        && matches!(tree.word(token), "Article" | "Section" | "Clause" | "Rule" | "Chapter" | "Protocol")
        && tree.word(token + 1).starts_with(|first: char| first.is_ascii_digit())
}

/// "State Board of Antiquities and Heritage (SBAH)": the words before a short form in brackets whose
/// initials are its letters.
pub(super) fn with_short_form(tree: &Tree) -> Vec<NameSpan> {
    let mut found = Vec::new();
    for open in (1..tree.len().saturating_sub(2)).filter(|token| tree.word(*token) == "(") {
        let short = tree.word(open + 1);
        if !is_acronym(short) || tree.word(open + 2) != ")" {
            continue;
        }
        let letters: Vec<char> =
            short.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect();
        let start = [true, false].into_iter().find_map(|skip| start_of_initials(tree, open, &letters, skip));
        if let Some(start) = start {
            let label = Some(EntityLabel::Organisation);
            found.push(NameSpan { tokens: start..open, label, things: Vec::new(), kind: None });
        }
    }
    found
}

/// Where the words before `end` begin whose initials are these letters. Small words are passed over,
/// or may count too.
fn start_of_initials(tree: &Tree, end: u32, letters: &[char], skip_small: bool) -> Option<u32> {
    let mut left = letters.len();
    let mut token = end;
    while left > 0 && token > 0 && end - token < letters.len() as u32 * 2 + 2 {
        token -= 1;
        let word = tree.word(token);
        let small = matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "&" | "-" | ",");
        let initial = word.chars().next().and_then(|initial| initial.to_lowercase().next());
        let fits = initial == letters.get(left - 1).copied();
        if fits && !(small && skip_small) && (starts_capital(word) || left < letters.len()) {
            left -= 1;
        } else if !small {
            return None;
        }
    }
    (left == 0 && starts_capital(tree.word(token))).then_some(token)
}

/// "2004 United States presidential election", "1992 referendum in …" is none: an election named by its
/// year and its country.
pub(super) fn elections(tree: &Tree) -> Vec<NameSpan> {
    let mut found = Vec::new();
    for year in (0..tree.len()).filter(|token| is_year(tree, *token)) {
        let mut token = year + 1;
        let mut named = false;
        while token < tree.len().min(year + 10) {
            let word = tree.word(token);
            if is_election_noun(word) {
                break;
            }
            let capital = starts_capital(word);
            named |= capital;
            if !capital && !is_sort_of_election(word) {
                named = false;
                break;
            }
            token += 1;
        }
        if named && token < tree.len() && is_election_noun(tree.word(token)) {
            found.push(NameSpan {
                tokens: year..token + 1,
                label: Some(EntityLabel::Event),
                things: Vec::new(),
                kind: Some((EntityKind::Event, "election")),
            });
        }
    }
    found
}

/// “The Calling of Lazarus”: words in capitals between quotation marks are the title of a work.
pub(super) fn quoted_titles(tree: &Tree) -> Vec<NameSpan> {
    const LONGEST_TITLE: u32 = 10;
    let small = |word: &str| {
        matches!(
            word,
            "of" | "the"
                | "a"
                | "an"
                | "and"
                | "in"
                | "to"
                | "for"
                | "on"
                | "at"
                | "from"
                | "with"
                | "by"
                | "’s"
                | "'s"
                | "’"
                | "'"
                | "&"
                | "-"
        )
    };
    let mut found = Vec::new();
    for open in (0..tree.len()).filter(|token| matches!(tree.word(*token), "“" | "\"" | "``")) {
        let last = tree.len().min(open + LONGEST_TITLE + 2);
        let close = (open + 1..last).find(|token| matches!(tree.word(*token), "”" | "\"" | "''"));
        let Some(close) = close else { continue };
        let end = if tree.word(close - 1) == "," { close - 1 } else { close };
        let words = || (open + 1..end).map(|token| tree.word(token));
        let capitals = words().filter(|word| starts_capital(word)).count();
        let title = capitals >= 2
            && words().all(|word| starts_capital(word) || small(word))
            && starts_capital(tree.word(open + 1))
            && starts_capital(tree.word(end - 1));
        if title {
            found.push(NameSpan {
                tokens: open + 1..end,
                label: Some(EntityLabel::WorkOfArt),
                things: Vec::new(),
                kind: Some((EntityKind::Document, "work")),
            });
        }
    }
    found
}

/// "Typhoon Odette", "Tropical Storm Ana": storms are called by given names.
pub(super) fn storms(tree: &Tree) -> Vec<NameSpan> {
    let is_storm = |token: &u32| {
        matches!(tree.word(*token), "Hurricane" | "Typhoon" | "Cyclone" | "Storm")
            && *token + 1 < tree.len()
            && starts_capital(tree.word(*token + 1))
            && matches!(tree.token(*token + 1).tag, Tag::ProperNoun | Tag::Noun)
    };
    let spans = (0..tree.len()).filter(is_storm).map(|token| {
        let tropical = token > 0 && matches!(tree.word(token - 1), "Tropical" | "Subtropical" | "Super");
        NameSpan {
            tokens: token - u32::from(tropical)..token + 2,
            label: Some(EntityLabel::Event),
            things: Vec::new(),
            kind: Some((EntityKind::Event, "storm")),
        }
    });
    spans.collect()
}

fn is_year(tree: &Tree, token: u32) -> bool {
    let word = tree.word(token);
    word.len() == 4
        && tree.token(token).tag == Tag::Cardinal
        && (word.starts_with("18") || word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|digit| digit.is_ascii_digit())
}

fn is_election_noun(word: &str) -> bool {
    matches!(word, "election" | "elections" | "referendum" | "by-election" | "primary" | "primaries")
}

fn is_sort_of_election(word: &str) -> bool {
    matches!(
        word,
        "general"
            | "presidential"
            | "federal"
            | "parliamentary"
            | "legislative"
            | "local"
            | "regional"
            | "state"
            | "provincial"
            | "gubernatorial"
            | "mayoral"
            | "municipal"
            | "council"
            | "assembly"
            | "independence"
            | "constitutional"
            | "leadership"
            | "snap"
            | "by"
            | "-"
            | "'s"
            | "’s"
    )
}
