//! Putting some entities in line, or at equal distances.

use crate::knowledge::EntityId;
use crate::layout::Point;

/// How entities are put in relation to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arrangement {
    /// One below the other, where the leftmost stands.
    Left,
    /// One below the other, in the middle between the leftmost and the rightmost.
    Centre,
    /// One below the other, where the rightmost stands.
    Right,
    /// Side by side, where the uppermost stands.
    Top,
    /// Side by side, in the middle between the uppermost and the lowest.
    Middle,
    /// Side by side, where the lowest stands.
    Bottom,
    /// At equal distances from left to right, the outermost where they are.
    Horizontally,
    /// At equal distances from top to bottom, the outermost where they are.
    Vertically,
}

impl Arrangement {
    /// Every one, in order.
    pub const ALL: [Self; 8] = [
        Self::Left,
        Self::Centre,
        Self::Right,
        Self::Top,
        Self::Middle,
        Self::Bottom,
        Self::Horizontally,
        Self::Vertically,
    ];

    /// How many entities it takes to make a difference.
    #[must_use]
    pub const fn least(self) -> usize {
        if self.distributes() { 3 } else { 2 }
    }

    /// Whether it is about distances, not about a line.
    #[must_use]
    pub const fn distributes(self) -> bool {
        matches!(self, Self::Horizontally | Self::Vertically)
    }
}

/// Where the middles of entities go that stand at `places`; too few stay where they are.
#[must_use]
pub fn arranged(mut places: Vec<(EntityId, Point)>, arrangement: Arrangement) -> Vec<(EntityId, Point)> {
    if places.len() < arrangement.least() {
        return places;
    }
    let is_sideways = matches!(
        arrangement,
        Arrangement::Left | Arrangement::Centre | Arrangement::Right | Arrangement::Horizontally
    );
    let along = |place: &Point| if is_sideways { place.x } else { place.y };
    let least = places.iter().map(|(_, place)| along(place)).fold(f32::INFINITY, f32::min);
    let most = places.iter().map(|(_, place)| along(place)).fold(f32::NEG_INFINITY, f32::max);
    let put = |place: &mut Point, to: f32| *(if is_sideways { &mut place.x } else { &mut place.y }) = to;
    if arrangement.distributes() {
        places.sort_by(|(one, at), (other, other_at)| {
            along(at).total_cmp(&along(other_at)).then(one.cmp(other))
        });
        let steps = places.len() - 1;
        let step = (most - least) / steps as f32;
        // The outermost keep their places to the last bit.
        for (index, (_, place)) in places.iter_mut().enumerate().take(steps).skip(1) {
            put(place, least + step * index as f32);
        }
        return places;
    }
    let line = match arrangement {
        Arrangement::Left | Arrangement::Top => least,
        Arrangement::Right | Arrangement::Bottom => most,
        _ => f32::midpoint(least, most),
    };
    for (_, place) in &mut places {
        put(place, line);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(arrangement: Arrangement) -> Vec<(u64, f32, f32)> {
        let places = [(1, 10.0, 0.0), (2, 0.0, 30.0), (3, 4.0, 90.0)];
        let places = places.map(|(id, x, y)| (EntityId(id), Point::new(x, y))).to_vec();
        let mut found: Vec<_> =
            arranged(places, arrangement).into_iter().map(|(id, place)| (id.0, place.x, place.y)).collect();
        found.sort_by_key(|(id, ..)| *id);
        found
    }

    #[test]
    fn they_stand_in_line() {
        assert_eq!(after(Arrangement::Left), [(1, 0.0, 0.0), (2, 0.0, 30.0), (3, 0.0, 90.0)]);
        assert_eq!(after(Arrangement::Centre), [(1, 5.0, 0.0), (2, 5.0, 30.0), (3, 5.0, 90.0)]);
        assert_eq!(after(Arrangement::Right), [(1, 10.0, 0.0), (2, 10.0, 30.0), (3, 10.0, 90.0)]);
        assert_eq!(after(Arrangement::Top), [(1, 10.0, 0.0), (2, 0.0, 0.0), (3, 4.0, 0.0)]);
        assert_eq!(after(Arrangement::Middle), [(1, 10.0, 45.0), (2, 0.0, 45.0), (3, 4.0, 45.0)]);
        assert_eq!(after(Arrangement::Bottom), [(1, 10.0, 90.0), (2, 0.0, 90.0), (3, 4.0, 90.0)]);
    }

    #[test]
    fn they_stand_at_equal_distances_in_the_order_in_which_they_stood() {
        assert_eq!(after(Arrangement::Horizontally), [(1, 10.0, 0.0), (2, 0.0, 30.0), (3, 5.0, 90.0)]);
        assert_eq!(after(Arrangement::Vertically), [(1, 10.0, 0.0), (2, 0.0, 45.0), (3, 4.0, 90.0)]);
    }

    #[test]
    fn too_few_stay_where_they_are() {
        let two = vec![(EntityId(1), Point::new(0.0, 0.0)), (EntityId(2), Point::new(5.0, 9.0))];
        assert_eq!(arranged(two.clone(), Arrangement::Horizontally), two);
        assert_eq!(arranged(Vec::new(), Arrangement::Left), []);
    }
}
