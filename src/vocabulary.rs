//! The words the graph is written in: the frozen kinds of entities, types of relations, and the
//! qualifiers of a claim. Files and other programs rely on these names; they are never changed.

mod circumstance;
mod relation_type;

pub use circumstance::{Circumstance, Circumstances};
pub use relation_type::RelationType;

use crate::names::named_values;

named_values! {
    /// What sort of thing an entity is.
    pub enum EntityKind {
        /// A person.
        Person = "PER",
        /// An organisation: party, court, government, company, media, agency, armed group.
        Organisation = "ORG",
        /// A country, city, region, sea, building or other place.
        Location = "LOC",
        /// A treaty, statute, article of one, or legal case.
        Law = "LAW",
        /// A meeting, election, war, accident, attack or competition.
        Event = "EVENT",
        /// A report, declaration, column, bill or letter; a named product or work.
        Document = "DOC",
        /// A set of people or states named by a description.
        Group = "GROUP",
        /// A topic, policy or plan.
        Concept = "CONCEPT",
    }
}

named_values! {
    /// How real the text says a relation is.
    pub enum Modality {
        /// It is or was so.
        Actual = "actual",
        /// Somebody means to bring it about.
        Planned = "planned",
        /// It is expected to come about.
        Expected = "expected",
        /// It may be so or come about.
        Possible = "possible",
        /// It has to be so.
        Obliged = "obliged",
        /// Somebody is thinking about it.
        Considered = "considered",
    }
}

named_values! {
    /// Where a relation comes from.
    pub enum Origin {
        /// The words of a document.
        Text = "text",
        /// The built-in reference knowledge; never mixed up with what a text says.
        Reference = "reference",
        /// A person's own correction.
        Person = "person",
    }
}

named_values! {
    /// In what way a mention refers to its entity.
    pub enum MentionKind {
        /// By a name.
        Name = "name",
        /// By a description ("the ministry").
        Nominal = "nominal",
        /// By a pronoun.
        Pronoun = "pronoun",
        /// By the adjective or noun of a people ("Danish").
        Demonym = "demonym",
    }
}
