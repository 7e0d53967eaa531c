//! Two documents word for word, beside each other: what was changed, and what only one of them has.

use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Label, Margin, ScrollArea, Stroke, Ui};

use super::{close, room, title};
use crate::app::words::one_line;
use crate::app::{Command, State};
use crate::comparison::{Change, Difference, Piece, difference};
use crate::document::Span;
use crate::knowledge::SourceIndex;
use crate::ui::strings::comparison as strings;
use crate::ui::theme::{self, Tokens};
use crate::ui::widgets;

/// What the dialog remembers while it is open: the difference of these two.
#[derive(Debug, Default)]
pub(super) struct Memory {
    made: Option<((SourceIndex, SourceIndex), Difference)>,
    hides_same: bool,
}

pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    (one, other): (SourceIndex, SourceIndex),
    memory: &mut Memory,
    just_opened: bool,
    commands: &mut Vec<Command>,
) {
    let sources = &state.derived.knowledge.sources;
    let (Some(left), Some(right)) = (sources.get(one as usize), sources.get(other as usize)) else { return };
    let is_made = memory.made.as_ref().is_some_and(|(of, _)| *of == (one, other));
    if just_opened || !is_made {
        memory.made = Some(((one, other), difference(left, right)));
    }
    let Memory { made: Some((_, found)), hides_same } = memory else { return };
    title(ui, strings::DIFFERENCE);
    let (name, counterpart) = (&left.document.name, &right.document.name);
    ui.label(strings::between(name, counterpart));
    if let Some(copy) = state.derived.knowledge.copy(one) {
        let of = sources.get(copy.of as usize).map_or("", |source| &source.document.name);
        widgets::secondary(ui, strings::copy_of(of, copy.share));
    }
    let counts = found.counts();
    if counts.1 + counts.2 + counts.3 == 0 {
        widgets::secondary(ui, strings::SAME_TEXT);
    } else {
        widgets::secondary(ui, strings::counts(counts));
    }
    ui.checkbox(hides_same, strings::ONLY_CHANGES);
    ui.add_space(4.0);
    ui.columns_const(|[one, other]| {
        one.label(egui::RichText::new(name).font(theme::strong(theme::SMALL)));
        other.label(egui::RichText::new(counterpart).font(theme::strong(theme::SMALL)));
    });
    let texts = (left.document.text.as_str(), right.document.text.as_str());
    let height = (room(ui) - 96.0).max(60.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        for change in &found.changes {
            if !*hides_same || !matches!(change, Change::Same { .. }) {
                line(ui, change, texts);
            }
        }
    });
    ui.add_space(8.0);
    close(ui, commands);
}

/// One sentence of either document, or one of both.
fn line(ui: &mut Ui, change: &Change, (one, other): (&str, &str)) {
    let whole = |span: Span| vec![Piece { span, is_shared: false }];
    let quiet = |span: Span| vec![Piece { span, is_shared: true }];
    let (left, right, is_same) = match change {
        Change::Same { one, other } => (Some(quiet(*one)), Some(quiet(*other)), true),
        Change::Changed { one, other } => (Some(one.clone()), Some(other.clone()), false),
        Change::OnlyOne(span) => (Some(whole(*span)), None, false),
        Change::OnlyOther(span) => (None, Some(whole(*span)), false),
    };
    let tokens = Tokens::in_ui(ui);
    Frame::new().inner_margin(Margin::symmetric(0, 4)).show(ui, |ui| {
        ui.columns_const(|[column, counterpart]| {
            for (ui, text, pieces) in [(column, one, left), (counterpart, other, right)] {
                if let Some(pieces) = pieces {
                    let job = marked(text, &pieces, is_same, &tokens);
                    ui.add(Label::new(job).wrap());
                }
            }
        });
    });
    let rule = ui.max_rect();
    ui.painter().hline(rule.x_range(), ui.cursor().top() - 1.0, Stroke::new(1.0, tokens.rule));
}

/// The words of a sentence; what the other has not is marked by a ground and a line below it, so that colour is
/// never alone.
fn marked(text: &str, pieces: &[Piece], is_same: bool, tokens: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (index, piece) in pieces.iter().enumerate() {
        let mut format = TextFormat {
            font_id: theme::plain(12.5),
            color: if is_same { tokens.secondary } else { tokens.text },
            line_height: Some(18.0),
            ..TextFormat::default()
        };
        if index > 0 {
            job.append(" ", 0.0, format.clone());
        }
        if !piece.is_shared {
            format.background = tokens.trigger;
            format.underline = Stroke::new(1.0, tokens.accent);
        }
        job.append(&one_line(piece.span.of(text)), 0.0, format);
    }
    job
}
