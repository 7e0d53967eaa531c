//! The palette, in which any command is found by words of its name or description, and any entity by
//! its name.

use std::ops::Range;
use std::sync::Arc;

use egui::{Key, Modifiers, Rect, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::search::{Query, emphasis, find, rank};
use crate::app::table::{COMMANDS, Entry};
use crate::app::{Command, State, obstacle};
use crate::knowledge::{EntityId, Knowledge};
use crate::ui::emphasis::Line;
use crate::ui::theme::{self, Tokens};
use crate::ui::{icons, keys, menu_bar, strings, widgets};

/// How many entities are listed.
const MOST_ENTITIES: usize = 8;
/// How many commands are remembered as recently used.
const MOST_RECENT: usize = 5;
const ROW: f32 = theme::ROW + 4.0;

/// What stands in the palette.
#[derive(Debug, Default)]
pub(super) struct Palette {
    text: String,
    marked: usize,
    /// Whether the keys have moved the mark, so that it has to come into view.
    has_walked: bool,
    /// The commands that were chosen here, the last first.
    recent: Vec<Command>,
    entities: Entities,
}

/// The entities that fit, as long as neither the text nor the knowledge changes.
#[derive(Debug, Default)]
struct Entities {
    text: String,
    knowledge: Option<Arc<Knowledge>>,
    found: Vec<EntityId>,
}

impl Entities {
    fn refresh(&mut self, knowledge: &Arc<Knowledge>, text: &str) {
        let is_same = self.knowledge.as_ref().is_some_and(|known| Arc::ptr_eq(known, knowledge));
        if is_same && self.text == text {
            return;
        }
        self.found = find(knowledge, text, MOST_ENTITIES).into_iter().map(|hit| hit.entity).collect();
        self.knowledge = Some(Arc::clone(knowledge));
        text.clone_into(&mut self.text);
    }
}

/// What can be chosen.
#[derive(Clone, Copy)]
enum Item {
    Command { entry: &'static Entry, obstacle: Option<&'static str> },
    Entity(EntityId),
}

/// Items under one heading.
struct Section {
    title: &'static str,
    items: Vec<Item>,
}

impl Palette {
    /// Forgets what was typed, not what was used.
    pub(super) fn clear(&mut self) {
        let recent = std::mem::take(&mut self.recent);
        *self = Self { recent, ..Self::default() };
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        state: &State,
        just_opened: bool,
        commands: &mut Vec<Command>,
    ) {
        let hint = egui::RichText::new(strings::search::PALETTE_HINT).color(Tokens::in_ui(ui).secondary);
        let field = TextEdit::singleline(&mut self.text).desired_width(f32::INFINITY).hint_text(hint);
        let response = ui.add(field).accessible_name(strings::search::PALETTE_LABEL);
        if just_opened {
            response.request_focus();
        }
        if response.changed() {
            self.marked = 0;
            self.has_walked = true;
            // The hint is laid out before the keys are read.
            ui.ctx().request_repaint();
        }
        self.entities.refresh(&state.derived.knowledge, &self.text);
        let query = Query::new(&self.text);
        let sections = self.sections(state, &query);
        self.walk(ui, sections.iter().map(|section| section.items.len()).sum());
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(6.0);
        let mut chosen = None;
        ScrollArea::vertical().max_height(super::room(ui).min(420.0)).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if sections.is_empty() {
                    widgets::secondary(ui, strings::search::NO_COMMAND);
                }
                let mut number = 0;
                for section in &sections {
                    ui.add_space(if number == 0 { 0.0 } else { 8.0 });
                    widgets::heading(ui, section.title);
                    ui.add_space(2.0);
                    for &item in &section.items {
                        let is_marked = number == self.marked;
                        let response = row(ui, state, &query, item, is_marked);
                        if is_marked && self.has_walked {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() || (is_marked && entered) {
                            chosen = Some(item);
                        }
                        number += 1;
                    }
                }
            },
        );
        self.has_walked = false;
        match chosen {
            Some(Item::Command { entry, obstacle: None }) => {
                self.remember(&entry.command);
                commands.extend([Command::Escape, entry.command.clone()]);
            }
            Some(Item::Entity(id)) => commands.extend([Command::Escape, Command::GoTo(id)]),
            // What cannot be done stays where it is, with the reason beside it.
            Some(Item::Command { .. }) if entered => response.request_focus(),
            _ => {}
        }
    }

    fn walk(&mut self, ui: &Ui, count: usize) {
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        self.has_walked |= down + up > 0;
        self.marked = (self.marked + down).min(count.saturating_sub(1)).saturating_sub(up);
    }

    fn remember(&mut self, command: &Command) {
        self.recent.retain(|other| other != command);
        self.recent.insert(0, command.clone());
        self.recent.truncate(MOST_RECENT);
    }

    fn sections(&self, state: &State, query: &Query) -> Vec<Section> {
        let place = |command: &Command| self.recent.iter().position(|recent| recent == command);
        let mut fitting: Vec<(u32, usize, &'static Entry)> = COMMANDS
            .iter()
            .filter(|entry| !matches!(entry.command, Command::ShowPalette | Command::Escape))
            .filter_map(|entry| {
                let rank = rank(query, &[entry.name, entry.menu.title(), entry.description])?;
                Some((rank, place(&entry.command).unwrap_or(usize::MAX), entry))
            })
            .collect();
        // Among equals the recently used come first, then the order of the menus.
        fitting.sort_by_key(|&(rank, recent, _)| (rank, recent));
        let mut recent = Section { title: strings::search::RECENTLY_USED, items: Vec::new() };
        let mut others: Vec<Section> = Vec::new();
        let mut not_now = Section { title: strings::search::NOT_NOW, items: Vec::new() };
        for (_, place, entry) in fitting {
            let obstacle = obstacle(state, &entry.command);
            let item = Item::Command { entry, obstacle };
            if obstacle.is_some() {
                not_now.items.push(item);
            } else if place != usize::MAX && query.is_empty() {
                recent.items.push(item);
            } else {
                let title = if query.is_empty() { entry.menu.title() } else { strings::search::COMMANDS };
                match others.last_mut().filter(|section| section.title == title) {
                    Some(section) => section.items.push(item),
                    None => others.push(Section { title, items: vec![item] }),
                }
            }
        }
        let entities = self.entities.found.iter().copied().map(Item::Entity).collect();
        let entities = Section { title: strings::search::GO_TO, items: entities };
        let sections = std::iter::once(recent).chain(others).chain([entities, not_now]);
        sections.filter(|section| !section.items.is_empty()).collect()
    }
}

/// A command or an entity as one line.
fn row(ui: &mut Ui, state: &State, query: &Query, item: Item, is_marked: bool) -> egui::Response {
    let tokens = Tokens::in_ui(ui);
    let words = Words::of(ui, state, item);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = words.reason.map_or_else(|| words.name.clone(), |reason| format!("{}: {reason}", words.name));
    response.widget_info(|| WidgetInfo::selected(Role::Button, words.reason.is_none(), is_marked, &name));
    if is_marked {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.hovered);
    }
    let middle = rect.center().y;
    let mut left = rect.left() + 10.0;
    if let Item::Entity(id) = item
        && let Some(entity) = state.derived.knowledge.entity(id)
    {
        let mark = Rect::from_center_size(pos2(left + 6.0, middle), Vec2::splat(13.0));
        icons::kind(ui.painter(), mark, entity.kind, tokens.kind(entity.kind));
        left += 20.0;
    }
    let keys = widgets::elided(ui, &words.keys, theme::strong(theme::SMALL), tokens.secondary, 130.0);
    let end = rect.right() - 10.0 - keys.size().x;
    ui.painter().galley(pos2(end, middle - keys.size().y / 2.0), keys, tokens.secondary);
    let ink = if words.reason.is_some() { tokens.secondary } else { tokens.text };
    let strong: Vec<Range<usize>> = emphasis(query, &words.name);
    let name = Line::new(&words.name, strong).galley(ui, theme::BODY, ink, (end - left - 16.0) * 0.7);
    let after = left + name.size().x + 10.0;
    ui.painter().galley(pos2(left, middle - name.size().y / 2.0), name, ink);
    let aside = widgets::elided(
        ui,
        words.reason.unwrap_or(&words.description),
        theme::plain(theme::SMALL),
        tokens.secondary,
        end - after - 12.0,
    );
    ui.painter().galley(pos2(after, middle - aside.size().y / 2.0), aside, tokens.secondary);
    response.on_hover_text(words.reason.unwrap_or(&words.description))
}

/// What a line says.
struct Words {
    name: String,
    description: String,
    /// Why it can do nothing now.
    reason: Option<&'static str>,
    keys: String,
}

impl Words {
    fn of(ui: &Ui, state: &State, item: Item) -> Self {
        match item {
            Item::Command { entry, obstacle } => Self {
                name: menu_bar::name(state, entry),
                description: entry.description.to_owned(),
                reason: obstacle,
                keys: entry.shortcut.map(|shortcut| keys::text(ui.ctx(), shortcut)).unwrap_or_default(),
            },
            Item::Entity(id) => {
                let entity = state.derived.knowledge.entity(id);
                Self {
                    name: entity.map(|entity| strings::search::go_to(&entity.name)).unwrap_or_default(),
                    description: entity.map(strings::sort).unwrap_or_default(),
                    reason: None,
                    keys: String::new(),
                }
            }
        }
    }
}
