//! The line format that every data file of the crate has.
//!
//! In: the text of a file. Out: [`Entry`] after entry. Law: one entry a line; what cannot be read is an error that
//! names file and line; an entry without a provenance line above it is such an error in the crate's own files.
//!
//! ```text
//! # a comment
//! ! provenance: where the knowledge comes from
//! [concept]
//! truce = ceasefire | truce | cessation of hostilities ; topic: peace-talks
//! + They agreed to a truce. ~ A ceasefire was announced.
//! ```

use memchr::memchr_iter;
use memchr::memmem::Finder;

use crate::error::Error;

/// One line of a data file; its parts are cut when they are asked for.
#[derive(Debug, Clone)]
pub(crate) struct Entry<'t> {
    pub(crate) line: usize,
    pub(crate) section: &'t str,
    pub(crate) id: &'t str,
    /// What stands between ` = ` and the first ` ; `: forms with bars between.
    forms: &'t str,
    /// The `key: value` parts that follow.
    keys: Vec<(&'t str, &'t str)>,
    pub(crate) provenance: Option<&'t str>,
    /// The lines after it, up to the next entry: example pairs among them.
    after: &'t str,
}

impl<'t> Entry<'t> {
    /// What it is written as, in the order of the line; there is at least one, and none is empty.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        forms(self.forms)
    }

    pub(crate) fn key(&self, name: &str) -> Option<&'t str> {
        self.keys.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }

    /// The values of a key, cut at `separator`.
    pub(crate) fn list(&self, name: &str, separator: char) -> impl Iterator<Item = &'t str> + use<'t> {
        self.key(name).unwrap_or_default().split(separator).map(str::trim).filter(|value| !value.is_empty())
    }

    /// A key's value as a number.
    pub(crate) fn number(&self, file: &str, name: &str) -> Result<Option<f64>, Error> {
        let Some(value) = self.key(name) else { return Ok(None) };
        match value.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Some(number)),
            _ => Err(Error::format(file, self.line, format!("`{name}: {value}` is not a number"))),
        }
    }

    /// Example pairs: two sentences that the entry must read alike.
    pub(crate) fn examples(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        self.after.lines().filter_map(|line| example(line.trim().strip_prefix('+')?))
    }
}

/// What stands between bars.
fn forms(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    memchr_iter(b'|', text.as_bytes())
        .chain([text.len()])
        .map(move |end| text[std::mem::replace(&mut start, end + 1)..end].trim())
}

fn example(pair: &str) -> Option<(&str, &str)> {
    pair.split_once(" ~ ").map(|(left, right)| (left.trim(), right.trim()))
}

/// What separates the parts of an entry: it is looked for in every line, so by the means of long texts.
struct Separators {
    forms: Finder<'static>,
    keys: Finder<'static>,
}

/// What stands before the first separator, and after it if there is one.
fn split<'t>(text: &'t str, separator: &Finder<'_>) -> (&'t str, Option<&'t str>) {
    match separator.find(text.as_bytes()) {
        Some(at) => (&text[..at], Some(&text[at + separator.needle().len()..])),
        None => (text, None),
    }
}

/// Reads a data file; `file` is the name that errors carry.
pub(crate) fn parse<'t>(file: &str, text: &'t str) -> Result<Vec<Entry<'t>>, Error> {
    let mut entries = Vec::new();
    each(file, text, |entry| entries.push(entry))?;
    Ok(entries)
}

/// The same, entry by entry.
pub(crate) fn each<'t>(file: &str, text: &'t str, mut found: impl FnMut(Entry<'t>)) -> Result<(), Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separators = Separators { forms: Finder::new(" = "), keys: Finder::new(" ; ") };
    let mut section = None;
    let mut provenance = None;
    let mut last: Option<(Entry<'t>, usize)> = None;
    let mut start = 0;
    for (index, end) in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).enumerate() {
        let line = index + 1;
        let content = text[start..end].trim();
        match content.as_bytes().first() {
            None | Some(b'#') => {}
            Some(b'!') => {
                if let Some(words) = content[1..].trim().strip_prefix("provenance:") {
                    provenance = Some(words.trim());
                }
            }
            Some(b'[') => {
                let name = content[1..].strip_suffix(']').map(str::trim).filter(|name| !name.is_empty());
                section = Some(name.ok_or_else(|| Error::format(file, line, "a section is written `[name]`"))?);
            }
            Some(b'+') => {
                example(&content[1..])
                    .ok_or_else(|| Error::format(file, line, "an example is written `+ sentence ~ sentence`"))?;
                last.as_ref().ok_or_else(|| Error::format(file, line, "an example stands before the first entry"))?;
            }
            Some(_) => {
                let section = section.ok_or_else(|| Error::format(file, line, "an entry stands before the first [section]"))?;
                let next = (entry(file, line, section, provenance, content, &separators)?, end);
                if let Some((entry, after)) = last.replace(next) {
                    found(Entry { after: &text[after..start], ..entry });
                }
            }
        }
        start = end + 1;
    }
    if let Some((entry, after)) = last {
        found(Entry { after: &text[after..], ..entry });
    }
    Ok(())
}

fn entry<'t>(
    file: &str,
    line: usize,
    section: &'t str,
    provenance: Option<&'t str>,
    content: &'t str,
    separators: &Separators,
) -> Result<Entry<'t>, Error> {
    let (id, Some(rest)) = split(content, &separators.forms) else {
        return Err(Error::format(file, line, "an entry is written `id = form | form ; key: value`"));
    };
    let id = id.trim();
    if id.is_empty() || id.contains(char::is_whitespace) {
        return Err(Error::format(file, line, format!("`{id}` is not an id: one word without spaces")));
    }
    let (forms, mut rest) = split(rest, &separators.keys);
    if self::forms(forms).any(str::is_empty) {
        return Err(Error::format(file, line, "an empty form between two bars"));
    }
    let mut keys = Vec::new();
    while let Some(parts) = rest {
        let part;
        (part, rest) = split(parts, &separators.keys);
        let Some((key, value)) = part.split_once(':') else {
            return Err(Error::format(file, line, format!("`{}` is not `key: value`", part.trim())));
        };
        keys.push((key.trim(), value.trim()));
    }
    Ok(Entry { line, section, id, forms, keys, provenance, after: "" })
}
