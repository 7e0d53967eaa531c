//! Chooses the fine-grained tag of every token.

use super::EngineError;
use super::Tag;
use super::container::Container;
use super::layers::WIDTH;
use super::matrix::PackedMatrix;

/// A linear layer over the token vectors; the highest score wins.
pub(super) struct Tagger {
    tags: Vec<Tag>,
    scores: PackedMatrix,
    bias: Vec<f32>,
}

impl Tagger {
    /// `names`: the tags in the order of the classes.
    pub(super) fn read(container: &Container<'_>, names: &[String]) -> Result<Self, EngineError> {
        let weight = container.floats_of_shape("tagger.weight", &[names.len(), WIDTH])?;
        let tag = |name: &String| Tag::from_name(name).ok_or_else(|| EngineError::UnknownLabel(name.clone()));
        Ok(Self {
            tags: names.iter().map(tag).collect::<Result<_, _>>()?,
            scores: PackedMatrix::new(WIDTH, names.len(), |output, input| weight[output * WIDTH + input]),
            bias: container.floats_of_shape("tagger.bias", &[names.len()])?,
        })
    }

    /// The tags of the tokens with these vectors.
    pub(super) fn tags(&self, vectors: &[f32]) -> Vec<Tag> {
        let scores = self.scores.multiply(vectors, vectors.len() / WIDTH);
        scores.chunks_exact(self.scores.outputs()).map(|scores| self.best(scores)).collect()
    }

    fn best(&self, scores: &[f32]) -> Tag {
        let mut best = (self.tags[0], f32::NEG_INFINITY);
        for ((tag, score), bias) in self.tags.iter().zip(scores).zip(&self.bias) {
            if score + bias > best.1 {
                best = (*tag, score + bias);
            }
        }
        best.0
    }
}
