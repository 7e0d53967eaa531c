//! Stress majorisation of large components: each node looks at its neighbours and at some pivots.
//!
//! M. Ortmann, M. Klimenta and U. Brandes, "A sparse stress model", Graph Drawing 2016, LNCS 9801.

use super::majorisation::Hold;
use super::pivot_mds::Pivots;
use super::plane::Place;
use super::topology::{Adjacency, Lengths};

/// The weights with which pivots stand for the nodes around them.
pub(super) struct SparseStress<'a> {
    graph: &'a Adjacency,
    lengths: &'a Lengths,
    pivots: &'a Pivots,
    /// For each pivot the distances to the nodes that are nearer to it than to any other pivot,
    /// ascending.
    regions: Vec<Vec<f32>>,
}

impl<'a> SparseStress<'a> {
    pub(super) fn new(graph: &'a Adjacency, lengths: &'a Lengths, pivots: &'a Pivots) -> Self {
        let mut regions = vec![Vec::new(); pivots.nodes.len()];
        for node in 0..graph.len() {
            let distance = |pivot: &usize| pivots.distances[*pivot][node];
            let nearest = (0..regions.len())
                .min_by(|one, other| distance(one).total_cmp(&distance(other)).then(one.cmp(other)));
            if let Some(pivot) = nearest {
                regions[pivot].push(distance(&pivot));
            }
        }
        for region in &mut regions {
            region.sort_unstable_by(f32::total_cmp);
        }
        Self { graph, lengths, pivots, regions }
    }

    /// Moves `places` for `sweeps` rounds.
    pub(super) fn majorise(
        &self,
        holds: &[Hold],
        places: &mut [Place],
        sweeps: usize,
        cancelled: &dyn Fn() -> bool,
    ) {
        let pivot_weights: Vec<Vec<f32>> =
            (0..self.pivots.nodes.len()).map(|pivot| self.pivot_weights(pivot)).collect();
        for _ in 0..sweeps {
            for node in 0..places.len() {
                if node % 1024 == 0 && cancelled() {
                    return;
                }
                if holds[node] != Hold::Fixed {
                    places[node] = self.wanted(node, places, &pivot_weights);
                }
            }
        }
    }

    /// The weight of `pivot` for each node: how many nodes it speaks for, over the square of the
    /// distance.
    fn pivot_weights(&self, pivot: usize) -> Vec<f32> {
        let region = &self.regions[pivot];
        self.pivots.distances[pivot]
            .iter()
            .map(|&distance| {
                let spoken_for = region.partition_point(|&near| near <= distance * 0.5);
                if distance > 0.0 { spoken_for.max(1) as f32 / (distance * distance) } else { 0.0 }
            })
            .collect()
    }

    fn wanted(&self, node: usize, places: &[Place], pivot_weights: &[Vec<f32>]) -> Place {
        let here = places[node];
        let mut sum = Place::default();
        let mut total = 0.0;
        let mut add = |there: Place, distance: f64, weight: f64| {
            let away = here.minus(there);
            let drawn = away.length();
            if drawn > 1.0e-9 {
                sum = sum.plus(there.plus(away.times(distance / drawn)).times(weight));
                total += weight;
            }
        };
        for &neighbour in self.graph.neighbours(node) {
            let distance = f64::from(self.lengths.of(node, neighbour));
            add(places[neighbour], distance, 1.0 / (distance * distance));
        }
        for ((&pivot, distances), weights) in
            self.pivots.nodes.iter().zip(&self.pivots.distances).zip(pivot_weights)
        {
            add(places[pivot], f64::from(distances[node]), f64::from(weights[node]));
        }
        if total <= 0.0 {
            return here;
        }
        sum.times(1.0 / total)
    }
}
