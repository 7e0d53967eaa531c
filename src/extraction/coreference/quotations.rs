//! Who speaks inside quotation marks, and so who "I" and "we" are.

use std::collections::BTreeMap;

use super::cluster::{Cluster, Clusters};
use super::{DraftPlaces, Referent, Scene};
use crate::extraction::mentions::draft::{Form, Pronoun};
use crate::extraction::tree::Tree;
use crate::language::Dependency;
use crate::reference::ThingIndex;
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
    let countries = countries(clusters);
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
        let here = first_of_paragraph[paragraph]..first_of_paragraph[paragraph + 1];
        for (index, draft) in scene.drafts.iter().enumerate().take(here.end).skip(here.start) {
            let own = voice.is_none() && !marks[draft.head as usize] && is_subject(tree, draft.head);
            voice = voice.or_else(|| body_of(clusters, &referents[index]).filter(|_| own));
            let Form::Pronoun(pronoun) = draft.form else { continue };
            let inside = marks[draft.head as usize];
            referents[index] = match (pronoun, inside) {
                (Pronoun::Speaker, true) => match speakers.first() {
                    Some(speaker) => Referent::Entities(vec![*speaker]),
                    None => Referent::Nothing,
                },
                (Pronoun::Speakers, true) => bodies_of(clusters, &countries, &speakers),
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

/// The entity, when it is one that issues statements in the first person plural.
fn body_of(clusters: &Clusters, referent: &Referent) -> Option<usize> {
    let Referent::Entities(found) = referent else { return None };
    found.iter().copied().find(|cluster| {
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
                let demonym = matches!(scene.drafts[*other].form, Form::Demonym(_));
                if let (Referent::Entities(entities), false) = (&referents[*other], demonym) {
                    speakers.extend(entities.iter().copied());
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

/// The clusters that are countries, by what the lists call them.
fn countries(clusters: &Clusters) -> BTreeMap<ThingIndex, usize> {
    let is_country = |cluster: &&Cluster| cluster.subtype.as_deref() == Some("country");
    let indexed = clusters.all.iter().enumerate();
    indexed
        .filter(|(_, cluster)| is_country(cluster))
        .filter_map(|(index, cluster)| Some((cluster.thing?, index)))
        .collect()
}

/// Whom a speaker's "we" stands for: several speakers themselves; the country of one who holds an
/// office of it; a body that speaks.
fn bodies_of(clusters: &Clusters, countries: &BTreeMap<ThingIndex, usize>, speakers: &[usize]) -> Referent {
    match speakers {
        [] => Referent::Nothing,
        [speaker] if clusters.all[*speaker].kind == EntityKind::Person => {
            let country = clusters.all[*speaker].country.and_then(|country| countries.get(&country));
            country.map_or(Referent::Nothing, |country| Referent::Entities(vec![*country]))
        }
        several => Referent::Entities(several.to_vec()),
    }
}
