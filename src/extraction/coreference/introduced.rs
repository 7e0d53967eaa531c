//! Descriptions at the start of a text for whoever is named after it: "A former bank clerk was jailed … .
//! Siobhan Kettering, 41, had …", "Ireland's data protection watchdog … the Data Protection Commission".

use std::collections::BTreeMap;

use super::callings::fits_noun;
use super::cluster::{Cluster, Clusters};
use super::descriptions::Memory;
use super::pronouns::gender_of_noun;
use super::recent::{Rank, Recent, rank};
use super::synonyms::class_of;
use super::{DraftPlaces, Referent, Scene};
use crate::extraction::mentions::draft::{Description, Determiner, Draft};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::vocabulary::EntityKind;

/// A description in one of the first sentences may wait for its name.
const OPENING: u32 = 3;

/// The name comes no later than so many sentences after it.
const FURTHEST_NAME: u32 = 6;

/// Who has no other introduction than a name and an age comes no later than so many sentences after it.
const FURTHEST_PERSON: u32 = 3;

/// No more names are kept than this, so that a hostile text is read in linear time.
const MOST_NAMES: usize = 64;

/// What has a name, where it first stands, and what the text calls it beside its name.
#[derive(Debug)]
struct Introduction {
    cluster: usize,
    /// The first draft that names it.
    draft: usize,
    /// The sentence of the document in which that stands.
    sentence: u32,
    /// Whether its first mention is the subject of a clause.
    subject: bool,
    /// Whether it is one and has an age beside it.
    aged_subject: bool,
    /// The nouns of the descriptions beside its names.
    nouns: Vec<String>,
}

/// Whatever the first sentences of a document name, in order.
#[derive(Debug, Default)]
pub(super) struct Introductions {
    all: Vec<Introduction>,
    /// Names with "the" and a noun beside their first mention ("The waitress, Linnea Berg,"), by the noun: the
    /// draft of the description, the words before its noun, the thing.
    definite: BTreeMap<String, Vec<(usize, Vec<String>, usize)>>,
    /// Those that a description stood for already.
    taken: Vec<usize>,
}

impl Introductions {
    /// The introductions of a document whose names are brought together.
    pub(super) fn find(scene: &Scene, recent: &Recent, referents: &[Referent], places: &DraftPlaces) -> Self {
        let mut all: Vec<Introduction> = Vec::new();
        let mut known: BTreeMap<usize, Option<usize>> = BTreeMap::new();
        let mut definite: BTreeMap<String, Vec<(usize, Vec<String>, usize)>> = BTreeMap::new();
        let mut first_sentence: BTreeMap<usize, u32> = BTreeMap::new();
        for (index, draft) in scene.drafts.iter().enumerate() {
            let tree = &scene.trees[draft.paragraph as usize];
            let sentence = recent.ordinal(tree, draft.paragraph, draft.head);
            if draft.name().is_some()
                && let Referent::Entities(found) = &referents[index]
                && let [cluster] = found.as_slice()
            {
                first_sentence.entry(*cluster).or_insert(sentence);
                known.entry(*cluster).or_insert_with(|| {
                    (sentence <= OPENING + FURTHEST_NAME && all.len() < MOST_NAMES).then(|| {
                        // "Lindbolaget's shares fell"
                        let owned = (tree.dependency(draft.head) == Dependency::Possessive)
                            .then(|| tree.head(draft.head))
                            .flatten();
                        let head = owned.unwrap_or(draft.head);
                        let subject = rank(tree, tree.first_conjunct(head)) >= Rank::InnerSubject;
                        all.push(Introduction {
                            cluster: *cluster,
                            draft: index,
                            sentence,
                            subject,
                            aged_subject: subject && has_age(tree, draft),
                            nouns: Vec::new(),
                        });
                        all.len() - 1
                    })
                });
            }
            let Some(description) = draft.description().filter(|description| !description.plural) else {
                continue;
            };
            let Some(name) = description.apposition else { continue };
            let beside = places.at(draft.paragraph, name).iter().find_map(|other| match &referents[*other] {
                Referent::Entities(found) => found.first().copied(),
                _ => None,
            });
            let first = |cluster: &usize| first_sentence.get(cluster).is_none_or(|first| *first == sentence);
            if description.determiner == Determiner::Definite
                && let Some(cluster) = beside.filter(first)
            {
                let entry = (index, description.modifiers.clone(), cluster);
                definite.entry(description.lemma.clone()).or_default().push(entry);
            }
            if let Some(Some(place)) = beside.and_then(|cluster| known.get(&cluster)) {
                all[*place].nouns.push(description.lemma.clone());
            } else if let Some(cluster) = beside {
                // The description stands before the first mention of the name.
                known.entry(cluster).or_insert_with(|| {
                    (sentence <= OPENING + FURTHEST_NAME && all.len() < MOST_NAMES).then(|| {
                        all.push(Introduction {
                            cluster,
                            draft: index,
                            sentence,
                            subject: false,
                            aged_subject: false,
                            nouns: vec![description.lemma.clone()],
                        });
                        all.len() - 1
                    })
                });
            }
        }
        Self { all, definite, taken: Vec::new() }
    }

    /// Who or what is named later, that a description for which nothing stands before it speaks of.
    pub(super) fn named_later(
        &mut self,
        scene: &Scene,
        index: usize,
        description: &Description,
        clusters: &Clusters,
        now: u32,
    ) -> Option<usize> {
        let draft = &scene.drafts[index];
        if let Some(found) = self.definite_later(index, description, clusters) {
            self.taken.push(found);
            return Some(found);
        }
        let waits = now <= OPENING
            && !description.plural
            && description.apposition.is_none()
            && matches!(description.kind, EntityKind::Person | EntityKind::Organisation);
        if !waits {
            return None;
        }
        let tree = &scene.trees[draft.paragraph as usize];
        let later = || {
            self.all.iter().filter(|one| {
                let name = &scene.drafts[one.draft];
                let outside = name.paragraph != draft.paragraph || name.tokens.start >= draft.tokens.end;
                one.draft > index
                    && outside
                    && one.sentence >= now
                    && one.sentence <= now + FURTHEST_NAME
                    && !self.taken.contains(&one.cluster)
                    && can_be(description, &clusters.all[one.cluster])
            })
        };
        let mut so_called = later().filter(|one| is_called(one, description, &clusters.all[one.cluster]));
        let found = match (so_called.next(), so_called.next()) {
            (Some(one), None) => Some(one.cluster),
            (Some(_), Some(_)) => None,
            (None, _) if description.kind == EntityKind::Organisation => {
                let news = description.subtype == "company" && is_news(tree, draft, description, now);
                later()
                    .find(|one| {
                        let known = &clusters.all[one.cluster];
                        let open = matches!(known.subtype.as_deref(), None | Some("company"));
                        news && one.subject && open && known.thing.is_none()
                    })
                    .filter(|one| {
                        one.sentence > now && one.sentence <= now + FURTHEST_PERSON && one.nouns.is_empty()
                    })
                    .map(|one| one.cluster)
            }
            (None, _) => {
                let person = description.kind == EntityKind::Person && is_news(tree, draft, description, now);
                later()
                    .find(|one| person && one.aged_subject && one.sentence <= now + FURTHEST_PERSON)
                    .filter(|one| {
                        one.sentence > now
                            && one.nouns.is_empty()
                            && clusters.all[one.cluster].offices.is_empty()
                    })
                    .map(|one| one.cluster)
            }
        };
        self.taken.extend(found);
        found
    }
}

impl Introductions {
    /// "A waitress was wounded … . The waitress, Linnea Berg, …": the name beside the same noun with "the".
    fn definite_later(&self, index: usize, description: &Description, clusters: &Clusters) -> Option<usize> {
        const MOST: usize = 8;
        let new = matches!(description.determiner, Determiner::Indefinite | Determiner::Bare);
        if !new || description.plural || description.apposition.is_some() {
            return None;
        }
        let named = self.definite.get(&description.lemma)?;
        let later = named.partition_point(|(draft, ..)| *draft <= index);
        let told = |words: &[String]| words.iter().all(|word| description.modifiers.contains(word));
        named[later..].iter().take(MOST).find_map(|(_, words, cluster)| {
            let fits =
                told(words) && can_be(description, &clusters.all[*cluster]) && !self.taken.contains(cluster);
            fits.then_some(*cluster)
        })
    }
}

/// Whether nothing that is known of the thing contradicts the description.
fn can_be(description: &Description, known: &Cluster) -> bool {
    let country = description.country.is_none()
        || known.country.or(known.nationality).is_none_or(|country| Some(country) == description.country);
    let gender = gender_of_noun(&description.lemma);
    let sex = gender.is_none() || known.gender.is_none() || gender == known.gender;
    known.named && known.kind == description.kind && !known.plural && country && sex
}

/// Whether the text calls it by the noun, or its name tells what the description says.
fn is_called(one: &Introduction, description: &Description, known: &Cluster) -> bool {
    let same = |noun: &String| {
        *noun == description.lemma
            || (noun != "group" && class_of(noun).is_some() && class_of(noun) == class_of(&description.lemma))
    };
    if description.kind == EntityKind::Person {
        let nation = description.lemma == "people"
            && description.country.is_some()
            && description.country == known.nationality.or(known.country);
        return nation || one.nouns.iter().chain(&known.offices).any(same);
    }
    let subtype = known.subtype.as_deref().unwrap_or_default();
    let told = description
        .modifiers
        .iter()
        .any(|word| known.words.contains(word) || subtype.split(' ').any(|part| part == word));
    let place = description.country.is_some() && description.country == known.country;
    one.nouns.iter().any(same)
        || (told && fits_noun(known, description))
        || (place
            && !subtype.is_empty()
            && subtype == format!("{} {}", description.modifiers.join(" "), description.lemma))
}

/// Whether the sentence tells the news of somebody: "A man who … was jailed", "killing a volunteer
/// firefighter".
fn is_news(tree: &Tree, draft: &Draft, description: &Description, now: u32) -> bool {
    let bare = description.determiner == Determiner::Bare && now == 0;
    let owned = description.kind == EntityKind::Organisation
        && matches!(description.determiner, Determiner::Possessive | Determiner::Definite);
    let indefinite = description.determiner == Determiner::Indefinite || bare || owned;
    let denied = tree.child(draft.head, Dependency::Determiner).is_some_and(|word| {
        matches!(tree.lemma(word), "no" | "any" | "every" | "each" | "another" | "either" | "neither")
    });
    indefinite
        && !denied
        && rank(tree, tree.first_conjunct(draft.head)) >= Rank::Object
        && tree.dependency(draft.head) != Dependency::Attribute
}

/// Whether an age stands right after a name: "Siobhan Kettering, 41,".
fn has_age(tree: &Tree, draft: &Draft) -> bool {
    let end = draft.tokens.end;
    end + 1 < tree.len()
        && tree.word(end) == ","
        && tree.token(end + 1).tag == Tag::Cardinal
        && tree.word(end + 1).chars().count() <= 2
}

/// Whether the draft stands in the headline: a first paragraph that is no sentence of the text.
pub(super) fn is_headline(scene: &Scene, draft: &Draft) -> bool {
    let tree = &scene.trees[draft.paragraph as usize];
    let open =
        tree.len().checked_sub(1).is_some_and(|last| !matches!(tree.word(last), "." | "!" | "”" | "\""));
    draft.paragraph == 0 && open && scene.trees.len() > 1
}

/// "Care worker jailed … . A care worker who …": the first sentence of a text introduces anew what the
/// headline spoke of.
pub(super) fn of_headline(
    draft: &Draft,
    description: &Description,
    clusters: &Clusters,
    memory: &Memory,
) -> Option<usize> {
    const LEDE: std::ops::RangeInclusive<u32> = 1..=2;
    if !LEDE.contains(&draft.paragraph) || description.qualified && description.kind != EntityKind::Person {
        return None;
    }
    let found = *memory.headline.get(&description.lemma)?;
    let known = &clusters.all[found];
    let counts = known.count.is_none() || description.count.is_none() || known.count == description.count;
    let country =
        known.country.is_none() || description.country.is_none() || known.country == description.country;
    (known.kind == description.kind && known.plural == description.plural && counts && country)
        .then_some(found)
}
