//! All corrections, in the order in which they were made.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::change::{Change, Correction, CorrectionId};

/// The corrections in the order in which they were made: where two say different things of the same, the later
/// one holds. To clone them costs nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Corrections(Arc<Vec<Correction>>);

impl PartialEq for Corrections {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl FromIterator<Correction> for Corrections {
    fn from_iter<List: IntoIterator<Item = Correction>>(corrections: List) -> Self {
        Self(Arc::new(corrections.into_iter().collect()))
    }
}

impl Corrections {
    /// The corrections, in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Correction] {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The correction with this identity.
    #[must_use]
    pub fn get(&self, id: CorrectionId) -> Option<&Correction> {
        self.0.iter().find(|correction| correction.id == id)
    }

    /// Adds a correction in the place of those that said something else of the same. Gives its identity.
    pub fn enter(&mut self, change: Change) -> CorrectionId {
        let correction = Correction::new(change);
        let id = correction.id;
        self.enter_all([correction]);
        id
    }

    /// Adds several, one after the other.
    pub fn enter_all(&mut self, corrections: impl IntoIterator<Item = Correction>) {
        let mut all = Vec::clone(&self.0);
        for correction in corrections {
            let new = &correction.change;
            // A rule that is switched or said otherwise keeps its place among the others.
            let is_it =
                |old: &Correction| matches!(new, Change::Rule { .. }) && is_about_the_same(&old.change, new);
            if let Some(place) = all.iter().position(is_it) {
                all[place] = correction;
                continue;
            }
            all.retain_mut(|old| match stays(old, new) {
                Stays::Whole => true,
                Stays::Part(part) => {
                    *old = *part;
                    true
                }
                Stays::Not => false,
            });
            all.push(correction);
        }
        self.0 = Arc::new(all);
    }

    /// Takes a correction back; whether it was there.
    pub fn revoke(&mut self, id: CorrectionId) -> bool {
        let was_there = self.get(id).is_some();
        if was_there {
            self.0 = Arc::new(self.0.iter().filter(|correction| correction.id != id).cloned().collect());
        }
        was_there
    }
}

/// What stays of an earlier correction when a later one says something.
enum Stays {
    Whole,
    /// Of several that were one, those that may be so still.
    Part(Box<Correction>),
    Not,
}

fn stays(old: &Correction, new: &Change) -> Stays {
    let kept = |stays| if stays { Stays::Whole } else { Stays::Not };
    if old.change == *new || is_about_the_same(&old.change, new) {
        return Stays::Not;
    }
    match (&old.change, new) {
        (Change::NotSame { one, other }, Change::Same { into, others }) => {
            let holds = |anchor| into == anchor || others.contains(anchor);
            kept(!(holds(one) && holds(other)))
        }
        (Change::Same { into, others }, Change::NotSame { one, other }) => {
            let holds = |anchor| into == anchor || others.contains(anchor);
            if !(holds(one) && holds(other)) {
                return Stays::Whole;
            }
            let leaves = if into == other { one } else { other };
            let others: Vec<_> = others.iter().filter(|anchor| *anchor != leaves).cloned().collect();
            if others.is_empty() {
                return Stays::Not;
            }
            Stays::Part(Box::new(Correction::new(Change::Same { into: into.clone(), others })))
        }
        _ => Stays::Whole,
    }
}

/// Whether two corrections give the same thing a value.
pub(super) fn is_about_the_same(one: &Change, other: &Change) -> bool {
    one.target().is_some_and(|target| other.target() == Some(target))
}
