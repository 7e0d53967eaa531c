//! What country persons and bodies are of, as the words before their names tell, and capitals that stand for
//! the governments in them.

use std::collections::BTreeMap;

use super::cluster::Clusters;
use super::pronouns::has_a_will;
use super::{Referent, Scene};
use crate::extraction::claims::dateline;
use crate::extraction::mentions::draft::Draft;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};
use crate::reference::ThingIndex;
use crate::vocabulary::EntityKind;

/// "Kenya's Faith Cherono", "the Danish firm Nordvax": gives those without a country the one before their
/// name.
pub(super) fn give_nations(scene: &Scene, clusters: &mut Clusters, referents: &[Referent]) {
    for (index, draft) in scene.drafts.iter().enumerate() {
        let Some(nation) = draft.name().and_then(|_| nation_before(scene, draft)) else { continue };
        let Referent::Entities(found) = &referents[index] else { continue };
        let [found] = found.as_slice() else { continue };
        let known = &mut clusters.all[*found];
        match known.kind {
            EntityKind::Person => known.nationality = known.nationality.or(Some(nation)),
            EntityKind::Organisation if known.thing.is_none() => {
                known.country = known.country.or(Some(nation));
            }
            _ => {}
        }
    }
}

/// The country whose possessive or adjective stands before a name.
fn nation_before(scene: &Scene, draft: &Draft) -> Option<ThingIndex> {
    const MOST_WORDS: u32 = 4;
    let tree = &scene.trees[draft.paragraph as usize];
    let is_country = |thing: &ThingIndex| {
        scene.reference.thing(*thing).is_some_and(|thing| matches!(thing.subtype, "country" | "nation"))
    };
    let first = draft.tokens.start;
    if let Some(owner) = first.checked_sub(2)
        && tree.token(owner + 1).tag == Tag::PossessiveEnding
    {
        return scene.reference.named(tree.word(owner)).into_iter().find(is_country);
    }
    let before = (first.saturating_sub(MOST_WORDS)..first).rev();
    before
        .take_while(|token| matches!(tree.token(*token).tag, Tag::Noun | Tag::Adjective | Tag::ProperNoun))
        .filter_map(|token| scene.reference.demonym(tree.word(token)))
        .map(|demonym| demonym.place)
        .find(is_country)
}

/// "Oslo has asked Qatar …": a capital that the text speaks of only as of somebody with a will stands for
/// its country.
pub(super) fn capitals_for_countries(scene: &Scene, clusters: &Clusters, referents: &mut [Referent]) {
    let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
    let mut capitals: BTreeMap<usize, &str> = BTreeMap::new();
    for (index, known) in clusters.all.iter().enumerate() {
        let Some(thing) = known.thing.and_then(|thing| scene.reference.thing(thing)) else { continue };
        let Some(code) = thing.country else { continue };
        if thing.subtype == "country" {
            countries.insert(code, index);
        } else if thing.id.starts_with("city:") {
            capitals.insert(index, code);
        }
    }
    let mut mentions: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, referent) in referents.iter().enumerate() {
        if let Referent::Entities(found) = referent
            && let [found] = found.as_slice()
            && capitals.contains_key(found)
            && !is_dateline(scene, &scene.drafts[index])
        {
            mentions.entry(*found).or_default().push(index);
        }
    }
    for (capital, drafts) in mentions {
        let Some(country) = capitals.get(&capital).and_then(|code| countries.get(code)) else { continue };
        let wills = drafts.iter().all(|draft| {
            let draft = &scene.drafts[*draft];
            acts(&scene.trees[draft.paragraph as usize], draft.head)
        });
        if wills {
            for draft in drafts {
                referents[draft] = Referent::Entities(vec![*country]);
            }
        }
    }
}

/// Whether a draft tells where a report was written.
fn is_dateline(scene: &Scene, draft: &Draft) -> bool {
    draft.head < dateline::end(&scene.trees[draft.paragraph as usize])
}

/// Whether a name is the subject of a verb whose subject has a will.
fn acts(tree: &Tree, head: u32) -> bool {
    let head = tree.first_conjunct(head);
    let verb = tree.head(head);
    match tree.dependency(head) {
        Dependency::Subject => verb.is_some_and(|verb| {
            let lemma = tree.lemma(verb);
            has_a_will(lemma)
                || tree
                    .child(verb, Dependency::OpenComplement)
                    .is_some_and(|inner| has_a_will(tree.lemma(inner)))
        }),
        _ => false,
    }
}
