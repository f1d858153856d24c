//! Measures and lengths of time in the units of the SI.

use super::Quantity;
use crate::lexicon::Lexicon;

impl Quantity {
    /// Its figure in the SI unit of what it measures, with the symbol; none where it has no such unit or no figure.
    ///
    /// Years and months are means of the Gregorian calendar; degrees of Celsius stay what they are.
    ///
    /// ```
    /// use corroborate::value::quantity::read_one;
    /// assert_eq!(read_one("12 km").unwrap().si(), Some((12_000.0, "m")));
    /// assert_eq!(read_one("two hours").unwrap().si(), Some((7200.0, "second")));
    /// assert_eq!(read_one("12 people").unwrap().si(), None);
    /// ```
    pub fn si(&self) -> Option<(f64, &'static str)> {
        let symbol = self.unit.as_deref()?;
        let units = || Lexicon::english().numbers.units.meanings();
        let unit = units().find(|unit| &*unit.symbol == symbol)?;
        let base = units()
            .find(|base| base.dimension == unit.dimension && (base.factor - 1.0).abs() < f64::EPSILON)?;
        Some((self.best? * unit.factor, &base.symbol))
    }
}
