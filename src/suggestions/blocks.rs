//! Which pairs are worth a look: those of entities that share a key made from a name.
//!
//! Each entity has a small number of keys, and of each key only so many pairs are made, so that the number of pairs
//! grows with the number of entities and not with its square.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

use super::confusable::as_it_looks;
use super::names::{Name, Named, Names, is_small};

/// Entities with the same key of which there are more are compared only with the next few: what so many share tells
/// little.
const LARGE: usize = 40;
/// How many the next few are.
const NEXT: usize = 6;
/// Names with fewer letters have too many neighbours one letter away, and longer ones take too many keys.
const CORRECTED: std::ops::RangeInclusive<usize> = 5..=32;
/// So many names of an entity are looked for with a mistake.
const CORRECTED_NAMES: usize = 3;

/// What a key is made of; keys of different sorts never meet.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    /// All words but small ones, in the order of the alphabet.
    Words,
    /// How the name looks.
    Looks,
    /// How it sounds.
    Sounds,
    /// The name without spaces with one letter left out, or none.
    Corrected,
    /// First letters.
    Initials,
    /// The last word of a person's name, or its only one.
    Surname,
    /// The first word of a person's name; of interest for those who are called by nothing else.
    FirstName,
    /// A word of another name; of interest for names of different length.
    Word,
}

/// A name under one of its keys.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: u64,
    place: u32,
    /// How many words the name has, as far as that counts for the key; 0 where it does not.
    words: u8,
    /// Whether one of two names has to be a single word.
    needs_single: bool,
}

impl Entry {
    fn is_worth_a_look(self, other: Self) -> bool {
        self.place != other.place
            && (self.words == 0 || self.words != other.words)
            && (!self.needs_single || self.words.min(other.words) == 1)
    }
}

/// Pairs of places of [`crate::knowledge::Knowledge::entities`] that are worth a look, sorted, each once.
pub(super) fn candidates(names: &Names) -> Vec<(u32, u32)> {
    let mut keys: Vec<Entry> = Vec::new();
    for (place, entity) in (0..).zip(&names.entities) {
        let Some(entity) = entity else { continue };
        for (number, name) in entity.names.iter().enumerate() {
            add(&mut keys, place, entity, name, number < CORRECTED_NAMES);
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for block in keys.chunk_by(|one, other| one.key == other.key) {
        let reach = if block.len() > LARGE { NEXT } else { LARGE };
        for (index, &one) in block.iter().enumerate() {
            let others =
                block.iter().skip(index + 1).take(reach).filter(|other| one.is_worth_a_look(**other));
            pairs.extend(others.map(|other| (one.place.min(other.place), one.place.max(other.place))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn add(keys: &mut Vec<Entry>, place: u32, named: &Named, name: &Name, is_corrected: bool) {
    let mut enter = |sort: Sort, text: &str| {
        let counts = matches!(sort, Sort::FirstName | Sort::Word);
        let words = if counts { name.words.len().min(255) as u8 } else { 0 };
        keys.push(Entry { key: key(sort, text), place, words, needs_single: sort == Sort::FirstName });
    };
    let telling = name.words.iter().filter(|word| name.words.len() == 1 || !is_small(word));
    let mut sorted: Vec<&str> = telling.map(String::as_str).collect();
    sorted.sort_unstable();
    enter(Sort::Words, &sorted.join(" "));
    if !named.has_name {
        // A description says what something is, not which: nothing but the same words is worth a look.
        return;
    }
    enter(Sort::Looks, &as_it_looks(&name.joined));
    if name.sounds.len() > 3 {
        enter(Sort::Sounds, &name.sounds);
    }
    if name.is_acronym {
        enter(Sort::Initials, &name.joined);
    }
    for initials in name.initials().iter().filter(|initials| initials.len() > 1) {
        enter(Sort::Initials, initials);
    }
    if named.is_person() {
        enter(Sort::Surname, name.last());
        enter(Sort::FirstName, name.first());
    } else {
        for word in name.words.iter().filter(|word| word.len() > 2 && !is_small(word)) {
            enter(Sort::Word, word);
        }
    }
    let letters: Vec<char> = name.joined.chars().collect();
    if is_corrected && CORRECTED.contains(&letters.len()) {
        enter(Sort::Corrected, &name.joined);
        let mut rest = String::with_capacity(name.joined.len());
        for left_out in 0..letters.len() {
            rest.clear();
            rest.extend(
                letters.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, letter)| letter),
            );
            enter(Sort::Corrected, &rest);
        }
    }
}

fn key(sort: Sort, text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    sort.hash(&mut hasher);
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Span;
    use crate::knowledge::{Entity, EntityId, EntityMention, Knowledge};
    use crate::vocabulary::{EntityKind, MentionKind};

    /// So many persons and bodies with names of a few hundred words.
    fn many(count: u64) -> Names {
        let word = |seed: u64| {
            const PARTS: [&str; 16] = [
                "ba", "dor", "ki", "len", "mu", "ras", "to", "vel", "shi", "gar", "no", "pem", "fu", "lix",
                "za", "hen",
            ];
            let part =
                |shift: u64| PARTS[((seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> shift) % 16) as usize];
            format!("{}{}{}", part(60), part(52), part(44))
        };
        let entity = |number: u64| Entity {
            id: EntityId(number),
            name: format!("{} {}", word(number), word(number / 3 + 7_000_000)),
            kind: if number.is_multiple_of(3) { EntityKind::Organisation } else { EntityKind::Person },
            subtype: None,
            count: None,
            aliases: Vec::new(),
            reference: None,
            mentions: vec![EntityMention { source: 0, span: Span::new(0, 1), kind: MentionKind::Name }],
            confidence: 1.0,
        };
        Names::of(&Knowledge { entities: (0..count).map(entity).collect(), ..Knowledge::default() })
    }

    #[test]
    fn pairs_grow_with_the_entities_and_not_with_their_square() {
        let (few, more) = (candidates(&many(1_000)).len(), candidates(&many(8_000)).len());
        assert!(few > 500, "{few}");
        assert!(more < 8_000 * 60 && more < few * 40, "{few} {more}");
    }
}
