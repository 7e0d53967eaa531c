//! Which mentions refer to the same thing.
//!
//! Names first, over the whole document (a headline may use the surname before the full name stands
//! anywhere); then descriptions and pronouns in order of place, each looking back; the first person
//! inside quotations last, once it is known who speaks.

mod belongings;
mod beside;
mod callings;
mod cluster;
mod descriptions;
mod entities;
mod events;
mod fates;
mod introduced;
mod kinds;
mod lists;
mod named_later;
mod names;
mod nations;
mod persons;
mod pronouns;
mod quotations;
mod recent;
mod spokesmen;
mod synonyms;
mod the_two;
mod things;

use super::LocalEntity;
use super::home::{self, Owner};
use super::mentions::draft::{Draft, Form};
use super::quotations::{Quotations, of_paragraph};
use super::tree::Tree;
use crate::reference::Reference;
use crate::reference::normal::normal;
use crate::vocabulary::EntityKind;
use cluster::Clusters;
pub(super) use kinds::features::features;
use recent::Recent;

/// What coreference looks at.
pub(super) struct Scene<'a> {
    pub(super) trees: &'a [Tree<'a>],
    pub(super) drafts: &'a [Draft],
    pub(super) reference: &'a Reference,
    /// The titles beside names: the paragraph, the head token of the name, the token that names what
    /// the office is held in.
    pub(super) titles: &'a [(u32, u32, Option<u32>)],
}

/// What a draft turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Referent {
    /// It refers to nothing that is kept.
    Nothing,
    /// It refers to these entities; several for a plural such as "both leaders".
    Entities(Vec<usize>),
    /// It is a mention of a thing that becomes an entity only when a claim needs it.
    Candidate(usize),
    /// Its head stands for another draft ("city" of "the city of Mosul"); it is no mention itself.
    Alias(usize),
}

/// The entities of a document and what each draft refers to.
pub(super) struct Resolution {
    pub(super) referents: Vec<Referent>,
    pub(super) entities: Vec<LocalEntity>,
    /// The entity that is the text's own country.
    pub(super) home: Option<usize>,
    /// The quotations of every paragraph.
    pub(super) quotations: Vec<Quotations>,
}

/// Brings the drafts together.
pub(super) fn resolve(scene: &Scene) -> Resolution {
    let mut clusters = Clusters::default();
    let mut referents = vec![Referent::Nothing; scene.drafts.len()];
    let home = home::find(scene);
    names::cluster(scene, home.code(), &mut clusters, &mut referents);
    let places = DraftPlaces::new(scene.trees, scene.drafts);
    names::give_countries(scene, &home, &places, &mut clusters, &referents);
    nations::give_nations(scene, &mut clusters, &referents);
    nations::capitals_for_countries(scene, &clusters, &mut referents);
    let mut recent = Recent::new(scene.trees);
    let mut memory = descriptions::Memory::new(home.code(), &clusters);
    memory.introductions = introduced::Introductions::find(scene, &recent, &referents, &places);
    for (index, draft) in scene.drafts.iter().enumerate() {
        match &draft.form {
            Form::Name(_) | Form::Demonym(_) => {}
            Form::Description(description) => {
                referents[index] = descriptions::resolve(
                    scene,
                    index,
                    description,
                    &mut clusters,
                    &mut memory,
                    &recent,
                    &referents,
                    &places,
                );
            }
            Form::Pronoun(pronoun) => {
                referents[index] = pronouns::resolve(scene, index, *pronoun, &clusters, &recent);
            }
        }
        match &referents[index] {
            Referent::Entities(found) => recent.note(scene, index, found),
            Referent::Candidate(thing) => recent.note(scene, index, &[*thing]),
            Referent::Nothing | Referent::Alias(_) => {}
        }
    }
    for referent in &mut referents {
        if let Referent::Entities(found) = referent {
            for cluster in found {
                *cluster = memory.renamed.get(cluster).copied().unwrap_or(*cluster);
            }
        }
    }
    let home = home.own.and_then(|owner| cluster_of(scene, &clusters, &owner));
    let quoted: Vec<Quotations> = scene.trees.iter().map(of_paragraph).collect();
    let issuer = quotations::resolve_first_person(scene, &clusters, &places, &quoted, home, &mut referents);
    let is_country = |cluster: &usize| clusters.all[*cluster].subtype.as_deref() == Some("country");
    let home = home.or(issuer.filter(is_country));
    let entities = entities::build(scene, &clusters);
    Resolution { referents, entities, home, quotations: quoted }
}

/// The cluster of the text's own country.
fn cluster_of(scene: &Scene, clusters: &Clusters, owner: &Owner) -> Option<usize> {
    let thing = match owner {
        Owner::Country(code) => scene.reference.country(code),
        Owner::Place(_) => None,
    };
    clusters.all.iter().position(|cluster| match owner {
        Owner::Country(_) => thing.is_some() && cluster.thing == thing,
        Owner::Place(name) => {
            cluster.kind == EntityKind::Location && cluster.names.keys().any(|known| normal(known) == *name)
        }
    })
}

/// Finds the draft that covers a token.
pub(super) struct DraftPlaces {
    /// How many tokens stand before each paragraph, and in all.
    paragraphs: Vec<usize>,
    /// For each token of the document where its drafts begin, and where the last ones end.
    starts: Vec<usize>,
    drafts: Vec<usize>,
}

impl DraftPlaces {
    fn new(trees: &[Tree], drafts: &[Draft]) -> Self {
        let mut paragraphs = Vec::with_capacity(trees.len() + 1);
        let mut tokens = 0;
        for tree in trees {
            paragraphs.push(tokens);
            tokens += tree.len() as usize;
        }
        paragraphs.push(tokens);
        let places = |draft: &Draft| {
            let head = draft.head;
            let name = if matches!(draft.form, Form::Name(_)) { draft.tokens.clone() } else { 0..0 };
            let before = paragraphs.get(draft.paragraph as usize).copied().unwrap_or_default();
            std::iter::once(head)
                .chain(name.filter(move |token| *token != head))
                .map(move |token| before + token as usize)
                .filter(move |place| *place < tokens)
        };
        // The drafts of all tokens stand one after the other: first how many each has, then which.
        let mut starts = vec![0; tokens + 1];
        for place in drafts.iter().flat_map(places) {
            starts[place + 1] += 1;
        }
        for place in 0..tokens {
            starts[place + 1] += starts[place];
        }
        let mut next = starts.clone();
        let mut found = vec![0; starts[tokens]];
        for (index, draft) in drafts.iter().enumerate() {
            for place in places(draft) {
                found[next[place]] = index;
                next[place] += 1;
            }
        }
        Self { paragraphs, starts, drafts: found }
    }

    /// The drafts whose head the token is, and the names that it is part of.
    fn at(&self, paragraph: u32, token: u32) -> &[usize] {
        let paragraph = paragraph as usize;
        let Some([before, after]) = self.paragraphs.get(paragraph..paragraph + 2) else { return &[] };
        let place = before + token as usize;
        let Some([start, end]) = self.starts.get(place..place + 2).filter(|_| place < *after) else {
            return &[];
        };
        self.drafts.get(*start..*end).unwrap_or_default()
    }
}
