//! How far claims can be trusted: what was learned from the hand-made graphs.

use std::collections::BTreeMap;

use super::lines::{column, rows};
use crate::vocabulary::{Doubt, Doubts};

/// The weights of a logistic regression: the log-odds that a claim is right are a sum of them.
#[derive(Debug)]
pub(super) struct Trust {
    base: f32,
    rules: BTreeMap<&'static str, f32>,
    doubts: Vec<f32>,
}

impl Trust {
    /// The list that comes with the program.
    pub(super) fn built_in() -> Self {
        let mut trust = Self { base: 0.0, rules: BTreeMap::new(), doubts: vec![0.0; Doubt::ALL.len()] };
        for row in rows(include_str!("../../data/knowledge/confidence.tsv")) {
            let weight = column(&row, 2).parse().unwrap_or(0.0);
            match (column(&row, 0), column(&row, 1)) {
                ("base", _) => trust.base = weight,
                ("rule", name) => {
                    trust.rules.insert(name, weight);
                }
                ("doubt", name) => {
                    let place = Doubt::from_name(name).and_then(|doubt| trust.doubts.get_mut(doubt as usize));
                    if let Some(place) = place {
                        *place = weight;
                    }
                }
                _ => {}
            }
        }
        trust
    }

    /// How likely a claim of this rule with these doubts is right, 0 to 1.
    pub(super) fn confidence(&self, rule: &str, doubts: Doubts) -> f32 {
        let rule = self.rules.get(rule).copied().unwrap_or(0.0);
        let doubts = doubts.iter().filter_map(|doubt| self.doubts.get(doubt as usize)).sum::<f32>();
        let odds = self.base + rule + doubts;
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
            assert!(matches!(column(&row, 0), "base" | "rule" | "doubt"), "{row:?}");
            assert!(column(&row, 0) != "doubt" || Doubt::from_name(column(&row, 1)).is_some(), "{row:?}");
        }
    }

    #[test]
    fn a_doubt_lowers_the_confidence() {
        let trust = Trust::built_in();
        let mut doubts = Doubts::default();
        let sure = trust.confidence("title", doubts);
        doubts.insert(Doubt::Pronoun);
        assert!(trust.confidence("title", doubts) < sure);
        assert_eq!(doubts.iter().collect::<Vec<_>>(), [Doubt::Pronoun]);
    }
}
