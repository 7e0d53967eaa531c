//! What a correction stands on: words of an article, with a little of what stands around them.

use serde::{Deserialize, Serialize};

use crate::document::{CodePoints, Document, DocumentId, Span};
use crate::vocabulary::{EntityKind, MentionKind, Modality, RelationType};

/// So many characters on each side of the words help to find them again.
const AROUND: usize = 24;
/// A place has at most so many characters: a correction holds a few words, never the article.
pub const MOST_WORDS: usize = 240;
/// Words that occur once are the ones that are meant, even in other surroundings, from so many characters on.
const TELLING: usize = 5;

/// An article, as far as a correction knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArticleAnchor {
    /// The hash of its bytes.
    pub id: DocumentId,
    /// The name of its file: a changed article has another hash and mostly the same name.
    pub name: String,
}

impl ArticleAnchor {
    /// What a correction knows of this article.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self { id: document.id.clone(), name: document.name.clone() }
    }
}

/// Words of an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// In which article.
    pub article: ArticleAnchor,
    /// How many Unicode code points of its text stand before them.
    pub start: u32,
    /// The words.
    pub words: String,
    /// What stands before them, up to 24 characters.
    pub before: String,
    /// What stands after them, up to 24 characters.
    pub after: String,
}

impl Place {
    /// The place of these words, at most [`MOST_WORDS`] characters of them.
    #[must_use]
    pub fn of(document: &Document, span: Span) -> Self {
        let text = document.text.as_str();
        let words: String = span.of(text).chars().take(MOST_WORDS).collect();
        let before = text.get(..span.start as usize).unwrap_or_default();
        let after = text.get(span.start as usize + words.len()..).unwrap_or_default();
        Self {
            article: ArticleAnchor::of(document),
            start: before.chars().count() as u32,
            before: before[first_of_last(before, AROUND)..].to_owned(),
            after: after.chars().take(AROUND).collect(),
            words,
        }
    }

    /// Where the words stand in this text now: where they stood, or else where most of what stood around them
    /// does. `points` counts the code points of `text`.
    pub(super) fn find(&self, text: &str, points: &CodePoints<'_>) -> Option<Span> {
        if self.words.is_empty() {
            return None;
        }
        let stood = points.byte_of(self.start);
        let all = self.before.len() + self.after.len();
        if let Some(place) = stood.filter(|place| self.score(text, *place) == Some(all)) {
            return Some(self.span_at(place));
        }
        let from = stood.unwrap_or(text.len() as u32);
        let places = text.match_indices(&self.words).map(|(place, _)| place as u32);
        let mut found =
            places.filter_map(|place| Some((self.score(text, place)?, place))).collect::<Vec<_>>();
        found.sort_by_key(|(score, place)| (std::cmp::Reverse(*score), place.abs_diff(from)));
        let (score, place) = *found.first()?;
        let is_only = found.len() == 1 && self.words.chars().count() >= TELLING;
        (is_only || score * 3 >= all).then(|| self.span_at(place))
    }

    /// Where the words stand in this article now.
    #[must_use]
    pub fn found_in(&self, document: &Document) -> Option<Span> {
        self.find(&document.text, &CodePoints::new(&document.text))
    }

    fn span_at(&self, place: u32) -> Span {
        Span::new(place, place + self.words.len() as u32)
    }

    /// How many bytes of what stood around the words stand around this place; `None` where the words do not
    /// stand there, or stand inside a longer word.
    fn score(&self, text: &str, place: u32) -> Option<usize> {
        let before = text.get(..place as usize)?;
        let after = text.get(place as usize..)?.strip_prefix(self.words.as_str())?;
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let began = is_letter(self.words.chars().next()) && !is_letter(self.before.chars().next_back());
        let ended = is_letter(self.words.chars().next_back()) && !is_letter(self.after.chars().next());
        if began && is_letter(before.chars().next_back()) || ended && is_letter(after.chars().next()) {
            return None;
        }
        let same = |(one, other): &(char, char)| one == other;
        let ahead = self.after.chars().zip(after.chars()).take_while(same);
        let behind = self.before.chars().rev().zip(before.chars().rev()).take_while(same);
        Some(ahead.chain(behind).map(|(letter, _)| letter.len_utf8()).sum())
    }
}

/// Where the last `count` characters of `text` begin.
fn first_of_last(text: &str, count: usize) -> usize {
    text.char_indices().rev().take(count).last().map_or(text.len(), |(place, _)| place)
}

/// An entity: the words of one of its mentions, and what the text said it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntityAnchor {
    /// Words that refer to it.
    pub place: Place,
    /// In what way they refer.
    pub form: MentionKind,
    /// What the text calls it.
    pub name: String,
    /// What sort of thing the text has it for.
    pub kind: EntityKind,
}

impl EntityAnchor {
    /// Whether its name names the same thing in other articles as well.
    #[must_use]
    pub fn has_full_name(&self) -> bool {
        let is_name = matches!(self.form, MentionKind::Name | MentionKind::Demonym);
        is_name && is_full_name(self.kind, &crate::reference::normal::normal(&self.name))
    }
}

/// Whether a name, in its normal form, names something beyond its article: a surname alone does not.
pub(crate) fn is_full_name(kind: EntityKind, normal: &str) -> bool {
    !normal.is_empty() && (kind != EntityKind::Person || normal.contains(' '))
}

/// One thing that one sentence says of two entities.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClaimAnchor {
    /// The words that stand for who or what.
    pub subject: Place,
    /// The words that stand for whom or what.
    pub object: Place,
    /// The type that the text gave it.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub relation: Option<RelationType>,
    /// The relation in the words of the text.
    pub phrase: String,
    /// Whether the text denies it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
    /// How real the text says it is.
    pub modality: Modality,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ReadOptions, read};

    fn place(text: &str, words: &str) -> Place {
        let document = read("a.txt", text.as_bytes().to_vec(), &ReadOptions::default());
        let start = document.text.find(words).unwrap() as u32;
        Place::of(&document, Span::new(start, start + words.len() as u32))
    }

    fn found(place: &Place, text: &str) -> Option<String> {
        let span = place.find(text, &CodePoints::new(text))?;
        assert_eq!(span.of(text), place.words);
        Some(text[..span.start as usize].chars().rev().take(6).collect::<String>().chars().rev().collect())
    }

    #[test]
    fn words_are_found_where_they_stand_and_where_they_have_gone() {
        let text = "Ünsal met Falk. Later he saw that he was late, and he left the old harbour.";
        let second = place(text, "he was late");
        assert_eq!(second.start, 34);
        let he = Place { words: "he".to_owned(), after: " was late, and he left t".to_owned(), ..second };
        assert_eq!(found(&he, text).unwrap(), " that ");
        let longer = format!("A headline that was not there. {text}");
        assert_eq!(found(&he, &longer).unwrap(), " that ");
        let shorter = text.replace("Later he saw", "Then he saw");
        assert_eq!(found(&he, &shorter).unwrap(), " that ");
        assert_eq!(found(&he, "Nobody came; then she left."), None, "not inside of other words");
        assert_eq!(found(&he, "But he said no."), None, "a short word in other surroundings is another");
    }

    #[test]
    fn telling_words_are_found_in_any_surroundings_where_they_stand_once() {
        let board = place("The Harbour Board met on Monday.", "Harbour Board");
        assert_eq!(found(&board, "Nobody asked the Harbour Board.").unwrap(), "d the ");
        assert_eq!(found(&board, "Harbour Boards are many."), None);
        assert_eq!(found(&board, ""), None);
    }

    #[test]
    fn a_place_holds_few_words() {
        let text = "word ".repeat(400);
        let document = read("a.txt", text.as_bytes().to_vec(), &ReadOptions::default());
        let place = Place::of(&document, Span::new(0, document.text.len() as u32));
        assert_eq!(place.words.chars().count(), MOST_WORDS);
        assert!(place.before.is_empty() && place.after.chars().count() <= AROUND);
    }
}
