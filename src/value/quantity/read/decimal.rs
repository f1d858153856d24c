//! Exact decimal arithmetic for what is written: `mantissa × 10^exponent`.
//!
//! Digits and scale words are put together here and rounded once, at the end, so that "1.3 million" is 1,300,000
//! and no neighbour of it. Digits past the thirty-eighth, which no count has, are dropped.

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    mantissa: u128,
    exponent: i32,
    /// The power of ten of the last digit that carries meaning.
    grain: i32,
}

const LARGEST: u128 = u128::MAX / 16;

impl Decimal {
    pub(super) const fn whole(value: u64) -> Decimal {
        let (mut grain, mut rest) = (0, value);
        while rest > 0 && rest.is_multiple_of(10) {
            rest /= 10;
            grain += 1;
        }
        Decimal { mantissa: value as u128, exponent: 0, grain }
    }

    /// The number of these digits, `decimals` of them behind the point.
    pub(super) fn from_digits(digits: impl Iterator<Item = u32>, decimals: i32) -> Decimal {
        let (mut mantissa, mut dropped, mut zeros) = (0u128, 0, 0);
        for digit in digits {
            zeros = if digit == 0 { zeros + 1 } else { 0 };
            if mantissa < LARGEST / 10 {
                mantissa = mantissa * 10 + u128::from(digit);
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
        let mantissa = self.mantissa.checked_mul(u128::from(factor))?;
        Some(Decimal { mantissa, ..self })
    }

    pub(super) fn plus(self, other: Decimal) -> Option<Decimal> {
        let exponent = self.exponent.min(other.exponent);
        let mantissa = self.at(exponent)?.checked_add(other.at(exponent)?)?;
        let grain = if other.mantissa == 0 { self.grain } else { self.grain.min(other.grain) };
        Some(Decimal { mantissa, exponent, grain })
    }

    /// Its mantissa at a smaller exponent.
    fn at(self, exponent: i32) -> Option<u128> {
        let power = u32::try_from(self.exponent - exponent).ok()?;
        10u128.checked_pow(power)?.checked_mul(self.mantissa)
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
        match power {
            // Both are exact, so one operation rounds once.
            Some(power) if self.mantissa < 1 << 53 && self.exponent < 0 => Some(self.mantissa as f64 / power),
            Some(power) if self.mantissa < 1 << 53 => Some(self.mantissa as f64 * power),
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
