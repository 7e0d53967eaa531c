//! From a place in the normalised text back to the bytes of the file.

use super::Span;

/// For every stretch of the text, the stretch of the file it was made from.
///
/// A list of runs in order of place; each run is a row of equal steps, `text_unit` bytes of text
/// made from `byte_unit` bytes of the file. Plain UTF-8 is one run of steps of one and one, UTF-16
/// of English words one run of steps of one and two, and a mended character a run of a single step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginMap {
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: u32,
    bytes: u32,
    text_unit: u32,
    byte_unit: u32,
    steps: u32,
}

impl Run {
    const fn text_end(&self) -> u32 {
        self.text + self.text_unit * self.steps
    }

    const fn bytes_end(&self) -> u32 {
        self.bytes + self.byte_unit * self.steps
    }

    /// The place in the file of `place`, which lies in the run or at its end. Inside a step, the
    /// nearer end in the direction asked for.
    fn place(&self, place: u32, at_end: bool) -> u32 {
        let offset = place.saturating_sub(self.text);
        let unit = self.text_unit.max(1);
        let steps = if at_end { offset.div_ceil(unit) } else { offset / unit };
        self.bytes + steps.min(self.steps) * self.byte_unit
    }
}

impl OriginMap {
    /// Adds the next stretch, byte for byte when the two are equally long and as one whole
    /// otherwise. Stretches come in order of place.
    pub fn push(&mut self, text: Span, bytes: Span) {
        if text.len() == bytes.len() {
            self.push_steps(text.start, bytes.start, (1, 1), text.len());
        } else {
            self.push_steps(text.start, bytes.start, (text.len(), bytes.len()), 1);
        }
    }

    /// Adds `steps` steps of `units` (bytes of text, bytes of the file) each.
    pub(super) fn push_steps(&mut self, text: u32, bytes: u32, units: (u32, u32), steps: u32) {
        let (text_unit, byte_unit) = units;
        if text_unit == 0 || steps == 0 {
            return;
        }
        if let Some(last) = self.runs.last_mut()
            && (last.text_unit, last.byte_unit) == units
            && last.text_end() == text
            && last.bytes_end() == bytes
        {
            last.steps += steps;
            return;
        }
        self.runs.push(Run { text, bytes, text_unit, byte_unit, steps });
    }

    /// The bytes of the file that `span` of the text was made from; `None` outside the text.
    #[must_use]
    pub fn bytes_of(&self, span: Span) -> Option<Span> {
        let first = self.place_of(span.start, false)?;
        let last = if span.is_empty() { first } else { self.place_of(span.end, true)? };
        Some(Span::new(first, last.max(first)))
    }

    /// The place in the file of a place in the text; `at_end` asks for the place where the character
    /// before it ends.
    fn place_of(&self, place: u32, at_end: bool) -> Option<u32> {
        let index = self
            .runs
            .partition_point(|run| if at_end { run.text_end() < place } else { run.text_end() <= place });
        let run = self.runs.get(index)?;
        (place >= run.text).then(|| run.place(place, at_end))
    }

    /// Reads stretches of this map one after another, in order of place.
    pub(super) const fn reader(&self) -> Reader<'_> {
        Reader { map: self, next: 0 }
    }
}

/// Copies stretches of one map into another; see [`OriginMap::reader`]. All copies together take
/// time linear in the number of runs.
pub(super) struct Reader<'a> {
    map: &'a OriginMap,
    next: usize,
}

impl Reader<'_> {
    /// Adds to `target` the origins of `span`, as those of the text that starts at `at`.
    pub(super) fn copy(&mut self, span: Span, at: u32, target: &mut OriginMap) {
        self.skip_to(span.start);
        while let Some(run) = self.map.runs.get(self.next).filter(|run| run.text < span.end) {
            let from = span.start.max(run.text);
            let to = span.end.min(run.text_end());
            let place = at + (from - span.start);
            let cuts_a_step = (from - run.text) % run.text_unit != 0 || (to - run.text) % run.text_unit != 0;
            if cuts_a_step {
                let bytes = Span::new(run.place(from, false), run.place(to, true));
                target.push_steps(place, bytes.start, (to - from, bytes.len()), 1);
            } else {
                let steps = (to - from) / run.text_unit;
                target.push_steps(place, run.place(from, false), (run.text_unit, run.byte_unit), steps);
            }
            if run.text_end() > span.end {
                break;
            }
            self.next += 1;
        }
    }

    /// The bytes that `span` was made from; for an empty span, the empty place before it.
    pub(super) fn bytes_of(&mut self, span: Span) -> Span {
        self.skip_to(span.start);
        let runs = &self.map.runs;
        let start = match runs.get(self.next) {
            Some(run) => run.place(span.start, false),
            None => runs.last().map_or(0, Run::bytes_end),
        };
        let mut end = start;
        let mut index = self.next;
        while let Some(run) = runs.get(index).filter(|run| run.text < span.end) {
            end = run.place(span.end.min(run.text_end()), true);
            index += 1;
        }
        Span::new(start, end.max(start))
    }

    fn skip_to(&mut self, place: u32) {
        while self.map.runs.get(self.next).is_some_and(|run| run.text_end() <= place) {
            self.next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_inside_a_run_of_steps_is_found() {
        let mut map = OriginMap::default();
        map.push_steps(0, 2, (1, 2), 5);
        map.push(Span::new(5, 8), Span::new(12, 14));
        assert_eq!(map.bytes_of(Span::new(1, 3)), Some(Span::new(4, 8)));
        assert_eq!(map.bytes_of(Span::new(5, 8)), Some(Span::new(12, 14)));
        assert_eq!(map.bytes_of(Span::new(4, 8)), Some(Span::new(10, 14)));
        assert_eq!(map.bytes_of(Span::new(8, 9)), None);
    }

    #[test]
    fn copies_keep_the_origins_of_their_stretch() {
        let mut map = OriginMap::default();
        map.push(Span::new(0, 4), Span::new(0, 4));
        map.push(Span::new(4, 7), Span::new(4, 5));
        map.push(Span::new(7, 10), Span::new(5, 8));
        let mut copy = OriginMap::default();
        let mut reader = map.reader();
        reader.copy(Span::new(2, 7), 0, &mut copy);
        reader.copy(Span::new(9, 10), 5, &mut copy);
        assert_eq!(copy.bytes_of(Span::new(0, 1)), Some(Span::new(2, 3)));
        assert_eq!(copy.bytes_of(Span::new(2, 5)), Some(Span::new(4, 5)));
        assert_eq!(copy.bytes_of(Span::new(5, 6)), Some(Span::new(7, 8)));
    }
}
