//! All articles while corrections are applied, and the way from anchors to what they stand on.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::anchor::{ArticleAnchor, ClaimAnchor, EntityAnchor, Place};
use super::directives::Local;
use super::edited::{Article, one_line};
use super::reason::Reason;
use crate::document::Span;
use crate::extraction::{MentionIndex, Source};
use crate::reference::normal::normal;
use crate::vocabulary::{EntityKind, MentionKind};

/// All articles.
#[derive(Debug)]
pub(super) struct Articles<'a> {
    pub(super) all: Vec<Article<'a>>,
    by_id: BTreeMap<&'a str, u32>,
    by_name: BTreeMap<&'a str, Vec<u32>>,
    /// Of each full name the first entity that has it; looked up only where an article is not there.
    full_names: OnceCell<BTreeMap<(EntityKind, String), Local>>,
}

impl<'a> Articles<'a> {
    pub(super) fn new(sources: &'a [Source]) -> Self {
        let mut by_id = BTreeMap::new();
        let mut by_name: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (index, source) in (0..).zip(sources) {
            by_id.entry(source.document.id.0.as_str()).or_insert(index);
            by_name.entry(source.document.name.as_str()).or_default().push(index);
        }
        let all = sources.iter().map(Article::new).collect();
        Self { all, by_id, by_name, full_names: OnceCell::new() }
    }

    /// The articles that may be meant: the one with these bytes, or else those of this name.
    fn candidates(&self, anchor: &ArticleAnchor) -> Result<&[u32], Reason> {
        let by_id = self.by_id.get(anchor.id.0.as_str()).map(std::slice::from_ref);
        let by_name = || self.by_name.get(anchor.name.as_str()).map(Vec::as_slice);
        by_id.or_else(by_name).ok_or_else(|| Reason::ArticleNotOpen(anchor.name.clone()))
    }

    /// The article that is meant; one of several of the same name is not.
    pub(super) fn article(&self, anchor: &ArticleAnchor) -> Result<u32, Reason> {
        match self.candidates(anchor)? {
            [only] => Ok(*only),
            _ => Err(Reason::ArticleNotOpen(anchor.name.clone())),
        }
    }

    /// Where the words stand.
    pub(super) fn place(&self, place: &Place) -> Result<(u32, Span), Reason> {
        let candidates = self.candidates(&place.article)?;
        let found = candidates.iter().find_map(|&index| {
            let article = self.all.get(index as usize)?;
            Some((index, place.find(article.text(), article.points())?))
        });
        found.ok_or_else(|| Reason::WordsGone {
            words: one_line(&place.words).into_owned(),
            article: place.article.name.clone(),
        })
    }

    /// The mention at the words, or the one that shares most with them.
    pub(super) fn mention(&self, place: &Place) -> Result<(u32, MentionIndex), Reason> {
        let (index, span) = self.place(place)?;
        let mention = self.all[index as usize].mention_near(span);
        let mention = mention.ok_or_else(|| Reason::NothingThere(one_line(&place.words).into_owned()))?;
        Ok((index, mention))
    }

    /// The entity of a mention.
    pub(super) fn entity_of(&self, (article, mention): (u32, MentionIndex)) -> Local {
        let mentions = self.all.get(article as usize).map_or(&[][..], Article::mentions);
        (article, mentions.get(mention as usize).map_or(0, |mention| mention.entity))
    }

    /// What an entity is called in its article.
    pub(super) fn name_of(&self, (article, entity): Local) -> &str {
        let entities = self.all.get(article as usize).map_or(&[][..], Article::entities);
        entities.get(entity as usize).map_or("", |entity| entity.name.as_str())
    }

    /// The entity that the words stand for. A full name stands for the same in other articles, when its own
    /// is not open or has changed too much.
    pub(super) fn entity(&self, anchor: &EntityAnchor) -> Result<Local, Reason> {
        let here = self.mention(&anchor.place).and_then(|mention| {
            let local = self.entity_of(mention);
            let now = self.name_of(local);
            // A name stands for itself; what a pronoun or a description stands for is a matter of reading.
            let is_name = matches!(anchor.form, MentionKind::Name | MentionKind::Demonym);
            if is_name || normal(now) == normal(&anchor.name) {
                return Ok(local);
            }
            Err(Reason::SomethingElse {
                words: one_line(&anchor.place.words).into_owned(),
                before: anchor.name.clone(),
                now: now.to_owned(),
            })
        });
        here.or_else(|reason| self.by_full_name(anchor).ok_or(reason))
    }

    fn by_full_name(&self, anchor: &EntityAnchor) -> Option<Local> {
        if !anchor.has_full_name() {
            return None;
        }
        let names = self.full_names.get_or_init(|| self.gather_names());
        names.get(&(anchor.kind, normal(&anchor.name).into_owned())).copied()
    }

    fn gather_names(&self) -> BTreeMap<(EntityKind, String), Local> {
        let mut names = BTreeMap::new();
        for (index, article) in (0..).zip(&self.all) {
            for (number, entity) in (0..).zip(article.entities()) {
                names.entry((entity.kind, normal(&entity.name).into_owned())).or_insert((index, number));
            }
        }
        names
    }

    /// The claims of an article, by their places, that an anchor stands on.
    pub(super) fn claims(&mut self, anchor: &ClaimAnchor) -> Result<(u32, Vec<usize>), Reason> {
        let (index, subject) = self.place(&anchor.subject)?;
        let (other, object) = self.place(&anchor.object)?;
        let gone = || Reason::ClaimGone(anchor.phrase.clone());
        if other != index {
            return Err(gone());
        }
        let phrase = normal(&anchor.phrase);
        let edited = self.all[index as usize].edit();
        let is_meant = |reading: &super::ClaimReading| {
            reading.subject.overlaps(subject)
                && reading.object.overlaps(object)
                && reading.negated == anchor.negated
                && reading.relation == anchor.relation
                && (anchor.relation.is_some() || normal(&reading.phrase) == phrase)
        };
        let readings = edited.claims.iter().map(|claim| edited.reading(claim));
        let found: Vec<(usize, super::ClaimReading)> = readings
            .enumerate()
            .filter_map(|(place, reading)| Some((place, reading.filter(|reading| is_meant(reading))?)))
            .collect();
        // Two claims of one type between the same words differ in how real they are said to be.
        let is_exact = |reading: &super::ClaimReading| reading.modality == anchor.modality;
        let has_exact = found.iter().any(|(_, reading)| is_exact(reading));
        let meant = found.into_iter().filter(|(_, reading)| !has_exact || is_exact(reading));
        let places: Vec<usize> = meant.map(|(place, _)| place).collect();
        if places.is_empty() { Err(gone()) } else { Ok((index, places)) }
    }
}
