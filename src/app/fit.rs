//! The view that shows the whole graph, with its names, above the legend.

use super::camera::Camera;
use super::derived::label_size;
use super::state::{Panel, State};
use crate::knowledge::EntityId;
use crate::layout::{Point, Rectangle};
use crate::scene::legend::{LegendRow, Meaning};

/// Room around the middles of entities for their marks and labels, in scene units.
const ROOM: Point = Point::new(70.0, 46.0);

/// Room at the edges of the canvas, in screen points.
const EDGE: Point = Point::new(6.0, 6.0);

/// Names of entities that lie deeper in the graph than this do not reach beyond its edge; in multiples of the
/// height of a label.
const REACH: Point = Point::new(16.0, 9.0);

/// On a canvas that is narrower or lower the legend folds to a button, in screen points.
pub const LEAST_WITH_LEGEND: Point = Point::new(360.0, 380.0);

/// The most that a sample of the legend is wide, in screen points.
const SAMPLE: f32 = 110.0;

/// Width of what the legend says of what is not shown, in screen points.
const LEFT_OUT: f32 = 130.0;

/// Height of a legend of one line at the foot of the canvas, in screen points.
const LEGEND: f32 = 40.0;

impl State {
    /// The view of the plane in force.
    #[must_use]
    pub fn view_camera(&self) -> Camera {
        self.camera.unwrap_or_else(|| self.fitted_camera(self.viewport))
    }

    /// The view that shows the whole graph on a canvas of this size, above the legend.
    #[must_use]
    pub fn fitted_camera(&self, viewport: Point) -> Camera {
        let foot = if self.has_legend(viewport) { self.legend_height(viewport) } else { 0.0 };
        let room = Point::new(viewport.x, (viewport.y - foot).max(1.0)) - EDGE * 2.0;
        let places = self.derived.drawn.view.entities.iter().filter_map(|id| self.derived.positions.get(id));
        let inner = places.map(|&place| Rectangle::new(place, place)).reduce(Rectangle::cover);
        let camera = inner.map_or_else(Camera::default, |inner| {
            let rough = Camera::fit(inner.expanded(ROOM.y), room);
            let near = Camera::fit(self.with_names(inner, label_size(rough.zoom)), room);
            // From farther off names take more of the plane.
            if label_size(near.zoom) <= label_size(rough.zoom) {
                return near;
            }
            Camera::fit(self.with_names(inner, label_size(near.zoom)), room)
        });
        camera.panned(Point::new(0.0, -foot / 2.0))
    }

    /// A box around all marks and their names, wherever a name stands at its mark; `inner` is the box around the
    /// middles of the marks.
    fn with_names(&self, inner: Rectangle, label_size: f32) -> Rectangle {
        let reach = Point::new(REACH.x, REACH.y) * label_size;
        let core = Rectangle::new(inner.min + reach, inner.max - reach);
        let drawn = &self.derived.drawn;
        let outermost = drawn.view.entities.iter().filter_map(|&id| {
            let place = *self.derived.positions.get(&id)?;
            (!core.contains(place)).then(|| Rectangle::around(place, drawn.captions.reach(id, label_size)))
        });
        // A name that was moved away may reach further than one that stands at its mark.
        let moved = self.ground.names.iter().filter_map(|(&id, &offset)| {
            let place = *self.derived.positions.get(&id).filter(|_| drawn.view.has_entity(id))?;
            Some(Rectangle::around(place + offset, drawn.captions.reach(id, label_size)))
        });
        outermost.chain(moved).chain(self.derived.note_boxes(label_size)).fold(inner, Rectangle::cover)
    }

    /// Whether the canvas shows every entity of the view.
    #[must_use]
    pub fn sees_everything(&self) -> bool {
        let Some(camera) = self.camera else { return true };
        let seen = camera.visible(self.viewport);
        let mut places =
            self.derived.drawn.view.entities.iter().filter_map(|id| self.derived.positions.get(id));
        places.all(|&place| seen.contains(place))
    }

    /// Whether a legend stands on a canvas of this size.
    #[must_use]
    pub fn has_legend(&self, viewport: Point) -> bool {
        self.shows(Panel::Legend) && viewport.x > LEAST_WITH_LEGEND.x && viewport.y > LEAST_WITH_LEGEND.y
    }

    /// About how high the legend is on a canvas of this width: it goes on in further lines where it must, up to
    /// a share of the canvas.
    fn legend_height(&self, size: Point) -> f32 {
        if size.x <= LEAST_WITH_LEGEND.x || size.y <= LEAST_WITH_LEGEND.y {
            return LEGEND;
        }
        // Room for numbers of any length, and for what is not shown: the view is to stay as it is while filters
        // change nothing but numbers.
        let lasting =
            |row: &&LegendRow| !matches!(row.meaning, Meaning::Faint | Meaning::More | Meaning::Nameless);
        let rows = self.derived.legend.iter().filter(lasting);
        let needed: f32 =
            rows.map(|row| row.width.min(SAMPLE) + 24.0 + (row.words.len() + 5) as f32 * 6.6).sum::<f32>()
                + LEFT_OUT;
        let rows = (needed / (size.x - 130.0).max(200.0)).ceil().max(1.0);
        (LEGEND + (rows - 1.0) * 25.0).min((size.y * 0.3).max(LEGEND))
    }

    /// A box around these entities with room for their labels; `None` when none has a place.
    #[must_use]
    pub fn bounds_of(&self, entities: impl IntoIterator<Item = EntityId>) -> Option<Rectangle> {
        entities
            .into_iter()
            .filter_map(|id| {
                let is_group = self.derived.drawn.closed_group(self.derived.drawn.stand_in(id)).is_some();
                // The names of groups are long.
                let room = if is_group { ROOM * 1.6 } else { ROOM };
                let place = self.place_of(id)?;
                let around = Rectangle::around(place, room);
                // A name that was moved away is to be seen, too.
                let name = self.ground.names.get(&self.derived.drawn.stand_in(id));
                let name = name.map(|&offset| Rectangle::around(place + offset, ROOM * 0.8));
                Some(name.map_or(around, |name| around.cover(name)))
            })
            .reduce(Rectangle::cover)
    }
}
