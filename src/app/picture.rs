//! The picture for a file: which part of the graph, in which look, of which size.

use std::collections::BTreeSet;

use crate::export::picture::PictureOptions;
use crate::layout::{Point, Rectangle};
use crate::scene::{self, EdgeLabels, Look, Scene, Theme};

use super::camera::Camera;
use super::derived::{LABEL_SIZE, look};
use super::state::State;

/// Which part of the graph a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PicturePart {
    /// Everything that the filters leave.
    #[default]
    WholeGraph,
    /// What the canvas shows at the moment.
    CurrentView,
}

/// The format of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureFormat {
    /// Pixels.
    #[default]
    Png,
    /// Lines and text.
    Svg,
}

impl PictureFormat {
    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

/// How a person wants the picture to be. It is remembered until the window is closed.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureChoice {
    /// How much of the graph.
    pub part: PicturePart,
    /// In which format.
    pub format: PictureFormat,
    /// In which colours; as the window has them when it is not chosen.
    pub theme: Option<Theme>,
    /// Width in pixels before scaling; from the height or the graph when it is not chosen.
    pub width: Option<u32>,
    /// Height in pixels before scaling; from the width or the graph when it is not chosen.
    pub height: Option<u32>,
    /// How many pixels stand for one, 1 to 4; of no account for SVG.
    pub scale: u8,
    /// Whether the background is left out.
    pub transparent: bool,
    /// Whether the headline of the only document stands above the graph.
    pub title: bool,
    /// Whether a legend stands below the graph.
    pub legend: bool,
    /// Whether every relation carries its phrase; as in the window when it is not chosen.
    pub phrases: Option<bool>,
}

impl Default for PictureChoice {
    fn default() -> Self {
        Self {
            part: PicturePart::default(),
            format: PictureFormat::default(),
            theme: None,
            width: None,
            height: None,
            // Sharp on paper and on dense screens.
            scale: 2,
            transparent: false,
            title: true,
            legend: true,
            phrases: None,
        }
    }
}

/// The picture as it is chosen: what the window shows, without what the pointer does.
#[must_use]
pub fn scene(state: &State) -> Scene {
    let choice = &state.picture;
    let shown = look(state);
    let labels = |all| if all { EdgeLabels::All } else { EdgeLabels::Touched };
    let frame = frame(state);
    let look = Look {
        theme: choice.theme.unwrap_or(shown.theme),
        hovered: None,
        brushed: BTreeSet::new(),
        legend: choice.legend,
        background: !choice.transparent,
        title: title(state).filter(|_| choice.title),
        edge_labels: choice.phrases.map_or(shown.edge_labels, labels),
        // The layout left room for labels of this size; the view may have smaller or larger ones.
        label_size: if frame.is_some() { shown.label_size } else { LABEL_SIZE },
        frame,
        ..shown
    };
    let derived = &state.derived;
    let drawn = &derived.drawn;
    scene::build_with(&drawn.knowledge, &drawn.captions, &drawn.view, &derived.positions, &look)
}

/// Size, scale and background of the file for this picture.
#[must_use]
pub fn options(state: &State, scene: &Scene) -> PictureOptions {
    let choice = &state.picture;
    let is_free = choice.width.is_none() && choice.height.is_none();
    // A view is as large in the file as on the screen.
    let on_screen = scene.bounds.width() * state.view_camera().zoom;
    let view_width = (is_free && choice.part == PicturePart::CurrentView).then_some(on_screen.ceil() as u32);
    PictureOptions {
        width: choice.width.or(view_width),
        height: choice.height,
        paper: None,
        scale: (choice.format == PictureFormat::Png).then_some(f32::from(choice.scale)),
        transparent: choice.transparent,
        title: title(state),
    }
}

/// The headline that the picture can carry: that of the only document.
#[must_use]
pub fn title(state: &State) -> Option<String> {
    match state.ground.sources.as_slice() {
        [only] => only.document.title.clone(),
        _ => None,
    }
}

/// The part of the plane that the picture shows; `None` for all of it.
fn frame(state: &State) -> Option<Rectangle> {
    let camera: Camera = state.view_camera();
    let viewport: Point = state.viewport;
    (state.picture.part == PicturePart::CurrentView).then(|| camera.visible(viewport))
}
