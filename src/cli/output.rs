//! Where results and messages go.

use std::io::{self, Write as _};
use std::path::Path;

use crate::export::save;

/// Writes a result to the file `out` as a whole, or to standard output.
pub(super) fn deliver(bytes: &[u8], out: Option<&Path>) -> anyhow::Result<()> {
    match out {
        Some(path) => save::write_file(path, bytes).map_err(|error| {
            let path = path.display();
            anyhow::anyhow!("{path}: the file cannot be written ({error}); choose another place with --out")
        }),
        None => to_standard_output(bytes),
    }
}

/// Writes to standard output. A reader that closed the pipe has what it wanted: no error.
pub(super) fn to_standard_output(bytes: &[u8]) -> anyhow::Result<()> {
    let mut output = io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(anyhow::anyhow!("standard output cannot be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// Says something on standard error, on one line.
pub fn complain(message: &str) {
    let line: String = message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "relata: {line}");
}
