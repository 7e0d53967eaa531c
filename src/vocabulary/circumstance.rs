//! How a claim stands in its text, as far as that makes it less sure, or surer, than others of its rule.

use crate::names::named_values;

named_values! {
    /// Something about a claim that tells how far it can be trusted. How much each one weighs is learned:
    /// `data/knowledge/confidence.tsv`.
    pub enum Circumstance {
        /// An end is a pronoun.
        Pronoun = "pronoun",
        /// An end is a description that stands for something the text names elsewhere.
        StandsForName = "stands for a name",
        /// An end is a description of something that has no name.
        Nameless = "nameless",
        /// An end is a thing that nothing but this claim makes an entity.
        Thing = "thing",
        /// It is not sure that an end is such a thing, of such a kind.
        UncertainEnd = "uncertain end",
        /// The claim holds of something inside its end: "two of the members".
        Inside = "inside the end",
        /// The subject stands at another verb of the sentence.
        SubjectElsewhere = "subject of another verb",
        /// An end was found away from the place where its verb wants it.
        FarEnd = "far end",
        /// Many words stand between the ends.
        FarApart = "far apart",
        /// The sentence is long.
        LongSentence = "long sentence",
        /// No type of relation fits.
        NoType = "no type",
        /// It takes one step beyond the words.
        OneStep = "one step",
        /// The text denies it.
        Denied = "denied",
        /// The text says that it is planned, possible, expected, …
        NotActual = "not actual",
        /// It is somebody's word.
        Reported = "reported",
        /// Several sentences say it.
        SaidOften = "said often",
    }
}

/// A set of [`Circumstance`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Circumstances(u32);

impl Circumstances {
    /// Adds one.
    pub fn insert(&mut self, circumstance: Circumstance) {
        self.0 |= 1 << circumstance as u32;
    }

    /// Adds one when it holds.
    pub fn insert_if(&mut self, circumstance: Circumstance, holds: bool) {
        if holds {
            self.insert(circumstance);
        }
    }

    /// Whether it is among them.
    #[must_use]
    pub const fn contains(self, circumstance: Circumstance) -> bool {
        self.0 & (1 << circumstance as u32) != 0
    }

    /// Those that hold, in order of declaration.
    pub fn iter(self) -> impl Iterator<Item = Circumstance> {
        Circumstance::ALL.iter().copied().filter(move |circumstance| self.contains(*circumstance))
    }
}
