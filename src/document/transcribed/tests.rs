use proptest::prelude::*;

use super::*;
use crate::document::Passage;

fn passage(kind: ParagraphKind, text: &str, page: u32) -> Passage {
    Passage { kind, text: text.to_owned(), locator: Some(Locator::Page(page)) }
}

fn document(transcript: Transcript) -> Document {
    from_transcript("a.pdf", b"%PDF-1.7".as_slice(), Arc::new(transcript), &ReadOptions::default())
}

fn told(document: &Document) -> Vec<(ParagraphKind, &str, Option<String>)> {
    let told = |paragraph: &Paragraph| {
        let locator = paragraph.locator.as_ref().map(ToString::to_string);
        (paragraph.kind, paragraph.span.of(&document.text).to_owned(), locator)
    };
    let told: Vec<_> = document.paragraphs.iter().map(told).collect();
    told.into_iter()
        .map(|(kind, words, locator)| {
            let at = document.text.find(&words).unwrap();
            (kind, &document.text[at..at + words.len()], locator)
        })
        .collect()
}

#[test]
fn passages_become_paragraphs_with_their_pages() {
    use ParagraphKind as K;
    let read = document(Transcript {
        title: Some("Bridge  stays closed".to_owned()),
        author: Some("Anna Berg".to_owned()),
        publisher: Some("The Harbour Post".to_owned()),
        date: Some(jiff::civil::date(2026, 3, 12)),
        passages: vec![
            passage(K::Body, "NEWS", 1),
            passage(K::Body, "Bridge stays CLOSED", 1),
            passage(K::Body, "  The council met\non Monday. ", 1),
            passage(K::Body, " \u{7}*** ", 1),
            passage(K::Quotation, "“Nobody can say when.”", 2),
        ],
        problems: vec!["A picture was left out.".to_owned()],
        ..Transcript::default()
    });
    let page = |number: u32| Some(format!("page {number}"));
    assert_eq!(
        told(&read),
        [
            (K::Body, "NEWS", page(1)),
            (K::Heading, "Bridge stays CLOSED", page(1)),
            (K::Body, "The council met on Monday.", page(1)),
            (K::Quotation, "“Nobody can say when.”", page(2)),
        ]
    );
    assert_eq!(read.title.as_deref(), Some("Bridge stays CLOSED"));
    assert_eq!(
        (read.author.as_deref(), read.publisher.as_deref()),
        (Some("Anna Berg"), Some("The Harbour Post"))
    );
    assert_eq!(read.date, Some(jiff::civil::date(2026, 3, 12)));
    assert_eq!(read.problems.len(), 1);
    assert_eq!(read.id, crate::document::DocumentId::of(b"%PDF-1.7"));
}

#[test]
fn a_headline_that_stands_nowhere_is_set_above_the_text() {
    let read = document(Transcript {
        title: Some("Bridge stays closed".to_owned()),
        passages: vec![passage(ParagraphKind::Body, "The council met.", 1)],
        ..Transcript::default()
    });
    assert_eq!(told(&read)[0], (ParagraphKind::Heading, "Bridge stays closed", None));
    assert_eq!(read.text, "Bridge stays closed\nThe council met.");
}

#[test]
fn nothing_is_invented() {
    let read = document(Transcript {
        passages: vec![passage(ParagraphKind::Body, "The council met. Nobody objected.", 1)],
        ..Transcript::default()
    });
    assert_eq!((read.title, read.author, read.publisher, read.date), (None, None, None, None));
    assert!(read.problems.is_empty());
    let empty = document(Transcript::default());
    assert_eq!(empty.problems[0].message, "The file holds no text.");
}

#[test]
fn damaged_characters_are_mended_unless_a_person_says_no() {
    let transcript = Arc::new(Transcript {
        title: Some("Zoë’s cafÃ©".to_owned()),
        passages: vec![
            passage(ParagraphKind::Body, "â€œNobody can say when,â€\u{9d} the mayor said.", 1),
            passage(ParagraphKind::Body, "It rained.", 3),
        ],
        ..Transcript::default()
    });
    let read = |repair| {
        let options = ReadOptions { repair, ..ReadOptions::default() };
        from_transcript("a.pdf", b"x".as_slice(), Arc::clone(&transcript), &options)
    };
    let mended = read(true);
    assert_eq!(mended.title.as_deref(), Some("Zoë’s café"));
    assert_eq!(mended.text, "Zoë’s café\n“Nobody can say when,” the mayor said.\nIt rained.");
    assert_eq!(mended.repairs[0].before, "Ã©");
    assert_eq!(mended.paragraphs[2].span.of(&mended.text), "It rained.");
    assert_eq!(mended.paragraphs[2].locator, Some(Locator::Page(3)));
    assert!(read(false).text.contains("cafÃ©"));
}

#[test]
fn a_paragraph_without_end_is_parted_and_keeps_its_place() {
    let long = "The council met again. ".repeat(4_000);
    let read = document(Transcript {
        passages: vec![passage(ParagraphKind::Body, &long, 7)],
        ..Transcript::default()
    });
    assert!(read.paragraphs.len() > 1);
    assert!(read.paragraphs.iter().all(|paragraph| paragraph.locator == Some(Locator::Page(7))));
}

proptest! {
    #[test]
    fn paragraphs_are_in_order_and_lie_in_the_text(
        texts in prop::collection::vec("\\PC{0,40}|[ -~\n\r\u{0}-\u{20}âÃ€œ\u{80}-\u{A0}]{0,40}", 0..12),
        title in prop::option::of("\\PC{0,20}"), repair in any::<bool>(),
    ) {
        let passages = texts.iter().map(|text| passage(ParagraphKind::Body, text, 1)).collect();
        let transcript = Arc::new(Transcript { title, passages, ..Transcript::default() });
        let options = ReadOptions { repair, ..ReadOptions::default() };
        let read = from_transcript("a.html", b"x".as_slice(), transcript, &options);
        let mut end = 0;
        for paragraph in &read.paragraphs {
            prop_assert!(paragraph.span.start >= end);
            let words = read.text.get(paragraph.span.range()).unwrap();
            prop_assert!(!words.is_empty() && !words.contains('\n'));
            end = paragraph.span.end;
        }
        for mended in &read.repairs {
            prop_assert!(read.text.get(mended.span.range()).is_some());
        }
    }
}
