//! From knowledge to a [`Dossier`]: which claims are taken along, in which words, from which places.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::grouped;
use super::disputes::{in_words, voices};
use super::quotation::source_and_place;
use super::words;
use crate::document::Span;
use crate::export::dossier::{ClaimEntry, Contradiction, Dossier, EntityEntry, Part, Quotation, SourceEntry};
use crate::export::graph_json::{entity_id, relation_id};
use crate::knowledge::{Entity, EntityId, Evidence, Knowledge, Relation, RelationId, Source, SourceIndex};
use crate::scene::kind_name;
use crate::scene::text::one_line;

/// How many documents a line of sources names.
const NAMED_SOURCES: usize = 3;

/// Which entities a dossier is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// All of them.
    Everything,
    /// These, with whatever stands at the other ends of their claims.
    These(BTreeSet<EntityId>),
}

impl Chosen {
    fn has(&self, id: EntityId) -> bool {
        match self {
            Self::Everything => true,
            Self::These(ids) => ids.contains(&id),
        }
    }
}

/// What is known of the chosen entities, in words; those with the most claims come first.
#[must_use]
pub fn dossier(knowledge: &Knowledge, chosen: &Chosen, title: Option<String>) -> Dossier {
    let mut relations: Vec<&Relation> = knowledge
        .relations
        .iter()
        .filter(|relation| chosen.has(relation.subject) || chosen.has(relation.object))
        .collect();
    // As they stand in the texts.
    relations.sort_by_key(|relation| {
        let first = relation.evidence.first().map(|evidence| (evidence.source, evidence.sentence));
        (first.is_none(), first, relation.id)
    });
    let places: BTreeMap<RelationId, usize> =
        relations.iter().enumerate().map(|(place, relation)| (relation.id, place)).collect();
    let mut own: BTreeMap<EntityId, Vec<&Relation>> = BTreeMap::new();
    for relation in &relations {
        for end in BTreeSet::from([relation.subject, relation.object]) {
            own.entry(end).or_default().push(relation);
        }
    }
    let told =
        knowledge.entities.iter().filter(|entity| chosen.has(entity.id) || own.contains_key(&entity.id));
    let mut entities: Vec<EntityEntry> = told
        .map(|entity| {
            let own = own.get(&entity.id).map_or(&[][..], Vec::as_slice);
            entity_entry(entity, chosen.has(entity.id), own, &places)
        })
        .collect();
    let claims_of =
        |entity: &EntityEntry| entity.groups.iter().map(|(_, claims)| claims.len()).sum::<usize>();
    entities.sort_by(|one, other| {
        (other.is_chosen, claims_of(other), other.mentions)
            .cmp(&(one.is_chosen, claims_of(one), one.mentions))
            .then_with(|| one.name.cmp(&other.name))
            .then_with(|| one.id.cmp(&other.id))
    });
    let claims: Vec<ClaimEntry> = relations.iter().map(|relation| claim_entry(knowledge, relation)).collect();
    Dossier {
        title: title.unwrap_or_else(|| "What the documents say".to_owned()),
        origin: origin(&knowledge.sources).unwrap_or_default(),
        entities,
        claims,
        contradictions: contradictions(knowledge, &relations),
        sources: sources(knowledge, &relations),
    }
}

fn entity_entry(
    entity: &Entity,
    is_chosen: bool,
    own: &[&Relation],
    places: &BTreeMap<RelationId, usize>,
) -> EntityEntry {
    let groups = grouped(own.iter().copied()).into_iter().map(|claims| {
        let numbers = claims.relations.iter().filter_map(|relation| places.get(&relation.id).copied());
        (capitalised(&words::relation_type(claims.relation)), numbers.collect())
    });
    let sort = match &entity.subtype {
        Some(subtype) => format!("{}, {}", kind_name(entity.kind), subtype.replace('_', " ")),
        None => kind_name(entity.kind).to_owned(),
    };
    EntityEntry {
        id: entity_id(entity.id),
        name: one_line(&entity.name),
        sort: one_line(&sort),
        aliases: entity.aliases.iter().map(|name| one_line(name)).collect(),
        mentions: entity.mentions.len(),
        is_chosen,
        groups: groups.collect(),
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn claim_entry(knowledge: &Knowledge, relation: &Relation) -> ClaimEntry {
    let named = |id| {
        let name = knowledge.entity(id).map_or(String::new(), |entity| one_line(&entity.name));
        (entity_id(id), name)
    };
    let qualifiers = words::qualifiers(knowledge, relation);
    ClaimEntry {
        id: relation_id(relation.id),
        subject: named(relation.subject),
        phrase: one_line(&relation.phrase),
        object: named(relation.object),
        qualifiers: qualifiers.iter().map(|qualifier| one_line(qualifier)).collect(),
        quotations: relation.evidence.iter().filter_map(|evidence| quotation(knowledge, evidence)).collect(),
    }
}

/// The sentence of an evidence with the words for both ends and the deciding ones marked.
fn quotation(knowledge: &Knowledge, evidence: &Evidence) -> Option<Quotation> {
    let names = [evidence.subject, evidence.object].map(|span| (span, Part::Name));
    let deciding = evidence.trigger.iter().map(|&span| (span, Part::Deciding));
    cited(knowledge, evidence.source, evidence.sentence, names.into_iter().chain(deciding).collect())
}

/// The words of a place, of which some are marked; what lies outside of it, or under another mark, is not.
fn cited(
    knowledge: &Knowledge,
    source: SourceIndex,
    sentence: Span,
    mut marks: Vec<(Span, Part)>,
) -> Option<Quotation> {
    let text = &knowledge.sources.get(source as usize)?.document.text;
    marks.retain(|(span, _)| !span.is_empty() && sentence.contains(*span));
    marks.sort_by_key(|(span, _)| *span);
    let mut parts = Vec::new();
    let mut end = sentence.start;
    for (span, part) in marks {
        if span.start < end {
            continue;
        }
        parts.push((Part::Plain, folded(Span::new(end, span.start).of(text))));
        parts.push((part, folded(span.of(text))));
        end = span.end;
    }
    parts.push((Part::Plain, folded(Span::new(end, sentence.end).of(text))));
    parts.retain(|(_, words)| !words.is_empty());
    let place = source_and_place(knowledge, source, sentence)?;
    Some(Quotation { parts, place: one_line(&place) })
}

/// The words with one blank for all room between them; a blank at an end stays.
fn folded(text: &str) -> String {
    let line = one_line(text);
    let is_blank = |end: Option<char>| end.is_some_and(char::is_whitespace);
    if line.is_empty() {
        return if text.is_empty() { String::new() } else { " ".to_owned() };
    }
    let before = if is_blank(text.chars().next()) { " " } else { "" };
    let after = if is_blank(text.chars().next_back()) { " " } else { "" };
    format!("{before}{line}{after}")
}

/// Each dispute once, though it is entered into all relations that have a part in it.
fn contradictions(knowledge: &Knowledge, relations: &[&Relation]) -> Vec<Contradiction> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for relation in relations {
        let voices = voices(knowledge, relation);
        let sides: Vec<(RelationId, usize)> =
            voices.iter().map(|voice| (voice.relation, voice.evidence)).collect();
        if voices.is_empty() || !told.insert(sides) {
            continue;
        }
        let sentence = |voice: &super::disputes::Voice| {
            let differing = voice.words.map(|span| (span, Part::Deciding)).into_iter().collect();
            let quotation = cited(knowledge, voice.source, voice.sentence, differing)?;
            Some((one_line(&in_words(knowledge, voice)), quotation))
        };
        found.push(Contradiction {
            about: claim_entry(knowledge, relation).sentence(),
            voices: voices.iter().filter_map(sentence).collect(),
        });
    }
    found
}

/// Every document in the order in which it was opened, with how much comes from it.
fn sources(knowledge: &Knowledge, relations: &[&Relation]) -> Vec<SourceEntry> {
    let mut quotations: BTreeMap<SourceIndex, usize> = BTreeMap::new();
    for evidence in relations.iter().flat_map(|relation| &relation.evidence) {
        *quotations.entry(evidence.source).or_default() += 1;
    }
    let entry = |(index, source): (SourceIndex, &Source)| {
        let document = &source.document;
        SourceEntry {
            name: one_line(&document.name),
            title: document.title.as_deref().map(one_line),
            date: document.date.map(|date| date.to_string()),
            sha256: document.sha256.clone(),
            bytes: document.bytes.len(),
            quotations: quotations.get(&index).copied().unwrap_or_default(),
        }
    };
    (0..).zip(&knowledge.sources).map(entry).collect()
}

/// What documents a picture or a report comes from, in one line: the names of the first, and when they were
/// published. `None` when there are none.
#[must_use]
pub fn origin(sources: &[Source]) -> Option<String> {
    let name = |source: &Source| one_line(&source.document.name);
    let dates = || sources.iter().filter_map(|source| source.document.date);
    let mut line = match sources {
        [] => return None,
        [only] => format!("Source: {}", name(only)),
        many => {
            let named: Vec<String> = many.iter().take(NAMED_SOURCES).map(name).collect();
            let more = match many.len().saturating_sub(NAMED_SOURCES) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            format!("Sources: {}{more}", named.join(", "))
        }
    };
    match dates().min().zip(dates().max()) {
        Some((first, last)) if first == last => line.extend([" (", &first.to_string(), ")"]),
        Some((first, last)) => line.extend([" (", &first.to_string(), " – ", &last.to_string(), ")"]),
        None => {}
    }
    Some(line)
}

/// The entities of this name, in any of their forms, whatever the case of its letters.
#[must_use]
pub fn named(knowledge: &Knowledge, name: &str) -> BTreeSet<EntityId> {
    let folded = |text: &str| one_line(text).to_lowercase();
    let wanted = folded(name);
    let is_called = |entity: &&Entity| {
        folded(&entity.name) == wanted || entity.aliases.iter().any(|alias| folded(alias) == wanted)
    };
    knowledge.entities.iter().filter(is_called).map(|entity| entity.id).collect()
}

/// Names that hold some of these words, for somebody who asked for one that there is not.
#[must_use]
pub fn similar_names(knowledge: &Knowledge, name: &str) -> Vec<String> {
    const MOST: usize = 3;
    let wanted: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let holds = |entity: &Entity| {
        let own = entity.name.to_lowercase();
        wanted.iter().filter(|word| word.chars().count() > 2 && own.contains(word.as_str())).count()
    };
    let mut found: Vec<(usize, usize, String)> = knowledge
        .entities
        .iter()
        .map(|entity| (holds(entity), entity.mentions.len(), one_line(&entity.name)))
        .filter(|(held, ..)| *held > 0)
        .collect();
    found.sort_by(|one, other| (other.0, other.1).cmp(&(one.0, one.1)).then_with(|| one.2.cmp(&other.2)));
    found.into_iter().map(|(.., name)| name).take(MOST).collect()
}
