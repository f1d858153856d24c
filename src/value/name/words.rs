//! The words of a name as written: brackets, "last, first", letters of other scripts, digits for letters.
//!
//! ```text
//! reading = [ last "," ] words [ "(" acronym ")" ]     Frost, William W.   Safety Council (SC)
//! ```

use crate::lexicon::{Folded, Gazetteer, NameLexicon, Title};

/// A word of a name with its place in the folded text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where it is written.
    pub(super) from: usize,
    pub(super) to: usize,
    /// All its letters are capitals.
    pub(super) upper: bool,
    /// A full stop joins it to the word before.
    pub(super) dotted: bool,
}

/// The words of a name; their letters go to `folded`.
pub(super) fn words(name: &str, folded: &mut String) -> Vec<Word> {
    let mut words = Vec::with_capacity(8);
    let mut dotted = false;
    let mut rest = name;
    while let Some(from) = rest.find(char::is_alphanumeric) {
        dotted = dotted && from == 0;
        let word = &rest[from..];
        let len = word.find(ends_word).unwrap_or(word.len());
        rest = &word[len..];
        let start = folded.len();
        fold(&word[..len], folded);
        if folded.len() > start {
            let upper = word[..len].chars().all(|c| !c.is_lowercase());
            let to = name.len() - rest.len();
            words.push(Word { start, end: folded.len(), from: to - len, to, upper, dotted });
            folded.push(' ');
        }
        dotted = rest.starts_with('.');
        if dotted {
            rest = &rest[1..];
        }
    }
    words
}

fn ends_word(c: char) -> bool {
    let joins = matches!(c, '\'' | '`' | '\u{b4}' | '\u{2018}' | '\u{2019}' | '\u{2bb}'..='\u{2bf}' | '\u{300}'..='\u{36f}');
    !(c.is_alphanumeric() || joins)
}

/// Appends the word in lower-case ASCII; digits among letters as the letters they look like.
fn fold(word: &str, folded: &mut String) {
    let start = folded.len();
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            let plain = any_ascii::any_ascii_char(c).chars().filter(char::is_ascii_alphanumeric);
            folded.extend(plain.map(|c| c.to_ascii_lowercase()));
        }
    }
    let digits = folded[start..].bytes().filter(u8::is_ascii_digit).count();
    if digits > 0 && folded.len() - start >= 2 * digits + 2 {
        let letters: String = folded[start..].chars().map(letter_for_digit).collect();
        folded.truncate(start);
        folded.push_str(&letters);
    }
}

fn letter_for_digit(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        c => c,
    }
}

pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (2..=8).contains(&letters)
        && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '.'))
}

/// The name without what stands in brackets; an acronym there is kept.
pub(super) fn without_brackets(name: &str, acronyms: &mut Vec<String>) -> String {
    let Some((before, rest)) = name.split_once('(') else { return name.to_owned() };
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    if before.trim().is_empty() && after.trim().is_empty() {
        return inside.to_owned();
    }
    let is_place = Gazetteer::get().bearers(inside).is_some();
    if is_acronym(inside) && !is_place {
        let mut folded = Folded::default();
        folded.push_word(inside);
        acronyms.push(folded.as_str().to_owned());
    }
    let inside = if is_place { inside } else { "" };
    without_brackets(&format!("{} {inside} {after}", before.trim_end()), acronyms)
}

/// The transcription in brackets behind a name in another script.
pub(super) fn in_brackets(name: &str) -> Option<&str> {
    let (before, rest) = name.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    (inside.is_ascii() && !before.chars().any(|c| c.is_ascii_alphabetic())).then_some(inside)
}

/// "Frost, William" with its parts in the order of speech; "Santos, Jr." as it is.
pub(super) fn given_names_first(name: &str) -> String {
    let Some((last, given)) = name.split_once(',') else { return name.to_owned() };
    let lexicon = NameLexicon::english();
    let mut folded = Folded::default();
    folded.push_word(given.split([',', ' ']).find(|word| !word.is_empty()).unwrap_or_default());
    if lexicon.word(folded.as_str()).title == Some(Title::Suffix)
        || last.trim().contains(' ') && given.contains(',')
    {
        return name.replace(',', " ");
    }
    format!("{} {}", given.replace(',', " "), last)
}
