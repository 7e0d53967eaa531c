//! Small parts that several panels use.

use egui::{Align2, Color32, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::theme::{self, Tokens};

/// The title of a section of a panel, in small heavy letters.
pub(super) fn section(ui: &mut Ui, title: &str) {
    ui.add_space(10.0);
    heading(ui, title);
    ui.add_space(2.0);
}

/// A title without the room above.
pub(super) fn heading(ui: &mut Ui, title: &str) {
    let tokens = Tokens::in_ui(ui);
    let text = egui::RichText::new(title.to_uppercase())
        .font(theme::strong(10.5))
        .color(tokens.secondary)
        .extra_letter_spacing(0.6);
    ui.add(egui::Label::new(text).selectable(false));
}

/// Text that stands back.
pub(super) fn secondary(ui: &mut Ui, text: impl Into<String>) -> Response {
    let tokens = Tokens::in_ui(ui);
    ui.label(egui::RichText::new(text).size(theme::SMALL).color(tokens.secondary))
}

/// What stands in a row of a list.
pub(super) struct Row<'a> {
    /// What the row is called for those who cannot see it.
    pub(super) name: &'a str,
    /// The words.
    pub(super) text: &'a str,
    /// A number at the end.
    pub(super) count: Option<Count>,
    /// Whether it is on.
    pub(super) is_on: bool,
    /// Whether it stands back because the pointer or selection is elsewhere.
    pub(super) is_selected: bool,
}

/// How many there are of something, and how many the filters leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// How many the other filters leave.
    pub(super) left: usize,
    /// How many there are.
    pub(super) total: usize,
}

impl Count {
    /// Of what nothing is left out.
    pub(super) const fn all(total: usize) -> Self {
        Self { left: total, total }
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.left == self.total {
            write!(formatter, "{}", self.total)
        } else {
            write!(formatter, "{} of {}", self.left, self.total)
        }
    }
}

/// Room for the mark before the words of a row.
pub(super) const MARK: f32 = 22.0;

/// A row of a list that is on or off, with a mark that `draw` paints into a square.
pub(super) fn row(ui: &mut Ui, row: &Row<'_>, draw: impl FnOnce(&egui::Painter, Rect, Color32)) -> Response {
    let (rect, response) = place_of_row(ui, row.is_selected);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, row.is_on, row.name));
    paint_row(ui, rect, row, draw);
    response
}

/// A row of a list that leads somewhere, with a mark that `draw` paints into a square.
pub(super) fn link_row(
    ui: &mut Ui,
    row: &Row<'_>,
    draw: impl FnOnce(&egui::Painter, Rect, Color32),
) -> Response {
    let (rect, response) = place_of_row(ui, row.is_selected);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, row.name);
        info.selected = row.is_selected.then_some(true);
        info
    });
    paint_row(ui, rect, row, draw);
    response
}

/// Room for a row, with the surface that says whether it is selected or touched.
fn place_of_row(ui: &mut Ui, is_selected: bool) -> (Rect, Response) {
    let tokens = Tokens::in_ui(ui);
    let size = Vec2::new(ui.available_width(), theme::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    into_view(&response);
    let surface = rect.expand2(vec2(4.0, 0.0));
    if is_selected {
        ui.painter().rect_filled(surface, theme::CORNER, tokens.selected);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(surface, theme::CORNER, tokens.hovered);
    }
    (rect, response)
}

fn paint_row(ui: &Ui, rect: Rect, row: &Row<'_>, draw: impl FnOnce(&egui::Painter, Rect, Color32)) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = Tokens::in_ui(ui);
    let painter = ui.painter();
    let ink = if row.is_on { tokens.text } else { tokens.secondary };
    let mark = Rect::from_center_size(pos2(rect.left() + 8.0, rect.center().y), Vec2::splat(13.0));
    draw(painter, mark, ink);
    let mut end = rect.right();
    if let Some(count) = row.count {
        end = paint_count(painter, pos2(rect.right(), rect.center().y), count, &tokens) - 8.0;
    }
    let text = elided(ui, row.text, theme::plain(theme::BODY), ink, end - rect.left() - MARK);
    let place = pos2(rect.left() + MARK, rect.center().y - text.size().y / 2.0);
    let width = text.size().x;
    ui.painter().galley(place, text, ink);
    if !row.is_on {
        let middle = rect.center().y + 0.5;
        ui.painter().hline(place.x..=place.x + width, middle, egui::Stroke::new(1.0, ink));
    }
}

/// Paints a number that ends at `place`, what is left before what there is; gives where it begins.
fn paint_count(painter: &egui::Painter, place: egui::Pos2, count: Count, tokens: &Tokens) -> f32 {
    let font = || theme::plain(theme::SMALL);
    if count.left == count.total {
        let text = count.total.to_string();
        return painter.text(place, Align2::RIGHT_CENTER, text, font(), tokens.secondary).left();
    }
    let total = format!(" of {}", count.total);
    let total = painter.text(place, Align2::RIGHT_CENTER, total, font(), tokens.secondary);
    let place = pos2(total.left(), place.y);
    painter.text(place, Align2::RIGHT_CENTER, count.left.to_string(), font(), tokens.text).left()
}

/// What stands in a row that does something: words, and others that stand back at its end.
pub(super) struct ActionRow<'a> {
    /// What the row is called for those who cannot see it.
    pub(super) name: &'a str,
    /// The words.
    pub(super) text: &'a str,
    /// The words at the end.
    pub(super) aside: &'a str,
    /// The colour of the words.
    pub(super) ink: Color32,
}

/// A row that does something, with a mark that `draw` paints into a square.
pub(super) fn action_row(
    ui: &mut Ui,
    row: &ActionRow<'_>,
    draw: impl FnOnce(&egui::Painter, Rect, Color32),
) -> Response {
    let tokens = Tokens::in_ui(ui);
    let (rect, response) = place_of_row(ui, false);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, row.name));
    let mark = Rect::from_center_size(pos2(rect.left() + 8.0, rect.center().y), Vec2::splat(13.0));
    draw(ui.painter(), mark, tokens.secondary);
    let room = rect.width() - MARK;
    let text = elided(ui, row.text, theme::plain(theme::BODY), row.ink, room * 0.7);
    let left = rect.left() + MARK;
    let spare = room - text.size().x - 16.0;
    let aside = elided(ui, row.aside, theme::plain(theme::SMALL), tokens.secondary, spare);
    let place = pos2(rect.right() - aside.size().x - 4.0, rect.center().y - aside.size().y / 2.0);
    ui.painter().galley(pos2(left, rect.center().y - text.size().y / 2.0), text, row.ink);
    ui.painter().galley(place, aside, tokens.secondary);
    response
}

/// One line of text, with an ellipsis where it is too long.
pub(super) fn elided(
    ui: &Ui,
    text: &str,
    font: egui::FontId,
    ink: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}

/// Gives the circles and boxes that follow in this part of the window a rim that can be seen.
pub(super) fn rims(ui: &mut Ui) {
    let rim = egui::Stroke::new(1.0, Tokens::in_ui(ui).secondary);
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_stroke = rim;
    widgets.hovered.bg_stroke = rim;
}

/// Lets fields and boxes that follow be seen on the surface of a menu, which is as white as they are.
pub(super) fn on_menu(ui: &mut Ui) {
    ui.visuals_mut().text_edit_bg_color = Some(Tokens::in_ui(ui).panel);
    rims(ui);
}

/// A button with the colour of what one does next.
pub(super) fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::in_ui(ui);
    let text = egui::RichText::new(text).color(tokens.on_accent).font(theme::strong(theme::BODY));
    ui.add(egui::Button::new(text).fill(tokens.accent).min_size(vec2(0.0, 30.0)))
}

/// An ordinary button as high as a primary one.
pub(super) fn plain_button(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Button::new(text).min_size(vec2(0.0, 30.0)))
}

/// A button that is only an icon; `draw` paints it into a square.
pub(super) fn icon_button(
    ui: &mut Ui,
    name: &str,
    draw: impl FnOnce(&egui::Painter, Rect, Color32),
) -> Response {
    let tokens = Tokens::in_ui(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    into_view(&response);
    let is_lit = response.hovered() || response.has_focus();
    if is_lit {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.hovered);
    }
    let ink = if is_lit { tokens.text } else { tokens.secondary };
    draw(ui.painter(), rect.shrink(5.0), ink);
    response.on_hover_text(name)
}

/// What a click on a row of values asks for: hide or show the value; a double click: only this one.
/// Where it was the only one already, the first of the two clicks has shown the others again.
pub(super) fn toggle_value(
    response: &Response,
    filter: &crate::graph::Filter,
    value: crate::graph::Condition,
    commands: &mut Vec<crate::app::Command>,
) {
    let id = response.id.with("was the only one");
    if response.double_clicked() {
        let was_only = response.ctx.data(|data| data.get_temp(id)).unwrap_or(false);
        if !was_only {
            commands.push(crate::app::Command::OnlyValue(value));
        }
    } else if response.clicked() {
        let is_only = filter.is_only(&value);
        response.ctx.data_mut(|data| data.insert_temp(id, is_only));
        commands.push(crate::app::Command::ToggleValue(value));
    }
}

/// Words that lead somewhere.
pub(super) fn link(ui: &mut Ui, text: impl Into<egui::RichText>) -> Response {
    let tokens = Tokens::in_ui(ui);
    let response = ui.add(egui::Button::new(text.into().color(tokens.accent)).frame(false).small());
    into_view(&response);
    response
}

/// Brings what the keyboard has just come to into view, where it lies in a part that scrolls.
pub(super) fn into_view(response: &Response) {
    if response.gained_focus() && !response.interact_rect.contains_rect(response.rect) {
        response.scroll_to_me(None);
    }
}
