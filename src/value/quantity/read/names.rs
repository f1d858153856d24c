//! Digits and number words that are no quantity: names, addresses, clocks, scores, pronouns.
//!
//! A figure is a name behind a label ("Article 5"), behind a capitalised word where nothing counted follows ("Boeing
//! 737"), and where a hyphen glues it to a word ("F-16"). Chains of figures ("+1-222-2222", "10:38", "5/17/2018") are
//! telephone numbers, times, dates, versions.

use super::Reader;
use crate::lexicon::{Cue, Forms, Function, Label, MoneySide, Numeral, Parts, UnitKind};
use crate::text::{Case, Gap, Token, TokenKind};

impl Reader<'_> {
    /// Where digits at token `at` are no quantity: the token behind what they are.
    pub(super) fn no_quantity(&self, at: usize) -> Option<usize> {
        self.in_web_address(at)
            .or_else(|| self.clock(at))
            .or_else(|| self.hour_of_deed(at))
            .or_else(|| self.chain(at))
            .or_else(|| self.is_address(at).then(|| self.glued_end(at)))
            .or_else(|| self.glued_to_word(at))
            .or_else(|| {
                ((self.has_leading_zero(at) && !self.behind_point(at))
                    || self.is_jersey(at)
                    || self.is_version(at)
                    || self.is_model(at)
                    || self.is_labelled(at))
                .then_some(at + 1)
            })
    }

    fn has_leading_zero(&self, at: usize) -> bool {
        let word = self.text.word(at).as_bytes();
        word.len() > 1 && word[0] == b'0' && word[1].is_ascii_digit()
    }

    /// `v2.4.1`, `PM2.5`: digits behind a point that is glued to a word with digits.
    fn is_version(&self, at: usize) -> bool {
        let point = at > 1 && self.cue(at - 1) == Some(Cue::Dot) && self.gap(at) == Gap::Glued;
        point
            && self.gap(at - 1) == Gap::Glued
            && self.is_word(at - 2)
            && self.text.word(at - 2).ends_with(|c: char| c.is_ascii_digit())
    }

    /// `their 787 Dreamliner`: behind an article or "own", a bare figure in front of a name in the singular.
    fn is_model(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.cue(before));
        let led = matches!(before, Some(Cue::The | Cue::Own | Cue::Determiner))
            || at > 0 && self.text.is(at - 1, "own");
        let plain = self.text.word(at).len() == 3 && self.text.word(at).bytes().all(|b| b.is_ascii_digit());
        let name = self.text.tokens().get(at + 1);
        let named = name.is_some_and(|name| name.case == Case::Capitalised && name.gap == Gap::Space);
        led && plain && named && !self.is_unit(at + 1) && !self.is_headline(at) && !self.counts_many(at + 1)
    }

    /// Whether the noun phrase from here on has a plural.
    fn counts_many(&self, at: usize) -> bool {
        (at..at + 6)
            .take_while(|&at| self.is_word(at) && self.gap(at) <= Gap::Line && self.ends_phrase(at).is_none())
            .any(|at| self.is_plural(at))
    }

    /// `221 Baker Street`.
    fn is_address(&self, at: usize) -> bool {
        let capital = |at: usize| self.text.tokens().get(at).is_some_and(Token::is_capitalised);
        // "221B"
        let letter =
            self.is_word(at + 1) && self.gap(at + 1) == Gap::Glued && self.text.word(at + 1).len() == 1;
        let at = at + usize::from(letter);
        capital(at + 1)
            && (at + 2..at + 5).any(|end| {
                self.cue(end) == Some(Cue::Street)
                    && (at + 1..=end)
                        .all(|at| capital(at) && self.gap(at) == Gap::Space || self.is_number(at))
            })
    }

    /// `(555) 010-0199`: past the number of a telephone with its area in brackets.
    fn is_area(&self, at: usize) -> bool {
        let bracketed = at > 0 && self.cue(at - 1) == Some(Cue::Open) && self.cue(at + 1) == Some(Cue::Close);
        let digits = |at: usize, len: usize| self.is_number(at) && self.text.word(at).len() == len;
        bracketed
            && digits(at, 3)
            && digits(at + 2, 3)
            && self.is_number(at + 4)
            && self.gap(at + 4) == Gap::Glued
    }

    /// `Jo Brown (4)`.
    fn is_jersey(&self, at: usize) -> bool {
        let bracketed = at > 1 && self.cue(at - 1) == Some(Cue::Open) && self.cue(at + 1) == Some(Cue::Close);
        bracketed
            && self.named_age(at, None).is_none()
            && self.is_word(at - 2)
            && self.text.tokens()[at - 2].is_capitalised()
            && self.text.word(at).len() < 3
    }

    fn in_web_address(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|before| self.cue(before));
        let tagged =
            matches!(before, Some(Cue::Web | Cue::Hash | Cue::Underscore)) && self.gap(at) == Gap::Glued;
        if self.cue(at + 1) == Some(Cue::Underscore) && self.gap(at + 1) == Gap::Glued {
            return Some(self.glued_end(at));
        }
        tagged.then_some(at + 1)
    }

    /// Past all that is glued to a token.
    pub(super) fn glued_end(&self, at: usize) -> usize {
        let glued = self.text.tokens()[at + 1..].iter().take_while(|token| token.is_glued()).count();
        at + 1 + glued
    }

    /// `10:38`, `6pm`, `12.30 p.m.`, `0401 GMT`, `6 o'clock`.
    fn clock(&self, at: usize) -> Option<usize> {
        let colon = |at: usize| self.cue(at) == Some(Cue::Colon) && self.gap(at) == Gap::Glued;
        if colon(at + 1) && self.is_number(at + 2) && self.gap(at + 2) == Gap::Glued {
            if self.speaks_of_ratio(at) {
                return None;
            }
            let mut end = at + 3;
            while colon(end) && self.is_number(end + 1) {
                end += 2;
            }
            return Some(end + usize::from(self.cue(end) == Some(Cue::Clock)));
        }
        (self.cue(at + 1) == Some(Cue::Clock) && self.gap(at + 1) <= Gap::Space).then_some(at + 2)
    }

    /// Three or more figures glued by hyphens, slashes or points, or two with a plus sign, a leading zero, or a draw.
    fn chain(&self, at: usize) -> Option<usize> {
        let joint = |at: usize| {
            matches!(self.cue(at), Some(Cue::Hyphen | Cue::Slash | Cue::Dot | Cue::Dash))
                && self.gap(at) == Gap::Glued
                && self.is_number(at + 1)
                && self.gap(at + 1) == Gap::Glued
        };
        let mut end = at + 1;
        let mut figures = 1;
        while joint(end) && figures < 64 {
            end += 2;
            figures += 1;
        }
        if figures == 1 && (self.is_dialled(at) || self.is_area(at)) {
            return Some(self.spaced_figures(at));
        }
        let plus = at > 0 && self.cue(at - 1) == Some(Cue::Plus) && self.gap(at) == Gap::Glued;
        let slash = figures == 2
            && self.cue(at + 1) == Some(Cue::Slash)
            && self.numeral(at).is_none_or(|read| read.end == at + 1);
        let odd = slash || figures == 2 && (plus || self.has_leading_zero(end - 1) || self.is_score(at, end));
        let mixed = figures == 3 && self.cue(at + 1) == Some(Cue::Hyphen) && self.is_mixed(at + 2);
        (figures > 2 && !mixed || odd || figures == 2 && self.is_season(at)).then_some(end)
    }

    /// `+44 20 7946 0958`, `0800 123 456`.
    fn is_dialled(&self, at: usize) -> bool {
        let plus = at > 0 && self.cue(at - 1) == Some(Cue::Plus) && self.gap(at) == Gap::Glued;
        let area =
            self.has_leading_zero(at) && self.text.word(at).len() > 2 && self.gap(at + 1) == Gap::Space;
        let goes_on = self.text.word(at + 1).len() > 2 || self.is_number(at + 2);
        self.is_number(at + 1) && (plus || area && goes_on && !self.text.word(at).contains('.'))
    }

    /// Past figures with only spaces, hyphens and brackets between them.
    fn spaced_figures(&self, at: usize) -> usize {
        let part = |at: usize| {
            self.is_number(at)
                || matches!(self.cue(at), Some(Cue::Hyphen | Cue::Slash | Cue::Open | Cue::Close))
        };
        (at..).take(24).find(|&at| !part(at)).unwrap_or(at + 24)
    }

    /// `2-2`, `3-1 win`.
    fn is_score(&self, at: usize, end: usize) -> bool {
        let (a, b) = (self.text.word(at), self.text.word(end - 1));
        if self.cue(at + 1) != Some(Cue::Hyphen) && self.cue(at + 1) != Some(Cue::Dash)
            || a.len() > 3
            || b.len() > 3
            || self.class(end).is_some_and(|class| !matches!(class, Numeral::And | Numeral::Article))
        {
            return false;
        }
        let near = |at: usize| (1..5).any(|back| at >= back && self.cue(at - back) == Some(Cue::Score));
        let measured = self.is_unit(end) && self.cue(end) != Some(Cue::In);
        self.falls(at) && !measured
            || near(at)
            || self.cue(end) == Some(Cue::Score)
            || self.is_beside_score(at, end)
    }

    /// Whether the first of two figures with a hyphen between is the larger.
    fn falls(&self, at: usize) -> bool {
        let (a, b) = (self.text.word(at), self.text.word(at + 2));
        (a.len(), a) >= (b.len(), b)
    }

    /// `6-3, 4-6, 7-5`: of a list of games one falls.
    fn is_beside_score(&self, at: usize, end: usize) -> bool {
        let game = |at: usize| {
            self.is_number(at)
                && self.cue(at + 1) == Some(Cue::Hyphen)
                && self.gap(at + 2) == Gap::Glued
                && self.is_number(at + 2)
                && self.falls(at)
        };
        at > 3 && self.cue(at - 1) == Some(Cue::Comma) && game(at - 4)
            || self.cue(end) == Some(Cue::Comma) && game(end + 1)
    }

    /// `2014-15`; `2024-082`, the number of a file in a year.
    fn is_season(&self, at: usize) -> bool {
        matches!(self.text.whole_number(at), Some((1900..2100, 4)))
            && matches!(self.text.whole_number(at + 2), Some((_, 2 | 3)))
            && self.cue(at + 1) != Some(Cue::Slash)
    }

    /// `F-16`, `COVID-19`, `4x4`.
    fn glued_to_word(&self, at: usize) -> Option<usize> {
        let behind =
            self.text.tokens().get(at + 1).filter(|next| next.is_glued() && next.kind == TokenKind::Word);
        if behind.is_some() && (!self.extends_digits(at + 1) || self.is_decade(at)) {
            return Some(at + 2);
        }
        if at >= 1
            && self.gap(at) == Gap::Glued
            && self.is_word(at - 1)
            && !self.text.word(at - 1).ends_with('.')
            && !self.is_money_sign(at - 1)
        {
            return Some(at + 1);
        }
        let hyphen = at >= 2 && self.cue(at - 1) == Some(Cue::Hyphen) && self.gap(at) == Gap::Glued;
        let joined = hyphen && self.gap(at - 1) == Gap::Glued && self.is_word(at - 2);
        let counts =
            |class: Numeral| !matches!(class, Numeral::Short(_) | Numeral::MoneyShort(_) | Numeral::Suffix);
        let leads = |word: usize| {
            self.class(word).is_some_and(counts)
                || self.hedge_before(word).is_some()
                || self
                    .words
                    .units
                    .get(self.text.id(word))
                    .is_some_and(|unit| unit.kind == UnitKind::MeasureScale)
                || matches!(self.cue(word), Some(Cue::Early | Cue::Mid | Cue::Late))
                    && self.text.is(at + 1, "s")
        };
        let number = joined && leads(at - 2);
        (joined && !number).then_some(at + 1)
    }

    /// `1990s`.
    fn is_decade(&self, at: usize) -> bool {
        matches!(self.text.whole_number(at), Some((1000..3000, 4))) && self.text.is(at + 1, "s")
    }

    /// Whether letters glued behind digits mean something there: "10k", "21st", "5km".
    fn extends_digits(&self, at: usize) -> bool {
        let number = self.numeral(at - 1);
        if number.is_some_and(|read| self.is_no_unit_capital(at, &read)) {
            return false;
        }
        let scale =
            matches!(self.class(at), Some(Numeral::Short(_) | Numeral::MoneyShort(_) | Numeral::Suffix));
        scale
            || self.is_unit(at)
            || matches!(self.text.word(at).as_bytes(), [b'e' | b'E', rest @ ..] if rest.len() < 4 && rest.iter().all(u8::is_ascii_digit))
            || self.text.word(at) == "x10"
    }

    /// Behind a label or a name.
    fn is_labelled(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if self.gap(at) != Gap::Space {
            return false;
        }
        let label = self.longest_before(&self.words.labels, before);
        let capital = self.text.tokens()[before].is_capitalised();
        match label {
            Some((_, Label::Always)) => !self.is_verb_number(before) && !self.is_deed(at, before),
            Some((_, Label::Capital)) if capital || self.cue(before) == Some(Cue::Dot) => {
                !self.starts_sentence(before) || !self.counts_noun(at + 1) || self.is_past(at + 1)
            }
            _ => {
                capital && self.is_named(at, before)
                    || self.is_named_by_size(at, before)
                    || self.goes_on_labels(at)
            }
        }
    }

    /// `the Group of 20`: digits behind "of" and a label with a capital, with nothing counted behind.
    fn is_named_by_size(&self, at: usize, of: usize) -> bool {
        let label = of.checked_sub(1).filter(|_| self.cue(of) == Some(Cue::Of));
        label.is_some_and(|label| {
            self.text.tokens()[label].case == Case::Capitalised
                && self.longest_before(&self.words.labels, label).is_some()
                && !self.starts_sentence(label)
                && !self.counts_noun(at + 1)
        })
    }

    /// `to type 25 words`, `they will stage 12 plays`: behind "to" or a modal, a verb that is spelt like a label, and
    /// what is counted; but not `from page 12 to page 40`.
    fn is_deed(&self, at: usize, before: usize) -> bool {
        let words = &self.text.lexicon().words;
        let led = before.checked_sub(1).map(|at| words.profile(self.text.id(at)).function);
        let again = (before.saturating_sub(4)..before).any(|at| self.text.id(at) == self.text.id(before));
        matches!(led, Some(Function::To | Function::Modal | Function::NegatedModal))
            && !again
            && self.counts_many(at + 1)
    }

    /// `Unit 9 held two towns`: the past of a verb, which can stand for those it befell: `9 held`.
    fn is_past(&self, at: usize) -> bool {
        self.text.lexicon().words.profile(self.text.id(at)).forms.has(Forms::PAST)
    }

    /// `the dead now number 33`, `are said to number 33`: the verb, behind those who are counted.
    fn is_verb_number(&self, at: usize) -> bool {
        let counted =
            |before: usize| self.is_plural(before) || matches!(self.cue(before), Some(Cue::Now | Cue::To));
        self.text.is(at, "number") && at > 0 && self.is_word(at - 1) && counted(at - 1)
    }

    /// `Articles 5 and 6`: a label in the plural names all figures of a list.
    fn goes_on_labels(&self, at: usize) -> bool {
        let joint = |at: usize| {
            self.class(at) == Some(Numeral::And)
                || matches!(self.cue(at), Some(Cue::Comma | Cue::Or | Cue::To))
        };
        let mut first = at;
        while first > 2 && at - first < 16 && joint(first - 1) && self.is_number(first - 2) {
            first -= 2;
        }
        first < at
            && self.is_plural(first - 1)
            && self.longest_before(&self.words.labels, first - 1).is_some()
            && !self.counts_noun(at + 1)
    }

    /// `Boeing 737`: a capitalised word in front and nothing counted behind.
    fn is_named(&self, at: usize, before: usize) -> bool {
        let known_start =
            self.starts_sentence(before) && self.text.lexicon().words.profile(self.text.id(before)).common;
        let plain = self.text.word(at).bytes().all(|b| b.is_ascii_digit()) && self.text.word(at).len() <= 4;
        let behind = at + 1;
        let hyphen = self.cue(behind) == Some(Cue::Hyphen) && self.gap(behind) == Gap::Glued;
        let counts =
            self.is_unit(behind) || self.class(behind).is_some() || hyphen || self.counts_noun(behind);
        let hedge = self.hedge_before(before).is_some() || self.is_money_sign(before);
        // "flood KILLS 61"
        let shouted = self.text.tokens()[before].case == Case::Upper
            && self.text.lexicon().words.profile(self.text.id(before)).parts.has(Parts::VERB);
        let upper = self.text.tokens()[before].case == Case::Upper && self.is_all_upper(at);
        // "On Monday 12 more died": what is no date behind a weekday is no name of it
        let day = self.text.lexicon().words.profile(self.text.id(before)).function == Function::Calendar;
        plain
            && !day
            && !known_start
            && !counts
            && !hedge
            && !upper
            && !shouted
            && self.is_word(before)
            && self.cue(before).is_none()
    }

    fn is_money_sign(&self, at: usize) -> bool {
        let currency = self.longest_before(&self.words.currencies_before, at);
        currency.is_some_and(|(_, currency)| {
            matches!(currency.side, MoneySide::Before | MoneySide::BeforeGlued | MoneySide::Both)
        })
    }

    /// Whether most words around are in capitals, so that a capital says nothing.
    fn is_all_upper(&self, at: usize) -> bool {
        let near = self.text.tokens()[at.saturating_sub(24)..(at + 24).min(self.text.tokens().len())].iter();
        let words: Vec<Case> = near.filter(|t| t.kind == TokenKind::Word).map(|t| t.case).collect();
        words.iter().filter(|&&case| case == Case::Upper).count() * 2 > words.len()
    }

    /// `one of the 13 boats`, `one of two sisters`, seen from "of".
    fn is_one_of_so_many(&self, of: usize) -> bool {
        let the = matches!(self.cue(of + 1), Some(Cue::The | Cue::Own));
        self.cue(of) == Some(Cue::Of) && self.starts_number(of + 1 + usize::from(the))
    }

    /// Whether the number word at `at` counts nothing: "no one", "the one", "one by one", "one of the best".
    pub(super) fn is_pronoun(&self, at: usize, end: usize) -> bool {
        if self.class(at) != Some(Numeral::Digit(1)) || end != at + 1 {
            return false;
        }
        let before = at.checked_sub(1);
        let front = before.is_some_and(|b| {
            matches!(self.cue(b), Some(Cue::No | Cue::The | Cue::By | Cue::Own | Cue::Each))
        });
        let day = matches!(self.cue(end), Some(Cue::Day | Cue::Time | Cue::No));
        let hyphen =
            self.cue(end) == Some(Cue::Hyphen) || before.is_some_and(|b| self.cue(b) == Some(Cue::Hyphen));
        let follows = self.is_word(end) && self.gap(end) <= Gap::Line && self.ends_phrase(end).is_none();
        front || day || hyphen || !follows && !self.is_one_of_so_many(end)
    }
}
