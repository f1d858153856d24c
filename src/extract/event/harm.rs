//! Who was killed or hurt, how many, by one word that says so.
//!
//! ```text
//! harm = victims be "killed" | victims "killed" "in" …      passive and participle
//!      | agent "killed" victims | "killing" victims          active
//!      | victims "died"                                      intransitive
//!      | figure "dead" | figure "deaths" | "deaths of" victims
//!      | "death toll" … figure
//!      | "no casualties"
//! ```

use std::collections::BTreeSet;
use std::ops::Range;

use super::victims::{Scene, Victims};
use crate::extract::mention::{Mentions, Tag};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::events::{Effect, HarmCue, HarmFrame};
use crate::lexicon::{Forms, Function};
use crate::text::Text;
use crate::value::quantity::Figure;
use crate::value::{Quantity, QuantityKind};

/// What happened to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HarmKind {
    /// They died.
    Killed,
    /// They were hurt.
    Injured,
    /// They were shot or stabbed, or are casualties: dead or hurt.
    Either,
}

/// One statement that people were killed or hurt.
#[derive(Debug, Clone, PartialEq)]
pub struct Harm {
    /// What happened to them.
    pub kind: HarmKind,
    /// Who: the whole first, with its parts.
    pub victims: Vec<Victims>,
    /// The token that says so.
    pub cue: usize,
    /// The tokens from the first to the last word of it.
    pub tokens: Range<usize>,
    /// Which rule read it.
    pub rule: &'static str,
    /// Who did it, where the verb's subject or "by" says so.
    pub agent: Option<Range<usize>>,
    /// Whether it is said to be so, not to be so, or only possible.
    pub(crate) mood: Mood,
}

impl Harm {
    /// Everyone it counts: its victims added up, without those included in others.
    pub fn total(&self) -> Option<Quantity> {
        sum(self.victims.iter().filter(|victims| !victims.included).map(|victims| &victims.quantity))
    }
}

/// Adds up quantities; their bounds too. One alone stays as written.
pub(super) fn sum<'q>(quantities: impl Iterator<Item = &'q Quantity>) -> Option<Quantity> {
    quantities.fold(None, |sum: Option<Quantity>, next| {
        let Some(mut sum) = sum else { return Some(next.clone()) };
        let add = |a: Option<f64>, b: Option<f64>| a.zip(b).map(|(a, b)| a + b);
        sum.low = add(sum.low, next.low);
        sum.high = add(sum.high, next.high);
        sum.best = add(sum.best, next.best);
        sum.low_open |= next.low_open;
        sum.high_open |= next.high_open;
        sum.plausible = None;
        sum.precision = sum.precision.max(next.precision);
        sum.text = format!("{} + {}", sum.text, next.text);
        sum.span = sum.span.zip(next.span).map(|(a, b)| a.cover(b));
        sum.noun = None;
        Some(sum)
    })
}

/// Reads the statements of a text that people were killed or hurt.
///
/// ```
/// use corroborate::extract::{event, mention};
/// use corroborate::text::Text;
/// use corroborate::value::quantity::figures;
/// let text = Text::new("The blast killed three guards and wounded 12 people, including two children.");
/// let harms = event::harms(&text, &mention::read(&text), &figures(&text));
/// assert_eq!(harms[0].total().unwrap().best, Some(3.0));
/// assert_eq!(harms[1].total().unwrap().best, Some(12.0));
/// assert_eq!(harms[1].victims[1].scope, ["children"]);
/// ```
pub fn harms(text: &Text<'_>, mentions: &Mentions, figures: &[Figure]) -> Vec<Harm> {
    let scene = Scene { text, mentions, figures };
    let mut harms = Vec::new();
    for sentence in text.sentences() {
        let sentence = sentence.tokens();
        let mut at = sentence.start;
        while at < sentence.end {
            let Some((len, cue)) = text.longest(&text.lexicon().events.harm, at) else {
                at += 1;
                continue;
            };
            let cue =
                Cue { tokens: at..(at + len).min(sentence.end), word: *cue, sentence: sentence.clone() };
            harms.extend(cue.read(&scene));
            at += len;
        }
    }
    take_once(&mut harms);
    harms
}

/// Where two cues claim one figure, the one that stands nearer keeps it.
fn take_once(harms: &mut Vec<Harm>) {
    let mut taken: BTreeSet<(usize, HarmKind)> = BTreeSet::new();
    for harm in harms.iter_mut() {
        harm.victims.retain(|victims| !taken.contains(&(victims.tokens.start, harm.kind)));
        taken.extend(harm.victims.iter().map(|victims| (victims.tokens.start, harm.kind)));
    }
    harms.retain(|harm| !harm.victims.is_empty());
}

/// Who suffers, by which rule, and who did it.
type Reading = (Vec<Victims>, &'static str, Option<Range<usize>>);

/// A word of harm in its sentence.
struct Cue {
    tokens: Range<usize>,
    word: HarmCue,
    sentence: Range<usize>,
}

/// How far back the subject of a verb may stand.
const SUBJECT: usize = 40;
/// How far behind "death toll" its figure may stand.
const TOLL: usize = 22;

impl Cue {
    fn read(&self, scene: &Scene<'_>) -> Option<Harm> {
        let (mut victims, rule, agent) = match self.word.frame {
            HarmFrame::Transitive => self.transitive(scene)?,
            HarmFrame::Intransitive => (self.subject(scene, self.group_start(scene).0), "intransitive", None),
            HarmFrame::Destination => (self.sent(scene), "destination", None),
            HarmFrame::State | HarmFrame::Adjective => (self.state(scene), "state", None),
            HarmFrame::Noun | HarmFrame::Body => (self.noun(scene), "nominal", None),
            HarmFrame::Toll => (self.toll(scene), "toll", None),
        };
        if rule != "active" && !victims.is_empty() {
            victims.extend(self.parts_behind(scene, &victims));
            victims.extend(self.parts_before(scene, &victims));
        }
        let first = victims.first()?;
        let start = victims
            .iter()
            .map(|v| v.tokens.start)
            .fold(self.tokens.start.min(first.tokens.start), usize::min);
        let end = victims.iter().map(|v| v.tokens.end).fold(self.tokens.end, usize::max);
        let mood = mood(scene.text, scene.mentions, self.tokens.start);
        Some(Harm {
            kind: self.kind(scene),
            victims,
            cue: self.tokens.start,
            tokens: start..end,
            rule,
            agent,
            mood,
        })
    }

    /// `were killed, including two children`: the parts behind the verb.
    fn parts_behind(&self, scene: &Scene<'_>, known: &[Victims]) -> Vec<Victims> {
        let Some(next) = scene.opens_part(self.tokens.end, self.sentence.end) else { return Vec::new() };
        let mut parts = scene.list(next, self.sentence.end);
        parts.retain(|part| known.iter().all(|known| known.tokens.start != part.tokens.start));
        for part in &mut parts {
            part.included = true;
        }
        parts
    }

    /// `four children were among | the 12 killed`: the parts before the whole.
    fn parts_before(&self, scene: &Scene<'_>, known: &[Victims]) -> Vec<Victims> {
        let Some(first) = known.first() else { return Vec::new() };
        let among =
            (self.sentence.start..first.tokens.start).rev().take(3).find(|&at| scene.is(at, &["among"]));
        let Some(among) = among.filter(|&at| at > self.sentence.start) else { return Vec::new() };
        let mut parts = self.subject(scene, among.saturating_sub(1).max(self.sentence.start));
        for part in &mut parts {
            part.included = true;
        }
        parts
    }

    /// `killed or wounded` says neither.
    fn kind(&self, scene: &Scene<'_>) -> HarmKind {
        let harm = &scene.text.lexicon().events.harm;
        let or = scene.is(self.tokens.end, &["or", "and", "/"])
            && harm
                .get(scene.text.id(self.tokens.end + 1))
                .is_some_and(|other| other.effect != self.word.effect);
        match self.word.effect {
            Effect::Killed | Effect::Injured if or => HarmKind::Either,
            Effect::Killed => HarmKind::Killed,
            Effect::Injured => HarmKind::Injured,
            Effect::Hit | Effect::Casualty => HarmKind::Either,
        }
    }

    // --- verbs -----------------------------------------------------------------------------------------------------------

    fn transitive(&self, scene: &Scene<'_>) -> Option<Reading> {
        let verb = self.tokens.start;
        if self.is_nominal(scene) {
            return Some((self.behind_of(scene), "nominal", None))
                .filter(|(victims, ..)| !victims.is_empty());
        }
        let (start, passive) = self.group_start(scene);
        if passive {
            return Some((self.subject(scene, start), "passive", self.by(scene)));
        }
        if self.is_adjective(scene) {
            return None;
        }
        let object = self.object(scene);
        let before = || self.subject(scene, start);
        let whole = object.iter().any(|victims| !victims.included);
        if whole && !self.belongs_to_next(scene, &object, start) {
            let agent = self.agent(scene, start);
            return Some((object, "active", agent));
        }
        let forms = scene.text.lexicon().words.profile(scene.text.id(verb)).forms;
        let participle = forms.has(Forms::PAST) || self.tokens.len() > 1;
        let victims = if participle { before() } else { Vec::new() };
        let adjacent = victims
            .last()
            .is_some_and(|last| last.tokens.end + 1 >= start && !scene.is(start - 1, &["and", "or"]));
        adjacent.then(|| (victims, "participle", self.by(scene)))
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
        let next = object.iter().find(|victims| !victims.included).is_some_and(|victims| {
            scene.text.longest(harm, victims.tokens.end).is_some()
                && !scene.is(victims.tokens.end + 1, &["by"])
                && scene.mentions.tag(victims.tokens.end) != Tag::Conjunction
        });
        next && self.subject(scene, start).last().is_some_and(|last| last.tokens.end + 1 >= start)
    }

    fn is_nominal(&self, scene: &Scene<'_>) -> bool {
        let at = self.tokens.start;
        let determined = at > self.sentence.start
            && matches!(scene.tag(at - 1), Tag::Determiner | Tag::Possessive | Tag::Genitive);
        scene.is(self.tokens.end, &["of"])
            && (determined
                || scene.tag(at) == Tag::Noun
                || scene.text.word(at).to_ascii_lowercase().ends_with("ing"))
    }

    /// Where the verb group starts, and whether it is passive.
    fn group_start(&self, scene: &Scene<'_>) -> (usize, bool) {
        let words = &scene.text.lexicon().words;
        let mut passive = false;
        let mut start = self.tokens.start;
        while start > self.sentence.start {
            let before = start - 1;
            match scene.tag(before) {
                Tag::Auxiliary => {
                    let function = words.profile(scene.text.id(before)).function;
                    passive |= matches!(function, Function::Be | Function::NegatedBe);
                }
                Tag::Adverb | Tag::Negation | Tag::To => {}
                _ if self.is_linking(scene, before) => {
                    passive |= scene.is(before, &["got", "get", "getting"]);
                }
                _ => break,
            }
            start = before;
        }
        (start, passive)
    }

    /// Words inside a verb group that no closed class has: `were reported killed`, `got injured`, `were shot and killed`.
    fn is_linking(&self, scene: &Scene<'_>, at: usize) -> bool {
        let reported = [
            "reported",
            "believed",
            "confirmed",
            "found",
            "left",
            "feared",
            "got",
            "get",
            "getting",
            "presumed",
            "said",
            "thought",
            "also",
            "seriously",
            "critically",
            "reportedly",
            "fatally",
            "severely",
            "badly",
            "slightly",
            "lightly",
            "known",
        ];
        let after_aux = at > self.sentence.start && scene.tag(at - 1) == Tag::Auxiliary;
        let harm = &scene.text.lexicon().events.harm;
        let shared = scene.is(at, &["and", "or"])
            && at > self.sentence.start
            && harm.get(scene.text.id(at - 1)).is_some_and(|cue| cue.frame == HarmFrame::Transitive);
        let shared_verb = scene.is(at + 1, &["and", "or"])
            && harm.get(scene.text.id(at)).is_some_and(|cue| cue.frame == HarmFrame::Transitive);
        scene.is(at, &reported)
            && (after_aux || scene.is(at, &["got", "get", "getting"]) || scene.tag(at) == Tag::Adverb)
            || shared
            || shared_verb
    }

    /// The victims behind the verb.
    fn object(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let harm = &scene.text.lexicon().events.harm;
        let mut start = self.tokens.end;
        if scene.is(start, &["and", "or"]) && harm.get(scene.text.id(start + 1)).is_some() {
            start += 2;
        }
        scene.list(start, self.sentence.end)
    }

    /// The victims before the verb group that starts at `start`.
    fn subject(&self, scene: &Scene<'_>, start: usize) -> Vec<Victims> {
        let first = self.clause_start(scene, start);
        let mut found: Vec<Victims> = Vec::new();
        let mut included = false;
        let mut at = first;
        while at < start {
            if let Some(next) = scene.opens_part(at, start) {
                included |= !found.is_empty();
                at = next;
            } else if let Some(victims) = scene.victims_at(at, start, included) {
                let next = victims.tokens.end.max(at + 1);
                if !included && !scene.is_joined(first, at) {
                    found.clear();
                }
                at = next;
                if included
                    || !self.is_governed(scene, first, &victims) && !is_apposed(scene, &found, &victims)
                {
                    found.push(victims);
                }
            } else {
                at += 1;
            }
        }
        found
    }

    /// Where the clause starts whose verb group starts at `start`.
    fn clause_start(&self, scene: &Scene<'_>, start: usize) -> usize {
        let from = self.sentence.start.max(start.saturating_sub(SUBJECT));
        let mut seen = false;
        for at in (from..start).rev() {
            let word = scene.text.word(at);
            let cue = scene.text.longest(&scene.text.lexicon().speech.cues, at).is_some();
            let harm = scene
                .text
                .lexicon()
                .events
                .harm
                .get(scene.text.id(at))
                .is_some_and(|cue| cue.frame != HarmFrame::Body);
            let stops = matches!(word, ";" | ":")
                || scene.tag(at) == Tag::Subordinator
                || scene.tag(at) == Tag::Relative && seen
                || scene.tag(at) == Tag::Verb && (seen || cue) && !is_ing(scene, at)
                || harm && seen
                || scene.tag(at) == Tag::Auxiliary && seen;
            if stops {
                return at + 1;
            }
            seen |= scene.victims_at(at, start, false).is_some();
        }
        from
    }

    /// Whether a preposition before the victims makes them no subject.
    fn is_governed(&self, scene: &Scene<'_>, first: usize, victims: &Victims) -> bool {
        let Some(before) = victims.tokens.start.checked_sub(1).filter(|&before| before >= first) else {
            return false;
        };
        if scene.is(before, &["of"]) {
            let counted = victims.entity.is_none() && victims.tokens.len() > 1;
            return !(counted
                && before > first
                && scene.is(
                    before - 1,
                    &["total", "group", "number", "dozens", "scores", "most", "all", "family"],
                ));
        }
        scene.tag(before) == Tag::Preposition
            && !scene.is(before, &["than", "about", "around", "over", "under", "between", "as"])
    }

    /// Who did it, behind "by".
    fn by(&self, scene: &Scene<'_>) -> Option<Range<usize>> {
        let end = self.sentence.end.min(self.tokens.end + 8);
        let by = (self.tokens.end..end)
            .take_while(|&at| {
                !matches!(scene.tag(at), Tag::Verb | Tag::Auxiliary) && !scene.is(at, &[",", ";", "."])
            })
            .find(|&at| scene.is(at, &["by"]))?;
        let mention = scene.mentions.at(by + 1)?;
        Some(by + 1..mention.tokens.end)
    }

    /// The phrase right before an active verb.
    fn agent(&self, scene: &Scene<'_>, start: usize) -> Option<Range<usize>> {
        let last = start.checked_sub(1).filter(|&last| last >= self.sentence.start)?;
        let last =
            if scene.tag(last) == Tag::Relative && last > self.sentence.start { last - 1 } else { last };
        scene.mentions.at(last).map(|mention| mention.tokens.clone())
    }

    // --- nouns and states --------------------------------------------------------------------------------------------------

    /// `12 dead`, `at least 12 people dead`, `the dead include`.
    fn state(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let at = self.tokens.start;
        if self.word.frame == HarmFrame::Adjective {
            return Vec::new();
        }
        let from = self.sentence.start.max(at.saturating_sub(9));
        let figures = scene.figures_in(from..at);
        let before = figures.iter().rev().find_map(|figure| scene.counted(figure, at, false));
        let (start, passive) = self.group_start(scene);
        match before {
            Some(victims)
                if victims.tokens.end == at
                    || victims.tokens.end + 1 >= at && scene.tag(at - 1) == Tag::Adverb =>
            {
                vec![victims]
            }
            _ if passive => self.subject(scene, start),
            _ => Vec::new(),
        }
    }

    /// `12 were taken to hospital`, `sends 12 people to the hospital`: the last counted before it.
    fn sent(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let at = self.tokens.start;
        let from = self.sentence.start.max(at.saturating_sub(14));
        let stop = (from..at).rev().find(|&at| scene.is(at, &[";"]) || scene.tag(at) == Tag::Subordinator);
        let figures = scene.figures_in(stop.map_or(from, |stop| stop + 1)..at);
        let sent = figures.iter().rev().find_map(|figure| scene.counted(figure, at, false));
        // Whoever "died in hospital" is counted by the word before.
        let told = |victims: &Victims| {
            let harm = &scene.text.lexicon().events.harm;
            (victims.tokens.end..at).any(|at| harm.get(scene.text.id(at)).is_some())
        };
        sent.into_iter().filter(|victims| !told(victims)).collect()
    }

    /// `12 deaths`, `the deaths of 12 people`, `no casualties`.
    fn noun(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let at = self.tokens.start;
        let head = self.tokens.end - 1;
        let from = self.sentence.start.max(at.saturating_sub(6));
        let counts =
            |figure: &&Figure| figure.head == Some(head) || figure.head.is_none() && figure.tokens.end == at;
        if let Some(figure) = scene.figures_in(from..at).iter().rev().find(counts) {
            let tokens = figure.tokens.start..self.tokens.end;
            let count = figure.quantity.kind == QuantityKind::Count;
            let victims = Victims {
                quantity: figure.quantity.clone(),
                tokens,
                scope: scene.scope(&(figure.tokens.end..at)),
                included: false,
                further: false,
                entity: None,
                named: false,
            };
            return if count { vec![victims] } else { Vec::new() };
        }
        if at > self.sentence.start
            && scene.is(at - 1, &["no", "without", "any"])
            && self.word.frame == HarmFrame::Noun
        {
            return self.none(scene, at - 1);
        }
        self.behind_of(scene)
    }

    /// `no deaths`: nought.
    fn none(&self, scene: &Scene<'_>, at: usize) -> Vec<Victims> {
        if scene.is(at, &["any"]) {
            return Vec::new();
        }
        let mut quantity = Quantity::count(0);
        let span = scene.text.span(at..self.tokens.end);
        span.of(scene.text.source()).clone_into(&mut quantity.text);
        quantity.span = Some(span);
        vec![Victims {
            quantity,
            tokens: at..self.tokens.end,
            scope: Vec::new(),
            included: false,
            further: false,
            entity: None,
            named: false,
        }]
    }

    fn behind_of(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let next = self.tokens.end;
        if !scene.is(next, &["of", "to", "among"]) {
            return Vec::new();
        }
        scene.list(next + 1, self.sentence.end)
    }

    /// `the death toll rose to 12`, `put the toll at 12`: the first figure behind, or the one it rose to.
    fn toll(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let end = self.sentence.end.min(self.tokens.end + TOLL);
        let end = (self.tokens.end..end)
            .find(|&at| scene.tag(at) == Tag::Subordinator || scene.is(at, &[";"]))
            .unwrap_or(end);
        let figures: Vec<&Figure> = scene
            .figures_in(self.tokens.end..end)
            .iter()
            .filter(|figure| scene.counted(figure, end, false).is_some())
            .collect();
        let to = |figure: &&&Figure| figure.tokens.start > 0 && scene.is(figure.tokens.start - 1, &["to"]);
        let from =
            |figure: &&&Figure| figure.tokens.start > 0 && scene.is(figure.tokens.start - 1, &["from"]);
        let chosen = figures
            .iter()
            .find(to)
            .or_else(|| figures.iter().find(|figure| !from(figure)))
            .or(figures.first());
        chosen.and_then(|figure| scene.counted(figure, end, false)).into_iter().collect()
    }
}

fn is_ing(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.lexicon().words.profile(scene.text.id(at)).forms.has(Forms::ING)
}

/// `Ann Roe, a guard, was killed`: a description behind a comma of the one before it.
fn is_apposed(scene: &Scene<'_>, found: &[Victims], victims: &Victims) -> bool {
    let Some(last) = found.last() else { return false };
    let single = |victims: &Victims| victims.quantity.best == Some(1.0);
    let comma = last.tokens.end + 1 == victims.tokens.start && scene.is(last.tokens.end, &[","]);
    comma && single(last) && single(victims) && last.entity.is_some() && victims.entity.is_none()
}
