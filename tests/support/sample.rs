//! A small analyst that needs no language engine, so that tests of the window are about the window.

use jiff::civil::Date;
use relata::document::{Document, Span};
use relata::extraction::{Claim, DateSpan, Extraction, LocalEntity, Mention};
use relata::jobs::Analyst;
use relata::vocabulary::{Circumstances, EntityKind, MentionKind, Modality, RelationType};

/// The names it knows: how a text writes them, whose they are, and of what kind.
const NAMES: &[(&str, &str, EntityKind)] = &[
    ("Ada Byron", "Ada Byron", EntityKind::Person),
    ("Countess Lovelace", "Ada Byron", EntityKind::Person),
    ("Charles Babbage", "Charles Babbage", EntityKind::Person),
    ("Élise Roux", "Élise Roux", EntityKind::Person),
    ("Royal Society", "Royal Society", EntityKind::Organisation),
    ("London", "London", EntityKind::Location),
    ("Turin", "Turin", EntityKind::Location),
    ("王毅", "王毅", EntityKind::Person),
    ("トヨタ自動車", "トヨタ自動車", EntityKind::Organisation),
    ("김철수", "김철수", EntityKind::Person),
    ("محمد علي", "محمد علي", EntityKind::Person),
    ("شركة الأمل (الرياض)", "شركة الأمل (الرياض)", EntityKind::Organisation),
    ("דוד בן־גוריון", "דוד בן־גוריון", EntityKind::Person),
    ("Αλέξης Τσίπρας", "Αλέξης Τσίπρας", EntityKind::Person),
    ("Київ", "Київ", EntityKind::Location),
    ("नरेन्द्र मोदी", "नरेन्द्र मोदी", EntityKind::Person),
    ("กรุงเทพ", "กรุงเทพ", EntityKind::Location),
    ("🚀 Rocket Labs", "🚀 Rocket Labs", EntityKind::Organisation),
    ("A. Byron", "A. Byron", EntityKind::Person),
    ("C. Babbage", "C. Babbage", EntityKind::Person),
    ("Elise Roux", "Elise Roux", EntityKind::Person),
];

/// Names of things of no list: whether they are one with others, nobody has said.
const UNLISTED: [&str; 3] = ["A. Byron", "C. Babbage", "Elise Roux"];

/// An article of two paragraphs in which it finds five entities and four relations.
pub(crate) const ARTICLE: &str = "Ada Byron met Charles Babbage in London. Countess Lovelace praised the Royal \
Society.\n\nThe machine was shown in spring. Charles Babbage travelled to Turin. Crowds came.\n";

/// Another article, about some of the same.
#[allow(dead_code, reason = "not every test reads it")]
pub(crate) const SECOND: &str = "Élise Roux wrote to Charles Babbage. Élise Roux lives in Turin.\n";

/// An article with a date of its own, in which it finds three relations with a year and one without.
#[allow(dead_code, reason = "not every test reads it")]
pub(crate) const DATED: &str = "12 March 1843\n\nAda Byron met Charles Babbage in 1841. Charles Babbage \
travelled to Turin in 1840. Élise Roux wrote to Charles Babbage in 1843. Countess Lovelace praised the Royal \
Society.\n";

/// Two articles about some of the same: they meet twice by the one and never by the other, which copies a
/// sentence.
#[allow(dead_code, reason = "not every test reads it")]
pub(crate) const QUARREL: [(&str, &str); 2] = [
    (
        "claim.txt",
        "12 March 1843\n\nAda Byron met Charles Babbage in 1841. Countess Lovelace met Charles Babbage in 1843. \
        Élise Roux lives in Turin.\n",
    ),
    ("denial.txt", "15 March 1843\n\nAda Byron never met Charles Babbage. Élise Roux lives in Turin.\n"),
];
/// Three articles; the last calls three of the others otherwise.
#[allow(dead_code, reason = "not every test reads it")]
pub(crate) const DOUBLES: [(&str, &str); 3] = [
    ("machine.txt", ARTICLE),
    ("letters.txt", SECOND),
    ("notes.txt", "A. Byron met C. Babbage in London. Elise Roux lives in Turin.\n"),
];
/// An article with names in ten scripts.
#[allow(dead_code, reason = "not every test reads it")]
pub(crate) const SCRIPTS: &str = "王毅 met 김철수 in Київ. محمد علي founded شركة الأمل (الرياض). דוד בן־גוריון met \
محمد علي in London. Αλέξης Τσίπρας met नरेन्द्र मोदी in กรุงเทพ. 王毅 praised トヨタ自動車. Ada Byron founded 🚀 \
Rocket Labs.\n";

/// Takes known names for mentions and the words between two of them for what is said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ByName;

impl Analyst for ByName {
    fn analyse(
        &self,
        document: &Document,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<Extraction>, String> {
        Ok(go_on(0.5).then(|| extraction(document)))
    }
}

/// What [`ByName`] finds.
fn extraction(document: &Document) -> Extraction {
    let mut found = Extraction {
        document: document.id.clone(),
        mentions: Vec::new(),
        entities: Vec::new(),
        claims: Vec::new(),
        sentences: sentences(document),
        notices: Vec::new(),
    };
    for (number, paragraph) in (0..).zip(&document.paragraphs) {
        let text = paragraph.span.of(&document.text);
        let mut places: Vec<(usize, usize)> = NAMES
            .iter()
            .enumerate()
            .flat_map(|(index, (name, ..))| text.match_indices(name).map(move |(place, _)| (place, index)))
            .collect();
        places.sort_unstable();
        for (place, index) in places {
            let start = paragraph.span.start + place as u32;
            add_mention(&mut found, number, start, index);
        }
    }
    add_claims(&mut found, document);
    found
}

fn add_mention(found: &mut Extraction, paragraph: u32, start: u32, index: usize) {
    let (written, name, kind) = NAMES[index];
    let known = found.entities.iter().position(|entity| entity.name == name);
    let entity = known.unwrap_or_else(|| {
        found.entities.push(LocalEntity {
            name: name.to_owned(),
            kind,
            subtype: None,
            count: None,
            aliases: Vec::new(),
            reference: (!UNLISTED.contains(&name)).then(|| format!("sample:{name}")),
            confidence: 0.9,
        });
        found.entities.len() - 1
    });
    if written != name && !found.entities[entity].aliases.iter().any(|alias| alias == written) {
        found.entities[entity].aliases.push(written.to_owned());
    }
    found.mentions.push(Mention {
        span: Span::new(start, start + written.len() as u32),
        paragraph,
        first_token: 0,
        end_token: 1,
        head_token: 0,
        kind: MentionKind::Name,
        entity: entity as u32,
    });
}

fn add_claims(found: &mut Extraction, document: &Document) {
    for &sentence in &found.sentences {
        let inside: Vec<u32> = (0..found.mentions.len() as u32)
            .filter(|&index| sentence.contains(found.mentions[index as usize].span))
            .collect();
        for pair in inside.windows(2) {
            let (one, other) = (&found.mentions[pair[0] as usize], &found.mentions[pair[1] as usize]);
            let trigger = Span::new(one.span.end + 1, other.span.start - 1);
            let phrase = trigger.of(&document.text).to_owned();
            found.claims.push(Claim {
                subject: pair[0],
                object: pair[1],
                relation: RelationType::from_name(if phrase.ends_with("met") {
                    "meets"
                } else {
                    "located_in"
                }),
                negated: phrase.starts_with("never "),
                phrase,
                trigger: vec![trigger],
                evidence: sentence,
                modality: Modality::Actual,
                speakers: Vec::new(),
                date: year(document, sentence),
                place: None,
                implicit: false,
                rule: "words_between",
                circumstances: Circumstances::default(),
                confidence: 0.8,
            });
        }
    }
}

/// The year that the sentence ends with.
fn year(document: &Document, sentence: Span) -> Option<DateSpan> {
    let digits = sentence.of(&document.text).trim_end_matches('.').rsplit(' ').next()?;
    let year: i16 = digits.parse().ok()?;
    let end = sentence.end - 1;
    let days = Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?));
    Some(DateSpan { text: Span::new(end - digits.len() as u32, end), days })
}

fn sentences(document: &Document) -> Vec<Span> {
    let mut sentences = Vec::new();
    for paragraph in &document.paragraphs {
        let mut start = paragraph.span.start;
        for sentence in paragraph.span.of(&document.text).split_inclusive('.') {
            let end = start + sentence.len() as u32;
            let blank = (sentence.len() - sentence.trim_start().len()) as u32;
            if !sentence.trim().is_empty() {
                sentences.push(Span::new(start + blank, end));
            }
            start = end;
        }
    }
    sentences
}
