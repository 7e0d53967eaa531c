//! Why the engine could not be made.

/// The embedded model does not hold what the engine needs: a fault of the build, not of the input.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The weights file is cut short or not of the known form.
    #[error("the model's weights are damaged: {0}")]
    Container(&'static str),
    /// A tensor is absent.
    #[error("the model lacks the tensor {0}")]
    MissingTensor(String),
    /// A tensor has another type or shape than the engine expects.
    #[error("the tensor {name} of the model has an unexpected {what}")]
    UnexpectedTensor {
        /// Its name.
        name: String,
        /// Which of its properties.
        what: &'static str,
    },
    /// A table is not readable.
    #[error("a table of the model is not readable")]
    Table(#[from] serde_json::Error),
    /// A table names a label that the program does not know.
    #[error("the model uses an unknown label {0}")]
    UnknownLabel(String),
}
