//! Clauses: a predicate with the words that depend on it, whatever shape the sentence has.

use std::rc::Rc;

use super::arguments::{
    agents_of, children, from_roots, is_predicate, particle_of, with_conjuncts, with_far_phrases,
};
use super::pairs::{light_pair, subject_pair};
use super::phrases::{Phrase, phrases_of};
use super::subjects::{noun_before, reduced_relative};
use super::triggers::{Kinds, Place, Triggers};
use crate::extraction::mentions::Mentions;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag, UniversalPos};

/// What sort of word the predicate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Predicate {
    /// A verb.
    Verb,
    /// An adjective after a copula.
    Adjective,
}

/// A predicate and its arguments. Tokens are named by their index in the paragraph.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// The token of the verb, or of the adjective after a copula.
    pub(super) predicate: u32,
    /// The verb of the clause: the predicate itself, or the copula.
    pub(super) verb: u32,
    /// What sort of predicate it is.
    pub(super) kind: Predicate,
    /// Its dictionary form, with the particle if it has one ("sign up").
    pub(super) word: String,
    /// Verb and object as one ("take part", "raise concern"), when the table knows them so.
    pub(super) light: Option<String>,
    /// The token of the object that is part of [`Self::light`].
    pub(super) light_object: Option<u32>,
    /// The words beside the verb that [`Self::light`] consists of.
    pub(super) light_tokens: Vec<u32>,
    /// The particle's token.
    pub(super) particle: Option<u32>,
    /// Whether it is a passive.
    pub(super) is_passive: bool,
    /// The grammatical subjects, its own or inherited.
    pub(super) subjects: Rc<[u32]>,
    /// Whether the subjects come from another clause.
    pub(super) inherits_subject: bool,
    /// The direct objects.
    pub(super) objects: Vec<u32>,
    /// The indirect objects.
    pub(super) recipients: Vec<u32>,
    /// Subjects of a clause under this one that are as good as objects: "allow *the court* to rule".
    pub(super) raised: Vec<u32>,
    /// Who does it, in a passive.
    pub(super) agents: Vec<u32>,
    /// The prepositional phrases, also those beside its objects.
    pub(super) phrases: Vec<Phrase>,
}

impl Clause {
    /// Those who act.
    pub(super) fn actors(&self) -> &[u32] {
        if self.is_passive { &self.agents } else { &self.subjects }
    }

    /// Those who are acted upon.
    pub(super) fn patients(&self) -> &[u32] {
        if self.is_passive { &self.subjects } else { &self.objects }
    }
}

/// All clauses of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Clauses {
    /// The clauses, every one after the one that governs it.
    pub(super) all: Vec<Clause>,
    by_verb: Vec<Option<u32>>,
}

impl Clauses {
    /// The clause of this verb (for a copula: of the copula itself).
    pub(super) fn at(&self, verb: u32) -> Option<&Clause> {
        self.index_at(verb).and_then(|index| self.all.get(index))
    }

    /// Index of the clause of this verb.
    pub(super) fn index_at(&self, verb: u32) -> Option<usize> {
        self.by_verb.get(verb as usize).copied().flatten().map(|index| index as usize)
    }

    /// The clauses of the paragraph, in an order in which those that give their subject to others
    /// come first.
    pub(super) fn find(tree: &Tree<'_>, mentions: &Mentions, paragraph: u32, triggers: &Triggers) -> Self {
        let mut clauses = Self {
            // A predicate for every seven words or so.
            all: Vec::with_capacity(tree.len() as usize / 6),
            by_verb: vec![None; tree.len() as usize],
        };
        for token in from_roots(tree) {
            if !is_predicate(tree, token) {
                continue;
            }
            let clause = clauses.read(tree, mentions, paragraph, triggers, token);
            clauses.raise_subjects(tree, &clause);
            if let Some(place) = clauses.by_verb.get_mut(token as usize) {
                *place = Some(clauses.all.len() as u32);
            }
            let adjectives = adjectives_of(tree, &clause);
            clauses.all.push(clause);
            clauses.all.extend(adjectives);
        }
        clauses.share_what_follows(tree);
        clauses
    }

    /// "allow the court to rule", "want the treaty to be changed", "help the firm recover": the subject of
    /// the inner clause is an object of the outer verb too.
    fn raise_subjects(&mut self, tree: &Tree<'_>, inner: &Clause) {
        let is_raised = tree.dependency(inner.verb) == Dependency::ClausalComplement
            && !inner.inherits_subject
            && is_infinitive(tree, inner.verb);
        let outer = tree.head(inner.verb).and_then(|verb| self.index_at(verb));
        if let Some(outer) = outer.and_then(|index| self.all.get_mut(index)).filter(|_| is_raised)
            && !outer.is_passive
        {
            outer.raised.extend(inner.subjects.iter().copied());
        }
    }

    /// "to assess, document and preserve the city", "were killed and injured in the attack": what stands
    /// after the last verb belongs to those before it too.
    fn share_what_follows(&mut self, tree: &Tree<'_>) {
        for index in (0..self.all.len()).rev() {
            let Some(clause) = self.all.get(index) else { continue };
            // "denies copying the phone and has sued": what is denied stands there already.
            let has_own = !clause.objects.is_empty()
                || !clause.phrases.is_empty()
                || tree.child(clause.verb, Dependency::OpenComplement).is_some()
                || tree.child(clause.verb, Dependency::ClausalComplement).is_some();
            if clause.kind != Predicate::Verb || has_own {
                continue;
            }
            let Some(next) = tree.child(clause.verb, Dependency::Conjunct).and_then(|verb| self.at(verb))
            else {
                continue;
            };
            let is_same = next.inherits_subject && next.is_passive == clause.is_passive;
            let stands_after = |word: u32| word > next.verb;
            if is_same && next.objects.iter().copied().all(stands_after) {
                let (objects, phrases) = (next.objects.clone(), next.phrases.clone());
                if let Some(clause) = self.all.get_mut(index) {
                    clause.objects = objects;
                    clause.phrases = phrases;
                }
            }
        }
    }

    fn read(
        &self,
        tree: &Tree<'_>,
        mentions: &Mentions,
        paragraph: u32,
        triggers: &Triggers,
        verb: u32,
    ) -> Clause {
        let particle = particle_of(tree, verb);
        let word = word_of(tree, triggers, verb, particle);
        let own: Vec<u32> = tree
            .children(verb)
            .iter()
            .copied()
            .filter(|child| {
                matches!(tree.dependency(*child), Dependency::Subject | Dependency::SubjectPassive)
            })
            .collect();
        let frames = triggers.verb(&word);
        let wants_agent = !frames.is_empty()
            && frames
                .iter()
                .filter(|frame| frame.from.places.contains(&Place::Subject))
                .all(|frame| !frame.from.kinds.allows(crate::vocabulary::EntityKind::Concept));
        let mut is_passive = tree.children(verb).iter().any(|child| {
            matches!(tree.dependency(*child), Dependency::SubjectPassive | Dependency::AuxiliaryPassive)
        }) || tree.child(verb, Dependency::Agent).is_some();
        let mut objects =
            with_conjuncts(tree, mentions, paragraph, &children(tree, verb, Dependency::DirectObject));
        let mut agents = agents_of(tree, mentions, paragraph, verb);
        let (subjects, inherits_subject) = if own.is_empty() {
            if is_bare_participle(tree, verb, &objects) {
                is_passive = true;
            }
            if is_passive_conjunct(self, tree, verb) {
                is_passive = true;
            }
            (self.inherited(tree, triggers, verb), true)
        } else if reduced_relative(tree, verb).is_some() {
            is_passive = true;
            (noun_before(tree, verb).into_iter().collect(), true)
        } else {
            let mut subjects = Vec::new();
            let mut inherited = false;
            for subject in own {
                match tree.antecedent(subject) {
                    Some(noun) => {
                        inherited = true;
                        subjects.extend(self.those_meant(tree, mentions, paragraph, noun, wants_agent));
                    }
                    None => subjects.extend(with_conjuncts(tree, mentions, paragraph, &[subject])),
                }
            }
            (subjects.into(), inherited)
        };
        relate_objects(tree, verb, is_passive || inherits_subject, &mut objects);
        if triggers.is_rejection(&word) && tree.dependency(verb) == Dependency::RelativeClause {
            // "accused the town of jailing a poet, which it denied": not the poet is denied.
            objects.retain(|noun| *noun > verb || triggers.is_word(&tree.lower_lemma(*noun)));
        }
        if is_passive && agents.is_empty() {
            agents = agents_beside_objects(tree, mentions, paragraph, verb, &objects);
        }
        let recipients = with_conjuncts(tree, mentions, paragraph, &indirect_objects(tree, verb));
        let mut pair = light_pair(tree, triggers, verb, &word, if is_passive { &subjects } else { &objects });
        if !is_passive && pair.is_none() {
            pair = subject_pair(tree, triggers, &word, &subjects);
        }
        let light = pair.take_words();
        // "Concerns about the dam were raised": the phrases of the subject belong to the pair.
        let beside: Vec<u32> = objects.iter().copied().chain(pair.object().filter(|_| is_passive)).collect();
        let mut phrases = with_far_phrases(tree, mentions, paragraph, verb, &beside);
        if let Some(predicate) = pair.predicate() {
            phrases.extend(phrases_of(tree, predicate));
        }
        phrases.extend(relative_place(tree, verb));
        let partners = partners(tree, &phrases);
        let subjects = match (partners.is_empty(), is_passive) {
            (true, _) => subjects,
            (false, true) => {
                agents.extend(partners);
                subjects
            }
            (false, false) => subjects.iter().copied().chain(partners).collect(),
        };
        Clause {
            predicate: verb,
            verb,
            kind: Predicate::Verb,
            word,
            light,
            light_object: pair.object(),
            light_tokens: pair.tokens,
            particle,
            is_passive,
            subjects,
            inherits_subject,
            objects,
            recipients,
            raised: pair.raised,
            agents,
            phrases,
        }
    }
}

/// The dictionary form of a verb, with its particle where the two say something of their own.
fn word_of(tree: &Tree<'_>, triggers: &Triggers, verb: u32, particle: Option<u32>) -> String {
    let lemma = tree.lower_lemma(verb);
    let particle = particle.or_else(|| stranded_preposition(tree, verb));
    let with_particle = particle.map(|token| format!("{lemma} {}", tree.lower_word(token)));
    // "call in" is no calling; "fly out" is still flying.
    let is_another = triggers.changes_with_particle(&lemma);
    with_particle
        .filter(|word| is_another || !triggers.verb(word).is_empty())
        .unwrap_or_else(|| lemma.into_owned())
}

/// "was paid *for* by the council": the preposition of a passive whose object is its subject.
fn stranded_preposition(tree: &Tree<'_>, verb: u32) -> Option<u32> {
    let next = verb + 1;
    (next < tree.len()
        && tree.head(next) == Some(verb)
        && tree.dependency(next) == Dependency::Preposition
        && tree.children(next).is_empty()
        && tree.child(verb, Dependency::AuxiliaryPassive).is_some())
    .then_some(next)
}

/// Puts the nouns that are meant in the place of relative pronouns among the objects: "the measures that
/// the government adopted".
fn relate_objects(tree: &Tree<'_>, verb: u32, has_what_it_needs: bool, objects: &mut Vec<u32>) {
    if objects.is_empty()
        && !has_what_it_needs
        && tree.dependency(verb) == Dependency::RelativeClause
        && !has_relative_adverb(tree, verb)
        && let Some(noun) = tree.head(verb)
    {
        // The pronoun is left out: the noun is what was adopted.
        objects.push(noun);
        return;
    }
    for object in objects {
        if let Some(noun) = tree.antecedent(*object) {
            *object = noun;
        }
    }
}

/// The adjectives after a copula, each as a clause of its own with the copula's subjects.
fn adjectives_of(tree: &Tree<'_>, copula: &Clause) -> Vec<Clause> {
    tree.children_with(copula.verb, Dependency::AdjectivalComplement)
        .flat_map(|adjective| tree.conjuncts(adjective))
        .map(|adjective| Clause {
            predicate: adjective,
            kind: Predicate::Adjective,
            word: tree.lower_word(adjective).into_owned(),
            phrases: phrases_of(tree, adjective),
            objects: Vec::new(),
            recipients: Vec::new(),
            raised: Vec::new(),
            light: None,
            light_object: None,
            light_tokens: Vec::new(),
            ..copula.clone()
        })
        .collect()
}

/// "to rule", and "recover" of "help the firm recover".
fn is_infinitive(tree: &Tree<'_>, verb: u32) -> bool {
    let mut auxiliaries = tree.children_with(verb, Dependency::Auxiliary).peekable();
    match auxiliaries.peek() {
        None => {
            let has_mark = tree.child(verb, Dependency::Marker).is_some();
            let outer = tree.head(verb).map(|head| tree.lemma(head));
            !has_mark
                && tree.token(verb).tag == Tag::VerbBase
                && matches!(outer, Some("let" | "make" | "help" | "have" | "see" | "watch"))
        }
        Some(_) => auxiliaries.any(|auxiliary| tree.token(auxiliary).tag == Tag::To),
    }
}

/// Whether the clause has "where", "when" or "why", or "which" after a preposition, so that what it
/// stands beside is not its object.
fn has_relative_adverb(tree: &Tree<'_>, verb: u32) -> bool {
    tree.children(verb).iter().copied().any(|child| match tree.dependency(child) {
        Dependency::AdverbialModifier => tree.token(child).tag == Tag::WhAdverb,
        Dependency::Preposition => tree
            .children_with(child, Dependency::PrepositionObject)
            .any(|object| tree.antecedent(object).is_some()),
        _ => false,
    })
}

/// "the town where they met": in the town.
fn relative_place(tree: &Tree<'_>, verb: u32) -> Option<Phrase> {
    if tree.dependency(verb) != Dependency::RelativeClause {
        return None;
    }
    let place = tree.head(verb)?;
    tree.children_with(verb, Dependency::AdverbialModifier)
        .find(|adverb| tree.lemma(*adverb).eq_ignore_ascii_case("where"))
        .map(|adverb| Phrase {
            preposition: "in".to_owned(),
            tokens: vec![adverb],
            object: place,
            is_far: false,
        })
}

/// Those to whom something is given, said or done without a preposition. Of two objects that the parse
/// calls direct, the first is one.
fn indirect_objects(tree: &Tree<'_>, verb: u32) -> Vec<u32> {
    let mut found: Vec<u32> = tree
        .children_with(verb, Dependency::Dative)
        .filter(|child| {
            matches!(
                tree.token(*child).pos,
                UniversalPos::Noun | UniversalPos::ProperNoun | UniversalPos::Pronoun
            )
        })
        .collect();
    let direct = children(tree, verb, Dependency::DirectObject);
    if let ([first, _], true) = (direct.as_slice(), found.is_empty()) {
        found.push(*first);
    }
    found
}

/// "a tax proposed by the firm", "Born in Oslo, she …": a participle with no auxiliary.
fn is_bare_participle(tree: &Tree<'_>, verb: u32, objects: &[u32]) -> bool {
    if tree.token(verb).tag != Tag::VerbPastParticiple {
        return false;
    }
    match tree.dependency(verb) {
        Dependency::ClausalModifier => true,
        Dependency::AdverbialClause => {
            objects.is_empty() && tree.child(verb, Dependency::Auxiliary).is_none()
        }
        _ => false,
    }
}

/// "was granted a licence by the council" with *by* hung on what was granted: whoever granted it.
fn agents_beside_objects(
    tree: &Tree<'_>,
    mentions: &Mentions,
    paragraph: u32,
    verb: u32,
    objects: &[u32],
) -> Vec<u32> {
    let acts = |word: &u32| {
        let mention = mentions.at_token(paragraph, *word);
        mention
            .and_then(|mention| mentions.entity_of(mention))
            .is_some_and(|entity| Kinds::agents().allows(entity.kind))
    };
    let nouns: Vec<u32> = std::iter::once(verb)
        .chain(objects.iter().copied())
        .flat_map(|above| tree.children_with(above, Dependency::Preposition).collect::<Vec<_>>())
        .filter(|by| *by > verb && tree.lemma(*by) == "by")
        .flat_map(|by| children(tree, by, Dependency::PrepositionObject))
        .filter(acts)
        .collect();
    with_conjuncts(tree, mentions, paragraph, &nouns)
}

/// "was built by Arup together with Balfour": those who act together with the others.
fn partners(tree: &Tree<'_>, phrases: &[Phrase]) -> Vec<u32> {
    let is_together = |phrase: &&Phrase| {
        let first = phrase.tokens.first().copied().unwrap_or_default();
        match phrase.preposition.as_str() {
            "together with"
            | "along with"
            | "alongside"
            | "in partnership with"
            | "in collaboration with"
            | "jointly with" => true,
            "with" => first
                .checked_sub(1)
                .is_some_and(|word| matches!(tree.lemma(word), "together" | "along" | "jointly")),
            _ => false,
        }
    };
    phrases.iter().filter(is_together).map(|phrase| phrase.object).collect()
}

/// "were killed and injured": the second participle is as passive as the first.
fn is_passive_conjunct(clauses: &Clauses, tree: &Tree<'_>, verb: u32) -> bool {
    tree.dependency(verb) == Dependency::Conjunct
        && tree.token(verb).tag == Tag::VerbPastParticiple
        && tree.child(verb, Dependency::Auxiliary).is_none()
        && tree.head(verb).and_then(|head| clauses.at(head)).is_some_and(|clause| clause.is_passive)
}
