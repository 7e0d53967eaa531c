//! A table with a place for every token of a document.

/// Values by paragraph and token. Claims ask for what stands at a token all the time, so that a look into
/// two lists is worth the room of the empty places.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::extraction) struct ByToken<Value> {
    rows: Vec<Vec<Option<Value>>>,
}

impl<Value> Default for ByToken<Value> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<Value> ByToken<Value> {
    /// An empty table with room for paragraphs of so many tokens.
    pub(in crate::extraction) fn with_room(lengths: impl Iterator<Item = usize>) -> Self {
        Self { rows: lengths.map(Vec::with_capacity).collect() }
    }

    /// What stands at the token.
    pub(in crate::extraction) fn get(&self, paragraph: u32, token: u32) -> Option<&Value> {
        self.rows.get(paragraph as usize)?.get(token as usize)?.as_ref()
    }

    /// The place of the token, made if there is none.
    pub(in crate::extraction) fn place(&mut self, paragraph: u32, token: u32) -> &mut Option<Value> {
        let (paragraph, token) = (paragraph as usize, token as usize);
        if self.rows.len() <= paragraph {
            self.rows.resize_with(paragraph + 1, Vec::new);
        }
        let row = &mut self.rows[paragraph];
        if row.len() <= token {
            row.resize_with(token + 1, || None);
        }
        &mut row[token]
    }
}

/// Indices that stand at one token: mostly a single one, which needs no list of its own.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::extraction) enum Few {
    One([u32; 1]),
    Several(Vec<u32>),
}

impl Few {
    /// The indices in their order.
    pub(in crate::extraction) fn as_slice(&self) -> &[u32] {
        match self {
            Self::One(one) => one,
            Self::Several(several) => several,
        }
    }

    /// Puts an index before the one at the place `at`.
    pub(in crate::extraction) fn insert(&mut self, at: usize, index: u32) {
        match self {
            Self::One([known]) => {
                *self = Self::Several(if at == 0 { vec![index, *known] } else { vec![*known, index] });
            }
            Self::Several(several) => several.insert(at, index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ByToken, Few};

    #[test]
    fn a_few_stay_in_the_order_in_which_they_were_put() {
        let mut few = Few::One([4]);
        for (at, index) in [(0, 7), (2, 1), (1, 9)] {
            few.insert(at, index);
        }
        assert_eq!(few.as_slice(), [7, 9, 4, 1]);
    }

    #[test]
    fn a_value_stands_where_it_was_put() {
        let mut table = ByToken::default();
        *table.place(2, 5) = Some("name");
        assert_eq!(
            (table.get(2, 5), table.get(2, 4), table.get(1, 5), table.get(9, 0)),
            (Some(&"name"), None, None, None)
        );
        assert_eq!(*table.place(2, 5).get_or_insert("other"), "name");
    }
}
