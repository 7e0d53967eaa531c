//! Puts stretches that would overlap into lanes.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap};

/// Where a stretch ends, ordered.
#[derive(Clone, Copy, PartialEq)]
struct End(f64);

impl Eq for End {}

impl PartialOrd for End {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for End {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// A lane for each stretch, counted from 0, so that no two stretches of a lane overlap; each lies as
/// near to the first lane as those before it leave room. The stretches are given by their beginnings
/// in ascending order; a stretch that ends where another begins does not overlap it.
#[must_use]
pub fn lanes(stretches: impl IntoIterator<Item = (f64, f64)>) -> Vec<usize> {
    let mut taken: BinaryHeap<Reverse<(End, usize)>> = BinaryHeap::new();
    let mut free: BTreeSet<usize> = BTreeSet::new();
    let mut count = 0;
    let mut lanes = Vec::new();
    for (start, end) in stretches {
        while let Some(&Reverse((ends, lane))) = taken.peek()
            && ends.0 <= start
        {
            taken.pop();
            free.insert(lane);
        }
        let lane = free.pop_first().unwrap_or(count);
        count = count.max(lane + 1);
        taken.push(Reverse((End(end), lane)));
        lanes.push(lane);
    }
    lanes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_free_lane_is_taken() {
        let stretches = [(0.0, 10.0), (1.0, 3.0), (2.0, 4.0), (3.0, 5.0), (10.0, 11.0)];
        assert_eq!(lanes(stretches), [0, 1, 2, 1, 0]);
        assert!(lanes([]).is_empty());
    }

    proptest! {
        #[test]
        fn nothing_overlaps_in_a_lane(mut stretches in proptest::collection::vec((0_u16..300, 1_u16..40), 0..120)) {
            stretches.sort_unstable();
            let stretches: Vec<(f64, f64)> = stretches
                .into_iter()
                .map(|(start, length)| (f64::from(start), f64::from(start + length)))
                .collect();
            let lanes = lanes(stretches.iter().copied());
            for (index, one) in stretches.iter().enumerate() {
                for (other_index, other) in stretches.iter().enumerate().skip(index + 1) {
                    let overlap = one.0 < other.1 && other.0 < one.1;
                    prop_assert!(!overlap || lanes[index] != lanes[other_index]);
                }
            }
            let deepest = (0..300)
                .map(|day| stretches.iter().filter(|one| one.0 <= f64::from(day) && f64::from(day) < one.1).count())
                .max();
            let used = lanes.iter().max().map_or(0, |lane| lane + 1);
            prop_assert!(Some(used) <= deepest, "no more lanes than lie over one day");
        }
    }
}
