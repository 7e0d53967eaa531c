//! Who did and said what to whom: clauses, rules over them, and the claims they give.
//!
//! A paragraph is read once into a [`reading::Reading`]: its clauses with their arguments, the status
//! of each (denied, planned, …), whose word each is, and the dates. Every rule of [`rules`] looks at
//! that and gives drafts; [`draft`] makes claims of them, each said once, in order of place. The words
//! that say a relation are no code: they stand in `data/knowledge/relations.tsv`.

mod arguments;
mod attribution;
mod clause;
mod context;
pub(super) mod dateline;
mod denial;
mod draft;
mod ends;
mod left_out;
mod needed;
mod pairs;
mod phrases;
mod places;
mod propositions;
mod reading;
mod roles;
mod rules;
mod speech;
mod status;
mod subjects;
mod triggers;

pub use propositions::{Proposition, propositions};
pub(super) use triggers::wrong_rows as wrong_relation_rows;

use clause::{Clause, Clauses};
use context::Context;
use draft::{Drafts, Gathered};
use ends::{Lookup, Remembered};
use reading::Reading;
use std::borrow::Cow;
use triggers::{Kinds, Triggers};

use super::dates::Dates;
use super::mentions::Mentions;
use super::quotations::{Quotations, Source};
use super::tree::Tree;
use super::{Claim, MentionIndex};
use crate::document::Document;
use crate::language::Parsed;
use crate::reference::Reference;

/// What the document claims, in order of place; each claim once. Notices go to
/// [`Mentions::notices`]. `parsed[i]` and its tree `trees[i]` belong to `document.paragraphs[i]`,
/// with spans that count in the document's text.
#[must_use]
pub fn find(
    document: &Document,
    trees: &[Tree<'_>],
    parsed: &[Cow<'_, Parsed>],
    mentions: &mut Mentions,
    reference: &Reference,
) -> Vec<Claim> {
    let context = Context::of(mentions);
    let first_mentions = first_mentions(mentions);
    let mut gathered = Gathered::about(mentions);
    let mut last_speakers: Vec<MentionIndex> = Vec::new();
    for (paragraph, (tree, parsed)) in trees.iter().zip(parsed).enumerate() {
        let paragraph = paragraph as u32;
        let dates = Dates::find(tree, parsed, document.date, dateline::end(tree));
        let reading = read(tree, mentions, paragraph, dates, context, &first_mentions, &mut last_speakers);
        let mut drafts = Drafts::default();
        for rule in rules::RULES {
            (rule.find)(&reading, rule, &mut drafts);
        }
        gathered.add_all(tree, paragraph, mentions, reference, drafts);
    }
    let (claims, notices) = gathered.finish(mentions);
    let claims = needed::keep(claims, mentions);
    mentions.notices.extend(notices);
    claims
}

/// The first mention of every entity.
fn first_mentions(mentions: &Mentions) -> Vec<MentionIndex> {
    let mut first = vec![MentionIndex::MAX; mentions.entities.len()];
    for (index, mention) in mentions.mentions.iter().enumerate().rev() {
        if let Some(place) = first.get_mut(mention.entity as usize) {
            *place = index as MentionIndex;
        }
    }
    first
}

fn read<'a>(
    tree: &'a Tree<'a>,
    mentions: &'a Mentions,
    paragraph: u32,
    dates: Dates,
    context: Context,
    first_mentions: &'a [MentionIndex],
    last_speakers: &mut Vec<MentionIndex>,
) -> Reading<'a> {
    let triggers = Triggers::built_in();
    let clauses = Clauses::find(tree, mentions, paragraph, triggers);
    let dateline = dateline::end(tree);
    let remembered = Remembered::nothing(tree.len());
    let lookup = Lookup { tree, mentions, triggers, remembered: &remembered, paragraph, dateline };
    let resolve = |words: &[u32]| -> Vec<MentionIndex> {
        words
            .iter()
            .flat_map(|word| lookup.mentioned(*word, Kinds::default(), 1))
            .filter_map(|end| end.mention)
            .collect()
    };
    let mut quoted = vec![None; tree.len() as usize];
    let mut quotation_speakers = Vec::new();
    let nothing = Quotations::none();
    let found = mentions.quotations.get(paragraph as usize).unwrap_or(&nothing);
    let by = |source: &Source, last: &[MentionIndex]| match source {
        Source::Words(words) => resolve(words),
        Source::Before => last.to_vec(),
        Source::Nobody => Vec::new(),
    };
    for quotation in &found.all {
        for token in quotation.tokens.clone() {
            if let Some(place) = quoted.get_mut(token as usize) {
                *place = Some(quotation_speakers.len() as u32);
            }
        }
        quotation_speakers.push(by(&quotation.source, last_speakers));
    }
    *last_speakers = by(&found.last, last_speakers);
    let quotation_of = |verb: u32| -> Vec<MentionIndex> {
        let quotation: Option<u32> = quoted.get(verb as usize).copied().flatten();
        quotation.and_then(|index| quotation_speakers.get(index as usize)).cloned().unwrap_or_default()
    };
    let reported = speech::reported(tree, &clauses, triggers);
    let or_quoted = |words: &[u32], clause: &Clause| {
        let said = resolve(words);
        if said.is_empty() { quotation_of(clause.verb) } else { said }
    };
    let speakers = reported.iter().zip(&clauses.all).map(|(said, clause)| or_quoted(said, clause)).collect();
    Reading {
        tree,
        mentions,
        triggers,
        paragraph,
        statuses: status::of_all(tree, &clauses, triggers),
        speakers,
        quoted,
        quotation_speakers,
        dates,
        dateline,
        roles: roles::roles(tree, triggers),
        home: context.home,
        law: context.law,
        body_of_states: context.body_of_states,
        remembered,
        first_mentions,
        clauses,
    }
}
