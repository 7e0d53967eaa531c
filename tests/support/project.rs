//! Projects in folders of their own, with documents read by the real engine.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use relata::document::{Document, Locator, ParagraphKind, ReadOptions, Transcript, from_transcript, read};
use relata::jobs::{Analyst as _, English};
use relata::knowledge::Source;
use relata::project::{
    Addition, Commit, Existing, Joins, OpenDocument, Opened, Opening, Project, Record, Restored,
};

/// Texts of which each is a document.
const TEXTS: [(&str, &str); 4] = [
    (
        "council.txt",
        "The Council of Europe met in Strasbourg on Friday. Anna Keller, the justice minister of Austria, \
        criticised the European Court of Human Rights. She said the court had gone too far.\n",
    ),
    (
        "harbour.md",
        "# The harbour\n\nThe Port of Split bought two cranes. Marko Babić, its director, praised the \
        European Investment Bank.\n\n- The cranes come from Gdansk.\n",
    ),
    (
        "strike.txt",
        "Nurses in Lyon went on strike. The union CGT accused the hospital of closing wards. Claire Dubois \
        leads the union.\n\nThe “hospital” denied it — twice.\n",
    ),
    (
        "damaged.txt",
        "The minister said: â€œWe will not sign.â€\u{9d} Poland supports the treaty. Hungary opposes it.\n",
    ),
];

/// The documents of [`TEXTS`], and one of a foreign format after them, with what the engine finds in them.
pub(crate) static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let texts = TEXTS.iter().map(|(name, text)| source(name, text, ReadOptions::default()));
    texts.chain([transcribed()]).collect()
});

/// A document of which the project cannot know what it says but by what was taken down of it.
fn transcribed() -> Source {
    let mut transcript = Transcript {
        title: Some("Minutes of the harbour board".to_owned()),
        author: Some("Ivo Perić".to_owned()),
        publisher: Some("Port of Split".to_owned()),
        date: Some(jiff::civil::date(2026, 3, 12)),
        ..Transcript::default()
    };
    let words = "Marko Babić told the board that Poland had built the cranes.";
    transcript.push(ParagraphKind::Body, words, Some(Locator::Page(1)));
    let words = "Ana Horvat criticised the European Investment Bank. She will meet its president in May.";
    transcript.push(ParagraphKind::Body, words, Some(Locator::Page(2)));
    let bytes = b"%PDF-1.7 of which nobody here can read a word\n".as_slice();
    analysed(from_transcript("minutes.pdf", bytes, Arc::new(transcript), &ReadOptions::default()))
}

/// A document with what the engine finds in it.
pub(crate) fn source(name: &str, text: &str, options: ReadOptions) -> Source {
    analysed(read(name, text.as_bytes(), &options))
}

fn analysed(document: Document) -> Source {
    let extraction = English.analyse(&document, &mut |_| true).unwrap().unwrap();
    Source { document: Arc::new(document), extraction: Arc::new(extraction) }
}

/// A document as an open one.
pub(crate) fn open_document(source: &Source) -> OpenDocument {
    OpenDocument { id: source.document.id.clone(), options: source.document.options }
}

/// Documents that come into a project.
pub(crate) fn additions(sources: &[Source]) -> Vec<Addition<'_>> {
    sources.iter().map(|source| Addition { source, origin: "made for a test" }).collect()
}

/// A step by itself.
pub(crate) fn step<'a>(name: &'a str, record: &'a Record, documents: &'a [Addition<'a>]) -> Commit<'a> {
    Commit { name, record, documents, joins: Joins::Nothing }
}

/// A folder of its own, and the path of a project in it.
pub(crate) fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("inquiry.relata");
    (folder, path)
}

/// A new project with all sources open, and its record.
pub(crate) fn with_documents(path: &Path) -> (Project, Record) {
    let mut project = Project::create(path, Existing::Keep).unwrap();
    let documents = SOURCES.iter().map(open_document).collect();
    let record = Record { documents, ..Record::default() };
    project.commit(&step("Open", &record, &additions(&SOURCES))).unwrap();
    (project, record)
}

/// Opens a project.
pub(crate) fn open(path: &Path) -> Result<Opened, relata::project::Error> {
    Project::open(path, &Opening::default(), &mut |_| true)
        .map(|opened| opened.expect("nobody has cancelled"))
}

/// The documents as they are read again from a project.
pub(crate) fn restored(opened: &Opened) -> Vec<Source> {
    let restore = |restored| match restored {
        Restored::Known(source) => source,
        Restored::ToBeRead(reason) => panic!("{reason}"),
    };
    opened.documents.iter().map(|document| restore(document.restore())).collect()
}

/// The files in a folder, by name.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Damages the text of one document in a file, wherever it stands in it: what was moved within leaves traces. The bytes
/// of the document are packed and stay as they are.
pub(crate) fn with_damaged_text(path: &Path) -> Vec<u8> {
    let mut bytes = std::fs::read(path).unwrap();
    let words = b"accused the hospital of closing";
    let mut is_found = false;
    while let Some(at) = bytes.windows(words.len()).position(|window| window == words) {
        bytes[at] = b'e';
        is_found = true;
    }
    assert!(is_found);
    std::fs::write(path, &bytes).unwrap();
    bytes
}
