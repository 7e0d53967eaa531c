//! Where a letter stands: affine maps of the plane.

/// The map `(x, y) → (a·x + c·y + e, b·x + d·y + f)`, its six numbers in the order of a PDF.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// The map that leaves everything where it is.
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// The map that moves everything.
    pub(super) const fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First `inner`, then this map.
    pub(super) fn after(self, inner: Self) -> Self {
        let outer = self.0;
        let turned = |x: f64, y: f64| [outer[0] * x + outer[2] * y, outer[1] * x + outer[3] * y];
        let inner = inner.0;
        let (along, up, shift) =
            (turned(inner[0], inner[1]), turned(inner[2], inner[3]), turned(inner[4], inner[5]));
        Self([along[0], along[1], up[0], up[1], shift[0] + outer[4], shift[1] + outer[5]])
    }

    /// Where a point goes.
    pub(super) fn point(self, x: f64, y: f64) -> (f64, f64) {
        let map = self.0;
        (map[0] * x + map[2] * y + map[4], map[1] * x + map[3] * y + map[5])
    }

    /// Where the directions of the two axes go.
    pub(super) const fn axes(self) -> ([f64; 2], [f64; 2]) {
        ([self.0[0], self.0[1]], [self.0[2], self.0[3]])
    }

    /// Whether all its numbers can be counted with.
    pub(super) fn is_sound(self) -> bool {
        self.0.iter().all(|number| number.is_finite() && number.abs() < 1e7)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inner_map_comes_first() {
        let twice = Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        assert_eq!(twice.after(Matrix::shift(1.0, 2.0)).point(0.0, 0.0), (2.0, 4.0));
        assert_eq!(Matrix::shift(1.0, 2.0).after(twice).point(1.0, 1.0), (3.0, 4.0));
        assert_eq!(Matrix::IDENTITY.after(twice), twice);
    }
}
