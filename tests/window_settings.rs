//! Settings in the window and in their file, sizes of text, recent files, and the way of the keyboard.

#![cfg(feature = "window")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/sample.rs"]
mod sample;
#[path = "support/window.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use relata::app::table::Menu;
use relata::app::{
    Centre, Command, CurationDialog, Dialog, Exporting, Panel, SaveTarget, Setting, Settings, Stopping,
    ThemeChoice,
};
use relata::scene::{PaletteName, Subject, Theme};
use relata::ui::settings_file::{SettingsPlace, load};
use support::{
    Window, click, entity, file, give, is_shown, place, state, wait_until, window, with_article, with_text,
};

/// A folder of this name with nothing in it.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("settings").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// An empty window with the settings of a file.
fn with_settings(path: &Path) -> Window {
    let mut window = window(Vec::new());
    let context = window.ctx.clone();
    let loaded = load(SettingsPlace::File(path.to_owned()));
    window.state_mut().as_mut().unwrap().use_settings(&context, loaded, None);
    window.run();
    window
}

/// Goes on until the file says this.
fn wait_for_file(window: &mut Window, path: &Path, expected: &Settings) {
    for _ in 0..1000 {
        window.step();
        let text = fs::read_to_string(path).unwrap_or_default();
        if Settings::from_json(&text).as_ref() == Ok(expected) {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("{} was not written", path.display());
}

/// Presses a key.
fn key(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

#[test]
fn every_setting_takes_effect_at_once() {
    let mut window = with_article("choices");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    window.run();
    assert_eq!(state(&window).dialog, Some(Dialog::Settings));
    for name in ["Dark", "High contrast", "Nothing slides or fades"] {
        window.get_by_label(name).click();
        window.run();
    }
    window.get_by_label("Least confidence of a relation").set_value_accesskit(70.0);
    window.run();
    window.get_by_label("Size of text").set_value_accesskit(120.0);
    window.run();
    let settings = &state(&window).settings;
    assert_eq!((settings.theme, settings.palette), (ThemeChoice::Dark, PaletteName::HighContrast));
    assert_eq!((settings.minimum_confidence, settings.text_size), (70, 120));
    assert!(settings.reduced_motion);
    assert_eq!(state(&window).theme(), Theme::Dark);
    let style = window.ctx.global_style();
    assert!(style.visuals.dark_mode && style.animation_time == 0.0);
    assert!((window.ctx.zoom_factor() - 1.2).abs() < 1.0e-3);

    window.get_by_label("Reset all").click();
    window.run();
    let recent = state(&window).settings.recent.clone();
    assert_eq!(recent.len(), 1, "what was opened stays");
    assert_eq!(state(&window).settings, Settings { recent, ..Settings::default() });
    assert!((window.ctx.zoom_factor() - 1.0).abs() < 1.0e-3);
    assert!(window.ctx.global_style().animation_time > 0.0);
}

#[test]
fn settings_are_kept_in_their_file() {
    let path = folder("kept").join("in a folder that is made").join("settings.json");
    let mut first = with_settings(&path);
    assert!(state(&first).messages.is_empty() && !path.exists());
    give(&mut first, Command::SetTheme(ThemeChoice::Dark));
    for size in [110, 120, 130] {
        give(&mut first, Command::Set(Setting::TextSize(size)));
    }
    give(&mut first, Command::TogglePanel(Panel::Reader));
    let settings = state(&first).settings.clone();
    wait_for_file(&mut first, &path, &settings);
    assert_eq!(settings.text_size, 130);
    let second = with_settings(&path);
    assert_eq!(state(&second).settings, settings);
    assert!(!state(&second).shows(Panel::Reader));
}

#[test]
fn a_damaged_file_is_named_and_kept() {
    let path = folder("damaged").join("settings.json");
    fs::write(&path, "{\"theme\": \"da").unwrap();
    let mut window = with_settings(&path);
    window.get_by_label_contains("settings.json");
    assert_eq!(state(&window).settings, Settings::default());
    assert_eq!(fs::read_to_string(&path).unwrap(), "{\"theme\": \"da");
    for size in [140, 150] {
        give(&mut window, Command::Set(Setting::TextSize(size)));
        let settings = state(&window).settings.clone();
        wait_for_file(&mut window, &path, &settings);
    }
    let aside = path.with_file_name("settings.json.damaged");
    assert_eq!(fs::read_to_string(&aside).unwrap(), "{\"theme\": \"da");
    fs::write(&path, "[]").unwrap();
    let mut window = with_settings(&path);
    give(&mut window, Command::Set(Setting::TextSize(120)));
    let settings = state(&window).settings.clone();
    wait_for_file(&mut window, &path, &settings);
    assert_eq!(fs::read_to_string(path.with_file_name("settings.json.damaged.2")).unwrap(), "[]");
    assert_eq!(fs::read_to_string(aside).unwrap(), "{\"theme\": \"da", "the first is still there");
}

#[test]
fn a_place_where_nothing_can_be_kept_is_complained_of_once() {
    let folder = folder("no place");
    fs::write(folder.join("a file"), "").unwrap();
    let mut window = with_settings(&folder.join("a file").join("settings.json"));
    state(&window).messages.iter().for_each(|message| assert!(message.text.contains("settings.json")));
    let before = state(&window).messages.len();
    for size in [110, 120, 130] {
        give(&mut window, Command::Set(Setting::TextSize(size)));
        for _ in 0..20 {
            window.step();
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    let messages = &state(&window).messages;
    assert_eq!(messages.len().max(before), 1, "{messages:?}");
    assert_eq!(state(&window).settings.text_size, 130);
}

#[test]
fn what_was_opened_before_is_a_click_away() {
    let folder = folder("recent");
    let (there, gone) = (folder.join("machine.txt"), folder.join("gone.txt"));
    fs::write(&there, sample::ARTICLE).unwrap();
    let settings = Settings { recent: vec![gone.clone(), there.clone()], ..Settings::default() };
    let path = folder.join("settings.json");
    fs::write(&path, settings.to_json()).unwrap();
    let mut window = with_settings(&path);
    wait_until(&mut window, |state| !state.gone.is_empty());
    window.get_by_label("gone.txt, not there any more");
    window.get_by_label("Take gone.txt off the list").click();
    window.run();
    assert_eq!(state(&window).settings.recent, std::slice::from_ref(&there));
    window.get_by_label("Open machine.txt").click();
    wait_until(&mut window, is_shown);
    give(&mut window, Command::RemoveAllDocuments);
    window.run();
    assert_eq!(state(&window).settings.recent, [there]);
    window.get_by_label("Clear list").click();
    window.run();
    assert!(window.query_by_label("Open machine.txt").is_none());
}

/// What has to be seen whatever the size of the window and of the text.
fn parts(window: &Window) -> Vec<(&'static str, Rect)> {
    let mut parts: Vec<(&str, Rect)> = Menu::ALL
        .iter()
        .map(|menu| (menu.title(), window.get_by_role_and_label(Role::Button, menu.title()).rect()))
        .collect();
    parts.push(("search", window.get_by_role_and_label(Role::TextInput, "Find").rect()));
    parts.push(("graph", window.get_by_role(Role::Canvas).rect()));
    for name in ["KINDS", "READER", "offline · 1 article"] {
        parts.push((name, window.get_by_label(name).rect()));
    }
    for tab in ["Graph", "Table", "Timeline"] {
        parts.push((tab, window.get_by_role_and_label(Role::Tab, tab).rect()));
    }
    parts.push(("inspector", window.get_by_label_contains("Click an entity").rect()));
    parts
}

#[test]
fn every_part_lies_in_the_window_at_every_scale() {
    let mut window = with_article("scales");
    for pixels_per_point in [1.0, 2.0, 3.0] {
        // The first size is a whole screen, the last the smallest window with the largest text.
        for size in [vec2(1440.0, 900.0), vec2(1800.0, 1125.0), vec2(960.0, 600.0), vec2(720.0, 450.0)] {
            let viewport = window.input_mut().viewports.values_mut().next().unwrap();
            viewport.native_pixels_per_point = Some(pixels_per_point);
            window.set_size(size);
            window.run();
            window.run();
            let all = Rect::from_min_size(egui::Pos2::ZERO, size);
            let parts = parts(&window);
            for (index, (name, rect)) in parts.iter().enumerate() {
                assert!(all.expand(0.5).contains_rect(*rect), "{name} {rect:?} {size:?} {pixels_per_point}");
                for (other, other_rect) in &parts[index + 1..] {
                    let common = rect.intersect(*other_rect);
                    assert!(!common.is_positive(), "{name} over {other} {size:?} {pixels_per_point}");
                }
            }
            let graph = window.get_by_role(Role::Canvas).rect();
            assert!(graph.width() >= 0.3 * size.x && graph.height() >= 0.3 * size.y, "{graph:?} {size:?}");
        }
    }
}

#[test]
fn dialogs_fit_the_smallest_window() {
    let mut window = with_text(Vec::new());
    window.set_size(vec2(720.0, 450.0));
    let dialogs = [
        (Command::ShowSettings, "Close"),
        (Command::ExportPicture, "Save…"),
        (Command::ExportGraph, "Save…"),
        (Command::Export(Exporting::Stop(Stopping::List)), "Close"),
        (Command::ShowShortcuts, "Close"),
        (Command::ShowExamples, "Close"),
        (Command::ShowPasteText, "Read"),
        (Command::ShowOpenPath, "Open"),
        (Command::ShowAbout, "Close"),
        (Command::Select(Subject::Entity(entity(&window, "Ada Byron"))), ""),
        (Command::ShowCuration(CurationDialog::Rename), "Rename"),
        (Command::ShowCuration(CurationDialog::Type), "Change"),
        (Command::ShowCuration(CurationDialog::Split), "Take apart"),
        (Command::ShowCuration(CurationDialog::Note), "Keep"),
        (Command::ShowCuration(CurationDialog::Date), "Set"),
        (Command::ShowCuration(CurationDialog::AddEntity), "Add"),
        (Command::ShowCuration(CurationDialog::AddRelation), "Add"),
        (Command::ShowCuration(CurationDialog::List), "Close"),
    ];
    for (command, button) in dialogs {
        if button.is_empty() {
            give(&mut window, command);
            continue;
        }
        give(&mut window, command.clone());
        window.run();
        window.run();
        let rect = window.get_by_role_and_label(Role::Button, button).rect();
        let all = Rect::from_min_size(egui::Pos2::ZERO, vec2(720.0, 450.0));
        assert!(all.contains_rect(rect), "{command:?} {rect:?}");
        give(&mut window, Command::Escape);
        window.run();
    }
}

/// The harness stops where a widget has no name.
#[test]
fn everything_has_a_name() {
    let mut window = with_article("names");
    for menu in Menu::ALL {
        window.get_by_role_and_label(Role::Button, menu.title()).click();
        window.run();
        key(&mut window, Key::Escape);
    }
    for command in [
        Command::ShowSettings,
        Command::ExportPicture,
        Command::ExportGraph,
        Command::Export(Exporting::Stop(Stopping::Keep)),
        Command::Export(Exporting::Stop(Stopping::List)),
        Command::ShowShortcuts,
        Command::ShowExamples,
        Command::ShowPasteText,
        Command::ShowOpenPath,
        Command::ShowAbout,
        Command::ShowPalette,
        Command::ShowSavePath(SaveTarget::Picture),
    ] {
        give(&mut window, command);
        window.run();
        give(&mut window, Command::Escape);
        window.run();
    }
    let ada = entity(&window, "Ada Byron");
    let relation = state(&window).derived.knowledge.relations[0].id;
    for command in [
        Command::Select(Subject::Entity(ada)),
        Command::Select(Subject::Relation(relation)),
        Command::SelectAll,
        Command::Focus(ada),
        Command::Search("a".to_owned()),
        Command::ShowCentre(Centre::Table),
        Command::ShowCentre(Centre::Timeline),
        Command::ShowCentre(Centre::Graph),
        Command::Open(vec![PathBuf::from("nowhere/gone.txt")]),
    ] {
        give(&mut window, command);
        window.run();
    }
    wait_until(&mut window, |state| !state.messages.is_empty());
}

#[test]
fn rows_say_whether_they_are_on() {
    let mut window = with_article("rows");
    let is_on =
        |window: &Window| window.get_by_role_and_label(Role::CheckBox, "Place, 2").accesskit_node().toggled();
    assert_eq!(is_on(&window), Some(Toggled::True));
    window.get_by_label("Place, 2").click();
    window.run();
    assert_eq!(is_on(&window), Some(Toggled::False));
    window.get_by_role_and_label(Role::Button, "machine.txt");
    window.get_by_role_and_label(Role::Tab, "machine.txt");
}

#[test]
fn the_keyboard_goes_from_part_to_part_and_escape_leads_to_the_graph() {
    let mut window = with_article("parts");
    let has = |window: &Window, role, name: &str| {
        window.get_all_by_role(role).any(|node| {
            node.is_focused() && (name.is_empty() || node.accesskit_node().label().as_deref() == Some(name))
        })
    };
    key(&mut window, Key::F6);
    assert!(has(&window, Role::Button, "File"));
    key(&mut window, Key::F6);
    assert!(has(&window, Role::Button, "Open articles…"));
    key(&mut window, Key::F6);
    assert!(has(&window, Role::Tab, "Graph"));
    key(&mut window, Key::F6);
    assert!(has(&window, Role::Canvas, ""));
    key(&mut window, Key::F6);
    key(&mut window, Key::F6);
    assert!(
        has(&window, Role::Document, "") && !has(&window, Role::Tab, ""),
        "the text of the reader follows the inspector"
    );
    window.key_press_modifiers(Modifiers::SHIFT, Key::F6);
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::F6);
    window.run();
    assert!(has(&window, Role::Canvas, ""));
    window.key_press_modifiers(Modifiers::SHIFT, Key::F6);
    window.run();
    assert!(!has(&window, Role::Canvas, ""));

    give(&mut window, Command::SelectAll);
    key(&mut window, Key::Escape);
    assert!(has(&window, Role::Canvas, ""));
    assert_eq!(state(&window).selection.len(), 5, "Escape has only led to the graph");
    key(&mut window, Key::Escape);
    assert!(state(&window).selection.is_empty());
}

#[test]
fn dialogs_and_menus_give_the_keyboard_back() {
    let mut window = with_article("back");
    key(&mut window, Key::F6);
    key(&mut window, Key::F6);
    let before = window.ctx.memory(egui::Memory::focused);
    assert!(before.is_some());
    window.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    window.run();
    assert_eq!(state(&window).dialog, Some(Dialog::Settings));
    assert!(window.get_by_label("As the system").is_focused());
    key(&mut window, Key::Escape);
    assert_eq!(state(&window).dialog, None);
    assert_eq!(window.ctx.memory(egui::Memory::focused), before);

    window.get_by_role_and_label(Role::Button, "Help").focus();
    window.run();
    let menu = window.ctx.memory(egui::Memory::focused);
    key(&mut window, Key::Enter);
    window.get_by_label_contains("About Relata");
    key(&mut window, Key::ArrowDown);
    assert_ne!(window.ctx.memory(egui::Memory::focused), menu);
    key(&mut window, Key::Escape);
    assert!(window.query_by_label_contains("About Relata").is_none());
    assert_eq!(window.ctx.memory(egui::Memory::focused), menu);
}

#[test]
fn a_click_leaves_no_ring_and_no_trap() {
    let mut window = with_article("click");
    let turin = entity(&window, "Turin");
    let there = place(&window, turin);
    click(&mut window, there, Modifiers::NONE);
    give(&mut window, Command::ShowAbout);
    window.run();
    window.get_by_label("Close").click();
    window.run();
    assert_eq!(state(&window).dialog, None);
    assert!(window.get_by_role(Role::Canvas).is_focused());
    assert_eq!(state(&window).selection, [Subject::Entity(turin)].into());
}

#[test]
fn many_files_arrive_one_by_one_and_can_be_stopped() {
    let names: Vec<PathBuf> = (0..30)
        .map(|number| {
            let text = format!("{}\n{}\nNumber {number}.\n", sample::ARTICLE, sample::SECOND);
            file("many", &format!("{number:02}.txt"), &text)
        })
        .collect();
    let mut window = window(names);
    window.get_by_label("Open articles…").click();
    wait_until(&mut window, is_shown);
    assert_eq!(state(&window).ground.sources.len(), 30);
    window.get_by_label("offline · 30 articles");
    assert_eq!(state(&window).settings.recent.len(), Settings::MOST_RECENT);
}
