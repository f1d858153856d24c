//! Compounds of a number that were printed with a gap at their hyphen: `16- year-old`, `12 -year-old`.
//!
//! ```text
//! torn = number "-" gap word "-"        16- year-old
//!      | number gap "-" word "-"        12 -year-old
//! ```
//! The hyphen behind the word shows that it is one compound: `two- and three-year-old` has none there.

use super::{Gap, Token, TokenKind};
use crate::lexicon::Lexicon;

/// Closes the gap in a compound of a number that the last token, where it is a hyphen, goes on.
pub(super) fn close(tokens: &mut [Token], source: &str, lexicon: &Lexicon) {
    let [.., number, hyphen, word, last] = tokens else { return };
    let is_hyphen = |token: &Token| token.span().of(source) == "-";
    if !is_hyphen(last) || !is_hyphen(hyphen) || !last.is_glued() || word.kind != TokenKind::Word {
        return;
    }
    let numeral = number.kind == TokenKind::Number || lexicon.numbers.numerals.get(number.word).is_some();
    // with a gap on both sides it is a dash
    if numeral && hyphen.is_glued() != word.is_glued() {
        (hyphen.gap, word.gap) = (Gap::Glued, Gap::Glued);
    }
}
