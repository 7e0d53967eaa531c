//! What became of every file that was to be read: none is dropped without a word.

use serde::Serialize;

/// What became of one file, or of one article in a file of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", content = "because", rename_all = "lowercase")]
pub enum Outcome {
    /// It was read.
    Read,
    /// It was read, and this should be known of it.
    Partly(Vec<String>),
    /// It could not be read, for this reason.
    Failed(String),
    /// It was not looked at, or is there already, for this reason.
    Skipped(String),
}

/// One line of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The path of the file, and the way to the article within it.
    pub name: String,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// How many files had which outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that were read.
    pub read: usize,
    /// Those that were read with something to be known.
    pub partly: usize,
    /// Those that could not be read.
    pub failed: usize,
    /// Those that were passed over.
    pub skipped: usize,
}

impl Counts {
    /// How many there were in all.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.read + self.partly + self.failed + self.skipped
    }
}

/// The account of one import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Every file once, in the order in which they came.
    pub entries: Vec<Entry>,
}

impl Account {
    /// How many files had which outcome.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for entry in &self.entries {
            *match entry.outcome {
                Outcome::Read => &mut counts.read,
                Outcome::Partly(_) => &mut counts.partly,
                Outcome::Failed(_) => &mut counts.failed,
                Outcome::Skipped(_) => &mut counts.skipped,
            } += 1;
        }
        counts
    }

    /// The account in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let counts = self.counts();
        let files = if counts.all() == 1 { "file" } else { "files" };
        let mut parts = vec![format!("{} read", counts.read)];
        let others = [
            (counts.partly, "read with remarks"),
            (counts.failed, "not read"),
            (counts.skipped, "passed over"),
        ];
        parts.extend(
            others.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")),
        );
        format!("{} {files}: {}.", counts.all(), parts.join(", "))
    }

    /// Whether there is more to say of it than that everything was read.
    #[must_use]
    pub fn has_remarks(&self) -> bool {
        self.entries.iter().any(|entry| entry.outcome != Outcome::Read)
    }

    /// The account as text: the sentence, and a line for each file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self.summary();
        text.push('\n');
        for entry in &self.entries {
            text.push_str(&entry.line());
            text.push('\n');
        }
        text
    }

    /// The account as JSON Lines: an object for each file.
    #[must_use]
    pub fn json_lines(&self) -> String {
        // Strings and lists of them can always be written.
        let line = |entry: &Entry| serde_json::to_string(entry).unwrap_or_default() + "\n";
        self.entries.iter().map(line).collect()
    }
}

impl Entry {
    /// What became of it, in one line.
    #[must_use]
    pub fn line(&self) -> String {
        let (word, reason) = match &self.outcome {
            Outcome::Read => ("read", String::new()),
            Outcome::Partly(remarks) => ("read with remarks", remarks.join(" ")),
            Outcome::Failed(reason) => ("not read", reason.clone()),
            Outcome::Skipped(reason) => ("passed over", reason.clone()),
        };
        let reason = if reason.is_empty() { reason } else { format!(": {reason}") };
        format!("{} – {word}{reason}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> Account {
        let entry = |name: &str, outcome| Entry { name: name.to_owned(), outcome };
        let entries = vec![
            entry("a.txt", Outcome::Read),
            entry("b.pdf", Outcome::Partly(vec!["Page 3 is a picture.".to_owned()])),
            entry("c.zip › d.txt", Outcome::Failed("it is damaged".to_owned())),
            entry("e.css", Outcome::Skipped("not read".to_owned())),
            entry("f.txt", Outcome::Read),
        ];
        Account { entries }
    }

    #[test]
    fn an_account_is_told_in_a_sentence_in_lines_and_for_machines() {
        let account = account();
        assert_eq!(account.summary(), "5 files: 2 read, 1 read with remarks, 1 not read, 1 passed over.");
        assert_eq!(account.text().lines().count(), 6);
        assert!(account.text().contains("b.pdf – read with remarks: Page 3 is a picture.\n"));
        assert_eq!(account.counts().all(), account.entries.len());
        let lines: Vec<serde_json::Value> =
            account.json_lines().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines[0], serde_json::json!({"name": "a.txt", "outcome": "read"}));
        assert_eq!(
            lines[2],
            serde_json::json!({"name": "c.zip › d.txt", "outcome": "failed", "because": "it is damaged"})
        );
        assert_eq!(Account::default().summary(), "0 files: 0 read.");
    }
}
