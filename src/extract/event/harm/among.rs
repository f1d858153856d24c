//! Those who are counted among the dead or hurt: parts of a whole that is told elsewhere.
//!
//! ```text
//! among = victims be "among the" cue | "among the" cue be victims | "the" cue "included" victims
//!       | figure "of those" cue be [adverb | participle] noun of people
//!       | "of" ("those" | "the") cue [","] figure be noun of people
//!       | figure "of" ("those" | "the" noun) ["who"] cue
//! ```

use super::{Cue, HarmRule, Scene, Share, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::WordClass;
use crate::lexicon::events::{HarmFrame, Turn};
use crate::value::QuantityKind;

/// A predicate stands so many tokens behind its verb.
const PREDICATE: usize = 6;
/// `of the Korvian | guards | who died`: the verb stands fewer tokens behind the "of".
const DEAD: usize = 5;

impl Cue {
    /// The parts that a statement about "the dead" names; none where it is about something else.
    pub(super) fn among(&self, scene: &Scene<'_>) -> Option<Vec<Victims>> {
        let the = self.tokens.start.checked_sub(1).filter(|&the| the >= self.sentence.start)?;
        if !(scene.is(the, "the") || scene.is(the, "those")) {
            return None;
        }
        let before = the.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let parts = match before {
            Some(of) if scene.is(of, "of") && of == self.sentence.start => self.shares(scene),
            Some(of) if scene.is(of, "of") => self.some_of(scene, of),
            Some(among) if scene.is(among, "among") && scene.tag(self.verb(scene)) != Tag::Auxiliary => {
                self.subject(scene, self.group_before(scene, among))
            }
            _ => self.named_behind(scene),
        };
        let numbered = before.is_some_and(|before| scene.is(before, "of"));
        let mut parts: Vec<Victims> = parts.into_iter().filter(|part| numbered || tells(part)).collect();
        parts.iter_mut().for_each(|part| part.share = Share::Part);
        (!parts.is_empty()).then_some(parts)
    }

    /// Where the verb before "among" starts.
    fn group_before(&self, scene: &Scene<'_>, among: usize) -> usize {
        let verb = |at: &usize| matches!(scene.tag(*at), Tag::Auxiliary | Tag::Adverb);
        (self.sentence.start..among).rev().take_while(verb).last().unwrap_or(among)
    }

    /// The verb behind those who suffered, past where it was: `among those killed in the fire | were`.
    fn verb(&self, scene: &Scene<'_>) -> usize {
        let behind = scene.past_modifiers(self.tokens.end, self.sentence.end);
        // "among the injured here | are"
        behind + usize::from(scene.tag(behind) == Tag::Adverb)
    }

    /// `among the dead were | a nurse and two guards`, `the dead included | a nurse`.
    fn named_behind(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let verb = self.verb(scene);
        let people = self.word.frame != HarmFrame::Toll && scene.tag(verb) == Tag::Auxiliary;
        let opens = people || scene.has(verb, Turn::Part);
        if opens { scene.list(verb + 1, self.sentence.end) } else { Vec::new() }
    }

    /// `of the 12 dead, | five were men, four women and two children`, `two of the 12 dead | were children`
    pub(super) fn divided(&self, scene: &Scene<'_>, whole: &Victims) -> Vec<Victims> {
        let first = whole.tokens.start;
        let of_the =
            first > self.sentence.start + 1 && scene.is(first - 2, "of") && scene.is(first - 1, "the");
        let some = if of_the { self.some_of(scene, first - 2) } else { Vec::new() };
        if of_the && some.is_empty() {
            return self.shares(scene);
        }
        let told = some.into_iter().filter(tells);
        told.map(|part| Victims { share: Share::Part, ..part }).collect()
    }

    /// `four | of the people who died`, `eight | of those killed`: makes some of those of whom the cue tells a part of
    /// them.
    pub(super) fn part_of_dead(&self, scene: &Scene<'_>, rule: HarmRule, victims: &mut [Victims]) {
        let start = self.group_start(scene).0;
        let relative = start.checked_sub(1).filter(|&at| scene.tag(at) == Tag::Relative);
        let participle = rule == HarmRule::Participle;
        let end = relative.unwrap_or(start);
        let [some] = victims else { return };
        let Some(figure) = scene.figure_at(some.tokens.start) else { return };
        let of = figure.tokens.end;
        let those = scene.is(of, "of") && scene.text.is_class(of + 1, WordClass::Definite);
        let near = of + 1 < end
            && end <= of + DEAD
            && (of + 2..end).all(|at| matches!(scene.tag(at), Tag::Noun | Tag::Adjective | Tag::Name));
        if those && near && (relative.is_some() || participle) && figure.tokens.len() == 1 {
            some.share = Share::Part;
        }
    }

    /// Figures behind the cue, each with what they are.
    fn shares(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let mut parts = Vec::new();
        let mut at = scene.past_modifiers(self.tokens.end, self.sentence.end);
        while at < self.sentence.end {
            let next = (at..self.sentence.end).find(|&at| !(scene.is(at, ",") || scene.is(at, "and")));
            let Some(figure) = next.filter(|&next| next > at).and_then(|next| scene.figure_at(next)) else {
                break;
            };
            let between = |at: &usize| matches!(scene.tag(*at), Tag::Auxiliary | Tag::Adverb);
            let said =
                (figure.tokens.end..self.sentence.end).find(|at| !between(at)).unwrap_or(self.sentence.end);
            let end = scene.phrase_end(said).min(self.sentence.end);
            let scope = scene.scope(&(said..end));
            let told = said > figure.tokens.end;
            if scope.is_empty() && !told {
                break;
            }
            let tokens = figure.tokens.start..end;
            let share = Share::Part;
            parts.push(Victims { scope, share, ..Victims::new(figure.quantity.clone(), tokens) });
            at = end;
        }
        parts
    }

    /// `ten | of those killed were civilians`: a number of them, with what it says they were.
    fn some_of(&self, scene: &Scene<'_>, of: usize) -> Vec<Victims> {
        let figure = of.checked_sub(1).and_then(|last| scene.figure_at(last));
        // "most of the dead" are no number
        let figure = figure.filter(|figure| figure.quantity.kind == QuantityKind::Count);
        let verb = self.tokens.end;
        let Some(figure) = figure.filter(|_| scene.tag(verb) == Tag::Auxiliary) else { return Vec::new() };
        let end = self.sentence.end.min(verb + PREDICATE);
        let mut predicate = (verb + 1..end).map(|at| scene.scope(&(at..scene.phrase_end(at).min(end))));
        let scope = predicate.find(|scope| !scope.is_empty()).unwrap_or_default();
        vec![Victims { scope, ..Victims::new(figure.quantity.clone(), figure.tokens.clone()) }]
    }
}

/// Whether more is said of them than that they are some of them.
fn tells(part: &Victims) -> bool {
    !part.scope.is_empty() || part.entity.is_some() || part.is_person()
}
