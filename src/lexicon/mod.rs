//! The only home of words: TSV tables of English with their loaders.
//!
//! A table's row is `spelling | spelling …<TAB>field<TAB>field …`; lines that start with `#` say where the rows
//! come from. A spelling is one or more words, each as the scanner of [`crate::text`] cuts it (hyphens are tokens
//! of their own, `'s` too). Every word of every table has one [`WordId`] in one vocabulary, so a text is looked
//! up once per token; tables are then matched on ids.

pub(crate) mod acts;
mod additions;
mod antonyms;
mod blame;
mod blocks;
mod callings;
mod classes;
mod clock;
mod cues;
pub(crate) mod dates;
pub(crate) mod events;
mod genders;
mod inflect;
mod kinds;
pub(crate) mod measures;
mod names;
pub(crate) mod natures;
mod numbers;
mod places;
pub(crate) mod sequence;
pub(crate) mod speech;
mod table;
mod triggers;
mod verbs;
mod vocabulary;
mod witness;
mod words;

use std::sync::LazyLock;

pub(crate) use additions::Addition;
pub(crate) use antonyms::{Antonym, Lasting, Side};
pub(crate) use blame::Blame;
pub(crate) use blocks::BlockCue;
pub(crate) use callings::{Telling, telling};
pub(crate) use classes::{ClassSet, Classes, WordClass};
pub(crate) use clock::{ClockWord, Lead};
pub(crate) use cues::FrameCue;
pub(crate) use genders::{FirstNames, Gender};
pub(crate) use inflect::{plural, positives, singular};
pub(crate) use kinds::Kind;
pub(crate) use names::{Affix, LONGEST_PHRASE, NameLexicon, Row, Title, WordRole};
pub use numbers::{Change, Hedge};
pub(crate) use numbers::{
    Cue, Currency, Label, MoneySide, Numbers, Numeral, PhraseEnd, Place, Plural, Unit, UnitKind, Vague,
};
pub(crate) use places::{Bearers, Folded, Gazetteer, PlaceId};
pub use places::{NameUse, PlaceKind};
pub(crate) use table::{Builder, Table};
pub(crate) use triggers::Triggers;
pub(crate) use verbs::{VerbFrame, base_of};
pub use vocabulary::WordId;
pub(crate) use vocabulary::{Starts, TableBit, Tables, Vocabulary};
pub(crate) use witness::{Correction, Credit, Office, Shift, ShiftClass, WitnessWords};
pub(crate) use words::{Forms, Function, Happening, Noun, Parts, Profile, Words};

/// The words the readers know, each table under its own name.
#[derive(Debug)]
pub struct Lexicon {
    vocabulary: Vocabulary,
    /// Words that end with a full stop without ending a sentence.
    pub(crate) abbreviations: Table<()>,
    /// The words by which a copy, a credit and a distortion are known.
    pub(crate) witness: WitnessWords,
    /// How lines open that are no statements of an article.
    pub(crate) blocks: Table<BlockCue>,
    /// Phrases that tie somebody to what happened.
    pub(crate) blame: Table<Blame>,
    /// Phrases that open a frame.
    pub(crate) cues: Table<FrameCue>,
    /// What each word may be.
    pub(crate) words: Words,
    /// The words of figures.
    pub(crate) numbers: Numbers,
    /// What makes dates.
    pub(crate) dates: dates::Dates,
    /// What makes times of day.
    pub(crate) clock: Table<ClockWord>,
    /// The words of voices.
    pub(crate) speech: speech::Speech,
    /// Bodies that the news calls by several names or by one that no rule of names would read.
    pub(crate) bodies: Table<()>,
    /// The words of events.
    pub(crate) events: events::EventWords,
    /// What sort of thing happened.
    pub(crate) natures: Table<natures::Telling>,
    /// Small classes of words.
    pub(crate) classes: Classes,
    /// The words of measures.
    pub(crate) measures: measures::Measures,
    /// What somebody did or suffered.
    pub(crate) acts: Table<acts::Act>,
    /// Verbs by the frame they open.
    pub(crate) verbs: Table<VerbFrame>,
    /// Words that put one report before or after another.
    pub(crate) sequence: Table<sequence::Turn>,
    /// Words that turn a sentence into its opposite.
    pub(crate) antonyms: Table<Antonym>,
    /// Kinds of people that share nobody.
    pub(crate) kinds: Table<Kind>,
    /// What a caller has added; it goes before our own.
    pub(crate) added: Table<Addition>,
    /// By word: which readers it may set off.
    triggers: Box<[Triggers]>,
}

impl Lexicon {
    /// The lexicon of English that comes with the crate.
    pub fn english() -> &'static Lexicon {
        static ENGLISH: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::load("", "").expect("our own tables parse: a test loads them"));
        &ENGLISH
    }

    /// The lexicon of English with the rows of a caller's TSV; `file` names it in errors.
    ///
    /// It is kept for the life of the program, as the texts that are read with it refer to it.
    ///
    /// # Errors
    /// With line and column, where a row is not `spellings<TAB>what<TAB>which` with a known `what` and `which`.
    pub(crate) fn with_additions(file: &str, tsv: &str) -> crate::Result<&'static Lexicon> {
        Ok(Box::leak(Box::new(Lexicon::load(file, tsv)?)))
    }

    fn load(file: &str, additions: &str) -> crate::Result<Lexicon> {
        let mut builder = Builder::default();
        let abbreviations =
            builder.table("abbreviations.tsv", include_str!("en/abbreviations.tsv"), |_| Ok(()))?;
        let witness = WitnessWords::load(&mut builder)?;
        let blocks = blocks::load(&mut builder)?;
        let blame = blame::load(&mut builder)?;
        let cues = FrameCue::load(&mut builder)?;
        let numbers = Numbers::load(&mut builder)?;
        let dates = dates::Dates::load(&mut builder, &numbers.numerals)?;
        let clock = clock::load(&mut builder)?;
        let speech = speech::Speech::load(&mut builder)?;
        let bodies = builder.table("known_bodies.tsv", include_str!("en/known_bodies.tsv"), |_| Ok(()))?;
        let events = events::EventWords::load(&mut builder)?;
        let classes = Classes::load(&mut builder)?;
        let natures = natures::load(&mut builder)?;
        let measures = measures::Measures::load(&mut builder)?;
        let acts = acts::load(&mut builder)?;
        let verbs = verbs::load(&mut builder)?;
        let sequence = sequence::load(&mut builder)?;
        let antonyms = antonyms::load(&mut builder)?;
        let kinds = kinds::load(&mut builder)?;
        let added = additions::load(&mut builder, file, additions)?;
        // Last, and it has nine words in ten: tables by word are then no longer than the words that they know.
        let words = Words::load(&mut builder)?;
        let vocabulary = builder.finish();
        let mut lexicon = Lexicon {
            vocabulary,
            abbreviations,
            witness,
            blocks,
            blame,
            cues,
            words,
            numbers,
            dates,
            clock,
            speech,
            bodies,
            events,
            natures,
            classes,
            measures,
            acts,
            verbs,
            sequence,
            antonyms,
            kinds,
            added,
            triggers: Box::default(),
        };
        lexicon.triggers = triggers::by_word(&lexicon);
        Ok(lexicon)
    }

    /// The id of a word (letter case and the form of its apostrophe do not matter).
    pub(crate) fn word(&self, word: &str) -> WordId {
        self.vocabulary.id(word)
    }

    /// The id of a word of up to sixteen bytes of ASCII, in small letters, the first byte lowest.
    pub(crate) fn short_word(&self, key: u128) -> WordId {
        self.vocabulary.short_id(key)
    }

    /// The id of a mark of ASCII.
    pub(crate) fn mark(&self, mark: u8) -> WordId {
        self.vocabulary.mark_id(mark)
    }

    /// The id of a mark of U+2000 to U+203F by the last byte of its UTF-8.
    pub(crate) fn printed_mark(&self, last: u8) -> WordId {
        self.vocabulary.printed_id(last)
    }

    /// Whether the word is a sign such as "$" that letters of a country may follow.
    pub(crate) fn is_money_sign(&self, word: WordId) -> bool {
        self.numbers
            .currencies_before
            .get(word)
            .is_some_and(|money| money.side == MoneySide::Both && money.is_sign)
    }

    /// Whether the word is a code or letters that stand in front of an amount.
    pub(crate) fn is_money_code(&self, word: WordId) -> bool {
        let money = self.numbers.currencies_before.get(word);
        money.is_some_and(|money| {
            matches!(money.side, MoneySide::Both | MoneySide::Before | MoneySide::BeforeGlued)
        })
    }

    /// Whether the word multiplies the figure in front of it: "million", "bn".
    pub(crate) fn is_scale(&self, word: WordId) -> bool {
        let numeral = self.numbers.numerals.get(word);
        matches!(numeral, Some(Numeral::Scale(_) | Numeral::Short(_) | Numeral::MoneyShort(_)))
    }

    /// Whether a phrase of the table starts with the word.
    pub(crate) fn starts(&self, word: WordId, table: TableBit) -> bool {
        self.opened_by(word).have(table)
    }

    /// Which readers a word may set off.
    pub(crate) fn triggers(&self, word: WordId) -> Triggers {
        self.triggers.get(word.index()).copied().unwrap_or_default()
    }

    /// The tables that have a phrase starting with the word.
    pub(crate) fn opened_by(&self, word: WordId) -> Tables {
        self.vocabulary.opened_by(word)
    }
}
