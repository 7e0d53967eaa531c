//! What a person says of a sentence beside type, words and status: who, whom, by whose word, where and when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::anchor::Place;
use super::edited::EditedClaim;
use super::find::Articles;
use super::reason::Reason;
use crate::document::Span;
use crate::extraction::{DateSpan, Mention, MentionIndex};

/// A value that a person gives, or says that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value<T> {
    /// There is none.
    Nothing,
    /// It is this.
    Is(T),
}

impl<T> Value<T> {
    /// The value, where there is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Nothing => None,
            Self::Is(value) => Some(value),
        }
    }
}

impl<T> From<Option<T>> for Value<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Self::Is)
    }
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Days {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// What is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Given {
    /// The words that stand for who or what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Place>,
    /// The words that stand for whom or what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<Place>,
    /// The words for those who say it; none where the article says so itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speakers: Option<Vec<Place>>,
    /// The words for where it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Value<Place>>,
    /// When it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Value<Days>>,
}

impl Given {
    /// Whether nothing is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The words that it stands on.
    pub(super) fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        let place = match &mut self.place {
            Some(Value::Is(place)) => Some(place),
            _ => None,
        };
        let speakers = self.speakers.iter_mut().flatten();
        self.subject.iter_mut().chain(&mut self.object).chain(speakers).chain(place)
    }

    /// The same, and of `former` what is not given anew.
    #[must_use]
    pub fn or(self, former: Self) -> Self {
        Self {
            subject: self.subject.or(former.subject),
            object: self.object.or(former.object),
            speakers: self.speakers.or(former.speakers),
            place: self.place.or(former.place),
            date: self.date.or(former.date),
        }
    }

    /// The same with subject and object in each other's place.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { subject: self.object, object: self.subject, ..self }
    }

    /// Finds the words that it stands on.
    pub(super) fn found(&self, articles: &Articles<'_>) -> Result<Found, Reason> {
        let mut article = None;
        let mut mention = |place: &Place| {
            let (index, mention) = articles.mention(place)?;
            if *article.get_or_insert(index) == index {
                return Ok(mention);
            }
            let (words, article) = (place.words.clone(), place.article.name.clone());
            Err(Reason::WordsGone { words, article })
        };
        let subject = self.subject.as_ref().map(&mut mention).transpose()?;
        let object = self.object.as_ref().map(&mut mention).transpose()?;
        let speakers = self.speakers.as_ref();
        let speakers = speakers.map(|all| all.iter().map(&mut mention).collect()).transpose()?;
        let place = match &self.place {
            None => None,
            Some(Value::Nothing) => Some(Value::Nothing),
            Some(Value::Is(place)) => Some(Value::Is(mention(place)?)),
        };
        Ok(Found { article, subject, object, speakers, place, date: self.date })
    }
}

/// What is given, as the program knows it now.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The article in which the words stand; `None` where nothing stands on words.
    pub(super) article: Option<u32>,
    subject: Option<MentionIndex>,
    object: Option<MentionIndex>,
    speakers: Option<Vec<MentionIndex>>,
    place: Option<Value<MentionIndex>>,
    date: Option<Value<Days>>,
}

impl Found {
    /// Enters it into a claim of its article; fails where both ends would be one entity.
    pub(super) fn enter(&self, edited: &mut EditedClaim, mentions: &[Mention]) -> Result<(), Reason> {
        let claim = &mut edited.claim;
        let (subject, object) = (self.subject.unwrap_or(claim.subject), self.object.unwrap_or(claim.object));
        let entity = |mention: MentionIndex| mentions.get(mention as usize).map(|mention| mention.entity);
        if entity(subject) == entity(object) {
            return Err(Reason::SameEnds);
        }
        (claim.subject, claim.object) = (subject, object);
        if let Some(speakers) = &self.speakers {
            claim.speakers.clone_from(speakers);
        }
        if let Some(place) = self.place {
            claim.place = place.into_option();
        }
        if let Some(date) = self.date {
            // No words of the text say it.
            let start = claim.trigger.first().map_or(claim.evidence.start, |trigger| trigger.start);
            let text = Span::new(start, start);
            claim.date = date
                .into_option()
                .map(|Days { from, to }| DateSpan { text, days: Some((from.min(to), from.max(to))) });
        }
        Ok(())
    }
}
