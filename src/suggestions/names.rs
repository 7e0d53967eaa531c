//! The names of entities, made ready to be compared.

use super::letters::sounds;
use crate::knowledge::{Entity, EntityId, Knowledge};
use crate::reference::Reference;
use crate::reference::normal::normal;
use crate::vocabulary::{EntityKind, MentionKind};

/// So many names of an entity are compared: its own and other names in order.
const MOST_NAMES: usize = 6;

/// One name.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// As it is written.
    pub(super) written: String,
    /// Its words in lower case without accents, legal forms, forms of address and "the".
    pub(super) words: Vec<String>,
    /// The words that were left out.
    pub(super) left_out: Vec<String>,
    /// How each of them sounds ([`sounds`]).
    pub(super) word_sounds: Vec<String>,
    /// The words without spaces.
    pub(super) joined: String,
    /// How they sound ([`sounds`]).
    pub(super) sounds: String,
    /// Whether it is one word of capitals that may be made of first letters.
    pub(super) is_acronym: bool,
}

impl Name {
    fn new(written: &str, kind: EntityKind) -> Option<Self> {
        let reference = Reference::built_in();
        let plain = normal(written);
        let mut words: Vec<String> =
            plain.split(' ').filter(|word| !word.is_empty()).map(|word| in_full(word).to_owned()).collect();
        let mut left_out = Vec::new();
        while words.len() > 1 && words.last().is_some_and(|last| is_legal_form(reference, last)) {
            left_out.extend(words.pop());
        }
        if kind == EntityKind::Person {
            while words.len() > 1 && words.first().is_some_and(|first| is_form_of_address(reference, first)) {
                left_out.push(words.remove(0));
            }
        }
        if words.is_empty() {
            return None;
        }
        let joined = words.concat();
        let is_acronym = words.len() == 1
            && (2..=7).contains(&joined.chars().count())
            && written.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase)
            && joined.chars().all(char::is_alphabetic);
        Some(Self {
            written: written.to_owned(),
            word_sounds: words.iter().map(|word| sounds(word)).collect(),
            sounds: sounds(&joined),
            words,
            left_out,
            joined,
            is_acronym,
        })
    }

    /// The words that were left out, as the text writes them.
    pub(super) fn left_out_as_written(&self) -> String {
        let is_left_out = |word: &&str| self.left_out.contains(&normal(word).into_owned());
        self.written.split_whitespace().filter(is_left_out).collect::<Vec<&str>>().join(" ")
    }

    /// The last word.
    pub(super) fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The first word.
    pub(super) fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// The first word and how it sounds.
    pub(super) fn first_heard(&self) -> (&str, &str) {
        (self.first(), self.word_sounds.first().map_or("", String::as_str))
    }

    /// The last word and how it sounds.
    pub(super) fn last_heard(&self) -> (&str, &str) {
        (self.last(), self.word_sounds.last().map_or("", String::as_str))
    }

    /// Whether it has more than one word.
    pub(super) fn is_long(&self) -> bool {
        self.words.len() > 1
    }

    /// The first letters of all its words, and of those that are not small; none for a single word.
    pub(super) fn initials(&self) -> [String; 2] {
        if !self.is_long() {
            return [String::new(), String::new()];
        }
        let of =
            |words: &mut dyn Iterator<Item = &String>| words.filter_map(|word| word.chars().next()).collect();
        let all = of(&mut self.words.iter());
        let telling = of(&mut self.words.iter().filter(|word| !is_small(word)));
        [all, telling]
    }
}

/// A word with a capital, as lists of names have it.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Words that tell nothing in a name of several.
pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "the" | "of" | "for" | "and" | "in" | "on" | "to" | "de" | "la" | "le" | "des" | "du" | "et" | "und"
    )
}

/// What an abbreviation in names stands for; any other word as it is.
fn in_full(word: &str) -> &str {
    match word {
        "st" => "saint",
        "mt" => "mount",
        "univ" => "university",
        "dept" => "department",
        "govt" => "government",
        "intl" => "international",
        "natl" => "national",
        "assn" | "assoc" => "association",
        "bros" => "brothers",
        other => other,
    }
}

/// Words before a person's name that are no part of it: "Dr", "Justice"; not those that are given names as well.
fn is_form_of_address(reference: &Reference, word: &str) -> bool {
    let name = capital(word);
    reference.is_honorific(&name) || (reference.office(word).is_some() && !reference.is_given_name(&name))
}

/// Legal forms of companies and societies, beside those of the lists.
fn is_legal_form(reference: &Reference, word: &str) -> bool {
    const FORMS: [&str; 30] = [
        "ab",
        "ag",
        "aps",
        "as",
        "asa",
        "bhd",
        "bv",
        "co",
        "company",
        "corp",
        "corporation",
        "eg",
        "ev",
        "gmbh",
        "inc",
        "incorporated",
        "kg",
        "kk",
        "limited",
        "llc",
        "llp",
        "ltd",
        "nv",
        "oy",
        "oyj",
        "plc",
        "pty",
        "sa",
        "se",
        "spa",
    ];
    FORMS.contains(&word) || reference.is_company_suffix(word)
}

/// An entity with its names.
#[derive(Debug)]
pub(super) struct Named {
    /// Which.
    pub(super) id: EntityId,
    /// Of what kind.
    pub(super) kind: EntityKind,
    /// Whether a text calls it by a name, and not only by a description.
    pub(super) has_name: bool,
    /// Its names, its own first; never empty.
    pub(super) names: Vec<Name>,
}

impl Named {
    fn new(entity: &Entity) -> Option<Self> {
        let has_name = entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name);
        let own = Name::new(&entity.name, entity.kind)?;
        let mut names = vec![own];
        if has_name {
            let others = entity.aliases.iter().filter(|alias| alias.chars().any(char::is_uppercase));
            let others = others.filter_map(|alias| Name::new(alias, entity.kind));
            for other in others {
                if names.len() < MOST_NAMES && names.iter().all(|name| name.words != other.words) {
                    names.push(other);
                }
            }
        }
        Some(Self { id: entity.id, kind: entity.kind, has_name, names })
    }

    /// Whether it is a person.
    pub(super) fn is_person(&self) -> bool {
        self.kind == EntityKind::Person
    }

    /// Its own name.
    pub(super) fn own(&self) -> &Name {
        &self.names[0]
    }
}

/// The names of all entities.
#[derive(Debug)]
pub(super) struct Names {
    /// The entities in the order of [`Knowledge::entities`]; `None` where there is nothing to compare.
    pub(super) entities: Vec<Option<Named>>,
}

impl Names {
    pub(super) fn of(knowledge: &Knowledge) -> Self {
        Self { entities: knowledge.entities.iter().map(Named::new).collect() }
    }

    /// The entity at a place of [`Knowledge::entities`].
    pub(super) fn get(&self, place: u32) -> Option<&Named> {
        self.entities.get(place as usize)?.as_ref()
    }
}
