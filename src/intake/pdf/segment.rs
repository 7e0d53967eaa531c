//! Letters to words and to the stretches of lines that belong to one column.

use super::direction;
use super::glyph::Glyph;

/// How far from each other the heights of two letters of a line may be, as a part of their size.
const SAME_LINE: f32 = 0.22;
/// A gap of this part of the size stands between two words …
const WORD_GAP: f32 = 0.17;
/// … or of this part, where the line has blanks besides.
const WORD_GAP_BESIDE_BLANKS: f32 = 0.23;
/// A gap as wide as this part of the size may stand between two columns …
const COLUMN_GAP: f32 = 0.6;
/// … when it is so many times as wide as those between the words of the line.
const WIDER_THAN_WORDS: f32 = 1.7;
/// A gap wider than this part of the size may stand between columns whatever the line is like.
const WIDEST_BLANK: f32 = 0.85;
/// Letters smaller than this part of their line that stand higher are marks of notes.
const RAISED_SIZE: f32 = 0.8;
/// More letters than this are no mark of a note.
const MOST_RAISED: usize = 24;
/// How many single letters of a page are taken for large initials.
const MOST_INITIALS: usize = 64;

/// A stretch of a line without a gap as wide as one between columns. Lengths are points; `top` is less than `baseline`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    /// The size of most of its letters.
    pub(super) size: f32,
}

impl Segment {
    /// Where the tallest letters of this size end.
    pub(super) fn top(&self) -> f32 {
        self.size.mul_add(-0.75, self.baseline)
    }

    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }

    pub(super) fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// The segments of letters that all run in one direction, from the top to the bottom and from the left to the right.
pub(super) fn segments(mut glyphs: Vec<Glyph>) -> Vec<Segment> {
    glyphs.retain(|glyph| glyph.size > 0.5 && glyph.right.is_finite() && glyph.baseline.is_finite());
    glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.left.total_cmp(&b.left)));
    let mut segments = Vec::new();
    for mut line in lines(glyphs) {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
        without_shadows(&mut line);
        split(&line, &mut segments);
    }
    segments.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.left.total_cmp(&b.left)));
    with_initials(segments)
}

/// Letters in the order of their height to lines: those at the same height, and the small ones raised or lowered
/// beside them.
fn lines(glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let is_same = |line: &Vec<Glyph>| {
            line.last().is_some_and(|last| {
                let size = last.size.min(glyph.size);
                let is_near_in_size = size * 2.2 > last.size.max(glyph.size);
                is_near_in_size && (glyph.baseline - last.baseline).abs() <= SAME_LINE * size
            })
        };
        // Letters of two sizes may take turns at one height; only the lines just made can be meant.
        match lines.iter_mut().rev().take(4).find(|line| is_same(line)) {
            Some(line) => line.push(glyph),
            None => lines.push(vec![glyph]),
        }
    }
    with_raised(lines)
}

/// Puts small letters that stand a little higher or lower into the line that they are marks of.
fn with_raised(lines: Vec<Vec<Glyph>>) -> Vec<Vec<Glyph>> {
    let mut kept: Vec<Option<Vec<Glyph>>> = lines.into_iter().map(Some).collect();
    for index in 0..kept.len() {
        let Some(small) = kept[index].take_if(|line| line.len() <= MOST_RAISED) else { continue };
        let size = small.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
        let near = (index.saturating_sub(3)..kept.len().min(index + 4)).find(|&other| {
            kept[other].as_ref().is_some_and(|line| {
                let full = line.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
                let height = line[0].baseline - small[0].baseline;
                let is_raised = height > -0.35 * full && height < 0.7 * full;
                let is_beside = |letter: &Glyph| {
                    let gap = |other: &Glyph| (letter.left - other.right).max(other.left - letter.right);
                    line.iter().any(|other| gap(other) < 0.35 * full)
                };
                size < RAISED_SIZE * full
                    && small.len() <= line.len()
                    && is_raised
                    && small.iter().all(is_beside)
            })
        });
        match near {
            Some(near) => {
                let height =
                    kept[near].as_ref().and_then(|line| line.first()).map_or(0.0, |glyph| glyph.baseline);
                let marks = small.iter().map(|glyph| raised(*glyph, height));
                if let Some(line) = kept[near].as_mut() {
                    line.extend(marks);
                }
            }
            None => kept[index] = Some(small),
        }
    }
    kept.into_iter().flatten().collect()
}

/// A figure above its line as the character that looks so.
fn raised(glyph: Glyph, baseline: f32) -> Glyph {
    let is_above = baseline - glyph.baseline > 0.15 * glyph.size;
    let character = match (is_above, glyph.character) {
        (true, '0') => '⁰',
        (true, '1') => '¹',
        (true, '2') => '²',
        (true, '3') => '³',
        (true, digit @ '4'..='9') => {
            char::from_u32(0x2070 + u32::from(digit) - u32::from('0')).unwrap_or(digit)
        }
        (_, other) => other,
    };
    Glyph { character, baseline, ..glyph }
}

/// Takes out letters that are printed over themselves to look bold or to cast a shadow.
fn without_shadows(line: &mut Vec<Glyph>) {
    let mut kept: Vec<Glyph> = Vec::with_capacity(line.len());
    for glyph in line.drain(..) {
        let is_shadow = kept.iter().rev().take(4).any(|other| {
            other.character == glyph.character
                && (other.left - glyph.left).abs() < 0.12 * glyph.size
                && (other.right - glyph.right).abs() < 0.12 * glyph.size
        });
        if !is_shadow || glyph.character == ' ' {
            kept.push(glyph);
        }
    }
    *line = kept;
}

/// Parts a line where a gap is as wide as one between columns.
fn split(line: &[Glyph], segments: &mut Vec<Segment>) {
    let seen: Vec<Glyph> = line.iter().copied().filter(|glyph| !glyph.character.is_whitespace()).collect();
    let gap = |pair: &[Glyph]| (pair[1].left - pair[0].right) / pair[0].size.max(pair[1].size);
    let mut word_gaps: Vec<f32> =
        seen.windows(2).map(gap).filter(|gap| *gap > WORD_GAP && *gap < 2.0).collect();
    word_gaps.sort_by(f32::total_cmp);
    let usual = word_gaps.get(word_gaps.len() / 3).copied().unwrap_or(0.25);
    let widest = (usual * WIDER_THAN_WORDS).clamp(COLUMN_GAP, WIDEST_BLANK);
    let mut start = 0;
    for end in 1..=seen.len() {
        if end == seen.len() || gap(&seen[end - 1..=end]) > widest {
            segments.extend(segment(&seen[start..end], line));
            start = end;
        }
    }
}

/// The words of a stretch of letters. `line` has the blanks among them.
fn segment(letters: &[Glyph], line: &[Glyph]) -> Option<Segment> {
    let (first, last) = (letters.first()?, letters.last()?);
    let blanks: Vec<&Glyph> = line.iter().filter(|glyph| glyph.character.is_whitespace()).collect();
    let mut characters = Vec::with_capacity(letters.len() + letters.len() / 5);
    let has_blanks = blanks.len() * 12 >= line.len();
    let word_gap = if has_blanks { WORD_GAP_BESIDE_BLANKS } else { WORD_GAP };
    let mut blank = 0;
    for (index, glyph) in letters.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|before| &letters[before]) {
            let gap = glyph.left - before.right;
            let size = glyph.size.min(before.size);
            while blanks.get(blank).is_some_and(|blank| blank.left < before.left) {
                blank += 1;
            }
            let has_blank = blanks.get(blank).is_some_and(|blank| blank.left < glyph.left - 0.02 * size);
            if gap > word_gap * size || (has_blank && gap > 0.05 * size) {
                characters.push(' ');
            }
        }
        characters.push(glyph.character);
    }
    direction::as_read(&mut characters);
    let mut sizes: Vec<f32> = letters.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    Some(Segment {
        text: characters.into_iter().collect(),
        left: first.left,
        right: letters.iter().map(|glyph| glyph.right).fold(last.right, f32::max),
        baseline: letters.iter().map(|glyph| glyph.baseline).fold(first.baseline, f32::max),
        size: sizes[sizes.len() / 2],
    })
}

/// Puts a large initial before the first of the lines that stand beside it.
fn with_initials(mut segments: Vec<Segment>) -> Vec<Segment> {
    let (mut index, mut tried) = (0, 0);
    while index < segments.len() && tried < MOST_INITIALS {
        let initial = &segments[index];
        let mut letters = initial.text.chars();
        let is_initial = letters.next().is_some_and(char::is_alphabetic) && letters.all(|other| other == '’');
        if !is_initial {
            index += 1;
            continue;
        }
        tried += 1;
        let beside = segments.iter().position(|line| {
            let gap = line.left - initial.right;
            line.size * 1.8 < initial.size
                && (-0.1 * line.size..1.2 * line.size).contains(&gap)
                && (line.top() - initial.top()).abs() < line.size
        });
        match beside {
            Some(beside) => {
                let initial = segments.remove(index);
                let line = &mut segments[beside - usize::from(beside > index)];
                line.text.insert_str(0, &initial.text);
                line.left = initial.left;
            }
            None => index += 1,
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Direction;
    use super::*;

    /// A line of letters half as wide as they are high.
    fn line(text: &str, left: f32, baseline: f32, size: f32) -> Vec<Glyph> {
        let place = |(index, character)| {
            let left = left + index as f32 * size / 2.0;
            Glyph { character, direction: Direction::Level, left, right: left + size / 2.0, baseline, size }
        };
        text.chars().enumerate().map(place).collect()
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        segments(glyphs).into_iter().map(|segment| segment.text).collect()
    }

    #[test]
    fn letters_become_words_and_columns() {
        let mut glyphs = line("the left side", 0.0, 100.0, 10.0);
        glyphs.extend(line("the right", 80.0, 100.0, 10.0));
        glyphs.extend(line("below", 0.0, 112.0, 10.0));
        assert_eq!(texts(glyphs), ["the left side", "the right", "below"]);
    }

    #[test]
    fn gaps_without_blanks_part_words_and_shadows_go() {
        let mut glyphs = line("one", 0.0, 100.0, 10.0);
        glyphs.extend(line("two", 18.0, 100.0, 10.0));
        glyphs.extend(line("two", 18.4, 100.2, 10.0));
        assert_eq!(texts(glyphs), ["one two"]);
    }

    #[test]
    fn raised_figures_stay_in_their_line() {
        let mut glyphs = line("agreed", 0.0, 100.0, 10.0);
        glyphs.extend(line("12", 30.0, 96.0, 6.0));
        glyphs.extend(line("and so on", 40.0, 100.0, 10.0));
        assert_eq!(texts(glyphs), ["agreed¹² and so on"]);
    }

    #[test]
    fn a_large_initial_belongs_to_its_word() {
        let mut glyphs = line("T", 0.0, 124.0, 36.0);
        glyphs.extend(line("he ministers met", 19.0, 105.0, 10.0));
        glyphs.extend(line("on Monday and", 19.0, 117.0, 10.0));
        assert_eq!(texts(glyphs), ["The ministers met", "on Monday and"]);
    }
}
