//! Who was killed or hurt, how many, by one word that says so.
//!
//! ```text
//! harm = victims be "killed" | victims "killed" "in" …      passive and participle
//!      | agent "killed" victims | "killing" victims          active
//!      | victims "died"                                      intransitive
//!      | victims "drowned" | "drowning" victims              labile
//!      | figure "dead" | figure "deaths" | "deaths of" victims
//!      | "death toll" … figure
//!      | "no casualties"
//! ```

mod among;
mod amount;
mod apportion;
mod beside;
mod clause;
mod death;
mod doer;
mod identified;
mod manifold;
mod naming;
mod nearest;
mod nobody;
mod noun;
mod rise;
mod rule;
mod stage;
mod subject;
mod total;
mod verb;

pub(super) use noun::KIN_OF_ONE;
pub(super) use rise::GRAVE;
pub use rule::HarmRule;
pub(super) use stage::Stage;

use beside::COMPANY;
use std::collections::BTreeSet;
use std::ops::Range;

use super::victims::{Scene, Share, Victims, Who, is_combatant};
use crate::extract::mention::{Mentions, Tag};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::events::{Effect, HarmCue, HarmFrame, Turn};
use crate::lexicon::{Triggers, WordClass};
use crate::text::Text;
use crate::value::Quantity;
use crate::value::quantity::Figure;

/// What happened to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HarmKind {
    /// They died.
    Killed,
    /// They were hurt.
    Injured,
    /// They were shot or stabbed: those of them who are not dead are hurt.
    Struck,
    /// They are casualties, killed or wounded: it is not said how many of them died.
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
    pub rule: HarmRule,
    /// Who did it, where the verb's subject or "by" says so.
    pub agent: Option<Range<usize>>,
    /// Whether "also" adds it to what was told before.
    pub(crate) also: bool,
    /// Whether it is said to be so, not to be so, or only possible.
    pub(crate) mood: Mood,
    /// Whether the text tells it as a first count, or as one that has grown.
    pub(super) stage: Stage,
}

impl Harm {
    /// Everyone it counts: its victims added up, without those included in others.
    pub fn total(&self) -> Option<Quantity> {
        sum(self
            .victims
            .iter()
            .filter(|victims| victims.share == Share::Whole)
            .map(|victims| &victims.quantity))
    }
}

impl Harm {
    /// Whether "also" stands with its verb.
    fn is_also(&self, text: &Text<'_>) -> bool {
        self.rule.is_verbal() && (self.cue.saturating_sub(ALSO)..=self.cue + 1).any(|at| text.is(at, "also"))
    }
}

/// The scope of those who are counted without whoever killed them.
const VICTIMS: &str = "victims";

/// "Also" stands so many tokens before the verb.
const ALSO: usize = 3;

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
        sum.text.push_str(" + ");
        sum.text.push_str(&next.text);
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
        let mut next = sentence.start;
        while let Some(at) = text.next_trigger(next..sentence.end, Triggers::HARM) {
            if let Some((word, behind)) = scene.to_death(at, sentence.end) {
                let cue = Cue { tokens: at..at + 1, word, sentence: sentence.clone() };
                harms.extend(cue.read(&scene));
                next = behind;
                continue;
            }
            // "lost his life's work" is no death
            let owns = |end: usize| end < text.tokens().len() && mentions.tag(end) == Tag::Genitive;
            let known = text.longest(&text.lexicon().events.harm, at).filter(|(len, _)| !owns(at + len));
            let known = known.map(|(len, cue)| (len, *cue));
            let Some((len, word)) = known.or_else(|| scene.prey(at)) else {
                next = at + 1;
                continue;
            };
            let cue = Cue { tokens: at..(at + len).min(sentence.end), word, sentence: sentence.clone() };
            harms.extend(cue.read(&scene));
            next = at + len;
        }
    }
    let identified = identified::told(&scene, &harms);
    harms.extend(identified);
    let totals = total::told(&scene, &harms);
    harms.extend(totals);
    harms.sort_by_key(|harm| harm.cue);
    keep_dead(&scene, &mut harms);
    let named = |harm: &Harm| scene.is_named_prey(harm.cue);
    if !harms.iter().any(|harm| harm.kind == HarmKind::Killed && !named(harm)) {
        harms.retain(|harm| !named(harm) || scene.is_of_lethal(harm.cue));
    }
    drop_hurt_dead(&mut harms);
    share_noun(&mut harms);
    take_once(&mut harms);
    add_others(scene.text, &mut harms);
    doer::add_doer(&scene, &mut harms);
    stage::add_stages(&scene, &mut harms);
    rise::add_newly(&scene, &mut harms);
    apportion::add_shares(&scene, &mut harms);
    harms
}

/// `The victims were named as Ann Roe and Tom Hill`: they are the dead where the text counts as many dead; others may
/// have been hurt or robbed.
fn keep_dead(scene: &Scene<'_>, harms: &mut Vec<Harm>) {
    let bits = |harm: &Harm| harm.total().and_then(|total| total.best).map(f64::to_bits);
    let told = |at| scene.is_called(at) || scene.is_among_prey(at);
    let dead = |harm: &&Harm| harm.kind == HarmKind::Killed && !told(harm.cue);
    let counts: BTreeSet<Option<u64>> = harms.iter().filter(dead).map(bits).collect();
    let hurt =
        harms.iter().any(|harm| matches!(harm.kind, HarmKind::Injured | HarmKind::Struck | HarmKind::Either));
    let of_lethal = |harm: &Harm| !hurt && scene.is_of_lethal(harm.cue);
    harms.retain(|harm| !scene.is_called(harm.cue) || counts.contains(&bits(harm)) || of_lethal(harm));
    let dead = !hurt && !counts.is_empty();
    harms.retain(|harm| dead || !scene.is_among_prey(harm.cue));
}

/// `three | injured | miners died`: those of whom a word right behind their figure says that they were hurt, and a verb
/// that they died, are dead.
fn drop_hurt_dead(harms: &mut Vec<Harm>) {
    let start = |harm: &Harm| harm.victims.first().map(|victims| victims.tokens.start);
    let dies = |harm: &Harm, hurt: &Harm| {
        let dead = harm.kind == HarmKind::Killed && harm.rule.is_verbal();
        dead && harm.cue > hurt.cue && start(harm) == start(hurt)
    };
    let dead = |at: usize| {
        let hurt = &harms[at];
        let direct = hurt.victims.first().is_some_and(|victims| victims.tokens.end == hurt.cue);
        let near = &harms[at..harms.len().min(at + BESIDE + 1)];
        hurt.kind == HarmKind::Injured && direct && near.iter().any(|other| dies(other, hurt))
    };
    let dead: BTreeSet<usize> = (0..harms.len()).filter(|&at| dead(at)).map(|at| harms[at].cue).collect();
    harms.retain(|harm| harm.kind != HarmKind::Injured || !dead.contains(&harm.cue));
}

/// `killed | 28 | and wounded 30 rebels`: the fighters are of both verbs.
fn share_noun(harms: &mut [Harm]) {
    for at in 1..harms.len() {
        let (told, next) = harms.split_at_mut(at);
        let (Some(known), next) = (told.last_mut(), &next[0]) else { continue };
        let ([bare], [named]) = (known.victims.as_mut_slice(), next.victims.as_slice()) else { continue };
        let both = known.rule == HarmRule::Active && next.rule == HarmRule::Active;
        let joined = bare.tokens.end + 1 == next.cue && next.cue < named.tokens.start;
        let alone = bare.scope.is_empty() && bare.who == Who::Counted && bare.quantity.noun.is_none();
        if both && joined && alone && is_combatant(&named.scope) {
            bare.scope.clone_from(&named.scope);
        }
    }
}

/// The verb of those in whose phrase a word of harm stands is read so few statements behind it.
const BESIDE: usize = 2;

/// `The driver was also killed`: not among those told of before.
fn add_others(text: &Text<'_>, harms: &mut [Harm]) {
    let mut told: BTreeSet<HarmKind> = BTreeSet::new();
    for harm in harms {
        let counted_apart = harm.victims.first().is_some_and(|victims| victims.further);
        harm.also = harm.is_also(text) && told.contains(&harm.kind) && !counted_apart;
        for victims in harm.victims.iter_mut().filter(|victims| victims.share == Share::Whole) {
            victims.further |= harm.also;
        }
        told.insert(harm.kind);
    }
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
type Reading = (Vec<Victims>, HarmRule, Option<Range<usize>>);

/// A word of harm in its sentence.
struct Cue {
    tokens: Range<usize>,
    word: HarmCue,
    sentence: Range<usize>,
}

impl Cue {
    fn read(&self, scene: &Scene<'_>) -> Option<Harm> {
        if let Some(named) = self.named_as(scene).filter(|_| self.names_dead(scene)) {
            return self.harm(scene, (named, HarmRule::State, None));
        }
        if let Some(parts) = self.among(scene) {
            return self.harm(scene, (parts, HarmRule::Among, None));
        }
        if let Some(all) = self.manifold(scene) {
            return self.harm(scene, (vec![all], HarmRule::Nominal, None));
        }
        if let Some(victims) = self.in_number(scene) {
            return self.harm(scene, (vec![victims], HarmRule::Toll, None));
        }
        if self.is_no_harm(scene) {
            return None;
        }
        let labelled = self.labelled(scene);
        if !labelled.is_empty() {
            return self.harm(scene, (labelled, HarmRule::State, None));
        }
        if self.word.frame == HarmFrame::Body && self.is_unfound(scene) {
            return None;
        }
        if let Some(died) = self.died_in_care(scene).or_else(|| self.died_there(scene)) {
            let word = HarmCue { effect: Effect::Killed, frame: HarmFrame::Intransitive };
            let cue = Cue { word, tokens: self.tokens.clone(), sentence: self.sentence.clone() };
            return cue.harm(scene, (vec![died], HarmRule::Intransitive, None));
        }
        let (mut victims, rule, agent) = self.by_frame(scene)?;
        if rule != HarmRule::Active && !victims.is_empty() {
            victims.extend(self.parts_behind(scene, &victims));
            victims.extend(self.parts_before(scene, &victims));
        } else if victims.iter().all(|victims| victims.share == Share::Whole) {
            victims.extend(self.parts_behind_setting(scene, &victims));
        }
        if rule != HarmRule::Active {
            self.part_of_dead(scene, rule, &mut victims);
        }
        // "was found dead along with his wife"
        let found = rule == HarmRule::State && self.group_start(scene).1;
        if rule.is_verbal() || found {
            let company = self.company(scene, &victims);
            let alone = victims.is_empty() && rule != HarmRule::Active && !company.is_empty();
            victims.extend(if alone { self.lone_subject(scene) } else { None });
            victims.extend(company);
            victims.extend(self.elsewhere(scene, &victims));
        }
        self.harm(scene, (victims, rule, agent))
    }

    /// Who suffers, as the grammar of the word says it.
    fn by_frame(&self, scene: &Scene<'_>) -> Option<Reading> {
        Some(match self.word.frame {
            HarmFrame::Transitive => self.transitive(scene)?,
            HarmFrame::Intransitive => self.intransitive(scene),
            HarmFrame::Own => match self.own_end(scene, self.tokens.clone()) {
                Some(doer) => (vec![doer], HarmRule::Intransitive, None),
                None => self.intransitive(scene),
            },
            HarmFrame::Labile => self.labile(scene),
            HarmFrame::Destination => (self.sent(scene), HarmRule::Destination, None),
            HarmFrame::State | HarmFrame::Adjective => (self.state(scene), HarmRule::State, None),
            HarmFrame::Noun | HarmFrame::Body => (self.noun(scene), HarmRule::Nominal, None),
            HarmFrame::Toll => (self.toll(scene), HarmRule::Toll, None),
            HarmFrame::Loss => (self.loss(scene), HarmRule::Nominal, None),
            HarmFrame::Number => return None,
            HarmFrame::Lives => (self.lives(scene), HarmRule::Nominal, None),
        })
    }

    fn harm(&self, scene: &Scene<'_>, (mut victims, rule, agent): Reading) -> Option<Harm> {
        if self.leaves_out(scene, &victims) {
            victims.iter_mut().for_each(|victims| victims.scope.push(VICTIMS));
        }
        // "Nobody was seriously hurt": others may have been hurt.
        let gravely = self.tokens.start.checked_sub(1).is_some_and(|at| scene.has(at, Turn::Gravely));
        let nobody = victims.iter_mut().filter(|victims| gravely && victims.is_nobody());
        nobody.for_each(|victims| victims.scope.push(GRAVE));
        let first = victims.first()?;
        let start = victims
            .iter()
            .map(|v| v.tokens.start)
            .fold(self.tokens.start.min(first.tokens.start), usize::min);
        let end = victims.iter().map(|v| v.tokens.end).fold(self.tokens.end, usize::max);
        let mood = match mood(scene.text, scene.mentions, self.tokens.start) {
            // "Nobody died" affirms that the dead are none.
            Mood::Negated if victims.iter().all(Victims::is_nobody) => Mood::Real,
            // "the attempted murder of three people"
            Mood::Real if self.is_attempted(scene) => Mood::Unreal,
            mood => mood,
        };
        Some(Harm {
            kind: self.kind(scene, &victims, end),
            victims,
            cue: self.tokens.start,
            tokens: start..end,
            rule,
            agent,
            also: false,
            mood,
            stage: Stage::Plain,
        })
    }

    fn is_attempted(&self, scene: &Scene<'_>) -> bool {
        let before = self.tokens.start.checked_sub(1);
        before.is_some_and(|before| scene.text.is_class(before, WordClass::Attempted))
    }

    /// `six people, | not counting the attacker`: whether whoever did it is left out.
    fn leaves_out(&self, scene: &Scene<'_>, known: &[Victims]) -> bool {
        let last = known.iter().map(|victims| victims.tokens.end).max().unwrap_or(0).max(self.tokens.end);
        let end = self.sentence.end.min(last + COMPANY);
        let out = (last..end).find(|&at| scene.has(at, Turn::Excluding));
        let doer = |at: usize| is_combatant(&scene.scope(&(at..at + 1)));
        out.is_some_and(|out| (out + 1..end.min(out + 6)).any(doer))
    }

    /// `killed or | wounded`.
    fn is_second(&self, scene: &Scene<'_>) -> bool {
        let Some(or) = self.tokens.start.checked_sub(1).filter(|&at| scene.is(at, "or")) else {
            return false;
        };
        let first = or.checked_sub(1).and_then(|first| scene.harm_at(first));
        first.is_some_and(|first| first.effect != self.word.effect)
    }

    /// `killed or wounded` says neither, but of nobody both; `shot a man dead` says so at the end.
    fn kind(&self, scene: &Scene<'_>, victims: &[Victims], end: usize) -> HarmKind {
        if self.word.effect == Effect::Hit && scene.is(end, "dead") {
            return HarmKind::Killed;
        }
        let fatal =
            self.tokens.start > self.sentence.start && scene.has(self.tokens.start - 1, Turn::Fatally);
        if fatal {
            return HarmKind::Killed;
        }
        let joined = ["or", "and", "/"].iter().any(|word| scene.is(self.tokens.end, word));
        let other = scene.harm_at(self.tokens.end + 1);
        let other = other.is_some_and(|other| other.effect != self.word.effect);
        let or = (joined && other || self.is_second(scene)) && !victims.iter().all(Victims::is_nobody);
        match self.word.effect {
            Effect::Killed | Effect::Injured if or => HarmKind::Either,
            Effect::Killed => HarmKind::Killed,
            Effect::Injured => HarmKind::Injured,
            Effect::Hit => HarmKind::Struck,
            Effect::Casualty => HarmKind::Either,
        }
    }
}
