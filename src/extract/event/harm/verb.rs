//! Those who suffer what a verb says: its object in the active, its subject in the passive.

use std::ops::Range;

use super::super::list::{is_one, part_described};
use super::{Cue, HarmRule, Reading, Scene, Share, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::events::{HarmFrame, Turn};
use crate::lexicon::{Forms, Function, WordClass};

/// How far back the subject of a verb may stand.
const SUBJECT: usize = 40;
/// What is said of a subject between it and its verb, in brackets or commas, has fewer tokens.
const ASIDE: usize = 9;
/// How far before a participle its counted people may start.
const ANTECEDENT: usize = 9;

impl Cue {
    pub(super) fn transitive(&self, scene: &Scene<'_>) -> Option<Reading> {
        let verb = self.tokens.start;
        if self.is_nominal(scene) {
            return Some((self.behind_of(scene), HarmRule::Nominal, None))
                .filter(|(victims, ..)| !victims.is_empty());
        }
        let (start, passive) = self.group_start(scene);
        if passive {
            let avenged = self.before_relative(scene, start).is_some();
            let agent = self.by(scene).filter(|_| !avenged);
            return Some((self.subject(scene, start), HarmRule::Passive, agent));
        }
        if self.is_adjective(scene) {
            return None;
        }
        if let Some(victims) = self.oneself(scene, start) {
            return Some((victims, HarmRule::Active, self.agent(scene, start)));
        }
        let object = self.object(scene);
        let before = || self.modified(scene, start).unwrap_or_else(|| self.subject(scene, start));
        let whole = object.iter().any(|victims| victims.share == Share::Whole);
        if whole && !self.belongs_to_next(scene, &object, start) {
            let agent = self.agent(scene, start);
            return Some((object, HarmRule::Active, agent));
        }
        let forms = scene.text.lexicon().words.profile(scene.text.id(verb)).forms;
        let participle = forms.has(Forms::PAST) || self.tokens.len() > 1;
        let victims = if participle { before() } else { Vec::new() };
        let adjacent = victims.last().is_some_and(|last| {
            last.tokens.end + 1 >= start && !scene.is(start - 1, "and") && !scene.is(start - 1, "or")
        });
        // "Half of the 12 people killed were children": those killed are the twelve, and half of them something else.
        let shared = victims.first().is_some_and(|first| scene.is_share(first));
        let acts = victims.iter().all(Victims::is_named) && self.has_thing(scene)
            || victims.iter().all(Victims::is_person) && self.has_people(scene);
        (adjacent && !shared && !acts).then(|| (victims, HarmRule::Participle, self.by(scene)))
    }

    /// `a bomber killed | himself and eight others`: the subject, with whoever is joined to it behind the verb.
    fn oneself(&self, scene: &Scene<'_>, start: usize) -> Option<Vec<Victims>> {
        let itself = self.tokens.end;
        let next = itself + 2;
        let others = scene.text.is_class(itself, WordClass::Reflexive) && scene.has(itself + 1, Turn::Joint);
        let others = if others { scene.list(next, self.sentence.end) } else { Vec::new() };
        let mut victims = self.subject(scene, start);
        let joined = !victims.is_empty() && !others.is_empty();
        victims.extend(others.into_iter().map(|victims| Victims { further: false, ..victims }));
        joined.then_some(victims)
    }

    pub(super) fn intransitive(&self, scene: &Scene<'_>) -> Reading {
        (self.subject(scene, self.group_start(scene).0), HarmRule::Intransitive, None)
    }

    /// `a storm drowned 12`, `12 drowned`.
    pub(super) fn labile(&self, scene: &Scene<'_>) -> Reading {
        let (start, passive) = self.group_start(scene);
        let object = if passive { Vec::new() } else { self.object(scene) };
        let hit = object.iter().any(|victims| victims.share == Share::Whole);
        if hit || !passive && self.has_thing(scene) {
            return (object, HarmRule::Active, self.agent(scene, start));
        }
        self.intransitive(scene)
    }

    /// `shot | a film`, `drowned | three kittens`: a verb with an object that is nobody tells of no harm to its subject.
    fn has_thing(&self, scene: &Scene<'_>) -> bool {
        let next = self.tokens.end;
        let opens = matches!(scene.tag(next), Tag::Determiner | Tag::Possessive | Tag::Number);
        let phrase = scene.mentions.at(next).filter(|phrase| phrase.tokens.start == next);
        opens && !scene.is_time(scene.phrase_end(next).saturating_sub(1)) && phrase.is_some()
    }

    /// `a gunman massacred | shoppers`: people behind the verb whom nobody counts, and who do not speak.
    fn has_people(&self, scene: &Scene<'_>) -> bool {
        let next = self.tokens.end;
        let phrase = scene.mentions.at(next).filter(|phrase| phrase.tokens.start == next && !phrase.named);
        phrase.is_some_and(|phrase| {
            let end = phrase.tokens.end;
            let bare = matches!(scene.tag(next), Tag::Noun | Tag::Adjective)
                && scene.figures_in(next..end).is_empty();
            let people = phrase.plural && scene.names_people(phrase.head) && !scene.is_time(phrase.head);
            bare && people && !matches!(scene.tag(end), Tag::Verb | Tag::Auxiliary)
        })
    }

    /// `dying patients`, `drowned out`: a word that tells what somebody is like, or a part of another verb.
    pub(super) fn is_no_harm(&self, scene: &Scene<'_>) -> bool {
        let (start, end) = (self.tokens.start, self.tokens.end);
        let suffers = matches!(self.word.frame, HarmFrame::Intransitive | HarmFrame::Labile);
        let verb = start > self.sentence.start && scene.tag(start - 1) == Tag::Auxiliary;
        let describes = is_ing(scene, start) && !verb && matches!(scene.tag(end), Tag::Noun | Tag::Adjective);
        suffers && (describes && !scene.is_time(end) || scene.has(end, Turn::Particle))
    }

    /// `an injured man`: no verb.
    fn is_adjective(&self, scene: &Scene<'_>) -> bool {
        let at = self.tokens.start;
        at > self.sentence.start
            && matches!(scene.tag(at - 1), Tag::Determiner | Tag::Possessive)
            && self.tokens.len() == 1
    }

    /// `8 killed 58 others injured`: what stands behind the verb belongs to the next, what stands before it to this one.
    fn belongs_to_next(&self, scene: &Scene<'_>, object: &[Victims], start: usize) -> bool {
        let harm = &scene.text.lexicon().events.harm;
        let next = object.iter().find(|victims| victims.share == Share::Whole).is_some_and(|victims| {
            let cue = scene.text.longest(harm, victims.tokens.end);
            cue.is_some_and(|(_, cue)| cue.frame != HarmFrame::State)
                && scene.mentions.tag(victims.tokens.end) != Tag::Conjunction
        });
        next && self.subject(scene, start).last().is_some_and(|last| last.tokens.end + 1 >= start)
    }

    fn is_nominal(&self, scene: &Scene<'_>) -> bool {
        let at = self.tokens.start;
        let determined = at > self.sentence.start
            && matches!(scene.tag(at - 1), Tag::Determiner | Tag::Possessive | Tag::Genitive);
        let noun = determined || scene.tag(at) == Tag::Noun;
        let ing = || scene.text.word(at).to_ascii_lowercase().ends_with("ing");
        scene.is(self.tokens.end, "of") && (noun || ing()) || noun && self.of(scene).is_some()
    }

    /// Where the verb group starts, and whether it is passive.
    pub(super) fn group_start(&self, scene: &Scene<'_>) -> (usize, bool) {
        let words = &scene.text.lexicon().words;
        let (mut passive, mut perfect) = (false, false);
        let mut start = self.tokens.start;
        while start > self.sentence.start {
            let before = start - 1;
            match scene.tag(before) {
                Tag::Auxiliary => {
                    let function = words.profile(scene.text.id(before)).function;
                    // "is believed to have killed" has a "be" of another verb
                    perfect |= function == Function::Have && !passive;
                    passive |= matches!(function, Function::Be | Function::NegatedBe) && !perfect;
                }
                Tag::Adverb | Tag::Negation | Tag::To => {}
                _ if self.is_linking(scene, before) => {
                    passive |= scene.has(before, Turn::Passive);
                }
                _ => break,
            }
            start = before;
        }
        (start, passive)
    }

    /// Words inside a verb group that no closed class has: `were reported killed`, `got injured`, `were shot and killed`.
    fn is_linking(&self, scene: &Scene<'_>, at: usize) -> bool {
        // over "are now confirmed dead"
        let mut before = (self.sentence.start..at).rev().map(|at| scene.tag(at));
        let after_aux = before.find(|tag| *tag != Tag::Adverb) == Some(Tag::Auxiliary);
        let verb = |at: usize| scene.harm_at(at).is_some_and(|cue| cue.frame == HarmFrame::Transitive);
        let joint = |at: usize| scene.is(at, "and") || scene.is(at, "or");
        let shared = joint(at) && at > self.sentence.start && verb(at - 1);
        let alone = after_aux || scene.has(at, Turn::Passive) || scene.tag(at) == Tag::Adverb;
        scene.has(at, Turn::Linking) && alone
            || after_aux && is_adverb(scene, at)
            || shared
            || verb(at) && joint(at + 1)
    }

    /// The victims behind the verb.
    fn object(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let mut start = self.tokens.end;
        if (scene.is(start, "and") || scene.is(start, "or")) && scene.harm_at(start + 1).is_some() {
            start += 2;
        }
        scene.list(start, self.sentence.end)
    }

    /// The victims before the verb group that starts at `start`.
    pub(super) fn subject(&self, scene: &Scene<'_>, start: usize) -> Vec<Victims> {
        if let Some(of) = of_whom(scene, start) {
            let figure = of.checked_sub(1).and_then(|last| scene.figure_at(last));
            let counted = figure.and_then(|figure| scene.counted(figure, of, Share::Whole));
            return counted.map(|victims| Victims { share: Share::Whole, ..victims }).into_iter().collect();
        }
        let end = self.before_relative(scene, start).unwrap_or(start);
        if scene.is_rest(self.sentence.start, end) || scene.is_stranger(end) {
            return Vec::new();
        }
        let mut found = self.subjects(scene, end);
        if found.is_empty() {
            found.extend(self.antecedent(scene, end));
        }
        part_described(scene, &mut found, end);
        let all_single = found.iter().all(|victims| victims.entity.is_some() || is_one(victims));
        if all_single && self.is_singular(scene, start) {
            found.truncate(1);
        }
        found
    }

    fn subjects(&self, scene: &Scene<'_>, start: usize) -> Vec<Victims> {
        let first = self.clause_start(scene, start);
        let first = self.object_end(scene, first, start).unwrap_or(first);
        let mut found: Vec<Victims> = Vec::new();
        let mut share = Share::Whole;
        let mut at = first;
        while at < start {
            if let Some((part, next)) = scene.aside_of_whom(at, start).filter(|_| !found.is_empty()) {
                found.push(part);
                at = next;
            } else if let Some(next) = scene.opens_part(at, start) {
                share = if found.is_empty() { share } else { Share::Part };
                at = next;
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

    /// Adds those who stand before a verb to the subjects that a clause has so far, behind its tokens before them and in their
    /// share: a new subject replaces those that it is not joined to.
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
        let joined = scene.is_joined(first, at) && !victims.is_nobody() && !owned;
        let governor = self.governor(scene, first, &victims).filter(|_| !part);
        // "Two of the 14" are two.
        let of = governor.is_some_and(|governor| scene.is(governor, "of"));
        let among = governor.is_some_and(|governor| scene.is(governor, "among"));
        if among && joins_whole(found, &victims) {
            return;
        }
        if !part && !joined && !of {
            found.clear();
        }
        let own = governor.is_none() && !scene.is_apposed(found, &victims);
        found.extend(Some(victims).filter(|_| part || own));
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

    /// `the man | who killed six people | was shot`: before a relative clause that has one verb of its own, with people for
    /// its object, and ends where the verb group starts.
    fn before_relative(&self, scene: &Scene<'_>, start: usize) -> Option<usize> {
        // "a bomb that left four people injured": a participle is theirs who stand before it
        if self.word.frame == HarmFrame::Transitive && start == self.tokens.start {
            return None;
        }
        let from = self.sentence.start.max(start.saturating_sub(SUBJECT));
        let is_verb = |at: &usize| scene.tag(*at) == Tag::Verb;
        let relative = (from + 1..start).rev().find(|&at| scene.opens_relative(at))?;
        let verb = (relative + 1..start).find(is_verb)?;
        scene.victims_at(verb + 1, start, Share::Whole)?;
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

    /// `the names of | 12 people | killed`, `among 12 people | who died`: whom a participle or a relative clause is of, whatever
    /// stands before them.
    fn antecedent(&self, scene: &Scene<'_>, start: usize) -> Option<Victims> {
        let relative = start > self.sentence.start && scene.tag(start - 1) == Tag::Relative;
        let end = if relative { start - 1 } else { start };
        let from = self.sentence.start.max(end.saturating_sub(ANTECEDENT));
        let figures = scene.figures_in(from..end);
        let counted = figures.iter().rev().find_map(|figure| scene.counted(figure, end, Share::Whole));
        counted.filter(|victims| victims.tokens.end == end)
    }

    /// `12 of | the 30 people | injured`: all whom a participle tells of, where some of them are the subject of another verb.
    fn modified(&self, scene: &Scene<'_>, start: usize) -> Option<Vec<Victims>> {
        let of = self.antecedent(scene, start)?;
        let some = scene.some_of(of.tokens.start).is_some() && scene.is(of.tokens.start - 1, "the");
        some.then(|| vec![Victims { share: Share::Whole, ..of }])
    }

    /// `… was killed`: one, whatever else stands before it.
    fn is_singular(&self, scene: &Scene<'_>, start: usize) -> bool {
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
            let cue = scene.text.longest(&scene.text.lexicon().speech.cues, at).is_some();
            let harm = scene.harm_at(at).is_some_and(|cue| cue.frame != HarmFrame::Body);
            // ", as four of them died" opens a clause; "as well as" does not.
            let as_clause =
                scene.is(at, "as") && at > from && scene.is(at - 1, ",") && !scene.is(at + 1, "well");
            let stops = matches!(word, ";" | ":")
                || as_clause
                || scene.tag(at) == Tag::Subordinator
                || (scene.tag(at) == Tag::Relative || scene.is(at, "that")) && seen
                || scene.tag(at) == Tag::Verb && (seen || cue) && !is_ing(scene, at)
                || harm && seen
                || scene.tag(at) == Tag::Auxiliary && seen;
            if stops {
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
        let before = scene.some_of(start).or_else(|| scene.of_the(start, first)).unwrap_or(before);
        let all_but = before > first && scene.is(before, "but") && scene.is(before - 1, "all");
        let governs = if all_but {
            true
        } else if scene.is(before, "of") {
            let counted = victims.entity.is_none() && victims.tokens.len() > 1;
            let all = || scene.has(before - 1, Turn::Group) || scene.is_every_one(before - 1);
            !(counted && before > first && all())
        } else {
            matches!(scene.tag(before), Tag::Preposition | Tag::To) && !scene.has(before, Turn::Measure)
        };
        governs.then_some(before)
    }

    /// Who did it, behind "by".
    fn by(&self, scene: &Scene<'_>) -> Option<Range<usize>> {
        let end = self.sentence.end.min(self.tokens.end + 8);
        let by = (self.tokens.end..end)
            .take_while(|&at| !matches!(scene.tag(at), Tag::Verb | Tag::Auxiliary))
            .find(|&at| scene.is(at, "by"))?;
        let mention = scene.mentions.at(by + 1)?;
        Some(by + 1..mention.tokens.end)
    }

    /// The phrase right before an active verb.
    fn agent(&self, scene: &Scene<'_>, start: usize) -> Option<Range<usize>> {
        let last = start.checked_sub(1).filter(|&last| last >= self.sentence.start)?;
        let last =
            if scene.tag(last) == Tag::Relative && last > self.sentence.start { last - 1 } else { last };
        let last = self.before_aside(scene, last);
        scene.mentions.at(last).map(|mention| mention.tokens.clone())
    }

    /// `the Northern Front | (NF)`, `the Northern Front | , a rebel group,`: the last token before a bracket or between commas.
    fn before_aside(&self, scene: &Scene<'_>, last: usize) -> usize {
        let near = self.sentence.start.max(last.saturating_sub(ASIDE))..last;
        let open = match scene.text.word(last) {
            ")" | "]" => near.rev().find(|&at| matches!(scene.text.word(at), "(" | "[")),
            "," => near.rev().find(|&at| scene.is(at, ",")),
            _ => None,
        };
        open.and_then(|open| open.checked_sub(1)).unwrap_or(last)
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
        let person = self.text.lexicon().words.profile(self.text.id(at)).function == Function::Person;
        person && self.victims_at(at, end, Share::Whole).is_none()
    }

    /// `half of the 12`, `one in five of the 200`: a figure that is worked out from the whole it is of.
    fn is_share(&self, victims: &Victims) -> bool {
        let figure = self.figure_at(victims.tokens.start);
        figure.is_some_and(|figure| figure.tokens.clone().any(|at| self.is(at, "of")))
    }
}

impl Scene<'_> {
    /// `who`, `which`, or `that` behind a noun; not `in which`.
    fn opens_relative(&self, at: usize) -> bool {
        let before = self.tag(at - 1);
        let noun = matches!(before, Tag::Noun | Tag::Name);
        self.tag(at) == Tag::Relative && before != Tag::Preposition || self.is(at, "that") && noun
    }
}

fn is_ing(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.lexicon().words.profile(scene.text.id(at)).forms.has(Forms::ING)
}

/// `brutally`, which no table of adverbs needs to have.
fn is_adverb(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.text.word(at).as_bytes();
    word.len() > 4 && word[word.len() - 2..].eq_ignore_ascii_case(b"ly")
}
