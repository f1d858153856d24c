//! Exact decimal arithmetic for what is written: `mantissa × 10^exponent`.
//!
//! Digits, scale words, signs of money and smaller units are put together here and rounded once, at the end, so that
//! "1.3 million" is 1,300,000 and no neighbour of it, however it is written: `$8.2m` is `$8.2 million`. Digits past the
//! thirty-seventh, which no count has, are dropped. What no decimal says ("a third") is the nearest float.

/// A number as it is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Number {
    Exact(Decimal),
    /// The nearest float; not finite where it is too large for any figure.
    Near(f64),
}

impl Number {
    pub(super) const fn whole(value: u64) -> Number {
        Number::Exact(Decimal::whole(value))
    }

    /// A float that some arithmetic gave.
    pub(super) fn of(value: f64) -> Number {
        let whole = value.fract() == 0.0 && (0.0..1e15).contains(&value);
        if whole { Number::whole(value as u64) } else { Number::Near(value) }
    }

    /// The parts of a whole divided in so many: exact where the digits behind the point end.
    pub(super) fn parts(self, below: u64) -> Number {
        /// Divided by 64, the finest of usual denominators, a number has six decimals.
        const FINEST: u64 = 1_000_000;
        if FINEST.is_multiple_of(below) {
            return self.times(FINEST / below).tens(-6);
        }
        self.value().map_or(self, |value| Number::Near(value / below as f64))
    }

    /// Times a power of ten.
    pub(super) fn tens(self, power: i32) -> Number {
        match self {
            Number::Exact(decimal) => Number::Exact(decimal.scaled(power)),
            Number::Near(value) if power < 0 => Number::Near(value / 10f64.powi(-power)),
            Number::Near(value) => Number::Near(value * 10f64.powi(power)),
        }
    }

    pub(super) fn times(self, factor: u64) -> Number {
        let exact = match self {
            Number::Exact(decimal) => decimal.times(factor).map(Number::Exact),
            Number::Near(_) => None,
        };
        exact.unwrap_or_else(|| Number::Near(self.float() * factor as f64))
    }

    pub(super) fn plus(self, other: Number) -> Number {
        let exact = match (self, other) {
            (Number::Exact(a), Number::Exact(b)) => a.plus(b).map(Number::Exact),
            _ => None,
        };
        exact.unwrap_or_else(|| Number::Near(self.float() + other.float()))
    }

    pub(super) fn negated(self) -> Number {
        match self {
            Number::Exact(decimal) => Number::Exact(decimal.negated()),
            Number::Near(value) => Number::Near(-value),
        }
    }

    /// The nearest `f64`; none where it is too large for one, or too small.
    pub(super) fn value(self) -> Option<f64> {
        match self {
            Number::Exact(decimal) => decimal.value(),
            Number::Near(value) => Some(value).filter(|value| value.is_finite()),
        }
    }

    fn float(self) -> f64 {
        self.value().unwrap_or(f64::INFINITY)
    }
}

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    mantissa: i128,
    exponent: i32,
    /// The power of ten of the last digit that carries meaning.
    grain: i32,
}

/// So many digits fit into 64 bits, in which nearly all numbers are read.
const SHORT: usize = 18;

/// One more digit behind it, and some sums, still fit.
const LARGEST: i128 = i128::MAX / 16;

impl Decimal {
    pub(super) const fn whole(value: u64) -> Decimal {
        let (mut grain, mut rest) = (0, value);
        while rest > 0 && rest.is_multiple_of(10) {
            rest /= 10;
            grain += 1;
        }
        Decimal { mantissa: value as i128, exponent: 0, grain }
    }

    /// The number of these digits, `decimals` of them behind the point.
    pub(super) fn from_digits(digits: impl Iterator<Item = u32>, decimals: i32) -> Decimal {
        let (mut short, mut dropped, mut zeros) = (0u64, 0, 0);
        let mut digits = digits.inspect(|&digit| zeros = if digit == 0 { zeros + 1 } else { 0 });
        for digit in digits.by_ref().take(SHORT) {
            short = short * 10 + u64::from(digit);
        }
        let mut mantissa = i128::from(short);
        for digit in digits {
            if mantissa < LARGEST / 10 {
                mantissa = mantissa * 10 + i128::from(digit);
            } else {
                dropped += 1;
            }
        }
        let grain = if decimals > 0 || mantissa == 0 { -decimals } else { zeros };
        Decimal { mantissa, exponent: dropped - decimals, grain }
    }

    /// Times a power of ten.
    pub(super) fn scaled(self, power: i32) -> Decimal {
        let exponent = self.exponent.saturating_add(power);
        Decimal { exponent, grain: self.grain.saturating_add(power), ..self }
    }

    pub(super) fn times(self, factor: u64) -> Option<Decimal> {
        let mantissa = self.mantissa.checked_mul(i128::from(factor))?;
        Some(Decimal { mantissa, ..self })
    }

    pub(super) fn plus(self, other: Decimal) -> Option<Decimal> {
        let exponent = self.exponent.min(other.exponent);
        let mantissa = self.at(exponent)?.checked_add(other.at(exponent)?)?;
        let grain = if other.mantissa == 0 { self.grain } else { self.grain.min(other.grain) };
        Some(Decimal { mantissa, exponent, grain })
    }

    fn negated(self) -> Decimal {
        Decimal { mantissa: -self.mantissa, ..self }
    }

    /// Its mantissa at a smaller exponent.
    fn at(self, exponent: i32) -> Option<i128> {
        let power = u32::try_from(self.exponent - exponent).ok()?;
        10i128.checked_pow(power)?.checked_mul(self.mantissa)
    }

    pub(super) fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    pub(super) fn is_one(self) -> bool {
        self.mantissa == 1 && self.exponent == 0
    }

    /// The nearest `f64`; none where it is too large for one, or too small.
    pub(super) fn value(self) -> Option<f64> {
        const EXACT: [f64; 16] =
            [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
        let power = EXACT.get(self.exponent.unsigned_abs() as usize);
        let short = i64::try_from(self.mantissa).ok().filter(|mantissa| mantissa.unsigned_abs() < 1 << 53);
        match (short, power) {
            // Both are exact, so one operation rounds once.
            (Some(mantissa), Some(power)) if self.exponent < 0 => Some(mantissa as f64 / power),
            (Some(mantissa), Some(power)) => Some(mantissa as f64 * power),
            _ => {
                let value = format!("{}e{}", self.mantissa, self.exponent).parse().ok();
                value.filter(|value: &f64| value.is_finite() && (*value != 0.0 || self.is_zero()))
            }
        }
    }

    /// Ten to the number of its trailing zeros.
    pub(super) fn granularity(self) -> f64 {
        10f64.powi(self.grain.clamp(-300, 300))
    }
}
