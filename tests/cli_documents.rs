//! What the built program writes to be read by people, and its answers line by line.

#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use proptest::prelude::*;
use serde_json::{Value, json};

fn relata() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_relata"));
    command.stdin(Stdio::null());
    command
}

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli_documents").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/examples").join(name)
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The words of a page of a PDF as poppler finds them; nothing where poppler is not there.
fn words_of(pdf: &Path) -> Option<String> {
    let found = Command::new("pdftotext").arg(pdf).arg("-").stdin(Stdio::null()).output().ok()?;
    assert!(found.status.success(), "{}", errors(&found));
    Some(String::from_utf8(found.stdout).unwrap())
}

#[test]
fn a_pdf_is_the_same_every_time_and_its_words_can_be_found() {
    let folder = folder("pdf");
    let (one, other) = (folder.join("one.pdf"), folder.join("other.pdf"));
    for out in [&one, &other] {
        let options = ["--paper", "a4", "--orientation", "portrait", "--margin", "15"];
        let output =
            relata().arg("picture").args(options).arg("--out").arg(out).arg(example("takeover.txt")).output();
        let output = output.unwrap();
        assert!(output.status.success(), "{}", errors(&output));
    }
    let bytes = fs::read(&one).unwrap();
    assert!(bytes == fs::read(&other).unwrap(), "no clock, no chance");
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF-1.") && text.trim_end().ends_with("%%EOF"));
    assert!(text.contains("/FontFile3") && text.contains("/ToUnicode"), "the faces are in the file");
    for forbidden in ["/JavaScript", "/Launch", "/URI", "/CreationDate"] {
        assert!(!text.contains(forbidden), "{forbidden}");
    }
    let graph = relata().arg("extract").arg(example("takeover.txt")).output().unwrap();
    let graph: Value = serde_json::from_slice(&graph.stdout).unwrap();
    let title = graph["documents"][0]["title"].as_str().unwrap();
    let Some(words) = words_of(&one) else { return };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(title), "{words}");
    assert!(words.contains("Source: takeover.txt"), "{words}");
}

#[test]
fn a_report_tells_of_whom_it_is_asked_for() {
    let folder = folder("report");
    let article = folder.join("a.txt");
    fs::write(&article, "Anna Berg leads the Harbour Party.\n\nBoris Karlov met Clara Dahl in Oslo.")
        .unwrap();
    let report = |options: &[&str], out: &str| {
        let out = folder.join(out);
        let output =
            relata().arg("report").args(options).arg("--out").arg(&out).arg(&article).output().unwrap();
        (output.status.code(), errors(&output), fs::read(&out).unwrap_or_default())
    };
    let (code, told, written) = report(&["--entity", "anna berg", "--entity", "Anna Bergh"], "one.md");
    let written = String::from_utf8(written).unwrap();
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("no entity is called “Anna Bergh”; there is Anna Berg"), "{told}");
    assert!(written.contains("> “Anna Berg leads the Harbour Party.” (a.txt, paragraph 1"), "{written}");
    assert!(!written.contains("Boris"), "{written}");
    let sha256 = {
        use sha2::Digest as _;
        let digest = sha2::Sha256::digest(fs::read(&article).unwrap());
        digest.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    };
    assert!(written.contains(&sha256), "{written}");
    for (name, start) in [("all.html", &b"<!DOCTYPE html>"[..]), ("all.docx", &b"PK"[..])] {
        let (code, told, written) = report(&[], name);
        assert_eq!(code, Some(0), "{told}");
        assert!(written.starts_with(start), "{name}");
    }
    let (code, told, written) = report(&["--entity", "Nobody"], "none.md");
    assert_eq!((code, written.len()), (Some(1), 0), "{told}");
    let (code, told, _) = report(&[], "report.xls");
    assert!(code == Some(1) && told.contains(".docx"), "{told}");
}

#[test]
fn a_page_holds_every_sentence_of_the_graph() {
    let folder = folder("page");
    let out = folder.join("page.html");
    let output =
        relata().arg("picture").arg("--out").arg(&out).arg(example("takeover.txt")).output().unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    let page = fs::read_to_string(&out).unwrap();
    let graph = relata().arg("extract").arg(example("takeover.txt")).output().unwrap();
    let graph: Value = serde_json::from_slice(&graph.stdout).unwrap();
    let ids: BTreeSet<&str> = page.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let relations = graph["relations"].as_array().unwrap();
    assert!(relations.len() > 3);
    for relation in relations {
        assert!(ids.contains(relation["id"].as_str().unwrap()), "{relation}");
    }
    let sentences: usize =
        relations.iter().map(|relation| relation["evidence"].as_array().unwrap().len()).sum();
    assert!(page.matches("<blockquote>").count() >= sentences);
    for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(target), "{target} leads nowhere");
    }
}

#[test]
fn shells_and_the_manual_are_served() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = relata().args(["completions", shell]).output().unwrap();
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.status.success() && script.contains("relata") && script.contains("with-reference"),
            "{shell}"
        );
    }
    let page = relata().args(["man", "extract"]).output().unwrap();
    let page = String::from_utf8(page.stdout).unwrap();
    assert!(page.contains(".TH relata-extract 1") && page.contains("stdin"), "{page}");
    assert!(relata().arg("man").output().unwrap().status.success());
    assert_eq!(relata().args(["man", "nothing"]).output().unwrap().status.code(), Some(1));
}

/// What the program answers to these lines.
fn answers(lines: &str, options: &[&str]) -> Vec<Value> {
    let mut command = relata();
    command.args(["extract", "--stdin", "jsonl", "--stdout", "jsonl"]).args(options);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines = lines.to_owned();
    let writing = std::thread::spawn(move || input.write_all(lines.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let answers = String::from_utf8(output.stdout).unwrap();
    answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_document_is_answered_by_its_graph_or_a_reason() {
    let folder = folder("stream");
    let file = folder.join("met.txt");
    fs::write(&file, "Boris Karlov met Clara Dahl yesterday.").unwrap();
    let lines = [
        json!({"id": "a", "text": "Anna Berg leads the Harbour Party.", "title": "News", "date": "2026-05-04"}),
        json!({"id": 7, "path": file, "date": "2026-05-04"}),
        json!({"id": "no date", "text": "x", "date": "yesterday"}),
        json!({"id": "both", "text": "x", "path": "y"}),
        json!({"id": "gone", "path": folder.join("gone.txt")}),
        json!({"id": "folder", "path": folder}),
        json!({"text": "Nobody asked."}),
    ];
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    let answers = answers(&format!("{}\n\n[1\nnull", lines.join("\n")), &["--jobs", "3"]);
    assert_eq!(answers.len(), 9, "{answers:?}");
    assert_eq!(answers[0]["id"], "a");
    assert_eq!(answers[0]["graph"]["documents"][0]["title"], "News");
    assert_eq!(answers[0]["graph"]["documents"][0]["date"], "2026-05-04");
    assert!(!answers[0]["graph"]["relations"].as_array().unwrap().is_empty());
    assert_eq!(answers[1]["id"], 7);
    let met = &answers[1]["graph"]["relations"][0];
    assert_eq!(met["date"], "2026-05-03", "yesterday counts from the day that was given: {met}");
    for (place, id, words) in [
        (2, json!("no date"), "2026-05-04"),
        (3, json!("both"), "either"),
        (4, json!("gone"), "no such file"),
        (5, json!("folder"), "it is a folder"),
        (6, Value::Null, "“id”"),
        (7, Value::Null, "no JSON object"),
        (8, Value::Null, "no JSON object"),
    ] {
        assert_eq!(answers[place]["id"], id);
        assert!(answers[place]["error"].as_str().unwrap().contains(words), "{}", answers[place]);
        assert!(answers[place].get("graph").is_none());
    }
    assert_eq!(answers[7]["line"], 9, "the empty line counts");
}

/// A line, and the identity that its answer has to have; none where nothing is to be answered.
fn line() -> impl Strategy<Value = (String, Option<Value>)> {
    let document = (0_u16..50, "[A-Za-z .,é漢\u{202e}\"\\\\]{0,40}").prop_map(|(id, words)| {
        let line = json!({"id": id, "text": format!("Anna Berg met {words} in Oslo.")});
        (line.to_string(), Some(json!(id)))
    });
    let broken = "[^\r\n]{0,20}".prop_map(|line| {
        let is_blank = line.bytes().all(|byte| byte.is_ascii_whitespace());
        let id = serde_json::from_str::<Value>(&line).ok().and_then(|line| line.get("id").cloned());
        let answer = (!is_blank).then(|| id.unwrap_or(Value::Null));
        (line, answer)
    });
    let missing = "[a-z]{1,8}"
        .prop_map(|id| (json!({"id": id, "path": format!("/nowhere/{id}")}).to_string(), Some(json!(id))));
    prop_oneof![3 => document, 1 => broken, 1 => missing]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 40, ..ProptestConfig::default() })]
    #[test]
    fn one_answer_a_line_in_order_on_any_number_of_threads(
        lines in prop::collection::vec(line(), 0..14), jobs in 2_u8..5,
    ) {
        let text: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
        let text = text.join("\n");
        let one = answers(&text, &["--jobs", "1"]);
        let many = answers(&text, &["--jobs", &jobs.to_string()]);
        prop_assert_eq!(&one, &many);
        let ids: Vec<Value> = one.iter().map(|answer| answer["id"].clone()).collect();
        let expected: Vec<Value> = lines.into_iter().filter_map(|(_, id)| id).collect();
        prop_assert_eq!(ids, expected);
        for answer in &one {
            prop_assert!(answer.get("graph").is_some() != answer.get("error").is_some());
        }
    }
}
