//! Where the page of an example goes: to a file or to standard output.
//!
//! In: a page. Out: bytes and an exit code. Law: a reader that went away (`| head`) is no error; what went wrong is said on standard
//! error, with exit code 2.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Ends the program: nothing more to say, or what went wrong.
pub(crate) fn end(program: &str, done: Result<(), String>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "{program}: {message}");
            ExitCode::from(2)
        }
    }
}

/// Writes a page to a file, or to standard output.
pub(crate) fn write(page: &str, output: Option<&Path>) -> Result<(), String> {
    match output {
        Some(path) => fs::write(path, page).map_err(|error| format!("{}: {error}", path.display())),
        None => match io::stdout().lock().write_all(page.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
            _ => Ok(()),
        },
    }
}
