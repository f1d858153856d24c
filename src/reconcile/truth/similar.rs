//! Close figures support each other.
//!
//! # Formula
//! sim(x, y) = e^{−|x−y|/(0.02·max(|x|, |y|))}: figures within one part in a hundred are 0.6 alike, within ten
//! hardly at all. Values that are no figures are alike only where they are equal.

use super::math::exp;
use super::rounds::View;

/// Items with more figures than this take no support, which would cost the square of their number.
const MOST: usize = 256;

/// Adds to each score what similar values lend: `influence` · Σ score · (similarity − `base`), as far as positive.
pub(crate) fn supported(view: &View<'_>, scores: &mut [f64], influence: f64, base: f64) {
    let count = view.figures();
    if !(2..=MOST).contains(&count) {
        return;
    }
    let own: Vec<f64> = scores[..count].to_vec();
    for (at, score) in scores[..count].iter_mut().enumerate() {
        let lent =
            |other: usize| own[other] * (similarity(view.numbers[at], view.numbers[other]) - base).max(0.0);
        *score += influence * (0..count).filter(|&other| other != at).map(lent).sum::<f64>();
    }
}

/// How alike two figures are, from 0 to 1.
pub(crate) fn similarity(x: f64, y: f64) -> f64 {
    let size = x.abs().max(y.abs());
    if x == y { 1.0 } else { exp(-((x - y) / (0.02 * size)).abs()) }
}
