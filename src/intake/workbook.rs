//! Tables of articles in workbooks of Excel and `LibreOffice`.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use jiff::ToSpan;

use super::columns::{Columns, Preview, Record, Table, headings, is_heading};
use super::{Budget, Piece, Refusal};

/// How many cells of a row are looked at.
const MOST_COLUMNS: usize = 2_000;
/// The day from which Excel counts, but for the leap day that 1900 never had.
const FIRST_DAY: jiff::civil::Date = jiff::civil::date(1899, 12, 30);

/// A row with its number, counted from one.
type Row = (u32, Vec<String>);

/// Gives each row of each sheet as an article. Where there are several sheets, one whose columns cannot be read is a
/// piece that says so.
///
/// # Errors
///
/// [`Refusal::Locked`], [`Refusal::Damaged`], [`Refusal::TooLarge`], [`Refusal::Empty`] and [`Refusal::NoColumn`] as
/// they say.
pub(super) fn read(
    bytes: &[u8],
    columns: &Columns,
    budget: &mut Budget,
    take: &mut dyn FnMut(Piece),
) -> Result<(), Refusal> {
    let sheets = sheets(bytes, budget)?;
    let are_several = sheets.len() > 1;
    for (name, rows) in sheets {
        let read = table(are_several.then(|| name.clone()), rows).read(columns, budget, take);
        match read {
            Err(trouble) if are_several => {
                let bytes = Some(name.clone().into_bytes());
                take(Piece { path: vec![format!("sheet “{name}”")], bytes, content: Err(trouble) });
            }
            read => read?,
        }
    }
    Ok(())
}

/// The beginning of the first sheet.
///
/// # Errors
///
/// As [`read`].
pub(super) fn preview(bytes: &[u8], budget: &mut Budget) -> Result<Preview, Refusal> {
    let sheets = sheets(bytes, budget)?;
    let are_several = sheets.len() > 1;
    let (name, rows) = sheets.into_iter().next().ok_or(Refusal::Empty)?;
    Ok(table(are_several.then_some(name), rows).preview())
}

/// The sheets that hold anything, with their rows.
fn sheets(bytes: &[u8], budget: &mut Budget) -> Result<Vec<(String, Vec<Row>)>, Refusal> {
    if bytes.starts_with(b"PK") {
        count_unpacked(bytes, budget)?;
    }
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let mut sheets = Vec::new();
    let mut trouble = None;
    for name in workbook.sheet_names() {
        budget.member()?;
        match workbook.worksheet_range(&name) {
            Ok(range) => {
                let start = range.start().map_or(0, |(row, _)| row);
                let rows = range.rows().enumerate().map(|(index, cells)| {
                    let cells = cells.iter().take(MOST_COLUMNS).map(text_of).collect::<Vec<_>>();
                    (start + index as u32 + 1, cells)
                });
                let rows: Vec<Row> =
                    rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).collect();
                if !rows.is_empty() {
                    sheets.push((name, rows));
                }
            }
            Err(error) => trouble = Some(refusal(&error)),
        }
    }
    match trouble {
        Some(trouble) if sheets.is_empty() => Err(trouble),
        _ if sheets.is_empty() => Err(Refusal::Empty),
        _ => Ok(sheets),
    }
}

/// Unpacks every member once into nothing and counts what comes out, for the reader of the format unpacks them whole.
fn count_unpacked(bytes: &[u8], budget: &mut Budget) -> Result<(), Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut window = vec![0; 64 * 1024];
    for index in 0..archive.len() {
        budget.member()?;
        // A member of a kind that cannot be unpacked is none of the sheets.
        let Ok(mut member) = archive.by_index(index) else { continue };
        while let Ok(length @ 1..) = member.read(&mut window) {
            budget.expand(length)?;
        }
    }
    Ok(())
}

fn damaged(error: &dyn std::fmt::Display) -> Refusal {
    Refusal::Damaged(format!("the workbook cannot be opened ({error})"))
}

fn refusal(error: &calamine::Error) -> Refusal {
    let message = error.to_string().to_lowercase();
    if message.contains("password") || message.contains("encrypted") {
        Refusal::Locked
    } else {
        damaged(error)
    }
}

fn table<'t>(sheet: Option<String>, mut rows: Vec<Row>) -> Table<'t> {
    let has_headings = rows.len() > 1 && is_heading(&rows[0].1);
    let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let mut names = if has_headings { rows.remove(0).1 } else { Vec::new() };
    names.resize(width, String::new());
    let headings = headings(names.into_iter());
    let (names, of_sheet) = (headings.clone(), sheet.clone());
    let rows = rows.into_iter().map(move |(row, cells)| Record {
        sheet: of_sheet.clone(),
        row,
        fields: names.iter().cloned().zip(cells).collect(),
        ..Record::default()
    });
    Table { sheet, headings, rows: Box::new(rows) }
}

/// What a cell shows. Days are given as 2026-03-12.
fn text_of(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) => {
            let days = moment.as_f64();
            // Less than a day is a time of day; a length of time is no date.
            let date = ((1.0..400_000.0).contains(&days) && moment.is_datetime())
                .then(|| FIRST_DAY.checked_add((days.floor() as i64).days()).ok());
            date.flatten().map_or_else(|| days.to_string(), |date| date.to_string())
        }
        Data::Float(number) => number.to_string(),
        Data::Error(_) | Data::Empty => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Content, Limits};
    use super::*;

    fn read_file(bytes: &[u8]) -> Result<Vec<Piece>, Refusal> {
        let mut pieces = Vec::new();
        let mut budget = Budget::new(Limits::default(), bytes.len() as u64);
        read(bytes, &Columns::default(), &mut budget, &mut |piece| pieces.push(piece))?;
        Ok(pieces)
    }

    #[test]
    fn sheets_of_every_format_are_read() {
        let files: [&[u8]; 3] = [
            include_bytes!("../../tests/intake/tables/articles.xlsx"),
            include_bytes!("../../tests/intake/tables/articles.ods"),
            include_bytes!("../../tests/intake/tables/articles.xls"),
        ];
        for bytes in files {
            let pieces = read_file(bytes).unwrap();
            let paths: Vec<&str> = pieces.iter().map(|piece| piece.path[0].as_str()).collect();
            assert_eq!(paths, ["sheet “Articles”, row 2", "sheet “Articles”, row 3", "sheet “Votes”"]);
            let Ok(Content::Transcript(first)) = &pieces[0].content else { panic!("{:?}", pieces[0]) };
            assert_eq!(first.title.as_deref(), Some("Harbour of Ardmouth to be dredged"));
            assert_eq!(first.date, Some(jiff::civil::date(2026, 3, 12)));
            let Ok(Content::Transcript(votes)) = &pieces[2].content else { panic!("{:?}", pieces[2]) };
            assert_eq!(votes.passages[0].text, "Ardland; 4100");
        }
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        let whole: &[u8] = include_bytes!("../../tests/intake/tables/articles.xlsx");
        for bytes in [&whole[..whole.len() / 2], b"PK\x03\x04", b"", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"] {
            assert!(matches!(read_file(bytes), Err(Refusal::Damaged(_))));
        }
    }
}
