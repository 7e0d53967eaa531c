//! Which column of a table of articles holds what.

mod guess;
mod marks;
mod notation;
mod record;
mod table;

use serde::{Deserialize, Serialize};

use guess::{guess, order};
pub use notation::NotationError;
use record::Reading;
pub(super) use record::Record;
pub use table::Preview;
pub(super) use table::{Table, headings, is_heading};

/// Which columns of a table hold the parts of an article, each by its heading. For JSON a heading is the way to a
/// value: "article.body" is `body` within `article`.
///
/// Written as `title=Headline,text=Body+Lead,date=Published`: see [`Columns::from_str`].
///
/// [`Columns::from_str`]: std::str::FromStr::from_str
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Columns {
    /// The headline.
    pub title: Option<String>,
    /// The text: the cells of these columns one after the other.
    pub text: Vec<String>,
    /// The day of publication.
    pub date: Option<String>,
    /// Which number comes first in a date like 03/12/2026, when a person has said so.
    pub order: Option<DateOrder>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was published.
    pub publisher: Option<String>,
    /// What names the article: an address or a number.
    pub identity: Option<String>,
    /// The language it is written in.
    pub language: Option<String>,
}

crate::names::named_values! {
    /// Which number comes first in a date like 03/12/2026.
    pub enum DateOrder {
        /// The day: 3 December.
        DayFirst = "day-first",
        /// The month: 12 March.
        MonthFirst = "month-first",
    }
}

crate::names::named_values! {
    /// What a column may hold.
    pub enum Role {
        /// The headline.
        Title = "title",
        /// The text.
        Text = "text",
        /// The day of publication.
        Date = "date",
        /// Who wrote it.
        Author = "author",
        /// Where it was published.
        Publisher = "publisher",
        /// What names the article.
        Identity = "identity",
        /// The language it is written in.
        Language = "language",
    }
}

impl Columns {
    /// The headings that hold this part; several only of the text.
    #[must_use]
    pub fn of(&self, role: Role) -> &[String] {
        let one = match role {
            Role::Text => return &self.text,
            Role::Title => &self.title,
            Role::Date => &self.date,
            Role::Author => &self.author,
            Role::Publisher => &self.publisher,
            Role::Identity => &self.identity,
            Role::Language => &self.language,
        };
        one.as_slice()
    }

    /// Says that this column holds this part; it takes the place of what held it, but for text, which goes on in
    /// one more column.
    pub fn assign(&mut self, role: Role, heading: impl Into<String>) {
        let heading = heading.into();
        let one = match role {
            Role::Text => {
                if !self.text.contains(&heading) {
                    self.text.push(heading);
                }
                return;
            }
            Role::Title => &mut self.title,
            Role::Date => &mut self.date,
            Role::Author => &mut self.author,
            Role::Publisher => &mut self.publisher,
            Role::Identity => &mut self.identity,
            Role::Language => &mut self.language,
        };
        *one = Some(heading);
    }

    /// Says that this column holds no part of an article.
    pub fn release(&mut self, heading: &str) {
        self.text.retain(|text| text != heading);
        let single = [
            &mut self.title,
            &mut self.date,
            &mut self.author,
            &mut self.publisher,
            &mut self.identity,
            &mut self.language,
        ];
        for one in single {
            one.take_if(|name| name == heading);
        }
    }

    /// What this column holds, as far as it is chosen.
    #[must_use]
    pub fn role_of(&self, heading: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| self.of(*role).iter().any(|name| name == heading))
    }

    /// The headings that are chosen and that a table with these headings does not have.
    #[must_use]
    pub fn missing<'a>(&'a self, headings: &[String]) -> Vec<&'a str> {
        let chosen = Role::ALL.iter().flat_map(|role| self.of(*role));
        chosen.filter(|name| !headings.contains(name)).map(String::as_str).collect()
    }
}
