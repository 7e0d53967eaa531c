//! What can be said of a graph file that was read, or could not be.

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {reason}")]
pub struct ReadError {
    /// Where in the file: "line 12", "node 3".
    pub place: String,
    /// What is wrong, and what can be done.
    pub reason: String,
}

impl ReadError {
    pub(super) fn new(place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { place: place.into(), reason: reason.into() }
    }
}

/// Something in a file that did not come into the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Where it stands.
    pub place: String,
    /// Why it was left out.
    pub reason: String,
}

/// What came of reading a file: nothing is left out without a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadReport {
    /// How many nodes the file has.
    pub nodes_found: usize,
    /// How many edges the file has.
    pub edges_found: usize,
    /// The first of those things that were left out.
    pub dropped: Vec<Dropped>,
    /// How many were left out in all.
    pub dropped_count: usize,
    /// What was read otherwise than the file has it, in plain sentences, each once.
    pub notes: Vec<String>,
}

impl ReadReport {
    /// More than these nobody reads one by one.
    const LISTED: usize = 1000;

    pub(super) fn drop(&mut self, place: impl Into<String>, reason: impl Into<String>) {
        self.dropped_count += 1;
        if self.dropped.len() < Self::LISTED {
            self.dropped.push(Dropped { place: place.into(), reason: reason.into() });
        }
    }

    pub(super) fn note(&mut self, note: &str) {
        if !self.notes.iter().any(|known| known == note) {
            self.notes.push(note.to_owned());
        }
    }
}
