//! One entity: what it is, what else it is called, and its relations, grouped by type.

use egui::{Rect, Sense, Ui, Vec2, pos2, vec2};

use super::{Memory, aliases, by_hand, group, matches, members, mention, relation};
use crate::app::claims::{Claims, grouped, relations_of};
use crate::app::overview::sentence_count;
use crate::app::{Command, State};
use crate::knowledge::{Entity, EntityId, Relation};
use crate::scene::Subject;
use crate::ui::theme::{self, Tokens};
use crate::ui::{canvas, icons, strings, widgets};

/// Long groups are folded behind so many relations.
const MOST: usize = 10;

pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    id: EntityId,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let Some(entity) = state.derived.knowledge.entity(id) else { return };
    title(ui, entity);
    by_hand::entity(ui, state, entity, commands);
    aliases::show(ui, state, entity, &mut memory.aliases, commands);
    let relations = relations_of(&state.derived.knowledge, id);
    counts(ui, entity, &relations);
    group::of_entity(ui, state, id, commands);
    ui.add_space(4.0);
    actions(ui, state, entity, commands);
    mention::show(ui, state, entity, &relations, commands);
    if relations.is_empty() {
        ui.add_space(10.0);
        widgets::secondary(ui, strings::NO_RELATIONS);
    }
    for claims in grouped(relations) {
        if group_head(ui, memory, &claims) {
            relations_of_group(ui, state, id, &claims, memory, commands);
        }
    }
    matches::show(ui, state, id, commands);
    members::show(ui, state, id, commands);
}

/// The relations of a group, the first of a long one, and what unfolds the rest.
fn relations_of_group(
    ui: &mut Ui,
    state: &State,
    id: EntityId,
    claims: &Claims<'_>,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let key = (id, claims.relation);
    let all = claims.relations.len();
    // One row more is no longer than the words that would unfold it.
    let is_whole = all <= MOST + 1 || memory.long_groups.contains(&key);
    let shown = if is_whole { all } else { MOST };
    for &found in &claims.relations[..shown] {
        relation::of_entity(ui, state, found, id, memory, commands);
    }
    if shown < all && widgets::link(ui, strings::reader::more_of_list(all - shown)).clicked() {
        memory.long_groups.insert(key);
    }
}

fn title(ui: &mut Ui, entity: &Entity) {
    let tokens = Tokens::in_ui(ui);
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        let (room, _) = ui.allocate_exact_size(vec2(16.0, 24.0), Sense::hover());
        let mark = Rect::from_center_size(pos2(room.center().x, room.top() + 12.0), Vec2::splat(15.0));
        icons::kind(ui.painter(), mark, entity.kind, tokens.kind(entity.kind));
        ui.vertical(|ui| {
            ui.label(egui::RichText::new(&entity.name).font(theme::strong(theme::TITLE)));
            widgets::secondary(ui, strings::sort(entity));
        });
    });
}

fn counts(ui: &mut Ui, entity: &Entity, relations: &[&Relation]) {
    let mut documents: Vec<_> = entity.mentions.iter().map(|mention| mention.source).collect();
    documents.dedup();
    let sentences = sentence_count(relations.iter().copied());
    ui.add_space(4.0);
    let told = strings::reader::counts(relations.len(), sentences, entity.mentions.len(), documents.len());
    widgets::secondary(ui, told);
}

fn actions(ui: &mut Ui, state: &State, entity: &Entity, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button(strings::FOCUS).clicked() {
            commands.push(Command::Focus(entity.id));
        }
        let beyond = state.derived.view.beyond.get(&entity.id).map_or(0, std::collections::BTreeSet::len);
        if beyond > 0 && ui.button(strings::canvas::expand(beyond)).clicked() {
            commands.push(Command::Expand(entity.id));
        }
        let is_pinned = state.ground.pins.contains_key(&entity.id);
        if ui.button(if is_pinned { strings::UNPIN } else { strings::PIN }).clicked() {
            commands.push(Command::TogglePinned);
        }
        if ui.button(strings::HIDE).clicked() {
            commands.push(Command::HideSelection);
        }
        canvas::curation_items(ui, state, &[Subject::Entity(entity.id)], commands);
        if widgets::icon_button(ui, strings::reader::COPY_MARKDOWN, icons::copy).clicked() {
            commands.push(Command::CopyMarkdown);
        }
    });
}

/// The head of a group: a click folds the group or unfolds it. Says whether it is unfolded.
fn group_head(ui: &mut Ui, memory: &mut Memory, claims: &Claims<'_>) -> bool {
    let tokens = Tokens::in_ui(ui);
    ui.add_space(8.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW - 2.0), Sense::click());
    widgets::into_view(&response);
    let name = strings::relation_type(claims.relation);
    let count = claims.relations.len();
    let mut is_open = !memory.folded.contains(&claims.relation);
    if response.clicked() {
        is_open = !is_open;
        if is_open {
            memory.folded.remove(&claims.relation);
        } else {
            memory.folded.insert(claims.relation);
        }
    }
    response.widget_info(|| {
        egui::WidgetInfo::selected(
            egui::Role::DisclosureTriangle,
            true,
            is_open,
            strings::reader::group(&name, count),
        )
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), theme::CORNER, tokens.hovered);
    }
    let middle = rect.center().y;
    let mark = Rect::from_center_size(pos2(rect.left() + 5.0, middle), Vec2::splat(8.0));
    icons::fold(ui.painter(), mark, is_open, tokens.secondary);
    let title =
        widgets::elided(ui, &name.to_uppercase(), theme::strong(10.5), tokens.secondary, rect.width() - 44.0);
    ui.painter().galley(pos2(rect.left() + 16.0, middle - title.size().y / 2.0), title, tokens.secondary);
    ui.painter().text(
        pos2(rect.right(), middle),
        egui::Align2::RIGHT_CENTER,
        count,
        theme::plain(theme::SMALL),
        tokens.secondary,
    );
    is_open
}
