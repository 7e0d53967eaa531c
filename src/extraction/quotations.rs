//! Quotations: where they stand in a paragraph, and which words name whoever says them.
//!
//! A quotation belongs to the subject of a verb of saying in its own sentence; one that stands by
//! itself goes on with the speaker of the sentence before it, or with the last speaker of the
//! paragraph before. Words in quotation marks inside somebody else's sentence ("the “special” day")
//! are nobody's word.

use std::ops::Range;
use std::sync::OnceLock;

use super::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::reference::lookup::WordSet;

/// How far from a quotation the verb of saying may stand, in tokens.
const REACH: u32 = 24;

/// How far back the sentence before a quotation is read, in tokens.
const SENTENCE_BEFORE: u32 = 60;

const VERBS: &str = include_str!("../../data/knowledge/speech.tsv");

/// Verbs of speech, decoded once.
struct Verbs {
    /// Their subject is the speaker of what is quoted or reported.
    reporting: WordSet<&'static str>,
    /// They tell that somebody spoke, without taking what was said as an object.
    speaking: WordSet<&'static str>,
}

fn verbs() -> &'static Verbs {
    static LIST: OnceLock<Verbs> = OnceLock::new();
    LIST.get_or_init(|| {
        let of = |sort: &str| {
            let rows = VERBS.lines().filter_map(|line| line.split_once('\t'));
            rows.filter(|(found, _)| *found == sort).flat_map(|(_, verbs)| verbs.split('|')).collect()
        };
        Verbs { reporting: of("reporting"), speaking: of("speaking") }
    })
}

/// Whether the verb reports what somebody says.
pub(super) fn is_reporting(lemma: &str) -> bool {
    verbs().reporting.contains(lemma)
}

/// Who says a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Whoever these words of the paragraph stand for.
    Words(Vec<u32>),
    /// Whoever spoke last in the paragraph before.
    Before,
    /// Nobody that the text names.
    Nobody,
}

/// A quotation within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// The tokens between the marks; to the end of the paragraph where the closing mark is missing.
    pub(super) tokens: Range<u32>,
    /// Who says it.
    pub(super) source: Source,
}

/// The quotations of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotations {
    /// In order of place.
    pub(super) all: Vec<Quotation>,
    /// Who spoke last, so that a quotation which opens the next paragraph may be his.
    pub(super) last: Source,
}

impl Quotations {
    /// Those of a paragraph without any.
    pub(super) const fn none() -> Self {
        Self { all: Vec::new(), last: Source::Nobody }
    }
}

/// The quotations of a paragraph and who says them.
pub(super) fn of_paragraph(tree: &Tree<'_>) -> Quotations {
    let ranges = between_marks(tree);
    let mut inside = vec![false; tree.len() as usize];
    for range in &ranges {
        for token in range.clone() {
            if let Some(place) = inside.get_mut(token as usize) {
                *place = true;
            }
        }
    }
    let finder = Finder { tree, inside };
    let mut all: Vec<Quotation> = Vec::with_capacity(ranges.len());
    for tokens in ranges {
        let source = finder.source(&tokens, all.last());
        all.push(Quotation { tokens, source });
    }
    let last = finder.last_speaker(all.last());
    Quotations { all, last }
}

/// The stretches between quotation marks, double ones or, where there are none, single ones.
fn between_marks(tree: &Tree<'_>) -> Vec<Range<u32>> {
    let double = |token: u32, is_open: bool| match tree.word(token) {
        "“" | "«" | "„" if !is_open => Some(true),
        "”" | "»" => Some(false),
        "“" if is_open && tree.token(token).tag == Tag::CloseQuote => Some(false),
        "\"" | "``" | "''" => match tree.token(token).tag {
            Tag::CloseQuote if is_open => Some(false),
            _ => Some(!is_open),
        },
        _ => None,
    };
    let single = |token: u32, is_open: bool| match (tree.word(token), tree.token(token).tag) {
        ("‘", _) | ("'", Tag::OpenQuote) if !is_open => Some(true),
        ("’" | "'", Tag::CloseQuote) if is_open => Some(false),
        _ => None,
    };
    let found = stretches(tree, double);
    if found.is_empty() { stretches(tree, single) } else { found }
}

/// The stretches that `mark` opens and closes.
fn stretches(tree: &Tree<'_>, mark: impl Fn(u32, bool) -> Option<bool>) -> Vec<Range<u32>> {
    let mut found = Vec::new();
    let mut start = None;
    for token in 0..tree.len() {
        match (mark(token, start.is_some()), start) {
            (Some(true), None) => start = Some(token + 1),
            (Some(false), Some(first)) => {
                found.push(first..token);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(first) = start {
        found.push(first..tree.len());
    }
    found
}

/// A paragraph with what is quoted in it.
struct Finder<'a> {
    tree: &'a Tree<'a>,
    inside: Vec<bool>,
}

impl Finder<'_> {
    fn is_inside(&self, token: u32) -> bool {
        self.inside.get(token as usize).copied().unwrap_or_default()
    }

    /// Who says the quotation; `previous` is the one before it in the paragraph.
    fn source(&self, tokens: &Range<u32>, previous: Option<&Quotation>) -> Source {
        let starts_sentence = self.starts_sentence(tokens.start.saturating_sub(1));
        let before = || self.verb_before(tokens.start);
        let after = || self.verb_after(tokens.end);
        let named = if starts_sentence { after().or_else(before) } else { before().or_else(after) };
        if let Some(speakers) = named {
            return Source::Words(speakers);
        }
        if !starts_sentence {
            return Source::Nobody;
        }
        let mark = tokens.start.saturating_sub(1);
        if let Some(speakers) = self.sentence_before(mark, |verb| is_reporting(self.tree.lemma(verb))) {
            return Source::Words(speakers);
        }
        if let Some(previous) = previous {
            return previous.source.clone();
        }
        if let Some(speakers) = self.sentence_after(tokens.end) {
            return Source::Words(speakers);
        }
        if mark == 0 {
            return Source::Before;
        }
        let is_person = |speakers: &Vec<u32>| {
            speakers.iter().all(|word| {
                matches!(self.tree.token(*word).tag, Tag::ProperNoun)
                    || matches!(self.tree.lower_lemma(*word).as_ref(), "he" | "she")
            })
        };
        match self.sentence_before(mark, |verb| self.tree.head(verb).is_none()).filter(is_person) {
            Some(speakers) => Source::Words(speakers),
            None => Source::Nobody,
        }
    }

    /// Whether a sentence starts at this mark.
    fn starts_sentence(&self, mark: u32) -> bool {
        mark.checked_sub(1).is_none_or(|before| {
            matches!(self.tree.word(before), "”" | "»" | "\"" | "''" | "’") || self.ends_sentence(before)
        })
    }

    fn ends_sentence(&self, token: u32) -> bool {
        matches!(self.tree.word(token), "." | "?" | "!")
    }

    /// The subjects of the nearest verb of saying before the quotation, in its sentence; the nearer
    /// of two.
    fn verb_before(&self, start: u32) -> Option<Vec<u32>> {
        let mark = start.checked_sub(1)?;
        (mark.saturating_sub(REACH)..mark)
            .rev()
            .take_while(|token| self.is_inside(*token) || !self.ends_sentence(*token))
            .find_map(|verb| self.speakers_by(verb))
    }

    /// The subjects of the nearest verb of saying after the quotation, in its sentence.
    fn verb_after(&self, end: u32) -> Option<Vec<u32>> {
        // What ends with a full stop is a sentence of its own, and so is what follows it.
        if end.checked_sub(1).is_some_and(|last| self.tree.word(last) == ".") {
            return None;
        }
        let first = (end + 1).min(self.tree.len());
        (first..first.saturating_add(REACH).min(self.tree.len()))
            .take_while(|token| !self.is_inside(*token) && !self.ends_sentence(*token))
            .find_map(|token| self.speakers_by(token).or_else(|| self.according_to(token)))
    }

    fn according_to(&self, token: u32) -> Option<Vec<u32>> {
        if !self.tree.is_according_to(token) {
            return None;
        }
        let source = self.tree.child(token + 1, Dependency::PrepositionObject)?;
        Some(self.tree.conjuncts(source))
    }

    /// Whoever the verb says speaks; `None` when it is no verb of saying or stands in a quotation.
    fn speakers_by(&self, verb: u32) -> Option<Vec<u32>> {
        if self.is_inside(verb) || !is_reporting(self.tree.lemma(verb)) {
            return None;
        }
        self.subjects(verb).filter(|found| !found.is_empty())
    }

    /// The subjects of a verb, also of one that shares them with the verb above it ("smiled and
    /// said", "was quoted as saying", "a statement saying").
    fn subjects(&self, verb: u32) -> Option<Vec<u32>> {
        let tree = self.tree;
        let mut current = verb;
        for _ in 0..4 {
            let has_passive = tree.child(current, Dependency::SubjectPassive).is_some()
                || tree.child(current, Dependency::AuxiliaryPassive).is_some();
            if current == verb && has_passive {
                let agent = tree.child(verb, Dependency::Agent)?;
                return Some(tree.conjuncts(tree.child(agent, Dependency::PrepositionObject)?));
            }
            let own = tree
                .child(current, Dependency::Subject)
                .or_else(|| tree.child(current, Dependency::SubjectPassive));
            if let Some(subject) = own.filter(|subject| !self.is_inside(*subject)) {
                return Some(tree.conjuncts(self.meant(subject)?));
            }
            if let Some(name) = self.inverted(verb).filter(|_| current == verb) {
                return Some(tree.conjuncts(name));
            }
            let above = tree.head(current)?;
            match tree.dependency(current) {
                Dependency::Conjunct | Dependency::OpenComplement | Dependency::AdverbialClause => {
                    current = above;
                }
                Dependency::PrepositionComplement => current = tree.head(above)?,
                Dependency::ClausalModifier => return Some(tree.conjuncts(above)),
                _ => return None,
            }
        }
        None
    }

    /// The word itself, or the noun that a relative pronoun stands for.
    fn meant(&self, subject: u32) -> Option<u32> {
        match self.tree.token(subject).tag {
            Tag::WhDeterminer | Tag::WhPronoun => self.tree.antecedent(subject),
            _ => Some(subject),
        }
    }

    /// "… ,” said Anna Smith": the name after the verb, where the parse takes it for an object.
    fn inverted(&self, verb: u32) -> Option<u32> {
        let tree = self.tree;
        tree.child(verb, Dependency::DirectObject).filter(|object| {
            matches!(tree.token(*object).tag, Tag::ProperNoun) && *object > verb && *object <= verb + 4
        })
    }

    /// The subjects of the last wanted verb in the sentence that ends before the mark.
    fn sentence_before(&self, mark: u32, wanted: impl Fn(u32) -> bool) -> Option<Vec<u32>> {
        let last = mark.checked_sub(1)?;
        let sentence = self.tree.sentence(last);
        let first = sentence.start.max(mark.saturating_sub(SENTENCE_BEFORE));
        (first..mark)
            .rev()
            .filter(|verb| !self.is_inside(*verb) && wanted(*verb))
            .find_map(|verb| self.subjects(verb).filter(|found| !found.is_empty()))
    }

    /// The subjects of the first verb of speaking in the sentence after the quotation, when nothing
    /// before it names a speaker: "“…” Anna Smith was speaking in Paris."
    fn sentence_after(&self, end: u32) -> Option<Vec<u32>> {
        let first = (end + 1).min(self.tree.len());
        (first..first.saturating_add(REACH).min(self.tree.len()))
            .take_while(|token| !self.is_inside(*token) && !self.ends_sentence(*token))
            .filter(|token| verbs().speaking.contains(self.tree.lemma(*token)))
            .find_map(|verb| self.subjects(verb).filter(|found| !found.is_empty()))
    }

    /// Who spoke last: the last verb of saying after the last quotation that has a clause for its
    /// object, else the last quotation's source.
    fn last_speaker(&self, last: Option<&Quotation>) -> Source {
        let end = last.map_or(0, |quotation| quotation.tokens.end);
        let reports = |verb: &u32| {
            is_reporting(self.tree.lemma(*verb))
                && self.tree.child(*verb, Dependency::ClausalComplement).is_some()
        };
        let reported = (end..self.tree.len()).rev().filter(reports).find_map(|verb| self.speakers_by(verb));
        match (reported, last) {
            (Some(speakers), _) => Source::Words(speakers),
            (None, Some(quotation)) => quotation.source.clone(),
            (None, None) => Source::Nobody,
        }
    }
}
