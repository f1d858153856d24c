//! Who bears which title: "the fire chief" of one paper is the "fire chief Karl Roth" of another.
//!
//! ```text
//! bearer = title [","] name ["of" "the" body] | name "," [genitive | article] title
//! title  = word{0,2} role                     "regional governor", "fire chief"
//! ```

use std::collections::BTreeSet;
use std::ops::Range;

use crate::lexicon::speech::SourceNoun;
use crate::text::{Case, Text, TokenKind};

/// Somebody with a name, and the words of a title that a text gives them; all in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bearer {
    pub(super) name: BTreeSet<String>,
    pub(super) title: Vec<String>,
}

/// All bearers of titles in a text.
pub(super) fn bearers(text: &Text) -> Vec<Bearer> {
    let roles = (0..text.tokens().len()).filter(|&at| is_role(text, at));
    let mut bearers: Vec<Bearer> = roles.filter_map(|role| bearer(text, role)).collect();
    bearers.sort();
    bearers.dedup();
    bearers
}

fn bearer(text: &Text, role: usize) -> Option<Bearer> {
    let title = title(text, role);
    let behind = name_behind(text, role + 1);
    let (name, body) = if behind.is_empty() {
        (name_before(text, title.start)?, 0..0)
    } else {
        (behind.clone(), body_of(text, behind.end))
    };
    let words = |range: Range<usize>| range.map(|at| text.word(at).to_lowercase());
    Some(Bearer { name: words(name).collect(), title: words(body).chain(words(title)).collect() })
}

/// An official, or a word for one.
fn is_role(text: &Text, at: usize) -> bool {
    text.lexicon().speech.sources.get(text.id(at)) == Some(&SourceNoun::Official)
}

/// Words of a title before the word for the role.
const BEFORE_ROLE: usize = 2;

/// "regional governor": the role with the words before it, as far as an article, a genitive or a small word.
fn title(text: &Text, role: usize) -> Range<usize> {
    let ordinary = |at: &usize| {
        let token = &text.tokens()[*at];
        token.kind == TokenKind::Word && !text.opens(*at, &text.lexicon().witness.closed)
    };
    let before = (0..role).rev().take(BEFORE_ROLE).take_while(ordinary).count();
    role - before..role + 1
}

/// The name that starts there.
fn name_from(text: &Text, at: usize) -> Range<usize> {
    at..at + (at..text.tokens().len()).take_while(|&at| is_of_name(text, at)).count()
}

/// "fire chief | Karl Roth", "the governor, | Ada Holm": behind a comma only a name in full.
fn name_behind(text: &Text, at: usize) -> Range<usize> {
    if !text.is(at, ",") {
        return name_from(text, at);
    }
    let name = name_from(text, at + 1);
    if name.len() >= 2 { name } else { at..at }
}

/// "Karl Roth, the city's | fire chief": the name before a comma and what determines the title.
fn name_before(text: &Text, title: usize) -> Option<Range<usize>> {
    let comma = (title.saturating_sub(DETERMINER)..title).rev().find(|&at| text.is(at, ","))?;
    let count = (0..comma).rev().take_while(|&at| is_of_name(text, at)).count();
    (count >= 2).then(|| comma - count..comma)
}

/// Tokens at most between the comma and the title: "the city 's".
const DETERMINER: usize = 3;

/// "Inspector Karl Roth | of the police".
fn body_of(text: &Text, at: usize) -> Range<usize> {
    let from = at + 1 + usize::from(text.is(at + 1, "the"));
    let known = text.is(at, "of") && text.longest(&text.lexicon().witness.bodies, from).is_some();
    if known { from..from + 1 } else { 0..0 }
}

fn is_of_name(text: &Text, at: usize) -> bool {
    let token = &text.tokens()[at];
    token.kind == TokenKind::Word
        && matches!(token.case, Case::Capitalised | Case::Mixed)
        && !is_role(text, at)
}
