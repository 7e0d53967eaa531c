//! What sort of file some bytes are.

/// A sort of file. Told by its bytes where they tell it, else by the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// Plain text or Markdown.
    Plain,
    /// A page of the web.
    Html,
    /// A page of the web saved with its parts in one file.
    Mhtml,
    /// A PDF.
    Pdf,
    /// A document of Word.
    Docx,
    /// A text of `LibreOffice`.
    Odt,
    /// Rich text.
    Rtf,
    /// A book.
    Epub,
    /// One e-mail.
    Email,
    /// Many e-mails in one file.
    Mailbox,
    /// A table in text, its cells parted by commas, semicolons or tabs.
    Delimited,
    /// A workbook of Excel or `LibreOffice`.
    Workbook,
    /// One value of JSON.
    Json,
    /// A value of JSON in each line.
    JsonLines,
    /// A zip archive of files.
    Zip,
}
