//! The one algebra by which values are compared: the set of true values that a statement admits.
//!
//! "at least 137" admits [137, ∞), "in Pakistan" every place inside it, "not in Afghanistan" every place outside.
//! Two statements conflict exactly when no value satisfies both: when the intersection of their sets is empty. A
//! denial admits the complement; a statement of nothing admits everything and so conflicts with nothing.
//!
//! Two spaces are enough for every kind of value:
//! - *numbers*, for quantities and (as days) dates: a finite union of intervals;
//! - *regions*, for places, statuses and responsible parties: a finite union of cones in a tree of names, or the
//!   complement of one. A cone is a path and everything below it; the tree has room below and beside every path,
//!   so that neither a cone nor the outside of a finite union of cones is ever empty.

use std::cmp::Ordering;
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

/// A set of values of one space. See the [module](self).
#[derive(Debug, Clone, PartialEq)]
pub struct ValueSet(Space);

#[derive(Debug, Clone, PartialEq)]
enum Space {
    Everything,
    /// Sorted and disjoint.
    Numbers(Vec<Interval>),
    /// Sorted cones, none inside another.
    Regions(Side, Vec<Path>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Inside,
    Outside,
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
        if path.is_empty() {
            ValueSet::everything()
        } else {
            ValueSet(Space::Regions(Side::Inside, vec![path]))
        }
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
            Space::Regions(Side::Inside, cones) => Space::Regions(Side::Outside, cones.clone()),
            Space::Regions(Side::Outside, cones) => Space::Regions(Side::Inside, cones.clone()),
        })
    }

    /// The values in both. Sets of different spaces exclude nothing of each other.
    #[must_use]
    pub fn intersection(&self, other: &ValueSet) -> ValueSet {
        ValueSet(match (&self.0, &other.0) {
            (Space::Numbers(a), Space::Numbers(b)) => Space::Numbers(common(a, b)),
            (Space::Regions(s, a), Space::Regions(t, b)) => regions_in_both(*s, a, *t, b),
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
            Space::Regions(side, cones) => *side == Side::Inside && cones.is_empty(),
        }
    }

    /// Whether it says nothing at all.
    pub fn is_everything(&self) -> bool {
        match &self.0 {
            Space::Everything => true,
            Space::Numbers(intervals) => gaps(intervals).is_empty(),
            Space::Regions(side, cones) => *side == Side::Outside && cones.is_empty(),
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

    /// The narrowest paths it is made of, if it is an inside of regions.
    pub fn cones(&self) -> &[Path] {
        match &self.0 {
            Space::Regions(Side::Inside, cones) => cones,
            _ => &[],
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

fn regions_in_both(s: Side, a: &[Path], t: Side, b: &[Path]) -> Space {
    match (s, t) {
        (Side::Inside, Side::Inside) => Space::Regions(Side::Inside, narrower(a, b)),
        (Side::Outside, Side::Outside) => Space::Regions(Side::Outside, widest(a.iter().chain(b))),
        // What is left of a cone outside narrower cones is never empty, and the cone itself is the closest
        // finite description of it: the algebra rounds up, so it never invents a conflict.
        (Side::Inside, Side::Outside) => Space::Regions(Side::Inside, outside_of(a, b)),
        (Side::Outside, Side::Inside) => Space::Regions(Side::Inside, outside_of(b, a)),
    }
}

/// Of each pair of nested cones the inner one.
fn narrower(a: &[Path], b: &[Path]) -> Vec<Path> {
    let inner = |x: &Path, y: &Path| {
        if x.starts_with(y) { Some(x.clone()) } else { y.starts_with(x).then(|| y.clone()) }
    };
    let mut cones: Vec<Path> = a.iter().flat_map(|x| b.iter().filter_map(move |y| inner(x, y))).collect();
    cones.sort();
    cones.dedup();
    cones
}

/// The cones that lie in no other.
fn widest<'p>(paths: impl Iterator<Item = &'p Path>) -> Vec<Path> {
    let mut cones: Vec<Path> = paths.cloned().collect();
    cones.sort();
    cones.dedup_by(|later, earlier| later.starts_with(earlier));
    cones
}

fn outside_of(cones: &[Path], excluded: &[Path]) -> Vec<Path> {
    cones.iter().filter(|cone| !excluded.iter().any(|out| cone.starts_with(out))).cloned().collect()
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
            Space::Regions(side, cones) => {
                let cones: Vec<String> = cones.iter().map(|cone| cone.join(" > ")).collect();
                let outside = if *side == Side::Outside { "outside " } else { "" };
                write!(f, "{outside}{}", cones.join(" or "))
            }
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
