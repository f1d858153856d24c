//! One who is missing and has no name.
//!
//! ```text
//! missing = ("a" | "another") [ nth ] person be "missing"       a third climber is missing
//! ```

use super::{About, Draft, Reading};
use crate::claim::{Attribute, Qualifiers};
use crate::extract::mention::MentionKind;
use crate::lexicon::{Numeral, WordClass};
use crate::value::quantity::Figure;
use crate::value::{Quantity, QuantityKind, Value};

/// That the person of a mention is missing, by the word at a token.
pub(super) fn missing(reading: &Reading<'_>, index: usize, at: usize) -> Option<Draft> {
    let mention = &reading.mentions.list()[index];
    let words = mention.tokens.clone();
    let (text, first) = (reading.text, words.start);
    let numeral = text.lexicon().numbers.numerals.get(text.id(first + 1));
    let nth = matches!(numeral, Some(Numeral::Ordinal(nth)) if *nth > 1);
    let another = text.is_class(first, WordClass::Further);
    let one = another || text.is_class(first, WordClass::IndefiniteArticle);
    let person = mention.kind == MentionKind::Person || nth && words.len() == 2;
    // the figure of "a third climber" counts nobody
    let counts =
        |figure: &Figure| !matches!(figure.quantity.kind, QuantityKind::Ratio | QuantityKind::Ordinal);
    let figure = reading.figure_of(mention.head).is_some_and(counts);
    let counted = mention.plural || mention.named || figure;
    if !one || !person || counted || text.is(words.end, "of") {
        return None;
    }
    let span = text.span(words.clone());
    let named = Quantity { text: span.of(text.source()).to_owned(), span: Some(span), ..Quantity::count(1) };
    let tokens = first..words.end.max(at + 1);
    let about = About::Story { at, words: tokens.clone() };
    let draft = Draft::new("one missing", about, Attribute::Missing, Value::Quantity(named), tokens, at);
    Some(if nth || another { draft.with_move(Qualifiers::OTHERS) } else { draft })
}
