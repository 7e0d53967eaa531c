//! The list of what was found: entities, relations, sentences, each with its mark and its place.

use egui::{Area, Frame, Id, Order, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::emphasis::Line;
use super::theme::{self, Tokens};
use super::{canvas, icons, menus, strings, widgets};
use crate::app::paths::best_evidence;
use crate::app::quotation::short_place;
use crate::app::search::{Group, Hit, Place, emphasis};
use crate::app::{Command, ReaderPlace, State};
use crate::document::Span;
use crate::knowledge::{Knowledge, SourceIndex};
use crate::scene::Subject;

/// How far the keys for pages walk.
pub(super) const PAGE: usize = 10;
const WIDTH: f32 = 620.0;
/// How much of the name of a document is shown, in characters.
const DOCUMENT: usize = 24;
const ROW: f32 = theme::ROW + 2.0;
/// The part of a row that its place may take.
const ASIDE: f32 = 0.42;

/// What the list has to remember from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The hit to which Enter goes.
    pub(super) marked: usize,
    /// Whether the keys have moved the mark, so that it has to come into view.
    has_walked: bool,
    /// How far the list is scrolled, and how much of it is to be seen.
    scrolled: (f32, f32),
}

impl Memory {
    /// Moves the mark.
    pub(super) fn walk(&mut self, down: usize, up: usize, count: usize) {
        self.marked = (self.marked + down).min(count.saturating_sub(1)).saturating_sub(up);
        self.has_walked = true;
    }
}

/// The list as it was shown.
pub(super) struct Shown {
    /// Where it is.
    pub(super) rect: Rect,
    /// Whether something was chosen from it.
    pub(super) is_done: bool,
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Row {
    Heading(Group),
    Hit(usize),
}

/// The lines of the list, each group under its heading.
fn rows(state: &State) -> Vec<Row> {
    let groups = Group::ALL.into_iter().map(|group| (group, state.found.group(group)));
    let groups = groups.filter(|(_, hits)| !hits.is_empty());
    groups.flat_map(|(group, hits)| std::iter::once(Row::Heading(group)).chain(hits.map(Row::Hit))).collect()
}

/// Shows the list under the field.
pub(super) fn show(
    ui: &Ui,
    state: &State,
    field: Rect,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) -> Shown {
    let mut is_done = false;
    let window = ui.ctx().content_rect();
    let area = Area::new(Id::unique("search results"))
        .order(Order::Foreground)
        .pivot(egui::Align2::RIGHT_TOP)
        .fixed_pos(pos2(field.right(), field.bottom() + 6.0))
        .constrain_to(window)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(6).show(ui, |ui| {
                ui.set_width(WIDTH.min(window.width() - 40.0));
                if state.found.hits().is_empty() {
                    widgets::secondary(ui, strings::search::NOTHING_FOUND);
                    return;
                }
                let height = (window.bottom() - field.bottom() - 80.0).clamp(120.0, 480.0);
                is_done = list(ui, state, memory, height, commands);
                foot(ui, state);
            });
        });
    Shown { rect: area.response.rect, is_done }
}

/// The lines that are to be seen; whether one was clicked.
fn list(ui: &mut Ui, state: &State, memory: &mut Memory, height: f32, commands: &mut Vec<Command>) -> bool {
    let rows = rows(state);
    memory.marked = memory.marked.min(state.found.hits().len().saturating_sub(1));
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area =
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    if std::mem::take(&mut memory.has_walked) {
        area = area.vertical_scroll_offset(offset(&rows, memory));
    }
    let mut is_done = false;
    let shown = area.show_rows(ui, ROW, rows.len(), |ui, range| {
        for row in &rows[range] {
            match *row {
                Row::Heading(group) => heading(ui, state, group),
                Row::Hit(index) => {
                    let Some(hit) = state.found.hits().get(index) else { continue };
                    if line(ui, state, hit, index == memory.marked, commands) {
                        commands.push(Command::GoToHit(index));
                        memory.marked = index;
                        is_done = true;
                    }
                }
            }
        }
    });
    memory.scrolled = (shown.state.clamped_offset().y, shown.inner_rect.height());
    is_done
}

/// How far the list has to be scrolled so that the marked line is in view, and with it the lines
/// before and after it: a heading may stand over it.
fn offset(rows: &[Row], memory: &Memory) -> f32 {
    let (offset, height) = memory.scrolled;
    let at = rows.iter().position(|row| *row == Row::Hit(memory.marked)).unwrap_or(0);
    let (top, bottom) = (at.saturating_sub(1) as f32 * ROW, (at + 2).min(rows.len()) as f32 * ROW);
    if height <= 0.0 { top } else { offset.clamp((bottom - height).max(0.0), top.max(bottom - height)) }
}

fn heading(ui: &mut Ui, state: &State, group: Group) {
    let tokens = Tokens::in_ui(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let text = format!("{} · {}", strings::search::group(group), state.found.group(group).len());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let words = egui::RichText::new(text.to_uppercase()).font(theme::strong(10.5)).color(tokens.secondary);
    let place = Rect::from_min_max(pos2(rect.left() + 6.0, rect.bottom() - 18.0), rect.max);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
    inside.add(egui::Label::new(words.extra_letter_spacing(0.6)).selectable(false));
}

/// A hit as one line; whether it was clicked.
fn line(ui: &mut Ui, state: &State, hit: &Hit, is_marked: bool, commands: &mut Vec<Command>) -> bool {
    let Some(row) = Words::of(state, hit) else { return false };
    let tokens = Tokens::in_ui(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_marked, &row.name));
    if is_marked {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.hovered);
    }
    let mark = Rect::from_center_size(pos2(rect.left() + 13.0, rect.center().y), Vec2::splat(13.0));
    match hit.place {
        Place::Entity { entity, .. } => {
            if let Some(entity) = state.derived.knowledge.entity(entity) {
                icons::kind(ui.painter(), mark, entity.kind, tokens.kind(entity.kind));
            }
        }
        Place::Relation(_) => icons::arrow(ui.painter(), mark, tokens.secondary),
        Place::Sentence { .. } | Place::Note(_) => icons::document(ui.painter(), mark, tokens.secondary),
    }
    let aside =
        widgets::elided(ui, &row.aside, theme::plain(theme::SMALL), tokens.secondary, rect.width() * ASIDE);
    let end = rect.right() - 8.0 - aside.size().x;
    let words = row.line.galley(ui, theme::BODY, tokens.text, end - rect.left() - 40.0);
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left() + 28.0, middle - words.size().y / 2.0), words, tokens.text);
    ui.painter().galley(pos2(end, middle - aside.size().y / 2.0), aside, tokens.secondary);
    // The keyboard is in the field, and the mark says which line is meant.
    menus::attach_while(&response, is_marked, |ui| menu(ui, state, hit, commands));
    response.on_hover_text(&row.all).clicked()
}

/// What can be done with a hit, the same as where it stands.
fn menu(ui: &mut Ui, state: &State, hit: &Hit, commands: &mut Vec<Command>) {
    match &hit.place {
        Place::Entity { entity, .. } => canvas::entity_items(ui, state, *entity, commands),
        Place::Relation(id) => canvas::subject_items(ui, state, Subject::Relation(*id), commands),
        Place::Note(id) => canvas::note_items(ui, state, *id, commands),
        Place::Sentence { source, span } => {
            let Some(source) = state.derived.knowledge.sources.get(*source as usize) else { return };
            let place = ReaderPlace { document: source.document.id.clone(), span: *span };
            for (name, command) in [
                (strings::SHOW_IN_READER, Command::Read(place.clone())),
                (strings::reader::SELECT_ALL_OF_SENTENCE, Command::SelectRelationsOf(place.clone())),
                (strings::COPY_QUOTATION, Command::CopySentenceAsQuotation(place)),
            ] {
                if ui.button(name).clicked() {
                    commands.push(command);
                    ui.close();
                }
            }
        }
    }
}

/// What a line of the list says.
struct Words {
    /// What it is called for those who cannot see it.
    name: String,
    line: Line,
    /// Where it was found.
    aside: String,
    /// All of it.
    all: String,
}

impl Words {
    fn of(state: &State, hit: &Hit) -> Option<Self> {
        let knowledge = &state.derived.knowledge;
        let query = state.found.query();
        let mut asides: Vec<String> =
            hit.is_near.then(|| strings::search::SIMILAR.to_owned()).into_iter().collect();
        let (name, line) = match &hit.place {
            Place::Entity { entity, alias } => {
                let entity = knowledge.entity(*entity)?;
                if !state.derived.view.has_entity(entity.id) {
                    asides.push(strings::search::NOT_SHOWN.to_owned());
                }
                asides.push(match alias {
                    Some(alias) => strings::search::found_as(alias),
                    None => strings::sort(entity),
                });
                let strong = if alias.is_none() { emphasis(query, &entity.name) } else { Vec::new() };
                (entity.name.clone(), Line::new(&entity.name, strong))
            }
            Place::Relation(id) => {
                let relation = knowledge.relation(*id)?;
                let end = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
                let text = format!(
                    "{} {} {}",
                    end(relation.subject),
                    strings::search::step_phrase(relation),
                    end(relation.object)
                );
                if !state.derived.view.has_relation(*id) {
                    asides.push(strings::search::NOT_SHOWN.to_owned());
                }
                let sentences = relation.sentences();
                asides.extend((sentences != 1).then(|| strings::search::sentences(sentences)));
                let best = best_evidence(knowledge, relation).and_then(|index| relation.evidence.get(index));
                asides.extend(best.and_then(|best| place(knowledge, best.source, best.sentence)));
                let line = Line::new(&text, emphasis(query, &text));
                (text, line)
            }
            Place::Sentence { source, span } => {
                let document = &knowledge.sources.get(*source as usize)?.document;
                let text = span.of(&document.text);
                asides.extend(place(knowledge, *source, *span));
                (text.to_owned(), Line::of_sentence(text, emphasis(query, text)))
            }
            Place::Note(id) => {
                let text = state.ground.notes.get(id)?.line();
                asides.push(super::dialogs::notes::place(state, Subject::Note(*id)));
                let line = Line::of_sentence(&text, emphasis(query, &text));
                (text, line)
            }
        };
        let aside = asides.join(" · ");
        let all = format!("{name}\n{aside}");
        Some(Self { name, line, aside, all })
    }
}

/// In which document and paragraph something stands.
fn place(knowledge: &Knowledge, source: SourceIndex, span: Span) -> Option<String> {
    let document = &knowledge.sources.get(source as usize)?.document;
    Some(strings::place(&short(&document.name), &short_place(document, span)))
}

/// The beginning of a long name.
fn short(name: &str) -> String {
    let mut characters = name.chars();
    let beginning: String = characters.by_ref().take(DOCUMENT).collect();
    if characters.next().is_some() { beginning + "…" } else { beginning }
}

/// How much was found, and what the keys do.
fn foot(ui: &mut Ui, state: &State) {
    let tokens = Tokens::in_ui(ui);
    ui.add_space(4.0);
    ui.separator();
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        let found = strings::search::found(state.found.hits().len());
        ui.label(egui::RichText::new(found).font(theme::strong(theme::SMALL)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(6.0);
            for (keys, what) in strings::search::SEARCH_KEYS.into_iter().rev() {
                widgets::secondary(ui, what);
                let keys =
                    egui::RichText::new(keys).font(theme::strong(theme::SMALL)).color(tokens.secondary);
                ui.label(keys);
                ui.add_space(6.0);
            }
        });
    });
}
