//! Plurals for two things spoken of before: "both leaders", "the two countries".

use super::callings::can_be_called;
use super::cluster::Clusters;
use super::descriptions::LASTING;
use super::recent::Recent;
use crate::extraction::mentions::draft::{Description, Determiner, Draft};
use crate::extraction::tree::Tree;
use crate::vocabulary::EntityKind;

pub(super) fn counts_two(tree: &Tree, draft: &Draft, description: &Description) -> bool {
    let first = tree.lower_word(draft.tokens.start);
    // "The other two" are those of whom nothing was said yet.
    let others = (draft.tokens.start..draft.head)
        .any(|token| matches!(tree.lower_word(token).as_ref(), "other" | "others" | "remaining"));
    let definite =
        !others && matches!(description.determiner, Determiner::Definite | Determiner::Demonstrative);
    (first == "both" || (definite && description.count == Some(2))) && !description.qualified
}

/// Groups that nobody has a single name for: "both delegations" are no two people.
const BODIES_OF_PEOPLE: &[&str] = &[
    "side",
    "delegation",
    "team",
    "camp",
    "family",
    "community",
    "crew",
    "squad",
    "faction",
    "generation",
    "sex",
];

/// The two single things of the kind that a plural speaks of: of countries and bodies the two that the
/// text is most about; of persons the last two, if a sentence named them together, else the two that the
/// text speaks of most.
pub(super) fn those_two(
    description: &Description,
    clusters: &Clusters,
    recent: &Recent,
    now: u32,
) -> Option<Vec<usize>> {
    let wanted = match (description.kind, description.subtype) {
        (EntityKind::Group, "people") => EntityKind::Person,
        (EntityKind::Group, "states" | "governments") => EntityKind::Location,
        (EntityKind::Group, _) => EntityKind::Organisation,
        (kind, _) => kind,
    };
    if BODIES_OF_PEOPLE.contains(&description.lemma.as_str()) {
        return None;
    }
    let fits = |index: usize| {
        let cluster = &clusters.all[index];
        let article = description.lemma != "article" || cluster.subtype.as_deref() == Some("article");
        let called = description.subtype == "people"
            || matches!(
                description.lemma.as_str(),
                "article" | "organisation" | "body" | "country" | "nation" | "state" | "government"
            )
            || can_be_called(cluster, description);
        let country = wanted != EntityKind::Location || cluster.subtype.as_deref() == Some("country");
        let kind =
            cluster.kind == wanted || (description.lemma == "article" && cluster.kind == EntityKind::Law);
        kind && called && !cluster.plural && !cluster.only_needed && article && country
    };
    if matches!(wanted, EntityKind::Location | EntityKind::Organisation) {
        let mut found: Vec<usize> = Vec::new();
        for _ in 0..2 {
            let next =
                recent.most_present(now, LASTING, |cluster| fits(cluster) && !found.contains(&cluster))?;
            found.push(next);
        }
        return Some(found);
    }
    // Of each, how often it was seen, and where last.
    let mut found: Vec<(usize, usize, (u32, u32))> = Vec::new();
    for seen in recent.back() {
        if !fits(seen.cluster) {
            continue;
        }
        match found.iter_mut().find(|(other, ..)| *other == seen.cluster) {
            Some((_, count, _)) => *count += 1,
            None => found.push((seen.cluster, 1, (seen.paragraph, seen.sentence))),
        }
    }
    let [last, before, others @ ..] = found.as_slice() else { return None };
    let is_pair = last.2 == before.2 && others.first().is_none_or(|other| other.2 != last.2);
    if is_pair || others.is_empty() {
        return Some(vec![before.0, last.0]);
    }
    found.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    match found.as_slice() {
        [first, second, third, ..] if second.1 > third.1 => Some(vec![first.0, second.0]),
        _ => None,
    }
}
