//! Does a confidence mean what it says? Of the edges drawn with 0.8, about 80 % should be right.

use std::collections::BTreeMap;
use std::path::Path;

use crate::graphs::{self, Judgement};

/// Confidences are looked at in tenths.
const BINS: usize = 10;

/// Prints, for the texts of all folders together, how often edges of each confidence are right, and how
/// often those of each rule.
pub(crate) fn measure(folders: &[&Path]) -> Result<(), String> {
    let mut all: Vec<Judgement> = Vec::new();
    for folder in folders {
        let scores = graphs::measure(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        all.extend(scores.into_iter().flat_map(|score| score.judgements));
    }
    println!("confidence  edges  mean  right");
    let mut error = 0.0;
    for bin in 0..BINS {
        let inside: Vec<&Judgement> = all
            .iter()
            .filter(|edge| ((edge.confidence * BINS as f64) as usize).min(BINS - 1) == bin)
            .collect();
        if inside.is_empty() {
            continue;
        }
        let number = inside.len() as f64;
        let mean = inside.iter().map(|edge| edge.confidence).sum::<f64>() / number;
        let right = share(&inside);
        error += number / all.len() as f64 * (mean - right).abs();
        println!(
            "{:.1} – {:.1}  {number:6} {mean:6.2} {right:6.2}",
            bin as f64 / 10.0,
            (bin + 1) as f64 / 10.0
        );
    }
    println!("mean error of the confidence: {error:.3} over {} edges", all.len());
    let mut rules: BTreeMap<&str, Vec<&Judgement>> = BTreeMap::new();
    for edge in &all {
        rules.entry(&edge.rule).or_default().push(edge);
    }
    for (rule, edges) in rules {
        let mean = edges.iter().map(|edge| edge.confidence).sum::<f64>() / edges.len() as f64;
        println!("{rule:28} {:4} edges, confidence {mean:.2}, right {:.2}", edges.len(), share(&edges));
    }
    Ok(())
}

fn share(edges: &[&Judgement]) -> f64 {
    edges.iter().filter(|edge| edge.is_right).count() as f64 / edges.len().max(1) as f64
}
