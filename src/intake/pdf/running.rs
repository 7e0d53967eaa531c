//! What stands at the edge of every page and belongs to none: running heads, feet and the numbers of pages.

use std::collections::{BTreeMap, BTreeSet};

use super::segment::Segment;

/// How far from its edge a head or foot may stand, as a part of the height of the page.
const EDGE: f32 = 0.14;
/// The same for the number of a page that stands further out than all else.
const EDGE_OF_NUMBER: f32 = 0.22;
/// How far from each other the heights of the same head on two pages may be, in points.
const SAME_HEIGHT: f32 = 4.0;

/// The lines of one page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its number, counted from one.
    pub(super) number: u32,
    /// In the order of their heights.
    pub(super) segments: Vec<Segment>,
    pub(super) height: f32,
}

/// How many parts of a line are looked at.
const MOST_BESIDE: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Top,
    Bottom,
}

/// Takes running heads, feet and numbers out of the pages; returns each that says something, once. Pages that would be
/// bare without them keep them: there they are the text.
pub(super) fn take_out(pages: &mut [Page]) -> Vec<String> {
    let repeated = repeated(pages);
    let is_repeated = |segment: &Segment, height: f32| {
        edge(segment, height, EDGE).is_some_and(|edge| {
            let heights = repeated.get(&(edge, pattern(&segment.text)));
            let is_near = |height: &i32| (*height as f32 - segment.baseline).abs() <= SAME_HEIGHT;
            heights.is_some_and(|heights| heights.iter().any(is_near))
        })
    };
    let running = |page: &Page| -> Vec<bool> {
        let (first, last) = ends(page);
        let is_number = |segment: &Segment| {
            let is_outermost = segment.baseline <= first || segment.baseline >= last;
            let part = if is_outermost { EDGE_OF_NUMBER } else { EDGE };
            is_page_number(&segment.text) && edge(segment, page.height, part).is_some()
        };
        let repeated: Vec<bool> =
            page.segments.iter().map(|segment| is_repeated(segment, page.height)).collect();
        // A number in the middle of a line is a part of the line.
        let is_alone = |segment: &Segment| {
            let reach = 0.4 * segment.size;
            let from = page.segments.partition_point(|other| other.baseline < segment.baseline - reach);
            let beside = page.segments[from..].iter().zip(&repeated[from..]);
            beside
                .take_while(|(other, _)| other.baseline <= segment.baseline + reach)
                .take(MOST_BESIDE)
                .all(|(other, is_repeated)| *is_repeated || is_page_number(&other.text))
        };
        let segments = page.segments.iter().zip(&repeated);
        segments
            .map(|(segment, is_repeated)| *is_repeated || (is_number(segment) && is_alone(segment)))
            .collect()
    };
    let is_bare = |page: &Page| running(page).iter().all(|is_running| *is_running);
    if pages.iter().filter(|page| !page.segments.is_empty() && is_bare(page)).count() * 2 > pages.len() {
        return Vec::new();
    }
    let mut taken = Vec::new();
    for page in pages {
        let mut running = running(page).into_iter();
        page.segments.retain(|segment| {
            let is_running = running.next().unwrap_or_default();
            if is_running && !is_page_number(&segment.text) && !taken.contains(&segment.text) {
                taken.push(segment.text.clone());
            }
            !is_running
        });
    }
    taken
}

/// What stands at an edge of two pages or more, at which heights.
fn repeated(pages: &[Page]) -> BTreeMap<(Edge, String), BTreeSet<i32>> {
    let mut seen: BTreeMap<(Edge, String), Vec<(u32, f32)>> = BTreeMap::new();
    for page in pages {
        for segment in &page.segments {
            if let Some(edge) = edge(segment, page.height, EDGE) {
                seen.entry((edge, pattern(&segment.text))).or_default().push((page.number, segment.baseline));
            }
        }
    }
    let heights = |mut places: Vec<(u32, f32)>| -> BTreeSet<i32> {
        places.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        let again =
            places.windows(2).filter(|pair| pair[0].0 != pair[1].0 && pair[1].1 - pair[0].1 <= SAME_HEIGHT);
        again.flat_map(|pair| [pair[0].1 as i32, pair[1].1 as i32]).collect()
    };
    let repeated = seen.into_iter().map(|(key, places)| (key, heights(places)));
    repeated.filter(|(_, heights)| !heights.is_empty()).collect()
}

/// The heights of the first and the last line.
fn ends(page: &Page) -> (f32, f32) {
    let baselines = page.segments.iter().map(|segment| segment.baseline);
    baselines.fold((f32::MAX, f32::MIN), |(first, last), baseline| (first.min(baseline), last.max(baseline)))
}

/// At which edge of the page a line stands, if it is no further from it than this part of the height.
fn edge(segment: &Segment, height: f32, part: f32) -> Option<Edge> {
    if segment.baseline <= height * part {
        Some(Edge::Top)
    } else if segment.baseline >= height * (1.0 - part) {
        Some(Edge::Bottom)
    } else {
        None
    }
}

/// The text with every number as the same sign, so that the heads of two pages are one.
fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        let character = if character.is_numeric() { '#' } else { character };
        if character != '#' || !pattern.ends_with('#') {
            pattern.push(character);
        }
    }
    pattern
}

/// Whether this is the number of a page: "12", "– 12 –", "Page 3 of 9", "iv".
fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "page" | "p" | "pg" | "of" | "seite" | "von"))
        .collect();
    let is_number = |word: &str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = |word: &str| word.len() <= 6 && word.chars().all(|letter| "ivxlc".contains(letter));
    match words.as_slice() {
        [one] => is_number(one) || (is_roman(one) && text == lower),
        [one, all] => is_number(one) && is_number(all) && text.chars().count() <= 16,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(text: &str, baseline: f32) -> Segment {
        Segment { text: text.to_owned(), left: 50.0, right: 150.0, baseline, size: 9.0 }
    }

    fn page(number: u32, lines: &[(&str, f32)]) -> Page {
        let segments = lines.iter().map(|(text, baseline)| segment(text, *baseline)).collect();
        Page { number, segments, height: 800.0 }
    }

    #[test]
    fn heads_of_two_pages_and_numbers_go() {
        let mut pages = [
            page(
                1,
                &[
                    ("THE GAZETTE, 3 May", 30.0),
                    ("A headline", 60.0),
                    ("words", 400.0),
                    ("Page 1 of 2", 780.0),
                ],
            ),
            page(2, &[("THE GAZETTE, 3 May", 31.0), ("more words", 60.0), ("Page 2 of 2", 780.0)]),
        ];
        assert_eq!(take_out(&mut pages), ["THE GAZETTE, 3 May"]);
        let texts: Vec<&str> =
            pages.iter().flat_map(|page| &page.segments).map(|segment| segment.text.as_str()).collect();
        assert_eq!(texts, ["A headline", "words", "more words"]);
    }

    #[test]
    fn what_stands_on_one_page_only_stays() {
        let mut pages = [page(1, &[("THE GAZETTE", 30.0), ("2026", 400.0)]), page(2, &[("other", 30.0)])];
        assert!(take_out(&mut pages).is_empty());
        assert_eq!(pages[0].segments.len(), 2);
    }

    #[test]
    fn a_number_within_a_line_stays() {
        let mut pages = [page(1, &[("Ardmouth,", 60.0), ("10", 60.0), ("words", 400.0), ("7", 780.0)])];
        assert!(take_out(&mut pages).is_empty());
        assert_eq!(pages[0].segments.len(), 3);
    }

    #[test]
    fn pages_that_say_nothing_else_keep_their_heads() {
        let mut pages = [page(1, &[("Slide 1", 30.0)]), page(2, &[("Slide 2", 30.0)])];
        assert!(take_out(&mut pages).is_empty());
        assert!(pages.iter().all(|page| page.segments.len() == 1));
    }

    #[test]
    fn numbers_of_pages_are_known() {
        for number in ["12", "– 12 –", "Page 3 of 9", "3/9", "[4]", "iv", "p. 7"] {
            assert!(is_page_number(number), "{number}");
        }
        for other in ["12 dead", "2,400,000", "I", "Mix", "", "Page one"] {
            assert!(!is_page_number(other), "{other}");
        }
    }
}
