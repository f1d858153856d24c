//! The few functions that estimators need, computed by hand so that they give the same bits on every machine.

/// 1/n! from n = 2.
const SERIES: [f64; 12] = [
    1.0 / 2.0,
    1.0 / 6.0,
    1.0 / 24.0,
    1.0 / 120.0,
    1.0 / 720.0,
    1.0 / 5040.0,
    1.0 / 40320.0,
    1.0 / 362_880.0,
    1.0 / 3_628_800.0,
    1.0 / 39_916_800.0,
    1.0 / 479_001_600.0,
    1.0 / 6_227_020_800.0,
];
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// eˣ, within a few units of the last place; 0 and infinity beyond the range.
///
/// # Formula
/// x = k ln 2 + r with |r| ≤ ½ ln 2; eʳ by its series to r¹³; times 2ᵏ by the exponent bits.
#[inline]
pub(crate) fn exp(x: f64) -> f64 {
    if x < -708.0 {
        return 0.0;
    }
    if x > 709.0 {
        return f64::INFINITY;
    }
    let k = (x * std::f64::consts::LOG2_E + (1.5 * (1u64 << 52) as f64)) - (1.5 * (1u64 << 52) as f64);
    let r = (x - k * LN_2_HIGH) - k * LN_2_LOW;
    let series = polynomial(r);
    let power = f64::from_bits((((k as i64) + 1023) as u64) << 52);
    (1.0 + (r + r * r * series)) * power
}

/// 1/2! + r/3! + … + r¹¹/13!, in pairs, so that no step waits long for the one before.
#[inline]
fn polynomial(r: f64) -> f64 {
    let square = r * r;
    let fourth = square * square;
    let pair = |at: usize| SERIES[at] + r * SERIES[at + 1];
    let four = |at: usize| pair(at) + square * pair(at + 2);
    four(0) + fourth * (four(4) + fourth * four(8))
}

/// The natural logarithm of a positive number; −∞ at 0 and below.
///
/// # Formula
/// x = 2ᵏ m with m in [√½, √2); ln m = 2 artanh((m−1)/(m+1)) by its series to the 21st power.
#[inline]
pub(crate) fn ln(x: f64) -> f64 {
    if x <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if x < f64::MIN_POSITIVE {
        return ln(x * (1u64 << 54) as f64) - 54.0 * std::f64::consts::LN_2;
    }
    let bits = x.to_bits();
    let shifted = bits.wrapping_sub(0x3FE6_A09E_667F_3BCD);
    let k = ((shifted as i64) >> 52) as f64;
    let m = f64::from_bits(bits.wrapping_sub(shifted & 0xFFF0_0000_0000_0000));
    let s = (m - 1.0) / (m + 1.0);
    let z = s * s;
    let series = (1..=10).rev().fold(0.0, |sum, n| sum * z + 1.0 / f64::from(2 * n + 1)) * z;
    k * LN_2_HIGH + (k * LN_2_LOW + 2.0 * (s + s * series))
}

/// ln(p / (1 − p)).
#[inline]
pub(crate) fn logit(p: f64) -> f64 {
    ln(p / (1.0 - p))
}

/// xᵖ for a positive x; 0 at 0.
#[inline]
pub(crate) fn pow(x: f64, p: f64) -> f64 {
    if x <= 0.0 { 0.0 } else { exp(p * ln(x)) }
}

/// Turns logarithms of weights into shares of 1, in place; equal shares where none is finite.
#[inline]
pub(crate) fn softmax(logs: &mut [f64]) {
    softmax_with_rest(logs, f64::NEG_INFINITY);
}

/// The same with one more weight that takes its share and is not given back.
#[inline]
pub(crate) fn softmax_with_rest(logs: &mut [f64], rest: f64) {
    let top = logs.iter().copied().fold(rest, f64::max);
    if !top.is_finite() {
        let share = 1.0 / logs.len().max(1) as f64;
        logs.fill(share);
        return;
    }
    let mut sum = exp(rest - top);
    for log in logs.iter_mut() {
        *log = if *log == top { 1.0 } else { exp(*log - top) };
        sum += *log;
    }
    let whole = 1.0 / sum;
    for share in logs.iter_mut() {
        *share *= whole;
    }
}

/// The natural logarithm of a small whole number, from a table.
#[inline]
pub(crate) fn ln_whole(number: usize) -> f64 {
    static LOGS: std::sync::LazyLock<[f64; 32]> =
        std::sync::LazyLock::new(|| std::array::from_fn(|number| ln(number as f64)));
    LOGS.get(number).copied().unwrap_or_else(|| ln(number as f64))
}

/// ψ(x), the derivative of ln Γ, for positive x.
///
/// # Formula
/// ψ(x) = ψ(x+1) − 1/x up to x ≥ 10, then ln x − 1/(2x) − Σ B₂ₙ/(2n x²ⁿ).
pub(crate) fn digamma(x: f64) -> f64 {
    let (mut x, mut below) = (x.max(1e-9), 0.0);
    while x < 10.0 {
        below -= 1.0 / x;
        x += 1.0;
    }
    let z = 1.0 / (x * x);
    let tail = z * (1.0 / 12.0 - z * (1.0 / 120.0 - z * (1.0 / 252.0 - z * (1.0 / 240.0 - z / 132.0))));
    below + ln(x) - 0.5 / x - tail
}

/// The value that a χ² variable of `n` degrees of freedom stays below with probability `p`.
///
/// # Formula
/// Wilson–Hilferty's start n(1 − 2/9n + z √(2/9n))³, then Newton's steps on the regularised incomplete gamma
/// function, kept inside a shrinking bracket.
pub(crate) fn chi_squared_quantile(p: f64, n: f64) -> f64 {
    let (mut low, mut high) = (0.0, 2.0 * n + 60.0);
    let mut x = start_of_quantile(n).clamp(1e-12, high);
    for _ in 0..200 {
        let error = gamma_share(n / 2.0, x / 2.0) - p;
        if error > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let slope = exp((n / 2.0 - 1.0) * ln(x / 2.0) - x / 2.0 - ln_gamma(n / 2.0)) / 2.0;
        let step = x - error / slope;
        let next = if step > low && step < high { step } else { f64::midpoint(low, high) };
        if (next - x).abs() <= 1e-12 * x {
            return next;
        }
        x = next;
    }
    x
}

fn start_of_quantile(n: f64) -> f64 {
    let spread = 2.0 / (9.0 * n);
    let root = 1.0 - spread - 1.96 * spread.sqrt();
    if root > 0.0 { n * root * root * root } else { 1e-3 }
}

/// ln Γ(x) for positive x, by Stirling's series above 10.
pub(crate) fn ln_gamma(x: f64) -> f64 {
    let (mut x, mut below) = (x, 0.0);
    while x < 10.0 {
        below += ln(x);
        x += 1.0;
    }
    let z = 1.0 / (x * x);
    let tail = (1.0 / 12.0 - z * (1.0 / 360.0 - z * (1.0 / 1260.0 - z / 1680.0))) / x;
    (x - 0.5) * ln(x) - x + 0.5 * ln(std::f64::consts::TAU) + tail - below
}

/// The lower incomplete gamma function as a share of the whole: γ(a, x)/Γ(a), by its series or continued fraction.
fn gamma_share(a: f64, x: f64) -> f64 {
    let front = exp(a * ln(x) - x - ln_gamma(a));
    if x < a + 1.0 {
        let (mut term, mut sum, mut k) = (1.0 / a, 1.0 / a, a);
        while term > sum * 1e-16 {
            k += 1.0;
            term *= x / k;
            sum += term;
        }
        return front * sum;
    }
    let (mut b, mut c) = (x + 1.0 - a, f64::INFINITY);
    let mut d = 1.0 / b;
    let mut fraction = d;
    for i in 1..500 {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        fraction *= c * d;
        if (c * d - 1.0).abs() < 1e-16 {
            break;
        }
    }
    1.0 - front * fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-12 * b.abs().max(1.0), "{a} is not {b}");
    }

    #[test]
    fn exponentials_and_logarithms_are_those_of_the_standard_library() {
        for x in [-300.0, -20.5, -1.0, -1e-9, 0.0, 1e-9, 0.3, 1.0, 2.5, 30.0, 500.0] {
            assert!((exp(x) / f64::exp(x) - 1.0).abs() < 1e-14, "exp({x})");
        }
        for x in [1e-310, 1e-9, 0.1, 0.5, 0.9999, 1.0, 1.0001, 2.0, 7.25, 1e9, 1e308] {
            assert!((ln(x) - f64::ln(x)).abs() <= 1e-14 * f64::ln(x).abs().max(1e-2), "ln({x})");
        }
    }

    #[test]
    fn special_functions_meet_their_tabled_values() {
        close(digamma(1.0), -0.577_215_664_901_532_9);
        close(ln_gamma(0.5), 0.572_364_942_924_700_1);
        // Any table of the χ² distribution, column 0.025.
        for (n, quantile) in [
            (1.0, 0.000_982_069),
            (2.0, 0.050_635_62),
            (5.0, 0.831_212),
            (10.0, 3.246_973),
            (100.0, 74.221_93),
        ] {
            let found = chi_squared_quantile(0.025, n);
            assert!((found / quantile - 1.0).abs() < 2e-6, "{n}: {found}");
        }
    }
}
