//! Claims as lines that a person can read and compare.

use relata::document::Document;
use relata::extraction::{Claim, Extraction};
use relata::vocabulary::Modality;

/// A claim in a line: `subject —[type: words]→ object (qualifiers)`.
#[must_use]
pub(crate) fn readable(document: &Document, found: &Extraction, claim: &Claim) -> String {
    let name = |mention: u32| {
        let entity = found.mentions[mention as usize].entity;
        found.entities[entity as usize].name.as_str()
    };
    let relation = claim.relation.map_or("–", |relation| relation.as_str());
    let mut qualifiers = Vec::new();
    if claim.negated {
        qualifiers.push("not".to_owned());
    }
    if claim.modality != Modality::Actual {
        qualifiers.push(claim.modality.to_string());
    }
    if claim.implicit {
        qualifiers.push("implicit".to_owned());
    }
    for speaker in &claim.speakers {
        qualifiers.push(format!("says {}", name(*speaker)));
    }
    if let Some(place) = claim.place {
        qualifiers.push(format!("in {}", name(place)));
    }
    if let Some(date) = claim.date {
        let days = match date.days {
            Some((first, last)) if first == last => format!(" = {first}"),
            Some((first, last)) => format!(" = {first}..{last}"),
            None => String::new(),
        };
        qualifiers.push(format!("{}{days}", date.text.of(&document.text)));
    }
    let qualifiers =
        if qualifiers.is_empty() { String::new() } else { format!(" ({})", qualifiers.join("; ")) };
    let (subject, object) = (name(claim.subject), name(claim.object));
    format!("{subject} —[{relation}: {}]→ {object}{qualifiers}", claim.phrase)
}
