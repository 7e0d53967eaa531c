//! Words that are marked with the pointer: what they stand for or say can be entered.

use egui::{Align2, Area, Frame, Galley, Id, Margin, Order, Pos2, Rect, Response, Ui, vec2};

use super::paragraph::Shown;
use crate::app::{Command, CurationDialog, ReaderPlace, State};
use crate::corrections::MOST_WORDS;
use crate::document::Span;
use crate::ui::strings::curation as strings;
use crate::ui::widgets;

/// What a person marks in a paragraph: the words that the pointer is dragged over, or the one under a double
/// click; a click anywhere marks none.
pub(super) fn marked(
    shown: &Shown<'_>,
    ui: &Ui,
    rect: Rect,
    galley: &Galley,
    response: &Response,
) -> Option<Command> {
    let text = &shown.document.text;
    let byte = |at: Pos2| shown.byte_near(galley, at - rect.min);
    let origin = response.id.with("first of the marked words");
    let mark = |span: Option<Span>| Some(Command::MarkWords(Some(shown.place(span?))));
    if response.drag_started() {
        let pressed = ui.input(|input| input.pointer.press_origin()).map(byte);
        ui.data_mut(|data| data.insert_temp(origin, pressed));
        return None;
    }
    if response.drag_stopped() {
        let from: Option<u32> = ui.data_mut(|data| data.remove_temp(origin)).flatten();
        let to = response.interact_pointer_pos().map(byte);
        let (from, to) = (from?, to?);
        return mark(whole_words(text, Span::new(from.min(to), from.max(to))));
    }
    if response.double_clicked() {
        let at = response.interact_pointer_pos().map(byte)?;
        return mark(whole_words(text, Span::new(at, at)));
    }
    (response.clicked() && shown.state.words.is_some()).then_some(Command::MarkWords(None))
}

/// The words of which `span` touches a letter, without blanks around them; none where there are none or too many.
fn whole_words(text: &str, span: Span) -> Option<Span> {
    let is_inner = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-');
    let before = text.get(..span.start as usize)?;
    let after = text.get(span.end as usize..)?;
    let back: usize = before.chars().rev().take_while(|letter| is_inner(*letter)).map(char::len_utf8).sum();
    let on: usize = after.chars().take_while(|letter| is_inner(*letter)).map(char::len_utf8).sum();
    let starts_inside = span.is_empty() || text[span.start as usize..].chars().next().is_some_and(is_inner);
    let ends_inside = span.is_empty() || text[..span.end as usize].chars().next_back().is_some_and(is_inner);
    let start = if starts_inside { span.start - back as u32 } else { span.start };
    let end = if ends_inside { span.end + on as u32 } else { span.end };
    let words = text.get(start as usize..end as usize)?;
    let trimmed = words.trim_matches(|letter: char| !letter.is_alphanumeric());
    let start = start
        + (words.len() - words.trim_start_matches(|letter: char| !letter.is_alphanumeric()).len()) as u32;
    let is_little = !trimmed.is_empty() && trimmed.chars().count() <= MOST_WORDS;
    is_little.then(|| Span::new(start, start + trimmed.len() as u32))
}

/// What can be done with words that are marked, at the foot of the page.
pub(super) fn bar(ui: &Ui, state: &State, place: &ReaderPlace, text: &str, commands: &mut Vec<Command>) {
    let Some(marked) = state.words.as_ref().filter(|marked| marked.document == place.document) else {
        return;
    };
    if state.dialog.is_some() {
        return;
    }
    let page = ui.clip_rect();
    Area::new(Id::unique("marked words"))
        .order(Order::Middle)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(page.right_bottom() - vec2(18.0, 8.0))
        .show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(Margin::symmetric(8, 5));
            frame.show(ui, |ui| {
                ui.horizontal(|ui| items(ui, marked.span.of(text), commands));
            });
        });
}

fn items(ui: &mut Ui, words: &str, commands: &mut Vec<Command>) {
    widgets::secondary(ui, strings::MARKED);
    for (name, dialog) in [
        (strings::add_entity(Some(words)), CurationDialog::AddEntity),
        (strings::add_relation(Some(words)), CurationDialog::AddRelation),
    ] {
        if ui.button(name).clicked() {
            commands.push(Command::ShowCuration(dialog));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, from: usize, to: usize) -> Option<&str> {
        whole_words(text, Span::new(from as u32, to as u32)).map(|span| span.of(text))
    }

    #[test]
    fn whole_words_are_marked_without_what_stands_around_them() {
        let text = "He saw the “Harbour Board’s” office, twice.";
        let board = text.find("arbour").unwrap();
        assert_eq!(words(text, board, board + 9), Some("Harbour Board’s"));
        assert_eq!(words(text, board, board), Some("Harbour"));
        assert_eq!(words(text, 6, 7), None, "a blank is no word");
        let end = text.find("twice").unwrap();
        assert_eq!(words(text, end - 2, text.len()), Some("twice"));
        assert_eq!(words("王毅 met", 0, 3), Some("王毅"));
        let long = "word ".repeat(100);
        assert_eq!(words(&long, 0, long.len()), None, "more than a few words are not marked");
    }
}
