//! Why a file cannot be read, in words for people.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why there is no article; each says what a person can do.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Refusal {
    /// More would come out of it than a file may ask for.
    #[error("it is too large when opened; unpack it yourself and open what you need of it")]
    TooLarge,
    /// It has more members than a file may have.
    #[error("it holds too many files; unpack it and open the folder")]
    TooMany,
    /// Something in it is nested deeper than any honest file.
    #[error(
        "something in it is nested too deep; if you trust it, save it anew with the program it comes from"
    )]
    TooDeep,
    /// It is locked with a password.
    #[error("it is locked with a password; open it with its own program and save it without one")]
    Locked,
    /// It holds pictures of pages and no text.
    #[error("it is a scan without text; run text recognition (OCR) over it and open the result")]
    Scan,
    /// It holds no text.
    #[error("it holds no text")]
    Empty,
    /// It is of a kind that is not read.
    #[error("it is {0}, which Relata does not read; save it as text, HTML, PDF or DOCX")]
    Unknown(String),
    /// It is damaged; what was found, and where where that is known.
    #[error("it is damaged: {0}; try to open it with its own program and save it anew")]
    Damaged(String),
    /// It has no column of this name; beside it the names that it has.
    #[error("it has no column “{0}”; its columns are: {1}")]
    NoColumn(String, String),
    /// It lies among others and is no article: hidden, a link, of a kind that is not read.
    #[error("it was passed over: {0}")]
    PassedOver(String),
}
