//! Those who are told beside the victims of a statement: parts of them, and others who suffered with them.
//!
//! ```text
//! parts   = verb [setting] ("including" | "among them" | ", four of them") victims
//! company = verb [setting] ("along with" | "with" …) victims
//! ```

use super::{Cue, HarmFrame, Scene, Share, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::Function;
use crate::lexicon::events::Turn;

/// `Along with` stands fewer tokens behind the verb and its victims.
pub(super) const COMPANY: usize = 20;

/// `was | later found | dead`: so near before what became of somebody stands its "be".
const GROUP: usize = 4;

impl Cue {
    /// `were killed, including two children`: the parts behind the verb.
    pub(super) fn parts_behind(&self, scene: &Scene<'_>, known: &[Victims]) -> Vec<Victims> {
        let end = self.sentence.end;
        let last = known.iter().map(|victims| victims.tokens.end).max().unwrap_or(0).max(self.tokens.end);
        let behind = scene.past_setting(last, end);
        let opened = scene.opens_part(self.tokens.end, end).or_else(|| scene.opens_part(behind, end));
        let Some(next) = opened else {
            return scene.some_of_them(behind, end).or_else(|| self.included(scene)).into_iter().collect();
        };
        let mut parts = scene.list(next, self.sentence.end);
        parts.retain(|part| known.iter().all(|known| known.tokens.start != part.tokens.start));
        for part in &mut parts {
            part.share = Share::Part;
        }
        parts
    }

    /// `killed 18 people | on Monday | , 11 of them children`: the parts of an object, behind where and when it was.
    pub(super) fn parts_behind_setting(&self, scene: &Scene<'_>, known: &[Victims]) -> Vec<Victims> {
        let last = known.iter().map(|victims| victims.tokens.end).max().unwrap_or(0);
        let comma = scene.past_setting(last, self.sentence.end);
        if last < self.tokens.end || !scene.is(comma, ",") {
            return Vec::new();
        }
        self.parts_behind(scene, known)
    }

    /// `five people died in the hall, the gunman | included`
    fn included(&self, scene: &Scene<'_>) -> Option<Victims> {
        let end = self.sentence.end.min(self.tokens.end + COMPANY);
        let included = (self.tokens.end..end).find(|&at| scene.is(at, "included"))?;
        let mention = scene.mentions.at(included - 1).filter(|mention| mention.tokens.end == included)?;
        let part = scene.victims_at(mention.tokens.start, included, Share::Part)?;
        let comma = mention.tokens.start.checked_sub(1)?;
        scene.is(comma, ",").then_some(Victims { share: Share::Part, ..part })
    }

    /// `was killed near his house, along with | two guards`, `was killed, as was | his driver`.
    pub(super) fn company(&self, scene: &Scene<'_>, known: &[Victims]) -> Vec<Victims> {
        let last = known.iter().map(|victims| victims.tokens.end).max().unwrap_or(0);
        let from = last.max(self.tokens.end);
        let end = self.sentence.end.min(from + COMPANY);
        // "lost their lives when they met, along with four men, a patrol": of whom nobody is known they were not with
        let apart = |at: usize| known.is_empty() && matches!(scene.tag(at), Tag::Verb | Tag::Subordinator);
        let stops = |at: &usize| scene.harm_at(*at).is_some() || scene.is(*at, ";") || apart(*at);
        let opened = (from..end).take_while(|at| !stops(at)).find_map(|at| self.opens_company(scene, at));
        opened.map_or_else(Vec::new, |next| scene.list(next, self.sentence.end))
    }

    /// Behind the words at a token by which others are told to have suffered the same.
    fn opens_company(&self, scene: &Scene<'_>, at: usize) -> Option<usize> {
        let direct = at == self.tokens.end;
        // "a reporter, who, | along with | her driver, saw it": he saw it with her
        let opens = if scene.is(at, "with") { at.saturating_sub(1) } else { at };
        let relative = |at: usize| scene.tag(at) == Tag::Relative || scene.is(at, "who");
        if opens > 1 && (relative(opens - 1) || scene.is(opens - 1, ",") && relative(opens - 2)) {
            return None;
        }
        let acts = at > 0 && scene.tag(at - 1) == Tag::Verb && !direct;
        if scene.is(at, "with") && (direct || scene.has(at - 1, Turn::Company)) {
            return Some(at + 1);
        }
        // "was killed in the fire | with | his wife", and not "died at home with his wife beside him"
        let own = scene.tag(at + 1) == Tag::Possessive && self.word.frame == HarmFrame::Transitive;
        if scene.is(at, "with") && own && at == scene.past_setting(self.tokens.end, self.sentence.end) {
            return Some(at + 1);
        }
        // "was killed at home | with | nine other members of his family", and not "in a clash with two other gangs"
        let others = scene.is(at, "with")
            && scene.figure_at(at + 1).is_some_and(|figure| scene.has(figure.tokens.end, Turn::More));
        let happens = at > 0 && scene.text.longest(&scene.text.lexicon().words.events, at - 1).is_some();
        if others && !happens && at == scene.past_setting(self.tokens.end, self.sentence.end) {
            return Some(at + 1);
        }
        if scene.has(at, Turn::Alongside) && !acts {
            return Some(at + 1);
        }
        let be = |at: usize| {
            let function = scene.text.lexicon().words.profile(scene.text.id(at)).function;
            function == Function::Be
        };
        // "found guilty of killing her son, | as was | her husband": found guilty too
        let near = self.tokens.start.saturating_sub(GROUP)..self.tokens.start;
        let group = near.rev().take_while(|&at| !matches!(scene.tag(at), Tag::Preposition | Tag::Mark));
        let shared = || group.into_iter().any(be);
        (scene.is(at, "as") && be(at + 1) && shared()).then_some(at + 2)
    }

    /// `12 were killed in Riga, | six in Vilnius and four in Tallinn`: figures without a noun, each with a place.
    pub(super) fn elsewhere(&self, scene: &Scene<'_>, known: &[Victims]) -> Vec<Victims> {
        let mut found: Vec<Victims> = Vec::new();
        let Some(last) = known.iter().map(|victims| victims.tokens.end).max() else { return found };
        let mut at = scene.past_modifiers(last.max(self.tokens.end), self.sentence.end);
        while at < self.sentence.end {
            let joints = (at..at + 2).take_while(|&at| scene.is(at, "and") || scene.is(at, ",")).count();
            let Some(next) = scene.placed(at + joints, self.sentence.end).filter(|_| joints > 0) else {
                break;
            };
            at = scene.past_modifiers(next.tokens.end, self.sentence.end);
            found.push(next);
        }
        found
    }

    /// `four children were among | the 12 killed`: the parts before the whole.
    pub(super) fn parts_before(&self, scene: &Scene<'_>, known: &[Victims]) -> Vec<Victims> {
        let Some(first) = known.first() else { return Vec::new() };
        let among = (self.sentence.start..first.tokens.start).rev().take(3).find(|&at| scene.is(at, "among"));
        let Some(among) = among.filter(|&at| at > self.sentence.start) else { return Vec::new() };
        // "11 children | among | 18 dead" has no verb
        let verb = usize::from(scene.tag(among - 1) == Tag::Auxiliary);
        let mut parts = self.subject(scene, (among - verb).max(self.sentence.start));
        for part in &mut parts {
            part.share = Share::Part;
        }
        parts
    }
}
