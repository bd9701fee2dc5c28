//! Where the two texts come from: files, standard input, or the bundled corpus, with the names that were given for them.

use std::io::{self, Read};
use std::path::Path;

use rashomon::Readout;
use rashomon::corpus::{self, FLAGSHIP};

use super::Arguments;

/// The two texts that are asked for, with the names that were given for them.
pub(super) fn readouts(arguments: &Arguments) -> Result<[Readout; 2], String> {
    let [a, b] = match arguments.files.as_slice() {
        [a, b] if [a, b].iter().all(|path| path.as_os_str() == "-") => {
            return Err("`-` can stand for one text only: give a file for the other".into());
        }
        [a, b] => [read(a)?, read(b)?],
        _ => {
            let id = arguments.corpus.as_deref().unwrap_or(FLAGSHIP);
            let known = || corpus::pairs().iter().map(|pair| pair.id).collect::<Vec<_>>().join(", ");
            let pair = corpus::find(id).ok_or_else(|| format!("no bundled pair is called `{id}`; there are {}", known()))?;
            [pair.a, pair.b]
        }
    };
    let [issuers, leaders] = [two("--issuers", arguments.issuers.as_deref())?, two("--leaders", arguments.leaders.as_deref())?];
    let named = |readout: Readout, place: usize| {
        let named = Readout::new(issuers.map_or(readout.issuer(), |names| names[place]), readout.text());
        let leader = leaders.map(|names| names[place]).or(readout.leader());
        let named = leader.into_iter().fold(named, Readout::with_leader);
        arguments.date.as_deref().or(readout.date()).into_iter().fold(named, Readout::with_date)
    };
    Ok([named(a, 0), named(b, 1)])
}

/// Two names divided by a comma, or by a semicolon where a name holds a comma.
fn two<'n>(option: &str, names: Option<&'n str>) -> Result<Option<[&'n str; 2]>, String> {
    let Some(names) = names else { return Ok(None) };
    let parts: Vec<&str> = names.split(if names.contains(';') { ';' } else { ',' }).map(str::trim).collect();
    match parts[..] {
        [x, y] if !x.is_empty() && !y.is_empty() => Ok(Some([x, y])),
        _ => Err(format!("{option} takes two names, \"X,Y\" (\"X; Y\" where a name holds a comma), not \"{names}\"")),
    }
}

/// A text of a file, or of standard input.
fn read(path: &Path) -> Result<Readout, String> {
    if path.as_os_str() != "-" {
        return Readout::read(path).map_err(|error| error.to_string());
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
    Readout::from_utf8("standard input", bytes).map_err(|error| error.to_string())
}
