//! Finds sequences of tokens that together spell a tokenizer exception.
//!
//! The affix rules tear some exceptions apart (`:-)`, `p.m.`), so spaCy looks for their parts among
//! the tokens afterwards (`_apply_special_cases` in `spacy/tokenizer.pyx`).

use std::collections::HashMap;
use std::ops::Range;

use super::tokenizer::RawToken;

#[derive(Default)]
struct Node {
    next: HashMap<Box<str>, usize>,
    ends_phrase: bool,
}

/// A prefix tree over the split forms of the exceptions.
pub(super) struct Phrases {
    nodes: Vec<Node>,
}

impl Phrases {
    /// `phrases`: the texts that the affix rules make of each exception.
    pub(super) fn new(phrases: HashMap<Box<str>, Vec<Box<str>>>) -> Self {
        let mut nodes = vec![Node::default()];
        for parts in phrases.into_values() {
            let mut node = 0;
            for part in parts {
                let fresh = nodes.len();
                node = *nodes[node].next.entry(part).or_insert(fresh);
                if node == fresh {
                    nodes.push(Node::default());
                }
            }
            nodes[node].ends_phrase = true;
        }
        Self { nodes }
    }

    /// The phrases to replace, from left to right: longer ones first, then those further left, none
    /// that begins or ends inside one that was considered before it.
    pub(super) fn find(&self, tokens: &[RawToken]) -> Vec<Range<usize>> {
        let mut candidates = Vec::new();
        for start in 0..tokens.len() {
            let mut node = 0;
            for (position, token) in tokens.iter().enumerate().skip(start) {
                let Some(next) = self.nodes[node].next.get(&*token.lexeme.text) else { break };
                node = *next;
                if self.nodes[node].ends_phrase {
                    candidates.push(start..position + 1);
                }
            }
        }
        candidates.sort_by_key(|range| (std::cmp::Reverse(range.len()), range.start));
        let mut considered = vec![false; if candidates.is_empty() { 0 } else { tokens.len() }];
        let mut chosen = Vec::new();
        for range in candidates {
            let free = !considered[range.start] && !considered[range.end - 1];
            considered[range.clone()].fill(true);
            if free {
                chosen.push(range);
            }
        }
        chosen.sort_by_key(|range| range.start);
        chosen
    }
}
