//! The order in which the parts of a page are read: columns one after the other, tables row by row.
//!
//! A gutter is a strip that no line crosses, with lines on both of its sides and lines that begin at its right edge. A
//! page is parted at its tallest gutter into what stands above, left, right and below, and each part again.

use super::segment::Segment;

/// How often parts are parted again.
const DEEPEST: usize = 24;
/// How many lines there have to be on each side of a gutter, or one less beside twice as many.
const FEWEST_LINES: usize = 3;
/// How wide a gutter is at least, as a part of the size of the letters beside it.
const NARROWEST: f32 = 0.55;
/// Over fewer lines than this, gaps that are narrower than this part of the size may stand beneath each other by
/// chance: the blanks of lines that are stretched to the width of their column.
const SURE_LINES: usize = 6;
const SURE_WIDTH: f32 = 1.25;
/// A gutter this many times as wide as the letters are high is no chance.
const WIDE: f32 = 2.5;
/// How many places are tried as gutters in a part; more begin nowhere but in hostile pages.
const MOST_TRIED: usize = 48;

/// Lines that are read one after the other.
#[derive(Debug, PartialEq)]
pub(super) struct Block {
    /// Its lines from the top to the bottom; a line in several segments has wide gaps.
    pub(super) lines: Vec<Vec<Segment>>,
    /// Whether it is a table, each line one of its rows.
    pub(super) is_table: bool,
}

/// The blocks of a page in the order in which they are read.
pub(super) fn blocks(segments: Vec<Segment>) -> Vec<Block> {
    let mut blocks = Vec::new();
    part(segments, 0, &mut blocks);
    blocks
}

/// A strip between two columns and where it ends.
struct Gutter {
    /// Where the right column begins.
    at: f32,
    top: f32,
    bottom: f32,
    /// How many lines the smaller side has.
    lines: usize,
}

fn part(segments: Vec<Segment>, depth: usize, blocks: &mut Vec<Block>) {
    if segments.is_empty() {
        return;
    }
    let gutter = if depth < DEEPEST { gutter(&segments) } else { None };
    let Some(gutter) = gutter else {
        blocks.push(Block { lines: in_lines(segments), is_table: false });
        return;
    };
    let (mut above, mut beside, mut below) = (Vec::new(), Vec::new(), Vec::new());
    for segment in segments {
        if segment.baseline < gutter.top {
            above.push(segment);
        } else if segment.baseline > gutter.bottom {
            below.push(segment);
        } else {
            beside.push(segment);
        }
    }
    part(above, depth + 1, blocks);
    let (left, right): (Vec<Segment>, Vec<Segment>) =
        beside.into_iter().partition(|segment| segment.left < gutter.at - 1.0);
    if is_table(&left, &right) {
        let mut rows: Vec<Segment> = left.into_iter().chain(right).collect();
        rows.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.left.total_cmp(&b.left)));
        blocks.push(Block { lines: in_lines(rows), is_table: true });
    } else {
        part(left, depth + 1, blocks);
        part(right, depth + 1, blocks);
    }
    part(below, depth + 1, blocks);
}

/// The gutter with most lines on its smaller side.
fn gutter(segments: &[Segment]) -> Option<Gutter> {
    let mut lefts: Vec<f32> = segments.iter().map(|segment| segment.left).collect();
    lefts.sort_by(f32::total_cmp);
    let mut places: Vec<(usize, f32)> = Vec::new();
    for left in lefts {
        match places.last_mut() {
            Some((count, place)) if left - *place < 2.0 => *count += 1,
            _ => places.push((1, left)),
        }
    }
    places.retain(|(count, _)| *count >= 2);
    // The places where most lines begin first, from the left where as many do.
    places.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    places.truncate(MOST_TRIED);
    let mut best: Option<Gutter> = None;
    for (_, place) in places {
        for found in gutters_at(place, segments) {
            if best.as_ref().is_none_or(|best| found.lines > best.lines) {
                best = Some(found);
            }
        }
    }
    best
}

/// The gutters whose right edge is here: the stretches of the page in which no line crosses it.
fn gutters_at(at: f32, segments: &[Segment]) -> Vec<Gutter> {
    let mut gutters = Vec::new();
    let mut run: Vec<&Segment> = Vec::new();
    for segment in segments {
        let edge = NARROWEST.mul_add(-segment.size, at);
        let crosses = segment.left < at - 1.0 && segment.right > edge;
        if crosses {
            gutters.extend(gutter_of(at, &run));
            run.clear();
        } else {
            run.push(segment);
        }
    }
    gutters.extend(gutter_of(at, &run));
    gutters
}

fn gutter_of(at: f32, run: &[&Segment]) -> Option<Gutter> {
    let is_left = |segment: &Segment| segment.left < at - 1.0;
    let begins = run.iter().filter(|segment| (segment.left - at).abs() < 2.0).count();
    let extent = |side: bool| {
        let baselines = run.iter().filter(|segment| is_left(segment) == side).map(|segment| segment.baseline);
        baselines.fold((f32::MAX, f32::MIN, 0), |(top, bottom, count), baseline| {
            (top.min(baseline), bottom.max(baseline), count + 1)
        })
    };
    let (left, right) = (extent(true), extent(false));
    let (fewer, more) = (left.2.min(right.2), left.2.max(right.2));
    let left_side = run.iter().filter(|segment| is_left(segment));
    let edge = left_side.map(|segment| segment.right).fold(f32::MIN, f32::max);
    let size = run.iter().filter(|segment| !is_left(segment)).map(|segment| segment.size).fold(0.0, f32::max);
    // A column may end after two lines; two gaps beneath each other may be chance, unless they are wide.
    let is_wide = at - edge > WIDE * size;
    let is_chance = fewer < SURE_LINES && at - edge < SURE_WIDTH * size;
    let are_enough =
        fewer >= FEWEST_LINES || (fewer == FEWEST_LINES - 1 && (more >= 2 * FEWEST_LINES || is_wide));
    if is_chance || !are_enough || begins < 2 || is_stretched(run, fewer) {
        return None;
    }
    // Both sides have to stand beside each other over a few lines.
    let common = left.1.min(right.1) - left.0.max(right.0);
    if common < size * 0.9 {
        return None;
    }
    let top = run.first()?.baseline;
    let bottom = run.last()?.baseline;
    Some(Gutter { at, top, bottom, lines: fewer })
}

/// Whether most of these lines, of which `lines` stand on the smaller side, had their blanks made wider so that they
/// fill their column: the gaps of each are alike.
fn is_stretched(run: &[&Segment], lines: usize) -> bool {
    let rows = run.chunk_by(|one, next| (one.baseline - next.baseline).abs() <= 1.5);
    let (mut parted, mut stretched) = (0, 0);
    for row in rows.filter(|row| row.len() > 1) {
        parted += 1;
        let gaps = row.windows(2).map(|pair| pair[1].left - pair[0].right);
        let (least, most) =
            gaps.fold((f32::MAX, 0.0_f32), |(least, most), gap| (least.min(gap), most.max(gap)));
        stretched += usize::from(row.len() > 2 && least > most * 0.8);
    }
    // Where columns stand at different heights, few lines are parted and say little of the others.
    stretched > 0 && stretched * 2 >= parted && parted * 4 >= lines
}

/// Whether two sides are columns of a table: their lines stand at the same heights and one side has cells of few words.
fn is_table(left: &[Segment], right: &[Segment]) -> bool {
    let (fewer, more) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let heights: Vec<f32> = more.iter().map(|segment| segment.baseline).collect();
    let is_level = |segment: &&Segment| {
        let from = heights.partition_point(|height| *height < segment.baseline - 1.5);
        heights.get(from).is_some_and(|height| *height <= segment.baseline + 1.5)
    };
    let level = fewer.iter().filter(is_level).count();
    // Words of a whole line, for wide blanks may part the lines of a column as well.
    let usual_words = |side: &[Segment]| {
        let lines = side.chunk_by(|one, next| (one.baseline - next.baseline).abs() <= 1.5);
        let mut words: Vec<usize> = lines.map(|line| line.iter().map(Segment::words).sum()).collect();
        words.sort_unstable();
        words.get(words.len() / 2).copied().unwrap_or(0)
    };
    level * 10 >= fewer.len() * 8 && usual_words(left).min(usual_words(right)) <= 2
}

/// Segments at the same height to lines.
fn in_lines(segments: Vec<Segment>) -> Vec<Vec<Segment>> {
    let mut lines: Vec<Vec<Segment>> = Vec::new();
    for segment in segments {
        let is_same = |line: &Vec<Segment>| {
            line.first().is_some_and(|first| {
                (segment.baseline - first.baseline).abs() <= 0.35 * segment.size.min(first.size)
            })
        };
        match lines.last_mut().filter(|line| is_same(line)) {
            Some(line) => line.push(segment),
            None => lines.push(vec![segment]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(text: &str, left: f32, baseline: f32) -> Segment {
        let right = left + text.chars().count() as f32 * 5.0;
        Segment { text: text.to_owned(), left, right, baseline, size: 10.0 }
    }

    fn sorted(mut segments: Vec<Segment>) -> Vec<Segment> {
        segments.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.left.total_cmp(&b.left)));
        segments
    }

    fn read(segments: Vec<Segment>) -> Vec<String> {
        let lines = blocks(sorted(segments)).into_iter().flat_map(|block| block.lines);
        lines.map(|line| line.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut page = vec![segment("A headline over both of the columns of the page", 0.0, 40.0)];
        for line in 0..5 {
            let baseline = 60.0 + line as f32 * 12.0;
            page.push(segment(&format!("line {line} of the left"), 0.0, baseline));
            page.push(segment(&format!("line {line} of the right"), 130.0, baseline + 3.0));
        }
        page.push(segment("A line below both of the columns of the page", 0.0, 140.0));
        let read = read(page);
        assert_eq!(read.len(), 12);
        assert!(read[0].starts_with("A headline") && read[11].starts_with("A line below"));
        assert_eq!((read[1].as_str(), read[5].as_str()), ("line 0 of the left", "line 4 of the left"));
        assert_eq!((read[6].as_str(), read[10].as_str()), ("line 0 of the right", "line 4 of the right"));
    }

    #[test]
    fn tables_are_read_row_by_row() {
        let rows =
            [("Ardland", "4,100", "Port Ard"), ("Brevia", "950", "Lund"), ("Cador", "12,400", "Cador City")];
        let mut page = Vec::new();
        for (index, (first, second, third)) in rows.into_iter().enumerate() {
            let baseline = 20.0 + index as f32 * 14.0;
            page.extend([
                segment(first, 0.0, baseline),
                segment(second, 80.0, baseline),
                segment(third, 140.0, baseline),
            ]);
        }
        assert_eq!(
            read(page.clone()),
            ["Ardland 4,100 Port Ard", "Brevia 950 Lund", "Cador 12,400 Cador City"]
        );
        assert!(blocks(sorted(page))[0].is_table);
    }

    #[test]
    fn lines_stretched_to_their_column_are_no_table() {
        let lines = [
            ["one", "long", "word"],
            ["four", "more", "here"],
            ["and", "then", "three"],
            ["at", "last", "end"],
        ];
        let mut page = Vec::new();
        for (index, words) in lines.into_iter().enumerate() {
            let gap = (120.0 - words.concat().len() as f32 * 5.0) / 2.0;
            let mut left = 0.0;
            for word in words {
                page.push(segment(word, left, index as f32 * 12.0));
                left += word.len() as f32 * 5.0 + gap;
            }
        }
        assert!(blocks(sorted(page)).iter().all(|block| !block.is_table));
    }

    #[test]
    fn a_page_of_one_column_is_one_block() {
        let page = (0..6).map(|line| segment("some words of a line", 0.0, line as f32 * 12.0)).collect();
        assert_eq!(blocks(page).len(), 1);
    }
}
