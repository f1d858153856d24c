//! Keys by which names that may be one come together, so that never all pairs are compared.

use super::NameKind;
use super::parse::Name;
use super::part::{Class, Part, Reading};

/// A key of a name: names that share none are not worth comparing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockKey(u64);

/// A part of fewer bits is a key only together with another: half the world would share it.
const BITS_OF_A_KEY: f32 = 4.5;

/// The classes of consonants that a key keeps of a part.
const CLASSES: u32 = 4;

impl Name {
    /// The keys of the name, sorted: of each rare part how it sounds, of each two frequent parts both together, the
    /// rows of its short forms, its acronyms, and the body that is known by it. Nearly all spellings of one name
    /// share one of them.
    ///
    /// ```
    /// use corroborate::value::name::{Name, NameKind};
    /// let keys = |name: &str| Name::parse(name, NameKind::Person).keys();
    /// let (a, b, c) = (keys("Yusuf Karimi"), keys("Dr. Yousef Kareemi"), keys("Ana Ortega"));
    /// assert!(a.iter().any(|key| b.contains(key)));
    /// assert!(!a.iter().any(|key| c.contains(key)));
    /// ```
    pub fn keys(&self) -> Vec<BlockKey> {
        let mut keys = Vec::with_capacity(8);
        for reading in self.readings() {
            sounds(reading, &mut keys);
            if self.kind() != NameKind::Person {
                acronyms(reading, &mut keys);
                keys.extend(reading.body.map(|body| BlockKey(BODY | u64::from(body))));
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// The keys of a name; see [`Name::keys`].
pub fn keys(name: &str, kind: NameKind) -> Vec<BlockKey> {
    Name::parse(name, kind).keys()
}

fn sounds(reading: &Reading, keys: &mut Vec<BlockKey>) {
    let named = || {
        reading.parts.iter().filter(|part| matches!(part.class, Class::Plain | Class::Generic | Class::Place))
    };
    let frequent: Vec<u64> = named().filter(|part| part.bits < BITS_OF_A_KEY).map(sound).collect();
    keys.extend(named().filter(|part| part.bits >= BITS_OF_A_KEY).map(|part| BlockKey(sound(part))));
    for (at, &x) in frequent.iter().enumerate() {
        keys.extend(frequent[at + 1..].iter().map(|&y| pair(x, y)));
    }
    if named().count() == 1 {
        keys.extend(frequent.first().map(|&only| BlockKey(only)));
    }
    for part in named().filter(|part| part.nicknames != 0) {
        let rows = (0..128).filter(|row| part.nicknames >> row & 1 == 1);
        keys.extend(rows.map(|row| BlockKey(NICKNAME | row)));
    }
}

const NICKNAME: u64 = 1 << 62;
const PAIR: u64 = 1 << 61;
const ACRONYM: u64 = 1 << 60;
const BODY: u64 = 1 << 59;

/// The row of a part that a table has, or the first classes of its consonants.
fn sound(part: &Part) -> u64 {
    if part.row != 0 {
        return u64::from(part.row) << 32;
    }
    let length = (u64::BITS - part.skeleton.leading_zeros()).div_ceil(4);
    part.skeleton >> (4 * length.saturating_sub(CLASSES))
}

fn pair(x: u64, y: u64) -> BlockKey {
    let (low, high) = (x.min(y), x.max(y));
    BlockKey(PAIR | (low ^ high.rotate_left(21)) & (PAIR - 1))
}

fn acronyms(reading: &Reading, keys: &mut Vec<BlockKey>) {
    let of = |acronym: &str| {
        let letters = acronym.bytes().take(9).fold(0, |key, letter| key << 6 | u64::from(letter & 0x3f));
        BlockKey(ACRONYM | letters)
    };
    keys.extend(reading.acronyms.iter().map(|acronym| of(acronym)));
    if reading.initials.len() > 2 {
        keys.push(of(&reading.initials));
    }
}
