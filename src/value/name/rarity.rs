//! How much it says that two names share a part: the row of a frequent part, else its length.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::sound::Letters;
use crate::lexicon::{NameLexicon, Row};

/// The evidence of sharing a part: about as rare as there are words of its length.
pub(super) fn bits_by_length(length: usize) -> f32 {
    match length {
        0 | 1 => 1.0,
        2 => 3.0,
        3 => 4.0,
        4 => 5.5,
        5 => 6.5,
        6 => 7.5,
        _ => 8.5,
    }
}

/// The row of a frequent part, by its spelling or by its sound.
pub(super) fn given_row(text: &str) -> Option<Row> {
    static SOUNDS: LazyLock<HashMap<u128, Option<Row>>> = LazyLock::new(|| {
        let mut sounds: HashMap<u128, Option<Row>> = HashMap::new();
        for (spelling, row) in NameLexicon::english().given() {
            let known = sounds.entry(Letters::of(spelling.as_bytes()).key()).or_insert(Some(row));
            // Two rows that sound the same: neither.
            *known = known.filter(|other| other.number == row.number);
        }
        sounds
    });
    let known = NameLexicon::english().word(text).given;
    let known = known.or_else(|| SOUNDS.get(&Letters::of(text.as_bytes()).key()).copied().flatten());
    known.or_else(|| family_of(text))
}

/// "Ahmadi": the family name made of a frequent given name, itself less frequent.
fn family_of(text: &str) -> Option<Row> {
    let stem = text.strip_suffix('i').filter(|stem| stem.len() > 3)?;
    let given = NameLexicon::english().word(stem).given?;
    Some(Row { number: FIRST_FAMILY_ROW + given.number, bits: given.bits + FAMILY_BITS })
}

/// The rows of family names made of given names.
const FIRST_FAMILY_ROW: u16 = 0x4000;

/// How much rarer the family name is than the given name, in bits.
const FAMILY_BITS: f32 = 2.5;
