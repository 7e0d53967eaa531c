//! Puts the components of a picture close to each other, the largest in the middle, and the nodes
//! without any relation in a tidy grid below.
//!
//! K. Freivalds, U. Dogrusoz and P. Kikusts, "Disconnected graph layout and the polyomino packing
//! approach", Graph Drawing 2001, LNCS 2265: each component is a set of cells of a coarse grid, and
//! goes to the free place nearest to the middle.

use std::collections::HashSet;

use super::plane::{Extent, Place};
use super::topology::Adjacency;
use super::{ASPECT, GAP, LayoutNode};

/// A cell of the coarse grid. Sets of cells are only asked, never listed, so their order is of no
/// account.
type Cell = (i32, i32);

/// Room between components, in scene units.
const MARGIN: f64 = 14.0;

/// Packs the components `loose` and the nodes `isolated` around the nodes `held`, which stay.
pub(super) fn pack(
    nodes: &[LayoutNode],
    graph: &Adjacency,
    held: &[usize],
    mut loose: Vec<Vec<usize>>,
    isolated: &[usize],
    places: &mut [Place],
) {
    let area = |members: &[usize], places: &[Place]| {
        Extent::around(nodes, members, places).map_or(0.0, |extent| extent.width() * extent.height())
    };
    loose.sort_by(|one, other| area(other, places).total_cmp(&area(one, places)).then(one.cmp(other)));
    let total: f64 = loose.iter().chain([&held.to_vec()]).map(|members| area(members, places)).sum();
    let mut sheet = Sheet { cell: (total / 40_000.0).sqrt().max(8.0), taken: HashSet::new() };
    let middle = Extent::around(nodes, held, places).map_or(Place::default(), Extent::center);
    let held_cells = sheet.cells(nodes, graph, held, places);
    sheet.taken.extend(held_cells);
    let mut first_ring = 0;
    for (index, members) in loose.iter().enumerate() {
        let Some(extent) = Extent::around(nodes, members, places) else { continue };
        let to_middle = middle.minus(extent.center());
        for &member in members {
            places[member] = places[member].plus(to_middle);
        }
        let cells = sheet.cells(nodes, graph, members, places);
        let (shift, ring) = sheet.nearest_free(&cells, first_ring);
        if index >= 100 {
            // Among so many small ones the holes in the middle are full: no need to look again.
            first_ring = ring * 3 / 4;
        }
        for &member in members {
            places[member] =
                places[member].plus(Place::new(f64::from(shift.0), f64::from(shift.1)).times(sheet.cell));
        }
        sheet.taken.extend(cells.into_iter().map(|(x, y)| (x + shift.0, y + shift.1)));
    }
    let connected: Vec<usize> = held.iter().chain(loose.iter().flatten()).copied().collect();
    set_in_grid(nodes, &connected, isolated, places);
    if held.is_empty() {
        let all: Vec<usize> = (0..nodes.len()).collect();
        let center = Extent::around(nodes, &all, places).map_or(Place::default(), Extent::center);
        for place in places.iter_mut() {
            *place = place.minus(center);
        }
    }
}

/// The coarse grid and what is taken of it.
struct Sheet {
    cell: f64,
    taken: HashSet<Cell>,
}

impl Sheet {
    /// The cells that the boxes and edges of `members` touch.
    fn cells(
        &self,
        nodes: &[LayoutNode],
        graph: &Adjacency,
        members: &[usize],
        places: &[Place],
    ) -> Vec<Cell> {
        let mut cells = HashSet::new();
        for &member in members {
            let extent = Extent::of(&nodes[member], places[member]);
            let (min, max) =
                (self.cell_at(extent.min, -MARGIN / 2.0), self.cell_at(extent.max, MARGIN / 2.0));
            for x in min.0..=max.0 {
                cells.extend((min.1..=max.1).map(|y| (x, y)));
            }
            for &other in graph.neighbours(member).iter().filter(|&&other| other > member) {
                self.add_line(&mut cells, places[member], places[other]);
            }
        }
        let mut cells: Vec<Cell> = cells.into_iter().collect();
        cells.sort_unstable();
        cells
    }

    fn cell_at(&self, place: Place, margin: f64) -> Cell {
        let index = |value: f64| ((value + margin) / self.cell).floor().clamp(-1.0e6, 1.0e6) as i32;
        (index(place.x), index(place.y))
    }

    fn add_line(&self, cells: &mut HashSet<Cell>, from: Place, to: Place) {
        let way = to.minus(from);
        let steps = (way.length() / self.cell).ceil().clamp(1.0, 10_000.0) as usize;
        cells.extend(
            (0..=steps).map(|step| self.cell_at(from.plus(way.times(step as f64 / steps as f64)), 0.0)),
        );
    }

    /// The shift nearest to none at which all `cells` are free, and the ring it was found on.
    fn nearest_free(&self, cells: &[Cell], first_ring: i32) -> (Cell, i32) {
        let fits =
            |shift: Cell| !cells.iter().any(|&(x, y)| self.taken.contains(&(x + shift.0, y + shift.1)));
        let mut ring = first_ring;
        loop {
            let width = (f64::from(ring) * ASPECT) as i32;
            let sides = (-width..=width).flat_map(|x| [(x, -ring), (x, ring)]);
            let ends = (-ring..=ring).flat_map(|y| [(-width, y), (width, y)]);
            let squared = |shift: &Cell| i64::from(shift.0).pow(2) + i64::from(shift.1).pow(2);
            if let Some(shift) =
                sides.chain(ends).filter(|&shift| fits(shift)).min_by_key(|shift| (squared(shift), *shift))
            {
                return (shift, ring);
            }
            ring += 1;
        }
    }
}

/// Sets the nodes `isolated` in rows below the others, in columns of one width.
fn set_in_grid(nodes: &[LayoutNode], others: &[usize], isolated: &[usize], places: &mut [Place]) {
    let size = |index: usize| Place::from(nodes[index].half_size).times(2.0);
    let widest = isolated.iter().map(|&index| size(index).x).fold(0.0, f64::max) + GAP * 2.0;
    let highest = isolated.iter().map(|&index| size(index).y).fold(0.0, f64::max) + GAP * 2.0;
    let around = Extent::around(nodes, others, places);
    let connected = around.map_or(0.0, |extent| extent.width() * extent.height());
    // As wide as the rest, or wider where both together would become a tower.
    let landscape = ((isolated.len() as f64 * widest * highest + connected) * ASPECT).sqrt();
    let width = around.map_or(landscape, |extent| extent.width().max(landscape));
    let columns = ((width / widest).floor() as usize).clamp(1, isolated.len().max(1));
    let middle = around.map_or(0.0, |extent| extent.center().x);
    let top = around.map_or(0.0, |extent| extent.max.y + MARGIN + GAP);
    let used = columns.min(isolated.len()) as f64;
    for (index, &node) in isolated.iter().enumerate() {
        let (column, row) = ((index % columns) as f64, (index / columns) as f64);
        let slot = Place::new(middle + (column - (used - 1.0) * 0.5) * widest, top + (row + 0.5) * highest);
        // Tops in line: a row reads as a row even where one label is longer.
        let down = size(node).y * 0.5 - highest * 0.5 + GAP;
        places[node] = slot.plus(Place::new(0.0, down)).minus(nodes[node].offset.into());
    }
}
