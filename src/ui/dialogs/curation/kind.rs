//! Of what kind entities are.

use egui::{Button, Rect, Ui, Vec2, pos2, vec2};

use super::{Memory, decide, field, filled, selected, title};
use crate::app::curation::only_entity;
use crate::app::{Command, Curation, State};
use crate::ui::strings::curation as strings;
use crate::ui::theme::Tokens;
use crate::ui::{icons, widgets};
use crate::vocabulary::EntityKind;

pub(super) fn show(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Vec<Command>) {
    title(ui, strings::KIND_TITLE);
    let entities = selected(state);
    let only = only_entity(state).and_then(|id| state.derived.knowledge.entity(id));
    ui.label(strings::of_entities(only.map(|entity| entity.name.as_str()), entities.len()));
    ui.add_space(4.0);
    let before = memory.kind;
    kinds(ui, &mut memory.kind);
    if memory.kind != before {
        // A finer sort of another kind is none of this.
        memory.subtype.clear();
    }
    let response = field(ui, strings::SUBTYPE, &mut memory.subtype);
    let entered = super::entered(ui, &response);
    let agreed = decide(ui, strings::CHANGE, memory.kind.is_some(), commands);
    if let Some(kind) = memory.kind.filter(|_| agreed || entered) {
        commands.push(Command::Curate(Curation::Retype(entities, kind, filled(&memory.subtype))));
    }
}

/// All kinds, one of them chosen.
pub(super) fn kinds(ui: &mut Ui, chosen: &mut Option<EntityKind>) {
    widgets::secondary(ui, strings::KIND);
    let tokens = Tokens::in_ui(ui);
    ui.horizontal_wrapped(|ui| {
        for &kind in EntityKind::ALL {
            // The mark of the kind stands before its name.
            let name = crate::ui::strings::kind(kind);
            let is_on = *chosen == Some(kind);
            let padded = format!("      {name}");
            let response = ui.add(Button::selectable(is_on, padded).min_size(vec2(0.0, 26.0)));
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_on, name));
            let middle = pos2(response.rect.left() + 14.0, response.rect.center().y);
            let mark = Rect::from_center_size(middle, Vec2::splat(11.0));
            icons::kind(ui.painter(), mark, kind, tokens.kind(kind));
            if response.clicked() {
                *chosen = Some(kind);
            }
        }
    });
    ui.add_space(4.0);
}
