//! The rules, one idea a file. A newcomer adds a file here and its name to [`RULES`]; a new word for
//! a rule that stands is a row in `data/knowledge/relations.tsv`.

mod affiliation;
mod appeals;
mod bodies;
mod compounds;
mod contrast;
mod counterpart;
mod filling;
mod frames;
mod judgements;
mod member_states;
mod members;
mod mishaps;
mod nouns;
mod origin;
pub(super) mod parts_of_laws;
mod places;
mod plain_verbs;
mod possession;
mod reciprocal;
mod roles;
mod says_about;
mod wishes;

use super::draft::Drafts;
use super::reading::Reading;

/// One way of finding claims.
pub(super) struct Rule {
    /// Its name, shown to whoever asks why a claim is drawn.
    pub(super) name: &'static str,
    /// Reads a paragraph for it.
    pub(super) find: fn(&Reading<'_>, &Rule, &mut Drafts),
}

/// Every rule, in the order in which they are asked. What an earlier rule says of two ends with the
/// same type is not said again by a later one.
pub(super) const RULES: &[Rule] = &[
    roles::TITLE,
    roles::APPOSITION,
    roles::COPULA,
    roles::DESCRIPTION,
    counterpart::RULE,
    judgements::RULE,
    frames::VERB_AND_OBJECT,
    reciprocal::RULE,
    nouns::RULE,
    places::RULE,
    mishaps::RULE,
    possession::RULE,
    affiliation::RULE,
    bodies::RULE,
    members::RULE,
    origin::RULE,
    parts_of_laws::RULE,
    member_states::RULE,
    contrast::RULE,
    wishes::RULE,
    appeals::RULE,
    says_about::RULE,
    plain_verbs::RULE,
];
