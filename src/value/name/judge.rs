//! Whether two names name the same one: the score, the verdict and the evidence in words.

use serde::{Deserialize, Serialize};

use super::super::place;
use super::known::Effect;
use super::part::Reading;
use super::told::told;
use super::weigh::{self, Step};
use super::{Known, Name, NameKind, evidence};

/// Whether two names name the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They do.
    Same,
    /// They do not.
    Different,
    /// It cannot be told from the names.
    Unsure,
}

/// A verdict with its score and evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// From 0 to 1, both left out: 1 ÷ (1 + 2^(−bits ÷ 4)), where `bits` are those of the evidence together. They
    /// are divided by four because the parts of a name depend on one another.
    pub score: f64,
    /// Same from 0.5 on, different below 0.4.
    #[serde(rename = "judgement")]
    pub verdict: Verdict,
    /// Why: each alignment of parts and its bits, in words.
    pub evidence: Vec<String>,
}

/// Whether two names name the same one. An age, a year of birth or of death written behind a name counts as a fact
/// that is known of its bearer.
///
/// ```
/// use corroborate::value::name::{NameKind, Verdict, compare};
/// let judgement = compare("Dr. Yusuf Karimi", "KARIMI, Yousef", NameKind::Person);
/// assert_eq!(judgement.verdict, Verdict::Same);
/// assert_eq!(judgement.evidence[1], "both have 'Karimi' (+6.0 bits)");
/// let judgement = compare("Omar Khan (born 1960)", "Omar Khan (born 1985)", NameKind::Person);
/// assert_eq!(judgement.verdict, Verdict::Different);
/// assert!(judgement.evidence.last().unwrap().starts_with("another date of birth: 1960 and 1985"));
/// ```
pub fn compare(a: &str, b: &str, kind: NameKind) -> Judgement {
    let ((a, known), (b, other)) = (told(a, kind), told(b, kind));
    Name::parse(a, kind).compare_knowing(&known, &Name::parse(b, kind), &other)
}

impl Name {
    /// Whether this and another name name the same one, with the evidence.
    pub fn compare(&self, other: &Name) -> Judgement {
        let (bits, evidence) = self.explained(other);
        judgement(bits, evidence)
    }

    /// The same, with what else is known of the bearers: facts that agree or differ weigh like parts of the names,
    /// and two ages, births or deaths are two people, whatever the names share.
    pub fn compare_knowing(&self, known: &Known, other: &Name, other_known: &Known) -> Judgement {
        let (mut bits, mut evidence) = self.explained(other);
        let (adding, limiting): (Vec<_>, Vec<_>) =
            known.evidence(other_known).partition(|(effect, _)| matches!(effect, Effect::Adds(_)));
        for (effect, what) in adding.into_iter().chain(limiting) {
            let after = match effect {
                Effect::Adds(more) => bits + more,
                Effect::Limits(most) => bits.min(most),
            };
            evidence.push(format!("{what} ({:+.1} bits)", after - bits));
            bits = after;
        }
        judgement(bits, evidence)
    }

    /// The score of [`compare`](Name::compare) without its evidence: no allocation, for many comparisons.
    ///
    /// ```
    /// use corroborate::value::name::{Name, NameKind};
    /// let (a, b) = (Name::parse("Omar Haddad", NameKind::Person), Name::parse("Umar Hadad", NameKind::Person));
    /// assert_eq!(a.score(&b), a.compare(&b).score);
    /// ```
    pub fn score(&self, other: &Name) -> f64 {
        let pairs = self.pairs(other).map(|(a, b)| weigh::weigh(a, b, self.rules(other), &mut |_| ()));
        score(self.on_the_map(other, pairs.fold(f32::MIN, f32::max)).0)
    }

    /// The verdict of [`compare`](Name::compare) without its evidence.
    pub fn verdict(&self, other: &Name) -> Verdict {
        verdict(self.score(other))
    }

    /// The bits of the best two readings and their steps in words.
    fn explained(&self, other: &Name) -> (f32, Vec<String>) {
        let mut best = (f32::MIN, Vec::new());
        for (a, b) in self.pairs(other) {
            let mut steps: Vec<Step> = Vec::with_capacity(8);
            let bits = weigh::weigh(a, b, self.rules(other), &mut |step| steps.push(step));
            if bits > best.0 {
                best = (bits, steps.iter().map(|step| evidence::sentence(step, a, b)).collect());
            }
        }
        let (bits, sentence) = self.on_the_map(other, best.0);
        best.1.extend(sentence.map(|what| format!("{what} ({:+.1} bits)", bits - best.0)));
        (bits, best.1)
    }

    /// The bits for two names of places once the gazetteer has its say, and what it says.
    fn on_the_map(&self, other: &Name, bits: f32) -> (f32, Option<&'static str>) {
        if self.kind() != NameKind::Place || other.kind() != NameKind::Place {
            return (bits, None);
        }
        match place::are_one(self.as_str(), other.as_str()) {
            Some(true) => (bits.max(0.0) + ON_THE_MAP, Some("the gazetteer has both names for one place")),
            Some(false) => (bits.min(-ON_THE_MAP), Some("the gazetteer has no place with both names")),
            None => (bits, None),
        }
    }

    fn pairs<'n>(&'n self, other: &'n Name) -> impl Iterator<Item = (&'n Reading, &'n Reading)> {
        self.readings().iter().flat_map(|a| other.readings().iter().map(move |b| (a, b)))
    }

    /// As whose names both are compared: those of people only where both are read so.
    fn rules(&self, other: &Name) -> NameKind {
        if self.read_as() == other.read_as() { self.read_as() } else { NameKind::Organization }
    }
}

/// What the gazetteer's word weighs: a few places share a name, and a few names are missing.
const ON_THE_MAP: f32 = 6.0;

/// Bits of evidence for one step of the odds: see [`Judgement::score`].
const BITS_A_STEP: f64 = 4.0;

fn score(bits: f32) -> f64 {
    1.0 / (1.0 + (-f64::from(bits) / BITS_A_STEP).exp2())
}

fn verdict(score: f64) -> Verdict {
    match score {
        0.5.. => Verdict::Same,
        0.4.. => Verdict::Unsure,
        _ => Verdict::Different,
    }
}

fn judgement(bits: f32, evidence: Vec<String>) -> Judgement {
    let score = score(bits);
    Judgement { score, verdict: verdict(score), evidence }
}
