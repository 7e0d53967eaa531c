//! The formats of data on the command line.

use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::output;
use crate::exchange::{DataFormat, Written};

/// Reads the name of a format, and lists all of them in the help.
pub(super) fn format_parser() -> impl TypedValueParser<Value = DataFormat> {
    let names =
        DataFormat::ALL.iter().map(|format| PossibleValue::new(format.as_str()).help(format.description()));
    PossibleValuesParser::new(names)
        .try_map(|name| DataFormat::from_name(&name).ok_or_else(|| format!("{name} is no format")))
}

/// Writes what came of a format: a file, or a folder where it has several.
pub(super) fn deliver(written: Written, out: Option<&Path>) -> anyhow::Result<()> {
    let files = match written {
        Written::One(bytes) => return output::deliver(&bytes, out),
        Written::Several(files) => files,
    };
    let Some(folder) = out else {
        anyhow::bail!("this format has several files; name a folder for them with --out");
    };
    std::fs::create_dir_all(folder).map_err(|error| {
        anyhow::anyhow!("{}: no folder can be made ({error}); choose another place", folder.display())
    })?;
    for (name, bytes) in files {
        output::deliver(&bytes, Some(&folder.join(name)))?;
    }
    Ok(())
}
