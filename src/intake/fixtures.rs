//! Every reader over the files of `tests/intake`: what it takes down is what stands beside the file. `UPDATE=1` writes
//! that anew.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake")
}

/// What a file comes to, by the folder in which it lies.
fn told(kind: &str, bytes: &[u8]) -> Value {
    let mut budget = Budget::new(Limits::default(), bytes.len() as u64);
    let budget = &mut budget;
    let transcript = match kind {
        "html" => html::read(bytes, budget),
        "mhtml" => mhtml::read(bytes, budget),
        "eml" => email::read(bytes, budget),
        "docx" => docx::read(bytes, budget),
        "odt" => odt::read(bytes, budget),
        "epub" => epub::read(bytes, budget),
        "rtf" => rtf::read(bytes, budget),
        "mbox" => return mailbox(bytes, budget),
        other => panic!("no reader for {other}"),
    };
    said(transcript)
}

fn said(transcript: Result<Transcript, Refusal>) -> Value {
    let transcript = match transcript {
        Ok(transcript) => transcript,
        Err(refusal) => return json!({ "refusal": refusal.to_string() }),
    };
    let mut value = serde_json::to_value(&transcript).unwrap();
    // One line for each passage is easy to read beside the file.
    let passages: Vec<String> = transcript
        .passages
        .iter()
        .map(|passage| match &passage.locator {
            Some(locator) => format!("{:?} [{locator}] {}", passage.kind, passage.text),
            None => format!("{:?} {}", passage.kind, passage.text),
        })
        .collect();
    value["passages"] = json!(passages);
    value
}

fn mailbox(bytes: &[u8], budget: &mut Budget) -> Value {
    let mut pieces = Vec::new();
    let result = mailbox::read(bytes, budget, &mut |piece: Piece| {
        let content = piece.content.map(|content| {
            let Content::Transcript(transcript) = content else { panic!("a letter was not taken down") };
            transcript
        });
        let content = said(content);
        let bytes = piece.bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        pieces.push(json!({ "path": piece.path, "bytes": bytes, "content": content }));
    });
    json!({ "pieces": pieces, "refusal": result.err().map(|refusal| refusal.to_string()) })
}

fn check(kind: &str) {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder().join(kind)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension != "json"));
    files.sort();
    assert!(files.len() >= 6, "only {} files of {kind}", files.len());
    let mut wrong = Vec::new();
    for path in files {
        let told = serde_json::to_string_pretty(&told(kind, &fs::read(&path).unwrap())).unwrap() + "\n";
        let expected = path.with_extension("json");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &told).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != told {
            wrong.push(format!("{}:\n{told}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "other than expected (UPDATE=1 renews):\n{}", wrong.join("\n"));
}

#[test]
fn pages_of_the_web() {
    check("html");
}

#[test]
fn pages_in_one_file() {
    check("mhtml");
}

#[test]
fn letters() {
    check("eml");
}

#[test]
fn mailboxes() {
    check("mbox");
}

#[test]
fn documents_of_word() {
    check("docx");
}

#[test]
fn texts_of_libre_office() {
    check("odt");
}

#[test]
fn books() {
    check("epub");
}

#[test]
fn rich_text() {
    check("rtf");
}

#[test]
fn attachments_come_with_their_bytes() {
    let bytes = fs::read(folder().join("eml/attachments.eml")).unwrap();
    let mut budget = Budget::new(Limits::default(), bytes.len() as u64);
    let attachments = email::attachments(&bytes, &mut budget).unwrap();
    let names: Vec<_> = attachments.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Bericht März.txt", "seal.png"]);
    assert_eq!(attachments[0].bytes, "Zürich\n".as_bytes());
}
