//! Roles and who holds them: titles before names, appositions, copulas and descriptions.
//!
//! "Council of Europe secretary general Alain Berset"; "Alain Berset, secretary general of the
//! Council of Europe"; "Mr Berset is secretary general of the Council"; "the Council's chief".

use super::Rule;
use super::bodies::{entity, is_around_another};
use super::members::is_political;
use super::nouns::{fill, owners};
use crate::extraction::MentionIndex;
use crate::extraction::claims::attribution::is_lasting;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::roles::Role;
use crate::extraction::claims::status::Status;
use crate::extraction::claims::triggers::{Frame, Kinds, Place, Slot};
use crate::language::{Dependency, UniversalPos};
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// A title before a name.
pub(in crate::extraction::claims) const TITLE: Rule =
    Rule { name: "title", find: |reading, rule, drafts| find(reading, rule, Means::Title, drafts) };
/// A role beside a name.
pub(in crate::extraction::claims) const APPOSITION: Rule =
    Rule { name: "apposition", find: |reading, rule, drafts| find(reading, rule, Means::Apposition, drafts) };
/// A role after "is".
pub(in crate::extraction::claims) const COPULA: Rule =
    Rule { name: "copula", find: |reading, rule, drafts| find(reading, rule, Means::Copula, drafts) };
/// A role that is itself a mention of its holder.
pub(in crate::extraction::claims) const DESCRIPTION: Rule = Rule {
    name: "description",
    find: |reading, rule, drafts| find(reading, rule, Means::Description, drafts),
};

/// By what means a text ties a role to its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Means {
    Title,
    Apposition,
    Copula,
    Description,
}

fn find(reading: &Reading<'_>, rule: &Rule, means: Means, drafts: &mut Drafts) {
    for role in &reading.roles {
        for frame in reading.triggers.role(role.words) {
            let holders = holders(reading, role, frame, means);
            if holders.is_empty() {
                continue;
            }
            let (mut bodies, implicit) = bodies(reading, role, frame, means);
            // "one of the managers, X": the managers, not the one.
            bodies
                .retain(|(body, _)| !is_itself(reading, role, body) && !is_only_origin(reading, frame, body));
            for holder in &holders {
                for (body, words) in &bodies {
                    if !drafts.has_room(reading.tree, role.head) {
                        return;
                    }
                    let mut said = words_of(reading, role, body);
                    said.extend(words.iter().copied());
                    let relation = relation_to(reading, role, frame, body);
                    let mut draft =
                        reading.draft_of_noun(rule, role.head, holder.clone(), body.clone(), relation, said);
                    draft.implicit = implicit;
                    if means == Means::Copula {
                        let (status, speakers) = status_of_copula(reading, role);
                        draft.status = status;
                        if !speakers.is_empty() {
                            draft.speakers = speakers;
                        }
                    }
                    if means == Means::Title {
                        draft.speakers.clear();
                    }
                    drafts.push(reading.tree, draft);
                }
            }
        }
    }
}

/// Whether a body is only another word of the mention that the role is the head of.
fn is_itself(reading: &Reading<'_>, role: &Role, body: &End) -> bool {
    body.mention
        .and_then(|mention| reading.mentions.mention(mention))
        .is_some_and(|mention| mention.paragraph == reading.paragraph && mention.head_token == role.head)
}

/// "The Mexican rival" is a rival from Mexico, not of Mexico: whom somebody is against, for or buys from is not
/// told by an adjective of a country.
fn is_only_origin(reading: &Reading<'_>, frame: &Frame, body: &End) -> bool {
    !is_lasting(frame.relation)
        && body
            .mention
            .and_then(|mention| reading.mentions.mention(mention))
            .is_some_and(|mention| mention.kind == MentionKind::Demonym)
}

/// What the frame says, or what it means with a party in place of an office.
fn relation_to(reading: &Reading<'_>, role: &Role, frame: &Frame, body: &End) -> RelationType {
    if !reading.triggers.is_seat(role.words) {
        return frame.relation;
    }
    let is_party = entity(reading, body).is_some_and(is_political);
    match frame.relation {
        RelationType::HoldsRole if is_party => RelationType::MemberOf,
        RelationType::MemberOf if !is_party => RelationType::HoldsRole,
        relation => relation,
    }
}

/// Who holds the role.
pub(super) fn holders(reading: &Reading<'_>, role: &Role, frame: &Frame, means: Means) -> Vec<End> {
    let kinds = frame.from.kinds;
    let words: Vec<u32> = match means {
        Means::Title => return titled(reading, role, kinds),
        Means::Apposition => beside(reading, role),
        Means::Copula => before_copula(reading, role),
        Means::Description => vec![role.head],
    };
    let lookup = reading.lookup();
    let found = words.into_iter().flat_map(|word| match means {
        Means::Copula => lookup.itself(word, kinds),
        _ => lookup.mentioned(word, kinds, 0),
    });
    match means {
        Means::Description if has_named_holder(reading, role, kinds) || has_subject(reading, role, kinds) => {
            Vec::new()
        }
        Means::Description => found.filter(|end| is_described(reading, end)).collect(),
        _ => found.collect(),
    }
}

/// Whether a name beside the role tells already who holds it.
fn has_named_holder(reading: &Reading<'_>, role: &Role, kinds: Kinds) -> bool {
    let lookup = reading.lookup();
    beside(reading, role)
        .into_iter()
        .any(|word| lookup.mentioned(word, kinds, 0).iter().any(|end| end.token != role.head))
}

/// Whether a copula before the role tells already who holds it.
fn has_subject(reading: &Reading<'_>, role: &Role, kinds: Kinds) -> bool {
    let lookup = reading.lookup();
    before_copula(reading, role).into_iter().any(|word| !lookup.itself(word, kinds).is_empty())
}

/// A description tells something of its holder; a name that happens to be a role's does not.
fn is_described(reading: &Reading<'_>, end: &End) -> bool {
    end.mention
        .and_then(|mention| reading.mentions.mention(mention))
        .is_some_and(|mention| mention.kind == MentionKind::Nominal)
}

fn titled(reading: &Reading<'_>, role: &Role, kinds: Kinds) -> Vec<End> {
    let mut found: Vec<End> = Vec::new();
    let end_of = |person: MentionIndex| End {
        token: role.head,
        mention: Some(person),
        between: Vec::new(),
        is_pronoun: false,
    };
    for title in &reading.mentions.titles {
        if title.paragraph == reading.paragraph
            && title.first_token < role.end
            && role.first < title.end_token
        {
            found.push(end_of(title.person));
        }
    }
    let tree = reading.tree;
    if found.is_empty()
        && let Some(name) = tree.head(role.head)
        && name >= role.end
        && matches!(tree.dependency(role.head), Dependency::Compound | Dependency::NominalModifier)
        && tree.token(name).pos == UniversalPos::ProperNoun
    {
        found.extend(reading.lookup().mentioned(name, kinds, 0));
    }
    found
}

/// The noun that the role stands beside, set off by a comma.
fn beside(reading: &Reading<'_>, role: &Role) -> Vec<u32> {
    let tree = reading.tree;
    let mut found: Vec<u32> =
        tree.children_with(role.head, Dependency::Apposition).filter(|name| *name >= role.end).collect();
    if let Some(name) = tree.head(role.head) {
        let is_apposition = tree.dependency(role.head) == Dependency::Apposition;
        // A parse often takes "Name, role of body" for a list without an "and".
        let is_list_of_two = tree.dependency(role.head) == Dependency::Conjunct
            && name < role.first
            && tree.child(name, Dependency::Coordination).is_none()
            && first_of(reading, role, None).checked_sub(1).is_some_and(|before| tree.word(before) == ",");
        if is_apposition || is_list_of_two {
            found.push(name);
        }
    }
    found
}

fn before_copula(reading: &Reading<'_>, role: &Role) -> Vec<u32> {
    let tree = reading.tree;
    let first = tree.first_conjunct(role.head);
    let Some(above) = tree.head(first) else { return Vec::new() };
    match tree.dependency(first) {
        Dependency::Attribute => {
            reading.clauses.at(above).map(|clause| clause.subjects.to_vec()).unwrap_or_default()
        }
        Dependency::ObjectPredicate => {
            reading.clauses.at(above).map(|clause| clause.patients().to_vec()).unwrap_or_default()
        }
        Dependency::PrepositionObject if tree.lemma(above) == "as" => {
            let clause = tree.head(above).and_then(|verb| reading.clauses.at(verb));
            clause
                .map(|clause| match clause.word.as_str() {
                    "serve" | "work" | "act" | "resign" | "return" | "continue" | "start" => {
                        clause.subjects.to_vec()
                    }
                    "elect" | "appoint" | "name" | "choose" | "install" | "re-elect" => {
                        clause.patients().to_vec()
                    }
                    _ => Vec::new(),
                })
                .unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn status_of_copula(reading: &Reading<'_>, role: &Role) -> (Status, Vec<MentionIndex>) {
    let verb = reading.tree.ancestors(role.head).take(4).find_map(|above| reading.clauses.index_at(above));
    let mut status = verb.and_then(|index| reading.statuses.get(index)).copied().unwrap_or(Status::PLAIN);
    if reading.tree.has_no(role.head) {
        status.negated = !status.negated;
    }
    (status, verb.and_then(|index| reading.speakers.get(index)).cloned().unwrap_or_default())
}

/// Of what body the role is, with the words between; and whether that is only the text's own country.
fn bodies(reading: &Reading<'_>, role: &Role, frame: &Frame, means: Means) -> (Vec<(End, Vec<u32>)>, bool) {
    let mut found = fill(reading, role.head, &frame.to);
    let tree = reading.tree;
    let takes_owner = frame.to.places.contains(&Place::Owner);
    if found.is_empty() && takes_owner {
        // "U.S. Embassy Chargé d’Affaires": before a word of the role that is not its head.
        for part in (role.first..role.end).filter(|part| *part != role.head) {
            let before = owners(reading, part, &frame.to);
            found.extend(before.into_iter().filter(|(end, _)| end.token < role.first));
        }
    }
    if found.is_empty() && takes_owner {
        // The owner may hang on the name after the title, or be told by whoever found the title.
        if let Some(name) = tree.head(role.head).filter(|_| means == Means::Title) {
            found.extend(
                owners(reading, name, &frame.to).into_iter().filter(|(end, _)| end.token < role.first),
            );
        }
        for title in &reading.mentions.titles {
            let same = title.paragraph == reading.paragraph
                && title.first_token < role.end
                && role.first < title.end_token;
            if let (true, Some(of)) = (same && found.is_empty(), title.of)
                && reading.mentions.entity_of(of).is_some_and(|entity| frame.to.kinds.allows(entity.kind))
            {
                let end = End { token: role.head, mention: Some(of), between: Vec::new(), is_pronoun: false };
                found.push((end, Vec::new()));
            }
        }
    }
    found.sort_by_key(|(end, _)| (end.token, end.mention));
    found.dedup_by_key(|(end, _)| end.mention);
    let tokens: Vec<u32> = found.iter().map(|(end, _)| end.token).collect();
    found.retain(|(end, _)| !is_around_another(reading, end.token, &tokens));
    if found.is_empty()
        && matches!(means, Means::Title | Means::Apposition)
        && let Some(home) = home_of_office(reading, role, means)
    {
        return (vec![(home, Vec::new())], true);
    }
    (found, false)
}

/// The text's own country, for an office of state that stands without one.
fn home_of_office(reading: &Reading<'_>, role: &Role, means: Means) -> Option<End> {
    let tree = reading.tree;
    let is_capital = tree.word(role.first).chars().next().is_some_and(char::is_uppercase)
        || is_the_portfolio(reading, role, means);
    let belongs_elsewhere = tree.children(role.head).iter().any(|child| {
        let outside = *child < role.first || *child >= role.end;
        let names = matches!(
            tree.dependency(*child),
            Dependency::Compound | Dependency::NominalModifier | Dependency::Possessive
        );
        let is_of = tree.dependency(*child) == Dependency::Preposition && tree.lemma(*child) != "of";
        // "His defence minister": the prime minister's, whose country it is.
        let is_somebodys = tree.dependency(*child) == Dependency::Possessive
            && entity_at(reading, *child) == Some(EntityKind::Person);
        outside
            && !is_somebodys
            && ((names && !reading.triggers.is_portfolio(&tree.lower_word(*child))) || is_of)
    });
    if !reading.triggers.is_office(role.words) || !is_capital || belongs_elsewhere {
        return None;
    }
    Some(End { token: role.head, mention: Some(reading.home?), between: Vec::new(), is_pronoun: false })
}

/// The kind of what a word names or refers to.
fn entity_at(reading: &Reading<'_>, word: u32) -> Option<EntityKind> {
    let mention = reading.mentions.at_token(reading.paragraph, word)?;
    reading.mentions.entity_of(mention).map(|entity| entity.kind)
}

/// "the housing secretary", "his defence minister", "finance minister Ann Hill": in small letters, an office
/// of state is one when its portfolio stands before it and an article, a possessor or the name of its holder
/// beside it.
fn is_the_portfolio(reading: &Reading<'_>, role: &Role, means: Means) -> bool {
    let tree = reading.tree;
    let first = first_of(reading, role, None);
    let is_definite = first.checked_sub(1).is_some_and(|before| {
        tree.word(before).eq_ignore_ascii_case("the") || tree.dependency(before) == Dependency::Possessive
    });
    let portfolio = (first..role.end.saturating_sub(1)).next();
    (is_definite || means == Means::Title)
        && portfolio.is_some_and(|word| reading.triggers.is_portfolio(&tree.lower_word(word)))
}

/// The words of the role with what belongs to it before it: "Deputy Prime Minister".
fn words_of(reading: &Reading<'_>, role: &Role, body: &End) -> Vec<u32> {
    (first_of(reading, role, Some(body.token))..role.end).collect()
}

/// The first word that belongs to the role; `body` never does.
fn first_of(reading: &Reading<'_>, role: &Role, body: Option<u32>) -> u32 {
    let tree = reading.tree;
    let mut first = role.first;
    while let Some(before) = first.checked_sub(1) {
        let joins = matches!(
            tree.dependency(before),
            Dependency::Compound | Dependency::AdjectivalModifier | Dependency::NominalModifier
        ) && tree.head(before).is_some_and(|above| above >= first && above < role.end)
            && Some(before) != body;
        let is_mention = reading.mentions.at_token(reading.paragraph, before).is_some();
        if !joins || is_mention {
            break;
        }
        first = before;
    }
    first
}

/// Whether an entity of this kind can hold what the frame gives.
pub(super) fn is_place(reading: &Reading<'_>, end: &End) -> bool {
    end.mention
        .and_then(|mention| reading.mentions.entity_of(mention))
        .is_some_and(|entity| entity.kind == EntityKind::Location)
}

/// A slot for whatever stands before a noun and is a place.
pub(super) fn place_before() -> Slot {
    Slot { places: vec![Place::Owner], kinds: Kinds::default(), makes_concept: false, looks_into: false }
}
