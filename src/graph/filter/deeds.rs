//! What a person has done with entities and relations.

use std::collections::BTreeSet;

use crate::knowledge::{Entity, EntityMark, Knowledge, Relation, RelationMark};
use crate::names::named_values;

named_values! {
    /// What a person has done with something.
    pub enum Deed {
        /// Any of the others.
        Any = "any",
        /// It has another name.
        Renamed = "renamed",
        /// It is of another kind or sort.
        Retyped = "retyped",
        /// Several were made one.
        Merged = "merged",
        /// It was parted from another.
        Parted = "parted",
        /// It was entered.
        Added = "added",
        /// What a sentence says was put right.
        Edited = "edited",
        /// It was confirmed as it is.
        Confirmed = "confirmed",
        /// It has a note.
        Noted = "noted",
    }
}

impl Deed {
    /// What was done with an entity.
    #[must_use]
    pub fn of_entity(knowledge: &Knowledge, entity: &Entity) -> BTreeSet<Self> {
        let Some(mark) = knowledge.by_hand.entities.get(&entity.id) else { return BTreeSet::new() };
        let EntityMark { reading, merged, is_added, is_parted, note, .. } = mark;
        let has_own_words = !is_added && !is_parted;
        let deeds = [
            (true, Self::Any),
            (has_own_words && reading.name != entity.name, Self::Renamed),
            (
                has_own_words && (reading.kind != entity.kind || reading.subtype != entity.subtype),
                Self::Retyped,
            ),
            (!merged.is_empty(), Self::Merged),
            (*is_parted, Self::Parted),
            (*is_added, Self::Added),
            (note.is_some(), Self::Noted),
        ];
        those_that_hold(deeds)
    }

    /// What was done with a relation.
    #[must_use]
    pub fn of_relation(knowledge: &Knowledge, relation: &Relation) -> BTreeSet<Self> {
        let Some(mark) = knowledge.by_hand.relations.get(&relation.id) else { return BTreeSet::new() };
        let RelationMark { reading, is_added, note, .. } = mark;
        let deeds = [
            (true, Self::Any),
            (*is_added, Self::Added),
            (reading.is_some(), Self::Edited),
            (mark.is_confirmed(), Self::Confirmed),
            (note.is_some(), Self::Noted),
        ];
        those_that_hold(deeds)
    }
}

fn those_that_hold<const COUNT: usize>(deeds: [(bool, Deed); COUNT]) -> BTreeSet<Deed> {
    deeds.into_iter().filter(|(holds, _)| *holds).map(|(_, deed)| deed).collect()
}
