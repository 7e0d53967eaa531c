//! The words for what qualifies a relation; the window and the texts that leave it say the same.

use jiff::civil::Date;

use crate::knowledge::{Evidence, Knowledge, Relation};
use crate::vocabulary::{Modality, Origin, RelationType};

/// What a relation that the text denies is called.
pub const DENIED: &str = "denied";
/// What a relation is called that somebody says by the text's account.
pub const REPORTED: &str = "reported";
/// What a relation is called of which another says the opposite.
pub const DISPUTED: &str = "disputed";
/// What a relation that takes one step beyond the words is called.
pub const IMPLICIT: &str = "read between the lines";
/// What a relation that only the built-in lists know is called.
pub const FROM_REFERENCE: &str = "general knowledge, not from the text";

/// How many there are of something.
#[must_use]
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The words without the line breaks and the room between them.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a type of relation is called; "other" where none fits.
#[must_use]
pub fn relation_type(relation: Option<RelationType>) -> String {
    relation.map_or_else(|| "other".to_owned(), |relation| relation.as_str().replace('_', " "))
}

/// What a rule is called by which relations are found.
#[must_use]
pub fn rule(name: &str) -> String {
    name.replace(['_', '-'], " ")
}

/// How real the text says a relation is, when it is not simply so.
#[must_use]
pub const fn modality(modality: Modality) -> Option<&'static str> {
    match modality {
        Modality::Actual => None,
        Modality::Planned => Some("planned"),
        Modality::Expected => Some("expected"),
        Modality::Possible => Some("possible"),
        Modality::Obliged => Some("obliged"),
        Modality::Considered => Some("considered"),
    }
}

/// How sure the program is, in words.
#[must_use]
pub fn confidence(confidence: f32) -> String {
    let words = match confidence {
        sure if sure >= 0.85 => "Very sure",
        sure if sure >= 0.7 => "Fairly sure",
        sure if sure >= 0.5 => "Not quite sure",
        _ => "Doubtful",
    };
    format!("{words} ({:.0} %)", confidence * 100.0)
}

/// What takes the edge off a relation, one text each: denied, how real, who says so, disputed,
/// where, when.
#[must_use]
pub fn qualifiers(knowledge: &Knowledge, relation: &Relation) -> Vec<String> {
    let name = |id| knowledge.entity(id).map(|entity| entity.name.as_str());
    let mut texts = Vec::new();
    if relation.negated {
        texts.push(DENIED.to_owned());
    }
    texts.extend(modality(relation.modality).map(str::to_owned));
    let speakers: Vec<&str> = relation.attribution.iter().filter_map(|&id| name(id)).collect();
    if !speakers.is_empty() {
        texts.push(format!("according to {}", speakers.join(", ")));
    }
    if relation.is_disputed() {
        texts.push(DISPUTED.to_owned());
    }
    if relation.implicit {
        texts.push(IMPLICIT.to_owned());
    }
    if relation.origin == Origin::Reference {
        texts.push(FROM_REFERENCE.to_owned());
    }
    texts.extend(relation.place.and_then(name).map(|place| format!("place: {place}")));
    texts.extend(dates(knowledge, relation));
    texts
}

/// How real the text says a relation is, in single words: whether denied, in what way, whether somebody says
/// so, whether another says the opposite. None where the text plainly says that it is so.
#[must_use]
pub fn status(relation: &Relation) -> Vec<&'static str> {
    [
        relation.negated.then_some(DENIED),
        modality(relation.modality),
        relation.is_reported().then_some(REPORTED),
        relation.is_disputed().then_some(DISPUTED),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// When a relation holds by each of its sentences that say so, each time once: the words of the text, and the
/// days that they mean.
#[must_use]
pub fn dates(knowledge: &Knowledge, relation: &Relation) -> Vec<String> {
    let mut told: Vec<(Option<(Date, Date)>, String)> = Vec::new();
    for evidence in &relation.evidence {
        let Some(words) = date(knowledge, evidence) else { continue };
        let is_told = |(days, other): &(Option<(Date, Date)>, String)| match evidence.days() {
            Some(own) => *days == Some(own),
            None => *other == words,
        };
        if !told.iter().any(is_told) {
            told.push((evidence.days(), words));
        }
    }
    told.sort_by_key(|(days, _)| (days.is_none(), *days));
    told.into_iter().map(|(_, words)| words).collect()
}

/// When a relation holds by one of its sentences.
#[must_use]
pub fn date(knowledge: &Knowledge, evidence: &Evidence) -> Option<String> {
    let date = evidence.date?;
    let source = knowledge.sources.get(evidence.source as usize)?;
    let written = one_line(date.text.of(&source.document.text));
    if written.is_empty() {
        // A person says when.
        return date.days.map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first} – {last}") }
            },
        );
    }
    Some(match date.days {
        Some((first, last)) if first == last => format!("{written} ({first})"),
        Some((first, last)) => format!("{written} ({first} – {last})"),
        None => written,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_is_told_in_words_and_numbers() {
        assert_eq!(confidence(0.72), "Fairly sure (72 %)");
        assert_eq!(confidence(0.97), "Very sure (97 %)");
        assert_eq!(confidence(0.5), "Not quite sure (50 %)");
        assert_eq!(confidence(0.3), "Doubtful (30 %)");
    }
}
