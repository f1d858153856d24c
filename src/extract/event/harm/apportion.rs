//! A whole told place by place, without a verb of its own.
//!
//! ```text
//! shares = harm … ("," | ":" | dash | "(") share { ("," | ";" | "and") share }     150 deaths, Swat 34, Bajaur 21
//! share  = name [":"] figure | figure "in" name                                98 dead: 40 in Swat, 35 in Buner
//! ```
//! There are two or more, each of a place of its own, and together no more than the whole.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Harm, Scene, Share, Victims};
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::lexicon::events::Turn;
use crate::text::TokenKind;
use crate::value::{Quantity, QuantityKind};

/// The first share stands so many tokens behind the statement: `deaths had been reported across the province :`.
const FAR: usize = 12;
/// So many places are told in one breath.
const PLACES: usize = 40;

/// Adds the shares of single places to the statement of the whole before them.
pub(super) fn add_shares(scene: &Scene<'_>, harms: &mut [Harm]) {
    for at in 0..harms.len() {
        let next = harms.get(at + 1).map_or(usize::MAX, |next| next.tokens.start);
        let Some(shares) = shares(scene, &harms[at], next) else { continue };
        harms[at].victims.extend(shares);
    }
}

/// The shares behind a statement, before the next.
fn shares(scene: &Scene<'_>, harm: &Harm, next: usize) -> Option<Vec<Victims>> {
    let whole = harm.total()?.best.filter(|&whole| whole > 2.0)?;
    let sentence = scene.text.sentences()[scene.text.sentence_of(harm.cue)].tokens();
    let end = sentence.end.min(next);
    let far = end.min(harm.tokens.end + FAR);
    let opens =
        |at: &usize| matches!(scene.text.word(*at), "," | ":" | "-" | "\u{2013}" | "\u{2014}" | "(" | ";");
    let mut opened = (harm.tokens.end..far).filter(opens);
    let shares = opened.find_map(|at| Some(scene.shares(at + 1..end)).filter(|shares| shares.len() > 1))?;
    let all: f64 = shares.iter().filter_map(|share| share.quantity.best).sum();
    let places: BTreeSet<&Option<String>> = shares.iter().map(|share| &share.place).collect();
    (places.len() == shares.len() && all <= whole).then_some(shares)
}

impl Scene<'_> {
    /// The shares that follow each other from the start of a range.
    fn shares(&self, tokens: Range<usize>) -> Vec<Victims> {
        let mut shares = Vec::new();
        let mut at = tokens.start;
        while let Some((share, end)) = self.share(at, tokens.end).filter(|_| shares.len() < PLACES) {
            shares.push(share);
            at = end;
            while at < tokens.end && (matches!(self.text.word(at), "," | ";") || self.is(at, "and")) {
                at += 1;
            }
            if at == end {
                break;
            }
        }
        shares
    }

    /// `Swat | 34`, `Swat: 34`, `34 in | Swat`, and where it ends.
    fn share(&self, at: usize, end: usize) -> Option<(Victims, usize)> {
        let place =
            |at: usize| self.mentions.at(at).filter(|name| self.is_place(name) && name.name.start == at);
        if let Some(name) = place(at) {
            let digits = |at: usize| self.text.tokens()[at].kind == TokenKind::Number;
            let last = (name.name.start + 1..name.name.end).find(|&at| digits(at)).unwrap_or(name.name.end);
            let figure = last + usize::from(matches!(self.text.word(last), ":" | "(" | "-" | "\u{2013}"));
            let count = self.bare_count(figure).filter(|(_, tokens)| tokens.end <= end)?;
            let behind = count.1.end;
            let closed = behind + usize::from(behind < end && matches!(self.text.word(behind), ")"));
            return Some((self.of_place(count, name), closed));
        }
        let count = self.bare_count(at)?;
        let within = count.1.end;
        let name =
            place(within + 1).filter(|name| name.name.end <= end && self.has(within, Turn::Locative))?;
        Some((self.of_place(count, name), name.name.end))
    }

    fn is_place(&self, name: &Mention) -> bool {
        name.named
            && matches!(name.kind, MentionKind::Place | MentionKind::Other)
            && self.tag(name.name.start) == Tag::Name
    }

    /// A figure that starts at a token and counts people without a noun, with its tokens; `Velm | 30` may be read as a
    /// name, and its number as no figure.
    fn bare_count(&self, at: usize) -> Option<(Quantity, Range<usize>)> {
        let (quantity, tokens) = match self.figure_at(at) {
            Some(figure) if figure.tokens.start == at && figure.quantity.kind == QuantityKind::Count => {
                (figure.quantity.clone(), figure.tokens.clone())
            }
            Some(_) => return None,
            None => (self.plain_count(at)?, at..at + 1),
        };
        let next = tokens.end;
        let last = next >= self.text.tokens().len();
        let noun = !last && matches!(self.tag(next), Tag::Noun | Tag::Name | Tag::Adjective);
        (!noun).then_some((quantity, tokens))
    }

    fn plain_count(&self, at: usize) -> Option<Quantity> {
        let number = self.text.tokens().get(at).filter(|token| token.kind == TokenKind::Number)?;
        let count: u32 = self.text.word(at).parse().ok().filter(|count| *count > 0)?;
        Some(Quantity { span: Some(number.span()), ..Quantity::count(count) })
    }

    fn of_place(&self, (quantity, tokens): (Quantity, Range<usize>), name: &Mention) -> Victims {
        // "Upper Swat 34", of which the name may have taken the number
        let before = tokens.start > name.name.start;
        let end = if before { name.name.end.min(tokens.start) } else { name.name.end };
        let place = self.text.line(name.name.start..end);
        Victims { share: Share::Local, place: Some(place), ..Victims::new(quantity, tokens) }
    }
}
