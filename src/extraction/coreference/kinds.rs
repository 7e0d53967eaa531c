//! Votes of the mentions of one name on its kind.

mod contexts;
pub(super) mod features;
mod model;

use super::Scene;
use crate::extraction::mentions::draft::{Draft, Name};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, EntityLabel, Tag};
use crate::vocabulary::EntityKind;
use contexts::context_votes;
pub(super) use contexts::votes_of;
use features::features;
use model::{chances, known};

/// What is left of the votes for a person whom a document never names in full.
const NEVER_NAMED_IN_FULL: f32 = 0.43;

/// How much one mention weighs beside the lists and the words of the name.
const MODEL_WEIGHT: f32 = 3.0;

/// How much a noun beside the name weighs that says what its bearer is.
const DESCRIBED_WEIGHT: f32 = 5.0;

/// How much a noun in apposition to the name weighs.
const APPOSED_WEIGHT: f32 = 2.5;

/// How much such a noun weighs when it is one for a person: every name that an office stands before has it.
const SOMEBODY_WEIGHT: f32 = 3.0;

/// How much it weighs that a name of several words stands in quotation marks of its own: it is a title.
const QUOTED_WEIGHT: f32 = 4.0;

/// Weights collected for each kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Votes {
    weights: Vec<(EntityKind, f32)>,
    subtype: Option<(EntityKind, String)>,
}

impl Votes {
    fn add(&mut self, kind: EntityKind, weight: f32) {
        match self.weights.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, sum)) => *sum += weight,
            None => self.weights.push((kind, weight)),
        }
    }

    fn add_subtype(&mut self, kind: EntityKind, weight: f32, subtype: &str) {
        self.add(kind, weight);
        if !subtype.is_empty() && self.subtype.is_none() {
            self.subtype = Some((kind, subtype.to_owned()));
        }
    }

    /// The kind with most weight; of equals the first declared. An unknown name is an organisation.
    pub(super) fn winner(&self) -> EntityKind {
        let mut best = (EntityKind::Organisation, 0.0);
        for kind in EntityKind::ALL {
            let weight = self.weight(*kind);
            if weight > best.1 {
                best = (*kind, weight);
            }
        }
        best.0
    }

    /// How much of all weight the winner has, 0 to 1.
    pub(super) fn agreement(&self) -> f32 {
        let total = self.total();
        if total > 0.0 { (self.weight(self.winner()) / total).clamp(0.0, 1.0) } else { 0.5 }
    }

    /// Makes what speaks for a person count less: news names a person in full at least once.
    pub(super) fn doubt_person(&mut self) {
        for (_, weight) in self.weights.iter_mut().filter(|(kind, _)| *kind == EntityKind::Person) {
            *weight *= NEVER_NAMED_IN_FULL;
        }
    }

    /// Whether enough speaks for a person, if the text has a person of that family name.
    pub(super) fn may_be_person(&self) -> bool {
        self.weight(EntityKind::Person) > 0.35 * self.total()
    }

    fn total(&self) -> f32 {
        self.weights.iter().map(|(_, weight)| weight.max(0.0)).sum()
    }

    /// Whether most speaks for a place.
    pub(super) fn is_place(&self) -> bool {
        self.weight(EntityKind::Location) > 0.6 * self.total()
    }

    /// The subtype that goes with a kind.
    pub(super) fn subtype(&self, kind: EntityKind) -> Option<&str> {
        self.subtype.as_ref().filter(|(of, _)| *of == kind).map(|(_, subtype)| subtype.as_str())
    }

    fn weight(&self, kind: EntityKind) -> f32 {
        self.weights.iter().find(|(known, _)| *known == kind).map_or(0.0, |(_, weight)| *weight)
    }
}

/// Adds what one mention of a name says.
pub(super) fn vote(scene: &Scene, draft: &Draft, name: &Name, votes: &mut Votes) {
    let words: Vec<&str> = name.text.split_whitespace().collect();
    if let Some((kind, subtype)) = name.kind {
        votes.add_subtype(kind, 6.0, subtype);
    }
    if let Some(thing) = name.things.first().and_then(|thing| scene.reference.thing(*thing)) {
        votes.add(thing.kind, if words.len() > 1 { 4.0 } else { 2.5 });
    }
    let listed = words.len() > 1 && !name.things.is_empty();
    if let Some((kind, subtype)) = scene.reference.kind_of_name(&words).filter(|_| !listed) {
        votes.add_subtype(kind, 3.0, subtype);
    }
    vote_model(scene, draft, name, votes);
    if words.len() > 1 && !name.titled && is_quoted(&scene.trees[draft.paragraph as usize], draft) {
        votes.add_subtype(EntityKind::Document, QUOTED_WEIGHT, "work");
    }
    vote_described(scene, draft, votes);
    vote_apposed(scene, draft, votes);
    if words.len() == 1 && name.things.is_empty() && has_country_for_owner(scene, draft) {
        votes.add(EntityKind::Organisation, 1.5);
    }
    if words.len() == 1 && has_plural_verb(&scene.trees[draft.paragraph as usize], draft.head) {
        votes.add(EntityKind::Organisation, 1.5);
        votes.add(EntityKind::Person, -1.5);
    }
}

/// What the list of contexts and the model say of the mention, from its words and what stands around it.
fn vote_model(scene: &Scene, draft: &Draft, name: &Name, votes: &mut Votes) {
    let features = features(scene, draft, name);
    let known = known(features.iter());
    for (kind, weight) in context_votes(&known) {
        votes.add(kind, weight);
    }
    let chances = chances(&known).among_news();
    votes.add(EntityKind::Person, MODEL_WEIGHT * chances.person);
    votes.add(EntityKind::Organisation, MODEL_WEIGHT * chances.organisation);
    votes.add_subtype(EntityKind::Location, MODEL_WEIGHT * chances.location, "place");
    let other = MODEL_WEIGHT * chances.other;
    match name.label {
        Some(EntityLabel::Law) => votes.add(EntityKind::Law, 0.8 + other),
        Some(EntityLabel::Event) => votes.add(EntityKind::Event, 0.6 + other),
        Some(EntityLabel::Product) => votes.add_subtype(EntityKind::Document, other, "product"),
        Some(EntityLabel::WorkOfArt) => votes.add_subtype(EntityKind::Document, other, "work"),
        Some(EntityLabel::Group) => votes.add(EntityKind::Group, other),
        _ => votes.add(EntityKind::Concept, other),
    }
}

/// Whether quotation marks stand right before and right after the name.
fn is_quoted(tree: &Tree, draft: &Draft) -> bool {
    let mark = |token: Option<u32>| {
        token
            .filter(|token| *token < tree.len())
            .is_some_and(|token| matches!(tree.word(token), "“" | "”" | "\"" | "‘" | "’" | "``" | "''"))
    };
    mark(draft.tokens.start.checked_sub(1)) && mark(Some(draft.tokens.end))
}

/// "Corvedale, who are managed by": a single name with a verb in the plural is a club, band or government.
fn has_plural_verb(tree: &Tree, head: u32) -> bool {
    let alone =
        tree.dependency(head) != Dependency::Conjunct && tree.child(head, Dependency::Conjunct).is_none();
    let subject = matches!(tree.dependency(head), Dependency::Subject | Dependency::SubjectPassive);
    let governor = tree.head(head).filter(|_| subject);
    let relative = tree.child(head, Dependency::RelativeClause).filter(|clause| {
        tree.children(*clause)
            .iter()
            .any(|child| tree.word(*child) == "who" && tree.dependency(*child) != Dependency::DirectObject)
    });
    let plural = |token: u32| matches!(tree.word(token), "are" | "were" | "have");
    alone
        && [governor, relative].into_iter().flatten().any(|verb| {
            plural(verb)
                || tree.children(verb).iter().any(|child| {
                    matches!(tree.dependency(*child), Dependency::Auxiliary | Dependency::AuxiliaryPassive)
                        && plural(*child)
                        && !tree.children(verb).iter().any(|other| tree.token(*other).tag == Tag::Modal)
                })
        })
}

/// "Friends of the Marsh, a campaign group": what stands in apposition to the name tells the kind.
fn vote_apposed(scene: &Scene, draft: &Draft, votes: &mut Votes) {
    let tree = &scene.trees[draft.paragraph as usize];
    let apposed = tree.children_with(draft.head, Dependency::Apposition).find(|noun| {
        *noun > draft.tokens.end && matches!(tree.token(*noun).tag, Tag::Noun) && !draft.tokens.contains(noun)
    });
    let Some(sense) = apposed.and_then(|noun| scene.reference.noun(&tree.lower_lemma(noun))) else { return };
    match sense.kind {
        EntityKind::Organisation | EntityKind::Location | EntityKind::Document | EntityKind::Law => {
            votes.add_subtype(sense.kind, APPOSED_WEIGHT, sense.subtype);
        }
        EntityKind::Concept if sense.subtype == "object" => {
            votes.add_subtype(EntityKind::Document, APPOSED_WEIGHT, "product");
        }
        _ => {}
    }
}

/// "Finland's Halvari": what a country has and a single word names is mostly a body.
fn has_country_for_owner(scene: &Scene, draft: &Draft) -> bool {
    let tree = &scene.trees[draft.paragraph as usize];
    let owner = draft.tokens.start.checked_sub(2).filter(|owner| {
        tree.token(owner + 1).tag == Tag::PossessiveEnding && tree.head(*owner) == Some(draft.head)
    });
    owner.is_some_and(|owner| {
        let things = scene.reference.named(tree.word(owner));
        things
            .iter()
            .filter_map(|thing| scene.reference.thing(*thing))
            .any(|thing| thing.subtype == "country")
    })
}

/// "His counterpart Marja Lehto", "the band Desert Radio", "an assistant called Nabi": the noun beside the
/// name tells the kind.
fn vote_described(scene: &Scene, draft: &Draft, votes: &mut Votes) {
    let tree = &scene.trees[draft.paragraph as usize];
    let before = draft.tokens.start.checked_sub(1).filter(|before| {
        let over = tree.head(*before).is_some_and(|above| draft.tokens.contains(&above));
        let under = tree.head(draft.head) == Some(*before);
        let common = matches!(tree.token(*before).tag, Tag::Noun | Tag::ProperNoun);
        common && (over || under)
    });
    let called = || {
        let verb = tree.head(draft.head).filter(|verb| {
            matches!(tree.lemma(*verb), "call" | "name" | "dub" | "nickname" | "title" | "entitle")
                && tree.dependency(*verb) == Dependency::ClausalModifier
        })?;
        tree.head(verb)
    };
    let of_two = |noun: u32| {
        let first = noun.checked_sub(1).filter(|first| tree.head(*first) == Some(noun))?;
        let senses = scene.reference.senses_of_two(&tree.lower_lemma(first), &tree.lower_lemma(noun));
        senses.first().copied()
    };
    let beside = before.or_else(called);
    let joined = joined_by_hyphens(tree, draft.tokens.start);
    let noun = match (&joined, beside) {
        (Some(joined), _) if scene.reference.noun(joined).is_some() => joined.clone(),
        (_, Some(noun)) => tree.lower_lemma(noun).to_string(),
        _ => return,
    };
    let Some(sense) = beside.and_then(of_two).or_else(|| scene.reference.noun(&noun).copied()) else {
        return;
    };
    let given = draft.name().and_then(|name| name.text.split_once(' ')).is_some_and(|(first, _)| {
        scene.reference.is_given_name(first) && scene.reference.noun_senses(&noun).len() > 1
    });
    match sense.kind {
        // "Its rival Vantor" may be a firm, "the manufacturer Walter Lind" is none.
        EntityKind::Person if is_somebody_or_body(&noun) => {}
        EntityKind::Organisation if given => votes.add(EntityKind::Person, SOMEBODY_WEIGHT),
        EntityKind::Person => votes.add(EntityKind::Person, SOMEBODY_WEIGHT),
        EntityKind::Organisation | EntityKind::Location | EntityKind::Document => {
            votes.add_subtype(sense.kind, DESCRIBED_WEIGHT, sense.subtype);
        }
        EntityKind::Concept if sense.subtype == "object" => {
            votes.add_subtype(EntityKind::Document, DESCRIBED_WEIGHT, "product");
        }
        _ => {}
    }
}

/// The word of several parts right before a token: "start-up" of "the start-up Quillwork".
fn joined_by_hyphens(tree: &Tree, end: u32) -> Option<String> {
    const MOST_PARTS: u32 = 5;
    let touches = |token: u32| tree.token(token - 1).span.end == tree.token(token).span.start;
    let last = end.checked_sub(1)?;
    let mut first = last;
    while first > 0 && last - first < MOST_PARTS && touches(first) {
        first -= 1;
    }
    let hyphen = (first..last).any(|token| tree.word(token) == "-");
    (hyphen && first < last).then(|| tree.words(first..end).to_lowercase())
}

/// Nouns for whoever stands in a relation to another: a person, a firm, a club or a country.
pub(super) fn is_somebody_or_body(noun: &str) -> bool {
    matches!(
        noun,
        "rival"
            | "ally"
            | "partner"
            | "neighbour"
            | "neighbor"
            | "opponent"
            | "competitor"
            | "owner"
            | "founder"
            | "buyer"
            | "seller"
            | "bidder"
            | "contender"
            | "sponsor"
            | "backer"
            | "employer"
            | "investor"
            | "shareholder"
            | "winner"
            | "champion"
            | "contractor"
            | "developer"
            | "producer"
            | "designer"
    )
}
