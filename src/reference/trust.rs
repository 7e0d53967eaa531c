//! How far claims can be trusted: what was learned from the hand-made graphs.

use std::collections::BTreeMap;

use super::lines::{column, rows};
use crate::vocabulary::{Circumstance, Circumstances};

/// The weights of a logistic regression: the log-odds that a claim is right are a sum of them.
#[derive(Debug)]
pub(super) struct Trust {
    base: f32,
    rules: BTreeMap<&'static str, f32>,
    circumstances: Vec<f32>,
}

impl Trust {
    /// The list that comes with the program.
    pub(super) fn built_in() -> Self {
        let mut trust =
            Self { base: 0.0, rules: BTreeMap::new(), circumstances: vec![0.0; Circumstance::ALL.len()] };
        for row in rows(include_str!("../../data/knowledge/confidence.tsv")) {
            let weight = column(&row, 2).parse().unwrap_or(0.0);
            match (column(&row, 0), column(&row, 1)) {
                ("base", _) => trust.base = weight,
                ("rule", name) => {
                    trust.rules.insert(name, weight);
                }
                ("circumstance", name) => {
                    let place = Circumstance::from_name(name)
                        .and_then(|circumstance| trust.circumstances.get_mut(circumstance as usize));
                    if let Some(place) = place {
                        *place = weight;
                    }
                }
                _ => {}
            }
        }
        trust
    }

    /// How much the circumstance weighs, in log-odds; below 0 when it makes a claim less sure.
    pub(super) fn weight_of(&self, circumstance: Circumstance) -> f32 {
        self.circumstances.get(circumstance as usize).copied().unwrap_or(0.0)
    }

    /// How likely a claim of this rule with these circumstances is right, 0 to 1.
    pub(super) fn confidence(&self, rule: &str, circumstances: Circumstances) -> f32 {
        let rule = self.rules.get(rule).copied().unwrap_or(0.0);
        let circumstances =
            circumstances.iter().map(|circumstance| self.weight_of(circumstance)).sum::<f32>();
        let odds = self.base + rule + circumstances;
        (1.0 / (1.0 + (-odds).exp())).clamp(0.02, 0.98)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_list_weighs_something() {
        for row in rows(include_str!("../../data/knowledge/confidence.tsv")) {
            assert!(column(&row, 2).parse::<f32>().is_ok(), "{row:?}");
            assert!(matches!(column(&row, 0), "base" | "rule" | "circumstance"), "{row:?}");
            assert!(
                column(&row, 0) != "circumstance" || Circumstance::from_name(column(&row, 1)).is_some(),
                "{row:?}"
            );
        }
    }

    #[test]
    fn a_pronoun_lowers_the_confidence() {
        let trust = Trust::built_in();
        let mut circumstances = Circumstances::default();
        let sure = trust.confidence("title", circumstances);
        circumstances.insert(Circumstance::Pronoun);
        assert!(trust.confidence("title", circumstances) < sure);
        assert_eq!(circumstances.iter().collect::<Vec<_>>(), [Circumstance::Pronoun]);
    }
}
