//! The letters of a page and where they stand.

use super::matrix::Matrix;

/// Which way the lines of a text run, seen on the page as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    /// From left to right, or from right to left.
    Level,
    /// Downwards: the page has to be turned a quarter to the left to read it.
    Down,
    /// Upside down.
    Inverted,
    /// Upwards.
    Up,
}

impl Direction {
    /// Every direction, that of most texts first.
    pub(super) const ALL: [Self; 4] = [Self::Level, Self::Down, Self::Inverted, Self::Up];

    /// The direction that is nearest to the way a letter advances, `None` when it is slanted. `y` counts downwards.
    pub(super) fn of([x, y]: [f64; 2]) -> Option<Self> {
        /// The tangent of the angle from which on a line counts as slanted: about twelve degrees.
        const SLANT: f64 = 0.21;
        if y.abs() <= SLANT * x.abs() {
            Some(if x >= 0.0 { Self::Level } else { Self::Inverted })
        } else if x.abs() <= SLANT * y.abs() {
            Some(if y >= 0.0 { Self::Down } else { Self::Up })
        } else {
            None
        }
    }

    /// A point as one sees it with the page turned so that the lines are level.
    pub(super) const fn turned(self, (x, y): (f64, f64)) -> (f64, f64) {
        match self {
            Self::Level => (x, y),
            Self::Down => (y, -x),
            Self::Inverted => (-x, -y),
            Self::Up => (-y, x),
        }
    }
}

/// One letter of a page. Lengths are points; `y` counts downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// What it says.
    pub(super) character: char,
    /// Which way its line runs; its places are those on the page turned so that the line is level.
    pub(super) direction: Direction,
    /// Where it begins.
    pub(super) left: f32,
    /// Where the next letter would begin.
    pub(super) right: f32,
    /// The height of the line it stands on.
    pub(super) baseline: f32,
    /// The size of its letters.
    pub(super) size: f32,
}

/// What one code of a font puts on the page: its letters share the room in equal parts.
pub(super) fn place(letters: &str, map: Matrix, advance: f64, is_upright: bool) -> Option<Vec<Glyph>> {
    let (along, up) = map.axes();
    // In fonts that are written downwards the next letter stands beneath.
    let way = if is_upright { [-up[0], -up[1]] } else { along };
    let direction = Direction::of(way)?;
    let size = if is_upright { along[0].hypot(along[1]) } else { up[0].hypot(up[1]) };
    let start = direction.turned(map.point(0.0, 0.0));
    let end = if is_upright { map.point(0.0, advance) } else { map.point(advance, 0.0) };
    let end = direction.turned(end);
    let is_sound = map.is_sound() && end.0.is_finite() && end.0.abs() < 1e7 && size > 0.0;
    let count = letters.chars().count();
    if !is_sound || count == 0 {
        return None;
    }
    let (left, right) = (start.0.min(end.0) as f32, start.0.max(end.0) as f32);
    let width = (right - left) / count as f32;
    let is_backwards = letters.chars().any(super::direction::is_backwards);
    let place = |(index, character): (usize, char)| {
        let index = if is_backwards { count - 1 - index } else { index };
        let left = width.mul_add(index as f32, left);
        Glyph { character, direction, left, right: left + width, baseline: start.1 as f32, size: size as f32 }
    };
    Some(letters.chars().enumerate().map(place).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ligature_shares_its_room() {
        let glyphs = place("fi", Matrix([10.0, 0.0, 0.0, -10.0, 100.0, 50.0]), 0.5, false).unwrap();
        assert_eq!(glyphs.len(), 2);
        assert_eq!((glyphs[0].character, glyphs[0].left, glyphs[0].right), ('f', 100.0, 102.5));
        assert_eq!((glyphs[1].character, glyphs[1].left, glyphs[1].right), ('i', 102.5, 105.0));
        assert_eq!((glyphs[0].baseline, glyphs[0].size), (50.0, 10.0));
    }

    #[test]
    fn turned_lines_are_level_after_turning() {
        let up = Matrix([0.0, -10.0, -10.0, 0.0, 30.0, 200.0]);
        let glyphs = place("a", up, 0.5, false).unwrap();
        assert_eq!(glyphs[0].direction, Direction::Up);
        assert_eq!((glyphs[0].left, glyphs[0].right, glyphs[0].baseline), (-200.0, -195.0, 30.0));
        assert_eq!(place("a", Matrix([7.0, -7.0, -7.0, -7.0, 0.0, 0.0]), 0.5, false), None);
    }
}
