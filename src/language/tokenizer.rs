//! Splits a text into tokens as spaCy's English tokenizer does.
//!
//! The algorithm is that of `spacy/tokenizer.pyx` 3.8: the text is cut at white space; each chunk
//! gives off prefixes and suffixes until nothing more comes off or an exception is left; what is
//! left is an exception, an address, or is split at its infixes. Afterwards sequences of tokens
//! that together spell an exception are replaced by it (see [`super::phrases`]).

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard};

use serde::Deserialize;

use super::EngineError;
use super::affixes::Affixes;
use super::bounded_cache::BoundedCache;
use super::characters::CharacterClass;
use super::lexicon::{Lexeme, Lexicon};
use super::phrases::Phrases;
use super::url::is_url;

/// Chunks and words kept in one generation of the caches.
const CACHE_CAPACITY: usize = 4096;
/// Longer chunks hardly come twice, in bytes.
const LONGEST_CACHED_CHUNK: usize = 64;

/// A token of a text, before anything is known of its role.
#[derive(Clone)]
pub(super) struct RawToken {
    pub(super) lexeme: Arc<Lexeme>,
    /// First byte in the text.
    pub(super) start: u32,
    /// Whether one blank that belongs to it follows.
    pub(super) followed_by_blank: bool,
}

impl RawToken {
    /// One past its last byte in the text.
    pub(super) fn end(&self) -> u32 {
        self.start + self.lexeme.text.len() as u32
    }
}

type Pieces = Arc<[Arc<Lexeme>]>;

/// A piece of an exception and its norm, where it has its own.
type ExceptionPiece = (Box<str>, Option<Box<str>>);

/// A word that is split in its own way.
struct Exception {
    pieces: Vec<ExceptionPiece>,
    lexemes: OnceLock<Pieces>,
}

#[derive(Deserialize)]
struct Tables {
    exceptions: HashMap<Box<str>, Vec<ExceptionPiece>>,
    phrases: HashMap<Box<str>, Vec<Box<str>>>,
    units: Vec<Box<str>>,
}

/// Chunks and words met before.
struct Caches {
    chunks: BoundedCache<Pieces>,
    lexemes: BoundedCache<Arc<Lexeme>>,
}

/// Splits texts; shared between threads.
pub(super) struct Tokenizer {
    lexicon: Lexicon,
    affixes: Affixes,
    exceptions: HashMap<Box<str>, Exception>,
    longest_exception: usize,
    phrases: Phrases,
    caches: RwLock<Caches>,
}

impl Tokenizer {
    pub(super) fn new(lexicon: Lexicon, tables: &str) -> Result<Self, EngineError> {
        let tables: Tables = serde_json::from_str(tables)?;
        let longest_exception = tables.exceptions.keys().map(|text| text.len()).max().unwrap_or_default();
        let exceptions = tables
            .exceptions
            .into_iter()
            .map(|(text, pieces)| (text, Exception { pieces, lexemes: OnceLock::new() }))
            .collect();
        Ok(Self {
            lexicon,
            affixes: Affixes::new(tables.units),
            exceptions,
            longest_exception,
            phrases: Phrases::new(tables.phrases),
            caches: RwLock::new(Self::empty_caches()),
        })
    }

    fn empty_caches() -> Caches {
        Caches { chunks: BoundedCache::new(CACHE_CAPACITY), lexemes: BoundedCache::new(CACHE_CAPACITY) }
    }

    /// What is known of characters and words.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The tokens of a text in order. `text` must be shorter than 4 GiB.
    pub(super) fn tokenize(&self, text: &str) -> Vec<RawToken> {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut caches = self.read_caches();
        for chunk in self.chunks(text) {
            let span = &text[chunk.start..chunk.end];
            let pieces = if let Some(pieces) = caches.chunks.get(span).cloned() {
                pieces
            } else {
                drop(caches);
                let pieces = self.learn(span);
                caches = self.read_caches();
                pieces
            };
            let mut start = chunk.start as u32;
            for lexeme in pieces.iter() {
                tokens.push(RawToken { lexeme: Arc::clone(lexeme), start, followed_by_blank: false });
                start += lexeme.text.len() as u32;
            }
            if let Some(last) = tokens.last_mut() {
                last.followed_by_blank = chunk.followed_by_blank;
            }
        }
        drop(caches);
        self.replace_phrases(text, tokens)
    }

    /// The runs of white space and of other characters, without the one blank after each of the
    /// latter.
    fn chunks<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Chunk> + 'a {
        let mut characters = text.char_indices().peekable();
        let mut start = 0;
        std::iter::from_fn(move || {
            loop {
                let (_, first) = characters.next()?;
                let is_space = self.is_space(first);
                while characters.next_if(|(_, next)| self.is_space(*next) == is_space).is_some() {}
                let end = characters.peek().map_or(text.len(), |(end, _)| *end);
                let chunk =
                    Chunk { start, end, followed_by_blank: !is_space && text[end..].starts_with(' ') };
                start = end + usize::from(chunk.followed_by_blank);
                // A single blank after a word was taken with the word.
                if chunk.start < chunk.end {
                    return Some(chunk);
                }
            }
        })
    }

    fn is_space(&self, character: char) -> bool {
        if character.is_ascii_graphic() {
            return false;
        }
        self.lexicon.classes.is(character, CharacterClass::PYTHON_SPACE)
    }

    /// Splits a chunk and remembers the result.
    fn learn(&self, chunk: &str) -> Pieces {
        let pieces: Pieces = match self.exception(chunk) {
            Some(exception) => self.exception_lexemes(exception),
            None => self.split(chunk).into(),
        };
        if chunk.len() <= LONGEST_CACHED_CHUNK {
            let mut caches = self.caches.write().unwrap_or_else(PoisonError::into_inner);
            caches.chunks.insert(chunk, Arc::clone(&pieces));
        }
        pieces
    }

    /// The pieces of a chunk that is not an exception as a whole.
    fn split(&self, chunk: &str) -> Vec<Arc<Lexeme>> {
        let mut pieces = Vec::new();
        let mut suffixes = Vec::new();
        let mut rest = chunk;
        loop {
            if rest.is_empty() || self.exception(rest).is_some() {
                break;
            }
            let classes = &self.lexicon.classes;
            let prefix = Affixes::prefix(classes, rest);
            let after_prefix = &rest[prefix..];
            if prefix > 0 && self.exception(after_prefix).is_some() {
                pieces.push(self.lexeme(&rest[..prefix]));
                rest = after_prefix;
                break;
            }
            let suffix = self.affixes.suffix(classes, after_prefix);
            let before_suffix = &rest[..rest.len() - suffix];
            if suffix > 0 && self.exception(before_suffix).is_some() {
                suffixes.push(self.lexeme(&rest[before_suffix.len()..]));
                rest = before_suffix;
                break;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
            if prefix > 0 {
                pieces.push(self.lexeme(&rest[..prefix]));
            }
            if suffix > 0 {
                suffixes.push(self.lexeme(&rest[before_suffix.len()..]));
            }
            rest = &rest[prefix..before_suffix.len()];
        }
        self.push_core(rest, &mut pieces);
        pieces.extend(suffixes.into_iter().rev());
        pieces
    }

    /// Adds what is left of a chunk without its prefixes and suffixes.
    fn push_core(&self, core: &str, pieces: &mut Vec<Arc<Lexeme>>) {
        if let Some(exception) = self.exception(core) {
            pieces.extend(self.exception_lexemes(exception).iter().cloned());
            return;
        }
        let classes = &self.lexicon.classes;
        let mut start = 0;
        if !is_url(classes, core) {
            let mut search_from = 0;
            while let Some(infix) = Affixes::infix(classes, core, search_from) {
                search_from = infix.end;
                // The core never begins with an infix of its own.
                if infix.start == 0 {
                    continue;
                }
                if infix.start > start {
                    pieces.push(self.lexeme(&core[start..infix.start]));
                }
                pieces.push(self.lexeme(&core[infix.clone()]));
                start = infix.end;
            }
        }
        if start < core.len() {
            pieces.push(self.lexeme(&core[start..]));
        }
    }

    /// Replaces token sequences that together spell an exception.
    fn replace_phrases(&self, text: &str, tokens: Vec<RawToken>) -> Vec<RawToken> {
        let found = self.phrases.find(&tokens);
        if found.is_empty() {
            return tokens;
        }
        let mut result = Vec::with_capacity(tokens.len());
        let mut position = 0;
        for range in found {
            let (first, last) = (&tokens[range.start], &tokens[range.end - 1]);
            let covered = &text[first.start as usize..last.end() as usize];
            let Some(exception) = self.exception(covered) else { continue };
            result.extend_from_slice(&tokens[position..range.start]);
            let mut start = first.start;
            for lexeme in self.exception_lexemes(exception).iter() {
                result.push(RawToken { lexeme: Arc::clone(lexeme), start, followed_by_blank: false });
                start += lexeme.text.len() as u32;
            }
            if let Some(replaced) = result.last_mut() {
                replaced.followed_by_blank = last.followed_by_blank;
            }
            position = range.end;
        }
        result.extend_from_slice(&tokens[position..]);
        result
    }

    fn exception(&self, text: &str) -> Option<&Exception> {
        (text.len() <= self.longest_exception).then(|| self.exceptions.get(text)).flatten()
    }

    fn exception_lexemes(&self, exception: &Exception) -> Pieces {
        let make = || {
            let pieces = exception.pieces.iter();
            pieces.map(|(text, norm)| Arc::new(self.lexicon.lexeme(text, norm.as_deref()))).collect()
        };
        Arc::clone(exception.lexemes.get_or_init(make))
    }

    /// The lexeme of a word without a norm of its own.
    fn lexeme(&self, text: &str) -> Arc<Lexeme> {
        if text.len() > LONGEST_CACHED_CHUNK {
            return Arc::new(self.lexicon.lexeme(text, None));
        }
        if let Some(lexeme) = self.read_caches().lexemes.get(text) {
            return Arc::clone(lexeme);
        }
        let lexeme = Arc::new(self.lexicon.lexeme(text, None));
        let mut caches = self.caches.write().unwrap_or_else(PoisonError::into_inner);
        caches.lexemes.insert(text, Arc::clone(&lexeme));
        lexeme
    }

    fn read_caches(&self) -> RwLockReadGuard<'_, Caches> {
        self.caches.read().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A run of characters of a text, in bytes.
struct Chunk {
    start: usize,
    end: usize,
    followed_by_blank: bool,
}
