//! Places that the gazetteer lacks, by the words beside their names.
//!
//! ```text
//! village = area "of" name              the village of Dar Azim
//!         | "in" name "," region        in San Pablo Norte, Usulutan
//!         | "NEAR" name area            where all is in capitals: NEAR RIO SECO MUNICIPALITY
//! ```

use std::ops::Range;

use super::site::Sites;
use crate::extract::mention::Tag;
use crate::lexicon::events::Turn;
use crate::text::Case;

/// The name of a village has so many words.
const CAPITALS: usize = 4;

impl Sites<'_> {
    /// `the village of | Dar Azim`
    pub(super) fn is_village(&self, at: usize) -> bool {
        at > 1 && self.text.is(at - 1, "of") && self.has(at - 2, Turn::Area)
    }

    /// `in | San Pablo Norte | , Usulutan`: a name behind "in" and before the region it lies in.
    pub(super) fn is_before_region(&self, name: &Range<usize>) -> bool {
        let region = self.text.is(name.end, ",") && self.text.gazetteer_name(name.end + 1).is_some();
        region && self.follows_locative(name.start)
    }

    /// `THE VILLAGE OF | DAR AZIM`, `NEAR | RIO SECO | MUNICIPALITY`: where all is in capitals, words that are no
    /// others.
    pub(super) fn in_capitals(&self, at: usize) -> Option<Range<usize>> {
        let tokens = self.text.tokens();
        let capitals = |at: usize| tokens.get(at).is_some_and(|token| token.case == Case::Upper);
        let name = |at: &usize| {
            let known = self.text.lexicon().words.profile(self.text.id(*at));
            let word = matches!(self.mentions.tag(*at), Tag::Noun | Tag::Name | Tag::Adjective);
            capitals(*at) && word && !known.common && !self.has(*at, Turn::Area)
        };
        if !(at > 0 && capitals(at - 1) && capitals(at)) {
            return None;
        }
        let village = self.is_village(at);
        if !village && !self.has(at - 1, Turn::Locative) {
            return None;
        }
        let end = at + (at..tokens.len().min(at + CAPITALS)).take_while(name).count();
        (end > at && (village || end < tokens.len() && self.has(end, Turn::Area))).then_some(at..end)
    }
}
