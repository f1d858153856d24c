//! Where the words around a statement put it in a sequence of reports.

use std::ops::Range;

use super::{Text, TokenKind};
use crate::lexicon::sequence::Turn;

/// The words stand so many tokens before the end of a statement.
const NEAR: usize = 24;

/// Or so many behind it: `killed two, officials initially said`.
const BEHIND: usize = 6;

impl Text<'_> {
    /// The turn of the last words of sequence in a statement and before it, in its sentence; else of words of what came
    /// first behind it, before the next figure.
    pub(crate) fn turn(&self, statement: &Range<usize>) -> Option<Turn> {
        let last = statement.end.checked_sub(1)?;
        let sentence = self.sentences().get(self.sentence_of(last))?.tokens();
        let end = statement.end.min(sentence.end);
        let before = self.last_turn(sentence.start.max(end.saturating_sub(NEAR))..end);
        let is_number =
            |at: &usize| self.tokens().get(*at).is_none_or(|token| token.kind == TokenKind::Number);
        let next = (end..sentence.end.min(end + BEHIND)).take_while(|at| !is_number(at)).count();
        before.or_else(|| self.last_turn(end..end + next).filter(|turn| *turn == Turn::Before))
    }

    fn last_turn(&self, tokens: Range<usize>) -> Option<Turn> {
        let table = &self.lexicon().sequence;
        let turns = tokens.filter_map(|at| self.longest(table, at)).map(|(_, turn)| *turn);
        turns.filter(|turn| *turn != Turn::Never).last()
    }
}
