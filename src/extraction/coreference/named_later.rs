//! Descriptions that stand before the name they stand for.

use super::callings::can_be_called;
use super::cluster::Clusters;
use super::descriptions::Memory;
use super::{DraftPlaces, Referent, Scene};
use crate::extraction::mentions::draft::{Description, Determiner, Draft};
use crate::language::Dependency;
use crate::vocabulary::EntityKind;

/// News often describes first and names later: "The chief of the body which …" at the start, "Council
/// of X secretary general N" in the next paragraph. The first person so introduced who holds an office
/// of the same field is meant, and the body is the one whose office it is.
pub(super) fn named_later(
    scene: &Scene,
    draft: &Draft,
    description: &Description,
    clusters: &Clusters,
    memory: &mut Memory,
    places: &DraftPlaces,
    referents: &[Referent],
) -> Option<usize> {
    const OPENING: u32 = 3;
    let definite = description.determiner == Determiner::Definite && !description.plural;
    if draft.paragraph >= OPENING || !definite || description.kind != EntityKind::Person {
        return None;
    }
    let field = scene.reference.office(&description.lemma)?.field;
    let tree = &scene.trees[draft.paragraph as usize];
    let of = tree.children_with(draft.head, Dependency::Preposition).find(|prep| tree.word(*prep) == "of")?;
    let body = tree.child(of, Dependency::PrepositionObject)?;
    let unnamed = places.at(draft.paragraph, body).iter().all(|other| scene.drafts[*other].name().is_none());
    let after = scene
        .titles
        .partition_point(|(paragraph, head, _)| (*paragraph, *head) <= (draft.paragraph, draft.head));
    let (paragraph, name, held) = scene.titles.get(after)?;
    let first = |token: u32| {
        places.at(*paragraph, token).iter().find_map(|other| match &referents[*other] {
            Referent::Entities(found) => found.first().copied(),
            _ => None,
        })
    };
    let person = first(*name)?;
    let organisation = held.and_then(first)?;
    let same_field = clusters.all[person]
        .offices
        .iter()
        .filter_map(|word| scene.reference.office(word))
        .any(|office| office.field == field);
    // "The head of the charity" is not the head of the bank that is named next.
    let of_its_kind = places.at(draft.paragraph, body).iter().any(|other| {
        scene.drafts[*other].description().is_some_and(|description| {
            matches!(
                description.lemma.as_str(),
                "body" | "organisation" | "organization" | "agency" | "group"
            ) || can_be_called(&clusters.all[organisation], description)
        })
    });
    let fits = *paragraph <= draft.paragraph + 2
        && unnamed
        && same_field
        && of_its_kind
        && clusters.all[organisation].kind == EntityKind::Organisation;
    if !fits {
        return None;
    }
    memory.bodies.insert((draft.paragraph, body), organisation);
    Some(person)
}
