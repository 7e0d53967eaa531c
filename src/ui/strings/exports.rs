//! Words about what leaves the window.

use crate::app::SaveTarget;
use crate::export::paper::{Orientation, PaperSize};

pub(in crate::ui) const DATA_TITLE: &str = "Save graph as data";
pub(in crate::ui) const DATA_EVERYTHING: &str = "Everything that the documents say";
pub(in crate::ui) const DATA_SHOWN: &str = "Only what the graph shows, with its places and colours";
pub(in crate::ui) const DATA_FOLDER: &str = "This format has several files; they are put into a folder.";
pub(in crate::ui) const PDF: &str = "PDF, for print";
pub(in crate::ui) const HTML: &str = "HTML, with every sentence";
pub(in crate::ui) const PAPER: &str = "Paper";
pub(in crate::ui) const NO_PAPER: &str = "None";
pub(in crate::ui) const ORIENTATION: &str = "Held";
pub(in crate::ui) const MARGIN: &str = "Margin";
pub(in crate::ui) const WITH_SOURCE: &str = "Line that names the documents";
pub(in crate::ui) const PAGE_HINT: &str = "One file that opens in any browser without a network: the graph to move and search in, and every sentence.";
pub(in crate::ui) const PICTURE_FILTER: &str = "Picture (PNG, SVG, PDF or HTML)";
pub(in crate::ui) const PICTURE_PATH_HINT: &str = "The name ends in .png, .svg, .pdf or .html.";
pub(in crate::ui) const DATA_PATH_HINT: &str = "A format with several files takes the name of a folder.";
pub(in crate::ui) const REPORT_FILTER: &str = "Report (Markdown, HTML or Word)";
pub(in crate::ui) const REPORT_PATH_HINT: &str = "The name ends in .md, .html or .docx.";

pub(in crate::ui) const STOPS_FILTER: &str = "Presentation (PDF or HTML)";
pub(in crate::ui) const STOPS_PATH_HINT: &str = "The name ends in .pdf or .html.";
pub(in crate::ui) const STOPS_TITLE: &str = "Kept views";
pub(in crate::ui) const NO_STOPS: &str =
    "No view is kept yet. Show what is to be the first stop, and choose “Keep this view” in the menu View.";
pub(in crate::ui) const STOPS_HINT: &str = "The stops of a presentation, in order. F4 goes to the next.";
pub(in crate::ui) const SHOW_STOP: &str = "Show";
pub(in crate::ui) const SAVE_STOPS: &str = "Save as pages…";

/// What the field for the name of a stop is called.
pub(in crate::ui) fn stop_name(number: usize) -> String {
    format!("Name of view {number}")
}

/// What the buttons beside a stop are called.
pub(in crate::ui) fn stop_earlier(name: &str) -> String {
    format!("Move “{name}” up")
}

/// The same for the way down.
pub(in crate::ui) fn stop_later(name: &str) -> String {
    format!("Move “{name}” down")
}

/// The same for taking it away.
pub(in crate::ui) fn forget_stop(name: &str) -> String {
    format!("Forget “{name}”")
}

/// Why a presentation was not written.
pub(in crate::ui) fn unknown_presentation(path: &std::path::Path) -> String {
    format!("{}: a presentation’s name has to end in .pdf or .html.", path.display())
}

/// What is said when no place was chosen.
pub(in crate::ui) const fn not_saved(target: SaveTarget) -> &'static str {
    match target {
        SaveTarget::Picture => "The picture was not saved: no place was chosen.",
        SaveTarget::Stops => "The presentation was not saved: no place was chosen.",
        SaveTarget::Report => "The report was not saved: no place was chosen.",
        _ => "The graph was not saved: no place was chosen.",
    }
}

/// Which way paper is held.
pub(in crate::ui) const fn orientation(way: Orientation) -> &'static str {
    match way {
        Orientation::Automatic => "As it fits",
        Orientation::Portrait => "Upright",
        Orientation::Landscape => "Across",
    }
}

/// How large a picture will be on paper.
pub(in crate::ui) fn on_paper(size: PaperSize) -> String {
    format!("Fitted on {}, whole", size.title())
}

/// Why a report was not written.
pub(in crate::ui) fn unknown_report(path: &std::path::Path) -> String {
    format!("{}: a report’s name has to end in .md, .html or .docx.", path.display())
}
