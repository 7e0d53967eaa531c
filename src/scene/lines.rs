//! Which relations are drawn as one line, and how.

use std::collections::BTreeMap;

use super::LinePattern;
use super::gathering::{Drawing, LineGrouping, pair};
use crate::graph::View;
use crate::knowledge::{EntityId, Knowledge, Relation, RelationId, distinct_sentences, distinct_sources};
use crate::vocabulary::{Modality, Origin, RelationType};

/// So many lines run side by side between two entities at most; where more would, types share one.
const LANES: usize = 5;

/// So many lines lie side by side at their full distance; more move closer together.
const WIDE_LANES: f32 = 9.0;

/// One line of the picture: relations between two entities that are drawn together, as a rule because they
/// say the same sort of thing in the same way.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The relations, best supported first; never empty.
    pub relations: Vec<RelationId>,
    /// Where the line begins.
    pub subject: EntityId,
    /// Where the line ends.
    pub object: EntityId,
    /// How it is drawn.
    pub pattern: LinePattern,
    /// Whether some of the relations lead the other way.
    pub is_mutual: bool,
    /// Whether the text says that it is not so.
    pub negated: bool,
    /// Whether another relation says the opposite of one of them.
    pub disputed: bool,
    /// How many distinct sentences say it; a copy is no other.
    pub sentences: usize,
    /// How many distinct documents say it, but for those that only copy.
    pub sources: usize,
    /// Its place among the lines between the same two entities, counted from the middle: …, −1, 0,
    /// 1, … or …, −0.5, 0.5, …; to the right of the way from the lesser identity to the greater.
    pub lane: f32,
}

impl Line {
    /// The relation that stands for the line.
    #[must_use]
    pub fn first(&self) -> RelationId {
        self.relations.first().copied().unwrap_or(RelationId(0))
    }
}

/// What relations have to share to be drawn as one line.
type Key = (EntityId, EntityId, Option<RelationType>, u8, bool, Option<RelationId>);

/// The lines of what `view` shows, in order of their ends. Every relation shown is in exactly one.
#[must_use]
pub fn lines(knowledge: &Knowledge, view: &View, drawing: &Drawing) -> Vec<Line> {
    let ends = |relation: &&Relation| pair(relation.subject, relation.object);
    let mut relations: Vec<&Relation> = knowledge.relations_of(&view.relations).collect();
    relations.sort_by_cached_key(ends);
    let mut lines = Vec::with_capacity(relations.len());
    for between in relations.chunk_by(|one, other| ends(one) == ends(other)) {
        match between {
            [only] => lines.push(line(&[only], 0.0)),
            several => lines.extend(lines_of_pair(several, drawing.between(ends(&several[0])))),
        }
    }
    lines
}

fn lines_of_pair(relations: &[&Relation], grouping: LineGrouping) -> Vec<Line> {
    let groups = match grouping {
        LineGrouping::ByType => {
            let fine = grouped(relations, |relation| key(relation, relation.relation));
            if fine.len() > LANES { grouped(relations, |relation| key(relation, None)) } else { fine }
        }
        LineGrouping::Fanned => grouped(relations, |relation| {
            let (one, other, kind, pattern, negated, _) = key(relation, relation.relation);
            (one, other, kind, pattern, negated, Some(relation.id))
        }),
        LineGrouping::OnePerPair => grouped(relations, |relation| {
            let (one, other) = pair(relation.subject, relation.object);
            (one, other, None, pattern(relation) as u8, relation.negated, None)
        }),
    };
    let count = groups.len() as f32;
    let step = ((WIDE_LANES - 1.0) / (count - 1.0).max(1.0)).min(1.0);
    let middle = (count - 1.0) / 2.0;
    let lane = |index: usize| (index as f32 - middle) * step;
    groups.into_values().enumerate().map(|(index, group)| line(&group, lane(index))).collect()
}

/// What a relation shares with others of its line: the ends, the type if one matters, and how real it is.
fn key(relation: &Relation, kind: Option<RelationType>) -> Key {
    (relation.subject, relation.object, kind, pattern(relation) as u8, relation.negated, None)
}

fn grouped<'a>(
    relations: &[&'a Relation],
    key: impl Fn(&Relation) -> Key,
) -> BTreeMap<Key, Vec<&'a Relation>> {
    let mut groups: BTreeMap<Key, Vec<&'a Relation>> = BTreeMap::new();
    for relation in relations {
        groups.entry(key(relation)).or_default().push(relation);
    }
    groups
}

/// How a relation is drawn.
fn pattern(relation: &Relation) -> LinePattern {
    match (relation.modality, relation.is_reported()) {
        _ if relation.origin == Origin::Reference => LinePattern::Dotted,
        (Modality::Actual, false) => LinePattern::Solid,
        (Modality::Actual, true) => LinePattern::DashDot,
        (_, false) => LinePattern::Dashed,
        (_, true) => LinePattern::DashDotDot,
    }
}

fn line(group: &[&Relation], lane: f32) -> Line {
    if let [only] = group {
        return line_of_one(only, lane);
    }
    let mut ranked: Vec<(&Relation, _)> =
        group.iter().map(|relation| (*relation, relation.support())).collect();
    ranked.sort_by(|(one, own), (other, others)| {
        others.cmp(own).then(other.confidence.total_cmp(&one.confidence)).then(one.id.cmp(&other.id))
    });
    let ranked: Vec<&Relation> = ranked.into_iter().map(|(relation, _)| relation).collect();
    let evidence = || ranked.iter().flat_map(|relation| &relation.evidence);
    let first = ranked.first();
    Line {
        relations: ranked.iter().map(|relation| relation.id).collect(),
        subject: first.map_or(EntityId(0), |relation| relation.subject),
        object: first.map_or(EntityId(0), |relation| relation.object),
        is_mutual: first.is_some_and(|first| group.iter().any(|other| other.subject != first.subject)),
        pattern: first.map_or(LinePattern::Solid, |relation| pattern(relation)),
        negated: first.is_some_and(|relation| relation.negated),
        disputed: ranked.iter().any(|relation| relation.is_disputed()),
        sentences: distinct_sentences(evidence()),
        sources: distinct_sources(evidence()),
        lane,
    }
}

/// The line of a single relation, as most are.
fn line_of_one(relation: &Relation, lane: f32) -> Line {
    let (_, sources, sentences) = relation.support();
    Line {
        relations: vec![relation.id],
        subject: relation.subject,
        object: relation.object,
        is_mutual: false,
        pattern: pattern(relation),
        negated: relation.negated,
        disputed: relation.is_disputed(),
        sentences,
        sources,
        lane,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{entity, knowledge, relation};
    use crate::scene::Look;
    use crate::vocabulary::EntityKind;

    fn pair(relations: Vec<Relation>) -> Vec<Line> {
        gathered(relations, LineGrouping::ByType)
    }

    fn gathered(relations: Vec<Relation>, grouping: LineGrouping) -> Vec<Line> {
        let ends = vec![entity(1, "A", EntityKind::Person), entity(2, "B", EntityKind::Group)];
        let known = knowledge(ends, relations);
        let look = Look { grouping, ..Look::default() };
        lines(&known, &View::everything(&known), &Drawing::of(&look))
    }

    #[test]
    fn one_line_for_a_pair_keeps_apart_what_is_not_so() {
        let mut denied = relation(12, 1, 2, "c");
        denied.negated = true;
        let all = vec![relation(10, 1, 2, "a"), relation(11, 2, 1, "b"), denied];
        let found = gathered(all.clone(), LineGrouping::OnePerPair);
        let drawn: Vec<_> =
            found.iter().map(|line| (line.relations.len(), line.is_mutual, line.negated)).collect();
        assert_eq!(drawn, [(2, true, false), (1, false, true)]);
        let fanned = gathered(all, LineGrouping::Fanned);
        assert_eq!(fanned.len(), 3);
        assert!(fanned.iter().all(|line| line.relations.len() == 1 && !line.is_mutual));
    }

    #[test]
    fn a_pair_is_fanned_out_by_itself_and_many_lines_move_closer() {
        let many: Vec<Relation> = (10..30).map(|id| relation(id, 1, 2, "does")).collect();
        let ends = vec![entity(1, "A", EntityKind::Person), entity(2, "B", EntityKind::Group)];
        let known = knowledge(ends, many);
        let look = Look { fanned: [(EntityId(1), EntityId(2))].into(), ..Look::default() };
        let found = lines(&known, &View::everything(&known), &Drawing::of(&look));
        assert_eq!(found.len(), 20);
        assert!(found.iter().all(|line| line.lane.abs() <= WIDE_LANES / 2.0));
        assert!(found.windows(2).all(|two| two[0].lane < two[1].lane));
    }

    #[test]
    fn one_line_holds_what_says_the_same_sort_of_thing() {
        let mut same = relation(11, 1, 2, "heads");
        same.evidence[0].source = 1;
        let found = pair(vec![relation(10, 1, 2, "leads"), same]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].sentences, found[0].sources, found[0].lane), (2, 2, 0.0));
        assert_eq!(found[0].relations, [RelationId(10), RelationId(11)]);
    }

    #[test]
    fn direction_reality_speech_and_denial_part_lines() {
        let mut planned = relation(11, 1, 2, "b");
        planned.modality = Modality::Planned;
        let mut denied = relation(12, 1, 2, "c");
        denied.negated = true;
        let mut known = relation(13, 2, 1, "d");
        known.origin = Origin::Reference;
        let mut reported = relation(14, 2, 1, "e");
        reported.attribution = vec![EntityId(1)];
        let found = pair(vec![relation(10, 1, 2, "a"), planned, denied, known, reported]);
        let drawn: Vec<_> =
            found.iter().map(|line| (line.first().0, line.pattern, line.negated, line.lane)).collect();
        assert_eq!(
            drawn,
            [
                (10, LinePattern::Solid, false, -2.0),
                (12, LinePattern::Solid, true, -1.0),
                (11, LinePattern::Dashed, false, 0.0),
                (13, LinePattern::Dotted, false, 1.0),
                (14, LinePattern::DashDot, false, 2.0),
            ]
        );
    }

    #[test]
    fn what_somebody_plans_by_another_s_account_is_both() {
        let mut both = relation(10, 1, 2, "a");
        both.attribution = vec![EntityId(2)];
        both.modality = Modality::Planned;
        assert_eq!(pair(vec![both])[0].pattern, LinePattern::DashDotDot);
    }

    #[test]
    fn a_line_of_which_one_relation_is_disputed_is_disputed() {
        let mut disputed = relation(11, 1, 2, "b");
        assert!(!pair(vec![relation(10, 1, 2, "a"), disputed.clone()])[0].disputed);
        disputed.contradicted_by = vec![RelationId(99)];
        assert!(pair(vec![relation(10, 1, 2, "a"), disputed])[0].disputed);
    }

    #[test]
    fn many_types_between_two_share_a_line() {
        let kinds = RelationType::ALL.iter().take(9).enumerate();
        let relations = kinds
            .map(|(index, &kind)| {
                let mut typed = relation(10 + index as u64, 1, 2, "does");
                typed.relation = Some(kind);
                typed
            })
            .collect();
        let found = pair(relations);
        assert_eq!((found.len(), found[0].relations.len()), (1, 9));
    }
}
