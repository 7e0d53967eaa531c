//! A start for the layout without chance: pivot multidimensional scaling.
//!
//! U. Brandes and C. Pich, "Eigensolver methods for progressive multidimensional scaling of large
//! data", Graph Drawing 2006, LNCS 4372. Pivots are spread by farthest-first traversal
//! (T. Gonzalez, "Clustering to minimize the maximum intercluster distance", 1985).

use super::plane::{Place, direction};
use super::topology::{Adjacency, Lengths, distances};

/// Some nodes and the distances from them to all nodes.
pub(super) struct Pivots {
    /// The pivots, the first one chosen first.
    pub(super) nodes: Vec<usize>,
    /// `distances[k][i]`: from pivot `k` to node `i`.
    pub(super) distances: Vec<Vec<f32>>,
}

impl Pivots {
    /// Chooses up to `count` pivots, each as far as can be from those before it.
    pub(super) fn choose(
        graph: &Adjacency,
        lengths: &Lengths,
        count: usize,
        cancelled: &dyn Fn() -> bool,
    ) -> Self {
        let mut result = Self { nodes: Vec::new(), distances: Vec::new() };
        let mut nearest = vec![f32::INFINITY; graph.len()];
        let mut next =
            (0..graph.len()).max_by_key(|&node| (graph.neighbours(node).len(), std::cmp::Reverse(node)));
        while let Some(pivot) = next.filter(|_| result.nodes.len() < count && !cancelled()) {
            let from_pivot = distances(graph, lengths, pivot);
            for (near, &distance) in nearest.iter_mut().zip(&from_pivot) {
                *near = near.min(distance);
            }
            result.nodes.push(pivot);
            result.distances.push(from_pivot);
            next = (0..graph.len())
                .filter(|&node| nearest[node] > 0.0)
                .max_by(|&one, &other| nearest[one].total_cmp(&nearest[other]).then(other.cmp(&one)));
        }
        result
    }

    /// Places the nodes so that their distances to the pivots come out as well as two dimensions
    /// allow, and moves each by a hair so that no two coincide.
    pub(super) fn places(&self, unit: f64) -> Vec<Place> {
        let centered = self.centered();
        let count = self.distances.first().map_or(0, Vec::len);
        let product = product(&centered);
        let first = leading_vector(&product, None);
        let second = leading_vector(&product, Some(&first));
        let coordinate = |vector: &[f64], node: usize| -> f64 {
            vector.iter().zip(&centered).map(|(weight, column)| weight * column[node]).sum()
        };
        let raw: Vec<Place> =
            (0..count).map(|node| Place::new(coordinate(&first, node), coordinate(&second, node))).collect();
        let scale = self.scale(&raw);
        raw.into_iter()
            .enumerate()
            .map(|(node, place)| place.times(scale).plus(direction(node).times(unit * 0.05)))
            .collect()
    }

    /// The squared distances, centred in rows and columns, one column a pivot.
    fn centered(&self) -> Vec<Vec<f64>> {
        let square = |distance: &f32| f64::from(*distance) * f64::from(*distance);
        let columns: Vec<Vec<f64>> =
            self.distances.iter().map(|column| column.iter().map(square).collect()).collect();
        let count = columns.first().map_or(0, Vec::len);
        let row_means: Vec<f64> = (0..count)
            .map(|node| columns.iter().map(|column| column[node]).sum::<f64>() / columns.len() as f64)
            .collect();
        let mean = row_means.iter().sum::<f64>() / count.max(1) as f64;
        columns
            .into_iter()
            .map(|column| {
                let column_mean = column.iter().sum::<f64>() / column.len() as f64;
                column
                    .iter()
                    .zip(&row_means)
                    .map(|(value, row_mean)| -0.5 * (value - column_mean - row_mean + mean))
                    .collect()
            })
            .collect()
    }

    /// The factor that brings the places to the distances they stand for, by least squares.
    fn scale(&self, places: &[Place]) -> f64 {
        let (mut wanted, mut squared) = (0.0, 0.0);
        for (&pivot, column) in self.nodes.iter().zip(&self.distances) {
            for (place, &distance) in places.iter().zip(column) {
                let drawn = place.minus(places[pivot]).length();
                wanted += drawn * f64::from(distance);
                squared += drawn * drawn;
            }
        }
        if squared > 0.0 { wanted / squared } else { 1.0 }
    }
}

/// The products of each two columns.
fn product(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let dot = |one: &[f64], other: &[f64]| -> f64 { one.iter().zip(other).map(|(a, b)| a * b).sum() };
    columns.iter().map(|one| columns.iter().map(|other| dot(one, other)).collect()).collect()
}

/// The eigenvector of the largest eigenvalue by power iteration; of those orthogonal to `other`,
/// when that is given.
fn leading_vector(matrix: &[Vec<f64>], other: Option<&[f64]>) -> Vec<f64> {
    let mut vector: Vec<f64> = (0..matrix.len()).map(|index| direction(index).x + 0.1).collect();
    for _ in 0..100 {
        if let Some(other) = other {
            let along: f64 = vector.iter().zip(other).map(|(a, b)| a * b).sum();
            for (value, direction) in vector.iter_mut().zip(other) {
                *value -= along * direction;
            }
        }
        let next: Vec<f64> =
            matrix.iter().map(|row| row.iter().zip(&vector).map(|(a, b)| a * b).sum()).collect();
        let length = next.iter().map(|value| value * value).sum::<f64>().sqrt();
        if length <= f64::MIN_POSITIVE {
            break;
        }
        vector = next.into_iter().map(|value| value / length).collect();
    }
    vector
}
