//! The names of the gazetteer in a text, each looked up once.

use std::ops::Range;

use super::{Text, TokenKind};
use crate::lexicon::{Bearers, Gazetteer};

/// The longest name of the gazetteer that starts at a token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GazetteerName {
    start: u32,
    end: u32,
    /// Whom it may mean.
    pub(crate) bearers: Bearers,
}

impl GazetteerName {
    pub(crate) const fn tokens(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Text<'_> {
    /// The names in order of the tokens at which they start; a name may stand inside another.
    pub(crate) fn gazetteer_names(&self) -> &[GazetteerName] {
        self.places.get_or_init(|| (0..self.tokens.len()).filter_map(|at| longest_name(self, at)).collect())
    }

    /// The longest name that starts at token `at`, in capitals as names are.
    pub(crate) fn gazetteer_name(&self, at: usize) -> Option<&GazetteerName> {
        self.tokens.get(at).filter(|token| token.kind == TokenKind::Word && token.is_capitalised())?;
        let names = self.gazetteer_names();
        let found = names.binary_search_by_key(&(at as u32), |name| name.start);
        found.ok().map(|found| &names[found])
    }
}

fn longest_name(text: &Text<'_>, at: usize) -> Option<GazetteerName> {
    let token = text.tokens().get(at)?;
    if token.kind != TokenKind::Word || !token.is_capitalised() {
        return None;
    }
    let mut next = at;
    // By word: the token after it.
    let mut ends = [0; 16];
    let (words, bearers) = Gazetteer::get().longest(|count, phrase| {
        if count > 0 {
            next = after_joint(text, next);
        }
        let Some(token) =
            text.tokens().get(next).filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        else {
            return false;
        };
        let is_word = phrase.push_word(token.span().of(text.source()));
        next += 1;
        if let Some(end) = ends.get_mut(count) {
            *end = next;
        }
        is_word
    })?;
    let end = ends[words - 1];
    let last = &text.tokens()[end - 1];
    let ends_as_name = last.is_capitalised() || last.kind == TokenKind::Number;
    // Short words that are names in capitals only: "US", not "us" at the start of a sentence.
    let short_word = bearers.is_word && last.span().of(text.source()).len() <= 3;
    let believable = ends_as_name && (!short_word || is_in_capitals(text, at..end));
    believable.then_some(GazetteerName { start: at as u32, end: end as u32, bearers })
}

/// Past the hyphen or the full stop that joins the words of a name: "Port-au-Prince", "St. Louis".
fn after_joint(text: &Text<'_>, at: usize) -> usize {
    let joint = text.tokens().get(at).filter(|token| token.kind == TokenKind::Mark && token.is_glued());
    match joint.map(|token| token.span().of(text.source())) {
        Some("-" | "." | "\u{2010}" | "\u{2011}" | "\u{2019}" | "'") => at + 1,
        _ => at,
    }
}

fn is_in_capitals(text: &Text<'_>, tokens: Range<usize>) -> bool {
    text.span(tokens).of(text.source()).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}
