//! Relata turns news articles into a knowledge graph that a person can explore and trust.
//!
//! The modules stand in the order in which an article flows through them, and a module uses only
//! modules above it in this list (a test keeps it so):
//!
//! 1. [`document`]: bytes of a file to a [`document::Document`]: one normalised text in paragraphs.
//! 2. [`intake`]: bytes of files that are not plain text to transcripts, within limits.
//! 3. [`language`]: text to [`language::Parsed`]: tokens, tags, lemmas, heads, sentences, names.
//! 4. [`vocabulary`]: the frozen kinds of entities and types of relations.
//! 5. [`reference`]: small built-in lists of facts (countries, bodies, offices, …).
//! 6. [`extraction`]: one parsed document to mentions, entities and claims.
//! 7. [`corrections`]: what a person has put right, replayed over extractions.
//! 8. [`knowledge`]: the claims of all documents to entities and relations.
//! 9. [`comparison`]: two sets of documents, or two documents, beside each other.
//! 10. [`graph`]: knowledge to a petgraph graph; filters and neighbourhoods.
//! 11. [`suggestions`]: knowledge to pairs of entities that may be one, with reasons.
//! 12. [`layout`]: graph to positions, a pure function of a comparable request.
//! 13. [`scene`]: graph, positions and look to shapes and text that stand for something.
//! 14. [`export`]: scene to pictures, knowledge to data files.
//! 15. [`exchange`]: knowledge and plain graphs in the formats of other programs, both ways.
//! 16. [`project`]: what a person has put in and chosen, in one file that survives crashes.
//! 17. [`jobs`]: threads, progress, cancellation.
//! 18. [`app`]: state, commands and the one function that changes the state.
//! 19. [`ui`] and [`cli`]: the window and the command line.

pub mod app;
pub mod cli;
pub mod comparison;
pub mod corrections;
pub mod document;
pub mod exchange;
pub mod export;
pub mod extraction;
pub mod graph;
pub mod intake;
pub mod jobs;
pub mod knowledge;
pub mod language;
pub mod layout;
mod names;
pub mod project;
pub mod reference;
pub mod scene;
pub mod suggestions;
#[cfg(feature = "window")]
pub mod ui;
pub mod vocabulary;
