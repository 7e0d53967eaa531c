//! Every reader over files that were made to harm it. Each runs on a small stack: what is nested deep in a file must
//! not be nested deep in the program.

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::sync::LazyLock;

use proptest::prelude::*;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use super::*;

/// So much stack a reader gets.
const STACK: usize = 512 << 10;

type Reader = fn(&[u8], &mut Budget) -> Result<Transcript, Refusal>;

const READERS: &[(&str, Reader)] = &[
    ("html", html::read),
    ("mhtml", mhtml::read),
    ("eml", email::read),
    ("docx", docx::read),
    ("odt", odt::read),
    ("epub", epub::read),
    ("rtf", rtf::read),
    ("mbox", mailbox_as_one),
];

fn mailbox_as_one(bytes: &[u8], budget: &mut Budget) -> Result<Transcript, Refusal> {
    let mut last = Err(Refusal::Empty);
    mailbox::read(bytes, budget, &mut |piece: Piece| {
        last = piece.content.map(|content| {
            let Content::Transcript(transcript) = content else { panic!("a letter was not taken down") };
            transcript
        });
    })?;
    last
}

/// What a reader makes of bytes, on a small stack and with a small budget.
fn told(reader: Reader, bytes: Vec<u8>) -> Result<Transcript, Refusal> {
    let limits = Limits { expanded: 64 << 20, ..Limits::default() };
    let read = move || reader(&bytes, &mut Budget::new(limits, bytes.len() as u64));
    std::thread::Builder::new().stack_size(STACK).spawn(read).unwrap().join().expect("the reader panicked")
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn docx_of(body: &str) -> Vec<u8> {
    packed(&[("word/document.xml", body.as_bytes())])
}

#[test]
fn pages_nested_deep_are_read_as_a_whole() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", ""),
        ("<font size=1>", ""),
        ("<table><tr><td>", ""),
        ("<a href=x>", "</a>"),
        ("<ul><li>", ""),
        ("<svg><td>", ""),
        ("<template>", "</template>"),
    ] {
        let page =
            format!("<html><body>{}Deep words.{}</body></html>", open.repeat(100_000), close.repeat(100_000));
        let read = told(html::read, page.into_bytes());
        let is_unseen = open.contains("template") || open.contains("svg");
        match read {
            Ok(transcript) => {
                assert!(transcript.passages.iter().any(|one| one.text.contains("Deep words.")), "{open}");
            }
            Err(refusal) => assert!(is_unseen && refusal == Refusal::Empty, "{open}: {refusal}"),
        }
    }
}

#[test]
fn formatting_left_open_does_not_multiply() {
    let mut page = String::new();
    for number in 0..250 {
        let _ = write!(page, "<font color={number}>");
    }
    page.push_str(&"<p>Words.".repeat(50_000));
    let transcript = told(html::read, page.into_bytes()).unwrap();
    assert!(!transcript.passages.is_empty());
}

#[test]
fn attributes_without_end_take_no_time() {
    let mut page = String::from("<p ");
    for number in 0..200_000 {
        let _ = write!(page, "a{number}=x ");
    }
    page.push_str(">The words of the page.</p>");
    let transcript = told(html::read, page.into_bytes()).unwrap();
    assert_eq!(transcript.passages[0].text, "The words of the page.");
}

#[test]
fn pages_of_one_kind_of_thing() {
    for part in [
        "<",
        "</",
        "<!--",
        "&",
        "&#",
        "<p",
        "<p>",
        "</p>",
        "<br>",
        "<td>",
        "<![CDATA[",
        "<a b='",
        "\0",
        "<script>",
        "<title>",
        "&#xffffffff;",
    ] {
        let _ = told(html::read, part.repeat(40_000).into_bytes());
    }
}

#[test]
fn xml_nested_deep_and_type_definitions_are_refused() {
    let deep = docx_of(&"<w>".repeat(100_000));
    assert_eq!(told(docx::read, deep), Err(Refusal::TooDeep));
    let bomb = "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><d><p><r><t>&b;</t></r></p></d>";
    assert!(matches!(told(docx::read, docx_of(bomb)), Err(Refusal::Damaged(_))));
    let file = "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><d><p><r><t>&a;</t></r></p></d>";
    assert!(matches!(told(docx::read, docx_of(file)), Err(Refusal::Damaged(_))));
    let flat = "<office:document>".to_owned() + &"<text:list>".repeat(100_000);
    assert_eq!(told(odt::read, flat.into_bytes()), Err(Refusal::TooDeep));
}

#[test]
fn what_grows_without_end_is_stopped() {
    let blanks = vec![b' '; 80 << 20];
    assert_eq!(told(docx::read, packed(&[("word/document.xml", &blanks)])), Err(Refusal::TooLarge));
    assert_eq!(told(odt::read, packed(&[("content.xml", &blanks)])), Err(Refusal::TooLarge));
    assert_eq!(told(epub::read, packed(&[("META-INF/container.xml", &blanks)])), Err(Refusal::TooLarge));
}

#[test]
fn sizes_that_lie_are_not_believed() {
    let mut bytes = packed(&[("word/document.xml", &vec![b' '; 20 << 20])]);
    // The size when unpacked, in the directory at the end.
    let at = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[at + 24..at + 28].copy_from_slice(&100_u32.to_le_bytes());
    let refusal = told(docx::read, bytes).unwrap_err();
    assert!(matches!(refusal, Refusal::TooLarge | Refusal::Damaged(_)), "{refusal}");
}

#[test]
fn parts_without_number_are_refused() {
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(told(docx::read, packed(&parts)), Err(Refusal::TooMany));
    let spine = "<itemref idref='c'/>".repeat(20_000);
    let package =
        format!("<package><item id='c' href='c.x' media-type='x/html'/><spine>{spine}</spine></package>");
    let book = packed(&[
        ("META-INF/container.xml", b"<c><rootfile full-path='p.opf'/></c>"),
        ("p.opf", package.as_bytes()),
        ("c.x", b"<p>Words.</p>"),
    ]);
    assert_eq!(told(epub::read, book), Err(Refusal::TooMany));
}

#[test]
fn rich_text_nested_deep_is_refused() {
    let deep = "{\\rtf1 ".to_owned() + &"{".repeat(100_000);
    assert_eq!(told(rtf::read, deep.into_bytes()), Err(Refusal::TooDeep));
    for part in ["\\'", "\\u-1 ", "\\par", "}", "\\cell", "\\row", "\\bin1", "\\intbl\\cell"] {
        let _ = told(rtf::read, ("{\\rtf1 ".to_owned() + &part.repeat(40_000)).into_bytes());
    }
}

#[test]
fn letters_nested_deep_are_refused() {
    let mut deep = String::new();
    for _ in 0..10_000 {
        deep.push_str("Content-Type: message/rfc822\n\n");
    }
    assert_eq!(told(email::read, deep.into_bytes()), Err(Refusal::TooDeep));
    let mut deep = String::new();
    for number in 0..5_000 {
        let _ = write!(deep, "Content-Type: multipart/digest; boundary=b{number}\n\n--b{number}\n\n");
    }
    assert_eq!(told(email::read, deep.into_bytes()), Err(Refusal::TooDeep));
    let mut deep = String::from("Subject: x\n");
    for number in 0..10_000 {
        let _ = write!(deep, "Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n");
    }
    let _ = told(email::read, deep.into_bytes());
}

#[test]
fn messages_in_messages_within_the_limit_fit_the_stack() {
    let mut deep = String::new();
    for _ in 0..200 {
        deep.push_str("Subject: outer\nContent-Type: message/rfc822\n\n");
    }
    deep.push_str("Subject: inner\n\nThe innermost words.\n");
    let transcript = told(email::read, deep.into_bytes()).unwrap();
    assert!(!transcript.passages.is_empty());
}

#[test]
fn a_mailbox_of_separators_alone_is_read() {
    let mailbox = "From a Mon Nov  3 10:11:12 2025\n\n".repeat(20_000);
    assert_eq!(told(mailbox_as_one, mailbox.into_bytes()), Err(Refusal::TooMany));
}

type Sample = (&'static str, Reader, Vec<u8>);

/// The good files of each kind, to be damaged.
static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(samples);

fn samples() -> Vec<Sample> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake");
    let mut samples = Vec::new();
    for (kind, reader) in READERS {
        let mut paths: Vec<_> =
            std::fs::read_dir(folder.join(kind)).unwrap().map(|one| one.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension != "json"));
        paths.sort();
        samples.extend(paths.iter().map(|path| (*kind, *reader, std::fs::read(path).unwrap())));
    }
    samples
}

#[test]
fn files_cut_in_half_are_read_or_refused() {
    for (_, reader, bytes) in SAMPLES.iter() {
        for parts in [2, 3, 5] {
            let _ = told(*reader, bytes[..bytes.len() / parts].to_vec());
        }
    }
}

#[test]
fn no_reader_is_harmed_by_files_of_another() {
    for (_, _, bytes) in SAMPLES.iter() {
        for (_, reader) in READERS {
            let _ = told(*reader, bytes.clone());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn files_with_changed_bytes_are_read_or_refused(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let (_, reader, mut bytes) = which.get(&SAMPLES).clone();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = told(reader, bytes);
    }

    #[test]
    fn xml_with_changed_bytes_is_read_or_refused(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        // Changed within the archive, where its checksums do not catch it first.
        let packs: Vec<_> = SAMPLES.iter().filter(|(kind, ..)| matches!(*kind, "docx" | "odt" | "epub")).collect();
        let (_, reader, bytes) = which.get(&packs);
        let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes.clone())) else { return Ok(()) };
        let mut parts = Vec::new();
        for number in 0..archive.len() {
            let mut entry = archive.by_index(number).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
            let name = entry.name().unwrap().into_owned();
            parts.push((name, bytes));
        }
        for (place, byte) in changes {
            let part = place.index(parts.len());
            let bytes = &mut parts[part].1;
            if !bytes.is_empty() {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let _ = told(*reader, packed(&parts));
    }

    #[test]
    fn any_text_of_the_format_is_read_or_refused(text in "[{}\\\\'u0-9a-z \n*;<>/&#=\"-]{0,400}") {
        let _ = told(rtf::read, format!("{{\\rtf1 {text}").into_bytes());
        let _ = told(html::read, text.clone().into_bytes());
        let _ = told(email::read, format!("Content-Type: multipart/mixed; boundary=-\n{text}").into_bytes());
    }
}
