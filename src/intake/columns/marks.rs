//! The paragraphs of a cell, without the marks of HTML that many tables keep in their texts.

/// Marks after which a new paragraph begins.
const BREAKS: &[&str] = &[
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "tr",
    "table",
    "section",
];
/// The longest mark that is one, in bytes.
const LONGEST_MARK: usize = 2_000;

/// The paragraphs of a cell: parted by empty lines, or where there are none by the ends of lines.
pub(super) fn paragraphs(cell: &str) -> Vec<String> {
    let plain = if is_marked(cell) { without_marks(cell) } else { cell.to_owned() };
    let plain = plain.replace("\r\n", "\n").replace('\r', "\n");
    let has_gaps = plain.split('\n').any(|line| line.trim().is_empty()) && plain.trim().contains('\n');
    let mut paragraphs = vec![String::new()];
    for line in plain.split('\n') {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        match paragraphs.last_mut() {
            Some(last) if has_gaps && !words.is_empty() && !last.is_empty() => {
                last.push(' ');
                last.push_str(&words);
            }
            Some(last) if last.is_empty() => last.push_str(&words),
            _ => paragraphs.push(words),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn is_marked(cell: &str) -> bool {
    ["</p>", "<p>", "<br", "</div>", "</a>", "<p ", "</span>"].iter().any(|mark| cell.contains(mark))
}

fn without_marks(cell: &str) -> String {
    let mut plain = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find('<') {
        plain.push_str(&entities_read(&rest[..at]));
        let mark = &rest[at + 1..];
        let end = mark.bytes().take(LONGEST_MARK).position(|byte| byte == b'>');
        let is_mark = mark.starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!'));
        let Some(end) = end.filter(|_| is_mark) else {
            plain.push('<');
            rest = mark;
            continue;
        };
        let name = mark[..end].trim_start_matches('/');
        let name =
            name.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or("").to_ascii_lowercase();
        rest = &mark[end + 1..];
        if BREAKS.contains(&name.as_str()) {
            plain.push_str("\n\n");
        } else if matches!(name.as_str(), "script" | "style") && !mark.starts_with('/') {
            let close = rest.find("</").unwrap_or(rest.len());
            rest = &rest[close..];
        }
    }
    plain.push_str(&entities_read(rest));
    plain
}

fn entities_read(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        read.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(10).position(|byte| byte == b';');
        match end.and_then(|end| Some((entity(&rest[..end])?, end))) {
            Some((character, end)) => {
                read.push(character);
                rest = &rest[end + 1..];
            }
            None => read.push('&'),
        }
    }
    read.push_str(rest);
    read
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']).map(|number| u32::from_str_radix(number, 16));
        let number = hexadecimal.unwrap_or_else(|| number.parse()).ok()?;
        return char::from_u32(number).filter(|character| !character.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_or_gaps_part_paragraphs() {
        assert_eq!(paragraphs("one\ntwo\r\nthree"), ["one", "two", "three"]);
        assert_eq!(paragraphs("one\ngoes on\n\n two "), ["one goes on", "two"]);
        assert!(paragraphs(" \n ").is_empty());
    }

    #[test]
    fn marks_of_html_go() {
        let cell = "<p class='a'>Fish &amp; chips &lt;3</p><p>A <b>bold</b> word<br/>and 2 < 3 &#8211; &unknown;</p>\
                    <script>alert(1)</script>";
        assert_eq!(paragraphs(cell), ["Fish & chips <3", "A bold word", "and 2 < 3 – &unknown;"]);
        assert_eq!(paragraphs("a < b & c"), ["a < b & c"]);
    }
}
