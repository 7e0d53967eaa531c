//! Knowledge made by hand: an invented quarrel over a harbour, with sixty entities and about a
//! hundred relations of every look.

use relata::document::Span;
use relata::knowledge::{Entity, EntityId, EntityMention, Evidence, Knowledge, Relation, RelationId};
use relata::vocabulary::{Circumstances, EntityKind, MentionKind, Modality, Origin, RelationType};

/// Name and kind of each entity.
const ENTITIES: &[(&str, EntityKind)] = &[
    ("Harbour Authority of Norrhaven", EntityKind::Organisation),
    ("Ingrid Solberg", EntityKind::Person),
    ("Norrhaven", EntityKind::Location),
    ("Coastal Waters Act", EntityKind::Law),
    ("Green Coast Alliance", EntityKind::Organisation),
    ("Tomasz Wieczorek", EntityKind::Person),
    ("Baltline Shipping", EntityKind::Organisation),
    ("Ministry of Transport", EntityKind::Organisation),
    ("harbour referendum", EntityKind::Event),
    ("dredging plan", EntityKind::Concept),
    ("Environmental Impact Report", EntityKind::Document),
    ("12 fishing villages", EntityKind::Group),
    ("Maritime Court of Appeal", EntityKind::Organisation),
    ("Aino Lehtonen", EntityKind::Person),
    ("European Commission", EntityKind::Organisation),
    ("Habitats Directive", EntityKind::Law),
    ("Seal Bay", EntityKind::Location),
    ("local fishermen", EntityKind::Group),
    ("Dockworkers’ Union", EntityKind::Organisation),
    ("Marek Novák", EntityKind::Person),
    ("general strike of October", EntityKind::Event),
    ("Norrhaven Courier", EntityKind::Organisation),
    ("Pilot Service", EntityKind::Organisation),
    ("grounding of the Aurora Star", EntityKind::Event),
    ("Captain Jun Watanabe", EntityKind::Person),
    ("safety inquiry", EntityKind::Event),
    ("Accident Investigation Board", EntityKind::Organisation),
    ("interim report", EntityKind::Document),
    ("Port Regulations", EntityKind::Law),
    ("Hanne Dahl", EntityKind::Person),
    ("city council", EntityKind::Organisation),
    ("Progress Party", EntityKind::Organisation),
    ("Centre Union", EntityKind::Organisation),
    ("coalition agreement", EntityKind::Document),
    ("offshore wind farm", EntityKind::Concept),
    ("Nordwind Energy", EntityKind::Organisation),
    ("Lars Eriksen", EntityKind::Person),
    ("Copenhagen", EntityKind::Location),
    ("Brussels", EntityKind::Location),
    ("Denmark", EntityKind::Location),
    ("Finland", EntityKind::Location),
    ("eel population", EntityKind::Concept),
    ("Institute of Marine Research", EntityKind::Organisation),
    ("Dr Sofia Marchetti", EntityKind::Person),
    ("open letter of 240 scientists", EntityKind::Document),
    ("240 scientists", EntityKind::Group),
    ("shipping lane E-14", EntityKind::Location),
    ("container traffic", EntityKind::Concept),
    ("Rotterdam", EntityKind::Location),
    ("Investment Bank of the North", EntityKind::Organisation),
    ("loan of 90 million euros", EntityKind::Concept),
    ("Ruth Abara", EntityKind::Person),
    ("state aid inquiry", EntityKind::Event),
    ("opposition members", EntityKind::Group),
    ("Parliament", EntityKind::Organisation),
    ("Fisheries Fund", EntityKind::Organisation),
    ("compensation scheme", EntityKind::Concept),
    ("Old Lighthouse", EntityKind::Location),
    ("heritage society", EntityKind::Organisation),
    ("sand eel", EntityKind::Concept),
];

use Modality::{Actual, Considered, Expected, Obliged, Planned, Possible};

/// Subject, phrase, object, modality and number of sentences of each relation.
const RELATIONS: &[(usize, &str, usize, Modality, usize)] = &[
    (1, "director of", 0, Actual, 4),
    (0, "located in", 2, Actual, 3),
    (0, "proposed", 9, Actual, 5),
    (4, "opposes", 9, Actual, 4),
    (5, "leads", 4, Actual, 2),
    (5, "criticised", 1, Actual, 2),
    (1, "rejected the claims of", 5, Actual, 1),
    (6, "supports", 9, Actual, 2),
    (6, "wants to expand in", 2, Planned, 2),
    (7, "approved", 9, Possible, 2),
    (7, "oversees", 0, Actual, 3),
    (13, "heads", 7, Actual, 3),
    (13, "announced", 8, Actual, 2),
    (8, "takes place in", 2, Expected, 2),
    (10, "assesses", 9, Actual, 2),
    (7, "published", 10, Actual, 1),
    (11, "fear the consequences of", 9, Actual, 2),
    (11, "near", 16, Actual, 1),
    (17, "protested against", 0, Actual, 2),
    (12, "will hear the appeal of", 4, Planned, 1),
    (12, "applies", 3, Actual, 1),
    (3, "governs", 0, Actual, 2),
    (3, "implements", 15, Actual, 1),
    (14, "adopted", 15, Actual, 1),
    (14, "warned", 7, Actual, 2),
    (14, "based in", 38, Actual, 1),
    (9, "would affect", 16, Possible, 3),
    (18, "called", 20, Actual, 2),
    (19, "speaks for", 18, Actual, 2),
    (19, "met", 1, Actual, 1),
    (20, "paralysed", 0, Actual, 1),
    (21, "reported on", 20, Actual, 1),
    (21, "interviewed", 1, Actual, 1),
    (22, "part of", 0, Actual, 1),
    (22, "warned of", 23, Actual, 1),
    (23, "happened in", 46, Actual, 2),
    (24, "commanded at", 23, Actual, 2),
    (26, "investigates", 23, Actual, 2),
    (26, "opened", 25, Actual, 1),
    (26, "wrote", 27, Actual, 1),
    (27, "blames", 28, Actual, 1),
    (27, "does not blame", 24, Actual, 1),
    (28, "regulates", 22, Actual, 1),
    (29, "mayor of", 2, Actual, 2),
    (29, "member of", 31, Actual, 1),
    (30, "voted for", 9, Actual, 2),
    (30, "governs", 2, Actual, 1),
    (31, "in coalition with", 32, Actual, 1),
    (32, "in coalition with", 31, Actual, 1),
    (31, "signed", 33, Actual, 1),
    (32, "signed", 33, Actual, 1),
    (33, "provides for", 34, Planned, 1),
    (35, "will build", 34, Planned, 2),
    (36, "chief executive of", 35, Actual, 1),
    (36, "met", 13, Actual, 1),
    (35, "based in", 37, Actual, 1),
    (37, "capital of", 39, Actual, 1),
    (39, "supports", 34, Considered, 1),
    (40, "opposes", 34, Possible, 1),
    (34, "must avoid", 46, Obliged, 1),
    (42, "studies", 41, Actual, 1),
    (43, "works for", 42, Actual, 1),
    (43, "signed", 44, Actual, 1),
    (45, "wrote", 44, Actual, 2),
    (44, "criticises", 10, Actual, 1),
    (9, "endangers", 41, Possible, 2),
    (41, "lives in", 16, Actual, 1),
    (47, "runs through", 46, Actual, 1),
    (6, "carries", 47, Actual, 1),
    (6, "has an office in", 48, Actual, 1),
    (47, "to", 48, Actual, 1),
    (49, "granted", 50, Planned, 1),
    (50, "finances", 9, Planned, 2),
    (51, "president of", 49, Actual, 1),
    (51, "denies influence on", 7, Actual, 1),
    (14, "opened", 52, Actual, 1),
    (52, "examines", 50, Actual, 1),
    (53, "demanded an answer from", 13, Actual, 1),
    (53, "sit in", 54, Actual, 1),
    (54, "passed", 3, Actual, 1),
    (54, "debated", 8, Actual, 1),
    (55, "pays", 56, Planned, 1),
    (56, "benefits", 17, Expected, 1),
    (17, "rejected", 56, Actual, 1),
    (7, "funds", 55, Actual, 1),
    (58, "protects", 57, Actual, 1),
    (4, "supported by", 45, Actual, 1),
    (4, "appealed to", 14, Actual, 1),
    (5, "spoke at", 8, Actual, 1),
    (31, "supports", 9, Actual, 1),
    (32, "opposes", 8, Actual, 1),
    (29, "backs", 1, Actual, 1),
    (0, "owns", 46, Actual, 1),
    (12, "located in", 2, Actual, 1),
    (4, "sued", 0, Actual, 2),
    (0, "answered", 4, Actual, 1),
    (7, "negotiates with", 14, Actual, 1),
    (3, "amends", 3, Considered, 1),
    (1, "wrote in", 21, Actual, 1),
    (18, "represents workers of", 6, Actual, 1),
];

/// Spreads small numbers over the identities, as hashes do.
fn identity(number: usize) -> u64 {
    (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The sample.
pub(crate) fn knowledge() -> Knowledge {
    let mut entities: Vec<Entity> =
        ENTITIES.iter().enumerate().map(|(index, &(name, kind))| entity(index, name, kind)).collect();
    let mut relations: Vec<Relation> =
        RELATIONS.iter().enumerate().map(|(index, row)| relation(index, row)).collect();
    relations.push(reference(relations.len(), 2, 39));
    entities.sort_by_key(|entity| entity.id);
    relations.sort_by_key(|relation| relation.id);
    Knowledge { entities, relations, ..Knowledge::default() }
}

fn entity(index: usize, name: &str, kind: EntityKind) -> Entity {
    let start = index as u32 * 40;
    Entity {
        id: EntityId(identity(index)),
        name: name.to_owned(),
        kind,
        subtype: None,
        count: None,
        aliases: Vec::new(),
        reference: None,
        mentions: vec![EntityMention {
            source: 0,
            span: Span::new(start, start + 10),
            kind: MentionKind::Name,
        }],
        confidence: 0.9,
    }
}

fn relation(
    index: usize,
    &(subject, phrase, object, modality, sentences): &(usize, &str, usize, Modality, usize),
) -> Relation {
    let sentence = |number: usize| {
        let start = (index * 10 + number) as u32 * 100;
        Span::new(start, start + 90)
    };
    Relation {
        id: RelationId(identity(index + 1000)),
        subject: EntityId(identity(subject)),
        object: EntityId(identity(object)),
        relation: (phrase == "supports").then_some(RelationType::Supports),
        phrase: phrase.to_owned(),
        negated: phrase.starts_with("does not") || phrase.starts_with("denies"),
        modality,
        attribution: Vec::new(),
        date: None,
        place: None,
        implicit: false,
        confidence: 0.8,
        rule: "sample".to_owned(),
        circumstances: Circumstances::default(),
        origin: Origin::Text,
        evidence: (0..sentences)
            .map(|number| Evidence {
                source: 0,
                sentence: sentence(number),
                subject: sentence(number),
                object: sentence(number),
                ..Evidence::default()
            })
            .collect(),
        contradicted_by: Vec::new(),
    }
}

fn reference(index: usize, subject: usize, object: usize) -> Relation {
    let mut known = relation(index, &(subject, "located in", object, Actual, 0));
    known.origin = Origin::Reference;
    known
}
