//! Which days are in view, and how wide a day is.

use super::days::Day;

/// The fewest and the most days in view.
const DAYS: std::ops::RangeInclusive<f64> = 3.0..=7.0e6;
/// How far from the first of January 1970 a view may begin or end, in days.
const FARTHEST: f64 = 4.3e6;
/// How much of the view stays free at its ends.
const MARGIN: f64 = 0.04;
/// How much stays free after the last day when everything is shown: its words go on to the right.
const MARGIN_AFTER: f64 = 0.2;

/// A stretch of days in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Where it begins, in days since the first of January 1970.
    pub start: f64,
    /// How many days it holds.
    pub days: f64,
}

impl Default for Window {
    fn default() -> Self {
        Self { start: 0.0, days: 365.0 }
    }
}

impl Window {
    /// The view that shows these days, with some room beside them.
    #[must_use]
    pub fn fit((first, last): (Day, Day)) -> Self {
        let days = f64::from(last) + 1.0 - f64::from(first);
        let wanted = (days / (1.0 - MARGIN - MARGIN_AFTER)).max(*DAYS.start() * 2.0);
        let spare = (wanted - days) * MARGIN / (MARGIN + MARGIN_AFTER);
        Self { start: f64::from(first) - spare, days: wanted }.within_reason()
    }

    /// Where a moment is on a strip of this width, from its left end.
    #[must_use]
    pub fn x(self, moment: f64, width: f32) -> f32 {
        ((moment - self.start) * self.scale(width)) as f32
    }

    /// Which moment is at a place of a strip of this width.
    #[must_use]
    pub fn moment(self, x: f32, width: f32) -> f64 {
        self.start + f64::from(x) / self.scale(width)
    }

    /// Which day is at a place of a strip of this width.
    #[must_use]
    pub fn day(self, x: f32, width: f32) -> Day {
        self.moment(x, width).floor() as Day
    }

    /// How wide a day is on a strip of this width.
    #[must_use]
    pub fn scale(self, width: f32) -> f64 {
        f64::from(width.max(1.0)) / self.days
    }

    /// Where it ends.
    #[must_use]
    pub fn end(self) -> f64 {
        self.start + self.days
    }

    /// The view `factor` times nearer, with what is at `part` of its width kept there.
    #[must_use]
    pub fn zoomed(self, factor: f64, part: f64) -> Self {
        let fixed = self.start + self.days * part;
        let days = (self.days / factor).clamp(*DAYS.start(), *DAYS.end());
        Self { start: fixed - days * part, days }.within_reason()
    }

    /// The view after its content was dragged by `delta` on a strip of this width.
    #[must_use]
    pub fn panned(self, delta: f32, width: f32) -> Self {
        Self { start: self.start - f64::from(delta) / self.scale(width), ..self }.within_reason()
    }

    /// The nearest view of the same width that holds a stretch of days; its beginning, when it is
    /// longer than the view.
    #[must_use]
    pub fn holding(self, first: Day, last: Day) -> Self {
        let margin = self.days * MARGIN;
        let (earliest, latest) = (f64::from(last) + 1.0 + margin - self.days, f64::from(first) - margin);
        let start = if earliest > latest { latest } else { self.start.clamp(earliest, latest) };
        Self { start, ..self }.within_reason()
    }

    fn within_reason(self) -> Self {
        let days = if self.days.is_finite() { self.days.clamp(*DAYS.start(), *DAYS.end()) } else { 365.0 };
        let start = if self.start.is_finite() { self.start } else { 0.0 };
        Self { start: start.clamp(-FARTHEST, FARTHEST - *DAYS.start()), days }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_fits_with_room_beside_it() {
        let window = Window::fit((100, 199));
        assert!(window.x(100.0, 1000.0) > 20.0 && window.x(200.0, 1000.0) < 980.0);
        let one = Window::fit((5, 5));
        assert!(one.days >= 6.0 && one.start < 5.0 && one.end() > 6.0);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let window = Window { start: 100.0, days: 80.0 };
        let before = window.moment(300.0, 800.0);
        let after = window.zoomed(2.0, 300.0 / 800.0).moment(300.0, 800.0);
        assert!((before - after).abs() < 1.0e-9);
        assert!(window.zoomed(1.0e9, 0.5).days >= 3.0);
        assert!(window.zoomed(1.0e-12, 0.5).days.is_finite());
    }

    #[test]
    fn dragging_moves_the_days_with_the_pointer() {
        let window = Window { start: 100.0, days: 80.0 };
        let before = window.x(120.0, 800.0);
        assert!((window.panned(35.0, 800.0).x(120.0, 800.0) - before - 35.0).abs() < 1.0e-3);
    }

    #[test]
    fn a_view_moves_no_farther_than_it_must_to_hold_some_days() {
        let window = Window { start: 0.0, days: 100.0 };
        assert_eq!(window.holding(40, 50), window);
        let later = window.holding(150, 150);
        assert!(later.start <= 150.0 && later.end() >= 151.0 && (later.days - 100.0).abs() < 1.0e-9);
        assert!(window.holding(-20, -20).start <= -20.0);
        assert!(window.holding(300, 900).start < 300.0);
    }
}
