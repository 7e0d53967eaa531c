//! The documents that are open.

use std::path::PathBuf;

use egui::Ui;

use super::widgets::Count;
use super::{icons, repairs, strings, theme, widgets};
use crate::app::comparison::{Choice, Comparing};
use crate::app::on_disk::changed;
use crate::app::{Command, CurationDialog, Disk, ReaderPlace, State};
use crate::document::Document;
use crate::graph::Condition;
use crate::jobs::OnDisk;
use crate::knowledge::{Copy, Source};

/// More documents than these have a list of their own that scrolls.
const MANY: usize = 40;
/// So many of them are seen at once.
const ROWS: f32 = 14.0;

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        widgets::heading(ui, strings::DOCUMENTS);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, strings::ADD_DOCUMENTS, icons::plus).clicked() {
                commands.push(Command::OpenArticles);
            }
        });
    });
    let changed = changed(state);
    if changed.len() > 1 {
        ui.horizontal(|ui| {
            widgets::secondary(ui, strings::documents::changed(changed.len()));
            if widgets::link(ui, small(strings::documents::READ_ALL_AGAIN)).clicked() {
                commands.push(Command::Disk(Disk::ReadChanged));
            }
        });
    }
    new_files(ui, state, commands);
    let sources = &state.derived.knowledge.sources;
    let is_whole = sources.len() <= MANY;
    let mut show = |ui: &mut Ui, rows: std::ops::Range<usize>| {
        for (index, source) in sources.iter().enumerate().skip(rows.start).take(rows.len()) {
            let index = index as crate::knowledge::SourceIndex;
            let of = |counts: &std::collections::BTreeMap<_, usize>| counts.get(&index).copied().unwrap_or(0);
            let count =
                Count { left: of(&state.derived.left.documents), total: of(&state.derived.documents) };
            document(ui, state, source, count, commands);
            // Rows of a list that scrolls are all of one height.
            if let Some(copy) = state.derived.knowledge.copy(index).filter(|_| is_whole) {
                told_as_copy(ui, state, source, copy, commands);
            }
        }
    };
    if is_whole {
        return show(ui, 0..sources.len());
    }
    // Of many only those are made that are seen.
    let height = ROWS * (theme::ROW + ui.spacing().item_spacing.y);
    egui::ScrollArea::vertical()
        .id_salt("documents")
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, theme::ROW, sources.len(), |ui, rows| show(ui, rows));
}

fn small(text: &str) -> egui::RichText {
    egui::RichText::new(text).size(theme::SMALL)
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
    let mut says = strings::filters::says(count);
    let on_disk = state.on_disk.get(&document.id).copied();
    if let Some(now) = on_disk {
        says = format!("{says}; {}", strings::documents::on_disk(now));
    }
    let icon = |painter: &egui::Painter, rect: egui::Rect, ink| {
        icons::document(painter, rect, ink);
        if on_disk.is_some() {
            painter.circle_filled(rect.right_top(), 3.5, ink);
        }
    };
    let file = state.ground.files.get(&document.id);
    let response =
        widgets::link_row(ui, &row, icon).on_hover_ui(|ui| about(ui, source, &says, file, on_disk));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(says.as_str()));
    if response.clicked() {
        commands.push(Command::Read(ReaderPlace::beginning(document)));
    }
    if state.derived.knowledge.sources.len() <= MANY {
        beneath(ui, document, on_disk, commands);
    }
    super::menus::attach(&response, |ui| {
        if ui.button(strings::toggle_document(&document.name)).clicked() {
            commands.push(Command::ToggleValue(value));
            ui.close();
        }
        repairs::item(ui, document, commands);
        compare_items(ui, state, source, commands);
        if file.is_some() && ui.button(strings::documents::READ_AGAIN).clicked() {
            commands.push(Command::Disk(Disk::ReadDocument(document.id.clone())));
            ui.close();
        }
        if document.foreign.is_some() && ui.button(strings::documents::READ_AS_ENGLISH).clicked() {
            commands.push(Command::Disk(Disk::ReadDocumentAsEnglish(document.id.clone())));
            ui.close();
        }
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

/// The offer to open what has come into the folders that were opened.
fn new_files(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.new_files.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let names = state.new_files.iter().take(MANY).map(|path| path.display().to_string());
        let told = widgets::secondary(ui, strings::documents::new_files(state.new_files.len()));
        told.on_hover_text(names.collect::<Vec<_>>().join("\n"));
        for (words, disk) in
            [(strings::documents::OPEN_NEW, Disk::OpenNew), (strings::documents::LEAVE_NEW, Disk::LeaveNew)]
        {
            if widgets::link(ui, small(words)).clicked() {
                commands.push(Command::Disk(disk));
            }
        }
    });
}

/// What stands beneath a document whose file is no longer as it was read.
fn beneath(ui: &mut Ui, document: &Document, on_disk: Option<OnDisk>, commands: &mut Vec<Command>) {
    if let Some(language) = document.foreign {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(widgets::MARK);
            widgets::secondary(ui, strings::documents::seems_to_be_in(language));
            let anyway = widgets::link(ui, small(strings::documents::READ_AS_ENGLISH));
            if anyway.clicked() {
                commands.push(Command::Disk(Disk::ReadDocumentAsEnglish(document.id.clone())));
            }
        });
    }
    let Some(now) = on_disk else { return };
    ui.horizontal(|ui| {
        ui.add_space(widgets::MARK);
        let told = widgets::secondary(ui, strings::documents::on_disk(now));
        told.on_hover_text(strings::documents::on_disk_hint(now));
        if now == OnDisk::Changed {
            let again = widgets::link(ui, small(strings::documents::READ_AGAIN));
            let name = strings::documents::read_again(&document.name);
            again.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if again.clicked() {
                commands.push(Command::Disk(Disk::ReadDocument(document.id.clone())));
            }
        }
    });
}

/// What is worth knowing of a document: its file, encoding, repairs, problems.
fn about(ui: &mut Ui, source: &Source, says: &str, file: Option<&PathBuf>, on_disk: Option<OnDisk>) {
    let document = &source.document;
    ui.label(egui::RichText::new(&document.name).strong());
    widgets::secondary(ui, says);
    if let Some(file) = file {
        widgets::secondary(ui, strings::documents::file(file));
    }
    if let Some(now) = on_disk {
        ui.label(strings::documents::on_disk_hint(now));
    }
    if let Some(date) = document.date {
        widgets::secondary(ui, date.to_string());
    }
    for told in [&document.author, &document.publisher].into_iter().flatten() {
        widgets::secondary(ui, told);
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
