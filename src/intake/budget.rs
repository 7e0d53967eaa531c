//! How much a file may ask for, and what is left of it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Refusal;

/// How much reading one file may take. The defaults are the program's only table of limits for files that are not
/// plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The largest file, in bytes.
    pub file: u64,
    /// How many bytes may come out of everything that is packed in it, together.
    pub expanded: u64,
    /// How many times larger than the file that may be, once [`Limits::RATIO_FROM`] bytes have come out.
    pub ratio: u64,
    /// How many members its archives may have, together.
    pub members: usize,
    /// How deep elements, objects, groups and parts may be nested, and archives in archives.
    pub depth: usize,
    /// How many characters of text are kept of one article.
    pub characters: usize,
    /// How long it may take: so many milliseconds, and [`Limits::PER_MEGABYTE`] more for each megabyte.
    pub milliseconds: u64,
    /// How long it may take at most, in milliseconds.
    pub most_milliseconds: u64,
    /// How much memory the process that reads it may have, in bytes.
    pub memory: u64,
    /// How many bytes that process may hand over: what was packed in the file, and the texts.
    pub output: u64,
}

impl Limits {
    /// From so many expanded bytes on their ratio to the packed ones counts.
    pub const RATIO_FROM: u64 = 10 << 20;
    /// How many milliseconds a megabyte is given.
    pub const PER_MEGABYTE: u64 = 1_000;

    /// How long reading a file of `size` bytes may take.
    #[must_use]
    pub fn time(&self, size: usize) -> Duration {
        let more = (size as u64 >> 20).saturating_mul(Self::PER_MEGABYTE);
        Duration::from_millis(self.milliseconds.saturating_add(more).min(self.most_milliseconds))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 512 << 20,
            expanded: 1 << 30,
            ratio: 200,
            members: 10_000,
            depth: 256,
            characters: 20_000_000,
            milliseconds: 30_000,
            most_milliseconds: 300_000,
            memory: 1 << 30,
            output: (1 << 30) + (256 << 20),
        }
    }
}

/// What is left of the limits while one file is read.
#[derive(Clone, Debug)]
pub struct Budget {
    limits: Limits,
    size: u64,
    expanded: u64,
    members: usize,
}

impl Budget {
    /// The budget of a file of `size` bytes.
    #[must_use]
    pub const fn new(limits: Limits, size: u64) -> Self {
        Self { limits, size, expanded: 0, members: 0 }
    }

    /// The limits it began with.
    #[must_use]
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Takes note of `bytes` that have come out of something packed.
    ///
    /// # Errors
    ///
    /// [`Refusal::TooLarge`] when it is more than the file may ask for.
    pub fn expand(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.expanded = self.expanded.saturating_add(bytes as u64);
        let is_bomb =
            self.expanded > Limits::RATIO_FROM && self.expanded / self.limits.ratio > self.size.max(1);
        if self.expanded > self.limits.expanded || is_bomb {
            return Err(Refusal::TooLarge);
        }
        Ok(())
    }

    /// How many bytes may still come out of what is packed.
    #[must_use]
    pub fn left(&self) -> u64 {
        let by_ratio = self.size.saturating_mul(self.limits.ratio).max(Limits::RATIO_FROM);
        self.limits.expanded.min(by_ratio).saturating_sub(self.expanded)
    }

    /// Takes note of one more member of an archive.
    ///
    /// # Errors
    ///
    /// [`Refusal::TooMany`] when there are more than a file may have.
    pub fn member(&mut self) -> Result<(), Refusal> {
        self.members += 1;
        if self.members > self.limits.members { Err(Refusal::TooMany) } else { Ok(()) }
    }

    /// Whether something nested so deep may be looked at.
    ///
    /// # Errors
    ///
    /// [`Refusal::TooDeep`] when it may not.
    pub const fn depth(&self, depth: usize) -> Result<(), Refusal> {
        if depth > self.limits.depth { Err(Refusal::TooDeep) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file_may_grow_ten_megabytes_whatever_its_ratio() {
        let mut budget = Budget::new(Limits::default(), 100);
        assert_eq!(budget.left(), Limits::RATIO_FROM);
        budget.expand(10 << 20).unwrap();
        assert_eq!(budget.expand(1), Err(Refusal::TooLarge));
    }

    #[test]
    fn a_large_file_may_grow_to_the_limit() {
        let mut budget = Budget::new(Limits::default(), 100 << 20);
        budget.expand(1 << 30).unwrap();
        assert_eq!(budget.left(), 0);
        assert_eq!(budget.expand(1), Err(Refusal::TooLarge));
    }

    #[test]
    fn larger_files_have_more_time_up_to_a_limit() {
        let time = |megabytes: usize| Limits::default().time(megabytes << 20).as_secs();
        assert_eq!((time(0), time(10), time(500)), (30, 40, 300));
    }

    #[test]
    fn members_and_depth_are_counted() {
        let mut budget = Budget::new(Limits { members: 1, depth: 2, ..Limits::default() }, 1);
        budget.member().unwrap();
        assert_eq!(budget.member(), Err(Refusal::TooMany));
        budget.depth(2).unwrap();
        assert_eq!(budget.depth(3), Err(Refusal::TooDeep));
    }
}
