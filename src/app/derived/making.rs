//! What takes longer than a hand notices, of many documents, and is made by a job; until it is there, what was made
//! before stands.

use std::sync::Arc;

use super::{Former, Gathered, Gathering};
use crate::app::search::Index;
use crate::graph::{Counts, Filter};
use crate::knowledge::Knowledge;

/// From so many entities and relations on, counting and indexing are left to jobs.
const MANY: usize = 12_000;

/// Something to be made.
#[derive(Clone, Debug)]
pub enum Making {
    /// What the documents say together.
    Knowledge(u64, Box<Gathering>),
    /// How much of each value a filter leaves.
    Counts(Arc<Knowledge>, Box<Filter>),
    /// What can be found, made of the index of what there was before, where there is one.
    Index(Arc<Knowledge>, Option<Box<Index>>),
    /// Nothing: what was made before is forgotten.
    Nothing(Box<Former>),
}

/// Something that was made.
#[derive(Clone, Debug, PartialEq)]
pub enum Made {
    /// What the documents say together, by the number of the work.
    Knowledge(u64, Box<Gathered>),
    /// How much of each value a filter leaves.
    Counts(Box<Counted>),
    /// What can be found.
    Index(Box<Index>),
    /// Nothing.
    Nothing,
}

/// How much of each value this filter leaves of this knowledge.
#[derive(Clone, Debug)]
pub struct Counted {
    pub(super) knowledge: Arc<Knowledge>,
    pub(super) filter: Filter,
    pub(super) counts: Counts,
}

impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.knowledge, &other.knowledge) && self.filter == other.filter
    }
}

impl Making {
    /// What a thread that makes it is called.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Knowledge(..) => "documents",
            Self::Counts(..) => "counts",
            Self::Index(..) => "index",
            Self::Nothing(_) => "tidying up",
        }
    }

    /// Makes it; a pure function, for any thread.
    #[must_use]
    pub fn make(self) -> Made {
        match self {
            Self::Knowledge(serial, gathering) => Made::Knowledge(serial, Box::new(gathering.gather())),
            Self::Counts(knowledge, filter) => {
                let counts = Counts::new(&knowledge, &filter);
                Made::Counts(Box::new(Counted { knowledge, filter: *filter, counts }))
            }
            Self::Nothing(former) => {
                drop(former);
                Made::Nothing
            }
            Self::Index(knowledge, former) => Made::Index(Box::new(match former {
                Some(former) => former.of_next(&knowledge),
                None => Index::new(&knowledge),
            })),
        }
    }
}

/// Whether there is so much that what goes through all of it is left to a job.
pub(in crate::app) fn is_much(knowledge: &Knowledge) -> bool {
    knowledge.entities.len() + knowledge.relations.len() > MANY
}
