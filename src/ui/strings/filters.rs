//! The texts of the row of filters.

use super::super::widgets::Count;
use super::relation_type;
use crate::app::State;
use crate::app::words::{DENIED, DISPUTED, REPORTED, modality, rule};
use crate::graph::{Basis, Chip, Clock, Condition, Dates, DayRange, Deed, Facet, Focus, Joined, Status};
use crate::knowledge::EntityId;

pub(in crate::ui) const ADD: &str = "+ Filter";
pub(in crate::ui) const ADD_HINT: &str = "Show only a part: by kind, relation, speaker, date and more";
pub(in crate::ui) const ONLY: &str = "only these";
pub(in crate::ui) const ALL_BUT: &str = "all but these";
pub(in crate::ui) const REMOVE: &str = "Remove";
pub(in crate::ui) const FROM: &str = "From";
pub(in crate::ui) const TO: &str = "to";
pub(in crate::ui) const DATE_HINT: &str = "2024, 2024-03 or 2024-03-05";
pub(in crate::ui) const NO_DATE: &str = "A year, a month or a day, the first before the last";
pub(in crate::ui) const ADD_CONDITION: &str = "Add";
pub(in crate::ui) const AT_LEAST: &str = "At least";
pub(in crate::ui) const STEPS: &str = "Steps";
pub(in crate::ui) const WORDS: &str = "Words in a name or a relation";
pub(in crate::ui) const IN_SENTENCES: &str = "In sentences";
pub(in crate::ui) const IN_NAMES: &str = "In names and relations";
const NOT_DATED: &str = "not dated";
pub(in crate::ui) const OR_UNDATED: &str = "or undated";
pub(in crate::ui) const OR_UNDATED_HINT: &str = "Also what has no such date";
pub(in crate::ui) const NEAR: &str = "Near the selection";
pub(in crate::ui) const CONNECTED: &str = "Connected with the selection";
pub(in crate::ui) const DIM: &str = "Dim";
pub(in crate::ui) const HIDE: &str = "Hide";
pub(in crate::ui) const DIM_HINT: &str = "Draw faintly what does not fulfil the filters";
pub(in crate::ui) const HIDE_HINT: &str = "Leave out what does not fulfil the filters";
pub(in crate::ui) const KEPT: &str = "Kept filters";
pub(in crate::ui) const KEEP_AS: &str = "Keep these filters as";
pub(in crate::ui) const KEEP: &str = "Keep";
pub(in crate::ui) const CLEAR: &str = "Clear";
pub(in crate::ui) const NO_VALUES: &str = "There is nothing of the sort here";

pub(in crate::ui) const ONLY_NEAR: &str = "Filter: only what is near";

pub(in crate::ui) fn only(what: &str) -> String {
    format!("Filter: only {what}")
}

pub(in crate::ui) fn all_but(what: &str) -> String {
    format!("Filter: all but {what}")
}

/// A rule where it is told from other values.
pub(in crate::ui) fn the_rule(name: &str) -> String {
    format!("the rule “{}”", rule(name))
}

/// What a sort of condition is called.
pub(in crate::ui) const fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Kind => "Kind",
        Facet::Subtype => "Sort",
        Facet::Relation => "Relation",
        Facet::Status => "Status",
        Facet::Speaker => "Speaker",
        Facet::Document => "Document",
        Facet::Date => "Date",
        Facet::Place => "Where",
        Facet::Origin => "Origin",
        Facet::Rule => "Rule",
        Facet::Deed => "By hand",
        Facet::Confidence => "Confidence",
        Facet::Sources => "Number of articles",
        Facet::Degree => "Number of neighbours",
        Facet::Component => "Connected with",
        Facet::Near => "Near",
        Facet::Text => "Words",
        Facet::Sentence => "Words in sentences",
        Facet::Entity => "Entities",
        Facet::SingleRelation => "Single relations",
    }
}

pub(in crate::ui) const STATUS: &str = "Status";

/// What a status is called.
pub(in crate::ui) fn status(status: Status) -> &'static str {
    match status {
        Status::Denied => DENIED,
        Status::Reported => REPORTED,
        Status::Disputed => DISPUTED,
        Status::Said(said) => modality(said).unwrap_or("stated"),
    }
}

/// What a status means, and how its lines are drawn; empty where its name says it.
pub(in crate::ui) const fn status_hint(status: Status) -> &'static str {
    match status {
        Status::Said(_) => "",
        Status::Denied => "The text says that it is not so; it counts neither for size nor for rank",
        Status::Reported => {
            "Somebody says so, by the text’s account. Dots stand between long dashes, or between short ones \
             where it is planned or possible as well."
        }
        Status::Disputed => "One text or speaker says so, another says that it is not so",
    }
}

/// What stands on a chip, without its count.
pub(in crate::ui) fn chip(state: &State, chip: &Chip) -> String {
    let words = condition(state, &chip.condition);
    if chip.negated && chip.condition == Condition::Dates(Dates::happened(DayRange::default())) {
        return NOT_DATED.to_owned();
    }
    let words = if chip.negated { format!("not {words}") } else { words };
    match chip.condition.facet() {
        named @ (Facet::Kind
        | Facet::Subtype
        | Facet::Relation
        | Facet::Status
        | Facet::Document
        | Facet::Origin
        | Facet::Rule
        | Facet::Deed
        | Facet::Text) => {
            format!("{}: {words}", facet(named))
        }
        _ => words,
    }
}

/// What a chip is called for those who cannot see it.
pub(in crate::ui) fn chip_name(words: &str, count: usize) -> String {
    format!("Filter {words}, {count}")
}

/// What the button is called that takes a chip away.
pub(in crate::ui) fn remove_chip(words: &str) -> String {
    format!("Remove filter {words}")
}

pub(in crate::ui) fn forget(name: &str) -> String {
    format!("Forget {name}")
}

fn condition(state: &State, condition: &Condition) -> String {
    match condition {
        Condition::Kinds(kinds) => listed(kinds.iter().map(|&kind| super::kind(kind).to_owned())),
        Condition::Subtypes(subtypes) => listed(subtypes.iter().map(|subtype| subtype.replace('_', " "))),
        Condition::Relations(types) => listed(types.iter().map(|&relation| relation_type(relation))),
        Condition::Statuses(statuses) => listed(statuses.iter().map(|&one| status(one).to_owned())),
        Condition::Speakers(speakers) => format!("said by {}", entities(state, speakers)),
        Condition::Documents(documents) => listed(documents.iter().map(|id| {
            let sources = &state.derived.knowledge.sources;
            let source = sources.iter().find(|source| source.document.id == *id);
            source.map_or_else(|| id.0.clone(), |source| source.document.name.clone())
        })),
        Condition::Dates(dates) => dates_in_words(*dates),
        Condition::Places(places) => format!("in {}", entities(state, places)),
        Condition::Origins(origins) => listed(origins.iter().map(|&one| origin(one).to_owned())),
        Condition::Deeds(deeds) => listed(deeds.iter().map(|&one| deed(one).to_owned())),
        Condition::Rules(rules) => listed(rules.iter().map(|name| rule(name))),
        Condition::Confidence(percent) => format!("at least {percent} % sure"),
        Condition::Sources(1) => "in an article".to_owned(),
        Condition::Sources(least) => format!("in {least} or more articles"),
        Condition::Degree(1) => "with a neighbour".to_owned(),
        Condition::Degree(least) => format!("with {least} or more neighbours"),
        Condition::Component(middle) => format!("connected with {}", entities(state, middle)),
        Condition::Near(Focus { entities: middle, depth }) => {
            format!("within {depth} of {}", entities(state, middle))
        }
        Condition::Text(text) => format!("“{}”", text.trim()),
        Condition::Sentence(text) => format!("“{}” in a sentence", text.trim()),
        Condition::Entities(some) => entities(state, some),
        Condition::SingleRelations(some) => listed(some.iter().map(|&id| {
            let knowledge = &state.derived.knowledge;
            let name = |id| knowledge.entity(id).map_or("", |entity| entity.name.as_str());
            knowledge.relation(id).map_or_else(String::new, |relation| {
                format!("{} {} {}", name(relation.subject), relation.phrase, name(relation.object))
            })
        })),
    }
}

/// A condition on time: by which clock, when, and what becomes of the undated.
fn dates_in_words(dates: Dates) -> String {
    let undated = if dates.or_undated { " or undated" } else { "" };
    format!("{} {}{undated}", clock(dates.clock), days(dates.range))
}

/// What a clock tells.
pub(in crate::ui) const fn clock(clock: Clock) -> &'static str {
    match clock {
        Clock::Happened => "happened",
        Clock::Published => "published",
        Clock::Said => "said",
    }
}

/// What a clock tells, at length.
pub(in crate::ui) const fn clock_hint(clock: Clock) -> &'static str {
    match clock {
        Clock::Happened => "The date that the sentence gives; an imprecise date fits with any day in common",
        Clock::Published => "The date of an article that says it",
        Clock::Said => {
            "When somebody is reported to have said it. Articles seldom date a saying, so the date of the \
             article stands for it; what is not reported has no such date"
        }
    }
}

/// Where relations come from.
pub(in crate::ui) const fn origin(origin: Basis) -> &'static str {
    match origin {
        Basis::Stated => "stated in the text",
        Basis::Implied => "one step beyond the text",
        Basis::Listed => "from the built-in lists",
        Basis::Person => "entered by hand",
    }
}

/// What a person has done.
pub(in crate::ui) const fn deed(deed: Deed) -> &'static str {
    match deed {
        Deed::Any => "corrected in any way",
        Deed::Renamed => "renamed",
        Deed::Retyped => "of another kind",
        Deed::Merged => "made one",
        Deed::Parted => "taken apart",
        Deed::Added => "added",
        Deed::Edited => "edited",
        Deed::Confirmed => "confirmed",
        Deed::Noted => "with a note",
    }
}

/// The word between two conditions.
pub(in crate::ui) const fn joined(joined: Joined) -> &'static str {
    match joined {
        Joined::And => "and",
        Joined::Or => "or",
    }
}

/// What the word between two conditions is called, and what it does.
pub(in crate::ui) fn joined_name(word: Joined, before: &str, after: &str) -> String {
    format!("{before} {} {after}, switch to {}", joined(word), joined(word.other()))
}

/// What a word does that is chosen for the next condition.
pub(in crate::ui) const fn joined_hint(joined: Joined) -> &'static str {
    match joined {
        Joined::And => "Has to hold beside the other filters",
        Joined::Or => "May hold instead of the last filter",
    }
}

/// How many relations a document says.
pub(in crate::ui) fn says(count: Count) -> String {
    format!("{count} {}", if count == Count::all(1) { "relation" } else { "relations" })
}

/// A stretch of days, which may be open.
pub(super) fn days(range: DayRange) -> String {
    match (range.from, range.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => "dated".to_owned(),
    }
}

fn entities(state: &State, ids: &std::collections::BTreeSet<EntityId>) -> String {
    let name = |id: &EntityId| state.derived.knowledge.entity(*id).map(|entity| entity.name.clone());
    listed(ids.iter().filter_map(name))
}

/// The first values, and how many more.
fn listed(values: impl Iterator<Item = String>) -> String {
    const SHOWN: usize = 3;
    let values: Vec<String> = values.collect();
    let first = values.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    match values.len().saturating_sub(SHOWN) {
        0 => first,
        more => format!("{first} +{more}"),
    }
}
