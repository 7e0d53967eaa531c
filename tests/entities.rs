//! Mentions, entities and coreference over stored parses.

#![allow(clippy::expect_used)] // Helpers outside test functions may fail like tests.

#[path = "support/parses.rs"]
mod parses;

use relata::extraction::mentions;
use relata::reference::Reference;
use serde_json::json;

/// Writes what was found in every parse of a folder as graph JSON, for measuring: the folders are
/// given in `RELATA_PARSES` and `RELATA_OUT`.
#[test]
#[ignore = "a tool for measuring, run with two folders in the environment"]
fn write_entities_of_a_folder() {
    let (Ok(from), Ok(to)) = (std::env::var("RELATA_PARSES"), std::env::var("RELATA_OUT")) else { return };
    for file in std::fs::read_dir(from).expect("the folder can be read") {
        let path = file.expect("the file can be read").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let lines = std::fs::read_to_string(&path).expect("the file is text");
        let (document, parsed) = parses::read(&name, &lines);
        let found = mentions::find(&document, &parsed, Reference::built_in());
        let place = |byte: u32| document.text[..byte as usize].chars().count();
        let entities: Vec<_> = found
            .entities
            .iter()
            .enumerate()
            .map(|(index, entity)| {
                let mentions: Vec<_> = found
                    .mentions
                    .iter()
                    .filter(|mention| mention.entity as usize == index)
                    .map(|mention| {
                        json!({"text": mention.span.of(&document.text), "start": place(mention.span.start),
                               "end": place(mention.span.end), "kind": mention.kind.as_str()})
                    })
                    .collect();
                json!({"id": format!("e{index}"), "name": entity.name, "type": entity.kind.as_str(),
                       "subtype": entity.subtype, "count": entity.count, "aliases": entity.aliases,
                       "reference": entity.reference, "mentions": mentions})
            })
            .collect();
        let graph = json!({"entities": entities, "relations": []});
        std::fs::write(format!("{to}/{name}.json"), graph.to_string()).expect("the result can be written");
    }
}
