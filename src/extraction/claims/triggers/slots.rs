//! Where beside its word an end of a relation stands, and what it may be.

use std::borrow::Cow;

use crate::vocabulary::EntityKind;

/// A set of entity kinds; the empty set stands for all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extraction::claims) struct Kinds(u16);

/// The bit that narrows events down to accidents and disasters.
const DISASTER: u16 = 1 << 15;
/// The bit that demands a name.
const NAMED: u16 = 1 << 14;

impl Kinds {
    /// Whether an entity of this kind is wanted.
    pub(in crate::extraction::claims) const fn allows(self, kind: EntityKind) -> bool {
        self.0 == 0 || self.0 & (1 << kind as u16) != 0
    }

    /// The kinds of those who can act: people, organisations, places and groups.
    pub(in crate::extraction::claims) const fn agents() -> Self {
        Self(
            1 << EntityKind::Person as u16
                | 1 << EntityKind::Organisation as u16
                | 1 << EntityKind::Location as u16
                | 1 << EntityKind::Group as u16,
        )
    }

    /// Whether only an accident or a natural disaster is wanted of all events.
    pub(in crate::extraction::claims) const fn wants_disaster(self) -> bool {
        self.0 & DISASTER != 0
    }

    /// Whether only what is named is wanted.
    pub(in crate::extraction::claims) const fn wants_name(self) -> bool {
        self.0 & NAMED != 0
    }

    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut bits = 0;
        for name in text.split(',') {
            bits |= match name {
                "NAMED" => NAMED,
                "DISASTER" => 1 << EntityKind::Event as u16 | DISASTER,
                "AGENT" => Self::agents().0,
                "TEXT" => 1 << EntityKind::Law as u16 | 1 << EntityKind::Document as u16,
                "THING" => {
                    1 << EntityKind::Law as u16
                        | 1 << EntityKind::Document as u16
                        | 1 << EntityKind::Event as u16
                        | 1 << EntityKind::Concept as u16
                }
                name => {
                    let kind = EntityKind::from_name(name).ok_or_else(|| {
                        format!("“{name}” is no kind; the head of data/knowledge/relations.tsv lists them")
                    })?;
                    1 << kind as u16
                }
            };
        }
        Ok(Self(bits))
    }
}

/// Where beside its word an end of a relation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extraction::claims) enum Place {
    /// The one who acts; the agent of a passive.
    Subject,
    /// The one acted upon; the subject of a passive.
    Object,
    /// What the noun itself stands for.
    Itself,
    /// The one acted upon, in a passive that names nobody who acts.
    Patient,
    /// The possessor of the noun, or a name before it; beside a verb, of its object.
    Owner,
    /// The one who gets something: the indirect object, also as the subject of a passive that keeps
    /// its object ("was awarded the prize").
    Recipient,
    /// What somebody gets: the object beside an indirect one.
    Gift,
    /// The one who acts, of a passive only ("was wanted by the police").
    Agent,
    /// The subject of the clause that is what the verb says or asks for ("demanded that *the firm* pay").
    Asked,
    /// What happens in the clause with "when" beside the verb ("were killed when *a bomb* went off").
    When,
    /// The object that makes a pair with the verb, when no other place of the slot is filled ("led *the
    /// inquiry*" beside "led the inquiry into the crash").
    Pair,
    /// Whoever accuses somebody of what the clause denies ("accused it of spying, which it denied").
    Accuser,
    /// After this preposition.
    After(&'static str),
}

/// The words that end a place after a preposition ("because of", "south of").
const PREPOSITIONS: [&str; 45] = [
    "about",
    "above",
    "across",
    "after",
    "against",
    "ahead",
    "along",
    "alongside",
    "among",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "between",
    "beyond",
    "by",
    "concerning",
    "during",
    "following",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "outside",
    "over",
    "past",
    "regarding",
    "than",
    "through",
    "to",
    "toward",
    "towards",
    "under",
    "upon",
    "with",
];

impl Place {
    fn parse(text: &'static str) -> Result<Self, String> {
        Ok(match text {
            "subject" => Self::Subject,
            "object" => Self::Object,
            "patient" => Self::Patient,
            "self" => Self::Itself,
            "owner" => Self::Owner,
            "recipient" => Self::Recipient,
            "gift" => Self::Gift,
            "agent" => Self::Agent,
            "asked" => Self::Asked,
            "when" => Self::When,
            "pair" => Self::Pair,
            "accuser" => Self::Accuser,
            _ if text.rsplit(' ').next().is_some_and(|last| PREPOSITIONS.contains(&last)) => {
                Self::After(text)
            }
            _ => {
                return Err(format!(
                    "“{text}” is no slot and no preposition; the head of data/knowledge/relations.tsv lists the slots"
                ));
            }
        })
    }
}

/// One end of a relation: where it may stand and what it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extraction::claims) struct Slot {
    /// The places to look in, in order.
    pub(in crate::extraction::claims) places: Vec<Place>,
    /// The kinds that fit.
    pub(in crate::extraction::claims) kinds: Kinds,
    /// Whether a noun that nothing else names may become a concept.
    pub(in crate::extraction::claims) makes_concept: bool,
    /// Whether what such a noun is about counts in its place ("changes in the treaty").
    pub(in crate::extraction::claims) looks_into: bool,
}

impl Slot {
    /// The same slot, in which nothing becomes a concept.
    pub(in crate::extraction::claims) fn without_concepts(&self) -> Cow<'_, Self> {
        if self.makes_concept {
            Cow::Owned(Self { makes_concept: false, ..self.clone() })
        } else {
            Cow::Borrowed(self)
        }
    }

    /// The slot that a column describes; what is wrong with it when it describes none.
    pub(super) fn parse(column: &'static str) -> Result<Self, String> {
        let (text, kinds) = match column.split_once('(') {
            Some((before, rest)) => {
                let kinds =
                    rest.strip_suffix(')').ok_or_else(|| format!("“{column}” is not closed by “)”"))?;
                (before, Kinds::parse(kinds)?)
            }
            None => (column, Kinds::default()),
        };
        let makes_concept = text.ends_with('+');
        let text = text.trim_end_matches('+');
        let looks_into = text.ends_with('>');
        let places = text.trim_end_matches('>').split('|').map(Place::parse).collect::<Result<_, _>>()?;
        Ok(Self { places, kinds, makes_concept, looks_into })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_names_places_kinds_and_whether_it_makes_concepts() {
        let slot = Slot::parse("in|at(LOC,EVENT)").unwrap();
        assert_eq!(slot.places, [Place::After("in"), Place::After("at")]);
        assert!(slot.kinds.allows(EntityKind::Event) && !slot.kinds.allows(EntityKind::Person));
        assert!(Slot::parse("object+").unwrap().makes_concept);
        assert!(Slot::parse("object(NOTHING)").is_err());
    }
}
