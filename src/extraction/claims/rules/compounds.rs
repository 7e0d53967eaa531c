//! Names joined by a hyphen before a noun: "the U.S.-Iraq partnership" is one between the two.

use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Slot;
use crate::language::Dependency;

/// The two or more names in one modifier of a noun; none when each modifier is a single name.
pub(super) fn joined(reading: &Reading<'_>, noun: u32, slot: &Slot) -> Vec<End> {
    let tree = reading.tree;
    let before = tree.children(noun).iter().copied().take_while(|child| *child < noun);
    for modifier in before {
        let is_modifier = matches!(
            tree.dependency(modifier),
            Dependency::Compound | Dependency::NominalModifier | Dependency::AdjectivalModifier
        );
        if !is_modifier || !tree.word(modifier).contains(['-', '–', '/']) {
            continue;
        }
        let mentions = reading.mentions.all_at_token(reading.paragraph, modifier);
        let fitting: Vec<End> = mentions
            .iter()
            .filter(|mention| {
                reading.mentions.entity_of(**mention).is_some_and(|entity| slot.kinds.allows(entity.kind))
            })
            .map(|mention| End {
                token: modifier,
                mention: Some(*mention),
                between: Vec::new(),
                is_pronoun: false,
            })
            .collect();
        if fitting.len() > 1 {
            return fitting;
        }
    }
    Vec::new()
}
