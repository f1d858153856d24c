//! Those who suffer what a verb says and stand before it: in the clause of the verb, or whom a relative clause is of.

use std::ops::Range;

use super::super::list::is_one;
use super::super::partition::part_described;
use super::super::roll::Roll;
use super::super::victims::{Who, one as single};
use super::verb::is_ing;
use super::{Cue, Scene, Share, Victims};
use crate::extract::mention::{Mention, MentionKind, Tag, is_of_person};
use crate::extract::voice::is_notice;
use crate::lexicon::events::{HarmFrame, Turn};
use crate::lexicon::{Function, WordClass};

/// How far back the subject of a verb may stand: behind it, five people may be named with their ages.
const SUBJECT: usize = 60;
/// A relative clause between two who suffer has fewer tokens.
const RELATIVE: usize = 16;
/// A label in brackets before a sentence has fewer tokens: who speaks, or of what sort the text is.
const LABEL: usize = 16;
/// How far before a participle its counted people may start.
const ANTECEDENT: usize = 9;

impl Cue {
    /// The victims before the verb group that starts at `start`.
    pub(super) fn subject(&self, scene: &Scene<'_>, start: usize) -> Vec<Victims> {
        if let Some(of) = of_whom(scene, start) {
            let figure = of.checked_sub(1).and_then(|last| scene.figure_at(last));
            let counted = figure.and_then(|figure| scene.counted(figure, of, Share::Whole));
            return counted.map(|victims| Victims { share: Share::Whole, ..victims }).into_iter().collect();
        }
        if let Some(some) = self.some_of_whom(scene, start) {
            return vec![some];
        }
        if let Some(nearest) = self.nearest(scene, start) {
            return nearest;
        }
        let held = || self.before_belief(scene, start);
        let end = self.before_relative(scene, start).or_else(held).unwrap_or(start);
        if scene.is_rest(self.sentence.start, end) || scene.is_stranger(end) || scene.is_kin_or_own(end) {
            return Vec::new();
        }
        let mut found = self.subjects(scene, end);
        if let Some((head, last)) = self.behind_relative(scene, start, found.last()) {
            return vec![head, last];
        }
        if found.is_empty() {
            found.extend(self.antecedent(scene, end));
        }
        if self.is_of_another(scene, &found, start) {
            return Vec::new();
        }
        if let Some(pronoun) = self.joined_pronoun(scene, &found) {
            found.insert(0, pronoun);
        }
        part_described(scene, &mut found, end);
        if scene.are_several(end) && matches!(found.as_slice(), [lone] if is_one(lone)) {
            return Vec::new();
        }
        let all_single = found.iter().all(|victims| victims.entity.is_some() || is_one(victims));
        if all_single && self.is_singular(scene, start) {
            found.truncate(1);
        }
        found
    }

    /// `| a woman | who was in the car | and her son | died`, `| the man, | who had shot six, | and a guard | died`:
    /// whoever a relative clause is of, joined over it to the last before the verb. Where the clause may have him for
    /// its object, it needs its commas.
    fn behind_relative(
        &self,
        scene: &Scene<'_>,
        start: usize,
        last: Option<&Victims>,
    ) -> Option<(Victims, Victims)> {
        let last = last.filter(|last| last.share == Share::Whole)?;
        let and = last.tokens.start.checked_sub(1).filter(|&and| scene.is(and, "and"))?;
        let from = self.sentence.start.max(and.saturating_sub(RELATIVE));
        let mut before = (from + 1..and).rev().take_while(|&at| !matches!(scene.text.word(at), ";" | ":"));
        let who = before.find(|&at| scene.tag(at) == Tag::Relative || scene.is(at, "who"))?;
        let open = scene.is(who - 1, ",");
        let phrase = scene.mentions.at(who - 1 - usize::from(open))?;
        let first = phrase.tokens.start;
        let opens = first == self.sentence.start
            || matches!(scene.tag(first - 1), Tag::Mark | Tag::Subordinator)
            || scene.is(first - 1, "that");
        let head = scene.victims_at(first, who, Share::Whole).filter(|_| opens)?;
        let object = || {
            (who + 1..and)
                .any(|at| scene.victims_at(at, and, Share::Whole).is_some() && !scene.is(at - 1, "as"))
        };
        let closed = open && scene.is(and - 1, ",");
        let verb = (who + 1..and).any(|at| matches!(scene.tag(at), Tag::Verb | Tag::Auxiliary));
        let joined = verb && (closed || !open && !object()) && !self.is_singular(scene, start);
        joined.then(|| (head, last.clone()))
    }

    /// `| she | was killed along with her children`, `| Holm | died with five guards`: somebody of whom the text has not
    /// told who it is, and who is one all the same.
    pub(super) fn lone_subject(&self, scene: &Scene<'_>) -> Option<Victims> {
        let start = self.group_start(scene).0;
        let subject = start.checked_sub(1).and_then(|last| scene.mentions.at(last))?;
        let here = subject.tokens.end == start && subject.tokens.start >= self.sentence.start;
        let pronoun = subject.kind == MentionKind::Pronoun;
        let person = pronoun || subject.named && subject.kind == MentionKind::Other;
        let one = here && person && !subject.plural && !scene.is(subject.head, "it");
        one.then(|| Victims {
            who: if pronoun { Who::Described } else { Who::Named },
            entity: (!pronoun).then_some(subject.entity),
            ..Victims::new(single(scene.text, subject.name.clone()), subject.tokens.clone())
        })
    }

    /// `| he | and his wife died`: somebody of whom the text has not told who it is, joined to those before a verb.
    fn joined_pronoun(&self, scene: &Scene<'_>, found: &[Victims]) -> Option<Victims> {
        let first = found.first().filter(|first| first.share == Share::Whole)?.tokens.start;
        let own = first > self.sentence.start && scene.tag(first - 1) == Tag::Possessive;
        let first = first - usize::from(own);
        let at = first.checked_sub(2).filter(|&at| at >= self.sentence.start && scene.is(at + 1, "and"))?;
        let person = scene.text.lexicon().words.profile(scene.text.id(at)).function == Function::Person;
        let subject = scene.tag(at) == Tag::Pronoun && !scene.text.is_class(at, WordClass::ObjectPronoun);
        (person && subject).then(|| Victims {
            who: Who::Described,
            ..Victims::new(single(scene.text, at..at + 1), at..at + 1)
        })
    }

    /// `30 wounded, of whom | six | have died`: those alone; parts where those before are told to have suffered the
    /// same.
    fn some_of_whom(&self, scene: &Scene<'_>, start: usize) -> Option<Victims> {
        let figure = scene.figure_at(start.checked_sub(1)?).filter(|figure| figure.tokens.end == start)?;
        let of = figure.tokens.start.checked_sub(2).filter(|&of| of >= self.sentence.start)?;
        let whom = scene.is(of, "of") && scene.has(of + 1, Turn::Them);
        let victims = scene.counted(figure, start, Share::Whole).filter(|_| whom)?;
        let mut before = self.sentence.start.max(of.saturating_sub(SUBJECT))..of;
        let same = before.any(|at| scene.harm_at(at).is_some_and(|cue| cue.effect == self.word.effect));
        Some(Victims { share: if same { Share::Part } else { Share::Whole }, ..victims })
    }

    /// `eleven people | believed to be migrants | died`: before what some people are only held to be.
    fn before_belief(&self, scene: &Scene<'_>, start: usize) -> Option<usize> {
        let from = self.sentence.start.max(start.saturating_sub(ANTECEDENT));
        let held = |at: usize| {
            let to_be = scene.tag(at + 1) == Tag::To && scene.is(at + 2, "be");
            to_be && scene.text.is_class(at, WordClass::Presumed)
        };
        let verb = (from + 1..start).rev().find(|&at| held(at))?;
        let behind =
            (verb + 3..start).all(|at| !matches!(scene.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Mark));
        (behind && matches!(scene.tag(verb - 1), Tag::Noun | Tag::Name | Tag::Number)).then_some(verb)
    }

    fn subjects(&self, scene: &Scene<'_>, start: usize) -> Vec<Victims> {
        let first = self.clause_start(scene, start);
        let behind_object = self.object_end(scene, first, start);
        let first = behind_object.unwrap_or(first);
        let mut found: Vec<Victims> = Vec::new();
        let mut share = Share::Whole;
        let mut dash = None;
        let mut at = first;
        while at < start {
            let aside = scene.aside_of_whom(at, start);
            let over = behind_object.is_some() && share == Share::Part && scene.is(at, ",");
            if over && scene.has(at + 1, Turn::Joint) {
                // "killed ten, including a judge | , and 30 were hurt"
                (share, at) = (Share::Whole, at + 1);
            } else if let Some((part, next)) = aside {
                found.extend(Some(part).filter(|_| !found.is_empty()));
                at = next;
            } else if let Some(next) = dash.and_then(|dash| scene.past_closing_dash(dash, at)) {
                (share, dash, at) = (Share::Whole, None, next);
            } else if let Some(next) = scene.opens_part(at, start) {
                // "killed ten, | including | a judge, and 30 were hurt"
                share = if found.is_empty() && behind_object.is_none() { share } else { Share::Part };
                (dash, at) = (Some(at), next);
            } else if let Some(roll) = scene.roll(at, start, share) {
                self.add_roll(scene, (first..at, share), &mut found, &roll);
                at = roll.end.max(at + 1);
            } else if let Some(victims) = scene.victims_at(at, start, share).filter(|_| !scene.is_amount(at))
            {
                self.add_subject(scene, (first..at, share), &mut found, &victims);
                at = victims.tokens.end.max(at + 1);
            } else {
                at += 1;
            }
        }
        found
    }

    /// Adds a roll to the subjects that a clause has so far, if whoever it opens with is one.
    fn add_roll(
        &self,
        scene: &Scene<'_>,
        before: (Range<usize>, Share),
        found: &mut Vec<Victims>,
        roll: &Roll,
    ) {
        let Some((first, rest)) = roll.people.split_first() else { return };
        self.add_subject(scene, before, found, first);
        if found.last().is_some_and(|last| last.tokens == first.tokens) {
            found.extend(rest.iter().cloned());
        }
    }

    /// Adds those who stand before a verb to the subjects that a clause has so far, behind its tokens before them and
    /// in their share: a new subject replaces those that it is not joined to.
    fn add_subject(
        &self,
        scene: &Scene<'_>,
        (before, before_share): (Range<usize>, Share),
        found: &mut Vec<Victims>,
        victims: &Victims,
    ) {
        let (first, at) = (before.start, before.end);
        let included = scene.is(victims.tokens.end, "included") && !found.is_empty();
        let share = if included { Share::Part } else { victims.share };
        let victims = Victims { share, ..victims.clone() };
        let part = before_share == Share::Part || included;
        // "Ann Roe, whose husband died": of her husband alone
        let owned = scene.text.is_class(at, WordClass::RelativeOwner);
        let entry = scene.is(at.saturating_sub(1), ";") && found.last().is_some_and(Victims::is_person);
        let joined = (scene.is_joined(first, at) || entry) && !victims.is_nobody() && !owned;
        let governor = self.governor(scene, first, &victims).filter(|_| !part);
        // "Two of the 14" are two.
        let of = governor.is_some_and(|governor| scene.is(governor, "of"));
        let among = governor.is_some_and(|governor| scene.is(governor, "among"));
        // "nobody among the 30 guests": of these nobody is told of
        let nobody = !found.is_empty() && found.iter().all(Victims::is_nobody);
        if among && (nobody || joins_whole(found, &victims)) {
            return;
        }
        // "Five were killed, including two children, and 30 others | were wounded": the children are of the clause
        // before
        let left = first > self.sentence.start && !found.is_empty();
        let of_before = left && !part && found.iter().all(|known| known.share == Share::Part);
        if !part && !joined && !of || of_before {
            found.clear();
        }
        if let Some(named) = scene.named_kin(found, &victims).filter(|_| joined) {
            found.pop();
            found.push(named);
            return;
        }
        if !part && governor.is_none() && scene.is_apposed(found, &victims) {
            scene.take_apposed(found, &victims);
            return;
        }
        found.extend(Some(victims).filter(|_| part || governor.is_none()));
    }

    /// `killed | 12 people | and 30 were wounded`: past those whom the verb right before a clause has for its object.
    fn object_end(&self, scene: &Scene<'_>, first: usize, start: usize) -> Option<usize> {
        let verb = first.checked_sub(1).filter(|&verb| verb > self.sentence.start)?;
        let word = *scene.harm_at(verb)?;
        let governs = matches!(word.frame, HarmFrame::Transitive | HarmFrame::Labile);
        let before = Cue { tokens: verb..first, word, sentence: self.sentence.clone() };
        let passive = before.group_start(scene).1;
        let object = scene.victims_at(first, start, Share::Whole).filter(|_| governs && !passive)?;
        Some(object.tokens.end)
    }

    /// `the man | who killed six people | was shot`, `the man | whose son died | was shot`: before a relative clause
    /// that has one verb of its own, with people for its object or its subject, and ends where the verb group starts.
    pub(super) fn before_relative(&self, scene: &Scene<'_>, start: usize) -> Option<usize> {
        // "a bomb that left four people injured": a participle is theirs who stand before it
        if self.word.frame == HarmFrame::Transitive && start == self.tokens.start {
            return None;
        }
        let from = self.sentence.start.max(start.saturating_sub(SUBJECT));
        let is_verb = |at: &usize| scene.tag(*at) == Tag::Verb;
        let relative = (from + 1..start).rev().find(|&at| scene.opens_relative(at))?;
        let verb = (relative + 1..start).find(is_verb)?;
        // "the man | whose son died | was hurt" needs nobody behind its verb
        if !scene.text.is_class(relative, WordClass::RelativeOwner) {
            scene.victims_at(verb + 1, start, Share::Whole)?;
        }
        let mut behind = verb + 1..start;
        let (open, close) = (scene.is(relative - 1, ","), scene.is(start - 1, ","));
        let parted =
            |at: usize| scene.is(at, ",") && at + 1 < start || matches!(scene.text.word(at), ";" | ":");
        let joined = |at: usize| {
            scene.tag(at) == Tag::Conjunction && scene.victims_at(at + 1, start, Share::Whole).is_some()
        };
        let goes_on = behind.any(|at| is_verb(&at) || parted(at) || joined(at));
        (!goes_on && open == close).then_some(if open { relative - 1 } else { relative })
    }

    /// `the names of | 12 people | killed`, `among 12 people | who died`: whom a participle or a relative clause is
    /// of, whatever stands before them.
    pub(super) fn antecedent(&self, scene: &Scene<'_>, start: usize) -> Option<Victims> {
        let relative = start > self.sentence.start && scene.tag(start - 1) == Tag::Relative;
        let end = if relative { start - 1 } else { start };
        let from = self.sentence.start.max(end.saturating_sub(SUBJECT));
        // "the funeral of | six priests | , five of them Poles, who were killed"
        let aside = end.checked_sub(1).filter(|_| relative).and_then(|at| scene.opening_of_aside(from, at));
        let end = aside.unwrap_or(end);
        let from = self.sentence.start.max(end.saturating_sub(ANTECEDENT));
        let figures = scene.figures_in(from..end);
        let counted = figures.iter().rev().find_map(|figure| scene.counted(figure, end, Share::Whole));
        let some = |victims: &Victims| {
            let of = scene.some_of(victims.tokens.start).and_then(|of| of.checked_sub(1));
            of.is_some_and(|before| scene.has(before, Turn::Some))
        };
        counted.filter(|victims| victims.tokens.end == end && !some(victims))
    }

    /// `12 of | the 30 people | injured`: all whom a participle tells of, where some of them are the subject of
    /// another verb.
    pub(super) fn modified(&self, scene: &Scene<'_>, start: usize) -> Option<Vec<Victims>> {
        let of = self.antecedent(scene, start)?;
        let some = scene.some_of(of.tokens.start).is_some() && scene.is(of.tokens.start - 1, "the");
        some.then(|| vec![Victims { share: Share::Whole, ..of }])
    }

    /// `… was killed`: one, whatever else stands before it.
    pub(super) fn is_singular(&self, scene: &Scene<'_>, start: usize) -> bool {
        let mut group = start..self.tokens.start;
        group.any(|at| scene.tag(at) == Tag::Auxiliary && scene.text.is_class(at, WordClass::SingularBe))
    }

    /// Where the clause starts whose verb group starts at `start`.
    fn clause_start(&self, scene: &Scene<'_>, start: usize) -> usize {
        let from = self.sentence.start.max(start.saturating_sub(SUBJECT));
        let mut seen = false;
        let mut next = start;
        while next > from {
            let at = next - 1;
            if let Some(open) = scene.opening_of_aside(from, at) {
                next = open;
                continue;
            }
            next = at;
            let word = scene.text.word(at);
            let cue = scene.text.longest(&scene.text.lexicon().speech.cues, at).is_some()
                && !is_notice(scene.text, scene.mentions, at);
            let harm = scene.harm_at(at).is_some_and(|cue| cue.frame != HarmFrame::Body);
            // ", as four of them died" opens a clause; "as well as" does not.
            let as_clause =
                scene.is(at, "as") && at > from && scene.is(at - 1, ",") && !scene.is(at + 1, "well");
            let stops = matches!(word, ";" | ":") && !scene.parts_entries(at)
                || as_clause
                || scene.tag(at) == Tag::Subordinator
                || (scene.tag(at) == Tag::Relative || scene.is(at, "that")) && seen
                || scene.tag(at) == Tag::Verb && (seen || cue) && !is_ing(scene, at)
                || harm && seen
                || scene.tag(at) == Tag::Auxiliary && seen;
            if stops || scene.closes_label(self.sentence.start, at) {
                return at + 1;
            }
            seen |= scene.victims_at(at, start, Share::Whole).is_some();
        }
        from
    }

    /// The preposition before the victims that makes them no subject.
    fn governor(&self, scene: &Scene<'_>, first: usize, victims: &Victims) -> Option<usize> {
        let start = victims.tokens.start;
        let before = start.checked_sub(1).filter(|&before| before >= first)?;
        // "the father of | her three sons"
        let owned = scene.tag(before) == Tag::Possessive && before > first;
        // "nobody among | the 30 guests"
        let among = before > first && scene.is(before, "the") && scene.is(before - 1, "among");
        let before = if owned || among { before - 1 } else { before };
        let before = scene.some_of(start).or_else(|| scene.of_the(start, first)).unwrap_or(before);
        let all_but = before > first && scene.is(before, "but") && scene.is(before - 1, "all");
        let governs = if all_but {
            true
        } else if scene.is(before, "of") {
            let counted = victims.entity.is_none() && victims.tokens.len() > 1;
            let all = || scene.has(before - 1, Turn::Group) || scene.is_every_one(before - 1);
            !(counted && before > first && all())
        } else {
            let led = matches!(scene.tag(before), Tag::Preposition | Tag::To);
            led && !scene.has(before, Turn::Measure) && !self.opens_clause(scene, before, victims)
        };
        governs.then_some(before)
    }
}

/// `ten children were among | 48 people | killed`: makes those before a part of those behind, if these are more.
fn joins_whole(found: &mut Vec<Victims>, whole: &Victims) -> bool {
    let parts: Option<f64> = found.iter().map(|part| part.quantity.best).sum();
    let more = !found.is_empty() && parts < whole.quantity.best;
    if more {
        found.iter_mut().for_each(|part| part.share = Share::Part);
        found.insert(0, Victims { share: Share::Whole, ..whole.clone() });
    }
    more
}

/// `30 | of whom | died`: the "of" before a verb group that starts at `start`.
fn of_whom(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let of = start.checked_sub(2)?;
    let whom = scene.has(of + 1, Turn::Them);
    (whom && scene.is(of, "of")).then_some(of)
}

impl Scene<'_> {
    /// `12 died and | the others | were hurt`: whoever is left, and none of those who were counted.
    fn is_rest(&self, first: usize, end: usize) -> bool {
        let the =
            end.checked_sub(2).filter(|&the| the > first && self.text.is_class(the, WordClass::Definite));
        the.is_some_and(|the| self.has(the + 1, Turn::Rest))
    }

    /// `told Ann Roe that | he | had died`: a pronoun for one whom the text does not name.
    fn is_stranger(&self, end: usize) -> bool {
        let Some(at) = end.checked_sub(1).filter(|&at| self.tag(at) == Tag::Pronoun) else { return false };
        let function = self.text.lexicon().words.profile(self.text.id(at)).function;
        function == Function::Person && self.victims_at(at, end, Share::Whole).is_none()
    }

    /// `| they | died`: told of more than one.
    fn are_several(&self, end: usize) -> bool {
        let Some(at) = end.checked_sub(1) else { return false };
        let function = self.text.lexicon().words.profile(self.text.id(at)).function;
        function == Function::Plural && !self.text.is_class(at, WordClass::ObjectPronoun)
    }

    /// `Ann Roe, widow of | Lord Roe | , who | died`: he or she.
    fn is_kin_or_own(&self, end: usize) -> bool {
        let comma = end.checked_sub(2).filter(|&at| self.is(at, ",") && self.tag(at + 1) == Tag::Relative);
        let last = comma.and_then(|comma| comma.checked_sub(1));
        last.is_some_and(|last| is_of_person(self.text, self.mentions, last))
    }

    /// `half of the 12`, `one in five of the 200`: a figure that is worked out from the whole it is of.
    pub(super) fn is_share(&self, victims: &Victims) -> bool {
        let figure = self.figure_at(victims.tokens.start);
        figure.is_some_and(|figure| figure.tokens.clone().any(|at| self.is(at, "of")))
    }

    /// `Ann Roe, 24 | ; | Tom Hill, 31; and Leo Aske, 18, were killed`: a semicolon between two names of a roll.
    fn parts_entries(&self, at: usize) -> bool {
        let next = at + 1 + usize::from(self.is(at + 1, "and"));
        let name = self.mentions.at(next).filter(|name| name.named && name.tokens.start == next);
        let before = at.checked_sub(1).is_some_and(|before| {
            let entry = self.mentions.at(before);
            // "Tom Hill, the county clerk;"
            let name = entry.and_then(|entry| entry.tokens.start.checked_sub(2));
            let apposed = name.filter(|&name| self.is(name + 1, ",")).and_then(|name| self.mentions.at(name));
            self.tag(before) == Tag::Number || [entry, apposed].into_iter().flatten().any(|name| name.named)
        });
        let person = |name: &Mention| {
            let end = name.tokens.end;
            let listed = matches!(self.text.word(end), "," | ";" | "(") || self.is(end, "and");
            matches!(name.kind, MentionKind::Person | MentionKind::Other) && listed
        };
        self.is(at, ";") && before && name.is_some_and(person)
    }

    /// `[Ann Roe | ] | Three guards were killed`: the bracket that closes a label before the sentence itself.
    fn closes_label(&self, first: usize, at: usize) -> bool {
        let bracket = |at: usize| match self.text.word(at) {
            "[" => Some(true),
            "]" => Some(false),
            _ => None,
        };
        let opens = || (first.max(at.saturating_sub(LABEL))..at).rev().find(|&at| bracket(at).is_some());
        bracket(at) == Some(false)
            && opens().is_some_and(|open| {
                bracket(open) == Some(true) && (open == first || bracket(open - 1) == Some(false))
            })
    }

    /// `who`, `which`, or `that` or `whose` behind a noun; not `in which`.
    fn opens_relative(&self, at: usize) -> bool {
        let before = self.tag(at - 1);
        let noun = matches!(before, Tag::Noun | Tag::Name);
        let whose = || self.text.is_class(at, WordClass::RelativeOwner);
        self.tag(at) == Tag::Relative && before != Tag::Preposition
            || (self.is(at, "that") || whose()) && noun
    }
}
