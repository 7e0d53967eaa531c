//! The whole pipeline.

use std::sync::{Mutex, OnceLock, PoisonError};

use serde::Deserialize;

use super::attribute_ruler::AttributeRuler;
use super::container::Container;
use super::entity_recogniser::EntityRecogniser;
use super::layers::WIDTH;
use super::lemmatizer::Lemmatizer;
use super::lexicon::Lexicon;
use super::parser::Parser;
use super::tagger::Tagger;
use super::tok2vec::{Scratch, Tok2Vec, Word};
use super::tokenizer::{RawToken, Tokenizer};
use super::{Dependency, EngineError, Parsed, Token, assets, segments};
use crate::document::Span;

/// Embedding tables of the network shared by tagger and parser: norm, prefix, suffix, shape,
/// whether a blank follows, whether it is white space.
const SYNTAX_TABLES: usize = 6;
/// Embedding tables of the entity recogniser's network: the first four of those.
const ENTITY_TABLES: usize = 4;
/// Tokens whose vectors are computed together.
const BATCH_TOKENS: usize = 1024;

/// Names of the classes of the models.
#[derive(Deserialize)]
struct Labels {
    tags: Vec<String>,
    parser: Vec<String>,
    entities: Vec<String>,
}

/// The English language engine: text to tokens, tags, lemmas, dependency trees and named spans.
///
/// One engine serves any number of threads. It keeps what it knows of words it has met, in caches of
/// bounded size; they make it faster and never change what it says.
pub struct Engine {
    tokenizer: Tokenizer,
    syntax: Tok2Vec,
    tagger: Tagger,
    parser: Parser,
    entity_network: Tok2Vec,
    entities: EntityRecogniser,
    ruler: AttributeRuler,
    lemmatizer: Lemmatizer,
    /// Working memory of threads that are not at work now.
    scratches: Mutex<Vec<Scratch>>,
}

impl Engine {
    /// Makes an engine from the embedded model. This decodes the weights and takes about as long as
    /// reading a few articles; do it once, away from the window's thread.
    ///
    /// # Errors
    ///
    /// Fails only if the program was built with a damaged model.
    pub fn english() -> Result<Self, EngineError> {
        let container = Container::read(assets::WEIGHTS)?;
        let labels: Labels = serde_json::from_str(assets::LABELS)?;
        let lexicon = Lexicon::new(&container, assets::SYMBOLS, assets::NORMS)?;
        Ok(Self {
            tokenizer: Tokenizer::new(lexicon, assets::TOKENIZER)?,
            syntax: Tok2Vec::read(&container, "tok2vec", SYNTAX_TABLES)?,
            tagger: Tagger::read(&container, &labels.tags)?,
            parser: Parser::read(&container, &labels.parser)?,
            entity_network: Tok2Vec::read(&container, "ner", ENTITY_TABLES)?,
            entities: EntityRecogniser::read(&container, &labels.entities)?,
            ruler: AttributeRuler::from_json(assets::ATTRIBUTE_RULER)?,
            lemmatizer: Lemmatizer::new(&container, assets::LEMMATIZER)?,
            scratches: Mutex::new(Vec::new()),
        })
    }

    /// Analyses one paragraph.
    ///
    /// The networks see a few words around each word, across sentences but not across paragraphs, so
    /// a text should be given paragraph by paragraph. To bound memory and time, a paragraph of more
    /// than 2,048 tokens is analysed in several parts, each cut after the end of a sentence where
    /// there is one, else between two words; no arc and no named span crosses such a cut.
    ///
    /// The paragraph must be shorter than 4 GiB.
    #[must_use]
    pub fn parse(&self, paragraph: &str) -> Parsed {
        self.parse_all(&[paragraph]).pop().unwrap_or_default()
    }

    /// Analyses several paragraphs, with the same results as [`Engine::parse`] for each, only
    /// faster: short ones share the matrix products.
    #[must_use]
    pub fn parse_all(&self, paragraphs: &[&str]) -> Vec<Parsed> {
        let tokens: Vec<Vec<RawToken>> =
            paragraphs.iter().map(|text| self.tokenizer.tokenize(text)).collect();
        let segments: Vec<&[RawToken]> =
            tokens.iter().flat_map(|tokens| segments::segments(tokens)).collect();
        let mut scratch =
            self.scratches.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let mut analysed = Vec::with_capacity(segments.len());
        let mut rest = segments.as_slice();
        while !rest.is_empty() {
            let (batch, later) = rest.split_at(batch_length(rest));
            analysed.extend(self.analyse(batch, &mut scratch));
            rest = later;
        }
        self.scratches.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
        let mut analysed = analysed.into_iter();
        tokens.iter().map(|tokens| joined(tokens, &mut analysed)).collect()
    }

    /// Analyses paragraphs of bounded length together.
    fn analyse(&self, paragraphs: &[&[RawToken]], scratch: &mut Scratch) -> Vec<Parsed> {
        let syntax_words = activations(paragraphs, &self.syntax, syntax_cell);
        let syntax = self.syntax.encode(&syntax_words, scratch);
        let entity_words =
            activations(paragraphs, &self.entity_network, |token| &token.lexeme.activations.entities);
        let entities = self.entity_network.encode(&entity_words, scratch);
        let mut start = 0;
        paragraphs
            .iter()
            .map(|tokens| {
                let range = start..start + tokens.len() * WIDTH;
                start = range.end;
                self.annotate(tokens, &syntax[range.clone()], &entities[range])
            })
            .collect()
    }

    /// Annotates the tokens of a paragraph, given their vectors from both networks.
    fn annotate(&self, tokens: &[RawToken], syntax: &[f32], entities: &[f32]) -> Parsed {
        let is_space: Vec<bool> = tokens.iter().map(|token| token.lexeme.is_space).collect();
        let tags = self.tagger.tags(syntax);
        let tree = self.parser.parse(syntax, tokens.len(), &is_space);
        let sentence_starts = tree.sentence_starts();
        let entities = self.entities.entities(entities, &is_space, &sentence_starts);
        let dependencies: Vec<Dependency> = tree
            .heads
            .iter()
            .zip(&tree.labels)
            .enumerate()
            .map(|(token, (head, label))| if token == *head { Dependency::Root } else { label.dependency })
            .collect();
        let attributes = self.ruler.apply(tokens, &tags, &dependencies);
        let tokens = tokens.iter().zip(&attributes).zip(tree.heads.iter().zip(sentence_starts));
        let tokens = tokens.map(|((token, attributes), (head, sentence_start))| Token {
            span: Span::new(token.start, token.end()),
            tag: attributes.tag,
            pos: attributes.pos,
            lemma: self.lemmatizer.lemma(self.tokenizer.lexicon(), &token.lexeme, attributes),
            head: *head as u32,
            dependency: attributes.dependency,
            sentence_start,
        });
        Parsed { tokens: tokens.collect(), entities }
    }
}

/// Where the syntax network keeps what it knows of a token's word.
fn syntax_cell(token: &RawToken) -> &OnceLock<Box<[f32]>> {
    &token.lexeme.activations.syntax[usize::from(token.followed_by_blank)]
}

/// The activations of all words by themselves; those not known yet are computed and kept.
fn activations<'a>(
    paragraphs: &[&'a [RawToken]],
    network: &Tok2Vec,
    cell: impl Fn(&'a RawToken) -> &'a OnceLock<Box<[f32]>>,
) -> Vec<Vec<&'a [f32]>> {
    let mut unknown: Vec<&RawToken> =
        paragraphs.iter().copied().flatten().filter(|token| cell(token).get().is_none()).collect();
    unknown.sort_by_key(|token| std::ptr::from_ref(cell(token)));
    unknown.dedup_by_key(|token| std::ptr::from_ref(cell(token)));
    let words: Vec<Word<'_>> = unknown
        .iter()
        .map(|token| Word { lexeme: &token.lexeme, followed_by_blank: token.followed_by_blank })
        .collect();
    for (token, activations) in unknown.iter().zip(network.word_activations(&words)) {
        // Another thread may have been faster; what it found is the same.
        let _ = cell(token).set(activations);
    }
    let known = |token| cell(token).get().map_or(&[][..], |activations| activations);
    paragraphs.iter().map(|tokens| tokens.iter().map(known).collect()).collect()
}

/// How many of the paragraphs to analyse together: at least one.
fn batch_length(paragraphs: &[&[RawToken]]) -> usize {
    let mut tokens = 0;
    let fits = |paragraph: &&[RawToken]| {
        tokens += paragraph.len();
        tokens <= BATCH_TOKENS
    };
    paragraphs.iter().copied().take_while(fits).count().max(1)
}

/// Puts the parts of a paragraph together again.
fn joined(tokens: &[RawToken], analysed: &mut impl Iterator<Item = Parsed>) -> Parsed {
    let mut whole = Parsed::default();
    while whole.tokens.len() < tokens.len() {
        let Some(part) = analysed.next() else { break };
        let offset = whole.tokens.len() as u32;
        if offset == 0 {
            whole = part;
            continue;
        }
        whole.tokens.extend(part.tokens.into_iter().map(|mut token| {
            token.head += offset;
            token
        }));
        whole.entities.extend(part.entities.into_iter().map(|mut entity| {
            entity.first += offset;
            entity.end += offset;
            entity
        }));
    }
    whole
}
