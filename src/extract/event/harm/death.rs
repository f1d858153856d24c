//! Violence whose end is told behind those who suffer it: `beat | his wife | to death`, `shot | him | dead`.

use super::Scene;
use crate::extract::mention::Tag;
use crate::lexicon::events::HarmCue;

/// `beat a 34-year-old mother of three from Velm | to death` is about as long.
const TO_DEATH: usize = 12;

impl Scene<'_> {
    /// What a verb says together with `to death` or `dead` behind its object, and where that ends.
    pub(super) fn to_death(&self, verb: usize, end: usize) -> Option<(HarmCue, usize)> {
        let next = verb + 1;
        if self.tag(verb) != Tag::Verb || self.is(next, "to") || self.is(next, "dead") {
            return None;
        }
        let part = |tag: Tag| matches!(tag, Tag::Verb | Tag::Auxiliary | Tag::Mark);
        let object = |at: &usize| !part(self.tag(*at));
        let mut behind = (verb + 1..end.min(verb + TO_DEATH)).take_while(object);
        // "eight shot two dead": those who died are counted apart
        let whole = |at: usize| {
            let mention = self.mentions.at(next);
            mention.is_some_and(|object| object.tokens.end == at && self.tag(object.head) != Tag::Number)
        };
        let ends =
            |at: usize| self.is(at, "dead") && whole(at) || self.is(at, "to") && self.is(at + 1, "death");
        let to = behind.find(|&at| ends(at))?;
        let words = if self.is(to, "dead") { 1 } else { 2 };
        let word = |ahead: usize| self.text.id(if ahead == 0 { verb } else { to + ahead - 1 });
        let (len, cue) = self.text.lexicon().events.harm.longest(word)?;
        (len == words + 1).then_some((*cue, to + words))
    }
}
