//! How the graph is drawn: whose names are written, and what makes a line.

use egui::{Slider, Ui};

use crate::app::{Command, NameChoice, Setting, Settings};
use crate::scene::LineGrouping;
use crate::ui::strings::canvas as words;
use crate::ui::widgets;

pub(super) fn show(ui: &mut Ui, settings: &Settings, commands: &mut Vec<Command>) {
    names(ui, settings, commands);
    lines(ui, settings, commands);
}

fn names(ui: &mut Ui, settings: &Settings, commands: &mut Vec<Command>) {
    widgets::secondary(ui, words::NAMES);
    ui.vertical(|ui| {
        widgets::rims(ui);
        for (choice, name) in [
            (NameChoice::Automatic, words::NAMES_AUTOMATIC),
            (NameChoice::All, words::NAMES_ALL),
            (NameChoice::Best, words::NAMES_BEST),
            (NameChoice::Selection, words::NAMES_SELECTION),
        ] {
            if ui.radio(settings.names == choice, name).clicked() {
                commands.push(Command::SetNames(choice));
            }
            if choice == NameChoice::Best && settings.names == choice {
                how_many(ui, settings, commands);
            }
        }
    });
    ui.end_row();
}

fn how_many(ui: &mut Ui, settings: &Settings, commands: &mut Vec<Command>) {
    let mut count = settings.best_names;
    let (least, most) = Settings::BEST_NAMES;
    let slider = Slider::new(&mut count, least..=most).step_by(5.0).text(words::NAMES_COUNT);
    if ui.add(slider).changed() {
        commands.push(Command::Set(Setting::BestNames(count)));
    }
}

fn lines(ui: &mut Ui, settings: &Settings, commands: &mut Vec<Command>) {
    widgets::secondary(ui, words::LINES);
    ui.vertical(|ui| {
        widgets::rims(ui);
        for (choice, name) in [
            (LineGrouping::ByType, words::LINES_BY_TYPE),
            (LineGrouping::Fanned, words::LINES_FANNED),
            (LineGrouping::OnePerPair, words::LINES_PER_PAIR),
        ] {
            if ui.radio(settings.line_grouping == choice, name).clicked() {
                commands.push(Command::SetLineGrouping(choice));
            }
        }
    });
    ui.end_row();
}
