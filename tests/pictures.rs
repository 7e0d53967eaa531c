//! Pictures of knowledge made by hand, compared with files that were looked at and kept.
//!
//! `UPDATE=1 cargo test --test pictures` renews the files.

#[path = "pictures/sample.rs"]
mod sample;

use std::collections::BTreeMap;
use std::path::PathBuf;

use relata::export::picture::PictureOptions;
use relata::export::{png, svg};
use relata::graph::{Filter, View};
use relata::knowledge::{EntityId, Knowledge};
use relata::layout::{Point, layout};
use relata::scene::{EdgeLabels, Look, Scene, Theme, build, layout_request};

fn positions(knowledge: &Knowledge, view: &View, look: &Look) -> BTreeMap<EntityId, Point> {
    let request = layout_request(knowledge, view, look.label_size, &BTreeMap::new(), &BTreeMap::new());
    view.entities.iter().copied().zip(layout(&request, &|| false)).collect()
}

fn picture(knowledge: &Knowledge, filter: &Filter, look: &Look) -> Scene {
    let view = View::new(knowledge, filter);
    build(knowledge, &view, &positions(knowledge, &view, look), look)
}

/// Writes pictures to the folder that PICTURES names, to be looked at.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) else { return };
    let knowledge = sample::knowledge();
    for theme in [Theme::Light, Theme::Dark] {
        for (name, edge_labels) in [("plain", EdgeLabels::None), ("phrases", EdgeLabels::All)] {
            let look = Look {
                theme,
                edge_labels,
                title: Some("The quarrel over Norrhaven’s harbour".to_owned()),
                ..Look::default()
            };
            let scene = picture(&knowledge, &Filter::default(), &look);
            let file = format!("{name}-{theme:?}.png").to_lowercase();
            let options = PictureOptions { width: Some(1500), ..PictureOptions::default() };
            std::fs::write(folder.join(file), png::write(&scene, &options).unwrap()).unwrap();
            let file = format!("{name}-{theme:?}.svg").to_lowercase();
            std::fs::write(folder.join(file), svg::write(&scene, &options).unwrap()).unwrap();
        }
    }
}
