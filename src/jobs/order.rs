//! Results in the order of their inputs, whichever is ready first.

use std::collections::BTreeMap;

/// Holds back results until all before them are there.
#[derive(Debug)]
pub(super) struct InOrder<T> {
    next: usize,
    waiting: BTreeMap<usize, T>,
}

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self { next: 0, waiting: BTreeMap::new() }
    }
}

impl<T> InOrder<T> {
    /// Takes the result number `index` and hands on all whose turn it is.
    pub(super) fn add(&mut self, index: usize, result: T, mut hand_on: impl FnMut(T)) {
        self.waiting.insert(index, result);
        while let Some(result) = self.waiting.remove(&self.next) {
            self.next += 1;
            hand_on(result);
        }
    }
}
