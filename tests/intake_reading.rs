//! Files of every kind through a whole reading: archives, folders, what is damaged, and the account of it all.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test reports by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use relata::document::{Document, Locator, ParagraphKind, ReadOptions, Transcript};
use relata::extraction::Extraction;
use relata::intake::Limits;
use relata::intake::wire::Fault;
use relata::jobs::isolation::Isolation;
use relata::jobs::reading::{ReadingEvent, ReadingRequest, start};
use relata::jobs::{Account, Analyst, Input, Outcome, no_wake};
use zip::write::SimpleFileOptions;

/// Finds nothing, at once.
struct Nothing;

impl Analyst for Nothing {
    fn analyse(
        &self,
        document: &Document,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<Extraction>, String> {
        assert!(!document.text.contains("panic"), "told to");
        let extraction = Extraction {
            document: document.id.clone(),
            mentions: Vec::new(),
            entities: Vec::new(),
            claims: Vec::new(),
            sentences: Vec::new(),
            notices: Vec::new(),
        };
        Ok(go_on(1.0).then_some(extraction))
    }
}

fn isolation() -> Isolation {
    Isolation { program: Some(PathBuf::from(env!("CARGO_BIN_EXE_relata"))), ..Isolation::default() }
}

/// The documents and the account of a reading.
fn read(inputs: Vec<Input>, threads: usize, isolation: Isolation) -> (Vec<Arc<Document>>, Account) {
    let request = ReadingRequest { inputs, threads, isolation, options: ReadOptions::default() };
    let (mut documents, mut account) = (Vec::new(), Account::default());
    for event in start(request, Arc::new(Nothing), no_wake()).wait() {
        account.entries.extend(event.entry());
        if let ReadingEvent::Finished { result: Ok(source), .. } = event {
            documents.push(source.document);
        }
    }
    (documents, account)
}

fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn lines(account: &Account, folder: &Path) -> Vec<String> {
    let folder = format!("{}/", folder.display());
    account.entries.iter().map(|entry| entry.line().replace(&folder, "")).collect()
}

#[test]
fn a_folder_with_archives_is_read_in_order_whatever_the_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let inner = packed(&[("c.txt", b"Carl met Dora."), ("d.md", b"# News\n\nDora met Emil.")]);
    let outer = packed(&[("a.txt", b"Anna met Boris."), ("in.zip", &inner), ("z.txt", b"this will panic")]);
    fs::write(folder.path().join("1.zip"), outer).unwrap();
    fs::write(folder.path().join("2.txt"), "Falk met Gerda.").unwrap();
    fs::write(folder.path().join("3.zip"), b"PK\x03\x04 and nothing more").unwrap();
    fs::write(folder.path().join("4.css"), "x").unwrap();
    fs::write(folder.path().join("5.zip"), packed(&[("e.txt", b"Hans met Ida.")])).unwrap();
    for threads in [1, 2, 8] {
        let (documents, account) = read(vec![Input::Path(folder.path().to_owned())], threads, isolation());
        let names: Vec<&str> = documents.iter().map(|document| document.name.as_str()).collect();
        let expected =
            ["1.zip › a.txt", "1.zip › in.zip › c.txt", "1.zip › in.zip › d.md", "2.txt", "5.zip › e.txt"];
        assert_eq!(names, expected);
        assert_eq!(documents[2].title.as_deref(), Some("News"), "its ending says how it is read");
        assert_eq!(&*documents[0].bytes, b"Anna met Boris.", "a member has its own bytes");
        let lines = lines(&account, folder.path());
        assert_eq!(lines.len(), 8, "{lines:#?}");
        assert_eq!(lines[0], "1.zip › a.txt – read");
        assert!(lines[3].starts_with("1.zip › z.txt – not read: a fault in the program"), "{lines:#?}");
        assert!(lines[5].starts_with("3.zip – not read: it is damaged"), "{lines:#?}");
        assert_eq!(lines[6], "4.css – passed over: files with the ending .css are not read");
    }
}

#[test]
fn a_transcript_becomes_a_document_with_its_places_and_is_read_again_without_a_reader() {
    let mut transcript = Transcript { title: Some("News".to_owned()), ..Transcript::default() };
    transcript.push(
        ParagraphKind::Body,
        "The minister said: â€œWe will not sign.â€\u{9d} Nobody asked.",
        Some(Locator::Page(3)),
    );
    let json: Arc<[u8]> = serde_json::to_vec(&transcript).unwrap().into();
    let input = Input::Bytes { name: "a.pdf".to_owned(), bytes: Arc::clone(&json) };
    let recites = Isolation { fault: Some(Fault::Recites), ..isolation() };
    let (documents, account) = read(vec![input], 1, recites);
    assert_eq!(account.summary(), "1 file: 1 read.");
    let document = &documents[0];
    assert_eq!(document.text, "News\nThe minister said: “We will not sign.” Nobody asked.");
    assert_eq!(document.paragraphs[1].locator, Some(Locator::Page(3)));
    assert_eq!(document.transcript.as_deref(), Some(&transcript));
    // No process could read it now.
    let nobody = Isolation { program: Some("/no/such/program".into()), ..Isolation::default() };
    let options = ReadOptions { repair: false, ..ReadOptions::default() };
    let (again, account) = read(vec![Input::again(document, options)], 1, nobody);
    assert_eq!(account.summary(), "1 file: 1 read.");
    assert!(again[0].text.contains("â€œWe"));
    assert_eq!(again[0].id, document.id);
}

#[test]
fn a_member_that_breaks_its_reader_does_not_take_the_others_along() {
    let archive =
        packed(&[("a.txt", b"Anna met Boris."), ("b.pdf", b"%PDF-1.7"), ("c.txt", b"Carl met Dora.")]);
    let input = Input::Bytes { name: "a.zip".to_owned(), bytes: archive.into() };
    let limits = Limits { members: 2, ..Limits::default() };
    let (documents, account) = read(vec![input.clone()], 2, isolation());
    assert_eq!(documents.len(), 2);
    assert!(matches!(account.entries[1].outcome, Outcome::Failed(_)), "{account:?}");
    let (documents, account) = read(vec![input], 2, Isolation { limits, ..isolation() });
    assert_eq!(documents.len(), 1);
    assert!(account.entries[2].line().contains("it holds too many files"), "{account:?}");
}

/// A tree of files: a name, and what is in it.
#[derive(Clone, Debug)]
enum Node {
    File(&'static [u8]),
    Folder(BTreeMap<String, Node>),
    Archive(BTreeMap<String, Node>),
}

const BYTES: &[&[u8]] =
    &[b"Anna met Boris.", b"", b"\x89PNG\r\n\x1A\n", b"%PDF-1.7", b"\0\x01\x02\x03\x04\x05\x06"];

fn tree() -> impl Strategy<Value = BTreeMap<String, Node>> {
    let file = (0..BYTES.len()).prop_map(|index| Node::File(BYTES[index]));
    let node = file.prop_recursive(3, 24, 5, |inner| {
        let entries = prop::collection::btree_map("[a-c]{1,2}(\\.txt|\\.pdf|\\.css)", inner, 1..5);
        prop_oneof![entries.clone().prop_map(Node::Folder), entries.prop_map(Node::Archive)]
    });
    prop::collection::btree_map("[.a-c][a-c]{1,2}(\\.txt|\\.html|)", node, 1..6)
}

/// Writes a tree into a folder; gives the name of every file in it as the account has to have it.
fn write(folder: &Path, tree: &BTreeMap<String, Node>, expected: &mut Vec<String>) {
    for (name, node) in tree {
        let is_hidden = name.starts_with('.');
        let path = match node {
            Node::Archive(_) => folder.join(format!("{name}.zip")),
            _ => folder.join(name),
        };
        let mut own = Vec::new();
        match node {
            Node::File(bytes) => {
                fs::write(&path, bytes).unwrap();
                own.push(path.display().to_string());
            }
            Node::Folder(inner) => {
                fs::create_dir(&path).unwrap();
                write(&path, inner, &mut own);
            }
            Node::Archive(inner) => {
                fs::write(&path, archive(inner, &path.display().to_string(), "", &mut own)).unwrap();
            }
        }
        // What is hidden is passed over whole.
        expected.extend(if is_hidden { vec![path.display().to_string()] } else { own });
    }
}

/// An archive of a tree. `label` is what the account calls it, `folder` the way within.
fn archive(tree: &BTreeMap<String, Node>, label: &str, folder: &str, expected: &mut Vec<String>) -> Vec<u8> {
    fn add(
        writer: &mut zip::ZipWriter<Cursor<Vec<u8>>>,
        tree: &BTreeMap<String, Node>,
        label: &str,
        folder: &str,
        expected: &mut Vec<String>,
    ) {
        for (name, node) in tree {
            let path = format!("{folder}{name}");
            let (path, bytes) = match node {
                Node::Folder(inner) => {
                    add(writer, inner, label, &format!("{path}/"), expected);
                    continue;
                }
                Node::File(bytes) => {
                    expected.push(format!("{label} › {path}"));
                    (path, bytes.to_vec())
                }
                Node::Archive(inner) => {
                    let path = format!("{path}.zip");
                    let bytes = archive(inner, &format!("{label} › {path}"), "", expected);
                    (path, bytes)
                }
            };
            writer.start_file(path, SimpleFileOptions::default()).unwrap();
            writer.write_all(&bytes).unwrap();
        }
    }
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut writer, tree, label, folder, expected);
    writer.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_file_of_a_folder_and_of_its_archives_is_accounted_for_exactly_once(tree in tree()) {
        let folder = tempfile::tempdir().unwrap();
        let mut expected = Vec::new();
        write(folder.path(), &tree, &mut expected);
        let (documents, account) = read(vec![Input::Path(folder.path().to_owned())], 3, isolation());
        let mut found: Vec<String> = account.entries.iter().map(|entry| entry.name.clone()).collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
        let counts = account.counts();
        prop_assert_eq!(counts.read + counts.partly, documents.len());
    }
}
