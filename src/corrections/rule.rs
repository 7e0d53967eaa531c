//! Rules of a project: what a person has put right twice, said once for every article there is and will be.
//!
//! A rule stands on names and phrases as the texts have them, never on a place. What is said of a single thing
//! wins over it.

use serde::{Deserialize, Serialize};

use crate::reference::normal::normal;
use crate::vocabulary::{EntityKind, RelationType};

/// Which part of a name a rule looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NamePart {
    /// All of it.
    #[default]
    Whole,
    /// The words that it begins with.
    Beginning,
    /// The words that it ends with.
    End,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "sort", rename_all = "kebab-case")]
pub enum Rule {
    /// What is called so is the entity of this name.
    Alias {
        /// What the texts call it.
        words: String,
        /// The name of what they mean.
        name: String,
    },
    /// What is called so is of this kind.
    Kind {
        /// What the texts call it, or the part of its name.
        words: String,
        /// Which part of the name the words are.
        #[serde(default, skip_serializing_if = "is_whole")]
        part: NamePart,
        /// What sort of thing it is.
        kind: EntityKind,
        /// A finer sort.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subtype: Option<String>,
    },
    /// What is called so is no entity.
    Ignore {
        /// What the texts call it.
        words: String,
    },
    /// What is said in these words is of this type.
    Meaning {
        /// The relation in the words of the texts.
        phrase: String,
        /// Its type.
        #[serde(rename = "type")]
        relation: RelationType,
        /// Whether it holds the other way round: of the object, to the subject.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        reversed: bool,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_whole(part: &NamePart) -> bool {
    *part == NamePart::Whole
}

/// What a rule decides: of two rules about the same only one can hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RuleTopic {
    /// Whom words stand for, of what kind it is, or what a phrase means.
    question: u8,
    part: NamePart,
    words: String,
}

impl Rule {
    /// The words that it stands on.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Alias { words, .. } | Self::Kind { words, .. } | Self::Ignore { words } => words,
            Self::Meaning { phrase, .. } => phrase,
        }
    }

    /// Whether it says something: its words are not empty, and a name is another than the words.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let says = !normal(self.words()).is_empty();
        match self {
            Self::Alias { words, name } => says && !name.trim().is_empty() && normal(words) != normal(name),
            _ => says,
        }
    }

    /// What it is about, to be compared with many names or phrases.
    #[must_use]
    pub fn meant(&self) -> Meant {
        let part = match self {
            Self::Alias { .. } | Self::Ignore { .. } => Some(NamePart::Whole),
            Self::Kind { part, .. } => Some(*part),
            Self::Meaning { .. } => None,
        };
        Meant { words: normal(self.words()).into_owned(), part }
    }

    /// What it decides.
    pub(super) fn topic(&self) -> RuleTopic {
        let (question, part) = match self {
            Self::Alias { .. } | Self::Ignore { .. } => (0, NamePart::Whole),
            Self::Kind { part, .. } => (1, *part),
            Self::Meaning { .. } => (2, NamePart::Whole),
        };
        RuleTopic { question, part, words: normal(self.words()).into_owned() }
    }
}

/// What a rule is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The words in their normal form.
    words: String,
    /// Which part of a name they are; `None` where they say a relation.
    part: Option<NamePart>,
}

impl Meant {
    /// Whether something is meant that the texts call `name`, which is in its normal form.
    #[must_use]
    pub fn has_name(&self, name: &str) -> bool {
        let rest = match self.part {
            None => return false,
            Some(NamePart::Whole) => return name == self.words,
            Some(NamePart::Beginning) => name.strip_prefix(&self.words).map(|rest| rest.starts_with(' ')),
            Some(NamePart::End) => name.strip_suffix(&self.words).map(|rest| rest.ends_with(' ')),
        };
        name == self.words || rest == Some(true)
    }

    /// Whether what the texts say in this phrase is meant; `phrase` is in its normal form.
    #[must_use]
    pub fn has_phrase(&self, phrase: &str) -> bool {
        self.part.is_none() && phrase == self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_meant_as_a_whole_or_by_their_beginning_or_end() {
        let kind = |part| Rule::Kind {
            words: "Board".to_owned(),
            part,
            kind: EntityKind::Organisation,
            subtype: None,
        };
        let means = |part, name: &str| kind(part).meant().has_name(&normal(name));
        assert!(means(NamePart::Whole, "the Board") && !means(NamePart::Whole, "Harbour Board"));
        assert!(means(NamePart::End, "Harbour Board") && means(NamePart::End, "Board"));
        assert!(!means(NamePart::End, "Skateboard") && !means(NamePart::End, "Board of Trade"));
        assert!(means(NamePart::Beginning, "Board of Trade") && !means(NamePart::Beginning, "Boarding"));
    }

    #[test]
    fn a_rule_that_says_nothing_is_not_sound() {
        let alias = |words: &str, name: &str| Rule::Alias { words: words.to_owned(), name: name.to_owned() };
        assert!(alias("Falk", "Anna Falk").is_sound());
        assert!(!alias("Falk", " ").is_sound() && !alias("The Falk", "Falk").is_sound());
        assert!(!Rule::Ignore { words: " – ".to_owned() }.is_sound());
    }

    #[test]
    fn whom_words_stand_for_is_one_question() {
        let ignore = Rule::Ignore { words: "The Board".to_owned() };
        let alias = Rule::Alias { words: "board".to_owned(), name: "Harbour Board".to_owned() };
        assert_eq!(ignore.topic(), alias.topic());
    }
}
