//! The package of a book: what it is called, what its parts are and in which order they are read.

use std::collections::HashMap;

use jiff::civil::Date;

use super::super::packed::resolved;
use super::super::writer::said;
use super::super::xml::{Part, Parts, Tag};
use super::super::{Budget, Refusal, dates};

/// What a package says.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    /// The paths of its chapters, in the order of reading.
    pub(super) spine: Vec<String>,
    /// How many chapters it names that it does not have.
    pub(super) missing: usize,
    /// The path of its contents.
    pub(super) contents: Option<String>,
}

#[derive(Debug)]
struct Item {
    path: String,
    kind: String,
    properties: String,
}

/// Reads the package that lies at `place`.
pub(super) fn read(text: &str, place: &str, budget: &mut Budget) -> Result<Package, Refusal> {
    let mut package = Package::default();
    let mut items: HashMap<String, Item> = HashMap::new();
    let mut spine = Vec::new();
    let mut authors: Vec<String> = Vec::new();
    let mut field: Option<(String, bool)> = None;
    let mut words = String::new();
    let mut parts = Parts::new(text, budget);
    let mut ncx = None;
    loop {
        match parts.next()? {
            Part::Open(tag) => match tag.name() {
                "item" => {
                    let path = resolved(place, &tag.get("href").unwrap_or_default());
                    let kind = tag.get("media-type").unwrap_or_default();
                    let properties = tag.get("properties").unwrap_or_default();
                    items.insert(tag.get("id").unwrap_or_default(), Item { path, kind, properties });
                }
                "itemref" => spine.extend(tag.get("idref")),
                "spine" => ncx = tag.get("toc"),
                name => {
                    field = Some((name.to_owned(), is_of_publication(&tag)));
                    words.clear();
                }
            },
            Part::Text(text) => words.push_str(&text),
            Part::Close(name) => {
                let words = said(&std::mem::take(&mut words));
                let Some((field, is_published)) = field.take().filter(|(field, _)| *field == name) else {
                    continue;
                };
                match field.as_str() {
                    "title" => package.title = package.title.take().or(words),
                    "creator" => authors.extend(words),
                    "publisher" => package.publisher = package.publisher.take().or(words),
                    "language" => package.language = package.language.take().or(words),
                    "date" if is_published => {
                        package.date = package.date.or_else(|| dates::parse(&words?));
                    }
                    _ => {}
                }
            }
            Part::End => break,
        }
    }
    package.author = (!authors.is_empty()).then(|| authors.join(", "));
    let contents = items.values().filter(|item| has(item, "nav")).map(|item| item.path.clone()).min();
    package.contents = contents.or_else(|| items.get(&ncx?).map(|item| item.path.clone()));
    let is_chapter = |item: &&Item| {
        let is_text = item.kind.contains("html") || item.kind == "text/x-oeb1-document";
        is_text && !has(item, "nav")
    };
    package.spine = spine
        .iter()
        .filter_map(|id| items.get(id))
        .filter(is_chapter)
        .map(|item| item.path.clone())
        .collect();
    package.missing = spine.iter().filter(|id| !items.contains_key(*id)).count();
    for _ in &package.spine {
        budget.member()?;
    }
    if package.spine.is_empty() {
        return Err(Refusal::Damaged("it names no chapters".to_owned()));
    }
    Ok(package)
}

fn has(item: &Item, property: &str) -> bool {
    item.properties.split_whitespace().any(|one| one == property)
}

/// Whether a date is that of publication: it says so, or does not say what it is.
fn is_of_publication(tag: &Tag<'_>) -> bool {
    tag.get("event").is_none_or(|event| event.contains("publication"))
}
