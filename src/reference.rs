//! Small built-in lists of facts: countries, bodies, offices, words that tell a kind.

/// The built-in lists, decoded.
#[derive(Debug, Default)]
pub struct Reference {}

impl Reference {
    /// The lists that come with the program, decoded once.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: std::sync::OnceLock<Reference> = std::sync::OnceLock::new();
        BUILT_IN.get_or_init(Self::default)
    }
}
