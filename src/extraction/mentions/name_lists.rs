//! Names of bodies that list what they are for, or where: "Department for Culture, Media and Sport", "Devon and
//! Cornwall Police".

use super::names::NameSpan;
use super::shape::starts_capital;
use crate::extraction::tree::Tree;
use crate::language::EntityLabel;
use crate::reference::Reference;
use crate::vocabulary::EntityKind;

/// No list of portfolios has more words than this.
const LONGEST_LIST: u32 = 12;

/// The spans with those joined that such a list parts.
pub(super) fn with_lists(tree: &Tree, reference: &Reference, spans: Vec<NameSpan>) -> Vec<NameSpan> {
    let mut found: Vec<NameSpan> = Vec::with_capacity(spans.len());
    for mut span in spans {
        if found.last().is_some_and(|before| span.tokens.start < before.tokens.end) {
            continue;
        }
        if let Some(end) = end_of_portfolios(tree, reference, &span) {
            span.tokens.end = end;
            span.label = Some(EntityLabel::Organisation);
        }
        if let Some(before) = found.last_mut()
            && is_force_of_two_places(tree, before, &span)
        {
            before.tokens.end = span.tokens.end;
            before.label = Some(EntityLabel::Organisation);
            before.things = reference.named(tree.words(before.tokens.clone()));
            continue;
        }
        found.push(span);
    }
    found
}

/// Where the list ends that a ministry is for: at the word after "and".
fn end_of_portfolios(tree: &Tree, reference: &Reference, span: &NameSpan) -> Option<u32> {
    let words: Vec<&str> = tree.words(span.tokens.clone()).split_whitespace().collect();
    let (kind, subtype) = reference.kind_of_name(&words)?;
    let ministry = kind == EntityKind::Organisation
        && matches!(subtype, "ministry" | "government department" | "committee" | "agency")
        && words.iter().any(|word| matches!(*word, "for" | "of" | "on"));
    if !ministry {
        return None;
    }
    let capital = |token: u32| token < tree.len() && starts_capital(tree.word(token));
    let last = tree.len().min(span.tokens.end + LONGEST_LIST);
    let mut token = span.tokens.end;
    let mut parts = 0;
    while token + 1 < last {
        let word = tree.word(token);
        if word == "," && capital(token + 1) {
            parts += 1;
        } else if matches!(word, "and" | "&") && capital(token + 1) && parts > 0 {
            let end = (token + 1..last).find(|token| !capital(*token)).unwrap_or(last);
            return Some(end);
        } else if word == "," && matches!(tree.word(token + 1), "and" | "&") && parts > 0 {
            // The comma before "and" parts no further.
        } else if !capital(token) {
            return None;
        }
        token += 1;
    }
    None
}

/// "Devon" and "Cornwall Police" around "and".
fn is_force_of_two_places(tree: &Tree, left: &NameSpan, right: &NameSpan) -> bool {
    let link = left.tokens.end;
    let place = matches!(
        left.label,
        None | Some(EntityLabel::Place | EntityLabel::Location | EntityLabel::Organisation)
    );
    let force = matches!(tree.word(right.tokens.end - 1), "Police" | "Constabulary");
    left.tokens.len() == 1
        && right.tokens.len() == 2
        && link + 1 == right.tokens.start
        && tree.word(link) == "and"
        && place
        && force
}
