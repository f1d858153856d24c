//! FNV-1a (Fowler, Noll, Vo): the hash of keys that must be the same in every run and on every machine.
//!
//! ```text
//! hash = (hash ^ part) × PRIME        for each part in turn, from START on
//! ```
//! The standard library's hashes may change with its version. What needs only a table in memory uses those.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::{BuildHasherDefault, Hasher};

/// What a 64-bit hash starts from.
pub(crate) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The 32-bit hash of bytes.
pub(crate) fn short(bytes: &[u8]) -> u32 {
    const START: u32 = 0x811c_9dc5;
    longer(START, bytes)
}

fn longer(hash: u32, bytes: &[u8]) -> u32 {
    const PRIME: u32 = 0x0100_0193;
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME))
}

/// The [`short`] hash of what is written to it.
#[derive(Debug)]
pub(crate) struct Written(u32);

impl Written {
    pub(crate) fn new() -> Written {
        Written(short(b""))
    }

    pub(crate) fn hash(&self) -> u32 {
        self.0
    }
}

impl fmt::Write for Written {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = longer(self.0, text.as_bytes());
        Ok(())
    }
}

/// The 64-bit hash `hash` with bytes or characters added to it; each character counts as one part.
pub(crate) fn with(hash: u64, parts: impl IntoIterator<Item = impl Into<u64>>) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    parts.into_iter().fold(hash, |hash, part| (hash ^ part.into()).wrapping_mul(PRIME))
}

/// A table by 64-bit hashes that are good already: they are not hashed again.
pub(crate) type Map<V> = HashMap<u64, V, BuildHasherDefault<Itself>>;

/// A set of such hashes.
pub(crate) type Set = HashSet<u64, BuildHasherDefault<Itself>>;

/// The hash of a number is the number.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Itself(u64);

impl Hasher for Itself {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = with(self.0, bytes.iter().copied());
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the authors' own list (draft-eastlake-fnv, appendix C).
    #[test]
    fn the_published_hashes_come_out() {
        assert_eq!((short(b""), with(START, *b"")), (0x811c_9dc5, 0xcbf2_9ce4_8422_2325));
        assert_eq!((short(b"a"), with(START, *b"a")), (0xe40c_292c, 0xaf63_dc4c_8601_ec8c));
        assert_eq!((short(b"foobar"), with(START, *b"foobar")), (0xbf9c_f968, 0x8594_4171_f739_67e8));
    }
}
