//! The picture for a file: which part of the graph, in which look, of which size.

use std::collections::BTreeSet;

use crate::export::page::PageScenes;
use crate::export::paper::Paper;
use crate::export::picture::PictureOptions;
use crate::layout::{Point, Rectangle};
use crate::scene::{self, EdgeLabels, Look, Scene, Theme};

use super::camera::Camera;
use super::derived::{LABEL_SIZE, look};
use super::dossier::origin;
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
    /// A page to be printed.
    Pdf,
    /// A page for a browser, with every sentence.
    Html,
}

impl PictureFormat {
    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Html => "html",
        }
    }
}

/// How a person wants the picture to be. It is remembered until the window is closed.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a box that a person ticks")]
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
    /// The paper that it is fitted on, whatever width and height say.
    pub paper: Option<Paper>,
    /// How many pixels stand for one, 1 to 4; of no account for SVG and PDF.
    pub scale: u8,
    /// Whether the background is left out.
    pub transparent: bool,
    /// Whether the headline of the only document stands above the graph.
    pub title: bool,
    /// Whether a line below names the documents it was made from.
    pub source: bool,
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
            paper: None,
            // Sharp on paper and on dense screens.
            scale: 2,
            transparent: false,
            title: true,
            source: true,
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
        source: origin(&state.ground.sources).filter(|_| choice.source),
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

/// The pictures of a page: the graph light and dark, and the two legends.
#[derive(Clone, Debug, PartialEq)]
pub struct PagePicture {
    /// The graph.
    pub graph: [Scene; 2],
    /// Its legend.
    pub legend: [Scene; 2],
}

impl PagePicture {
    /// What the writer of pages takes.
    #[must_use]
    pub fn scenes(&self) -> PageScenes<'_> {
        PageScenes { graph: self.graph.each_ref(), legend: self.legend.each_ref() }
    }
}

/// The pictures for a page as it is chosen: all that the filters leave, in the colours of both themes.
#[must_use]
pub fn page(state: &State) -> PagePicture {
    let choice = &state.picture;
    let drawn = &state.derived.drawn;
    let (knowledge, captions, view) = (&drawn.knowledge, &drawn.captions, &drawn.view);
    let shown = look(state);
    let bare = |theme| Look {
        theme,
        hovered: None,
        brushed: BTreeSet::new(),
        background: false,
        edge_labels: match choice.phrases {
            Some(true) => EdgeLabels::All,
            Some(false) => EdgeLabels::Touched,
            None => shown.edge_labels,
        },
        label_size: LABEL_SIZE,
        ..shown.clone()
    };
    let themes = [Theme::Light, Theme::Dark];
    let positions = &state.derived.positions;
    let graph = themes.map(|theme| scene::build_with(knowledge, captions, view, positions, &bare(theme)));
    let legend = themes.map(|theme| {
        if choice.legend {
            scene::build_legend_with(knowledge, captions, view, positions, &bare(theme))
        } else {
            Scene::default()
        }
    });
    PagePicture { graph, legend }
}

/// Size, scale and background of the file for this picture.
#[must_use]
pub fn options(state: &State, scene: &Scene) -> PictureOptions {
    let choice = &state.picture;
    let is_free = choice.width.is_none() && choice.height.is_none() && choice.paper.is_none();
    // A view is as large in the file as on the screen.
    let on_screen = scene.bounds.width() * state.view_camera().zoom;
    let view_width = (is_free && choice.part == PicturePart::CurrentView).then_some(on_screen.ceil() as u32);
    PictureOptions {
        width: choice.width.or(view_width),
        height: choice.height,
        paper: choice.paper,
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
