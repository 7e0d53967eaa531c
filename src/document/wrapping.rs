//! Whether the lines of a text are paragraphs or were broken at a fixed width.
//!
//! A program that breaks lines fills each as far as it goes: the first word of the next line would
//! not have fitted. Where nearly all line ends inside blocks are of that kind, the text is wrapped.

/// A narrower column is a list or a poem.
const NARROWEST: usize = 35;
/// No program or person breaks plain text wider than this.
const WIDEST: usize = 132;
/// How many line ends inside blocks there must be to speak of a habit.
const FEWEST: usize = 3;
/// How many lines are looked at.
const SAMPLE: usize = 5_000;

/// The width in characters at which the lines of `text` were broken; `None` when each line is a
/// paragraph of its own.
pub(super) fn width(text: &str) -> Option<usize> {
    let lines: Vec<(usize, usize)> = text.lines().take(SAMPLE).map(measure).collect();
    let mut lengths: Vec<usize> =
        lines.iter().map(|(length, _)| *length).filter(|length| *length > 0).collect();
    lengths.sort_unstable();
    // A stray long line (an address, a table) must not hide the habit of the others.
    let width = *lengths.get((lengths.len() * 98 / 100).min(lengths.len().checked_sub(1)?))?;
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let (mut inside, mut full, mut unfinished) = (0, 0, 0);
    for ((above, line), pair) in text.lines().zip(text.lines().skip(1)).zip(lines.windows(2)) {
        if pair[0].0 > 0 && pair[1].0 > 0 && !starts_anew(above, line) {
            inside += 1;
            if is_full(pair[0].0, pair[1].1, width) {
                full += 1;
                unfinished += usize::from(!above.trim_end().ends_with(['.', '!', '?', '”', '"']));
            }
        }
    }
    // Sentences of equal length, one a line, are full lines too, but each is finished.
    (inside >= FEWEST && full * 10 >= inside * 8 && unfinished * 2 >= full).then_some(width)
}

/// Whether a word of `next_word` characters would not have fitted on a line of `length` characters.
pub(super) const fn is_full(length: usize, next_word: usize, width: usize) -> bool {
    length + 1 + next_word > width
}

/// Whether a line shows by itself that it starts a paragraph: by the mark of a list or by being
/// indented further than the line above.
pub(super) fn starts_anew(above: &str, line: &str) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    marker_length(line.trim_start()).is_some()
        || (indent(line) > indent(above) && marker_length(above.trim_start()).is_none())
}

/// The length of the mark that starts an item of a list: a bullet, or a short number with a stop.
pub(super) fn marker_length(line: &str) -> Option<usize> {
    if let Some(rest) = line.strip_prefix(['•', '◦', '▪', '*', '-']) {
        return rest.starts_with([' ', '\t']).then(|| line.len() - rest.trim_start().len());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?.strip_prefix(['.', ')'])?;
    ((1..=3).contains(&digits) && rest.starts_with([' ', '\t'])).then(|| line.len() - rest.trim_start().len())
}

/// The length of a line and of its first word, in characters, both up to a little over the widest.
pub(super) fn measure(line: &str) -> (usize, usize) {
    let line = line.trim_end();
    let length = line.chars().take(WIDEST * 4).count();
    let word = line.trim_start().chars().take(WIDEST * 4).take_while(|c| !c.is_whitespace()).count();
    (length, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_told_from_paragraphs() {
        let wrapped = "The council met on Monday to talk about the\n\
            bridge that has been closed since the flood\n\
            and decided to ask an engineer for advice on\n\
            whether it can be saved.\n\nNobody objected.";
        assert_eq!(width(wrapped), Some(44));
        let paragraphs = "The council met on Monday to talk about the bridge.\n\
            Nobody objected.\nThe mayor left early.\nIt was raining again.\nThe end came late.";
        assert_eq!(width(paragraphs), None);
        let sentences = "Anna Berg met Boris Karlov in Oslo on Monday.\n".repeat(8);
        assert_eq!(width(&sentences), None);
        let long = "word ".repeat(60) + "\n" + &"more ".repeat(55) + "\n" + &"text ".repeat(58);
        assert_eq!(width(&long), None);
        assert_eq!(width(""), None);
    }
}
