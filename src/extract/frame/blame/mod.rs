//! Who did it: responsibility taken, refused, ascribed.
//!
//! ```text
//! deed      = an event noun behind the cue, or else before it, or what is told there
//! did       = X be ("behind" | "responsible for" | "involved in") deed | X "carried out" deed | deed "by" X | X deed
//! did       = deed be "carried out by" X
//! denied    = X denies [report] ( ["having"] verb of a deed | "that" ("it" | "its" people) … verb of a deed )
//! claimed   = X "claimed responsibility" ["for" deed] | X claims deed | deed be "claimed by" X
//! denied    = X "denied involvement" …
//! ascribed  = Y "blamed" deed "on" X | Y "blamed" X "for" deed | Y "accused" X "of" … | Y "implicated" X "in" deed
//! ```
//! What the accuser says is in the accuser's voice and alleged; what somebody claims of himself is claimed.

mod deed;

use std::ops::Range;

use super::{About, Draft, Reading};
use crate::claim::{Attribute, Certainty};
use crate::extract::mention::{Mention, MentionKind, Tag, is_of_any};
use crate::lexicon::speech::Manner;
use crate::lexicon::{Blame, Forms, Happening, Noun, WordClass};
use crate::value::{Entity, Value};

use deed::{claimed_deed, denied_deed, refused_deed, worked};
pub(in crate::extract::frame) use deed::{is_deed, of_deed_at};

/// How it is said who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum BlameRule {
    BehindIt,
    LinkedToIt,
    Claimed,
    Denied,
    Borne,
    CarriedOut,
    CarriedOutBy,
    Blamed,
    Accused,
    DeedDenied,
    DeedNotDone,
    DeedBy,
    WhoseDeed,
    ByHand,
    Named,
}

impl BlameRule {
    const NAMES: &[(BlameRule, &str)] = &[
        (BlameRule::BehindIt, "behind it"),
        (BlameRule::LinkedToIt, "linked to it"),
        (BlameRule::Claimed, "responsibility claimed"),
        (BlameRule::Denied, "responsibility denied"),
        (BlameRule::Borne, "responsibility borne"),
        (BlameRule::CarriedOut, "carried out"),
        (BlameRule::CarriedOutBy, "carried out by"),
        (BlameRule::Blamed, "blamed"),
        (BlameRule::Accused, "accused"),
        (BlameRule::DeedDenied, "deed denied"),
        (BlameRule::DeedNotDone, "deed not done"),
        (BlameRule::DeedBy, "deed by"),
        (BlameRule::WhoseDeed, "whose deed"),
        (BlameRule::ByHand, "by hand"),
        (BlameRule::Named, "named as the doer"),
    ];

    fn name(self) -> &'static str {
        BlameRule::NAMES.iter().find(|(rule, _)| *rule == self).map_or("", |(_, name)| name)
    }

    /// The rule that a claim names as its own.
    pub(in crate::extract) fn named(name: &str) -> Option<BlameRule> {
        BlameRule::NAMES.iter().find(|(_, known)| *known == name).map(|(rule, _)| *rule)
    }

    /// Whether the rule takes few for doers who are none, so that it may name one for an event that has none.
    pub(in crate::extract) fn is_sure(self) -> bool {
        use BlameRule::{Accused, ByHand, CarriedOut, Claimed, Denied};
        matches!(self, Claimed | Denied | Accused | CarriedOut | ByHand)
    }

    fn attribute(self) -> Attribute {
        match self {
            BlameRule::Claimed => Attribute::ClaimedBy,
            BlameRule::Denied | BlameRule::DeedDenied => Attribute::DeniedBy,
            _ => Attribute::Perpetrator,
        }
    }
}

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if let Some((len, blame)) = reading.text.longest(&reading.text.lexicon().blame, at) {
        let held =
            if *blame == Blame::Did { super::charge::held_responsible(reading, at, len) } else { None };
        drafts.extend(held.or_else(|| by_cue(reading, at, len, *blame)));
    }
    if let Some((len, cue)) = reading.text.longest(&reading.text.lexicon().speech.cues, at) {
        match cue.manner {
            Manner::Deny => drafts.extend(denied_deed(reading, at, len)),
            Manner::Claim => drafts.extend(claimed_deed(reading, at, len)),
            _ => {}
        }
    }
    drafts.extend(refused_deed(reading, at));
}

/// `Ann Roe appeared before a court in Riga | accused of`: whom a participle is of that hangs on a verb with its own
/// phrases.
fn before_participle(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let nearest = reading.subject(at)?;
    let first = reading.mentions.list()[nearest].tokens.start;
    let led = first.checked_sub(2).filter(|&verb| reading.tag(verb + 1) == Tag::Preposition)?;
    let verb = Some(led).filter(|&verb| reading.tag(verb) == Tag::Verb)?;
    let alone = reading.tag(at.checked_sub(1)?) != Tag::Auxiliary;
    reading.subject(verb).filter(|&index| alone && is_doer(reading, index))
}

/// Who stands beside the noun for a deed.
pub(super) fn read_noun(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if reading.tag(at) == Tag::Noun {
        drafts.extend(by_noun(reading, at));
    }
}

fn by_cue(reading: &Reading<'_>, at: usize, len: usize, blame: Blame) -> Option<Draft> {
    let after = at + len;
    let subject = || reading.subject(at).filter(|&index| is_doer(reading, index));
    // "the mayor blamed | speeding", "blamed on Sunday | the rebels": a thing or somebody behind it
    let active = matches!(blame, Blame::Ascribed | Blame::Credited) && is_of_thing(reading, after);
    let passive = reading.tag(at) == Tag::Verb && reading.is_passive(at, len) && !active;
    let (rule, doer) = match blame {
        Blame::Did if is_of_other(reading, after) => return None,
        Blame::Did => (BlameRule::BehindIt, predicate_subject(reading, at)?),
        Blame::Linked => (BlameRule::LinkedToIt, predicate_subject(reading, at)?),
        Blame::Claimed => (BlameRule::Claimed, subject()?),
        Blame::Denied => (BlameRule::Denied, subject()?),
        Blame::Bore => (BlameRule::Borne, holder(reading, at)?),
        Blame::Work => return worked(reading, at..after),
        Blame::Acted if passive => (BlameRule::CarriedOutBy, agent(reading, after)?),
        Blame::Acted => {
            deed_after(reading, after)?;
            (BlameRule::CarriedOut, subject()?)
        }
        Blame::Accuse if !super::charge::is_of_deed(reading, after) => return None,
        Blame::Ascribed if is_for_aid(reading, after) => return None,
        Blame::Ascribed | Blame::Credited if is_about_deed(reading, at) => {
            (BlameRule::Blamed, blamed_on(reading, after)?)
        }
        Blame::Credited => (BlameRule::Blamed, credited(reading, after)?),
        Blame::Ascribed | Blame::Accuse | Blame::Implicate if passive => {
            (BlameRule::Accused, before_participle(reading, at).or_else(subject)?)
        }
        Blame::Ascribed => (BlameRule::Blamed, blamed(reading, after)?),
        Blame::Accuse | Blame::Implicate => (BlameRule::Accused, object(reading, after)?),
    };
    let draft = draft(reading, rule, doer, at..after)?;
    Some(match blame {
        Blame::Ascribed | Blame::Credited | Blame::Accuse | Blame::Implicate => {
            let voice = if passive { None } else { reading.subject(at) };
            Draft { voice, certainty: Some(Certainty::Alleged), ..draft }
        }
        Blame::Claimed => Draft { voice: Some(doer), certainty: Some(Certainty::Claimed), ..draft },
        Blame::Denied => Draft { voice: Some(doer), ..draft },
        Blame::Linked => Draft { certainty: Some(Certainty::Reported), ..draft },
        Blame::Did | Blame::Bore | Blame::Acted | Blame::Work => draft,
    })
}

/// `blamed | driving at night`, `blamed | on Sunday the rebels`: whether a verb without an auxiliary has an object that
/// is no noun phrase right behind it.
fn is_of_thing(reading: &Reading<'_>, after: usize) -> bool {
    let alone = after > 1 && reading.tag(after - 2) != Tag::Auxiliary;
    let gerund = reading.forms(after).has(Forms::ING) && reading.mentions.at(after).is_none();
    let day = reading.dates_in(after..after + 2).next().map(|date| date.tokens().end);
    alone && (gerund || day.is_some_and(|end| reading.mentions.at(end).is_some()))
}

/// `was carried out | by X`.
fn agent(reading: &Reading<'_>, after: usize) -> Option<usize> {
    let by = (after..after + 3).find(|&at| reading.text.is(at, "by"))?;
    reading.mentions.index_at(by + 1).filter(|&index| is_doer(reading, index))
}

/// `X was behind`: the subject of a form of "be"; `the group behind`: the phrase before.
fn predicate_subject(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let index = reading.subject(at)?;
    let be = (at.saturating_sub(4)..at).any(|at| reading.tag(at) == Tag::Auxiliary);
    (be && is_doer(reading, index)).then_some(index)
}

/// `responsible for | parts of Asia`, `behind | the wheel`: of something that is no deed.
fn is_of_other(reading: &Reading<'_>, after: usize) -> bool {
    let object = reading.object(after).map(|index| &reading.mentions.list()[index]);
    object.is_some_and(|object| {
        let harms = |at: usize| reading.text.opens(at, &reading.text.lexicon().events.harm);
        let pointed = matches!(object.kind, MentionKind::Event | MentionKind::Pronoun);
        let counted = reading.figure_of(object.tokens.start).is_some();
        !pointed && !counted && !object.tokens.clone().any(|at| harms(at) || is_deed(reading, at))
    })
}

/// `X had "sole responsibility"`.
fn holder(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let verb =
        (at.saturating_sub(4)..at).rev().find(|&at| matches!(reading.tag(at), Tag::Auxiliary | Tag::Verb))?;
    let owns = reading.text.is_class(verb, WordClass::Bearing);
    reading.subject(verb).filter(|&index| owns && is_doer(reading, index))
}

/// `blamed X for`, `blamed the attack on X`.
fn blamed(reading: &Reading<'_>, after: usize) -> Option<usize> {
    blamed_on(reading, after).or_else(|| object(reading, after))
}

/// `blamed … on X`, `attributed … to X`.
fn blamed_on(reading: &Reading<'_>, after: usize) -> Option<usize> {
    let end = reading.clause(after).end.min(after + 16);
    let doer = |at: usize| {
        let index = reading.mentions.index_at(at + 1)?;
        (is_doer(reading, index) && !reading.is_date(at + 1)).then_some(index)
    };
    // "blamed the attack on the port on X": the last of them
    let on = (after..end).rev().filter(|&at| reading.text.is(at, "on")).find_map(doer);
    on.or_else(|| (after..end).find(|&at| reading.text.is(at, "to")).and_then(doer))
}

/// `attributed the attack to X`: of nothing but a deed.
fn credited(reading: &Reading<'_>, after: usize) -> Option<usize> {
    let object = reading.object(after).map(|index| &reading.mentions.list()[index]);
    let deed = object.is_some_and(|deed| deed.kind == MentionKind::Event && is_violent(reading, deed.head));
    deed.then(|| blamed_on(reading, after)).flatten()
}

/// `The attack was | blamed on X`: a deed is the subject of a passive verb.
fn is_about_deed(reading: &Reading<'_>, at: usize) -> bool {
    let subject = reading.subject(at).map(|index| &reading.mentions.list()[index]);
    let deed = subject.is_some_and(|deed| deed.kind == MentionKind::Event);
    deed && reading.is_passive(at, 1)
}

fn object(reading: &Reading<'_>, after: usize) -> Option<usize> {
    reading.object(after).filter(|&index| is_doer(reading, index))
}

/// `blames X for supporting the rebels`: a reproach, and of no deed.
fn is_for_aid(reading: &Reading<'_>, after: usize) -> bool {
    let end = reading.clause(after).end.min(after + 10);
    let gerund = (after..end).find(|&at| reading.text.is(at, "for")).map(|at| at + 1);
    let gerund = gerund.filter(|&at| reading.forms(at).has(Forms::ING) && reading.tag(at) == Tag::Verb);
    gerund.is_some_and(|at| !is_deed(reading, at) && deed_after(reading, at).is_none())
}

/// `an attack by X`, `X attacks`: who stands beside the noun for the deed.
fn by_noun(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let index = reading.mentions.index_at(at)?;
    let list = reading.mentions.list();
    if list[index].kind != MentionKind::Event || list[index].head != at || !is_violent(reading, at) {
        return None;
    }
    if reading.text.is(at + 1, "by") {
        let doer = reading.mentions.index_at(at + 2).filter(|&index| is_doer(reading, index))?;
        return draft(reading, BlameRule::DeedBy, doer, at..at + 2);
    }
    let doer = (index + 1..list.len())
        .take_while(|&inner| list[inner].nested)
        .find(|&inner| list[inner].named && is_body(reading, inner) && list[inner].tokens.end <= at)?;
    draft(reading, BlameRule::WhoseDeed, doer, at..at + 1)
}

/// Whether a noun is for a deed: not for a disaster, an arrest, or what happens in peace.
pub(super) fn is_violent(reading: &Reading<'_>, noun: usize) -> bool {
    let peaceful = |kind| matches!(kind, Happening::Other | Happening::Disaster | Happening::Arrest);
    !reading.happening_at(noun).is_some_and(peaceful)
}

/// Whether an event's accusation says more than that the deed was of its kind: not `terrorist attacks`, nor the doer of
/// a `military withdrawal`.
pub(in crate::extract) fn is_telling(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Value::Entity(entity) = &draft.value else { return true };
    let named = entity.name.contains(|c: char| c.is_uppercase() || c == ' ');
    let accuses =
        matches!(reading.text.longest(&reading.text.lexicon().blame, draft.cue), Some((_, Blame::Accuse)));
    match draft.rule {
        "whose" => named && is_violent(reading, draft.cue),
        "blamed" if accuses => super::charge::is_of_deed(reading, draft.cue + 1),
        // "the figure was attributed to the ministry"
        "blamed" => !reading.subject(draft.cue).is_some_and(|index| {
            reading.text.is_class(reading.mentions.list()[index].head, WordClass::ReportNoun)
        }),
        _ => true,
    }
}

/// Whether the name is of a body, as in "Red Path attacks", and not of where it was.
fn is_body(reading: &Reading<'_>, index: usize) -> bool {
    let mention = &reading.mentions.list()[index];
    let entity = reading.mentions.entity(mention.entity);
    let armed = reading.text.longest(&reading.text.lexicon().events.armed, mention.name.start).is_some();
    entity.kind == MentionKind::Organization || mention.kind == MentionKind::Group || armed
}

/// Whether a mention may be of somebody who does things.
pub(super) fn is_doer(reading: &Reading<'_>, index: usize) -> bool {
    let mention = &reading.mentions.list()[index];
    let entity = reading.mentions.entity(mention.entity);
    let human = reading.text.lexicon().words.profile(reading.text.id(mention.head)).noun == Noun::Person;
    human
        || matches!(entity.kind, MentionKind::Organization | MentionKind::Person | MentionKind::Group)
        || entity.named && matches!(entity.kind, MentionKind::Place | MentionKind::Other)
}

/// The head of the event noun behind a cue, in its clause.
fn deed_after(reading: &Reading<'_>, after: usize) -> Option<usize> {
    let end = reading.clause(after).end.min(after + 14);
    (after..end).find_map(|at| {
        let mention = reading.mentions.at(at)?;
        (mention.kind == MentionKind::Event && mention.head == at).then_some(at)
    })
}

/// `a decline in | attacks by X`, `X's attacks | have spread fear`: deeds of a kind, and no one of them; but `attacks
/// by X in Riga`, `the attacks`, `two attacks`.
fn is_in_general(reading: &Reading<'_>, deed: &Mention) -> bool {
    let pointed = deed.tokens.clone().any(|at| {
        matches!(reading.tag(at), Tag::Determiner | Tag::Possessive) || reading.figure_of(at).is_some()
    });
    let end = reading.clause(deed.head).end;
    let placed = || reading.place_after(deed.head + 1).is_some_and(|(place, _)| place.start < end);
    let dated = || reading.dates_in(deed.tokens.start..end).next().is_some();
    deed.kind == MentionKind::Event && deed.plural && !pointed && !placed() && !dated()
}

/// The ending of a participle, for a word that no table has.
const ASKING: &str = "ing";

/// `without saying | which branch carried it out`: who did it is what is asked.
fn is_asked(reading: &Reading<'_>, doer: &Mention) -> bool {
    let led = doer.tokens.start.checked_sub(1).is_some_and(|before| reading.tag(before) == Tag::Relative);
    // "DETERMINING | WHO IS RESPONSIBLE": a single word before the question that does what it asks
    let asker = doer.tokens.len() == 1 && reading.tag(doer.tokens.end) == Tag::Relative;
    let asks = |word: &str| word.len() > ASKING.len() && word.to_lowercase().ends_with(ASKING);
    if asker && asks(reading.text.word(doer.head)) {
        return true;
    }
    led && !doer.named && reading.tag(doer.tokens.start) == Tag::Noun
}

pub(super) fn draft(reading: &Reading<'_>, rule: BlameRule, doer: usize, cue: Range<usize>) -> Option<Draft> {
    let mention = &reading.mentions.list()[doer];
    let entity = reading.mentions.entity(mention.entity);
    // a headline in capitals that was read as one name tells of nobody
    let swallowed = mention.tokens.contains(&cue.start);
    if entity.kind == MentionKind::Pronoun || swallowed || reading.text.is(mention.tokens.start, "no") {
        return None;
    }
    let deed = deed_after(reading, cue.end).or_else(|| reading.mentions.at(cue.start).map(|own| own.head));
    let named = deed.and_then(|deed| reading.mentions.at(deed));
    if named.is_some_and(|deed| is_of_any(reading.text, deed.tokens.start) || is_in_general(reading, deed))
        || is_asked(reading, mention)
    {
        return None;
    }
    let at = deed.unwrap_or(cue.start);
    let name = if entity.named || mention.kind == MentionKind::Pronoun {
        entity.name.as_str()
    } else {
        reading.text.span(mention.tokens.clone()).of(reading.text.source())
    };
    let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).filter(|_| !entity.named);
    let name = bare.unwrap_or(name).to_owned();
    let value = Value::Entity(Entity { name, key: format!("entity:{}", mention.entity) });
    let near = mention.tokens.start.abs_diff(cue.start) < 30;
    let start = if near { mention.tokens.start.min(cue.start) } else { cue.start };
    let end = cue.end.max(deed.map_or(cue.end, |deed| deed + 1)).max(if near {
        mention.tokens.end
    } else {
        cue.end
    });
    let words = reading.mentions.at(at).map_or(cue.clone(), |deed| deed.tokens.clone());
    // "who was responsible" says for what before it
    let about = if deed.is_some() { About::Event { at, words } } else { About::Story { at, words } };
    Some(Draft::new(rule.name(), about, rule.attribute(), value, start..end, cue.start))
}
