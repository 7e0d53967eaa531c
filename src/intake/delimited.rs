//! Tables of articles in plain text: cells parted by commas, semicolons, tabs or bars.

use std::borrow::Cow;

use super::columns::{Columns, Preview, Record, Table, headings, is_heading};
use super::{Budget, Piece, Refusal};
use crate::document::decoded;

/// The signs that part cells, the most usual first.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How much of a file is looked at to find the sign, in bytes.
const LOOK: usize = 64 * 1024;
/// How many rows are looked at.
const ROWS: usize = 60;
/// How many cells a row has at most.
const MOST_CELLS: usize = 1_000;

/// Gives each row of a table as an article.
///
/// # Errors
///
/// [`Refusal::Empty`] when it has no rows, [`Refusal::NoColumn`] when a chosen column is not there.
pub(super) fn read(
    bytes: &[u8],
    columns: &Columns,
    budget: &mut Budget,
    take: &mut dyn FnMut(Piece),
) -> Result<(), Refusal> {
    let text = text(bytes);
    let is_open = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    if !is_open {
        return table(&text).read(columns, budget, take);
    }
    // The row that runs to the end of the file is the one that is not closed.
    let mut last: Option<Piece> = None;
    let read = table(&text).read(columns, budget, &mut |piece| {
        if let Some(before) = last.replace(piece) {
            take(before);
        }
    });
    if let Some(mut piece) = last {
        if let Ok(super::Content::Transcript(transcript)) = &mut piece.content {
            let problem =
                "A quotation mark is opened in the table and never closed; rows may have run together.";
            transcript.problems.push(problem.to_owned());
        }
        take(piece);
    }
    read
}

/// The beginning of a table.
pub(super) fn preview(bytes: &[u8]) -> Preview {
    table(&text(bytes)).preview()
}

/// The characters of a file. What is valid is not copied.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Cow::Borrowed(text),
        _ => Cow::Owned(decoded(bytes).0),
    }
}

fn table(text: &str) -> Table<'_> {
    let (text, sign) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        // What Excel writes to say which sign it has used.
        Some((said, rest)) if said.trim_end_matches('\r').len() == 1 => (rest, said.as_bytes()[0]),
        _ => (text, sign(text)),
    };
    let mut records =
        reader(text, sign).into_records().filter_map(Result::ok).map(|record| cells(&record)).peekable();
    let first = records.next().unwrap_or_default();
    // A row alone is no row of headings.
    let has_headings = is_heading(&first) && records.peek().is_some();
    let names = if has_headings { first.clone() } else { vec![String::new(); first.len()] };
    let records = (!has_headings).then_some(first).into_iter().chain(records);
    let headings = headings(names.into_iter());
    let names = headings.clone();
    let offset = 1 + u32::from(has_headings);
    let rows = records.enumerate().map(move |(index, cells)| Record {
        row: index as u32 + offset,
        fields: fields(&names, cells),
        ..Record::default()
    });
    Table { sheet: None, headings, rows: Box::new(rows) }
}

fn reader(text: &str, sign: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(sign).from_reader(text.as_bytes())
}

/// The cells of a row. What is beyond the most that a row has stays together in the last.
fn cells(record: &csv::StringRecord) -> Vec<String> {
    let mut cells: Vec<String> = record.iter().take(MOST_CELLS).map(str::to_owned).collect();
    if let Some(last) = cells.last_mut().filter(|_| record.len() > MOST_CELLS) {
        for cell in record.iter().skip(MOST_CELLS).filter(|cell| !cell.is_empty()) {
            last.push(' ');
            last.push_str(cell);
        }
    }
    cells
}

/// The cells under their headings; cells beyond the last heading get numbers.
fn fields(headings: &[String], cells: Vec<String>) -> Vec<(String, String)> {
    let name = |index: usize| headings.get(index).cloned().unwrap_or_else(|| format!("column {}", index + 1));
    cells.into_iter().enumerate().map(|(index, cell)| (name(index), cell)).collect()
}

/// The sign that parts the first rows into the same number of cells, as many as can be.
fn sign(text: &str) -> u8 {
    let mut end = text.len().min(LOOK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let look = &text[..end];
    let score = |sign: u8| {
        let mut counts: Vec<usize> = reader(look, sign)
            .into_records()
            .filter_map(Result::ok)
            .take(ROWS)
            .map(|row| row.len())
            .collect();
        if counts.len() > 2 && end < text.len() {
            counts.pop();
        }
        counts.sort_unstable();
        let usual = counts.get(counts.len() / 2).copied().unwrap_or(0);
        let alike = counts.iter().filter(|count| **count == usual).count();
        // Whether the rows agree counts more than how many cells they have.
        if usual < 2 { 0 } else { alike * 1000 / counts.len() + usual.min(20) }
    };
    let scores = SIGNS.map(score);
    let best = scores.iter().copied().max().unwrap_or(0);
    scores.iter().position(|score| *score == best).map_or(b',', |index| SIGNS[index])
}

#[cfg(test)]
mod tests {
    use super::super::{Content, Limits};
    use super::*;

    const LONG: &str =
        "The council of Ardmouth voted on Monday to dredge the harbour, after a debate of three hours.";

    fn pieces(text: &[u8], columns: &str) -> Result<Vec<Piece>, Refusal> {
        let columns = if columns.is_empty() { Columns::default() } else { columns.parse().unwrap() };
        let mut pieces = Vec::new();
        let mut budget = Budget::new(Limits::default(), text.len() as u64);
        read(text, &columns, &mut budget, &mut |piece| pieces.push(piece))?;
        Ok(pieces)
    }

    #[test]
    fn each_row_is_an_article_with_bytes_of_its_own() {
        let text = format!("Headline;Body;Date\nHarbour;\"{LONG}\nAnd more.\";03.12.2026\nNothing;;\n;;\n");
        let pieces = pieces(text.as_bytes(), "").unwrap();
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0].path, ["row 2"]);
        let own: serde_json::Value = serde_json::from_slice(pieces[0].bytes.as_deref().unwrap()).unwrap();
        assert_eq!(own["Headline"], "Harbour");
        let Ok(Content::Transcript(transcript)) = &pieces[0].content else { panic!("{:?}", pieces[0]) };
        assert_eq!(transcript.title.as_deref(), Some("Harbour"));
        assert_eq!(transcript.date, Some(jiff::civil::date(2026, 12, 3)));
        assert_eq!(transcript.passages.len(), 3);
        assert_eq!(pieces[1].content, Err(Refusal::Empty));
    }

    #[test]
    fn columns_can_be_chosen_and_have_to_be_there() {
        let text = format!("a,b,c\nOne,{},x\n", LONG.replace(',', ""));
        let chosen = pieces(text.as_bytes(), "title=c,text=a+b").unwrap();
        let Ok(Content::Transcript(transcript)) = &chosen[0].content else { panic!("{chosen:?}") };
        assert_eq!(transcript.passages.len(), 3);
        assert_eq!(transcript.passages[1].text, "One");
        assert_eq!(
            pieces(text.as_bytes(), "text=Body"),
            Err(Refusal::NoColumn("Body".into(), "a, b, c".into()))
        );
    }

    #[test]
    fn a_table_without_text_is_one_text() {
        let pieces = pieces(b"name\tvotes\nArdland\t4100\nBrevia\t950\n", "").unwrap();
        let [Piece { path, bytes: None, content: Ok(Content::Transcript(transcript)) }] = pieces.as_slice()
        else {
            panic!("{pieces:?}")
        };
        assert!(path.is_empty());
        assert_eq!(transcript.passages[1].text, "Brevia; 950");
        assert_eq!(transcript.passages[1].locator.as_ref().unwrap().to_string(), "row 3");
        assert!(transcript.problems[0].contains("choose the columns"));
    }

    #[test]
    fn the_sign_and_the_encoding_are_found() {
        assert_eq!(sign("a;b;c\n1,5;2,5;3,5\n1;2;3\n"), b';');
        assert_eq!(sign("a\tb\none, two\tthree\n"), b'\t');
        assert_eq!(sign("only one column\nwith, commas\n"), b',');
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode("Titre;Texte\ncafé;élève à l’été\n");
        assert_eq!(table(&text(&bytes)).preview().rows, [["café", "élève à l’été"]]);
    }

    #[test]
    fn a_row_alone_is_read() {
        let found = pieces(b"Ardmouth, a harbour", "").unwrap();
        let Ok(Content::Transcript(transcript)) = &found[0].content else { panic!() };
        assert_eq!(transcript.passages[0].text, "Ardmouth; a harbour");
        assert_eq!(transcript.passages[0].locator.as_ref().unwrap().to_string(), "row 1");
    }

    #[test]
    fn an_open_quotation_mark_is_told() {
        let text = format!("title,text\nOne,{}\nTwo,\"{LONG}\nThree,x\n", LONG.replace(',', ""));
        let pieces = pieces(text.as_bytes(), "").unwrap();
        assert_eq!(pieces.len(), 2);
        let Ok(Content::Transcript(transcript)) = &pieces[1].content else { panic!() };
        assert!(transcript.problems[0].contains("never closed"));
    }

    #[test]
    fn days_in_doubt_are_told() {
        let text =
            format!("title,text,date\nOne,{0},03/12/2026\nTwo,{0},04/12/2026\n", LONG.replace(',', ""));
        let found = pieces(text.as_bytes(), "").unwrap();
        let Ok(Content::Transcript(transcript)) = &found[0].content else { panic!() };
        assert_eq!(transcript.date, None);
        assert!(transcript.problems[0].contains("order=day-first"));
        let found = pieces(text.as_bytes(), "title=title,text=text,date=date,order=month-first").unwrap();
        let Ok(Content::Transcript(transcript)) = &found[0].content else { panic!() };
        assert_eq!(transcript.date, Some(jiff::civil::date(2026, 3, 12)));
    }
}
