//! What names, titles, values and the dateline take of a paragraph before descriptions are looked for.

use std::ops::Range;

use super::Finder;
use crate::extraction::tree::Tree;
use crate::language::NamedSpan;
use crate::reference::Reference;

/// What is taken in a paragraph: the tokens of names and titles, and the model's dates and amounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::extraction::mentions) struct ParagraphNames {
    /// For every token, the name that it is part of: the token range of its mention.
    pub(in crate::extraction::mentions) names: Vec<Option<Range<u32>>>,
    /// For every token, whether it is part of a title beside a name.
    pub(in crate::extraction::mentions) titles: Vec<bool>,
    /// The model's spans of values (dates, amounts).
    pub(in crate::extraction::mentions) values: Vec<NamedSpan>,
    /// One past the dateline, whose words belong to no description.
    pub(in crate::extraction::mentions) dateline: u32,
}

impl ParagraphNames {
    /// A paragraph of so many tokens in which nothing is taken.
    pub(in crate::extraction::mentions) fn empty(tokens: u32) -> Self {
        let tokens = tokens as usize;
        Self { names: vec![None; tokens], titles: vec![false; tokens], values: Vec::new(), dateline: 0 }
    }

    /// How many tokens the paragraph has.
    pub(in crate::extraction::mentions) fn len(&self) -> usize {
        self.names.len()
    }

    /// The finder of descriptions among what is not taken.
    pub(in crate::extraction::mentions) fn finder<'a>(
        &'a self,
        tree: &'a Tree<'a>,
        reference: &'a Reference,
        paragraph: u32,
    ) -> Finder<'a> {
        Finder {
            tree,
            reference,
            names: &self.names,
            titles: &self.titles,
            values: &self.values,
            dateline: self.dateline,
            paragraph,
        }
    }
}
