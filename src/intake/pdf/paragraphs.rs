//! Lines to paragraphs, over the ends of columns and pages.

use super::hyphens::Words;
use super::order::Block;
use super::segment::Segment;
use crate::document::ParagraphKind;

/// Letters so many times as large as those of the text make a heading.
const HEADING: f32 = 1.14;
/// The longest heading, in characters.
const LONGEST_HEADING: usize = 300;
/// Sizes that differ by less than this part are one.
const SAME_SIZE: f32 = 0.1;
/// A line this many times as far down as usual begins a paragraph.
const WIDER_LEADING: f32 = 1.28;
/// What stands between the cells of a row.
const BETWEEN_CELLS: &str = "; ";

/// A paragraph as it was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) kind: ParagraphKind,
    pub(super) text: String,
    /// The page on which it begins.
    pub(super) page: u32,
    /// The size of its letters.
    pub(super) size: f32,
}

/// One line with what tells whether it goes on the line before.
struct Line {
    text: String,
    left: f32,
    right: f32,
    baseline: f32,
    size: f32,
    /// How wide its first word is, with a blank before it.
    first_word: f32,
}

/// How the lines of a block stand.
struct Measure {
    left: f32,
    right: f32,
    /// From one line to the next, usually.
    leading: f32,
}

/// Puts lines together to paragraphs.
pub(super) struct Builder<'w> {
    words: &'w Words,
    /// The size of most letters of the document.
    body: f32,
    done: Vec<Paragraph>,
    /// The last line taken, with the measure of its block, while its paragraph may go on.
    last: Option<(Line, Measure)>,
    /// How many paragraphs began with an indented line and with another.
    indented: usize,
    flush: usize,
}

impl<'w> Builder<'w> {
    pub(super) const fn new(words: &'w Words, body: f32) -> Self {
        Self { words, body, done: Vec::new(), last: None, indented: 0, flush: 0 }
    }

    /// The paragraphs put together.
    pub(super) fn finish(self) -> Vec<Paragraph> {
        self.done
    }

    /// Adds the next block that is read.
    pub(super) fn add(&mut self, block: Block, page: u32) {
        if block.is_table {
            for row in block.lines {
                let cells: Vec<&str> = row.iter().map(|cell| cell.text.trim()).collect();
                let size = row.first().map_or(self.body, |cell| cell.size);
                self.push(ParagraphKind::ListItem, cells.join(BETWEEN_CELLS), page, size);
            }
            self.last = None;
            return;
        }
        let lines: Vec<Line> = block.lines.iter().filter_map(|line| line_of(line)).collect();
        let measure = measure(&lines);
        for (index, line) in lines.into_iter().enumerate() {
            let goes_on = match &self.last {
                None => false,
                Some((before, _)) if index > 0 => self.goes_on_below(before, &line, &measure),
                Some((before, of_before)) => self.goes_on_elsewhere(before, of_before, &line, &measure),
            };
            if goes_on {
                if let Some(paragraph) = self.done.last_mut() {
                    self.words.join(&mut paragraph.text, &line.text);
                }
            } else {
                self.count_indent(&line, &measure);
                let kind = self.kind(&line);
                self.push(kind, line.text.clone(), page, line.size);
            }
            self.last = Some((line, Measure { ..measure }));
        }
    }

    fn push(&mut self, kind: ParagraphKind, text: String, page: u32, size: f32) {
        if !text.trim().is_empty() {
            self.done.push(Paragraph { kind, text, page, size });
        }
    }

    fn kind(&self, line: &Line) -> ParagraphKind {
        if is_item(&line.text) {
            ParagraphKind::ListItem
        } else if line.size >= self.body * HEADING && line.text.chars().count() <= LONGEST_HEADING {
            ParagraphKind::Heading
        } else {
            ParagraphKind::Body
        }
    }

    fn count_indent(&mut self, line: &Line, measure: &Measure) {
        if line.size < self.body * HEADING {
            if is_indented(line, measure) { self.indented += 1 } else { self.flush += 1 }
        }
    }

    /// Whether a line goes on the one above it in the same block.
    fn goes_on_below(&self, before: &Line, line: &Line, measure: &Measure) -> bool {
        if !is_same_size(before.size, line.size) || is_item(&line.text) {
            return false;
        }
        let step = line.baseline - before.baseline;
        let is_heading = line.size >= self.body * HEADING;
        let usual = if is_heading { line.size * 1.35 } else { measure.leading };
        if step > usual * WIDER_LEADING + 0.5 {
            return false;
        }
        if is_heading {
            return true;
        }
        // Had the next word fitted, the line was ended on purpose.
        let would_fit = before.right + line.first_word < measure.right - line.size * 0.5;
        if is_indented(line, measure) && (!is_indented(before, measure) || would_fit) {
            // A hanging item goes on further in than it begins.
            return self.done.last().is_some_and(|paragraph| paragraph.kind == ParagraphKind::ListItem);
        }
        !(would_fit && ends_sentence(&before.text) && !line.text.starts_with(char::is_lowercase))
    }

    /// Whether the first line of a column or page goes on the last line of the one before.
    fn goes_on_elsewhere(&self, before: &Line, of_before: &Measure, line: &Line, measure: &Measure) -> bool {
        let is_text = self.done.last().is_some_and(|paragraph| paragraph.kind != ParagraphKind::Heading);
        if !is_text || !is_same_size(before.size, line.size) || is_item(&line.text) {
            return false;
        }
        if line.text.starts_with(char::is_lowercase) || before.text.ends_with(['-', '\u{AD}', '\u{2010}']) {
            return true;
        }
        if is_indented(line, measure) {
            return false;
        }
        let is_full = before.right + line.first_word >= of_before.right - line.size * 0.5;
        let uses_indents = self.indented > 2 && self.indented * 2 > self.flush;
        is_full && (!ends_sentence(&before.text) || uses_indents)
    }
}

fn line_of(parts: &[Segment]) -> Option<Line> {
    let (first, last) = (parts.first()?, parts.last()?);
    let text = parts.iter().map(|part| part.text.trim()).collect::<Vec<_>>().join(" ");
    let letters = text.chars().count().max(1) as f32;
    let word = text.split_whitespace().next()?.chars().count() as f32 + 1.0;
    let width: f32 = parts.iter().map(Segment::width).sum();
    let longest = parts.iter().max_by_key(|part| part.text.len())?;
    Some(Line {
        first_word: width / letters * word,
        left: first.left,
        right: last.right,
        baseline: first.baseline,
        size: longest.size,
        text,
    })
}

fn measure(lines: &[Line]) -> Measure {
    let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
    let mut lefts: Vec<f32> = lines.iter().map(|line| line.left).collect();
    lefts.sort_by(f32::total_cmp);
    // Where most lines begin; a number that hangs out or a stray sign is not where the text begins.
    let count = |left: f32| lefts.iter().filter(|other| (**other - left).abs() < 1.5).count();
    let tried = lefts.iter().step_by((lefts.len() / 64).max(1));
    let left = tried.copied().max_by(|a, b| count(*a).cmp(&count(*b)).then(b.total_cmp(a))).unwrap_or(0.0);
    let mut steps: Vec<f32> = lines
        .windows(2)
        .filter(|pair| is_same_size(pair[0].size, pair[1].size))
        .map(|pair| pair[1].baseline - pair[0].baseline)
        .filter(|step| *step > 0.0)
        .collect();
    steps.sort_by(f32::total_cmp);
    let size = lines.first().map_or(10.0, |line| line.size);
    // Where nearly every line is a paragraph, the median is the gap between paragraphs.
    let leading = steps.get(steps.len() * 2 / 5).copied().unwrap_or(size * 1.25).min(size * 2.2);
    Measure { left, right, leading }
}

fn is_same_size(one: f32, other: f32) -> bool {
    (one - other).abs() <= SAME_SIZE * one.max(other)
}

fn is_indented(line: &Line, measure: &Measure) -> bool {
    let indent = line.left - measure.left;
    indent > 0.6 * line.size && indent < 6.0 * line.size
}

/// Whether a line begins an item of a list.
fn is_item(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next();
    if matches!(first, Some('•' | '◦' | '▪' | '■' | '●' | '‣' | '–')) {
        return characters.next().is_some_and(char::is_whitespace);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    (1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// Whether a text ends as a sentence does.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '’', '"', '\'', ')', '»', ' ']);
    text.ends_with(['.', '!', '?', '…', ':', '。', '؟'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(text: &str, left: f32, baseline: f32, size: f32) -> Vec<Segment> {
        let right = left + text.chars().count() as f32 * size / 2.0;
        vec![Segment { text: text.to_owned(), left, right, baseline, size }]
    }

    fn block(lines: &[(&str, f32, f32)]) -> Block {
        let lines =
            lines.iter().map(|(text, left, baseline)| segment(text, *left, *baseline, 10.0)).collect();
        Block { lines, is_table: false }
    }

    fn read(blocks: Vec<Block>) -> Vec<String> {
        let words = Words::default();
        let mut builder = Builder::new(&words, 10.0);
        for block in blocks {
            builder.add(block, 1);
        }
        builder.finish().into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn gaps_and_indents_begin_paragraphs() {
        let lines = [
            ("The first paragraph goes on", 0.0, 0.0),
            ("over two lines.", 0.0, 12.0),
            ("The second begins after a gap", 0.0, 31.0),
            ("and ends here with words.", 0.0, 43.0),
            ("The third is set further in", 10.0, 55.0),
            ("and goes on at the left.", 0.0, 67.0),
        ];
        let expected = [
            "The first paragraph goes on over two lines.",
            "The second begins after a gap and ends here with words.",
            "The third is set further in and goes on at the left.",
        ];
        assert_eq!(read(vec![block(&lines)]), expected);
    }

    #[test]
    fn a_short_line_after_a_full_stop_ends_a_paragraph() {
        let lines = [
            ("A paragraph as wide as the column is", 0.0, 0.0),
            ("ends short.", 0.0, 12.0),
            ("Another one begins without any sign", 0.0, 24.0),
        ];
        assert_eq!(read(vec![block(&lines)]).len(), 2);
    }

    #[test]
    fn a_paragraph_goes_on_in_the_next_column() {
        let left = block(&[("A sentence that is long", 0.0, 0.0), ("enough to be cut by the", 0.0, 12.0)]);
        let right = block(&[("end of its column. And", 200.0, 0.0), ("one more is here.", 200.0, 12.0)]);
        assert_eq!(read(vec![left, right]).len(), 1);
    }

    #[test]
    fn larger_letters_are_headings_and_bullets_items() {
        let words = Words::default();
        let mut builder = Builder::new(&words, 10.0);
        let mut lines = vec![segment("A headline on", 0.0, 0.0, 20.0), segment("two lines", 0.0, 24.0, 20.0)];
        lines.extend(
            block(&[("Text of one line.", 0.0, 50.0), ("• one", 0.0, 62.0), ("• two", 0.0, 74.0)]).lines,
        );
        builder.add(Block { lines, is_table: false }, 1);
        let found: Vec<_> = builder.finish().into_iter().map(|found| (found.kind, found.text)).collect();
        assert_eq!(found[0], (ParagraphKind::Heading, "A headline on two lines".to_owned()));
        assert_eq!(found[1].0, ParagraphKind::Body);
        assert_eq!(found[2], (ParagraphKind::ListItem, "• one".to_owned()));
        assert_eq!(found.len(), 4);
    }
}
