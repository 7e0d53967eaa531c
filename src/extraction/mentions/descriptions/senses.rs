//! What a noun describes, by its number and the words before it.

use super::super::draft::{Determiner, Standing};
use crate::extraction::tree::Tree;
use crate::language::Tag;
use crate::reference::{NounSense, NounUse};
use crate::vocabulary::EntityKind;

/// A noun of no known kind.
pub(super) const TOPIC: NounSense =
    NounSense { kind: EntityKind::Concept, subtype: "topic", usage: NounUse::Known };

/// A noun for whoever holds an office.
pub(super) const SOMEBODY: NounSense =
    NounSense { kind: EntityKind::Person, subtype: "", usage: NounUse::Both };

/// What becomes of such a description when it refers to nothing before it.
pub(super) fn standing(sense: NounSense, facts: Founding) -> Standing {
    match (sense.kind, sense.usage) {
        (EntityKind::Location, _) if facts.proper => Standing::Founds,
        (_, NounUse::Needed) | (EntityKind::Location, _) => Standing::Thing,
        (_, NounUse::Known) => Standing::Topic,
        (kind, _) if founds(kind, facts) => Standing::Founds,
        _ => Standing::Topic,
    }
}

/// Whether such a description makes an entity whatever the text says of it.
fn founds(kind: EntityKind, facts: Founding) -> bool {
    let Founding { determiner, plural, modified, proper, qualified } = facts;
    match kind {
        EntityKind::Group => true,
        EntityKind::Law if plural => determiner != Determiner::Bare || proper,
        _ => {
            plural
                || determiner != Determiner::Bare
                || modified
                || (qualified && kind == EntityKind::Document)
        }
    }
}

/// What decides whether a description makes an entity.
#[allow(clippy::struct_excessive_bools)] // Each is a fact about the words, independent of the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Founding {
    pub(super) determiner: Determiner,
    pub(super) plural: bool,
    /// Whether words before the noun tell which one is meant.
    pub(super) modified: bool,
    /// Whether one of them is a name or a demonym.
    pub(super) proper: bool,
    /// Whether a phrase after the noun tells which one is meant.
    pub(super) qualified: bool,
}

/// One word for what the news calls a government.
pub(super) fn canonical(lemma: String, subtype: &str) -> String {
    if subtype == "government" { "government".to_owned() } else { lemma }
}

/// "Forces" are armed forces when a word before them says so; else they are a group.
pub(super) fn forces(sense: NounSense, lemma: &str, modifiers: &[String], proper: bool) -> NounSense {
    const ARMED: &[&str] = &[
        "security", "armed", "military", "police", "defence", "defense", "special", "air", "ground", "allied",
    ];
    let armed = proper || modifiers.iter().any(|word| ARMED.contains(&word.as_str()));
    if lemma != "force" || armed {
        return sense;
    }
    NounSense { kind: EntityKind::Group, subtype: "armed groups", usage: NounUse::Both }
}

/// What a noun describes in the plural: persons and states become groups.
pub(super) fn in_plural(sense: NounSense, lemma: &str) -> NounSense {
    let (kind, subtype) = match (sense.kind, sense.subtype) {
        (EntityKind::Person, _) => (EntityKind::Group, "people"),
        (EntityKind::Location, "country") => (EntityKind::Group, "states"),
        (EntityKind::Organisation, "government") => (EntityKind::Group, "governments"),
        (EntityKind::Organisation, "political party") => (EntityKind::Group, "parties"),
        (EntityKind::Organisation, "company") => (EntityKind::Group, "companies"),
        (EntityKind::Organisation, "organisation") if lemma != "force" => {
            (EntityKind::Group, "organisations")
        }
        (EntityKind::Organisation, "armed group") => (EntityKind::Group, "armed groups"),
        // "Regulators", "universities": whichever there are; but the "forces", "authorities" and "courts" of a
        // country are one body.
        (EntityKind::Organisation, subtype)
            if matches!(
                subtype,
                "agency" | "university" | "newspaper" | "sports club" | "band" | "school"
            ) && lemma != "authority" =>
        {
            (EntityKind::Group, "organisations")
        }
        other => other,
    };
    let usage = if kind == EntityKind::Group { NounUse::Both } else { sense.usage };
    NounSense { kind, subtype, usage }
}

pub(super) fn is_plural(tree: &Tree, token: u32) -> bool {
    matches!(tree.token(token).tag, Tag::NounPlural | Tag::ProperNounPlural) || tree.lemma(token) == "people"
}

/// The noun in the singular and in lower case; the lemmatiser leaves what it takes for a name alone.
pub(super) fn singular(tree: &Tree, token: u32) -> String {
    let lemma = tree.lower_lemma(token);
    if tree.token(token).tag == Tag::ProperNounPlural {
        if let Some(stem) = lemma.strip_suffix("ies") {
            return format!("{stem}y");
        }
        return lemma.strip_suffix('s').unwrap_or(&lemma).to_owned();
    }
    lemma.into_owned()
}

/// Things with a number are a group of things: "two vehicles", "nine buildings".
pub(super) fn counted(sense: NounSense, count: Option<u32>) -> NounSense {
    let solid = sense.kind == EntityKind::Location || sense.subtype == "object";
    if count.is_none_or(|count| count < 2) || !solid || sense.usage == NounUse::Many {
        return sense;
    }
    let subtype = if sense.kind == EntityKind::Location { "places" } else { "objects" };
    NounSense { kind: EntityKind::Group, subtype, usage: NounUse::Needed }
}
