//! Which part of the knowledge is shown.

use std::collections::{BTreeMap, BTreeSet};

use unicode_general_category::{GeneralCategory, get_general_category};

use super::{Support, neighbourhood};
use crate::document::DocumentId;
use crate::knowledge::{Entity, EntityId, Knowledge, Relation, RelationId, SourceIndex};
use crate::vocabulary::{EntityKind, Modality, RelationType};

/// The surroundings of some entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    /// The entities in the middle.
    pub entities: BTreeSet<EntityId>,
    /// How many relations away others may be.
    pub depth: usize,
}

/// What a person wants to see. The conditions combine: everything has to hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Kinds that are not shown.
    pub hidden_kinds: BTreeSet<EntityKind>,
    /// Types of relations that are not shown; `None` stands for relations without a type.
    pub hidden_relations: BTreeSet<Option<RelationType>>,
    /// Modalities that are not shown.
    pub hidden_modalities: BTreeSet<Modality>,
    /// Documents that do not count: what only they speak of is not shown.
    pub hidden_documents: BTreeSet<DocumentId>,
    /// Entities that are not shown.
    pub hidden_entities: BTreeSet<EntityId>,
    /// Only entities with this text in a name, and those directly related to one of them; case and
    /// accents do not matter. Empty for all.
    pub text: String,
    /// Only entities and relations at least so sure; 0 for all.
    pub minimum_confidence: f32,
    /// Only these entities and what is near them.
    pub focus: Option<Focus>,
    /// Also what the built-in lists know of the entities and no document says.
    pub shows_known: bool,
    /// Only entities that a shown relation touches, when any relation is shown.
    pub related_only: bool,
    /// Only so many entities, those with the most support; `None` for all.
    pub most: Option<usize>,
}

impl Filter {
    /// How many entities the first picture of a document shows: as many as can be read at once.
    pub const FIRST_PICTURE: usize = 60;

    /// How sure a relation has to be for the first picture: of those below, more are wrong than right
    /// (`cargo bench --bench measure -- calibration FOLDER` prints the curve that this is taken from).
    pub const SURE_ENOUGH: f32 = 0.5;

    /// The best-supported entities among those that are related to others by what is more likely right
    /// than wrong, few enough to be read at once: what nothing is said of would fill the picture
    /// without telling anything.
    #[must_use]
    pub fn first_picture() -> Self {
        Self {
            most: Some(Self::FIRST_PICTURE),
            related_only: true,
            minimum_confidence: Self::SURE_ENOUGH,
            ..Self::default()
        }
    }

    /// Whether relations are shown that are less likely right than wrong.
    #[must_use]
    pub fn shows_doubtful(&self) -> bool {
        self.minimum_confidence < Self::SURE_ENOUGH
    }

    /// Whether `entity` may be shown as far as it itself is concerned.
    fn admits_entity(&self, entity: &Entity) -> bool {
        !self.hidden_kinds.contains(&entity.kind)
            && !self.hidden_entities.contains(&entity.id)
            && entity.confidence >= self.minimum_confidence
    }

    /// Whether `relation` may be shown as far as it itself is concerned.
    fn admits_relation(&self, relation: &Relation) -> bool {
        !self.hidden_relations.contains(&relation.relation)
            && !self.hidden_modalities.contains(&relation.modality)
            && relation.confidence >= self.minimum_confidence
    }
}

/// The sources whose documents a filter does not count.
struct HiddenSources(BTreeSet<SourceIndex>);

impl HiddenSources {
    fn new(knowledge: &Knowledge, filter: &Filter) -> Self {
        let indices = (0..).zip(&knowledge.sources);
        let hidden = indices.filter(|(_, source)| filter.hidden_documents.contains(&source.document.id));
        Self(hidden.map(|(index, _)| index).collect())
    }

    /// Whether a document that counts speaks of `entity`.
    fn admit_entity(&self, entity: &Entity) -> bool {
        self.0.is_empty() || entity.mentions.iter().any(|mention| !self.0.contains(&mention.source))
    }

    /// Whether a document that counts says `relation`, or none has to.
    fn admit_relation(&self, relation: &Relation) -> bool {
        self.0.is_empty()
            || relation.evidence.is_empty()
            || relation.evidence.iter().any(|evidence| !self.0.contains(&evidence.source))
    }
}

/// The entities and relations that are shown, and how many are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The entities shown, sorted.
    pub entities: Vec<EntityId>,
    /// The relations shown, sorted; both ends of each are shown.
    pub relations: Vec<RelationId>,
    /// How many entities are not shown.
    pub hidden_entities: usize,
    /// How many relations are not shown.
    pub hidden_relations: usize,
}

impl View {
    /// What `filter` leaves of `knowledge`.
    #[must_use]
    pub fn new(knowledge: &Knowledge, filter: &Filter) -> Self {
        let hidden = HiddenSources::new(knowledge, filter);
        let mut shown: BTreeSet<EntityId> = knowledge
            .entities
            .iter()
            .filter(|entity| filter.admits_entity(entity) && hidden.admit_entity(entity))
            .map(|entity| entity.id)
            .collect();
        let known = if filter.shows_known { knowledge.known.as_slice() } else { &[] };
        let mut relations: Vec<&Relation> = knowledge
            .relations
            .iter()
            .chain(known)
            .filter(|relation| filter.admits_relation(relation) && hidden.admit_relation(relation))
            .collect();
        let keep_inner = |relations: &mut Vec<&Relation>, shown: &BTreeSet<EntityId>| {
            relations
                .retain(|relation| shown.contains(&relation.subject) && shown.contains(&relation.object));
        };
        keep_inner(&mut relations, &shown);
        if let Some(found) = entities_with_text(knowledge, &filter.text) {
            shown = intersection(&shown, &neighbourhood(relations.iter().copied(), &found, 1));
            relations
                .retain(|relation| found.contains(&relation.subject) || found.contains(&relation.object));
        }
        if let Some(focus) = &filter.focus {
            shown =
                intersection(&shown, &neighbourhood(relations.iter().copied(), &focus.entities, focus.depth));
        }
        keep_inner(&mut relations, &shown);
        if filter.related_only && !relations.is_empty() {
            shown = relations.iter().flat_map(|relation| [relation.subject, relation.object]).collect();
        }
        if let Some(most) = filter.most.filter(|&most| most < shown.len()) {
            shown = best_supported(knowledge, &relations, &shown, most);
            keep_inner(&mut relations, &shown);
        }
        Self {
            hidden_entities: knowledge.entities.len() - shown.len(),
            hidden_relations: knowledge.relations.len() + known.len() - relations.len(),
            entities: shown.into_iter().collect(),
            relations: sorted(relations.into_iter().map(|relation| relation.id).collect()),
        }
    }

    /// Everything in `knowledge`.
    #[must_use]
    pub fn everything(knowledge: &Knowledge) -> Self {
        Self::new(knowledge, &Filter::default())
    }

    /// Whether `entity` is shown.
    #[must_use]
    pub fn has_entity(&self, entity: EntityId) -> bool {
        self.entities.binary_search(&entity).is_ok()
    }

    /// Whether `relation` is shown.
    #[must_use]
    pub fn has_relation(&self, relation: RelationId) -> bool {
        self.relations.binary_search(&relation).is_ok()
    }
}

fn sorted<Value: Ord>(mut values: Vec<Value>) -> Vec<Value> {
    values.sort_unstable();
    values
}

fn intersection(one: &BTreeSet<EntityId>, other: &BTreeSet<EntityId>) -> BTreeSet<EntityId> {
    one.intersection(other).copied().collect()
}

/// The entities with `text` in their name or an alias; `None` when `text` is blank.
fn entities_with_text(knowledge: &Knowledge, text: &str) -> Option<BTreeSet<EntityId>> {
    let wanted = folded(text.trim());
    let matches = |entity: &&Entity| {
        entity.aliases.iter().chain([&entity.name]).any(|name| folded(name).contains(&wanted))
    };
    (!wanted.is_empty()).then(|| knowledge.entities.iter().filter(matches).map(|entity| entity.id).collect())
}

/// `text` in lower case and without accents, so that "Muller" finds "Müller".
#[must_use]
pub fn folded(text: &str) -> String {
    text.chars()
        .map(unaccented)
        .filter(|&character| get_general_category(character) != GeneralCategory::NonspacingMark)
        .flat_map(char::to_lowercase)
        .collect()
}

/// The plain letter under the accents of the precomposed Latin letters that news in European
/// languages uses; any other character as it is.
fn unaccented(character: char) -> char {
    const PLAIN: [(char, &str); 16] = [
        ('a', "àáâãäåāăąÀÁÂÃÄÅĀĂĄ"),
        ('c', "çćĉċčÇĆĈĊČ"),
        ('d', "ďđĎĐ"),
        ('e', "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"),
        ('g', "ĝğġģĜĞĠĢ"),
        ('i', "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"),
        ('k', "ķĶ"),
        ('l', "ĺļľŀłĹĻĽĿŁ"),
        ('n', "ñńņňÑŃŅŇ"),
        ('o', "òóôõöøōŏőÒÓÔÕÖØŌŎŐ"),
        ('r', "ŕŗřŔŖŘ"),
        ('s', "śŝşšșŚŜŞŠȘ"),
        ('t', "ţťŧțŢŤŦȚ"),
        ('u', "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"),
        ('y', "ýÿŷÝŸŶ"),
        ('z', "źżžŹŻŽ"),
    ];
    if character.is_ascii() {
        return character;
    }
    PLAIN.iter().find(|(_, accented)| accented.contains(character)).map_or(character, |&(plain, _)| plain)
}

/// Up to `most` entities of `shown`: those with the most supporting sentences; then those with the
/// most neighbours, the most mentions, and the earliest first mention. Each brings its best
/// neighbour along, so that it does not stand there without the relations that it was chosen for.
fn best_supported(
    knowledge: &Knowledge,
    relations: &[&Relation],
    shown: &BTreeSet<EntityId>,
    most: usize,
) -> BTreeSet<EntityId> {
    let support = Support::of(relations.iter().copied());
    let mut ranked: Vec<&Entity> =
        knowledge.entities.iter().filter(|entity| shown.contains(&entity.id)).collect();
    ranked.sort_by_key(|entity| {
        (
            std::cmp::Reverse((
                support.sentences(entity.id),
                support.neighbours(entity.id),
                entity.mentions.len(),
            )),
            entity.mentions.first().copied(),
            entity.id,
        )
    });
    let rank: BTreeMap<EntityId, usize> =
        ranked.iter().enumerate().map(|(rank, entity)| (entity.id, rank)).collect();
    let mut neighbours: BTreeMap<EntityId, BTreeSet<(usize, EntityId)>> = BTreeMap::new();
    for relation in relations.iter().filter(|relation| relation.subject != relation.object) {
        for (one, other) in [(relation.subject, relation.object), (relation.object, relation.subject)] {
            neighbours.entry(one).or_default().extend(rank.get(&other).map(|&rank| (rank, other)));
        }
    }
    let mut chosen = BTreeSet::new();
    for entity in ranked {
        let near = neighbours.get(&entity.id);
        let is_joined = near.is_none_or(|near| near.iter().any(|(_, other)| chosen.contains(other)));
        let partner =
            near.and_then(|near| near.first()).filter(|_| !is_joined && !chosen.contains(&entity.id));
        let needed = 1 + usize::from(partner.is_some());
        if chosen.len() + needed <= most {
            chosen.insert(entity.id);
            chosen.extend(partner.map(|&(_, other)| other));
        }
    }
    chosen
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::document::Span;
    use crate::knowledge::{EntityMention, Evidence};
    use crate::vocabulary::{Circumstances, MentionKind, Origin};

    pub(crate) fn entity(id: u64, name: &str, kind: EntityKind) -> Entity {
        let start = id as u32 * 10;
        Entity {
            id: EntityId(id),
            name: name.to_owned(),
            kind,
            subtype: None,
            count: None,
            aliases: Vec::new(),
            reference: None,
            mentions: vec![EntityMention {
                source: 0,
                span: Span::new(start, start + 5),
                kind: MentionKind::Name,
            }],
            confidence: 0.9,
        }
    }

    pub(crate) fn relation(id: u64, subject: u64, object: u64, phrase: &str) -> Relation {
        let start = id as u32 * 100;
        let span = Span::new(start, start + 80);
        Relation {
            id: RelationId(id),
            subject: EntityId(subject),
            object: EntityId(object),
            relation: None,
            phrase: phrase.to_owned(),
            negated: false,
            modality: Modality::Actual,
            attribution: Vec::new(),
            date: None,
            place: None,
            implicit: false,
            confidence: 0.8,
            rule: "test".to_owned(),
            circumstances: Circumstances::default(),
            origin: Origin::Text,
            evidence: vec![Evidence {
                source: 0,
                sentence: span,
                subject: span,
                object: span,
                trigger: Vec::new(),
            }],
        }
    }

    pub(crate) fn knowledge(entities: Vec<Entity>, relations: Vec<Relation>) -> Knowledge {
        Knowledge { sources: Vec::new(), entities, relations, ..Knowledge::default() }
    }

    fn small() -> Knowledge {
        let mut müller = entity(1, "Anna Müller", EntityKind::Person);
        müller.aliases = vec!["Chancellor".to_owned()];
        let mut doubtful = entity(5, "The plan", EntityKind::Concept);
        doubtful.confidence = 0.2;
        let mut planned = relation(12, 3, 4, "plans");
        planned.modality = Modality::Planned;
        planned.relation = Some(RelationType::Plans);
        knowledge(
            vec![
                müller,
                entity(2, "Berlin", EntityKind::Location),
                entity(3, "Spree Party", EntityKind::Organisation),
                entity(4, "Bridge Act", EntityKind::Law),
                doubtful,
            ],
            vec![relation(10, 1, 2, "governs"), relation(11, 1, 3, "leads"), planned],
        )
    }

    fn shown(filter: &Filter) -> (Vec<u64>, Vec<u64>) {
        let view = View::new(&small(), filter);
        assert_eq!(view.entities.len() + view.hidden_entities, 5);
        assert_eq!(view.relations.len() + view.hidden_relations, 3);
        (view.entities.iter().map(|id| id.0).collect(), view.relations.iter().map(|id| id.0).collect())
    }

    #[test]
    fn conditions_combine_and_what_is_hidden_is_counted() {
        let all = Filter::default();
        assert_eq!(shown(&all), (vec![1, 2, 3, 4, 5], vec![10, 11, 12]));
        let kinds = Filter { hidden_kinds: BTreeSet::from([EntityKind::Location]), ..all.clone() };
        assert_eq!(shown(&kinds), (vec![1, 3, 4, 5], vec![11, 12]));
        let types = Filter { hidden_relations: BTreeSet::from([None]), ..kinds.clone() };
        assert_eq!(shown(&types), (vec![1, 3, 4, 5], vec![12]));
        let modalities = Filter { hidden_modalities: BTreeSet::from([Modality::Planned]), ..kinds };
        assert_eq!(shown(&modalities), (vec![1, 3, 4, 5], vec![11]));
        let sure = Filter { minimum_confidence: 0.5, ..all.clone() };
        assert_eq!(shown(&sure), (vec![1, 2, 3, 4], vec![10, 11, 12]));
        let hidden = Filter { hidden_entities: BTreeSet::from([EntityId(1)]), ..all };
        assert_eq!(shown(&hidden), (vec![2, 3, 4, 5], vec![12]));
    }

    #[test]
    fn text_finds_names_and_aliases_without_regard_to_case_and_accents() {
        for text in ["muller", "MÜLLER", " chanc ", "mu\u{308}ller"] {
            let filter = Filter { text: text.to_owned(), ..Filter::default() };
            assert_eq!(shown(&filter), (vec![1, 2, 3], vec![10, 11]), "{text}");
        }
        let nothing = Filter { text: "nobody".to_owned(), ..Filter::default() };
        assert_eq!(shown(&nothing), (vec![], vec![]));
    }

    #[test]
    fn the_first_picture_holds_the_best_supported() {
        assert_eq!(shown(&Filter { most: Some(2), ..Filter::default() }), (vec![1, 3], vec![11]));
        assert_eq!(shown(&Filter { most: Some(0), ..Filter::default() }), (vec![], vec![]));
        assert_eq!(shown(&Filter::first_picture()).0.len(), 4, "one is related to nobody");
    }

    #[test]
    fn what_is_shown_for_its_relations_is_shown_with_one() {
        // The ends of 13 have as much support as 2, but 2 has its partner among the best.
        let mut twice = relation(11, 3, 4, "b");
        twice.evidence.extend(relation(99, 3, 4, "b").evidence);
        let ends = (1..=6).map(|id| entity(id, "E", EntityKind::Group)).collect();
        let known = knowledge(
            ends,
            vec![relation(10, 1, 2, "a"), twice, relation(12, 3, 1, "c"), relation(13, 5, 6, "d")],
        );
        let shown = |most| View::new(&known, &Filter { most: Some(most), ..Filter::default() });
        for most in 2..6 {
            let view = shown(most);
            assert!(view.entities.len() <= most);
            for &id in &view.entities {
                let joined = |relation: &&Relation| {
                    view.has_relation(relation.id) && (relation.subject == id || relation.object == id)
                };
                assert!(
                    known.relations.iter().any(|relation| joined(&relation)),
                    "{most}: {id:?} stands alone"
                );
            }
        }
        assert_eq!(shown(6).entities.len(), 6);
    }

    #[test]
    fn a_focus_shows_the_surroundings() {
        let focus = |depth| Filter {
            focus: Some(Focus { entities: BTreeSet::from([EntityId(4)]), depth }),
            ..Filter::default()
        };
        assert_eq!(shown(&focus(0)), (vec![4], vec![]));
        assert_eq!(shown(&focus(1)), (vec![3, 4], vec![12]));
        assert_eq!(shown(&focus(3)), (vec![1, 2, 3, 4], vec![10, 11, 12]));
    }
}
