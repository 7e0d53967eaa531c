//! The state as the store holds it: the record, and the place of everything that has one in an order.

use std::collections::BTreeMap;

use super::record::{KeptCorrection, OpenDocument, Placed, Record, Surroundings};
use crate::document::{DocumentId, ReadOptions};

/// The state with the places of documents and corrections.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ground {
    /// All but documents and corrections, which are empty here.
    pub(super) record: Record,
    pub(super) documents: BTreeMap<DocumentId, Placed<ReadOptions>>,
    pub(super) corrections: BTreeMap<String, Placed<serde_json::Value>>,
    pub(super) surroundings: Surroundings,
}

impl Ground {
    /// The record with everything in its order.
    pub(super) fn record(&self) -> Record {
        let documents = in_order(&self.documents)
            .map(|(id, options)| OpenDocument { id: id.clone(), options: *options })
            .collect();
        let corrections = in_order(&self.corrections)
            .map(|(id, value)| KeptCorrection { id: id.clone(), value: value.clone() })
            .collect();
        Record { documents, corrections, ..self.record.clone() }
    }

    /// The state that follows this one when the record is `record`. `next_place` is the first place that was
    /// never given, before and after.
    pub(super) fn followed_by(&self, record: &Record, next_place: &mut u64) -> Self {
        let documents = record.documents.iter().map(|open| (open.id.clone(), open.options));
        let corrections = record.corrections.iter().map(|kept| (kept.id.clone(), kept.value.clone()));
        Self {
            documents: placed(documents, &self.documents, next_place),
            corrections: placed(corrections, &self.corrections, next_place),
            record: Record { documents: Vec::new(), corrections: Vec::new(), ..record.clone() },
            surroundings: self.surroundings.clone(),
        }
    }
}

fn in_order<K: Ord, T>(placed: &BTreeMap<K, Placed<T>>) -> impl Iterator<Item = (&K, &T)> {
    let mut entries: Vec<_> = placed.iter().collect();
    entries.sort_by_key(|(key, placed)| (placed.place, *key));
    entries.into_iter().map(|(key, placed)| (key, &placed.value))
}

/// Gives everything in a row a place: the one it had where that fits the order, a new one elsewhere.
fn placed<K: Ord, T>(
    row: impl Iterator<Item = (K, T)>,
    before: &BTreeMap<K, Placed<T>>,
    next_place: &mut u64,
) -> BTreeMap<K, Placed<T>> {
    let mut last: Option<u64> = None;
    row.map(|(key, value)| {
        let had =
            before.get(&key).map(|placed| placed.place).filter(|place| last.is_none_or(|last| last < *place));
        let place = had.unwrap_or_else(|| {
            // Never before what stands before it, whatever the file says of the next place.
            let place = last.map_or(*next_place, |last| last.saturating_add(1).max(*next_place));
            *next_place = place.saturating_add(1);
            place
        });
        last = Some(place);
        (key, Placed { place, value })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(names: &[&str]) -> Record {
        let documents = names
            .iter()
            .map(|name| OpenDocument { id: DocumentId((*name).to_owned()), options: ReadOptions::default() })
            .collect();
        Record { documents, ..Record::default() }
    }

    #[test]
    fn any_order_is_kept_and_what_stays_keeps_its_place() {
        let mut next = 0;
        let first = Ground::default().followed_by(&open(&["b", "a"]), &mut next);
        let second = first.followed_by(&open(&["b", "a", "c"]), &mut next);
        assert_eq!(
            second.documents.get(&DocumentId("a".into())),
            first.documents.get(&DocumentId("a".into()))
        );
        for names in [&["c", "b", "a"][..], &["d", "a", "e", "b"], &["a"], &[]] {
            assert_eq!(second.followed_by(&open(names), &mut next).record(), open(names));
        }
    }
}
