//! What takes longer than a hand notices, of many documents, and is made by a job; until it is there, what was made
//! before stands.

use std::sync::Arc;

use super::{Former, Gathered, Gathering};
use crate::app::search::Index;
use crate::graph::{Counts, Filter, View};
use crate::knowledge::Knowledge;
use crate::suggestions::Suggestions;

/// From so many entities and relations on, counting and indexing are left to jobs.
const MANY: usize = 12_000;

/// Something to be made.
#[derive(Clone, Debug)]
pub enum Making {
    /// What the documents say together.
    Knowledge(u64, Box<Gathering>),
    /// What a filter leaves.
    View(Arc<Knowledge>, Box<Filter>),
    /// How much of each value a filter leaves.
    Counts(Arc<Knowledge>, Box<Filter>),
    /// Which entities may be one.
    Suggestions(Arc<Knowledge>),
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
    /// What a filter leaves.
    View(Box<Viewed>),
    /// How much of each value a filter leaves.
    Counts(Box<Counted>),
    /// Which entities may be one.
    Suggestions(Box<Suggested>),
    /// What can be found.
    Index(Box<Index>),
    /// Nothing.
    Nothing,
}

/// What this filter leaves of this knowledge.
#[derive(Clone, Debug)]
pub struct Viewed {
    pub(super) knowledge: Arc<Knowledge>,
    pub(super) filter: Filter,
    pub(super) view: View,
}

impl PartialEq for Viewed {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.knowledge, &other.knowledge) && self.filter == other.filter
    }
}

/// Which entities of this knowledge may be one.
#[derive(Clone, Debug)]
pub struct Suggested {
    pub(super) knowledge: Arc<Knowledge>,
    pub(super) suggestions: Arc<Suggestions>,
}

impl PartialEq for Suggested {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.knowledge, &other.knowledge)
    }
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
            Self::View(..) => "view",
            Self::Counts(..) => "counts",
            Self::Suggestions(_) => "suggestions",
            Self::Index(..) => "index",
            Self::Nothing(_) => "tidying up",
        }
    }

    /// Makes it; a pure function, for any thread.
    #[must_use]
    pub fn make(self) -> Made {
        match self {
            Self::Knowledge(serial, gathering) => Made::Knowledge(serial, Box::new(gathering.gather())),
            Self::View(knowledge, filter) => {
                let view = View::new(&knowledge, &filter);
                Made::View(Box::new(Viewed { knowledge, filter: *filter, view }))
            }
            Self::Suggestions(knowledge) => {
                let suggestions = Arc::new(Suggestions::of(&knowledge));
                Made::Suggestions(Box::new(Suggested { knowledge, suggestions }))
            }
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
