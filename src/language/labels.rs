//! The label sets of the English model, as enumerations.
//!
//! Fine tags follow the Penn Treebank as OntoNotes 5 extends it; dependency labels are the
//! ClearNLP ("CLEAR") scheme; entity labels are OntoNotes 5's; universal tags are those of
//! Universal Dependencies plus `SPACE`.

use crate::names::named_values;

named_values! {
    /// A fine-grained part of speech.
    pub enum Tag {
        /// Currency sign.
        Currency = "$",
        /// Closing quotation mark.
        CloseQuote = "''",
        /// Comma.
        Comma = ",",
        /// Opening bracket.
        OpenBracket = "-LRB-",
        /// Closing bracket.
        CloseBracket = "-RRB-",
        /// Mark that ends a sentence.
        Stop = ".",
        /// Colon, semicolon, dash.
        Colon = ":",
        /// E-mail or web address.
        Address = "ADD",
        /// Affix.
        Affix = "AFX",
        /// Coordinating conjunction.
        CoordinatingConjunction = "CC",
        /// Cardinal number.
        Cardinal = "CD",
        /// Determiner.
        Determiner = "DT",
        /// Existential there.
        Existential = "EX",
        /// Foreign word.
        Foreign = "FW",
        /// Hyphen.
        Hyphen = "HYPH",
        /// Preposition or subordinating conjunction.
        Preposition = "IN",
        /// Adjective.
        Adjective = "JJ",
        /// Adjective, comparative.
        AdjectiveComparative = "JJR",
        /// Adjective, superlative.
        AdjectiveSuperlative = "JJS",
        /// List item marker.
        ListMarker = "LS",
        /// Modal auxiliary.
        Modal = "MD",
        /// Superfluous punctuation.
        SuperfluousPunctuation = "NFP",
        /// Noun, singular or mass.
        Noun = "NN",
        /// Proper noun, singular.
        ProperNoun = "NNP",
        /// Proper noun, plural.
        ProperNounPlural = "NNPS",
        /// Noun, plural.
        NounPlural = "NNS",
        /// Predeterminer.
        Predeterminer = "PDT",
        /// Possessive ending.
        PossessiveEnding = "POS",
        /// Personal pronoun.
        Pronoun = "PRP",
        /// Possessive pronoun.
        PronounPossessive = "PRP$",
        /// Adverb.
        Adverb = "RB",
        /// Adverb, comparative.
        AdverbComparative = "RBR",
        /// Adverb, superlative.
        AdverbSuperlative = "RBS",
        /// Particle.
        Particle = "RP",
        /// Symbol.
        Symbol = "SYM",
        /// Infinitival to.
        To = "TO",
        /// Interjection.
        Interjection = "UH",
        /// Verb, base form.
        VerbBase = "VB",
        /// Verb, past tense.
        VerbPast = "VBD",
        /// Verb, gerund or present participle.
        VerbGerund = "VBG",
        /// Verb, past participle.
        VerbPastParticiple = "VBN",
        /// Verb, present, not third person singular.
        VerbPresent = "VBP",
        /// Verb, present, third person singular.
        VerbPresentThird = "VBZ",
        /// Wh-determiner.
        WhDeterminer = "WDT",
        /// Wh-pronoun.
        WhPronoun = "WP",
        /// Possessive wh-pronoun.
        WhPronounPossessive = "WP$",
        /// Wh-adverb.
        WhAdverb = "WRB",
        /// Unknown.
        Unknown = "XX",
        /// White space.
        Space = "_SP",
        /// Opening quotation mark.
        OpenQuote = "``",
    }
}

named_values! {
    /// A universal part of speech.
    pub enum UniversalPos {
        /// Adjective.
        Adjective = "ADJ",
        /// Adposition.
        Adposition = "ADP",
        /// Adverb.
        Adverb = "ADV",
        /// Auxiliary.
        Auxiliary = "AUX",
        /// Coordinating conjunction.
        CoordinatingConjunction = "CCONJ",
        /// Determiner.
        Determiner = "DET",
        /// Interjection.
        Interjection = "INTJ",
        /// Noun.
        Noun = "NOUN",
        /// Numeral.
        Numeral = "NUM",
        /// Particle.
        Particle = "PART",
        /// Pronoun.
        Pronoun = "PRON",
        /// Proper noun.
        ProperNoun = "PROPN",
        /// Punctuation.
        Punctuation = "PUNCT",
        /// Subordinating conjunction.
        SubordinatingConjunction = "SCONJ",
        /// Space.
        Space = "SPACE",
        /// Symbol.
        Symbol = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Other.
        Other = "X",
    }
}

named_values! {
    /// The label of the arc from a token to its head.
    pub enum Dependency {
        /// Root of a sentence.
        Root = "ROOT",
        /// Clausal modifier of a noun.
        ClausalModifier = "acl",
        /// Adjectival complement.
        AdjectivalComplement = "acomp",
        /// Adverbial clause.
        AdverbialClause = "advcl",
        /// Adverbial modifier.
        AdverbialModifier = "advmod",
        /// Agent ("by") of a passive.
        Agent = "agent",
        /// Adjectival modifier.
        AdjectivalModifier = "amod",
        /// Apposition.
        Apposition = "appos",
        /// Attribute of a copula.
        Attribute = "attr",
        /// Auxiliary.
        Auxiliary = "aux",
        /// Passive auxiliary.
        AuxiliaryPassive = "auxpass",
        /// Case marker.
        Case = "case",
        /// Coordinating conjunction.
        Coordination = "cc",
        /// Clausal complement.
        ClausalComplement = "ccomp",
        /// Compound.
        Compound = "compound",
        /// Conjunct.
        Conjunct = "conj",
        /// Clausal subject.
        ClausalSubject = "csubj",
        /// Clausal subject of a passive.
        ClausalSubjectPassive = "csubjpass",
        /// Dative.
        Dative = "dative",
        /// Unclassified dependent.
        Unclassified = "dep",
        /// Determiner.
        Determiner = "det",
        /// Direct object.
        DirectObject = "dobj",
        /// Expletive.
        Expletive = "expl",
        /// Interjection.
        Interjection = "intj",
        /// Marker of a subordinate clause.
        Marker = "mark",
        /// Meta modifier.
        Meta = "meta",
        /// Negation.
        Negation = "neg",
        /// Modifier of a nominal.
        NominalModifier = "nmod",
        /// Noun phrase as adverbial.
        NounPhraseAdverbial = "npadvmod",
        /// Nominal subject.
        Subject = "nsubj",
        /// Nominal subject of a passive.
        SubjectPassive = "nsubjpass",
        /// Numeric modifier.
        NumericModifier = "nummod",
        /// Object predicate.
        ObjectPredicate = "oprd",
        /// Parataxis.
        Parataxis = "parataxis",
        /// Clausal complement of a preposition.
        PrepositionComplement = "pcomp",
        /// Object of a preposition.
        PrepositionObject = "pobj",
        /// Possessive modifier.
        Possessive = "poss",
        /// Pre-correlative conjunction.
        Preconjunction = "preconj",
        /// Predeterminer.
        Predeterminer = "predet",
        /// Prepositional modifier.
        Preposition = "prep",
        /// Particle.
        Particle = "prt",
        /// Punctuation.
        Punctuation = "punct",
        /// Modifier of a quantifier.
        QuantifierModifier = "quantmod",
        /// Relative clause.
        RelativeClause = "relcl",
        /// Open clausal complement.
        OpenComplement = "xcomp",
    }
}

named_values! {
    /// What the model takes a named span for.
    pub enum EntityLabel {
        /// Number that is nothing else.
        Cardinal = "CARDINAL",
        /// Date or period.
        Date = "DATE",
        /// Named event.
        Event = "EVENT",
        /// Building, airport, road.
        Facility = "FAC",
        /// Country, city, state.
        Place = "GPE",
        /// Named language.
        Language = "LANGUAGE",
        /// Named document made into law.
        Law = "LAW",
        /// Mountain range, body of water, region.
        Location = "LOC",
        /// Amount of money.
        Money = "MONEY",
        /// Nationality, religious or political group.
        Group = "NORP",
        /// Ordinal number.
        Ordinal = "ORDINAL",
        /// Company, agency, institution.
        Organisation = "ORG",
        /// Percentage.
        Percent = "PERCENT",
        /// Person.
        Person = "PERSON",
        /// Product.
        Product = "PRODUCT",
        /// Measured quantity.
        Quantity = "QUANTITY",
        /// Time shorter than a day.
        Time = "TIME",
        /// Title of a work.
        WorkOfArt = "WORK_OF_ART",
    }
}
