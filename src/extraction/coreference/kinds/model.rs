//! A linear model that decides from the features of a name whether it is a person, an organisation, a
//! place, or something else.
//!
//! Multinomial logistic regression; the weights and how they were trained stand in
//! `assets/models/names`.

use std::sync::OnceLock;

use super::contexts::{Votes, contexts};
use crate::reference::lookup::WordMap;

const WEIGHTS: &str = include_str!("../../../../assets/models/names/weights.tsv");

/// How likely a name is of each kind; the four add up to one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chances {
    pub(super) person: f32,
    pub(super) organisation: f32,
    pub(super) location: f32,
    /// An event, work, law, language, people, … .
    pub(super) other: f32,
}

/// Encyclopaedias, which the weights were learned from, name many more works, species and theories than
/// news does: so much less likely is something else there.
const OTHER_IN_NEWS: f32 = 0.5;

impl Chances {
    /// The chances in a text where fewer names are of something else than in those of the training.
    pub(super) fn among_news(self) -> Self {
        let other = self.other * OTHER_IN_NEWS;
        let sum = self.person + self.organisation + self.location + other;
        Self {
            person: self.person / sum,
            organisation: self.organisation / sum,
            location: self.location / sum,
            other: other / sum,
        }
    }
}

type Weights = [f32; 4];

/// A feature that the model or the list of contexts has.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) feature: &'a str,
    row: Option<u32>,
    pub(super) votes: Option<&'static Votes>,
}

/// Those of the features that the model or the list of contexts has. Both are asked at once: to look a
/// feature up takes longer than all that is done with it.
pub(super) fn known<'a>(features: impl Iterator<Item = &'a str>) -> Vec<Known<'a>> {
    let rows = &model().rows;
    let mut found = Vec::with_capacity(48);
    found.extend(features.filter_map(|feature| {
        let (row, votes) = *rows.get(feature)?;
        Some(Known { feature, row, votes })
    }));
    found
}

/// What the features of a mention say; each counts once, in whatever order they come.
pub(super) fn chances(known: &[Known<'_>]) -> Chances {
    let model = model();
    let mut rows: Vec<u32> = known.iter().filter_map(|known| known.row).collect();
    // Sums of decimals depend on the order: it is always that of the table.
    rows.sort_unstable();
    rows.dedup();
    let mut scores = model.bias;
    for weights in rows.iter().filter_map(|row| model.weights.get(*row as usize)) {
        for (score, weight) in scores.iter_mut().zip(weights) {
            *score += weight;
        }
    }
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers = scores.map(|score| (score - highest).exp());
    let sum: f32 = powers.iter().sum();
    let [person, organisation, location, other] = powers.map(|power| power / sum);
    Chances { person, organisation, location, other }
}

/// The table, decoded.
#[derive(Default)]
struct Model {
    /// What counts for every name: the row without a feature.
    bias: Weights,
    /// For each feature its row, and what the list of contexts says of it.
    rows: WordMap<&'static str, (Option<u32>, Option<&'static Votes>)>,
    weights: Vec<Weights>,
}

/// The table, decoded once.
fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        let mut model = Model::default();
        for (feature, weights) in WEIGHTS.lines().filter(|line| !line.starts_with('#')).filter_map(row) {
            if feature.is_empty() {
                model.bias = weights;
            } else {
                model.rows.insert(feature, (Some(model.weights.len() as u32), None));
                model.weights.push(weights);
            }
        }
        for (feature, votes) in contexts() {
            model.rows.entry(feature).or_default().1 = Some(votes);
        }
        model
    })
}

/// One line of the table: the feature and its four weights in hundredths.
fn row(line: &'static str) -> Option<(&'static str, Weights)> {
    let mut columns = line.split('\t');
    let feature = columns.next()?;
    let mut weights = Weights::default();
    for weight in &mut weights {
        *weight = columns.next()?.parse::<f32>().ok()? / 100.0;
    }
    Some((feature, weights))
}

#[cfg(test)]
mod tests {
    use super::{Chances, known, model};

    fn chances<const COUNT: usize>(features: [&str; COUNT]) -> Chances {
        super::chances(&known(features.into_iter()))
    }

    #[test]
    fn the_weights_can_be_read_and_tell_a_speaker_from_a_place() {
        assert!(model().weights.len() > 1_000);
        let speaker = chances(["label=PERSON", "count=2", "given=2", "nsubj=say", "role=nsubj"]);
        let town = chances(["label=GPE", "count=1", "preposition=in", "role=pobj", "before=in"]);
        assert!(speaker.person > 0.8 && town.location > 0.7, "{speaker:?} {town:?}");
    }
}
