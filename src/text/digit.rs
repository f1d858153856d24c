//! Digits of all scripts, and what groups them.

/// A decimal digit of any script.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || !c.is_ascii() && c.is_numeric() && !c.is_alphabetic() && digit_value(c).is_some()
}

/// What groups or divides digits, in ASCII: also full-width and Arabic commas and points.
pub(crate) fn separator(c: char) -> Option<char> {
    match c {
        ',' | '\u{ff0c}' | '\u{66c}' => Some(','),
        '.' | '\u{ff0e}' | '\u{66b}' => Some('.'),
        _ => None,
    }
}

/// What no reader sees inside a number: soft hyphens and places where a line may break.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}')
}

/// The zeros of the decimal digits of all scripts (general category Nd of Unicode 16.0), each with its nine behind it.
const ZEROS: [u32; 75] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
    0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066,
    0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730,
    0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50,
    0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1,
    0x1e950, 0x1fbf0,
];

/// The value of a decimal digit of any script.
pub(crate) fn digit_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = c as u32;
    let behind = ZEROS.partition_point(|&zero| zero <= code);
    let value = code - ZEROS.get(behind.checked_sub(1)?)?;
    (value < 10).then_some(value)
}

/// The whole number below a hundred million that a word is, and how many digits it has: decimal digits of any script,
/// nothing else.
pub(crate) fn whole_number(word: &str) -> Option<(u32, usize)> {
    word.chars().try_fold((0_u32, 0_usize), |(sum, count), c| {
        let digit = digit_value(c)?;
        (sum < 10_000_000).then_some((sum * 10 + digit, count + 1))
    })
}
