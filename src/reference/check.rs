//! Whether the rows of the lists can be read: what is wrong with a row, where it stands, what belongs there.
//!
//! The program itself leaves out a row that it cannot read. Whoever writes one is told: the tests and
//! `cargo bench --bench measure -- changes` call [`wrong_rows`].

use std::collections::BTreeSet;
use std::fmt;

use super::Reference;
use super::normal::normal;
use crate::vocabulary::{Circumstance, EntityKind};

/// A row of a list that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongRow {
    /// The file, as seen from the root of the project.
    pub file: &'static str,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and what belongs there.
    pub what: String,
}

impl fmt::Display for WrongRow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}, line {}: {}", self.file, self.line, self.what)
    }
}

/// What a column of a list holds.
#[derive(Clone, Copy)]
enum Column {
    /// A kind of entity.
    Kind,
    /// The code of a country of `countries.tsv`, or nothing.
    Country,
    /// The codes of such countries, separated by blanks.
    Countries,
    /// The usual or another name of something that the lists know.
    Thing,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A number.
    Number,
    /// A month, as in 2025-12.
    Month,
    /// Something, separated by `|` where there are several.
    Words,
    /// The same, or nothing.
    Any,
}

/// A list of plain rows: its file, its text, what its columns hold, and after how many of them a row may end.
struct List(&'static str, &'static str, &'static [Column], usize);

/// A list by the name of its file below `data/knowledge`.
macro_rules! list {
    ($file:literal, $columns:expr, $needed:expr) => {
        List(
            concat!("data/knowledge/", $file),
            include_str!(concat!("../../data/knowledge/", $file)),
            &$columns,
            $needed,
        )
    };
}

const GENDERS: Column = Column::OneOf(&["m", "f", ""]);
const NAMED: [Column; 5] = [Column::Kind, Column::Any, Column::Country, Column::Words, Column::Any];

const LISTS: [List; 23] = {
    use Column::{Any, Countries, Kind, Month, Number, OneOf, Thing, Words};
    [
        list!("countries.tsv", [Words, Words, Any, Any, Any, Any], 6),
        list!("organisations.tsv", NAMED, 4),
        list!("parties.tsv", NAMED, 4),
        list!("places.tsv", NAMED, 4),
        list!("laws.tsv", NAMED, 4),
        list!("events.tsv", NAMED, 4),
        list!("concepts.tsv", NAMED, 4),
        list!("memberships.tsv", [Thing, Month, Number, Countries, Any], 4),
        list!("peoples.tsv", [Words, Thing], 2),
        list!("honorifics.tsv", [Words, GENDERS], 1),
        list!(
            "offices.tsv",
            [
                Words,
                OneOf(&[
                    "state",
                    "government",
                    "organisation",
                    "parliament",
                    "military",
                    "court",
                    "church",
                    "royal",
                    "police",
                    "sport",
                    "company",
                    "media",
                    "",
                ]),
                GENDERS,
                Any,
            ],
            1
        ),
        list!("given_names.tsv", [OneOf(&["m", "f"]), Words], 2),
        list!("nouns.tsv", [Kind, Words, OneOf(&["one", "many", "both", "known", "needed"]), Words], 4),
        list!(
            "organisation_words.tsv",
            [Kind, Words, OneOf(&["last", "head", "suffix", "any", "saint"]), Words],
            4
        ),
        list!("name_nouns.tsv", [Kind, Words, Words], 3),
        list!("contexts.tsv", [Kind, Number, Words, Words], 4),
        list!("speech.tsv", [OneOf(&["reporting", "speaking"]), Words], 2),
        list!("fates.tsv", [Words, OneOf(&["object", "subject"]), Words], 3),
        list!("verbs_of_will.tsv", [Words], 1),
        list!("plain_persons.tsv", [Words], 1),
        list!("synonyms.tsv", [Words, Words], 2),
        list!("broader_nouns.tsv", [Words, Words], 2),
        list!("confidence.tsv", [OneOf(&["base", "rule", "circumstance"]), Words, Number], 3),
    ]
};

/// Every row of the plain lists that cannot be read, in the order of the files. The rows of
/// `data/knowledge/relations` have readers of their own.
#[must_use]
pub fn wrong_rows() -> Vec<WrongRow> {
    let reference = Reference::built_in();
    let mut found = Vec::new();
    for List(file, text, columns, needed) in &LISTS {
        let mut seen = BTreeSet::new();
        for (index, line) in text.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let row: Vec<&str> = line.split('\t').collect();
            let mut tell = |what: String| found.push(WrongRow { file, line: index + 1, what });
            if row.len() < *needed || row.len() > columns.len() {
                tell(format!(
                    "{} columns, and there should be {needed} to {}; they are separated by tabs",
                    row.len(),
                    columns.len()
                ));
                continue;
            }
            for (place, (value, column)) in row.iter().zip(*columns).enumerate() {
                if let Some(what) = wrong(value, *column, reference) {
                    tell(format!("column {}: {what}", place + 1));
                }
            }
            if !seen.insert(row.clone()) {
                tell("the same row stands in the list before".to_owned());
            }
        }
    }
    found.extend(wrong_numbers());
    found
}

/// What is wrong with a value, if it is not what the column holds.
fn wrong(value: &str, column: Column, reference: &Reference) -> Option<String> {
    let country = |code: &str| (reference.country(code).is_none()).then(|| no_country(code));
    match column {
        Column::Kind => EntityKind::from_name(value).is_none().then(|| {
            let kinds: Vec<&str> = EntityKind::ALL.iter().map(|kind| kind.as_str()).collect();
            format!("“{value}” is no kind; the kinds are {}", kinds.join(", "))
        }),
        Column::Country | Column::Any if value.is_empty() => None,
        Column::Country => country(value),
        Column::Countries => value.split_ascii_whitespace().find_map(country),
        Column::Thing => reference.named_as(&normal(value), value).is_empty().then(|| {
            format!("“{value}” is in no list; write its name as another list of data/knowledge has it")
        }),
        Column::OneOf(words) => (!words.contains(&value)).then(|| {
            let words: Vec<&str> =
                words.iter().map(|word| if word.is_empty() { "nothing" } else { word }).collect();
            format!("“{value}” does not belong here; there may stand {}", words.join(", "))
        }),
        Column::Number => value.parse::<f32>().is_err().then(|| format!("“{value}” is no number")),
        Column::Month => {
            let day = format!("{value}-01").parse::<jiff::civil::Date>();
            day.is_err().then(|| format!("“{value}” is no month; write it as 2025-12"))
        }
        Column::Words if value.trim().is_empty() => Some("nothing stands here".to_owned()),
        Column::Words | Column::Any => value
            .split(['|', ';'])
            .any(|part| part.is_empty() || part != part.trim())
            .then(|| format!("“{value}” has a blank too many, or a separator with nothing beside it")),
    }
}

fn no_country(code: &str) -> String {
    format!("“{code}” is no country of data/knowledge/countries.tsv; write its ISO 3166-1 code")
}

/// Bodies with fewer members than countries that are among them, and circumstances that are none.
fn wrong_numbers() -> Vec<WrongRow> {
    let mut found = Vec::new();
    for List(file, text, ..) in &LISTS {
        for (index, line) in text.lines().enumerate() {
            let row: Vec<&str> = line.split('\t').collect();
            let what = match (*file, row.as_slice()) {
                ("data/knowledge/memberships.tsv", [_, _, number, codes, ..]) => wrong_count(number, codes),
                ("data/knowledge/confidence.tsv", ["circumstance", name, _]) => {
                    let known = Circumstance::from_name(name).is_some();
                    (!known).then(|| format!("“{name}” is no circumstance of src/vocabulary/circumstance.rs"))
                }
                _ => None,
            };
            found.extend(what.map(|what| WrongRow { file, line: index + 1, what }));
        }
    }
    found
}

fn wrong_count(number: &str, codes: &str) -> Option<String> {
    let countries: Vec<&str> = codes.split_ascii_whitespace().collect();
    let distinct: BTreeSet<&&str> = countries.iter().collect();
    let number: usize = number.parse().ok()?;
    if distinct.len() != countries.len() {
        return Some("a country stands twice among the members".to_owned());
    }
    (countries.len() > number)
        .then(|| format!("{number} members, but {} countries are listed among them", countries.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_column_may_not_hold_is_told_with_what_it_may() {
        let reference = Reference::built_in();
        let told = |value, column| wrong(value, column, reference).unwrap_or_default();
        assert_eq!(told("ORG", Column::Kind), "");
        assert!(told("ORGG", Column::Kind).contains("the kinds are PER, ORG"));
        assert_eq!(told("", Column::Country), "");
        assert!(told("UK", Column::Country).contains("ISO 3166-1"));
        assert!(told("GB UK", Column::Countries).starts_with("“UK”"));
        assert!(told("Council of Atlantis", Column::Thing).contains("in no list"));
        assert!(told("2025-13", Column::Month).contains("no month"));
        assert!(told("forty", Column::Number).contains("no number"));
        assert!(told("Tory||Tories", Column::Words).contains("separator"));
        assert!(told("x", GENDERS).contains("m, f, nothing"));
    }

    #[test]
    fn members_are_counted() {
        assert_eq!(wrong_count("3", "BE NL LU"), None);
        assert_eq!(wrong_count("4", "BE NL LU"), None);
        assert!(wrong_count("2", "BE NL LU").unwrap().contains("3 countries"));
        assert!(wrong_count("3", "BE NL NL").unwrap().contains("twice"));
    }
}
