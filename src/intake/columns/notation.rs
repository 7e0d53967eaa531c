//! The choice of columns as a person writes it: `title=Headline,text=Body+Lead,date=Published`.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::{Columns, DateOrder, Role};

/// What part stands for the order of day and month.
const ORDER: &str = "order";
/// What stands in a heading only behind a backslash.
const SPECIAL: [char; 4] = ['\\', ',', '=', '+'];

/// What is wrong with a choice of columns, with the remedy.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotationError {
    /// A part without an equals sign.
    #[error("“{0}” does not say a column; write for example title=Headline,text=Body+Lead,date=Published")]
    NoColumn(String),
    /// A part that no article has.
    #[error(
        "an article has no “{0}”; it has title, text, date, author, publisher, identity, language and order"
    )]
    NoSuchPart(String),
    /// A part that is said twice, or two columns for a part that has one.
    #[error("“{0}” can be in one column only; only text can be in several, as in text=Body+Lead")]
    Twice(String),
    /// An order that is none.
    #[error("order is day-first or month-first, not “{0}”")]
    NoOrder(String),
    /// No column of text.
    #[error("no column of text is named; add for example text=Body")]
    NoText,
}

impl FromStr for Columns {
    type Err = NotationError;

    /// Reads what [`Display`](fmt::Display) writes. A comma, an equals sign, a plus or a backslash within a heading
    /// stands behind a backslash; blanks at the ends of a heading do not count.
    ///
    /// # Errors
    ///
    /// [`NotationError`] says what is wrong and what would be right.
    fn from_str(written: &str) -> Result<Self, NotationError> {
        let mut columns = Self::default();
        for part in split(written, ',').into_iter().filter(|part| !part.trim().is_empty()) {
            let halves = split(&part, '=');
            let [name, headings] = halves.as_slice() else {
                return Err(NotationError::NoColumn(plain(&part)));
            };
            let name = plain(name.trim()).to_lowercase();
            let headings: Vec<String> =
                split(headings, '+').iter().map(|heading| plain(heading.trim())).collect();
            if headings.iter().any(String::is_empty) {
                return Err(NotationError::NoColumn(plain(&part)));
            }
            columns.add(&name, headings)?;
        }
        if columns.text.is_empty() {
            return Err(NotationError::NoText);
        }
        Ok(columns)
    }
}

impl Columns {
    fn add(&mut self, name: &str, headings: Vec<String>) -> Result<(), NotationError> {
        let twice = || NotationError::Twice(name.to_owned());
        if name == ORDER {
            let [order] = headings.as_slice() else { return Err(twice()) };
            let order = DateOrder::from_name(order).ok_or_else(|| NotationError::NoOrder(order.clone()))?;
            return if self.order.replace(order).is_some() { Err(twice()) } else { Ok(()) };
        }
        let role = Role::from_name(name).ok_or_else(|| NotationError::NoSuchPart(name.to_owned()))?;
        if !self.of(role).is_empty() || (role != Role::Text && headings.len() > 1) {
            return Err(twice());
        }
        for heading in headings {
            self.assign(role, heading);
        }
        Ok(())
    }
}

impl fmt::Display for Columns {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut comma = "";
        for role in Role::ALL {
            let headings: Vec<String> = self.of(*role).iter().map(|heading| escaped(heading)).collect();
            if !headings.is_empty() {
                write!(formatter, "{comma}{role}={}", headings.join("+"))?;
                comma = ",";
            }
        }
        if let Some(order) = self.order {
            write!(formatter, "{comma}{ORDER}={order}")?;
        }
        Ok(())
    }
}

/// The parts between signs that do not stand behind a backslash; the backslashes stay.
fn split(text: &str, sign: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_escaped = false;
    for character in text.chars() {
        if character == sign && !is_escaped {
            parts.push(String::new());
            continue;
        }
        is_escaped = character == '\\' && !is_escaped;
        if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts
}

/// The text without the backslashes before special signs.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.next_if(|next| character == '\\' && SPECIAL.contains(next));
        plain.push(next.unwrap_or(character));
    }
    plain
}

/// The heading as it is written in a choice.
fn escaped(heading: &str) -> String {
    let mut written = String::with_capacity(heading.len());
    for character in heading.chars() {
        if SPECIAL.contains(&character) {
            written.push('\\');
        }
        written.push(character);
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_choice_is_read() {
        let columns: Columns =
            "title=Headline, text=Body+Lead,date=Published,order=day-first".parse().unwrap();
        assert_eq!(columns.title.as_deref(), Some("Headline"));
        assert_eq!(columns.text, ["Body", "Lead"]);
        assert_eq!(columns.date.as_deref(), Some("Published"));
        assert_eq!(columns.order, Some(DateOrder::DayFirst));
        assert_eq!(columns.author, None);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let cases = [
            ("title", NotationError::NoColumn("title".to_owned())),
            ("text=", NotationError::NoColumn("text=".to_owned())),
            ("text=a=b", NotationError::NoColumn("text=a=b".to_owned())),
            ("colour=Red", NotationError::NoSuchPart("colour".to_owned())),
            ("text=A,date=B+C", NotationError::Twice("date".to_owned())),
            ("text=A,text=B", NotationError::Twice("text".to_owned())),
            ("text=A,order=ymd", NotationError::NoOrder("ymd".to_owned())),
            ("title=A", NotationError::NoText),
            ("", NotationError::NoText),
        ];
        for (written, error) in cases {
            assert_eq!(written.parse::<Columns>(), Err(error), "{written}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            title in proptest::option::of("[!-~]([ -~é]{0,6}[!-~])?"),
            text in proptest::collection::hash_set("[!-~]([ -~é]{0,6}[!-~])?", 1..4),
            order in proptest::option::of(proptest::sample::select(DateOrder::ALL)),
        ) {
            let columns = Columns { title, text: text.into_iter().collect(), order, ..Columns::default() };
            prop_assert_eq!(columns.to_string().parse::<Columns>(), Ok(columns));
        }
    }
}
