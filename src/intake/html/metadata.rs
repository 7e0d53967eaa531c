//! What a page is called, who wrote it, when and where it was published: by its JSON-LD, else by the fields of its
//! head, else by its text.

use jiff::civil::Date;

use super::super::dates;
use super::super::writer::said;
use super::flow::Block;
use super::linked::{self, Linked};
use super::page::Page;
use crate::document::{self, ParagraphKind};

/// Fields of a head that hold a title, the best first.
const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "headline",
];
/// Fields that hold an author.
const AUTHORS: &[&str] = &[
    "author",
    "byl",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "cxenseparse:author",
    "twitter:data1",
];
/// Fields that hold the day of publication.
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "sailthru.date",
    "article.published",
    "og:published_time",
    "cxenseparse:recs:publishtime",
    "date",
];
/// Fields that hold the name of a site.
const SITES: &[&str] = &[
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "al:ios:app_name",
];
/// Marks that stand between the title of an article and the name of its site.
const BETWEEN: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "];

/// So many paragraphs at the start of a text may say when it was published.
const FIRST: usize = 6;

/// What is known of a page beside its text.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    /// The text of the article, where JSON-LD has all of it.
    pub(super) body: Option<String>,
}

/// What a page says of itself. `byline` is what its text says of its author.
pub(super) fn of(page: &Page, byline: Option<&str>, text: &[Block]) -> Metadata {
    let linked = linked::read(&page.linked);
    let publisher = linked.publisher.clone().or_else(|| field(page, SITES).and_then(said));
    Metadata {
        title: title(page, &linked, publisher.as_deref()),
        author: author(page, &linked, byline),
        date: date(page, &linked, text),
        publisher: publisher.filter(|name| !name.contains("://")),
        language: language(page, &linked),
        body: linked.body,
    }
}

/// The first of these fields that is not blank.
fn field<'a>(page: &'a Page, names: &'a [&str]) -> Option<&'a str> {
    values(page, names).next()
}

fn values<'a>(page: &'a Page, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
    names.iter().flat_map(|name| {
        let fields = page.fields.iter().filter(move |(known, _)| known == name);
        fields.map(|(_, content)| content.as_str()).filter(|content| !content.trim().is_empty())
    })
}

fn title(page: &Page, linked: &Linked, site: Option<&str>) -> Option<String> {
    if let Some(headline) = &linked.headline {
        return Some(headline.clone());
    }
    let first = |level: u8| {
        let mut headings = page.blocks.iter().filter(|block| block.level == level);
        headings.next().filter(|_| headings.next().is_none()).and_then(|block| said(&block.text))
    };
    let head = field(page, TITLES).and_then(said).or_else(|| said(&page.title));
    let Some(head) = head else { return first(1).or_else(|| first(2)) };
    // The one great heading is the title without the name of the site, where the two agree.
    let heading = first(1).filter(|heading| agree(&head, heading));
    Some(heading.unwrap_or_else(|| without_site(&head, site, page)))
}

/// Whether the title of the head begins as the heading does, or holds it.
fn agree(head: &str, heading: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (head, heading) = (plain(head), plain(heading));
    heading.len() >= 4 && head.contains(&heading)
}

/// The title without the name of its site at the end or the beginning.
fn without_site(title: &str, site: Option<&str>, page: &Page) -> String {
    let is_site = |part: &str| {
        let part = part.trim();
        site.is_some_and(|site| part.eq_ignore_ascii_case(site.trim()))
            || page
                .blocks
                .iter()
                .take(3)
                .any(|block| part.eq_ignore_ascii_case(block.text.trim()) && block.level == 0)
    };
    for between in BETWEEN {
        if let Some((title, end)) = title.rsplit_once(between)
            && is_site(end)
        {
            return title.trim().to_owned();
        }
        if let Some((start, title)) = title.split_once(between)
            && is_site(start)
        {
            return title.trim().to_owned();
        }
    }
    title.to_owned()
}

fn author(page: &Page, linked: &Linked, byline: Option<&str>) -> Option<String> {
    if !linked.authors.is_empty() {
        return Some(linked.authors.join(", "));
    }
    let mut told: Vec<String> = Vec::new();
    for name in AUTHORS {
        told = values(page, &[name]).filter_map(name_of).collect();
        if !told.is_empty() {
            break;
        }
    }
    told.dedup();
    if told.is_empty() { byline.and_then(name_of) } else { Some(told.join(", ")) }
}

/// The name in a byline: not an address, without "By".
fn name_of(byline: &str) -> Option<String> {
    let name = said(byline)?;
    let start = name.get(..3).unwrap_or_default();
    let name = if start.eq_ignore_ascii_case("by ") { name[3..].trim() } else { &name };
    let is_name = !name.contains("://") && !name.starts_with(['@', '/']) && name.chars().count() <= 120;
    (is_name && name.contains(char::is_alphabetic)).then(|| name.to_owned())
}

fn date(page: &Page, linked: &Linked, text: &[Block]) -> Option<Date> {
    let told = linked.date.as_deref().and_then(dates::parse);
    let in_head = || values(page, DATES).find_map(dates::parse);
    let in_times = |published: bool| {
        let times = page.times.iter().filter(move |(_, is_published)| *is_published || !published);
        times.map(|(day, _)| day.as_str()).find_map(dates::parse)
    };
    let in_text = || {
        let first = text.iter().take(FIRST).filter(|block| block.kind != ParagraphKind::Quotation);
        let first: Vec<_> = first.filter_map(|block| said(&block.text)).collect();
        document::written_date(first.iter().map(String::as_str))
    };
    told.or_else(in_head).or_else(|| in_times(true)).or_else(in_text).or_else(|| in_times(false))
}

/// A language as a BCP 47 tag.
fn language(page: &Page, linked: &Linked) -> Option<String> {
    let told = page.language.as_deref();
    let told = told.or_else(|| field(page, &["og:locale", "content-language", "dc.language"]));
    let told = told.filter(|told| !told.trim().is_empty()).or(linked.language.as_deref())?;
    let tag = told.split([',', ';', '.']).next()?.trim().replace('_', "-");
    let is_tag =
        tag.len() >= 2 && tag.len() <= 35 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_tag.then_some(tag)
}
