//! A small logistic regression: the log-odds that an edge is right are a sum of the weights of what it
//! shows. Penalised maximum likelihood by gradient steps; a ridge towards 0 keeps what was seen seldom
//! from weighing much (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4).

use std::collections::BTreeMap;

const STEPS: usize = 4_000;
const RATE: f64 = 1.0;
/// The ridge of features that are shown by few edges of one kind, and of those that any edge may show.
const RIDGE_OF_RULES: f64 = 3.0;
const RIDGE: f64 = 1.0;

/// What one edge shows, and whether it is right.
pub(crate) struct Example {
    pub(crate) features: Vec<String>,
    pub(crate) is_right: bool,
}

/// The weights that fit the examples.
#[derive(Default)]
pub(crate) struct Model {
    pub(crate) base: f64,
    pub(crate) weights: BTreeMap<String, f64>,
}

impl Model {
    /// Fits the weights to the examples.
    pub(crate) fn fit(examples: &[&Example]) -> Self {
        let mut model = Self::default();
        let number = examples.len().max(1) as f64;
        for example in examples {
            for feature in &example.features {
                model.weights.entry(feature.clone()).or_default();
            }
        }
        for _ in 0..STEPS {
            let mut base = 0.0;
            let mut slopes: BTreeMap<&str, f64> = BTreeMap::new();
            for example in examples {
                let error = f64::from(u8::from(example.is_right)) - model.probability(&example.features);
                base += error;
                for feature in &example.features {
                    *slopes.entry(feature).or_default() += error;
                }
            }
            model.base += RATE * base / number;
            for (feature, slope) in slopes {
                if let Some(weight) = model.weights.get_mut(feature) {
                    let ridge = if feature.starts_with("rule\t") { RIDGE_OF_RULES } else { RIDGE };
                    *weight += RATE * (slope - ridge * *weight) / number;
                }
            }
        }
        model
    }

    /// How likely an edge that shows this is right.
    pub(crate) fn probability(&self, features: &[String]) -> f64 {
        let weights = features.iter().filter_map(|feature| self.weights.get(feature)).sum::<f64>();
        1.0 / (1.0 + (-self.base - weights).exp())
    }
}
