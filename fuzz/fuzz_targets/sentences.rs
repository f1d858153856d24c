//! Sentences put together from the words that the readers know: no panic, every claim quotes its document, and a second
//! reading says the same.
//!
//! ```text
//! input = { table row join }        a byte each: which table, which of its rows, what stands behind it
//! ```
#![no_main]

use std::sync::LazyLock;

use corroborate::Document;
use corroborate::extract::{EnglishExtractor, Extractor};
use libfuzzer_sys::fuzz_target;

macro_rules! tables {
    ($($name:literal)*) => {
        [$(include_str!(concat!("../../src/lexicon/en/", $name, ".tsv"))),*]
    };
}

/// The tables that open rules; common words stand in them too.
const TABLES: &[&str] = &tables![
    "abbreviations" "agencies" "armed_groups" "blame" "blocks" "classes" "credits" "cues" "currencies" "date_cues"
    "date_words" "demonyms" "doers" "event_nouns" "event_turns" "event_verbs" "function" "given_names" "harm" "hedges"
    "hedges_after" "holidays" "measure_nouns" "measure_verbs" "months" "number_cues" "numerals" "outlets" "place_names"
    "sequence" "sources" "speech" "titles" "toll_words" "units" "vague" "verbs" "victims" "weekdays" "words"
];

/// What stands behind a word: mostly a space.
const JOINS: &[&str] = &[
    " ", " ", " ", " ", " ", " ", " 12 ", " 2024 ", " 3,000 ", " 4.5 ", ", ", ". ", ".\n\n", "; ", ": ", " \u{201c}", "\u{201d} ",
    " \"", "\" ", " (", ") ", "-", "'s ", " \u{2013} ", "? ", " $", "% ", " / ", "\n", "",
];

/// The spellings of each table; of classes, which start with their name, the words.
static WORDS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let rows = |table: &'static str| table.lines().filter(|row| !row.starts_with('#'));
    let fields = |row: &'static str| row.split('\t').take(2);
    let words = |table| rows(table).flat_map(fields).flat_map(|field| field.split(" | ")).collect();
    TABLES.iter().map(|table| words(table)).collect()
});

fn sentence(input: &[u8]) -> String {
    let mut text = String::new();
    for choice in input.chunks_exact(4) {
        let table = &WORDS[usize::from(choice[0]) % TABLES.len()];
        let row = usize::from(u16::from_le_bytes([choice[1], choice[2]])) % table.len().max(1);
        let word = table.get(row).copied().unwrap_or_default();
        let (join, case) = (usize::from(choice[3]) % JOINS.len(), choice[0] / 64);
        match case {
            0 => text.extend(word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1))),
            1 => text.push_str(&word.to_uppercase()),
            _ => text.push_str(word),
        }
        text.push_str(JOINS[join]);
    }
    text
}

fuzz_target!(|input: &[u8]| {
    let document = Document::new("fuzz", sentence(input)).expect("the id is not empty and the text is short");
    let document = document.with_published("2024-03-26".parse().expect("a good date"));
    let extractor = EnglishExtractor::new();
    let extraction = extractor.extract(&document);
    for claim in &extraction.claims {
        claim.check(&document).expect("a claim quotes its document");
    }
    for alias in &extraction.aliases {
        assert!(alias.span.get(document.text()).is_some(), "an alias stands in its document");
    }
    assert_eq!(extraction, extractor.extract_read(&extractor.read(&document)));
});
