//! `relata picture`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use super::corrections::{CorrectionFiles, corrected};
use super::gather::{Outcome, gather, title};
use super::{Reading, output};
use crate::export::picture::PictureOptions;
use crate::export::{png, svg};
use crate::graph::{Filter, View};
use crate::jobs::English;
use crate::knowledge::Knowledge;
use crate::layout::layout;
use crate::scene::{EdgeLabels, Look, Scene, Theme, build, layout_request};

/// The arguments of `relata picture`.
#[derive(Debug, Args)]
pub struct Picture {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    corrections: CorrectionFiles,
    /// The picture's file; its ending, .png or .svg, says the format
    #[arg(long, short, value_name = "FILE.png|.svg")]
    out: PathBuf,
    /// Width in pixels before scaling [default: as wide as the graph needs]
    #[arg(long)]
    width: Option<u32>,
    /// Height in pixels before scaling [default: as high as the graph needs]
    #[arg(long)]
    height: Option<u32>,
    /// Pixels for one pixel, 1 to 4; of no account for SVG
    #[arg(long)]
    scale: Option<f32>,
    /// The colours
    #[arg(long, value_name = "THEME", default_value = "light")]
    theme: ThemeName,
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

#[derive(Clone, Copy)]
enum Format {
    Png,
    Svg,
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
        let title = title(&gathered.sources);
        let scene = self.scene(&corrected(&gathered.sources, &corrections), title.clone());
        let options = PictureOptions {
            width: self.width,
            height: self.height,
            scale: self.scale,
            transparent: self.transparent,
            title,
        };
        let bytes = match format {
            Format::Png => png::write(&scene, &options),
            Format::Svg => svg::write(&scene, &options).map(String::into_bytes),
        };
        let bytes = bytes.with_context(|| self.out.display().to_string());
        output::deliver(&bytes.map_err(|error| anyhow::anyhow!("{error:#}"))?, Some(&self.out))?;
        Ok(gathered.outcome)
    }

    fn scene(&self, knowledge: &Knowledge, title: Option<String>) -> Scene {
        let chosen = if self.all { Filter::default() } else { Filter::first_picture() };
        let filter = Filter { shows_known: self.with_reference, ..chosen };
        let view = View::new(knowledge, &filter);
        let look = Look {
            theme: self.theme.into(),
            edge_labels: EdgeLabels::All,
            background: !self.transparent,
            title,
            ..Look::default()
        };
        let request = layout_request(knowledge, &view, look.label_size, &BTreeMap::new(), &BTreeMap::new());
        let positions = view.entities.iter().copied().zip(layout(&request, &|| false)).collect();
        build(knowledge, &view, &positions, &look)
    }
}

fn format_of(path: &Path) -> anyhow::Result<Format> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "png" => Ok(Format::Png),
        "svg" => Ok(Format::Svg),
        _ => anyhow::bail!("{}: a picture's name has to end in .png or .svg", path.display()),
    }
}
