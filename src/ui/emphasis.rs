//! One line of text in which the words that were looked for stand out.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Galley, Ui};

use super::theme::{self, Tokens};

/// How many bytes of a text there may be before the first word that was looked for.
const LEAD: usize = 36;

/// A text with the words in it that are to stand out.
pub(super) struct Line {
    text: String,
    strong: Vec<Range<usize>>,
}

impl Line {
    /// A text as it is.
    pub(super) fn new(text: &str, strong: Vec<Range<usize>>) -> Self {
        Self { text: text.to_owned(), strong }
    }

    /// A sentence, without what is far before the first word that stands out, and in one line.
    pub(super) fn of_sentence(sentence: &str, strong: Vec<Range<usize>>) -> Self {
        let mut line = Self { text: sentence.replace(['\n', '\r', '\t'], " "), strong };
        let first = line.strong.first().map_or(0, |range| range.start);
        let cut = first.checked_sub(LEAD).and_then(|from| {
            let space = |at: &usize| line.text.as_bytes().get(*at) == Some(&b' ');
            (from..first).find(space).map(|at| at + 1)
        });
        if let Some(cut) = cut {
            let added = '…'.len_utf8();
            line.text.replace_range(..cut, "…");
            for range in &mut line.strong {
                *range = range.start + added - cut..range.end + added - cut;
            }
        }
        line
    }

    /// The line as it is painted, with an ellipsis where it is too long.
    pub(super) fn galley(&self, ui: &Ui, size: f32, ink: Color32, width: f32) -> Arc<Galley> {
        let tokens = Tokens::in_ui(ui);
        let plain = TextFormat { font_id: theme::plain(size), color: ink, ..TextFormat::default() };
        let strong = TextFormat { font_id: theme::strong(size), color: tokens.accent, ..plain.clone() };
        let mut job =
            LayoutJob { wrap: TextWrapping::truncate_at_width(width.max(0.0)), ..LayoutJob::default() };
        let mut end = 0;
        for range in &self.strong {
            let (Some(before), Some(words)) = (self.text.get(end..range.start), self.text.get(range.clone()))
            else {
                continue;
            };
            job.append(before, 0.0, plain.clone());
            job.append(words, 0.0, strong.clone());
            end = range.end;
        }
        job.append(self.text.get(end..).unwrap_or_default(), 0.0, plain);
        ui.painter().layout_job(job)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_begins_shortly_before_the_words_that_were_found() {
        let sentence =
            "The ministers of all the member states met\nin Strasbourg and spoke of Turin for long.";
        let start = sentence.find("Turin").unwrap();
        let line = Line::of_sentence(sentence, std::iter::once(start..start + 5).collect());
        assert_eq!(line.text, "…met in Strasbourg and spoke of Turin for long.");
        assert_eq!(&line.text[line.strong[0].clone()], "Turin");
        let line = Line::of_sentence("In Turin.", std::iter::once(3..8).collect());
        assert_eq!((line.text.as_str(), &line.text[line.strong[0].clone()]), ("In Turin.", "Turin"));
    }
}
