//! Earlier claims that are closest to one.
//!
//! In: documents, added one by one. Out: [`Archive`], which answers "who said this before?". Law: it holds no words of a text, only
//! where they stand; the same documents in the same order give the same answers.
//!
//! An inverted index: by term, sense and topic the claims that hold it, each with a weight of one byte. The similarity is that
//! of alignment without word vectors and places: the cosine of terms, of senses, and the shared topics, by the same weights, which
//! add up to 1. There is no pair whose salience could tell which terms matter, so a term weighs less the more claims of the
//! archive hold it, and one that stands in more than [`COMMON`] claims only scores those that a rarer one has found.

use rustc_hash::FxHashMap;

use crate::comparer::Comparer;
use crate::content::Content;
use crate::document::Document;
use crate::score::{Score, rounded};
use crate::series::Day;
use crate::span::Span;
use crate::term::TermId;
use crate::weights::Weights;

/// Claims from which on a term finds nothing by itself.
const COMMON: usize = 20_000;
/// A weight of 1 in the byte that holds it.
const FULL: f32 = 255.0;

/// An in-memory index over the claims of many readouts.
///
/// ```
/// use rashomon::{Archive, Comparer, Readout, Search};
/// let comparer = Comparer::default();
/// let read = |words: &str| comparer.analyze(&Readout::new("Norway", words));
/// let mut archive = Archive::new(comparer.clone());
/// archive.add(&read("The leaders discussed whaling. They agreed on free trade."), Some("2023-01-10"));
/// archive.add(&read("The leaders discussed lithium."), Some("2023-02-10"));
/// let today = read("The Prime Minister reaffirmed free trade.");
/// let found = archive.closest(&today, 0, &Search::default());
/// assert_eq!((found[0].readout, found[0].claim), (0, 1));
/// ```
#[derive(Debug, Clone)]
pub struct Archive {
    comparer: Comparer,
    /// By key the claims that hold it.
    postings: FxHashMap<Key, Postings>,
    /// By claim: its readout, and where it stands there.
    claims: Vec<Place>,
    /// By readout: its day, its issuer, its first claim.
    readouts: Vec<Held>,
    issuers: Vec<String>,
    /// [`COMMON`], but for tests.
    common: usize,
}

/// What claims can share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Term(TermId),
    Concept(u16),
    Actor(u16),
    Thing(u16),
    Topic(u16),
}

/// The claims that hold a key, with its weight in them in 255ths.
#[derive(Debug, Clone, Default)]
struct Postings {
    claims: Vec<u32>,
    weights: Vec<u8>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    readout: u32,
    start: u32,
    end: u32,
}

#[derive(Debug, Clone, Copy)]
struct Held {
    day: Option<Day>,
    issuer: u32,
    first: u32,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Search {
    /// How many claims are given at most; 10 by default.
    pub limit: usize,
    /// Only texts of this government, by its usual name.
    pub issuer: Option<String>,
    /// Only texts that are dated before this day (ISO 8601).
    pub before: Option<String>,
}

impl Default for Search {
    fn default() -> Self {
        Self { limit: 10, issuer: None, before: None }
    }
}

impl Search {
    /// The same with another number of claims at most.
    #[must_use]
    pub fn with_limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// The same among texts of one government only.
    #[must_use]
    pub fn with_issuer(mut self, name: impl Into<String>) -> Self {
        self.issuer = Some(name.into());
        self
    }

    /// The same among texts that are dated before a day; those without a date are left out.
    #[must_use]
    pub fn with_before(mut self, date: impl Into<String>) -> Self {
        self.before = Some(date.into());
        self
    }
}

/// A claim of the archive that is close to one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Earlier {
    /// The readout, in the order in which it was added.
    pub readout: usize,
    /// The place of the claim in it.
    pub claim: usize,
    /// Where it stands in the text of that readout.
    pub span: Span,
    /// How alike the two are, 0 to 1.
    pub similarity: Score,
}

/// Weighted keys of a claim, in three kinds whose squares each add up to 1.
fn weighed(content: Content<'_>, comparer: &Comparer) -> Vec<(Key, f32)> {
    let knowledge = comparer.knowledge();
    let weight = |id: TermId| knowledge.statistics.weight(id);
    let terms = content.terms.iter().map(|(id, count)| (Key::Term(*id), weight(*id) * weight(*id) * (1.0 + count.ln())));
    let concepts = content.concepts.iter().map(|concept| (Key::Concept(*concept), 1.0));
    let actors = content.actors.iter().map(|actor| (Key::Actor(*actor), 0.8));
    let things = content.frames.iter().map(|frame| (Key::Thing(knowledge.lexicon.frames[*frame as usize].first), 0.8));
    let topics = content.topics.iter().map(|topic| (Key::Topic(*topic), 1.0));
    let mut keys = unit(terms.filter(|(_, weight)| *weight > 0.0).collect());
    keys.extend(unit(concepts.chain(actors).chain(things).collect()));
    keys.extend(unit(topics.collect()));
    keys
}

fn unit(mut keys: Vec<(Key, f32)>) -> Vec<(Key, f32)> {
    let length = keys.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    keys.iter_mut().for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
    keys
}

impl Archive {
    /// An empty archive of what a comparer reads.
    #[must_use]
    pub fn new(comparer: Comparer) -> Self {
        Self {
            comparer,
            postings: FxHashMap::default(),
            claims: Vec::new(),
            readouts: Vec::new(),
            issuers: Vec::new(),
            common: COMMON,
        }
    }

    /// Adds a document that the same comparer has read, with the day of the call (ISO 8601) where it is known; gives its number.
    ///
    /// More than 4,294,967,295 claims, or a text of more than 4 GB, are not taken in: the number is then that of a readout
    /// without claims.
    pub fn add(&mut self, document: &Document, date: Option<&str>) -> usize {
        let readout = self.readouts.len();
        let issuer = self.issuers.iter().position(|known| known == document.name()).unwrap_or_else(|| {
            self.issuers.push(document.name().to_owned());
            self.issuers.len() - 1
        });
        let day = date.and_then(Day::parse);
        self.readouts.push(Held { day, issuer: issuer as u32, first: self.claims.len() as u32 });
        let fits =
            u32::try_from(document.text().len()).is_ok() && u32::try_from(self.claims.len() + document.claims().len()).is_ok();
        if !fits {
            return readout;
        }
        for (claim, content) in document.claims().iter().zip(document.contents.iter()) {
            let number = self.claims.len() as u32;
            self.claims.push(Place { readout: readout as u32, start: claim.span.start as u32, end: claim.span.end as u32 });
            for (key, weight) in weighed(content, &self.comparer) {
                let postings = self.postings.entry(key).or_default();
                postings.claims.push(number);
                postings.weights.push((weight * FULL).round().clamp(1.0, 255.0) as u8);
            }
        }
        readout
    }

    /// How many readouts it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.readouts.len()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.readouts.is_empty()
    }

    /// How many claims it holds.
    #[must_use]
    pub fn claims(&self) -> usize {
        self.claims.len()
    }

    /// Gives back memory that was set aside for growing; worth it once everything has been added.
    pub fn shrink(&mut self) {
        self.postings.values_mut().for_each(|postings| {
            postings.claims.shrink_to_fit();
            postings.weights.shrink_to_fit();
        });
        self.claims.shrink_to_fit();
        self.readouts.shrink_to_fit();
    }

    /// The bytes that it has set aside, without the knowledge that it shares with its comparer.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let lists = self.postings.values().map(|postings| 4 * postings.claims.capacity() + postings.weights.capacity());
        let table = self.postings.capacity() * (size_of::<(Key, Postings)>() + 1);
        let places = self.claims.capacity() * size_of::<Place>() + self.readouts.capacity() * size_of::<Held>();
        lists.sum::<usize>() + table + places
    }

    /// The claims of the archive that are closest to a claim of a document, the closest first; of equals the earlier added first.
    ///
    /// The document need not be in the archive; if it is, it finds itself, unless the search is for texts before its day.
    #[must_use]
    pub fn closest(&self, document: &Document, claim: usize, search: &Search) -> Vec<Earlier> {
        if claim >= document.contents.len() {
            return Vec::new();
        }
        let content = document.contents.get(claim);
        let wanted = self.wanted(search);
        let mut found =
            self.scores(content, search.limit, |number| wanted(&self.readouts[self.claims[number as usize].readout as usize]));
        let order = |x: &(f32, u32), y: &(f32, u32)| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1));
        if found.len() > search.limit {
            found.select_nth_unstable_by(search.limit, order);
            found.truncate(search.limit);
        }
        found.sort_unstable_by(order);
        found.into_iter().map(|(similarity, number)| self.earlier(similarity, number)).collect()
    }

    /// What of the archive a search is for.
    fn wanted(&self, search: &Search) -> impl Fn(&Held) -> bool + use<> {
        let issuer = search.issuer.as_ref().map(|name| self.issuers.iter().position(|known| known == name));
        let before = search.before.as_deref().map(Day::parse);
        move |held: &Held| {
            let by = issuer.is_none_or(|issuer| issuer == Some(held.issuer as usize));
            let dated = before.is_none_or(|before| held.day.zip(before).is_some_and(|(day, before)| day < before));
            by && dated
        }
    }

    /// The wanted claims that share a key with one and may be among the `limit` closest, with their similarity.
    fn scores(&self, content: Content<'_>, limit: usize, wanted: impl Fn(u32) -> bool) -> Vec<(f32, u32)> {
        let mut keys: Vec<(&Postings, f32)> = Vec::new();
        for (key, weight) in weighed(content, &self.comparer) {
            let Some(postings) = self.postings.get(&key) else { continue };
            let kind = match key {
                Key::Term(_) => Weights::DEFAULT.terms,
                Key::Concept(_) | Key::Actor(_) | Key::Thing(_) => Weights::DEFAULT.senses,
                Key::Topic(_) => Weights::DEFAULT.topics,
            };
            // 1 for what one claim holds, 0 for what all hold.
            let rarity = 1.0 - (postings.claims.len() as f32).ln() / (self.claims.len() as f32 + 1.0).ln();
            let rarity = if matches!(key, Key::Term(_)) { rarity } else { 1.0 };
            keys.push((postings, kind * weight * rarity / FULL));
        }
        keys.sort_by_key(|(postings, _)| postings.claims.len());
        let rare = keys.partition_point(|(postings, _)| postings.claims.len() <= self.common).max(1).min(keys.len());
        let (rare, common) = keys.split_at_mut(rare);
        let mut sums = vec![0f32; self.claims.len()];
        let mut found: Vec<u32> = Vec::new();
        for (postings, weight) in rare {
            for (number, held) in postings.claims.iter().zip(&postings.weights) {
                let sum = &mut sums[*number as usize];
                if *sum == 0.0 {
                    found.push(*number);
                }
                *sum += *weight * f32::from(*held);
            }
        }
        found.retain(|number| wanted(*number));
        let mut found: Vec<(f32, u32)> = found.into_iter().map(|number| (sums[number as usize], number)).collect();
        // What all common keys from here on can still add to a claim.
        let mut ahead: f32 = common.iter().map(|(_, weight)| weight * FULL).sum();
        common.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.claims.len().cmp(&y.0.claims.len())));
        for (postings, weight) in common {
            keep_hopeful(&mut found, limit, ahead);
            for (sum, number) in &mut found {
                if let Ok(place) = postings.claims.binary_search(number) {
                    *sum += *weight * f32::from(postings.weights[place]);
                }
            }
            ahead -= *weight * FULL;
        }
        found
    }

    fn earlier(&self, similarity: f32, number: u32) -> Earlier {
        let place = self.claims[number as usize];
        Earlier {
            readout: place.readout as usize,
            claim: (number - self.readouts[place.readout as usize].first) as usize,
            span: Span::new(place.start as usize, place.end as usize),
            similarity: Score::new(rounded(f64::from(similarity))),
        }
    }
}

/// Leaves out the claims that cannot be among the `limit` closest even if they gain all of what is `ahead` and others nothing.
fn keep_hopeful(found: &mut Vec<(f32, u32)>, limit: usize, ahead: f32) {
    /// Sums are rounded: what is this near to the bound stays.
    const SLACK: f32 = 1e-5;
    if limit == 0 || found.len() <= limit {
        return;
    }
    let bound = found.select_nth_unstable_by(limit - 1, |x, y| y.0.total_cmp(&x.0)).1.0;
    found.retain(|(sum, _)| sum + ahead + SLACK >= bound);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Readout, corpus};

    fn filled() -> (Archive, Vec<(Document, String)>) {
        let comparer = Comparer::default();
        let texts = corpus::pairs().into_iter().flat_map(|pair| [pair.a, pair.b]);
        let read = |readout: Readout| (comparer.analyze(&readout), readout.date().unwrap_or_default().to_owned());
        let documents: Vec<(Document, String)> = texts.map(read).collect();
        let mut archive = Archive::new(comparer);
        for (place, (document, date)) in documents.iter().enumerate() {
            assert_eq!(archive.add(document, Some(date)), place);
        }
        (archive, documents)
    }

    #[test]
    fn every_claim_is_closest_to_itself() {
        let (mut archive, documents) = filled();
        archive.shrink();
        assert_eq!(archive.claims(), documents.iter().map(|(document, _)| document.claims().len()).sum::<usize>());
        for (readout, (document, _)) in documents.iter().enumerate() {
            for (claim, held) in document.claims().iter().enumerate().filter(|(_, held)| held.span.len() > 60) {
                let found = archive.closest(document, claim, &Search::default());
                let own = found.iter().find(|earlier| earlier.readout == readout && earlier.claim == claim);
                let own = own.unwrap_or_else(|| panic!("{} {claim} does not find itself", document.name()));
                assert_eq!(own.span, held.span);
                assert!(found[0].similarity.get() - own.similarity.get() < 0.02, "{found:?}");
            }
        }
    }

    #[test]
    fn fewer_are_the_first_of_more_though_the_hopeless_are_left_out_early() {
        let (mut archive, documents) = filled();
        for common in [0, 3, 20] {
            archive.common = common;
            for (document, _) in &documents[..8] {
                for claim in 0..document.claims().len() {
                    let of = |limit: usize| archive.closest(document, claim, &Search::default().with_limit(limit));
                    let (some, all) = (of(4), of(1_000));
                    assert!(all.len() >= some.len());
                    // Claims of the same rounded similarity may change places.
                    let values = |found: &[Earlier]| found.iter().map(|earlier| earlier.similarity).collect::<Vec<_>>();
                    assert_eq!(values(&some), values(&all[..some.len()]));
                }
            }
        }
    }

    #[test]
    fn a_search_keeps_to_its_government_and_its_day() {
        let (archive, documents) = filled();
        let search = Search::default().with_issuer("Russia").with_before("2023-01-01").with_limit(5);
        for claim in 0..documents[0].0.claims().len() {
            let found = archive.closest(&documents[0].0, claim, &search);
            assert!(found.len() <= 5 && found.windows(2).all(|pair| pair[0].similarity >= pair[1].similarity));
            for earlier in found {
                let (document, date) = &documents[earlier.readout];
                assert!(document.name() == "Russia" && date.as_str() < "2023-01-01");
                assert_eq!(document.claims()[earlier.claim].span, earlier.span);
            }
        }
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        let comparer = Comparer::default();
        let document = comparer.analyze(&Readout::new("Norway", "They discussed whaling."));
        let archive = Archive::new(comparer);
        assert!(archive.is_empty() && archive.closest(&document, 0, &Search::default()).is_empty());
        assert!(archive.closest(&document, 7, &Search::default()).is_empty());
    }
}
