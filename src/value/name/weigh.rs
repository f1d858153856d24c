//! The evidence that two names are one, in bits (log2 of the odds), part by part.
//!
//! ```text
//! bits = − prior
//!      + Σ matched parts: share of the level × bits of the part
//!      − Σ parts left on both sides: clash × bits of the lesser
//!      − Σ parts left on one side: missing × bits of the part
//!      + what nothing left over, an acronym or another known name, numbers, places, initials and the order weigh
//!      ≤ the limit of branches and of relatives
//! ```
//! Each part of a name is in exactly one alignment: matched with one part of the other name, or with the two or three
//! that it was cut into, or left over. Parts are matched from the strongest match to the weakest.

use super::level::{Level, MOST_FOR_BRANCH, MOST_FOR_CHILD, MOST_FOR_RELATIVES, WEIGHTS, likeness, share};
use super::part::{Class, Part, Reading};
use super::reader::MOST_PARTS;
use super::{NameKind, contrast};

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
    pub(super) fn one(at: usize) -> Side {
        Side { first: at as u8, count: 1 }
    }

    fn mask(self) -> u32 {
        ((1 << self.count) - 1) << self.first
    }

    pub(super) const NONE: Side = Side { first: 0, count: 0 };
}

/// The bits of all evidence for two readings; each step goes to `note`.
pub(super) fn weigh(a: &Reading, b: &Reading, kind: NameKind, note: &mut impl FnMut(Step)) -> f32 {
    let mut alignment = Alignment::new(a, b, kind);
    note(Step { level: Level::Prior, a: Side::NONE, b: Side::NONE, bits: alignment.bits });
    if a.parts.is_empty() || b.parts.is_empty() {
        alignment.step(Level::Empty, Side::NONE, Side::NONE, UNKNOWN - alignment.bits, note);
        return alignment.bits;
    }
    if alignment.known(note) || alignment.acronym(note) {
        return alignment.bits;
    }
    alignment.match_parts(note);
    alignment.join_parts(note);
    alignment.left_over(note);
    alignment.bits
}

/// What a number weighs in names that are not known to be of organisations, which are not numbered.
const NUMBER_OF_PERSON: f32 = 0.7;

/// What a number in one name only weighs of two that differ.
const MISSING_NUMBER: f32 = 0.7;

/// The bits for a name that says nothing: unknown is not different.
const UNKNOWN: f32 = -0.5;

struct Alignment<'n> {
    a: &'n Reading,
    b: &'n Reading,
    kind: NameKind,
    left_a: u32,
    left_b: u32,
    /// What the bits may not rise above, and why.
    limit: Option<(Level, f32)>,
    /// Parts were matched that are only similar, or numbers, places or initials clash.
    doubtful: bool,
    bits: f32,
}

/// A match of part `a` with part `b`.
#[derive(Clone, Copy)]
struct Match {
    a: u8,
    b: u8,
    level: Level,
    bits: f32,
}

impl Match {
    /// Equal from both sides, so that the order of the two names is irrelevant.
    fn places(self) -> (u8, u8) {
        (self.a.min(self.b), self.a.max(self.b))
    }
}

/// All parts of a name.
fn whole(reading: &Reading) -> Side {
    Side { first: 0, count: reading.parts.len() as u8 }
}

/// Whether the place of a part in the name means something: that of titles and legal forms does not.
fn is_ordered(part: &Part) -> bool {
    matches!(part.class, Class::Plain | Class::Generic)
}

impl<'n> Alignment<'n> {
    fn new(a: &'n Reading, b: &'n Reading, kind: NameKind) -> Alignment<'n> {
        let all = |reading: &Reading| (1_u32 << reading.parts.len().min(MOST_PARTS)) - 1;
        Alignment {
            a,
            b,
            kind,
            left_a: all(a),
            left_b: all(b),
            limit: None,
            doubtful: false,
            bits: -WEIGHTS.prior,
        }
    }

    /// Both are names of one body.
    fn known(&mut self, note: &mut impl FnMut(Step)) -> bool {
        if self.a.body.is_none() || self.a.body != self.b.body || self.a.folded == self.b.folded {
            return false;
        }
        self.step(Level::Known, whole(self.a), whole(self.b), WEIGHTS.known, note);
        true
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
                    long.parts.len() > 1 && *x == long.initials
                        || long.acronyms.contains(x) && long.parts.len() > 1
                })
        };
        if !spelled_out(a, b) && !spelled_out(b, a) {
            return false;
        }
        let letters = if a.parts.len() == 1 { a } else { b }.acronyms[0].len() as f32;
        let bits = WEIGHTS.acronym * (letters - 1.0);
        self.bits += bits;
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
            (y.bits + nearness(y)).total_cmp(&(x.bits + nearness(x))).then(x.places().cmp(&y.places()))
        });
        let mut order = [u8::MAX; MOST_PARTS];
        for m in matches.iter() {
            if self.left_a >> m.a & 1 == 1 && self.left_b >> m.b & 1 == 1 {
                self.left_a &= !(1 << m.a);
                self.left_b &= !(1 << m.b);
                if is_ordered(&self.a.parts[m.a as usize]) && is_ordered(&self.b.parts[m.b as usize]) {
                    order[m.a as usize] = m.b;
                }
                self.doubtful |= m.level == Level::Similar;
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
        if in_order().zip(in_order().skip(1)).any(|(x, y)| x > y) {
            self.step(Level::Order, Side::NONE, Side::NONE, -WEIGHTS.order, note);
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
        } else if x.gender.zip(y.gender).is_some_and(|(x, y)| x != y) {
            // Alexander and Alexandra, Maria and Mario: a man's name is no form of a woman's
            return None;
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

    /// Parts left over that one name writes as two or three and the other as one, or cuts at another letter.
    fn join_parts(&mut self, note: &mut impl FnMut(Step)) {
        while self.left_a != 0 && self.left_b != 0 {
            let found = joined(self.a, self.left_a, self.b, self.left_b).or_else(|| {
                joined(self.b, self.left_b, self.a, self.left_a).map(|(b, a, bits)| (a, b, bits))
            });
            let Some((a, b, bits)) = found else { break };
            self.left_a &= !a.mask();
            self.left_b &= !b.mask();
            self.step(Level::Joined, a, b, bits, note);
        }
    }

    fn left_over(&mut self, note: &mut impl FnMut(Step)) {
        self.numbers(note);
        for class in [Class::Place, Class::Initial] {
            self.clash_of(class, note);
        }
        self.given_names();
        self.family_names();
        self.whole(note);
        let (mut a, mut b) = (named(self.left_a, self.a), named(self.left_b, self.b));
        while let (Some(i), Some(j)) = (most_telling(a, self.a), most_telling(b, self.b)) {
            let bits = self.clash(i, j);
            self.step(Level::Clash, Side::one(i), Side::one(j), bits, note);
            a &= !(1 << i);
            b &= !(1 << j);
        }
        for i in ones(a) {
            let (level, bits) = self.missing(i, self.a, self.b);
            self.step(level, Side::one(i), Side::NONE, bits, note);
        }
        for j in ones(b) {
            let (level, bits) = self.missing(j, self.b, self.a);
            self.step(level, Side::NONE, Side::one(j), bits, note);
        }
        if let Some((level, most)) = self.limit.filter(|(_, most)| self.bits > *most) {
            self.step(level, Side::NONE, Side::NONE, most - self.bits, note);
        }
        if let Some(limit) = contrast::limit(self.a, self.b) {
            let bits = (limit.most - self.bits).min(0.0);
            self.step(limit.level, limit.a, limit.b, bits, note);
        }
    }

    fn step(&mut self, level: Level, a: Side, b: Side, bits: f32, note: &mut impl FnMut(Step)) {
        self.bits += bits;
        note(Step { level, a, b, bits });
    }

    /// Whether everything that names in one name, or in both, is matched.
    fn whole(&mut self, note: &mut impl FnMut(Step)) {
        let (left_a, left_b) = (named(self.left_a, self.a), named(self.left_b, self.b));
        let (a, b) = (left_a == 0, left_b == 0);
        let (longer, left) = if a { (self.b, left_b) } else { (self.a, left_a) };
        if a != b {
            self.limit = self.limit.or(limit(self.kind, left, longer));
        }
        if self.doubtful {
            return;
        }
        if a && b {
            self.step(Level::Complete, Side::NONE, Side::NONE, WEIGHTS.complete, note);
        } else if (a || b) && said_enough(if a { self.a } else { self.b }) {
            self.step(Level::Covered, Side::NONE, Side::NONE, WEIGHTS.covered, note);
        }
    }

    /// Relatives share all but the given name.
    fn given_names(&mut self) {
        let first = |reading: &Reading| reading.parts.iter().position(|part| part.class == Class::Plain);
        if let (NameKind::Person, Some(i), Some(j)) = (self.kind, first(self.a), first(self.b))
            && self.left_a >> i & 1 == 1
            && self.left_b >> j & 1 == 1
        {
            self.limit = Some((Level::Relatives, MOST_FOR_RELATIVES));
        }
    }

    /// Who is called by a father's name before the family name has one family name.
    fn family_names(&mut self) {
        let last = |reading: &Reading| {
            let plain = reading.parts.iter().rposition(|part| part.class == Class::Plain)?;
            reading.parts[..plain].iter().any(|part| part.patronymic).then_some(plain)
        };
        if let (NameKind::Person, Some(i), Some(j)) = (self.kind, last(self.a), last(self.b))
            && self.left_a >> i & 1 == 1
            && self.left_b >> j & 1 == 1
        {
            self.limit = self.limit.or(Some((Level::Namesakes, MOST_FOR_CHILD)));
        }
    }

    /// Places or initials that both names have and that differ.
    fn clash_of(&mut self, class: Class, note: &mut impl FnMut(Step)) {
        let of_class = |left: u32, reading: &Reading| ones(left).find(|&at| reading.parts[at].class == class);
        if let (Some(i), Some(j)) = (of_class(self.left_a, self.a), of_class(self.left_b, self.b)) {
            self.left_a &= !(1 << i);
            self.left_b &= !(1 << j);
            self.doubtful = true;
            let bits = -if class == Class::Place { WEIGHTS.places } else { WEIGHTS.initials };
            if class == Class::Initial && self.kind == NameKind::Person {
                self.limit = Some((Level::Relatives, MOST_FOR_RELATIVES));
            }
            self.step(Level::Clash, Side::one(i), Side::one(j), bits, note);
        }
    }

    fn clash(&self, i: usize, j: usize) -> f32 {
        let (x, y) = (&self.a.parts[i], &self.b.parts[j]);
        let generic = x.class == Class::Generic || y.class == Class::Generic;
        let share = if generic { WEIGHTS.generic } else { WEIGHTS.clash };
        let firsts = self.kind == NameKind::Person && i == 0 && j == 0;
        -share * x.bits.min(y.bits) - if firsts { WEIGHTS.clash_of_first } else { 0.0 }
    }

    /// Numbers are matched or tell apart.
    fn numbers(&mut self, note: &mut impl FnMut(Step)) {
        let number =
            |left: u32, reading: &Reading| ones(left).find(|&at| reading.parts[at].class == Class::Number);
        let (i, j) = (number(self.left_a, self.a), number(self.left_b, self.b));
        if i.is_some() || j.is_some() {
            self.doubtful = true;
            let both = i.is_some() && j.is_some();
            let (level, share) = if both { (Level::Clash, 1.0) } else { (Level::Number, MISSING_NUMBER) };
            let side = |at: Option<usize>| at.map_or(Side::NONE, Side::one);
            let share = if self.kind == NameKind::Person { share * NUMBER_OF_PERSON } else { share };
            self.step(level, side(i), side(j), -WEIGHTS.number * share, note);
        }
    }

    fn missing(&self, at: usize, reading: &Reading, other: &Reading) -> (Level, f32) {
        let part = &reading.parts[at];
        let child = self.kind == NameKind::Person && at == 0 && other.parts.len() > 2;
        match part.class {
            Class::Place => (Level::Branch, -WEIGHTS.branch),
            _ if child => (Level::Missing, -WEIGHTS.child),
            _ => (Level::Missing, -(WEIGHTS.missing * part.bits).min(WEIGHTS.missing_most)),
        }
    }
}

/// Whether a name is more than one frequent part: many are called Smith.
fn said_enough(reading: &Reading) -> bool {
    let named = named(u32::MAX, reading);
    named.count_ones() > 1 || ones(named).any(|at| reading.parts[at].bits >= 5.0)
}

/// The limit for a name that is another with more to it.
fn limit(kind: NameKind, left: u32, longer: &Reading) -> Option<(Level, f32)> {
    match kind {
        NameKind::Person => is_child(left, longer).then_some((Level::Child, MOST_FOR_CHILD)),
        _ if is_branch(left, longer) => Some((Level::Related, MOST_FOR_BRANCH)),
        NameKind::Place => None,
        _ => is_holder(left, longer).then_some((Level::Holder, MOST_FOR_BRANCH)),
    }
}

/// Whether all that is left over is the first part of a chain of fathers' names: a name of its own, not an honour,
/// before at least two frequent given names and a last part.
fn is_child(left: u32, reading: &Reading) -> bool {
    let named = || reading.parts.iter().enumerate().filter(|(_, part)| part.class == Class::Plain);
    let Some((first, part)) = named().next() else { return false };
    let fathers = named().skip(1).filter(|(_, part)| part.row != 0).count();
    left == 1 << first && part.bits > 2.5 && named().count() >= 4 && fathers >= 2
}

/// Whether the parts left over make a branch of what the others name: "Branch", a place at the end, one letter.
fn is_branch(left: u32, reading: &Reading) -> bool {
    let last = reading.parts.iter().rposition(|part| part.class != Class::LegalForm).unwrap_or(0);
    let part = |at: usize| &reading.parts[at];
    ones(left).any(|at| {
        part(at).branch
            || at == last && at > 0 && (part(at).class == Class::Place || reading.word(part(at)).len() == 1)
    })
}

/// Whether the parts left over are all that stands before an "of": "Bank of" the rest, not "Republic of" it.
fn is_holder(left: u32, reading: &Reading) -> bool {
    let Some(of) = reading.parts.iter().position(|part| part.of) else { return false };
    let is_body = |at: usize| reading.parts[at].class == Class::Generic && !reading.parts[at].land;
    left == named((1 << of) - 1, reading) && ones(left).any(is_body)
}

/// The positions of the ones of a mask.
fn ones(mask: u32) -> impl Iterator<Item = usize> {
    (0..MOST_PARTS).filter(move |at| mask >> at & 1 == 1)
}

/// How alike parts cut otherwise must sound.
const LIKENESS_OF_JOINED: f32 = 0.85;

/// Neighbours of `cut` that together make a part left over of `whole`, all of them left over too.
fn joined(cut: &Reading, left: u32, whole: &Reading, left_whole: u32) -> Option<(Side, Side, f32)> {
    for (at, count) in ones(left).flat_map(|at| [(at, 2), (at, 3)]) {
        let side = Side { first: at as u8, count: count as u8 };
        let Some(parts) = cut.parts.get(at..at + count).filter(|_| left & side.mask() == side.mask()) else {
            continue;
        };
        let letters = parts[1..].iter().fold(parts[0].letters, |all, part| all.join(&part.letters));
        let bits: f32 = parts.iter().map(|part| part.bits).sum();
        let alike = |&j: &usize| {
            let part = &whole.parts[j];
            part.letters.as_bytes().len() >= 4
                && letters.likeness(&part.letters, LIKENESS_OF_JOINED).is_some()
        };
        if let Some(j) = ones(left_whole).find(alike) {
            let bits = whole.parts[j].bits.max(bits) * share(Level::Joined);
            return Some((side, Side::one(j), bits));
        }
    }
    None
}

/// The parts left over that name something.
fn named(left: u32, reading: &Reading) -> u32 {
    let unnamed = [Class::Title, Class::Suffix, Class::LegalForm, Class::Initial, Class::Number];
    let is_named = |&at: &usize| reading.parts.get(at).is_some_and(|part| !unnamed.contains(&part.class));
    ones(left).filter(is_named).fold(0, |mask, at| mask | 1 << at)
}

/// The part of a mask that tells most.
fn most_telling(mask: u32, reading: &Reading) -> Option<usize> {
    ones(mask).reduce(|best, at| if reading.parts[at].bits > reading.parts[best].bits { at } else { best })
}
