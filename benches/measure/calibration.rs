//! Does a confidence mean what it says? Of the edges drawn with 0.8, about 80 % should be right.

mod logistic;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::graphs::{self, Judgement};
use logistic::{Example, Model};

/// Confidences are looked at in tenths.
const BINS: usize = 10;
/// The feature of edges of texts that rules were written beside: they are right more often than those
/// of any other news, and the confidences are made for other news.
const LOOKED_AT: &str = "looked at";

/// One edge of one text.
struct Edge {
    text: String,
    confidence: f64,
    rule: String,
    example: Example,
}

/// Prints, for the texts of all folders together, how often edges of each confidence are right, and how
/// often those of each rule.
pub(crate) fn measure(folders: &[&Path]) -> Result<(), String> {
    let edges = edges_of(folders, &BTreeSet::new())?;
    table(&edges.iter().map(|edge| (edge.confidence, edge.example.is_right)).collect::<Vec<_>>());
    let mut rules: BTreeMap<&str, Vec<&Edge>> = BTreeMap::new();
    for edge in &edges {
        rules.entry(&edge.rule).or_default().push(edge);
    }
    for (rule, edges) in rules {
        let mean = edges.iter().map(|edge| edge.confidence).sum::<f64>() / edges.len() as f64;
        let right = edges.iter().filter(|edge| edge.example.is_right).count() as f64 / edges.len() as f64;
        println!("{rule:28} {:4} edges, confidence {mean:.2}, right {right:.2}", edges.len());
    }
    Ok(())
}

/// Learns the weights of `data/knowledge/confidence.tsv` from the texts of all folders, prints how well
/// they hold for texts that they were not learned from, and then the rows. Texts of folders that are
/// not called `held_out` have been looked at while rules were written.
pub(crate) fn fit(folders: &[&Path]) -> Result<(), String> {
    let looked_at: BTreeSet<&Path> =
        folders.iter().copied().filter(|folder| !folder.ends_with("held_out")).collect();
    let edges = edges_of(folders, &looked_at)?;
    let texts: BTreeSet<&str> = edges.iter().map(|edge| edge.text.as_str()).collect();
    let mut judged = Vec::new();
    for text in texts {
        let others: Vec<&Example> =
            edges.iter().filter(|edge| edge.text != text).map(|edge| &edge.example).collect();
        let model = Model::fit(&others);
        let own = edges.iter().filter(|edge| edge.text == text);
        judged.extend(own.map(|edge| (model.probability(&edge.example.features), edge.example.is_right)));
    }
    println!("# Each text by weights of all others:");
    table(&judged);
    let all: Vec<&Example> = edges.iter().map(|edge| &edge.example).collect();
    let model = Model::fit(&all);
    println!("base\t-\t{:.2}", model.base);
    for (feature, weight) in &model.weights {
        println!("{feature}\t{weight:.2}");
    }
    Ok(())
}

fn edges_of(folders: &[&Path], looked_at: &BTreeSet<&Path>) -> Result<Vec<Edge>, String> {
    let mut all = Vec::new();
    for folder in folders {
        let scores = graphs::measure(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let is_looked_at = looked_at.contains(folder);
        for score in scores {
            all.extend(score.judgements.into_iter().map(|edge| edge_of(&score.name, edge, is_looked_at)));
        }
    }
    Ok(all)
}

fn edge_of(text: &str, edge: Judgement, is_looked_at: bool) -> Edge {
    let mut features = vec![format!("rule\t{}", edge.rule)];
    features.extend(edge.circumstances.iter().map(|circumstance| format!("circumstance\t{circumstance}")));
    if is_looked_at {
        features.push(format!("text\t{LOOKED_AT}"));
    }
    Edge {
        text: text.to_owned(),
        confidence: edge.confidence,
        rule: edge.rule,
        example: Example { features, is_right: edge.is_right },
    }
}

/// Of the edges of each tenth of confidence, how many there are and how many are right; and, from the
/// surest down, how many are right of all that are drawn so far.
fn table(judged: &[(f64, bool)]) {
    println!("# confidence  edges  mean  right | of these and all surer: edges  right");
    let mut error = 0.0;
    let mut likelihood = 0.0;
    let (mut drawn, mut good) = (0, 0);
    for bin in (0..BINS).rev() {
        let is_inside = |confidence: f64| ((confidence * BINS as f64) as usize).min(BINS - 1) == bin;
        let inside: Vec<(f64, bool)> =
            judged.iter().copied().filter(|(confidence, _)| is_inside(*confidence)).collect();
        if inside.is_empty() {
            continue;
        }
        let number = inside.len() as f64;
        let mean = inside.iter().map(|(confidence, _)| confidence).sum::<f64>() / number;
        let right = inside.iter().filter(|(_, is_right)| *is_right).count();
        (drawn, good) = (drawn + inside.len(), good + right);
        let share = right as f64 / number;
        error += number / judged.len() as f64 * (mean - share).abs();
        println!(
            "# {:.1} – {:.1}    {:6} {mean:5.2} {share:6.2} | {drawn:6} {:6.2}",
            bin as f64 / 10.0,
            (bin + 1) as f64 / 10.0,
            inside.len(),
            f64::from(good as u32) / f64::from(drawn as u32)
        );
    }
    for (confidence, is_right) in judged {
        likelihood += if *is_right { confidence.ln() } else { (1.0 - confidence).ln() };
    }
    println!(
        "# mean error of the confidence {error:.3}, mean log-likelihood {:.3}, {} edges",
        likelihood / judged.len().max(1) as f64,
        judged.len()
    );
}
