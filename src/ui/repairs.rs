//! What was mended in a document: how much, what, where, and the switch.

use std::collections::BTreeMap;

use egui::Ui;

use super::{strings, theme, widgets};
use crate::app::{Command, ReaderPlace};
use crate::document::{Document, Span};

/// Words that say how much was mended, with everything about it behind them; nothing where nothing
/// is damaged.
pub(super) fn button(ui: &mut Ui, document: &Document, commands: &mut Vec<Command>) {
    let Some(words) = summary(document) else { return };
    let words = egui::RichText::new(words).size(theme::SMALL);
    ui.menu_button(words, |ui| {
        ui.set_max_width(320.0);
        details(ui, document, commands);
    })
    .response
    .on_hover_text(strings::REPAIRS_HINT);
}

/// The switch as an item of a menu, where there is something to switch.
pub(super) fn item(ui: &mut Ui, document: &Document, commands: &mut Vec<Command>) {
    if summary(document).is_none() {
        return;
    }
    let repair = !document.options.repair;
    let words = if repair { strings::MEND } else { strings::DO_NOT_MEND };
    if ui.button(words).clicked() {
        commands.push(Command::SetRepair { document: document.id.clone(), repair });
        ui.close();
    }
}

fn summary(document: &Document) -> Option<String> {
    match (document.options.repair, document.repairs.len()) {
        (true, 0) => None,
        (true, number) => Some(strings::repairs(number)),
        (false, _) => Some(strings::NOT_MENDED.to_owned()),
    }
}

fn details(ui: &mut Ui, document: &Document, commands: &mut Vec<Command>) {
    for ((before, after), places) in changes(document) {
        let row = strings::repair(before, after, places.len());
        let Some(&first) = places.first() else { continue };
        if ui.button(row).on_hover_text(strings::REPAIR_HINT).clicked() {
            let document = document.id.clone();
            commands.push(Command::Read(ReaderPlace { document, span: first }));
        }
    }
    if !document.repairs.is_empty() {
        ui.separator();
    }
    ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
        widgets::secondary(ui, strings::REPAIRS_HINT)
    });
    item(ui, document, commands);
}

/// The places of each kind of repair, by what the file has and what stands there now.
fn changes(document: &Document) -> BTreeMap<(&str, &str), Vec<Span>> {
    let mut changes: BTreeMap<_, Vec<Span>> = BTreeMap::new();
    for repair in &document.repairs {
        let key = (repair.before.as_str(), repair.span.of(&document.text));
        changes.entry(key).or_default().push(repair.span);
    }
    changes
}
