//! Open claims: what each clause says in the words of the text, whether or not its ends are entities.
//!
//! A proposition is the subject of a clause, its verbs, and what stands after them, each as the text
//! has it. The clauses are those from which [`super::find`] draws claims between entities, so how right
//! the propositions are (`benches/measure/open_claims.rs`) tells how well sentences are read at all.

use super::clause::{Clause, Clauses, Predicate};
use super::phrases::{Phrase, phrases_of};
use super::triggers::Triggers;
use crate::document::{Document, Span};
use crate::extraction::mentions::Mentions;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Parsed, Tag, UniversalPos};

/// How far verbs that govern one another are followed: "is expected to try to win".
const LONGEST_CHAIN: usize = 4;

/// What one clause says.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposition {
    /// Who or what.
    pub subject: String,
    /// The verbs with all that belongs to them, and the preposition before the first argument.
    pub relation: String,
    /// What stands after the relation, the closest first; at least one.
    pub arguments: Vec<String>,
    /// The sentence that says it.
    pub sentence: Span,
    /// How sure it is; 0 to 1.
    pub confidence: f32,
}

/// Every proposition of a document, in order of place. `parsed[i]` belongs to
/// `document.paragraphs[i]`, with spans that count in the document's text.
#[must_use]
pub fn propositions(document: &Document, parsed: &[Parsed], mentions: &Mentions) -> Vec<Proposition> {
    let triggers = Triggers::built_in();
    let mut found = Vec::new();
    for (paragraph, parsed) in parsed.iter().enumerate() {
        let tree = Tree::new(&document.text, parsed);
        let clauses = Clauses::find(&tree, mentions, paragraph as u32, triggers);
        let reader = Reader { tree: &tree, clauses: &clauses };
        let mut inside = Vec::new();
        for clause in clauses.all.iter().filter(|clause| clause.kind == Predicate::Verb) {
            reader.of_clause(clause, &mut inside);
        }
        reader.of_nouns(&mut inside);
        inside.sort_by_key(|(place, _)| *place);
        found.extend(inside.into_iter().map(|(_, proposition)| proposition));
    }
    found
}

/// Propositions with the token that they were found at.
type Found = Vec<(u32, Proposition)>;

struct Reader<'a> {
    tree: &'a Tree<'a>,
    clauses: &'a Clauses,
}

impl Reader<'_> {
    /// What a clause says of each of its subjects.
    fn of_clause(&self, clause: &Clause, found: &mut Found) {
        let is_continued = self.tree.dependency(clause.verb) == Dependency::OpenComplement
            && self.tree.head(clause.verb).and_then(|above| self.clauses.at(above)).is_some_and(continues);
        if is_continued {
            return;
        }
        let chain = self.chain(clause);
        let Some(last) = chain.last() else { return };
        let mut relation: Vec<u32> = chain.iter().flat_map(|link| self.verb_words(link.verb)).collect();
        let mut phrases: Vec<Phrase> = chain
            .iter()
            .flat_map(|link| phrases_of(self.tree, link.verb))
            .filter(|phrase| !phrase.is_far)
            .collect();
        let agents = self.tree.children_with(last.verb, Dependency::Agent);
        phrases.extend(agents.flat_map(|by| self.agent_phrase(by)));
        let mut arguments = self.complements(last, &mut relation);
        if arguments.is_empty() && !phrases.is_empty() {
            let nearest = (0..phrases.len()).min_by_key(|&index| {
                let at =
                    phrases.get(index).and_then(|phrase| phrase.tokens.first().copied()).unwrap_or_default();
                (at < last.verb, at.abs_diff(last.verb))
            });
            let phrase = phrases.remove(nearest.unwrap_or_default());
            relation.extend(&phrase.tokens);
            arguments.push(vec![self.tree_below(phrase.object)]);
        }
        if arguments.is_empty() {
            let adverb = self
                .tree
                .children_with(last.verb, Dependency::AdverbialModifier)
                .find(|&word| word > last.verb);
            let Some(adverb) = adverb else { return };
            relation.retain(|&word| word != adverb);
            arguments.push(vec![self.tree_below(adverb)]);
        }
        let mut rest: Vec<String> = phrases.iter().map(|phrase| self.phrase(phrase)).collect();
        let times = self.tree.children_with(last.verb, Dependency::NounPhraseAdverbial);
        rest.extend(times.map(|time| self.tree_below(time)));
        let confidence = self.confidence(clause, last);
        for &subject in clause.subjects.iter() {
            if self.tree.token(subject).tag == Tag::Existential {
                continue;
            }
            let is_one_of_several = clause.subjects.len() > 1;
            for alternatives in &arguments {
                for argument in alternatives {
                    let mut all = vec![argument.clone()];
                    all.extend(rest.iter().cloned());
                    let confidence = confidence - if is_one_of_several { 0.1 } else { 0.0 };
                    self.push(
                        found,
                        clause.verb,
                        self.noun(subject, is_one_of_several),
                        &relation,
                        all,
                        confidence,
                    );
                }
            }
        }
    }

    /// The clause and those that go on with it: "is expected to try to win".
    fn chain<'b>(&'b self, clause: &'b Clause) -> Vec<&'b Clause> {
        let mut chain = vec![clause];
        let mut last = clause;
        while chain.len() < LONGEST_CHAIN && continues(last) {
            let next = self
                .tree
                .children_with(last.verb, Dependency::OpenComplement)
                .find_map(|verb| self.clauses.at(verb).filter(|next| next.kind == Predicate::Verb));
            let Some(next) = next else { break };
            chain.push(next);
            last = next;
        }
        chain
    }

    /// A verb with its auxiliaries, negation, particle, and the adverbs between them.
    fn verb_words(&self, verb: u32) -> Vec<u32> {
        let mut words = vec![verb];
        words.extend(self.tree.children(verb).iter().copied().filter(|&child| {
            matches!(
                self.tree.dependency(child),
                Dependency::Auxiliary
                    | Dependency::AuxiliaryPassive
                    | Dependency::Negation
                    | Dependency::Particle
            )
        }));
        let first = words.iter().copied().min().unwrap_or(verb);
        words.extend(
            self.tree
                .children_with(verb, Dependency::AdverbialModifier)
                .filter(|&word| word > first && word < verb && self.tree.children(word).is_empty()),
        );
        words
    }

    /// What completes the verb, the coordinated members of an object as alternatives: object,
    /// predicate, or what is said. Words of a predicate that only lead on join the relation.
    fn complements(&self, clause: &Clause, relation: &mut Vec<u32>) -> Vec<Vec<String>> {
        let verb = clause.verb;
        let child = |dependency| self.tree.child(verb, dependency);
        if !clause.objects.is_empty() && !clause.is_passive {
            let is_one_of_several = clause.objects.len() > 1;
            return vec![clause.objects.iter().map(|&object| self.noun(object, is_one_of_several)).collect()];
        }
        if let Some(predicate) = child(Dependency::Attribute).or_else(|| child(Dependency::ObjectPredicate)) {
            return vec![vec![self.tree_below(predicate)]];
        }
        if let Some(adjective) = child(Dependency::AdjectivalComplement) {
            let Some(phrase) = phrases_of(self.tree, adjective).into_iter().next() else {
                return vec![vec![self.tree_below(adjective)]];
            };
            let cut = [Dependency::Preposition, Dependency::OpenComplement, Dependency::ClausalComplement];
            relation.extend(self.below(adjective, &cut));
            relation.extend(&phrase.tokens);
            return vec![vec![self.tree_below(phrase.object)]];
        }
        child(Dependency::ClausalComplement).map(|said| vec![self.tree_below(said)]).into_iter().collect()
    }

    /// What nouns say by standing beside one another: "Andrew Boyle, the biographer", "Boyle's book".
    fn of_nouns(&self, found: &mut Found) {
        for token in 0..self.tree.len() {
            let Some(head) = self.tree.head(token) else { continue };
            match self.tree.dependency(token) {
                Dependency::Apposition => {
                    let other = self.words(&self.below(token, &[Dependency::RelativeClause]));
                    self.push_words(found, token, self.noun(head, false), "is", vec![other], 0.55);
                }
                Dependency::Possessive if self.tree.token(token).pos != UniversalPos::Pronoun => {
                    let owner = self.below(token, &[Dependency::Case]);
                    let all = self.below(token, &[]);
                    let thing: Vec<u32> =
                        self.noun_words(head, false).into_iter().filter(|word| !all.contains(word)).collect();
                    self.push_words(found, token, self.words(&owner), "has", vec![self.words(&thing)], 0.3);
                }
                _ => {}
            }
        }
    }

    fn agent_phrase(&self, by: u32) -> Vec<Phrase> {
        let objects = self.tree.children_with(by, Dependency::PrepositionObject);
        objects
            .map(|object| Phrase { preposition: "by".to_owned(), tokens: vec![by], object, is_far: false })
            .collect()
    }

    fn phrase(&self, phrase: &Phrase) -> String {
        let mut words = self.below(phrase.object, &[]);
        words.extend(&phrase.tokens);
        self.words(&words)
    }

    /// A clause is surer than one that hangs on another, and an object surer than a phrase.
    fn confidence(&self, clause: &Clause, last: &Clause) -> f32 {
        let hangs = matches!(
            self.tree.dependency(clause.verb),
            Dependency::AdverbialClause
                | Dependency::ClausalModifier
                | Dependency::RelativeClause
                | Dependency::PrepositionComplement
        );
        let has_object =
            !last.objects.is_empty() || self.tree.child(last.verb, Dependency::Attribute).is_some();
        0.8 - if hangs { 0.1 } else { 0.0 } - if has_object { 0.0 } else { 0.05 }
    }

    /// A noun with what describes it; alone when it is one of several that are told apart.
    fn noun(&self, noun: u32, is_one_of_several: bool) -> String {
        self.words(&self.noun_words(noun, is_one_of_several))
    }

    fn noun_words(&self, noun: u32, is_one_of_several: bool) -> Vec<u32> {
        let mut cut = vec![
            Dependency::RelativeClause,
            Dependency::Apposition,
            Dependency::AdverbialClause,
            Dependency::Parataxis,
        ];
        if is_one_of_several {
            cut.extend([
                Dependency::Coordination,
                Dependency::Conjunct,
                Dependency::Preconjunction,
                Dependency::Punctuation,
            ]);
        }
        self.below(noun, &cut)
    }

    fn tree_below(&self, token: u32) -> String {
        self.words(&self.below(token, &[]))
    }

    /// The words that depend on `token`, itself among them, without those directly below it that hang on
    /// it in one of the ways of `cut`.
    fn below(&self, token: u32, cut: &[Dependency]) -> Vec<u32> {
        let mut words = vec![token];
        let kept = self
            .tree
            .children(token)
            .iter()
            .copied()
            .filter(|&child| !cut.contains(&self.tree.dependency(child)));
        for child in kept {
            words.extend(
                self.tree.subtree(child).filter(|&word| word == child || self.tree.is_within(word, child)),
            );
        }
        words
    }

    /// The words in the order of the text, without punctuation at the ends.
    fn words(&self, words: &[u32]) -> String {
        let mut words = words.to_vec();
        words.sort_unstable();
        words.dedup();
        let is_mark = |word: &u32| {
            self.tree.dependency(*word) == Dependency::Punctuation
                && !matches!(self.tree.word(*word), "$" | "%" | "``" | "''")
        };
        let first = words.iter().position(|word| !is_mark(word)).unwrap_or(words.len());
        let end = words.iter().rposition(|word| !is_mark(word)).map_or(first, |last| last + 1);
        let mut text = String::new();
        let mut previous: Option<u32> = None;
        for &word in words.get(first..end).unwrap_or_default() {
            if let Some(previous) = previous {
                let is_next = previous + 1 == word;
                let gap = Span::new(self.tree.token(previous).span.end, self.tree.token(word).span.start);
                text.push_str(if is_next { gap.of(self.tree.text()) } else { " " });
            }
            text.push_str(self.tree.word(word));
            previous = Some(word);
        }
        text
    }

    fn push(
        &self,
        found: &mut Found,
        at: u32,
        subject: String,
        relation: &[u32],
        arguments: Vec<String>,
        confidence: f32,
    ) {
        let relation = self.words(relation);
        self.push_words(found, at, subject, &relation, arguments, confidence);
    }

    fn push_words(
        &self,
        found: &mut Found,
        at: u32,
        subject: String,
        relation: &str,
        arguments: Vec<String>,
        confidence: f32,
    ) {
        let is_whole = arguments.first().is_some_and(|argument| !argument.trim().is_empty());
        if subject.trim().is_empty() || relation.trim().is_empty() || !is_whole {
            return;
        }
        let sentence = self.tree.span(self.tree.sentence(at));
        found.push((
            at,
            Proposition { subject, relation: relation.to_owned(), arguments, sentence, confidence },
        ));
    }
}

/// Whether a verb has no object, so that the verb under it completes it.
fn continues(clause: &Clause) -> bool {
    clause.objects.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ReadOptions, read};
    use crate::extraction::mentions;
    use crate::language::Engine;
    use crate::reference::Reference;

    fn said(text: &str) -> Vec<String> {
        let document = read("sentence.txt", text.as_bytes(), &ReadOptions::default());
        let engine = Engine::english().unwrap();
        let parsed = vec![engine.parse(&document.text)];
        let mentions = mentions::find(&document, &parsed, Reference::built_in());
        let line = |claim: &Proposition| {
            format!("{} | {} | {}", claim.subject, claim.relation, claim.arguments.join(" | "))
        };
        propositions(&document, &parsed, &mentions).iter().map(line).collect()
    }

    #[test]
    fn clauses_say_what_they_say_in_their_own_words() {
        assert_eq!(
            said("The mayor and her deputy have quietly sold the old mill to a Danish bank."),
            [
                "The mayor | have quietly sold | the old mill | to a Danish bank",
                "her deputy | have quietly sold | the old mill | to a Danish bank",
            ]
        );
        assert_eq!(said("The team is expected to try to win."), Vec::<String>::new());
        assert_eq!(
            said("The bridge was closed by the council in May."),
            ["The bridge | was closed by | the council | in May"]
        );
        assert_eq!(
            said("Ola Berg, a baker, stayed in Bergen."),
            ["Ola Berg | is | a baker", "Ola Berg | stayed in | Bergen"]
        );
    }
}
