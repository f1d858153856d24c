//! What single words may be: part of speech, form, class of noun, grammatical function. One lookup a token.
//!
//! Lemmas come from `words.tsv` (WordNet); their regular forms are made here by the rules of [`inflect`], the others
//! come from `irregular.tsv`; the closed classes stand in `function.tsv`, the nouns for events in `event_nouns.tsv`.

use std::collections::BTreeMap;

use super::inflect;
use super::table::{Builder, lines};
use super::{Table, WordId};
use crate::error::{Error, Result};

/// A set of parts of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Parts(u8);

impl Parts {
    pub(crate) const NOUN: Parts = Parts(1);
    pub(crate) const VERB: Parts = Parts(2);
    pub(crate) const ADJECTIVE: Parts = Parts(4);
    pub(crate) const ADVERB: Parts = Parts(8);

    fn of(letter: char) -> Option<Parts> {
        Some(match letter {
            'n' => Parts::NOUN,
            'v' => Parts::VERB,
            'a' => Parts::ADJECTIVE,
            'r' => Parts::ADVERB,
            _ => return None,
        })
    }

    pub(crate) fn has(self, part: Parts) -> bool {
        self.0 & part.0 != 0
    }

    pub(crate) fn is_only(self, part: Parts) -> bool {
        self == part
    }

    fn with(self, part: Parts) -> Parts {
        Parts(self.0 | part.0)
    }
}

/// A set of verb forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Forms(u8);

impl Forms {
    pub(crate) const BASE: Forms = Forms(1);
    pub(crate) const THIRD: Forms = Forms(2);
    /// Past tense or past participle: English spells nearly all alike.
    pub(crate) const PAST: Forms = Forms(4);
    pub(crate) const ING: Forms = Forms(8);

    pub(crate) fn has(self, form: Forms) -> bool {
        self.0 & form.0 != 0
    }

    fn with(self, form: Forms) -> Forms {
        Forms(self.0 | form.0)
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $kind:ident { $($variant:ident $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) enum $kind {
            #[default]
            None,
            $($variant,)*
        }

        impl $kind {
            pub(super) fn named(name: &str) -> Result<$kind> {
                Ok(match name {
                    "" => $kind::None,
                    $($name => $kind::$variant,)*
                    _ => return Err(Error::unknown("class", name, [$($name),*])),
                })
            }
        }
    };
}

named! {
    /// What a noun names.
    Noun {
        Person "person",
        Organization "organization",
        Group "group",
        Vehicle "vehicle",
        Building "building",
        Place "place",
        Time "time",
        Animal "animal",
        Thing "thing",
        Happening "happening",
    }
}

named! {
    /// What a word of a closed class does.
    Function {
        Determiner "determiner",
        Possessive "possessive",
        Person "person pronoun",
        Plural "plural pronoun",
        Thing "thing pronoun",
        Pronoun "pronoun",
        Relative "relative",
        Preposition "preposition",
        Conjunction "conjunction",
        Subordinator "subordinator",
        Be "be",
        Have "have",
        Do "do",
        Modal "modal",
        Negation "negation",
        NegatedDo "negated do",
        NegatedBe "negated be",
        NegatedHave "negated have",
        NegatedModal "negated modal",
        To "to",
        Adverb "adverb",
        Quantifier "quantifier",
        Number "number",
        Calendar "calendar",
        Particle "particle",
    }
}

impl Function {
    /// Whether it is a form of "be", be it one with its negation.
    pub(crate) fn is_be(self) -> bool {
        matches!(self, Function::Be | Function::NegatedBe)
    }
}

named! {
    /// The kind of event that a noun names.
    Happening {
        Bombing "bombing",
        Shooting "shooting",
        Airstrike "airstrike",
        Shelling "shelling",
        Attack "attack",
        Kidnapping "kidnapping",
        Arson "arson",
        Chemical "chemical",
        Clash "clash",
        Robbery "robbery",
        Disaster "disaster",
        Arrest "arrest",
        Other "other",
    }
}

/// What a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Profile {
    pub(crate) parts: Parts,
    /// The commonest part of speech.
    pub(crate) main: Parts,
    pub(crate) forms: Forms,
    pub(crate) noun: Noun,
    pub(crate) function: Function,
    /// Whether it is the plural of a noun.
    pub(crate) plural: bool,
    /// Whether it is a lemma or a form of one that `words.tsv` has.
    pub(crate) common: bool,
    /// The lemma of a plural.
    pub(crate) lemma: WordId,
}

/// Profiles by word, and the nouns for events.
#[derive(Debug)]
pub(crate) struct Words {
    profiles: Vec<Profile>,
    singulars: BTreeMap<WordId, Box<str>>,
    /// Nouns for what happens, some of more than one word.
    pub(crate) events: Table<Happening>,
}

impl Words {
    pub(super) fn load(builder: &mut Builder) -> Result<Words> {
        let events = builder.table("event_nouns.tsv", include_str!("en/event_nouns.tsv"), |fields| {
            Happening::named(fields.first().copied().unwrap_or_default())
        })?;
        let mut words = Words { profiles: Vec::new(), singulars: BTreeMap::new(), events };
        words.load_lemmas(builder)?;
        words.load_irregular(builder)?;
        words.load_function(builder)?;
        Ok(words)
    }

    /// What a word may be; nothing, for one that no table has.
    pub(crate) fn profile(&self, word: WordId) -> Profile {
        self.profiles.get(word.index()).copied().unwrap_or_default()
    }

    /// The lemma of a plural; any other word itself.
    pub(crate) fn singular(&self, word: WordId) -> WordId {
        let profile = self.profile(word);
        if profile.plural && profile.lemma.is_known() { profile.lemma } else { word }
    }

    /// The singular of a plural that no rule of spelling gives.
    pub(crate) fn irregular_singular(&self, word: WordId) -> Option<&str> {
        self.singulars.get(&word).map(|lemma| &**lemma)
    }

    fn slot(&mut self, builder: &mut Builder, word: &str) -> Result<(WordId, &mut Profile)> {
        let id = builder.word(word).ok_or_else(|| Error::value(format!("'{word}' is too long")))?;
        if self.profiles.len() <= id.index() {
            self.profiles.resize(id.index() + 1, Profile::default());
        }
        Ok((id, &mut self.profiles[id.index()]))
    }

    fn load_lemmas(&mut self, builder: &mut Builder) -> Result<()> {
        let file = "words.tsv";
        for (number, line) in lines(include_str!("en/words.tsv")) {
            let row = |e: Error| Error::row(file, number, None, e.to_string());
            let mut fields = line.split('\t');
            let spellings = fields.next().unwrap_or_default();
            let parts: Vec<Parts> = fields.next().unwrap_or_default().chars().filter_map(Parts::of).collect();
            let noun = Noun::named(fields.next().unwrap_or_default()).map_err(row)?;
            for lemma in spellings.split(" | ") {
                self.lemma(builder, lemma, &parts, noun).map_err(row)?;
            }
        }
        Ok(())
    }

    fn lemma(&mut self, builder: &mut Builder, lemma: &str, parts: &[Parts], noun: Noun) -> Result<()> {
        let (id, profile) = self.slot(builder, lemma)?;
        profile.common = true;
        profile.noun = noun;
        profile.lemma = id;
        profile.main = parts.first().copied().unwrap_or_default();
        profile.parts = parts.iter().fold(profile.parts, |all, &part| all.with(part));
        if parts.contains(&Parts::VERB) {
            profile.forms = profile.forms.with(Forms::BASE);
            self.verb_form(builder, &inflect::with_s(lemma), Forms::THIRD, id)?;
            self.verb_form(builder, &inflect::with_ed(lemma), Forms::PAST, id)?;
            self.verb_form(builder, &inflect::with_ing(lemma), Forms::ING, id)?;
        }
        if parts.contains(&Parts::NOUN) && parts.contains(&Parts::VERB) {
            // "attacks" is what "attack" mostly is.
            let (_, both) = self.slot(builder, &inflect::with_s(lemma))?;
            both.main = parts.first().copied().unwrap_or_default();
        }
        if parts.contains(&Parts::NOUN) {
            let men =
                lemma.strip_suffix("man").filter(|_| noun == Noun::Person).map(|stem| format!("{stem}men"));
            self.plural(builder, &men.unwrap_or_else(|| inflect::with_s(lemma)), id, noun)?;
        }
        Ok(())
    }

    fn verb_form(&mut self, builder: &mut Builder, word: &str, form: Forms, lemma: WordId) -> Result<()> {
        let (_, profile) = self.slot(builder, word)?;
        if profile.main == Parts::default() {
            profile.main = Parts::VERB;
            profile.lemma = lemma;
        }
        profile.common = true;
        profile.parts = profile.parts.with(Parts::VERB);
        profile.forms = profile.forms.with(form);
        Ok(())
    }

    fn plural(&mut self, builder: &mut Builder, word: &str, lemma: WordId, noun: Noun) -> Result<()> {
        let (_, profile) = self.slot(builder, word)?;
        if profile.main == Parts::default() {
            profile.main = Parts::NOUN;
        }
        if profile.noun == Noun::None {
            profile.noun = noun;
        }
        profile.common = true;
        profile.lemma = lemma;
        profile.plural = true;
        profile.parts = profile.parts.with(Parts::NOUN);
        Ok(())
    }

    fn load_irregular(&mut self, builder: &mut Builder) -> Result<()> {
        for (number, line) in lines(include_str!("en/irregular.tsv")) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [form, part, lemma] = fields[..] else {
                return Err(Error::row("irregular.tsv", number, None, "expected form, part and lemma"));
            };
            let (id, profile) = self.slot(builder, lemma)?;
            let noun = profile.noun;
            if part == "v" {
                let kind = if form.ends_with("ing") { Forms::ING } else { Forms::PAST };
                self.verb_form(builder, form, kind, id)?;
                continue;
            }
            self.plural(builder, form, id, noun)?;
            let (word, _) = self.slot(builder, form)?;
            self.singulars.insert(word, lemma.into());
        }
        Ok(())
    }

    fn load_function(&mut self, builder: &mut Builder) -> Result<()> {
        for (number, line) in lines(include_str!("en/function.tsv")) {
            let row = |e: Error| Error::row("function.tsv", number, Some(2), e.to_string());
            let (spellings, name) = line.split_once('\t').unwrap_or((line, ""));
            let function = Function::named(name).map_err(row)?;
            for word in spellings.split(" | ") {
                let (_, profile) = self.slot(builder, word)?;
                profile.function = function;
                profile.common |= !matches!(function, Function::Calendar | Function::Particle);
            }
        }
        Ok(())
    }
}
