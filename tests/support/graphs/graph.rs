//! Graphs as they stand in files: hand-made ones, and those that the program draws.

use serde::Deserialize;

/// The graph that a careful reader made of a text.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Gold {
    /// The text.
    pub(crate) doc: Text,
    /// Its sentences.
    pub(crate) sentences: Vec<Sentence>,
    /// What it speaks of.
    pub(crate) entities: Vec<GoldEntity>,
    /// What it says.
    pub(crate) relations: Vec<GoldRelation>,
    /// Edges that are neither right nor wrong.
    #[serde(default)]
    pub(crate) ignore: Vec<Pattern>,
    /// Edges that are false.
    #[serde(default)]
    pub(crate) forbidden: Vec<Pattern>,
}

/// A text.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Text {
    /// Its characters; offsets count Unicode code points.
    pub(crate) text: String,
}

/// A sentence.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sentence {
    /// What relations call it.
    pub(crate) id: String,
    /// Its words.
    pub(crate) text: String,
}

/// How much a reader would miss something: `core`, `secondary`, `optional` (of nodes) or `minor`.
pub(crate) type Tier = String;

/// Something that the text speaks of.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldEntity {
    /// What relations call it.
    pub(crate) id: String,
    /// Its fullest name.
    pub(crate) name: String,
    /// Its kind.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// How much a reader would miss it.
    pub(crate) tier: Tier,
    /// Its other names.
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    /// Where the text speaks of it.
    #[serde(default)]
    pub(crate) mentions: Vec<Place>,
}

/// A mention.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Place {
    /// The words.
    pub(crate) text: String,
    /// The first code point.
    pub(crate) start: usize,
    /// One past the last.
    pub(crate) end: usize,
    /// `name`, `nominal`, `pronoun` or `demonym`.
    #[serde(default)]
    pub(crate) kind: Option<String>,
}

/// Something that the text says.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldRelation {
    /// Who or what.
    pub(crate) subj: String,
    /// Whom or what.
    pub(crate) obj: String,
    /// Who a fair reader could name instead.
    #[serde(default)]
    pub(crate) subj_alts: Vec<String>,
    /// Whom a fair reader could name instead.
    #[serde(default)]
    pub(crate) obj_alts: Vec<String>,
    /// The words.
    pub(crate) phrase: String,
    /// Fair paraphrases.
    #[serde(default)]
    pub(crate) phrase_alts: Vec<String>,
    /// The type.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// Types that a fair reader could choose instead.
    #[serde(default)]
    pub(crate) type_alts: Vec<String>,
    /// The sentences that say it.
    pub(crate) evidence: Vec<String>,
    /// How much a reader would miss it.
    pub(crate) tier: Tier,
    /// Whether it is denied.
    #[serde(default)]
    pub(crate) negated: bool,
    /// How real it is.
    pub(crate) modality: String,
    /// Who says it.
    #[serde(default)]
    pub(crate) attribution: Vec<String>,
    /// Whether it is the same from both ends.
    #[serde(default)]
    pub(crate) symmetric: bool,
}

/// Edges of one sort between two nodes.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Pattern {
    /// Who or what.
    pub(crate) subj: String,
    /// Whom or what.
    pub(crate) obj: String,
    /// The type; `*` for any.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// Which of them: those with this status.
    #[serde(default)]
    pub(crate) when: When,
}

/// A status that an edge has to have.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct When {
    /// Whether it is denied.
    pub(crate) negated: Option<bool>,
    /// How real it is.
    pub(crate) modality: Option<String>,
}

/// What the program draws of a text.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Drawn {
    /// The nodes.
    pub(crate) entities: Vec<Node>,
    /// The edges.
    pub(crate) relations: Vec<Edge>,
}

/// A node.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Node {
    /// What edges call it.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// Its kind.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// Its other names.
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    /// Where the text speaks of it.
    #[serde(default)]
    pub(crate) mentions: Vec<Place>,
}

/// An edge.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Edge {
    /// Who or what.
    pub(crate) subj: String,
    /// Whom or what.
    pub(crate) obj: String,
    /// The type, where one fits.
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    /// The words.
    pub(crate) phrase: String,
    /// Whether it is denied.
    pub(crate) negated: bool,
    /// How real it is.
    pub(crate) modality: String,
    /// Who says it.
    pub(crate) attribution: Vec<String>,
    /// How sure the program is of it.
    pub(crate) confidence: f64,
    /// The rule that found it.
    pub(crate) rule: String,
    /// What makes it less sure, or surer.
    #[serde(default)]
    pub(crate) circumstances: Vec<String>,
    /// The sentences that say it.
    pub(crate) evidence: Vec<Evidence>,
}

/// A sentence that says it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Evidence {
    /// The words.
    pub(crate) text: String,
}
