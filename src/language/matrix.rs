//! Matrices laid out for multiplication.

use super::simd::{PANEL_WIDTH, multiply_panel};

/// Numbers of a vector register; maxout takes its pieces from vectors of so many outputs.
pub(super) const LANES: usize = 8;

/// A weight matrix cut into panels of [`PANEL_WIDTH`] outputs, so that a panel stays in the nearest
/// cache while all rows of the other matrix pass by.
pub(super) struct PackedMatrix {
    panels: Vec<f32>,
    inputs: usize,
    outputs: usize,
}

impl PackedMatrix {
    /// Packs the matrix with `weight(output, input)`; missing outputs of the last panel are zeros.
    pub(super) fn new(inputs: usize, outputs: usize, weight: impl Fn(usize, usize) -> f32) -> Self {
        let panel_count = outputs.div_ceil(PANEL_WIDTH);
        let mut panels = Vec::with_capacity(panel_count * inputs * PANEL_WIDTH);
        for panel in 0..panel_count {
            for input in 0..inputs {
                for output in panel * PANEL_WIDTH..(panel + 1) * PANEL_WIDTH {
                    panels.push(if output < outputs { weight(output, input) } else { 0.0 });
                }
            }
        }
        Self { panels, inputs, outputs: panel_count * PANEL_WIDTH }
    }

    /// Outputs a row, a multiple of [`PANEL_WIDTH`].
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// The weights of the panels in order, input by input.
    pub(super) fn panels(&self) -> impl Iterator<Item = &[f32]> {
        self.panels.chunks_exact(self.inputs * PANEL_WIDTH)
    }

    /// The product of `rows` rows of inputs, one row after the other, and this matrix.
    pub(super) fn multiply(&self, values: &[f32], rows: usize) -> Vec<f32> {
        let mut products = vec![0.0; rows * self.outputs];
        for (panel, weights) in self.panels().enumerate() {
            let start = (panel * PANEL_WIDTH).min(products.len());
            multiply_panel((values, self.inputs), rows, weights, (&mut products[start..], self.outputs));
        }
        products
    }
}

/// Output and piece of a maxout layer that stand at a position of panels whose three vectors are the
/// three pieces of the same outputs.
pub(super) const fn maxout_source(position: usize) -> (usize, usize) {
    let within = position % PANEL_WIDTH;
    (position / PANEL_WIDTH * LANES + within % LANES, within / LANES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_the_definition() {
        for (rows, inputs, outputs) in [(1, 1, 1), (3, 5, 24), (4, 96, 50), (7, 64, 106), (0, 3, 3)] {
            let weight = |output: usize, input: usize| ((output * 7 + input * 3) % 11) as f32 - 5.0;
            let matrix = PackedMatrix::new(inputs, outputs, weight);
            let values: Vec<f32> = (0..rows * inputs).map(|index| (index % 13) as f32 - 6.0).collect();
            let products = matrix.multiply(&values, rows);
            for row in 0..rows {
                for output in 0..outputs {
                    let expected: f32 =
                        (0..inputs).map(|input| values[row * inputs + input] * weight(output, input)).sum();
                    let found = products[row * matrix.outputs() + output];
                    assert!((found - expected).abs() < 1e-3, "{rows} {inputs} {outputs}");
                }
            }
        }
    }

    #[test]
    fn the_pieces_of_an_output_stand_in_the_same_lane() {
        assert_eq!([0, 8, 16].map(maxout_source), [(0, 0), (0, 1), (0, 2)]);
        assert_eq!([7, 15, 23].map(maxout_source), [(7, 0), (7, 1), (7, 2)]);
        assert_eq!([24, 287].map(maxout_source), [(8, 0), (95, 2)]);
    }
}
