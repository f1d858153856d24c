//! Whose words they are: the subject of a verb of saying, before it, behind it, or joined to another.

use std::ops::Range;

use super::Attribution;
use super::content::{Hit, Reader, Side};
use crate::claim::{Role, Speaker};
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::Forms;
use crate::lexicon::speech::Frame;

/// The verb of the clause around a participle, or its subject, stands fewer tokens behind the participle.
const MAIN: usize = 60;

impl Reader<'_> {
    /// `police and | witnesses said`: both, whoever speaks for a body first.
    pub(super) fn together(
        &mut self,
        clause: Range<usize>,
        side: Side,
        speaker: &Speaker,
        hit: &Hit,
    ) -> (Range<usize>, Vec<Speaker>) {
        let before =
            Some(clause.start..hit.group.start).filter(|phrase| side == Side::Before && !phrase.is_empty());
        let other = before.and_then(|phrase| self.phrases.joined_before(&phrase, hit.sentence.start));
        let joined = other.and_then(|other| {
            let first = self.cast.speaker(&self.phrases, &other)?;
            Some((other.start..clause.end, first))
        });
        let Some((both, first)) = joined.filter(|(_, first)| first != speaker) else {
            return (clause, vec![speaker.clone()]);
        };
        if self.phrases.is_second_place(&clause, &both) {
            return (both, vec![first]);
        }
        let mut together = vec![speaker.clone(), first];
        together.sort_by_key(|speaker| speaker.role == Role::Source);
        (both, together)
    }

    pub(super) fn subject(&mut self, hit: &Hit) -> Option<(Range<usize>, Speaker, Side)> {
        let first = hit.sentence.start;
        let inverted = hit.group.start == first || self.closes_content(hit.group.start - 1);
        // "told the Post" has its hearer behind it, "the mayor, Ann Roe, accused the army" its object
        let follows = self.may_follow(hit);
        let after = if inverted && follows { self.subject_after(hit) } else { None };
        if after.is_some() {
            return after;
        }
        if let Some((phrase, _)) = self.main_clause(hit)
            && let Some(speaker) = self.cast.speaker(&self.phrases, &phrase)
        {
            return Some((hit.group.start..hit.tokens.end, speaker, Side::Before));
        }
        let before = self.phrases.ending_at(hit.group.start, first);
        let before = before.map(|phrase| self.phrases.past_participles(phrase, first));
        let ing = self.text().lexicon().words.profile(self.text().id(hit.tokens.start)).forms.has(Forms::ING);
        let opener = || if ing { None } else { self.phrases.opener(hit.group.start, first) };
        let before = before.or_else(opener);
        if let Some(phrase) = before {
            let after =
                if follows && self.follows_as_name(hit, &phrase) { self.subject_after(hit) } else { None };
            if after.is_some() {
                return after;
            }
            if let Some(speaker) = self.cast.anything(&self.phrases, &phrase) {
                return Some((phrase.start..hit.tokens.end, speaker, Side::Before));
            }
        }
        self.participle(hit)
    }

    /// `| Tom Hill |, noting that 40 died, called for`, `Noting that 40 died, | Tom Hill | called for`: the subject of the
    /// clause around a participle or behind it, and the comma that closes what the participle says.
    pub(super) fn main_clause(&self, hit: &Hit) -> Option<(Range<usize>, usize)> {
        let (first, verb) = (hit.sentence.start, hit.group.start);
        let ing = self.text().lexicon().words.profile(self.text().id(hit.tokens.start)).forms.has(Forms::ING);
        if !ing {
            return None;
        }
        let ahead = hit.tokens.end..hit.sentence.end.min(hit.tokens.end + MAIN);
        if verb == first {
            return self.main_behind(ahead);
        }
        let comma = Some(verb - 1).filter(|&comma| self.word(comma) == ",")?;
        let opens = |phrase: &Range<usize>| {
            phrase.start == first
                || matches!(self.tag(phrase.start - 1), Tag::Mark | Tag::Subordinator | Tag::Conjunction)
        };
        // "Tom Hill, a guard, noting", or else "In May, the warden, noting"
        let phrase = [verb, comma]
            .into_iter()
            .filter_map(|end| self.phrases.ending_at(end, first))
            .find(|phrase| opens(phrase) && self.may_speak(phrase))?;
        let close = ahead.rev().find(|&at| self.word(at) == "," && self.is_finite(at + 1))?;
        Some((phrase, close))
    }

    fn main_behind(&self, ahead: Range<usize>) -> Option<(Range<usize>, usize)> {
        let end = ahead.end;
        let mut commas = ahead.filter(|&at| self.word(at) == ",");
        commas.find_map(|comma| {
            let phrase = self.phrases.starting_at(comma + 1, end)?;
            (self.may_speak(&phrase) && self.is_finite(phrase.end)).then_some((phrase, comma))
        })
    }

    /// Whether a phrase is of a person, a body, or those who speak: not "40 inmates".
    fn may_speak(&self, phrase: &Range<usize>) -> bool {
        self.phrases.mentions.at(phrase.start).is_some_and(|mention| {
            matches!(mention.kind, MentionKind::Person | MentionKind::Organization)
                || self.phrases.is_source(mention)
        })
    }

    fn is_finite(&self, at: usize) -> bool {
        let forms = self.text().lexicon().words.profile(self.text().id(at)).forms;
        matches!(self.tag(at), Tag::Verb | Tag::Auxiliary) && !forms.has(Forms::ING)
    }

    /// Whether the subject of a verb may stand behind it: what stands behind one that takes an object is the object, but
    /// for a verb that closes a quotation.
    fn may_follow(&self, hit: &Hit) -> bool {
        let first = hit.sentence.start;
        let quoted = (1..=2).any(|back| {
            let before = hit.group.start.checked_sub(back).filter(|&before| before >= first);
            before.is_some_and(|before| self.phrases.is_quote(before))
        });
        match hit.cue.frame {
            Frame::Hearer => false,
            Frame::Object | Frame::Accuse | Frame::Infinitive => quoted,
            _ => true,
        }
    }

    /// `… killed 4 people said Ann Roe`: in copy without commas, a person behind the verb at the end speaks.
    pub(super) fn follows_as_name(&self, hit: &Hit, before: &Range<usize>) -> bool {
        let Some(after) = self.phrases.starting_at(hit.tokens.end, hit.sentence.end) else { return false };
        let named_before = self
            .phrases
            .mentions
            .at(before.start)
            .is_some_and(|mention| mention.named || self.phrases.is_source(mention));
        let speaks = self
            .phrases
            .mentions
            .at(after.start)
            .is_some_and(|mention| self.phrases.is_source(mention) || mention.named);
        let ends = (after.end..hit.sentence.end)
            .take(8)
            .all(|at| !matches!(self.tag(at), Tag::Verb | Tag::Auxiliary));
        !named_before && speaks && ends && self.tag(before.start) != Tag::Pronoun
    }

    /// `," said X`
    pub(super) fn subject_after(&mut self, hit: &Hit) -> Option<(Range<usize>, Speaker, Side)> {
        let phrase = self.phrases.starting_at(hit.tokens.end, hit.sentence.end)?;
        let verb_follows =
            matches!(self.tag(phrase.end), Tag::Verb | Tag::Auxiliary) && phrase.end < hit.sentence.end;
        if verb_follows {
            return None;
        }
        let apposed = self.with_name(&phrase, hit.sentence.end).unwrap_or_else(|| phrase.clone());
        let speaker = self.cast.speaker(&self.phrases, &apposed)?;
        Some((hit.group.start..apposed.end, speaker, Side::After))
    }

    /// `said | a spokeswoman for the fund, Ada Holm,`: a description with the name behind it.
    pub(super) fn with_name(&self, phrase: &Range<usize>, end: usize) -> Option<Range<usize>> {
        let next = phrase.end + 1;
        let name = self.phrases.mentions.at(next).filter(|name| name.tokens.start == next && next < end)?;
        let closed = matches!(self.word(name.tokens.end), "," | ".");
        let whole = phrase.start..name.tokens.end;
        let apposed = closed && self.word(phrase.end) == "," && name.kind == MentionKind::Person;
        (apposed && self.phrases.apposed_name(&whole).is_some()).then_some(whole)
    }

    /// `…, adding that`: the speaker of this sentence goes on.
    pub(super) fn participle(&mut self, hit: &Hit) -> Option<(Range<usize>, Speaker, Side)> {
        let word = self.word(hit.tokens.start).to_ascii_lowercase();
        let goes_on = word.ends_with("ing")
            || hit.group.start > hit.sentence.start && self.tag(hit.group.start - 1) == Tag::Conjunction;
        if !goes_on {
            return None;
        }
        let here = |attribution: &&Attribution| {
            hit.sentence.contains(&attribution.cue) && !attribution.speakers.is_empty()
        };
        let mut recent = self.found.iter().rev().take_while(|found| found.cue >= hit.sentence.start);
        let before = recent.find(here).map(|attribution| attribution.speakers[0].clone());
        let speaker = before.or_else(|| self.first_subject(hit))?;
        Some((hit.group.start..hit.tokens.end, speaker, Side::Before))
    }

    /// The phrase before the first verb of the sentence.
    pub(super) fn first_subject(&mut self, hit: &Hit) -> Option<Speaker> {
        let verb = (hit.sentence.start..hit.group.start)
            .find(|&at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary))?;
        let group = self.phrases.group(verb, hit.sentence.start);
        let phrase = self.phrases.ending_at(group.start, hit.sentence.start)?;
        self.cast.speaker(&self.phrases, &phrase)
    }
}
