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

#[cfg(test)]
mod tests {
    use super::ByToken;

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
