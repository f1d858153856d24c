//! The values of a table as classes: texts that mean the same are one class, and classes are numbered in the order
//! of what they mean.
//!
//! Figures are ordered by size, then by the bounds that their words assert; other texts by their letters, without
//! case and runs of spaces. So the number of a class does not depend on the order of the rows.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::builder::Builder;
use super::cell::{self, Reading};
use super::intern::prefix;
use super::kind::{Because, Kind, Look};
use super::places;

/// The class of a text that means nothing, such as `NaN` among figures.
pub(super) const MISSING: u32 = u32::MAX;

/// The classes of values.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    /// The class of each text that was interned.
    pub(super) class: Vec<u32>,
    /// The text that stands for each class, by its interned id: the commonest, then the first in order.
    pub(super) text: Vec<u32>,
    /// The figure of each class; `NaN` for other texts.
    pub(super) best: Vec<f64>,
    /// What the words assert, where any class is hedged; else empty.
    pub(super) bounds: Vec<(f64, f64)>,
    /// Kind of each attribute, and why.
    pub(super) kinds: Vec<(Kind, Because)>,
}

/// Groups the texts of the builder into classes.
pub(super) fn classify(builder: &Builder) -> Values {
    let counts = counts(builder);
    let figures = readings(builder, cell::figure);
    let figures = of_one_unit(builder, &counts, figures);
    let kinds = kinds(builder, &counts, &figures);
    let readings = refined(builder, &kinds, figures);
    let keys = keys(builder, &kinds, &readings);
    let order = order(builder, &keys, &readings);
    let mut values = Values { class: vec![MISSING; keys.len()], kinds, ..Values::default() };
    for id in order {
        let same = values
            .text
            .last()
            .is_some_and(|&last| compare(builder, &keys, &readings, last, id) == Ordering::Equal);
        if same {
            values.join(id, &counts, builder);
        } else {
            values.open(id, readings[id as usize]);
        }
    }
    if values.bounds.iter().all(|(low, high)| low == high || low.is_nan()) {
        values.bounds = Vec::new();
    }
    values
}

impl Values {
    fn open(&mut self, id: u32, reading: Option<Reading>) {
        self.class[id as usize] = self.text.len() as u32;
        self.text.push(id);
        self.best.push(reading.map_or(f64::NAN, |r| r.best));
        self.bounds.push(reading.map_or((f64::NAN, f64::NAN), |r| (r.low, r.high)));
    }

    fn join(&mut self, id: u32, counts: &[u32], builder: &Builder) {
        let class = self.text.len() - 1;
        self.class[id as usize] = class as u32;
        let stands = self.text[class];
        let rank = |id: u32| (counts[id as usize], std::cmp::Reverse(builder.values.text(id)));
        if rank(id) > rank(stands) {
            self.text[class] = id;
        }
    }
}

fn counts(builder: &Builder) -> Vec<u32> {
    let mut counts = vec![0; builder.values.count()];
    for &value in &builder.rows.value {
        counts[value as usize] += 1;
    }
    counts
}

fn readings(builder: &Builder, read: impl Fn(&str) -> Option<Reading>) -> Vec<Option<Reading>> {
    (0..builder.values.count() as u32).map(|id| read(builder.values.text(id))).collect()
}

/// The readings without those of another unit than most claims of their attribute have. Bare figures beside those of
/// one currency are of it.
fn of_one_unit(builder: &Builder, counts: &[u32], mut figures: Vec<Option<Reading>>) -> Vec<Option<Reading>> {
    price(builder, &mut figures);
    let mut units: BTreeMap<(u32, u64), u64> = BTreeMap::new();
    for (id, figure) in figures.iter().enumerate() {
        if let Some(figure) = figure {
            *units.entry((builder.values.tag(id as u32), figure.unit)).or_insert(0) += u64::from(counts[id]);
        }
    }
    let mut main: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for ((attribute, unit), claims) in units {
        let most = main.entry(attribute).or_insert((claims, unit));
        *most = if claims > most.0 { (claims, unit) } else { *most };
    }
    for (id, figure) in figures.iter_mut().enumerate() {
        let unit = main.get(&builder.values.tag(id as u32)).map(|(_, unit)| *unit);
        *figure = figure.filter(|figure| Some(figure.unit) == unit);
    }
    figures
}

/// Gives bare figures the currency of their attribute, where it has one and no other unit.
fn price(builder: &Builder, figures: &mut [Option<Reading>]) {
    let mut units: BTreeMap<u32, BTreeSet<u64>> = BTreeMap::new();
    for (id, figure) in figures.iter().enumerate() {
        let named = figure.map(|figure| figure.unit).filter(|&unit| unit != 0);
        named
            .into_iter()
            .for_each(|unit| _ = units.entry(builder.values.tag(id as u32)).or_default().insert(unit));
    }
    units.retain(|_, units| units.len() == 1 && units.iter().all(|&unit| cell::is_currency(unit)));
    if units.is_empty() {
        return;
    }
    for (id, figure) in figures.iter_mut().enumerate() {
        let unit = units.get(&builder.values.tag(id as u32)).and_then(|units| units.first());
        if let (Some(figure), Some(&unit)) = (figure, unit) {
            figure.unit = unit;
        }
    }
}

fn kinds(builder: &Builder, counts: &[u32], figures: &[Option<Reading>]) -> Vec<(Kind, Because)> {
    let mut looks = vec![Look::default(); builder.attributes.count()];
    for id in 0..builder.values.count() as u32 {
        let claims = u64::from(counts[id as usize]);
        let look = &mut looks[builder.values.tag(id) as usize];
        look_at(builder, id, figures[id as usize], claims, look);
    }
    let given = |attribute: u32| builder.kinds.get(builder.attributes.text(attribute));
    let kind = |(attribute, look): (usize, &Look)| match given(attribute as u32) {
        Some(&kind) => (kind, Because::Given),
        None => look.kind(),
    };
    looks.iter().enumerate().map(kind).collect()
}

fn look_at(builder: &Builder, id: u32, figure: Option<Reading>, claims: u64, look: &mut Look) {
    let text = builder.values.text(id);
    if not_a_figure(text) {
        return;
    }
    look.claims += claims;
    if figure.is_some() {
        look.figures += if cell::is_code(text) { 0 } else { claims };
    } else if cell::date(text).is_some() {
        look.dates += claims;
    } else if let Some(outer) = places::outer(text) {
        let tag = builder.values.tag(id);
        look.paths += claims;
        look.nested_paths += if builder.values.find(outer, tag).is_some() { claims } else { 0 };
    }
    let known = builder.places.as_ref().is_some_and(|places| places.knows(text));
    look.known_places += if known { claims } else { 0 };
}

/// What programs write for a figure that they do not have, and numerals beyond all figures: `NaN`, `-inf`, `1e999`.
fn not_a_figure(text: &str) -> bool {
    text.eq_ignore_ascii_case("null") || text.parse::<f64>().is_ok_and(|figure| !figure.is_finite())
}

/// Readings by the kind of the attribute; `None` for names.
fn refined(
    builder: &Builder,
    kinds: &[(Kind, Because)],
    figures: Vec<Option<Reading>>,
) -> Vec<Option<Reading>> {
    let refine =
        |(id, figure): (usize, Option<Reading>)| match kinds[builder.values.tag(id as u32) as usize].0 {
            Kind::Number => figure,
            Kind::Date => cell::date(builder.values.text(id as u32)),
            Kind::Category | Kind::Place => None,
        };
    figures.into_iter().enumerate().map(refine).collect()
}

/// What is compared of texts that are no figures; nothing for those that are to be left out.
fn keys<'a>(
    builder: &'a Builder,
    kinds: &[(Kind, Because)],
    readings: &[Option<Reading>],
) -> Vec<Option<Cow<'a, str>>> {
    let key = |id: u32| {
        let text = builder.values.text(id);
        let ordered = kinds[builder.values.tag(id) as usize].0.is_ordered();
        let missing = ordered && readings[id as usize].is_none() && not_a_figure(text);
        if missing { None } else { Some(plain(text)) }
    };
    (0..builder.values.count() as u32).map(key).collect()
}

/// A text without case and runs of spaces.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let lower = |b: u8| b.is_ascii() && !b.is_ascii_uppercase() && !(b.is_ascii_whitespace() && b != b' ');
    if text.bytes().all(lower) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    Cow::Owned(words.join(" "))
}

fn order(builder: &Builder, keys: &[Option<Cow<'_, str>>], readings: &[Option<Reading>]) -> Vec<u32> {
    let start = |id: u32| {
        let key = keys[id as usize].as_deref()?;
        let first = readings[id as usize].map_or_else(|| prefix(key), |r| ascending(r.best));
        Some((readings[id as usize].is_none(), first, id))
    };
    let mut order: Vec<_> = (0..keys.len() as u32).filter_map(start).collect();
    let full = |a: u32, b: u32| {
        compare(builder, keys, readings, a, b)
            .then_with(|| builder.values.text(a).cmp(builder.values.text(b)))
    };
    let attribute = |id: u32| builder.attributes.text(builder.values.tag(id));
    order.sort_unstable_by(|a, b| {
        let apart = builder.values.tag(a.2) != builder.values.tag(b.2);
        let attributes = if apart { attribute(a.2).cmp(attribute(b.2)) } else { Ordering::Equal };
        attributes.then_with(|| (a.0, a.1).cmp(&(b.0, b.1))).then_with(|| full(a.2, b.2))
    });
    order.into_iter().map(|(_, _, id)| id).collect()
}

/// Bits that order as the figures do.
pub(super) fn ascending(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}

/// The figure of such bits.
fn from_ascending(bits: u64) -> f64 {
    f64::from_bits(if bits >> 63 == 1 { bits & !(1 << 63) } else { !bits })
}

/// A figure and its bounds in letters that order as they do.
pub(super) fn key_of_figure(best: f64, bounds: (f64, f64)) -> String {
    let [best, low, high] = [best, bounds.0, bounds.1].map(ascending);
    format!("{best:016x} {low:016x} {high:016x}")
}

/// The figure and its bounds that stand in such letters; `NaN` where they are those of a name.
pub(crate) fn figure_of_key(key: &str) -> (f64, (f64, f64)) {
    let mut figures = key.split(' ').map(|bits| u64::from_str_radix(bits, 16).ok().map(from_ascending));
    let mut next = || figures.next().flatten();
    match (next(), next(), next()) {
        (Some(best), Some(low), Some(high)) => (best, (low, high)),
        _ => (f64::NAN, (f64::NAN, f64::NAN)),
    }
}

fn compare(
    builder: &Builder,
    keys: &[Option<Cow<'_, str>>],
    readings: &[Option<Reading>],
    a: u32,
    b: u32,
) -> Ordering {
    let attribute = |id: u32| builder.attributes.text(builder.values.tag(id));
    let apart = if builder.values.tag(a) == builder.values.tag(b) {
        Ordering::Equal
    } else {
        attribute(a).cmp(attribute(b))
    };
    apart.then_with(|| match (readings[a as usize], readings[b as usize]) {
        (Some(x), Some(y)) => {
            x.best.total_cmp(&y.best).then(x.low.total_cmp(&y.low)).then(x.high.total_cmp(&y.high))
        }
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => keys[a as usize].cmp(&keys[b as usize]),
    })
}
