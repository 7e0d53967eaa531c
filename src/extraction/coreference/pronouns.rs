//! What pronouns refer to: the likeliest of the last mentions, by number and gender, whether it was a
//! subject, and how near it stands.

use super::cluster::{Cluster, Clusters};
use super::recent::{Recent, Seen};
use super::{Referent, Scene};
use crate::extraction::mentions::draft::{Draft, Pronoun};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::vocabulary::EntityKind;

/// A pronoun looks back no more than this many sentences.
const FURTHEST_SENTENCE: usize = 3;

/// The entity that a pronoun of the third person refers to. The first person is resolved later.
pub(super) fn resolve(
    scene: &Scene,
    index: usize,
    pronoun: Pronoun,
    clusters: &Clusters,
    recent: &Recent,
) -> Referent {
    if matches!(pronoun, Pronoun::Speaker | Pronoun::Speakers) {
        return Referent::Nothing;
    }
    let draft = &scene.drafts[index];
    let tree = &scene.trees[draft.paragraph as usize];
    let here = (draft.paragraph, tree.sentence(draft.head).start);
    let mut sentences: Vec<(u32, u32)> = vec![here];
    let mut best: Option<(i32, usize)> = None;
    for (distance, seen) in recent.back().enumerate() {
        let sentence = (seen.paragraph, seen.sentence);
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
        let back = sentences.iter().position(|known| *known == sentence).unwrap_or_default();
        if back > FURTHEST_SENTENCE {
            break;
        }
        let cluster = &clusters.all[seen.cluster];
        let possessive = tree.token(draft.head).tag == Tag::PronounPossessive;
        let Some(fit) = fit(pronoun, cluster, possessive) else { continue };
        if back == 0 && is_bound_apart(tree, draft, seen, scene) {
            continue;
        }
        let score = fit + nearness(tree, draft, seen, back, scene) - (distance as i32).min(12) / 2;
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, seen.cluster));
        }
    }
    match best {
        Some((score, cluster)) if score > 0 => Referent::Entities(vec![cluster]),
        _ => Referent::Nothing,
    }
}

/// How well the thing agrees with the pronoun in number and gender; `None` when it cannot.
fn fit(pronoun: Pronoun, cluster: &Cluster, possessive: bool) -> Option<i32> {
    match pronoun {
        Pronoun::Person(gender) => {
            if cluster.kind != EntityKind::Person || cluster.plural {
                return None;
            }
            match cluster.gender {
                Some(known) if known != gender => None,
                Some(_) => Some(10),
                None => Some(if cluster.named { 8 } else { 5 }),
            }
        }
        Pronoun::Thing => match cluster.kind {
            EntityKind::Person | EntityKind::Group => None,
            _ if cluster.plural => None,
            EntityKind::Organisation => Some(9),
            EntityKind::Location => Some(if cluster.subtype.as_deref() == Some("country") { 8 } else { 6 }),
            EntityKind::Event => Some(if possessive { 4 } else { 6 }),
            _ => Some(8),
        },
        Pronoun::Many => match cluster.kind {
            EntityKind::Group => Some(9),
            _ if cluster.plural => Some(8),
            EntityKind::Organisation => Some(4),
            _ => None,
        },
        Pronoun::Speaker | Pronoun::Speakers => None,
    }
}

/// Preference for what stands near and for subjects.
fn nearness(tree: &Tree, draft: &Draft, seen: &Seen, back: usize, scene: &Scene) -> i32 {
    let mut score = match back {
        0 => 0,
        1 => -2,
        2 => -5,
        _ => -8,
    };
    if seen.subject {
        score += 4;
    }
    if back == 0 && is_controller(tree, draft, seen, scene) {
        score += 7;
    }
    // A pronoun most often belongs to the subject of its own clause when it is a possessive.
    if back == 0 && seen.subject && tree.token(draft.head).tag == Tag::PronounPossessive {
        let subject = tree.first_conjunct(scene.drafts[seen.draft].head);
        if nearest_subject(tree, draft.head) == Some(subject) {
            score += 4;
        }
    }
    score
}

/// The subject of the nearest clause around a token.
fn nearest_subject(tree: &Tree, token: u32) -> Option<u32> {
    tree.ancestors(token).find_map(|above| {
        tree.child(above, Dependency::Subject)
            .or_else(|| tree.child(above, Dependency::SubjectPassive))
            .filter(|subject| *subject < token && !tree.subtree(*subject).contains(&token))
    })
}

/// "press the regime to end its attacks": the object of a verb does what the clause under it says.
fn is_controller(tree: &Tree, draft: &Draft, seen: &Seen, scene: &Scene) -> bool {
    let other = &scene.drafts[seen.draft];
    if other.paragraph != draft.paragraph || tree.dependency(other.head) != Dependency::DirectObject {
        return false;
    }
    let Some(verb) = tree.head(other.head) else { return false };
    let mut below = draft.head;
    for above in tree.ancestors(draft.head).take(12) {
        if above == verb {
            return matches!(
                tree.dependency(below),
                Dependency::OpenComplement | Dependency::ClausalComplement
            ) && below > other.head;
        }
        below = above;
    }
    false
}

/// "X thanked him": him is not X. Nor is a possessive inside the description of the thing itself.
fn is_bound_apart(tree: &Tree, draft: &Draft, seen: &Seen, scene: &Scene) -> bool {
    let other = &scene.drafts[seen.draft];
    if other.paragraph != draft.paragraph {
        return false;
    }
    if other.tokens.contains(&draft.head)
        && other.head != draft.head
        && tree.is_within(draft.head, other.head)
    {
        return true;
    }
    let possessive = tree.token(draft.head).tag == Tag::PronounPossessive;
    let object = matches!(
        tree.dependency(draft.head),
        Dependency::DirectObject | Dependency::Dative | Dependency::PrepositionObject
    );
    if possessive || !object || !seen.subject {
        return false;
    }
    let verb = |token: u32| {
        let above = tree.head(token)?;
        if tree.dependency(token) == Dependency::PrepositionObject { tree.head(above) } else { Some(above) }
    };
    verb(draft.head).is_some() && verb(draft.head) == tree.head(tree.first_conjunct(other.head))
}
