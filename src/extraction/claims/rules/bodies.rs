//! Bodies within bodies: "Al-Qaida's fighter network", "the Office of Museums at the Ministry of
//! Culture", "Brazil's health regulator".

use super::Rule;
use super::nouns::owners;
use crate::extraction::claims::draft::{Draft, Drafts};
use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::{Kinds, Place, Slot};
use crate::extraction::{LocalEntity, Mention, MentionIndex};
use crate::language::{Dependency, Tag};
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// A body and the body or country that it belongs to.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "body in a body", find };

/// Words before a body that tell that it is not a part of its owner: "its parent company".
const OTHERS: &[&str] =
    &["parent", "rival", "partner", "sister", "other", "competing", "fellow", "former", "future", "own"];

/// Bodies that stand beside their owner instead of in it: "Norway's rival", "the club's owner".
const BESIDE: &[&str] = &[
    "rival",
    "competitor",
    "partner",
    "ally",
    "opponent",
    "customer",
    "supplier",
    "client",
    "parent",
    "owner",
    "shareholder",
    "investor",
    "lender",
    "employer",
    "predecessor",
    "successor",
    "enemy",
    "leader",
    "winner",
    "contractor",
    "creditor",
    "sponsor",
    "party",
    "side",
    "headquarters",
    "base",
    "site",
    "building",
    "office",
];

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for (index, mention) in reading.own_mentions() {
        let Some(entity) = reading.mentions.entity_of(index) else { continue };
        if entity.kind != EntityKind::Organisation || !drafts.has_room(reading.tree, mention.head_token) {
            continue;
        }
        owned(reading, rule, index, mention, drafts);
        inside(reading, rule, index, mention, drafts);
    }
}

/// "Al-Qaida's network", "the party's youth wing", "Norway's labour authority".
fn owned(reading: &Reading<'_>, rule: &Rule, index: MentionIndex, mention: &Mention, drafts: &mut Drafts) {
    let tree = reading.tree;
    let body = mention.head_token;
    let is_apart = BESIDE.contains(&tree.lemma(body))
        || tree
            .children(body)
            .iter()
            .any(|child| *child < body && OTHERS.contains(&tree.lower_word(*child).as_ref()));
    if mention.kind == MentionKind::Pronoun || is_apart {
        return;
    }
    let slot =
        Slot { places: vec![Place::Owner], kinds: Kinds::agents(), makes_concept: false, looks_into: false };
    for (owner, words) in owners(reading, body, &slot) {
        let Some(above) = entity(reading, &owner) else { continue };
        // A possessor is an owner; a name without its ending may only tell whom a body is for.
        let has_ending = tree.child(owner.token, Dependency::Case).is_some()
            || tree.token(owner.token).tag == Tag::PronounPossessive;
        let Some(relation) = relation_to(reading, index, above, has_ending) else { continue };
        let mut said = words;
        said.push(body);
        push(reading, rule, (end_at(body, index), owner), relation, said, drafts);
    }
}

/// What a body is to what stands before it.
fn relation_to(
    reading: &Reading<'_>,
    body: MentionIndex,
    owner: &LocalEntity,
    has_ending: bool,
) -> Option<RelationType> {
    let found = reading.mentions.entity_of(body)?;
    match owner.kind {
        EntityKind::Organisation if has_ending => Some(RelationType::PartOf),
        EntityKind::Location if has_ending => {
            Some(if is_public(found) { RelationType::PartOf } else { RelationType::LocatedIn })
        }
        _ => None,
    }
}

/// Whether a body is one of the state's.
fn is_public(entity: &LocalEntity) -> bool {
    entity.subtype.as_deref().is_some_and(|subtype| {
        matches!(
            subtype,
            "ministry"
                | "agency"
                | "government"
                | "court"
                | "parliament"
                | "police"
                | "armed forces"
                | "committee"
                | "opposition"
        )
    })
}

/// "the Office of Museums at the Ministry of Culture": the name of a body right after that of another.
fn inside(reading: &Reading<'_>, rule: &Rule, index: MentionIndex, mention: &Mention, drafts: &mut Drafts) {
    if mention.kind != MentionKind::Name {
        return;
    }
    let Some((outer, preposition)) = body_around(reading, mention) else { return };
    let Some(around) = reading.mentions.mention(outer) else { return };
    let ends = (end_at(mention.head_token, index), end_at(around.head_token, outer));
    push(reading, rule, ends, RelationType::PartOf, vec![preposition], drafts);
}

/// The body whose name follows another's with only "at", "within" or "of" and an article between, and
/// the token of that preposition.
fn body_around(reading: &Reading<'_>, inner: &Mention) -> Option<(MentionIndex, u32)> {
    let tree = reading.tree;
    let preposition = inner.end_token;
    if preposition + 1 >= tree.len() || !matches!(tree.word(preposition), "at" | "within" | "of" | "inside") {
        return None;
    }
    let first = preposition + 1 + u32::from(tree.token(preposition + 1).tag == Tag::Determiner);
    let last = tree.len().min(first + 8);
    (first..last).find_map(|head| {
        let outer = reading.mentions.at_token(reading.paragraph, head)?;
        let found = reading.mentions.mention(outer)?;
        let is_body = found.kind == MentionKind::Name
            && reading.mentions.entity_of(outer)?.kind == EntityKind::Organisation;
        (is_body && found.first_token > preposition && found.first_token <= first)
            .then_some((outer, preposition))
    })
}

/// Whether the body at `token` only tells in what other body the one before it is ("the Office of
/// Museums at *the Ministry*"), so that an office of the first is none of the second.
pub(super) fn is_around_another(reading: &Reading<'_>, token: u32, others: &[u32]) -> bool {
    others.iter().any(|other| {
        *other < token
            && reading
                .mentions
                .at_token(reading.paragraph, *other)
                .and_then(|mention| reading.mentions.mention(mention))
                .and_then(|mention| body_around(reading, mention))
                .and_then(|(outer, _)| reading.mentions.mention(outer))
                .is_some_and(|outer| outer.head_token == token)
    })
}

pub(super) fn end_at(token: u32, mention: MentionIndex) -> End {
    End { token, mention: Some(mention), between: Vec::new(), is_pronoun: false }
}

pub(super) fn entity<'a>(reading: &'a Reading<'_>, end: &End) -> Option<&'a LocalEntity> {
    end.mention.and_then(|mention| reading.mentions.entity_of(mention))
}

/// Takes in a draft of something lasting, which has no date.
pub(super) fn push(
    reading: &Reading<'_>,
    rule: &Rule,
    (from, to): (End, End),
    relation: RelationType,
    words: Vec<u32>,
    drafts: &mut Drafts,
) {
    let noun = from.token;
    let draft = reading.draft_of_noun(rule, noun, from, to, relation, words);
    drafts.push(reading.tree, Draft { date: None, place: None, ..draft });
}
