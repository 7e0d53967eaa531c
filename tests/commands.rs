//! The program driven by commands alone, with no window.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use driver::{Driver, one_article, source};
use relata::app::search::find;
use relata::app::table::{COMMANDS, Menu, is_enabled};
use relata::app::{
    Camera, Command, Effect, Notice, Panel, PictureChoice, PictureFormat, PicturePart, ReaderPlace, Report,
    SaveTarget, State, update,
};
use relata::export::picture::PictureOptions;
use relata::graph::{Chip, Condition, Facet};
use relata::layout::{Point, layout};
use relata::scene::{Scene, Shape, Subject, Theme};
use relata::vocabulary::EntityKind;

fn toggle_kind(kind: EntityKind) -> Command {
    Command::ToggleValue(Condition::Kinds([kind].into()))
}

#[test]
fn an_article_becomes_a_picture() {
    let driver = one_article();
    let derived = &driver.state.derived;
    assert_eq!((derived.view.entities.len(), derived.view.relations.len()), (5, 4));
    assert_eq!(derived.kinds[&EntityKind::Person], 2);
    assert!(derived.view.entities.iter().all(|id| derived.positions.contains_key(id)));
    let drawn: BTreeSet<Subject> = derived.scene.items.iter().filter_map(|item| item.subject).collect();
    assert!(derived.view.entities.iter().all(|&id| drawn.contains(&Subject::Entity(id))));
    assert!(driver.state.work.is_none() && !derived.is_laying_out);
    assert!(driver.state.reader.is_some());
    assert_eq!(driver.layouts, 1, "a layout is not asked for again because it was answered");
}

#[test]
fn undo_and_redo_take_documents_back_and_bring_them_again() {
    let mut driver = one_article();
    assert_eq!(driver.state.history.undo_step(), Some("Open"));
    driver.give(Command::Undo);
    assert_eq!((driver.state.ground.sources.len(), driver.shown()), (0, 0));
    assert!(driver.state.reader.is_none());
    driver.give(Command::Redo);
    assert_eq!((driver.state.ground.sources.len(), driver.shown()), (1, 5));
}

#[test]
fn a_document_that_arrives_after_a_step_outlives_its_undoing() {
    let mut state = State::default();
    let open = Command::OpenText { name: "machine.txt".to_owned(), text: sample::ARTICLE.to_owned() };
    let effects = update(&mut state, open);
    let Some(Effect::StartReading { serial, inputs }) = effects.into_iter().next() else {
        panic!("no reading")
    };
    update(&mut state, toggle_kind(EntityKind::Law));
    update(&mut state, Command::Report(Report::Read { serial, source: Box::new(source(&inputs[0])) }));
    update(&mut state, Command::Report(Report::ReadingEnded { serial }));
    update(&mut state, Command::Undo);
    assert_eq!(state.filter_count(), 0);
    assert_eq!(state.ground.sources.len(), 1);
    update(&mut state, Command::Undo);
    assert_eq!(state.ground.sources.len(), 0);
}

#[test]
fn kinds_are_hidden_counted_and_brought_back_where_they_were() {
    let mut driver = one_article();
    let london = driver.entity("London");
    let place = driver.state.derived.positions[&london];
    driver.give(toggle_kind(EntityKind::Location));
    assert_eq!(driver.shown(), 3);
    assert_eq!(driver.state.derived.view.hidden_entities, 2);
    assert_eq!(driver.state.filter_count(), 1);
    assert_eq!(driver.state.history.undo_step(), Some("Filter by kind"));
    driver.give(Command::ClearFilters);
    assert_eq!((driver.shown(), driver.state.filter_count()), (5, 0));
    assert!(driver.state.derived.positions[&london].distance(place) < 40.0);
    driver.give(Command::Undo);
    assert_eq!(driver.shown(), 3);
    driver.give(Command::OnlyValue(Condition::Kinds([EntityKind::Person].into())));
    assert_eq!(driver.shown(), 2);
    driver.give(Command::OnlyValue(Condition::Kinds([EntityKind::Person].into())));
    assert_eq!(driver.shown(), 5);
}

#[test]
fn a_hidden_document_takes_along_what_only_it_says() {
    let mut driver = Driver::with(&[("machine.txt", sample::ARTICLE), ("letters.txt", sample::SECOND)]);
    assert_eq!(driver.shown(), 6);
    let second = driver.state.ground.sources[1].document.id.clone();
    driver.give(Command::ToggleValue(Condition::Documents([second.clone()].into())));
    assert_eq!(driver.shown(), 5);
    assert!(!driver.state.derived.view.has_entity(driver.entity("Élise Roux")));
    driver.give(Command::RemoveDocument(second));
    assert_eq!((driver.state.ground.sources.len(), driver.state.filter_count()), (1, 0));
    driver.give(Command::Undo);
    assert_eq!(driver.state.ground.sources.len(), 2);
}

#[test]
fn conditions_are_turned_round_kept_and_used_again() {
    let mut driver = one_article();
    driver.give(Command::AddChip(Chip::only(Condition::Kinds([EntityKind::Person].into()))));
    assert_eq!((driver.shown(), driver.state.derived.chip_counts.as_slice()), (2, &[1, 2][..]));
    driver.give(Command::NegateChip(1));
    assert_eq!((driver.shown(), driver.state.filter_count()), (3, 1));
    driver.give(Command::NegateChip(1));
    driver.give(Command::SaveFilter("  people ".to_owned()));
    driver.give(Command::RemoveChip(1));
    assert_eq!((driver.shown(), driver.state.filter_count()), (5, 0));
    driver.give(Command::UseFilter(0));
    assert_eq!((driver.shown(), driver.state.ground.saved_filters[0].name.as_str()), (2, "people"));
    driver.give(Command::ToggleDims);
    assert_eq!((driver.shown(), driver.state.derived.view.dimmed_entities.len()), (5, 3));
    driver.give(Command::Undo);
    assert_eq!(driver.shown(), 2);
    driver.give(Command::ForgetFilter(0));
    assert!(driver.state.ground.saved_filters.is_empty());
    driver.give(Command::NegateChip(7));
    driver.give(Command::RemoveChip(7));
    driver.give(Command::UseFilter(7));
    assert_eq!(driver.shown(), 2, "what is not there is not changed");
}

#[test]
fn what_is_connected_and_what_is_near_become_conditions() {
    let mut driver = one_article();
    driver.select("London");
    driver.give(Command::FilterNear);
    assert_eq!((driver.shown(), driver.state.ground.filter.chips[1].condition.facet()), (2, Facet::Near));
    driver.give(Command::ClearFilters);
    driver.give(Command::FilterComponent);
    assert_eq!(driver.shown(), 5);
    driver.give(Command::NegateChip(1));
    assert_eq!(driver.shown(), 0);
}

#[test]
fn relations_are_filtered_by_type() {
    let mut driver = one_article();
    let meets =
        driver.state.derived.relations.keys().find(|kind| kind.is_some_and(|kind| kind.as_str() == "meets"));
    driver.give(Command::ToggleValue(Condition::Relations([*meets.unwrap()].into())));
    assert_eq!(driver.state.derived.view.relations.len(), 3);
}

#[test]
fn a_relation_leads_to_its_sentence_and_is_copied_with_its_place() {
    let mut driver = one_article();
    let knowledge = Arc::clone(&driver.state.derived.knowledge);
    let relation = knowledge.relations.iter().find(|relation| relation.phrase == "travelled to").unwrap();
    driver.give(Command::Select(Subject::Relation(relation.id)));
    let place = driver.state.reader.clone().unwrap();
    let text = &knowledge.sources[0].document.text;
    assert_eq!(place.span.of(text), "Charles Babbage travelled to Turin.");
    driver.give(Command::CopyQuotation { relation: relation.id, evidence: 0 });
    let Some(Effect::CopyText(copied)) = driver.effects.pop() else { panic!("nothing was copied") };
    assert_eq!(copied, "“Charles Babbage travelled to Turin.” (machine.txt, paragraph 2)");
    assert_eq!(driver.state.notice, Some(Notice::Copied));
}

#[test]
fn names_are_found_by_alias_without_accents_and_in_good_order() {
    let driver = Driver::with(&[("machine.txt", sample::ARTICLE), ("letters.txt", sample::SECOND)]);
    let names = |text: &str| -> Vec<String> {
        let knowledge = &driver.state.derived.knowledge;
        let hits = find(knowledge, text, 10);
        hits.iter().map(|hit| knowledge.entity(hit.entity).unwrap().name.clone()).collect()
    };
    assert_eq!(names("lovelace"), ["Ada Byron"]);
    assert_eq!(names("elise"), ["Élise Roux"]);
    assert_eq!(names("  LONDON "), ["London"]);
    assert!(names("").is_empty() && names("nobody").is_empty());
}

#[test]
fn going_to_an_entity_shows_it_whatever_hides_it() {
    let mut driver = one_article();
    let turin = driver.select("Turin");
    driver.give(Command::HideSelection);
    driver.give(toggle_kind(EntityKind::Location));
    assert!(!driver.state.derived.view.has_entity(turin) && driver.state.selection.is_empty());
    driver.give(Command::GoTo(turin));
    assert!(driver.state.derived.view.has_entity(turin));
    assert_eq!(driver.state.selection, [Subject::Entity(turin)].into());
    driver.give(Command::MoveCamera(Camera { center: Point::new(9000.0, 9000.0), zoom: 1.0 }));
    driver.give(Command::GoTo(turin));
    let visible = driver.state.view_camera().visible(driver.state.viewport);
    assert!(visible.contains(driver.state.derived.positions[&turin]));
}

#[test]
fn focus_shows_the_neighbourhood_and_escape_leaves_in_stages() {
    let mut driver = one_article();
    let london = driver.select("London");
    driver.give(Command::FocusSelection);
    assert_eq!(driver.shown(), 2);
    driver.give(Command::SetDepth(2));
    assert_eq!(driver.shown(), 4);
    driver.give(Command::ShowPalette);
    driver.give(Command::Escape);
    assert_eq!((driver.state.dialog, driver.state.selection.len()), (None, 1));
    driver.give(Command::Escape);
    assert_eq!((driver.shown(), driver.state.ground.filter.focus.is_some()), (5, false));
    assert!(driver.state.selection.contains(&Subject::Entity(london)));
    driver.give(Command::Escape);
    assert!(driver.state.selection.is_empty());
    driver.give(Command::Focus(london));
    assert!(driver.state.selection.contains(&Subject::Entity(london)));
}

#[test]
fn a_dragged_entity_stays_where_it_was_put() {
    let mut driver = one_article();
    let ada = driver.entity("Ada Byron");
    let place = Point::new(400.0, -300.0);
    driver.give(Command::Drag(ada, Point::new(200.0, -100.0)));
    assert!(driver.state.history.undo_step() == Some("Open"), "a drag under way is no step");
    driver.give(Command::Pin(ada, place));
    assert_eq!(driver.state.derived.positions[&ada], place);
    assert_eq!(driver.state.history.undo_step(), Some("Move"));
    driver.give(Command::LayOutAgain);
    assert_eq!(driver.state.derived.positions[&ada], place);
    driver.give(Command::Undo);
    assert_eq!(driver.state.ground.pins.len(), 1, "the layout is a step of its own");
    driver.give(Command::Undo);
    assert!(driver.state.ground.pins.is_empty());
    driver.select("London");
    driver.give(Command::TogglePinned);
    assert_eq!(driver.state.ground.pins.len(), 1);
    driver.give(Command::TogglePinned);
    assert!(driver.state.ground.pins.is_empty());
}

#[test]
fn an_overtaken_layout_is_ignored() {
    let mut state = one_article().state;
    let before = state.derived.positions.clone();
    let effects = update(&mut state, Command::LayOutAgain);
    let Some(Effect::StartLayout { serial, request }) = effects.into_iter().next() else {
        panic!("no layout")
    };
    let places = vec![Point::new(1.0, 1.0); request.nodes.len()];
    update(&mut state, Command::Report(Report::LaidOut { serial: serial - 1, positions: places.clone() }));
    assert!(state.derived.is_laying_out && state.derived.positions.is_empty());
    update(&mut state, Command::Report(Report::LaidOut { serial, positions: places[1..].to_vec() }));
    assert!(state.derived.positions.is_empty(), "an answer of the wrong length is no answer");
    update(&mut state, Command::Report(Report::LaidOut { serial, positions: layout(&request, &|| false) }));
    assert_eq!(state.derived.positions.len(), before.len());
}

#[test]
fn what_a_cancelled_reading_still_brings_is_ignored() {
    let mut state = State::default();
    let open = Command::OpenText { name: "machine.txt".to_owned(), text: sample::ARTICLE.to_owned() };
    let effects = update(&mut state, open);
    let Some(Effect::StartReading { serial, inputs }) = effects.into_iter().next() else {
        panic!("no reading")
    };
    update(&mut state, Command::Open(vec![PathBuf::from("later.txt")]));
    let effects = update(&mut state, Command::CancelReading);
    assert!(matches!(effects[..], [Effect::CancelReading { serial: stopped }] if stopped == serial));
    update(&mut state, Command::Report(Report::Read { serial, source: Box::new(source(&inputs[0])) }));
    let effects = update(&mut state, Command::Report(Report::ReadingEnded { serial }));
    assert!(state.ground.sources.is_empty() && state.work.is_none() && effects.is_empty());
}

#[test]
fn what_is_opened_meanwhile_is_read_afterwards() {
    let mut state = State::default();
    update(&mut state, Command::Open(vec![PathBuf::from("first.txt")]));
    assert!(update(&mut state, Command::Open(vec![PathBuf::from("second.txt")])).is_empty());
    let serial = state.work.as_ref().unwrap().serial;
    let effects = update(&mut state, Command::Report(Report::ReadingEnded { serial }));
    let Some(Effect::StartReading { inputs, .. }) = effects.first() else { panic!("nothing is read") };
    assert_eq!(inputs[0].name(), "second.txt");
}

#[test]
fn an_error_stays_until_it_is_dismissed_and_is_no_step() {
    let mut state = State::default();
    update(&mut state, Command::Open(vec![PathBuf::from("gone.txt")]));
    let serial = state.work.as_ref().unwrap().serial;
    let message = "gone.txt: there is no such file".to_owned();
    update(&mut state, Command::Report(Report::Failed { serial, message: message.clone() }));
    update(&mut state, Command::Report(Report::ReadingEnded { serial }));
    update(&mut state, Command::ShowAbout);
    update(&mut state, Command::Escape);
    assert_eq!(state.messages[0].text, message);
    assert_eq!(state.history.undo_step(), None);
    update(&mut state, Command::DismissMessage(0));
    assert!(state.messages.is_empty());
}

#[test]
fn the_same_document_is_opened_once() {
    let driver = Driver::with(&[("machine.txt", sample::ARTICLE), ("copy.txt", sample::ARTICLE)]);
    assert_eq!(driver.state.ground.sources.len(), 1);
    assert_eq!(driver.state.notice, Some(Notice::AlreadyOpen("copy.txt".to_owned())));
}

const DAMAGED: &str = "Ada Lovelace wrote a note. She called it â€œNote Gâ€\u{9d}.\n\nShe lived in London.";

fn text(driver: &Driver) -> &str {
    &driver.state.ground.sources[0].document.text
}

#[test]
fn the_repair_of_a_document_can_be_switched_off_and_on_again() {
    let mut driver = Driver::with(&[("note.txt", DAMAGED), ("machine.txt", sample::ARTICLE)]);
    let document = driver.state.ground.sources[0].document.id.clone();
    assert!(text(&driver).contains("“Note G”"));
    let last = driver.state.ground.sources[0].document.paragraphs[1].span;
    driver.give(Command::Read(ReaderPlace { document: document.clone(), span: last }));
    driver.give(Command::SetRepair { document: document.clone(), repair: false });
    let order = |driver: &Driver| -> Vec<String> {
        driver.state.ground.sources.iter().map(|source| source.document.name.clone()).collect()
    };
    assert!(text(&driver).contains("â€œNote G"), "{}", text(&driver));
    assert_eq!(order(&driver), ["note.txt", "machine.txt"]);
    let place = driver.state.reader.clone().unwrap();
    assert!(text(&driver)[place.span.start as usize..].starts_with("She lived"), "{place:?}");
    driver.give(Command::Undo);
    assert!(text(&driver).contains("“Note G”"));
    driver.give(Command::Redo);
    assert!(text(&driver).contains("â€œNote G"));
    driver.give(Command::SetRepair { document: document.clone(), repair: true });
    assert!(text(&driver).contains("“Note G”"));
    driver.give(Command::SetRepair { document, repair: true });
    driver.give(Command::Undo);
    assert!(text(&driver).contains("â€œNote G"), "what changes nothing is no step");
}

#[test]
fn a_document_closed_while_it_is_read_again_stays_closed() {
    let mut driver = Driver::with(&[("note.txt", DAMAGED)]);
    let document = driver.state.ground.sources[0].document.id.clone();
    let repair = Command::SetRepair { document: document.clone(), repair: false };
    let effects = update(&mut driver.state, repair);
    let Some(Effect::StartReading { serial, inputs }) = effects.into_iter().next() else {
        panic!("no reading")
    };
    driver.give(Command::RemoveDocument(document));
    driver.give(Command::Report(Report::Read { serial, source: Box::new(source(&inputs[0])) }));
    driver.give(Command::Report(Report::ReadingEnded { serial }));
    assert!(driver.state.ground.sources.is_empty());
    driver.give(Command::Undo);
    assert!(text(&driver).contains("â€œNote G"), "it comes back as it was asked for");
}

fn picture(driver: &mut Driver) -> (PathBuf, Arc<Scene>, PictureOptions) {
    driver.give(Command::SaveTo(SaveTarget::Picture, PathBuf::from("here/picture")));
    let Some(Effect::SavePicture { path, scene, options }) = driver.effects.pop() else {
        panic!("no picture")
    };
    (path, scene, options)
}

fn subjects(scene: &Scene) -> BTreeSet<Subject> {
    scene.items.iter().filter_map(|item| item.subject).collect()
}

#[test]
fn pictures_and_data_are_saved_under_a_name_made_from_the_document() {
    let mut driver = one_article();
    driver.give(Command::SavePicture);
    let Some(Effect::AskForTarget { target, suggestion }) = driver.effects.pop() else { panic!("no dialog") };
    assert_eq!((target, suggestion.as_str()), (SaveTarget::Picture, "machine.png"));
    let (path, scene, options) = picture(&mut driver);
    assert_eq!(path, PathBuf::from("here/picture.png"));
    assert_eq!(options.scale, Some(2.0));
    assert!(subjects(&scene).iter().any(|subject| matches!(subject, Subject::Kind(_))), "it has a legend");
    driver.give(Command::Report(Report::Target(SaveTarget::Picture, None)));
    assert_eq!(driver.state.notice, Some(Notice::NotSaved(SaveTarget::Picture)));
    driver.give(Command::Report(Report::Target(SaveTarget::Graph, Some(PathBuf::from("graph.json")))));
    assert!(matches!(driver.effects[..], [Effect::SaveGraph { .. }]));
}

#[test]
fn a_picture_is_as_it_is_chosen() {
    let mut driver = one_article();
    assert!(driver.state.derived.picture.is_none());
    driver.give(Command::ExportPicture);
    let whole = driver.state.derived.picture.clone().unwrap();
    let choice = PictureChoice {
        format: PictureFormat::Svg,
        theme: Some(Theme::Dark),
        width: Some(900),
        transparent: true,
        legend: false,
        phrases: Some(true),
        ..PictureChoice::default()
    };
    driver.give(Command::SetPicture(choice));
    let previewed = driver.state.derived.picture.clone().unwrap();
    assert_ne!(whole, previewed);
    let (path, scene, options) = picture(&mut driver);
    assert_eq!(scene, previewed, "what is saved is what was shown");
    assert_eq!(path, PathBuf::from("here/picture.svg"));
    assert_eq!((options.width, options.scale, options.transparent), (Some(900), None, true));
    assert_eq!(scene.background, None);
    let texts =
        |scene: &Scene| scene.items.iter().filter(|item| matches!(item.shape, Shape::Text { .. })).count();
    assert!(
        texts(&scene) >= 5 + 4 && !subjects(&scene).iter().any(|subject| matches!(subject, Subject::Kind(_)))
    );
    assert_eq!(driver.state.dialog, None, "a picture that is saved needs no dialog any more");
    assert!(driver.state.derived.picture.is_none());
}

#[test]
fn the_current_view_is_saved_as_large_as_it_is_seen() {
    let mut driver = one_article();
    let london = driver.entity("London");
    let center = driver.state.derived.positions[&london];
    driver.give(Command::SetViewport(Point::new(400.0, 300.0)));
    driver.give(Command::MoveCamera(Camera { center, zoom: 4.0 }));
    driver.give(Command::SetPicture(PictureChoice {
        part: PicturePart::CurrentView,
        title: false,
        source: false,
        legend: false,
        ..PictureChoice::default()
    }));
    let (_, scene, options) = picture(&mut driver);
    let frame = scene.frame.unwrap();
    assert_eq!(frame.items, scene.items.len(), "nothing stands around it");
    assert!(frame.rectangle.contains(center) && (frame.rectangle.width() - 100.0).abs() < 0.01);
    assert!(subjects(&scene).contains(&Subject::Entity(london)));
    assert!(subjects(&scene).len() < subjects(&driver.state.derived.scene).len());
    let size = PictureOptions { scale: None, ..options };
    // The margin around the picture grows with the view.
    assert_eq!(size.pixels(scene.bounds), Ok((544, 444)));
}

#[test]
fn themes_panels_and_zoom_obey() {
    let mut driver = one_article();
    driver.give(Command::SystemIsDark(true));
    assert_eq!(driver.state.theme(), Theme::Dark);
    driver.give(Command::SetTheme(relata::app::ThemeChoice::Light));
    assert_eq!(driver.state.theme(), Theme::Light);
    driver.give(Command::TogglePanel(Panel::Reader));
    assert!(!driver.state.shows(Panel::Reader));
    let fitted = driver.state.view_camera().zoom;
    driver.give(Command::ZoomIn);
    assert!(driver.state.view_camera().zoom > fitted);
    driver.give(Command::FitAll);
    assert!((driver.state.view_camera().zoom - fitted).abs() < 1.0e-6);
}

#[test]
fn the_first_picture_has_a_limit_that_can_be_raised() {
    let mut driver = one_article();
    driver.state.ground.filter.most = Some(3);
    driver.give(Command::ClearSelection);
    assert_eq!((driver.shown(), driver.state.more()), (3, 2));
    driver.give(Command::ShowMore);
    assert_eq!((driver.shown(), driver.state.more()), (5, 0));
}

#[test]
fn what_is_more_likely_wrong_than_right_waits_to_be_asked_for() {
    let mut driver = one_article();
    assert!(!is_enabled(&driver.state, &Command::ToggleDoubtful), "nothing here is doubtful");
    let mut source = driver.state.ground.sources[0].clone();
    let mut extraction = (*source.extraction).clone();
    extraction.claims[0].confidence = 0.3;
    source.extraction = Arc::new(extraction);
    driver.state.ground.sources.clear();
    driver.give(Command::ClearSelection);
    driver.state.ground.sources = vec![source];
    driver.give(Command::ClearSelection);
    let all = driver.state.derived.knowledge.relations.len();
    let shown = |driver: &Driver| driver.state.derived.view.relations.len();
    assert_eq!((driver.state.derived.doubtful, shown(&driver)), (1, all - 1));
    driver.give(Command::ToggleDoubtful);
    assert_eq!(shown(&driver), all);
    driver.give(Command::ClearFilters);
    assert_eq!(shown(&driver), all, "this is no filter that hides what is right");
    driver.give(Command::ToggleDoubtful);
    assert_eq!(shown(&driver), all - 1);
}

#[test]
fn what_nothing_is_said_of_comes_after_the_rest() {
    let mut driver = Driver::with(&[("note.txt", "Ada Byron met Charles Babbage.\n\nTurin was quiet.\n")]);
    assert_eq!((driver.shown(), driver.state.more()), (2, 1));
    driver.give(Command::ShowMore);
    assert_eq!((driver.shown(), driver.state.more()), (3, 0));
    let mut lonely = Driver::with(&[("note.txt", "Turin was quiet.\n")]);
    assert_eq!((lonely.shown(), lonely.state.more()), (1, 0));
    lonely.give(Command::ClearFilters);
    assert_eq!(lonely.shown(), 1);
}

#[test]
fn the_table_of_commands_is_in_order() {
    let mut names = BTreeSet::new();
    let mut keys = BTreeSet::new();
    for entry in COMMANDS {
        assert!(names.insert(entry.name), "two commands are called {}", entry.name);
        assert!(entry.description.ends_with('.') && entry.description.len() > 8, "{}", entry.name);
        assert!(!entry.name.ends_with('.'), "{}", entry.name);
        if let Some(shortcut) = entry.shortcut {
            assert!(keys.insert(shortcut), "two commands have the keys {}", shortcut.text(false));
        }
    }
    for menu in Menu::ALL {
        let groups: Vec<u8> =
            COMMANDS.iter().filter(|entry| entry.menu == menu).map(|entry| entry.group).collect();
        assert!(!groups.is_empty() && groups.is_sorted(), "{}", menu.title());
    }
}

#[test]
fn a_command_that_can_do_nothing_does_nothing() {
    let mut state = State::default();
    for entry in COMMANDS.iter().filter(|entry| !is_enabled(&State::default(), &entry.command)) {
        update(&mut state, entry.command.clone());
        assert!(state.history.undo_step().is_none(), "{}", entry.name);
        assert!(state.ground.sources.is_empty(), "{}", entry.name);
    }
}

#[test]
fn what_is_closed_leaves_no_condition_behind() {
    let mut driver = Driver::with(&[("machine.txt", sample::ARTICLE), ("letters.txt", sample::SECOND)]);
    let document = driver.state.ground.sources[0].document.id.clone();
    driver.give(Command::AddChip(Chip::only(Condition::Documents([document].into()))));
    driver.select("London");
    driver.give(Command::FilterNear);
    driver.give(Command::FocusSelection);
    driver.give(Command::ToggleValue(Condition::Kinds([EntityKind::Law].into())));
    driver.give(Command::RemoveAllDocuments);
    let filter = &driver.state.ground.filter;
    assert_eq!(filter.chips[1..], [Chip::not(Condition::Kinds([EntityKind::Law].into()))]);
    assert!(filter.focus.is_none());
    driver.give(Command::Undo);
    assert_eq!((driver.state.ground.filter.chips.len(), driver.shown()), (4, 2));
}

#[test]
fn the_way_of_one_slider_is_one_step_and_that_of_another_is_another() {
    let mut driver = one_article();
    driver.give(Command::AddChip(Chip::only(Condition::Confidence(10))));
    driver.give(Command::AddChip(Chip::only(Condition::Degree(0))));
    let steps = |driver: &mut Driver| {
        let mut steps = 0;
        while driver.state.history.undo_step() == Some("Change filter") {
            driver.give(Command::Undo);
            steps += 1;
        }
        steps
    };
    for percent in [11, 12, 13] {
        driver.give(Command::SetChip(0, Chip::only(Condition::Confidence(percent))));
    }
    driver.give(Command::SetChip(1, Chip::only(Condition::Degree(1))));
    assert_eq!(steps(&mut driver), 2);
    assert_eq!(driver.state.ground.filter.chips[0], Chip::only(Condition::Confidence(10)));
}

#[test]
fn several_that_are_selected_are_moved_and_hidden_together() {
    let mut driver = one_article();
    let (london, turin) = (driver.entity("London"), driver.entity("Turin"));
    let ada = driver.entity("Ada Byron");
    driver.give(Command::SelectEntities([london, turin].into()));
    let before = driver.state.derived.positions.clone();
    let way = Point::new(40.0, -25.0);
    driver.give(Command::Drag(london, before[&london] + way));
    let now = &driver.state.derived.positions;
    assert_eq!((now[&london], now[&turin]), (before[&london] + way, before[&turin] + way));
    assert_eq!(now[&ada], before[&ada]);
    driver.give(Command::Pin(london, before[&london] + way));
    assert_eq!(driver.state.ground.pins.len(), 2);
    driver.give(Command::Undo);
    let now = &driver.state.derived.positions;
    assert_eq!((now[&london], now[&turin]), (before[&london], before[&turin]), "they stand where they stood");
    driver.give(Command::Redo);
    assert_eq!(driver.state.derived.positions[&turin], before[&turin] + way);
    driver.give(Command::HideOthers);
    assert_eq!(driver.state.derived.view.entities.len(), 2);
    driver.give(Command::Undo);
    assert_eq!(driver.shown(), 5);
}

#[test]
fn lines_carry_their_phrases_when_one_comes_near() {
    let mut driver = one_article();
    let words = |driver: &Driver| {
        let items = &driver.state.derived.scene.items;
        items.iter().filter(|item| matches!(item.subject, Some(Subject::Relation(_)))).count()
    };
    let far = words(&driver);
    let center = driver.state.view_camera().center;
    driver.give(Command::MoveCamera(Camera { center, zoom: 2.5 }));
    assert!(words(&driver) > far);
}
