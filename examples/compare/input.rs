//! Where the two texts come from: files, standard input, or the bundled corpus, with the names that were given for them.

use std::fs;
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

/// A text with the stem of its file's name as its issuer; nothing is stripped from it, so that offsets stay true.
fn read(path: &Path) -> Result<Readout, String> {
    let (mut issuer, mut name) =
        (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path.display().to_string());
    let mut bytes = Vec::new();
    let read = if name == "-" {
        (issuer, name) = (String::from("standard input"), String::from("standard input"));
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map_err(|error| format!("{name}: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        format!("{name}: not UTF-8: byte {place}, counted from 0, is 0x{:02X}", error.as_bytes()[place])
    })?;
    match text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}') {
        _ if text.is_empty() => Err(format!("{name}: there is nothing in it")),
        "" => Err(format!("{name}: there is only white space in it")),
        _ => Ok(Readout::new(issuer, text)),
    }
}
