//! The sentences of a relation, put together as a person likes.

use egui::{Label, RichText, Ui};

use super::{Memory, sentence};
use crate::app::testimony::{EvidenceOrder, Group, Heading, Sentence, groups};
use crate::app::{Command, State};
use crate::knowledge::Relation;
use crate::ui::theme::{self, Tokens};
use crate::ui::{strings, widgets};

/// Of a relation in a list so many sentences are shown unasked.
const SENTENCES: usize = 2;

/// All sentences of a relation by itself, under headings where they stand in several groups.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let groups = groups(&state.derived.knowledge, relation, state.settings.evidence_order);
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        widgets::heading(ui, strings::EVIDENCE);
        // A single sentence is in order, whatever the order.
        if groups.iter().map(|group| group.sentences.len()).sum::<usize>() > 1 {
            orders(ui, state, commands);
        }
    });
    ui.add_space(2.0);
    let has_headings = groups.len() > 1;
    for Group { heading, sentences } in &groups {
        if has_headings {
            head(ui, state, *heading);
        }
        let under = has_headings.then_some(*heading);
        for said in sentences {
            sentence::show(ui, state, relation, said, under, memory, commands);
        }
    }
}

/// The orders to choose from.
fn orders(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.add_space(4.0);
    for order in [EvidenceOrder::Article, EvidenceOrder::Date] {
        let is_on = state.settings.evidence_order == order;
        let text = RichText::new(strings::reader::evidence_order(order)).size(theme::SMALL);
        let choice = ui.selectable_label(is_on, text);
        if choice.on_hover_text(strings::reader::evidence_order_hint(order)).clicked() && !is_on {
            commands.push(Command::SetEvidenceOrder(order));
        }
    }
}

/// What the sentences that follow have in common.
fn head(ui: &mut Ui, state: &State, heading: Heading) {
    let words = strings::reader::heading(&state.derived.knowledge, heading);
    let ink = Tokens::in_ui(ui).text;
    ui.add_space(6.0);
    let text = RichText::new(words).font(theme::strong(theme::SMALL)).color(ink);
    ui.add(Label::new(text).wrap());
}

/// The first sentences of a relation in a list, or all.
pub(super) fn in_short(
    ui: &mut Ui,
    state: &State,
    relation: &Relation,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let groups = groups(&state.derived.knowledge, relation, state.settings.evidence_order);
    let all: Vec<&Sentence> = groups.iter().flat_map(|group| &group.sentences).collect();
    let is_open = memory.unfolded.contains(&relation.id);
    // A link to a single sentence takes as much room as the sentence.
    let shown = if is_open || all.len() <= SENTENCES + 1 { all.len() } else { SENTENCES };
    for said in &all[..shown] {
        sentence::show(ui, state, relation, said, None, memory, commands);
    }
    if shown < all.len() && widgets::link(ui, strings::reader::more_sentences(all.len() - shown)).clicked() {
        memory.unfolded.insert(relation.id);
    } else if is_open && widgets::link(ui, strings::reader::FEWER_SENTENCES).clicked() {
        memory.unfolded.remove(&relation.id);
    }
}
