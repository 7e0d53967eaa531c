use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use super::*;

fn zip_of(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(*name, stored).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn bytes_tell_the_kind_whatever_the_name() {
    let letter =
        b"Return-Path: <a@b.example>\r\nFrom: Anna\r\nSubject: News\r\nDate: Mon, 1 Jun 2026\r\n\r\nHello";
    let mailbox = b"From anna@b.example Mon Jun  1 10:00:00 2026\nSubject: News\n\nHello";
    let cases: &[(&str, &[u8], FileKind)] = &[
        ("a.txt", b"Anna met Boris.", FileKind::Plain),
        ("a", b"Anna met Boris.", FileKind::Plain),
        ("a.txt", b"%PDF-1.7\n", FileKind::Pdf),
        ("a.doc", b"{\\rtf1 Anna}", FileKind::Rtf),
        ("a.txt", b"\n <!DOCTYPE html><p>Anna", FileKind::Html),
        ("a.md", b"<html> in Markdown", FileKind::Plain),
        ("a.asp", b"\xEF\xBB\xBF<HTML><p>Anna", FileKind::Html),
        ("a.bin", b"\xFF\xFE<\0h\0t\0m\0l\0>\0", FileKind::Html),
        ("a.xml", b"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", FileKind::Html),
        ("a", letter, FileKind::Email),
        ("a.txt", letter, FileKind::Plain),
        ("a.eml", letter, FileKind::Email),
        ("a", mailbox, FileKind::Mailbox),
        ("a.txt", mailbox, FileKind::Plain),
        ("inbox.mbox", mailbox, FileKind::Mailbox),
        ("a", b"From here on it rained.\nDate: unknown\n", FileKind::Plain),
        ("a", b"Date: 1 June 2026\n\nAnna met Boris.", FileKind::Plain),
        ("a.csv", b"title,text\n", FileKind::Delimited),
        ("a.json", b"[]", FileKind::Json),
        ("a", b"[]", FileKind::Plain),
        ("a.pdf", b"no such thing", FileKind::Pdf),
        ("a.pdf", b"<!doctype html><p>Not found", FileKind::Html),
        ("a.pdf", b"", FileKind::Plain),
        ("a.mht", b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n", FileKind::Mhtml),
    ];
    for (name, bytes, kind) in cases {
        assert_eq!(FileKind::of(name, bytes).as_ref(), Ok(kind), "{name} {bytes:?}");
    }
}

#[test]
fn what_lies_in_an_archive_tells_its_kind() {
    let types = ("[Content_Types].xml", "<Types/>");
    let cases = [
        (zip_of(&[types, ("word/document.xml", "<w/>")]), FileKind::Docx),
        (zip_of(&[types, ("xl/workbook.xml", "<w/>")]), FileKind::Workbook),
        (zip_of(&[("mimetype", "application/epub+zip"), ("a.opf", "")]), FileKind::Epub),
        (
            zip_of(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")]),
            FileKind::Odt,
        ),
        (zip_of(&[("a.txt", "Anna"), ("b/word/document.xml", "x")]), FileKind::Zip),
        (zip_of(&[]), FileKind::Zip),
    ];
    for (bytes, kind) in cases {
        assert_eq!(FileKind::of("anything", &bytes), Ok(kind));
        // Junk before an archive is no reason not to find its list of members.
        let cut = &bytes[..bytes.len() - 5];
        assert!(FileKind::of("anything", cut).is_ok());
    }
    let presentation = zip_of(&[types, ("ppt/presentation.xml", "<p/>")]);
    assert_eq!(FileKind::of("a.zip", &presentation), Err(Refusal::Unknown("a presentation".to_owned())));
    let cut = &zip_of(&[types, ("word/document.xml", "<w/>")])[..60];
    assert_eq!(FileKind::of("a.docx", cut), Ok(FileKind::Docx), "its list of members is lost");
}

#[test]
fn what_is_no_article_is_named() {
    let compound = |part: &str| {
        let wide = part.encode_utf16().flat_map(u16::to_le_bytes);
        signature::COMPOUND.iter().copied().chain(wide).collect::<Vec<u8>>()
    };
    let refused = |bytes: &[u8]| FileKind::of("a.txt", bytes).unwrap_err().to_string();
    assert!(refused(b"\x89PNG\r\n\x1A\n\0").starts_with("it is a picture (PNG)"));
    assert!(refused(b"\x7FELF\x02").starts_with("it is a program"));
    assert!(refused(&compound("WordDocument")).starts_with("it is an old Word document"));
    assert_eq!(FileKind::of("a.docx", &compound("EncryptedPackage")), Err(Refusal::Locked));
    assert_eq!(FileKind::of("a.xls", &compound("Workbook")), Ok(FileKind::Workbook));
}

#[test]
fn endings_are_small_letters_and_say_one_kind_each() {
    let all: Vec<&str> = FileKind::endings().collect();
    let mut once = all.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), all.len());
    for ending in all {
        assert!(FileKind::by_ending(&format!("A.{}", ending.to_uppercase())).is_some());
    }
    assert_eq!(FileKind::by_ending(".txt"), None, "a hidden file without an ending");
    assert_eq!(FileKind::by_ending("folder.txt/file"), None);
}
