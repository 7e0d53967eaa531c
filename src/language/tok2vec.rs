//! Turns tokens into vectors: spaCy's `Tok2Vec.v2` of hash embeddings, static vectors, a mixing
//! layer and four window layers.
//!
//! The model holds two of these: one shared by the tagger and the parser, one for the entity
//! recogniser. Sources: `spacy/ml/models/tok2vec.py` 3.8 and thinc's layers.

use super::EngineError;
use super::container::{Container, single_from_half, unexpected};
use super::layers::{
    LayerNorm, MaxoutWeights, TILE, Tile, UNMAXED, WIDTH, WINDOW, WindowLayer, WindowScratch, add_normalised,
    maxout,
};
use super::lexicon::Lexeme;
use super::matrix::PackedMatrix;
use super::simd::{Vectorised, vectorised};
use super::string_id::embedding_hashes;

/// Seed of the first embedding table; each further one has the next number.
const FIRST_SEED: u32 = 8;
/// Window layers after the one that is computed word by word.
const LATER_LAYERS: usize = 3;
/// Rows around the tokens of a paragraph that influence them: one a layer, less the last.
const MARGIN: usize = LATER_LAYERS;
/// Words whose activations are computed together.
const WORD_BLOCK: usize = 64;

/// Where the parts of a word's activations lie: the vector after the mixing layer, and what it adds
/// to the first window layer as the token before, the token itself (with the bias) and the one after.
const MIXED: std::ops::Range<usize> = 0..WIDTH;
const BEFORE: usize = WIDTH;
const HERE: usize = WIDTH + UNMAXED;
const AFTER: usize = WIDTH + 2 * UNMAXED;
/// Numbers of a word's activations.
const ACTIVATIONS: usize = WIDTH + WINDOW * UNMAXED;

/// A word in one of its contexts, as the embedding tables see it.
pub(super) struct Word<'a> {
    pub(super) lexeme: &'a Lexeme,
    /// Whether one blank follows; only the shared network asks.
    pub(super) followed_by_blank: bool,
}

/// One embedding table.
struct Embedding {
    table: Vec<f32>,
    rows: usize,
    seed: u32,
}

impl Embedding {
    /// The rows that an id is the sum of.
    #[inline(always)]
    fn rows(&self, id: u64) -> [&[f32; WIDTH]; 4] {
        let table = self.table.as_chunks::<WIDTH>().0;
        embedding_hashes(id, self.seed).map(|hash| &table[hash as usize % self.rows])
    }
}

/// One network.
pub(super) struct Tok2Vec {
    embeddings: Vec<Embedding>,
    /// Half-precision rows of the static vectors, already multiplied by their projection.
    vectors: Vec<u16>,
    mixing: PackedMatrix,
    mixing_bias: [f32; UNMAXED],
    mixing_norm: LayerNorm,
    /// The first window layer as three matrices side by side, for single words.
    first_window: PackedMatrix,
    first_bias: [f32; UNMAXED],
    first_norm: LayerNorm,
    later_windows: [WindowLayer; LATER_LAYERS],
}

impl Tok2Vec {
    /// Reads the network called `name` with so many embedding tables.
    pub(super) fn read(container: &Container<'_>, name: &str, tables: usize) -> Result<Self, EngineError> {
        let embeddings = (0..tables)
            .map(|column| {
                let tensor = format!("{name}.embed.{column}");
                match *container.shape(&tensor)? {
                    [rows, WIDTH] if rows > 0 => Ok(Embedding {
                        table: container.floats(&tensor)?,
                        rows,
                        seed: FIRST_SEED + column as u32,
                    }),
                    _ => Err(unexpected(&tensor, "shape")),
                }
            })
            .collect::<Result<Vec<_>, EngineError>>()?;
        let maxout_layer =
            |layer: usize, inputs| MaxoutWeights::read(container, &format!("{name}.maxout.{layer}"), inputs);
        let norm = |layer: usize| LayerNorm::read(container, &format!("{name}.norm.{layer}"));
        let mixing_inputs = (tables + 1) * WIDTH;
        let mixing = maxout_layer(0, mixing_inputs)?;
        let first = maxout_layer(1, WINDOW * WIDTH)?;
        let later = |layer| {
            Ok::<_, EngineError>(WindowLayer::new(&maxout_layer(layer, WINDOW * WIDTH)?, norm(layer)?))
        };
        Ok(Self {
            embeddings,
            vectors: container.halves(&format!("{name}.vectors"))?,
            mixing: PackedMatrix::new(mixing_inputs, UNMAXED, |position, input| mixing.at(position, input)),
            mixing_bias: mixing.bias,
            mixing_norm: norm(0)?,
            first_window: PackedMatrix::new(WIDTH, WINDOW * UNMAXED, |output, input| {
                first.at(output % UNMAXED, output / UNMAXED * WIDTH + input)
            }),
            first_bias: first.bias,
            first_norm: norm(1)?,
            later_windows: [later(2)?, later(3)?, later(4)?],
        })
    }

    /// The activations of words by themselves, in the order of the words.
    pub(super) fn word_activations(&self, words: &[Word<'_>]) -> Vec<Box<[f32]>> {
        words.chunks(WORD_BLOCK).flat_map(|block| self.block_activations(block)).collect()
    }

    fn block_activations(&self, words: &[Word<'_>]) -> Vec<Box<[f32]>> {
        let inputs = (self.embeddings.len() + 1) * WIDTH;
        let mut embedded = vec![0.0; words.len() * inputs];
        vectorised(Embed { network: self, words, embedded: &mut embedded });
        let mut unmaxed = self.mixing.multiply(&embedded, words.len());
        let mut mixed = vec![0.0; words.len() * WIDTH];
        vectorised(Mix { network: self, unmaxed: &mut unmaxed, mixed: &mut mixed });
        let windows = self.first_window.multiply(&mixed, words.len());
        let (mixed, windows) = (mixed.as_chunks::<WIDTH>().0, windows.chunks_exact(WINDOW * UNMAXED));
        mixed
            .iter()
            .zip(windows)
            .map(|(mixed, windows)| {
                let mut activations = Vec::with_capacity(ACTIVATIONS);
                activations.extend_from_slice(mixed);
                activations.extend_from_slice(windows);
                for (here, bias) in activations[HERE..AFTER].iter_mut().zip(&self.first_bias) {
                    *here += bias;
                }
                activations.into_boxed_slice()
            })
            .collect()
    }

    /// The vectors of the tokens of several paragraphs, given their words' activations; one vector
    /// of [`WIDTH`] numbers a token, paragraph after paragraph.
    ///
    /// What a paragraph's tokens get does not depend on the other paragraphs.
    pub(super) fn encode(&self, paragraphs: &[Vec<&[f32]>], scratch: &mut Scratch) -> Vec<f32> {
        let layouts = layouts(paragraphs);
        let rows = layouts.last().map_or(0, Layout::end);
        for buffer in [&mut scratch.first, &mut scratch.second] {
            buffer.clear();
            buffer.resize(rows * WIDTH, 0.0);
        }
        vectorised(FirstWindow { network: self, paragraphs, layouts: &layouts, outputs: &mut scratch.first });
        for (layer, window) in self.later_windows.iter().enumerate() {
            let margin = MARGIN - 1 - layer;
            let tiles: Vec<Tile> = layouts.iter().flat_map(|layout| layout.tiles(margin)).collect();
            window.apply(&tiles, &scratch.first, &mut scratch.second, &mut scratch.window);
            std::mem::swap(&mut scratch.first, &mut scratch.second);
        }
        let mut vectors = Vec::with_capacity(paragraphs.iter().map(Vec::len).sum::<usize>() * WIDTH);
        for layout in &layouts {
            let start = layout.first_token * WIDTH;
            vectors.extend_from_slice(&scratch.first[start..start + layout.tokens * WIDTH]);
        }
        vectors
    }
}

/// Memory that [`Tok2Vec::encode`] needs for a while.
#[derive(Default)]
pub(super) struct Scratch {
    first: Vec<f32>,
    second: Vec<f32>,
    window: WindowScratch,
}

/// Where a paragraph's tokens lie among the rows of a batch.
///
/// spaCy pads every document with four empty tokens at each end. The padding becomes non-zero in the
/// first layer and influences the tokens; of each layer only the rows that still can are computed.
/// A last tile may read rows after those: they are empty and belong to the same paragraph.
struct Layout {
    first_token: usize,
    tokens: usize,
}

impl Layout {
    fn end(&self) -> usize {
        self.first_token + self.tokens + MARGIN + TILE
    }

    /// The tiles that cover the tokens and `margin` rows on each side of them.
    fn tiles(&self, margin: usize) -> impl Iterator<Item = Tile> + use<> {
        let start = self.first_token - margin;
        let end = self.first_token + self.tokens + margin;
        (start..end).step_by(TILE).map(move |row| Tile { row, wanted: TILE.min(end - row) })
    }
}

fn layouts(paragraphs: &[Vec<&[f32]>]) -> Vec<Layout> {
    let mut end = 0;
    paragraphs
        .iter()
        .map(|tokens| {
            let layout = Layout { first_token: end + MARGIN, tokens: tokens.len() };
            end = layout.end();
            layout
        })
        .collect()
}

/// Looks up and concatenates the embeddings of words.
struct Embed<'a> {
    network: &'a Tok2Vec,
    words: &'a [Word<'a>],
    embedded: &'a mut [f32],
}

impl Vectorised for Embed<'_> {
    #[inline(always)]
    fn run(self) {
        let columns = self.network.embeddings.len() + 1;
        let vectors = self.network.vectors.as_chunks::<WIDTH>().0;
        let rows = self.embedded.as_chunks_mut::<WIDTH>().0.chunks_exact_mut(columns);
        for (word, row) in self.words.iter().zip(rows) {
            let context = [u64::from(word.followed_by_blank), u64::from(word.lexeme.is_space)];
            let ids = word.lexeme.features.iter().chain(&context);
            for ((embedding, id), sum) in self.network.embeddings.iter().zip(ids).zip(row.iter_mut()) {
                let [first, second, third, fourth] = embedding.rows(*id);
                for lane in 0..WIDTH {
                    sum[lane] = first[lane] + second[lane] + third[lane] + fourth[lane];
                }
            }
            let vector = word.lexeme.vector_row.and_then(|row| vectors.get(row));
            if let (Some(vector), Some(projected)) = (vector, row.last_mut()) {
                for lane in 0..WIDTH {
                    projected[lane] = single_from_half(vector[lane]);
                }
            }
        }
    }
}

/// Bias, maxout and norm of the mixing layer.
struct Mix<'a> {
    network: &'a Tok2Vec,
    unmaxed: &'a mut [f32],
    mixed: &'a mut [f32],
}

impl Vectorised for Mix<'_> {
    #[inline(always)]
    fn run(self) {
        let rows = self.unmaxed.as_chunks_mut::<UNMAXED>().0;
        for (unmaxed, mixed) in rows.iter_mut().zip(self.mixed.as_chunks_mut::<WIDTH>().0) {
            for lane in 0..UNMAXED {
                unmaxed[lane] += self.network.mixing_bias[lane];
            }
            *mixed = self.network.mixing_norm.apply(&maxout(unmaxed));
        }
    }
}

/// The first window layer, as sums of what the words add to it.
struct FirstWindow<'a> {
    network: &'a Tok2Vec,
    paragraphs: &'a [Vec<&'a [f32]>],
    layouts: &'a [Layout],
    outputs: &'a mut [f32],
}

impl Vectorised for FirstWindow<'_> {
    #[inline(always)]
    fn run(self) {
        let outputs = self.outputs.as_chunks_mut::<WIDTH>().0;
        for (tokens, layout) in self.paragraphs.iter().zip(self.layouts) {
            let outputs = &mut outputs[layout.first_token - MARGIN..];
            for (position, output) in outputs.iter_mut().take(tokens.len() + 2 * MARGIN).enumerate() {
                // Token positions count from the first margin row, so that they stay positive.
                let token =
                    |position: usize| position.checked_sub(MARGIN).and_then(|index| tokens.get(index));
                let mut unmaxed = self.network.first_bias;
                let mut input = [0.0; WIDTH];
                if let Some(here) = token(position) {
                    unmaxed.copy_from_slice(&here[HERE..AFTER]);
                    input.copy_from_slice(&here[MIXED]);
                }
                if let Some(before) = position.checked_sub(1).and_then(token) {
                    add(&mut unmaxed, &before[BEFORE..HERE]);
                }
                if let Some(after) = token(position + 1) {
                    add(&mut unmaxed, &after[AFTER..ACTIVATIONS]);
                }
                add_normalised(&self.network.first_norm, &input, &maxout(&unmaxed), output);
            }
        }
    }
}

#[inline(always)]
fn add(sums: &mut [f32; UNMAXED], values: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}
