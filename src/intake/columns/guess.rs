//! Which column holds what, told from the headings and from what stands beneath them.

use super::super::dates::{Day, day, order_in};
use super::{Columns, DateOrder, Record, Role};

/// How many rows are looked at.
pub(in super::super) const SAMPLE: usize = 200;
/// How many columns are looked at.
const MOST_COLUMNS: usize = 200;
/// A column is text when its cells have so many characters on average …
const TEXT_LENGTH: usize = 80;
/// … or so many when its heading says that it is text.
const NAMED_TEXT_LENGTH: usize = 20;
/// Below this a guess is none.
const LEAST: i32 = 50;

/// What the columns of each part are called, the clearest first, in small letters.
const NAMES: [(Role, &[&str]); 7] = [
    (
        Role::Text,
        &["text", "body", "content", "article", "fulltext", "articlebody", "maintext", "story", "bodytext"],
    ),
    (Role::Title, &["title", "headline", "heading", "head", "subject", "name"]),
    (
        Role::Date,
        &[
            "date",
            "published",
            "publishedat",
            "datepublished",
            "publicationdate",
            "pubdate",
            "publishdate",
            "time",
            "timestamp",
            "created",
            "createdat",
            "day",
            "publishedon",
        ],
    ),
    (Role::Author, &["author", "authors", "byline", "writer", "by", "creator", "journalist"]),
    (
        Role::Publisher,
        &[
            "publisher",
            "source",
            "outlet",
            "site",
            "newspaper",
            "publication",
            "sourcename",
            "domain",
            "media",
            "medium",
        ],
    ),
    (Role::Identity, &["url", "link", "id", "uri", "guid", "address", "permalink", "identifier"]),
    (Role::Language, &["language", "lang", "locale", "inlanguage"]),
];
/// Columns of text that come before the text proper.
const LEADS: &[&str] =
    &["lead", "summary", "description", "abstract", "standfirst", "subtitle", "teaser", "intro"];

/// What tells of a column what it holds.
struct Facts {
    cells: usize,
    /// Characters of a cell, on average.
    length: usize,
    dates: usize,
    addresses: usize,
    distinct: bool,
}

/// The columns of a table of articles, as far as they can be told; `None` when no column holds text.
pub(in super::super) fn guess(headings: &[String], sample: &[Record]) -> Option<Columns> {
    let headings = &headings[..headings.len().min(MOST_COLUMNS)];
    let facts: Vec<Facts> = headings.iter().map(|heading| facts(heading, sample)).collect();
    let mut scores: Vec<(i32, Role, usize)> = Vec::new();
    for (index, (heading, facts)) in headings.iter().zip(&facts).enumerate() {
        for role in Role::ALL {
            scores.push((score(*role, heading, facts), *role, index));
        }
    }
    scores.retain(|(score, ..)| *score >= LEAST);
    // The surest first; of two as sure the column further to the left.
    scores.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.cmp(&b.2)).then(a.1.cmp(&b.1)));
    let mut columns = Columns::default();
    let mut used = vec![false; headings.len()];
    for (_, role, index) in scores {
        if !used[index] && columns.of(role).is_empty() {
            columns.assign(role, headings[index].clone());
            used[index] = true;
        }
    }
    if columns.text.is_empty() {
        return None;
    }
    let leads = headings.iter().enumerate().filter(|(index, heading)| {
        !used[*index]
            && LEADS.contains(&name_of(heading).as_str())
            && facts[*index].length >= NAMED_TEXT_LENGTH
    });
    let leads: Vec<String> = leads.map(|(_, heading)| heading.clone()).collect();
    columns.text.splice(0..0, leads);
    Some(columns)
}

/// What comes first in the days of the chosen column, as far as the rows tell.
pub(in super::super) fn order(columns: &Columns, sample: &[Record]) -> Option<DateOrder> {
    let heading = columns.date.as_deref()?;
    columns.order.or_else(|| order_in(sample.iter().filter_map(|record| record.get(heading))))
}

fn facts(heading: &str, sample: &[Record]) -> Facts {
    let cells = sample.iter().filter_map(|record| record.get(heading)).filter(|cell| !cell.trim().is_empty());
    let mut facts = Facts { cells: 0, length: 0, dates: 0, addresses: 0, distinct: true };
    let mut seen = std::collections::BTreeSet::new();
    for cell in cells {
        facts.cells += 1;
        facts.length += cell.chars().count();
        facts.dates += usize::from(day(cell, None) != Day::None);
        facts.addresses += usize::from(cell.starts_with("http://") || cell.starts_with("https://"));
        facts.distinct &= seen.insert(cell);
    }
    facts.length /= facts.cells.max(1);
    facts
}

/// The last part of a heading in small letters, without blanks and signs.
fn name_of(heading: &str) -> String {
    let last = heading.rsplit('.').find(|part| !part.trim().is_empty()).unwrap_or(heading);
    last.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How sure it is that a column holds this part, from 0 to 200.
fn score(role: Role, heading: &str, facts: &Facts) -> i32 {
    if facts.cells == 0 {
        return 0;
    }
    let name = name_of(heading);
    let known = NAMES.iter().find(|(of, _)| *of == role).map_or(&[][..], |(_, names)| *names);
    let named = match known.iter().position(|known| *known == name) {
        Some(place) => 100 - place as i32,
        None if known.iter().any(|known| known.len() >= 4 && name.contains(known)) => 40,
        None => 0,
    };
    let share = |count: usize| (count * 100 / facts.cells) as i32;
    match role {
        Role::Text if facts.length >= TEXT_LENGTH => named + 50 + (facts.length.min(4_000) / 80) as i32,
        Role::Text if facts.length >= NAMED_TEXT_LENGTH && named >= 90 => named,
        Role::Title if facts.length >= 200 || share(facts.addresses) > 50 => 0,
        Role::Title if (15..200).contains(&facts.length) && facts.distinct => named + 20,
        Role::Title => named,
        Role::Date if share(facts.dates) >= 60 => named + 50,
        Role::Identity if share(facts.addresses) >= 60 => named + 50,
        Role::Identity if facts.distinct && facts.length <= 40 => named,
        Role::Author | Role::Publisher if facts.length <= 80 => named,
        Role::Language if facts.length <= 20 => named,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(headings: &[&str], rows: &[&[&str]]) -> (Vec<String>, Vec<Record>) {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let record = |(index, row): (usize, &&[&str])| Record {
            row: index as u32 + 2,
            fields: headings.iter().cloned().zip(row.iter().map(|cell| (*cell).to_owned())).collect(),
            ..Record::default()
        };
        let records = rows.iter().enumerate().map(record).collect();
        (headings, records)
    }

    const LONG: &str =
        "The council of Ardmouth voted on Monday to dredge the harbour, after a debate of three hours.";

    #[test]
    fn columns_are_told_from_names_and_contents() {
        let rows: &[&[&str]] = &[
            &["7", "Harbour to be dredged", "A short lead of the article", LONG, "2026-03-12", "Noor Haddad"],
            &[
                "8",
                "Council goes home early",
                "Another lead of an article",
                LONG,
                "2026-03-13",
                "Noor Haddad",
            ],
        ];
        let (headings, records) = table(&["id", "Headline", "Lead", "Body", "Published", "Author"], rows);
        let columns = guess(&headings, &records).unwrap();
        let expected = "title=Headline,text=Lead+Body,date=Published,author=Author,identity=id";
        assert_eq!(columns.to_string(), expected);
    }

    #[test]
    fn columns_without_names_are_told_from_contents() {
        let rows: &[&[&str]] = &[
            &["https://example.org/1", "12 March 2026", LONG],
            &["https://example.org/2", "13 March 2026", LONG],
        ];
        let (headings, records) = table(&["column 1", "column 2", "column 3"], rows);
        assert_eq!(
            guess(&headings, &records).unwrap().to_string(),
            "text=column 3,date=column 2,identity=column 1"
        );
    }

    #[test]
    fn a_table_of_figures_holds_no_articles() {
        let (headings, records) = table(&["name", "votes"], &[&["Ardland", "4100"], &["Brevia", "950"]]);
        assert_eq!(guess(&headings, &records), None);
    }
}
