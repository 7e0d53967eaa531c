//! Who reads what next.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::article::Article;
use crate::jobs::CancelToken;
use crate::jobs::input::Item;
use crate::jobs::order::Place;

/// So often a thread that waits for articles looks whether the reading was cancelled.
const GLANCE: Duration = Duration::from_millis(50);

/// One piece of work.
pub(super) enum Task {
    /// A file that was found, with its number.
    Item(usize, Item),
    /// An article out of a file.
    Article(Place, Article),
}

/// The work that is left. Articles that were found come before further files, so that few of them wait in memory.
pub(super) struct Queue {
    left: Mutex<Left>,
    more: Condvar,
}

struct Left {
    items: std::iter::Enumerate<std::vec::IntoIter<Item>>,
    articles: VecDeque<(Place, Article)>,
    /// How many files are being looked into, of which more articles may come.
    opening: usize,
}

impl Queue {
    pub(super) fn of(items: Vec<Item>) -> Self {
        let left = Left { items: items.into_iter().enumerate(), articles: VecDeque::new(), opening: 0 };
        Self { left: Mutex::new(left), more: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, Left> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next piece of work; `None` when there is none and none will come. A file that was taken has to be given
    /// back with [`Self::looked_into`].
    pub(super) fn take(&self, cancel: &CancelToken) -> Option<Task> {
        let mut left = self.lock();
        while !cancel.is_cancelled() {
            if let Some((place, article)) = left.articles.pop_front() {
                return Some(Task::Article(place, article));
            }
            if let Some((number, item)) = left.items.next() {
                left.opening += 1;
                return Some(Task::Item(number, item));
            }
            if left.opening == 0 {
                return None;
            }
            left = self.more.wait_timeout(left, GLANCE).unwrap_or_else(PoisonError::into_inner).0;
        }
        None
    }

    /// Adds an article that was found in a file.
    pub(super) fn add(&self, place: Place, article: Article) {
        self.lock().articles.push_back((place, article));
        self.more.notify_one();
    }

    /// No more articles come of a file that was taken.
    pub(super) fn looked_into(&self) {
        let mut left = self.lock();
        left.opening = left.opening.saturating_sub(1);
        drop(left);
        self.more.notify_all();
    }
}
