//! What leaves the window besides pictures, by commands alone: data, reports, stops of a presentation.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use std::path::PathBuf;

use driver::{Driver, one_article};
use relata::app::dossier::{Chosen, dossier};
use relata::app::table::is_enabled;
use relata::app::{Command, DataChoice, Dialog, Effect, Exporting, PictureChoice, SaveTarget, Stopping, Way};
use relata::exchange::{DataFormat, Written, write};
use relata::export::paper::{Orientation, Paper, PaperSize};
use relata::export::{page, pdf, slides};
use relata::graph::{Chip, Condition};
use relata::layout::Point;
use relata::project::Stop;
use relata::scene::{Subject, Theme};
use relata::vocabulary::EntityKind;

fn stop(stopping: Stopping) -> Command {
    Command::Export(Exporting::Stop(stopping))
}

fn names(driver: &Driver) -> Vec<&str> {
    driver.state.ground.stops.iter().map(|stop| stop.name.as_str()).collect()
}

/// A program in which the whole graph is the first stop, the places alone the second, and London the third.
fn with_stops() -> Driver {
    let mut driver = one_article();
    driver.give(stop(Stopping::Keep));
    driver.give(Command::AddChip(Chip::only(Condition::Kinds([EntityKind::Location].into()))));
    driver.give(stop(Stopping::Keep));
    driver.give(Command::ClearFilters);
    let center = driver.state.derived.positions[&driver.entity("London")];
    driver.give(Command::MoveCamera(relata::app::Camera { center, zoom: 4.0 }));
    driver.give(stop(Stopping::Keep));
    driver
}

#[test]
fn views_are_kept_in_order_and_gone_to() {
    let mut driver = with_stops();
    assert_eq!(names(&driver), ["View 1", "View 2", "View 3"]);
    let all = driver.shown();
    driver.give(stop(Stopping::GoTo(1)));
    assert!(driver.shown() < all, "only places are shown");
    assert_eq!(driver.state.camera, None);
    driver.give(stop(Stopping::Go(Way::Forward)));
    assert_eq!(driver.shown(), all);
    let london = driver.state.derived.positions[&driver.entity("London")];
    assert!(driver.state.camera.unwrap().center.distance(london) < 0.01);
    driver.give(stop(Stopping::Go(Way::Forward)));
    driver.give(stop(Stopping::Go(Way::Back)));
    assert!(driver.shown() < all, "behind the last comes nothing");
    driver.give(stop(Stopping::Move(2, Way::Back)));
    driver.give(stop(Stopping::Rename(0, "Everyone".to_owned())));
    assert_eq!(names(&driver), ["Everyone", "View 3", "View 2"]);
    driver.give(stop(Stopping::Move(0, Way::Back)));
    driver.give(stop(Stopping::Move(2, Way::Forward)));
    driver.give(stop(Stopping::Forget(9)));
    assert_eq!(names(&driver), ["Everyone", "View 3", "View 2"], "there is nothing to do");
    driver.give(stop(Stopping::Forget(1)));
    assert_eq!(driver.state.history.undo_step(), Some("Forget kept view"));
    for _ in 0..3 {
        driver.give(Command::Undo);
    }
    assert_eq!(names(&driver), ["View 1", "View 2", "View 3"]);
}

#[test]
fn a_presentation_is_pages_of_what_is_seen() {
    let mut driver = with_stops();
    driver.give(stop(Stopping::Save));
    let Some(Effect::AskForTarget { target: SaveTarget::Stops, suggestion }) = driver.effects.pop() else {
        panic!("no dialog")
    };
    assert_eq!(suggestion, "machine presentation.pdf");
    driver.give(Command::SaveTo(SaveTarget::Stops, PathBuf::from("talk")));
    let Some(Effect::SaveStops { path, presentation, options }) = driver.effects.pop() else {
        panic!("no presentation")
    };
    assert_eq!(path, PathBuf::from("talk.pdf"));
    let scenes = presentation.pictures();
    let entities = |scene: &relata::scene::Scene| {
        let subjects = scene.items.iter().filter_map(|item| item.subject);
        let mut ids: Vec<_> = subjects.filter(|subject| matches!(subject, Subject::Entity(_))).collect();
        ids.sort();
        ids.dedup();
        ids.len()
    };
    assert_eq!(entities(&scenes[0]), driver.shown());
    assert!(entities(&scenes[1]) < entities(&scenes[0]));
    assert!(scenes[2].frame.is_some() && entities(&scenes[2]) < entities(&scenes[0]));
    let pages: Vec<_> = scenes.iter().map(|scene| (scene, &options)).collect();
    let file = pdf::write_pages(&pages, None).unwrap();
    let text = String::from_utf8_lossy(&file);
    assert!(text.contains("/Count 3"), "three pages");
    let shown = presentation.slides();
    assert!(shown[1].claims.len() < shown[0].claims.len());
    assert!(shown[0].claims.iter().all(|claim| !claim.quotations.is_empty()));
    let written = slides::write("Talk", &presentation.origin, &shown).unwrap();
    assert_eq!(written.matches("<section ").count(), 3);
}

#[test]
fn without_stops_there_is_nothing_to_present() {
    let driver = one_article();
    for stopping in [Stopping::Go(Way::Forward), Stopping::Save, Stopping::GoTo(0)] {
        assert!(!is_enabled(&driver.state, &stop(stopping)));
    }
    assert!(is_enabled(&driver.state, &stop(Stopping::Keep)));
    assert!(!is_enabled(&Driver::default().state, &stop(Stopping::Keep)));
}

#[test]
fn a_stop_is_kept_as_it_was() {
    let mut driver = with_stops();
    let before = driver.state.ground.stops.clone();
    let text = serde_json::to_string(&before).unwrap();
    let read: Vec<Stop> = serde_json::from_str(&text).unwrap();
    assert_eq!(read, before);
    driver.give(Command::Undo);
    driver.give(Command::Redo);
    assert_eq!(driver.state.ground.stops, before);
}

#[test]
fn data_are_saved_in_the_format_that_is_chosen() {
    let mut driver = one_article();
    driver.give(Command::ExportGraph);
    assert_eq!(driver.state.dialog, Some(Dialog::Data));
    for &format in DataFormat::ALL {
        for shown_only in [false, true] {
            driver.give(Command::Export(Exporting::SetData(DataChoice { format, shown_only })));
            driver.give(Command::Export(Exporting::SaveData));
            let Some(Effect::AskForTarget { target: SaveTarget::Graph, suggestion }) = driver.effects.pop()
            else {
                panic!("no dialog")
            };
            let ending = if format.is_folder() { "machine tables" } else { format.ending() };
            assert!(suggestion.ends_with(ending), "{suggestion}");
            driver.give(Command::SaveTo(SaveTarget::Graph, PathBuf::from("machine")));
            let Some(Effect::SaveGraph { path, knowledge, known, format: chosen, placed }) =
                driver.effects.pop()
            else {
                panic!("no data")
            };
            assert_eq!(chosen, format);
            assert_eq!(path.extension().is_some(), !format.is_folder());
            assert_eq!(placed.is_some(), shown_only && format != DataFormat::Relata);
            let written = write(&knowledge, known, placed.as_deref(), format);
            match written {
                Written::One(bytes) => assert!(!bytes.is_empty() && !format.is_folder()),
                Written::Several(files) => assert!(files.len() > 1 && format.is_folder()),
            }
        }
    }
}

#[test]
fn what_the_graph_shows_goes_along_with_its_places() {
    let mut driver = one_article();
    driver.give(Command::AddChip(Chip::only(Condition::Kinds([EntityKind::Location].into()))));
    let choice = DataChoice { format: DataFormat::Gexf, shown_only: true };
    driver.give(Command::Export(Exporting::SetData(choice)));
    driver.give(Command::SaveTo(SaveTarget::Graph, PathBuf::from("a.gexf")));
    let Some(Effect::SaveGraph { placed: Some(placed), .. }) = driver.effects.pop() else {
        panic!("no data")
    };
    assert_eq!(placed.len(), driver.shown());
    let turin = driver.entity("Turin");
    let place: Point = driver.state.derived.positions[&turin];
    let color = Theme::Light.palette().kind(EntityKind::Location);
    assert!((placed[&turin].x - f64::from(place.x)).abs() < 0.001 && placed[&turin].size > 4.0);
    assert_eq!(placed[&turin].color, [color.red, color.green, color.blue]);
}

#[test]
fn a_report_is_about_what_is_selected() {
    let mut driver = one_article();
    driver.give(Command::Export(Exporting::SaveReport));
    let Some(Effect::AskForTarget { suggestion, .. }) = driver.effects.pop() else { panic!("no dialog") };
    assert_eq!(suggestion, "machine report.md");
    driver.give(Command::SaveTo(SaveTarget::Report, PathBuf::from("all.docx")));
    let Some(Effect::SaveReport { chosen: Chosen::Everything, .. }) = driver.effects.pop() else {
        panic!("no report")
    };
    let turin = driver.select("Turin");
    driver.give(Command::SaveTo(SaveTarget::Report, PathBuf::from("turin.md")));
    let Some(Effect::SaveReport { chosen, knowledge, title, .. }) = driver.effects.pop() else {
        panic!("no report")
    };
    assert_eq!(chosen, Chosen::These([turin].into()));
    let told = dossier(&knowledge, &chosen, title);
    let names: Vec<&str> = told.chosen().map(|entity| entity.name.as_str()).collect();
    assert_eq!(names, ["Turin"]);
    assert!(!told.claims.is_empty());
    assert!(told.claims.iter().all(|claim| claim.subject.1 == "Turin" || claim.object.1 == "Turin"));
    let whole = dossier(&knowledge, &Chosen::Everything, None);
    assert_eq!(whole.claims.len(), knowledge.relations.len());
    for (claim, relation) in whole.claims.iter().map(|claim| {
        let id = |id| relata::export::graph_json::relation_id(id);
        (claim, knowledge.relations.iter().find(|one| id(one.id) == claim.id).unwrap())
    }) {
        assert_eq!(claim.quotations.len(), relation.evidence.len());
        for (quotation, evidence) in claim.quotations.iter().zip(&relation.evidence) {
            let text = &knowledge.sources[evidence.source as usize].document.text;
            let sentence = evidence.sentence.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(quotation.words(), sentence);
            assert!(quotation.place.contains("machine.txt, paragraph "), "{}", quotation.place);
        }
    }
    assert_eq!(whole.sources[0].sha256, knowledge.sources[0].document.sha256);
}

#[test]
fn pages_and_paper_are_kinds_of_pictures() {
    let mut driver = one_article();
    driver.give(Command::SaveTo(SaveTarget::Picture, PathBuf::from("graph.html")));
    let Some(Effect::SavePage { picture, knowledge, title, .. }) = driver.effects.pop() else {
        panic!("no page")
    };
    let told = dossier(&knowledge, &Chosen::Everything, title);
    let text = page::write(&told, picture.scenes()).unwrap();
    for name in ["Turin", "Ada Byron"] {
        assert!(text.contains(&format!("<bdi>{name}</bdi>")), "{name}");
    }
    assert_ne!(picture.graph[0], picture.graph[1], "light and dark");
    assert!(!picture.legend[0].items.is_empty());
    let paper = Paper { size: PaperSize::A4, orientation: Orientation::Landscape, margin: 10 };
    driver.give(Command::SetPicture(PictureChoice {
        paper: Some(paper),
        scale: 1,
        ..PictureChoice::default()
    }));
    driver.give(Command::SaveTo(SaveTarget::Picture, PathBuf::from("graph.png")));
    let Some(Effect::SavePicture { scene, options, .. }) = driver.effects.pop() else { panic!("no picture") };
    assert_eq!(options.pixels(scene.bounds), Ok((1123, 794)));
}

#[test]
fn a_picture_goes_to_the_clipboard_as_pixels() {
    let mut driver = one_article();
    driver.give(Command::Export(Exporting::CopyPicture));
    let Some(Effect::DrawPicture { scene, options }) = driver.effects.pop() else { panic!("no picture") };
    let pixels = relata::export::png::pixels(&scene, &options).unwrap();
    assert_eq!(pixels.bytes.len(), pixels.width * pixels.height * 4);
    let ground = Theme::Light.palette().background;
    assert_eq!(pixels.bytes[..4], [ground.red, ground.green, ground.blue, 255]);
    driver.give(Command::Report(relata::app::Report::Drawn(std::sync::Arc::new(pixels.clone()))));
    let Some(Effect::CopyImage(copied)) = driver.effects.pop() else { panic!("nothing is copied") };
    assert_eq!(*copied, pixels);
}
