use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::*;
use crate::document::Document;
use crate::extraction::Extraction;
use crate::jobs::no_wake;

/// Stands in for the engine: slow for texts that say so, and panics when told to.
struct Script {
    endless: AtomicBool,
}

impl Analyst for Script {
    fn analyse(
        &self,
        document: &Document,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<Extraction>, String> {
        if document.text.contains("slow") {
            thread::sleep(Duration::from_millis(30));
        }
        assert!(!document.text.contains("panic"), "told to");
        if document.text.contains("refuse") {
            return Err("not today".to_owned());
        }
        while self.endless.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(1));
            if !go_on(0.5) {
                return Ok(None);
            }
        }
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

fn text(name: &str, words: &str) -> Input {
    Input::Bytes { name: name.to_owned(), bytes: words.as_bytes().into() }
}

fn reading(inputs: Vec<Input>, threads: usize, endless: bool) -> Reading {
    let request = ReadingRequest { inputs, threads, ..ReadingRequest::default() };
    start(request, Arc::new(Script { endless: AtomicBool::new(endless) }), no_wake())
}

fn outcomes(reading: &Reading) -> Vec<String> {
    let outcome = |event| match event {
        ReadingEvent::Finished { result: Ok(source), .. } => Some(source.document.name.clone()),
        ReadingEvent::Finished { result: Err(failure), .. } => Some(failure.to_string()),
        _ => None,
    };
    reading.wait().filter_map(outcome).collect()
}

#[test]
fn results_come_in_the_order_of_the_inputs() {
    for threads in [1, 2, 8] {
        let inputs = (0..12)
            .map(|number| {
                let words = if number % 3 == 0 { "a slow text" } else { "a text" };
                text(&format!("{number}.txt"), words)
            })
            .collect();
        let expected: Vec<String> = (0..12).map(|number| format!("{number}.txt")).collect();
        assert_eq!(outcomes(&reading(inputs, threads, false)), expected);
    }
}

#[test]
fn one_bad_document_leaves_the_others_alone() {
    let inputs = vec![
        text("good.txt", "a text"),
        text("bad.txt", "this will panic"),
        text("refused.txt", "refuse this"),
        text("empty.txt", "\n \n"),
        Input::Path("/no/such/file.txt".into()),
        text("last.txt", "a text"),
    ];
    assert_eq!(
        outcomes(&reading(inputs, 2, false)),
        [
            "good.txt",
            "bad.txt: a fault in the program kept it from being read (told to); please report it",
            "refused.txt: not today",
            "empty.txt: The file holds no text.",
            "/no/such/file.txt: there is no such file or folder",
            "last.txt",
        ]
    );
}

#[test]
fn a_cancelled_reading_ends() {
    let reading = reading(vec![text("a.txt", "a text"), text("b.txt", "a text")], 1, true);
    let mut events = reading.wait();
    assert!(matches!(events.next(), Some(ReadingEvent::Started { count: 2 })));
    assert!(matches!(events.next(), Some(ReadingEvent::Progress { total: 2, .. })));
    reading.cancel();
    let rest: Vec<ReadingEvent> = events.collect();
    assert!(matches!(rest.last(), Some(ReadingEvent::AllDone { cancelled: true })));
    assert!(!rest.iter().any(|event| matches!(event, ReadingEvent::Finished { .. })));
}
