//! Figures whose unit stands elsewhere: the bore of a gun, and the sides of what is told by two.
//!
//! ```text
//! bore  = "." digits firearm                 .22 rifle
//! sides = numeral ( "×" | "x" ) amount       5.56×45 mm
//! ```

use std::borrow::Cow;

use super::Reader;
use super::attach::Amount;
use super::numeral::{Form, Read};
use crate::lexicon::WordClass;
use crate::value::quantity::QuantityKind;

/// The unit of a bore that is told without one, in metres: hundredths of an inch are written as its decimals.
const INCH: f64 = 0.0254;

impl Reader<'_> {
    /// `a | .22 rifle`
    pub(super) fn bore(&self, read: Read) -> Option<Amount> {
        let decimal = read.form == Form::Digits && self.text.word(read.start).starts_with('.');
        let firearm = self.text.is_class(read.end, WordClass::Firearm);
        (decimal && firearm).then_some(Amount {
            read,
            kind: QuantityKind::Measure,
            unit: Some(Cow::Borrowed("calibre")),
            dimension: "length",
            factor: INCH,
            written: true,
        })
    }

    /// `a room of | 3 x 4 metres`: the side behind tells the unit.
    pub(super) fn side(&self, read: Read) -> Option<Amount> {
        let by = matches!(self.text.word(read.end), "×" | "x" | "X");
        let other = self.numeral(read.end + 1).filter(|_| by && read.form == Form::Digits)?;
        let other = self.with_unit(other).filter(|other| other.kind == QuantityKind::Measure)?;
        Some(Amount::bare(read).in_unit_of(&other))
    }
}
