//! The texts of possible duplicates.

use super::counted;
use crate::knowledge::Entity;
use crate::suggestions::{Dated, Evidence, Piece, Suggestion};

pub(in crate::ui) const TITLE: &str = "Possible duplicates";
pub(in crate::ui) const ALL: &str = "All possible duplicates";
pub(in crate::ui) const CLOSE: &str = "Close possible duplicates";
pub(in crate::ui) const NOTHING: &str = "No two entities look as if they were one.";
pub(in crate::ui) const NOTHING_LIKELY: &str = "No two entities are more likely one than not.";
pub(in crate::ui) const DOUBTFUL: &str = "less likely ones too";
pub(in crate::ui) const DOUBTFUL_HINT: &str = "List pairs, too, that are less likely one than not";
pub(in crate::ui) const UNMARK: &str = "Mark none";
pub(in crate::ui) const SHOW_BOTH: &str = "On the graph";
pub(in crate::ui) const SHOW_BOTH_HINT: &str = "Select both on the graph (Enter)";
pub(in crate::ui) const SAME_HINT: &str = "They are one (Y)";
pub(in crate::ui) const NOT_SAME_HINT: &str = "They are not one, and are not suggested again (N)";
pub(in crate::ui) const KEYS: &str = "J, K or arrows: next and previous · Y: same · N: not the same · Space: mark · Shift+arrows: mark several · Z: undo";
pub(in crate::ui) const MARK_FROM_HINT: &str =
    "Mark all pairs that are so likely, but for those whose letters only look alike";

/// How many pairs are listed.
pub(in crate::ui) fn pairs(count: usize) -> String {
    counted(count, "pair", "pairs")
}

/// The name of the command with how many there are.
pub(in crate::ui) fn with_count(name: &str, count: usize) -> String {
    format!("{name} ({count})")
}

/// How many there are, in the line at the foot of the window.
pub(in crate::ui) fn possible(count: usize) -> String {
    counted(count, "possible duplicate", "possible duplicates")
}

/// The button that marks all pairs from so many per cent on.
pub(in crate::ui) fn mark_from(percent: u8) -> String {
    format!("Mark all from {percent} %")
}

/// How many are marked.
pub(in crate::ui) fn marked(count: usize) -> String {
    format!("{count} marked")
}

/// The button that says that they are one.
pub(in crate::ui) fn same(marked: usize) -> String {
    if marked > 1 { format!("Same: all {marked}") } else { super::curation::SAME.to_owned() }
}

/// The button that says that they are not.
pub(in crate::ui) fn not_same(marked: usize) -> String {
    if marked > 1 { format!("Not the same: all {marked}") } else { super::curation::NOT_THE_SAME.to_owned() }
}

/// How likely they are one, in words.
pub(in crate::ui) fn likely(suggestion: &Suggestion) -> &'static str {
    match suggestion.percent() {
        _ if suggestion.is_suspicious() => "looks the same",
        90.. => "nearly certain",
        70.. => "probable",
        50.. => "possible",
        _ => "doubtful",
    }
}

/// The same with the figure.
pub(in crate::ui) fn score(suggestion: &Suggestion) -> String {
    format!("{}, {} %", likely(suggestion), suggestion.percent())
}

/// The figure alone.
pub(in crate::ui) fn percent(suggestion: &Suggestion) -> String {
    format!("{} %", suggestion.percent())
}

/// What a row of the list is called.
pub(in crate::ui) fn row_name(one: &str, other: &str, suggestion: &Suggestion, is_marked: bool) -> String {
    let marked = if is_marked { ", marked" } else { "" };
    format!("{one} and {other}, {}{marked}", score(suggestion))
}

/// What stands in a row of the list.
pub(in crate::ui) fn row(one: &str, other: &str) -> String {
    format!("{one}  =  {other}")
}

/// What the button of an entity of the card is called.
pub(in crate::ui) fn entity_name(entity: &Entity) -> String {
    format!("Select {}", entity.name)
}

/// Kind, mentions and articles of an entity.
pub(in crate::ui) fn about(entity: &Entity) -> String {
    let mut articles: Vec<_> = entity.mentions.iter().map(|mention| mention.source).collect();
    articles.dedup();
    let kind = super::kind(entity.kind).to_lowercase();
    let mentions = counted(entity.mentions.len(), "mention", "mentions");
    format!("{kind} · {mentions} · {}", counted(articles.len(), "article", "articles"))
}

/// What else it is called.
pub(in crate::ui) fn also(entity: &Entity) -> Option<String> {
    const MOST: usize = 3;
    let names: Vec<&str> = entity.aliases.iter().take(MOST).map(String::as_str).collect();
    let more = if entity.aliases.len() > MOST { ", …" } else { "" };
    (!names.is_empty()).then(|| format!("{} {}{more}", super::ALSO_CALLED, names.join(", ")))
}

/// The sign before a piece of evidence: for, against, or a reason to look twice.
pub(in crate::ui) fn sign(piece: &Piece) -> &'static str {
    /// What speaks against so much is no matter of chance.
    const GRAVE: f32 = -2.9;
    match piece.evidence {
        Evidence::LooksAlike { .. } => "!",
        _ if piece.is_for() => "+",
        _ if piece.weight <= GRAVE => "!",
        _ => "−",
    }
}

/// A piece of evidence with its sign.
pub(in crate::ui) fn piece(piece: &Piece) -> String {
    format!("{} {}", sign(piece), evidence(&piece.evidence))
}

/// For those who do not see the sign.
pub(in crate::ui) fn spoken(piece: &Piece) -> String {
    let side = if piece.is_for() { "For" } else { "Against" };
    format!("{side}: {}", evidence(&piece.evidence))
}

/// The link to a sentence of a piece of evidence.
pub(in crate::ui) fn sentence_name(number: usize, piece: &Piece) -> String {
    format!("Sentence {number} of: {}", evidence(&piece.evidence))
}

/// A piece of evidence in words.
pub(in crate::ui) fn evidence(evidence: &Evidence) -> String {
    match evidence {
        Evidence::SameName(name) => format!("the same name, {name}"),
        Evidence::SameDescription(words) => format!("the same description, “{words}”"),
        Evidence::SameBut(words) => format!("the same name but for “{words}”"),
        Evidence::OtherOrder => "the same words in another order".to_owned(),
        Evidence::OtherName(name) => format!("both are called {name}"),
        Evidence::Acronym(short, long) => format!("{short} may stand for {long}"),
        Evidence::SameInitial(one, other) => format!("surname and first name fit: {one}, {other}"),
        Evidence::ShortFirstName(one, other) => {
            format!("one first name may be short for the other: {one}, {other}")
        }
        Evidence::Surname(name) => format!("the surname is the same, {name}"),
        Evidence::FirstName(name) => format!("the first name is the same, {name}"),
        Evidence::SameSurname(name) => format!("the same surname, {name}"),
        Evidence::Within(short, long) => format!("“{short}” stands within “{long}”"),
        Evidence::SpelledAlike(one, other) => format!("spelled nearly alike: {one}, {other}"),
        Evidence::SoundsAlike(one, other) => format!("may be two ways of writing one name: {one}, {other}"),
        Evidence::LooksAlike { letters } => {
            format!("they look the same, with letters of another alphabet: {letters}")
        }
        Evidence::InBrackets => "one stands in brackets behind the other".to_owned(),
        Evidence::SameTitle(title) => format!("both are called {title}"),
        Evidence::SameCountry(country) => format!("both belong to {country}"),
        Evidence::SharedNeighbours { names, shared, of } => neighbours(names, *shared, *of),
        Evidence::Related(phrase) => format!("a text says what one has to do with the other: “{phrase}”"),
        Evidence::SideBySide(1) => "a sentence names both".to_owned(),
        Evidence::SideBySide(count) => format!("{count} sentences name both"),
        Evidence::OneArticle(name) => format!("only {name} speaks of them, and takes them for two"),
        Evidence::OthersFit(1) => "another fits as well".to_owned(),
        Evidence::OthersFit(count) => format!("{count} others fit as well"),
        Evidence::TwoInTheLists => "the built-in lists know them as two".to_owned(),
        Evidence::DifferentKinds(one, other) => {
            format!(
                "different kinds: {}, {}",
                super::kind(*one).to_lowercase(),
                super::kind(*other).to_lowercase()
            )
        }
        Evidence::DifferentFirstNames(one, other) => format!("different first names: {one}, {other}"),
        Evidence::DifferentGenders => "a man and a woman, as names and pronouns tell".to_owned(),
        Evidence::DifferentNumbers(one, other) if one.is_empty() || other.is_empty() => {
            format!("only one has {one}{other} in its name")
        }
        Evidence::DifferentNumbers(one, other) => format!("different numbers: {one}, {other}"),
        Evidence::TellingWord(word) => format!("only one has “{word}” in its name"),
        Evidence::DifferentDates(dated, one, other) => {
            let what = match dated {
                Dated::Born => "born",
                Dated::Founded => "founded",
                Dated::TookPlace => "took place",
            };
            format!("{what} at different times: {one}, {other}")
        }
        Evidence::DifferentPlaces(one, other) => format!("different places: {one}, {other}"),
        Evidence::DifferentCountries(one, other) => format!("one belongs to {one}, the other to {other}"),
        Evidence::DifferentTitles(one, other) => format!("different titles: {one}, {other}"),
        Evidence::Contradiction(phrase) => format!("“{phrase}” is said of one and denied of the other"),
    }
}

fn neighbours(names: &[String], shared: usize, of: usize) -> String {
    let more = shared.saturating_sub(names.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{shared} of {of} neighbours in common: {}{more}", names.join(", "))
}
