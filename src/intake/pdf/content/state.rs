//! How letters are drawn at a moment: their font, size and place.

use hayro_font::Font;
use hayro_syntax::content::ops::TypedInstruction;

use super::super::matrix::Matrix;

/// What holds until it is changed or taken back. Lengths are those of the text, before any map.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// From the text to the page.
    pub(super) map: Matrix,
    pub(super) font: Option<Font<'a>>,
    pub(super) size: f64,
    /// What is added after each letter.
    pub(super) letter_gap: f64,
    /// What is added after each blank.
    pub(super) word_gap: f64,
    /// How much wider than high letters are drawn; one when they are not.
    pub(super) stretch: f64,
    /// From one line to the next.
    pub(super) leading: f64,
    /// How far letters stand above their line.
    pub(super) rise: f64,
}

impl Default for State<'_> {
    fn default() -> Self {
        Self {
            map: Matrix::IDENTITY,
            font: None,
            size: 1.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// Where the next letter and the start of the line are.
#[derive(Clone, Copy)]
pub(super) struct Text {
    pub(super) map: Matrix,
    line: Matrix,
}

impl Default for Text {
    fn default() -> Self {
        Self { map: Matrix::IDENTITY, line: Matrix::IDENTITY }
    }
}

impl Text {
    /// Goes to the start of another line, so far from the start of this one.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.line = self.line.after(Matrix::shift(x, y));
        self.map = self.line;
    }
}

impl State<'_> {
    /// From a letter one unit high to the text.
    pub(super) const fn letter_map(&self) -> Matrix {
        Matrix([self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise])
    }

    /// Moves on along the line.
    pub(super) fn advance(&self, length: f64, text: &mut Text) {
        let is_level = self.font.as_ref().is_none_or(Font::is_horizontal);
        let step =
            if is_level { Matrix::shift(length * self.stretch, 0.0) } else { Matrix::shift(0.0, length) };
        text.map = text.map.after(step);
    }
}

/// Follows an operator that changes how or where letters are drawn, and draws none.
pub(super) fn step(operator: &TypedInstruction<'_, '_>, state: &mut State<'_>, text: &mut Text) {
    match operator {
        TypedInstruction::BeginText(_) => *text = Text::default(),
        TypedInstruction::CharacterSpacing(gap) => state.letter_gap = gap.0.as_f64(),
        TypedInstruction::WordSpacing(gap) => state.word_gap = gap.0.as_f64(),
        TypedInstruction::HorizontalScaling(percent) => state.stretch = percent.0.as_f64() / 100.0,
        TypedInstruction::TextLeading(leading) => state.leading = leading.0.as_f64(),
        TypedInstruction::TextRise(rise) => state.rise = rise.0.as_f64(),
        TypedInstruction::NextLine(by) => text.next_line(by.0.as_f64(), by.1.as_f64()),
        TypedInstruction::NextLineAndSetLeading(by) => {
            state.leading = -by.1.as_f64();
            text.next_line(by.0.as_f64(), by.1.as_f64());
        }
        TypedInstruction::NextLineUsingLeading(_) => text.next_line(0.0, -state.leading),
        TypedInstruction::SetTextMatrix(map) => {
            let numbers = [map.0, map.1, map.2, map.3, map.4, map.5].map(|number| number.as_f64());
            text.line = Matrix(numbers);
            text.map = text.line;
        }
        _ => {}
    }
}
