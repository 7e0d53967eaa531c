//! The formats that hold a table of articles.

use super::{Budget, FileKind, Limits, Preview, Refusal, delimited, json, workbook};

/// The beginning of a table and what its columns seem to hold, for a person to choose; `None` when files of this kind
/// are no tables.
///
/// # Errors
///
/// The [`Refusal`] says why the table cannot be read.
pub fn preview(kind: FileKind, bytes: &[u8], limits: &Limits) -> Result<Option<Preview>, Refusal> {
    let mut budget = Budget::new(*limits, bytes.len() as u64);
    match kind {
        FileKind::Delimited => Ok(Some(delimited::preview(bytes))),
        FileKind::Workbook => workbook::preview(bytes, &mut budget).map(Some),
        FileKind::Json => json::preview(bytes).map(Some),
        FileKind::JsonLines => Ok(Some(json::preview_lines(bytes))),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Columns, Piece};
    use super::*;

    fn pieces(kind: FileKind, bytes: &[u8]) -> Result<Vec<Piece>, Refusal> {
        let mut budget = Budget::new(Limits::default(), bytes.len() as u64);
        let mut pieces = Vec::new();
        let read = match kind {
            FileKind::Delimited => delimited::read,
            FileKind::Workbook => workbook::read,
            FileKind::Json => json::read,
            _ => json::read_lines,
        };
        read(bytes, &Columns::default(), &mut budget, &mut |piece| pieces.push(piece))?;
        Ok(pieces)
    }

    #[test]
    fn a_preview_shows_rows_and_what_the_columns_seem_to_hold() {
        let text =
            "An article of the Gazette, with as many words as it takes to be taken for the text of one.";
        let line = format!(
            "{{\"title\": \"Harbour\", \"article\": {{\"body\": \"{text}\"}}, \"date\": \"2026-03-12\"}}"
        );
        let shown = preview(FileKind::JsonLines, line.as_bytes(), &Limits::default()).unwrap().unwrap();
        assert_eq!(shown.rows.len(), 1);
        assert_eq!(shown.guess.unwrap().to_string(), "title=title,text=article.body,date=date");
        assert_eq!(preview(FileKind::Pdf, b"", &Limits::default()), Ok(None));
        let workbook: &[u8] = include_bytes!("../../tests/intake/tables/articles.ods");
        let shown = preview(FileKind::Workbook, workbook, &Limits::default()).unwrap().unwrap();
        assert_eq!(shown.sheet.as_deref(), Some("Articles"));
        assert_eq!(shown.headings, ["Headline", "Body", "Published", "Author"]);
        assert_eq!(shown.guess.unwrap().to_string(), "title=Headline,text=Body,date=Published,author=Author");
    }

    proptest! {
        #[test]
        fn every_row_comes_out_once(rows in proptest::collection::vec((".{0,30}", "(?s).{0,200}"), 1..30)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["title", "text"]).unwrap();
            for (title, text) in &rows {
                writer.write_record([title, text]).unwrap();
            }
            let bytes = writer.into_inner().unwrap();
            let columns: Columns = "title=title,text=text".parse().unwrap();
            let mut budget = Budget::new(Limits::default(), bytes.len() as u64);
            let mut found = 0;
            let read = delimited::read(&bytes, &columns, &mut budget, &mut |_| found += 1);
            let filled = rows.iter().filter(|(title, text)| !(title.trim().is_empty() && text.trim().is_empty()));
            let filled = filled.count();
            prop_assert_eq!(found, filled);
            prop_assert_eq!(read.is_ok(), filled > 0);
        }

        #[test]
        fn damaged_tables_never_panic(
            which in 0_usize..4,
            flips in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..16),
            cut in any::<proptest::sample::Index>(),
        ) {
            let (kind, bytes): (FileKind, &[u8]) = match which {
                0 => (FileKind::Delimited, b"title;text\nHarbour;\"Words; and\nmore\"\n1;2\n"),
                1 => (FileKind::Json, br#"{"articles": [{"title": "a", "text": "b"}, {"title": "c", "tags": [1, "d"]}]}"#),
                2 => (FileKind::JsonLines, b"{\"title\": \"a\"}\n[1, {\"b\": null}]\n\"text\"\n"),
                _ => (FileKind::Workbook, include_bytes!("../../tests/intake/tables/articles.xlsx")),
            };
            let mut bytes = bytes.to_vec();
            for (place, value) in flips {
                let place = place.index(bytes.len());
                bytes[place] = value;
            }
            bytes.truncate(bytes.len() - cut.index(bytes.len()) / 4);
            drop(pieces(kind, &bytes));
        }
    }
}
