//! The row of conditions: how they stand together, and how lists of values add to them and take away.

use serde::{Deserialize, Serialize};

use super::{Condition, Facet, Filter};
use crate::document::DocumentId;
use crate::knowledge::{EntityId, Knowledge};
use crate::names::named_values;

named_values! {
    /// How a condition is joined with the one before it.
    pub enum Joined {
        /// It has to hold, too.
        And = "and",
        /// It may hold instead.
        Or = "or",
    }
}

impl Joined {
    /// The other of the two.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::And => Self::Or,
            Self::Or => Self::And,
        }
    }
}

/// The way in which conditions were joined before there was another.
const fn and() -> Joined {
    Joined::And
}

/// A condition as it stands in the row of filters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chip {
    /// What has to hold.
    pub condition: Condition,
    /// Whether it must not hold instead.
    pub negated: bool,
    /// How it is joined with the one before it; of the first this says nothing.
    #[serde(default = "and")]
    pub joined: Joined,
}

impl Chip {
    /// Only what fulfils the condition.
    #[must_use]
    pub const fn only(condition: Condition) -> Self {
        Self { condition, negated: false, joined: Joined::And }
    }

    /// All but what fulfils the condition.
    #[must_use]
    pub const fn not(condition: Condition) -> Self {
        Self { condition, negated: true, joined: Joined::And }
    }

    /// The same, instead of the one before it.
    #[must_use]
    pub fn or(self) -> Self {
        Self { joined: Joined::Or, ..self }
    }

    /// Whether it asks the same of relations or entities, however it is joined.
    fn asks_like(&self, condition: &Condition, negated: bool) -> bool {
        self.negated == negated && self.condition.is_like(condition)
    }
}

/// The groups of chips of which one has to hold, in order.
pub(in crate::graph) fn alternatives(chips: &[Chip]) -> impl Iterator<Item = &[Chip]> {
    chips.chunk_by(|_, next| next.joined == Joined::Or)
}

impl Filter {
    /// The groups of conditions of which one has to hold, in order: "and" stands between the groups, "or"
    /// within them.
    pub fn alternatives(&self) -> impl Iterator<Item = &[Chip]> {
        alternatives(&self.chips)
    }

    /// Whether the condition at this place is no alternative of another.
    #[must_use]
    pub fn stands_alone(&self, index: usize) -> bool {
        let is_or = |index: usize| self.chips.get(index).is_some_and(|chip| chip.joined == Joined::Or);
        (index == 0 || !is_or(index)) && !is_or(index + 1)
    }

    /// The first condition that asks the same as `condition` in this direction and is no alternative of
    /// another: the one on which lists of values act.
    #[must_use]
    pub fn own(&self, condition: &Condition, negated: bool) -> Option<usize> {
        let mut chips = self.chips.iter().enumerate();
        let is_it =
            |(index, chip): &(usize, &Chip)| chip.asks_like(condition, negated) && self.stands_alone(*index);
        chips.find(is_it).map(|(index, _)| index)
    }

    /// Whether only this value is shown of all of its sort.
    #[must_use]
    pub fn is_only(&self, value: &Condition) -> bool {
        self.own(value, false).is_some_and(|index| self.chips[index].condition == *value)
    }

    /// How sure a relation has to be, in per cent, where that is asked of all of them.
    #[must_use]
    pub fn bar(&self) -> Option<u8> {
        match self.chips.get(self.bar_chip()?)?.condition {
            Condition::Confidence(percent) => Some(percent),
            _ => None,
        }
    }

    /// The place of the condition that says how sure a relation has to be.
    fn bar_chip(&self) -> Option<usize> {
        self.own(&Condition::Confidence(0), false)
    }

    /// Whether the condition at this place is the bar.
    #[must_use]
    pub fn is_bar(&self, index: usize) -> bool {
        self.bar_chip() == Some(index)
    }

    /// The bar as a condition by itself; nothing where there is none.
    #[must_use]
    pub fn bar_alone(&self) -> &[Chip] {
        self.bar_chip().and_then(|index| self.chips.get(index..=index)).unwrap_or_default()
    }

    /// Asks that every relation is so sure, in per cent; 0 asks nothing.
    pub fn set_bar(&mut self, percent: u8) {
        let chip = Chip::only(Condition::Confidence(percent));
        match self.bar_chip() {
            Some(index) if percent == 0 => self.remove(index),
            Some(index) => self.chips[index] = chip,
            None if percent == 0 => {}
            None => {
                if let Some(first) = self.chips.first_mut() {
                    first.joined = Joined::And;
                }
                self.chips.insert(0, chip);
            }
        }
    }

    /// Whether relations are shown that are less likely right than wrong.
    #[must_use]
    pub fn shows_doubtful(&self) -> bool {
        self.bar().is_none_or(|percent| percent < Self::SURE_ENOUGH)
    }

    /// Adds a condition: to the one that asks the same where there is one, whose values it joins or whose
    /// bound it replaces. One that is joined by "or" is added as it is.
    pub fn add(&mut self, chip: Chip) {
        let same = if chip.joined == Joined::And { self.own(&chip.condition, chip.negated) } else { None };
        match same {
            Some(index) => self.chips[index].condition.take_in(chip.condition),
            None => self.chips.push(chip),
        }
        self.drop_empty_sets();
    }

    /// Adds a condition beside the others. It joins another only where the two together could never be
    /// fulfilled, or say the same as one.
    pub fn add_beside(&mut self, chip: Chip) {
        let is_one_of_shut_out = chip.negated && chip.condition.is_set();
        if chip.condition.can_be_doubled() && !is_one_of_shut_out {
            self.chips.push(chip);
            self.drop_empty_sets();
        } else {
            self.add(chip);
        }
    }

    /// Takes a condition away.
    pub fn remove(&mut self, index: usize) {
        let mut place = 0;
        self.retain(|_| {
            place += 1;
            place != index + 1
        });
    }

    /// Keeps only some conditions. What is left of alternatives stays together, apart from the others.
    pub fn retain(&mut self, mut keep: impl FnMut(&mut Chip) -> bool) {
        // Whether the group has lost its first conditions, so that the next one begins it.
        let mut begins = true;
        self.chips.retain_mut(|chip| {
            begins |= chip.joined == Joined::And;
            if begins {
                chip.joined = Joined::And;
            }
            let kept = keep(chip);
            begins &= !kept;
            kept
        });
    }

    /// Keeps only some groups of alternatives.
    pub fn retain_alternatives(&mut self, keep: impl Fn(&[Chip]) -> bool) {
        self.chips = self.alternatives().filter(|group| keep(group)).flatten().cloned().collect();
    }

    /// Whether the conditions on which lists act shut out a single value, a set of one.
    #[must_use]
    pub fn shuts_out(&self, value: &Condition) -> bool {
        [false, true].into_iter().any(|negated| {
            let own = self.own(value, negated).map(|index| &self.chips[index].condition);
            own.is_some_and(|condition| condition.holds_all_of(value) == negated)
        })
    }

    /// Shows a value that is shut out and shuts out one that is shown.
    pub fn toggle(&mut self, value: Condition) {
        if self.shuts_out(&value) {
            self.let_in(&value);
            return;
        }
        match self.own(&value, false) {
            Some(index) => self.chips[index].condition.leave_out(&value),
            None => self.add(Chip::not(value)),
        }
        self.drop_empty_sets();
    }

    /// Sees to it that the conditions on which lists act do not shut out a value.
    pub fn let_in(&mut self, value: &Condition) {
        if let Some(index) = self.own(value, true) {
            self.chips[index].condition.leave_out(value);
        }
        if let Some(index) = self.own(value, false) {
            self.chips[index].condition.take_in(value.clone());
        }
        self.drop_empty_sets();
    }

    /// Shows only this value; everything of its sort, when it is the only one shown already.
    pub fn toggle_only(&mut self, value: Condition) {
        let was_so = self.is_only(&value);
        self.forget(value.facet());
        if !was_so {
            self.chips.push(Chip::only(value));
        }
    }

    /// Takes a value out of all conditions that name it.
    pub fn forget_value(&mut self, value: &Condition) {
        for chip in &mut self.chips {
            chip.condition.leave_out(value);
        }
        self.drop_empty_sets();
    }

    /// Takes away all conditions of a sort that are no alternatives of others.
    pub fn forget(&mut self, facet: Facet) {
        self.retain_alternatives(|group| match group {
            [chip] => chip.condition.facet() != facet,
            _ => true,
        });
    }

    /// Takes out of the conditions and the focus what is not there: entities and documents of articles
    /// that are closed. What names nothing then is taken away.
    pub fn keep_known(&mut self, knowledge: &Knowledge) {
        let exists = |id: &EntityId| knowledge.entity(*id).is_some();
        let is_open = |id: &DocumentId| knowledge.sources.iter().any(|source| source.document.id == *id);
        self.retain(|chip| match &mut chip.condition {
            Condition::Speakers(entities)
            | Condition::Places(entities)
            | Condition::Entities(entities)
            | Condition::Component(entities) => {
                entities.retain(exists);
                !entities.is_empty()
            }
            Condition::Near(focus) => {
                focus.entities.retain(exists);
                !focus.entities.is_empty()
            }
            Condition::Documents(documents) => {
                documents.retain(is_open);
                !documents.is_empty()
            }
            Condition::SingleRelations(relations) => {
                relations.retain(|&id| knowledge.relation(id).is_some());
                !relations.is_empty()
            }
            _ => true,
        });
        for brought in &mut self.brought {
            brought.entities.retain(exists);
        }
        self.brought.retain(|brought| brought.focus.iter().all(exists) && !brought.entities.is_empty());
        if let Some(focus) = &mut self.focus {
            focus.entities.retain(exists);
        }
        self.focus.take_if(|focus| focus.entities.is_empty());
    }

    /// An empty set of values shuts out nothing when it is negated; when it is not, whoever has taken
    /// the last value out means to see the rest again.
    fn drop_empty_sets(&mut self) {
        self.retain(|chip| !chip.condition.is_empty_set());
    }
}
