//! Whether a text that has no ending is a letter or many, told by its first lines.

/// Names of fields with which letters begin.
const FIELDS: &[&str] = &[
    "arc-authentication-results",
    "arc-seal",
    "authentication-results",
    "bcc",
    "cc",
    "content-type",
    "date",
    "delivered-to",
    "dkim-signature",
    "from",
    "message-id",
    "mime-version",
    "received",
    "references",
    "reply-to",
    "return-path",
    "sender",
    "subject",
    "to",
];
/// How many different ones there must be to speak of a letter: a text may begin with "Date: …".
const FEWEST: usize = 3;

/// Whether the lines up to the first blank one are the fields of a letter. `start` is in small letters.
pub(super) fn is_letter(start: &str) -> bool {
    let mut known: Vec<&str> = Vec::new();
    for (number, line) in start.lines().enumerate() {
        if line.trim().is_empty() {
            break;
        }
        if number > 0 && line.starts_with([' ', '\t']) {
            continue;
        }
        let Some(name) = field(line) else {
            // The start may end within a line.
            return known.len() >= FEWEST && number + 1 == start.lines().count();
        };
        if FIELDS.contains(&name) && !known.contains(&name) {
            known.push(name);
        }
    }
    known.len() >= FEWEST
}

/// Whether it begins as a mailbox does: a line "From …" with a time, and fields after it.
pub(super) fn is_mailbox(start: &str) -> bool {
    let Some((first, rest)) = start.split_once('\n') else { return false };
    let has_time = first.matches(':').count() >= 2 && first.split_whitespace().count() >= 5;
    first.starts_with("from ") && has_time && rest.lines().next().is_some_and(|line| field(line).is_some())
}

/// Whether it is a letter that browsers make of a page.
pub(super) fn is_saved_page(start: &str) -> bool {
    let head = start.find("\n\n").or_else(|| start.find("\r\n\r\n")).map_or(start, |end| &start[..end]);
    let is_saved = head.starts_with("from: <saved by") || head.contains("\nsnapshot-content-location:");
    is_saved && head.contains("multipart/related")
}

/// The name of the field that a line begins.
fn field(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(':')?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (!name.is_empty() && name.bytes().all(is_name)).then_some(name)
}
