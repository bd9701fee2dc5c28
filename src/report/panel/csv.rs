//! A panel as tables, for R, pandas or a database.
//!
//! In: a [`Panel`]. Out: comma-separated values, as those of [`report::csv`](crate::report::csv). Law: an account that does not mention a
//! row has a record for it, with empty fields; names and order of the columns are part of the contract: new ones come last.
//!
//! | table | a record for each | columns |
//! |---|---|---|
//! | [`rows`] | row and account | `row` from 1, `told_by` and `of`: how many accounts tell it, of how many; `relation`, `aspects`, `similarity`, `topic` of the row; `account` (its seat), `issuer`, the `claims` of its cell and their `text`, both empty where the account does not mention it |
//! | [`claims`] | claim, in a row or alone | `account`, `issuer`, `id`, the `row` it stands in (empty where no other account mentions it), `holder` as its own text shows them (`own`, `counterpart`, `both`, `narrator`, `other`), `act`, `strength`, `negated`, `topics`, `share`, `start`, `end`, `text` |
//! | [`pairs`] | pair of accounts | `x`, `y` (their seats), `issuer_x`, `issuer_y`, `links`, `divergence` with its interval `low`, `high` and its parts |

use rustc_hash::FxHashMap;

use super::super::csv::{VALUES, score, table, texts, yes};
use crate::divergence::PARTS;
use crate::panel::{Panel, PanelAccount, PanelClaim, PanelPair, PanelRow};
use crate::score::rounded;

/// By row and account what the account tells: the long form of the table across all accounts.
///
/// ```
/// use rashomon::{Comparer, corpus, report};
/// let panel = Comparer::default().panel(&corpus::summits()[0].accounts);
/// let table = report::panel::csv::rows(&panel);
/// assert!(table.starts_with("row,told_by,of,relation,aspects,similarity,topic,account,issuer,claims,text\n"));
/// assert_eq!(table.lines().count(), 1 + panel.rows().len() * panel.accounts().len());
/// ```
#[must_use]
pub fn rows(panel: &Panel) -> String {
    let columns = ["row", "told_by", "of", "relation", "aspects", "similarity", "topic", "account", "issuer", "claims", "text"];
    let record = |number: usize, row: &PanelRow, account: &PanelAccount| {
        let ids = row.cells.get(account.id.index()).map_or(&[][..], Vec::as_slice);
        let aspects: Vec<&str> = row.aspects.iter().map(|aspect| aspect.name()).collect();
        vec![
            number.to_string(),
            row.told_by().count().to_string(),
            panel.accounts().len().to_string(),
            row.relation.name().to_owned(),
            aspects.join(VALUES),
            score(row.similarity),
            row.topic.clone().unwrap_or_default(),
            account.id.to_string(),
            account.issuer.clone(),
            ids.join(VALUES),
            texts(ids.iter().filter_map(|id| account.claim(id)).map(|claim| claim.text.as_str())),
        ]
    };
    let record = &record;
    let of_row = |(number, row)| panel.accounts().iter().map(move |account| record(number, row, account));
    table(&columns, (1..).zip(panel.rows()).flat_map(of_row))
}

/// The claims of every account, in a row or alone.
#[must_use]
pub fn claims(panel: &Panel) -> String {
    let columns =
        ["account", "issuer", "id", "row", "holder", "act", "strength", "negated", "topics", "share", "start", "end", "text"];
    let ids = |(number, row): (usize, &'_ PanelRow)| row.cells.concat().into_iter().map(move |id| (id, number));
    let rows: FxHashMap<String, usize> = (1..).zip(panel.rows()).flat_map(ids).collect();
    let record = |account: &PanelAccount, claim: &PanelClaim| {
        vec![
            account.id.to_string(),
            account.issuer.clone(),
            claim.id.clone(),
            rows.get(&claim.id).map_or_else(String::new, ToString::to_string),
            claim.holder.relative().to_owned(),
            claim.act.name().to_owned(),
            score(claim.strength),
            yes(claim.negated),
            claim.topics.join(VALUES),
            score(claim.share),
            claim.start.to_string(),
            claim.end.to_string(),
            claim.text.clone(),
        ]
    };
    let record = &record;
    table(&columns, panel.accounts().iter().flat_map(|account| account.claims.iter().map(move |claim| record(account, claim))))
}

/// How far apart each two accounts are, and in what.
#[must_use]
pub fn pairs(panel: &Panel) -> String {
    let columns = [&["x", "y", "issuer_x", "issuer_y", "links", "divergence", "low", "high"][..], &PARTS].concat();
    let issuer = |place: usize| panel.accounts().get(place).map_or_else(String::new, |account| account.issuer.clone());
    let record = |pair: &PanelPair| {
        let divergence = &pair.divergence;
        let mut fields = vec![
            pair.x.to_string(),
            pair.y.to_string(),
            issuer(pair.x.index()),
            issuer(pair.y.index()),
            pair.links.len().to_string(),
        ];
        fields.extend([divergence.overall, divergence.low, divergence.high].map(score));
        fields.extend(divergence.parts.named().map(|(_, part)| rounded(part).to_string()));
        fields
    };
    table(&columns, panel.pairs().iter().map(record))
}
