//! A [`Document`] of what the reader of its format took down.

use std::sync::Arc;

use super::traced::Traced;
use super::{
    Document, Locator, MAX_CHARACTERS, OriginMap, Paragraph, ParagraphKind, Problem, ReadOptions, Sketch,
    Span, Transcript, format, normalise, repair, repairs,
};

/// Among so many paragraphs at the start the headline is looked for, before it is set above them.
const TITLE_LOOK: usize = 6;

/// One paragraph on the way from the transcript to the document.
#[derive(Clone, Debug)]
struct Line {
    kind: ParagraphKind,
    text: String,
    locator: Option<Locator>,
}

/// Makes a document of a transcript. `name` is what the file is called, `bytes` are those that the transcript was made
/// of. Damaged characters are mended as in plain text; a headline, a day, an author and a publisher there are only
/// where the file says so. Never fails: what is wrong stands in [`Document::problems`].
#[must_use]
pub fn from_transcript(
    name: &str,
    bytes: impl Into<Arc<[u8]>>,
    transcript: Arc<Transcript>,
    options: &ReadOptions,
) -> Document {
    let mut document = Document::empty(name, bytes.into(), *options);
    let told = transcript.problems.iter().map(|message| Problem { message: message.clone(), bytes: None });
    document.problems.extend(told);
    let (mut lines, cut) = lines(&transcript);
    document.problems.extend(cut);
    let title = title_line(&transcript, &mut lines);
    let before = joined(&lines);
    let traced = mended(&before, options).filter(|mended| is_line_for_line(mended, &lines));
    let traced = traced.unwrap_or_else(|| untouched(&before));
    let paragraphs = paragraphs(&traced.text, &lines);
    document.title = title
        .and_then(|number| traced.text.split('\n').nth(number))
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|title| !title.is_empty());
    document.date = transcript.date.or_else(|| format::dateline::find(&traced.text, &paragraphs));
    document.author.clone_from(&transcript.author);
    document.publisher.clone_from(&transcript.publisher);
    document.repairs = repairs(&traced, before.as_bytes(), "UTF-8");
    document.paragraphs = format::bounded(&traced.text, paragraphs);
    document.sketch = Sketch::of(&traced.text);
    document.text = traced.text;
    document.transcript = Some(transcript);
    if document.paragraphs.is_empty() && document.problems.is_empty() {
        document.problems.push(Problem { message: "The file holds no text.".to_owned(), bytes: None });
    }
    document.find_language();
    document
}

/// The passages that hold words, each on one line, and what to say where there are more than are kept.
fn lines(transcript: &Transcript) -> (Vec<Line>, Option<Problem>) {
    let mut lines = Vec::new();
    let mut left = MAX_CHARACTERS;
    for passage in &transcript.passages {
        let text = one_line(&passage.text);
        if !text.contains(char::is_alphanumeric) {
            continue;
        }
        let length = text.chars().count();
        if length > left {
            let message =
                format!("The text is longer than {MAX_CHARACTERS} characters; the rest was left out.");
            return (lines, Some(Problem { message, bytes: None }));
        }
        left -= length;
        lines.push(Line { kind: passage.kind, text, locator: passage.locator.clone() });
    }
    (lines, None)
}

/// A text without line ends and control characters, and without blanks around it.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\0' => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            '\u{1}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}' => {}
            _ => line.push(character),
        }
    }
    line.trim_matches(|character: char| character.is_whitespace() || character == '\u{FEFF}').to_owned()
}

/// Which line is the headline. One that stands nowhere in the text is set above it, as a reader of the page sees it.
fn title_line(transcript: &Transcript, lines: &mut Vec<Line>) -> Option<usize> {
    let Some(title) = transcript.title.as_deref().map(one_line).filter(|title| !title.is_empty()) else {
        return lines.first().filter(|line| line.kind == ParagraphKind::Heading).map(|_| 0);
    };
    let is_title = |line: &Line| is_same_in_words(&line.text, &title);
    if let Some(number) = lines.iter().take(TITLE_LOOK).position(is_title) {
        lines[number].kind = ParagraphKind::Heading;
        return Some(number);
    }
    lines.insert(0, Line { kind: ParagraphKind::Heading, text: title, locator: None });
    Some(0)
}

fn is_same_in_words(one: &str, other: &str) -> bool {
    one.split_whitespace().map(str::to_lowercase).eq(other.split_whitespace().map(str::to_lowercase))
}

fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// A text of which every byte comes from itself.
fn untouched(text: &str) -> Traced {
    let mut origins = OriginMap::default();
    let whole = Span::new(0, text.len() as u32);
    origins.push(whole, whole);
    Traced { text: text.to_owned(), origins, mended: Vec::new() }
}

fn mended(text: &str, options: &ReadOptions) -> Option<Traced> {
    options.repair.then(|| normalise::normalise(repair::repair(untouched(text))).0)
}

/// Whether the lines of a text that was mended are still those that they were: what is mended may be a line end.
fn is_line_for_line(traced: &Traced, lines: &[Line]) -> bool {
    traced.text.split('\n').count() == lines.len().max(1)
        && traced.text.split('\n').all(|line| lines.is_empty() || !line.trim().is_empty())
}

fn paragraphs(text: &str, lines: &[Line]) -> Vec<Paragraph> {
    let mut start = 0;
    let mut paragraphs = Vec::with_capacity(lines.len());
    for (words, line) in text.split('\n').zip(lines) {
        let whole = Span::new(start, start + words.len() as u32);
        start = whole.end + 1;
        let span = format::trimmed(text, whole);
        paragraphs.push(Paragraph { span, kind: line.kind, locator: line.locator.clone() });
    }
    paragraphs
}

#[cfg(test)]
mod tests;
