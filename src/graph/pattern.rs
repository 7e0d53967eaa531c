//! Questions with blanks: which entities of these sorts are related in this way, one after the other.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::filter::Status;
use crate::document::Span;
use crate::knowledge::{Entity, EntityId, Knowledge, Relation, RelationId, SourceIndex};
use crate::vocabulary::{EntityKind, RelationType};

/// What may stand in a blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Blank {
    /// Any entity.
    #[default]
    Anything,
    /// An entity of this kind.
    Kind(EntityKind),
    /// An entity of this finer sort.
    Subtype(String),
    /// This entity.
    Entity(EntityId),
}

impl Blank {
    /// Whether `entity` may stand in it.
    #[must_use]
    pub fn takes(&self, entity: &Entity) -> bool {
        match self {
            Self::Anything => true,
            Self::Kind(kind) => entity.kind == *kind,
            Self::Subtype(subtype) => entity.subtype.as_ref() == Some(subtype),
            Self::Entity(id) => entity.id == *id,
        }
    }
}

/// What may stand between two blanks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Of which type the relation is; `None` for any, `Some(None)` for one without a type.
    pub relation: Option<Option<RelationType>>,
    /// What is said of it; `None` for anything.
    pub status: Option<Status>,
    /// Whether it may lead from the second blank to the first as well.
    pub either_way: bool,
}

impl Link {
    /// Whether `relation` may stand between, whichever way it leads.
    #[must_use]
    pub fn takes(&self, relation: &Relation) -> bool {
        self.relation.is_none_or(|wanted| relation.relation == wanted)
            && self.status.is_none_or(|status| Status::all_of(relation).any(|one| one == status))
    }
}

/// A question: a first blank, and further ones with what leads to each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The first blank.
    pub first: Blank,
    /// The blanks that follow.
    pub rest: Vec<(Link, Blank)>,
}

/// Entities and relations that fill a pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// The entities, one for each blank, no two the same.
    pub entities: Vec<EntityId>,
    /// The relations between them.
    pub relations: Vec<RelationId>,
}

/// What fills a pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// The best supported first: by the number of sentences behind the weakest relation, then behind all of
    /// them, then by how sure the least sure one is.
    pub found: Vec<Match>,
    /// Whether there are more than are listed, or the search was given up before it had seen everything.
    pub is_cut: bool,
}

/// So many relations are walked at most. A question about everything in a large corpus has more answers than
/// anybody reads.
const MOST_STEPS: usize = 200_000;

/// A relation as it is walked from one of its ends.
struct Step<'a> {
    relation: &'a Relation,
    sentences: usize,
    to: EntityId,
    is_forward: bool,
}

/// How well a match is supported; greater is better.
type Rank = (usize, usize, u32);

/// Up to `most` of the ways in which `relations` fill a pattern.
///
/// A search in depth over the blanks, the entities and the relations with the most sentences first; it walks a bounded number of relations, so that it takes no longer than a moment.
pub fn matches<'a>(
    knowledge: &'a Knowledge,
    relations: impl IntoIterator<Item = &'a Relation>,
    pattern: &Pattern,
    most: usize,
) -> Matches {
    let mut steps: FxHashMap<EntityId, Vec<Step<'a>>> = FxHashMap::default();
    for relation in relations.into_iter().filter(|relation| relation.subject != relation.object) {
        let sentences = sentence_count(relation);
        let ends = [(relation.subject, relation.object, true), (relation.object, relation.subject, false)];
        for (from, to, is_forward) in ends {
            steps.entry(from).or_default().push(Step { relation, sentences, to, is_forward });
        }
    }
    for of_one in steps.values_mut() {
        of_one.sort_by_key(|step| (Reverse(step.sentences), step.relation.id));
    }
    // Those with the most sentences first, so that the best are seen before the search is given up.
    let mut firsts: Vec<&Entity> =
        knowledge.entities.iter().filter(|entity| pattern.first.takes(entity)).collect();
    let support = |entity: &&Entity| -> usize {
        steps.get(&entity.id).map_or(0, |steps| steps.iter().map(|step| step.sentences).sum())
    };
    firsts.sort_by_cached_key(|entity| (Reverse(support(entity)), entity.id));
    let mut search = Search { knowledge, steps: &steps, pattern, left: MOST_STEPS, found: Vec::new() };
    for entity in firsts {
        search.go_on(&mut vec![entity.id], &mut Vec::new());
    }
    let gave_up = search.left == 0;
    let mut found = search.found;
    found.sort_by(|(one_rank, one), (other_rank, other)| {
        other_rank.cmp(one_rank).then_with(|| one.cmp(other))
    });
    let is_cut = gave_up || found.len() > most;
    found.truncate(most);
    Matches { found: found.into_iter().map(|(_, found)| found).collect(), is_cut }
}

/// The search under way.
struct Search<'a, 'b> {
    knowledge: &'a Knowledge,
    steps: &'b FxHashMap<EntityId, Vec<Step<'a>>>,
    pattern: &'b Pattern,
    /// How many more relations may be walked.
    left: usize,
    found: Vec<(Rank, Match)>,
}

impl<'a, 'b> Search<'a, 'b> {
    /// Fills the next blank in every way, and those after it.
    fn go_on(&mut self, entities: &mut Vec<EntityId>, walked: &mut Vec<&'b Step<'a>>) {
        let Some((link, blank)) = self.pattern.rest.get(walked.len()) else {
            if !walked.is_empty() {
                let relations = walked.iter().map(|step| step.relation.id).collect();
                self.found.push((rank(walked), Match { entities: entities.clone(), relations }));
            }
            return;
        };
        let steps = entities.last().and_then(|last| self.steps.get(last)).map_or(&[][..], Vec::as_slice);
        for step in steps {
            if self.left == 0 {
                return;
            }
            self.left -= 1;
            let leads = step.is_forward || link.either_way;
            let is_new = !entities.contains(&step.to);
            let fits = || self.knowledge.entity(step.to).is_some_and(|entity| blank.takes(entity));
            if leads && is_new && link.takes(step.relation) && fits() {
                entities.push(step.to);
                walked.push(step);
                self.go_on(entities, walked);
                walked.pop();
                entities.pop();
            }
        }
    }
}

/// How well a way is supported.
fn rank(walked: &[&Step<'_>]) -> Rank {
    let weakest = walked.iter().map(|step| step.sentences).min().unwrap_or(0);
    let all = walked.iter().map(|step| step.sentences).sum();
    let surest = walked.iter().map(|step| (step.relation.confidence * 1000.0) as u32).min();
    (weakest, all, surest.unwrap_or(0))
}

/// How many distinct sentences say a relation.
fn sentence_count(relation: &Relation) -> usize {
    let places = relation.evidence.iter().map(|evidence| (evidence.source, evidence.sentence));
    places.collect::<BTreeSet<(SourceIndex, Span)>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::{entity, knowledge, relation};

    fn party_law() -> Knowledge {
        let mut twice = relation(11, 2, 4, "backs");
        twice.evidence.extend(relation(99, 2, 4, "backs").evidence);
        let mut denied = relation(12, 1, 4, "backs");
        denied.negated = true;
        let mut party = entity(1, "Red Party", EntityKind::Organisation);
        party.subtype = Some("party".to_owned());
        knowledge(
            vec![
                party,
                entity(2, "Anna", EntityKind::Person),
                entity(3, "Boris", EntityKind::Person),
                entity(4, "Bridge Act", EntityKind::Law),
            ],
            vec![
                relation(10, 1, 2, "nominates"),
                twice,
                denied,
                relation(13, 1, 3, "nominates"),
                relation(14, 3, 4, "backs"),
            ],
        )
    }

    fn any(blank: Blank) -> (Link, Blank) {
        (Link::default(), blank)
    }

    fn ids(matches: &Matches) -> Vec<Vec<u64>> {
        matches.found.iter().map(|found| found.entities.iter().map(|id| id.0).collect()).collect()
    }

    #[test]
    fn a_party_leads_over_somebody_to_a_law() {
        let known = party_law();
        let pattern = Pattern {
            first: Blank::Subtype("party".to_owned()),
            rest: vec![any(Blank::Anything), any(Blank::Kind(EntityKind::Law))],
        };
        let all = matches(&known, &known.relations, &pattern, 10);
        // Both have one sentence at their weakest; behind the first there are more in all.
        assert_eq!((ids(&all), all.is_cut), (vec![vec![1, 2, 4], vec![1, 3, 4]], false));
        let one = matches(&known, &known.relations, &pattern, 1);
        assert_eq!((ids(&one), one.is_cut), (vec![vec![1, 2, 4]], true));
        let back =
            Pattern { first: Blank::Kind(EntityKind::Law), rest: vec![any(Blank::Entity(EntityId(3)))] };
        assert!(
            matches(&known, &known.relations, &back, 10).found.is_empty(),
            "nothing leads away from the law"
        );
        let either = Link { either_way: true, ..Link::default() };
        let back = Pattern { rest: vec![(either, Blank::Entity(EntityId(3)))], ..back };
        assert_eq!(ids(&matches(&known, &known.relations, &back, 10)), [[4, 3]]);
    }

    #[test]
    fn a_link_asks_for_type_and_status() {
        let known = party_law();
        let denied = Link { status: Some(Status::Denied), ..Link::default() };
        let pattern = Pattern { first: Blank::Anything, rest: vec![(denied, Blank::Anything)] };
        assert_eq!(ids(&matches(&known, &known.relations, &pattern, 10)), [[1, 4]]);
        let member = Link { relation: Some(Some(RelationType::MemberOf)), ..Link::default() };
        let pattern = Pattern { first: Blank::Anything, rest: vec![(member, Blank::Anything)] };
        assert!(matches(&known, &known.relations, &pattern, 10).found.is_empty());
    }

    /// A made-up graph of `count` entities of all kinds in which everything is related in a regular way.
    fn made_up(count: u64, step: u64) -> Knowledge {
        let kinds = EntityKind::ALL;
        let entities =
            (0..count).map(|id| entity(id, "E", kinds[(id % kinds.len() as u64) as usize])).collect();
        let pairs = (0..count).flat_map(|one| (0..count).map(move |other| (one, other)));
        let pairs = pairs.filter(|(one, other)| (one * 13 + other * 31) % step == 0);
        let relations = pairs.zip(1000..).map(|((one, other), id)| {
            let mut relation = relation(id, one, other, "r");
            relation.negated = (one + other) % 2 == 0;
            relation
        });
        knowledge(entities, relations.collect())
    }

    #[test]
    fn every_match_fills_the_pattern_and_none_is_missed() {
        let known = made_up(24, 5);
        for (kind, status, either_way) in [
            (EntityKind::Person, None, false),
            (EntityKind::Law, Some(Status::Denied), false),
            (EntityKind::Location, None, true),
        ] {
            let link = Link { relation: None, status, either_way };
            let pattern = Pattern {
                first: Blank::Anything,
                rest: vec![(link.clone(), Blank::Kind(kind)), (Link::default(), Blank::Anything)],
            };
            let mut found = matches(&known, &known.relations, &pattern, usize::MAX).found;
            found.sort();
            let mut expected = Vec::new();
            for one in &known.relations {
                for other in &known.relations {
                    for (from, middle, leads) in
                        [(one.subject, one.object, true), (one.object, one.subject, either_way)]
                    {
                        let takes = known.entity(middle).unwrap().kind == kind;
                        let is_apart = from != middle && middle != other.object && from != other.object;
                        if leads && takes && is_apart && link.takes(one) && other.subject == middle {
                            let entities = vec![from, middle, other.object];
                            expected.push(Match { entities, relations: vec![one.id, other.id] });
                        }
                    }
                }
            }
            expected.sort();
            assert!(!expected.is_empty());
            assert_eq!(found, expected, "{kind}");
        }
    }

    #[test]
    fn the_work_is_bounded() {
        let known = made_up(120, 1);
        let anything = Pattern {
            first: Blank::Anything,
            rest: vec![any(Blank::Anything), any(Blank::Anything), any(Blank::Anything)],
        };
        let found = matches(&known, &known.relations, &anything, 50);
        assert_eq!((found.found.len(), found.is_cut), (50, true));
        assert_eq!(matches(&known, &known.relations, &anything, 50), found);
    }
}
