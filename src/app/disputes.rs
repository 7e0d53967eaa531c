//! Who says that a disputed relation is so, and who that it is not, or so with another number or date.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::words::one_line;
use crate::document::Span;
use crate::knowledge::{EntityId, Evidence, Knowledge, Relation, RelationId, SourceIndex};
use crate::vocabulary::RelationType;

/// One sentence for or against a disputed relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The relation that the sentence says.
    pub relation: RelationId,
    /// Which of its sentences.
    pub evidence: usize,
    /// Whether it says that it is not so.
    pub denies: bool,
    /// Who says so by the account of the document; nobody where the document says it itself.
    pub speakers: Vec<EntityId>,
    /// In which document.
    pub source: SourceIndex,
    /// Where in its text.
    pub sentence: Span,
    /// When the document was published.
    pub said: Option<Date>,
    /// The number or date in it that another sentence has otherwise.
    pub words: Option<Span>,
}

/// Everything that is said for and against `relation`, in the order in which it was published; what has no
/// date comes last. Empty where nobody says the opposite.
#[must_use]
pub fn voices(knowledge: &Knowledge, relation: &Relation) -> Vec<Voice> {
    if !relation.is_disputed() {
        return Vec::new();
    }
    // Those who say the same in other words or by other mouths are contradicted by the same.
    let mut sides: BTreeSet<RelationId> = BTreeSet::from([relation.id]);
    for opponent in relation.contradicted_by.iter().filter_map(|&id| knowledge.relation(id)) {
        sides.insert(opponent.id);
        sides.extend(&opponent.contradicted_by);
    }
    let mut voices: Vec<Voice> = Vec::new();
    for side in sides.into_iter().filter_map(|id| knowledge.relation(id)) {
        let denies = side.negated || side.relation == Some(RelationType::Denies);
        let voice = |(evidence, place): (usize, &Evidence)| Voice {
            relation: side.id,
            evidence,
            denies,
            speakers: side.attribution.clone(),
            source: place.source,
            sentence: place.sentence,
            said: knowledge.sources.get(place.source as usize).and_then(|source| source.document.date),
            words: differing(knowledge, side.id, evidence),
        };
        voices.extend(side.evidence.iter().enumerate().map(voice));
    }
    voices.sort_by_key(|voice| {
        let published = (voice.said.is_none(), voice.said);
        (published, voice.source, voice.sentence, voice.relation, voice.evidence)
    });
    voices
}

/// The words of a sentence that another one has otherwise.
fn differing(knowledge: &Knowledge, relation: RelationId, evidence: usize) -> Option<Span> {
    let sides = knowledge.disagreements.iter().flat_map(|found| [found.one, found.other]);
    let mut own = sides.filter(|side| side.relation == relation && side.evidence == evidence);
    own.next().map(|side| side.words)
}

/// One voice in words: who says so or denies it, and when that was published.
#[must_use]
pub fn in_words(knowledge: &Knowledge, voice: &Voice) -> String {
    let name = |id: &EntityId| knowledge.entity(*id).map(|entity| entity.name.as_str());
    let speakers: Vec<&str> = voice.speakers.iter().filter_map(name).collect();
    let document = knowledge.sources.get(voice.source as usize).map_or("", |source| &source.document.name);
    let who = if speakers.is_empty() { document.to_owned() } else { speakers.join(" and ") };
    let source = knowledge.sources.get(voice.source as usize);
    let words = voice.words.zip(source).map(|(span, source)| one_line(span.of(&source.document.text)));
    let what = match (voice.denies, speakers.len() > 1, words) {
        (true, false, _) => "denies it".to_owned(),
        (true, true, _) => "deny it".to_owned(),
        (false, false, None) => "says so".to_owned(),
        (false, true, None) => "say so".to_owned(),
        (false, false, Some(words)) => format!("says “{words}”"),
        (false, true, Some(words)) => format!("say “{words}”"),
    };
    match voice.said {
        Some(day) => format!("{who} {what}, {}", super::timeline::days::in_words(day, day)),
        None => format!("{who} {what}"),
    }
}
