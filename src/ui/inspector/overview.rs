//! What there is on the whole, while nothing is selected.

use egui::Ui;

use super::{counted_entity_link, kinds, relation};
use crate::app::{Command, ReaderPlace, State};
use crate::knowledge::{Source, SourceIndex};
use crate::ui::theme;
use crate::ui::{icons, strings, widgets};

/// So many documents are named here.
const MOST: usize = 20;

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let knowledge = &state.derived.knowledge;
    ui.add_space(4.0);
    ui.label(
        egui::RichText::new(strings::reader::whole(knowledge.sources.len()))
            .font(theme::strong(theme::TITLE - 2.0)),
    );
    widgets::secondary(
        ui,
        strings::reader::entities_and_relations(knowledge.entities.len(), knowledge.relations.len()),
    );
    ui.add_space(4.0);
    kinds(ui, &state.derived.kinds);
    ui.add_space(4.0);
    widgets::secondary(ui, strings::NOTHING_SELECTED_HINT);
    widgets::section(ui, strings::DOCUMENTS);
    for (index, source) in (0..).zip(&knowledge.sources).take(MOST) {
        document(ui, state, index, source, commands);
    }
    if knowledge.sources.len() > MOST {
        widgets::secondary(ui, strings::documents::more(knowledge.sources.len() - MOST));
    }
    super::note::overview(ui, state, commands);
    let overview = &state.derived.overview;
    if !overview.best_supported.is_empty() {
        widgets::section(ui, strings::reader::BEST_SUPPORTED);
    }
    for &(id, sentences) in &overview.best_supported {
        let name = knowledge.entity(id).map_or("", |entity| entity.name.as_str());
        let name = strings::reader::with_sentences(name, sentences);
        counted_entity_link(ui, state, id, Some((sentences, &name)), commands);
    }
    if !overview.most_cited.is_empty() {
        widgets::section(ui, strings::reader::MOST_CITED);
    }
    for &(id, sentences) in &overview.most_cited {
        relation::line(ui, state, id, Some(sentences), commands);
    }
    if overview.isolated > 0 {
        ui.add_space(8.0);
        widgets::secondary(ui, strings::reader::isolated(overview.isolated));
    }
}

/// A document and how many of its sentences gave relations; a click opens it in the reader.
fn document(ui: &mut Ui, state: &State, index: SourceIndex, source: &Source, commands: &mut Vec<Command>) {
    let document = &source.document;
    let title = document.title.as_deref().unwrap_or(&document.name);
    let (gave, all) = state.derived.sentences.gave(index);
    let told = strings::reader::sentences_gave(gave, all);
    let name = strings::reader::bar(&told, title);
    let row = widgets::Row { name: &name, text: title, count: None, is_on: true, is_selected: false };
    let response = widgets::link_row(ui, &row, icons::document);
    ui.horizontal(|ui| {
        ui.add_space(22.0);
        widgets::secondary(ui, told);
    });
    if response.on_hover_text(&document.name).clicked() {
        commands.push(Command::Read(ReaderPlace::beginning(document)));
    }
}
