//! Tokens to sentences.
//!
//! A sentence ends at `.`, `!`, `?` or `…` (and the quotes and brackets that close behind it) where the next token
//! may start one, and at an empty line. It does not end after an abbreviation, an initial, or between digits. What
//! runs on for longer than any sentence does is cut, so that no reader of sentences meets an endless one.

use super::{Gap, Sentence, Token, TokenKind};
use crate::lexicon::Lexicon;

/// No sentence has more tokens.
const LONGEST: usize = 1000;

pub(super) fn sentences(source: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(tokens.len() / 16 + 1);
    let mut first = 0;
    let mut at = 0;
    while at < tokens.len() {
        at = after_end(source, tokens, at).unwrap_or(at + 1);
        let ended = tokens.get(at).is_none_or(|next| {
            next.gap == Gap::Paragraph
                || at >= first + LONGEST && !next.is_glued()
                || may_part(&tokens[at - 1], next) && ends_before(source, tokens, lexicon, at)
        });
        if ended && at > first {
            sentences.push(Sentence { first: first as u32, end: at as u32 });
            first = at;
        }
    }
    sentences
}

/// The sentence of each token.
pub(super) fn by_token(sentences: &[Sentence]) -> Vec<u32> {
    let end = sentences.last().map_or(0, |last| last.end as usize);
    let mut of = Vec::with_capacity(end);
    for (at, sentence) in (0..).zip(sentences) {
        of.resize(sentence.end as usize, at);
    }
    of
}

fn mark(source: &str, token: &Token) -> Option<char> {
    let first = || match source.as_bytes()[token.span().start()] {
        byte @ ..128 => Some(char::from(byte)),
        _ => token.span().of(source).chars().next(),
    };
    (token.kind == TokenKind::Mark).then(first).flatten()
}

fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\u{2026}')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | ')' | ']' | '\u{201d}' | '\u{2019}' | '\u{bb}')
}

/// Past the terminal marks and closing quotes at `at`, if a terminal mark is there.
fn after_end(source: &str, tokens: &[Token], at: usize) -> Option<usize> {
    mark(source, &tokens[at]).filter(|&c| is_terminal(c))?;
    let glued = |&(i, token): &(usize, &Token)| {
        i == at || token.is_glued() && mark(source, token).is_some_and(|c| is_terminal(c) || is_closing(c))
    };
    let len = tokens[at..].iter().enumerate().map(|(i, t)| (at + i, t)).take_while(glued).count();
    Some(at + len)
}

/// Whether a sentence may end between two tokens, as far as they tell without their letters.
fn may_part(last: &Token, next: &Token) -> bool {
    match last.kind {
        TokenKind::Mark => true,
        TokenKind::Word => next.is_capitalised() && !next.is_glued(),
        TokenKind::Number | TokenKind::Possessive => false,
    }
}

/// Whether the tokens before `at` end a sentence and the one at `at` can start the next.
fn ends_before(source: &str, tokens: &[Token], lexicon: &Lexicon, at: usize) -> bool {
    let next = &tokens[at];
    let last_terminal =
        (0..at).rev().take(4).find(|&i| mark(source, &tokens[i]).is_none_or(|c| !is_closing(c)));
    let Some(end) = last_terminal else { return false };
    let Some(c) = mark(source, &tokens[end]).filter(|&c| is_terminal(c)) else {
        return ends_in_initials(source, tokens, end, next);
    };
    let starts = next.kind == TokenKind::Number
        || next.is_capitalised()
        || next.kind == TokenKind::Mark
            && !mark(source, next).is_some_and(|c| matches!(c, ',' | ';' | ':' | ')' | '-' | '%'));
    if next.is_glued() && (c == '.' && next.kind != TokenKind::Word || !next.is_capitalised()) {
        return false;
    }
    starts && !(c == '.' && is_abbreviated(source, tokens, lexicon, end))
}

/// Whether the full stop at `end` belongs to the word before it.
fn is_abbreviated(source: &str, tokens: &[Token], lexicon: &Lexicon, end: usize) -> bool {
    let Some(before) = end.checked_sub(1).map(|i| &tokens[i]) else { return true };
    if before.kind != TokenKind::Word || !tokens[end].is_glued() {
        return false;
    }
    let word = before.span().of(source);
    let initial = word.chars().count() == 1 && before.is_capitalised() && word != "I";
    initial || lexicon.abbreviations.get(before.word()).is_some()
}

/// `… in the U.S. The …`: initials end a sentence only before a word that often starts one.
fn ends_in_initials(source: &str, tokens: &[Token], end: usize, next: &Token) -> bool {
    let word = tokens[end].span().of(source);
    tokens[end].kind == TokenKind::Word
        && word.ends_with('.')
        && next.is_capitalised()
        && !next.is_glued()
        && STARTERS.contains(&next.span().of(source))
}

/// Words that in upper case stand at the start of a sentence and hardly ever inside a name after initials.
const STARTERS: &[&str] = &[
    "A", "An", "At", "But", "He", "In", "It", "On", "She", "The", "They", "This", "That", "These", "We",
    "When",
];
