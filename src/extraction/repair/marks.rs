//! What the parse hangs on a mark.

use super::{Correction, Edit, Known};
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};

/// "Labour, unlike the Tories, are …" with *unlike* hung on the comma: it belongs to what the comma belongs to.
pub(super) fn preposition_on_comma(tree: &Tree<'_>, _: &Known<'_>) -> Vec<Correction> {
    (1..tree.len())
        .filter(|&word| tree.dependency(word) == Dependency::Preposition)
        .filter_map(|word| {
            let mark = tree.head(word).filter(|mark| tree.token(*mark).tag == Tag::Comma)?;
            let above = tree.head(mark)?;
            Some(vec![Edit::hang(word, above, Dependency::Preposition)])
        })
        .collect()
}
