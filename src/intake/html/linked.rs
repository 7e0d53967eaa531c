//! The JSON-LD of a page: what a publisher tells search engines of an article.

use serde_json::Value;

use super::super::writer::said;

/// So many values are looked at.
const MOST_VALUES: usize = 20_000;

/// The types of the vocabulary of schema.org that are articles.
const ARTICLES: &[&str] = &[
    "AdvertiserContentArticle",
    "AnalysisNewsArticle",
    "Article",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "NewsArticle",
    "OpinionNewsArticle",
    "Report",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "SatiricalArticle",
    "ScholarlyArticle",
    "SocialMediaPosting",
    "TechArticle",
];

/// What JSON-LD says of an article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) date: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    /// The text of the whole article.
    pub(super) body: Option<String>,
}

/// What the JSON-LD of a page says of its article. Where several are told, the first with a headline is it.
pub(super) fn read(sources: &[String]) -> Linked {
    let mut first = Linked::default();
    for source in sources {
        let source = source.trim().trim_start_matches("<!--").trim_end_matches("-->");
        let source = source.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        let Some(value) = parsed(source) else { continue };
        for article in articles(&value) {
            let linked = told(article, &value);
            if linked.headline.is_some() {
                return linked;
            }
            if first == Linked::default() {
                first = linked;
            }
        }
    }
    first
}

/// The value; where line breaks stand in strings, which JSON forbids and pages have, they are taken as blanks.
fn parsed(source: &str) -> Option<Value> {
    let strict = serde_json::from_str(source);
    strict.ok().or_else(|| {
        let mended: String = source.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&mended).ok()
    })
}

/// The articles among the values, in their order.
fn articles(value: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    for _ in 0..MOST_VALUES {
        let Some(value) = waiting.pop() else { break };
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(fields) => {
                if types(value).any(|kind| ARTICLES.contains(&kind.rsplit(['/', ':']).next().unwrap_or(kind)))
                {
                    found.push(value);
                }
                // An article may be what a page is about, or one of a graph.
                let inner = ["@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate"];
                waiting.extend(inner.iter().rev().filter_map(|name| fields.get(*name)));
            }
            _ => {}
        }
    }
    found
}

fn types(value: &Value) -> impl Iterator<Item = &str> {
    let kinds = value.get("@type");
    let one = kinds.and_then(Value::as_str);
    let many = kinds.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(many)
}

fn told(article: &Value, whole: &Value) -> Linked {
    let words = |name: &str| article.get(name).and_then(Value::as_str).and_then(said);
    let language = article.get("inLanguage");
    let language = language.and_then(Value::as_str).or_else(|| language?.get("alternateName")?.as_str());
    Linked {
        headline: words("headline").or_else(|| words("name")),
        authors: names(article.get("author").or_else(|| article.get("creator")), whole),
        date: words("datePublished"),
        publisher: names(article.get("publisher"), whole).into_iter().next(),
        language: language.map(str::to_owned),
        body: article.get("articleBody").and_then(Value::as_str).map(str::to_owned),
    }
}

/// The names of persons or bodies: given as words, as an object with a name, as the `@id` of another object of the
/// graph, or as several of these.
fn names(value: Option<&Value>, whole: &Value) -> Vec<String> {
    let values: Vec<&Value> = match value {
        None => Vec::new(),
        Some(Value::Array(values)) => values.iter().take(50).collect(),
        Some(value) => vec![value],
    };
    let mut names = Vec::new();
    for value in values {
        let name = match value {
            Value::String(name) => said(name),
            value => name_of(value).or_else(|| name_of(referred(value.get("@id")?.as_str()?, whole)?)),
        };
        names.extend(name.filter(|name| !name.contains("://")));
    }
    names.dedup();
    names
}

fn name_of(value: &Value) -> Option<String> {
    value.get("name").and_then(Value::as_str).and_then(said)
}

fn referred<'a>(id: &str, whole: &'a Value) -> Option<&'a Value> {
    let graph = whole.get("@graph").unwrap_or(whole);
    graph
        .as_array()?
        .iter()
        .take(MOST_VALUES)
        .find(|one| one.get("@id").and_then(Value::as_str) == Some(id) && one.get("name").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_in_a_graph_is_found_with_those_it_refers_to() {
        let source = r##"{"@context":"https://schema.org","@graph":[
            {"@type":"WebPage","name":"Page"},
            {"@type":["NewsArticle"],"headline":"Bridge\nopens","author":[{"@id":"#a"},{"name":"B. Two"}],
             "publisher":{"name":"The Herald"},"datePublished":"2025-11-30T08:00:00Z","inLanguage":"en-GB"},
            {"@type":"Person","@id":"#a","name":"A. One"}]}"##;
        let linked = read(&["not json".to_owned(), source.to_owned()]);
        assert_eq!(linked.headline.as_deref(), Some("Bridge opens"));
        assert_eq!(linked.authors, ["A. One", "B. Two"]);
        assert_eq!(linked.publisher.as_deref(), Some("The Herald"));
        assert_eq!(linked.date.as_deref(), Some("2025-11-30T08:00:00Z"));
        assert_eq!(linked.language.as_deref(), Some("en-GB"));
    }

    #[test]
    fn what_is_no_article_says_nothing() {
        assert_eq!(read(&[r#"{"@type":"Organization","name":"X"}"#.to_owned()]), Linked::default());
        assert_eq!(read(&["[".repeat(100_000)]), Linked::default());
    }

    #[test]
    fn line_breaks_in_strings_are_forgiven() {
        let linked = read(&["{\"@type\":\"Article\",\"headline\":\"One\ntwo\"}".to_owned()]);
        assert_eq!(linked.headline.as_deref(), Some("One two"));
    }
}
