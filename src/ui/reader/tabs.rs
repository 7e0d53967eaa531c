//! The documents that are open, in tabs.

use egui::{PointerButton, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::{Command, ReaderPlace, State};
use crate::document::Document;
use crate::knowledge::Source;
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, strings, widgets};

/// A name is at most so wide.
const NAME: f32 = 150.0;
/// So many documents have a tab at once; the list of documents has all.
const MOST: usize = 40;
/// Room for the button that closes.
const CLOSE: f32 = 18.0;
const HEIGHT: f32 = 24.0;

/// Shows the tabs; the open one is brought into view when the reader `jumps`.
pub(super) fn show(ui: &mut Ui, state: &State, jumps: bool, commands: &mut Vec<Command>) {
    ScrollArea::horizontal().id_salt("tabs").show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for source in around_open(state) {
            let is_open = state.reader.as_ref().is_some_and(|place| place.document == source.document.id);
            tab(ui, &source.document, is_open, is_open && jumps, commands);
        }
    });
}

/// The documents that have a tab: all, or of very many those around the open one.
fn around_open(state: &State) -> &[Source] {
    let sources = &state.derived.knowledge.sources;
    if sources.len() <= MOST {
        return sources;
    }
    let open = state.reader.as_ref().and_then(|place| state.source_index(&place.document)).unwrap_or(0);
    let first = (open as usize).saturating_sub(MOST / 2).min(sources.len() - MOST);
    sources.get(first..first + MOST).unwrap_or_default()
}

/// One tab: a click opens its document, the cross and the middle button close it.
fn tab(ui: &mut Ui, document: &Document, is_open: bool, into_view: bool, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    let ink = if is_open { tokens.text } else { tokens.secondary };
    let name = widgets::elided(ui, &document.name, theme::plain(theme::SMALL + 0.5), ink, NAME);
    let (rect, response) =
        ui.allocate_exact_size(vec2(name.size().x + 8.0 + CLOSE + 6.0, HEIGHT), Sense::click());
    widgets::into_view(&response);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_open, &document.name));
    if into_view {
        response.scroll_to_me(None);
    }
    let painter = ui.painter();
    if is_open {
        painter.rect_filled(rect, theme::CORNER, tokens.button);
        painter.hline(
            rect.x_range().shrink(theme::CORNER.into()),
            rect.bottom() - 1.0,
            egui::Stroke::new(2.0, tokens.accent),
        );
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, theme::CORNER, tokens.hovered);
    }
    painter.galley(pos2(rect.left() + 8.0, rect.center().y - name.size().y / 2.0), name, ink);
    let square = Rect::from_center_size(
        pos2(rect.right() - CLOSE / 2.0 - 2.0, rect.center().y),
        Vec2::splat(CLOSE - 2.0),
    );
    let close = ui.interact(square, response.id.with("close"), Sense::click());
    close.widget_info(|| WidgetInfo::labeled(Role::Button, true, strings::close_document(&document.name)));
    if close.hovered() || close.has_focus() {
        ui.painter().rect_filled(square, theme::CORNER, tokens.pressed);
    }
    icons::cross(
        ui.painter(),
        square.shrink(4.5),
        if close.hovered() { tokens.text } else { tokens.secondary },
    );
    let closes =
        close.on_hover_text(strings::CLOSE_DOCUMENT).clicked() || response.clicked_by(PointerButton::Middle);
    let title = document.title.as_deref().unwrap_or(&document.name);
    let opens = response.on_hover_text(strings::reader::tab(&document.name, title)).clicked();
    if closes {
        commands.push(Command::RemoveDocument(document.id.clone()));
    } else if opens && !is_open {
        commands.push(Command::Read(ReaderPlace::beginning(document)));
    }
}
