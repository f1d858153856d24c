//! Rows → claims grouped by item, and within an item by value: a counting sort, so that it costs the same whatever
//! the order of the rows.
//!
//! A source's last claim on an item counts; with times, its latest. Earlier ones are kept apart, for estimators that
//! follow a value through time.

use super::builder::{Builder, Rows};
use super::values::{MISSING, Values};

/// Claims, candidates and items, each naming where its part of the column below it ends.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups {
    /// Sources by their rank: the interned id of each.
    pub(super) sources: Vec<u32>,
    /// Items by their rank: the interned id of each.
    pub(super) items: Vec<u32>,
    /// Where each item's candidates start; one more than items.
    pub(super) candidate_start: Vec<u32>,
    /// Where each candidate's claims start; one more than candidates.
    pub(super) claim_start: Vec<u32>,
    /// The value class of each candidate.
    pub(super) class: Vec<u32>,
    /// The source of each claim.
    pub(super) source: Vec<u32>,
    /// When each claim was made; empty where no row has a time.
    pub(super) time: Vec<f64>,
    /// Claims that a later one of the same source replaced.
    pub(super) replaced: Vec<Replaced>,
    /// How many they are, also where they have no time of their own.
    pub(super) repeats: usize,
    /// Rows whose value means nothing.
    pub(super) missing: usize,
}

/// A claim that its source has since replaced by another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Replaced {
    pub(crate) item: u32,
    pub(crate) source: u32,
    pub(crate) class: u32,
    pub(crate) time: f64,
}

pub(super) fn group(builder: &mut Builder, values: &Values) -> Groups {
    let sources = builder.sources.order(|tag| tag);
    let attribute_rank = inverse(&builder.attributes.order(|tag| tag));
    let items = builder.items.order(|attribute| attribute_rank[attribute as usize]);
    let rows = std::mem::take(&mut builder.rows);
    let mut spread = Spread::new(rows, values, &inverse(&sources), &inverse(&items));
    let mut groups = Groups { sources, items, missing: spread.missing, ..Groups::default() };
    spread.settle(&mut groups);
    groups
}

fn inverse(order: &[u32]) -> Vec<u32> {
    let mut rank = vec![0; order.len()];
    for (at, &id) in order.iter().enumerate() {
        rank[id as usize] = at as u32;
    }
    rank
}

/// The claims side by side by item, each as class and source in one word.
struct Spread {
    start: Vec<u32>,
    claims: Vec<u64>,
    time: Vec<f64>,
    sources: usize,
    missing: usize,
}

/// Items are sorted in parts of so many, whose claims fit in a cache.
const PART: usize = 1 << 12;

impl Spread {
    /// Sorts twice: by parts of items, then by item within each part, so that both times little memory is written to at
    /// once.
    fn new(rows: Rows, values: &Values, source_rank: &[u32], item_rank: &[u32]) -> Spread {
        let rows = Parted::of(rows, values, source_rank, item_rank);
        let mut start = vec![0u32; item_rank.len() + 1];
        let mut claims = vec![0; rows.item.len()];
        let mut time = vec![0.0; rows.time.len()];
        let mut first = 0;
        for (part, &end) in rows.ends.iter().enumerate() {
            let end = end as usize;
            let items = &mut start[part * PART..((part + 1) * PART).min(item_rank.len())];
            rows.item[first..end].iter().for_each(|&item| items[item as usize % PART] += 1);
            running(items, first as u32);
            // Backwards, so that `start` ends where each item's claims start and the order of the rows is kept.
            for row in (first..end).rev() {
                let at = &mut items[rows.item[row] as usize % PART];
                *at -= 1;
                claims[*at as usize] = rows.claim[row];
                if !time.is_empty() {
                    time[*at as usize] = rows.time[row];
                }
            }
            first = end;
        }
        start[item_rank.len()] = first as u32;
        Spread { start, claims, time, sources: source_rank.len(), missing: rows.missing }
    }

    /// Drops replaced claims, sorts each item's by class and source, and cuts them into candidates.
    fn settle(&mut self, groups: &mut Groups) {
        groups.source.reserve_exact(self.claims.len());
        let mut last_item = vec![u32::MAX; self.sources];
        let mut kept: Vec<(u64, f64)> = Vec::new();
        for item in 0..self.start.len() - 1 {
            groups.candidate_start.push(groups.class.len() as u32);
            kept.clear();
            for at in (self.start[item]..self.start[item + 1]).rev() {
                let claim = self.claims[at as usize];
                let time = self.time.get(at as usize).copied();
                let last = &mut last_item[claim as u32 as usize];
                if *last == item as u32 {
                    groups.replace(item as u32, claim, time);
                } else {
                    *last = item as u32;
                    kept.push((claim, time.unwrap_or(0.0)));
                }
            }
            kept.sort_unstable_by_key(|&(claim, _)| claim);
            groups.cut(kept.iter().map(|&(claim, _)| claim));
            if !self.time.is_empty() {
                groups.time.extend(kept.iter().map(|&(_, time)| time));
            }
        }
        groups.candidate_start.push(groups.class.len() as u32);
        groups.claim_start.push(groups.source.len() as u32);
        groups.class.shrink_to_fit();
        groups.claim_start.shrink_to_fit();
    }
}

impl Groups {
    fn replace(&mut self, item: u32, claim: u64, time: Option<f64>) {
        self.repeats += 1;
        if let Some(time) = time {
            let (class, source) = ((claim >> 32) as u32, claim as u32);
            self.replaced.push(Replaced { item, source, class, time });
        }
    }

    /// Takes the claims of some sources on an item out, and the candidates that nobody is left to claim.
    pub(super) fn withdraw(&mut self, item: usize, gone: impl Fn(&u32) -> bool) {
        let candidates = self.candidate_start[item] as usize..self.candidate_start[item + 1] as usize;
        let first = self.claim_start[candidates.start];
        let claims = first as usize..self.claim_start[candidates.end] as usize;
        let kept: Vec<usize> = claims.clone().filter(|&at| !gone(&self.source[at])).collect();
        let (mut class, mut start) = (Vec::new(), Vec::new());
        for candidate in candidates.clone() {
            let [from, to] = [candidate, candidate + 1].map(|at| self.claim_start[at] as usize);
            let before = kept.partition_point(|&at| at < from);
            if kept.get(before).is_some_and(|&at| at < to) {
                class.push(self.class[candidate]);
                start.push(first + before as u32);
            }
        }
        let (fewer_claims, fewer) =
            ((claims.len() - kept.len()) as u32, (candidates.len() - class.len()) as u32);
        if !self.time.is_empty() {
            let time: Vec<f64> = kept.iter().map(|&at| self.time[at]).collect();
            self.time.splice(claims.clone(), time);
        }
        let source: Vec<u32> = kept.iter().map(|&at| self.source[at]).collect();
        self.source.splice(claims, source);
        self.claim_start[candidates.end..].iter_mut().for_each(|start| *start -= fewer_claims);
        self.claim_start.splice(candidates.clone(), start);
        self.class.splice(candidates, class);
        self.candidate_start[item + 1..].iter_mut().for_each(|start| *start -= fewer);
    }

    fn cut(&mut self, claims: impl Iterator<Item = u64>) {
        let mut open = MISSING;
        for claim in claims {
            let class = (claim >> 32) as u32;
            if class != open {
                open = class;
                self.class.push(class);
                self.claim_start.push(self.source.len() as u32);
            }
            self.source.push(claim as u32);
        }
    }
}

impl Rows {
    /// The rows from the earliest to the latest, those without a time first.
    fn by_time(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.source.len()).collect();
        let key = |row: usize| if self.time[row].is_nan() { f64::NEG_INFINITY } else { self.time[row] };
        order.sort_by(|&a, &b| key(a).total_cmp(&key(b)));
        order
    }
}

/// Rows that mean something, by parts of items, in the order in which they came or of their times.
struct Parted {
    item: Vec<u32>,
    claim: Vec<u64>,
    time: Vec<f64>,
    ends: Vec<u32>,
    missing: usize,
}

impl Parted {
    fn of(mut rows: Rows, values: &Values, source_rank: &[u32], item_rank: &[u32]) -> Parted {
        let mut ends = vec![0u32; item_rank.len().div_ceil(PART)];
        for (item, &value) in rows.item.iter_mut().zip(&rows.value) {
            *item = item_rank[*item as usize];
            ends[*item as usize / PART] += u32::from(values.class[value as usize] != MISSING);
        }
        running(&mut ends, 0);
        let total = ends.last().map_or(0, |&end| end as usize);
        let mut next = starts(&ends);
        let mut parted = Parted {
            item: vec![0; total],
            claim: vec![0; total],
            time: vec![0.0; if rows.time.is_empty() { 0 } else { total }],
            ends,
            missing: rows.item.len() - total,
        };
        let mut place = |row: usize| {
            let class = values.class[rows.value[row] as usize];
            if class == MISSING {
                return;
            }
            let at = &mut next[rows.item[row] as usize / PART];
            let source = source_rank[rows.source[row] as usize];
            parted.item[*at as usize] = rows.item[row];
            parted.claim[*at as usize] = u64::from(class) << 32 | u64::from(source);
            if let Some(time) = rows.time.get(row) {
                parted.time[*at as usize] = *time;
            }
            *at += 1;
        };
        if rows.time.is_empty() {
            (0..rows.item.len()).for_each(&mut place);
        } else {
            rows.by_time().into_iter().for_each(&mut place);
        }
        parted
    }
}

/// Counts → the end of each part, where the first starts at `total`.
fn running(counts: &mut [u32], mut total: u32) {
    for count in counts {
        total += *count;
        *count = total;
    }
}

fn starts(ends: &[u32]) -> Vec<u32> {
    std::iter::once(0).chain(ends.iter().copied()).take(ends.len()).collect()
}
