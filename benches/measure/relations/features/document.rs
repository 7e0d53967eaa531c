//! What a document as a whole says of two of its entities.

use super::Seen;
use crate::relations::context::Context;
use crate::relations::data::{Document, Entity};

/// Two entities of a document.
struct Two<'a> {
    context: &'a Context,
    entities: &'a [Entity],
    head: usize,
    tail: usize,
    /// The kinds of both.
    kinds: String,
}

/// Sees what the document as a whole says of the two.
pub(super) fn look(seen: &mut Seen, context: &Context, document: &Document, head: usize, tail: usize) {
    let entities = document.entities.as_slice();
    let kinds = format!("{} {}", entities[head].kind, entities[tail].kind);
    let two = Two { context, entities, head, tail, kinds };
    two.topic(seen);
    two.descriptions(seen);
    two.countries(seen);
    two.commas(seen);
    two.nearness(seen);
}

impl Two<'_> {
    fn roles(&self) -> [(&'static str, usize); 2] {
        [("from", self.head), ("to", self.tail)]
    }

    fn sort(&self, index: usize) -> &'static str {
        self.context.known[index].map_or("?", |thing| thing.subtype)
    }

    /// Whether one of the two is what the document is about, and what the document says that it is.
    fn topic(&self, seen: &mut Seen) {
        let (kinds, topic) = (&self.kinds, &self.context.topic);
        for ((role, index), (_, other)) in self.roles().into_iter().zip(self.roles().into_iter().rev()) {
            let first = self.entities[index].mentions.first();
            if first.is_some_and(|mention| mention.sentence == 0 && mention.tokens.start < 3) {
                let met = self.entities[other].mentions.first().map_or(9, |mention| mention.sentence.min(2));
                seen.add(&format!("{role} is the {topic} {kinds}"));
                seen.add(&format!("{role} is the {topic} {kinds} sentence {met}"));
            }
        }
    }

    /// The nouns beside the names, the words in them, and what the lists know.
    fn descriptions(&self, seen: &mut Seen) {
        let (kinds, context) = (&self.kinds, self.context);
        for (role, index) in self.roles() {
            seen.add(&format!("{role} noun {} {kinds}", context.nouns[index]));
            let name = self.entities[index].mentions.first().map_or("", |mention| mention.name.as_str());
            for word in name.split(' ') {
                seen.add(&format!("{role} word {} {kinds} {}", word.to_lowercase(), self.agreement()));
            }
            seen.add(&format!("{role} words {} {kinds}", name.split(' ').count().min(4)));
        }
        seen.add(&format!("nouns {} {} {kinds}", context.nouns[self.head], context.nouns[self.tail]));
        seen.add(&format!("noun {} to {} {kinds}", context.nouns[self.head], self.sort(self.tail)));
        seen.add(&format!(
            "demonyms {} {} {kinds}",
            context.demonyms[self.head], context.demonyms[self.tail]
        ));
        if let (Some(from), Some(to)) = (context.known[self.head], context.known[self.tail]) {
            let is_within = from.country.is_some() && from.country == to.country;
            seen.add(&format!("list {} {} {is_within}", from.subtype, to.subtype));
        }
    }

    /// Whether both belong to one country, as far as lists and commas tell.
    fn agreement(&self) -> &'static str {
        match (self.context.country[self.head], self.context.country[self.tail]) {
            (Some(from), Some(to)) if from == to => "agree",
            (Some(_), Some(_)) => "differ",
            (None, Some(_)) => "from unknown",
            (Some(_), None) => "to unknown",
            (None, None) => "unknown",
        }
    }

    /// The share of the document's main country, in fourths, when it is that of this entity.
    fn share_of_main(&self, index: usize) -> usize {
        match self.context.main {
            Some((main, share)) if self.context.country[index] == Some(main) => share,
            Some(_) => 8,
            None => 9,
        }
    }

    fn countries(&self, seen: &mut Seen) {
        let (kinds, context) = (&self.kinds, self.context);
        for (role, index) in self.roles() {
            if let Some(&rank) = context.countries.get(&index) {
                let rank = rank.min(2);
                seen.add(&format!("{role} country {rank} of {} {kinds}", context.countries.len().min(3)));
                seen.add(&format!("{role} country {rank} {kinds} topic {}", context.topic));
            }
        }
        let is_country = context.countries.contains_key(&self.tail);
        let (agreement, main) = (self.agreement(), self.share_of_main(self.tail));
        let (sort, demonym) = (self.sort(self.head), context.demonyms[self.tail]);
        seen.add(&format!("countries {agreement} {is_country} {kinds}"));
        seen.add(&format!("countries {agreement} {is_country} {kinds} {main}"));
        seen.add(&format!("countries {agreement} {is_country} {kinds} {main} {demonym} {sort}"));
        seen.add(&format!("sorts {agreement} {sort} {} {kinds}", self.sort(self.tail)));
        seen.add(&format!("to main {main} {is_country} {kinds} {}", context.nouns[self.head]));
        seen.add(&format!("from main {} {kinds}", self.share_of_main(self.head)));
        for (role, index) in self.roles() {
            let is_known = context.known[index].is_some();
            seen.add(&format!("{role} {agreement} known {is_known} {kinds} {main}"));
        }
    }

    /// "Mediaș, Transylvania": which place stands behind which.
    fn commas(&self, seen: &mut Seen) {
        let comma = |from, to| self.context.commas.contains(&(from, to));
        let through =
            |from, to| (0..self.entities.len()).any(|middle| comma(from, middle) && comma(middle, to));
        let ways = [
            ("comma", comma(self.head, self.tail)),
            ("comma back", comma(self.tail, self.head)),
            ("two commas", through(self.head, self.tail)),
            ("two commas back", through(self.tail, self.head)),
        ];
        for (way, _) in ways.into_iter().filter(|(_, is_so)| *is_so) {
            seen.add(&format!("{way} {}", self.kinds));
        }
    }

    fn nearness(&self, seen: &mut Seen) {
        let (one, other) = (&self.entities[self.head], &self.entities[self.tail]);
        let apart = one
            .mentions
            .iter()
            .flat_map(|from| other.mentions.iter().map(|to| from.sentence.abs_diff(to.sentence)))
            .min()
            .unwrap_or(9);
        seen.add(&format!("sentences apart {} {}", apart.min(3), self.kinds));
    }
}
