//! Tables that are looked up by word.
//!
//! Every word of a text is looked up in dozens of lists, so what counts is the time of one look-up. The
//! tables have no order: whoever goes over one sorts what comes of it.

use std::collections::{HashMap, HashSet};

use rustc_hash::FxBuildHasher;

/// What the lists know by word.
pub type WordMap<K, V> = HashMap<K, V, FxBuildHasher>;

/// The words of a list.
pub type WordSet<K> = HashSet<K, FxBuildHasher>;
