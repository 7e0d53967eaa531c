//! Which countries are members of which bodies.

use std::collections::BTreeMap;

use super::lines::{column, rows};
use super::things::{ThingIndex, Things};

const MEMBERSHIPS: &str = include_str!("../../data/knowledge/memberships.tsv");

/// The members of a body of states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The body.
    pub body: ThingIndex,
    /// The month for which this is true ("2025-12").
    pub as_of: &'static str,
    /// How many members it has.
    pub number: u32,
    /// Those of them that are countries of the lists, sorted by their code; fewer than
    /// [`Self::number`] where a body has members that are no countries.
    pub members: Vec<ThingIndex>,
}

#[derive(Debug, Default)]
pub(super) struct Memberships(BTreeMap<ThingIndex, Membership>);

impl Memberships {
    pub(super) fn built_in(things: &Things) -> Self {
        let read = |row: Vec<&'static str>| {
            let name = column(&row, 0);
            let body = things.named(&super::normal(name), name).first().copied()?;
            let mut codes: Vec<&str> = column(&row, 3).split_ascii_whitespace().collect();
            codes.sort_unstable();
            let members = codes.iter().filter_map(|code| things.by_id(&format!("country:{code}"))).collect();
            let number = column(&row, 2).parse().ok()?;
            Some((body, Membership { body, as_of: column(&row, 1), number, members }))
        };
        Self(rows(MEMBERSHIPS).filter_map(read).collect())
    }

    pub(super) fn of(&self, body: ThingIndex) -> Option<&Membership> {
        self.0.get(&body)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Membership> {
        self.0.values()
    }
}
