//! A picture of the window itself: for machines that check that it opens and shows what it should.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{ColorImage, Context, ViewportCommand};
use resvg::tiny_skia::{IntSize, Pixmap};

use super::strings;
use crate::app::State;
use crate::export::save;

/// So many frames are shown after everything is in place, for text and scroll positions to settle.
const FRAMES: u32 = 6;

/// What came of it; shared with whoever started the window.
pub(super) type Outcome = Arc<Mutex<Option<Result<(), String>>>>;

/// A picture of the window that is to be taken.
pub(super) struct Screenshot {
    path: PathBuf,
    outcome: Outcome,
    settled: u32,
    image: Arc<Mutex<Option<Arc<ColorImage>>>>,
}

impl Screenshot {
    pub(super) fn new(path: PathBuf, outcome: Outcome) -> Self {
        Self { path, outcome, settled: 0, image: Arc::default() }
    }

    /// Called before each frame: takes the picture when all documents are read and everything has its
    /// place, saves it, and closes the window.
    pub(super) fn go_on(&mut self, context: &Context, state: &State, is_moving: bool) {
        let image = self.image.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(image) = image {
            let result = bytes(&image).and_then(|bytes| {
                save::write_file(&self.path, &bytes)
                    .map_err(|error| strings::not_saved(&self.path, &error.to_string()))
            });
            *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
            context.send_viewport_cmd(ViewportCommand::Close);
        }
        let derived = &state.derived;
        let is_coming = state.work.is_some() || state.project.opening.is_some();
        if is_coming || !derived.is_up_to_date() || is_moving {
            self.settled = 0;
            return;
        }
        self.settled += 1;
        if self.settled < FRAMES {
            context.request_repaint();
        } else if self.settled == FRAMES {
            let (place, waker) = (Arc::clone(&self.image), context.clone());
            context.request_screenshot(move |image| {
                *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(image);
                waker.request_repaint();
            });
            context.request_repaint();
        }
    }
}

/// The image as a PNG file.
fn bytes(image: &ColorImage) -> Result<Vec<u8>, String> {
    let [width, height] = image.size.map(|size| size as u32);
    let pixels: Vec<u8> =
        image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b(), 255]).collect();
    IntSize::from_wh(width, height)
        .and_then(|size| Pixmap::from_vec(pixels, size))
        .ok_or_else(|| strings::EMPTY_SCREENSHOT.to_owned())?
        .encode_png()
        .map_err(|error| error.to_string())
}
