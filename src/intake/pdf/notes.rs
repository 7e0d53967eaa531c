//! Notes at the foot of a page, and the figures in the text that lead to them.

use super::order::Block;
use super::segment::Segment;

/// Notes are set in letters smaller than this part of those of the text.
const SMALLER: f32 = 0.92;
/// How far down the page notes begin, as a part of its height.
const FROM: f32 = 0.4;

/// Takes the notes of a page out of its blocks, in order, each as its lines; the figures that lead to them go too.
pub(super) fn take_out(blocks: &mut Vec<Block>, body: f32, height: f32) -> Vec<Vec<String>> {
    let mut notes: Vec<Vec<String>> = Vec::new();
    let mut marks = Vec::new();
    for block in blocks.iter_mut().filter(|block| !block.is_table) {
        let is_small = |line: &Vec<Segment>| line.iter().all(|part| part.size <= body * SMALLER);
        let tail = block.lines.iter().rposition(|line| !is_small(line)).map_or(0, |last| last + 1);
        let is_note = |line: &Vec<Segment>| {
            line.first().is_some_and(|part| part.baseline > height * FROM && mark(&part.text).is_some())
        };
        let Some(first) = (tail..block.lines.len()).find(|index| is_note(&block.lines[*index])) else {
            continue;
        };
        for line in block.lines.drain(first..) {
            let text = line.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
            match (mark(&text), notes.last_mut()) {
                (None, Some(note)) => note.push(text),
                (found, _) => {
                    marks.extend(found);
                    notes.push(vec![text]);
                }
            }
        }
    }
    blocks.retain(|block| !block.lines.is_empty());
    if !marks.is_empty() {
        for part in blocks.iter_mut().flat_map(|block| block.lines.iter_mut()).flatten() {
            without_marks(&mut part.text, &marks);
        }
    }
    notes
}

/// The sign that a note begins with: a raised or plain number and a blank, a star or a dagger. A number comes as its
/// plain figures.
fn mark(text: &str) -> Option<String> {
    let figures: String = text
        .chars()
        .map_while(|sign| digit(sign).or_else(|| sign.to_digit(10)))
        .map(|figure| char::from_digit(figure, 10).unwrap_or('0'))
        .collect();
    let raised = text.chars().take_while(|sign| digit(*sign).is_some()).count();
    let count = figures.chars().count();
    if count > 0 {
        let rest: String = text.chars().skip(count).take(2).collect();
        let is_mark =
            raised == count || rest.starts_with(' ') || rest.starts_with(") ") || rest.starts_with(". ");
        return (count <= 3 && is_mark).then_some(figures);
    }
    let sign = text.chars().next().filter(|sign| matches!(sign, '*' | '†' | '‡'))?;
    Some(sign.to_string())
}

/// The figure that a raised figure shows.
const fn digit(sign: char) -> Option<u32> {
    match sign {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(sign as u32 - 0x2070),
        _ => None,
    }
}

/// Takes the raised figures that lead to a note out of a text.
fn without_marks(text: &mut String, marks: &[String]) {
    if !text.contains(|sign| digit(sign).is_some()) {
        return;
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|sign| digit(sign).is_some()) {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(|sign| digit(sign).is_none()).unwrap_or(rest.len());
        let figures: String =
            rest[..end].chars().filter_map(digit).filter_map(|figure| char::from_digit(figure, 10)).collect();
        if !marks.contains(&figures) {
            kept.push_str(&rest[..end]);
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    *text = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, baseline: f32, size: f32) -> Vec<Segment> {
        vec![Segment { text: text.to_owned(), left: 0.0, right: 100.0, baseline, size }]
    }

    #[test]
    fn notes_leave_the_page_with_their_marks() {
        let lines = vec![
            line("The ministers agreed¹ on 10⁶ euros.", 500.0, 10.0),
            line("Nothing else was said.", 512.0, 10.0),
            line("¹ The text was published", 700.0, 8.0),
            line("on the same day.", 709.0, 8.0),
            line("2 See there.", 718.0, 8.0),
        ];
        let mut blocks = vec![Block { lines, is_table: false }];
        let notes = take_out(&mut blocks, 10.0, 800.0);
        assert_eq!(notes, [vec!["¹ The text was published", "on the same day."], vec!["2 See there."]]);
        assert_eq!(blocks[0].lines.len(), 2);
        assert_eq!(blocks[0].lines[0][0].text, "The ministers agreed on 10⁶ euros.");
    }

    #[test]
    fn small_print_without_a_mark_stays() {
        let mut blocks =
            vec![Block { lines: vec![line("Photograph: the harbour", 700.0, 8.0)], is_table: false }];
        assert!(take_out(&mut blocks, 10.0, 800.0).is_empty());
        assert_eq!(blocks.len(), 1);
    }
}
