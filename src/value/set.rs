//! The one algebra by which values are compared: the set of true values that a statement admits.
//!
//! "at least 137" admits [137, ∞), "in Pakistan" every place inside it, "not in Afghanistan" every place outside.
//! Two statements conflict exactly when no value satisfies both: when the intersection of their sets is empty. A
//! denial admits the complement; a statement of nothing admits everything and so conflicts with nothing.
//!
//! Two spaces are enough for every kind of value:
//! - *numbers*, for quantities and (as days) dates: a finite union of intervals;
//! - *regions*, for places, statuses and responsible parties: marked paths in a tree of names. A point is in the set
//!   if the longest marked path above it says so. The tree has room below and beside every path, so a set with any
//!   part inside is not empty, however much of it is cut out.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// The number; infinite where there is no bound on that side.
    pub value: f64,
    /// Whether the number itself is left out.
    pub open: bool,
}

impl Bound {
    /// A bound that belongs to the interval.
    pub const fn closed(value: f64) -> Bound {
        Bound { value, open: false }
    }

    /// A bound that does not.
    pub const fn open(value: f64) -> Bound {
        Bound { value, open: true }
    }
}

/// The numbers from `low` to `high`; never empty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    low: Bound,
    high: Bound,
}

impl Interval {
    /// The numbers between two bounds; none where there are none, or where a bound is no number.
    ///
    /// ```
    /// use corroborate::value::{Bound, Interval};
    /// assert!(Interval::new(Bound::closed(137.0), Bound::open(137.0)).is_none());
    /// ```
    pub fn new(low: Bound, high: Bound) -> Option<Interval> {
        let empty = match low.value.partial_cmp(&high.value)? {
            Ordering::Less => false,
            Ordering::Equal => low.open || high.open || low.value.is_infinite(),
            Ordering::Greater => true,
        };
        let (low, high) = (closed_unless_finite(low), closed_unless_finite(high));
        (!empty).then_some(Interval { low, high })
    }

    /// Just one number.
    ///
    /// # Panics
    /// Where `value` is not finite.
    pub fn point(value: f64) -> Interval {
        assert!(value.is_finite(), "a point is a finite number");
        Interval { low: Bound::closed(value), high: Bound::closed(value) }
    }

    /// The lower end.
    pub const fn low(self) -> Bound {
        self.low
    }

    /// The upper end.
    pub const fn high(self) -> Bound {
        self.high
    }

    fn intersection(self, other: Interval) -> Option<Interval> {
        Interval::new(tighter_low(self.low, other.low), tighter_high(self.high, other.high))
    }
}

fn closed_unless_finite(bound: Bound) -> Bound {
    if bound.value.is_infinite() { Bound::closed(bound.value) } else { bound }
}

fn tighter_low(a: Bound, b: Bound) -> Bound {
    match a.value.total_cmp(&b.value) {
        Ordering::Less => b,
        Ordering::Greater => a,
        Ordering::Equal => Bound { value: a.value, open: a.open || b.open },
    }
}

fn tighter_high(a: Bound, b: Bound) -> Bound {
    match a.value.total_cmp(&b.value) {
        Ordering::Less => a,
        Ordering::Greater => b,
        Ordering::Equal => Bound { value: a.value, open: a.open || b.open },
    }
}

/// The steps from the widest region to a narrow one, such as `["pakistan", "balochistan"]`.
pub type Path = Vec<String>;

/// A set of values of one space. The module says of which.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueSet(Space);

#[derive(Debug, Clone, PartialEq)]
enum Space {
    Everything,
    /// Sorted and disjoint.
    Numbers(Vec<Interval>),
    Regions(Regions),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Inside,
    Outside,
}

impl Side {
    fn other(self) -> Side {
        match self {
            Side::Inside => Side::Outside,
            Side::Outside => Side::Inside,
        }
    }
}

/// A side for the whole tree, and the paths below which it changes; no mark repeats what it inherits.
#[derive(Debug, Clone, PartialEq)]
struct Regions {
    root: Side,
    marks: BTreeMap<Path, Side>,
}

impl Regions {
    fn cone(path: Path) -> Regions {
        Regions { root: Side::Outside, marks: BTreeMap::from([(path, Side::Inside)]) }
    }

    fn complement(&self) -> Regions {
        let marks = self.marks.iter().map(|(path, side)| (path.clone(), side.other())).collect();
        Regions { root: self.root.other(), marks }
    }

    /// The side of a path: that of the longest marked path it starts with.
    fn side(&self, path: &[String]) -> Side {
        let marked = (1..=path.len()).rev().find_map(|len| self.marks.get(&path[..len]));
        marked.copied().unwrap_or(self.root)
    }

    fn intersection(&self, other: &Regions) -> Regions {
        let both = |a: Side, b: Side| if a == Side::Inside { b } else { Side::Outside };
        let paths = self.marks.keys().chain(other.marks.keys());
        let marks = paths.map(|path| (path.clone(), both(self.side(path), other.side(path)))).collect();
        Regions { root: both(self.root, other.root), marks }.reduced()
    }

    /// Without marks that repeat what they inherit.
    fn reduced(self) -> Regions {
        let mut reduced = Regions { root: self.root, marks: BTreeMap::new() };
        // Shorter paths sort before the longer ones that start with them.
        for (path, side) in self.marks {
            if reduced.side(&path) != side {
                reduced.marks.insert(path, side);
            }
        }
        reduced
    }

    /// The paths marked inside.
    fn inside(&self) -> Vec<&Path> {
        self.marks.iter().filter(|(_, side)| **side == Side::Inside).map(|(path, _)| path).collect()
    }

    fn is_all(&self, side: Side) -> bool {
        self.root == side && self.marks.is_empty()
    }
}

impl ValueSet {
    /// Every value of every space: what a statement admits that says nothing.
    pub const fn everything() -> ValueSet {
        ValueSet(Space::Everything)
    }

    /// The numbers of an interval.
    pub fn numbers(interval: Interval) -> ValueSet {
        ValueSet(Space::Numbers(vec![interval]))
    }

    /// One number, or everything where it is not finite.
    pub fn number(value: f64) -> ValueSet {
        if value.is_finite() { ValueSet::numbers(Interval::point(value)) } else { ValueSet::everything() }
    }

    /// Everything at or below a path.
    pub fn region<S: Into<String>>(path: impl IntoIterator<Item = S>) -> ValueSet {
        let path: Path = path.into_iter().map(Into::into).collect();
        if path.is_empty() { ValueSet::everything() } else { ValueSet(Space::Regions(Regions::cone(path))) }
    }

    /// Every value that is not in the set: what a denial of it admits.
    ///
    /// ```
    /// use corroborate::value::ValueSet;
    /// let pakistan = ValueSet::region(["pakistan"]);
    /// let not_in_afghanistan = ValueSet::region(["afghanistan"]).complement();
    /// assert!(pakistan.meets(&not_in_afghanistan));
    /// assert!(!pakistan.meets(&pakistan.complement()));
    /// ```
    #[must_use]
    pub fn complement(&self) -> ValueSet {
        ValueSet(match &self.0 {
            // The denial of a statement that says nothing says nothing.
            Space::Everything => Space::Everything,
            Space::Numbers(intervals) => Space::Numbers(gaps(intervals)),
            Space::Regions(regions) => Space::Regions(regions.complement()),
        })
    }

    /// The values in both. Sets of different spaces exclude nothing of each other.
    #[must_use]
    pub fn intersection(&self, other: &ValueSet) -> ValueSet {
        ValueSet(match (&self.0, &other.0) {
            (Space::Numbers(a), Space::Numbers(b)) => Space::Numbers(common(a, b)),
            (Space::Regions(a), Space::Regions(b)) => Space::Regions(a.intersection(b)),
            (Space::Everything, space) | (space, _) => space.clone(),
        })
    }

    /// The values in either. Sets of different spaces make everything.
    #[must_use]
    pub fn union(&self, other: &ValueSet) -> ValueSet {
        match (&self.0, &other.0) {
            (Space::Numbers(_), Space::Numbers(_)) | (Space::Regions(..), Space::Regions(..)) => {
                self.complement().intersection(&other.complement()).complement()
            }
            _ => ValueSet::everything(),
        }
    }

    /// Whether no value is in it.
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Space::Everything => false,
            Space::Numbers(intervals) => intervals.is_empty(),
            Space::Regions(regions) => regions.is_all(Side::Outside),
        }
    }

    /// Whether it says nothing at all.
    pub fn is_everything(&self) -> bool {
        match &self.0 {
            Space::Everything => true,
            Space::Numbers(intervals) => gaps(intervals).is_empty(),
            Space::Regions(regions) => regions.is_all(Side::Inside),
        }
    }

    /// Whether one value is in both: whether the two statements can both be true.
    pub fn meets(&self, other: &ValueSet) -> bool {
        !self.intersection(other).is_empty()
    }

    /// Whether every value of this set is in the other; never where this set is everything and the other is not.
    pub fn is_within(&self, other: &ValueSet) -> bool {
        if other.is_everything() {
            return true;
        }
        match (&self.0, &other.0) {
            (Space::Numbers(_), Space::Numbers(_)) | (Space::Regions(..), Space::Regions(..)) => {
                self.intersection(&other.complement()).is_empty()
            }
            _ => false,
        }
    }

    /// The lowest and highest number, if it is a set of numbers and not empty.
    pub fn hull(&self) -> Option<Interval> {
        match &self.0 {
            Space::Numbers(intervals) => {
                let (first, last) = (intervals.first()?, intervals.last()?);
                Some(Interval { low: first.low, high: last.high })
            }
            _ => None,
        }
    }

    /// The widest paths that are inside, if it is a set of regions.
    pub fn cones(&self) -> Vec<&Path> {
        match &self.0 {
            Space::Regions(regions) => regions.inside(),
            _ => Vec::new(),
        }
    }
}

/// What lies between, below and above disjoint sorted intervals.
fn gaps(intervals: &[Interval]) -> Vec<Interval> {
    let mut gaps = Vec::with_capacity(intervals.len() + 1);
    let mut low = Bound::closed(f64::NEG_INFINITY);
    for interval in intervals {
        let high = Bound { value: interval.low.value, open: !interval.low.open };
        gaps.extend(Interval::new(low, high));
        low = Bound { value: interval.high.value, open: !interval.high.open };
    }
    gaps.extend(Interval::new(low, Bound::closed(f64::INFINITY)));
    gaps
}

fn common(a: &[Interval], b: &[Interval]) -> Vec<Interval> {
    let mut both: Vec<Interval> =
        a.iter().flat_map(|x| b.iter().filter_map(move |y| x.intersection(*y))).collect();
    both.sort_by(|x, y| x.low.value.total_cmp(&y.low.value).then(x.low.open.cmp(&y.low.open)));
    both
}

impl fmt::Display for ValueSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Space::Everything => f.write_str("anything"),
            Space::Numbers(intervals) if intervals.is_empty() => f.write_str("nothing"),
            Space::Numbers(intervals) => {
                for (at, interval) in intervals.iter().enumerate() {
                    let union = if at == 0 { "" } else { " or " };
                    write!(f, "{union}{interval}")?;
                }
                Ok(())
            }
            Space::Regions(regions) => regions.fmt(f),
        }
    }
}

impl fmt::Display for Regions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let print = |side: Side| -> Vec<String> {
            self.marks.iter().filter(|(_, s)| **s == side).map(|(path, _)| path.join(" > ")).collect()
        };
        let (inside, outside) = (print(Side::Inside).join(" or "), print(Side::Outside).join(" and "));
        match (inside.is_empty(), outside.is_empty()) {
            (true, true) => f.write_str(if self.root == Side::Inside { "anything" } else { "nothing" }),
            (false, true) => f.write_str(&inside),
            (true, false) => write!(f, "outside {outside}"),
            (false, false) => write!(f, "{inside} but outside {outside}"),
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = (self.low, self.high);
        let left = if low.open || low.value.is_infinite() { '(' } else { '[' };
        let right = if high.open || high.value.is_infinite() { ')' } else { ']' };
        let print = |v: f64| {
            if v.is_infinite() { if v > 0.0 { "∞" } else { "-∞" }.to_owned() } else { v.to_string() }
        };
        write!(f, "{left}{}, {}{right}", print(low.value), print(high.value))
    }
}
