//! Kinds of entities and types of relations, each with its count: a click hides or shows.

use egui::Ui;

use super::theme::Tokens;
use super::widgets::Count;
use super::{canvas, icons, menus, strings, widgets};
use crate::app::{Command, State};
use crate::graph::{Condition, Status};
use crate::vocabulary::EntityKind;

/// How many types of relations are listed before one asks for all.
const FIRST: usize = 9;

pub(super) fn show(ui: &mut Ui, state: &State, shows_all: &mut bool, commands: &mut Vec<Command>) {
    kinds(ui, state, commands);
    relations(ui, state, shows_all, commands);
    statuses(ui, state, commands);
    known(ui, state, commands);
}

/// What is more likely wrong than right, in a row by itself.
fn doubtful(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let count = state.derived.doubtful;
    if count == 0 {
        return;
    }
    let row = widgets::Row {
        name: &strings::relation_row(strings::DOUBTFUL_RELATIONS, Count::all(count)),
        text: strings::DOUBTFUL_RELATIONS,
        count: Some(Count::all(count)),
        is_on: state.ground.filter.shows_doubtful(),
        is_selected: false,
    };
    let mark = |painter: &egui::Painter, mark, ink: egui::Color32| {
        icons::arrow(painter, mark, ink.gamma_multiply(0.6));
    };
    if widgets::row(ui, &row, mark).on_hover_text(strings::DOUBTFUL_HINT).clicked() {
        commands.push(Command::ToggleDoubtful);
    }
}

/// What no document says, in a row by itself.
fn known(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let count = state.derived.knowledge.known.len();
    if count == 0 {
        return;
    }
    widgets::section(ui, strings::NOT_IN_THE_TEXT);
    let row = widgets::Row {
        name: &strings::relation_row(strings::KNOWN_MEMBERSHIPS, Count::all(count)),
        text: strings::KNOWN_MEMBERSHIPS,
        count: Some(Count::all(count)),
        is_on: state.ground.filter.shows_known,
        is_selected: false,
    };
    let response = widgets::row(ui, &row, icons::dots);
    if response.on_hover_text(strings::KNOWN_HINT).clicked() {
        commands.push(Command::ToggleKnown);
    }
}

fn kinds(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let tokens = Tokens::in_ui(ui);
    if state.derived.kinds.is_empty() {
        return;
    }
    widgets::section(ui, strings::KINDS);
    for &kind in EntityKind::ALL {
        let Some(&total) = state.derived.kinds.get(&kind) else { continue };
        let count = Count { left: state.derived.left.kinds.get(&kind).copied().unwrap_or(0), total };
        let value = Condition::Kinds([kind].into());
        let is_on = !state.ground.filter.shuts_out(&value);
        let name = strings::kind(kind);
        let row = widgets::Row {
            name: &strings::kind_row(kind, count),
            text: name,
            count: Some(count),
            is_on,
            is_selected: false,
        };
        let ink = if is_on { tokens.kind(kind) } else { tokens.kind(kind).gamma_multiply(0.45) };
        let response = widgets::row(ui, &row, |painter, mark, _| icons::kind(painter, mark, kind, ink))
            .on_hover_text(strings::only(name));
        widgets::toggle_value(&response, &state.ground.filter, value.clone(), commands);
        menus::attach(&response, |ui| canvas::value_items(ui, state, &value, commands));
    }
}

/// How real the relations are said to be, where they are not all alike.
fn statuses(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.derived.statuses.len() < 2 {
        return;
    }
    let denied = Tokens::in_ui(ui).error;
    widgets::section(ui, strings::filters::STATUS);
    for (&status, &total) in &state.derived.statuses {
        let count = Count { left: state.derived.left.statuses.get(&status).copied().unwrap_or(0), total };
        let value = Condition::Statuses([status].into());
        let text = strings::filters::status(status);
        let row = widgets::Row {
            name: &strings::relation_row(text, count),
            text,
            count: Some(count),
            is_on: !state.ground.filter.shuts_out(&value),
            is_selected: false,
        };
        let response = widgets::row(ui, &row, |painter, mark, ink| match status {
            Status::Denied => icons::crossed(painter, mark, ink.gamma_multiply(0.6), denied),
            Status::Reported => icons::dash_dot(painter, mark, ink.gamma_multiply(0.6)),
            Status::Disputed => icons::clash(painter, mark, denied),
            status if status.is_not_yet() => icons::dashes(painter, mark, ink.gamma_multiply(0.6)),
            Status::Said(_) => icons::arrow(painter, mark, ink.gamma_multiply(0.6)),
        });
        let response = response.on_hover_text(strings::only(text));
        let hint = strings::filters::status_hint(status);
        let response = if hint.is_empty() { response } else { response.on_hover_text(hint) };
        widgets::toggle_value(&response, &state.ground.filter, value.clone(), commands);
        menus::attach(&response, |ui| canvas::value_items(ui, state, &value, commands));
    }
}

fn relations(ui: &mut Ui, state: &State, shows_all: &mut bool, commands: &mut Vec<Command>) {
    let mut types: Vec<_> =
        state.derived.relations.iter().map(|(&relation, &count)| (relation, count)).collect();
    if types.is_empty() {
        return;
    }
    types.sort_by_key(|&(relation, count)| (relation.is_none(), std::cmp::Reverse(count), relation));
    widgets::section(ui, strings::RELATIONS);
    let shown = if *shows_all || types.len() <= FIRST + 1 { types.len() } else { FIRST };
    for &(relation, total) in &types[..shown] {
        let count = Count { left: state.derived.left.relations.get(&relation).copied().unwrap_or(0), total };
        let value = Condition::Relations([relation].into());
        let is_on = !state.ground.filter.shuts_out(&value);
        let text = strings::relation_type(relation);
        let row = widgets::Row {
            name: &strings::relation_row(&text, count),
            text: &text,
            count: Some(count),
            is_on,
            is_selected: false,
        };
        let response = widgets::row(ui, &row, |painter, mark, ink| {
            icons::arrow(painter, mark, ink.gamma_multiply(0.6));
        });
        let response = response.on_hover_text(strings::only(&text));
        widgets::toggle_value(&response, &state.ground.filter, value.clone(), commands);
        menus::attach(&response, |ui| canvas::value_items(ui, state, &value, commands));
    }
    if types.len() > FIRST + 1 {
        let text = if *shows_all { strings::SHOW_FEWER_RELATIONS } else { strings::SHOW_ALL_RELATIONS };
        ui.add_space(2.0);
        if widgets::link(ui, text).clicked() {
            *shows_all = !*shows_all;
        }
    }
    doubtful(ui, state, commands);
}
