//! The best one-to-one assignment of rows to columns.
//!
//! The Hungarian method with potentials, O(n³): H. W. Kuhn, "The Hungarian method for the assignment
//! problem", 1955, in the shortest augmenting path form of R. Jonker and A. Volgenant, 1987.

use std::collections::BTreeMap;

/// For each row its column, such that the sum of the weights is greatest. A weight of zero is no
/// assignment. All rows have the same length, and no weight is negative.
#[must_use]
pub(crate) fn best(weights: &[Vec<f64>]) -> BTreeMap<usize, usize> {
    let rows = weights.len();
    let columns = weights.first().map_or(0, Vec::len);
    let size = rows.max(columns);
    if rows == 0 || columns == 0 {
        return BTreeMap::new();
    }
    let greatest = weights.iter().flatten().copied().fold(0.0, f64::max);
    let weight =
        |row: usize, column: usize| weights.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0.0);
    let mut potentials = (vec![0.0; size + 1], vec![0.0; size + 1]);
    // Place 0 is the root of every search; rows and columns count from 1.
    let mut row_of = vec![0_usize; size + 1];
    for row in 1..=size {
        let mut previous = vec![0_usize; size + 1];
        let mut slack = vec![f64::INFINITY; size + 1];
        let mut is_used = vec![false; size + 1];
        let mut column = 0;
        row_of[0] = row;
        while row_of[column] != 0 {
            is_used[column] = true;
            let current = row_of[column];
            let (mut nearest, mut least) = (0, f64::INFINITY);
            for next in (1..=size).filter(|&next| !is_used[next]).collect::<Vec<_>>() {
                let cost = greatest - weight(current - 1, next - 1);
                let reduced = cost - potentials.0[current] - potentials.1[next];
                if reduced < slack[next] {
                    slack[next] = reduced;
                    previous[next] = column;
                }
                if slack[next] < least {
                    least = slack[next];
                    nearest = next;
                }
            }
            for place in 0..=size {
                if is_used[place] {
                    potentials.0[row_of[place]] += least;
                    potentials.1[place] -= least;
                } else {
                    slack[place] -= least;
                }
            }
            column = nearest;
        }
        while column != 0 {
            row_of[column] = row_of[previous[column]];
            column = previous[column];
        }
    }
    (1..=size)
        .filter(|&column| row_of[column] > 0 && weight(row_of[column] - 1, column - 1) > 0.0)
        .map(|column| (row_of[column] - 1, column - 1))
        .collect()
}
