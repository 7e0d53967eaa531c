//! The built program, run as a person would run it.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test reports by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/examples").join(name)
}

fn relata() -> Command {
    Command::new(env!("CARGO_BIN_EXE_relata"))
}

fn run(command: &mut Command) -> Output {
    command.stdin(Stdio::null()).output().unwrap()
}

fn errors(output: &Output) -> Vec<String> {
    String::from_utf8(output.stderr.clone()).unwrap().lines().map(str::to_owned).collect()
}

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_graph_is_the_same_however_it_is_made() {
    let files = [example("takeover.txt"), example("election-night.txt"), example("utf16-budget.txt")];
    let graphs: Vec<Vec<u8>> = ["1", "2", "1"]
        .iter()
        .map(|jobs| {
            let output = run(relata().args(["extract", "--jobs", jobs]).args(&files));
            assert!(output.status.success(), "{:?}", errors(&output));
            assert_eq!(errors(&output), [""; 0]);
            output.stdout
        })
        .collect();
    assert!(graphs[0] == graphs[1] && graphs[0] == graphs[2]);
    let graph: Value = serde_json::from_slice(&graphs[0]).unwrap();
    assert_eq!(graph["format"], "relata-graph");
    assert_eq!(graph["version"], 1);
    let names: Vec<&str> =
        graph["documents"].as_array().unwrap().iter().map(|d| d["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["takeover.txt", "election-night.txt", "utf16-budget.txt"]);
    assert!(!graph["relations"].as_array().unwrap().is_empty());
    check_places(&graph);
}

/// Every place counts code points of its document's text, and holds the words beside it.
fn check_places(graph: &Value) {
    let text_of = |place: &Value| -> Vec<char> {
        let documents = graph["documents"].as_array().unwrap();
        let document = documents.iter().find(|document| document["id"] == place["document"]).unwrap();
        document["text"].as_str().unwrap().chars().collect()
    };
    let lists = [("entities", "mentions"), ("relations", "evidence")];
    for (things, places) in lists {
        for thing in graph[things].as_array().unwrap() {
            let places = thing[places].as_array().unwrap();
            assert!(!places.is_empty(), "{thing}");
            for place in places {
                let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
                let words: String = text_of(place)[at("start")..at("end")].iter().collect();
                assert_eq!(words, place["text"].as_str().unwrap());
            }
        }
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let folder = folder("bad");
    let binary = folder.join("picture.txt");
    fs::write(&binary, b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR").unwrap();
    let empty = folder.join("empty.txt");
    fs::write(&empty, "").unwrap();
    let missing = folder.join("missing.txt");
    let good = example("takeover.txt");
    let output = run(relata().arg("extract").args([&missing, &binary, &empty, &good]));
    assert_eq!(output.status.code(), Some(1));
    let errors = errors(&output);
    assert_eq!(errors.len(), 4, "{errors:?}");
    assert_eq!(errors[3], "relata: 4 files: 1 read, 3 not read.");
    for (error, path) in errors.iter().zip([&missing, &binary, &empty]) {
        assert!(error.starts_with(&format!("relata: {}: ", path.display())), "{error}");
    }
    let graph: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(graph["documents"].as_array().unwrap().len(), 1);
}

#[test]
fn a_folder_is_read_whole_and_in_order() {
    let folder = folder("folder");
    fs::create_dir(folder.join("deeper")).unwrap();
    fs::write(folder.join("b.txt"), "Anna Berg leads the Harbour Party.").unwrap();
    fs::write(folder.join("deeper/c.md"), "# News\n\nBoris Karlov met *Anna Berg* in Oslo.").unwrap();
    fs::write(folder.join("a.txt"), "Oslo is in Norway.").unwrap();
    fs::write(folder.join("data.bin"), [0, 1, 2]).unwrap();
    fs::write(folder.join(".hidden.txt"), "Hidden.").unwrap();
    let output = run(relata().arg("extract").arg(&folder));
    assert!(output.status.success(), "{:?}", errors(&output));
    let graph: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<&str> =
        graph["documents"].as_array().unwrap().iter().map(|d| d["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["a.txt", "b.txt", "c.md"]);
    let noted = errors(&output);
    assert_eq!(noted.len(), 2, "the passed-over file is noted: {noted:?}");
    assert_eq!(noted[1], "relata: 5 files: 3 read, 2 passed over.");
    let empty = run(relata().arg("extract").arg(folder.join("nothing")));
    assert_eq!(empty.status.code(), Some(1));
}

#[test]
fn an_archive_is_read_whole_and_every_file_is_accounted_for() {
    use std::io::Write as _;

    let folder = folder("archive");
    let path = folder.join("news.zip");
    let mut archive = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    let german = "Der Rat der Hafenstadt beschloss am Dienstag, die alte Brücke bis zum Frühjahr zu sperren. Die \
                  Bürgermeisterin sagte, das Geld für die Reparatur sei zugesagt worden, aber noch nicht \
                  eingetroffen. Die Fähre werde stündlich fahren.";
    for (name, text) in [
        ("a.txt", "Anna Berg leads the Harbour Party."),
        ("deutsch.txt", german),
        ("photo.txt", "\u{89}PNG\r\n\u{1A}\n"),
        ("style.css", "x"),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        // Latin-1, so that the first byte of the picture is one byte.
        let bytes: Vec<u8> = if name == "photo.txt" {
            text.chars().map(|c| c as u8).collect()
        } else {
            text.bytes().collect()
        };
        archive.write_all(&bytes).unwrap();
    }
    archive.finish().unwrap();
    let report = folder.join("report.jsonl");
    let output = run(relata().arg("extract").arg("--report").arg(&report).arg(&path));
    assert_eq!(output.status.code(), Some(1), "{:?}", errors(&output));
    let graph: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<&str> =
        graph["documents"].as_array().unwrap().iter().map(|d| d["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["news.zip › a.txt", "news.zip › deutsch.txt"]);
    let lines: Vec<Value> = fs::read_to_string(&report)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let outcomes: Vec<&str> = lines.iter().map(|line| line["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["read", "partly", "failed", "skipped"]);
    assert!(lines[1]["because"][0].as_str().unwrap().contains("seems to be in German"));
    let last = errors(&output).pop().unwrap();
    assert_eq!(last, "relata: 4 files: 1 read, 1 read with remarks, 1 not read, 1 passed over.");
    let english = run(relata().arg("extract").arg("--as-english").arg(&path));
    assert!(!errors(&english).iter().any(|error| error.contains("German")));
}

#[cfg(unix)]
#[test]
fn links_pipes_and_locked_files_do_no_harm() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = folder("links");
    let inside = folder.join("inside");
    fs::create_dir(&inside).unwrap();
    fs::write(folder.join("outside.txt"), "Outside.").unwrap();
    symlink(folder.join("outside.txt"), inside.join("link.txt")).unwrap();
    symlink(&inside, inside.join("circle")).unwrap();
    let pipe = inside.join("pipe.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    fs::write(inside.join("good.txt"), "Anna Berg leads the Harbour Party.").unwrap();
    let locked = inside.join("locked.txt");
    fs::write(&locked, "Secret.").unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let is_root = fs::read(&locked).is_ok();
    let output = run(relata().arg("extract").arg(&inside));
    assert_eq!(output.status.code(), Some(i32::from(!is_root)));
    let errors = errors(&output);
    for name in ["link.txt", "circle", "pipe.txt"] {
        assert_eq!(errors.iter().filter(|error| error.contains(name)).count(), 1, "{name}: {errors:?}");
    }
    let graph: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(!String::from_utf8_lossy(&output.stdout).contains("Outside."));
    assert_eq!(graph["documents"].as_array().unwrap().len(), 1 + usize::from(is_root));
    let direct = run(relata().arg("extract").arg(&pipe));
    assert_eq!(direct.status.code(), Some(1));
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = folder("out");
    let out = folder.join("graph.json");
    fs::write(&out, "old").unwrap();
    let missing = run(relata().arg("extract").arg(folder.join("missing.txt")).arg("--out").arg(&out));
    assert_eq!(missing.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&out).unwrap(), "old", "nothing was read, so nothing is written");
    let written = run(relata().arg("extract").arg(example("takeover.txt")).arg("--out").arg(&out));
    assert!(written.status.success() && written.stdout.is_empty());
    let graph: Value = serde_json::from_slice(&fs::read(&out).unwrap()).unwrap();
    assert_eq!(graph["format"], "relata-graph");
    let nowhere = folder.join("no/such/folder/graph.json");
    let failed = run(relata().arg("extract").arg(example("takeover.txt")).arg("--out").arg(&nowhere));
    assert_eq!(failed.status.code(), Some(1));
    assert!(errors(&failed)[0].contains(&nowhere.display().to_string()));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "no temporary file is left");
}

#[test]
fn pictures_are_saved_in_both_formats() {
    let folder = folder("pictures");
    let (png, svg) = (folder.join("graph.png"), folder.join("graph.svg"));
    for out in [&png, &svg] {
        let options = ["--width", "800", "--height", "500", "--theme", "dark"];
        let output =
            run(relata().arg("picture").args(options).arg("--out").arg(out).arg(example("takeover.txt")));
        assert!(output.status.success(), "{:?}", errors(&output));
    }
    let bytes = fs::read(&png).unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1A\n"));
    assert_eq!(bytes[16..24], [0, 0, 3, 32, 0, 0, 1, 244], "800 × 500 pixels");
    let drawing = fs::read_to_string(&svg).unwrap();
    assert!(drawing.contains("<svg") && drawing.contains("Brightwater"));
    let wrong =
        run(relata().arg("picture").arg("--out").arg(folder.join("graph.gif")).arg(example("takeover.txt")));
    assert_eq!(wrong.status.code(), Some(1));
    assert!(errors(&wrong)[0].contains(".png, .svg, .pdf or .html"));
}

#[test]
fn the_engine_is_shown_paragraph_by_paragraph() {
    let output = run(relata().arg("parse").arg(example("windows-1252-cup-final.txt")));
    assert!(output.status.success(), "{:?}", errors(&output));
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(lines.len() > 5);
    let mut last = 0;
    for (number, line) in lines.iter().enumerate() {
        let start = line["start"].as_u64().unwrap();
        assert!(number == 0 || start > last);
        last = start;
        let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
        for token in line["tokens"].as_array().unwrap() {
            let at = |key: &str| usize::try_from(token[key].as_u64().unwrap()).unwrap();
            let words: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(words, token["text"].as_str().unwrap());
        }
    }
    let tokens = lines[0]["tokens"].as_array().unwrap();
    assert_eq!(tokens[0]["text"], "Anduiza");
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let script = r#""$1" parse "$2" | head -c 10; exit "${PIPESTATUS[0]}""#;
    let program = env!("CARGO_BIN_EXE_relata");
    let output =
        run(Command::new("bash").args(["-c", script, "bash", program]).arg(example("election-night.txt")));
    assert_eq!(output.status.code(), Some(0), "{:?}", errors(&output));
    assert_eq!(errors(&output), [""; 0]);
}

#[test]
fn standard_input_is_an_article_too() {
    use std::io::Write as _;

    let mut child = relata()
        .args(["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("Anna Berg leads the Harbour Party.".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{:?}", errors(&output));
    let graph: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(graph["documents"][0]["text"], "Anna Berg leads the Harbour Party.");
}

#[test]
fn help_and_mistakes_are_answered() {
    let help = run(relata().arg("--help"));
    assert!(help.status.success());
    let text = String::from_utf8(help.stdout).unwrap();
    for command in ["extract", "picture", "parse"] {
        assert!(text.contains(command));
    }
    assert_eq!(run(relata().args(["extract", "--jobs", "none", "a.txt"])).status.code(), Some(2));
}

#[test]
fn a_graph_is_put_right_by_a_file_of_corrections() {
    let folder = folder("corrections");
    let article = example("windows-1252-cup-final.txt");
    let graph = |files: &[&Path]| {
        let mut command = relata();
        command.arg("extract");
        for file in files {
            command.arg("--corrections").arg(file);
        }
        run(command.arg(&article))
    };
    let bare: Value = serde_json::from_slice(&graph(&[]).stdout).unwrap();
    let entity = &bare["entities"][0];
    let (name, kind, mention) = (&entity["name"], &entity["type"], &entity["mentions"][0]);
    let (document, text) = (&bare["documents"][0], bare["documents"][0]["text"].as_str().unwrap());
    let from = mention["start"].as_u64().unwrap() as usize;
    let words = mention["text"].as_str().unwrap();
    let all: Vec<char> = text.chars().collect();
    let end = from + words.chars().count();
    let before: String = all[from.saturating_sub(24)..from].iter().collect();
    let after: String = all[end..(end + 24).min(all.len())].iter().collect();
    let correction = |article: &str, new: &str| {
        let place = serde_json::json!({
            "article": { "id": if article == "gone.txt" { "0123456789abcdef" } else { document["id"].as_str().unwrap() },
                "name": article },
            "start": from, "words": words, "before": before, "after": after,
        });
        serde_json::json!({
            "id": "c0000000000000000", "change": "rename", "name": new,
            "entity": { "place": place, "form": "name", "name": if article == "gone.txt" { "Nobody" } else { name.as_str().unwrap() }, "kind": kind },
        })
    };
    let write = |file: &str, corrections: Value| {
        let path = folder.join(file);
        let content = serde_json::json!({
            "format": "relata-corrections", "version": 1, "about": "", "corrections": corrections,
        });
        fs::write(&path, content.to_string()).unwrap();
        path
    };
    let one = write(
        "one.json",
        serde_json::json!([
            correction("windows-1252-cup-final.txt", "Another name"),
            correction("gone.txt", "Nothing"),
        ]),
    );
    let output = graph(&[&one]);
    assert!(output.status.success());
    let right: Value = serde_json::from_slice(&output.stdout).unwrap();
    let renamed = &right["entities"][0];
    assert_eq!(
        (renamed["name"].as_str(), renamed["corrected"].as_bool()),
        (Some("Another name"), Some(true))
    );
    assert_eq!(renamed["id"], entity["id"]);
    let told = errors(&output);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("not applied") && told[0].contains("gone.txt, is not open"), "{told:?}");
    let drawn = folder.join("corrected.svg");
    let mut picture = relata();
    picture.arg("picture").arg("--all").arg("--out").arg(&drawn).arg("--corrections").arg(&one);
    let output = run(picture.arg(&article));
    assert!(output.status.success() && errors(&output) == told, "{:?}", errors(&output));
    let names = |path: &Path| fs::read_to_string(path).unwrap().matches("Another name").count();
    assert!(names(&drawn) > 0);
    let plain = folder.join("plain.svg");
    assert!(
        run(relata().arg("picture").arg("--all").arg("--out").arg(&plain).arg(&article)).status.success()
    );
    assert_eq!(names(&plain), 0);
    let two = write("two.json", serde_json::json!([correction("windows-1252-cup-final.txt", "A third")]));
    let told = errors(&graph(&[&one, &two]));
    assert!(told[0].contains("two.json: left out") && told[0].contains("A third"), "{told:?}");
    let rule = serde_json::json!({ "sort": "ignore", "words": name });
    let rules = write(
        "rules.json",
        serde_json::json!([{ "id": "c0000000000000000", "change": "rule", "rule": rule }]),
    );
    let without: Value = serde_json::from_slice(&graph(&[&rules]).stdout).unwrap();
    let is_there =
        |graph: &Value| graph["entities"].as_array().unwrap().iter().any(|one| one["name"] == *name);
    assert!(is_there(&bare) && !is_there(&without), "rules hold here, too");
    let broken = folder.join("broken.json");
    fs::write(&broken, "{\n  \"format\": 3\n}").unwrap();
    let output = graph(&[&broken]);
    assert!(!output.status.success());
    assert!(errors(&output)[0].contains("broken.json: line 2"), "{:?}", errors(&output));
}

#[test]
fn two_articles_are_compared() {
    let folder = folder("compare");
    let (one, other) = (folder.join("one.txt"), folder.join("other.txt"));
    fs::write(&one, "The Council of Europe has 46 member states. Hanna Lind met Pavel Dorn in Oslo.")
        .unwrap();
    fs::write(&other, "The Council of Europe has 47 member states. Hanna Lind met Pavel Dorn in Oslo.")
        .unwrap();
    let output = run(relata().arg("compare").arg(&one).arg("--with").arg(&other).args(["--format", "json"]));
    assert!(output.status.success(), "{:?}", errors(&output));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&found["a"][0], &found["b"][0]), (&Value::from("one.txt"), &Value::from("other.txt")));
    let contradictions = found["contradictions"].as_array().unwrap();
    assert_eq!(contradictions.len(), 1, "{contradictions:?}");
    assert_eq!(contradictions[0]["what"], "number");
    assert!(contradictions[0]["a"]["text"].as_str().unwrap().contains("46 member states"));
    assert!(contradictions[0]["b"]["text"].as_str().unwrap().contains("47 member states"));
    assert!(!found["agreements"].as_array().unwrap().is_empty());
    let text = run(relata().arg("compare").arg(&one).arg("--with").arg(&other));
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.starts_with("# Comparison\n\n- **A:** one.txt\n- **B:** other.txt\n"), "{text}");
    let same = run(relata().arg("compare").arg(&one).arg("--with").arg(&one));
    assert_eq!(same.status.code(), Some(1), "{:?}", errors(&same));
    assert!(errors(&same).iter().any(|error| error.contains("no article on one of the sides")));
}
