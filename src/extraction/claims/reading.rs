//! One paragraph, read: what every rule looks at.

use super::attribution;
use super::clause::{Clause, Clauses};
use super::draft::Draft;
use super::ends::{End, Lookup, Remembered};
use super::places;
use super::roles::Role;
use super::rules::Rule;
use super::speech::governor_of;
use super::status::{self, Status};
use super::triggers::{Slot, Triggers};
use crate::extraction::dates::Dates;
use crate::extraction::mentions::Mentions;
use crate::extraction::tree::Tree;
use crate::extraction::{DateSpan, LocalEntityIndex, Mention, MentionIndex};
use crate::language::Dependency;
use crate::vocabulary::{Circumstances, Modality, RelationType};

/// A paragraph with everything that rules need to know of it.
pub(super) struct Reading<'a> {
    /// Its tree.
    pub(super) tree: &'a Tree<'a>,
    /// The mentions of the document.
    pub(super) mentions: &'a Mentions,
    /// The words that say relations.
    pub(super) triggers: &'static Triggers,
    /// Its number.
    pub(super) paragraph: u32,
    /// Its clauses.
    pub(super) clauses: Clauses,
    /// The status of each clause.
    pub(super) statuses: Vec<Status>,
    /// Who says each clause, when it is only reported.
    pub(super) speakers: Vec<Vec<MentionIndex>>,
    /// Who says the quotation that each token stands in, if it stands in one.
    pub(super) quoted: Vec<Option<u32>>,
    /// The speakers of the quotations that [`Self::quoted`] counts.
    pub(super) quotation_speakers: Vec<Vec<MentionIndex>>,
    /// The dates that it names.
    pub(super) dates: Dates,
    /// The end of its dateline.
    pub(super) dateline: u32,
    /// The roles that it names.
    pub(super) roles: Vec<Role>,
    /// The country that the document speaks of as its own.
    pub(super) home: Option<MentionIndex>,
    /// The only whole law or treaty that the document names.
    pub(super) law: Option<MentionIndex>,
    /// The only body of states that the document names.
    pub(super) body_of_states: Option<MentionIndex>,
    /// What was found out about its words.
    pub(super) remembered: Remembered,
    /// The first mention of every entity.
    pub(super) first_mentions: &'a [MentionIndex],
}

impl Reading<'_> {
    /// The mentions of this paragraph.
    pub(super) fn own_mentions(&self) -> impl Iterator<Item = (MentionIndex, &Mention)> {
        let is_inside = |mention: &Mention| mention.head_token < self.tree.len();
        self.mentions.in_paragraph(self.paragraph).filter(move |(_, mention)| is_inside(mention))
    }

    /// The lookup of ends in this paragraph.
    pub(super) fn lookup(&self) -> Lookup<'_> {
        Lookup {
            tree: self.tree,
            mentions: self.mentions,
            triggers: self.triggers,
            remembered: &self.remembered,
            paragraph: self.paragraph,
            dateline: self.dateline,
        }
    }

    /// What the words stand for, as far as the slot allows it.
    pub(super) fn ends(&self, words: &[u32], slot: &Slot) -> Vec<End> {
        let lookup = self.lookup();
        words.iter().flat_map(|word| lookup.ends(*word, slot)).collect()
    }

    /// A draft of what a clause says.
    pub(super) fn draft_of_clause(
        &self,
        rule: &Rule,
        index: usize,
        from: End,
        to: End,
        relation: Option<RelationType>,
        words: Vec<u32>,
    ) -> Draft {
        let status = self.statuses.get(index).copied().unwrap_or(Status::PLAIN);
        let clause = self.clauses.all.get(index);
        Draft {
            date: clause.and_then(|clause| self.date_of_clause(clause, status.modality)),
            place: clause.and_then(|clause| places::of_clause(self, clause, &from, &to)),
            from,
            to,
            speakers: attribution::of_clause(self, index, relation),
            relation,
            words,
            status,
            implicit: false,
            rule: rule.name,
            circumstances: Circumstances::default(),
        }
    }

    /// A draft of what a noun says, wherever it stands in its sentence.
    pub(super) fn draft_of_noun(
        &self,
        rule: &Rule,
        noun: u32,
        from: End,
        to: End,
        relation: RelationType,
        words: Vec<u32>,
    ) -> Draft {
        // Whose member somebody is and where a town lies does not wait for the thing to come true.
        let status = if attribution::is_lasting(relation) && relation != RelationType::TakesPlaceIn {
            Status::PLAIN
        } else {
            status::of_thing(self.tree, &self.clauses, &self.statuses, self.triggers, noun)
        };
        Draft {
            speakers: attribution::of_noun(self, noun, &from, &to, relation),
            from,
            to,
            relation: Some(relation),
            words,
            status,
            date: self.dates.at(noun, false),
            place: None,
            implicit: false,
            rule: rule.name,
            circumstances: Circumstances::default(),
        }
    }

    /// The entity that an end is, when it is one already.
    pub(super) fn entity_of(&self, end: &End) -> Option<LocalEntityIndex> {
        end.mention.and_then(|mention| self.mentions.mention(mention)).map(|found| found.entity)
    }

    /// Who says the quotation that this token stands in.
    pub(super) fn quotation_speakers_at(&self, token: u32) -> Vec<MentionIndex> {
        let quotation = self.quoted.get(token as usize).copied().flatten();
        quotation.and_then(|index| self.quotation_speakers.get(index as usize)).cloned().unwrap_or_default()
    }

    /// The date of a clause; a clause under another verb ("was expected on Wednesday to urge") has
    /// that verb's date when it has none itself.
    fn date_of_clause(&self, clause: &Clause, modality: Modality) -> Option<DateSpan> {
        let is_ahead = modality != Modality::Actual;
        let mut verb = clause.verb;
        for _ in 0..4 {
            if let Some(date) = self.dates.at(verb, is_ahead) {
                return Some(date);
            }
            if self.tree.dependency(verb) != Dependency::OpenComplement {
                return None;
            }
            verb = governor_of(self.tree, &self.clauses, verb)?.verb;
        }
        None
    }

    /// The words of a clause that say its relation: the verbs that govern it ("was expected to"), its
    /// auxiliaries, negation, the verb and its particle.
    pub(super) fn words_of_clause(&self, clause: &Clause) -> Vec<u32> {
        let mut words = self.words_of_verb(clause);
        let mut verb = clause.verb;
        for _ in 0..3 {
            if !matches!(self.tree.dependency(verb), Dependency::OpenComplement) {
                break;
            }
            let Some(governor) = governor_of(self.tree, &self.clauses, verb) else { break };
            words.extend(self.words_of_verb(governor));
            verb = governor.verb;
        }
        words.sort_unstable();
        words.dedup();
        words
    }

    fn words_of_verb(&self, clause: &Clause) -> Vec<u32> {
        let mut words = vec![clause.predicate, clause.verb];
        words.extend(clause.particle);
        words.extend(clause.light_tokens.iter().copied());
        words.extend(self.tree.children(clause.verb).iter().copied().filter(|child| {
            matches!(
                self.tree.dependency(*child),
                Dependency::Auxiliary | Dependency::AuxiliaryPassive | Dependency::Negation
            )
        }));
        words
    }
}
