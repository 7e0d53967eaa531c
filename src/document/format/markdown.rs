//! Markdown: its blocks become paragraphs, its marks are taken away and its words are kept.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::super::traced::{Piece, Traced};
use super::super::{Paragraph, ParagraphKind, Problem, Span};
use super::{Shaped, dateline, title_of, trimmed};

/// What stands between two paragraphs.
const BETWEEN: &str = "\n\n";

/// Finds paragraphs, title and date of Markdown.
pub(super) fn shape(traced: &Traced) -> Shaped {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut walk = Walk { source: &traced.text, ..Walk::default() };
    for (event, range) in Parser::new_ext(&traced.text, options).into_offset_iter() {
        walk.event(event, range);
    }
    walk.close();
    let front_matter = FrontMatter::read(&walk.metadata);
    let problems = walk.html_problem(traced).into_iter().collect();
    let shaped = traced.assembled(walk.pieces);
    let paragraphs: Vec<Paragraph> = walk
        .paragraphs
        .into_iter()
        .map(|paragraph| Paragraph { span: trimmed(&shaped.text, paragraph.span), ..paragraph })
        .filter(|paragraph| paragraph.span.of(&shaped.text).contains(char::is_alphanumeric))
        .collect();
    let headline = walk.first_title.or_else(|| {
        let first = paragraphs.first()?;
        (first.kind == ParagraphKind::Heading).then_some(first.span)
    });
    let title = front_matter.title.or_else(|| headline.map(|span| title_of(&shaped.text, span)));
    let date = front_matter.date.or_else(|| dateline::find(&shaped.text, &paragraphs));
    Shaped { traced: shaped, paragraphs, title, date, problems }
}

/// What the words that come next are.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Text,
    Code,
    Metadata,
}

/// What the walk over the events has gathered.
#[derive(Default)]
struct Walk<'a> {
    source: &'a str,
    pieces: Vec<Piece>,
    paragraphs: Vec<Paragraph>,
    /// Length of the text that the pieces make.
    length: u32,
    /// Where the last piece ends in the source.
    place: u32,
    /// Start and kind of the paragraph that is being read.
    open: Option<(u32, ParagraphKind)>,
    quotations: u32,
    items: u32,
    heading: Option<HeadingLevel>,
    images: u32,
    inside: Inside,
    metadata: String,
    /// The first heading of the first level.
    first_title: Option<Span>,
    /// Where HTML was left out.
    html: Option<Span>,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.inside == Inside::Metadata => self.metadata.push_str(&text),
            Event::Text(text) if self.inside == Inside::Code => self.code(&text, &range),
            Event::Text(text) => self.words(&text, range),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                let inner = self.source[range.clone()].find(&*text);
                let exact = inner.map_or(range.clone(), |at| range.start + at..range.start + at + text.len());
                self.words(&text, exact);
            }
            Event::SoftBreak | Event::HardBreak => self.blank(range),
            Event::InlineHtml(html) if html.to_ascii_lowercase().starts_with("<br") => self.blank(range),
            Event::InlineHtml(_) | Event::Html(_) => self.note_html(range),
            Event::Rule => self.close(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Superscript
            | Tag::Subscript => {}
            Tag::Image { .. } => self.images += 1,
            _ => {
                self.close();
                match tag {
                    Tag::Heading { level, .. } => self.heading = Some(*level),
                    Tag::BlockQuote(_) => self.quotations += 1,
                    Tag::Item => self.items += 1,
                    Tag::CodeBlock(_) => self.inside = Inside::Code,
                    Tag::MetadataBlock(_) => self.inside = Inside::Metadata,
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {
                self.close();
                match tag {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::BlockQuote(_) => self.quotations = self.quotations.saturating_sub(1),
                    TagEnd::Item => self.items = self.items.saturating_sub(1),
                    TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.inside = Inside::Text,
                    _ => {}
                }
            }
        }
    }

    const fn kind(&self) -> ParagraphKind {
        if self.heading.is_some() {
            ParagraphKind::Heading
        } else if self.quotations > 0 {
            ParagraphKind::Quotation
        } else if self.items > 0 {
            ParagraphKind::ListItem
        } else {
            ParagraphKind::Body
        }
    }

    /// Adds words that stand at `range`; the description of a picture is not part of the article.
    fn words(&mut self, text: &str, range: Range<usize>) {
        let span = Span::new(range.start as u32, range.end as u32);
        if text.is_empty() || self.images > 0 || span.start < self.place {
            return;
        }
        if self.open.is_none() {
            if self.length > 0 {
                let gap = Span::new(self.place, span.start);
                self.push(Piece::replace(gap, BETWEEN), BETWEEN.len());
            }
            self.open = Some((self.length, self.kind()));
        }
        let piece = if self.source.get(range) == Some(text) {
            Piece::copy(span)
        } else {
            Piece::replace(span, Cow::Owned(text.to_owned()))
        };
        self.push(piece, text.len());
    }

    /// Each line of code is a paragraph.
    fn code(&mut self, text: &str, range: &Range<usize>) {
        let is_exact = self.source.get(range.clone()) == Some(text);
        let mut start = range.start;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            let place = if is_exact { start..start + words.len() } else { range.clone() };
            self.words(words, place);
            start += line.len();
            if line.ends_with('\n') {
                self.close();
            }
        }
    }

    fn blank(&mut self, range: Range<usize>) {
        if self.open.is_some() {
            self.words(" ", range);
        }
    }

    fn push(&mut self, piece: Piece, length: usize) {
        self.place = piece.span.end;
        self.length += length as u32;
        self.pieces.push(piece);
    }

    fn close(&mut self) {
        let Some((start, kind)) = self.open.take() else { return };
        let span = Span::new(start, self.length);
        if self.heading == Some(HeadingLevel::H1) {
            self.first_title.get_or_insert(span);
        }
        self.paragraphs.push(Paragraph { span, kind, locator: None });
    }

    fn note_html(&mut self, range: Range<usize>) {
        let is_comment = self.source[range.clone()].trim_start().starts_with("<!--");
        if !is_comment {
            self.html.get_or_insert(Span::new(range.start as u32, range.end as u32));
        }
    }

    fn html_problem(&self, traced: &Traced) -> Option<Problem> {
        self.html.map(|span| Problem {
            message: "HTML in the Markdown was left out.".to_owned(),
            bytes: traced.origins.bytes_of(span),
        })
    }
}

/// What the lines above the article say of it.
#[derive(Default)]
struct FrontMatter {
    title: Option<String>,
    date: Option<Date>,
}

impl FrontMatter {
    fn read(lines: &str) -> Self {
        let mut found = Self::default();
        for line in lines.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else { continue };
            let value = value.trim().trim_matches(['"', '\'']).trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "title" if !value.is_empty() => found.title = Some(value.to_owned()),
                "date" | "published" | "pubdate" | "publishdate" => found.date = dateline::first_date(value),
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::OriginMap;

    fn shaped(text: &str) -> Shaped {
        let mut origins = OriginMap::default();
        let span = Span::new(0, text.len() as u32);
        origins.push(span, span);
        shape(&Traced { text: text.to_owned(), origins, mended: Vec::new() })
    }

    #[test]
    fn marks_go_and_words_stay() {
        let source = "---\ntitle: \"A *plain* title\"\ndate: 2026-09-22\n---\n\
            # Probe finds *salt*\n\n**The** probe,\ncalled [Kestrel](https://example.org), saw `NH4` &amp; more\\*.\n\n\
            ![a picture](x.png)\n\n- first\n- second\n\n> Said so.\n\n| a | b |\n|---|---|\n| c | d |\n";
        let shaped = shaped(source);
        let text = &shaped.traced.text;
        let found: Vec<(&str, ParagraphKind)> =
            shaped.paragraphs.iter().map(|paragraph| (paragraph.span.of(text), paragraph.kind)).collect();
        let body = ParagraphKind::Body;
        assert_eq!(
            found,
            [
                ("Probe finds salt", ParagraphKind::Heading),
                ("The probe, called Kestrel, saw NH4 & more*.", body),
                ("first", ParagraphKind::ListItem),
                ("second", ParagraphKind::ListItem),
                ("Said so.", ParagraphKind::Quotation),
                ("a", body),
                ("b", body),
                ("c", body),
                ("d", body),
            ]
        );
        assert_eq!(shaped.title.as_deref(), Some("A *plain* title"));
        assert_eq!(shaped.date.map(|date| date.to_string()).as_deref(), Some("2026-09-22"));
        let salt = text.find("salt").unwrap() as u32;
        let origin = shaped.traced.origins.bytes_of(Span::new(salt, salt + 4)).unwrap();
        assert_eq!(&source[origin.range()], "salt");
    }
}
