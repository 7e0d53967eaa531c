//! The table of words that say a relation: `data/knowledge/relations.tsv` and the files of
//! `data/knowledge/relations`, read once.
//!
//! The head of the first file explains the columns. A new word is a new row; nothing here changes.

mod row;
mod slots;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::reference::WrongRow;
use crate::reference::lookup::{Sieve, WordMap, WordSet};
use crate::vocabulary::{Modality, RelationType};

use row::Row;
pub(super) use slots::{Kinds, Place, Slot};

/// A file of the table by its name below `data/knowledge`: where it stands, and its text.
macro_rules! table {
    ($file:literal) => {
        (concat!("data/knowledge/", $file), include_str!(concat!("../../../data/knowledge/", $file)))
    };
}

/// The files in the order in which they are asked: of two rows that fit, the earlier one counts.
const TABLES: [(&str, &str); 13] = [
    table!("relations.tsv"),
    table!("relations/saying.tsv"),
    table!("relations/judgements.tsv"),
    table!("relations/stance.tsv"),
    table!("relations/making.tsv"),
    table!("relations/trade.tsv"),
    table!("relations/belonging.tsv"),
    table!("relations/going.tsv"),
    table!("relations/force.tsv"),
    table!("relations/justice.tsv"),
    table!("relations/contest.tsv"),
    table!("relations/adjectives.tsv"),
    table!("relations/nouns.tsv"),
];

/// One way of saying a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Who or what.
    pub(super) from: Slot,
    /// Whom or what.
    pub(super) to: Slot,
    /// What it says of the two.
    pub(super) relation: RelationType,
    /// How real it is at least, when the word itself says so.
    pub(super) modality: Option<Modality>,
    /// Whether the word itself denies it ("shun").
    pub(super) denies: bool,
    /// Whether it counts only where no row before it said anything of the clause.
    pub(super) is_last_resort: bool,
}

/// What a governing word does to the status of the words under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Governor {
    /// It says how real they are.
    Real(Modality),
    /// It says that they are not so.
    Negated,
    /// It says that they are not so, as far as one can tell.
    NotReal(Modality),
}

/// Rows by word.
type Frames = WordMap<&'static str, Vec<Frame>>;

/// The whole table.
#[derive(Debug, Default)]
pub(super) struct Triggers {
    verbs: WordMap<Cow<'static, str>, Vec<Frame>>,
    /// The rows of the verb "*".
    any_verb: Vec<Frame>,
    adjectives: Frames,
    nouns: Frames,
    likely_nouns: Sieve,
    roles: Frames,
    roles_by_first_word: WordMap<&'static str, Vec<&'static str>>,
    likely_role_beginnings: Sieve,
    /// What stands before a blank in the rows of verbs of several words, and what stands after one.
    pair_beginnings: WordSet<String>,
    pair_endings: WordSet<String>,
    likely_pair_beginnings: Sieve,
    likely_pair_endings: Sieve,
    governors: WordMap<&'static str, Governor>,
    through: WordMap<&'static str, Vec<&'static str>>,
    likely_through: Sieve,
    speech: WordSet<&'static str>,
    demands: WordSet<&'static str>,
    charges: WordSet<&'static str>,
    words: WordSet<&'static str>,
    permissions: WordSet<&'static str>,
    rejections: WordSet<&'static str>,
    doings: WordSet<&'static str>,
    outcomes: WordSet<&'static str>,
    efforts: WordSet<&'static str>,
    with_particles: WordSet<&'static str>,
    idle: WordSet<&'static str>,
    wishes: WordSet<&'static str>,
    performatives: WordSet<&'static str>,
    empty: WordSet<&'static str>,
    adverbs: WordMap<&'static str, Modality>,
    reciprocals: WordMap<&'static str, RelationType>,
    verdicts: WordMap<&'static str, RelationType>,
    callings: WordSet<&'static str>,
    rulings: WordSet<&'static str>,
    appeals: WordSet<&'static str>,
    promises: WordSet<&'static str>,
    undoings: WordSet<&'static str>,
    abandonings: WordSet<&'static str>,
    fates: WordSet<&'static str>,
    mishaps: WordSet<&'static str>,
    offices: WordSet<&'static str>,
    portfolios: WordSet<&'static str>,
    seats: WordSet<&'static str>,
}

impl Triggers {
    /// The table that is built in.
    pub(super) fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Triggers> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let mut table = Self::default();
            for line in TABLES.iter().flat_map(|(_, text)| text.lines()) {
                // Whoever wrote a row that cannot be read is told by `wrong_rows`; here it is only left out.
                let _ = table.read_row(line);
            }
            table.likely_through = Sieve::of(table.through.keys().copied());
            table.likely_nouns = Sieve::of(table.nouns.keys().copied());
            table.any_verb = table.verb("*").to_vec();
            table.index_pairs();
            for words in table.roles.keys() {
                let first = words.split(' ').next().unwrap_or(words);
                table.roles_by_first_word.entry(first).or_default().push(words);
            }
            table.likely_role_beginnings = Sieve::of(table.roles_by_first_word.keys().copied());
            for alternatives in table.roles_by_first_word.values_mut() {
                alternatives.sort_unstable_by_key(|words| (std::cmp::Reverse(words.len()), *words));
            }
            table
        })
    }

    fn index_pairs(&mut self) {
        let words = self.verbs.keys().map(|words| &**words).chain(self.idle.iter().copied());
        for words in words {
            for (blank, _) in words.match_indices(' ') {
                let (before, after) = words.split_at(blank);
                self.pair_beginnings.insert(before.to_owned());
                self.pair_endings.insert(after.trim_start().to_owned());
            }
        }
        self.likely_pair_beginnings = Sieve::of(self.pair_beginnings.iter().map(String::as_str));
        self.likely_pair_endings = Sieve::of(self.pair_endings.iter().map(String::as_str));
    }

    /// Whether any row of several words begins with this verb.
    pub(super) fn begins_pair(&self, verb: &str) -> bool {
        self.likely_pair_beginnings.lets_through(verb) && self.pair_beginnings.contains(verb)
    }

    /// Whether any row of several words ends with this verb.
    pub(super) fn ends_pair(&self, verb: &str) -> bool {
        self.likely_pair_endings.lets_through(verb) && self.pair_endings.contains(verb)
    }

    /// Takes in one line; what is wrong with it when it cannot be read.
    fn read_row(&mut self, line: &'static str) -> Result<(), String> {
        let Some(row) = Row::of(line) else { return Ok(()) };
        let written = row.words()?;
        let words = written.split('|');
        match row.class() {
            "speech" => self.speech.extend(words),
            "demand" => self.demands.extend(words),
            "charge" => self.charges.extend(words),
            "word" => self.words.extend(words),
            "permission" => self.permissions.extend(words),
            "rejection" => self.rejections.extend(words),
            "doing" => self.doings.extend(words),
            "outcome" => self.outcomes.extend(words),
            "effort" => self.efforts.extend(words),
            "particle" => self.with_particles.extend(words),
            "idle" => self.idle.extend(words),
            "wish" => self.wishes.extend(words),
            "performative" => self.performatives.extend(words),
            "empty" => self.empty.extend(words),
            "adverb" => {
                let modality = row.modality(2)?;
                self.adverbs.extend(words.map(|word| (word, modality)));
            }
            "office" => self.offices.extend(words),
            "portfolio" => self.portfolios.extend(words),
            "seat" => self.seats.extend(words),
            "calling" => self.callings.extend(words),
            "ruling" => self.rulings.extend(words),
            "appeal" => self.appeals.extend(words),
            "mishap" => self.mishaps.extend(words),
            "fate" => self.fates.extend(words),
            "undoing" => self.undoings.extend(words),
            "abandoning" => self.abandonings.extend(words),
            "promise" => self.promises.extend(words),
            "verdict" => {
                let relation = row.relation(2)?;
                for word in words {
                    self.verdicts.entry(word).or_insert(relation);
                }
            }
            "reciprocal" => {
                let relation = row.relation(2)?;
                self.reciprocals.extend(words.map(|word| (word, relation)));
            }
            "governor" => {
                let governor = row.governor()?;
                for word in words {
                    self.governors.entry(word).or_insert(governor);
                }
            }
            "through" => {
                let prepositions = row.prepositions(2)?;
                for word in words {
                    self.through.entry(word).or_insert_with(|| prepositions.clone());
                }
            }
            "verb" => {
                let frame = row.frame()?;
                for word in spelled_out(written) {
                    self.verbs.entry(word).or_default().push(frame.clone());
                }
            }
            "adjective" => add(&mut self.adjectives, words, &row.frame()?),
            "noun" => add(&mut self.nouns, words, &row.frame()?),
            "role" => add(&mut self.roles, words, &row.frame()?),
            class => {
                return Err(format!(
                    "“{class}” is no class of rows; the head of data/knowledge/relations.tsv explains them"
                ));
            }
        }
        Ok(())
    }

    /// The ways in which this verb (with its particle, if it has one) says a relation.
    pub(super) fn verb(&self, word: &str) -> &[Frame] {
        self.verbs.get(word).map_or(&[], Vec::as_slice)
    }

    /// What any verb says with certain words beside it ("in support of").
    pub(super) fn any_verb(&self) -> &[Frame] {
        &self.any_verb
    }

    /// The ways in which this adjective says a relation.
    pub(super) fn adjective(&self, word: &str) -> &[Frame] {
        self.adjectives.get(word).map_or(&[], Vec::as_slice)
    }

    /// The ways in which this noun says a relation.
    pub(super) fn noun(&self, word: &str) -> &[Frame] {
        if !self.likely_nouns.lets_through(word) {
            return &[];
        }
        self.nouns.get(word).map_or(&[], Vec::as_slice)
    }

    /// What somebody in this role is to whom.
    pub(super) fn role(&self, words: &str) -> &[Frame] {
        self.roles.get(words).map_or(&[], Vec::as_slice)
    }

    /// The roles whose first word this is, the longest first.
    pub(super) fn roles_from(&self, first_word: &str) -> &[&'static str] {
        if !self.likely_role_beginnings.lets_through(first_word) {
            return &[];
        }
        self.roles_by_first_word.get(first_word).map_or(&[], Vec::as_slice)
    }

    /// What this word does to the status of the verb that it governs.
    pub(super) fn governor(&self, word: &str) -> Option<Governor> {
        self.governors.get(word).copied()
    }

    /// The prepositions after which to look on, when this noun is only a part, number or quality of
    /// what it speaks of.
    pub(super) fn through(&self, noun: &str) -> &[&'static str] {
        if !self.likely_through.lets_through(noun) {
            return &[];
        }
        self.through.get(noun).map_or(&[], Vec::as_slice)
    }

    /// Whether what stands under this verb is somebody's word.
    pub(super) fn is_speech(&self, verb: &str) -> bool {
        self.speech.contains(verb)
    }

    /// Whether what stands under this verb is what somebody asks others to do.
    pub(super) fn is_demand(&self, verb: &str) -> bool {
        self.demands.contains(verb)
    }

    /// Whether this verb says what somebody is accused of.
    pub(super) fn is_charge(&self, verb: &str) -> bool {
        self.charges.contains(verb)
    }

    /// Whether this noun stands for what somebody says: "claim", "report".
    pub(super) fn is_word(&self, noun: &str) -> bool {
        self.words.contains(noun)
    }

    /// Whether this verb lets others do something, so that its denial leaves open what they mean to do.
    pub(super) fn is_permission(&self, verb: &str) -> bool {
        self.permissions.contains(verb)
    }

    /// Whether this verb denies what somebody says: "rejected claims that …".
    pub(super) fn is_rejection(&self, verb: &str) -> bool {
        self.rejections.contains(verb)
    }

    /// Whether this verb says of its subject that the act which is its object is his: "carry out".
    pub(super) fn is_doing(&self, verb: &str) -> bool {
        self.doings.contains(verb)
    }

    /// Whether this verb says how something ended: "win".
    pub(super) fn is_outcome(&self, verb: &str) -> bool {
        self.outcomes.contains(verb)
    }

    /// Whether an outcome under this verb is what came of it: "came from behind to win".
    pub(super) fn is_effort(&self, verb: &str) -> bool {
        self.efforts.contains(verb)
    }

    /// Whether a particle makes another verb of this one, so that its own rows say nothing any more.
    pub(super) fn changes_with_particle(&self, verb: &str) -> bool {
        self.with_particles.contains(verb)
    }

    /// Whether verb and object together say nothing of the object: "save time", "declare an interest".
    pub(super) fn is_idle(&self, words: &str) -> bool {
        self.idle.contains(words)
    }

    /// Whether saying "I want to …" with this verb does it: "thank".
    pub(super) fn is_performative(&self, verb: &str) -> bool {
        self.performatives.contains(verb)
    }

    /// Whether the object of this verb need not exist: "call for", "rule out", "seek".
    pub(super) fn is_wish(&self, verb: &str) -> bool {
        self.wishes.contains(verb)
    }

    /// Whether the noun stands for nothing that one could draw: "way", "ounce", "million".
    pub(super) fn is_empty_noun(&self, noun: &str) -> bool {
        self.empty.contains(noun)
    }

    /// How real this adverb says the clause is.
    pub(super) fn adverb(&self, word: &str) -> Option<Modality> {
        self.adverbs.get(word).copied()
    }

    /// What those are to each other who together are the subject of this verb ("A and B met").
    pub(super) fn reciprocal(&self, verb: &str) -> Option<RelationType> {
        self.reciprocals.get(verb).copied()
    }

    /// Whether this role is one of the offices of a state, so that a text that names no country
    /// means its own.
    pub(super) fn is_office(&self, words: &str) -> bool {
        self.offices.contains(words)
    }
}

impl Triggers {
    /// Whether this word before an office is a part of it and names no body: "foreign", "deputy".
    pub(super) fn is_portfolio(&self, word: &str) -> bool {
        self.portfolios.contains(word)
    }

    /// What somebody who says this word of a thing is to it: "a sham", "a step forward".
    pub(super) fn verdict(&self, words: &str) -> Option<RelationType> {
        self.verdicts.get(words).copied()
    }

    /// Whether this verb gives its object a word of judgement: "call", "hail".
    pub(super) fn is_calling(&self, verb: &str) -> bool {
        self.callings.contains(verb)
    }

    /// Whether this verb is that of a judge, whose word is a decision: "rule".
    pub(super) fn is_ruling(&self, verb: &str) -> bool {
        self.rulings.contains(verb)
    }

    /// Whether under this verb stands what somebody wants done: "call for the law to be changed".
    pub(super) fn is_appeal(&self, verb: &str) -> bool {
        self.appeals.contains(verb)
    }

    /// Whether this verb tells of an accident: "collide".
    pub(super) fn is_mishap(&self, verb: &str) -> bool {
        self.mishaps.contains(verb)
    }

    /// Whether this noun is what happens to the one whose it is: "his release".
    pub(super) fn is_fate(&self, noun: &str) -> bool {
        self.fates.contains(noun)
    }

    /// Whether this verb undoes laws, plans and decisions: "scrap".
    pub(super) fn is_undoing(&self, verb: &str) -> bool {
        self.undoings.contains(verb)
    }

    /// Whether with this verb somebody gives up what he meant to do: "abandon the plan".
    pub(super) fn is_abandoning(&self, verb: &str) -> bool {
        self.abandonings.contains(verb)
    }

    /// Whether with this verb somebody binds himself to what the verb under it says: "pledge to rebuild".
    pub(super) fn is_promise(&self, verb: &str) -> bool {
        self.promises.contains(verb)
    }

    /// Whether this role is a seat that one holds in a parliament or council and for a party.
    pub(super) fn is_seat(&self, words: &str) -> bool {
        self.seats.contains(words)
    }
}

fn add(frames: &mut Frames, words: std::str::Split<'static, char>, frame: &Frame) {
    for word in words {
        frames.entry(word).or_default().push(frame.clone());
    }
}

/// Every row of the table that cannot be read.
pub(in crate::extraction) fn wrong_rows() -> Vec<WrongRow> {
    let mut table = Triggers::default();
    let mut found = Vec::new();
    for (file, text) in TABLES {
        for (index, line) in text.lines().enumerate() {
            if let Err(what) = table.read_row(line) {
                found.push(WrongRow { file, line: index + 1, what });
            }
        }
    }
    found
}

/// The alternatives of a column: "a|b" is two words, "send|ship × food|aid" four.
fn spelled_out(column: &'static str) -> Vec<Cow<'static, str>> {
    let Some((firsts, seconds)) = column.split_once(" × ") else {
        return column.split('|').map(Cow::Borrowed).collect();
    };
    firsts
        .split('|')
        .flat_map(|first| seconds.split('|').map(move |second| Cow::Owned(format!("{first} {second}"))))
        .collect()
}
