//! What two stretches have in common, word by word.

use super::super::print::Word;
use super::pair::Wording;
use super::side::{Weighed, is_ordinary};

/// Ordinary words in common of a sentence whose wording is close: about a dozen words with the small ones.
const CLOSE_WORDS: usize = 5;
/// The share of the ordinary words that both have where the wording is close.
const CLOSE: f32 = 0.6;
/// Fewer ordinary words in one run are words of one event that another order was given.
const RUN: usize = 3;
/// The share of a sentence that the other has where it stands there whole.
const WHOLE: f32 = 0.999;

/// What two stretches have in common.
#[derive(Default)]
pub(super) struct Common {
    pub(super) weight: f32,
    /// The weight of the words that are neither names nor figures.
    pub(super) ordinary: f32,
    /// The weight outside quotation marks.
    pub(super) unquoted: f32,
    /// Of these the words that are neither names nor figures.
    pub(super) wording_unquoted: f32,
    /// The names and figures in both.
    pub(super) facts: u32,
    /// The figures in both.
    pub(super) figures: u32,
    /// The words in both: their places in the one and in the other.
    pub(super) places: Vec<Met>,
}

/// A word in both of two stretches.
pub(super) struct Met {
    from: u32,
    to: u32,
    /// Neither a name nor a figure in either.
    pub(super) ordinary: bool,
    figure: bool,
}

/// The one whose stems sort first, and the other.
fn in_order<'p>(a: Weighed<'p>, b: Weighed<'p>) -> (Weighed<'p>, Weighed<'p>) {
    if b.stems().lt(a.stems()) { (b, a) } else { (a, b) }
}

/// What two stretches have in common, the same whichever comes first: the places are counted from the one whose stems
/// sort first.
pub(super) fn common(a: Weighed, b: Weighed) -> Common {
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
    pub(super) fn longest_run(&self) -> usize {
        let follows = |x: &Met, y: &Met| y.from == x.from + 1 && y.to == x.to + 1;
        let count = |run: &[Met]| run.iter().filter(|met| met.ordinary).count();
        self.places.chunk_by(follows).map(count).max().unwrap_or_default()
    }

    /// How far it is the same wording, where `contained` of each sentence and `worded` of the ordinary words of the
    /// one that has more of them are in both.
    pub(super) fn wording(&self, contained: [f32; 2], worded: f32) -> Wording {
        match self.ordinaries() {
            0..CLOSE_WORDS => Wording::Free,
            _ if contained[0].max(contained[1]) >= WHOLE && self.longest_run() >= RUN => Wording::Whole,
            _ if worded >= CLOSE => Wording::Close,
            _ => Wording::Free,
        }
    }

    /// Figures in both with the same word before or behind them, other figures left out.
    pub(super) fn figures_beside(&self, a: Weighed, b: Weighed) -> u32 {
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
    pub(super) fn is_of_two_speakers(&self, a: Weighed, b: Weighed) -> bool {
        let (a, b) = in_order(a, b);
        let speaks = |side: Weighed, met: &dyn Fn(u32) -> bool| {
            side.words.iter().zip(0_u32..).any(|(word, at)| word.speaks && !word.figure && !met(at))
        };
        speaks(a, &|at| self.places.iter().any(|met| met.from == at))
            && speaks(b, &|at| self.places.iter().any(|met| met.to == at))
    }

    /// Whether two words stand each where the other stood, and all between them where it was.
    pub(super) fn is_exchange(&self) -> bool {
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

    /// The ordinary words in both.
    pub(super) fn ordinaries(&self) -> usize {
        self.places.iter().filter(|met| met.ordinary).count()
    }

    /// The share of the steps from one common word to the next that go forward: a clause that was moved as a whole
    /// costs one step only.
    pub(super) fn in_step(&self) -> f32 {
        let steps = self.places.windows(2).filter(|step| step[1].to > step[0].to).count();
        steps as f32 / self.places.len().saturating_sub(1).max(1) as f32
    }
}
