//! The look of the window in tokens: surfaces, text, spacing, type. The colours of the graph come
//! from [`crate::scene::theme`]; the surfaces around it are named here and nowhere else.

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, FontTweak, Margin, Shadow, Stroke,
    TextStyle, Vec2,
};

use crate::scene::fonts::{INTER_REGULAR, INTER_SEMI_BOLD, OTHERS};
use crate::scene::{PaletteName, Theme};
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

/// The grounds on which the window's parts stand.
struct Surfaces {
    panel: Color32,
    raised: Color32,
    field: Color32,
    button: Color32,
    hovered: Color32,
    pressed: Color32,
    on_accent: Color32,
}

impl Surfaces {
    const fn of(theme: Theme, name: PaletteName) -> Self {
        let codes = match (theme, name) {
            (Theme::Light, PaletteName::HighContrast) => {
                [0x00f2_f2f2, 0x00ff_ffff, 0x00ff_ffff, 0x00e8_e8e8, 0x00e4_e4e4, 0x00cf_cfcf, 0x00ff_ffff]
            }
            (Theme::Dark, PaletteName::HighContrast) => {
                [0x000c_0c0c, 0x001a_1a1a, 0, 0x0026_2626, 0x0030_3030, 0x0040_4040, 0]
            }
            (Theme::Light, _) => {
                [0x00f3_f4f6, 0x00ff_ffff, 0x00ff_ffff, 0x00e7_e9ed, 0x00de_e2e8, 0x00cf_d4dc, 0x00ff_ffff]
            }
            (Theme::Dark, _) => {
                [0x001b_1e24, 0x0023_272e, 0x0012_1418, 0x002a_2f37, 0x0033_3943, 0x003d_444f, 0x000b_1020]
            }
        };
        let [panel, raised, field, button, hovered, pressed, on_accent] = codes;
        Self {
            panel: gray(panel),
            raised: gray(raised),
            field: gray(field),
            button: gray(button),
            hovered: gray(hovered),
            pressed: gray(pressed),
            on_accent: gray(on_accent),
        }
    }
}

impl Tokens {
    /// The colours of a theme in the standard palette.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        Self::with(theme, PaletteName::Standard)
    }

    /// The colours of a theme in a palette.
    #[must_use]
    pub fn with(theme: Theme, name: PaletteName) -> Self {
        let palette = theme.palette_of(name);
        let is_dark = theme == Theme::Dark;
        let surfaces = Surfaces::of(theme, name);
        let accent = color(palette.selection);
        let canvas = color(palette.background);
        let error = color(palette.denied);
        let panel = surfaces.panel;
        let kinds = std::array::from_fn(|index| color(palette.kind(EntityKind::ALL[index])));
        Self {
            canvas,
            panel,
            raised: surfaces.raised,
            field: surfaces.field,
            button: surfaces.button,
            hovered: surfaces.hovered,
            pressed: surfaces.pressed,
            selected: mixed(panel, accent, if is_dark { 0.28 } else { 0.14 }),
            rule: color(palette.rule),
            text: color(palette.text),
            secondary: color(palette.secondary_text),
            accent,
            on_accent: surfaces.on_accent,
            error,
            error_surface: mixed(canvas, error, 0.12),
            trigger: mixed(canvas, accent, if is_dark { 0.38 } else { 0.22 }),
            evidence: mixed(canvas, accent, if is_dark { 0.2 } else { 0.1 }),
            pointed: mixed(canvas, color(palette.text), if is_dark { 0.1 } else { 0.08 }),
            kinds,
            tints: kinds.map(|kind: Color32| mixed(canvas, kind, if is_dark { 0.26 } else { 0.18 })),
        }
    }

    /// The bar beside a sentence that gave so many relations: the more, the stronger.
    #[must_use]
    pub fn gave(&self, relations: usize) -> Color32 {
        match relations {
            0 => mixed(self.canvas, self.rule, 0.75),
            1 => mixed(self.canvas, self.secondary, 0.7),
            2 => mixed(self.canvas, self.secondary, 0.85),
            _ => self.secondary,
        }
    }

    /// The tokens of the look that `ui` is drawn in.
    #[must_use]
    pub fn in_ui(ui: &egui::Ui) -> Self {
        Self::with(theme_of(ui.visuals()), look(ui.ctx()).palette)
    }

    /// The tokens of the look that the window is drawn in.
    #[must_use]
    pub fn in_context(context: &egui::Context) -> Self {
        Self::with(theme_of(&context.global_style().visuals), look(context).palette)
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

/// What a person has chosen of the look, but for light and dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The colours.
    pub palette: PaletteName,
    /// Whether nothing slides or fades.
    pub reduced_motion: bool,
}

/// Gives the context the typeface and both themes.
pub fn install(context: &egui::Context) {
    context.set_fonts(fonts());
    context.add_plugin(super::direction::RightToLeft::default());
    install_styles(context, Look::default());
}

fn install_styles(context: &egui::Context, look: Look) {
    context.data_mut(|data| data.insert_temp(look_id(), look));
    context.set_style_of(egui::Theme::Light, style(Theme::Light, look));
    context.set_style_of(egui::Theme::Dark, style(Theme::Dark, look));
}

fn look_id() -> egui::Id {
    egui::Id::unique("look")
}

const fn theme_of(visuals: &egui::Visuals) -> Theme {
    if visuals.dark_mode { Theme::Dark } else { Theme::Light }
}

/// The look in force.
fn look(context: &egui::Context) -> Look {
    context.data(|data| data.get_temp(look_id())).unwrap_or_default()
}

/// Brings the context to this theme, look and size of everything, in per cent. Does nothing where it
/// is so already.
pub fn apply(context: &egui::Context, theme: Theme, wanted: Look, text_size: u16) {
    let preference = match theme {
        Theme::Light => egui::ThemePreference::Light,
        Theme::Dark => egui::ThemePreference::Dark,
    };
    if context.options(|options| options.theme_preference) != preference {
        context.set_theme(preference);
    }
    if look(context) != wanted {
        install_styles(context, wanted);
    }
    let zoom = f32::from(text_size) / 100.0;
    if (context.zoom_factor() - zoom).abs() > 1.0e-3 {
        context.set_zoom_factor(zoom);
    }
}

/// The bundled faces in the order in which the scene measures with them and the pictures draw with them.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for face in &OTHERS {
        let tweak = FontTweak { y_offset_factor: face.drop(), ..FontTweak::default() };
        let data = FontData::from_static(face.bytes).tweak(tweak);
        fonts.font_data.insert(face.family.to_owned(), data.into());
    }
    for (name, face, families) in [
        ("Inter", &INTER_REGULAR, vec![FontFamily::Proportional, FontFamily::Monospace]),
        ("Inter SemiBold", &INTER_SEMI_BOLD, vec![semi_bold()]),
    ] {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(face.bytes).into());
        let others = OTHERS.iter().map(|face| face.family.to_owned());
        let names: Vec<String> = std::iter::once(name.to_owned()).chain(others).collect();
        fonts.families.extend(families.into_iter().map(|family| (family, names.clone())));
    }
    fonts
}

fn style(theme: Theme, look: Look) -> egui::Style {
    let tokens = Tokens::with(theme, look.palette);
    let mut style = egui::Style { visuals: visuals(theme, &tokens, look), ..egui::Style::default() };
    style.text_styles = [
        (TextStyle::Body, plain(BODY)),
        (TextStyle::Button, plain(BODY)),
        (TextStyle::Small, plain(SMALL)),
        (TextStyle::Heading, strong(TITLE)),
        (TextStyle::Monospace, FontId::monospace(12.0)),
    ]
    .into();
    style.animation_time = if look.reduced_motion { 0.0 } else { 0.1 };
    if look.reduced_motion {
        style.scroll_animation = egui::style::ScrollAnimation::none();
    }
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

fn visuals(theme: Theme, tokens: &Tokens, look: Look) -> egui::Visuals {
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
    // Where strong lines are wanted, buttons and fields have a rim.
    let rim = match look.palette {
        PaletteName::HighContrast => Stroke::new(1.0, tokens.rule),
        PaletteName::Standard | PaletteName::Tritanopia => Stroke::NONE,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.bg_fill = tokens.panel;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, tokens.rule);
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, tokens.text);
    for (widget, fill, rim) in [
        (&mut widgets.inactive, tokens.button, rim),
        (&mut widgets.hovered, tokens.hovered, rim),
        (&mut widgets.active, tokens.pressed, Stroke::new(1.0, tokens.accent)),
        (&mut widgets.open, tokens.hovered, rim),
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
