//! Why a correction cannot be applied.

/// Why a correction cannot be applied now; it is kept, and applies again when it can.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Reason {
    /// Its article is not open.
    #[error("its article, {0}, is not open")]
    ArticleNotOpen(String),
    /// The words it stands on are not there.
    #[error("the words “{words}” do not stand in {article} any more")]
    WordsGone {
        /// The words.
        words: String,
        /// The name of the article.
        article: String,
    },
    /// The words are there, and refer to nothing.
    #[error("nothing is found at the words “{0}” any more")]
    NothingThere(String),
    /// The words refer to something else now.
    #[error("the words “{words}” stand for {now} now, not for {before}")]
    SomethingElse {
        /// The words.
        words: String,
        /// What they stood for.
        before: String,
        /// What they stand for.
        now: String,
    },
    /// No sentence says what it corrects.
    #[error("no sentence gives “{0}” between the two any more")]
    ClaimGone(String),
    /// Both ends of a relation are one thing.
    #[error("both ends are one entity")]
    SameEnds,
    /// Of several entities that are to be one only one is there.
    #[error("only one of the entities is there")]
    OnlyOne,
    /// Two entities that are to be kept apart are one in an article.
    #[error("both are one entity in the same article; split it instead")]
    Together,
    /// It is a rule that is switched off.
    #[error("the rule is switched off")]
    SwitchedOff,
    /// It is a rule, and nothing is called so.
    #[error("no article calls anything “{0}”")]
    NothingCalled(String),
    /// It is a rule, and nothing is said so that it would change.
    #[error("no article says “{0}” in another sense")]
    NothingSaid(String),
    /// Another correction says otherwise.
    #[error("a later correction says otherwise")]
    Overruled,
    /// Another correction has taken the thing away.
    #[error("the entity was deleted")]
    Deleted,
}
