//! Names of attributes beside the names that a format has for its own purposes.
//!
//! Where attributes stand in one object with "id", "source" and the like, an attribute of such a name gets a
//! prefix in the file and loses it in reading, so that none is taken for another.

const PREFIX: &str = "attribute:";

/// The name of an attribute in a file that keeps the names `reserved` for itself.
pub(super) fn outer(name: &str, reserved: &[&str]) -> String {
    if reserved.contains(&name) || name.starts_with(PREFIX) {
        format!("{PREFIX}{name}")
    } else {
        name.to_owned()
    }
}

/// The name of the attribute that a file has under this name.
pub(super) fn inner(name: &str) -> String {
    name.strip_prefix(PREFIX).unwrap_or(name).to_owned()
}

/// `base`, or with a number behind it, so that it is not among the `taken`.
pub(super) fn unused(base: &str, taken: &std::collections::BTreeSet<String>) -> String {
    if !taken.contains(base) {
        return base.to_owned();
    }
    // One of so many is not taken.
    let mut names = (2..=taken.len() + 2).map(|number| format!("{base}_{number}"));
    names.find(|name| !taken.contains(name)).unwrap_or_default()
}

/// The name as an identifier of plain letters, digits and underscores that begins with a letter.
pub(super) fn identifier(name: &str) -> String {
    let mut plain: String =
        name.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect();
    if !plain.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
        plain.insert_str(0, "a_");
    }
    plain
}

/// The names as identifiers, each its own.
pub(super) fn identifiers<'a>(
    names: impl Iterator<Item = &'a str>,
    reserved: &[&str],
) -> std::collections::BTreeMap<&'a str, String> {
    let mut taken: std::collections::BTreeSet<String> =
        reserved.iter().map(|&name| name.to_owned()).collect();
    names
        .map(|name| {
            let own = unused(&identifier(name), &taken);
            taken.insert(own.clone());
            (name, own)
        })
        .collect()
}
