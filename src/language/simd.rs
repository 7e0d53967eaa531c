//! The only place with code for particular processors.
//!
//! Everything else is written as plain loops. [`vectorised`] compiles such loops a second time for
//! processors with AVX2 and fused multiply-add and chooses at run time; [`multiply_panel`] and
//! [`multiply_row`], where most of the time goes, are written with intrinsics. Other processors
//! (and other architectures, whose basic instructions the compiler already uses) run the plain code.

#![allow(unsafe_code)]

/// Columns of a panel of a packed matrix: three vectors of eight.
pub(super) const PANEL_WIDTH: usize = 24;

/// A computation over slices that gains from wide registers.
///
/// `run` should be `#[inline(always)]`, and so should what it calls.
pub(super) trait Vectorised {
    /// Does the work.
    fn run(self);
}

/// Runs the computation with the widest registers that the processor has.
pub(super) fn vectorised<K: Vectorised>(kernel: K) {
    #[cfg(target_arch = "x86_64")]
    {
        #[target_feature(enable = "avx2,fma")]
        fn wide<K: Vectorised>(kernel: K) {
            kernel.run();
        }
        if has_avx2() {
            // SAFETY: `wide` needs AVX2 and FMA, which the processor has.
            unsafe { wide(kernel) };
            return;
        }
    }
    kernel.run();
}

#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")
}

/// `c = a · panel` for `rows` rows of `a`.
///
/// A row of `a` begins every `a_stride` numbers, one of `c` every `c_stride`; the panel holds
/// [`PANEL_WIDTH`] numbers for each input. Each number of `c` is summed in the order of the inputs,
/// so it does not depend on how many rows are computed together.
pub(super) fn multiply_panel(
    (a, a_stride): (&[f32], usize),
    rows: usize,
    panel: &[f32],
    (c, c_stride): (&mut [f32], usize),
) {
    let inputs = panel.len() / PANEL_WIDTH;
    if rows == 0 {
        return;
    }
    assert!(a.len() >= (rows - 1) * a_stride + inputs && c.len() >= (rows - 1) * c_stride + PANEL_WIDTH);
    #[cfg(target_arch = "x86_64")]
    if has_avx2() {
        // SAFETY: the processor has AVX2 and FMA; the assertion above and the definition of
        // `inputs` keep every access inside the three slices.
        unsafe { avx2::multiply_panel((a.as_ptr(), a_stride), rows, panel, (c.as_mut_ptr(), c_stride)) };
        return;
    }
    for row in 0..rows {
        let mut sums = [0.0; PANEL_WIDTH];
        let values = &a[row * a_stride..][..inputs];
        for (value, weights) in values.iter().zip(panel.as_chunks::<PANEL_WIDTH>().0) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += value * weight;
            }
        }
        c[row * c_stride..][..PANEL_WIDTH].copy_from_slice(&sums);
    }
}

/// `c = a · matrix` for a single row; the matrix holds `c.len()` numbers, a multiple of eight, for
/// each input.
pub(super) fn multiply_row(a: &[f32], matrix: &[f32], c: &mut [f32]) {
    assert!(matrix.len() == a.len() * c.len());
    #[cfg(target_arch = "x86_64")]
    if has_avx2() {
        // SAFETY: the processor has AVX2 and FMA; the assertion above keeps every access inside the
        // three slices, whose width is that of the chosen number of vectors.
        match c.len() {
            112 => return unsafe { avx2::multiply_row::<14>(a, matrix, c) },
            80 => return unsafe { avx2::multiply_row::<10>(a, matrix, c) },
            _ => {}
        }
    }
    c.fill(0.0);
    for (value, weights) in a.iter().zip(matrix.chunks_exact(c.len())) {
        for (sum, weight) in c.iter_mut().zip(weights) {
            *sum += value * weight;
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::{
        __m256, _mm256_broadcast_ss, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_setzero_ps, _mm256_storeu_ps,
    };

    use super::PANEL_WIDTH;

    const LANES: usize = 8;
    const VECTORS: usize = PANEL_WIDTH / LANES;
    /// Three rows of three sums, three vectors of weights and one value take 13 of the 16 registers.
    /// Nine sums are enough to keep both multipliers busy; with four rows the compiler runs out of
    /// registers.
    const ROWS: usize = 3;

    /// # Safety
    ///
    /// The caller sees to it that the processor has the features and that rows of `a` and `c` lie in
    /// memory that may be read and written.
    #[target_feature(enable = "avx2,fma")]
    pub(super) unsafe fn multiply_panel(
        (a, a_stride): (*const f32, usize),
        rows: usize,
        panel: &[f32],
        (c, c_stride): (*mut f32, usize),
    ) {
        for row in (0..rows).step_by(ROWS) {
            // SAFETY: `row` and the rows after it up to `rows` lie in the caller's memory.
            unsafe {
                let (a, c) = ((a.add(row * a_stride), a_stride), (c.add(row * c_stride), c_stride));
                match rows - row {
                    1 => multiply_rows::<1>(a, panel, c),
                    2 => multiply_rows::<2>(a, panel, c),
                    _ => multiply_rows::<ROWS>(a, panel, c),
                }
            }
        }
    }

    #[inline]
    #[target_feature(enable = "avx2,fma")]
    unsafe fn multiply_rows<const N: usize>(
        (a, a_stride): (*const f32, usize),
        panel: &[f32],
        (c, c_stride): (*mut f32, usize),
    ) {
        let mut sums = [[_mm256_setzero_ps(); VECTORS]; N];
        for (input, weights) in panel.as_chunks::<PANEL_WIDTH>().0.iter().enumerate() {
            // SAFETY: `weights` holds three vectors; each row of `a` holds as many numbers as the
            // panel has inputs.
            unsafe {
                let weights: [__m256; VECTORS] =
                    std::array::from_fn(|vector| _mm256_loadu_ps(weights.as_ptr().add(vector * LANES)));
                for (row, sums) in sums.iter_mut().enumerate() {
                    let value = _mm256_broadcast_ss(&*a.add(row * a_stride + input));
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum = _mm256_fmadd_ps(value, weight, *sum);
                    }
                }
            }
        }
        for (row, sums) in sums.iter().enumerate() {
            for (vector, sum) in sums.iter().enumerate() {
                // SAFETY: each row of `c` holds at least a panel's width.
                unsafe { _mm256_storeu_ps(c.add(row * c_stride + vector * LANES), *sum) };
            }
        }
    }

    /// # Safety
    ///
    /// The caller sees to it that the processor has the features, that `c` holds `N` vectors and
    /// `matrix` as many for each number of `a`.
    #[target_feature(enable = "avx2,fma")]
    pub(super) unsafe fn multiply_row<const N: usize>(a: &[f32], matrix: &[f32], c: &mut [f32]) {
        let mut sums = [_mm256_setzero_ps(); N];
        let mut weights = matrix.as_ptr();
        for value in a {
            let value = _mm256_broadcast_ss(value);
            for sum in &mut sums {
                // SAFETY: the matrix holds `N` vectors for each value.
                unsafe {
                    *sum = _mm256_fmadd_ps(value, _mm256_loadu_ps(weights), *sum);
                    weights = weights.add(LANES);
                }
            }
        }
        for (vector, sum) in sums.iter().enumerate() {
            // SAFETY: `c` holds `N` vectors.
            unsafe { _mm256_storeu_ps(c.as_mut_ptr().add(vector * LANES), *sum) };
        }
    }
}
