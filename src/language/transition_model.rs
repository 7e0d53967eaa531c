//! The network with which the parser and the entity recogniser choose their next transition.
//!
//! spaCy's `TransitionBasedParser.v2` (`spacy/ml/parser_model.pyx` 3.8): what each token adds to the
//! hidden layer is computed once for every place of the state that it can take; a step sums a few of
//! these rows, takes the maximum of two pieces and multiplies by a small matrix.

use super::EngineError;
use super::container::{Container, unexpected};
use super::layers::WIDTH;
use super::matrix::{LANES, PackedMatrix};
use super::simd::{Vectorised, multiply_row, vectorised};

/// Width of the hidden layer.
const HIDDEN: usize = 64;
/// Pieces of its maxout.
const PIECES: usize = 2;
const UNMAXED: usize = HIDDEN * PIECES;

/// A network whose state is described by `FEATURES` tokens.
pub(super) struct TransitionModel<const FEATURES: usize> {
    tokens: PackedMatrix,
    tokens_bias: Vec<f32>,
    state: PackedMatrix,
    state_bias: [f32; UNMAXED],
    /// What an absent token adds in each place.
    pad: Vec<f32>,
    /// `[hidden][class]`, the classes padded to whole vectors.
    classes: Vec<f32>,
    classes_bias: Vec<f32>,
}

/// What the tokens of a paragraph add to the hidden layer in every place.
pub(super) struct TokenContributions {
    rows: Vec<f32>,
    stride: usize,
}

/// The scores of all classes and the memory to compute them.
pub(super) struct Scores {
    hidden: [f32; HIDDEN],
    classes: Vec<f32>,
}

impl<const FEATURES: usize> TransitionModel<FEATURES> {
    pub(super) fn read(container: &Container<'_>, name: &str, classes: usize) -> Result<Self, EngineError> {
        let read = |part: &str, shape: &[usize]| container.floats_of_shape(&format!("{name}.{part}"), shape);
        let tokens = read("tokens.weight", &[HIDDEN, WIDTH])?;
        let state = read("state.weight", &[FEATURES, HIDDEN, PIECES, HIDDEN])?;
        let state_bias = read("state.bias", &[HIDDEN, PIECES])?;
        let pad = read("state.pad", &[FEATURES, HIDDEN, PIECES])?;
        let class_weights = read("classes.weight", &[classes, HIDDEN])?;
        let mut classes_bias = read("classes.bias", &[classes])?;
        let padded = classes.next_multiple_of(2 * LANES);
        classes_bias.resize(padded, 0.0);
        let stored_state_bias: [f32; UNMAXED] =
            state_bias.try_into().map_err(|_| unexpected(name, "shape"))?;
        Ok(Self {
            tokens: PackedMatrix::new(WIDTH, HIDDEN, |output, input| tokens[output * WIDTH + input]),
            tokens_bias: read("tokens.bias", &[HIDDEN])?,
            state: PackedMatrix::new(HIDDEN, FEATURES * UNMAXED, |output, input| {
                let stored = output / UNMAXED * UNMAXED + stored_position(output % UNMAXED);
                state[stored * HIDDEN + input]
            }),
            state_bias: std::array::from_fn(|position| stored_state_bias[stored_position(position)]),
            pad: (0..FEATURES * UNMAXED)
                .map(|output| pad[output / UNMAXED * UNMAXED + stored_position(output % UNMAXED)])
                .collect(),
            classes: (0..HIDDEN * padded)
                .map(|index| {
                    let (hidden, class) = (index / padded, index % padded);
                    if class < classes { class_weights[class * HIDDEN + hidden] } else { 0.0 }
                })
                .collect(),
            classes_bias,
        })
    }

    /// What the tokens add, given their vectors one after the other.
    pub(super) fn contributions(&self, vectors: &[f32]) -> TokenContributions {
        let count = vectors.len() / WIDTH;
        let projected = self.tokens.multiply(vectors, count);
        let mut hidden = Vec::with_capacity(count * HIDDEN);
        for row in projected.chunks_exact(self.tokens.outputs()) {
            hidden.extend(row.iter().zip(&self.tokens_bias).map(|(value, bias)| value + bias));
        }
        TokenContributions { rows: self.state.multiply(&hidden, count), stride: self.state.outputs() }
    }

    /// Empty scores for [`TransitionModel::score`].
    pub(super) fn scores(&self) -> Scores {
        Scores { hidden: [0.0; HIDDEN], classes: vec![0.0; self.classes_bias.len()] }
    }

    /// Scores the classes in a state that is described by these tokens.
    pub(super) fn score<'a>(
        &self,
        tokens: &TokenContributions,
        state: [Option<usize>; FEATURES],
        scores: &'a mut Scores,
    ) -> &'a [f32] {
        vectorised(HiddenLayer { model: self, tokens, state, activations: &mut scores.hidden });
        multiply_row(&scores.hidden, &self.classes, &mut scores.classes);
        for (score, bias) in scores.classes.iter_mut().zip(&self.classes_bias) {
            *score += bias;
        }
        &scores.classes
    }
}

/// The place in the model's arrays, `[hidden][piece]`, of a place in ours, `[piece][hidden]`.
const fn stored_position(position: usize) -> usize {
    position % HIDDEN * PIECES + position / HIDDEN
}

/// The hidden layer of one state.
struct HiddenLayer<'a, const FEATURES: usize> {
    model: &'a TransitionModel<FEATURES>,
    tokens: &'a TokenContributions,
    state: [Option<usize>; FEATURES],
    activations: &'a mut [f32; HIDDEN],
}

impl<const FEATURES: usize> Vectorised for HiddenLayer<'_, FEATURES> {
    #[inline(always)]
    fn run(self) {
        let pads = self.model.pad.as_chunks::<UNMAXED>().0;
        let mut sums = [0.0; UNMAXED];
        for (feature, token) in self.state.into_iter().enumerate() {
            let row = match token {
                Some(token) => {
                    let start = token * self.tokens.stride + feature * UNMAXED;
                    &self.tokens.rows[start..start + UNMAXED]
                }
                None => &pads[feature],
            };
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += value;
            }
        }
        for lane in 0..HIDDEN {
            let first = sums[lane] + self.model.state_bias[lane];
            let second = sums[lane + HIDDEN] + self.model.state_bias[lane + HIDDEN];
            self.activations[lane] = if second > first { second } else { first };
        }
    }
}

/// The first class with the highest score among those in `classes`; `best` is what was found
/// before.
pub(super) fn better(
    scores: &[f32],
    classes: std::ops::Range<usize>,
    best: Option<(usize, f32)>,
) -> Option<(usize, f32)> {
    let mut best = best;
    for class in classes {
        let score = scores[class];
        if best.is_none_or(|(_, highest)| score > highest) {
            best = Some((class, score));
        }
    }
    best
}
