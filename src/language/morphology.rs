//! The morphological features that decide whether a word already is its dictionary form.

/// Features of a word in the notation of Universal Dependencies, as far as the lemmatizer asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Morphology {
    /// The number, if it has one.
    number: Option<Number>,
    verb_form: Option<VerbForm>,
    is_present: bool,
    is_positive_degree: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    Singular,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum VerbForm {
    Finite,
    Infinitive,
    Other,
}

impl Morphology {
    /// Reads `Number=Sing|Person=3`; `_` stands for no features.
    pub(super) fn parse(features: &str) -> Self {
        let mut morphology = Self::default();
        for feature in features.split('|') {
            match feature.split_once('=') {
                Some(("Number", "Sing")) => morphology.number = Some(Number::Singular),
                Some(("Number", _)) => morphology.number = Some(Number::Other),
                Some(("VerbForm", "Inf")) => morphology.verb_form = Some(VerbForm::Infinitive),
                Some(("VerbForm", "Fin")) => morphology.verb_form = Some(VerbForm::Finite),
                Some(("VerbForm", _)) => morphology.verb_form = Some(VerbForm::Other),
                Some(("Tense", "Pres")) => morphology.is_present = true,
                Some(("Degree", "Pos")) => morphology.is_positive_degree = true,
                _ => {}
            }
        }
        morphology
    }

    /// Whether a noun is singular.
    pub(super) fn is_singular(self) -> bool {
        self.number == Some(Number::Singular)
    }

    /// Whether the word is an infinitive or an adjective or adverb in the positive degree.
    pub(super) fn is_uninflected(self) -> bool {
        self.verb_form == Some(VerbForm::Infinitive) || self.is_positive_degree
    }

    /// Whether a verb is in the present without a marked number.
    pub(super) fn is_unmarked_present(self) -> bool {
        self.verb_form == Some(VerbForm::Finite) && self.is_present && self.number.is_none()
    }
}
