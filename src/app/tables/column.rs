//! The sheets and their columns.

use serde::{Deserialize, Serialize};

/// One of the two tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sheet {
    /// A row for each entity.
    #[default]
    Entities,
    /// A row for each relation.
    Relations,
}

impl Sheet {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Entities, Self::Relations];

    /// Its columns from left to right.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Entities => &[
                Column::Name,
                Column::Kind,
                Column::Subtype,
                Column::Relations,
                Column::Neighbours,
                Column::Sentences,
                Column::Documents,
                Column::Mentions,
                Column::Confidence,
                Column::Pinned,
            ],
            Self::Relations => &[
                Column::Subject,
                Column::Phrase,
                Column::Type,
                Column::Object,
                Column::Status,
                Column::Speaker,
                Column::Date,
                Column::Place,
                Column::Sentences,
                Column::Documents,
                Column::Confidence,
                Column::Rule,
            ],
        }
    }

    /// The column that cannot be hidden: without it nobody could tell what a row is.
    #[must_use]
    pub const fn lasting(self) -> Column {
        match self {
            Self::Entities => Column::Name,
            Self::Relations => Column::Phrase,
        }
    }

    /// Whether it has such a column, and one that can be hidden.
    #[must_use]
    pub fn can_hide(self, column: Column) -> bool {
        column != self.lasting() && self.columns().contains(&column)
    }
}

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The name of an entity.
    Name,
    /// What sort of thing it is.
    Kind,
    /// A finer sort.
    Subtype,
    /// How many of the relations shown it has.
    Relations,
    /// To how many others they lead.
    Neighbours,
    /// How many sentences speak for a row.
    Sentences,
    /// How many documents speak of it.
    Documents,
    /// How often an entity is mentioned.
    Mentions,
    /// How sure the program is.
    Confidence,
    /// Whether a person keeps the entity where it is.
    Pinned,
    /// Who or what.
    Subject,
    /// The relation in the words of the text.
    Phrase,
    /// Its type.
    Type,
    /// Whom or what.
    Object,
    /// How real the text says it is.
    Status,
    /// Who says it.
    Speaker,
    /// When.
    Date,
    /// Where.
    Place,
    /// Which rule found it.
    Rule,
}

impl Column {
    /// What stands at its head.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Kind => "Kind",
            Self::Subtype => "Subtype",
            Self::Relations => "Relations",
            Self::Neighbours => "Neighbours",
            Self::Sentences => "Sentences",
            Self::Documents => "Documents",
            Self::Mentions => "Mentions",
            Self::Confidence => "Confidence",
            Self::Pinned => "Pinned",
            Self::Subject => "Subject",
            Self::Phrase => "Phrase",
            Self::Type => "Type",
            Self::Object => "Object",
            Self::Status => "Status",
            Self::Speaker => "Speaker",
            Self::Date => "Date",
            Self::Place => "Place",
            Self::Rule => "Rule",
        }
    }

    /// Whether its cells hold numbers: they stand at the right, and a person who sorts by it looks
    /// for the largest.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Relations
                | Self::Neighbours
                | Self::Sentences
                | Self::Documents
                | Self::Mentions
                | Self::Confidence
        )
    }

    /// Whether the first click on its head brings the largest to the top.
    pub(super) const fn begins_with_the_largest(self) -> bool {
        self.is_number() || matches!(self, Self::Pinned)
    }
}
