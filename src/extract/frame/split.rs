//! Verbs whose second part stands behind their object: `took | 14 people | into custody`.

use super::Reading;
use crate::extract::mention::Tag;
use crate::lexicon::{VerbFrame, WordClass};

/// `forced 20,000 men, women and children` is about as long as an object before the second part gets.
const OBJECT: usize = 10;

impl Reading<'_> {
    /// The frame of a verb with what stands behind its object; none where nothing more of it does.
    pub(super) fn split_verb(&self, at: usize) -> Option<VerbFrame> {
        let object = self.mentions.at(at + 1).filter(|object| object.tokens.start == at + 1)?;
        let end = object.tokens.end;
        // "took 18 engineers hostage": the last word of the phrase is the verb's
        let last = end - 1;
        // "took the hostage to safety": the hostage is whom they took
        let alone = last == at + 2 && self.tag(at + 1) == Tag::Determiner;
        let captive = last > at + 1 && !alone && self.text.is_class(last, WordClass::Captive);
        let end = if captive { last } else { end };
        let word = |ahead: usize| self.text.id(if ahead == 0 { at } else { end + ahead - 1 });
        let (len, frame) = self.text.lexicon().verbs.longest(word)?;
        // "carried the child out" is no attack
        let whole = matches!(
            frame,
            VerbFrame::Detain
                | VerbFrame::Abduct
                | VerbFrame::Release
                | VerbFrame::Displace
                | VerbFrame::Kill
        );
        (len > 1 && whole && end <= at + OBJECT).then_some(*frame)
    }
}
