//! Relations between given mentions: how sure can one be, from the words between two names, of what
//! holds between them?
//!
//! A sparse logistic model over dependency paths, words and kinds, trained and scored by
//! cross-validation on the documents of Re-DocRED (Q. Tan, L. Xu, L. Bing, H. T. Ng and S. M. Aljunied,
//! "Revisiting DocRED", 2022): every ordered pair of entities gets a probability for each relation; the
//! figure is the precision of the surest ones that together make up three tenths of all relations.

mod context;
mod data;
mod features;
mod model;

use std::collections::BTreeMap;
use std::path::Path;

use data::Document;
use features::{Pair, pairs_of};
use model::Model;

/// In how many parts the documents are cut; each is scored by a model of the others.
const FOLDS: usize = 5;
/// The share of the relations at which the precision is read.
const RECALL: f64 = 0.3;

/// Of so many pairs that never meet, one is learned from.
const APART: usize = 5;

/// Something the model says.
struct Guess {
    probability: f32,
    is_right: bool,
}

/// Prints the precision at [`RECALL`] for the documents in `folder`.
pub(crate) fn measure(folder: &Path) -> Result<(), String> {
    let documents = data::read(&folder.join("dev_revised.json"))?;
    let names = relation_names(&documents);
    let pairs: Vec<Vec<Pair>> = documents.iter().map(|document| pairs_of(document, &names)).collect();
    let wanted: usize = documents.iter().map(|document| document.labels.len()).sum();
    let mut guesses = Vec::new();
    for fold in 0..FOLDS {
        let is_tested = |index: usize| index % FOLDS == fold;
        let learned = pairs.iter().enumerate().filter(|(index, _)| !is_tested(*index));
        let training: Vec<&Pair> = learned
            .flat_map(|(_, pairs)| pairs)
            .enumerate()
            // Of the many pairs that never meet and of which nothing is said, a part tells enough.
            .filter(|(number, pair)| pair.meets || !pair.labels.is_empty() || number % APART == 0)
            .map(|(_, pair)| pair)
            .collect();
        let model = Model::train(&training, names.len());
        for pair in
            pairs.iter().enumerate().filter(|(index, _)| is_tested(*index)).flat_map(|(_, pairs)| pairs)
        {
            let probabilities = model.probabilities(&pair.features);
            guesses.extend(probabilities.iter().enumerate().map(|(relation, &probability)| Guess {
                probability,
                is_right: pair.labels.contains(&(relation as u16)),
            }));
        }
    }
    guesses.sort_by(|one, other| other.probability.total_cmp(&one.probability));
    println!("relations: {wanted} in {} documents, {FOLDS} folds", documents.len());
    let mut right = 0;
    let mut marks = [0.1, 0.2, RECALL, 0.4, 0.5].into_iter().peekable();
    for (index, guess) in guesses.iter().enumerate() {
        right += usize::from(guess.is_right);
        if let Some(&mark) = marks.peek()
            && right as f64 >= mark * wanted as f64
        {
            println!(
                "precision at recall {mark:.1}: {:.3} (probability {:.2})",
                right as f64 / (index + 1) as f64,
                guess.probability
            );
            marks.next();
        }
    }
    Ok(())
}

/// The relations that are frequent enough to be learned, numbered.
fn relation_names(documents: &[Document]) -> BTreeMap<String, u16> {
    const LEAST: usize = 30;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in documents.iter().flat_map(|document| &document.labels) {
        *counts.entry(&label.relation).or_default() += 1;
    }
    let frequent = counts.into_iter().filter(|(_, count)| *count >= LEAST).map(|(name, _)| name.to_owned());
    frequent.zip(0..).collect()
}
