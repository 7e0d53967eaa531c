//! Where somebody or something comes from, told by the name of a country before the noun: "the Swiss
//! company", "Italian firefighters", "a 41-year-old Romanian", "the Dubai-based firm".

use super::Rule;
use super::bodies::{end_at, entity, push};
use crate::extraction::Mention;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;
use crate::language::{Dependency, Tag};
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// An adjective of a country or "…-based" before a noun.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "origin", find };

/// Those whom a country's name without ending before them says to be its team's.
const PLAYERS: &[&str] = &[
    "striker",
    "midfielder",
    "defender",
    "goalkeeper",
    "player",
    "forward",
    "winger",
    "captain",
    "coach",
    "manager",
    "batsman",
    "bowler",
    "footballer",
    "international",
    "athlete",
    "swimmer",
    "sprinter",
    "runner",
];

/// Those who serve a country under arms or in office.
const SERVING: &[&str] = &[
    "soldier",
    "troop",
    "marine",
    "official",
    "member",
    "officer",
    "commander",
    "general",
    "sailor",
    "peacekeeper",
    "warplane",
    "jet",
    "force",
];

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for (index, mention) in reading.own_mentions() {
        let place = end_at(mention.head_token, index);
        let is_place = entity(reading, &place).is_some_and(|found| found.kind == EntityKind::Location);
        if !is_place || !drafts.has_room(reading.tree, mention.head_token) {
            continue;
        }
        let found = if mention.kind == MentionKind::Demonym { citizen(reading, &place) } else { None };
        let found = found
            .or_else(|| based(reading, &place))
            .or_else(|| before(reading, mention, &place))
            .or_else(|| countryman(reading, mention, &place))
            .or_else(|| institution(reading, mention));
        if let Some((from, relation)) = found {
            let words = vec![mention.head_token];
            push(reading, rule, (from, place), relation, words, drafts);
        }
    }
}

/// "X, a 41-year-old Romanian", "X is Norwegian".
fn citizen(reading: &Reading<'_>, place: &End) -> Option<(End, RelationType)> {
    let tree = reading.tree;
    let above = tree.head(place.token)?;
    let words = match tree.dependency(place.token) {
        Dependency::Apposition => vec![above],
        Dependency::AdjectivalComplement | Dependency::Attribute => {
            let clause = reading.clauses.at(above).filter(|clause| clause.word == "be")?;
            clause.subjects.to_vec()
        }
        _ => return None,
    };
    let lookup = reading.lookup();
    let people = Kinds::agents();
    // "one of them, Ann Hill, is Norwegian": of the name beside the number.
    let beside = |word: u32| tree.children_with(word, Dependency::Apposition);
    let all = words.iter().copied().flat_map(|word| std::iter::once(word).chain(beside(word)));
    let from = all.flat_map(|word| lookup.mentioned(word, people, 0)).next()?;
    (entity(reading, &from)?.kind == EntityKind::Person).then_some((from, RelationType::CitizenOf))
}

/// "the Dubai-based company".
fn based(reading: &Reading<'_>, place: &End) -> Option<(End, RelationType)> {
    let tree = reading.tree;
    let based = tree.head(place.token).filter(|based| tree.word(*based) == "based")?;
    if place.token > based || !matches!(tree.dependency(based), Dependency::AdjectivalModifier) {
        return None;
    }
    let from = described(reading, tree.head(based)?)?;
    let is_body = entity(reading, &from)?.kind == EntityKind::Organisation;
    is_body.then_some((from, RelationType::LocatedIn))
}

/// "Ann Hill of the Hospital for Children in Oslo": a place right after the name of a body, hung on
/// neither a verb nor the body itself, is where the body is.
fn institution(reading: &Reading<'_>, place: &Mention) -> Option<(End, RelationType)> {
    let tree = reading.tree;
    let preposition = tree.head(place.head_token).filter(|word| tree.word(*word) == "in")?;
    let above = tree.head(preposition)?;
    let last = preposition.checked_sub(1)?;
    let index = reading.mentions.covering(reading.paragraph, last)?;
    let body = reading.mentions.mention(index)?;
    let is_body = body.kind == MentionKind::Name
        && body.end_token == preposition
        && reading.mentions.entity_of(index)?.kind == EntityKind::Organisation;
    let is_person = reading
        .mentions
        .at_token(reading.paragraph, above)
        .and_then(|mention| reading.mentions.entity_of(mention))
        .is_some_and(|entity| entity.kind == EntityKind::Person);
    (is_body && is_person && place.kind == MentionKind::Name)
        .then(|| (end_at(body.head_token, index), RelationType::LocatedIn))
}

/// "the Swiss company", "Italian firefighters", "the American investor Ann Hill".
fn before(reading: &Reading<'_>, mention: &Mention, place: &End) -> Option<(End, RelationType)> {
    let tree = reading.tree;
    let noun = tree.head(place.token).filter(|noun| *noun > place.token)?;
    let is_adjective = mention.kind == MentionKind::Demonym;
    let modifies = matches!(
        tree.dependency(place.token),
        Dependency::AdjectivalModifier | Dependency::Compound | Dependency::NominalModifier
    );
    if !modifies {
        return None;
    }
    let from = described(reading, noun)?;
    let found = entity(reading, &from)?;
    let own = from.mention.and_then(|mention| reading.mentions.mention(mention))?;
    // "British Airways", "Iraqi Prime Minister X": inside a name, or what an office is held in.
    let inside = own.kind == MentionKind::Name && own.first_token <= place.token;
    let between = || (place.token + 1..=noun).map(|token| tree.lower_lemma(token));
    let relation = match found.kind {
        _ if inside => return None,
        EntityKind::Person | EntityKind::Group => {
            if between().any(|word| holds_office(reading, &word)) {
                return None;
            } else if between().any(|word| SERVING.contains(&word.as_ref())) {
                RelationType::WorksFor
            } else if !is_adjective {
                if !between().any(|word| PLAYERS.contains(&word.as_ref())) {
                    return None;
                }
                RelationType::Represents
            } else {
                RelationType::CitizenOf
            }
        }
        EntityKind::Organisation if is_adjective => {
            let is_state = found.subtype.as_deref().is_some_and(|subtype| {
                matches!(subtype, "government" | "armed forces" | "opposition" | "ministry" | "court")
            });
            if is_state { RelationType::PartOf } else { RelationType::LocatedIn }
        }
        _ => return None,
    };
    Some((from, relation))
}

/// "Norway's Henrik Lunde", "Victor Kiplangat of Uganda": a country right beside somebody's name. Beside offices
/// that several hold ("the ministers, Ann Hill of Chile and …"), it is what the office is held in.
fn countryman(reading: &Reading<'_>, mention: &Mention, place: &End) -> Option<(End, RelationType)> {
    let tree = reading.tree;
    let is_country = entity(reading, place)
        .and_then(|found| found.subtype.as_deref())
        .is_some_and(|subtype| matches!(subtype, "country" | "nation"));
    if mention.kind != MentionKind::Name || !is_country {
        return None;
    }
    let above = tree.head(place.token)?;
    let name = match tree.dependency(place.token) {
        Dependency::Possessive if above > place.token => above,
        Dependency::PrepositionObject if tree.word(above) == "of" => {
            tree.head(above).filter(|name| *name + 1 == above)?
        }
        _ => return None,
    };
    let from = reading.lookup().mentioned(name, Kinds::default(), 0).into_iter().next()?;
    let index = from.mention?;
    let own = reading.mentions.mention(index)?;
    let touches = own.first_token == mention.end_token + 1 || own.end_token == above;
    let is_titled = reading.mentions.titles.iter().any(|title| title.person == index);
    let is_person = entity(reading, &from)?.kind == EntityKind::Person && own.kind == MentionKind::Name;
    let first = tree.first_conjunct(name);
    let is_office = tree.dependency(first) == Dependency::Apposition
        && tree.head(first).is_some_and(|noun| holds_office(reading, &tree.lower_lemma(noun)));
    let relation = if is_office { RelationType::HoldsRole } else { RelationType::CitizenOf };
    (is_person && touches && !is_titled).then_some((from, relation))
}

/// Whether the word is an office, so that the country before it is what it is held in.
fn holds_office(reading: &Reading<'_>, word: &str) -> bool {
    reading.triggers.role(word).iter().any(|frame| match frame.relation {
        RelationType::HoldsRole
        | RelationType::Leads
        | RelationType::CounterpartOf
        | RelationType::MemberOf => true,
        RelationType::Represents => frame.to.kinds.allows(EntityKind::Location),
        _ => false,
    })
}

/// The mention that a noun is the head of, or the name that it stands beside.
fn described(reading: &Reading<'_>, noun: u32) -> Option<End> {
    let tree = reading.tree;
    let lookup = reading.lookup();
    let direct = lookup.mentioned(noun, Kinds::default(), 0).into_iter().next();
    direct.or_else(|| {
        let name = tree.head(noun).filter(|name| {
            *name > noun
                && *name <= noun + 4
                && matches!(tree.token(*name).tag, Tag::ProperNoun | Tag::ProperNounPlural)
                && matches!(tree.dependency(noun), Dependency::Compound | Dependency::NominalModifier)
        })?;
        lookup.mentioned(name, Kinds::default(), 0).into_iter().next()
    })
}
