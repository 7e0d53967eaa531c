//! One row, painted.

use egui::{Rect, Response, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::body::Rows;
use super::head::{PADDING, alignment};
use crate::app::Lockable;
use crate::app::tables::{Cell, Column, Row};
use crate::knowledge::EntityId;
use crate::scene::Subject;
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, widgets};
use crate::vocabulary::EntityKind;

/// Room for the mark of a kind before a name.
const MARK: f32 = 18.0;

pub(super) fn paint(
    ui: &Ui,
    rows: &Rows<'_>,
    content: &Row,
    rect: Rect,
    is_selected: bool,
    response: &Response,
) {
    let tokens = Tokens::in_ui(ui);
    let state = rows.state;
    if is_selected {
        ui.painter().rect_filled(rect, 0.0, tokens.selected);
    } else if response.hovered() || state.hovered == Some(content.subject) {
        ui.painter().rect_filled(rect, 0.0, tokens.hovered);
    }
    if state.is_locked(Lockable::Table) && state.selection.contains(&content.subject) {
        // What is selected now is seen in a locked table, too, beside what it is locked to.
        let bar = rect.with_max_x(rect.left() + 3.0);
        ui.painter().rect_filled(bar, 0.0, tokens.accent);
    }
    let (relation, entity) = match content.subject {
        Subject::Relation(id) => (state.derived.knowledge.relation(id), None),
        Subject::Entity(id) => (None, Some(id)),
        Subject::Kind(_) | Subject::Note(_) => (None, None),
    };
    let view = &state.derived.view;
    let stands_back = entity.is_some_and(|id| view.dimmed_entities.contains(&id))
        || relation.is_some_and(|relation| view.dimmed_relations.contains(&relation.id));
    let kind = |id: EntityId| state.derived.knowledge.entity(id).map(|entity| entity.kind);
    let pointer = response.hover_pos();
    for (column, left, width) in &rows.columns.columns {
        let Some(cell) = content.cell(*column) else { continue };
        let min = pos2(rect.left() + left, rect.top());
        let place = Rect::from_min_size(min, vec2(*width, rect.height()));
        if !ui.is_rect_visible(place) {
            continue;
        }
        let mark = match column {
            Column::Name => entity.and_then(kind),
            Column::Subject => relation.and_then(|relation| kind(relation.subject)),
            Column::Object => relation.and_then(|relation| kind(relation.object)),
            _ => None,
        };
        let shown = Shown { column: *column, cell, mark, place, stands_back };
        let hidden = shown.paint(ui, &tokens);
        if let Some(text) = hidden.filter(|_| pointer.is_some_and(|pointer| place.contains(pointer))) {
            response.clone().on_hover_text_at_pointer(text);
        }
    }
    if response.has_focus() {
        let ring = Stroke::new(1.0, tokens.accent);
        ui.painter().rect_stroke(rect.shrink(0.5), 0.0, ring, StrokeKind::Inside);
    }
}

/// A cell in its place.
struct Shown<'a> {
    column: Column,
    cell: &'a Cell,
    mark: Option<EntityKind>,
    place: Rect,
    stands_back: bool,
}

impl Shown<'_> {
    /// Paints the cell; its text, when there is no room for all of it.
    fn paint(&self, ui: &Ui, tokens: &Tokens) -> Option<String> {
        let text = self.cell.shown();
        if text.is_empty() {
            return None;
        }
        let mut inner = self.place.shrink2(vec2(PADDING, 0.0));
        if let Some(kind) = self.mark {
            let square =
                Rect::from_center_size(pos2(inner.left() + 6.0, inner.center().y), Vec2::splat(12.0));
            let ink = tokens.kind(kind);
            let ink = if self.stands_back { ink.gamma_multiply(0.45) } else { ink };
            icons::kind(ui.painter(), square, kind, ink);
            inner.min.x += MARK;
        }
        let is_main = matches!(self.column, Column::Name | Column::Subject | Column::Phrase | Column::Object)
            || self.column.is_number();
        let ink = if is_main && !self.stands_back { tokens.text } else { tokens.secondary };
        let galley = widgets::elided(ui, &text, theme::plain(theme::BODY), ink, inner.width());
        let is_elided = galley.elided;
        let size = alignment(self.column).align_size_within_rect(galley.size(), inner);
        ui.painter().galley(size.min, galley, ink);
        is_elided.then_some(text)
    }
}
