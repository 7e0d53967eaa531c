//! One row of the table: its columns, and what is wrong with one that cannot be read.

use super::{Frame, Governor, Slot};
use crate::vocabulary::{Modality, RelationType};

/// The most columns that a row has: class, words, from, to, relation, status.
const MOST: usize = 6;

/// The columns of a row.
#[derive(Clone, Debug)]
pub(super) struct Row(Vec<&'static str>);

impl Row {
    /// The row of a line; `None` for a remark and an empty line.
    pub(super) fn of(line: &'static str) -> Option<Self> {
        (!line.trim().is_empty() && !line.starts_with('#')).then(|| Self(line.split('\t').collect()))
    }

    /// What kind of row it is.
    pub(super) fn class(&self) -> &'static str {
        self.0.first().copied().unwrap_or_default()
    }

    /// Its words, as they stand.
    pub(super) fn words(&self) -> Result<&'static str, String> {
        let words = self.column(1, "words")?;
        if self.0.len() > MOST {
            return Err(format!("{} columns, and there are at most {MOST}", self.0.len()));
        }
        match words.split(['|', '×']).find(|word| word.trim().is_empty()) {
            Some(_) => Err(format!("“{words}” has a separator with nothing beside it")),
            None => match words.split('|').find(|word| word.trim() != *word) {
                Some(word) => Err(format!("a blank too many in “{word}”")),
                None => Ok(words),
            },
        }
    }

    /// The relation that this column names.
    pub(super) fn relation(&self, index: usize) -> Result<RelationType, String> {
        let name = self.column(index, "the relation")?;
        RelationType::from_name(name).ok_or_else(|| {
            let alike =
                RelationType::ALL.iter().map(|known| known.as_str()).find(|known| is_alike(known, name));
            let proposal = alike.map_or_else(String::new, |alike| format!(" (do you mean {alike}?)"));
            format!("“{name}” is no relation of src/vocabulary/relation_type.rs{proposal}")
        })
    }

    /// How real the relation is, by the name in this column.
    pub(super) fn modality(&self, index: usize) -> Result<Modality, String> {
        modality(self.column(index, "the status")?)
    }

    /// What the word of this row does to the verb under it.
    pub(super) fn governor(&self) -> Result<Governor, String> {
        Ok(match self.column(2, "the status")? {
            "negated" => match self.0.get(3) {
                Some(name) => Governor::NotReal(modality(name)?),
                None => Governor::Negated,
            },
            name => Governor::Real(modality(name)?),
        })
    }

    /// The prepositions of this column.
    pub(super) fn prepositions(&self, index: usize) -> Result<Vec<&'static str>, String> {
        Ok(self.column(index, "the prepositions")?.split('|').collect())
    }

    /// The relation that the row says, and where its ends stand.
    pub(super) fn frame(&self) -> Result<Frame, String> {
        let status = self.0.get(5).copied();
        Ok(Frame {
            from: self.slot(2, "from")?,
            to: self.slot(3, "to")?,
            relation: self.relation(4)?,
            modality: match status {
                Some("negated" | "else") | None => None,
                Some(name) => Some(modality(name)?),
            },
            denies: status == Some("negated"),
            is_last_resort: status == Some("else"),
        })
    }

    fn slot(&self, index: usize, what: &str) -> Result<Slot, String> {
        Slot::parse(self.column(index, what)?)
    }

    fn column(&self, index: usize, what: &str) -> Result<&'static str, String> {
        self.0.get(index).copied().filter(|column| !column.is_empty()).ok_or_else(|| {
            format!("column {} ({what}) is missing; columns are separated by tabs, not by blanks", index + 1)
        })
    }
}

fn modality(name: &str) -> Result<Modality, String> {
    Modality::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = Modality::ALL.iter().map(|known| known.as_str()).collect();
        format!("“{name}” is no status; there are {}, negated and else", known.join(", "))
    })
}

/// Whether two names differ by a letter or two: one missing, one too many, one in the place of another.
fn is_alike(one: &str, other: &str) -> bool {
    let beginning = one.bytes().zip(other.bytes()).take_while(|(left, right)| left == right).count();
    let rest = one.len().min(other.len()) - beginning;
    let ending = one.bytes().rev().zip(other.bytes().rev()).take_while(|(left, right)| left == right).count();
    one.len().max(other.len()) - beginning - ending.min(rest) <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(line: &'static str) -> String {
        let row = Row::of(line).unwrap();
        row.words().and_then(|_| row.frame()).map_or_else(|what| what, |_| "fine".to_owned())
    }

    #[test]
    fn what_is_wrong_with_a_row_is_told_with_what_belongs_there() {
        assert_eq!(complaint("verb\tspearhead\tsubject\tobject\tleads"), "fine");
        for (line, told) in [
            ("verb spearhead subject object leads", "column 2 (words) is missing"),
            ("verb\tspearhead\tsubject\tobject", "column 5 (the relation) is missing"),
            ("verb\tspearhead|\tsubject\tobject\tleads", "a separator with nothing beside it"),
            ("verb\tspearhead| head\tsubject\tobject\tleads", "a blank too many in “ head”"),
            ("verb\tspearhead\tsubject\tobject\tsuports", "do you mean supports?"),
            ("verb\tspearhead\tsubject\tobejct\tleads", "“obejct” is no slot and no preposition"),
            ("verb\tspearhead\tsubject(PRS)\tobject\tleads", "“PRS” is no kind"),
            ("verb\tspearhead\tsubject(PER\tobject\tleads", "is not closed"),
            ("verb\tspearhead\tsubject\tobject\tleads\tplaned", "“planed” is no status"),
        ] {
            assert!(complaint(line).contains(told), "{}", complaint(line));
        }
    }
}
