//! What a rule would touch that is not made yet.

use super::Knowledge;
use crate::corrections::Rule;
use crate::reference::normal::normal;

impl Knowledge {
    /// How many places a rule would touch: those of the entities that the texts call so, or the claims that are said
    /// so. What a person has taken away is not counted.
    #[must_use]
    pub fn touched_by(&self, rule: &Rule) -> usize {
        let meant = rule.meant();
        if let Rule::Meaning { relation, reversed, .. } = rule {
            let claims = (0..).zip(&self.sources).flat_map(|(source, found)| {
                (0..).zip(&found.extraction.claims).map(move |(number, claim)| ((source, number), claim))
            });
            return claims
                .filter(|(place, claim)| {
                    let reading = self.by_hand.claims.get(place).and_then(|mark| mark.reading.as_ref());
                    let (phrase, type_now) = reading.map_or((&claim.phrase, claim.relation), |reading| {
                        (&reading.phrase, reading.relation)
                    });
                    (type_now != Some(*relation) || *reversed) && meant.has_phrase(&normal(phrase))
                })
                .count();
        }
        let touched = self.entities.iter().map(|entity| {
            let Some(mark) = self.by_hand.entities.get(&entity.id) else {
                return if meant.has_name(&normal(&entity.name)) { entity.mentions.len() } else { 0 };
            };
            let readings = std::iter::once(&mark.reading).chain(&mark.merged);
            readings.filter(|read| meant.has_name(&normal(&read.name))).map(|read| read.mentions).sum()
        });
        touched.sum()
    }
}
