//! What a group of rich text is for.

/// Where the words of a group go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// They are text.
    Text,
    /// They are not of the text.
    Nowhere,
    /// They name fonts.
    Fonts,
    /// They name styles.
    Styles,
    /// They are the title of the document.
    Title,
    /// They are its author.
    Author,
    /// They are a note at the foot of a page.
    Note,
    /// They stand in a box beside the text.
    Box,
}

/// Groups whose words are not of the text: tables of the file, pictures, headers and footers, codes of fields, marks
/// of lists, comments, entries of indexes.
const NOWHERE: &[&str] = &[
    "annotation",
    "atnauthor",
    "atndate",
    "atnid",
    "atnref",
    "bkmkend",
    "bkmkstart",
    "colortbl",
    "colorschememapping",
    "datafield",
    "datastore",
    "do",
    "docvar",
    "factoidname",
    "falt",
    "fchars",
    "ffdeftext",
    "ffname",
    "field_code",
    "filetbl",
    "fldinst",
    "fontemb",
    "fontfile",
    "footer",
    "footerf",
    "footerl",
    "footerr",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "header",
    "headerf",
    "headerl",
    "headerr",
    "info_other",
    "keywords",
    "latentstyles",
    "lchars",
    "list",
    "listlevel",
    "listoverridetable",
    "listpicture",
    "listtable",
    "mmath",
    "nesttableprops",
    "nonesttables",
    "nonshppict",
    "objclass",
    "objdata",
    "objname",
    "pgptbl",
    "pict",
    "pn",
    "private",
    "protusertbl",
    "revtbl",
    "rsidtbl",
    "shppict",
    "shprslt",
    "sn",
    "sp",
    "stylesheet_other",
    "sv",
    "tc",
    "tcn",
    "template",
    "themedata",
    "txe",
    "upr",
    "userprops",
    "wgrffmtfilter",
    "xe",
    "xmlnstbl",
    "xmlopen",
];

/// Groups that are marked as to be left out by who does not know them, and are known here.
const KNOWN: &[&str] = &["shpinst", "shptxt", "footnote", "do", "fldrslt", "title", "author"];

/// Where the words of a group go whose first word is this; `None` when the word says nothing of it. `is_starred` says
/// that who does not know the word is to leave the group out.
pub(super) fn destination(word: &str, is_starred: bool) -> Option<Destination> {
    let known = match word {
        "fonttbl" => Some(Destination::Fonts),
        "stylesheet" => Some(Destination::Styles),
        "title" => Some(Destination::Title),
        "author" => Some(Destination::Author),
        "footnote" => Some(Destination::Note),
        "shptxt" => Some(Destination::Box),
        "info" | "listtext" | "pntext" => Some(Destination::Nowhere),
        _ if NOWHERE.contains(&word) => Some(Destination::Nowhere),
        _ => None,
    };
    known.or_else(|| (is_starred && !KNOWN.contains(&word)).then_some(Destination::Nowhere))
}
