//! The parts that both networks are made of: maxout, layer norm and the window layer.

use super::EngineError;
use super::container::{Container, unexpected};
use super::matrix::{LANES, PackedMatrix, maxout_source};
use super::simd::{PANEL_WIDTH, Vectorised, multiply_panel, vectorised};

/// Width of every hidden vector.
pub(super) const WIDTH: usize = 96;
/// Pieces of a maxout unit.
pub(super) const PIECES: usize = 3;
/// Numbers before the maxout.
pub(super) const UNMAXED: usize = WIDTH * PIECES;
/// Tokens that a window layer sees: the one before, the one, the one after.
pub(super) const WINDOW: usize = 3;

/// Weights of a maxout layer as the model stores them: `weight[output][piece][input]`.
pub(super) struct MaxoutWeights {
    weight: Vec<f32>,
    inputs: usize,
    /// Bias in the order of the panels.
    pub(super) bias: [f32; UNMAXED],
}

impl MaxoutWeights {
    pub(super) fn read(container: &Container<'_>, name: &str, inputs: usize) -> Result<Self, EngineError> {
        let weight = container.floats_of_shape(&format!("{name}.weight"), &[WIDTH, PIECES, inputs])?;
        let stored = container.floats_of_shape(&format!("{name}.bias"), &[WIDTH, PIECES])?;
        let bias = std::array::from_fn(|position| {
            let (output, piece) = maxout_source(position);
            stored[output * PIECES + piece]
        });
        Ok(Self { weight, inputs, bias })
    }

    /// The weight between an input and a position of the panels.
    pub(super) fn at(&self, position: usize, input: usize) -> f32 {
        let (output, piece) = maxout_source(position);
        self.weight[(output * PIECES + piece) * self.inputs + input]
    }
}

/// Layer normalisation with gain and bias.
pub(super) struct LayerNorm {
    gain: [f32; WIDTH],
    bias: [f32; WIDTH],
}

impl LayerNorm {
    pub(super) fn read(container: &Container<'_>, name: &str) -> Result<Self, EngineError> {
        let read = |part: &str| {
            let tensor = format!("{name}.{part}");
            let values = container.floats_of_shape(&tensor, &[WIDTH])?;
            values.try_into().map_err(|_| unexpected(&tensor, "shape"))
        };
        Ok(Self { gain: read("gain")?, bias: read("bias")? })
    }

    /// Normalises a vector: mean 0, variance 1, then gain and bias.
    #[inline(always)]
    pub(super) fn apply(&self, values: &[f32; WIDTH]) -> [f32; WIDTH] {
        /// What thinc adds to the variance.
        const EPSILON: f32 = 1e-8;
        let mean = sum(values, |value| value) / WIDTH as f32;
        let variance = sum(values, |value| (value - mean) * (value - mean)) / WIDTH as f32;
        let scale = 1.0 / (variance + EPSILON).sqrt();
        let mut normalised = [0.0; WIDTH];
        for index in 0..WIDTH {
            normalised[index] = (values[index] - mean) * scale * self.gain[index] + self.bias[index];
        }
        normalised
    }
}

/// The sum of a function of the values, in eight partial sums.
#[inline(always)]
fn sum(values: &[f32; WIDTH], term: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    for lanes in values.as_chunks::<LANES>().0 {
        for (sum, value) in sums.iter_mut().zip(lanes) {
            *sum += term(*value);
        }
    }
    sums.iter().sum()
}

/// The maximum of the three pieces of every output.
#[inline(always)]
pub(super) fn maxout(unmaxed: &[f32; UNMAXED]) -> [f32; WIDTH] {
    let mut maxima = [0.0; WIDTH];
    for (maxima, panel) in
        maxima.as_chunks_mut::<LANES>().0.iter_mut().zip(unmaxed.as_chunks::<PANEL_WIDTH>().0)
    {
        maxout_panel(panel, maxima);
    }
    maxima
}

#[inline(always)]
fn maxout_panel(panel: &[f32; PANEL_WIDTH], maxima: &mut [f32; LANES]) {
    for lane in 0..LANES {
        maxima[lane] = greater(greater(panel[lane], panel[lane + LANES]), panel[lane + 2 * LANES]);
    }
}

#[inline(always)]
fn greater(left: f32, right: f32) -> f32 {
    if left > right { left } else { right }
}

/// Outputs that one tile computes together.
pub(super) const TILE: usize = 4;
/// Inputs of a tile, and products of its transformed inputs.
const TRANSFORMED: usize = TILE + WINDOW - 1;
/// Tiles computed together; their transformed inputs and products stay in the second-level cache.
const TILE_BLOCK: usize = 96;

/// Four neighbouring outputs of a window layer.
#[derive(Clone, Copy)]
pub(super) struct Tile {
    /// Row of the first output.
    pub(super) row: usize,
    /// Outputs wanted, 1 to [`TILE`].
    pub(super) wanted: usize,
}

/// `x[i] + norm(maxout(W · [x[i-1]; x[i]; x[i+1]] + b))`, a residual convolution over three tokens.
///
/// The convolution is computed by Winograd's minimal filtering F(4, 3), with six matrix products
/// for four outputs where the definition needs twelve: S. Winograd, *Arithmetic Complexity of
/// Computations* (1980); the transforms are those of A. Lavin and S. Gray, *Fast Algorithms for
/// Convolutional Neural Networks* (2016). The rounding differs from the definition's by about
/// 10⁻⁶, a thousandth of what half-precision weights cost.
pub(super) struct WindowLayer {
    products: [PackedMatrix; TRANSFORMED],
    bias: [f32; UNMAXED],
    norm: LayerNorm,
}

impl WindowLayer {
    pub(super) fn new(maxout: &MaxoutWeights, norm: LayerNorm) -> Self {
        /// Coefficients of the weights of the token before, of the token, of the token after.
        const FILTER_TRANSFORM: [[f64; WINDOW]; TRANSFORMED] = [
            [1.0 / 4.0, 0.0, 0.0],
            [-1.0 / 6.0, -1.0 / 6.0, -1.0 / 6.0],
            [-1.0 / 6.0, 1.0 / 6.0, -1.0 / 6.0],
            [1.0 / 24.0, 1.0 / 12.0, 1.0 / 6.0],
            [1.0 / 24.0, -1.0 / 12.0, 1.0 / 6.0],
            [0.0, 0.0, 1.0],
        ];
        let products = FILTER_TRANSFORM.map(|[before, here, after]| {
            PackedMatrix::new(WIDTH, UNMAXED, |position, input| {
                let weight = |token: usize| f64::from(maxout.at(position, token * WIDTH + input));
                (before * weight(0) + here * weight(1) + after * weight(2)) as f32
            })
        });
        Self { products, bias: maxout.bias, norm }
    }

    /// Computes the tiles' wanted rows of `outputs` from `inputs`. Rows from one before to four
    /// after the first row of each tile must be there.
    pub(super) fn apply(
        &self,
        tiles: &[Tile],
        inputs: &[f32],
        outputs: &mut [f32],
        scratch: &mut WindowScratch,
    ) {
        let block = TILE_BLOCK.min(tiles.len());
        scratch.transformed.resize(TRANSFORMED * block * WIDTH, 0.0);
        scratch.products.resize(TRANSFORMED * block * PANEL_WIDTH, 0.0);
        scratch.maxima.resize(TILE * block * WIDTH, 0.0);
        for tiles in tiles.chunks(TILE_BLOCK) {
            vectorised(TransformInputs { tiles, inputs, transformed: &mut scratch.transformed });
            let panels = WIDTH / LANES;
            for panel in 0..panels {
                for (index, matrix) in self.products.iter().enumerate() {
                    let Some(weights) = matrix.panels().nth(panel) else { continue };
                    multiply_panel(
                        (&scratch.transformed[index * tiles.len() * WIDTH..], WIDTH),
                        tiles.len(),
                        weights,
                        (&mut scratch.products[index * tiles.len() * PANEL_WIDTH..], PANEL_WIDTH),
                    );
                }
                vectorised(TransformOutputs {
                    products: &scratch.products,
                    bias: self.bias.as_chunks::<PANEL_WIDTH>().0[panel],
                    panel,
                    tiles: tiles.len(),
                    maxima: &mut scratch.maxima,
                });
            }
            vectorised(AddNormalised { tiles, inputs, maxima: &scratch.maxima, norm: &self.norm, outputs });
        }
    }
}

/// Memory that [`WindowLayer::apply`] needs for a while.
#[derive(Default)]
pub(super) struct WindowScratch {
    transformed: Vec<f32>,
    products: Vec<f32>,
    maxima: Vec<f32>,
}

/// The transform of the inputs of every tile, product by product.
struct TransformInputs<'a> {
    tiles: &'a [Tile],
    inputs: &'a [f32],
    transformed: &'a mut [f32],
}

impl Vectorised for TransformInputs<'_> {
    #[inline(always)]
    fn run(self) {
        let inputs = self.inputs.as_chunks::<WIDTH>().0;
        let transformed = self.transformed.as_chunks_mut::<WIDTH>().0;
        let count = self.tiles.len();
        for (index, tile) in self.tiles.iter().enumerate() {
            let [d0, d1, d2, d3, d4, d5] = &inputs[tile.row - 1..][..TRANSFORMED] else { continue };
            for lane in 0..WIDTH {
                transformed[index][lane] = 4.0 * d0[lane] - 5.0 * d2[lane] + d4[lane];
            }
            for lane in 0..WIDTH {
                transformed[count + index][lane] = d3[lane] + d4[lane] - 4.0 * (d1[lane] + d2[lane]);
            }
            for lane in 0..WIDTH {
                transformed[2 * count + index][lane] = d4[lane] - d3[lane] + 4.0 * (d1[lane] - d2[lane]);
            }
            for lane in 0..WIDTH {
                transformed[3 * count + index][lane] = d4[lane] - d2[lane] + 2.0 * (d3[lane] - d1[lane]);
            }
            for lane in 0..WIDTH {
                transformed[4 * count + index][lane] = d4[lane] - d2[lane] - 2.0 * (d3[lane] - d1[lane]);
            }
            for lane in 0..WIDTH {
                transformed[5 * count + index][lane] = 4.0 * d1[lane] - 5.0 * d3[lane] + d5[lane];
            }
        }
    }
}

/// The inverse transform of one panel of products, with bias and maxout.
struct TransformOutputs<'a> {
    products: &'a [f32],
    bias: [f32; PANEL_WIDTH],
    panel: usize,
    tiles: usize,
    /// [`TILE`] rows of [`WIDTH`] numbers a tile.
    maxima: &'a mut [f32],
}

impl Vectorised for TransformOutputs<'_> {
    #[inline(always)]
    fn run(self) {
        let products = self.products.as_chunks::<PANEL_WIDTH>().0;
        let maxima = self.maxima.as_chunks_mut::<LANES>().0;
        for tile in 0..self.tiles {
            let [m0, m1, m2, m3, m4, m5] =
                std::array::from_fn(|product| &products[product * self.tiles + tile]);
            let mut outputs = [[0.0; PANEL_WIDTH]; TILE];
            for lane in 0..PANEL_WIDTH {
                let (sum, difference) = (m1[lane] + m2[lane], m1[lane] - m2[lane]);
                let (far_sum, far_difference) = (m3[lane] + m4[lane], m3[lane] - m4[lane]);
                outputs[0][lane] = m0[lane] + sum + far_sum + self.bias[lane];
                outputs[1][lane] = difference + 2.0 * far_difference + self.bias[lane];
                outputs[2][lane] = sum + 4.0 * far_sum + self.bias[lane];
                outputs[3][lane] = difference + 8.0 * far_difference + m5[lane] + self.bias[lane];
            }
            for (output, unmaxed) in outputs.iter().enumerate() {
                let row = tile * TILE + output;
                maxout_panel(unmaxed, &mut maxima[row * (WIDTH / LANES) + self.panel]);
            }
        }
    }
}

/// The layer norm and the residual connection.
struct AddNormalised<'a> {
    tiles: &'a [Tile],
    inputs: &'a [f32],
    maxima: &'a [f32],
    norm: &'a LayerNorm,
    outputs: &'a mut [f32],
}

impl Vectorised for AddNormalised<'_> {
    #[inline(always)]
    fn run(self) {
        let inputs = self.inputs.as_chunks::<WIDTH>().0;
        let outputs = self.outputs.as_chunks_mut::<WIDTH>().0;
        for (tile, maxima) in self.tiles.iter().zip(self.maxima.as_chunks::<WIDTH>().0.chunks(TILE)) {
            for (row, maxima) in (tile.row..).zip(maxima).take(tile.wanted) {
                add_normalised(self.norm, &inputs[row], maxima, &mut outputs[row]);
            }
        }
    }
}

/// `output = input + norm(maxima)`.
#[inline(always)]
pub(super) fn add_normalised(
    norm: &LayerNorm,
    input: &[f32; WIDTH],
    maxima: &[f32; WIDTH],
    output: &mut [f32; WIDTH],
) {
    let normalised = norm.apply(maxima);
    for lane in 0..WIDTH {
        output[lane] = input[lane] + normalised[lane];
    }
}
