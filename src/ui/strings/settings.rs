//! Texts of the settings, the recent files and the parts of the window.

use std::path::Path;

use crate::scene::PaletteName;

pub(in crate::ui) const TITLE: &str = "Settings";
pub(in crate::ui) const THEME: &str = "Theme";
pub(in crate::ui) const AS_THE_SYSTEM: &str = "As the system";
pub(in crate::ui) const TEXT_SIZE: &str = "Size of text";
pub(in crate::ui) const COLORS: &str = "Colours";
pub(in crate::ui) const MOTION: &str = "Motion";
pub(in crate::ui) const REDUCED_MOTION: &str = "Nothing slides or fades";
pub(in crate::ui) const CONFIDENCE: &str = "Show from";
pub(in crate::ui) const CONFIDENCE_NAME: &str = "Least confidence of a relation";
pub(in crate::ui) const CALIBRATION: &str = "Counts when the next articles are opened in an empty window. In articles checked by hand, each judged by what the others taught, the confidence of a relation was off by 3 points in the mean.";
pub(in crate::ui) const RESET: &str = "Reset all";

pub(in crate::ui) const STOP_READING: &str = "Stop reading";
pub(in crate::ui) const RECENT: &str = "Opened before";
pub(in crate::ui) const GONE: &str = "not there any more";
pub(in crate::ui) const CLEAR_RECENT: &str = "Clear list";

/// What a palette is called.
pub(in crate::ui) const fn palette(name: PaletteName) -> &'static str {
    match name {
        PaletteName::Standard => "Standard",
        PaletteName::Tritanopia => "For weak blue and yellow",
        PaletteName::HighContrast => "High contrast",
    }
}

/// Whom a palette is for.
pub(in crate::ui) const fn palette_hint(name: PaletteName) -> &'static str {
    match name {
        PaletteName::Standard => {
            "After Okabe and Ito; the kinds stay apart with each kind of colour blindness."
        }
        PaletteName::Tritanopia => "Reds, greens and greys, for eyes that tell blue from yellow badly.",
        PaletteName::HighContrast => "Stronger text and lines on black or white.",
    }
}

/// A number of hundredths.
pub(in crate::ui) fn percent(number: impl std::fmt::Display) -> String {
    format!("{number} %")
}

/// What relations of this confidence and more come to, in words.
pub(in crate::ui) const fn from_confidence(percent: u8) -> &'static str {
    match percent {
        0 => "Every relation, however doubtful",
        1..50 => "Doubtful relations, too",
        50..70 => "Relations that are more likely right than wrong",
        70..85 => "Relations that are likely right",
        _ => "Only relations that are very likely right",
    }
}

/// What a recent file is called for those who cannot see it.
pub(in crate::ui) fn recent_name(name: &str, is_gone: bool) -> String {
    if is_gone { format!("{name}, {GONE}") } else { format!("Open {name}") }
}

/// What takes a file off the list.
pub(in crate::ui) fn forget(name: &str) -> String {
    format!("Take {name} off the list")
}

/// The file of settings cannot be read.
pub(in crate::ui) fn settings_not_read(path: &Path, reason: &str) -> String {
    format!(
        "{}: the settings cannot be read ({reason}). They are as they come with the program, and changes are not kept.",
        path.display()
    )
}

/// The file of settings is damaged.
pub(in crate::ui) fn settings_damaged(path: &Path, aside: &Path, reason: &str) -> String {
    format!(
        "{}: the settings are damaged ({reason}). They are as they come with the program; when you change one, the damaged file is kept as {}.",
        path.display(),
        aside.display()
    )
}

/// The file of settings cannot be written.
pub(in crate::ui) fn settings_not_saved(path: &Path, reason: &str) -> String {
    format!(
        "{}: the settings were not saved: {reason}. They count until the window is closed.",
        path.display()
    )
}
