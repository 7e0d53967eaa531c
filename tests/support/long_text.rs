//! Very long texts with their annotation, made of sentences that the language engine has read once.
//!
//! Reading a megabyte takes the engine minutes when it is built without optimisation. Here a few
//! sentences are read and then repeated, each time with other names of the same length.

use std::sync::Arc;

use relata::document::{Document, ReadOptions, Span, read};
use relata::extraction::{Extraction, extract};
use relata::jobs::English;
use relata::language::Parsed;
use relata::reference::Reference;

/// The surname in the pattern of a sentence that is replaced by one of as many letters.
const PLACEHOLDER: &str = "Holmberg";
const SYLLABLES: [&str; 16] =
    ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "ko", "za", "he"];

/// The surname with this number: eight letters, different for every number up to 65,535.
pub(crate) fn surname(number: usize) -> String {
    let part = |place: usize| SYLLABLES[number >> (4 * place) & 15];
    let name = [0, 1, 2, 3].map(part).concat();
    name[..1].to_uppercase() + &name[1..]
}

/// A sentence, or several, that the engine has read.
pub(crate) struct Pattern {
    text: String,
    parsed: Parsed,
}

impl Pattern {
    /// Reads it; every "Holmberg" in it is to be replaced.
    pub(crate) fn new(text: &str) -> Self {
        let document = read("pattern.txt", text.as_bytes(), &ReadOptions::default());
        let parsed = English.parse(&document, &mut |_| true).unwrap().unwrap().remove(0);
        Self { text: document.text, parsed }
    }
}

/// A text with its annotation, while it is made.
#[derive(Default)]
pub(crate) struct LongText {
    text: String,
    parsed: Vec<Parsed>,
}

impl LongText {
    /// Begins a paragraph.
    pub(crate) fn paragraph(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.parsed.push(Parsed::default());
    }

    /// Adds the pattern to the last paragraph, with the numbered names in place of its placeholders.
    pub(crate) fn add(&mut self, pattern: &Pattern, mut numbers: impl Iterator<Item = usize>) {
        let parsed = self.parsed.last_mut().unwrap();
        if !parsed.tokens.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        let mut parts = pattern.text.split(PLACEHOLDER);
        self.text.push_str(parts.next().unwrap());
        for part in parts {
            self.text.push_str(&surname(numbers.next().unwrap()));
            self.text.push_str(part);
        }
        let first = parsed.tokens.len() as u32;
        let added = pattern.parsed.clone().shifted(start as u32);
        parsed.tokens.extend(added.tokens.into_iter().map(|mut token| {
            token.head += first;
            if &*token.lemma == PLACEHOLDER {
                token.lemma = token.span.of(&self.text).into();
            }
            token
        }));
        parsed.entities.extend(added.entities.into_iter().map(|mut entity| {
            entity.first += first;
            entity.end += first;
            entity
        }));
    }

    /// How many bytes it has so far.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// The document and what it says.
    pub(crate) fn extracted(self) -> (Arc<Document>, Arc<Extraction>) {
        let document = read("long.txt", self.text.into_bytes(), &ReadOptions::default());
        let parsed = in_paragraphs(&document, self.parsed);
        let extraction = extract(&document, &parsed, Reference::built_in());
        (Arc::new(document), Arc::new(extraction))
    }
}

/// The annotation of each of the document's paragraphs: the reader cuts very long ones between sentences.
fn in_paragraphs(document: &Document, parsed: Vec<Parsed>) -> Vec<Parsed> {
    let mut found: Vec<Parsed> = vec![Parsed::default(); document.paragraphs.len()];
    let mut current = 0;
    for paragraph in parsed {
        // Where each part begins, in tokens of the whole paragraph.
        let mut first = 0;
        let mut entities = paragraph.entities.into_iter().peekable();
        for (index, mut token) in paragraph.tokens.into_iter().enumerate() {
            while token.span.start >= document.paragraphs[current].span.end {
                current += 1;
                first = index as u32;
            }
            token.head -= first;
            found[current].tokens.push(token);
            while let Some(mut entity) = entities.next_if(|entity| entity.end as usize == index + 1) {
                entity.first -= first;
                entity.end -= first;
                found[current].entities.push(entity);
            }
        }
        current += 1;
    }
    found
}

/// A text of the kind that is `size` patterns long.
pub(crate) fn long_text(kind: &str, size: usize) -> LongText {
    let of = |texts: &[&str]| texts.iter().map(|text| Pattern::new(text)).collect::<Vec<_>>();
    let patterns = match kind {
        "one paragraph" => of(&[
            "The minister told Anna Holmberg that the bank would buy the company in Norway.",
            "Boris Holmberg met Anna Holmberg in Paris on Monday.",
            "The company said it had sold its shares to Greta Holmberg, who denied the claim.",
            "“We will fight on,” Boris Holmberg said.",
        ]),
        "names in paragraphs" | "names in one paragraph" => {
            of(&["Anna Holmberg met Boris Holmberg in Oslo."])
        }
        "a person a paragraph" => of(&["Anna Holmberg said the company had bought the ship."]),
        "quotations" | "quotations in one paragraph" => {
            of(&["“The company will buy the ship and I am glad,” Anna Holmberg said. “We met the minister.”"])
        }
        "descriptions" => of(&[
            "The old northern bank sued its rich owner and they said it was wrong.",
            "This report on Anna Holmberg praised the new school, and the large company sold these ships.",
            "The army attacked the small town, and the local council blamed it for the attack.",
        ]),
        "pronouns" => of(&["He said she saw them and they told him that it was theirs."]),
        "the same claim" => of(&["Anna Lindgren owns the Norda Group."]),
        "one surname" => of(&["Holmberg Lindgren met Lindgren in Oslo."]),
        "organisations" => {
            of(&["The Holmberg Group bought Holmberg Bank. The group sold the bank. It fell."])
        }
        "dates" => of(&["On 3 May 1987 Anna Holmberg met the bank."]),
        _ => panic!("no such kind: {kind}"),
    };
    let is_one_paragraph = kind.ends_with("one paragraph");
    let mut text = LongText::default();
    for number in 0..size {
        if number == 0 || !is_one_paragraph {
            text.paragraph();
        }
        let names = (0..).map(|step| match kind {
            "one paragraph" | "descriptions" => (number * 7 + step * 13) % 300,
            "quotations" | "quotations in one paragraph" => number % 500,
            _ => number * 2 + step,
        });
        text.add(&patterns[number % patterns.len()], names);
    }
    text
}

/// The stretch of text and whether it lies on character boundaries.
pub(crate) fn is_within(text: &str, span: Span) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}
