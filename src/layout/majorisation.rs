//! Stress majorisation over all pairs of a component.
//!
//! E. Gansner, Y. Koren and S. North, "Graph drawing by stress majorization", Graph Drawing 2004,
//! LNCS 3383, in its localised form: one node at a time moves to where all others want it.

use super::plane::Place;

/// How many partial sums a row is added up in. Fixed, so that the order of additions, and with it
/// the last bit of the result, does not depend on the machine.
const LANES: usize = 8;

/// How far apart each two nodes of a component should be, a row a node.
pub(super) struct DistanceMatrix {
    count: usize,
    /// Length of a row: `count` rounded up, the rest filled with weight 0.
    stride: usize,
    distance: Vec<f32>,
    weight: Vec<f32>,
}

impl DistanceMatrix {
    /// The matrix with these rows. The weight of a pair is its distance to the power of −2.
    pub(super) fn new(rows: impl ExactSizeIterator<Item = Vec<f32>>) -> Self {
        let count = rows.len();
        let stride = count.next_multiple_of(LANES);
        let mut distance = Vec::with_capacity(count * stride);
        let mut weight = Vec::with_capacity(count * stride);
        for row in rows {
            distance.extend_from_slice(&row);
            distance.resize(distance.len().next_multiple_of(stride), 1.0);
            weight.extend(row.iter().map(|&value| if value > 0.0 { 1.0 / (value * value) } else { 0.0 }));
            weight.resize(weight.len().next_multiple_of(stride), 0.0);
        }
        Self { count, stride, distance, weight }
    }

    /// The sum over all pairs of the squared relative error of their distance.
    pub(super) fn stress(&self, places: &[Place]) -> f64 {
        let mut sum = 0.0;
        for one in 0..self.count {
            for other in 0..one {
                let index = one * self.stride + other;
                let error = places[one].minus(places[other]).length() - f64::from(self.distance[index]);
                sum += f64::from(self.weight[index]) * error * error;
            }
        }
        sum
    }
}

/// What holds a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Hold {
    /// Nothing.
    Free,
    /// It does not move.
    Fixed,
}

/// Moves `places` until the stress falls by less than one part in `precision`, or for at most
/// `sweeps` rounds.
pub(super) fn majorise(
    matrix: &DistanceMatrix,
    holds: &[Hold],
    places: &mut [Place],
    sweeps: usize,
    precision: f64,
    cancelled: &dyn Fn() -> bool,
) {
    // Distances are compared in single precision, so the numbers are kept small by measuring from
    // the middle.
    let middle = places
        .iter()
        .copied()
        .reduce(Place::plus)
        .unwrap_or_default()
        .times(1.0 / places.len().max(1) as f64);
    let mut xs: Vec<f32> = places.iter().map(|place| (place.x - middle.x) as f32).collect();
    let mut ys: Vec<f32> = places.iter().map(|place| (place.y - middle.y) as f32).collect();
    xs.resize(matrix.stride, 0.0);
    ys.resize(matrix.stride, 0.0);
    let mut before = f64::INFINITY;
    for sweep in 0..sweeps {
        if cancelled() {
            break;
        }
        for (node, hold) in holds.iter().enumerate() {
            if *hold == Hold::Fixed {
                continue;
            }
            let row = node * matrix.stride..(node + 1) * matrix.stride;
            let pull = pull(&matrix.distance[row.clone()], &matrix.weight[row], &xs, &ys, node);
            let place = pull.wanted;
            if pull.weight > 0.0 && place.x.is_finite() && place.y.is_finite() {
                (xs[node], ys[node]) = (place.x as f32, place.y as f32);
            }
        }
        if sweep % 5 == 4 {
            write_back(places, &xs, &ys, middle);
            let stress = matrix.stress(places);
            if before - stress < stress * precision {
                break;
            }
            before = stress;
        }
    }
    write_back(places, &xs, &ys, middle);
}

fn write_back(places: &mut [Place], xs: &[f32], ys: &[f32], middle: Place) {
    for (place, (&x, &y)) in places.iter_mut().zip(xs.iter().zip(ys)) {
        *place = Place::new(f64::from(x), f64::from(y)).plus(middle);
    }
}

/// Where the others together want a node, and with how much weight.
struct Pull {
    wanted: Place,
    weight: f64,
}

/// The mean of the places at which each other node wants `node`: at the right distance, in the
/// direction in which it stands now.
fn pull(distance: &[f32], weight: &[f32], xs: &[f32], ys: &[f32], node: usize) -> Pull {
    let (x, y) = (xs[node], ys[node]);
    let mut sums = [[0.0_f32; LANES]; 3];
    let columns = distance
        .chunks_exact(LANES)
        .zip(weight.chunks_exact(LANES))
        .zip(xs.chunks_exact(LANES).zip(ys.chunks_exact(LANES)));
    for ((distance, weight), (xs, ys)) in columns {
        for lane in 0..LANES {
            let (dx, dy) = (x - xs[lane], y - ys[lane]);
            let drawn = (dx * dx + dy * dy).sqrt().max(1.0e-6);
            let ratio = distance[lane] / drawn;
            sums[0][lane] += weight[lane] * (xs[lane] + ratio * dx);
            sums[1][lane] += weight[lane] * (ys[lane] + ratio * dy);
            sums[2][lane] += weight[lane];
        }
    }
    let [sum_x, sum_y, total] = sums.map(|lanes| lanes.iter().map(|&lane| f64::from(lane)).sum::<f64>());
    Pull { wanted: Place::new(sum_x / total, sum_y / total), weight: total }
}
