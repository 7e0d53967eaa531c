//! What pronouns refer to: the likeliest of the last mentions, by number and gender, whether it was a
//! subject, and how near it stands.

mod apart;

use std::sync::OnceLock;

use super::cluster::{Cluster, Clusters};
use super::recent::{Rank, Recent, Seen};
use super::{Referent, Scene};
use crate::extraction::mentions::draft::{Draft, Form, Pronoun};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::reference::Gender;
use crate::reference::lookup::WordSet;
use crate::vocabulary::EntityKind;

use apart::bound_apart;

const VERBS_OF_WILL: &str = include_str!("../../../data/knowledge/verbs_of_will.tsv");

/// A pronoun looks back no more than this many sentences.
const FURTHEST_SENTENCE: usize = 3;

/// What a pronoun of the third person refers to. The first person is resolved later.
///
/// Every thing seen in the last sentences that agrees with the pronoun is weighed; the heaviest wins. The
/// weights are those of [`fit`] (kind, number, gender), of [`nearness`] (sentence, rank, parallel place) and
/// of these, each known from the literature: a thing that was last spoken of by a pronoun goes on being
/// spoken of by one (B. Grosz, A. Joshi and S. Weinstein, Centering, 1995); the presence of a thing adds up
/// over sentences (S. Lappin and H. Leass, 1994); what a thing can own tells its kind.
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
    let now = recent.ordinal(tree, draft.paragraph, draft.head);
    let possessive = tree.token(draft.head).tag == Tag::PronounPossessive;
    let owned: Vec<(EntityKind, f32)> = if possessive { owned_kinds(tree, draft.head) } else { Vec::new() };
    let apart = bound_apart(scene, draft, recent);
    let agent = is_agent(tree, draft.head);
    // "he said" and "said his lawyer" speak of nobody whom only the quotation names.
    let speaker = if possessive { tree.head(draft.head).unwrap_or(draft.head) } else { draft.head };
    let speaks = tree.dependency(speaker) == Dependency::Subject
        && tree.head(speaker).is_some_and(|verb| super::quotations::is_reporting(tree.lemma(verb)));
    let mut tried = Vec::new();
    let mut sentences: Vec<(u32, u32)> = vec![here];
    let mut best: Option<(i32, &Seen)> = None;
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
        let several = pronoun == Pronoun::Many && recent.of_draft(seen.draft).nth(1).is_some();
        let Some(fit) = fit(pronoun, cluster, possessive).or(several.then_some(9)) else { continue };
        if agent && !can_act(cluster) || apart.contains(&seen.cluster) {
            continue;
        }
        if back == 0 && (is_inside_itself(tree, draft, seen, scene) || speaks && is_quoted(tree, seen, scene))
        {
            continue;
        }
        let mut score = fit + nearness(tree, draft, seen, back, scene) - (distance as i32).min(12) / 2;
        score += owned
            .iter()
            .filter(|(kind, _)| *kind == cluster.kind)
            .map(|(_, weight)| *weight as i32)
            .sum::<i32>();
        // "Denmark and Albania backed the plan, Hungary opposed it": one of several together is seldom "it".
        if pronoun == Pronoun::Thing && is_one_of_several(scene, seen) {
            score -= 4;
        }
        if !tried.contains(&seen.cluster) {
            tried.push(seen.cluster);
            score += chain(scene, draft, pronoun, seen, back);
            score += (recent.presence(seen.cluster, now, 0.5) / PRESENCE_UNIT) as i32;
        }
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, seen));
        }
    }
    if let (Pronoun::Many, Some(pair)) = (pronoun, coordinated_people(scene, draft, clusters, recent))
        && best.is_none_or(|(known, _)| known < 12)
    {
        return Referent::Entities(pair);
    }
    let Some((_, seen)) = best.filter(|(score, _)| *score > 0) else { return Referent::Nothing };
    if pronoun == Pronoun::Many && fit(pronoun, &clusters.all[seen.cluster], possessive).is_none() {
        let mut all: Vec<usize> = recent.of_draft(seen.draft).map(|seen| seen.cluster).collect();
        all.dedup();
        return Referent::Entities(all);
    }
    if clusters.all[seen.cluster].only_needed {
        return Referent::Candidate(seen.cluster);
    }
    Referent::Entities(vec![seen.cluster])
}

/// How much presence weighs as one point.
const PRESENCE_UNIT: f32 = 300.0;

/// What it adds that the thing was last spoken of by a pronoun, and by the same possessive in the same
/// sentence: "her mother survived, but her father did not".
fn chain(scene: &Scene, draft: &Draft, pronoun: Pronoun, seen: &Seen, back: usize) -> i32 {
    let other = &scene.drafts[seen.draft];
    if !matches!(&other.form, Form::Pronoun(known) if *known == pronoun) {
        return 0;
    }
    let tree = &scene.trees[draft.paragraph as usize];
    let tag = |draft: &Draft| scene.trees[draft.paragraph as usize].token(draft.head).tag;
    let parallel = back == 0
        && tag(draft) == Tag::PronounPossessive
        && tag(other) == Tag::PronounPossessive
        && tree.head(draft.head) != tree.head(other.head);
    if parallel { 10 } else { 3 - 2 * i32::from(back > 1) }
}

/// The kinds of what has such a thing: "its shareholders" are a body's, "its border" is a country's.
fn owned_kinds(tree: &Tree, pronoun: u32) -> Vec<(EntityKind, f32)> {
    let Some(owned) = tree.head(pronoun) else { return Vec::new() };
    let feature = format!("possesses={}", tree.lower_word(owned));
    super::kinds::votes_of(&feature).iter().map(|(kind, weight)| (*kind, weight * 1.5)).collect()
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
        let named = matches!(other.form, Form::Name(_));
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
    if cluster.only_needed && matches!(pronoun, Pronoun::Thing | Pronoun::Many) {
        let several = pronoun == Pronoun::Many;
        let fits = cluster.plural == several && (several || cluster.kind != EntityKind::Group);
        return (fits && cluster.kind != EntityKind::Person).then_some(if possessive { 2 } else { 5 });
    }
    match pronoun {
        Pronoun::Person(gender) => {
            if cluster.kind != EntityKind::Person || cluster.plural || cluster.only_needed {
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

/// Whether a mention stands in a coordination with others.
fn is_one_of_several(scene: &Scene, seen: &Seen) -> bool {
    let other = &scene.drafts[seen.draft];
    let tree = &scene.trees[other.paragraph as usize];
    tree.dependency(other.head) == Dependency::Conjunct
        || tree.child(other.head, Dependency::Conjunct).is_some()
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
pub(super) fn gender_of_noun(lemma: &str) -> Option<Gender> {
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
            || is_verb_of_will(lemma)
    })
}

/// Whether the subject of the verb has a will, as far as the lists know.
pub(super) fn has_a_will(lemma: &str) -> bool {
    super::quotations::is_reporting(lemma) || is_verb_of_will(lemma)
}

fn is_verb_of_will(lemma: &str) -> bool {
    static VERBS: OnceLock<WordSet<&'static str>> = OnceLock::new();
    let verbs = VERBS.get_or_init(|| {
        VERBS_OF_WILL.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split('|')).collect()
    });
    verbs.contains(lemma)
}

/// Whether the thing can have a will: persons, bodies, groups, and countries for their governments.
fn can_act(cluster: &Cluster) -> bool {
    match cluster.kind {
        EntityKind::Person | EntityKind::Organisation | EntityKind::Group => true,
        EntityKind::Location => matches!(cluster.subtype.as_deref(), Some("country" | "nation")),
        _ => false,
    }
}

/// A possessive inside the description of the thing itself does not refer to it.
fn is_inside_itself(tree: &Tree, draft: &Draft, seen: &Seen, scene: &Scene) -> bool {
    let other = &scene.drafts[seen.draft];
    other.paragraph == draft.paragraph
        && other.tokens.contains(&draft.head)
        && other.head != draft.head
        && tree.is_within(draft.head, other.head)
}

/// Whether a mention of the sentence stands between quotation marks: whoever is named inside a quotation is
/// not its speaker.
fn is_quoted(tree: &Tree, seen: &Seen, scene: &Scene) -> bool {
    const LONGEST_QUOTATION: u32 = 120;
    let head = scene.drafts[seen.draft].head;
    let sentence = tree.sentence(head);
    let first = sentence.start.max(head.saturating_sub(LONGEST_QUOTATION));
    let last = sentence.end.min(head + LONGEST_QUOTATION);
    let is_mark = |token: &u32| matches!(tree.word(*token), "“" | "”" | "\"" | "``" | "''");
    let before = (first..head).rev().find(is_mark);
    let after = (head + 1..last).find(is_mark);
    match (before, after) {
        (Some(before), Some(after)) => match (tree.word(before), tree.word(after)) {
            ("“" | "``", "”" | "''") => true,
            ("\"", "\"") => (first..head).filter(is_mark).count() % 2 == 1,
            _ => false,
        },
        _ => false,
    }
}
