//! Nouns that name what is done by saying it: "his condemnation of", "their readiness to".
//!
//! In: a place in a [`Reading`]. Out: the act that the noun there names. Law: what surrounds the noun is for the caller to read.

use super::reading::Reading;
use crate::lexicon::Act;

/// The act that a noun names: of "commitment", "commit", to something or to do it; of "readiness", "propose".
pub(super) fn act_named(reading: &Reading<'_>, place: usize) -> Option<Act> {
    let stem = reading.id(place).and_then(|id| reading.knowledge.vocabulary.name(id))?;
    Some(match stem {
        "commit" => Act::Commit,
        "readi" | "willing" => Act::Propose,
        "support" | "solidar" => Act::Support,
        "gratitud" | "appreci" | "condol" | "congratul" => Act::Thank,
        "concern" | "alarm" => Act::Concern,
        "condemn" => Act::Accuse,
        _ => return None,
    })
}
