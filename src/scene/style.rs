//! What a picture says by size, colour and label: chosen by a person, made of the data.

mod coloring;

pub use coloring::{Class, ClassKey, Coloring, coloring, of_sides};

use serde::{Deserialize, Serialize};

use crate::names::named_values;
use crate::vocabulary::EntityKind;

named_values! {
    /// What the size of a mark says.
    pub enum SizeBy {
        /// How many distinct sentences support the entity.
        Sentences = "sentences",
        /// How many articles speak of it.
        Articles = "articles",
        /// How many relations it has.
        Relations = "relations",
        /// How many other entities it is related to.
        Neighbours = "neighbours",
        /// Nothing: all are alike.
        Same = "same",
    }
}

named_values! {
    /// What the colour of a mark says; its shape says the kind, whatever is chosen here.
    pub enum ColorBy {
        /// The kind.
        Kind = "kind",
        /// The article that speaks most of the entity.
        Article = "article",
        /// How real its surest relation is said to be.
        Status = "status",
        /// How sure its surest relation is.
        Confidence = "confidence",
        /// The connected part of the graph.
        Component = "component",
        /// The community: a part with many relations inside and few to the rest.
        Community = "community",
        /// On which side of a comparison it is found; only while documents are compared.
        Comparison = "comparison",
    }
}

named_values! {
    /// What the label of a mark says.
    pub enum LabelBy {
        /// The name.
        Name = "name",
        /// The name and the kind.
        NameAndKind = "name-and-kind",
        /// The name and the number that the size says.
        NameAndNumber = "name-and-number",
    }
}

/// What a picture says by size, colour and label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Style {
    /// What the size of a mark says.
    pub size: SizeBy,
    /// What its colour says.
    pub color: ColorBy,
    /// What its label says.
    pub label: LabelBy,
}

impl Default for Style {
    fn default() -> Self {
        Self { size: SizeBy::Sentences, color: ColorBy::Kind, label: LabelBy::Name }
    }
}

/// What fills a mark; the palette knows the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fill {
    /// The colour of a kind.
    Kind(EntityKind),
    /// The colour with this place among those of classes.
    Category(u8),
    /// One of the five steps of a measure, from 0.
    Step(u8),
    /// What both sides of a comparison have.
    Shared,
    /// One of the classes that have no colour of their own.
    Other,
    /// Of several classes, or of none.
    Several,
}

impl Fill {
    /// What is written on a mark beside its colour, so that colour is never alone: nothing where the shape
    /// says the same.
    #[must_use]
    pub fn sign(self) -> Option<char> {
        match self {
            Self::Category(place) => Some(char::from(b'A' + place.min(25))),
            Self::Step(step) => Some(char::from(b'1' + step.min(8))),
            Self::Shared => Some('+'),
            Self::Kind(_) | Self::Other | Self::Several => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_that_says_less_or_more_is_read() {
        let read = |text: &str| serde_json::from_str::<Style>(text).unwrap();
        assert_eq!(read("{}"), Style::default());
        assert_eq!(read(r#"{"color": "article"}"#).color, ColorBy::Article);
        let every = SizeBy::ALL.iter().flat_map(|&size| {
            ColorBy::ALL
                .iter()
                .flat_map(move |&color| LabelBy::ALL.iter().map(move |&label| Style { size, color, label }))
        });
        for style in every {
            assert_eq!(read(&serde_json::to_string(&style).unwrap()), style);
        }
    }

    #[test]
    fn every_class_with_a_colour_has_a_sign_of_its_own() {
        let classes = (0..8).map(Fill::Category).chain((0..5).map(Fill::Step)).chain([Fill::Shared]);
        let signs: std::collections::BTreeSet<char> = classes.filter_map(Fill::sign).collect();
        assert_eq!(signs.len(), 14);
    }
}
