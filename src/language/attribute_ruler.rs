//! Derives universal tags, morphology and some lemmas from tags, words and dependency labels.
//!
//! spaCy's `AttributeRuler` (`spacy/pipeline/attributeruler.py` 3.8): all patterns are matched
//! against what the models said, then applied in their order, so that later ones win.

use std::collections::HashMap;

use serde::Deserialize;

use super::morphology::Morphology;
use super::tokenizer::RawToken;
use super::{Dependency, EngineError, Tag, UniversalPos};

/// What the ruler says about a token.
#[derive(Clone, Debug)]
pub(super) struct Attributes<'a> {
    pub(super) tag: Tag,
    pub(super) dependency: Dependency,
    pub(super) pos: UniversalPos,
    pub(super) morphology: Morphology,
    pub(super) lemma: Option<&'a str>,
}

#[derive(Deserialize)]
struct Tables {
    patterns: Vec<PatternTable>,
}

#[derive(Deserialize)]
struct PatternTable {
    tokens: Vec<TokenTable>,
    index: usize,
    set: SetTable,
}

#[derive(Deserialize)]
struct TokenTable {
    tag: Option<Choice>,
    lower: Option<Choice>,
    dep: Option<Choice>,
    is_space: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Choice {
    In(Vec<String>),
    NotIn(Vec<String>),
}

#[derive(Deserialize)]
struct SetTable {
    tag: Option<String>,
    pos: Option<String>,
    morph: Option<String>,
    lemma: Option<Box<str>>,
    dep: Option<String>,
}

/// A set of words of the patterns, or all words.
type Words = Option<Vec<u16>>;

/// What one token of a pattern must be.
struct Condition {
    /// Bit sets over [`Tag`] and [`Dependency`].
    tags: u64,
    dependencies: u64,
    words: Words,
    is_space: Option<bool>,
}

/// What a pattern sets.
struct Setting {
    tag: Option<Tag>,
    pos: Option<UniversalPos>,
    morphology: Option<Morphology>,
    lemma: Option<Box<str>>,
    dependency: Option<Dependency>,
}

struct Pattern {
    tokens: Vec<Condition>,
    /// The token of the pattern that it changes.
    index: usize,
    set: Setting,
}

/// The patterns, arranged so that a token meets only those that may begin with it.
pub(super) struct AttributeRuler {
    patterns: Vec<Pattern>,
    /// Numbers of the words that patterns name; other words have none.
    words: HashMap<String, u16>,
    /// Patterns that begin with a token of this tag, whatever its word.
    by_tag: Vec<Vec<usize>>,
    /// Patterns that begin with this word.
    by_word: Vec<Vec<usize>>,
}

impl AttributeRuler {
    pub(super) fn from_json(tables: &str) -> Result<Self, EngineError> {
        let tables: Tables = serde_json::from_str(tables)?;
        let mut words = HashMap::new();
        let patterns = tables
            .patterns
            .into_iter()
            .map(|pattern| Pattern::compile(pattern, &mut words))
            .collect::<Result<Vec<_>, _>>()?;
        let begins = |test: &dyn Fn(&Condition) -> bool| {
            let fits = |index: &usize| patterns[*index].tokens.first().is_some_and(test);
            (0..patterns.len()).filter(fits).collect::<Vec<_>>()
        };
        let by_tag = Tag::ALL
            .iter()
            .map(|tag| begins(&|first| first.words.is_none() && first.tags & bit(*tag as u32) != 0))
            .collect();
        let by_word = (0..words.len() as u16)
            .map(|word| begins(&|first| first.words.as_ref().is_some_and(|words| words.contains(&word))))
            .collect();
        Ok(Self { patterns, words, by_tag, by_word })
    }

    /// The attributes of tokens with these tags and dependency labels.
    pub(super) fn apply(
        &self,
        tokens: &[RawToken],
        tags: &[Tag],
        dependencies: &[Dependency],
    ) -> Vec<Attributes<'_>> {
        let facts: Vec<Facts> = tokens
            .iter()
            .zip(tags.iter().zip(dependencies))
            .map(|(token, (tag, dependency))| Facts {
                tag: *tag,
                dependency: *dependency,
                word: self.words.get(token.lexeme.lower.as_ref()).copied(),
                is_space: token.lexeme.is_space,
            })
            .collect();
        let mut drafts: Vec<Draft<'_>> = facts.iter().map(Draft::new).collect();
        for start in 0..facts.len() {
            let by_tag = &self.by_tag[facts[start].tag as usize];
            let by_word = facts[start].word.map_or(&[][..], |word| &self.by_word[usize::from(word)]);
            for index in by_tag.iter().chain(by_word) {
                let pattern = &self.patterns[*index];
                if pattern.matches(&facts[start..]) {
                    drafts[start + pattern.index].set(*index, &pattern.set);
                }
            }
        }
        drafts.into_iter().map(|draft| draft.attributes).collect()
    }
}

/// What the patterns ask about a token.
struct Facts {
    tag: Tag,
    dependency: Dependency,
    word: Option<u16>,
    is_space: bool,
}

/// Attributes while patterns are applied, each with the pattern that set it.
struct Draft<'a> {
    attributes: Attributes<'a>,
    tag_by: usize,
    pos_by: usize,
    morphology_by: usize,
    lemma_by: usize,
    dependency_by: usize,
}

impl<'a> Draft<'a> {
    fn new(facts: &Facts) -> Self {
        let attributes = Attributes {
            tag: facts.tag,
            dependency: facts.dependency,
            pos: UniversalPos::Other,
            morphology: Morphology::default(),
            lemma: None,
        };
        Self { attributes, tag_by: 0, pos_by: 0, morphology_by: 0, lemma_by: 0, dependency_by: 0 }
    }

    /// Sets what no later pattern has set.
    fn set(&mut self, pattern: usize, set: &'a Setting) {
        fn settle<T>(value: Option<T>, place: &mut T, by: &mut usize, pattern: usize) {
            if let Some(value) = value
                && pattern >= *by
            {
                *place = value;
                *by = pattern;
            }
        }
        let attributes = &mut self.attributes;
        settle(set.tag, &mut attributes.tag, &mut self.tag_by, pattern);
        settle(set.pos, &mut attributes.pos, &mut self.pos_by, pattern);
        settle(set.morphology, &mut attributes.morphology, &mut self.morphology_by, pattern);
        settle(set.lemma.as_deref().map(Some), &mut attributes.lemma, &mut self.lemma_by, pattern);
        settle(set.dependency, &mut attributes.dependency, &mut self.dependency_by, pattern);
    }
}

impl Pattern {
    fn compile(table: PatternTable, words: &mut HashMap<String, u16>) -> Result<Self, EngineError> {
        let tokens = table
            .tokens
            .into_iter()
            .map(|token| Condition::compile(token, words))
            .collect::<Result<Vec<_>, _>>()?;
        let set = Setting {
            tag: table.set.tag.map(|name| tag(&name)).transpose()?,
            pos: table.set.pos.map(|name| named(&name, UniversalPos::from_name)).transpose()?,
            morphology: table.set.morph.map(|features| Morphology::parse(&features)),
            lemma: table.set.lemma,
            dependency: table.set.dep.map(|name| named(&name, Dependency::from_name)).transpose()?,
        };
        if table.index >= tokens.len() {
            return Err(EngineError::UnknownLabel("a pattern that changes no token of its own".to_owned()));
        }
        Ok(Self { tokens, index: table.index, set })
    }

    fn matches(&self, facts: &[Facts]) -> bool {
        self.tokens.len() <= facts.len()
            && self.tokens.iter().zip(facts).all(|(condition, facts)| condition.matches(facts))
    }
}

impl Condition {
    fn compile(table: TokenTable, words: &mut HashMap<String, u16>) -> Result<Self, EngineError> {
        let words = match table.lower {
            None => None,
            Some(Choice::In(list)) => Some(
                list.into_iter()
                    .map(|word| {
                        let number = words.len() as u16;
                        *words.entry(word).or_insert(number)
                    })
                    .collect(),
            ),
            Some(Choice::NotIn(_)) => {
                return Err(EngineError::UnknownLabel("a pattern that excludes words".to_owned()));
            }
        };
        Ok(Self {
            tags: bits(table.tag, |name| Tag::from_name(name).map(|tag| tag as u32)),
            dependencies: bits(table.dep, |name| Dependency::from_name(name).map(|label| label as u32)),
            words,
            is_space: table.is_space,
        })
    }

    fn matches(&self, facts: &Facts) -> bool {
        self.tags & bit(facts.tag as u32) != 0
            && self.dependencies & bit(facts.dependency as u32) != 0
            && self.is_space.is_none_or(|is_space| is_space == facts.is_space)
            && self.words.as_ref().is_none_or(|words| facts.word.is_some_and(|word| words.contains(&word)))
    }
}

const fn bit(value: u32) -> u64 {
    1 << value
}

/// The set that a choice stands for. Names that the models never give are left out: patterns name
/// tags of other corpora too.
fn bits(choice: Option<Choice>, value: impl Fn(&str) -> Option<u32>) -> u64 {
    let set = |names: Vec<String>| {
        names.iter().filter_map(|name| value(name)).fold(0, |set, value| set | bit(value))
    };
    match choice {
        None => u64::MAX,
        Some(Choice::In(names)) => set(names),
        Some(Choice::NotIn(names)) => !set(names),
    }
}

fn tag(name: &str) -> Result<Tag, EngineError> {
    named(name, Tag::from_name)
}

fn named<T>(name: &str, value: impl Fn(&str) -> Option<T>) -> Result<T, EngineError> {
    value(name).ok_or_else(|| EngineError::UnknownLabel(name.to_owned()))
}
