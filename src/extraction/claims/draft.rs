//! Claims while they are gathered: made, checked, freed of repetition and put in order.

use std::collections::{BTreeMap, BTreeSet};

use super::ends::End;
use super::status::Status;
use crate::document::Span;
use crate::extraction::mentions::Mentions;
use crate::extraction::tree::Tree;
use crate::extraction::{Claim, DateSpan, MentionIndex};
use crate::language::Dependency;
use crate::reference::Reference;
use crate::vocabulary::{Circumstance, Circumstances, MentionKind, Modality, RelationType};

/// A sentence gives at most this many claims; lists of thousands of names would give millions.
pub(super) const MOST_CLAIMS_OF_A_SENTENCE: usize = 400;

/// Entities that are less sure than this cast doubt on their claims.
const SURE_ENTITY: f32 = 0.7;
/// More tokens than this between the outermost words of a claim cast doubt on it.
const FAR_APART: u32 = 16;
/// A sentence of more tokens than this is read less surely.
const LONG_SENTENCE: usize = 40;

/// A claim before its ends are mentions.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Who or what.
    pub(super) from: End,
    /// Whom or what.
    pub(super) to: End,
    /// What it says of the two, where a type fits.
    pub(super) relation: Option<RelationType>,
    /// The tokens that say it.
    pub(super) words: Vec<u32>,
    /// Whether it is denied, planned, …
    pub(super) status: Status,
    /// Who says it.
    pub(super) speakers: Vec<MentionIndex>,
    /// When.
    pub(super) date: Option<DateSpan>,
    /// Where.
    pub(super) place: Option<MentionIndex>,
    /// Whether it needs one step beyond the words.
    pub(super) implicit: bool,
    /// The rule's name.
    pub(super) rule: &'static str,
    /// What only the rule knows of how it stands in the text.
    pub(super) circumstances: Circumstances,
}

/// The drafts of one paragraph, at most so many a sentence.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// The drafts in the order in which the rules made them.
    pub(super) all: Vec<Draft>,
    by_sentence: BTreeMap<u32, usize>,
    /// Where the sentences start that reached the limit.
    full: BTreeSet<u32>,
}

impl Drafts {
    /// Whether the sentence of this token may still give claims; notes it when it may not.
    pub(super) fn has_room(&mut self, tree: &Tree<'_>, token: u32) -> bool {
        let start = tree.span(tree.sentence(token)).start;
        let has_room = self.by_sentence.get(&start).is_none_or(|count| *count < MOST_CLAIMS_OF_A_SENTENCE);
        if !has_room {
            self.full.insert(start);
        }
        has_room
    }

    /// Takes in a draft.
    pub(super) fn push(&mut self, tree: &Tree<'_>, draft: Draft) {
        *self.by_sentence.entry(tree.span(tree.sentence(draft.to.token)).start).or_default() += 1;
        self.all.push(draft);
    }
}

/// The claims of a document.
#[derive(Debug)]
pub(super) struct Gathered {
    claims: Vec<Claim>,
    full: BTreeSet<u32>,
    /// Whether the text names an entity, for each.
    named: Vec<bool>,
}

impl Gathered {
    /// No claims yet, about these mentions.
    pub(super) fn about(mentions: &Mentions) -> Self {
        let mut named = vec![false; mentions.entities.len()];
        for mention in mentions.mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
            if let Some(is_named) = named.get_mut(mention.entity as usize) {
                *is_named = true;
            }
        }
        Self { claims: Vec::new(), full: BTreeSet::new(), named }
    }

    /// Takes in the drafts of a paragraph.
    pub(super) fn add_all(
        &mut self,
        tree: &Tree<'_>,
        paragraph: u32,
        mentions: &mut Mentions,
        reference: &Reference,
        drafts: Drafts,
    ) {
        self.full.extend(drafts.full);
        for draft in drafts.all {
            self.add(tree, paragraph, mentions, reference, &draft);
        }
    }

    /// Takes in a draft, unless its ends are one entity or nobody can tell whether it is so.
    fn add(
        &mut self,
        tree: &Tree<'_>,
        paragraph: u32,
        mentions: &mut Mentions,
        reference: &Reference,
        draft: &Draft,
    ) {
        if draft.status.is_doubtful {
            return;
        }
        let sentence = tree.span(tree.sentence(draft.to.token));
        let mut resolve = |end: &End| {
            end.mention.unwrap_or_else(|| mentions.concept(tree, paragraph, end.token, reference))
        };
        let (subject, object) = (resolve(&draft.from), resolve(&draft.to));
        let entity = |mention: MentionIndex| mentions.mention(mention).map(|found| found.entity);
        if entity(subject) == entity(object) {
            return;
        }
        let mut words = draft.words.clone();
        words.extend(draft.from.between.iter().copied());
        words.extend(draft.to.between.iter().copied());
        words.sort_unstable();
        words.dedup();
        let (_, trigger) = written(tree, &words);
        let (phrase, _) = written(tree, &without_passive(tree, draft.from.token, words));
        let mut speakers = draft.speakers.clone();
        speakers.dedup_by_key(|speaker| entity(*speaker));
        let circumstances = self.circumstances(mentions, draft, subject, object, tree);
        self.claims.push(Claim {
            subject,
            object,
            relation: draft.relation,
            phrase,
            trigger,
            evidence: sentence,
            negated: draft.status.negated,
            modality: draft.status.modality,
            speakers,
            date: draft.date,
            place: draft.place,
            implicit: draft.implicit,
            rule: draft.rule,
            confidence: reference.confidence(draft.rule, circumstances),
            circumstances,
        });
    }

    /// What makes the claim less sure, or surer, than others of its rule.
    fn circumstances(
        &self,
        mentions: &Mentions,
        draft: &Draft,
        subject: MentionIndex,
        object: MentionIndex,
        tree: &Tree<'_>,
    ) -> Circumstances {
        let mut circumstances = draft.circumstances;
        for (end, index) in [(&draft.from, subject), (&draft.to, object)] {
            let kind = mentions.mention(index).map(|found| found.kind);
            let is_named = mentions
                .mention(index)
                .is_some_and(|found| self.named.get(found.entity as usize).copied().unwrap_or(false));
            circumstances.insert_if(Circumstance::Pronoun, kind == Some(MentionKind::Pronoun));
            if end.mention.is_none() {
                circumstances.insert(Circumstance::Thing);
            } else if kind == Some(MentionKind::Nominal) {
                circumstances.insert(if is_named {
                    Circumstance::StandsForName
                } else {
                    Circumstance::Nameless
                });
            }
            let certainty = mentions.entity_of(index).map_or(0.5, |entity| entity.confidence);
            circumstances.insert_if(Circumstance::UncertainEnd, is_named && certainty < SURE_ENTITY);
            circumstances.insert_if(Circumstance::Inside, !end.between.is_empty());
        }
        let words = draft.words.iter().copied().chain([draft.from.token, draft.to.token]);
        let (first, last) =
            words.fold((u32::MAX, 0), |(first, last), word| (first.min(word), last.max(word)));
        circumstances.insert_if(Circumstance::FarApart, last.saturating_sub(first) > FAR_APART);
        circumstances
            .insert_if(Circumstance::LongSentence, tree.sentence(draft.to.token).len() > LONG_SENTENCE);
        circumstances.insert_if(Circumstance::NoType, draft.relation.is_none());
        circumstances.insert_if(Circumstance::OneStep, draft.implicit);
        circumstances.insert_if(Circumstance::Denied, draft.status.negated);
        circumstances.insert_if(Circumstance::NotActual, draft.status.modality != Modality::Actual);
        circumstances.insert_if(Circumstance::Reported, !draft.speakers.is_empty());
        circumstances
    }

    /// The claims in order of place, each said once, and what the reader should know.
    pub(super) fn finish(mut self, mentions: &Mentions) -> (Vec<Claim>, Vec<String>) {
        let place = |mention: MentionIndex| mentions.mention(mention).map(|found| found.span);
        let tenths = |claim: &Claim| (claim.confidence * 10.0).round() as u8;
        self.claims.sort_by(|a, b| {
            let key =
                |claim: &Claim| (claim.evidence, place(claim.subject), place(claim.object), claim.relation);
            key(a)
                .cmp(&key(b))
                .then_with(|| tenths(b).cmp(&tenths(a)))
                // Of two as sure as each other the one that says more.
                .then_with(|| b.phrase.len().cmp(&a.phrase.len()))
                .then_with(|| a.phrase.cmp(&b.phrase))
        });
        let mut seen: BTreeMap<_, Vec<(Modality, Vec<Span>)>> = BTreeMap::new();
        let mut typed = BTreeSet::new();
        for claim in &self.claims {
            if claim.relation.is_some() {
                typed.insert(ends_of(mentions, claim));
            }
        }
        self.claims.retain(|claim| {
            let ends = ends_of(mentions, claim);
            // What a typed claim of the same sentence says already is not said again without a type.
            if claim.relation.is_none() && typed.contains(&ends) {
                return false;
            }
            // "will provide aid and are providing aid" says two things, in different words.
            let known = seen.entry((ends, claim.relation, claim.negated)).or_default();
            let is_new = known.iter().all(|(modality, trigger)| {
                *modality != claim.modality && trigger.iter().all(|span| !claim.trigger.contains(span))
            });
            if is_new {
                known.push((claim.modality, claim.trigger.clone()));
            }
            is_new
        });
        let notice = self.full.first().map(|start| {
            let several = self.full.len();
            let more = if several > 1 { format!(", the first of {several}") } else { String::new() };
            format!(
                "A sentence names too many things for all pairs to be drawn; its first \
                 {MOST_CLAIMS_OF_A_SENTENCE} claims were kept (at byte {start} of the text{more})."
            )
        });
        (self.claims, notice.into_iter().collect())
    }
}

fn ends_of(mentions: &Mentions, claim: &Claim) -> (Span, u32, u32) {
    let entity = |mention: MentionIndex| mentions.mention(mention).map_or(u32::MAX, |found| found.entity);
    (claim.evidence, entity(claim.subject), entity(claim.object))
}

/// The words of a relation as they read from who acts to whom it concerns: of "was founded by Hale", said
/// of Hale, "founded". Where that would be no English ("will be founded") they stay as they are.
fn without_passive(tree: &Tree<'_>, from: u32, words: Vec<u32>) -> Vec<u32> {
    let by = tree.head(from).filter(|&by| tree.dependency(by) == Dependency::Agent);
    let Some(verb) = by.and_then(|by| tree.head(by)) else { return words };
    let is_at_verb =
        |word: u32, dependency| tree.head(word) == Some(verb) && tree.dependency(word) == dependency;
    let is_have = |word| is_at_verb(word, Dependency::Auxiliary) && tree.lower_lemma(word) == "have";
    let is_passive = |word| is_at_verb(word, Dependency::AuxiliaryPassive);
    let begins = words.first().is_some_and(|&word| is_have(word) || is_passive(word));
    let is_stuck = words.iter().any(|&word| is_at_verb(word, Dependency::Auxiliary) && !is_have(word));
    if !begins || is_stuck {
        return words;
    }
    words.into_iter().filter(|&word| !is_passive(word)).collect()
}

/// The words in the order of the text, and where they stand.
fn written(tree: &Tree<'_>, words: &[u32]) -> (String, Vec<Span>) {
    let mut phrase = String::new();
    let mut spans: Vec<Span> = Vec::new();
    let mut last: Option<u32> = None;
    for word in words.iter().copied() {
        let span = tree.token(word).span;
        if last.is_some_and(|last| last + 1 == word) {
            if let Some(previous) = spans.last_mut() {
                phrase.push_str(Span::new(previous.end, span.start).of(tree.text()));
                *previous = previous.cover(span);
            }
        } else {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            spans.push(span);
        }
        phrase.push_str(tree.word(word));
        last = Some(word);
    }
    (phrase, spans)
}
