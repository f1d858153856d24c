//! The evidence that two names are one, in bits (log2 of the odds), part by part.
//!
//! ```text
//! bits = Σ matched parts: share of the level × bits of the part
//!      − Σ parts left on both sides: CLASH × bits of the lesser
//!      − Σ parts left on one side: MISSING × bits of the part
//!      − PRIOR
//! ```
//! Each part of a name is in exactly one alignment: matched with one part of the other name, or with two that it was
//! cut into, or left over. Parts are matched from the strongest match to the weakest.

use super::NameKind;
use super::parse::{Class, MOST_PARTS, Part, Reading};

/// How two parts match: the levels from strict to loose, each with the share of the part's bits that it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Identical,
    Spelling,
    Sound,
    Nickname,
    Close,
    Initial,
    Similar,
    /// Two parts of one name make one of the other.
    Joined,
    /// The acronym of one name is the other.
    Acronym,
    /// In both names, and not matched.
    Clash,
    /// In one name only.
    Missing,
    /// A place in one name only, as in the names of branches.
    Branch,
    /// A number in one name only, or another number.
    Number,
    /// The same parts in another order.
    Order,
    /// What is known before the names are read.
    Prior,
}

/// What a level is called and what it weighs.
#[derive(Debug)]
pub(super) struct Weight {
    pub(super) level: Level,
    /// The share of the part's bits.
    pub(super) share: f32,
}

/// The levels of matched parts.
const LEVELS: &[Weight] = &[
    // The same letters.
    Weight { level: Level::Identical, share: 1.0 },
    // Spellings of one part by the table of frequent parts: nearly as good.
    Weight { level: Level::Spelling, share: 0.95 },
    // Transcriptions of one sound: doubled letters, ou and u, ph and f, q and k.
    Weight { level: Level::Sound, share: 0.95 },
    // A short form: others are called so too.
    Weight { level: Level::Nickname, share: 0.6 },
    // A vowel or one like consonant differs: mostly the same part.
    Weight { level: Level::Close, share: 0.85 },
    // A letter's worth.
    Weight { level: Level::Initial, share: 1.0 },
    // More differs: as often another part.
    Weight { level: Level::Similar, share: 0.5 },
    // Cut otherwise, with nearly the same letters.
    Weight { level: Level::Joined, share: 0.8 },
];

/// The weights that are no levels, each in bits or as a share of a part's bits.
pub(super) struct Weights {
    /// How rarely two names that come to be compared are one.
    prior: f32,
    /// A part of each name that the other lacks: they tell two bearers apart as well as they would have shown one.
    clash: f32,
    /// The first parts of both clash: relatives share the others.
    clash_of_first: f32,
    /// A part that one name lacks, as a share of its bits: names are cut short all the time.
    missing: f32,
    /// At most for one missing part, in bits.
    missing_most: f32,
    /// A number that differs or is missing is no slip of the pen.
    number: f32,
    /// The branch of a body is not the body.
    branch: f32,
    /// For each letter of an acronym after the first.
    acronym: f32,
    /// Parts in another order.
    order: f32,
    /// How alike parts must sound to be close, and similar.
    close: f32,
    similar: f32,
    /// Taken from the likeness of two parts that the table knows as different.
    known_apart: f32,
}

const WEIGHTS: Weights = Weights {
    prior: 5.0,
    clash: 0.7,
    clash_of_first: 3.0,
    missing: 0.15,
    missing_most: 1.0,
    number: 4.0,
    branch: 2.0,
    acronym: 3.0,
    order: 0.5,
    close: 0.82,
    similar: 0.68,
    known_apart: 0.25,
};

/// One alignment with its evidence: parts of the first name, parts of the second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) level: Level,
    pub(super) a: Side,
    pub(super) b: Side,
    pub(super) bits: f32,
}

/// None, one or two neighbouring parts of a name: the first and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Side {
    pub(super) first: u8,
    pub(super) count: u8,
}

impl Side {
    fn one(at: usize) -> Side {
        Side { first: at as u8, count: 1 }
    }

    fn two(at: usize) -> Side {
        Side { first: at as u8, count: 2 }
    }

    pub(super) const NONE: Side = Side { first: 0, count: 0 };
}

/// The bits of all evidence for two readings; each step goes to `note`.
pub(super) fn weigh(a: &Reading, b: &Reading, kind: NameKind, note: &mut impl FnMut(Step)) -> f32 {
    let mut alignment = Alignment::new(a, b, kind);
    note(Step { level: Level::Prior, a: Side::NONE, b: Side::NONE, bits: alignment.bits });
    if alignment.acronym(note) {
        return alignment.bits;
    }
    // Names without a class of consonants in common share no part.
    alignment.match_parts(note);
    alignment.join_parts(note);
    alignment.left_over(note);
    alignment.bits
}

struct Alignment<'n> {
    a: &'n Reading,
    b: &'n Reading,
    kind: NameKind,
    left_a: u32,
    left_b: u32,
    bits: f32,
    /// The last match's places, for the order.
    crossings: u32,
}

/// A match of part `a` with part `b`.
#[derive(Clone, Copy)]
struct Match {
    a: u8,
    b: u8,
    level: Level,
    bits: f32,
}

impl<'n> Alignment<'n> {
    fn new(a: &'n Reading, b: &'n Reading, kind: NameKind) -> Alignment<'n> {
        let all = |reading: &Reading| (1_u32 << reading.parts.len().min(MOST_PARTS)) - 1;
        Alignment { a, b, kind, left_a: all(a), left_b: all(b), bits: -WEIGHTS.prior, crossings: 0 }
    }

    /// One name is the acronym of the other, or both have the same one.
    fn acronym(&mut self, note: &mut impl FnMut(Step)) -> bool {
        if self.kind == NameKind::Person {
            return false;
        }
        let (a, b) = (self.a, self.b);
        let spelled_out = |short: &Reading, long: &Reading| {
            short.parts.len() == 1
                && short.acronyms.iter().any(|x| {
                    long.parts.len() > 2 && *x == long.initials
                        || long.acronyms.contains(x) && long.parts.len() > 1
                })
        };
        if !spelled_out(a, b) && !spelled_out(b, a) {
            return false;
        }
        let letters = if a.parts.len() == 1 { a } else { b }.acronyms[0].len() as f32;
        let bits = WEIGHTS.acronym * (letters - 1.0);
        self.bits += bits;
        let whole = |r: &Reading| Side { first: 0, count: r.parts.len() as u8 };
        note(Step { level: Level::Acronym, a: whole(a), b: whole(b), bits });
        true
    }

    fn match_parts(&mut self, note: &mut impl FnMut(Step)) {
        let mut matches = [Match { a: 0, b: 0, level: Level::Missing, bits: 0.0 }; MOST_PARTS * MOST_PARTS];
        let mut count = 0;
        for (i, x) in self.a.parts.iter().enumerate().take(MOST_PARTS) {
            for (j, y) in self.b.parts.iter().enumerate().take(MOST_PARTS) {
                if let Some((level, bits)) = self.level(i, x, j, y) {
                    matches[count] = Match { a: i as u8, b: j as u8, level, bits };
                    count += 1;
                }
            }
        }
        let matches = &mut matches[..count];
        let nearness = |m: &Match| -f32::from(m.a.abs_diff(m.b)) * 0.01;
        matches.sort_unstable_by(|x, y| {
            (y.bits + nearness(y)).total_cmp(&(x.bits + nearness(x))).then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        let mut order = [u8::MAX; MOST_PARTS];
        for m in matches.iter() {
            if self.left_a >> m.a & 1 == 1 && self.left_b >> m.b & 1 == 1 {
                self.left_a &= !(1 << m.a);
                self.left_b &= !(1 << m.b);
                order[m.a as usize] = m.b;
                self.bits += m.bits;
                note(Step {
                    level: m.level,
                    a: Side::one(m.a as usize),
                    b: Side::one(m.b as usize),
                    bits: m.bits,
                });
            }
        }
        let in_order = || order.iter().filter(|&&b| b != u8::MAX);
        let crossings = in_order().zip(in_order().skip(1)).filter(|(x, y)| x > y).count();
        if crossings > 0 {
            self.crossings = crossings as u32;
            let bits = -WEIGHTS.order;
            self.bits += bits;
            note(Step { level: Level::Order, a: Side::NONE, b: Side::NONE, bits });
        }
    }

    /// How two parts match, and the bits it gives; none where they do not.
    fn level(&self, i: usize, x: &Part, j: usize, y: &Part) -> Option<(Level, f32)> {
        let bits = x.bits.min(y.bits);
        if x.class == Class::Initial || y.class == Class::Initial {
            return self.initial(i, x, j, y);
        }
        let kept_apart = [Class::Title, Class::Suffix, Class::LegalForm, Class::Number];
        if x.class != y.class && (kept_apart.contains(&x.class) || kept_apart.contains(&y.class)) {
            return (x.row != 0 && x.row == y.row).then_some((Level::Spelling, bits));
        }
        let level = if x.key == y.key && self.a.word(x) == self.b.word(y) {
            Level::Identical
        } else if x.row != 0 && x.row == y.row {
            Level::Spelling
        } else if x.class == Class::Number {
            return None;
        } else if x.key == y.key && x.letters.as_bytes().len() > 1 {
            Level::Sound
        } else if x.nicknames & y.nicknames != 0 {
            Level::Nickname
        } else {
            likeness(x, y)?
        };
        Some((level, bits * share(level)))
    }

    fn initial(&self, i: usize, x: &Part, j: usize, y: &Part) -> Option<(Level, f32)> {
        let named = |part: &Part| matches!(part.class, Class::Plain | Class::Initial | Class::Generic);
        let same = self.a.word(x).as_bytes()[0] == self.b.word(y).as_bytes()[0];
        // An initial stands where its name stands, or nearly so.
        (same && named(x) && named(y) && i.abs_diff(j) <= 1)
            .then(|| (Level::Initial, x.bits.min(y.bits) * share(Level::Initial)))
    }

    /// Parts left over that one name writes as two and the other as one, or cuts at another letter.
    fn join_parts(&mut self, note: &mut impl FnMut(Step)) {
        while self.left_a != 0 && self.left_b != 0 {
            let found = neighbours(self.left_a, self.a)
                .find_map(|i| {
                    self.joined(self.a, i, self.b, self.left_b)
                        .map(|(j, bits)| (Side::two(i), Side::one(j), bits))
                })
                .or_else(|| {
                    neighbours(self.left_b, self.b).find_map(|j| {
                        self.joined(self.b, j, self.a, self.left_a)
                            .map(|(i, bits)| (Side::one(i), Side::two(j), bits))
                    })
                });
            let Some((a, b, bits)) = found else { break };
            self.left_a &= !(((1 << a.count) - 1) << a.first);
            self.left_b &= !(((1 << b.count) - 1) << b.first);
            self.bits += bits;
            note(Step { level: Level::Joined, a, b, bits });
        }
    }

    /// The part left of `whole` that the neighbours at `at` of `cut` make together.
    fn joined(&self, cut: &Reading, at: usize, whole: &Reading, left: u32) -> Option<(usize, f32)> {
        let (first, second) = (&cut.parts[at], &cut.parts[at + 1]);
        let letters = first.letters.join(&second.letters);
        ones(left).find_map(|j| {
            let part = &whole.parts[j];
            let long = part.letters.as_bytes().len() >= 4;
            let alike = long && letters.likeness(&part.letters) >= 0.85;
            alike.then(|| (j, part.bits.max(first.bits + second.bits) * share(Level::Joined)))
        })
    }

    fn left_over(&mut self, note: &mut impl FnMut(Step)) {
        let first_clash = self.kind == NameKind::Person && self.left_a & 1 == 1 && self.left_b & 1 == 1;
        let (mut a, mut b) = (by_bits(self.left_a, self.a), by_bits(self.left_b, self.b));
        self.numbers(note);
        while let (Some(&i), Some(&j)) = (a.first(), b.first()) {
            let mut bits = -WEIGHTS.clash * self.a.parts[i as usize].bits.min(self.b.parts[j as usize].bits);
            if first_clash && i == 0 && j == 0 {
                bits -= WEIGHTS.clash_of_first;
            }
            self.bits += bits;
            note(Step { level: Level::Clash, a: Side::one(i as usize), b: Side::one(j as usize), bits });
            a.remove(0);
            b.remove(0);
        }
        for i in a {
            let step = self.missing(&self.a.parts[i as usize]);
            self.bits += step.1;
            note(Step { level: step.0, a: Side::one(i as usize), b: Side::NONE, bits: step.1 });
        }
        for j in b {
            let step = self.missing(&self.b.parts[j as usize]);
            self.bits += step.1;
            note(Step { level: step.0, a: Side::NONE, b: Side::one(j as usize), bits: step.1 });
        }
    }

    /// Numbers are matched or tell apart.
    fn numbers(&mut self, note: &mut impl FnMut(Step)) {
        let number =
            |left: u32, reading: &Reading| ones(left).find(|&at| reading.parts[at].class == Class::Number);
        let (i, j) = (number(self.left_a, self.a), number(self.left_b, self.b));
        if i.is_some() || j.is_some() {
            let bits = -WEIGHTS.number;
            self.bits += bits;
            let level = if i.is_some() && j.is_some() { Level::Clash } else { Level::Number };
            let side = |at: Option<usize>| at.map_or(Side::NONE, Side::one);
            note(Step { level, a: side(i), b: side(j), bits });
        }
    }

    fn missing(&self, part: &Part) -> (Level, f32) {
        match part.class {
            Class::Place => (Level::Branch, -WEIGHTS.branch),
            Class::Title | Class::Suffix | Class::LegalForm | Class::Initial => (Level::Missing, 0.0),
            _ => (Level::Missing, -(WEIGHTS.missing * part.bits).min(WEIGHTS.missing_most)),
        }
    }
}

fn share(level: Level) -> f32 {
    LEVELS.iter().find(|weight| weight.level == level).map_or(0.0, |weight| weight.share)
}

/// Whether two parts are close or similar by their sound.
fn likeness(x: &Part, y: &Part) -> Option<Level> {
    // At most two classes of consonants may differ before the distance is worth computing.
    if (x.letters.classes ^ y.letters.classes).count_ones() > 2 {
        return None;
    }
    let mut likeness = x.letters.likeness(&y.letters);
    if x.row != 0 && y.row != 0 {
        likeness -= WEIGHTS.known_apart;
    }
    if likeness >= WEIGHTS.close {
        Some(Level::Close)
    } else {
        (likeness >= WEIGHTS.similar).then_some(Level::Similar)
    }
}

/// The positions of the ones of a mask.
fn ones(mask: u32) -> impl Iterator<Item = usize> {
    (0..MOST_PARTS).filter(move |at| mask >> at & 1 == 1)
}

/// Positions whose part and the next are both left and may be cut from one.
fn neighbours(mask: u32, reading: &Reading) -> impl Iterator<Item = usize> {
    let count = reading.parts.len();
    ones(mask).filter(move |&at| at + 1 < count)
}

/// The parts left over that name something, the most telling first.
fn by_bits(mask: u32, reading: &Reading) -> Vec<u8> {
    let unnamed = [Class::Title, Class::Suffix, Class::LegalForm, Class::Initial, Class::Number];
    let named = |&at: &usize| !unnamed.contains(&reading.parts[at].class);
    let mut left: Vec<u8> = ones(mask).filter(named).map(|at| at as u8).collect();
    left.sort_by(|&x, &y| {
        reading.parts[y as usize].bits.total_cmp(&reading.parts[x as usize].bits).then(x.cmp(&y))
    });
    left
}
