//! Those whom a noun of harm counts: `12 deaths`, `the deaths of 12`, `12 dead`, `a toll of 12`.

use std::ops::Range;

use super::{Cue, Scene, Share, Victims, is_combatant};
use crate::extract::mention::{MentionKind, Tag};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::events::{Effect, HarmCue, HarmFrame, Part, Turn};
use crate::lexicon::{Change, Function, VerbFrame, WordClass};
use crate::value::quantity::Figure;
use crate::value::{Precision, Quantity, QuantityKind};

/// `The dead` and the verb that numbers them stand fewer tokens apart.
const AMOUNT: usize = 9;
/// The "of" of a noun stands fewer tokens behind it.
const OF: usize = 8;
/// The figure and the head of `around 30 close family members`, and whose they are, stand fewer tokens apart.
const KIN: usize = 6;
/// The scope of those whom one family or one person lost: others may have died beside them.
pub(in crate::extract::event) const KIN_OF_ONE: &str = "relatives";
/// `find | any more of the bodies`
const SOUGHT: usize = 5;
/// `the bodies of | 12 of the workers have not yet been found`
const FOUND: usize = 14;
/// `where they | were later pronounced | dead`: the last word of it stands fewer tokens behind the first.
const VERBS: usize = 5;
/// `left` stands so few tokens before the last of a list.
const LEFT: usize = 16;
/// How far behind "death toll" its figure may stand.
const TOLL: usize = 22;

impl Scene<'_> {
    /// `the couple | took their daughter | to hospital`: whether a verb has somebody for its object who is all that
    /// stands behind it.
    fn takes_somebody(&self, part: Range<usize>) -> bool {
        let verb = part.start;
        let acts = self.tag(verb) == Tag::Verb && self.tag(verb - 1) != Tag::Auxiliary;
        let object = self.mentions.at(verb + 1).filter(|object| acts && object.tokens.start == verb + 1);
        object.is_some_and(|object| {
            let person =
                matches!(object.kind, MentionKind::Person | MentionKind::Group | MentionKind::Pronoun);
            let verbs = |at: usize| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary);
            let alone = !(object.tokens.end..part.end).any(verbs);
            (person || object.named && object.kind == MentionKind::Other) && alone
        })
    }

    /// `claimed 31 | victims`, `lost 30 | relatives`: a noun that tells of deaths behind such a verb alone.
    pub(super) fn prey(&self, at: usize) -> Option<(usize, HarmCue)> {
        if let Some(lost) = self.lost_kin(at).or_else(|| self.loses(at)) {
            return Some(lost);
        }
        let word = HarmCue { effect: Effect::Killed, frame: HarmFrame::Lives };
        if self.is_called(at) || self.is_among_prey(at) {
            return Some((1, word));
        }
        let figure = self.has(at, Turn::Prey).then(|| self.figure_at(at.checked_sub(1)?)).flatten()?;
        let verb = figure.tokens.start.checked_sub(1)?;
        (self.has(verb, Turn::Taking) || self.is_named_prey(at)).then_some((1, word))
    }

    /// `the | victims | were named as Ann Roe and Tom Hill`
    pub(super) fn is_called(&self, at: usize) -> bool {
        let end = || self.text.sentences()[self.text.sentence_of(at)].tokens().end;
        self.has(at, Turn::Prey) && self.names_behind(at + 1, at, end()).is_some()
    }

    /// `among the | victims | were 11 children`: who is dead where nobody is told to be hurt.
    pub(super) fn is_among_prey(&self, at: usize) -> bool {
        self.has(at, Turn::Prey) && at > 1 && self.is(at - 1, "the") && self.is(at - 2, "among")
    }

    /// `the victims | of the crash | were named as`: who died of it, where nobody is told to be hurt.
    pub(super) fn is_of_lethal(&self, prey: usize) -> bool {
        let what = self.mentions.at(prey + 2).filter(|_| self.is(prey + 1, "of"));
        what.is_some_and(|what| self.text.is_class(what.head, WordClass::Lethal))
    }

    /// `identified 19 | victims`, `the names of 19 | victims`: whom somebody names. They are dead where the text
    /// tells of dead.
    pub(super) fn is_named_prey(&self, at: usize) -> bool {
        if self.is_called(at) {
            return true;
        }
        let figure = at.checked_sub(1).filter(|_| self.has(at, Turn::Prey)).and_then(|at| self.figure_at(at));
        let before = figure.and_then(|figure| figure.tokens.start.checked_sub(1));
        before.is_some_and(|before| {
            let of = before > 0 && self.is(before, "of");
            self.has(if of { before - 1 } else { before }, Turn::Naming)
        })
    }
}

impl Scene<'_> {
    /// `the army | lost | four men`: an armed body before the verb, and people behind it.
    fn loses(&self, verb: usize) -> Option<(usize, HarmCue)> {
        let loses = self.has(verb, Turn::Losing) && self.tag(verb) == Tag::Verb;
        let last = self.mentions.group_before(verb).start.checked_sub(1).filter(|_| loses)?;
        let body = self.mentions.at(last).filter(|body| body.tokens.end == last + 1)?;
        let word = HarmCue { effect: Effect::Killed, frame: HarmFrame::Loss };
        (self.is_armed(&body.tokens) && !self.leaves(verb + 1)).then_some((1, word))
    }

    /// `300 fighters who deserted`, `a third of its 3,000 fighters`: whether those lost may live, elsewhere.
    fn leaves(&self, lost: usize) -> bool {
        let figure = self.figures_in(lost..lost + KIN).first();
        figure.is_some_and(|figure| {
            let end = figure.noun.as_ref().map_or(figure.tokens.end, |noun| noun.end);
            self.tag(end) == Tag::Relative || figure.quantity.kind != QuantityKind::Count
        })
    }

    /// `lost around 30 family | members`, `lost three | members of her family`, `lost two | sons`: the head of a
    /// count of kin.
    fn lost_kin(&self, at: usize) -> Option<(usize, HarmCue)> {
        if !self.has(at, Turn::Kin) && !self.has(at, Turn::Member) {
            return None;
        }
        let figure = self.figures_in(at.saturating_sub(KIN)..at).last()?;
        let before = figure.tokens.start.checked_sub(1)?;
        let of = before > 0 && self.is(before, "of");
        let verb = Some(if of { before - 1 } else { before }).filter(|&verb| self.has(verb, Turn::Losing))?;
        let of = if self.is(at + 1, "of") { at + 1..at + KIN } else { at..at + 1 };
        let kin = (verb..at).chain(of).any(|at| self.has(at, Turn::Kin));
        let word = HarmCue { effect: Effect::Killed, frame: HarmFrame::Lives };
        (figure.head == Some(at) && kin).then_some((1, word))
    }
}

impl Cue {
    /// `the army lost | four men`, `the army and the rebels lost | four and nine men`: fighters, or men as such.
    pub(super) fn loss(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let mut lost = scene.list(self.tokens.end, self.sentence.end);
        let own = [Part::Combatants, Part::Officers, Part::Men].map(Part::name);
        let fights = |victims: &Victims| victims.scope.iter().any(|part| own.contains(&Some(part)));
        let end = lost.last().filter(|last| fights(last) && !last.is_person()).map(|last| last.tokens.end);
        // "lost 400 men to desertion"
        let gone = end.is_none_or(|end| scene.tag(end) == Tag::To);
        lost.retain(|_| !gone);
        for victims in lost.iter_mut().filter(|victims| !is_combatant(&victims.scope)) {
            victims.scope = Part::Combatants.name().into_iter().collect();
        }
        lost
    }

    /// `12 dead`, `at least 12 people dead`, `the dead include`.
    pub(super) fn state(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let at = self.tokens.start;
        if self.word.frame == HarmFrame::Adjective {
            return self.fatal(scene).into_iter().collect();
        }
        if let Some(number) = self.amount(scene).or_else(|| self.none(scene)) {
            return vec![number];
        }
        let from = self.sentence.start.max(at.saturating_sub(9));
        let figures = scene.figures_in(from..at);
        let before = figures.iter().rev().find_map(|figure| scene.counted(figure, at, Share::Whole));
        let before = before.or_else(|| (from..at).rev().find_map(|before| scene.nobody_at(before, at)));
        let before = before.or_else(|| scene.one_before(at).filter(|one| one.tokens.start >= from));
        let (start, passive) = self.group_start(scene);
        match before {
            Some(victims)
                if victims.tokens.end == at
                    || victims.tokens.end + 1 >= at && scene.tag(at - 1) == Tag::Adverb =>
            {
                let parts = self.divided(scene, &victims);
                let others = self.left_with(scene, &victims);
                others.into_iter().chain([victims]).chain(parts).collect()
            }
            _ if passive => self.subject(scene, start),
            _ => Vec::new(),
        }
    }

    /// `nine were hurt, two | fatally`, `nine were shot, | one of them | fatally`: those of the others who died of it.
    fn fatal(&self, scene: &Scene<'_>) -> Option<Victims> {
        let (at, next) = (self.tokens.start, self.tokens.end);
        let closed = next >= self.sentence.end || matches!(scene.tag(next), Tag::Mark | Tag::Conjunction);
        let of = at.checked_sub(2).filter(|&of| scene.is(of, "of") && scene.has(of + 1, Turn::Them));
        let end = of.unwrap_or(at);
        let figure = end.checked_sub(1).and_then(|last| scene.figure_at(last));
        let counted = figure.and_then(|figure| scene.counted(figure, end, Share::Whole));
        let some = counted.or_else(|| scene.one_before(end)).filter(|some| closed && some.tokens.end == end);
        some.map(|some| Victims { share: Share::Whole, scope: Vec::new(), ..some })
    }

    /// `four died at the scene and two more | in hospital`: those of another place who share the verb.
    pub(super) fn died_in_care(&self, scene: &Scene<'_>) -> Option<Victims> {
        let at = self.tokens.start;
        let figures = scene.figures_in(self.sentence.start.max(at.saturating_sub(KIN))..at);
        let some = figures.last().and_then(|figure| scene.counted(figure, at, Share::Whole));
        let more = |end: usize| end + 1 == at && scene.has(end, Turn::More);
        let near = |some: &Victims| some.tokens.end == at || more(some.tokens.end);
        let some = some.filter(|some| near(some) && self.word.frame == HarmFrame::Destination)?;
        let and = some.tokens.start.checked_sub(1).filter(|&and| scene.is(and, "and"))?;
        let from = self.sentence.start.max(and.saturating_sub(TOLL));
        let verb = (from..and).rev().find(|&at| scene.tag(at) == Tag::Verb)?;
        let died = scene
            .harm_at(verb)
            .is_some_and(|cue| cue.effect == Effect::Killed && cue.frame == HarmFrame::Intransitive);
        let apart = scene.past_setting(verb + 1, and) > verb + 1;
        (died && apart).then_some(Victims { further: true, ..some })
    }

    /// `two girls were taken | to hospital, | where they later died`: all who were brought there.
    pub(super) fn died_there(&self, scene: &Scene<'_>) -> Option<Victims> {
        if self.word.frame != HarmFrame::Destination {
            return None;
        }
        let near = self.tokens.end..self.sentence.end.min(self.tokens.end + OF);
        let there = near.into_iter().find(|&at| scene.is(at, "where"))?;
        let function = scene.text.lexicon().words.profile(scene.text.id(there + 1)).function;
        let all = function == Function::Plural
            || scene.is(there + 1, "both")
            || scene.text.is_class(there + 1, WordClass::Universal);
        let group = |at: &usize| matches!(scene.tag(*at), Tag::Auxiliary | Tag::Adverb);
        let near = there + 2..self.sentence.end.min(there + 2 + VERBS);
        let verb = near.clone().find(|at| !group(at))?;
        // "where they learned that a friend died", "where they killed a guard": not of those who were brought there
        let passive = (there + 2..verb).any(|at| scene.tag(at) == Tag::Auxiliary);
        let died = scene.harm_at(verb).filter(|cue| all && cue.effect == Effect::Killed)?;
        let own = matches!(died.frame, HarmFrame::Intransitive | HarmFrame::State | HarmFrame::Adjective);
        (own || passive).then(|| self.sent(scene).pop()).flatten()
    }

    /// `left | three soldiers and | 12 villagers dead`: those of a list before its last.
    fn left_with(&self, scene: &Scene<'_>, last: &Victims) -> Vec<Victims> {
        let end = last.tokens.start;
        let from = self.sentence.start.max(end.saturating_sub(LEFT));
        let verb = (from..end).rev().find(|&at| scene.tag(at) == Tag::Verb);
        let Some(verb) = verb.filter(|&at| scene.text.is_class(at, WordClass::Making)) else {
            return Vec::new();
        };
        let mut others = scene.list(verb + 1, end);
        let joined = others.last().is_some_and(|last| last.tokens.end + 1 == end && scene.is(end - 1, "and"));
        others.retain(|_| joined);
        others
    }

    /// `the dead now number 33`.
    fn amount(&self, scene: &Scene<'_>) -> Option<Victims> {
        let the = self.tokens.start.checked_sub(1).filter(|&the| scene.is(the, "the"))?;
        let verb = (self.tokens.end..self.sentence.end.min(the + AMOUNT))
            .find(|&at| scene.has(at, Turn::Amounts))?;
        let figure = scene.figure_at(verb + 1)?;
        scene.counted(figure, self.sentence.end, Share::Whole)
    }

    /// `DEAD: | two guards and a driver`, `KILLED WERE | two guards`: a list under a word that opens its sentence.
    pub(super) fn labelled(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let before = (self.sentence.start..self.tokens.start).all(|at| scene.tag(at) == Tag::Adverb);
        // "KILLED | in the crash on Monday | were Ann Roe, 24, and Tom Hill, 31"
        let behind = scene.past_setting(self.tokens.end, self.sentence.end);
        let next = if self.is_be(scene, behind) { behind } else { self.tokens.end };
        let opens = before
            && self.tokens.start <= self.sentence.start + 1
            && matches!(self.word.frame, HarmFrame::State | HarmFrame::Transitive);
        let label = scene.text.word(next) == ":" || scene.tag(next) == Tag::Auxiliary;
        if opens && label { scene.list(next + 1, self.sentence.end) } else { Vec::new() }
    }

    fn is_be(&self, scene: &Scene<'_>, at: usize) -> bool {
        let function = scene.text.lexicon().words.profile(scene.text.id(at)).function;
        at < self.sentence.end && function == Function::Be
    }

    /// `claimed | 12 lives`, `the loss of | more than 12 lives`, `12 lives | were lost`: not those that are saved.
    pub(super) fn lives(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let at = self.tokens.start;
        let head =
            || scene.figures_in(at.saturating_sub(KIN)..at).last().filter(|figure| figure.head == Some(at));
        let figure = scene.figure_at(at).or_else(|| scene.figure_at(at.saturating_sub(1))).or_else(head);
        let takes = |at: usize| at >= self.sentence.start && scene.has(at, Turn::Taking);
        let none = self.none(scene).map(|none| none.tokens.start);
        let start = figure.map(|figure| figure.tokens.start).or(none);
        let negated = none.is_some_and(|none| none + 1 < at);
        let before = start.and_then(|start| start.checked_sub(1));
        let taken = before.is_some_and(|at| takes(at) || scene.is(at, "of") && takes(at.saturating_sub(1)))
            || scene.is_named_prey(at);
        let lost = (self.tokens.end..self.sentence.end.min(self.tokens.end + 3)).any(takes);
        let mut victims = if taken || lost || negated { self.noun(scene) } else { Vec::new() };
        if scene.lost_kin(at).is_some() {
            victims.iter_mut().for_each(|victims| victims.scope.push(KIN_OF_ONE));
        }
        victims
    }

    /// `12 were taken to hospital`, `sends 12 people to the hospital`: the last counted before it.
    pub(super) fn sent(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let at = self.tokens.start;
        let from = self.sentence.start.max(at.saturating_sub(14));
        let stop = (from..at).rev().find(|&at| scene.is(at, ";") || scene.tag(at) == Tag::Subordinator);
        let figures = scene.figures_in(stop.map_or(from, |stop| stop + 1)..at);
        let sent = figures.iter().rev().find_map(|figure| scene.counted(figure, at, Share::Whole));
        // Whoever "died in hospital" is counted by the word before.
        let told = |victims: &Victims| (victims.tokens.end..at).any(|at| scene.harm_at(at).is_some());
        let takes = |victims: &Victims| (victims.tokens.end..at).any(|verb| scene.takes_somebody(verb..at));
        // "a man | who lost three sons | was taken to hospital": the three are of his clause
        let aside = |victims: &Victims| {
            let first = victims.tokens.start;
            let who = (from..first).rev().find(|&at| scene.tag(at) == Tag::Relative);
            let acts = who.is_some_and(|who| (who + 1..first).any(|at| scene.tag(at) == Tag::Verb));
            let several = victims.quantity.low.is_some_and(|low| low > 1.0);
            let of_one = |at: usize| scene.text.is_class(at, WordClass::SingularBe);
            acts && several && (victims.tokens.end..at).any(of_one)
        };
        let sent = sent.into_iter().filter(|victims| !told(victims) && !takes(victims) && !aside(victims));
        sent.map(|victims| self.left(scene, victims)).collect()
    }

    /// `four | remain in hospital`: more were hurt, where some of them are home by now.
    fn left(&self, scene: &Scene<'_>, victims: Victims) -> Victims {
        let remain = |at| {
            let verb = scene.text.longest(&scene.text.lexicon().verbs, at);
            scene.is(at, "still") || matches!(verb, Some((_, VerbFrame::Remain)))
        };
        if !(victims.tokens.end..self.tokens.start).any(remain) {
            return victims;
        }
        let quantity = Quantity { high: None, ..victims.quantity };
        Victims { quantity, ..victims }
    }

    /// `has not found | the bodies of 12`, `the bodies of 12 | have yet to be found`: nobody has seen them.
    pub(super) fn is_unfound(&self, scene: &Scene<'_>) -> bool {
        let finds =
            |at: &usize| scene.tag(*at) == Tag::Verb && scene.text.is_class(*at, WordClass::Recovering);
        let negated = |at| mood(scene.text, scene.mentions, at) == Mood::Negated;
        let start =
            scene.mentions.at(self.tokens.start).map_or(self.tokens.start, |phrase| phrase.tokens.start);
        let before = (self.sentence.start.max(start.saturating_sub(SOUGHT))..start).rev();
        let found = before.into_iter().find(|&at| scene.tag(at) == Tag::Verb).filter(finds);
        let behind = self.tokens.end..self.sentence.end.min(self.tokens.end + FOUND);
        let passive = || {
            let mut verbs = behind.into_iter().take_while(|&at| !matches!(scene.text.word(at), "," | ";"));
            verbs.find(|at| finds(at) && scene.tag(at - 1) == Tag::Auxiliary)
        };
        found.or_else(passive).is_some_and(negated)
    }

    /// `12 deaths`, `the deaths of 12 people`, `no casualties`.
    pub(super) fn noun(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let at = self.tokens.start;
        let head = self.tokens.end - 1;
        let from = self.sentence.start.max(at.saturating_sub(6));
        let counts =
            |figure: &&Figure| figure.head == Some(head) || figure.head.is_none() && figure.tokens.end == at;
        // "ran from | one homicide | to the next"
        let from_one = |figure: &&Figure| {
            figure.tokens.start > self.sentence.start && scene.is(figure.tokens.start - 1, "from")
        };
        let figure = scene.figures_in(from..at).iter().rev().find(counts);
        if let Some(figure) = figure.filter(|figure| !from_one(figure)) {
            let tokens = figure.tokens.start..self.tokens.end;
            let count = figure.quantity.kind == QuantityKind::Count;
            let scope = scene.scope(&(figure.tokens.end..at));
            let victims = Victims { scope, ..Victims::new(figure.quantity.clone(), tokens) };
            return if count { vec![victims] } else { Vec::new() };
        }
        let none = self.none(scene);
        if none.is_some() { none.into_iter().collect() } else { self.behind_of(scene) }
    }

    pub(super) fn behind_of(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let next = self.tokens.end;
        if ["of", "to", "among"].iter().any(|word| scene.is(next, word)) {
            return scene.list(next + 1, self.sentence.end);
        }
        let Some(of) = self.of(scene) else { return Vec::new() };
        scene.list(of + 1, self.sentence.end)
    }

    /// The "of" behind a noun, if only a place and a day stand between: `the death yesterday | of`, `the murder in
    /// Riga | of`, `the killings in the past 72 hours | of`.
    pub(super) fn of(&self, scene: &Scene<'_>) -> Option<usize> {
        let between = |at: &usize| {
            matches!(
                scene.tag(*at),
                Tag::Preposition | Tag::Adverb | Tag::Number | Tag::Name | Tag::Noun | Tag::Determiner
            ) || scene.tag(*at) == Tag::Adjective
                && (scene.tag(at + 1) == Tag::Number || scene.is_time(at + 1))
        };
        let end = self.sentence.end.min(self.tokens.end + OF);
        let of = (self.tokens.end..end).take_while(between).find(|&at| scene.is(at, "of"))?;
        let own = of == self.tokens.end || matches!(scene.tag(of - 1), Tag::Name | Tag::Number);
        (own || scene.is_time(of - 1)).then_some(of)
    }

    /// `the death toll rose to 12`, `put the toll at 12`: the first figure behind, or the one it rose to.
    pub(super) fn toll(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let end = self.sentence.end.min(self.tokens.end + TOLL);
        let end = (self.tokens.end..end)
            .find(|&at| scene.tag(at) == Tag::Subordinator || scene.is(at, ";"))
            .unwrap_or(end);
        let figures: Vec<&Figure> = scene
            .figures_in(self.tokens.end..end)
            .iter()
            .filter(|figure| scene.counted(figure, end, Share::Whole).is_some())
            .collect();
        let to = |figure: &&&Figure| figure.tokens.start > 0 && scene.is(figure.tokens.start - 1, "to");
        let from = |figure: &&&Figure| figure.tokens.start > 0 && scene.is(figure.tokens.start - 1, "from");
        let chosen = figures
            .iter()
            .find(to)
            .or_else(|| figures.iter().skip(1).rev().find(|figure| scene.is_latest(figure)))
            .or_else(|| figures.iter().find(|figure| !from(figure)))
            .or(figures.first());
        let near =
            chosen.and_then(|figure| scene.counted(figure, end, Share::Whole).map(|all| all.reached(figure)));
        near.or_else(|| self.amounting(scene)).into_iter().collect()
    }
}

impl Scene<'_> {
    /// `stood at 15 on Monday and is | now | 22`, `was 15, has | reached | 22`, `15 on Monday | and | 22 by Tuesday`:
    /// whether a later figure of a toll is the one that holds.
    fn is_latest(&self, figure: &Figure) -> bool {
        let Some(before) = figure.tokens.start.checked_sub(1) else { return false };
        let end = figure.tokens.end;
        let dated = self.tag(end) == Tag::Preposition && self.tag(end + 1) == Tag::Calendar;
        let present = |at: usize| self.text.is_class(at, WordClass::PresentVerb);
        let stands = self.has(before, Turn::Amounts) && before > 0 && present(before - 1);
        self.is(before, "now")
            || self.is(end, "now")
            || present(before)
            || stands
            || self.is(before, "and") && dated
    }
}

impl Victims {
    /// `rose from 15 to | 22`: of a change the count that it came to.
    fn reached(self, figure: &Figure) -> Victims {
        let last = figure.quantity.best.filter(|_| figure.change == Some(Change::FromTo));
        let Some(last) = last else { return self };
        let quantity = Quantity {
            low: Some(last),
            high: Some(last),
            plausible: None,
            precision: Precision::Exact,
            ..self.quantity
        };
        Victims { quantity, ..self }
    }
}
