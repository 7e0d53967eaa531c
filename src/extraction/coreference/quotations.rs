//! Who "I" and "we" are: inside quotation marks by who speaks, outside by whose statement it is.

use std::collections::BTreeMap;

use super::cluster::{Cluster, Clusters};
use super::spokesmen::Spokesmen;
use super::{DraftPlaces, Referent, Scene};
use crate::extraction::mentions::draft::{Form, Pronoun};
use crate::extraction::quotations::{Quotations, Source};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::reference::ThingIndex;
use crate::vocabulary::EntityKind;

pub(super) use crate::extraction::quotations::is_reporting;

/// Who speaks in a quotation.
#[derive(Clone, Debug, Default)]
struct Voice {
    /// The speakers that are entities.
    speakers: Vec<usize>,
    /// The body that a speaker without a name speaks for ("a company spokesman").
    body: Option<usize>,
}

/// Resolves "I" and "we". `home` is the text's own country. Gives whoever says "we" outside quotation
/// marks: the body or country whose statement the text is.
pub(super) fn resolve_first_person(
    scene: &Scene,
    clusters: &Clusters,
    places: &DraftPlaces,
    quotations: &[Quotations],
    home: Option<usize>,
    referents: &mut [Referent],
) -> Option<usize> {
    let of_paragraph = by_paragraph(scene);
    let spokesmen = Spokesmen::find(scene, clusters, places, referents);
    let resolver = Resolver { clusters, countries: countries(clusters), spokesmen, home };
    let mut last = Voice::default();
    let mut issuer: Option<usize> = None;
    let mut is_statement = false;
    for (paragraph, (tree, found)) in scene.trees.iter().zip(quotations).enumerate() {
        let voice_of = |source: &Source, last: &Voice, referents: &[Referent]| match source {
            Source::Words(words) => {
                voice(scene, &resolver.spokesmen, places, referents, paragraph as u32, words)
            }
            Source::Before => last.clone(),
            Source::Nobody => Voice::default(),
        };
        let mut marks: Vec<Option<usize>> = vec![None; tree.len() as usize];
        let mut voices: Vec<Voice> = Vec::with_capacity(found.all.len());
        for (index, quotation) in found.all.iter().enumerate() {
            voices.push(voice_of(&quotation.source, &last, referents));
            for token in quotation.tokens.clone() {
                if let Some(mark) = marks.get_mut(token as usize) {
                    *mark = Some(index);
                }
            }
        }
        last = voice_of(&found.last, &last, referents);
        for index in of_paragraph.get(paragraph).cloned().unwrap_or_default() {
            let draft = &scene.drafts[index];
            let inside = marks.get(draft.head as usize).copied().flatten().and_then(|mark| voices.get(mark));
            let own = issuer.is_none() && inside.is_none() && is_subject(tree, draft.head);
            issuer = issuer.or_else(|| body_of(clusters, &referents[index]).filter(|_| own));
            let Form::Pronoun(pronoun) = draft.form else { continue };
            referents[index] = match (pronoun, inside) {
                (Pronoun::Speaker, Some(voice)) => one(voice.speakers.first().copied()),
                (Pronoun::Speakers, Some(voice)) => {
                    resolver.those_who_speak(voice, tree.token(draft.head).tag == Tag::Pronoun)
                }
                (Pronoun::Speakers, None) => {
                    is_statement |= issuer.is_some();
                    one(issuer)
                }
                _ => continue,
            };
        }
    }
    issuer.filter(|_| is_statement)
}

fn one(cluster: Option<usize>) -> Referent {
    cluster.map_or(Referent::Nothing, |cluster| Referent::Entities(vec![cluster]))
}

/// The drafts of every paragraph.
fn by_paragraph(scene: &Scene) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::with_capacity(scene.trees.len());
    let mut next = 0;
    for paragraph in 0..scene.trees.len() {
        let first = next;
        while next < scene.drafts.len() && scene.drafts[next].paragraph as usize <= paragraph {
            next += 1;
        }
        found.push(first..next);
    }
    found
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

/// Whoever the words stand for, and the body that a nameless speaker among them speaks for.
fn voice(
    scene: &Scene,
    spokesmen: &Spokesmen,
    places: &DraftPlaces,
    referents: &[Referent],
    paragraph: u32,
    words: &[u32],
) -> Voice {
    let mut found = Voice::default();
    for word in words.iter().copied().take(8) {
        for other in places.at(paragraph, word) {
            let is_demonym = matches!(scene.drafts[*other].form, Form::Demonym(_));
            if let (Referent::Entities(entities), false) = (&referents[*other], is_demonym) {
                found.speakers.extend(entities.iter().copied());
            }
        }
        found.body = found.body.or_else(|| spokesmen.body_at(paragraph, word));
    }
    found.speakers.dedup();
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

/// What tells whom a speaker's "we" stands for.
struct Resolver<'a> {
    clusters: &'a Clusters,
    countries: BTreeMap<ThingIndex, usize>,
    spokesmen: Spokesmen,
    home: Option<usize>,
}

impl Resolver<'_> {
    /// Whom "we" stands for: several speakers themselves; for one person, the body that he speaks
    /// for, the country in which he holds an office of state, else himself; a body that speaks. What
    /// is "ours" is not one witness's own.
    fn those_who_speak(&self, voice: &Voice, is_plain: bool) -> Referent {
        match voice.speakers.as_slice() {
            [] => one(voice.body.map(|body| self.state_or(body))),
            [speaker] if self.clusters.all[*speaker].kind == EntityKind::Person => {
                let person = &self.clusters.all[*speaker];
                let body = self.spokesmen.body_of(*speaker).or(voice.body).map(|body| self.state_or(body));
                let country = || {
                    let listed = person.country.and_then(|country| self.countries.get(&country)).copied();
                    listed.or(self.home.filter(|_| self.spokesmen.holds_state_office(*speaker)))
                };
                one(body.or_else(country).or(Some(*speaker).filter(|_| is_plain)))
            }
            several => Referent::Entities(several.to_vec()),
        }
    }

    /// The country of a body that speaks for a state, else the body itself.
    fn state_or(&self, body: usize) -> usize {
        let cluster = &self.clusters.all[body];
        let speaks_for_state = matches!(
            cluster.subtype.as_deref(),
            Some(
                "government"
                    | "ministry"
                    | "government department"
                    | "government office"
                    | "armed forces"
                    | "embassy"
            )
        );
        cluster
            .country
            .filter(|_| speaks_for_state)
            .and_then(|country| self.countries.get(&country))
            .copied()
            .unwrap_or(body)
    }
}
