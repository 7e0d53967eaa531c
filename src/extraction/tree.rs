//! The dependency tree of one paragraph, ready to be walked in both directions.

mod words;

use std::borrow::Cow;
use std::ops::Range;

use words::Words;
pub(in crate::extraction) use words::lower;

use crate::document::Span;
use crate::language::{Dependency, Parsed, Tag, Token};

/// A walk towards the root stops after this many steps, so that walking from every token of a
/// hostile text stays linear. No sentence that a person wrote is this deep.
pub(super) const DEEPEST_WALK: usize = 100;

/// A parsed paragraph with its children, subtrees and sentences indexed.
///
/// Tokens are named by their index in the paragraph. Built in time linear in the number of tokens.
#[derive(Clone, Debug)]
pub struct Tree<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: Words<'a>,
    child_starts: Vec<u32>,
    children: Vec<u32>,
    subtrees: Vec<Range<u32>>,
    sentences: Vec<Range<u32>>,
    sentence_of: Vec<u32>,
}

impl<'a> Tree<'a> {
    /// Indexes `parsed`, whose spans count in `text` (the whole document's text).
    #[must_use]
    pub fn new(text: &'a str, parsed: &'a Parsed) -> Self {
        let tokens = parsed.tokens.as_slice();
        let words = Words::of(text, tokens);
        let (child_starts, children) = children_of(tokens);
        let sentences: Vec<Range<u32>> =
            parsed.sentences().map(|range| range.start as u32..range.end as u32).collect();
        let mut sentence_of = vec![0; tokens.len()];
        for (index, sentence) in sentences.iter().enumerate() {
            for token in sentence.clone() {
                sentence_of[token as usize] = index as u32;
            }
        }
        let subtrees = subtrees_of(tokens);
        Self { text, tokens, words, child_starts, children, subtrees, sentences, sentence_of }
    }

    /// The number of tokens.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.tokens.len() as u32
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The tokens in order.
    #[must_use]
    pub fn tokens(&self) -> &'a [Token] {
        self.tokens
    }

    /// One token.
    ///
    /// # Panics
    /// When there is no such token; indices come from this tree.
    #[must_use]
    pub fn token(&self, token: u32) -> &'a Token {
        &self.tokens[token as usize]
    }

    /// The word as the text has it.
    #[must_use]
    pub fn word(&self, token: u32) -> &'a str {
        self.words.written(token)
    }

    /// The word in lower case.
    #[must_use]
    pub fn lower_word(&self, token: u32) -> Cow<'_, str> {
        Cow::Borrowed(self.words.lower(token))
    }

    /// The dictionary form in lower case: that of a name keeps its capitals.
    #[must_use]
    pub fn lower_lemma(&self, token: u32) -> Cow<'_, str> {
        Cow::Borrowed(self.words.lower_lemma(token).unwrap_or_else(|| self.lemma(token)))
    }

    /// The dictionary form of the word.
    #[must_use]
    pub fn lemma(&self, token: u32) -> &'a str {
        &self.token(token).lemma
    }

    /// The label of the arc to the head.
    #[must_use]
    pub fn dependency(&self, token: u32) -> Dependency {
        self.token(token).dependency
    }

    /// The token that governs this one; `None` for the root of a sentence.
    #[must_use]
    pub fn head(&self, token: u32) -> Option<u32> {
        let head = self.token(token).head;
        (head != token && head < self.len()).then_some(head)
    }

    /// The tokens that this one governs, in order of place.
    #[must_use]
    pub fn children(&self, token: u32) -> &[u32] {
        let index = token as usize;
        &self.children[self.child_starts[index] as usize..self.child_starts[index + 1] as usize]
    }

    /// The first child with this label.
    #[must_use]
    pub fn child(&self, token: u32, dependency: Dependency) -> Option<u32> {
        self.children_with(token, dependency).next()
    }

    /// The children with this label, in order of place.
    pub fn children_with(&self, token: u32, dependency: Dependency) -> impl Iterator<Item = u32> + '_ {
        self.children(token).iter().copied().filter(move |child| self.dependency(*child) == dependency)
    }

    /// The tokens from the leftmost to the rightmost descendant of this one, itself included.
    #[must_use]
    pub fn subtree(&self, token: u32) -> Range<u32> {
        self.subtrees[token as usize].clone()
    }

    /// The governors of this token from the nearest to the root, at most a hundred.
    pub fn ancestors(&self, token: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(self.head(token), |above| self.head(*above)).take(DEEPEST_WALK)
    }

    /// Whether `token` is `above` or governed by it, directly or not.
    #[must_use]
    pub fn is_within(&self, token: u32, above: u32) -> bool {
        token == above || self.ancestors(token).any(|ancestor| ancestor == above)
    }

    /// The noun that a relative pronoun stands for: the one that its clause describes.
    #[must_use]
    pub fn antecedent(&self, word: u32) -> Option<u32> {
        if !matches!(self.token(word).tag, Tag::WhDeterminer | Tag::WhPronoun | Tag::WhPronounPossessive) {
            return None;
        }
        self.ancestors(word).take(5).find_map(|verb| {
            (self.dependency(verb) == Dependency::RelativeClause).then(|| self.head(verb)).flatten()
        })
    }

    /// Whether a noun is denied by its determiner: "no country"; not so "a no-confidence motion".
    #[must_use]
    pub fn has_no(&self, noun: u32) -> bool {
        self.children_with(noun, Dependency::Determiner).any(|determiner| {
            let next = determiner + 1;
            self.lemma(determiner).eq_ignore_ascii_case("no")
                && !(next < self.len() && matches!(self.word(next), "-" | "–" | "‑"))
        })
    }

    /// Whether the noun has "a", "an" or "any", so that nobody knows yet which one it is.
    #[must_use]
    pub fn is_indefinite(&self, noun: u32) -> bool {
        self.children_with(noun, Dependency::Determiner)
            .any(|determiner| matches!(self.lower_lemma(determiner).as_ref(), "a" | "an" | "any"))
    }

    /// Whether "according to" stands here.
    #[must_use]
    pub fn is_according_to(&self, token: u32) -> bool {
        self.word(token).eq_ignore_ascii_case("according")
            && token + 1 < self.len()
            && self.word(token + 1).eq_ignore_ascii_case("to")
    }

    /// This token and whatever is coordinated with it after it ("A, B and C" from A), in order.
    #[must_use]
    pub fn conjuncts(&self, token: u32) -> Vec<u32> {
        let mut found = vec![token];
        let mut next = 0;
        while let Some(current) = found.get(next).copied() {
            found.extend(self.children_with(current, Dependency::Conjunct));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The first member of the coordination that this token belongs to; itself when it is in none.
    #[must_use]
    pub fn first_conjunct(&self, token: u32) -> u32 {
        let mut current = token;
        for above in self.ancestors(token) {
            if self.dependency(current) != Dependency::Conjunct {
                break;
            }
            current = above;
        }
        current
    }

    /// The sentence the token stands in, as a range of tokens.
    #[must_use]
    pub fn sentence(&self, token: u32) -> Range<u32> {
        self.sentences[self.sentence_of[token as usize] as usize].clone()
    }

    /// The sentences as ranges of tokens, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Range<u32>] {
        &self.sentences
    }

    /// The stretch of the document's text that a range of tokens covers; empty for an empty range.
    #[must_use]
    pub fn span(&self, tokens: Range<u32>) -> Span {
        let first = self.tokens.get(tokens.start as usize);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last as usize));
        match (first, last) {
            (Some(first), Some(last)) if !tokens.is_empty() => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// The words that a range of tokens covers, as the text has them.
    #[must_use]
    pub fn words(&self, tokens: Range<u32>) -> &'a str {
        self.span(tokens).of(self.text)
    }

    /// The whole document's text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }
}

/// The children of every token, one after the other, and where those of each begin.
fn children_of(tokens: &[Token]) -> (Vec<u32>, Vec<u32>) {
    let has_head = |index: usize, token: &Token| {
        let head = token.head as usize;
        (head != index && head < tokens.len()).then_some(head)
    };
    let mut starts = vec![0_u32; tokens.len() + 1];
    for (index, token) in tokens.iter().enumerate() {
        if let Some(head) = has_head(index, token) {
            starts[head + 1] += 1;
        }
    }
    for index in 1..starts.len() {
        starts[index] += starts[index - 1];
    }
    let mut next = starts.clone();
    let mut children = vec![0; starts.last().copied().unwrap_or_default() as usize];
    for (index, token) in tokens.iter().enumerate() {
        if let Some(head) = has_head(index, token) {
            children[next[head] as usize] = index as u32;
            next[head] += 1;
        }
    }
    (starts, children)
}

/// The extent of every subtree. Leaves first: a token hands its extent to its head once all its
/// own children have handed theirs to it, so that every arc is followed once.
fn subtrees_of(tokens: &[Token]) -> Vec<Range<u32>> {
    let mut extents: Vec<Range<u32>> = (0..tokens.len() as u32).map(|token| token..token + 1).collect();
    let mut waiting = vec![0_u32; tokens.len()];
    for (index, token) in tokens.iter().enumerate() {
        if token.head as usize != index && (token.head as usize) < tokens.len() {
            waiting[token.head as usize] += 1;
        }
    }
    let mut ready = Vec::with_capacity(tokens.len());
    ready.extend((0..tokens.len()).filter(|index| waiting[*index] == 0));
    while let Some(index) = ready.pop() {
        let head = tokens[index].head as usize;
        if head == index || head >= tokens.len() {
            continue;
        }
        extents[head] =
            extents[head].start.min(extents[index].start)..extents[head].end.max(extents[index].end);
        waiting[head] -= 1;
        if waiting[head] == 0 {
            ready.push(head);
        }
    }
    extents
}
