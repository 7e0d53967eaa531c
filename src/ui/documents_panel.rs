//! The documents that are open.

use egui::Ui;

use super::widgets::Count;
use super::{icons, repairs, strings, widgets};
use crate::app::{Command, CurationDialog, ReaderPlace, State};
use crate::graph::Condition;
use crate::knowledge::Source;

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        widgets::heading(ui, strings::DOCUMENTS);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, strings::ADD_DOCUMENTS, icons::plus).clicked() {
                commands.push(Command::OpenArticles);
            }
        });
    });
    for (index, source) in (0..).zip(&state.derived.knowledge.sources) {
        let of = |counts: &std::collections::BTreeMap<_, usize>| counts.get(&index).copied().unwrap_or(0);
        let count = Count { left: of(&state.derived.left.documents), total: of(&state.derived.documents) };
        document(ui, state, source, count, commands);
    }
}

fn document(ui: &mut Ui, state: &State, source: &Source, count: Count, commands: &mut Vec<Command>) {
    let document = &source.document;
    let is_read = state.reader.as_ref().is_some_and(|place| place.document == document.id);
    let value = Condition::Documents([document.id.clone()].into());
    let counts = !state.ground.filter.shuts_out(&value);
    let row = widgets::Row {
        name: &document.name,
        text: document.title.as_deref().unwrap_or(&document.name),
        count: Some(count),
        is_on: counts,
        is_selected: is_read,
    };
    let says = strings::filters::says(count);
    let response = widgets::link_row(ui, &row, icons::document).on_hover_ui(|ui| about(ui, source, &says));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(says.as_str()));
    if response.clicked() {
        commands.push(Command::Read(ReaderPlace::beginning(document)));
    }
    super::menus::attach(&response, |ui| {
        if ui.button(strings::toggle_document(&document.name)).clicked() {
            commands.push(Command::ToggleValue(value));
            ui.close();
        }
        repairs::item(ui, document, commands);
        if ui.button(strings::curation::SET_DATE).clicked() {
            let read = Command::Read(ReaderPlace::beginning(document));
            commands.extend([read, Command::ShowCuration(CurationDialog::Date)]);
            ui.close();
        }
        if ui.button(strings::close_document(&document.name)).clicked() {
            commands.push(Command::RemoveDocument(document.id.clone()));
            ui.close();
        }
    });
}

/// What is worth knowing of a document: its file, encoding, repairs, problems.
fn about(ui: &mut Ui, source: &Source, says: &str) {
    let document = &source.document;
    ui.label(egui::RichText::new(&document.name).strong());
    widgets::secondary(ui, says);
    if let Some(date) = document.date {
        widgets::secondary(ui, date.to_string());
    }
    let words = document.text.split_whitespace().count();
    widgets::secondary(ui, strings::encoding(document.encoding, words));
    if !document.repairs.is_empty() {
        widgets::secondary(ui, strings::repairs(document.repairs.len()));
    }
    for problem in &document.problems {
        ui.label(&problem.message);
    }
    for notice in &source.extraction.notices {
        ui.label(notice);
    }
}
