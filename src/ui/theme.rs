//! The look of the window in tokens: surfaces, text, spacing, type. The colours of the graph come
//! from [`crate::scene::theme`]; the surfaces around it are named here and nowhere else.

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle,
    Vec2,
};

use crate::scene::Theme;
use crate::scene::text::{INTER_REGULAR, INTER_SEMI_BOLD};
use crate::vocabulary::EntityKind;

/// Height of running text in the panels, in points.
pub const BODY: f32 = 13.0;
/// Height of what stands back: counts, captions, places.
pub const SMALL: f32 = 11.5;
/// Height of the name of what is selected.
pub const TITLE: f32 = 18.0;
/// Height of an article's text.
pub const READING: f32 = 14.5;
/// Space between a panel's rim and what is in it.
pub const MARGIN: i8 = 12;
/// Height of a row in a list.
pub const ROW: f32 = 24.0;
/// Radius of the corners of buttons and fields.
pub const CORNER: u8 = 5;

/// The colours of a theme as the window needs them.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// Behind the graph.
    pub canvas: Color32,
    /// Behind the panels.
    pub panel: Color32,
    /// Behind menus and small windows.
    pub raised: Color32,
    /// Behind fields.
    pub field: Color32,
    /// Behind buttons.
    pub button: Color32,
    /// Behind what the pointer is on.
    pub hovered: Color32,
    /// Behind what is pressed.
    pub pressed: Color32,
    /// Behind what is selected in a list.
    pub selected: Color32,
    /// Lines between panels and around fields.
    pub rule: Color32,
    /// Text.
    pub text: Color32,
    /// Text that stands back.
    pub secondary: Color32,
    /// What can be done next, what is selected.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// What went wrong.
    pub error: Color32,
    /// Behind what went wrong.
    pub error_surface: Color32,
    /// Behind the sentence of the evidence that is shown.
    pub trigger: Color32,
    /// Behind the other sentences of the evidence.
    pub evidence: Color32,
    /// Behind the sentences that the pointer stands for.
    pub pointed: Color32,
    kinds: [Color32; EntityKind::ALL.len()],
    tints: [Color32; EntityKind::ALL.len()],
}

/// A colour of the scene as the window paints it.
#[must_use]
pub fn color(color: crate::scene::Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.red, color.green, color.blue, color.alpha)
}

const fn gray(code: u32) -> Color32 {
    Color32::from_rgb((code >> 16) as u8, (code >> 8) as u8, code as u8)
}

/// `over` laid on `under` with this opacity.
fn mixed(under: Color32, over: Color32, opacity: f32) -> Color32 {
    let mix = |a: u8, b: u8| (f32::from(a) * (1.0 - opacity) + f32::from(b) * opacity).round() as u8;
    Color32::from_rgb(mix(under.r(), over.r()), mix(under.g(), over.g()), mix(under.b(), over.b()))
}

impl Tokens {
    /// The colours of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        let palette = theme.palette();
        let is_dark = theme == Theme::Dark;
        let pick = |light: u32, dark: u32| gray(if is_dark { dark } else { light });
        let accent = color(palette.selection);
        let canvas = color(palette.background);
        let error = color(palette.denied);
        let panel = pick(0x00f3_f4f6, 0x001b_1e24);
        let kinds = std::array::from_fn(|index| color(palette.kind(EntityKind::ALL[index])));
        Self {
            canvas,
            panel,
            raised: pick(0x00ff_ffff, 0x0023_272e),
            field: pick(0x00ff_ffff, 0x0012_1418),
            button: pick(0x00e7_e9ed, 0x002a_2f37),
            hovered: pick(0x00dc_dfe5, 0x0033_3943),
            pressed: pick(0x00cf_d4dc, 0x003d_444f),
            selected: mixed(panel, accent, if is_dark { 0.28 } else { 0.16 }),
            rule: color(palette.rule),
            text: color(palette.text),
            secondary: color(palette.secondary_text),
            accent,
            on_accent: pick(0x00ff_ffff, 0x000b_1020),
            error,
            error_surface: mixed(canvas, error, 0.12),
            trigger: mixed(canvas, accent, if is_dark { 0.38 } else { 0.22 }),
            evidence: mixed(canvas, accent, if is_dark { 0.2 } else { 0.1 }),
            pointed: pick(0x00e9_ebee, 0x002a_2e36),
            kinds,
            tints: kinds.map(|kind: Color32| mixed(canvas, kind, if is_dark { 0.26 } else { 0.18 })),
        }
    }

    /// The bar beside a sentence that gave so many relations: the more, the stronger.
    #[must_use]
    pub fn gave(&self, relations: usize) -> Color32 {
        match relations {
            0 => mixed(self.canvas, self.rule, 0.75),
            1 => mixed(self.canvas, self.secondary, 0.5),
            2 => mixed(self.canvas, self.secondary, 0.75),
            _ => self.secondary,
        }
    }

    /// The tokens of the theme that `ui` is drawn in.
    #[must_use]
    pub fn in_ui(ui: &egui::Ui) -> Self {
        Self::of(if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light })
    }

    /// The colour of a kind's marks.
    #[must_use]
    pub const fn kind(&self, kind: EntityKind) -> Color32 {
        self.kinds[kind as usize]
    }

    /// What a kind's mentions are marked with in a text.
    #[must_use]
    pub const fn tint(&self, kind: EntityKind) -> Color32 {
        self.tints[kind as usize]
    }
}

/// The family of the heavier letters.
#[must_use]
pub fn semi_bold() -> FontFamily {
    FontFamily::Name("Inter SemiBold".into())
}

/// The heavier letters at a size.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, semi_bold())
}

/// The ordinary letters at a size.
#[must_use]
pub const fn plain(size: f32) -> FontId {
    FontId::proportional(size)
}

/// Gives the context the typeface and both looks.
pub fn install(context: &egui::Context) {
    context.set_fonts(fonts());
    context.set_style_of(egui::Theme::Light, style(Theme::Light));
    context.set_style_of(egui::Theme::Dark, style(Theme::Dark));
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let others = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes, family) in
        [("Inter", INTER_REGULAR, FontFamily::Proportional), ("Inter SemiBold", INTER_SEMI_BOLD, semi_bold())]
    {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(bytes).into());
        let names = std::iter::once(name.to_owned()).chain(others.iter().cloned()).collect();
        fonts.families.insert(family, names);
    }
    fonts
}

fn style(theme: Theme) -> egui::Style {
    let tokens = Tokens::of(theme);
    let mut style = egui::Style { visuals: visuals(theme, &tokens), ..egui::Style::default() };
    style.text_styles = [
        (TextStyle::Body, plain(BODY)),
        (TextStyle::Button, plain(BODY)),
        (TextStyle::Small, plain(SMALL)),
        (TextStyle::Heading, strong(TITLE)),
        (TextStyle::Monospace, FontId::monospace(12.0)),
    ]
    .into();
    style.animation_time = 0.1;
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(6.0, 4.0);
    spacing.button_padding = Vec2::new(9.0, 4.0);
    spacing.interact_size = Vec2::new(28.0, ROW);
    spacing.menu_margin = Margin::same(5);
    spacing.window_margin = Margin::same(16);
    spacing.menu_width = 260.0;
    spacing.tooltip_width = 360.0;
    spacing.scroll.floating = true;
    spacing.scroll.bar_width = 7.0;
    spacing.scroll.foreground_color = true;
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = true;
    style.explanation_tooltips = false;
    style
}

fn visuals(theme: Theme, tokens: &Tokens) -> egui::Visuals {
    let mut visuals = match theme {
        Theme::Light => egui::Visuals::light(),
        Theme::Dark => egui::Visuals::dark(),
    };
    // A blinking cursor would draw the whole window twice a second while nobody does anything.
    visuals.text_cursor.blink = false;
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.raised;
    visuals.window_stroke = Stroke::new(1.0, tokens.rule);
    visuals.window_corner_radius = CornerRadius::same(9);
    visuals.menu_corner_radius = CornerRadius::same(7);
    visuals.extreme_bg_color = tokens.field;
    visuals.text_edit_bg_color = Some(tokens.field);
    visuals.faint_bg_color = tokens.button;
    visuals.code_bg_color = tokens.button;
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.kind(EntityKind::Person);
    visuals.error_fg_color = tokens.error;
    visuals.weak_text_color = Some(tokens.secondary);
    visuals.selection.bg_fill = tokens.selected;
    visuals.selection.stroke = Stroke::new(1.0, tokens.text);
    let depth = Shadow {
        offset: [0, 6],
        blur: 20,
        spread: 0,
        color: Color32::from_black_alpha(if theme == Theme::Dark { 110 } else { 38 }),
    };
    visuals.window_shadow = depth;
    visuals.popup_shadow = depth;
    visuals.collapsing_header_frame = false;
    visuals.indent_has_left_vline = false;
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.bg_fill = tokens.panel;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, tokens.rule);
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, tokens.text);
    for (widget, fill, rim) in [
        (&mut widgets.inactive, tokens.button, Stroke::NONE),
        (&mut widgets.hovered, tokens.hovered, Stroke::NONE),
        (&mut widgets.active, tokens.pressed, Stroke::new(1.0, tokens.accent)),
        (&mut widgets.open, tokens.hovered, Stroke::NONE),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = rim;
        widget.fg_stroke = Stroke::new(1.0, tokens.text);
        widget.expansion = 0.0;
        widget.corner_radius = CornerRadius::same(CORNER);
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_every_surface() {
        for theme in [Theme::Light, Theme::Dark] {
            let tokens = Tokens::of(theme);
            let surfaces =
                [tokens.canvas, tokens.panel, tokens.raised, tokens.field, tokens.button, tokens.hovered];
            for surface in surfaces {
                assert!(contrast(tokens.text, surface) >= 7.0, "{theme:?} text on {surface:?}");
            }
            for surface in [tokens.canvas, tokens.panel, tokens.raised, tokens.field] {
                assert!(contrast(tokens.secondary, surface) >= 4.5, "{theme:?} secondary on {surface:?}");
            }
            for surface in EntityKind::ALL.iter().map(|&kind| tokens.tint(kind)).chain([
                tokens.selected,
                tokens.trigger,
                tokens.evidence,
                tokens.pointed,
            ]) {
                assert!(contrast(tokens.text, surface) >= 4.5, "{theme:?} text on tint {surface:?}");
            }
            assert!(contrast(tokens.error, tokens.error_surface) >= 4.0, "{theme:?} error");
            assert!(contrast(tokens.on_accent, tokens.accent) >= 4.5, "{theme:?} on accent");
        }
    }
}
