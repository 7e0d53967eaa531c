//! What the reader and the inspector say.

use super::counted;
use crate::app::evidence::Mention;
use crate::app::testimony::{EvidenceOrder, Heading};
use crate::app::timeline::days;
use crate::app::words::one_line;
use crate::knowledge::Knowledge;

pub(in crate::ui) const NEXT: &str = "Next evidence";
pub(in crate::ui) const PREVIOUS: &str = "Previous evidence";
pub(in crate::ui) const COPY_SENTENCE: &str = "Copy sentence";
pub(in crate::ui) const COPY_PARAGRAPH: &str = "Copy paragraph";
pub(in crate::ui) const SELECT_ALL_OF_SENTENCE: &str = "Select all of these";
pub(in crate::ui) const SENTENCES_GAVE_HINT: &str =
    "The bars beside the text tell which: dark ones gave relations, faint ones gave none.";

/// How many relations a sentence gave, and how many of them the graph does not show.
pub(in crate::ui) fn gave(relations: usize, not_shown: usize) -> String {
    match (relations, not_shown) {
        (0, _) => "No relation was found here".to_owned(),
        (relations, 0) => counted(relations, "relation", "relations"),
        (relations, not_shown) => {
            format!("{}, {not_shown} not shown", counted(relations, "relation", "relations"))
        }
    }
}

/// What the bar beside a sentence is called.
pub(in crate::ui) fn bar(told: &str, sentence: &str) -> String {
    format!("{told}: {}", one_line(sentence))
}

/// How many sentences of a document gave relations.
pub(in crate::ui) fn sentences_gave(gave: usize, all: usize) -> String {
    format!("{gave} of {} gave relations", counted(all, "sentence", "sentences"))
}

/// At which place of how many the reader is.
pub(in crate::ui) fn step(at: Option<usize>, of: usize) -> String {
    match at {
        Some(at) => format!("{} of {of}", at + 1),
        None => counted(of, "place", "places"),
    }
}

/// What a tab stands for.
pub(in crate::ui) fn tab(name: &str, title: &str) -> String {
    if name == title { name.to_owned() } else { format!("{title}\n{name}") }
}

pub(in crate::ui) const COPY_MARKDOWN: &str = "Copy as Markdown";
pub(in crate::ui) const BEST_SUPPORTED: &str = "Best supported";
pub(in crate::ui) const MOST_CITED: &str = "Most cited";
pub(in crate::ui) const AMONG_THEM: &str = "Relations among them";
pub(in crate::ui) const SHARED_NEIGHBOURS: &str = "Related to several of them";
pub(in crate::ui) const SELECTED: &str = "Selected";

/// How much there is on the whole.
pub(in crate::ui) fn whole(articles: usize) -> String {
    counted(articles, "article", "articles")
}

/// How many entities and relations there are.
pub(in crate::ui) fn entities_and_relations(entities: usize, relations: usize) -> String {
    format!("{} and {}", counted(entities, "entity", "entities"), counted(relations, "relation", "relations"))
}

/// How many entities are related to nothing.
pub(in crate::ui) fn isolated(number: usize) -> String {
    let verb = if number == 1 { "is" } else { "are" };
    format!("{} {verb} related to nothing", counted(number, "entity", "entities"))
}

/// How much there is about an entity.
pub(in crate::ui) fn counts(relations: usize, sentences: usize, mentions: usize, documents: usize) -> String {
    format!(
        "{} · {} · {} · {}",
        counted(relations, "relation", "relations"),
        counted(sentences, "sentence", "sentences"),
        counted(mentions, "mention", "mentions"),
        counted(documents, "article", "articles")
    )
}

/// The row of something with the number of its sentences.
pub(in crate::ui) fn with_sentences(name: &str, sentences: usize) -> String {
    format!("{name}, {}", counted(sentences, "sentence", "sentences"))
}

/// The head of a group of relations.
pub(in crate::ui) fn group(name: &str, relations: usize) -> String {
    format!("{name}, {}", counted(relations, "relation", "relations"))
}

pub(in crate::ui) fn more_sentences(number: usize) -> String {
    counted(number, "more sentence", "more sentences")
}

/// What unfolds the rest of a list.
pub(in crate::ui) fn more_of_list(number: usize) -> String {
    format!("{number} more")
}

pub(in crate::ui) const FEWER_SENTENCES: &str = "Fewer sentences";

/// Where a name was first seen.
pub(in crate::ui) fn first_seen(document: &str, place: &str) -> String {
    format!("First seen in {document}, {place}")
}

/// To how many of the selected an entity is related.
pub(in crate::ui) fn related_to(name: &str, ends: usize, selected: usize) -> String {
    format!("{name}, related to {ends} of {selected}")
}

/// How sure the program is of a relation, and why, in one line.
pub(in crate::ui) fn why(confidence: &str, reasons: &[String]) -> String {
    if reasons.is_empty() { confidence.to_owned() } else { format!("{confidence}: {}", reasons.join(", ")) }
}

/// The date that a sentence gives to what it says.
pub(in crate::ui) fn dated(date: &str) -> String {
    format!("dated {date}")
}

pub(in crate::ui) const COPIED_HINT: &str =
    "Counts as one source: one article copies another, or both an agency";

/// In how many articles a sentence stands word for word.
pub(in crate::ui) fn copied(articles: usize) -> String {
    format!("the same sentence in {articles} articles")
}

/// Before the places where others copy a sentence.
pub(in crate::ui) const ALSO_IN: &str = "also in";

/// One of these places.
pub(in crate::ui) fn also_in(place: &str) -> String {
    format!("{ALSO_IN} {place}")
}

/// By what sentences are put together.
pub(in crate::ui) const fn evidence_order(order: EvidenceOrder) -> &'static str {
    match order {
        EvidenceOrder::Article => "By article",
        EvidenceOrder::Date => "By date",
    }
}

/// The same at length.
pub(in crate::ui) const fn evidence_order_hint(order: EvidenceOrder) -> &'static str {
    match order {
        EvidenceOrder::Article => "Article by article, each in the order of its text",
        EvidenceOrder::Date => "By when it happened; where a sentence does not say, by when it was published",
    }
}

/// What sentences that stand together have in common.
pub(in crate::ui) fn heading(knowledge: &Knowledge, heading: Heading) -> String {
    match heading {
        Heading::Article(source) => {
            knowledge.sources.get(source as usize).map_or_else(String::new, |source| {
                let document = &source.document;
                let date = document.date.map(|date| format!(" · {date}")).unwrap_or_default();
                format!("{}{date}", document.name)
            })
        }
        Heading::Happened(first, last) => days::in_words(first, last),
        Heading::Published(day) => format!("published {}", days::in_words(day, day)),
        Heading::Undated => "without a date".to_owned(),
    }
}

/// What words are that only mention what is selected.
pub(in crate::ui) const fn mere_mention(mention: Mention) -> &'static str {
    match mention {
        Mention::First => "First mention, not evidence",
        Mention::Later => "Mention, not evidence",
    }
}

pub(in crate::ui) const MERE_MENTION_HINT: &str =
    "These words name what is selected, but no relation was found in them";

/// The place of a mention that stands in for evidence.
pub(in crate::ui) fn mention_at(place: &str) -> String {
    format!("{}: {place}", mere_mention(Mention::First))
}

/// What the place of the keyboard in the text is called before any sentence is there.
pub(in crate::ui) const ARTICLE_TEXT: &str = "Text of the article";
pub(in crate::ui) const READING_HINT: &str = "Up and down go from sentence to sentence, left and right from name to name, Enter selects, Shift+F10 opens the menu";

/// Where the keyboard is in the text: which sentence of how many, what it gave, its words, and the name in it.
pub(in crate::ui) fn reading(
    number: usize,
    of: usize,
    told: &str,
    sentence: &str,
    name: Option<&str>,
) -> String {
    let sentence = one_line(sentence);
    let place = format!("Sentence {number} of {of}, {told}: {sentence}");
    name.map_or_else(|| place.clone(), |name| format!("{name}. {place}"))
}
