//! Descriptions: "the gunman", "her lawyer", "the group". In one document they mean one; two documents mean the same
//! one only where both tell of the same event.

use crate::lexicon::{Function, Lexicon, Profile};

/// What is described, without the words that lead to it ("the", "her"), in lower case; none for a name, which has a
/// capital somewhere behind its first word.
pub(crate) fn described(label: &str) -> Option<String> {
    let mut words = label.split_whitespace().peekable();
    let mut is_led = false;
    while words.next_if(|word| leads(word)).is_some() {
        is_led = true;
    }
    let words: Vec<&str> = words.collect();
    let (first, others) = words.split_first()?;
    // a name in small letters, as a caller may bring it in, is no description: "ada holm"
    let opens = is_plain(first)
        && (is_led || is_common(first) || first.starts_with(|c: char| c.is_ascii_digit()))
        || !is_led && !others.is_empty() && is_common(first);
    (opens && others.iter().copied().all(is_plain)).then(|| words.join(" ").to_lowercase())
}

/// Without a capital anywhere: "al-Sham" is a name, and so is a word of a script that has no capitals.
fn is_plain(word: &str) -> bool {
    word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) && !word.contains(char::is_uppercase)
}

/// "The", "a", "her", whatever its capital.
fn leads(word: &str) -> bool {
    matches!(profile(word).function, Function::Determiner | Function::Possessive)
}

/// A capital due to the place at the start of a sentence, as in "Masked gunmen".
fn is_common(word: &str) -> bool {
    profile(word).common && word.chars().skip(1).all(char::is_lowercase)
}

fn profile(word: &str) -> Profile {
    let lexicon = Lexicon::english();
    lexicon.words.profile(lexicon.word(&word.to_lowercase()))
}
