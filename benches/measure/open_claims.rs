//! Open claims: what the clauses of single sentences say, scored against claims made by hand.
//!
//! The data are those of CaRB, and so are the rules (S. Bhardwaj, S. Aggarwal and Mausam, "CaRB: A
//! crowdsourced benchmark for open IE", 2019): two claims match when their relations share a word; then
//! their precision and recall are the shares of words, part by part, that they have in common. Each
//! hand-made claim counts with the best recall of any found one; each found claim with its precision for
//! at most one hand-made claim, the best pairs first. The figure is the best harmonic mean over all
//! thresholds of confidence.

use std::collections::BTreeMap;
use std::path::Path;

use relata::document::{ReadOptions, read};
use relata::extraction::claims::propositions;
use relata::extraction::mentions;
use relata::jobs::English;
use relata::reference::Reference;

/// A claim as words: relation, subject, everything else.
struct Claim {
    relation: Vec<String>,
    subject: Vec<String>,
    rest: Option<Vec<String>>,
    confidence: f32,
}

impl Claim {
    fn new(relation: &str, subject: &str, arguments: &[&str], confidence: f32) -> Self {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        let rest = (!arguments.is_empty()).then(|| words(&arguments.join(" ")));
        Self { relation: words(relation), subject: words(subject), rest, confidence }
    }

    fn parts(&self) -> impl Iterator<Item = &Vec<String>> {
        [&self.relation, &self.subject].into_iter().chain(&self.rest)
    }
}

/// Prints the figure for the sentences in `folder`.
pub(crate) fn measure(folder: &Path) -> Result<(), String> {
    let path = folder.join("gold_dev.tsv");
    let table = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut gold: BTreeMap<&str, Vec<Claim>> = BTreeMap::new();
    for line in table.lines() {
        if let [sentence, relation, subject, arguments @ ..] = line.split('\t').collect::<Vec<_>>().as_slice()
        {
            gold.entry(sentence).or_default().push(Claim::new(relation, subject, arguments, 1.0));
        }
    }
    let pairs: Vec<(&[Claim], Vec<Claim>)> =
        gold.iter().map(|(sentence, claims)| (claims.as_slice(), found(sentence))).collect();
    let mut thresholds: Vec<f32> =
        pairs.iter().flat_map(|(_, found)| found).map(|claim| claim.confidence).collect();
    thresholds.sort_by(f32::total_cmp);
    thresholds.dedup();
    let best = thresholds
        .iter()
        .map(|&threshold| score(&pairs, threshold))
        .max_by(|one, other| one.2.total_cmp(&other.2))
        .unwrap_or_default();
    println!(
        "open claims of {} sentences: F1 {:.3} (precision {:.3}, recall {:.3})",
        pairs.len(),
        best.2,
        best.0,
        best.1
    );
    Ok(())
}

fn found(sentence: &str) -> Vec<Claim> {
    let options = ReadOptions { repair: false, ..ReadOptions::default() };
    let document = read("sentence.txt", sentence.as_bytes(), &options);
    let parsed = English.parse(&document, &mut |_| true).unwrap().unwrap_or_default();
    let mentions = mentions::find(&document, &parsed, Reference::built_in());
    propositions(&document, &parsed, &mentions)
        .iter()
        .map(|claim| {
            let arguments: Vec<&str> = claim.arguments.iter().map(String::as_str).collect();
            Claim::new(&claim.relation, &claim.subject, &arguments, claim.confidence)
        })
        .collect()
}

/// Precision, recall and their harmonic mean of the claims that are at least so sure.
fn score(pairs: &[(&[Claim], Vec<Claim>)], threshold: f32) -> (f64, f64, f64) {
    let (mut precision, mut claims, mut recall, mut wanted) = (0.0, 0, 0.0, 0);
    for (gold, found) in pairs {
        let sure: Vec<&Claim> = found.iter().filter(|claim| claim.confidence >= threshold).collect();
        let matches: Vec<Vec<(f64, f64)>> =
            sure.iter().map(|claim| gold.iter().map(|wanted| agreement(wanted, claim)).collect()).collect();
        claims += sure.len();
        wanted += gold.len();
        precision += single(&matches);
        for number in 0..gold.len() {
            recall += matches.iter().filter_map(|row| row.get(number)).map(|pair| pair.1).fold(0.0, f64::max);
        }
    }
    let (precision, recall) =
        (precision / f64::from(claims.max(1) as u32), recall / f64::from(wanted.max(1) as u32));
    let sum: f64 = precision + recall;
    (precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 })
}

/// The sum of the precisions of the best pairs, one to one.
fn single(matches: &[Vec<(f64, f64)>]) -> f64 {
    let mut all: Vec<(f64, usize, usize)> = matches
        .iter()
        .enumerate()
        .flat_map(|(row, values)| values.iter().enumerate().map(move |(column, pair)| (pair.0, row, column)))
        .filter(|(value, ..)| *value > 0.0)
        .collect();
    all.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let (mut rows, mut columns, mut sum) = (Vec::new(), Vec::new(), 0.0);
    for (value, row, column) in all {
        if !rows.contains(&row) && !columns.contains(&column) {
            rows.push(row);
            columns.push(column);
            sum += value;
        }
    }
    sum
}

/// The shares of the found and of the hand-made words that the two have in common, part by part; none
/// when their relations share no word.
fn agreement(gold: &Claim, found: &Claim) -> (f64, f64) {
    if common(&gold.relation, &found.relation) == 0 || (gold.rest.is_some() && found.rest.is_none()) {
        return (0.0, 0.0);
    }
    let (mut shared, mut own, mut wanted) = (0, 0, gold.parts().map(Vec::len).sum::<usize>());
    for (one, other) in gold.parts().zip(found.parts()) {
        shared += common(one, other);
        own += other.len();
    }
    wanted = wanted.max(1);
    (shared as f64 / own.max(1) as f64, shared as f64 / wanted as f64)
}

/// How many words two texts have in common, each as often as both have it.
fn common(one: &[String], other: &[String]) -> usize {
    let mut left: Vec<&String> = other.iter().collect();
    one.iter()
        .filter(|word| {
            let place = left.iter().position(|candidate| candidate == word);
            place.map(|place| left.swap_remove(place)).is_some()
        })
        .count()
}
