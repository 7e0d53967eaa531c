//! The subjects that a clause does not name itself: inherited through coordination, complements,
//! relative clauses and participles.

use std::rc::Rc;

use super::clause::{Clause, Clauses};
use super::triggers::{Kinds, Triggers};
use crate::extraction::mentions::Mentions;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag, UniversalPos};

impl Clauses {
    /// The subjects of a verb that has none of its own.
    pub(super) fn inherited(&self, tree: &Tree<'_>, triggers: &Triggers, verb: u32) -> Rc<[u32]> {
        let Some(head) = tree.head(verb) else { return Rc::from([]) };
        let of =
            |clause: Option<&Clause>| clause.map_or_else(|| Rc::from([]), |clause| clause.subjects.clone());
        match tree.dependency(verb) {
            Dependency::Conjunct => match reduced_relative(tree, head) {
                // "Ministers of states signed up to laws have backed …": the first verb is no main verb.
                Some(main) if main == verb => own_subjects(tree, head).into(),
                _ => of(self.at(head)),
            },
            Dependency::OpenComplement | Dependency::ClausalComplement => {
                let Some(governor) = self.governing(tree, head) else { return Rc::from([]) };
                if stops(governor) && is_gerund(tree, verb) {
                    return Rc::from([]);
                }
                let is_clause = tree.dependency(verb) == Dependency::ClausalComplement;
                let has_to = tree
                    .children_with(verb, Dependency::Auxiliary)
                    .any(|child| tree.token(child).tag == Tag::To);
                if is_clause && !has_to {
                    let is_said = triggers.is_speech(&governor.word);
                    return if is_said { Rc::from([]) } else { governor.subjects.clone() };
                }
                if let Some(asked) = asked_after_preposition(tree, governor, verb) {
                    return Rc::from([asked]);
                }
                if !governor.is_passive && governor.word != "promise" {
                    // Of two objects ("tell the minister the rules must stop") the nearer one acts.
                    let nearest = governor.objects.iter().copied().filter(|object| *object < verb).max();
                    if let Some(nearest) = nearest {
                        let first = tree.first_conjunct(nearest);
                        return governor
                            .objects
                            .iter()
                            .copied()
                            .filter(|object| tree.first_conjunct(*object) == first)
                            .collect();
                    }
                }
                governor.subjects.clone()
            }
            Dependency::RelativeClause => self.of_description(tree, head).unwrap_or_else(|| Rc::from([head])),
            Dependency::AdverbialClause if self.event_before(tree, head, verb).is_some() => {
                of(self.event_before(tree, head, verb))
            }
            Dependency::AdverbialClause => match self.governing(tree, head) {
                Some(governor) if stops(governor) && is_gerund(tree, verb) => Rc::from([]),
                Some(governor) if is_for_somebody(tree, governor, verb) => governor.objects.clone().into(),
                governor => of(governor),
            },
            Dependency::PrepositionComplement => self.through_preposition(tree, triggers, head),
            Dependency::ClausalModifier => {
                if tree.token(verb).tag == Tag::VerbBase {
                    self.owners(tree, head)
                } else {
                    Rc::from([head])
                }
            }
            _ => Rc::from([]),
        }
    }

    /// "Two died when a storm hit the coast, *flattening* houses": what did so is the storm.
    fn event_before(&self, tree: &Tree<'_>, governor: u32, verb: u32) -> Option<&Clause> {
        if !is_gerund(tree, verb) || verb < governor {
            return None;
        }
        let mut before = tree.children_with(governor, Dependency::AdverbialClause).filter(|other| {
            *other > governor
                && *other < verb
                && tree.child(*other, Dependency::Subject).is_some()
                && tree
                    .children(*other)
                    .iter()
                    .any(|word| matches!(tree.lemma(*word), "when" | "after" | "as"))
        });
        before.next().and_then(|other| self.at(other))
    }

    /// "Ann Hill is the first woman to lead the bank": whoever is described by the noun.
    fn of_description(&self, tree: &Tree<'_>, noun: u32) -> Option<Rc<[u32]>> {
        let own = own_subjects(tree, noun);
        if !own.is_empty() {
            return Some(own.into());
        }
        let clause = self.at(tree.head(noun)?).filter(|_| tree.dependency(noun) == Dependency::Attribute)?;
        let stands_for_nothing =
            |subject: &u32| matches!(tree.lower_lemma(*subject).as_ref(), "it" | "this" | "that");
        let is_said = !clause.subjects.is_empty() && !clause.subjects.iter().any(stands_for_nothing);
        (is_said && matches!(clause.word.as_str(), "be" | "become" | "remain"))
            .then(|| clause.subjects.clone())
    }

    /// The clause that a word belongs to: its own, or that of the copula it stands after.
    fn governing(&self, tree: &Tree<'_>, word: u32) -> Option<&Clause> {
        self.at(word).or_else(|| {
            let above = tree.head(word)?;
            matches!(
                tree.dependency(word),
                Dependency::AdjectivalComplement | Dependency::Attribute | Dependency::ObjectPredicate
            )
            .then(|| self.at(above))
            .flatten()
        })
    }

    /// The subject of the verb after a preposition: "after winning", "progress in liberating".
    fn through_preposition(&self, tree: &Tree<'_>, triggers: &Triggers, preposition: u32) -> Rc<[u32]> {
        let Some(above) = tree.head(preposition) else { return Rc::from([]) };
        // "found *the nurse* guilty of murdering four patients"
        if tree.token(above).pos == UniversalPos::Adjective
            && tree.dependency(above) == Dependency::ClausalComplement
            && let Some(subject) = tree.child(above, Dependency::Subject)
        {
            return tree.conjuncts(subject).into();
        }
        if let Some(clause) = self.governing(tree, above) {
            let is_charge = tree.lemma(preposition) == "with"
                && matches!(clause.word.as_str(), "charge" | "credit" | "task" | "entrust");
            let of_the_object = (is_charge
                || matches!(tree.lemma(preposition), "from" | "of" | "into" | "for"))
                && !clause.patients().is_empty();
            return if of_the_object { clause.patients().into() } else { clause.subjects.clone() };
        }
        // "was arrested on suspicion of starting the fire"
        if is_suspicion(tree, above)
            && let Some(clause) = tree.head(above).and_then(|on| tree.head(on)).and_then(|verb| self.at(verb))
            && !clause.patients().is_empty()
        {
            return clause.patients().into();
        }
        // "accused its partners of hiding the report": the partners hid it.
        let is_accused = tree.dependency(above) == Dependency::DirectObject
            && tree.lemma(preposition) == "of"
            && tree.head(above).is_some_and(|verb| triggers.is_charge(tree.lemma(verb)));
        if is_accused { Rc::from([above]) } else { self.owners(tree, above) }
    }

    /// Whose plan, effort or duty a noun is: its possessor, else the subject of the verb whose object
    /// it is, else the noun itself ("the campaign to liberate").
    fn owners(&self, tree: &Tree<'_>, noun: u32) -> Rc<[u32]> {
        if let Some(owner) = tree.child(noun, Dependency::Possessive) {
            return Rc::from([owner]);
        }
        let mut current = noun;
        for _ in 0..3 {
            let Some(above) = tree.head(current) else { break };
            match tree.dependency(current) {
                Dependency::DirectObject | Dependency::PrepositionObject | Dependency::Conjunct => {}
                Dependency::Preposition
                    if matches!(tree.token(above).pos, UniversalPos::Verb | UniversalPos::Auxiliary) => {}
                _ => break,
            }
            if let Some(clause) = self.at(above)
                && !clause.subjects.is_empty()
                && is_thing_done(tree, noun)
            {
                return clause.subjects.clone();
            }
            current = above;
        }
        Rc::from([noun])
    }

    /// What a relative pronoun stands for; a group that somebody was said to be among stands for
    /// them: "A and B are among the countries which …".
    pub(super) fn those_meant(
        &self,
        tree: &Tree<'_>,
        mentions: &Mentions,
        paragraph: u32,
        noun: u32,
        wants_agent: bool,
    ) -> Vec<u32> {
        if let Some(described) = self.of_description(tree, noun) {
            return described.to_vec();
        }
        let noun = if wants_agent { agent_above(tree, mentions, paragraph, noun) } else { noun };
        for above in std::iter::once(noun).chain(tree.ancestors(noun)).take(4) {
            if tree.dependency(above) == Dependency::PrepositionObject
                && let Some(among) = tree.head(above)
                && tree.lemma(among) == "among"
                && let Some(clause) = tree.head(among).and_then(|verb| self.at(verb))
                && !clause.subjects.is_empty()
            {
                return clause.subjects.to_vec();
            }
        }
        vec![noun]
    }
}

/// Nouns for what somebody does or means to do; others act themselves ("a campaign to liberate").
pub(super) fn is_thing_done(tree: &Tree<'_>, noun: u32) -> bool {
    matches!(
        tree.lemma(noun),
        "action"
            | "step"
            | "measure"
            | "plan"
            | "effort"
            | "attempt"
            | "responsibility"
            | "duty"
            | "obligation"
            | "right"
            | "need"
            | "progress"
            | "chance"
            | "decision"
            | "move"
            | "power"
            | "order"
            | "opportunity"
            | "commitment"
            | "promise"
            | "pledge"
            | "intention"
            | "way"
            | "work"
            | "role"
            | "bid"
            | "resolve"
            | "capacity"
            | "ability"
            | "vow"
            | "proposal"
            | "legislation"
            | "talk"
            | "deal"
            | "interest"
            | "refusal"
    )
}

/// A relative clause that only those who act can be subject of belongs to the nearest noun for
/// somebody who acts: "countries grappling with problems which are pushing for change".
fn agent_above(tree: &Tree<'_>, mentions: &Mentions, paragraph: u32, noun: u32) -> u32 {
    let acts = |word: u32| {
        mentions
            .at_token(paragraph, word)
            .and_then(|mention| mentions.entity_of(mention))
            .is_some_and(|entity| Kinds::agents().allows(entity.kind))
    };
    if acts(noun) {
        return noun;
    }
    let sentence = tree.sentence(noun);
    let is_plural = |word: u32| matches!(tree.token(word).tag, Tag::NounPlural | Tag::ProperNounPlural);
    tree.ancestors(noun)
        .take(6)
        .take_while(|above| sentence.contains(above))
        .find(|above| acts(*above) && is_plural(*above) == is_plural(noun))
        .unwrap_or(noun)
}

/// "called on *the board* to replace him", "appealed to *the army* to stay out of it": whoever is to act.
fn asked_after_preposition(tree: &Tree<'_>, governor: &Clause, verb: u32) -> Option<u32> {
    let prepositions: &[&str] = match governor.word.as_str() {
        "call" | "call on" | "rely" | "depend" | "count" | "prevail" => &["on", "upon"],
        "appeal" | "plead" | "look" | "signal" => &["to", "with"],
        "wait" => &["for"],
        _ => return None,
    };
    let is_plain = !governor.is_passive
        && governor.objects.is_empty()
        && tree.children_with(verb, Dependency::Auxiliary).any(|word| tree.token(word).tag == Tag::To);
    governor
        .phrases
        .iter()
        .filter(|phrase| is_plain && !phrase.is_far && phrase.object < verb)
        .find(|phrase| prepositions.contains(&phrase.preposition.as_str()))
        .map(|phrase| phrase.object)
}

/// "signed Ann Hill to replace Bo Reed": whoever is taken for a post does what it is for.
fn is_for_somebody(tree: &Tree<'_>, governor: &Clause, verb: u32) -> bool {
    let has_to = tree.children_with(verb, Dependency::Auxiliary).any(|word| tree.token(word).tag == Tag::To);
    let takes = matches!(
        governor.word.as_str(),
        "sign"
            | "hire"
            | "appoint"
            | "name"
            | "pick"
            | "choose"
            | "elect"
            | "recruit"
            | "nominate"
            | "select"
            | "bring in"
            | "draft in"
            | "call up"
            | "promote"
            | "commission"
            | "task"
    );
    has_to && takes && verb > governor.verb && !governor.is_passive && !governor.objects.is_empty()
}

/// Whether the verb keeps others from doing what stands under it.
fn stops(clause: &Clause) -> bool {
    matches!(clause.word.as_str(), "stop" | "prevent" | "halt" | "avoid" | "ban" | "prohibit")
}

/// "on suspicion of", "on charges of"
fn is_suspicion(tree: &Tree<'_>, noun: u32) -> bool {
    matches!(tree.lemma(noun), "suspicion" | "charge" | "allegation" | "count" | "accusation")
        && tree.dependency(noun) == Dependency::PrepositionObject
        && tree.head(noun).is_some_and(|on| matches!(tree.lemma(on), "on" | "over" | "of"))
}

fn is_gerund(tree: &Tree<'_>, verb: u32) -> bool {
    tree.token(verb).tag == Tag::VerbGerund
}

pub(super) fn own_subjects(tree: &Tree<'_>, verb: u32) -> Vec<u32> {
    tree.children(verb)
        .iter()
        .copied()
        .filter(|child| matches!(tree.dependency(*child), Dependency::Subject | Dependency::SubjectPassive))
        .flat_map(|subject| tree.conjuncts(subject))
        .collect()
}

/// The main verb, when `verb` was taken for it although it only modifies the subject: another verb
/// with an auxiliary and no subject hangs on it with no "and" and no comma between them.
pub(super) fn reduced_relative(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    if !matches!(tree.token(verb).tag, Tag::VerbPast | Tag::VerbPastParticiple)
        || tree.child(verb, Dependency::Auxiliary).is_some()
        || tree.child(verb, Dependency::AuxiliaryPassive).is_some()
    {
        return None;
    }
    tree.child(verb, Dependency::Conjunct).filter(|main| {
        let between = verb + 1..*main;
        tree.child(*main, Dependency::Auxiliary).is_some()
            && own_subjects(tree, *main).is_empty()
            && !tree.children(verb).iter().take_while(|child| *child < main).any(|child| {
                between.contains(child)
                    && matches!(tree.dependency(*child), Dependency::Coordination | Dependency::Punctuation)
            })
    })
}

/// The noun right before a verb that modifies it.
pub(super) fn noun_before(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    let before = verb.checked_sub(1)?;
    matches!(tree.token(before).pos, UniversalPos::Noun | UniversalPos::ProperNoun).then_some(before)
}
