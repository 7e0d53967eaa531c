//! One logistic regression for each relation over hashed features, trained together by AdaGrad
//! (J. Duchi, E. Hazan and Y. Singer, 2011). Deterministic: a fixed order, no random numbers.

use super::features::Pair;

/// Places of the hashed features; a power of two.
pub(crate) const PLACES: usize = 1 << 18;
/// Passes over the data.
const PASSES: usize = 4;
/// Length of the first step.
const STEP: f32 = 0.12;
/// How strongly weights are drawn to zero at each visit.
const DECAY: f32 = 1.0e-6;

/// The weights, relation beside relation for each feature.
pub(crate) struct Model {
    relations: usize,
    weights: Vec<f32>,
}

impl Model {
    /// Learns from pairs with known relations.
    pub(crate) fn train(pairs: &[&Pair], relations: usize) -> Self {
        let mut model = Self { relations, weights: vec![0.0; PLACES * relations] };
        let mut squares = vec![1.0e-3_f32; PLACES * relations];
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        for pass in 0..PASSES {
            shuffle(&mut order, pass as u64 + 1);
            for pair in order.iter().filter_map(|&index| pairs.get(index)) {
                let probabilities = model.probabilities(&pair.features);
                let gradient: Vec<f32> = probabilities
                    .iter()
                    .enumerate()
                    .map(|(relation, probability)| {
                        probability - f32::from(u8::from(pair.labels.contains(&(relation as u16))))
                    })
                    .collect();
                for &feature in &pair.features {
                    let at = feature as usize * relations;
                    let (weights, squares) =
                        (&mut model.weights[at..at + relations], &mut squares[at..at + relations]);
                    for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(&gradient) {
                        let gradient = gradient + DECAY * *weight;
                        *square += gradient * gradient;
                        *weight -= STEP * gradient / square.sqrt();
                    }
                }
            }
        }
        model
    }

    /// How probable each relation is.
    pub(crate) fn probabilities(&self, features: &[u32]) -> Vec<f32> {
        let mut sums = vec![0.0_f32; self.relations];
        for &feature in features {
            let at = feature as usize * self.relations;
            for (sum, weight) in sums.iter_mut().zip(&self.weights[at..at + self.relations]) {
                *sum += weight;
            }
        }
        sums.iter().map(|sum| 1.0 / (1.0 + (-sum).exp())).collect()
    }
}

/// Fisher and Yates with a multiplicative generator: the same order at every run.
fn shuffle(order: &mut [usize], seed: u64) {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for last in (1..order.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(last, (state >> 33) as usize % (last + 1));
    }
}
