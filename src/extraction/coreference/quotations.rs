//! Who speaks inside quotation marks, and so who "I" and "we" are.

use super::cluster::Clusters;
use super::{DraftPlaces, Referent, Scene};
use crate::extraction::mentions::draft::{Form, Pronoun};
use crate::extraction::tree::Tree;
use crate::language::Dependency;
use crate::vocabulary::EntityKind;

/// Verbs whose subject is the speaker of what is quoted or reported.
const REPORTING: &[&str] = &[
    "say",
    "add",
    "tell",
    "ask",
    "warn",
    "claim",
    "insist",
    "argue",
    "explain",
    "announce",
    "declare",
    "write",
    "note",
    "stress",
    "admit",
    "reply",
    "respond",
    "suggest",
    "conclude",
    "continue",
    "state",
    "remark",
    "comment",
    "confirm",
    "acknowledge",
    "call",
    "describe",
    "urge",
    "promise",
    "recall",
    "tweet",
    "post",
    "joke",
    "reveal",
    "report",
    "testify",
    "demand",
    "complain",
    "boast",
    "vow",
    "concede",
    "observe",
    "emphasise",
    "emphasize",
];

/// Whether the verb reports what somebody says.
pub(super) fn is_reporting(lemma: &str) -> bool {
    REPORTING.contains(&lemma)
}

/// For every token of a paragraph, whether it is quoted; and whether the quotation goes on after it.
fn quoted(tree: &Tree, mut open: bool) -> (Vec<bool>, bool) {
    let mut marks = vec![false; tree.len() as usize];
    for token in 0..tree.len() {
        match tree.word(token) {
            "“" | "``" => open = true,
            "”" | "''" => open = false,
            "\"" => open = !open,
            _ => marks[token as usize] = open,
        }
    }
    (marks, open)
}

/// Resolves "I" and "we".
pub(super) fn resolve_first_person(
    scene: &Scene,
    clusters: &Clusters,
    places: &DraftPlaces,
    referents: &mut [Referent],
) {
    let mut first_of_paragraph: Vec<usize> = Vec::with_capacity(scene.trees.len() + 1);
    let mut next = 0;
    for paragraph in 0..=scene.trees.len() {
        while next < scene.drafts.len() && (scene.drafts[next].paragraph as usize) < paragraph {
            next += 1;
        }
        first_of_paragraph.push(next);
    }
    let mut open = false;
    let mut speakers: Vec<usize> = Vec::new();
    let mut voice: Option<usize> = None;
    for (paragraph, tree) in scene.trees.iter().enumerate() {
        let (marks, still_open) = quoted(tree, open && starts_quoted(tree));
        open = still_open;
        let found = speakers_of(scene, tree, paragraph as u32, &marks, places, referents);
        if !found.is_empty() {
            speakers = found;
        } else if !marks.iter().any(|quoted| *quoted) {
            speakers.clear();
        }
        for index in first_of_paragraph[paragraph]..first_of_paragraph[paragraph + 1] {
            let draft = &scene.drafts[index];
            if !marks[draft.head as usize]
                && is_body(clusters, &referents[index])
                && is_subject(tree, draft.head)
            {
                if let Referent::Entities(body) = &referents[index] {
                    voice = body.first().copied();
                }
            }
            let Form::Pronoun(pronoun) = draft.form else { continue };
            let inside = marks[draft.head as usize];
            referents[index] = match (pronoun, inside) {
                (Pronoun::Speaker, true) => match speakers.first() {
                    Some(speaker) => Referent::Entities(vec![*speaker]),
                    None => Referent::Nothing,
                },
                (Pronoun::Speakers, true) => bodies_of(scene, clusters, &speakers),
                (Pronoun::Speakers, false) => {
                    voice.map_or(Referent::Nothing, |body| Referent::Entities(vec![body]))
                }
                _ => continue,
            };
        }
    }
}

/// A paragraph goes on with an open quotation only when it begins with a mark of its own.
fn starts_quoted(tree: &Tree) -> bool {
    !tree.is_empty() && matches!(tree.word(0), "“" | "\"" | "``")
}

fn is_subject(tree: &Tree, token: u32) -> bool {
    matches!(tree.dependency(tree.first_conjunct(token)), Dependency::Subject | Dependency::SubjectPassive)
}

/// Whether the entity is one that issues statements in the first person plural.
fn is_body(clusters: &Clusters, referent: &Referent) -> bool {
    let Referent::Entities(found) = referent else { return false };
    found.iter().any(|cluster| {
        let cluster = &clusters.all[*cluster];
        cluster.kind == EntityKind::Organisation && cluster.named
            || (cluster.kind == EntityKind::Location && cluster.subtype.as_deref() == Some("country"))
    })
}

/// The speakers of a paragraph's quotations: the subjects, outside the quotation, of its last
/// reporting verb.
fn speakers_of(
    scene: &Scene,
    tree: &Tree,
    paragraph: u32,
    marks: &[bool],
    places: &DraftPlaces,
    referents: &[Referent],
) -> Vec<usize> {
    let mut found = Vec::new();
    for verb in (0..tree.len()).filter(|verb| !marks[*verb as usize] && is_reporting(tree.lemma(*verb))) {
        let Some(subject) = tree.child(verb, Dependency::Subject).filter(|subject| !marks[*subject as usize])
        else {
            continue;
        };
        let mut speakers = Vec::new();
        for token in tree.conjuncts(subject).into_iter().take(8) {
            for other in places.at(paragraph, token) {
                if let Referent::Entities(entities) = &referents[*other] {
                    if !matches!(scene.drafts[*other].form, Form::Demonym(_)) {
                        speakers.extend(entities.iter().copied());
                    }
                }
            }
        }
        speakers.dedup();
        if !speakers.is_empty() {
            found = speakers;
        }
    }
    found
}

/// Whom a speaker's "we" stands for: several speakers themselves; one speaker's country or body.
fn bodies_of(_scene: &Scene, clusters: &Clusters, speakers: &[usize]) -> Referent {
    match speakers {
        [] => Referent::Nothing,
        [speaker] if clusters.all[*speaker].kind == EntityKind::Person => Referent::Nothing,
        several => Referent::Entities(several.to_vec()),
    }
}
