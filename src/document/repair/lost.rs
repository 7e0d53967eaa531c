//! UTF-8 that was read as Latin-1 and then lost its control characters: of “ ” ‘ ’ – — only `â` is
//! left, of … `â¦`.
//!
//! A document is mended only when `â` stands where no letter can stand: alone, before a capital at
//! the start of a word, after a full stop at its end, or as the apostrophe of an English
//! contraction. Then each `â` is read by its surroundings, and quotation marks by their balance in
//! the paragraph ([`super::quotes`]).

use super::super::Span;
use super::super::traced::Piece;
use super::super::wrapping;
use super::quotes::{self, Decision, Neighbours, Options, Reading};
use super::words;

/// The longest word that is looked at beside a mark, in bytes.
const LONGEST_WORD: usize = 40;

/// A lost mark or a row of them that touch.
struct Group<'a> {
    /// Each mark.
    marks: Vec<Span>,
    /// The character before the row; `None` at the start of a line.
    before: Option<char>,
    /// The character after the row; `None` at the end of a line.
    after: Option<char>,
    /// The letters before it.
    word_before: &'a str,
    /// The letters and digits after it.
    word_after: &'a str,
    /// Whether it starts a paragraph.
    starts_paragraph: bool,
    /// Which paragraph it stands in.
    paragraph: usize,
}

/// The edits that put the lost marks back; none when the document does not prove the damage.
pub(super) fn edits(text: &str) -> Vec<Piece> {
    if !text.contains('â') {
        return Vec::new();
    }
    let mut edits = symbols(text);
    let groups = groups(text);
    if is_damaged(&groups, edits.len()) {
        edits.extend(mended(&groups, outer_marks(text)));
        edits.sort_by_key(|edit| edit.span);
        edits
    } else {
        Vec::new()
    }
}

/// Marks of which the last byte was no control character: `â¦` was an ellipsis.
fn symbol_after(next: char) -> Option<&'static str> {
    Some(match next {
        '¦' => "…",
        '¬' => "€",
        '²' => "′",
        '³' => "″",
        '¹' => "‹",
        'º' => "›",
        _ => return None,
    })
}

fn symbols(text: &str) -> Vec<Piece> {
    text.match_indices('â')
        .filter_map(|(at, mark)| {
            let next = text[at + mark.len()..].chars().next()?;
            let end = at + mark.len() + next.len_utf8();
            symbol_after(next).map(|symbol| Piece::mend(Span::new(at as u32, end as u32), symbol))
        })
        .collect()
}

fn groups(text: &str) -> Vec<Group<'_>> {
    let is_wrapped = wrapping::width(text).is_some();
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut paragraph = 0;
    let mut counted = 0;
    let mut place = 0;
    while let Some(found) = text[place..].find('â') {
        let start = place + found;
        let (marks, end) = row(text, start);
        place = end;
        if marks.is_empty() {
            continue;
        }
        let ends = breaks(&text[counted..start], is_wrapped);
        paragraph += ends;
        counted = start;
        let not_line_end = |character: &char| *character != '\n';
        groups.push(Group {
            marks,
            before: text[..start].chars().next_back().filter(not_line_end),
            after: text[end..].chars().next().filter(not_line_end),
            word_before: word_before(&text[..start]),
            word_after: word_after(&text[end..]),
            starts_paragraph: starts_paragraph(&text[..start], is_wrapped),
            paragraph,
        });
    }
    groups
}

/// The marks that touch at `start`, and the end of the row. `â??` is one whose lost bytes were
/// replaced by question marks; `â¦` belongs to [`symbols`].
fn row(text: &str, start: usize) -> (Vec<Span>, usize) {
    let mut marks = Vec::new();
    let mut end = start;
    while let Some(rest) = text[end..].strip_prefix('â') {
        if rest.chars().next().is_some_and(|next| symbol_after(next).is_some()) {
            end += if marks.is_empty() { 'â'.len_utf8() } else { 0 };
            break;
        }
        let length = 'â'.len_utf8() + if rest.starts_with("??") { 2 } else { 0 };
        marks.push(Span::new(end as u32, (end + length) as u32));
        end += length;
    }
    (marks, end)
}

/// How many paragraphs end in `text`. The next stretch starts at a mark, so that no break is cut.
fn breaks(text: &str, is_wrapped: bool) -> usize {
    if !is_wrapped {
        return text.matches('\n').count();
    }
    let mut lines = text.split('\n').skip(1).peekable();
    let mut count = 0;
    while let Some(line) = lines.next() {
        count += usize::from(line.trim().is_empty() && lines.peek().is_some());
    }
    count
}

fn starts_paragraph(before: &str, is_wrapped: bool) -> bool {
    let above = before.trim_end_matches([' ', '\t']);
    match above.strip_suffix('\n') {
        None => above.is_empty(),
        Some(above) => !is_wrapped || above.trim_end_matches([' ', '\t']).ends_with('\n'),
    }
}

fn word_before(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(at, character)| character.is_alphabetic() && text.len() - at <= LONGEST_WORD)
        .last()
        .map_or(text.len(), |(at, _)| at);
    // An earlier mark is not part of the word.
    text[start..].rsplit('â').next().unwrap_or_default()
}

fn word_after(text: &str) -> &str {
    let end = text
        .char_indices()
        .take_while(|(at, character)| character.is_alphanumeric() && *at <= LONGEST_WORD)
        .last()
        .map_or(0, |(at, character)| at + character.len_utf8());
    // A genuine â further on belongs to the word: it is not a lost mark's neighbour.
    text[..end].split('â').next().unwrap_or_default()
}

impl Group<'_> {
    fn is_spaced_before(&self) -> bool {
        self.before.is_none_or(char::is_whitespace)
    }

    fn is_spaced_after(&self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    fn opens(&self) -> bool {
        let bracket = self.before.is_some_and(|before| "([{-–—/\"“‘".contains(before));
        (self.is_spaced_before() || bracket) && !self.is_spaced_after()
    }

    fn closes(&self) -> bool {
        let mark = self.after.is_some_and(|after| ".,;:!?)]}…-–—/\"”’".contains(after));
        !self.is_spaced_before() && (self.is_spaced_after() || mark)
    }

    fn is_between_letters(&self) -> bool {
        let alphanumeric = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        alphanumeric(self.before) && alphanumeric(self.after)
    }

    fn is_between_digits(&self) -> bool {
        let numeric = |side: Option<char>| side.is_some_and(|c| c.is_numeric() || "£$€%".contains(c));
        numeric(self.before) && numeric(self.after)
    }

    fn is_contraction(&self) -> bool {
        let decade = self.word_after == "s" && self.before.is_some_and(char::is_numeric);
        decade || (!self.word_before.is_empty() && words::is_contraction(self.word_before, self.word_after))
    }

    /// Whether no letter can stand here: 2 for proof, 1 for a sign, 0 for a place fit for a letter.
    fn evidence(&self) -> usize {
        let replaced = self.marks.iter().any(|mark| mark.len() > 2);
        let capital = self.after.is_some_and(|after| after.is_uppercase() || after.is_numeric());
        let stop = self.before.is_some_and(|before| ".,;:!?…".contains(before));
        let proof = replaced
            || self.marks.len() > 1
            || self.is_between_digits()
            || (self.opens() && capital)
            || (self.closes() && stop)
            || (self.is_between_letters() && self.is_contraction());
        let alone = self.is_spaced_before() && self.is_spaced_after();
        if proof { 2 } else { usize::from(alone) }
    }

    /// The only readings that need no balance.
    fn plain_reading(&self) -> Option<Reading> {
        if self.is_spaced_before() && self.is_spaced_after() || self.is_between_digits() {
            return Some(Reading::Dash);
        }
        if !self.is_between_letters() || self.marks.len() > 1 {
            return None;
        }
        let (before, after) = (self.word_before, self.word_after);
        if self.is_contraction() || words::is_apostrophe_between(before, after) {
            Some(Reading::Apostrophe)
        } else if words::is_dash_between(before, after) {
            Some(Reading::Dash)
        } else {
            Some(Reading::Letter)
        }
    }

    fn options(&self, index: usize) -> Options {
        if let Some(reading) = self.plain_reading() {
            return vec![(reading, 0.0)];
        }
        if self.opens() {
            let clipped = if words::is_clipped(self.word_after) { 0.2 } else { 1.5 };
            let mut options = vec![(Reading::Open, 0.0), (Reading::Apostrophe, clipped)];
            if words::starts_with_circumflex(self.word_after) {
                options.push((Reading::Letter, 0.6));
            }
            return options;
        }
        if self.closes() {
            let apostrophe = match self.word_before.chars().next_back() {
                Some('s' | 'S' | 'z' | 'x') => 0.1,
                Some('n') if self.word_before.ends_with("in") => 0.8,
                _ => 1.5,
            };
            let mut options = vec![(Reading::Close, 0.0), (Reading::Apostrophe, apostrophe)];
            if self.before.is_some_and(char::is_alphabetic) {
                options.extend([(Reading::Dash, 0.9), (Reading::Letter, 1.6)]);
            }
            return options;
        }
        // A blank is missing on one side.
        let (close, open) = if index == 0 { (0.2, 0.3) } else { (0.3, 0.2) };
        vec![(Reading::Close, close), (Reading::Open, open)]
    }
}

/// Proof must outweigh the places where `â` looks like a letter; a text in French or Romanian has
/// hundreds of those and at best a slip or two that look like proof.
fn is_damaged(groups: &[Group<'_>], symbols: usize) -> bool {
    let evidence = symbols * 2 + groups.iter().map(Group::evidence).sum::<usize>();
    let letters = groups.iter().filter(|group| group.plain_reading() == Some(Reading::Letter)).count();
    evidence >= 2 && evidence * 5 >= letters
}

/// The marks of an outer and of an inner quotation. A text whose double marks are intact lost its
/// single ones.
fn outer_marks(text: &str) -> [(&'static str, &'static str); 2] {
    let double = ("“", "”");
    let single = ("‘", "’");
    let has_double = text.contains('“') || text.matches('"').nth(1).is_some();
    if has_double { [single, double] } else { [double, single] }
}

fn mended(groups: &[Group<'_>], marks: [(&'static str, &'static str); 2]) -> Vec<Piece> {
    let mut edits = Vec::new();
    let mut is_open = false;
    let mut last_paragraph = 0;
    let mut rest = groups;
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|group| group.paragraph == first.paragraph).count();
        let (here, after) = rest.split_at(length);
        rest = after;
        is_open &= first.paragraph <= last_paragraph + 1;
        let around = Neighbours {
            may_start_open: is_open && !first.starts_paragraph,
            next_reopens: after
                .first()
                .is_some_and(|next| next.starts_paragraph && next.paragraph == first.paragraph + 1),
        };
        last_paragraph = first.paragraph;
        let options: Vec<Options> =
            here.iter().flat_map(|group| (0..group.marks.len()).map(|index| group.options(index))).collect();
        let (decisions, open) = quotes::decide(&options, around);
        is_open = open;
        let places = here.iter().flat_map(|group| group.marks.iter().map(move |mark| (group, *mark)));
        for ((group, mark), decision) in places.zip(decisions) {
            if let Some(with) = character(group, decision, marks) {
                edits.push(Piece::mend(mark, with));
            }
        }
    }
    edits
}

fn character(
    group: &Group<'_>,
    decision: Decision,
    marks: [(&'static str, &'static str); 2],
) -> Option<&'static str> {
    let is_word = group.is_between_letters() && !group.is_between_digits();
    let are_names = group.after.is_some_and(char::is_uppercase);
    Some(match decision.reading {
        Reading::Open => marks[decision.depth.min(1)].0,
        Reading::Close => marks[decision.depth.saturating_sub(1).min(1)].1,
        Reading::Apostrophe => "’",
        Reading::Dash if (is_word && !are_names) || group.closes() => "—",
        Reading::Dash => "–",
        Reading::Letter => return None,
    })
}
