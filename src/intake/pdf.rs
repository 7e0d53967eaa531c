//! PDF: the text of its pages in the order in which one reads it.
//!
//! `hayro-syntax` reads the objects and `hayro-font` the fonts; what a page draws is followed here, so that loops, bombs
//! and crowds of operators can be stopped. Then letters become words ([`segment`]), heads and feet go ([`running`]), the
//! page falls into columns and tables ([`order`]), notes wait for the end ([`notes`]) and lines become paragraphs
//! ([`paragraphs`]).

mod bombs;
mod content;
mod direction;
mod glyph;
mod headline;
mod hyphens;
mod letters;
mod matrix;
mod metadata;
mod notes;
mod order;
mod paragraphs;
mod running;
mod segment;

use std::collections::BTreeMap;

use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Budget, Refusal};
use crate::document::{Locator, ParagraphKind, Transcript};
use content::{Drawn, Interpreter, Layers};
use glyph::Direction;
use hyphens::Words;
use paragraphs::Builder;
use running::Page as PageLines;
use segment::Segment;

/// So many letters on a page with a picture are no text of it.
const FEWEST_LETTERS: usize = 8;
/// How many running heads are named.
const MOST_NAMED: usize = 3;

/// What the pages of a PDF say.
///
/// # Errors
///
/// [`Refusal::Locked`] when it needs a password, [`Refusal::Scan`] when its pages are pictures, [`Refusal::Empty`] when
/// nothing stands on them, [`Refusal::Damaged`] and [`Refusal::TooLarge`] as they say.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Transcript, Refusal> {
    bombs::scan(bytes, budget.left())?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| refusal(error, bytes))?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Refusal::Damaged("no page can be found in it".to_owned()));
    }
    let is_encrypted = bytes.windows(8).any(|window| window == b"/Encrypt");
    let mut interpreter = Interpreter::new(Layers::of(&pdf), is_encrypted);
    let mut taken = Taken::default();
    for (index, page) in pages.iter().enumerate() {
        let drawn = interpreter.page(page, budget)?;
        taken.add(index as u32 + 1, page, drawn);
        if taken.characters > budget.limits().characters {
            taken.cut = Some(index as u32 + 1);
            break;
        }
    }
    taken.refusal()?;
    Ok(transcript(taken, &metadata::about(pdf.metadata())))
}

fn refusal(error: LoadPdfError, bytes: &[u8]) -> Refusal {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Locked,
        LoadPdfError::Decryption(_) => {
            Refusal::Damaged("its encryption is of a kind that is not known".to_owned())
        }
        LoadPdfError::Invalid if bytes.iter().all(u8::is_ascii_whitespace) => Refusal::Empty,
        LoadPdfError::Invalid => Refusal::Damaged("its parts cannot be found".to_owned()),
    }
}

/// What was taken from the pages so far.
#[derive(Default)]
struct Taken {
    pages: Vec<PageLines>,
    /// Lines that run another way than those of their page, by page.
    turned: Vec<(u32, Vec<Segment>)>,
    characters: usize,
    unknown: usize,
    slanted: usize,
    /// The pages that are pictures.
    pictures: Vec<u32>,
    /// The page after which no more was read, because the text is too long.
    cut: Option<u32>,
    /// The pages that hold more than was read.
    crowded: Vec<u32>,
}

impl Taken {
    fn add(&mut self, number: u32, page: &Page<'_>, drawn: Drawn) {
        self.unknown += drawn.unknown;
        self.slanted += drawn.slanted;
        if drawn.is_cut {
            self.crowded.push(number);
        }
        let letters = drawn.glyphs.iter().filter(|glyph| glyph.character.is_alphanumeric()).count();
        if letters < FEWEST_LETTERS && drawn.pictures > 0 {
            self.pictures.push(number);
        }
        self.characters += drawn.glyphs.len();
        let mut by_direction: BTreeMap<Direction, Vec<_>> = BTreeMap::new();
        for glyph in drawn.glyphs {
            by_direction.entry(glyph.direction).or_default().push(glyph);
        }
        let count = |direction: &Direction| by_direction.get(direction).map_or(0, Vec::len);
        // Of two directions with as many letters the usual one is the page's.
        let main = Direction::ALL.iter().rev().copied().max_by_key(count).unwrap_or(Direction::Level);
        let (width, height) = page.render_dimensions();
        let lines = by_direction.remove(&main).unwrap_or_default();
        let mut segments = segment::segments(lines);
        // Turned pages begin above the top that they are measured from.
        let (height, start) = match main {
            Direction::Level => (height, 0.0),
            Direction::Down => (width, -width),
            Direction::Inverted => (height, -height),
            Direction::Up => (width, 0.0),
        };
        for segment in &mut segments {
            segment.baseline -= start;
        }
        self.pages.push(PageLines { number, segments, height });
        for (_, glyphs) in by_direction {
            let segments = segment::segments(glyphs);
            if !segments.is_empty() {
                self.turned.push((number, segments));
            }
        }
    }

    /// Why there is no text, if there is none.
    fn refusal(&self) -> Result<(), Refusal> {
        let segments = self.pages.iter().flat_map(|page| &page.segments);
        let segments = segments.chain(self.turned.iter().flat_map(|(_, segments)| segments));
        let (mut letters, mut known) = (0, 0);
        for character in segments.flat_map(|segment| segment.text.chars()) {
            known += usize::from(character.is_alphanumeric());
            letters += usize::from(character.is_alphanumeric() || character == char::REPLACEMENT_CHARACTER);
        }
        if letters > FEWEST_LETTERS && known * 4 < letters {
            let found =
                "its fonts do not say which letters their shapes are; run text recognition (OCR) over it";
            return Err(Refusal::Damaged(found.to_owned()));
        }
        if self.pictures.len() == self.pages.len() && known < FEWEST_LETTERS * self.pages.len() {
            return Err(Refusal::Scan);
        }
        if known == 0 {
            Err(if self.pictures.is_empty() { Refusal::Empty } else { Refusal::Scan })
        } else {
            Ok(())
        }
    }

    /// What was left out, in sentences.
    fn problems(&self, heads: &[String]) -> Vec<String> {
        let mut problems = Vec::new();
        if !self.pictures.is_empty() {
            let pages = numbers(&self.pictures);
            problems.push(format!(
                "{pages} hold pictures and no text, and were not read; run text recognition (OCR) over the file."
            ));
        }
        if !heads.is_empty() {
            let named: Vec<String> = heads.iter().take(MOST_NAMED).map(|head| format!("“{head}”")).collect();
            let more = if heads.len() > MOST_NAMED { " and others" } else { "" };
            problems.push(format!("Running heads and feet were left out: {}{more}.", named.join(", ")));
        }
        if self.slanted > 0 {
            problems.push("Letters that run slantwise across a page were left out.".to_owned());
        }
        if self.unknown > 0 {
            problems.push(format!(
                "{} letters are of fonts that do not say which they are; they are shown as “\u{fffd}” or missing.",
                self.unknown
            ));
        }
        if !self.crowded.is_empty() {
            problems.push(format!("{} hold more than a page can, and were cut.", numbers(&self.crowded)));
        }
        if let Some(page) = self.cut {
            problems.push(format!("The text is too long and was cut after page {page}; split the file."));
        }
        problems
    }
}

/// Pages as one says them: "Pages 2, 4 to 7 and 9".
fn numbers(pages: &[u32]) -> String {
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => stretches.push((*page, *page)),
        }
    }
    let one = |(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first} to {last}") }
    };
    let parts: Vec<String> = stretches.iter().map(one).collect();
    match parts.as_slice() {
        [] => String::new(),
        [only] if pages.len() == 1 => format!("Page {only}"),
        [only] => format!("Pages {only}"),
        [before @ .., last] => format!("Pages {} and {last}", before.join(", ")),
    }
}

/// The size of most letters.
fn body_size(pages: &[PageLines]) -> f32 {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for segment in pages.iter().flat_map(|page| &page.segments) {
        *counts.entry((segment.size * 4.0).round() as i32).or_default() += segment.text.len();
    }
    let most = counts.into_iter().max_by_key(|(size, count)| (*count, -*size));
    most.map_or(10.0, |(size, _)| size as f32 / 4.0)
}

fn transcript(mut taken: Taken, about: &metadata::About) -> Transcript {
    let heads = running::take_out(&mut taken.pages);
    let body = body_size(&taken.pages);
    let mut words = Words::default();
    for segment in taken.pages.iter().flat_map(|page| &page.segments) {
        words.add(&segment.text);
    }
    let mut builder = Builder::new(&words, body);
    let mut all_notes = Vec::new();
    let problems = taken.problems(&heads);
    for page in taken.pages {
        let mut blocks = order::blocks(page.segments);
        let notes = notes::take_out(&mut blocks, body, page.height);
        all_notes.extend(notes.into_iter().map(|lines| (page.number, lines)));
        for block in blocks {
            builder.add(block, page.number);
        }
    }
    let paragraphs = builder.finish();
    let date = headline::date(about, &paragraphs, &heads);
    let mut transcript = Transcript {
        title: headline::title(about, &paragraphs),
        author: headline::author(about, &paragraphs),
        date: date.map(|(date, _)| date),
        problems,
        ..Transcript::default()
    };
    if date.is_some_and(|(_, is_of_file)| is_of_file) {
        let problem =
            "The text does not say when it was published; its date is the day on which the PDF was made.";
        transcript.problems.push(problem.to_owned());
    }
    for paragraph in paragraphs {
        push(&mut transcript, paragraph.kind, &paragraph.text, paragraph.page);
    }
    for (page, segments) in taken.turned {
        for block in order::blocks(segments) {
            let mut turned = Builder::new(&words, body);
            turned.add(block, page);
            for paragraph in turned.finish() {
                push(&mut transcript, ParagraphKind::Body, &paragraph.text, page);
            }
        }
    }
    for (page, lines) in all_notes {
        let mut text = String::new();
        for line in lines {
            words.join(&mut text, &line);
        }
        push(&mut transcript, ParagraphKind::Body, &text, page);
    }
    transcript
}

/// Adds a paragraph; soft hyphens that did not cut a word show nothing.
fn push(transcript: &mut Transcript, kind: ParagraphKind, text: &str, page: u32) {
    let text = text.replace('\u{AD}', "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    transcript.push(kind, text, Some(Locator::Page(page)));
}

#[cfg(test)]
mod tests;
