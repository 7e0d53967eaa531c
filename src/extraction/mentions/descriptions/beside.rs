//! What stands beside a name and says what its bearer is: "the singer Oumou Keïta", "Sékou Keïta, a
//! guitarist with the band".

use super::senses::SOMEBODY;
use super::{Finder, LONGEST_LEAD};
use crate::extraction::mentions::draft::{Determiner, Draft, Form, head_of};
use crate::language::{Dependency, Tag};
use crate::vocabulary::EntityKind;

impl Finder<'_> {
    /// The description that ends right before a name and belongs to it ("the singer Oumou Keïta", "its
    /// rival Vantor"). The parser hangs its article on the name, so it would be none by itself.
    pub(super) fn lead(&self, noun: u32) -> Option<Draft> {
        let tree = self.tree;
        let name = self.names.get(noun as usize + 1)?.clone().filter(|name| name.start == noun + 1)?;
        if self.names[noun as usize].is_some() || tree.token(noun).tag != Tag::Noun || self.is_value(noun) {
            return None;
        }
        let head = head_of(tree, name.clone());
        let linked = tree.head(noun).is_some_and(|above| name.contains(&above))
            || (tree.head(head) == Some(noun) && tree.dependency(head) == Dependency::Apposition);
        let sense = self.lead_sense(noun)?;
        if !linked {
            return None;
        }
        let first = match self.lead_start(noun, head) {
            Some(first) => first,
            // "Electronics maker Corvane"
            None if sense.kind == EntityKind::Organisation => self.compounds_start(noun),
            None => return None,
        };
        let mut draft = self.draft(noun, noun, sense);
        draft.tokens = first..noun + 1;
        draft.span = tree.span(draft.tokens.clone());
        if let Form::Description(description) = &mut draft.form {
            description.apposition = Some(head);
            description.determiner = match tree.token(first).tag {
                Tag::Determiner if tree.lemma(first) != "the" => Determiner::Indefinite,
                Tag::Determiner => Determiner::Definite,
                Tag::PronounPossessive => Determiner::Possessive,
                _ if (first..noun).any(|token| tree.token(token).tag == Tag::PossessiveEnding) => {
                    Determiner::Possessive
                }
                _ => Determiner::Bare,
            };
        }
        Some(draft)
    }

    /// Where the nouns begin that stand right before the noun and belong to it.
    fn compounds_start(&self, noun: u32) -> u32 {
        let tree = self.tree;
        let mut first = noun;
        while first > 0
            && tree.dependency(first - 1) == Dependency::Compound
            && matches!(tree.token(first - 1).tag, Tag::Noun | Tag::NounPlural)
        {
            first -= 1;
        }
        first
    }

    /// Where the words before the noun begin, when the first of them is an article or a possessor.
    fn lead_start(&self, noun: u32, name: u32) -> Option<u32> {
        let tree = self.tree;
        let before = |head: u32| tree.children(head).iter().copied().filter(move |child| *child < noun);
        let first = before(noun).chain(before(name)).filter(|child| {
            matches!(
                tree.dependency(*child),
                Dependency::Determiner
                    | Dependency::Possessive
                    | Dependency::AdjectivalModifier
                    | Dependency::Compound
                    | Dependency::NominalModifier
            )
        });
        let start = first.map(|child| tree.subtree(child).start).min()?;
        let told = noun - start <= LONGEST_LEAD as u32
            && (start..noun).any(|token| {
                let article = matches!(tree.token(token).tag, Tag::Determiner | Tag::PronounPossessive)
                    && token == start;
                article || tree.token(token).tag == Tag::PossessiveEnding
            });
        told.then_some(start)
    }

    /// The head of the name that the clause after a noun gives it: "an assistant called Nabi".
    pub(super) fn called(&self, noun: u32) -> Option<u32> {
        let tree = self.tree;
        let verb = tree.children_with(noun, Dependency::ClausalModifier).find(|verb| {
            let naming = matches!(
                tree.lemma(*verb),
                "call" | "name" | "dub" | "nickname" | "title" | "entitle" | "codename"
            );
            naming && *verb == noun + 1
        })?;
        let name = self.names.get(verb as usize + 1)?.clone()?;
        (name.start == verb + 1).then(|| head_of(tree, name))
    }

    /// "The 34-year-old": somebody known by his age alone.
    pub(super) fn aged(&self, token: u32) -> Option<Draft> {
        let tree = self.tree;
        let place = matches!(
            tree.dependency(token),
            Dependency::Subject
                | Dependency::SubjectPassive
                | Dependency::DirectObject
                | Dependency::PrepositionObject
                | Dependency::Agent
        );
        let article = tree.child(token, Dependency::Determiner)?;
        let old = tree.word(token) == "old" || tree.word(token).ends_with("-year-old");
        let age = old && place && tree.words(article..token + 1).contains("-year-old");
        if !age || token - article > 8 {
            return None;
        }
        let mut draft = self.draft(token, token, SOMEBODY);
        draft.tokens = article..token + 1;
        draft.span = tree.span(draft.tokens.clone());
        if let Form::Description(description) = &mut draft.form {
            "year-old".clone_into(&mut description.lemma);
            description.modifiers.clear();
            description.proper = false;
            description.plural = false;
            description.count = None;
            description.amount = None;
        }
        Some(draft)
    }

    /// One past the last word of a description that a comma sets off after a name: everything up to the
    /// next comma that begins an aside of its own.
    pub(super) fn aside_edge(&self, head: u32) -> u32 {
        let tree = self.tree;
        let mut end = head + 1;
        for child in tree.children(head).iter().copied().filter(|child| *child > head) {
            let subtree = tree.subtree(child);
            let belongs = matches!(
                tree.dependency(child),
                Dependency::Preposition
                    | Dependency::ClausalModifier
                    | Dependency::RelativeClause
                    | Dependency::AdverbialModifier
                    | Dependency::AdjectivalModifier
            );
            if !belongs || subtree.start > end {
                break;
            }
            end = end.max(subtree.end);
        }
        let aside = (head + 1..end)
            .filter(|token| {
                let start = tree.subtree(*token).start;
                let set_off = start > head + 1 && tree.word(start - 1) == ",";
                set_off
                    && matches!(
                        tree.dependency(*token),
                        Dependency::RelativeClause
                            | Dependency::Apposition
                            | Dependency::ClausalModifier
                            | Dependency::AdverbialClause
                    )
            })
            .map(|token| tree.subtree(token).start)
            .filter(|start| *start > head)
            .min();
        self.cut(head, aside.unwrap_or(end))
    }
}
