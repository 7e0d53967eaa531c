//! What a thing with a name may be called.

use super::cluster::{Cluster, Clusters};
use super::recent::Recent;
use crate::extraction::mentions::draft::Description;
use crate::vocabulary::EntityKind;

/// "the treaty", "the party", "the company": the last thing with a name that can be so called.
pub(super) fn named_thing(description: &Description, clusters: &Clusters, recent: &Recent) -> Option<usize> {
    if description.kind == EntityKind::Person || description.plural || description.country.is_some() {
        return None;
    }
    let fits = |cluster: &usize| {
        let known = &clusters.all[*cluster];
        known.named && !known.plural && can_be_called(known, description)
    };
    let told = |cluster: &usize| {
        let known = &clusters.all[*cluster];
        let subtype = known.subtype.as_deref().unwrap_or_default();
        description
            .modifiers
            .iter()
            .all(|word| known.words.contains(word) || subtype.split(' ').any(|part| part == word))
    };
    let candidates = || recent.back().map(|seen| seen.cluster).filter(fits);
    // "The struggling company" may be any, "the county court" is one of many.
    let loose = matches!(
        description.lemma.as_str(),
        "company"
            | "firm"
            | "business"
            | "giant"
            | "retailer"
            | "manufacturer"
            | "airline"
            | "carmaker"
            | "group"
            | "country"
            | "nation"
            | "city"
            | "town"
            | "bloc"
            | "alliance"
            | "organisation"
            | "organization"
            | "body"
            | "treaty"
            | "pact"
            | "newspaper"
            | "monument"
            | "structure"
            | "building"
    );
    candidates().find(told).or_else(|| candidates().next().filter(|_| loose))
}

/// Whether a thing of this kind and subtype may be called by the noun.
pub(super) fn can_be_called(known: &Cluster, description: &Description) -> bool {
    let subtype = known.subtype.as_deref().unwrap_or_default();
    let lemma = description.lemma.as_str();
    let kind = known.kind == description.kind || description.kind == EntityKind::Group;
    let by_word = known.words.contains(lemma) && kind;
    let by_subtype = !subtype.is_empty() && subtype.split(' ').any(|part| part == lemma);
    let by_sense = kind
        && match lemma {
            "organisation" | "organization" | "body" | "institution" => {
                known.kind == EntityKind::Organisation
            }
            "bloc" | "alliance" => matches!(subtype, "intergovernmental organisation" | "alliance"),
            "group" | "movement" | "force" => matches!(subtype, "armed group" | "movement"),
            "company" | "firm" | "business" | "giant" | "retailer" | "manufacturer" | "airline"
            | "carmaker" => subtype == "company",
            "country" | "nation" | "state" | "kingdom" | "republic" => subtype == "country",
            "city" | "capital" | "town" => matches!(subtype, "city" | "town" | "place"),
            "treaty" | "convention" | "pact" | "accord" | "agreement" | "deal" => {
                matches!(subtype, "treaty" | "agreement")
            }
            "law" | "legislation" | "act" | "statute" => subtype == "statute",
            "newspaper" | "paper" | "broadcaster" => matches!(subtype, "newspaper" | "broadcaster"),
            "monument" | "structure" | "building" | "site" => {
                matches!(subtype, "building" | "monument" | "palace") && description.modifiers.is_empty()
            }
            _ => false,
        };
    let told = description.modifiers.iter().all(|word| !known_elsewhere(word));
    let proper = !description.proper || description.modifiers.iter().all(|word| known.words.contains(word));
    let government = lemma == "government";
    (by_word || by_subtype || by_sense) && told && proper && !government
}

/// Words before a noun that tell one of many apart, so that the noun is not the one just named.
fn known_elsewhere(word: &str) -> bool {
    matches!(word, "rival" | "neighbouring" | "neighboring" | "local" | "former" | "old" | "foreign")
}
