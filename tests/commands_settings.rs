//! Settings by commands alone: what is kept, what counts at once, what is remembered.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use std::path::PathBuf;

use driver::Driver;
use relata::app::{
    Command, Dialog, Effect, Panel, Report, Setting, Settings, State, ThemeChoice, Way, update,
};
use relata::graph::{Chip, Condition};
use relata::jobs::Input;
use relata::scene::{PaletteName, Theme};
use relata::vocabulary::EntityKind;

/// The settings that were to be saved, in order.
fn saved(effects: &[Effect]) -> Vec<Settings> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::SaveSettings(settings) => Some((**settings).clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_choice_is_kept_and_nothing_else_is() {
    let mut driver = Driver::default();
    for command in [
        Command::SetTheme(ThemeChoice::Dark),
        Command::Set(Setting::TextSize(150)),
        Command::Set(Setting::Palette(PaletteName::HighContrast)),
        Command::Set(Setting::ReducedMotion(true)),
        Command::Set(Setting::MinimumConfidence(70)),
        Command::ToggleEdgeLabels,
        Command::ToggleColumn(relata::app::tables::Column::Kind),
        Command::SetEvidenceOrder(relata::app::testimony::EvidenceOrder::Date),
        Command::TogglePanel(Panel::Legend),
    ] {
        driver.effects.clear();
        driver.give(command.clone());
        assert_eq!(saved(&driver.effects), [driver.state.settings.clone()], "{command:?}");
        driver.give(Command::ZoomIn);
        assert_eq!(saved(&driver.effects).len(), 1, "{command:?}");
    }
    let settings = &driver.state.settings;
    assert_eq!((settings.theme, settings.text_size), (ThemeChoice::Dark, 150));
    assert_eq!((settings.palette, settings.reduced_motion), (PaletteName::HighContrast, true));
    assert!(settings.all_edge_labels && !driver.state.shows(Panel::Legend));

    driver.effects.clear();
    driver.give(Command::ResetSettings);
    assert_eq!(driver.state.settings, Settings::default());
    assert_eq!(saved(&driver.effects), [Settings::default()]);
}

#[test]
fn a_filter_that_is_kept_under_a_name_is_there_the_next_time() {
    let mut driver = driver::one_article();
    let chip = Chip::not(Condition::Kinds([EntityKind::Person].into()));
    driver.give(Command::AddChip(chip.clone()));
    driver.effects.clear();
    driver.give(Command::SaveFilter("no people".to_owned()));
    let file = saved(&driver.effects).pop().unwrap().to_json();
    let mut next = State::with_settings(Settings::from_json(&file).unwrap());
    update(&mut next, Command::UseFilter(0));
    assert_eq!(next.ground.filter.chips, [Chip::only(Condition::Confidence(50)), chip]);
    driver.effects.clear();
    driver.give(Command::Undo);
    assert!(saved(&driver.effects)[0].saved_filters.is_empty());
}

#[test]
fn a_palette_reaches_the_picture_in_the_window_and_in_the_file() {
    let mut driver = driver::one_article();
    let kind = relata::vocabulary::EntityKind::Person;
    for name in PaletteName::ALL {
        driver.give(Command::Set(Setting::Palette(name)));
        driver.give(Command::ExportPicture);
        let color = Theme::Light.palette_of(name).kind(kind);
        let derived = &driver.state.derived;
        for scene in [&derived.scene, derived.picture.as_ref().unwrap()] {
            assert!(format!("{:?}", scene.items).contains(&format!("{color:?}")), "{name:?}");
        }
        driver.give(Command::Escape);
    }
}

#[test]
fn the_least_confidence_counts_for_the_next_beginning() {
    let mut driver = Driver::default();
    driver.give(Command::Set(Setting::MinimumConfidence(80)));
    assert_eq!(driver.state.ground.filter.bar(), Some(80));
    driver.give(Command::OpenText { name: "one.txt".to_owned(), text: sample::ARTICLE.to_owned() });
    driver.give(Command::Set(Setting::MinimumConfidence(20)));
    assert_eq!(driver.state.ground.filter.bar(), Some(80), "work goes on as it was");
    driver.give(Command::RemoveAllDocuments);
    driver.give(Command::OpenText { name: "two.txt".to_owned(), text: sample::SECOND.to_owned() });
    assert_eq!(driver.state.ground.filter.bar(), Some(20));
    let again = State::with_settings(Settings { minimum_confidence: 30, ..Settings::default() });
    assert_eq!(again.ground.filter.bar(), Some(30));
}

#[test]
fn a_theme_for_now_is_not_kept() {
    let mut state = State::with_settings(Settings::default());
    state.theme_for_now = Some(ThemeChoice::Dark);
    assert_eq!(state.theme(), Theme::Dark);
    update(&mut state, Command::Set(Setting::TextSize(120)));
    assert_eq!((state.theme(), state.settings.theme), (Theme::Dark, ThemeChoice::System));
    update(&mut state, Command::SetTheme(ThemeChoice::Light));
    assert_eq!((state.theme(), state.settings.theme), (Theme::Light, ThemeChoice::Light));
}

/// Opens paths as if two of three could be read.
fn open(state: &mut State, paths: &[&str], failures: &[&str]) -> Vec<Effect> {
    let effects = update(state, Command::Open(paths.iter().map(PathBuf::from).collect()));
    let serial = effects
        .iter()
        .find_map(|effect| match effect {
            Effect::StartReading { serial, inputs } => {
                assert!(inputs.iter().all(|input| matches!(input, Input::Path(_))));
                Some(*serial)
            }
            _ => None,
        })
        .unwrap();
    for failure in failures {
        let message = format!("{failure}: there is no such file");
        update(state, Command::Report(Report::Failed { serial, message }));
    }
    update(state, Command::Report(Report::ReadingEnded { serial }))
}

#[test]
fn what_was_read_is_remembered_and_what_failed_is_not() {
    let mut state = State::default();
    let effects = open(&mut state, &["/news/a.txt", "/news/b.txt", "/news/folder"], &["/news/b.txt"]);
    let expected = [PathBuf::from("/news/a.txt"), PathBuf::from("/news/folder")];
    assert_eq!(state.settings.recent, expected);
    assert_eq!(saved(&effects)[0].recent, expected);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::CheckFiles(paths) if paths == &expected)));

    let gone = PathBuf::from("/news/a.txt");
    update(&mut state, Command::Report(Report::Gone([gone.clone()].into())));
    assert!(state.gone.contains(&gone));
    update(&mut state, Command::ForgetRecent(gone));
    assert_eq!(state.settings.recent, [PathBuf::from("/news/folder")]);
    assert!(state.gone.is_empty());
    update(&mut state, Command::ClearRecent);
    assert!(state.settings.recent.is_empty());
}

#[test]
fn texts_and_examples_are_no_recent_files() {
    let mut driver = Driver::default();
    driver.give(Command::OpenExample(1));
    driver.give(Command::OpenText { name: "one.txt".to_owned(), text: sample::ARTICLE.to_owned() });
    assert!(driver.state.settings.recent.is_empty());
}

#[test]
fn settings_are_shown_and_closed_and_panels_are_gone_through() {
    let mut state = State::default();
    update(&mut state, Command::ShowSettings);
    assert_eq!(state.dialog, Some(Dialog::Settings));
    update(&mut state, Command::Escape);
    assert_eq!(state.dialog, None);
    let effects = update(&mut state, Command::FocusPanel(Way::Back));
    assert!(matches!(effects[..], [Effect::FocusPanel(Way::Back)]));
}
