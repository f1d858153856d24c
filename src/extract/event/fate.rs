//! Who is dead because a statement of harm names him: what is counted of one named person is told of that person.
//!
//! ```text
//! fate = person "among" figure cue            Ann Roe was among 12 people killed
//!      | office "," person "," be cue         the head of the guild, Ann Roe, was killed
//! ```
//! The frame of a verb tells most of it from the verb's own subject; this adds those whom only the count finds. A noun
//! for a death is left out: `the killing of Ann Roe` may be planned, feared or shown on a screen.

use super::harm::{Harm, HarmKind, HarmRule};
use super::victims::Victims;
use crate::claim::Attribute;
use crate::extract::frame::{About, Draft};
use crate::extract::mention::{MentionKind, Mentions, Tag};
use crate::text::Text;
use crate::value::{Status, Value};

/// The rule of a death that is told by a count.
const RULE: &str = "named among the dead";

/// The state of each person whom a statement names among the dead.
pub(super) fn drafts<'h>(
    text: &'h Text<'_>,
    mentions: &'h Mentions,
    harm: &'h Harm,
) -> impl Iterator<Item = Draft> + 'h {
    let told = harm.kind == HarmKind::Killed && !is_noun(harm.rule);
    let named = harm.victims.iter().filter(move |victims| told && victims.is_named());
    named.filter_map(|victims| dead(text, mentions, harm, victims))
}

/// `the killing of | Ann Roe`, `a death toll of`: rules that name a death and do not say that it came.
fn is_noun(rule: HarmRule) -> bool {
    matches!(rule, HarmRule::Nominal | HarmRule::Toll)
}

fn dead(text: &Text<'_>, mentions: &Mentions, harm: &Harm, victims: &Victims) -> Option<Draft> {
    let index = mentions.index_at(victims.tokens.start)?;
    let mention = &mentions.list()[index];
    let entity = mentions.entity(mention.entity);
    // A word alone may be of a place or a group as well as of a person.
    let full = entity.name.split_whitespace().nth(1).is_some();
    let person = full && entity.named && entity.kind == MentionKind::Person && !mention.plural;
    // "Ann Roe replaced Tom Hill after | Hill was shot", "Ann Roe) -- a man died": another clause stands between
    let mut between = victims.tokens.end..harm.cue;
    let near = between.all(|at| match mentions.tag(at) {
        Tag::Verb => false,
        Tag::Mark => text.word(at) == ",",
        _ => true,
    });
    if !person || !near || victims.entity != Some(mention.entity) {
        return None;
    }
    let tokens = victims.tokens.start.min(harm.cue)..victims.tokens.end.max(harm.cue + 1);
    let value = Value::Status { status: Status::Dead };
    Some(Draft::new(RULE, About::Mention(index), Attribute::LifeStatus, value, tokens, harm.cue))
}
