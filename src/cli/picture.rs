//! `relata picture`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::corrections::{CorrectionFiles, corrected};
use super::gather::{Outcome, gather, title};
use super::{Reading, output};
use crate::app::dossier::{self, Chosen};
use crate::export::page::{self, PageScenes};
use crate::export::paper::{Orientation, Paper, PaperSize};
use crate::export::picture::{PictureError, PictureOptions};
use crate::export::{pdf, png, svg};
use crate::graph::{Filter, View};
use crate::jobs::English;
use crate::knowledge::{EntityId, Knowledge};
use crate::layout::{Point, layout};
use crate::scene::{EdgeLabels, Look, Scene, Theme, build, build_legend, layout_request};

/// The arguments of `relata picture`.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Picture {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    corrections: CorrectionFiles,
    /// The picture's file; its ending, .png, .svg, .pdf or .html, says the format
    #[arg(long, short, value_name = "FILE.png|.svg|.pdf|.html")]
    out: PathBuf,
    /// Width in pixels before scaling [default: as wide as the graph needs]
    #[arg(long)]
    width: Option<u32>,
    /// Height in pixels before scaling [default: as high as the graph needs]
    #[arg(long)]
    height: Option<u32>,
    /// Pixels for one pixel, 1 to 4; of no account for SVG and PDF
    #[arg(long)]
    scale: Option<f32>,
    /// Fit the picture, whole, on a sheet of paper of this size
    #[arg(long, value_name = "SIZE", conflicts_with_all = ["width", "height"], value_parser = paper_size())]
    paper: Option<PaperSize>,
    /// Which way the paper is held
    #[arg(long, value_name = "WAY", requires = "paper", default_value = "automatic", value_parser = orientation())]
    orientation: Orientation,
    /// How much of the paper stays empty on every side, in millimetres
    #[arg(long, value_name = "MM", requires = "paper", default_value_t = 10, value_parser = clap::value_parser!(u8).range(0..=80))]
    margin: u8,
    /// The colours; a page of HTML has both and follows its reader
    #[arg(long, value_name = "THEME", default_value = "light")]
    theme: ThemeName,
    /// The headline [default: that of the only article]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Leave the headline out
    #[arg(long, conflicts_with = "title")]
    no_title: bool,
    /// Leave the legend out
    #[arg(long)]
    no_legend: bool,
    /// Leave out the line that says what the picture was made from
    #[arg(long)]
    no_source: bool,
    /// Leave the background out
    #[arg(long)]
    transparent: bool,
    /// Draw also, dotted, which countries belong to which bodies, though no article says so
    #[arg(long)]
    with_reference: bool,
    /// Show every entity, not only the best supported among those that are related to others
    #[arg(long)]
    all: bool,
}

/// The name of a theme on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ThemeName {
    /// Dark on light
    Light,
    /// Light on dark
    Dark,
}

impl From<ThemeName> for Theme {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => Self::Light,
            ThemeName::Dark => Self::Dark,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Png,
    Svg,
    Pdf,
    Html,
}

fn paper_size() -> impl TypedValueParser<Value = PaperSize> {
    let names = PaperSize::ALL.iter().map(|size| size.as_str());
    PossibleValuesParser::new(names)
        .try_map(|name| PaperSize::from_name(&name).ok_or_else(|| format!("{name} is no size of paper")))
}

fn orientation() -> impl TypedValueParser<Value = Orientation> {
    let names = Orientation::ALL.iter().map(|way| way.as_str());
    PossibleValuesParser::new(names).try_map(|name| {
        Orientation::from_name(&name).ok_or_else(|| format!("{name} is no way to hold paper"))
    })
}

/// What is drawn, and where.
struct Drawn {
    knowledge: Knowledge,
    view: View,
    positions: BTreeMap<EntityId, Point>,
}

impl Picture {
    /// Draws what could be read; nothing when there is nothing.
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let format = format_of(&self.out)?;
        let corrections = self.corrections.read()?;
        let gathered = gather(&self.reading, Arc::new(English))?;
        if gathered.sources.is_empty() {
            return Ok(gathered.outcome);
        }
        let title = self.title.clone().or_else(|| title(&gathered.sources)).filter(|_| !self.no_title);
        let source = dossier::origin(&gathered.sources).filter(|_| !self.no_source);
        let drawn = self.drawn(corrected(&gathered.sources, &corrections));
        let look = Look {
            theme: self.theme.into(),
            edge_labels: EdgeLabels::All,
            background: !self.transparent,
            legend: !self.no_legend,
            title: title.clone(),
            source,
            ..Look::default()
        };
        let bytes = match format {
            Format::Html => page(&drawn, &look),
            other => self.file(&drawn, &look, other),
        };
        let bytes = bytes.with_context(|| self.out.display().to_string());
        output::deliver(&bytes.map_err(|error| anyhow::anyhow!("{error:#}"))?, Some(&self.out))?;
        Ok(gathered.outcome)
    }

    fn drawn(&self, knowledge: Knowledge) -> Drawn {
        let chosen = if self.all { Filter::default() } else { Filter::first_picture() };
        let filter = Filter { shows_known: self.with_reference, ..chosen };
        let view = View::new(&knowledge, &filter);
        let size = Look::default().label_size;
        let request = layout_request(&knowledge, &view, size, &BTreeMap::new(), &BTreeMap::new());
        let positions = view.entities.iter().copied().zip(layout(&request, &|| false)).collect();
        Drawn { knowledge, view, positions }
    }

    fn file(&self, drawn: &Drawn, look: &Look, format: Format) -> Result<Vec<u8>, PictureError> {
        let (size, orientation, margin) = (self.paper, self.orientation, self.margin);
        let options = PictureOptions {
            width: self.width,
            height: self.height,
            scale: self.scale,
            paper: size.map(|size| Paper { size, orientation, margin }),
            transparent: self.transparent,
            title: look.title.clone(),
        };
        let scene = build(&drawn.knowledge, &drawn.view, &drawn.positions, look);
        match format {
            Format::Png => png::write(&scene, &options),
            Format::Svg | Format::Html => svg::write(&scene, &options).map(String::into_bytes),
            Format::Pdf => pdf::write(&scene, &options),
        }
    }
}

/// The page with the graph light and dark, which has headline, legend and sources in its own words.
fn page(drawn: &Drawn, look: &Look) -> Result<Vec<u8>, PictureError> {
    let Drawn { knowledge, view, positions } = drawn;
    let bare = |theme| Look { theme, title: None, source: None, legend: false, ..look.clone() };
    let graph = [Theme::Light, Theme::Dark].map(|theme| build(knowledge, view, positions, &bare(theme)));
    let legend = [Theme::Light, Theme::Dark].map(|theme| {
        if look.legend { build_legend(knowledge, view, positions, &bare(theme)) } else { Scene::default() }
    });
    let dossier = dossier::dossier(knowledge, &Chosen::Everything, look.title.clone());
    let scenes = PageScenes { graph: graph.each_ref(), legend: legend.each_ref() };
    page::write(&dossier, scenes).map(String::into_bytes)
}

fn format_of(path: &Path) -> anyhow::Result<Format> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "png" => Ok(Format::Png),
        "svg" => Ok(Format::Svg),
        "pdf" => Ok(Format::Pdf),
        "html" | "htm" => Ok(Format::Html),
        _ => anyhow::bail!("{}: a picture's name has to end in .png, .svg, .pdf or .html", path.display()),
    }
}
