//! The paths between two entities: one card each, with steps, sentences and the weakest step.

use egui::{
    CursorIcon, EventFilter, Frame, Id, Key, Label, Margin, Modifiers, Rect, Response, RichText, Role, Sense,
    Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::passage::{Ink, Mark, Reason, job};
use super::theme::{self, Tokens};
use super::{icons, keys, strings, widgets};
use crate::app::paths::{PathChoice, Paths, Way, best_evidence, ends, weakest_step};
use crate::app::quotation::short_place;
use crate::app::table::entry_of;
use crate::app::{Command, ReaderPlace, State};
use crate::graph::{Path, Step};
use crate::knowledge::{EntityId, Relation};
use crate::scene::Subject;

/// Shows the paths, when there are any to be shown. While something else is selected they step back
/// behind one line that leads to them.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let are_selected = state.paths.as_ref().is_some_and(|paths| paths.are_selected(state));
    if !are_selected && state.selection.len() == 2 && ends(state).is_some() {
        offer(ui, commands);
    }
    let Some(paths) = &state.paths else { return };
    head(ui, state, paths, commands);
    if are_selected {
        choice(ui, state, paths, commands);
        if paths.found.is_empty() {
            nothing(ui, paths, commands);
        }
        cards(ui, state, paths, commands);
    } else if widgets::link(ui, strings::search::SHOW_PATHS).clicked() {
        commands.push(Command::ChoosePath(paths.chosen.unwrap_or(0)));
    }
    ui.add_space(8.0);
    ui.separator();
}

/// Two entities are selected: there may be paths between them.
fn offer(ui: &mut Ui, commands: &mut Vec<Command>) {
    let Some(entry) = entry_of(&Command::FindPaths) else { return };
    ui.add_space(4.0);
    let mut button = egui::Button::new(entry.name);
    if let Some(shortcut) = entry.shortcut {
        button = button.shortcut_text(keys::text(ui.ctx(), shortcut));
    }
    if ui.add(button).on_hover_text(entry.description).clicked() {
        commands.push(Command::FindPaths);
    }
    ui.add_space(4.0);
}

fn name(state: &State, id: EntityId) -> &str {
    state.derived.knowledge.entity(id).map_or("", |entity| entity.name.as_str())
}

fn head(ui: &mut Ui, state: &State, paths: &Paths, commands: &mut Vec<Command>) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let title = strings::search::paths(paths.found.len());
        ui.label(RichText::new(title).font(theme::strong(theme::TITLE - 2.0)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, strings::search::CLOSE_PATHS, icons::cross).clicked() {
                commands.push(Command::ClosePaths);
            }
        });
    });
    let ends = strings::search::between(name(state, paths.from), name(state, paths.to));
    ui.add(Label::new(RichText::new(ends).color(Tokens::in_ui(ui).secondary)).wrap());
}

/// Which paths are looked for.
fn choice(ui: &mut Ui, state: &State, paths: &Paths, commands: &mut Vec<Command>) {
    let choice = paths.choice;
    let mut chosen = choice;
    ui.add_space(4.0);
    let (from, to) = (name(state, paths.from), name(state, paths.to));
    let ways = [
        (Way::Either, strings::search::EITHER_WAY.to_owned()),
        (Way::There, strings::search::from_to(from, to)),
        (Way::Back, strings::search::from_to(to, from)),
    ];
    let current = ways.iter().find(|(way, _)| *way == choice.way).map_or("", |(_, words)| words.as_str());
    egui::ComboBox::from_id_salt("direction of paths")
        .selected_text(current)
        .width(ui.available_width() - 8.0)
        .truncate()
        .show_ui(ui, |ui| {
            for (way, words) in &ways {
                ui.selectable_value(&mut chosen.way, *way, words);
            }
        })
        .response
        .accessible_name(strings::search::DIRECTION);
    ui.horizontal_wrapped(|ui| {
        // A box as grey as the panel would not be seen.
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, Tokens::in_ui(ui).rule);
        ui.checkbox(&mut chosen.denied, strings::search::WALK_DENIED)
            .on_hover_text(strings::search::WALK_DENIED_HINT);
        ui.checkbox(&mut chosen.everything, strings::search::EVERYTHING)
            .on_hover_text(strings::search::EVERYTHING_HINT);
    });
    if chosen != choice {
        commands.push(Command::SetPathChoice(chosen));
    }
}

/// There is none: says so, and what could be done.
fn nothing(ui: &mut Ui, paths: &Paths, commands: &mut Vec<Command>) {
    ui.add_space(4.0);
    ui.label(strings::search::no_path(Paths::longest()));
    let ways_out = [
        (
            paths.hidden,
            strings::search::hidden_paths(paths.hidden, Paths::most()),
            strings::search::EVERYTHING,
            PathChoice { everything: true, ..paths.choice },
        ),
        (
            paths.denied,
            strings::search::denied_paths(paths.denied, Paths::most()),
            strings::search::LOOK_AT_DENIED,
            PathChoice { denied: true, ..paths.choice },
        ),
    ];
    for (count, words, action, choice) in ways_out {
        if count == 0 {
            continue;
        }
        ui.label(words);
        if ui.button(action).clicked() {
            commands.push(Command::SetPathChoice(choice));
        }
    }
}

/// The cards; the arrow keys go from one to the next.
fn cards(ui: &mut Ui, state: &State, paths: &Paths, commands: &mut Vec<Command>) {
    let focus = wanted_focus(ui, paths);
    for (index, path) in paths.found.iter().enumerate() {
        let is_chosen = paths.chosen == Some(index);
        ui.add_space(6.0);
        let response = card(ui, state, (index, path), is_chosen, commands);
        if is_chosen && focus != WantedFocus::Nothing {
            response.request_focus();
            if focus == WantedFocus::Walked {
                response.scroll_to_me(Some(egui::Align::TOP));
            }
        }
        if response.clicked() {
            response.request_focus();
            commands.push(Command::ChoosePath(index));
        }
        if response.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let next = walked(ui, index, paths.found.len());
            if next != index {
                commands.push(Command::ChoosePath(next));
                ask_for_focus(ui);
            }
        }
    }
}

/// The card to which the arrow keys lead.
fn walked(ui: &Ui, index: usize, count: usize) -> usize {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        (index + 1).min(count.saturating_sub(1))
    } else if pressed(Key::ArrowUp) {
        index.saturating_sub(1)
    } else {
        index
    }
}

/// For which paths the chosen card got the keyboard last.
type Focused = Option<(EntityId, EntityId)>;

fn focused() -> Id {
    Id::unique("focused paths")
}

/// Why the chosen card is to get the keyboard.
#[derive(Clone, Copy, Debug, PartialEq)]
enum WantedFocus {
    /// It is not.
    Nothing,
    /// The paths are new.
    New,
    /// A key has led to it.
    Walked,
}

fn wanted_focus(ui: &Ui, paths: &Paths) -> WantedFocus {
    let ends: Focused = Some((paths.from, paths.to));
    let before: Option<Focused> = ui.data_mut(|data| data.get_temp(focused()));
    ui.data_mut(|data| data.insert_temp(focused(), ends));
    match before {
        Some(before) if before == ends => WantedFocus::Nothing,
        Some(None) => WantedFocus::Walked,
        _ => WantedFocus::New,
    }
}

fn ask_for_focus(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp::<Focused>(focused(), None));
}

/// One path. Only the chosen one shows its sentences.
fn card(
    ui: &mut Ui,
    state: &State,
    (index, path): (usize, &Path),
    is_chosen: bool,
    commands: &mut Vec<Command>,
) -> Response {
    let tokens = Tokens::in_ui(ui);
    let builder = UiBuilder::new().id_salt(("path", index)).sense(Sense::click());
    let scope = ui.scope_builder(builder, |ui| {
        let response = ui.response();
        let rim = if is_chosen || response.has_focus() { tokens.accent } else { tokens.rule };
        let fill = if response.hovered() && !is_chosen { tokens.hovered } else { tokens.raised };
        Frame::new()
            .fill(fill)
            .stroke(Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, rim))
            .corner_radius(theme::CORNER)
            .inner_margin(Margin::symmetric(10, 8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal(|ui| {
                    let words = strings::search::path_head(index + 1, path.steps.len());
                    quiet(ui, RichText::new(words).font(theme::strong(theme::SMALL)).color(tokens.secondary));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        if widgets::icon_button(ui, strings::search::COPY_PATH, icons::copy).clicked() {
                            commands.push(Command::CopyPath(index));
                        }
                    });
                });
                if is_chosen {
                    steps(ui, state, path, commands);
                } else {
                    quiet(ui, RichText::new(chain(state, path)));
                }
                foot(ui, state, path);
            });
    });
    let response = scope.response;
    let name = strings::search::path_name(index + 1, path.steps.len(), &chain(state, path));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
    response
}

/// Words that let a click through to the card under them.
fn quiet(ui: &mut Ui, words: RichText) {
    ui.add(Label::new(words).selectable(false).wrap());
}

/// A path in one line.
fn chain(state: &State, path: &Path) -> String {
    let mut words = path.entities().next().map(|first| name(state, first)).unwrap_or_default().to_owned();
    for step in &path.steps {
        let Some(relation) = state.derived.knowledge.relation(step.relation) else { continue };
        let arrow = if relation.subject == step.from { '→' } else { '←' };
        let phrase = strings::search::step_phrase(relation);
        words = format!("{words} {arrow} {phrase} {arrow} {}", name(state, step.to));
    }
    words
}

/// How sure the weakest step is, and whether all of the path is on the graph.
fn foot(ui: &mut Ui, state: &State, path: &Path) {
    let tokens = Tokens::in_ui(ui);
    let small = |words: &str| RichText::new(words).size(theme::SMALL).color(tokens.secondary);
    let weakest = weakest_step(&state.derived.knowledge, path).and_then(|index| path.steps.get(index));
    if let Some(relation) = weakest.and_then(|step| state.derived.knowledge.relation(step.relation)) {
        let words = if path.steps.len() > 1 {
            strings::search::weakest(relation)
        } else {
            strings::search::support(relation)
        };
        quiet(ui, small(&words));
    }
    if !path.steps.iter().all(|step| state.derived.view.has_relation(step.relation)) {
        quiet(ui, small(strings::search::PARTLY_HIDDEN));
    }
}

/// The entities of a path, and between them the steps with their sentences.
fn steps(ui: &mut Ui, state: &State, path: &Path, commands: &mut Vec<Command>) {
    let weakest = weakest_step(&state.derived.knowledge, path).filter(|_| path.steps.len() > 1);
    if let Some(first) = path.steps.first() {
        entity(ui, state, first.from, commands);
    }
    for (index, step) in path.steps.iter().enumerate() {
        self::step(ui, state, step, weakest == Some(index), commands);
        entity(ui, state, step.to, commands);
    }
}

fn entity(ui: &mut Ui, state: &State, id: EntityId, commands: &mut Vec<Command>) {
    let Some(entity) = state.derived.knowledge.entity(id) else { return };
    let tokens = Tokens::in_ui(ui);
    let response = ui
        .horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
            let mark = Rect::from_center_size(pos2(rect.left() + 8.0, rect.center().y), Vec2::splat(13.0));
            icons::kind(ui.painter(), mark, entity.kind, tokens.kind(entity.kind));
            quiet(ui, RichText::new(&entity.name).font(theme::strong(theme::BODY)));
        })
        .response;
    if response.contains_pointer() {
        commands.push(Command::Hover(Some(Subject::Entity(id))));
    }
}

/// A relation between two entities of a path: its line, which way it points, what it says, and its
/// best sentence.
fn step(ui: &mut Ui, state: &State, step: &Step, is_weakest: bool, commands: &mut Vec<Command>) {
    let Some(relation) = state.derived.knowledge.relation(step.relation) else { return };
    let tokens = Tokens::in_ui(ui);
    let scope = ui.horizontal_top(|ui| {
        let line = ui.cursor().left() + 8.0;
        ui.add_space(22.0);
        let words = ui.vertical(|ui| {
            quiet(ui, RichText::new(strings::search::step_phrase(relation)));
            let support = strings::search::support(relation);
            let ink = if is_weakest { tokens.text } else { tokens.secondary };
            quiet(ui, RichText::new(support).size(theme::SMALL).color(ink));
            sentence(ui, state, relation, commands);
        });
        let rect = words.response.rect;
        arrow(ui, line, rect.top() + 1.0, rect.bottom() - 1.0, relation.subject == step.from);
    });
    if scope.response.contains_pointer() {
        commands.push(Command::Hover(Some(Subject::Relation(relation.id))));
    }
}

/// A line from one entity down to the next, with its head where the relation leads.
fn arrow(ui: &Ui, x: f32, top: f32, bottom: f32, points_down: bool) {
    let ink = Tokens::in_ui(ui).secondary;
    ui.painter().vline(x, top..=bottom, Stroke::new(1.3, ink));
    let (tip, back) = if points_down { (bottom, -5.0) } else { (top, 5.0) };
    let head = vec![pos2(x, tip), pos2(x - 3.5, tip + back), pos2(x + 3.5, tip + back)];
    ui.painter().add(egui::Shape::convex_polygon(head, ink, Stroke::NONE));
}

/// The sentence that says a relation best; a click shows it in the reader.
pub(super) fn sentence(ui: &mut Ui, state: &State, relation: &Relation, commands: &mut Vec<Command>) {
    let knowledge = &state.derived.knowledge;
    let best = best_evidence(knowledge, relation).and_then(|index| relation.evidence.get(index));
    let Some(evidence) = best else { return };
    let Some(source) = knowledge.sources.get(evidence.source as usize) else { return };
    let (document, tokens) = (&source.document, Tokens::in_ui(ui));
    let mut marks: Vec<Mark> =
        evidence.trigger.iter().map(|&span| Mark { span, reason: Reason::Trigger }).collect();
    for (id, span) in [(relation.subject, evidence.subject), (relation.object, evidence.object)] {
        let entity = knowledge.entity(id);
        marks.extend(entity.map(|entity| Mark { span, reason: Reason::Mention(entity.kind) }));
    }
    let ink = Ink { font: theme::plain(12.5), color: tokens.text, line_height: 18.0 };
    let text = job(&document.text, evidence.sentence, &marks, &ink, ui.available_width(), &tokens);
    let galley = ui.painter().layout_job(text);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    let words = evidence.sentence.of(&document.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, strings::evidence_name(words)));
    ui.painter().galley(rect.min, galley, tokens.text);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        let place = ReaderPlace { document: document.id.clone(), span: evidence.sentence };
        commands.push(Command::Read(place));
    }
    let at = short_place(document, evidence.sentence);
    let place = strings::place(&document.name, &at);
    quiet(ui, RichText::new(place).size(theme::SMALL).color(tokens.secondary));
}
