//! One parsed document to mentions, entities and claims.
//!
//! Reads no clock, no file and no network: the same document and the same reference lists give the
//! same [`Extraction`], always.

mod by_token;
pub mod claims;
mod coreference;
mod date_span;
mod dates;
mod extract;
mod home;
mod limits;
pub mod mentions;
mod quotations;
pub mod repair;
mod rule_name;
pub mod tree;

pub use date_span::DateSpan;
pub(crate) use dates::days_on;
pub use extract::extract;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::{Document, DocumentId, Span};
use crate::reference::{self, WrongRow};
use crate::vocabulary::{Circumstances, EntityKind, MentionKind, Modality, RelationType};

/// Names the engine of this program: the version of the program and a hash of all code and data that decide
/// what is found in a document. What another engine has found may differ.
pub const ENGINE: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("RELATA_ENGINE"));

/// Index of a [`Mention`] in [`Extraction::mentions`].
pub type MentionIndex = u32;
/// Index of a [`LocalEntity`] in [`Extraction::entities`].
pub type LocalEntityIndex = u32;

/// The name of a rule of [`claims`].
pub type RuleName = &'static str;

/// A stretch of text that refers to an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The words that refer, in the document's text; no leading article for a name.
    pub span: Span,
    /// The paragraph it stands in: index into [`crate::document::Document::paragraphs`].
    pub paragraph: u32,
    /// First token, in the annotation of that paragraph.
    pub first_token: u32,
    /// One past the last token.
    pub end_token: u32,
    /// The token that governs the others: the one a relation attaches to.
    pub head_token: u32,
    /// In what way it refers.
    pub kind: MentionKind,
    /// What it refers to.
    pub entity: LocalEntityIndex,
}

/// Something that one document speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocalEntity {
    /// The fullest form of its name or description in this document.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// A finer sort: party, state, court, government, city, treaty, politician, …
    pub subtype: Option<String>,
    /// How many members a group has, when the text says so.
    pub count: Option<u32>,
    /// Other names the text gives it, sorted, without [`Self::name`].
    pub aliases: Vec<String>,
    /// The identity of the thing in the reference lists ("country:GB"), when it is one of them.
    pub reference: Option<String>,
    /// How sure the program is that there is such a thing, of this kind; 0 to 1.
    pub confidence: f32,
}

/// One thing the text says of two entities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Who or what.
    pub subject: MentionIndex,
    /// Whom or what.
    pub object: MentionIndex,
    /// The normalised type, where one fits.
    pub relation: Option<RelationType>,
    /// The relation in the words of the text.
    pub phrase: String,
    /// Where those words stand, in order.
    pub trigger: Vec<Span>,
    /// The sentence that says it.
    pub evidence: Span,
    /// Whether the text says it is not so.
    pub negated: bool,
    /// How real the text says it is.
    pub modality: Modality,
    /// Who says it, when the text only reports it.
    pub speakers: Vec<MentionIndex>,
    /// When, if the text says so.
    pub date: Option<DateSpan>,
    /// Where, if the clause names a place that is neither end.
    pub place: Option<MentionIndex>,
    /// Whether a reader needs one step beyond the sentence (a title that names a country).
    pub implicit: bool,
    /// The name of the rule that found it.
    #[serde(deserialize_with = "rule_name::read")]
    pub rule: RuleName,
    /// What makes it less sure, or surer, than others of its rule.
    pub circumstances: Circumstances,
    /// How sure the program is; 0 to 1.
    pub confidence: f32,
}

/// Everything found in one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The document.
    pub document: DocumentId,
    /// Every mention, in order of place.
    pub mentions: Vec<Mention>,
    /// Every entity, in order of first mention.
    pub entities: Vec<LocalEntity>,
    /// Every claim, in order of place.
    pub claims: Vec<Claim>,
    /// Every sentence, in order of place.
    pub sentences: Vec<Span>,
    /// What the reader should know, such as a limit that was met; plain sentences.
    pub notices: Vec<String>,
}

/// A document and what was found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The document.
    pub document: Arc<Document>,
    /// What was found in it.
    pub extraction: Arc<Extraction>,
}

/// Every row of the lists of `data/knowledge` that cannot be read, with what is wrong with it.
#[must_use]
pub fn wrong_rows() -> Vec<WrongRow> {
    let mut found = reference::wrong_rows();
    found.extend(claims::wrong_relation_rows());
    found
}

#[cfg(test)]
mod tests {
    use super::wrong_rows;

    #[test]
    fn every_row_of_every_list_can_be_read() {
        let told: Vec<String> = wrong_rows().iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }
}
