//! Words in HTML: escaped, without what is not seen, and a rule for the reader's browser that nothing else may run.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::scene::text::is_hidden;

/// `text` for HTML, in an element or between quotation marks. Characters of control, and those that are invisible or
/// turn the direction of what follows, are left out; line breaks become spaces.
pub(super) fn escaped(text: &str) -> String {
    escaped_with(text, "&#39;")
}

/// The same with `apostrophe` in the place of an apostrophe, for XML that has it only between double quotation marks.
pub(super) fn escaped_with(text: &str, apostrophe: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '"' => result.push_str("&quot;"),
            '\'' => result.push_str(apostrophe),
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => result.push(' '),
            _ if character.is_control() || is_hidden(character) => {}
            _ => result.push(character),
        }
    }
    result
}

/// A name of a document or of somebody: the direction of its letters does not reach beyond it.
pub(super) fn isolated(text: &str) -> String {
    format!("<bdi>{}</bdi>", escaped(text))
}

/// The start of a file up to its body: nothing is loaded, and only this style and this script are taken.
pub(super) fn head(title: &str, style: &str, script: Option<&str>) -> String {
    let allowed = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let script = script.map_or_else(|| "'none'".to_owned(), allowed);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; \
         script-src {script}; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Relata\">\n\
         <title>{}</title>\n<style>{style}</style>\n</head>\n",
        allowed(style),
        escaped(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_are_words() {
        assert_eq!(
            escaped("</script><!-- \"'&\u{202e}a\u{2028}b\u{0}\u{feff}"),
            "&lt;/script&gt;&lt;!-- &quot;&#39;&amp;a b"
        );
    }

    #[test]
    fn only_what_was_written_may_run() {
        // The hash of the empty text is a well-known one.
        let written = head("<x>", "", Some(""));
        let hash = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert!(written.contains(&format!("style-src {hash}; script-src {hash};")), "{written}");
        assert!(written.contains("<title>&lt;x&gt;</title>"));
        assert!(head("", "", None).contains("script-src 'none'"));
    }
}
