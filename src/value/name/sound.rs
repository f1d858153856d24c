//! How a part of a name sounds, whatever its spelling: a short string of letters in which the spellings of one sound
//! are one, a number that is equal for parts that sound the same, and a distance that knows which sounds are alike.
//!
//! ```text
//! ph → f   q, c, ck → k   kh → x   gh → g   sh, sch → S   ch, tch → C   dj, j → j   zh → Z   th → t   dh → d
//! w → u    y → i          ou, oo → u    ee → i    doubled letters → one    h after a consonant or at the end → –
//! ```

/// The letters that are kept of one part.
pub(super) const MOST_LETTERS: usize = 20;

/// A part of a name by its sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Letters {
    bytes: [u8; MOST_LETTERS],
    len: u8,
    /// One bit for each class of consonants it has.
    classes: u16,
    /// Its length, a vowel counting half a consonant.
    weight: u16,
}

impl Letters {
    /// The sounds of a word of lower-case ASCII letters and digits.
    pub(super) fn of(word: &[u8]) -> Letters {
        let mut letters = Letters::default();
        let mut at = 0;
        while at < word.len() {
            let (len, sound) = sound(word, at);
            at += len;
            if sound != 0 && letters.last() != Some(sound) {
                letters.push(sound);
            }
        }
        letters
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len as usize]
    }

    fn last(&self) -> Option<u8> {
        self.as_bytes().last().copied()
    }

    fn push(&mut self, sound: u8) {
        if let Some(slot) = self.bytes.get_mut(self.len as usize) {
            *slot = sound;
            self.len += 1;
            self.classes |= 1 << class(sound);
            self.weight += if is_vowel(sound) { cost::LENGTH_OF_VOWEL } else { cost::OTHER };
        }
    }

    /// These letters with those of the next part behind them.
    pub(super) fn join(&self, other: &Letters) -> Letters {
        let mut joined = *self;
        for &sound in other.as_bytes() {
            if joined.last() != Some(sound) {
                joined.push(sound);
            }
        }
        joined
    }

    /// Equal for parts that sound the same: consonants as they are, vowels by three classes.
    pub(super) fn key(&self) -> u128 {
        let code = |sound: u8| match sound {
            b'a' => 1,
            b'e' | b'i' => 2,
            b'o' | b'u' => 3,
            _ => u128::from(sound) & 0x3f | 0x40,
        };
        self.as_bytes().iter().take(18).fold(0, |key, &sound| key << 7 | code(sound))
    }

    /// The classes of its consonants in order, a leading vowel as one of them: equal for most spellings of one part.
    pub(super) fn skeleton(&self) -> u64 {
        let mut skeleton = 0;
        let mut last = 0;
        for (at, &sound) in self.as_bytes().iter().enumerate() {
            let class = u64::from(class(sound)) + 1;
            let counts = at == 0 || !is_vowel(sound) && sound != b'h';
            if counts && class != last && skeleton < 1 << 56 {
                skeleton = skeleton << 4 | class;
            }
            last = class;
        }
        skeleton
    }

    /// How alike two parts sound, from 0 to 1: the distance by which one is turned into the other, against the
    /// length of the longer, vowels counting half. None where it is less than `least`, for most pairs without
    /// working out the distance.
    pub(super) fn likeness(&self, other: &Letters, least: f32) -> Option<f32> {
        let (short, long) = (self.weight.min(other.weight), self.weight.max(other.weight));
        // What is not in both must be dropped or replaced; three classes apart are three sounds apart.
        let apart = (self.classes ^ other.classes).count_ones();
        if f32::from(short) < least * f32::from(long) || apart > 2 {
            return None;
        }
        let distance = distance(self.as_bytes(), other.as_bytes());
        let likeness = 1.0 - f32::from(distance) / f32::from(long.max(1));
        (likeness >= least).then_some(likeness)
    }
}

/// The sound that starts at a letter and how many letters spell it; 0 for silence.
fn sound(word: &[u8], at: usize) -> (usize, u8) {
    let next = |ahead: usize| word.get(at + ahead).copied().unwrap_or(0);
    let is_front = matches!(next(1), b'e' | b'i' | b'y');
    match (word[at], next(1), next(2)) {
        (b's', b'c', b'h') => (3, b'S'),
        (b't', b'c', b'h') => (3, b'C'),
        (b'd', b'z', b'h') => (3, b'j'),
        (b's', b'h', _) => (2, b'S'),
        (b'c', b'h', _) => (2, b'C'),
        (b'c', b'k', _) => (2, b'k'),
        (b'p', b'h', _) => (2, b'f'),
        (b'k', b'h', _) => (2, b'x'),
        (b'g', b'h', _) => (2, b'g'),
        (b'z', b'h', _) => (2, b'Z'),
        (b't', b'h', _) => (2, b't'),
        (b'd', b'h', _) => (2, b'd'),
        (b'd', b'j', _) => (2, b'j'),
        (b'o', b'u' | b'o', _) => (2, b'u'),
        (b'e', b'e', _) => (2, b'i'),
        (b'q', b'u', _) if at + 2 < word.len() => (1, b'k'),
        (b'q', ..) => (1, b'k'),
        (b'c', ..) if is_front => (1, b's'),
        (b'c', ..) => (1, b'k'),
        (b'w', ..) => (1, b'u'),
        (b'y', ..) => (1, b'i'),
        // A nasal before a stop at the start is written or not: Ntaganda, Taganda.
        (b'n', b'd' | b'g' | b't' | b'k' | b'j', _) if at == 0 => (1, 0),
        (b'h', ..) => (1, if at + 1 == word.len() || at > 0 && !is_vowel(word[at - 1]) { 0 } else { b'h' }),
        (letter, ..) => (1, letter),
    }
}

fn is_vowel(sound: u8) -> bool {
    matches!(sound, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Sounds that one hears or writes for one another.
const fn class(sound: u8) -> u8 {
    match sound {
        b'a' | b'e' | b'i' | b'o' | b'u' => 0,
        b'b' | b'p' => 1,
        b'f' | b'v' => 2,
        b't' | b'd' => 3,
        b'k' | b'g' | b'x' => 4,
        b's' | b'z' => 5,
        b'S' | b'C' | b'j' | b'Z' => 6,
        b'm' => 7,
        b'n' => 8,
        b'l' => 9,
        b'r' => 10,
        b'h' => 11,
        _ => 12,
    }
}

/// The costs of the distance, in twentieths of a consonant.
mod cost {
    /// A consonant that one lacks.
    pub(super) const OTHER: u16 = 20;
    /// A sound in the place of another.
    pub(super) const REPLACED: u16 = 26;
    /// Consonants of one class: Qadhafi, Gaddafi.
    pub(super) const ALIKE: u16 = 8;
    /// One vowel for another: Yusuf, Yusef.
    pub(super) const VOWEL: u16 = 5;
    /// A vowel or an h written or not: Asgarpur, Asgharpour.
    pub(super) const DROPPED_VOWEL: u16 = 7;
    /// Two letters that changed places.
    pub(super) const SWAPPED: u16 = 12;
    /// What a vowel counts for in the length of a part.
    pub(super) const LENGTH_OF_VOWEL: u16 = 10;
}

fn substitution(a: u8, b: u8) -> u16 {
    if a == b {
        0
    } else if is_vowel(a) && is_vowel(b) {
        cost::VOWEL
    } else if class(a) == class(b) && class(a) < 12 || related(a, b) || related(b, a) {
        cost::ALIKE
    } else {
        cost::REPLACED
    }
}

/// Pairs across the classes: l and r, kh and h, j and y, v and w, s and sh, b and v, m and n.
fn related(a: u8, b: u8) -> bool {
    matches!(
        (a, b),
        (b'x', b'h')
            | (b'j', b'i')
            | (b'v', b'u')
            | (b's', b'S')
            | (b'b', b'v')
            | (b'm', b'n')
            | (b'g', b'j')
            | (b'k', b'C')
            | (b'0', b'o')
            | (b'1', b'i' | b'l')
    )
}

fn dropped(letter: u8) -> u16 {
    if is_vowel(letter) || letter == b'h' { cost::DROPPED_VOWEL } else { cost::OTHER }
}

/// The least cost of substitutions, omissions and swaps that make one of the other (optimal string alignment).
fn distance(a: &[u8], b: &[u8]) -> u16 {
    let mut before = [0_u16; MOST_LETTERS + 1];
    let mut last = [0_u16; MOST_LETTERS + 1];
    for (at, &letter) in b.iter().enumerate() {
        last[at + 1] = last[at] + dropped(letter);
    }
    for (i, &x) in a.iter().enumerate() {
        let mut row = [0_u16; MOST_LETTERS + 1];
        row[0] = last[0] + dropped(x);
        for (j, &y) in b.iter().enumerate() {
            let mut least =
                (last[j] + substitution(x, y)).min(last[j + 1] + dropped(x)).min(row[j] + dropped(y));
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + cost::SWAPPED);
            }
            row[j + 1] = least;
        }
        before = last;
        last = row;
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> f32 {
        Letters::of(a.as_bytes()).likeness(&Letters::of(b.as_bytes()), 0.0).unwrap_or(0.0)
    }

    #[test]
    fn spellings_of_one_sound_have_one_key() {
        for (a, b) in [
            ("jaffari", "jafari"),
            ("yousuf", "yusuf"),
            ("fatimah", "fatima"),
            ("qasim", "kasim"),
            ("philip", "filip"),
        ] {
            assert_eq!(Letters::of(a.as_bytes()).key(), Letters::of(b.as_bytes()).key(), "{a} {b}");
        }
    }

    #[test]
    fn a_changed_vowel_is_nearer_than_a_changed_consonant() {
        assert!(likeness("karim", "kerim") > likeness("karim", "kasim"));
        assert!(likeness("karim", "garim") > likeness("karim", "kasim"));
        assert!(likeness("karim", "") <= 0.0);
    }
}
