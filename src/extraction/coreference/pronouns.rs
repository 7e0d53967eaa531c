//! What pronouns refer to: the likeliest of the last mentions, by number and gender, whether it was a
//! subject, and how near it stands.

use super::cluster::{Cluster, Clusters};
use super::recent::{Rank, Recent, Seen};
use super::{Referent, Scene};
use crate::extraction::mentions::draft::{Draft, Pronoun};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::reference::Gender;
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
    let agent = is_agent(tree, draft.head);
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
        if agent && !can_act(cluster) {
            continue;
        }
        if back == 0 && is_bound_apart(tree, draft, seen, scene) {
            continue;
        }
        let score = fit + nearness(tree, draft, seen, back, scene) - (distance as i32).min(12) / 2;
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, seen.cluster));
        }
    }
    if let (Pronoun::Many, Some(pair)) = (pronoun, coordinated_people(scene, draft, clusters, recent))
        && best.is_none_or(|(known, _)| known < 12)
    {
        return Referent::Entities(pair);
    }
    match best {
        Some((score, cluster)) if score > 0 => Referent::Entities(vec![cluster]),
        _ => Referent::Nothing,
    }
}

/// The persons, bodies or countries that were the coordinated subject of this sentence or the last: "Brekke
/// and Dumont met. They …".
fn coordinated_people(
    scene: &Scene,
    draft: &Draft,
    clusters: &Clusters,
    recent: &Recent,
) -> Option<Vec<usize>> {
    let place = |seen: &Seen| (seen.paragraph, seen.sentence);
    let newest = recent.back().next().map(place)?;
    let mut found: Vec<usize> = Vec::new();
    let mut first_of = None;
    for seen in recent.back().take_while(|seen| place(seen) == newest) {
        let other = &scene.drafts[seen.draft];
        let tree = &scene.trees[other.paragraph as usize];
        let first = tree.first_conjunct(other.head);
        let person =
            clusters.all[seen.cluster].kind == EntityKind::Person && !clusters.all[seen.cluster].plural;
        let ends = other.tokens.end <= draft.tokens.start || other.paragraph != draft.paragraph;
        if seen.rank != Rank::MainSubject || !person || !ends || first_of.is_some_and(|known| known != first)
        {
            continue;
        }
        let coordinated = first != other.head || tree.child(other.head, Dependency::Conjunct).is_some();
        let named = matches!(other.form, crate::extraction::mentions::draft::Form::Name(_));
        if coordinated && named && !found.contains(&seen.cluster) {
            first_of = Some(first);
            found.push(seen.cluster);
        }
    }
    found.reverse();
    (found.len() > 1).then_some(found)
}

/// How well the thing agrees with the pronoun in number and gender; `None` when it cannot.
fn fit(pronoun: Pronoun, cluster: &Cluster, possessive: bool) -> Option<i32> {
    match pronoun {
        Pronoun::Person(gender) => {
            if cluster.kind != EntityKind::Person || cluster.plural {
                return None;
            }
            match cluster.gender.or_else(|| gender_of_noun(&cluster.lemma)) {
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
        2 => -7,
        _ => -10,
    };
    // An object continues an object sooner than a subject does: "passed the bill … opposed it".
    let object = tree.dependency(draft.head) == Dependency::DirectObject;
    score += match (seen.rank, object) {
        (Rank::MainSubject, false) => 5,
        (Rank::InnerSubject, false) | (Rank::Object, true) => 4,
        (Rank::MainSubject, true) => 3,
        (Rank::InnerSubject, true) => 2,
        (Rank::Object, false) => 1,
        (Rank::Oblique, _) => 0,
        (Rank::Modifier, _) => -1,
    };
    if back == 0 && is_controller(tree, draft, seen, scene) {
        score += 7;
    }
    // "Corvane said it would apply": who says so speaks of himself.
    if back == 0
        && speaks_of_itself(tree, draft.head) == Some(tree.first_conjunct(scene.drafts[seen.draft].head))
    {
        score += 3;
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

/// The subject of the verb of saying whose complement has this token for its subject.
fn speaks_of_itself(tree: &Tree, token: u32) -> Option<u32> {
    let subject = matches!(tree.dependency(token), Dependency::Subject | Dependency::SubjectPassive);
    let verb = tree.head(token).filter(|_| subject)?;
    let speech = tree.head(verb).filter(|_| tree.dependency(verb) == Dependency::ClausalComplement)?;
    super::quotations::is_reporting(tree.lemma(speech))
        .then(|| tree.child(speech, Dependency::Subject))
        .flatten()
}

/// The gender that a common noun tells.
fn gender_of_noun(lemma: &str) -> Option<Gender> {
    match lemma {
        "man" | "boy" | "father" | "husband" | "son" | "brother" | "uncle" | "grandfather" | "king"
        | "prince" | "widower" | "spokesman" | "chairman" | "businessman" | "policeman" | "gunman"
        | "nephew" | "grandson" | "stepfather" | "boyfriend" | "actor" | "congressman" => Some(Gender::Male),
        "woman" | "girl" | "mother" | "wife" | "daughter" | "sister" | "aunt" | "grandmother" | "queen"
        | "princess" | "widow" | "spokeswoman" | "chairwoman" | "businesswoman" | "policewoman" | "niece"
        | "granddaughter" | "stepmother" | "girlfriend" | "actress" | "congresswoman" => Some(Gender::Female),
        _ => None,
    }
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
            let complement =
                matches!(tree.dependency(below), Dependency::OpenComplement | Dependency::ClausalComplement);
            let infinitive = tree.dependency(below) == Dependency::AdverbialClause
                && tree.children(below).iter().any(|child| tree.token(*child).tag == Tag::To)
                && controls_infinitive(tree.lemma(verb));
            return (complement || infinitive) && below > other.head;
        }
        below = above;
    }
    false
}

/// Verbs whose object does what the infinitive after it says, also when the parser takes the infinitive
/// for one of purpose ("press the regime to end its attacks").
fn controls_infinitive(lemma: &str) -> bool {
    matches!(
        lemma,
        "press"
            | "urge"
            | "ask"
            | "tell"
            | "order"
            | "force"
            | "push"
            | "pressure"
            | "persuade"
            | "convince"
            | "encourage"
            | "allow"
            | "help"
            | "invite"
            | "warn"
            | "want"
            | "get"
            | "instruct"
            | "direct"
            | "compel"
            | "oblige"
            | "require"
            | "beg"
            | "advise"
            | "enable"
            | "permit"
            | "lead"
            | "prompt"
            | "expect"
    )
}

/// Whether the pronoun is the subject of a verb whose subject has a will: "it rejected the offer".
fn is_agent(tree: &Tree, token: u32) -> bool {
    let subject = tree.dependency(token) == Dependency::Subject;
    let verb = tree.head(token).filter(|_| subject);
    verb.is_some_and(|verb| {
        let lemma = tree.lemma(verb);
        super::quotations::is_reporting(lemma)
            && !matches!(lemma, "continue" | "suggest" | "call" | "describe" | "conclude")
            || matches!(
                lemma,
                "reject"
                    | "decide"
                    | "refuse"
                    | "agree"
                    | "plan"
                    | "want"
                    | "hope"
                    | "vote"
                    | "appeal"
                    | "accuse"
                    | "hire"
                    | "buy"
                    | "sell"
                    | "acquire"
                    | "approve"
                    | "ask"
                    | "promise"
                    | "pledge"
                    | "vow"
            )
    })
}

/// Whether the thing can have a will: persons, bodies, groups, and countries for their governments.
fn can_act(cluster: &Cluster) -> bool {
    match cluster.kind {
        EntityKind::Person | EntityKind::Organisation | EntityKind::Group => true,
        EntityKind::Location => matches!(cluster.subtype.as_deref(), Some("country" | "nation")),
        _ => false,
    }
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
