//! What speaks for or against two entities' being one.

use crate::document::Span;
use crate::knowledge::SourceIndex;
use crate::vocabulary::EntityKind;

/// Words of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// In which document.
    pub source: SourceIndex,
    /// Where in its text.
    pub span: Span,
}

/// What happened once and has a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dated {
    /// Somebody was born.
    Born,
    /// Something was founded.
    Founded,
    /// Something took place.
    TookPlace,
}

/// One thing that speaks for or against it.
///
/// What is about names stands first; of these a pair has just one. Where two texts stand beside each other, the
/// first is about the entity with the lesser identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// They have this name in common.
    SameName(String),
    /// They are called by the same description, not by a name.
    SameDescription(String),
    /// The names are the same but for these words: a legal form, a form of address, a plural.
    SameBut(String),
    /// The same words stand in another order.
    OtherOrder,
    /// The name of one is another name of the other.
    OtherName(String),
    /// The first is made of the first letters of the second.
    Acronym(String, String),
    /// The first names are the same or fit, and so are the surnames: "D. Lammy", "John F. Kennedy".
    SameInitial(String, String),
    /// One first name may be short for the other.
    ShortFirstName(String, String),
    /// One is called only by this surname, which is the other's.
    Surname(String),
    /// One is called only by this first name, which is the other's.
    FirstName(String),
    /// They have the surname in common, and the first names differ.
    SameSurname(String),
    /// The first name stands within the second.
    Within(String, String),
    /// The names are spelled nearly alike.
    SpelledAlike(String, String),
    /// The names may be two ways of writing the same sounds.
    SoundsAlike(String, String),
    /// The names look the same and have letters of different alphabets. This is a warning as well.
    LooksAlike {
        /// The letters that are not what they seem, as "а (Cyrillic)".
        letters: String,
    },
    /// One stands in brackets behind the other.
    InBrackets,
    /// Both hold this title.
    SameTitle(String),
    /// Both belong to this country.
    SameCountry(String),
    /// Both are related to these.
    SharedNeighbours {
        /// Their names, the most telling first.
        names: Vec<String>,
        /// How many there are.
        shared: usize,
        /// How many neighbours they have together.
        of: usize,
    },
    /// A text tells something of both.
    Related(String),
    /// A sentence names both, side by side.
    SideBySide(usize),
    /// They stand in the same article only, which takes them for two.
    OneArticle(String),
    /// So many others fit the shorter name as well, and hardly less speaks for them.
    OthersFit(usize),
    /// The lists know them as two things.
    TwoInTheLists,
    /// They are of different kinds.
    DifferentKinds(EntityKind, EntityKind),
    /// They have different first names.
    DifferentFirstNames(String, String),
    /// One is a man and the other a woman, as far as names and pronouns tell.
    DifferentGenders,
    /// They have different numbers in their names; nothing stands for none.
    DifferentNumbers(String, String),
    /// Only one has this word, which parts it from others: "Northern".
    TellingWord(String),
    /// They have different dates.
    DifferentDates(Dated, String, String),
    /// They are or were born in different places.
    DifferentPlaces(String, String),
    /// They belong to different countries.
    DifferentCountries(String, String),
    /// They hold different titles.
    DifferentTitles(String, String),
    /// What is said of one is denied of the other.
    Contradiction(String),
}

/// A piece of evidence with its weight and the sentences on which it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What it is.
    pub evidence: Evidence,
    /// How much it weighs: log-odds, below 0 when it speaks against. See [`super::weigh`].
    pub weight: f32,
    /// The sentences, in order of document and place.
    pub sentences: Vec<Place>,
}

impl Piece {
    /// Whether it speaks for their being one.
    #[must_use]
    pub fn is_for(&self) -> bool {
        self.weight > 0.0
    }
}
