//! The article's own text as one reads it: paragraphs of a comfortable width, every mention marked,
//! and a margin that tells which sentences gave relations.

mod head;
mod keyboard;
mod lit;
mod margin;
mod measure;
mod menu;
mod page;
mod paragraph;
mod tabs;
mod words;

use egui::{Id, ScrollArea, Ui};

use self::lit::Lit;
use self::page::Page;
use self::paragraph::{Column, Shown};
use super::theme::Tokens;
use crate::app::evidence::{current, mere_mention, places};
use crate::app::{Command, State};

/// How many paragraphs that are out of sight are measured in one frame.
const MEASURED_AT_ONCE: usize = 48;

/// What the reader has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The last jump that was carried out.
    jump: u64,
    /// What does not change from frame to frame on the page that is open.
    page: Option<Page>,
    /// Whose menu is open.
    menu: menu::Memory,
    /// The menu that the keyboard has opened.
    keyboard: keyboard::Memory,
}

/// Shows the panel's contents. Gives back the widget that has the keyboard when one reads by keyboard.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) -> Option<Id> {
    let place = state.reader.as_ref();
    let index = place.and_then(|place| state.source_index(&place.document));
    let jumps = memory.jump != state.reader_jumps;
    memory.jump = state.reader_jumps;
    let places = places(state);
    let at = current(state, &places);
    let walk = head::Walk { at, of: places.len(), mention: mere_mention(state, &places, at) };
    head::show(ui, state, index, &walk, jumps, commands);
    let (place, index) = (place?, index?);
    let source = state.derived.knowledge.sources.get(index as usize)?;
    let page = Page::turned_to(&mut memory.page, state, index);
    let lit = Lit::new(state, index, &places, at);
    let document = &source.document;
    let cursor = keyboard::Cursor::new(state, index, &page.spots);
    let reading = keyboard::Reading { state, source: index, document, cursor };
    let mut seen = None;
    let scrolled = ScrollArea::vertical()
        .id_salt(("reader", &place.document.0))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let column = Column::new(ui);
            page.heights.keep_for(column.width, ui.ctx().pixels_per_point(), document.paragraphs.len());
            let tokens = Tokens::in_ui(ui);
            // A jump has to know how high everything above its target is.
            let target =
                document.paragraphs.partition_point(|paragraph| paragraph.span.end < place.span.start);
            let mut budget = MEASURED_AT_ONCE + if jumps { target } else { 0 };
            let between = ui.spacing().item_spacing.y;
            // What is far off takes its room in one piece.
            let mut room = 0.0;
            for (number, paragraph) in document.paragraphs.iter().enumerate() {
                room += paragraph::above(document, number, paragraph.kind);
                let below = paragraph::below(paragraph.kind);
                let top = ui.cursor().top() + room;
                let height = page.heights.get(number).filter(|_| !jumps);
                if let Some(height) = height.filter(|&height| paragraph::is_far(ui, top, height)) {
                    room += height + between + below;
                    continue;
                }
                ui.add_space(std::mem::take(&mut room));
                let shown = Shown {
                    state,
                    source: index,
                    document,
                    span: paragraph.span,
                    style: paragraph::Style::new(&tokens, number, paragraph.kind),
                    spots: page::within(&page.spots, paragraph.span),
                    lit: &lit,
                    column: &column,
                    jump: jumps.then_some(place.span),
                    cursor,
                };
                let here = shown.show(ui, &mut page.heights, number, &mut budget, &mut memory.menu, commands);
                seen = seen.take().or(here);
                ui.add_space(below);
            }
            ui.add_space(room);
            if page.heights.has_guesses() {
                ui.ctx().request_repaint();
            }
            ui.add_space(40.0);
            reading.show(ui, seen.as_ref(), &page.spots, &mut memory.keyboard, commands)
        });
    words::bar(ui, state, place, &document.text, commands);
    Some(scrolled.inner)
}
