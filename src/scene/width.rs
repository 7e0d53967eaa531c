//! How wide lines are.

use super::lines::Line;

/// How wide a line is: every source that says it counts; further sentences add a little, all of them together
/// less than another source would. What is denied has no weight.
pub(super) fn width(line: &Line) -> f32 {
    if line.negated {
        return 0.5 + 0.75;
    }
    support_width(line.sources, line.sentences)
}

/// How wide a line is that so many sources and sentences say.
fn support_width(sources: usize, sentences: usize) -> f32 {
    let repeated = sentences.saturating_sub(sources) as f32;
    let support = sources.max(1) as f32 + repeated / (repeated + 2.0);
    (0.5 + 0.75 * support.sqrt()).min(4.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{EntityId, RelationId};
    use crate::scene::LinePattern;

    fn line(sources: usize, sentences: usize, negated: bool) -> Line {
        Line {
            relations: vec![RelationId(1)],
            subject: EntityId(1),
            object: EntityId(2),
            pattern: LinePattern::Solid,
            negated,
            disputed: false,
            sentences,
            sources,
            lane: 0.0,
            is_mutual: false,
        }
    }

    #[test]
    fn no_number_of_sentences_outweighs_a_source() {
        assert!(width(&line(1, 2, false)) > width(&line(1, 1, false)));
        assert!(width(&line(1, 50, false)) > width(&line(1, 2, false)));
        assert!(width(&line(2, 2, false)) > width(&line(1, 5000, false)));
        assert!(width(&line(3, 3, false)) > width(&line(2, 500, false)));
    }

    #[test]
    fn what_is_denied_has_no_weight() {
        assert!(width(&line(5, 20, true)) <= width(&line(1, 1, false)));
    }
}
