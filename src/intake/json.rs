//! Articles as objects of JSON: one, a list of them, or one in each line.

use std::borrow::Cow;

use serde_json::Value;
use serde_json::value::RawValue;

use super::columns::{Columns, Preview, Record, Table};
use super::{Budget, Piece, Refusal};
use crate::document::decoded;

/// How deep within an object the list of articles is looked for.
const DEEPEST_LIST: usize = 4;
/// How many objects are asked for the names of their values.
const SAMPLE: usize = 200;
/// How many names are headings.
const MOST_HEADINGS: usize = 500;
/// Strings of a list longer than this are paragraphs.
const PARAGRAPH: usize = 40;

/// Gives each object of a file as an article.
///
/// # Errors
///
/// [`Refusal::Damaged`] when it is no JSON, [`Refusal::TooDeep`], [`Refusal::Empty`] and [`Refusal::NoColumn`] as they
/// say.
pub(super) fn read(
    bytes: &[u8],
    columns: &Columns,
    budget: &mut Budget,
    take: &mut dyn FnMut(Piece),
) -> Result<(), Refusal> {
    let text = text(bytes);
    let rows = rows_of_file(&text)?;
    table(&rows).read(columns, budget, take)
}

/// Gives the object of each line as an article.
///
/// # Errors
///
/// As [`read`]; a line that is no JSON is a piece that says so.
pub(super) fn read_lines(
    bytes: &[u8],
    columns: &Columns,
    budget: &mut Budget,
    take: &mut dyn FnMut(Piece),
) -> Result<(), Refusal> {
    let text = text(bytes);
    table(&rows_of_lines(&text)).read(columns, budget, take)
}

/// The beginning of a file of objects.
///
/// # Errors
///
/// As [`read`].
pub(super) fn preview(bytes: &[u8]) -> Result<Preview, Refusal> {
    let text = text(bytes);
    Ok(table(&rows_of_file(&text)?).preview())
}

/// The beginning of a file with an object in each line.
pub(super) fn preview_lines(bytes: &[u8]) -> Preview {
    let text = text(bytes);
    table(&rows_of_lines(&text)).preview()
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_or_else(|_| Cow::Owned(decoded(bytes).0), Cow::Borrowed)
}

/// One object as it stands in the file. The number zero is the file itself.
type Row<'t> = (u32, Cow<'t, str>);

fn rows_of_lines(text: &str) -> Vec<Row<'_>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| (index as u32 + 1, Cow::Borrowed(line.trim()))).collect()
}

fn rows_of_file(text: &str) -> Result<Vec<Row<'_>>, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if text.trim_start().starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| refusal(&error))?;
        let items = items.into_iter().enumerate();
        return Ok(items.map(|(index, item)| (index as u32 + 1, Cow::Borrowed(item.get()))).collect());
    }
    let value: Value = serde_json::from_str(text).map_err(|error| refusal(&error))?;
    let Some(list) = list_within(&value) else { return Ok(vec![(0, Cow::Borrowed(text))]) };
    Ok(list
        .iter()
        .enumerate()
        .map(|(index, item)| (index as u32 + 1, Cow::Owned(item.to_string())))
        .collect())
}

/// The longest list of objects within an object, as services wrap it: {"status": "ok", "articles": […]}.
fn list_within(value: &Value) -> Option<&Vec<Value>> {
    let mut level = vec![value];
    for _ in 0..DEEPEST_LIST {
        let values: Vec<&Value> =
            level.iter().filter_map(|value| value.as_object()).flat_map(|object| object.values()).collect();
        let lists = values.iter().filter_map(|value| value.as_array());
        let of_objects = lists.filter(|list| list.len() > 1 && list.iter().all(Value::is_object));
        // A list of objects as small as pictures or tags is a part of the one article.
        let found = of_objects.max_by_key(|list| list.len()).filter(|list| list.iter().any(has_text));
        if found.is_some() {
            return found;
        }
        level = values;
    }
    None
}

fn has_text(item: &Value) -> bool {
    let fields = fields_of(item);
    fields.iter().any(|(_, cell)| cell.chars().count() >= 2 * PARAGRAPH)
}

fn table<'t>(rows: &'t [Row<'t>]) -> Table<'t> {
    let mut headings: Vec<String> = Vec::new();
    for record in rows.iter().take(SAMPLE).map(record) {
        for (name, _) in record.fields {
            if headings.len() < MOST_HEADINGS && !headings.contains(&name) {
                headings.push(name);
            }
        }
    }
    Table { sheet: None, headings, rows: Box::new(rows.iter().map(record)) }
}

fn record((row, text): &Row<'_>) -> Record {
    let read = serde_json::from_str::<Value>(text);
    let (fields, trouble) = match read {
        Ok(value) => (fields_of(&value), None),
        Err(error) => (Vec::new(), Some(refusal(&error))),
    };
    Record { row: *row, fields, bytes: Some(text.as_bytes().to_vec()), trouble, ..Record::default() }
}

fn refusal(error: &serde_json::Error) -> Refusal {
    let message = error.to_string();
    if message.starts_with("recursion limit") { Refusal::TooDeep } else { Refusal::Damaged(message) }
}

/// The values of an object by the ways to them. The parser bounds how deep they stand.
fn fields_of(value: &Value) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut open: Vec<(String, &Value)> = vec![(String::new(), value)];
    while let Some((way, value)) = open.pop() {
        let at = |name: &str| if way.is_empty() { name.to_owned() } else { format!("{way}.{name}") };
        match value {
            Value::Object(object) => open.extend(object.iter().rev().map(|(name, value)| (at(name), value))),
            Value::Array(items) => {
                let objects = items.iter().filter(|item| item.is_object() || item.is_array());
                open.extend(objects.rev().map(|item| (way.clone(), item)));
                let words: Vec<String> = items.iter().filter_map(scalar).collect();
                if !words.is_empty() {
                    let are_paragraphs = words.iter().any(|words| words.chars().count() > PARAGRAPH);
                    add(&mut fields, way, &words.join(if are_paragraphs { "\n\n" } else { ", " }));
                }
            }
            other => {
                if let Some(words) = scalar(other) {
                    add(&mut fields, if way.is_empty() { "text".to_owned() } else { way }, &words);
                }
            }
        }
    }
    fields
}

/// Several values at the end of the same way are one cell.
fn add(fields: &mut Vec<(String, String)>, way: String, words: &str) {
    match fields.iter_mut().rev().take(64).find(|(name, _)| *name == way) {
        Some((_, cell)) => {
            cell.push_str(", ");
            cell.push_str(words);
        }
        None => fields.push((way, words.to_owned())),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Content, Limits};
    use super::*;

    const LONG: &str =
        "The council of Ardmouth voted on Monday to dredge the harbour, after a debate of three hours.";

    fn pieces(text: &str, are_lines: bool) -> Result<Vec<Piece>, Refusal> {
        let mut pieces = Vec::new();
        let mut budget = Budget::new(Limits::default(), text.len() as u64);
        let read = if are_lines { read_lines } else { read };
        read(text.as_bytes(), &Columns::default(), &mut budget, &mut |piece| pieces.push(piece))?;
        Ok(pieces)
    }

    fn transcript(piece: &Piece) -> &crate::document::Transcript {
        match &piece.content {
            Ok(Content::Transcript(transcript)) => transcript,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn lists_within_objects_are_found() {
        let object = format!(
            r#"{{"headline": "Harbour", "article": {{"body": "{LONG}"}}, "authors": [{{"name": "A"}}, {{"name": "B"}}]}}"#
        );
        let text = format!(r#"{{"status": "ok", "data": {{"items": [{object}, {object}]}}}}"#);
        let pieces = pieces(&text, false).unwrap();
        assert_eq!((pieces.len(), pieces[1].path.as_slice()), (2, &["row 2".to_owned()][..]));
        let transcript = transcript(&pieces[0]);
        assert_eq!(transcript.title.as_deref(), Some("Harbour"));
        assert_eq!(transcript.passages[1].text, LONG);
        assert_eq!(pieces[0].bytes, pieces[1].bytes);
    }

    #[test]
    fn one_object_is_the_file() {
        let text = format!(
            r#"{{"title": "Harbour", "paragraphs": ["{LONG}", "And more of it."], "tags": ["sea", "votes"]}}"#
        );
        let pieces = pieces(&text, false).unwrap();
        let [Piece { path, bytes: None, .. }] = pieces.as_slice() else { panic!("{pieces:?}") };
        assert!(path.is_empty());
        assert_eq!(transcript(&pieces[0]).passages.len(), 3);
    }

    #[test]
    fn a_damaged_line_is_told_and_the_others_read() {
        let line = format!(r#"{{"title": "Harbour", "text": "{LONG}"}}"#);
        let pieces = pieces(&format!("{line}\n\n{{\"title\": \n{line}\n"), true).unwrap();
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces[1].path, ["row 3"]);
        assert!(matches!(pieces[1].content, Err(Refusal::Damaged(_))));
        assert_eq!(transcript(&pieces[2]).passages[1].locator.as_ref().unwrap().to_string(), "row 4");
    }

    #[test]
    fn what_is_too_deep_or_no_json_is_refused() {
        let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
        let found = pieces(&deep, false);
        assert!(found.is_err() || found.unwrap().iter().all(|piece| piece.content.is_err()));
        assert_eq!(pieces(&format!("{{\"a\": {deep}}}"), false), Err(Refusal::TooDeep));
        assert!(matches!(pieces("{\"a\": 1,}", false), Err(Refusal::Damaged(_))));
        assert_eq!(pieces(" ", false), Err(Refusal::Empty));
        assert_eq!(pieces("[]", false), Err(Refusal::Empty));
    }
}
