//! The documents that are open.

use egui::Ui;

use super::widgets::Count;
use super::{icons, repairs, strings, theme, widgets};
use crate::app::comparison::{Choice, Comparing};
use crate::app::{Command, CurationDialog, ReaderPlace, State};
use crate::graph::Condition;
use crate::knowledge::{Copy, Source};

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
        if let Some(copy) = state.derived.knowledge.copy(index) {
            told_as_copy(ui, state, source, copy, commands);
        }
    }
}

/// The line below a document that is a copy: of which one, how much is the same, and the way to the difference.
fn told_as_copy(ui: &mut Ui, state: &State, source: &Source, copy: &Copy, commands: &mut Vec<Command>) {
    let Some(of) = state.derived.knowledge.sources.get(copy.of as usize) else { return };
    ui.horizontal_top(|ui| {
        ui.add_space(22.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            widgets::secondary(ui, strings::comparison::copy_of(&of.document.name, copy.share))
                .on_hover_text(strings::comparison::COPY_HINT);
            let words = egui::RichText::new(strings::comparison::SHOW_DIFFERENCE).size(theme::SMALL);
            if widgets::link(ui, words).clicked() {
                let (one, other) = (source.document.id.clone(), of.document.id.clone());
                commands.push(Command::Compare(Comparing::ShowDifference(one, other)));
            }
        });
    });
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
        compare_items(ui, state, source, commands);
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

/// What it can be compared with: all others, one of them, or word for word what it copies.
fn compare_items(ui: &mut Ui, state: &State, source: &Source, commands: &mut Vec<Command>) {
    let knowledge = &state.derived.knowledge;
    let own = &source.document.id;
    let others: Vec<&Source> = knowledge.sources.iter().filter(|other| other.document.id != *own).collect();
    if others.is_empty() {
        return;
    }
    ui.menu_button(strings::comparison::COMPARE_WITH, |ui| {
        let compare = |other| Command::Compare(Comparing::Set(Choice { one: [own.clone()].into(), other }));
        if ui.button(strings::comparison::ALL_OTHERS).clicked() {
            commands.push(compare(None));
            ui.close();
        }
        ui.separator();
        let height = ui.spacing().interact_size.y;
        egui::ScrollArea::vertical().max_height(300.0).show_rows(ui, height, others.len(), |ui, seen| {
            for other in others.iter().skip(seen.start).take(seen.len()) {
                if ui.button(&other.document.name).clicked() {
                    commands.push(compare(Some([other.document.id.clone()].into())));
                    ui.close();
                }
            }
        });
    });
    if let Some(of) = copied(state, source)
        && ui.button(strings::comparison::SHOW_DIFFERENCE).clicked()
    {
        commands.push(Command::Compare(Comparing::ShowDifference(own.clone(), of.document.id.clone())));
        ui.close();
    }
}

/// The document that this one copies.
fn copied<'a>(state: &'a State, source: &Source) -> Option<&'a Source> {
    let knowledge = &state.derived.knowledge;
    let copy = knowledge.copy(state.source_index(&source.document.id)?)?;
    knowledge.sources.get(copy.of as usize)
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
