//! What a thing with a name may be called.

use super::cluster::{Cluster, Clusters};
use super::descriptions::LASTING;
use super::recent::Recent;
use super::synonyms::class_of;
use crate::extraction::mentions::draft::{Description, Determiner};
use crate::vocabulary::EntityKind;

/// How much of what was said of a thing counts in the next sentence.
const FADING: f32 = 0.5;

/// How much more present the text's own country is when it speaks of "the country".
const AT_HOME: f32 = 250.0;

/// Nouns that say so little that the words before them need not be known: "the struggling company" may be
/// any, "the county court" is one of many.
const LOOSE: &[&str] = &[
    "company",
    "firm",
    "business",
    "giant",
    "retailer",
    "manufacturer",
    "maker",
    "airline",
    "carmaker",
    "start-up",
    "startup",
    "group",
    "country",
    "nation",
    "city",
    "town",
    "village",
    "bloc",
    "alliance",
    "organisation",
    "organization",
    "body",
    "treaty",
    "pact",
    "newspaper",
    "broadcaster",
    "monument",
    "structure",
    "building",
    "regulator",
    "watchdog",
    "agency",
    "club",
    "side",
    "charity",
    "lender",
    "union",
    "federation",
    "association",
    "confederation",
    "institute",
    "museum",
    "party",
];

/// "the treaty", "the party", "the company": the thing with a name that can be so called and is most
/// present. A body of which nothing else is known may be a company. `now` is the sentence, `home` the
/// text's own country.
pub(super) fn named_thing(
    description: &Description,
    clusters: &Clusters,
    recent: &Recent,
    now: u32,
    home: Option<usize>,
) -> Option<usize> {
    let lemma = description.lemma.as_str();
    let foreign = description.country.is_some();
    if description.kind == EntityKind::Person
        || description.plural
        || (foreign
            && !(description.kind == EntityKind::Organisation
                && (LOOSE.contains(&lemma) || description.subtype == "company")))
    {
        return None;
    }
    let fits = |cluster: usize| {
        let known = &clusters.all[cluster];
        known.named && !known.plural && is_of_country(known, description) && can_be_called(known, description)
    };
    // "The Japanese carmaker": the country needs not be told before.
    let told = |cluster: usize| {
        let known = &clusters.all[cluster];
        let subtype = known.subtype.as_deref().unwrap_or_default();
        let new = description.modifiers.iter().filter(|word| {
            !(known.words.contains(*word)
                || known.callings.contains(*word)
                || subtype.split(' ').any(|part| part == *word))
        });
        // "The sugar maker": elegant variation adds one word, unless it tells of another.
        let varied = description.subtype == "company"
            && description.modifiers.len() == 1
            && !description.modifiers.iter().any(|word| known_elsewhere(word));
        new.count() <= usize::from(foreign || varied)
    };
    if matches!(lemma, "country" | "nation") && description.modifiers.is_empty() {
        return country(clusters, recent, now, home, fits);
    }
    let loose = LOOSE.contains(&lemma) || description.subtype == "company";
    let unknown = |cluster: usize| {
        let known = &clusters.all[cluster];
        // "The Danish regulator": every country has one, whoever was named before.
        if !is_of_country(known, description) || (foreign && description.subtype != "company") {
            return false;
        }
        let plain = known.kind == EntityKind::Organisation && known.subtype.is_none() && !known.plural;
        plain && known.named && description.kind == EntityKind::Organisation && told(cluster)
    };
    if description.kind == EntityKind::Location {
        let so_called = |cluster: usize| clusters.all[cluster].callings.contains(lemma) && fits(cluster);
        if let Some(found) = recent.most_present(now, FADING, so_called) {
            return Some(found);
        }
    }
    let at_home = |cluster: usize| clusters.all[cluster].country == description.country;
    let own = foreign
        .then(|| {
            recent.most_present(now, FADING, |cluster| at_home(cluster) && fits(cluster) && told(cluster))
        })
        .flatten();
    own.or_else(|| recent.most_present(now, FADING, |cluster| fits(cluster) && told(cluster)))
        .or_else(|| recent.most_present(now, FADING, fits).filter(|_| loose))
        .or_else(|| recent.most_present(now, FADING, unknown).filter(|_| loose))
}

/// "The country": the most present one, but the text's own counts more.
fn country(
    clusters: &Clusters,
    recent: &Recent,
    now: u32,
    home: Option<usize>,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    let own = home.filter(|home| clusters.all[*home].subtype.as_deref() == Some("country"));
    let other = recent.most_present(now, FADING, |cluster| fits(cluster) && Some(cluster) != own);
    let presence = |cluster: Option<usize>| cluster.map_or(0.0, |one| recent.presence(one, now, FADING));
    own.filter(|own| presence(Some(*own)) + AT_HOME >= presence(other)).or(other)
}

/// Whether a thing of this kind and subtype may be called by the noun and the words before it.
pub(super) fn can_be_called(known: &Cluster, description: &Description) -> bool {
    let told = description.modifiers.iter().all(|word| !known_elsewhere(word));
    // "The UN body" is one of the UN's.
    let part = matches!(description.lemma.as_str(), "body" | "agency")
        && description.country.is_none()
        && known.thing.is_some();
    let unknown = description.modifiers.iter().filter(|word| !known.words.contains(*word)).count();
    let proper = !description.proper || part || unknown <= usize::from(is_foreign(known, description));
    told && proper && fits_noun(known, description)
}

/// Whether a thing of this kind and subtype may be called by the noun.
pub(super) fn fits_noun(known: &Cluster, description: &Description) -> bool {
    let subtype = known.subtype.as_deref().unwrap_or_default();
    let lemma = description.lemma.as_str();
    let kind = known.kind == description.kind || description.kind == EntityKind::Group;
    let by_word = (known.words.contains(lemma) || known.callings.contains(lemma)) && kind;
    let by_subtype = !subtype.is_empty() && subtype.split(' ').any(|part| part == lemma);
    let same = !subtype.is_empty()
        && (subtype == description.subtype || known.callings.contains(description.subtype));
    let by_sense = kind
        && match lemma {
            "organisation" | "organization" | "body" | "institution" => {
                known.kind == EntityKind::Organisation
            }
            "bloc" | "alliance" => matches!(subtype, "intergovernmental organisation" | "alliance"),
            "group" => {
                matches!(subtype, "armed group" | "movement" | "company" | "band" | "non-profit organisation")
                    || ["company", "band", "organisation"].iter().any(|noun| known.callings.contains(*noun))
            }
            "movement" | "force" => matches!(subtype, "armed group" | "movement"),
            "regulator" | "watchdog" | "agency" | "authority" => {
                same || matches!(subtype, "agency" | "committee" | "government department" | "central bank")
            }
            "charity" | "campaigner" | "foundation" => {
                same || matches!(subtype, "association" | "non-profit organisation")
            }
            "union" | "federation" | "confederation" | "association" => {
                matches!(subtype, "trade union" | "union" | "association" | "sports body")
            }
            "museum" | "gallery" => subtype == "museum",
            "panel" | "commission" | "committee" => subtype == "committee",
            "lender" => matches!(subtype, "bank" | "company"),
            "side" | "team" | "club" => subtype == "sports club",
            "country" | "nation" | "state" | "kingdom" | "republic" => subtype == "country",
            "city" | "capital" | "town" => matches!(subtype, "city" | "town" | "village" | "place"),
            // The cities of the lists are none.
            "village" => {
                matches!(subtype, "town" | "village" | "place")
                    || (subtype == "city" && known.thing.is_none())
            }
            "treaty" | "convention" | "pact" | "accord" | "agreement" | "deal" => {
                matches!(subtype, "treaty" | "agreement")
            }
            "law" | "legislation" | "act" | "statute" => subtype == "statute",
            "paper" => matches!(subtype, "newspaper"),
            "monument" | "structure" | "building" | "site" => {
                matches!(subtype, "building" | "monument" | "palace") && description.modifiers.is_empty()
            }
            _ => {
                same && matches!(
                    description.subtype,
                    "company"
                        | "newspaper"
                        | "band"
                        | "school"
                        | "university"
                        | "work"
                        | "report"
                        | "ministry"
                )
            }
        };
    (by_word || by_subtype || by_sense) && lemma != "government"
}

/// Whether the description names a country that the thing may be of.
fn is_foreign(known: &Cluster, description: &Description) -> bool {
    known.kind == EntityKind::Organisation
        && description.country.is_some()
        && is_of_country(known, description)
}

/// Whether the thing may be of the country that the description names.
fn is_of_country(known: &Cluster, description: &Description) -> bool {
    description.country.is_none() || known.country.is_none() || known.country == description.country
}

/// Words before a noun that tell one of many apart, so that the noun is not the one just named.
fn known_elsewhere(word: &str) -> bool {
    matches!(
        word,
        "rival"
            | "neighbouring"
            | "neighboring"
            | "local"
            | "former"
            | "old"
            | "foreign"
            | "other"
            | "second"
            | "third"
            | "parent"
            | "holding"
            | "sister"
            | "smaller"
            | "larger"
            | "private"
            | "state"
            | "insurance"
    )
}

/// "The rebels": the armed group with a name that the text is about.
pub(super) fn rebels(
    description: &Description,
    clusters: &Clusters,
    recent: &Recent,
    now: u32,
) -> Option<usize> {
    let plain = description.plural
        && description.determiner == Determiner::Definite
        && description.count.is_none()
        && description.modifiers.is_empty()
        && !description.qualified;
    if !plain || class_of(&description.lemma) != Some("rebel") {
        return None;
    }
    recent.most_present(now, LASTING, |cluster| {
        let known = &clusters.all[cluster];
        let armed = matches!(known.subtype.as_deref(), Some("armed group" | "movement"))
            || ["rebel", "insurgent", "militia", "armed group", "guerrilla"]
                .iter()
                .any(|noun| known.callings.contains(*noun) || known.words.contains(*noun));
        known.named && known.kind == EntityKind::Organisation && armed
    })
}
