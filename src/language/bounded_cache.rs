//! A map that forgets.

use std::collections::HashMap;

/// Maps strings to values and holds at most about twice `capacity` entries.
///
/// Entries live in two generations: when the young one is full, it becomes the old one and what was
/// old is dropped.
pub(super) struct BoundedCache<V> {
    young: HashMap<Box<str>, V>,
    old: HashMap<Box<str>, V>,
    capacity: usize,
}

impl<V> BoundedCache<V> {
    pub(super) fn new(capacity: usize) -> Self {
        Self { young: HashMap::new(), old: HashMap::new(), capacity }
    }

    pub(super) fn get(&self, key: &str) -> Option<&V> {
        self.young.get(key).or_else(|| self.old.get(key))
    }

    pub(super) fn insert(&mut self, key: &str, value: V) {
        if self.young.len() >= self.capacity {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key.into(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_within_two_generations() {
        let mut cache = BoundedCache::new(10);
        for number in 0..1_000 {
            cache.insert(&number.to_string(), number);
            assert!(cache.young.len() + cache.old.len() <= 20);
        }
        assert_eq!(cache.get("999"), Some(&999));
        assert_eq!(cache.get("985"), Some(&985));
        assert_eq!(cache.get("5"), None);
    }
}
