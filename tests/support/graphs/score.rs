//! What is drawn of a text, scored against the graph that a careful reader made of it.
//!
//! A drawn node stands for the hand-made one whose name is most like its own, one to one; an edge is
//! drawn right when its ends, direction and relation are right, and fully right when denial, status,
//! speaker and sentence are right as well. `KG` is the harmonic mean of how many drawn edges are fully
//! right and how much of the hand-made graph they cover (core facts count three, secondary two, minor
//! one), in per cent, less two points for each false assertion. The definitions are those of the
//! scorer that the hand-made graphs came with, so that figures can be compared.

mod assignment;
mod edges;
mod graph;
mod likeness;
mod mentions;
mod nodes;
mod program;

use std::path::{Path, PathBuf};

pub(crate) use graph::{Drawn, Gold};

/// The figures of one text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    /// The name of the text.
    pub(crate) name: String,
    /// The whole in one number, 0 to 100.
    pub(crate) kg: f64,
    /// Nodes: harmonic mean of precision and recall over the core.
    pub(crate) nodes: f64,
    /// Of the nodes that are right, how many have the right kind.
    pub(crate) kinds: f64,
    /// Coreference: B-cubed over mentions.
    pub(crate) coreference: f64,
    /// Edges between the right ends.
    pub(crate) pairs: f64,
    /// Edges with the right ends, direction and relation.
    pub(crate) facts: f64,
    /// Of the drawn edges, how many are fully right.
    pub(crate) precision: f64,
    /// Of the core facts, how many are drawn fully right.
    pub(crate) core: f64,
    /// Edges that say what the text denies or never says.
    pub(crate) false_assertions: usize,
    /// How sure the program was of each drawn edge, by which rule, and whether it was right.
    pub(crate) judgements: Vec<Judgement>,
    /// For those who look closer: what is missing and what is wrong, one line each.
    pub(crate) remarks: Vec<String>,
}

/// A drawn edge and whether it is right.
#[derive(Clone, Debug)]
pub(crate) struct Judgement {
    /// How sure the program was, 0 to 1.
    pub(crate) confidence: f64,
    /// The rule that drew it.
    pub(crate) rule: String,
    /// What makes it less sure, or surer, than others of its rule.
    pub(crate) circumstances: Vec<String>,
    /// Whether its ends, direction, relation and status are right.
    pub(crate) is_right: bool,
}

/// Scores every text of a folder of hand-made graphs.
///
/// # Errors
///
/// When the folder or one of its files cannot be read.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Score>, String> {
    let explain = |error: &dyn std::fmt::Display| error.to_string();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|error| explain(&error))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    let mut scores = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).map_err(|error| explain(&error))?;
        let gold: Gold =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        let drawn = program::drawn(&gold.doc.text);
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        scores.push(Score { name, ..score(&gold, &drawn) });
    }
    Ok(scores)
}

/// Scores what was drawn of one text.
#[must_use]
pub(crate) fn score(gold: &Gold, drawn: &Drawn) -> Score {
    let matching = nodes::Matching::find(gold, drawn);
    let nodes = matching.figures(gold, drawn);
    let edges = edges::Edges::find(gold, drawn, &matching);
    let mut remarks = nodes.remarks;
    remarks.extend(edges.remarks(gold, drawn));
    let judgements = edges
        .judgements()
        .into_iter()
        .map(|(index, is_right)| {
            let edge = &drawn.relations[index];
            let (rule, circumstances) = (edge.rule.clone(), edge.circumstances.clone());
            Judgement { confidence: edge.confidence, rule, circumstances, is_right }
        })
        .collect();
    let full = edges.level(gold, edges::Agreement::is_full);
    let false_assertions = edges.false_assertions(gold, drawn, &matching).len();
    Score {
        name: String::new(),
        kg: (100.0 * full.f1() - 2.0 * false_assertions as f64).max(0.0),
        nodes: nodes.f1,
        kinds: nodes.kinds,
        coreference: mentions::b_cubed(gold, drawn),
        pairs: edges.level(gold, |_| true).f1(),
        facts: edges.level(gold, |agreement| agreement.is_fact).f1(),
        precision: full.precision,
        core: full.core,
        false_assertions,
        judgements,
        remarks,
    }
}

/// The harmonic mean of precision and recall.
fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// The mean of all texts.
#[must_use]
pub(crate) fn mean(scores: &[Score]) -> Score {
    let number = scores.len().max(1) as f64;
    let of = |figure: fn(&Score) -> f64| scores.iter().map(figure).sum::<f64>() / number;
    Score {
        name: format!("mean of {}", scores.len()),
        kg: of(|score| score.kg),
        nodes: of(|score| score.nodes),
        kinds: of(|score| score.kinds),
        coreference: of(|score| score.coreference),
        pairs: of(|score| score.pairs),
        facts: of(|score| score.facts),
        precision: of(|score| score.precision),
        core: of(|score| score.core),
        false_assertions: scores.iter().map(|score| score.false_assertions).sum(),
        judgements: Vec::new(),
        remarks: Vec::new(),
    }
}

/// Prints a table of figures, with everything that is missing or wrong when it is asked for.
pub(crate) fn print(folder: &Path, scores: &[Score], shows_all: bool) {
    println!("{}", folder.display());
    println!("text                       KG  nodes  kind    B3  pairs facts precision  core false");
    for score in scores.iter().chain([&mean(scores)]) {
        println!(
            "{:22} {:6.1} {:6.3} {:5.3} {:5.3} {:6.3} {:5.3} {:9.3} {:5.3} {:5}",
            score.name,
            score.kg,
            score.nodes,
            score.kinds,
            score.coreference,
            score.pairs,
            score.facts,
            score.precision,
            score.core,
            score.false_assertions
        );
        for remark in score.remarks.iter().filter(|_| shows_all) {
            println!("    {remark}");
        }
    }
}
