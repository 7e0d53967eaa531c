//! Corrections that go with their article when it is read again from a file that has changed.

use super::anchor::{ArticleAnchor, ClaimAnchor, EntityAnchor, Place};
use super::change::{Change, Correction, NoteTarget};
use super::list::Corrections;
use crate::document::DocumentId;

impl Corrections {
    /// The corrections, with those that stand on words of the article `id` standing on the same words of `article`.
    #[must_use]
    pub fn moved(&self, id: &DocumentId, article: &ArticleAnchor) -> Self {
        let mut any = false;
        let mut moved = |correction: &Correction| {
            let mut change = correction.change.clone();
            let mut is_there = false;
            change.each_article(&mut |own| {
                if own.id == *id {
                    own.clone_from(article);
                    is_there = true;
                }
            });
            any |= is_there;
            if is_there { Correction::new(change) } else { correction.clone() }
        };
        let all: Self = self.as_slice().iter().map(&mut moved).collect();
        if any { all } else { self.clone() }
    }
}

/// Something to be done with every article that a correction names.
type Visit<'a> = &'a mut dyn FnMut(&mut ArticleAnchor);

impl Change {
    /// Goes through every article that it names.
    fn each_article(&mut self, visit: Visit<'_>) {
        match self {
            Self::Rename { entity, .. } | Self::Retype { entity, .. } | Self::RejectEntity { entity } => {
                of_entity(entity, visit);
            }
            Self::Same { into, others } => {
                of_entity(into, visit);
                for other in others {
                    of_entity(other, visit);
                }
            }
            Self::NotSame { one, other } => {
                of_entity(one, visit);
                of_entity(other, visit);
            }
            Self::Split { entity, places, .. } => {
                of_entity(entity, visit);
                for place in places {
                    of_place(place, visit);
                }
            }
            Self::AddEntity { place, .. } => of_place(place, visit),
            Self::AddRelation { subject, object, trigger, says, .. } => {
                for place in [subject, object, trigger].into_iter().chain(says.given.places_mut()) {
                    of_place(place, visit);
                }
            }
            Self::EditRelation { claims, says, .. } => {
                for claim in claims {
                    of_claim(claim, visit);
                }
                for place in says.given.places_mut() {
                    of_place(place, visit);
                }
            }
            Self::RejectRelation { claims } | Self::ConfirmRelation { claims } => {
                for claim in claims {
                    of_claim(claim, visit);
                }
            }
            Self::Rule { .. } => {}
            Self::SetDate { article, .. } => visit(article),
            Self::Note { about: NoteTarget::Entity(entity), .. } => of_entity(entity, visit),
            Self::Note { about: NoteTarget::Relation(claim), .. } => of_claim(claim, visit),
        }
    }
}

fn of_place(place: &mut Place, visit: Visit<'_>) {
    visit(&mut place.article);
}

fn of_entity(entity: &mut EntityAnchor, visit: Visit<'_>) {
    of_place(&mut entity.place, visit);
}

fn of_claim(claim: &mut ClaimAnchor, visit: Visit<'_>) {
    of_place(&mut claim.subject, visit);
    of_place(&mut claim.object, visit);
}
