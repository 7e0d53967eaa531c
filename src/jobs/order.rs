//! Results in the order of what they are of, whichever is ready first.

use std::collections::BTreeMap;

/// The place of a result: the number of an input, and that of an article in it.
pub(super) type Place = (usize, usize);

/// Holds back results until all before them are there. How many an input gives is known only at its end.
#[derive(Debug)]
pub(super) struct InOrder<T> {
    next: Place,
    waiting: BTreeMap<Place, T>,
    counts: BTreeMap<usize, usize>,
}

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self { next: (0, 0), waiting: BTreeMap::new(), counts: BTreeMap::new() }
    }
}

impl<T> InOrder<T> {
    /// Takes the result of a place and hands on all whose turn it is.
    pub(super) fn add(&mut self, place: Place, result: T, hand_on: impl FnMut(T)) {
        self.waiting.insert(place, result);
        self.go_on(hand_on);
    }

    /// Takes the only result of an input, and hands on all whose turn it is.
    pub(super) fn add_only(&mut self, number: usize, result: T, hand_on: impl FnMut(T)) {
        self.counts.insert(number, 1);
        self.add((number, 0), result, hand_on);
    }

    /// Notes that the input of this number gives so many results, and hands on all whose turn it is.
    pub(super) fn close(&mut self, number: usize, count: usize, hand_on: impl FnMut(T)) {
        self.counts.insert(number, count);
        self.go_on(hand_on);
    }

    fn go_on(&mut self, mut hand_on: impl FnMut(T)) {
        loop {
            let (number, part) = self.next;
            if let Some(result) = self.waiting.remove(&self.next) {
                self.next.1 += 1;
                hand_on(result);
            } else if self.counts.get(&number) == Some(&part) {
                self.counts.remove(&number);
                self.next = (number + 1, 0);
            } else {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_wait_for_those_before_them() {
        let mut order = InOrder::default();
        let mut told = Vec::new();
        order.add((1, 0), 'd', |result| told.push(result));
        order.add((0, 1), 'b', |result| told.push(result));
        order.close(1, 1, |result| told.push(result));
        order.add((0, 0), 'a', |result| told.push(result));
        order.add((3, 0), 'f', |result| told.push(result));
        order.add((0, 2), 'c', |result| told.push(result));
        assert_eq!(told, ['a', 'b', 'c']);
        order.close(0, 3, |result| told.push(result));
        order.close(2, 0, |result| told.push(result));
        assert_eq!(told, ['a', 'b', 'c', 'd', 'f']);
    }
}
