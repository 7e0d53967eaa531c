//! Pictures of knowledge made by hand, compared with files that were looked at and kept.
//!
//! `UPDATE=1 cargo test --test pictures` renews the files.

#[path = "pictures/sample.rs"]
mod sample;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use relata::document;
use relata::export::picture::PictureOptions;
use relata::export::{png, svg};
use relata::extraction::extract;
use relata::graph::{Filter, View};
use relata::knowledge::{EntityId, Knowledge, Source};
use relata::language::Engine;
use relata::layout::{Point, layout};
use relata::reference::Reference;
use relata::scene::{EdgeLabels, Look, Scene, Theme, build, layout_request};

fn positions(knowledge: &Knowledge, view: &View, look: &Look) -> BTreeMap<EntityId, Point> {
    let request = layout_request(knowledge, view, look.label_size, &BTreeMap::new(), &BTreeMap::new());
    view.entities.iter().copied().zip(layout(&request, &|| false)).collect()
}

fn picture(knowledge: &Knowledge, filter: &Filter, look: &Look) -> Scene {
    let view = View::new(knowledge, filter);
    build(knowledge, &view, &positions(knowledge, &view, look), look)
}

/// What the program finds in one article, and its headline or name.
fn article(path: &Path) -> (Knowledge, String) {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy();
    let document = document::read(&name, &bytes, &document::ReadOptions::default());
    let engine = Engine::english().unwrap();
    let parsed: Vec<_> = document
        .paragraphs
        .iter()
        .map(|paragraph| engine.parse(paragraph.span.of(&document.text)).shifted(paragraph.span.start))
        .collect();
    let extraction = extract(&document, &parsed, Reference::built_in());
    let title = document.title.clone().unwrap_or_else(|| name.into_owned());
    let source = Source { document: Arc::new(document), extraction: Arc::new(extraction) };
    (Knowledge::build(vec![source]), title)
}

/// Writes pictures to the folder that PICTURES names, to be looked at.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) else { return };
    let (knowledge, title) = match std::env::var_os("ARTICLE") {
        Some(path) => article(&PathBuf::from(path)),
        None => (sample::knowledge(), "The quarrel over Norrhaven’s harbour".to_owned()),
    };
    for theme in [Theme::Light, Theme::Dark] {
        for (name, edge_labels) in [("plain", EdgeLabels::None), ("phrases", EdgeLabels::All)] {
            let look = Look { theme, edge_labels, title: Some(title.clone()), ..Look::default() };
            let scene = picture(&knowledge, &Filter::first_picture(), &look);
            let file = format!("{name}-{theme:?}.png").to_lowercase();
            let options = PictureOptions { width: Some(1500), ..PictureOptions::default() };
            std::fs::write(folder.join(file), png::write(&scene, &options).unwrap()).unwrap();
            let file = format!("{name}-{theme:?}.svg").to_lowercase();
            std::fs::write(folder.join(file), svg::write(&scene, &options).unwrap()).unwrap();
        }
    }
}
