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

use memchr::memmem::Finder;

use crate::error::Error;

/// One line of a data file.
#[derive(Debug, Clone)]
pub(crate) struct Entry<'t> {
    pub(crate) line: usize,
    pub(crate) section: &'t str,
    pub(crate) id: &'t str,
    /// What stands between ` = ` and the first ` ; `, cut at ` | `.
    pub(crate) forms: Vec<&'t str>,
    /// The `key: value` parts.
    pub(crate) keys: Vec<(&'t str, &'t str)>,
    pub(crate) provenance: Option<&'t str>,
    /// Example pairs: two sentences that the entry must read alike.
    pub(crate) examples: Vec<(&'t str, &'t str)>,
}

impl<'t> Entry<'t> {
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
}

/// What separates the parts of a line; the files are long enough that looking for it well pays.
struct Separators {
    forms: Finder<'static>,
    keys: Finder<'static>,
    sentences: Finder<'static>,
}

impl Separators {
    fn new() -> Self {
        Self { forms: Finder::new(" = "), keys: Finder::new(" ; "), sentences: Finder::new(" ~ ") }
    }
}

/// What stands before and after the first separator.
fn split_once<'t>(text: &'t str, separator: &Finder<'_>) -> Option<(&'t str, &'t str)> {
    let at = separator.find(text.as_bytes())?;
    Some((&text[..at], &text[at + separator.needle().len()..]))
}

/// Reads a data file; `file` is the name that errors carry.
pub(crate) fn parse<'t>(file: &str, text: &'t str) -> Result<Vec<Entry<'t>>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separators = Separators::new();
    let mut entries: Vec<Entry<'t>> = Vec::new();
    let mut section = None;
    let mut provenance = None;
    for (index, raw) in text.lines().enumerate() {
        let line = index + 1;
        let content = raw.trim();
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
                let pair = split_once(&content[1..], &separators.sentences).map(|(left, right)| (left.trim(), right.trim()));
                let pair = pair.ok_or_else(|| Error::format(file, line, "an example is written `+ sentence ~ sentence`"))?;
                let entry = entries.last_mut();
                entry.ok_or_else(|| Error::format(file, line, "an example stands before the first entry"))?.examples.push(pair);
            }
            Some(_) => {
                let section = section.ok_or_else(|| Error::format(file, line, "an entry stands before the first [section]"))?;
                entries.push(entry(file, line, section, provenance, content, &separators)?);
            }
        }
    }
    Ok(entries)
}

fn entry<'t>(
    file: &str,
    line: usize,
    section: &'t str,
    provenance: Option<&'t str>,
    content: &'t str,
    separators: &Separators,
) -> Result<Entry<'t>, Error> {
    let (id, rest) = split_once(content, &separators.forms)
        .ok_or_else(|| Error::format(file, line, "an entry is written `id = form | form ; key: value`"))?;
    let id = id.trim();
    if id.is_empty() || id.contains(char::is_whitespace) {
        return Err(Error::format(file, line, format!("`{id}` is not an id: one word without spaces")));
    }
    let (written, mut rest) = split_once(rest, &separators.keys).map_or((rest, None), |(forms, rest)| (forms, Some(rest)));
    let mut forms = Vec::with_capacity(memchr::memchr_iter(b'|', written.as_bytes()).count() + 1);
    for form in written.split('|').map(str::trim) {
        if form.is_empty() {
            return Err(Error::format(file, line, "an empty form between two bars"));
        }
        forms.push(form);
    }
    let mut keys = Vec::new();
    while let Some(parts) = rest {
        let part;
        (part, rest) = split_once(parts, &separators.keys).map_or((parts, None), |(part, rest)| (part, Some(rest)));
        let (key, value) =
            part.split_once(':').ok_or_else(|| Error::format(file, line, format!("`{}` is not `key: value`", part.trim())))?;
        keys.push((key.trim(), value.trim()));
    }
    Ok(Entry { line, section, id, forms, keys, provenance, examples: Vec::new() })
}
