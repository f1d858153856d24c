//! Sentences of one text that stand, copied or reworded, in another: passages with both their places.
//!
//! Two reports of one event share its facts: names, figures, dates. A copy also shares ordinary words and their
//! order. So a pair of sentences is a passage where
//!
//! ```text
//! weight of a word   w = base / (1 + ln(n·m))       n, m: how often its stem stands in the one text, in the other
//! containment        c = Σ w of the words in both / Σ w of the sentence
//! ordinary           the same over the words that are neither name nor figure
//! order              longest rising run of the words in both / their number
//! ```
//! are high enough together, and where it has a neighbour that is a passage already, a little lower ones do.
//!
//! All of it is the same whichever text comes first: weights are multiples of a 1024th, so that their sums do not depend
//! on an order, and two sentences are always compared from the one whose stems sort first.

use std::collections::BTreeSet;

use super::print::{Print, Word};

/// A stretch of each text, and how well they fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    /// The stretch of the first text.
    pub(super) a: usize,
    /// The stretch of the second.
    pub(super) b: usize,
    /// The share of each that the other has.
    pub(super) contained: [f32; 2],
    /// The weight in both, outside quotation marks.
    pub(super) evidence: f32,
    fit: f32,
    /// Too short to prove anything, or to count in the share.
    short: bool,
    /// How far the one repeats the other's wording.
    pub(super) wording: Wording,
    /// The weight in both of words that are neither names nor figures, outside quotation marks.
    pub(super) worded: f32,
    /// Names and figures in both, and in the one that has fewer.
    facts: [u32; 2],
    /// Figures in both, and in the one that has fewer.
    figures: [u32; 2],
    /// Figures in both that stand beside the same word, in the one that has fewer, and in the one that has more.
    counting: [u32; 3],
    /// The most ordinary words in one run of words that follow one another in both.
    run: usize,
    /// The ordinary words in both.
    ordinary: usize,
    /// Whether two words have changed places.
    pub(super) exchanged: bool,
    /// Ordinary words that only the first has, and only the second.
    own: [usize; 2],
    /// Whether all words of both stand in one order.
    in_step: bool,
    /// Whether each has a word for a speaker that the other has not.
    of_two_speakers: bool,
    /// Whether they are the same word for word, the small ones too, and long enough for that to be no chance.
    pub(super) identical: bool,
}

impl Pair {
    /// How well the two fit, 0 to 1.
    pub(super) fn fit(&self) -> f32 {
        self.fit
    }

    /// Whether a run of words stands in both that no two writers hit upon, or so many words in all.
    pub(super) fn is_verbatim(&self) -> bool {
        self.run >= VERBATIM || self.ordinary >= MANY_WORDS
    }

    /// Whether each sentence has a figure that the other has not, or has for another thing.
    pub(super) fn counts_otherwise(&self) -> bool {
        self.counting[0] < self.counting[1]
    }

    /// Whether it does, and one of the sentences has more figures: "31 people, eight more than on Monday" of 23.
    pub(super) fn counts_on(&self) -> bool {
        self.counts_otherwise() && self.counting[1] < self.counting[2]
    }

    /// Whether one of the sentences has such a figure.
    pub(super) fn counts_more(&self) -> bool {
        self.counting[0] < self.counting[2]
    }

    /// Whether the one says nothing of its own, and the other hardly anything, or one word stands for another that is no
    /// speaker; two words may where all others stand in one order.
    pub(super) fn is_one_statement(&self) -> bool {
        let [x, y] = self.own;
        !self.of_two_speakers && x.max(y) <= if x.min(y) == 0 || self.in_step { ASIDE } else { 1 }
    }

    /// Whether each sentence has a name or a figure that the other has not.
    pub(super) fn has_another_fact(&self) -> bool {
        self.facts[0] < self.facts[1]
    }
}

/// How far two sentences share more than what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wording {
    /// Words of one event, as two reporters may both put it.
    Free,
    /// Nearly the same words.
    Close,
    /// Every word of the one, names and figures too.
    Whole,
}

/// All passages of two texts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Pairing {
    /// By place in the first text.
    pub(super) pairs: Vec<Pair>,
    /// The share of each text that lies in passages.
    pub(super) share: [f32; 2],
    /// The weight of all passages outside quotation marks.
    pub(super) evidence: f32,
}

impl Pairing {
    /// The weight of words that are neither names nor figures in all passages but the heaviest.
    pub(super) fn worded_beyond_the_heaviest(&self) -> f32 {
        let heaviest = self.pairs.iter().map(|pair| pair.worded).fold(0.0, f32::max);
        self.pairs.iter().map(|pair| pair.worded).sum::<f32>() - heaviest
    }

    /// Whether there are several figures in the passages, most of them are others, and what is said without them weighs less than this: two reports
    /// of one event, of which the later has the later figures.
    pub(super) fn is_updated(&self, weight: f32) -> bool {
        let [shared, figures] = [0, 1].map(|of| self.pairs.iter().map(|pair| pair.figures[of]).sum::<u32>());
        let settled = self.pairs.iter().filter(|pair| pair.figures[0] * 2 >= pair.figures[1]);
        figures >= SEVERAL && shared * 2 < figures && settled.map(|pair| pair.evidence).sum::<f32>() < weight
    }

    /// Whether there are figures in the passages and every one is another.
    pub(super) fn has_no_figure_in_common(&self) -> bool {
        let [shared, figures] = [0, 1].map(|of| self.pairs.iter().map(|pair| pair.figures[of]).sum::<u32>());
        figures > 0 && shared == 0
    }

    /// Whether the one follows the other from sentence to sentence: a text put in other words.
    pub(super) fn goes_in_step(&self) -> bool {
        let mut places: Vec<(usize, usize)> = self.pairs.iter().map(|pair| (pair.a, pair.b)).collect();
        places.sort_unstable();
        places.len() >= STEPS && places.windows(2).all(|step| step[0].1 <= step[1].1)
    }

    /// The closest wording of all passages.
    pub(super) fn wording(&self) -> Wording {
        self.pairs.iter().map(|pair| pair.wording).max().unwrap_or(Wording::Free)
    }
}

/// The words of a text in the order of their stems, and what each weighs in this comparison.
struct Side<'p> {
    print: &'p Print,
    weights: Vec<f32>,
    stretch_of: Vec<u32>,
}

impl<'p> Side<'p> {
    fn new(print: &'p Print) -> Side<'p> {
        let mut stretch_of = vec![0; print.words.len()];
        for (number, stretch) in print.stretches.iter().enumerate() {
            stretch_of[stretch.words()].fill(number as u32);
        }
        Side { print, weights: vec![0.0; print.words.len()], stretch_of }
    }

    /// The words from `from` on that have the same stem.
    fn group(&self, from: usize) -> &'p [u32] {
        let rest = &self.print.by_stem[from..];
        let Some(&first) = rest.first() else { return rest };
        let stem = self.print.stem(first);
        &rest[..rest.iter().take_while(|&&other| self.print.stem(other) == stem).count()]
    }

    /// The stem of the group that starts there.
    fn stem(&self, from: usize) -> Option<u32> {
        self.print.by_stem.get(from).map(|&word| self.print.stem(word))
    }

    fn weigh(&mut self, from: usize, count: usize, occurrences: usize) {
        let rarity = 1.0 + (occurrences as f32).ln();
        for &word in &self.print.by_stem[from..from + count] {
            self.weights[word as usize] = rounded(f32::from(self.print.words[word as usize].weight) / rarity);
        }
    }

    fn words(&self, stretch: usize) -> Weighed<'_> {
        let range = self.print.stretches[stretch].words();
        Weighed { words: &self.print.words[range.clone()], weights: &self.weights[range] }
    }
}

/// To a multiple of a 1024th: sums of so few such numbers are exact, and so the same in any order.
fn rounded(weight: f32) -> f32 {
    (weight * 1024.0).round() / 1024.0
}

/// The words of a stretch with their weights.
#[derive(Clone, Copy)]
struct Weighed<'p> {
    words: &'p [Word],
    weights: &'p [f32],
}

impl<'p> Weighed<'p> {
    fn stems(self) -> impl Iterator<Item = u32> + 'p {
        self.words.iter().map(|word| word.stem)
    }
}

/// A stem that stands in both texts more often than this says what they are about, not who copied.
const TOPICAL: usize = 24;

/// The passages of two texts; the same whichever comes first.
pub(super) fn pairing(a: &Print, b: &Print) -> Pairing {
    let (mut a, mut b) = (Side::new(a), Side::new(b));
    let meetings = meetings(&mut a, &mut b);
    let pairs: Vec<Pair> =
        meetings.iter().filter_map(|&(x, y)| pair(&a, &b, x as usize, y as usize)).collect();
    let pairs = without_set_phrases(best(pairs), &a, &b);
    let share =
        [covered(&a, &pairs, |p| (p.a, p.contained[0])), covered(&b, &pairs, |p| (p.b, p.contained[1]))];
    let evidence = pairs.iter().map(|pair| pair.evidence).sum();
    Pairing { pairs, share, evidence }
}

/// Fewer sentences in one order are chance.
const STEPS: usize = 3;

/// So many figures that are others are no slip of the one who copied.
const SEVERAL: u32 = 2;

/// Names and figures in all passages from which on it counts how many are in both.
const ENOUGH_FACTS: u32 = 3;

/// A newsroom's set phrases with other names and figures in them are no copy: where fewer than half of all names and
/// figures agree, only the pairs whose own do are kept. Names that have changed places agree.
fn without_set_phrases(mut pairs: Vec<Pair>, a: &Side, b: &Side) -> Vec<Pair> {
    let [shared, facts] = [0, 1].map(|of| pairs.iter().map(|pair| pair.facts[of]).sum::<u32>());
    if facts >= ENOUGH_FACTS && shared * 2 < facts && !share_facts(&pairs, a, b) {
        pairs.retain(|pair| pair.facts[0] > 0 && pair.facts[0] * 2 >= pair.facts[1]);
    }
    pairs
}

/// Whether at least half of the names and figures of the paired stretches of the one are in those of the other.
fn share_facts(pairs: &[Pair], a: &Side, b: &Side) -> bool {
    let facts = |side: &Side, stretches: BTreeSet<usize>| -> BTreeSet<u32> {
        let words = stretches.into_iter().flat_map(|stretch| side.print.words_of(stretch));
        words.filter(|word| !is_ordinary(word)).map(|word| word.stem).collect()
    };
    let of_a = facts(a, pairs.iter().map(|pair| pair.a).collect());
    let of_b = facts(b, pairs.iter().map(|pair| pair.b).collect());
    of_a.intersection(&of_b).count() * 2 >= of_a.len().min(of_b.len())
}

/// Weighs all words and gives the pairs of stretches that share enough to be looked at, in order.
fn meetings(a: &mut Side, b: &mut Side) -> Vec<(u32, u32)> {
    let mut met: Vec<(u32, u32, f32)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.print.by_stem.len() || j < b.print.by_stem.len() {
        let (n, m) = (a.group(i).len(), b.group(j).len());
        let order = match (a.stem(i), b.stem(j)) {
            (Some(x), Some(y)) => x.cmp(&y),
            (Some(_), None) => std::cmp::Ordering::Less,
            _ => std::cmp::Ordering::Greater,
        };
        if order.is_lt() {
            a.weigh(i, n, n);
        } else if order.is_gt() {
            b.weigh(j, m, m);
        } else {
            a.weigh(i, n, n * m);
            b.weigh(j, m, n * m);
            if n * m <= TOPICAL {
                meet(a, b, (i, n), (j, m), &mut met);
            }
        }
        i += if order.is_le() { n } else { 0 };
        j += if order.is_ge() { m } else { 0 };
    }
    sums(met)
}

fn meet(a: &Side, b: &Side, (i, n): (usize, usize), (j, m): (usize, usize), met: &mut Vec<(u32, u32, f32)>) {
    for &x in &a.print.by_stem[i..i + n] {
        for &y in &b.print.by_stem[j..j + m] {
            let weight = a.weights[x as usize].min(b.weights[y as usize]);
            met.push((a.stretch_of[x as usize], b.stretch_of[y as usize], weight));
        }
    }
}

/// The least weight in common for which two stretches are compared word by word.
const MEETING: f32 = 2.0;

fn sums(mut met: Vec<(u32, u32, f32)>) -> Vec<(u32, u32)> {
    met.sort_unstable_by_key(|&(a, b, _)| (a, b));
    met.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1))
        .filter(|run| run.iter().map(|(_, _, weight)| weight).sum::<f32>() >= MEETING)
        .map(|run| (run[0].0, run[0].1))
        .collect()
}

/// What two stretches have in common.
#[derive(Default)]
struct Common {
    weight: f32,
    ordinary: f32,
    unquoted: f32,
    /// Of these the words that are neither names nor figures.
    wording_unquoted: f32,
    /// The names and figures in both.
    facts: u32,
    /// The figures in both.
    figures: u32,
    /// The words in both: their places in the one and in the other.
    places: Vec<Met>,
}

/// A word in both of two stretches.
struct Met {
    from: u32,
    to: u32,
    /// Neither a name nor a figure in either.
    ordinary: bool,
    figure: bool,
}

/// The one whose stems sort first, and the other.
fn in_order<'p>(a: Weighed<'p>, b: Weighed<'p>) -> (Weighed<'p>, Weighed<'p>) {
    if b.stems().lt(a.stems()) { (b, a) } else { (a, b) }
}

/// The same whichever comes first: the places are counted from the one whose stems sort first.
fn common(a: Weighed, b: Weighed) -> Common {
    let (a, b) = in_order(a, b);
    let mut common = Common::default();
    let mut taken = [false; 64];
    for (from, word) in a.words.iter().enumerate() {
        let free = |&at: &usize| {
            at < taken.len() && b.words.get(at).is_some_and(|w| w.stem == word.stem) && !taken[at]
        };
        let next = common.places.last().map(|met| met.to as usize + 1);
        let Some(to) = next.filter(free).or_else(|| (0..b.words.len()).find(free)) else { continue };
        taken[to] = true;
        common.add([(word, a.weights[from]), (&b.words[to], b.weights[to])], [from as u32, to as u32]);
    }
    common
}

impl Common {
    fn add(&mut self, [(x, of_x), (y, of_y)]: [(&Word, f32); 2], [from, to]: [u32; 2]) {
        let weight = of_x.min(of_y);
        let ordinary = is_ordinary(x) && is_ordinary(y);
        self.weight += weight;
        self.ordinary += if ordinary { weight } else { 0.0 };
        self.unquoted += if x.quoted || y.quoted { 0.0 } else { weight };
        self.wording_unquoted += if ordinary && !x.quoted && !y.quoted { weight } else { 0.0 };
        self.facts += u32::from(!ordinary);
        self.figures += u32::from(x.figure && y.figure);
        self.places.push(Met { from, to, ordinary, figure: x.figure && y.figure });
    }

    /// The most ordinary words in one run of words that follow one another in both.
    fn longest_run(&self) -> usize {
        let follows = |x: &Met, y: &Met| y.from == x.from + 1 && y.to == x.to + 1;
        let count = |run: &[Met]| run.iter().filter(|met| met.ordinary).count();
        self.places.chunk_by(follows).map(count).max().unwrap_or_default()
    }

    /// How far it is the same wording, where `contained` of each sentence and `worded` of the ordinary words of the
    /// one that has more of them are in both.
    fn wording(&self, contained: [f32; 2], worded: f32) -> Wording {
        let ordinary = self.places.iter().filter(|met| met.ordinary).count();
        match ordinary {
            0..CLOSE_WORDS => Wording::Free,
            _ if contained[0].max(contained[1]) >= WHOLE => Wording::Whole,
            _ if worded >= CLOSE => Wording::Close,
            _ => Wording::Free,
        }
    }

    /// Figures in both with the same word before or behind them, other figures left out.
    fn figures_beside(&self, a: Weighed, b: Weighed) -> u32 {
        let (a, b) = in_order(a, b);
        let before = |side: Weighed, at: u32| {
            side.words[..at as usize].iter().rev().find(|w| !w.figure).map(|w| w.stem)
        };
        let behind =
            |side: Weighed, at: u32| side.words[at as usize..].iter().find(|w| !w.figure).map(|w| w.stem);
        let beside = |met: &&Met| {
            let (x, y) = (before(a, met.from), behind(a, met.from));
            x.is_some() && x == before(b, met.to) || y.is_some() && y == behind(b, met.to)
        };
        self.places.iter().filter(|met| met.figure).filter(beside).count() as u32
    }

    /// Whether each of the sentences has a word for a speaker that the other has not.
    fn is_of_two_speakers(&self, a: Weighed, b: Weighed) -> bool {
        let (a, b) = in_order(a, b);
        let speaks = |side: Weighed, met: &dyn Fn(u32) -> bool| {
            side.words.iter().zip(0_u32..).any(|(word, at)| word.speaks && !met(at))
        };
        speaks(a, &|at| self.places.iter().any(|met| met.from == at))
            && speaks(b, &|at| self.places.iter().any(|met| met.to == at))
    }

    /// Whether two words stand each where the other stood, and all between them where it was.
    fn is_exchange(&self) -> bool {
        let steps = |places: &[u32]| places.windows(2).all(|step| step[0] < step[1]);
        let mut places: Vec<u32> = self.places.iter().map(|met| met.to).collect();
        let Some(first) = (1..places.len()).find(|&at| places[at] < places[at - 1]).map(|at| at - 1) else {
            return false;
        };
        let Some(last) = (first + 1..places.len()).rev().find(|&at| places[at] < places[at - 1]) else {
            return false;
        };
        places.swap(first, last);
        last > first + 1 && steps(&places)
    }

    /// The share of the steps from one common word to the next that go forward: a clause that was moved as a whole
    /// costs one step only.
    fn in_step(&self) -> f32 {
        let steps = self.places.windows(2).filter(|step| step[1].to > step[0].to).count();
        steps as f32 / self.places.len().saturating_sub(1).max(1) as f32
    }
}

/// A run of so many ordinary words proves a passage whatever else the sentences say.
const VERBATIM: usize = 5;

/// So many words of its own leave a sentence the statement that it repeats: "said late on".
const ASIDE: usize = 2;

/// So many words one by one the same, the small ones too, are no chance.
const IDENTICAL: usize = 8;

/// So many ordinary words in common are more than what happened.
const MANY_WORDS: usize = 8;

/// Ordinary words in common of a sentence whose wording is close: about a dozen words with the small ones.
const CLOSE_WORDS: usize = 5;
/// The share of the ordinary words that both have where the wording is close.
const CLOSE: f32 = 0.6;
/// The share of a sentence that the other has where it stands there whole.
const WHOLE: f32 = 0.999;

/// Neither a name nor a figure.
fn is_ordinary(word: &Word) -> bool {
    word.weight < 3
}

/// The number of words that are neither names nor figures.
fn ordinaries(side: Weighed) -> usize {
    side.words.iter().filter(|word| is_ordinary(word)).count()
}

/// The number of names and figures.
fn facts(side: Weighed) -> u32 {
    side.words.iter().filter(|word| !is_ordinary(word)).count() as u32
}

fn figures(side: Weighed) -> u32 {
    side.words.iter().filter(|word| word.figure).count() as u32
}

fn total(side: Weighed, counts: impl Fn(&Word) -> bool) -> f32 {
    side.words.iter().zip(side.weights).filter(|(word, _)| counts(word)).map(|(_, weight)| weight).sum()
}

fn pair(a: &Side, b: &Side, x: usize, y: usize) -> Option<Pair> {
    let (left, right) = (a.words(x), b.words(y));
    let common = common(left, right);
    let (all_a, all_b) = (total(left, |_| true), total(right, |_| true));
    let contained = [common.weight / all_a, common.weight / all_b];
    let ordinary_words = [total(left, is_ordinary), total(right, is_ordinary)];
    let ordinary = common.ordinary / ordinary_words[0].min(ordinary_words[1]).max(1.0);
    let worded = common.ordinary / ordinary_words[0].max(ordinary_words[1]).max(1.0);
    let fit = contained[0].max(contained[1]) * 0.6 + ordinary.min(1.0) * 0.4;
    let fit = if common.longest_run() >= VERBATIM { fit.max(ALONE) } else { fit };
    let facts = [common.facts, facts(left).min(facts(right))];
    let (fewest, most) = (figures(left).min(figures(right)), figures(left).max(figures(right)));
    let counting = [common.figures_beside(left, right), fewest, most];
    let figures = [common.figures, fewest];

    let in_order = common.in_step() + contained[0].min(contained[1]) >= 0.7;
    let whole = contained.iter().all(|&share| share > 0.9);
    let long = common.places.len() >= 4 && common.weight >= 4.0;
    let short = common.places.len() >= SHORT && fit >= ALONE;
    let fit = if long || whole { fit } else { fit.min(BESIDE) };
    let enough = (long || short) && in_order;
    let ordinary_in_common = common.places.iter().filter(|met| met.ordinary).count();
    let identical = a.print.stretches[x].is_identical(&b.print.stretches[y], IDENTICAL);
    let evidence = if long { rounded(common.unquoted * fit) } else { 0.0 };
    (enough && fit >= 0.4).then_some(Pair {
        a: x,
        b: y,
        contained,
        evidence,
        fit,
        short: !long && !whole,
        worded: if long { rounded(common.wording_unquoted * fit) } else { 0.0 },
        wording: if identical { Wording::Whole } else { common.wording(contained, worded) },
        facts,
        figures,
        counting,
        run: common.longest_run(),
        ordinary: ordinary_in_common,
        exchanged: common.is_exchange(),
        own: [left, right].map(|side| ordinaries(side).saturating_sub(ordinary_in_common)),
        in_step: common.in_step() >= 1.0,
        of_two_speakers: common.is_of_two_speakers(left, right),
        identical,
    })
}

/// Words in common of a short sentence: it proves nothing, and is a passage beside another, or as a whole.
const SHORT: usize = 2;

/// A pair without a neighbour needs this fit.
const ALONE: f32 = 0.55;
/// One beside a pair that has it needs this: copies go on, chance does not.
const BESIDE: f32 = 0.42;

/// The pairs that hold: the best of each stretch, where they fit alone or beside another.
fn best(mut pairs: Vec<Pair>) -> Vec<Pair> {
    let firm: Vec<(usize, usize)> = pairs.iter().filter(|p| p.fit >= ALONE).map(|p| (p.a, p.b)).collect();
    pairs.retain(|p| p.fit >= ALONE || p.fit >= BESIDE && is_beside(&firm, p));
    let (best_of_a, best_of_b) = (best_of(&pairs, |p| p.a), best_of(&pairs, |p| p.b));
    pairs.retain(|p| p.fit >= best_of_a[p.a] || p.fit >= best_of_b[p.b]);
    pairs
}

/// How well each stretch of one side fits the one of the other that it fits best.
fn best_of(pairs: &[Pair], stretch: impl Fn(&Pair) -> usize) -> Vec<f32> {
    let mut best = vec![0.0_f32; pairs.iter().map(|pair| stretch(pair) + 1).max().unwrap_or_default()];
    for pair in pairs {
        let so_far = &mut best[stretch(pair)];
        *so_far = so_far.max(pair.fit);
    }
    best
}

fn is_beside(firm: &[(usize, usize)], pair: &Pair) -> bool {
    let from = firm.partition_point(|(a, _)| a + 2 < pair.a);
    firm[from..].iter().take_while(|(a, _)| *a <= pair.a + 2).any(|(_, b)| b.abs_diff(pair.b) <= 2)
}

/// The share of a text's weight that its pairs cover: a stretch that stands in the other text whole counts whole.
fn covered(side: &Side, pairs: &[Pair], of: impl Fn(&Pair) -> (usize, f32)) -> f32 {
    let mut shares = vec![0.0_f32; side.print.stretches.len()];
    for pair in pairs.iter().filter(|pair| !pair.short) {
        let (stretch, contained) = of(pair);
        let share = if contained >= 0.5 { 1.0 } else { contained };
        shares[stretch] = shares[stretch].max(share);
    }
    let weight = |stretch: usize| side.print.words_of(stretch).len() as f32;
    let all: f32 = (0..shares.len()).map(weight).sum();
    shares.iter().enumerate().map(|(stretch, share)| share * weight(stretch)).sum::<f32>() / all.max(1.0)
}
