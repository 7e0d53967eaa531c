//! Where the words of one version of a text stand in another.

use std::collections::BTreeMap;

use super::{Document, Span};

/// Which stretches of one version of a document stand unchanged in another, and where.
///
/// Paragraphs that are alike stand for each other, in their order; of a paragraph that was changed, its beginning
/// and its end as far as they are alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    /// Stretches of the one, in order and apart, each with where it begins in the other.
    pieces: Vec<(Span, u32)>,
}

impl Alignment {
    /// Compares two versions.
    #[must_use]
    pub fn between(one: &Document, other: &Document) -> Self {
        let (old, new) = (spans(one), spans(other));
        let (before, after) = (one.text.as_str(), other.text.as_str());
        let is_same = |left: &Span, right: &Span| left.of(before) == right.of(after);
        let head = old.iter().zip(&new).take_while(|(left, right)| is_same(left, right)).count();
        let rest = old.len().min(new.len()) - head;
        let tail = old
            .iter()
            .rev()
            .zip(new.iter().rev())
            .take(rest)
            .take_while(|(left, right)| is_same(left, right));
        let tail = tail.count();
        let mut alignment = Self::default();
        for (left, right) in old[..head].iter().zip(&new[..head]) {
            alignment.pieces.push((*left, right.start));
        }
        alignment.enter_middle(&old[head..old.len() - tail], &new[head..new.len() - tail], (before, after));
        for (left, right) in old[old.len() - tail..].iter().zip(&new[new.len() - tail..]) {
            alignment.pieces.push((*left, right.start));
        }
        alignment
    }

    /// Paragraphs between which some were changed, added or removed: those that occur once on each side hold the
    /// rest in place.
    fn enter_middle(&mut self, old: &[Span], new: &[Span], (before, after): (&str, &str)) {
        let mut places: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        for (index, span) in new.iter().enumerate() {
            places.entry(span.of(after)).and_modify(|place| *place = None).or_insert(Some(index));
        }
        let mut next = (0, 0);
        for (index, span) in old.iter().enumerate() {
            let found = places.get(span.of(before)).copied().flatten().filter(|place| *place >= next.1);
            let Some(place) = found else { continue };
            self.enter_changed(&old[next.0..index], &new[next.1..place], (before, after));
            self.pieces.push((*span, new[place].start));
            next = (index + 1, place + 1);
        }
        self.enter_changed(&old[next.0..], &new[next.1..], (before, after));
    }

    /// Paragraphs of which none stayed as it was: as many on each side stand for each other.
    fn enter_changed(&mut self, old: &[Span], new: &[Span], (before, after): (&str, &str)) {
        if old.len() != new.len() {
            return;
        }
        for (left, right) in old.iter().zip(new) {
            let (own, others) = (left.of(before), right.of(after));
            let length = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
                pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
            };
            let head = length(&mut own.chars().zip(others.chars()));
            let (own, others) = (&own[head..], &others[head..]);
            let tail = length(&mut own.chars().rev().zip(others.chars().rev()));
            let mut enter = |start: u32, end: u32, at: u32| {
                if start < end {
                    self.pieces.push((Span::new(start, end), at));
                }
            };
            enter(left.start, left.start + head as u32, right.start);
            enter(left.end - tail as u32, left.end, right.end - tail as u32);
        }
    }

    /// Where these words stand in the other version; `None` where they were changed.
    #[must_use]
    pub fn place(&self, span: Span) -> Option<Span> {
        let next = self.pieces.partition_point(|(piece, _)| piece.end < span.end);
        let (piece, at) = self.pieces.get(next).filter(|(piece, _)| piece.start <= span.start)?;
        let start = at + (span.start - piece.start);
        Some(Span::new(start, start + (span.end - span.start)))
    }

    /// The place of the other version that is nearest to this one.
    #[must_use]
    pub fn near(&self, place: u32) -> u32 {
        let next = self.pieces.partition_point(|(piece, _)| piece.end < place);
        match (self.pieces.get(next), self.pieces.last()) {
            (Some((piece, at)), _) => at + place.saturating_sub(piece.start),
            (None, Some((piece, at))) => at + (piece.end - piece.start),
            (None, None) => 0,
        }
    }
}

fn spans(document: &Document) -> Vec<Span> {
    document.paragraphs.iter().map(|paragraph| paragraph.span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ReadOptions, read};

    fn version(text: &str) -> Document {
        read("a.txt", text.as_bytes().to_vec(), &ReadOptions::default())
    }

    fn found(one: &Document, other: &Document, words: &str) -> Option<String> {
        let start = one.text.find(words).unwrap() as u32;
        let span = Span::new(start, start + words.len() as u32);
        Some(Alignment::between(one, other).place(span)?.of(&other.text).to_owned())
    }

    #[test]
    fn words_stand_where_they_went() {
        let one = version("First things.\n\nAnna Berg met Falk.\n\nThey spoke of ships.\n\nLast words.\n");
        let other = version(
            "A headline.\n\nFirst things.\n\nAnna Berg hardly met Falk.\n\nThey spoke of ships.\n\nMore.\n\nLast words.\n",
        );
        for words in ["First", "ships", "Last words", "Anna Berg", "Falk"] {
            assert_eq!(found(&one, &other, words).as_deref(), Some(words), "{words}");
        }
        assert_eq!(found(&one, &other, "Berg met"), None, "the words were parted");
    }

    #[test]
    fn nothing_is_alike_and_everything_is() {
        let (one, other) = (version("One thing.\n\nAnother.\n"), version("\u{e4}\u{f6}.\n"));
        assert_eq!(found(&one, &other, "thing"), None);
        assert_eq!(found(&one, &one, "thing").as_deref(), Some("thing"));
        let empty = version("");
        assert_eq!(Alignment::between(&one, &empty).near(5), 0);
        assert_eq!(Alignment::between(&empty, &one).place(Span::new(0, 0)), None);
        let within = Alignment::between(&one, &one);
        assert_eq!(within.near(7), 7);
    }
}
