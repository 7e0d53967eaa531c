//! What a person says of sentences becomes corrections, each of which stands on words of one article.

use crate::app::curation::Told;
use crate::corrections::{
    Change, ClaimAnchor, Correction, Corrections, Days, Given, Place, Statement, Value,
};
use crate::document::Span;
use crate::knowledge::{
    EntityId, Knowledge, RelationId, SourceIndex, claim_anchors, place_anchor, words_for,
};

/// A relation says this, in all of its sentences. What was given before and is not given anew stays.
pub(super) fn edit(
    knowledge: &Knowledge,
    corrections: &Corrections,
    id: RelationId,
    says: &Statement,
    told: &Told,
    turned: bool,
) -> Vec<Change> {
    let Some(relation) = knowledge.relation(id) else { return Vec::new() };
    let mark = knowledge.by_hand.relations.get(&id);
    let reversed = mark.is_some_and(|mark| mark.is_reversed) != turned;
    let before: Vec<&Correction> = mark.map_or_else(Vec::new, |mark| {
        mark.corrections.iter().filter_map(|&correction| corrections.get(correction)).collect()
    });
    // Sentences of which the same is given are one correction.
    let mut groups: Vec<(Given, Vec<ClaimAnchor>)> = Vec::new();
    for (number, evidence) in relation.evidence.iter().enumerate() {
        for claim in claim_anchors(knowledge, id, Some(number)) {
            let former = former(&before, &claim);
            let former = if turned { former.turned() } else { former };
            let given = given(knowledge, told, evidence.source, evidence.sentence).or(former);
            match groups.iter_mut().find(|(other, _)| *other == given) {
                Some((_, claims)) if claims.contains(&claim) => {}
                Some((_, claims)) => claims.push(claim),
                None => groups.push((given, vec![claim])),
            }
        }
    }
    let change = |(given, claims)| Change::EditRelation {
        claims,
        says: Statement { given: Box::new(given), ..says.clone() },
        reversed,
    };
    groups.into_iter().map(change).collect()
}

/// What a person has given of a claim before.
fn former(before: &[&Correction], claim: &ClaimAnchor) -> Given {
    before.iter().fold(Given::default(), |given, correction| match &correction.change {
        Change::EditRelation { claims, says, .. } if claims.contains(claim) => {
            Given::clone(&says.given).or(given)
        }
        _ => given,
    })
}

/// What is told, on the words of a sentence and its article. What the article does not name cannot stand on its
/// words: it stays as it is there.
pub(super) fn given(knowledge: &Knowledge, told: &Told, source: SourceIndex, sentence: Span) -> Given {
    let words = |id: EntityId| words_for(knowledge, id, source, sentence);
    let place = |span: Span| place_anchor(knowledge, source, span);
    let end =
        |id: Option<EntityId>| id.and_then(words).filter(|span| sentence.contains(*span)).and_then(place);
    let speakers = told.speakers.as_ref().and_then(|speakers| {
        let found: Vec<Place> = speakers.iter().filter_map(|&id| words(id).and_then(place)).collect();
        (found.len() == speakers.len()).then_some(found)
    });
    let at = told.place.and_then(|place_of| match place_of {
        Value::Nothing => Some(Value::Nothing),
        Value::Is(id) => words(id).and_then(place).map(Value::Is),
    });
    let date = told.date.map(|date| match date {
        Value::Nothing => Value::Nothing,
        Value::Is((from, to)) => Value::Is(Days { from, to }),
    });
    Given { subject: end(told.subject), object: end(told.object), speakers, place: at, date }
}
