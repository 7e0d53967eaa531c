//! What is taken along of the knowledge to be read elsewhere, in words: claims with the sentences behind them, who
//! contradicts whom, and a ledger of the sources. It is written as a page ([`super::page`]) or as a report.

pub mod docx;
pub mod html;
pub mod markdown;

/// What is taken along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// What it is called.
    pub title: String,
    /// What its claims come from, in one line.
    pub origin: String,
    /// The entities, in the order in which they are told.
    pub entities: Vec<EntityEntry>,
    /// The claims, each once.
    pub claims: Vec<ClaimEntry>,
    /// Who says otherwise than whom.
    pub contradictions: Vec<Contradiction>,
    /// Every document that a quotation comes from, or that was read.
    pub sources: Vec<SourceEntry>,
}

/// An entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityEntry {
    /// Its written identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind and sort.
    pub sort: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// How often the documents mention it.
    pub mentions: usize,
    /// Whether it was chosen, or only stands at the other end of a claim.
    pub is_chosen: bool,
    /// Its claims by type, each a place in [`Dossier::claims`].
    pub groups: Vec<(String, Vec<usize>)>,
}

/// One thing that is said of two entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimEntry {
    /// Its written identity.
    pub id: String,
    /// The identity and the name of who or what.
    pub subject: (String, String),
    /// The relation in the words of the text.
    pub phrase: String,
    /// The identity and the name of whom or what.
    pub object: (String, String),
    /// What takes the edge off it: denied, planned, by whose account, disputed, where, when.
    pub qualifiers: Vec<String>,
    /// The sentences that say it.
    pub quotations: Vec<Quotation>,
}

/// What a part of a sentence is for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words beside it.
    Plain,
    /// The words that stand for one of its ends.
    Name,
    /// The words that say the relation.
    Deciding,
}

/// A sentence and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Its words in order.
    pub parts: Vec<(Part, String)>,
    /// Headline, file, place in the file and date.
    pub place: String,
}

impl Quotation {
    /// The sentence.
    #[must_use]
    pub fn words(&self) -> String {
        self.parts.iter().map(|(_, words)| words.as_str()).collect()
    }
}

/// Sentences of which one says otherwise than another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// What it is about.
    pub about: String,
    /// Who says what, and the sentence.
    pub voices: Vec<(String, Quotation)>,
}

/// A document, for the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceEntry {
    /// The name of its file.
    pub name: String,
    /// Its headline.
    pub title: Option<String>,
    /// The day it was published, as ISO 8601 has it.
    pub date: Option<String>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// How many of the quotations come from it.
    pub quotations: usize,
}

impl Dossier {
    /// The entities that were chosen.
    pub fn chosen(&self) -> impl Iterator<Item = &EntityEntry> {
        self.entities.iter().filter(|entity| entity.is_chosen)
    }
}

impl ClaimEntry {
    /// The claim in one line without what takes the edge off it.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{} {} {}", self.subject.1, self.phrase, self.object.1)
    }
}

#[cfg(test)]
pub(crate) mod samples;
