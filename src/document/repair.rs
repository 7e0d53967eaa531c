//! Text that was decoded wrongly once before it came to us, mended.
//!
//! Two kinds of damage are common in news texts. The bytes of UTF-8 were shown as Windows-1252 or
//! Latin-1 (`â€œ` for `“`, `Ã©` for `é`): [`misread`]. Or the same happened and the invisible half
//! of the characters was thrown away afterwards, so that of each of “ ” ‘ ’ – only `â` is left:
//! [`lost`]. Both look at the whole document for evidence before they touch anything, and leave a
//! genuine `â` or `Ã` alone.

mod lost;
mod misread;
mod quotes;
mod words;

use super::traced::Traced;

/// Text may have been misread more than once; nobody has seen it more often than this.
const ROUNDS: usize = 4;

/// The text with its damage mended; what was mended is noted in [`Traced::mended`].
pub(super) fn repair(mut traced: Traced) -> Traced {
    if traced.text.is_ascii() {
        return traced;
    }
    for _ in 0..ROUNDS {
        let edits = misread::edits(&traced.text);
        if edits.is_empty() {
            break;
        }
        traced = traced.edited(edits);
    }
    let edits = misread::control_edits(&traced.text);
    let traced = traced.edited(edits);
    let edits = lost::edits(&traced.text);
    traced.edited(edits)
}
