//! Workers who strike: told from whoever strikes somebody.
//!
//! ```text
//! strikes = workers "struck" (day | "over" | "for" | … | end of the clause)     nurses struck on Friday
//! ```

use super::mention::{Mention, Mentions, Tag};
use crate::lexicon::WordClass;
use crate::lexicon::events::Part;
use crate::text::Text;

/// `nurses`, `train drivers`: whom a trade names.
pub(super) fn are_workers(text: &Text<'_>, who: &Mention) -> bool {
    let part = text.lexicon().events.victims.get(text.id(who.head));
    matches!(part, Some(Part::Folk | Part::Medics | Part::Rescuers | Part::Journalists | Part::Staff))
        || text.is_class(who.head, WordClass::Industrial)
}

/// `nurses | struck | on Friday`: whether a verb tells that workers stop work. It has no object, and nobody does it to
/// them.
pub(super) fn is_stoppage(text: &Text<'_>, mentions: &Mentions, verb: usize) -> bool {
    if !(text.is_class(verb, WordClass::StoppingWork) && mentions.tag(verb) == Tag::Verb) {
        return false;
    }
    let first = mentions.group_before(verb).start;
    let passive = (first..verb).any(|at| text.lexicon().words.profile(text.id(at)).function.is_be());
    let subject = first.checked_sub(1).and_then(|last| mentions.at(last));
    let sentence = text.sentences()[text.sentence_of(verb)].tokens();
    let next = verb + 1;
    let ends = next >= sentence.end || matches!(mentions.tag(next), Tag::Mark | Tag::Conjunction);
    let dated = text.lexicon().dates.longest(text, next).is_some();
    let stops = ends || dated || text.is_class(next, WordClass::BesideStrike);
    !passive && stops && subject.is_some_and(|who| who.plural && are_workers(text, who))
}
