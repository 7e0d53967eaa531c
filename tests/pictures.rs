//! Pictures of knowledge made by hand, compared with files that were looked at and kept.
//!
//! `UPDATE=1 cargo test --test pictures` renews the files.

#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

#[path = "pictures/sample.rs"]
mod sample;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use relata::document;
use relata::export::picture::PictureOptions;
use relata::export::{pdf, png, svg};
use relata::graph::{Filter, GroupBy, Grouping, Groups, View, collapse};
use relata::jobs::{Analyst as _, English};
use relata::knowledge::{EntityId, Knowledge, RelationId, Source};
use relata::layout::{Point, Rectangle, layout};
use relata::scene::style::coloring;
use relata::scene::{
    Captions, ColorBy, EdgeLabels, LabelBy, Look, Note, NoteColor, NoteId, Scene, SizeBy, Style, Subject,
    Theme, build, build_with, layout_request, layout_request_with,
};
use relata::vocabulary::{EntityKind, Modality};
use resvg::tiny_skia::Pixmap;

fn positions(knowledge: &Knowledge, view: &View, look: &Look) -> BTreeMap<EntityId, Point> {
    let request = layout_request(knowledge, view, look.label_size, &BTreeMap::new(), &BTreeMap::new());
    view.entities.iter().copied().zip(layout(&request, &|| false)).collect()
}

fn picture(knowledge: &Knowledge, filter: &Filter, look: &Look) -> Scene {
    let view = View::new(knowledge, filter);
    build(knowledge, &view, &positions(knowledge, &view, look), look)
}

/// What the program finds in one article, or in all of a folder, and the name of that.
fn articles(path: &Path) -> (Knowledge, String) {
    let mut files: Vec<PathBuf> = match std::fs::read_dir(path) {
        Ok(entries) => entries.map(|entry| entry.unwrap().path()).filter(|file| file.is_file()).collect(),
        Err(_) => vec![path.to_owned()],
    };
    files.sort();
    let sources = files.iter().map(|file| source(file)).collect();
    (Knowledge::build(sources), path.file_stem().unwrap().to_string_lossy().into_owned())
}

fn source(file: &Path) -> Source {
    let name = file.file_name().unwrap().to_string_lossy();
    let document = document::read(&name, std::fs::read(file).unwrap(), &document::ReadOptions::default());
    let extraction = English.analyse(&document, &mut |_| true).unwrap().unwrap();
    Source { document: Arc::new(document), extraction: Arc::new(extraction) }
}

/// One entity of each kind, lines of every look, and names that try to do harm.
fn every_look() -> Knowledge {
    let mut knowledge = sample::knowledge();
    let keep = [
        "Ingrid Solberg",
        "Harbour Authority of Norrhaven",
        "Norrhaven",
        "Coastal Waters Act",
        "safety inquiry",
        "interim report",
        "Captain Jun Watanabe",
        "Denmark",
        "Dockworkers’ Union",
        "general strike of October",
        "opposition members",
        "dredging plan",
        "sand eel",
        "Accident Investigation Board",
        "city council",
    ];
    knowledge.entities.retain(|entity| keep.contains(&entity.name.as_str()));
    let kept: Vec<EntityId> = knowledge.entities.iter().map(|entity| entity.id).collect();
    knowledge
        .relations
        .retain(|relation| kept.contains(&relation.subject) && kept.contains(&relation.object));
    for relation in &mut knowledge.relations {
        match relation.phrase.as_str() {
            "wrote" | "called" => relation.attribution = vec![kept[0]],
            "voted for" => {
                relation.attribution = vec![kept[0]];
                relation.modality = Modality::Planned;
            }
            "opened" => relation.modality = Modality::Planned,
            "does not blame" | "director of" => relation.contradicted_by = vec![RelationId(1)],
            _ => {}
        }
    }
    for entity in &mut knowledge.entities {
        if entity.name == "sand eel" {
            "</text><script>alert(1)</script> & \u{202e}\u{1}“eel”".clone_into(&mut entity.name);
        }
    }
    knowledge
}

fn looks() -> [(&'static str, Look, PictureOptions); 4] {
    let own = PictureOptions::default();
    let dark = Look {
        theme: Theme::Dark,
        edge_labels: EdgeLabels::All,
        title: Some("Norrhaven & its harbour".to_owned()),
        ..Look::default()
    };
    let half = Rectangle::new(Point::new(-200.0, -100.0), Point::new(60.0, 110.0));
    let view = Look { frame: Some(half), ..Look::default() };
    let bare = Look { legend: false, ..Look::default() };
    [
        ("light", Look::default(), own.clone()),
        ("view", view, own.clone()),
        (
            "dark-with-phrases",
            dark,
            PictureOptions { title: Some("A title".to_owned()), width: Some(1200), ..own.clone() },
        ),
        ("bare", bare, PictureOptions { transparent: true, height: Some(300), width: Some(900), ..own }),
    ]
}

/// Pictures that say more by colour and size, and one with groups.
fn styled() -> [(&'static str, Look, Grouping); 6] {
    let style = Style { size: SizeBy::Neighbours, color: ColorBy::Community, label: LabelBy::NameAndNumber };
    let grouping = Grouping { by: Some(GroupBy::Kind), ..Grouping::default() };
    let opened =
        Grouping { by_hand: vec![ids(&["Norrhaven", "Denmark", "city council"])], ..grouping.clone() };
    let opened = Grouping { by: None, opened: open(&opened), ..opened };
    let moved_names =
        [("Norrhaven", (120.0, -40.0)), ("Denmark", (0.0, -24.0)), ("dredging plan", (-3.0, 90.0))];
    let moved_names = moved_names.map(|(name, (x, y))| (id(name), Point::new(x, y))).into();
    [
        ("opened", Look::default(), opened),
        ("names-by-hand", Look { moved_names, ..Look::default() }, Grouping::default()),
        ("notes", with_notes(Theme::Light), Grouping::default()),
        ("notes-dark", with_notes(Theme::Dark), Grouping::default()),
        ("styled", Look { style, ..Look::default() }, Grouping::default()),
        ("grouped", Look { theme: Theme::Dark, ..Look::default() }, grouping),
    ]
}

/// Notes of every colour, one that moves along with an entity, one over names, and one with harm in it.
fn with_notes(theme: Theme) -> Look {
    let note = |text: &str, color: NoteColor, (x, y): (f32, f32)| Note {
        text: text.to_owned(),
        color,
        place: Point::new(x, y),
        tied: None,
    };
    let denmark = id("Denmark");
    let long = "Who paid for the dredging, and when?\n\nSee the minutes of the council, and ask the authority \
                for the contract.";
    let notes = [
        note(long, NoteColor::Yellow, (-330.0, -190.0)),
        Note { tied: Some(denmark), ..note("Only since 1973", NoteColor::Green, (40.0, -60.0)) },
        note("Here stood names", NoteColor::Blue, (-40.0, 20.0)),
        note("</text><script>alert(1)</script> \u{202e}& \u{1}“eel”", NoteColor::Red, (200.0, 190.0)),
        note("漢字 · Київ · محمد", NoteColor::Grey, (-300.0, 170.0)),
    ];
    let selected = [Subject::Entity(denmark), Subject::Note(NoteId(1))].into();
    let notes = (1..).map(NoteId).zip(notes).collect();
    Look { theme, notes, noted: [denmark].into(), selected, ..Look::default() }
}

/// The entity of this name.
fn id(name: &str) -> EntityId {
    every_look().entities.iter().find(|entity| entity.name == name).unwrap().id
}

fn ids(names: &[&str]) -> BTreeSet<EntityId> {
    names.iter().map(|name| id(name)).collect()
}

/// All groups that are made.
fn open(grouping: &Grouping) -> BTreeSet<EntityId> {
    let knowledge = every_look();
    let view = View::new(&knowledge, &Filter::default());
    Groups::new(&knowledge, &view, grouping).iter().map(|group| group.id).collect()
}

fn grouped_picture(knowledge: &Knowledge, look: &Look, grouping: &Grouping) -> Scene {
    let view = View::new(knowledge, &Filter::default());
    let groups = Groups::new(knowledge, &view, grouping);
    let colors = coloring(knowledge, &view, look.style.color);
    let captions = Captions::new(knowledge, look.style).colored(look.style, colors);
    let captions = captions.with_groups(knowledge, &groups);
    let (drawn, view) = collapse(knowledge, &view, &groups);
    let nowhere = BTreeMap::new();
    let request = layout_request_with(&captions, &drawn, &view, look.label_size, &nowhere, &nowhere);
    let places = view.entities.iter().copied().zip(layout(&request, &|| false)).collect();
    build_with(&drawn, &captions, &view, &places, look)
}

#[test]
fn groups_and_styles_are_drawn_as_they_were_looked_at() {
    for (name, look, grouping) in styled() {
        let scene = grouped_picture(&every_look(), &look, &grouping);
        check(name, &svg::write(&scene, &PictureOptions::default()).unwrap());
    }
}

/// Compares a picture with the one that is kept, or keeps it.
fn check(name: &str, written: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export").join(name).with_extension("svg");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, written).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = written.lines().zip(kept.lines()).find(|(one, other)| one != other);
    assert!(
        written == kept,
        "{name}.svg differs first at {differing:?}; look at it and renew it with UPDATE=1"
    );
}

#[test]
fn svg_files_are_those_that_were_looked_at() {
    for (name, look, options) in looks() {
        let written = svg::write(&picture(&every_look(), &Filter::default(), &look), &options).unwrap();
        check(name, &written);
    }
}

#[test]
fn svg_files_run_nothing_and_hold_every_name() {
    for (_, look, options) in looks() {
        let written = svg::write(&picture(&every_look(), &Filter::default(), &look), &options).unwrap();
        for forbidden in ["<script", "href", "onload", "\u{202e}", "\u{1}", "NaN", "inf"] {
            assert!(!written.contains(forbidden), "{forbidden}");
        }
        if look.frame.is_some() {
            assert!(
                written.contains("<title>Norrhaven (") && !written.contains("Ingrid Solberg"),
                "only what is in the view"
            );
            continue;
        }
        for name in [
            "Ingrid Solberg",
            "Coastal Waters Act",
            "&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; “eel”",
        ] {
            assert!(written.contains(&format!("<title>{name} (")), "{name}");
        }
        assert!(written.contains("<title>Ingrid Solberg (person)</title>"));
        assert!(written.contains("Harbour Authority of Norrhaven → dredging plan: proposed</title>"));
    }
}

/// The pixels of a PNG file.
fn pixels(file: &[u8]) -> Pixmap {
    Pixmap::decode_png(file).unwrap()
}

#[test]
fn png_files_have_the_size_asked_for_and_paint_to_no_edge() {
    for (_, look, options) in looks() {
        let scene = picture(&every_look(), &Filter::default(), &look);
        let scaled = PictureOptions { scale: Some(1.5), ..options.clone() };
        let drawn = pixels(&png::write(&scene, &scaled).unwrap());
        if let Some(width) = options.width {
            assert_eq!(drawn.width(), width * 3 / 2);
        }
        if let Some(height) = options.height {
            assert_eq!(drawn.height(), height * 3 / 2);
        }
        let (width, height) = (drawn.width(), drawn.height());
        let corner = drawn.pixel(0, 0).unwrap();
        assert_eq!(corner.alpha() == 0, options.transparent);
        let rim = (0..width)
            .flat_map(|x| [(x, 0), (x, height - 1)])
            .chain((0..height).flat_map(|y| [(0, y), (width - 1, y)]));
        assert!(rim.into_iter().all(|(x, y)| drawn.pixel(x, y) == Some(corner)), "something is cropped");
    }
}

#[test]
fn png_files_show_the_marks_in_their_colours() {
    let look = Look::default();
    let scene = picture(&every_look(), &Filter::default(), &look);
    let drawn = pixels(&png::write(&scene, &PictureOptions::default()).unwrap());
    for &kind in EntityKind::ALL {
        let color = look.theme.palette().kind(kind);
        let found = drawn
            .pixels()
            .iter()
            .filter(|pixel| {
                (pixel.red(), pixel.green(), pixel.blue()) == (color.red, color.green, color.blue)
            })
            .count();
        assert!(found > 100, "{kind}: {found}");
    }
}

#[test]
fn letters_of_other_scripts_and_empty_pictures_are_drawn_too() {
    let mut knowledge = every_look();
    for (entity, name) in
        knowledge.entities.iter_mut().zip(["Ελλάδα", "Київ", "العربية", "東京", "🦀", "नमस्ते", ""])
    {
        name.clone_into(&mut entity.name);
    }
    let scene = picture(&knowledge, &Filter::default(), &Look::default());
    assert!(png::write(&scene, &PictureOptions::default()).is_ok());
    let nothing = picture(&Knowledge::default(), &Filter::default(), &Look::default());
    assert!(png::write(&nothing, &PictureOptions::default()).is_ok());
}

/// What poppler finds in a PDF; nothing where it is not there.
fn words_of(file: &[u8], name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, file).unwrap();
    let found = std::process::Command::new("pdftotext").arg(&path).arg("-").output().ok()?;
    assert!(found.status.success());
    // Marks of direction that poppler adds, and what parts the lines of a name.
    let text = String::from_utf8(found.stdout).unwrap();
    Some(
        text.chars()
            .filter(|character| !matches!(u32::from(*character), 0x200e | 0x200f | 0x202a..=0x202e))
            .collect(),
    )
}

#[test]
fn pdf_files_hold_every_name_as_text_in_every_script() {
    let names = ["Ελλάδα", "Київ", "العربية", "ירושלים", "東京", "नमस्ते", "ไทย", "Łódź", "fi–ffi"];
    let mut knowledge = every_look();
    for (entity, name) in knowledge.entities.iter_mut().zip(names) {
        name.clone_into(&mut entity.name);
    }
    for theme in [Theme::Light, Theme::Dark] {
        let look = Look { theme, title: Some("Norrhaven & (its) harbour".to_owned()), ..Look::default() };
        let scene = picture(&knowledge, &Filter::default(), &look);
        let file = pdf::write(&scene, &PictureOptions::default()).unwrap();
        assert_eq!(file, pdf::write(&scene, &PictureOptions::default()).unwrap());
        let Some(words) = words_of(&file, &format!("scripts-{theme:?}.pdf")) else { return };
        for name in names.into_iter().chain(["Norrhaven & (its) harbour"]) {
            assert!(words.contains(name), "{name}: {words}");
        }
    }
}

#[test]
fn pdf_files_have_the_size_and_frame_that_were_asked_for() {
    for (name, look, options) in looks() {
        let scene = picture(&every_look(), &Filter::default(), &look);
        let file = pdf::write(&scene, &options).unwrap();
        let text = String::from_utf8_lossy(&file);
        let boxed = text.split("/MediaBox[").nth(1).unwrap().split(']').next().unwrap();
        let sides: Vec<f32> = boxed.split_whitespace().map(|side| side.parse().unwrap()).collect();
        let (width, height) = options.pixels(scene.bounds).unwrap();
        assert!(
            (sides[2] - width as f32 * 0.75).abs() < 0.8 && (sides[3] - height as f32 * 0.75).abs() < 0.8,
            "{name} {boxed}"
        );
    }
    let nothing = picture(&Knowledge::default(), &Filter::default(), &Look::default());
    assert!(pdf::write(&nothing, &PictureOptions::default()).is_ok());
    let scene = picture(&every_look(), &Filter::default(), &Look::default());
    let huge = PictureOptions { width: Some(30_000), ..PictureOptions::default() };
    assert!(pdf::write(&scene, &huge).unwrap_err().to_string().contains("larger than a PDF can have"));
}

/// Writes pictures to the folder that PICTURES names, to be looked at.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("PICTURES").map(PathBuf::from) else { return };
    let (knowledge, title) = match std::env::var_os("ARTICLE") {
        Some(path) => articles(&PathBuf::from(path)),
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
    let options = PictureOptions { width: Some(2400), ..PictureOptions::default() };
    let everything = picture(&knowledge, &Filter::default(), &Look { title: Some(title), ..Look::default() });
    std::fs::write(folder.join("everything.png"), png::write(&everything, &options).unwrap()).unwrap();
    for (name, look, grouping) in styled() {
        let scene = grouped_picture(&every_look(), &look, &grouping);
        let drawn = png::write(&scene, &PictureOptions { width: Some(1500), ..PictureOptions::default() });
        std::fs::write(folder.join(name).with_extension("png"), drawn.unwrap()).unwrap();
    }
    for (name, look, options) in looks() {
        let scene = picture(&every_look(), &Filter::default(), &look);
        std::fs::write(folder.join(name).with_extension("png"), png::write(&scene, &options).unwrap())
            .unwrap();
    }
}
