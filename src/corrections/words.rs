//! Corrections in plain words, for the list of them and for messages.

use super::anchor::{ClaimAnchor, EntityAnchor, Place};
use super::change::{Change, NoteTarget, Statement};
use super::edited::one_line;
use super::given::{Days, Given, Value};
use super::rule::{NamePart, Rule};

/// Longer words are cut in a list.
const MOST: usize = 60;

/// What a correction does, in one line.
#[must_use]
pub fn described(change: &Change) -> String {
    match change {
        Change::Rename { entity, name } => format!("Renamed “{}” to “{name}”", entity.name),
        Change::Retype { entity, kind, subtype } => {
            let finer = subtype.as_ref().map(|subtype| format!(", {subtype}")).unwrap_or_default();
            format!("“{}” is of the kind {kind}{finer}", entity.name)
        }
        Change::RejectEntity { entity } => format!("Deleted “{}”", entity.name),
        Change::Same { into, others } => format!("{} is one with “{}”", names(others), into.name),
        Change::NotSame { one, other } => {
            format!("“{}” is not the same as “{}”", called(one), called(other))
        }
        Change::Split { entity, places, name } => {
            let words: Vec<String> = places.iter().map(|place| quoted(&place.words)).collect();
            format!("{} stands for “{name}”, not for “{}”", listed(words), entity.name)
        }
        Change::AddEntity { name, kind, .. } => format!("Added “{name}” ({kind})"),
        Change::AddRelation { subject, object, trigger, says } => {
            let phrase = says.phrase.as_deref().unwrap_or(&trigger.words);
            let mut parts =
                vec![format!("{} {} {}", quoted(&subject.words), cut(phrase), quoted(&object.words))];
            parts.extend(given(&says.given));
            format!("Added: {}", parts.join(", "))
        }
        Change::EditRelation { claims, says, reversed } => {
            let way = if *reversed { ", the other way round" } else { "" };
            format!("{} says: {}{way}", claim(claims), statement(says))
        }
        Change::RejectRelation { claims } => format!("Rejected {}", claim(claims)),
        Change::ConfirmRelation { claims } => format!("Confirmed {}", claim(claims)),
        Change::Rule { rule, is_off: false } => format!("Rule: {}", rule_in_words(rule)),
        Change::Rule { rule, is_off: true } => format!("Rule, switched off: {}", rule_in_words(rule)),
        Change::SetDate { article, date: Some(date) } => format!("{} is of {date}", article.name),
        Change::SetDate { article, date: None } => format!("{} is of no known day", article.name),
        Change::Note { about: NoteTarget::Entity(entity), text } => {
            format!("Note on “{}”: {}", entity.name, cut(text))
        }
        Change::Note { about: NoteTarget::Relation(about), text } => {
            format!("Note on {}: {}", claim(std::slice::from_ref(about)), cut(text))
        }
    }
}

/// What a rule says, in one line.
#[must_use]
pub fn rule_in_words(rule: &Rule) -> String {
    match rule {
        Rule::Alias { words, name } => format!("{} is always “{name}”", quoted(words)),
        Rule::Kind { words, part, kind, subtype } => {
            let what = match part {
                NamePart::Whole => quoted(words),
                NamePart::Beginning => format!("a name that begins with {}", quoted(words)),
                NamePart::End => format!("a name that ends with {}", quoted(words)),
            };
            let finer = subtype.as_ref().map(|subtype| format!(", {subtype}")).unwrap_or_default();
            format!("{what} is always of the kind {kind}{finer}")
        }
        Rule::Ignore { words } => format!("{} is never an entity", quoted(words)),
        Rule::Meaning { phrase, relation, reversed } => {
            let way = if *reversed { ", the other way round" } else { "" };
            format!("{} always means “{}”{way}", quoted(phrase), relation.as_str().replace('_', " "))
        }
    }
}

/// Where the words of a correction stand: the name of its article; empty for a rule, which is about all.
#[must_use]
pub fn article(change: &Change) -> &str {
    match change {
        Change::SetDate { article, .. } => &article.name,
        _ => place(change).map_or("", |place| place.article.name.as_str()),
    }
}

/// The first of the words on which a correction stands; `None` for one that is about a whole article.
#[must_use]
pub fn place(change: &Change) -> Option<&Place> {
    match change {
        Change::Rename { entity, .. }
        | Change::Retype { entity, .. }
        | Change::RejectEntity { entity }
        | Change::Same { into: entity, .. }
        | Change::NotSame { one: entity, .. }
        | Change::Note { about: NoteTarget::Entity(entity), .. } => Some(&entity.place),
        Change::Split { places, entity, .. } => Some(places.first().unwrap_or(&entity.place)),
        Change::AddEntity { place, .. } => Some(place),
        Change::AddRelation { trigger, .. } => Some(trigger),
        Change::EditRelation { claims, .. }
        | Change::RejectRelation { claims }
        | Change::ConfirmRelation { claims } => claims.first().map(|claim| &claim.subject),
        Change::Note { about: NoteTarget::Relation(claim), .. } => Some(&claim.subject),
        Change::Rule { .. } | Change::SetDate { .. } => None,
    }
}

fn statement(says: &Statement) -> String {
    let mut parts = Vec::new();
    parts.extend(says.phrase.as_deref().map(quoted));
    parts.extend(says.relation.map(|relation| relation.as_str().replace('_', " ")));
    parts.push(says.modality.to_string());
    if says.negated {
        parts.push("denied".to_owned());
    }
    parts.extend(given(&says.given));
    parts.join(", ")
}

/// Who, whom, by whose word, where and when, as far as it is given.
fn given(given: &Given) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(given.subject.as_ref().map(|place| format!("of {}", quoted(&place.words))));
    parts.extend(given.object.as_ref().map(|place| format!("to {}", quoted(&place.words))));
    if let Some(speakers) = &given.speakers {
        let words: Vec<String> = speakers.iter().map(|place| quoted(&place.words)).collect();
        parts.push(if words.is_empty() {
            "by the article itself".to_owned()
        } else {
            format!("according to {}", listed(words))
        });
    }
    parts.extend(given.place.as_ref().map(|place| match place {
        Value::Nothing => "at no place".to_owned(),
        Value::Is(place) => format!("place: {}", quoted(&place.words)),
    }));
    parts.extend(given.date.map(|date| match date {
        Value::Nothing => "not dated".to_owned(),
        Value::Is(Days { from, to }) if from == to => format!("on {from}"),
        Value::Is(Days { from, to }) => format!("from {from} to {to}"),
    }));
    parts
}

fn claim(claims: &[ClaimAnchor]) -> String {
    let Some(first) = claims.first() else { return "nothing".to_owned() };
    let ClaimAnchor { subject, phrase, object, .. } = first;
    let more = match claims.len() - 1 {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    format!("“{} {} {}”{more}", cut(&subject.words), cut(phrase), cut(&object.words))
}

/// A name, and the article by which it is told from another of that name.
fn called(entity: &EntityAnchor) -> String {
    format!("{}” of “{}", entity.name, entity.place.article.name)
}

fn names(entities: &[EntityAnchor]) -> String {
    listed(entities.iter().map(|entity| quoted(&entity.name)).collect())
}

/// The first three of several, each once.
fn listed(mut words: Vec<String>) -> String {
    words.dedup();
    let more = words.len().saturating_sub(3);
    words.truncate(3);
    let first = words.join(", ");
    if more > 0 { format!("{first} and {more} more") } else { first }
}

fn quoted(words: &str) -> String {
    format!("“{}”", cut(words))
}

fn cut(words: &str) -> String {
    let words = one_line(words);
    if words.chars().count() <= MOST {
        return words.into_owned();
    }
    let kept: String = words.chars().take(MOST - 1).collect();
    format!("{}…", kept.trim_end())
}
