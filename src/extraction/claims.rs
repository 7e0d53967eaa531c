//! Who did and said what to whom: clauses, rules over them, and the claims they give.
//!
//! A paragraph is read once into a [`reading::Reading`]: its clauses with their arguments, the status
//! of each (denied, planned, …), whose word each is, and the dates. Every rule of [`rules`] looks at
//! that and gives drafts; [`draft`] makes claims of them, each said once, in order of place. The words
//! that say a relation are no code: they stand in `data/knowledge/relations.tsv`.

mod arguments;
mod clause;
mod context;
mod dateline;
mod draft;
mod ends;
mod pairs;
mod phrases;
mod propositions;
mod reading;
mod rules;
mod speech;
mod status;
mod subjects;
mod triggers;

pub use propositions::{Proposition, propositions};

use clause::Clauses;
use context::Context;
use draft::{Drafts, Gathered};
use ends::Lookup;
use reading::Reading;
use triggers::{Kinds, Triggers};

use super::dates::Dates;
use super::mentions::Mentions;
use super::tree::Tree;
use super::{Claim, MentionIndex};
use crate::document::Document;
use crate::language::Parsed;
use crate::reference::Reference;

/// What the document claims, in order of place; each claim once. Notices go to
/// [`Mentions::notices`]. `parsed[i]` belongs to `document.paragraphs[i]`, with spans that count in
/// the document's text.
#[must_use]
pub fn find(
    document: &Document,
    parsed: &[Parsed],
    mentions: &mut Mentions,
    reference: &Reference,
) -> Vec<Claim> {
    let triggers = Triggers::built_in();
    let context = Context::of(document, mentions, reference);
    let mut gathered = Gathered::default();
    let mut last_speakers: Vec<MentionIndex> = Vec::new();
    for (paragraph, parsed) in parsed.iter().enumerate() {
        let tree = Tree::new(&document.text, parsed);
        let paragraph = paragraph as u32;
        let reading =
            read(document, parsed, &tree, mentions, triggers, paragraph, context, &mut last_speakers);
        let mut drafts = Drafts::default();
        for rule in rules::RULES {
            (rule.find)(&reading, rule, &mut drafts);
        }
        gathered.add_all(&tree, paragraph, mentions, reference, drafts);
    }
    let (claims, notices) = gathered.finish(mentions);
    mentions.notices.extend(notices);
    claims
}

#[expect(clippy::too_many_arguments, reason = "what a paragraph is read from, passed once")]
fn read<'a>(
    document: &Document,
    parsed: &Parsed,
    tree: &'a Tree<'a>,
    mentions: &'a Mentions,
    triggers: &'static Triggers,
    paragraph: u32,
    context: Context,
    last_speakers: &mut Vec<MentionIndex>,
) -> Reading<'a> {
    let clauses = Clauses::find(tree, mentions, paragraph, triggers);
    let statuses = status::of_all(tree, &clauses, triggers);
    let dateline = dateline::end(tree);
    let lookup = Lookup { tree, mentions, triggers, paragraph, dateline };
    let resolve = |words: &[u32]| -> Vec<MentionIndex> {
        words
            .iter()
            .flat_map(|word| lookup.mentioned(*word, Kinds::default(), 1))
            .filter_map(|end| end.mention)
            .collect()
    };
    let mut quoted = vec![None; tree.len() as usize];
    let mut quotation_speakers = Vec::new();
    for quotation in speech::quotations(tree) {
        let named = resolve(&speech::speaker_of(tree, &clauses, triggers, &quotation));
        let runs_on = quotation.tokens.start <= 2 || !quotation_speakers.is_empty();
        let speakers = if named.is_empty() && runs_on { last_speakers.clone() } else { named };
        last_speakers.clone_from(&speakers);
        for token in quotation.tokens.clone() {
            if let Some(place) = quoted.get_mut(token as usize) {
                *place = Some(quotation_speakers.len() as u32);
            }
        }
        quotation_speakers.push(speakers);
    }
    let speakers = speech::reported(tree, &clauses, triggers)
        .iter()
        .zip(&clauses.all)
        .map(|(words, clause)| {
            let said = resolve(words);
            let quotation = quoted.get(clause.verb as usize).copied().flatten();
            match quotation.and_then(|index: u32| quotation_speakers.get(index as usize)) {
                Some(speakers) if said.is_empty() => speakers.clone(),
                _ => said,
            }
        })
        .collect();
    Reading {
        tree,
        mentions,
        triggers,
        paragraph,
        statuses,
        speakers,
        quoted,
        quotation_speakers,
        dates: Dates::find(tree, parsed, document.date, dateline),
        dateline,
        home: context.home,
        law: context.law,
        body_of_states: context.body_of_states,
        clauses,
    }
}
