//! Which countries are members of which bodies.

use std::collections::BTreeMap;

use super::lines::{column, rows, several};
use super::things::{ThingIndex, Things};

const MEMBERSHIPS: &str = include_str!("../../data/knowledge/memberships.tsv");

/// The members of a body of states, or a part of them that has a name of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The body.
    pub body: ThingIndex,
    /// The month for which this is true ("2025-12").
    pub as_of: &'static str,
    /// How many there are.
    pub number: u32,
    /// Those of them that are countries of the lists, sorted by their code; fewer than
    /// [`Self::number`] where a body has members that are no countries.
    pub members: Vec<ThingIndex>,
    /// For a part of the members, the words that mean it ("permanent"); empty for all of them.
    pub part: Vec<&'static str>,
}

/// The rows of the list by their body.
#[derive(Debug, Default)]
pub(super) struct Memberships(BTreeMap<ThingIndex, Vec<Membership>>);

impl Memberships {
    pub(super) fn built_in(things: &Things) -> Self {
        let mut found = Self::default();
        for membership in rows(MEMBERSHIPS).filter_map(|row| read(&row, things)) {
            found.0.entry(membership.body).or_default().push(membership);
        }
        found
    }

    pub(super) fn of(&self, body: ThingIndex) -> Option<&Membership> {
        self.rows_of(body).find(|row| row.part.is_empty())
    }

    pub(super) fn parts_of(&self, body: ThingIndex) -> impl Iterator<Item = &Membership> {
        self.rows_of(body).filter(|row| !row.part.is_empty())
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Membership> {
        self.0.values().flatten().filter(|row| row.part.is_empty())
    }

    fn rows_of(&self, body: ThingIndex) -> impl Iterator<Item = &Membership> {
        self.0.get(&body).into_iter().flatten()
    }
}

fn read(row: &[&'static str], things: &Things) -> Option<Membership> {
    let name = column(row, 0);
    let body = things.named(&super::normal(name), name).first().copied()?;
    let mut codes: Vec<&str> = column(row, 3).split_ascii_whitespace().collect();
    codes.sort_unstable();
    let members = codes.iter().filter_map(|code| things.by_id(&format!("country:{code}"))).collect();
    let number = column(row, 2).parse().ok()?;
    Some(Membership { body, as_of: column(row, 1), number, members, part: several(column(row, 4)).collect() })
}
