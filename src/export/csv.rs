//! Tables for other programs: comma-separated values as RFC 4180 has them.
//!
//! The text is UTF-8 without a byte order mark, so that no program takes the mark for a part of the
//! first title; lines end in CR LF. A cell that a spreadsheet would take for a formula and carry out
//! gets an apostrophe before it, by which spreadsheets know text. To tell it from an apostrophe that
//! was there, a cell that begins so before such a sign gets another one: a reader that takes one
//! apostrophe away before such signs gets every cell back as it was.

/// The records as lines with commas between the cells.
pub fn write(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    for record in records {
        let cells: Vec<String> = record.iter().map(|cell| quoted(&harmless(cell))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// The records as lines with tabs between the cells, for the clipboard. A line break or a tab in a cell
/// becomes a space, so that only a cell with a quotation mark has to be quoted: a spreadsheet would
/// take the mark for the beginning of a quoted cell.
pub fn write_with_tabs(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    for record in records {
        let cell = |cell: &String| {
            let cell = harmless(&cell.replace(['\t', '\r', '\n'], " "));
            if cell.contains('"') { in_quotes(&cell) } else { cell }
        };
        let cells: Vec<String> = record.iter().map(cell).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}

/// The records for a program that carries out no formulas: every cell as it is.
pub fn write_exact(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    for record in records {
        let cells: Vec<String> = record.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// The cell as it was before [`write`] made it harmless.
#[must_use]
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_risky(cell) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet could take the cell for a formula; also when it begins with apostrophes,
/// quotation marks or blanks before the sign that makes it one. The wide forms of the signs count, too.
fn is_risky(cell: &str) -> bool {
    let is_control = |sign: char| matches!(sign, '\t' | '\r' | '\n');
    let is_passed_over =
        |sign: char| matches!(sign, '\'' | '"') || (sign.is_whitespace() && !is_control(sign));
    let rest = cell.trim_start_matches(is_passed_over);
    rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn harmless(cell: &str) -> String {
    if is_risky(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str) -> String {
    let is_plain = !cell.contains([',', '"', '\r', '\n']) && !cell.starts_with(' ') && !cell.ends_with(' ');
    if is_plain { cell.to_owned() } else { in_quotes(cell) }
}

fn in_quotes(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The records of a text that [`write`] wrote.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut records = Vec::new();
        let mut record = Vec::new();
        let mut cell = String::new();
        let mut is_quoted = false;
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '"' if is_quoted && characters.peek() == Some(&'"') => {
                    characters.next();
                    cell.push('"');
                }
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => record.push(restored(&std::mem::take(&mut cell)).to_owned()),
                '\r' if !is_quoted => {
                    assert_eq!(characters.next(), Some('\n'));
                    record.push(restored(&std::mem::take(&mut cell)).to_owned());
                    records.push(std::mem::take(&mut record));
                }
                other => cell.push(other),
            }
        }
        assert!(cell.is_empty() && record.is_empty() && !is_quoted);
        records
    }

    fn one(cell: &str) -> String {
        write([vec![cell.to_owned()]])
    }

    #[test]
    fn cells_are_quoted_as_the_standard_says() {
        assert_eq!(one("plain text"), "plain text\r\n");
        assert_eq!(one("one, two"), "\"one, two\"\r\n");
        assert_eq!(one("a \"quoted\" word"), "\"a \"\"quoted\"\" word\"\r\n");
        assert_eq!(one("two\nlines"), "\"two\nlines\"\r\n");
        assert_eq!(write([vec!["a".to_owned(), String::new()], vec!["1".to_owned(); 2]]), "a,\r\n1,1\r\n");
    }

    #[test]
    fn what_could_be_a_formula_is_made_harmless() {
        assert_eq!(one("=1+1"), "'=1+1\r\n");
        assert_eq!(one("-3 degrees"), "'-3 degrees\r\n");
        assert_eq!(one("@home"), "'@home\r\n");
        assert_eq!(one("\tx"), "'\tx\r\n");
        assert_eq!(one("\rx"), "\"'\rx\"\r\n");
        assert_eq!(one("＝SUM(A1)"), "'＝SUM(A1)\r\n");
        assert_eq!(one("'=x"), "''=x\r\n");
        assert_eq!(one("\"=x"), "\"'\"\"=x\"\r\n");
        assert_eq!(one("\u{a0}=x"), "'\u{a0}=x\r\n");
        assert_eq!(one("'tis"), "'tis\r\n", "an apostrophe alone does no harm");
        assert_eq!(one("a=b"), "a=b\r\n");
    }

    #[test]
    fn what_is_copied_has_a_line_for_each_record() {
        let text = write_with_tabs([vec!["a\tb".to_owned(), "=c\nd".to_owned()], vec!["e".to_owned(); 2]]);
        assert_eq!(text, "a b\t'=c d\ne\te\n");
        let text = write_with_tabs([vec!["the \"fleet\"".to_owned(), "a, b".to_owned()]]);
        assert_eq!(text, "\"the \"\"fleet\"\"\"\ta, b\n");
    }

    proptest! {
        #[test]
        fn every_cell_is_read_back_whole(
            records in proptest::collection::vec(
                proptest::collection::vec("(?s)['=+@ \t\r\n,\"-]{0,3}.{0,12}", 1..4),
                0..6,
            ),
        ) {
            prop_assert_eq!(read(&write(records.clone())), records);
        }

        #[test]
        fn no_cell_begins_as_a_formula_does(cell in "(?s)['=+@ \t\r\n-]{0,3}.{0,12}") {
            let written = one(&cell);
            let bare = written.trim_start_matches('"');
            prop_assert!(!bare.starts_with(['=', '+', '-', '@', '\t']) || !is_risky(&cell));
            prop_assert!(!is_risky(&cell) || bare.starts_with('\''));
        }
    }
}
