//! A name cut into parts, once, for many comparisons.
//!
//! ```text
//! name     = reading { (";" | "/") reading }           Behman Asgarpur; Behman Asgharpour
//! reading  = [ last "," ] words [ "(" acronym ")" ]     Frost, William W.   Safety Council (SC)
//! word     = title | particle | initial | number | form of law | "abd" "ul" part | part "ullah" | part "uddin" | part
//! ```
//! Letters are ASCII for comparison only: other scripts are transcribed. Particles are left out; "Abdulhaq", "Abd
//! al-Haq" and "Abdul Haq" are the same two parts; digits inside a word are the letters they look like.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::NameKind;
use super::sound::Letters;
use crate::lexicon::{
    Affix, Folded, Gazetteer, LONGEST_PHRASE, Lexicon, NameLexicon, NameUse, PlaceId, PlaceKind, Row, Title,
    WordRole,
};

/// More parts than any name has that is not a sentence.
pub(super) const MOST_PARTS: usize = 16;

/// Characters that are read of a name.
const LONGEST_NAME: usize = 400;

/// A name, read once and ready to be compared many times.
///
/// ```
/// use corroborate::value::name::{Name, NameKind};
/// let name = Name::parse("Ortega, Dr. Ana María", NameKind::Person);
/// assert_eq!(name.key(), "ana maria ortega");
/// ```
#[derive(Debug, Clone)]
pub struct Name {
    text: String,
    kind: NameKind,
    /// The kind, or what it is taken for where that is not known.
    read_as: NameKind,
    /// Never empty.
    readings: Vec<Reading>,
}

/// One way to read a name: its parts in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    folded: String,
    /// The name as written, for what is said of it.
    written: String,
    words: Vec<Word>,
    pub(super) parts: Vec<Part>,
    /// Acronyms of it that stand beside it in brackets, or itself if it is one.
    pub(super) acronyms: Vec<String>,
    /// The first letters of its parts.
    pub(super) initials: String,
}

impl Reading {
    /// The letters of a part.
    pub(super) fn word(&self, part: &Part) -> &str {
        &self.folded[part.start as usize..part.end as usize]
    }

    /// Neighbouring parts as written; none where they are not whole words.
    pub(super) fn written(&self, parts: &[Part]) -> Option<&str> {
        let (start, end) = (parts.first()?.start as usize, parts.last()?.end as usize);
        let first = self.words.iter().find(|word| word.start == start)?;
        let last = self.words.iter().find(|word| word.end == end)?;
        self.written.get(first.from..last.to)
    }
}

/// What a part of a name does in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A name of its own.
    Plain,
    /// A word that many organisations share.
    Generic,
    /// One letter for a part.
    Initial,
    /// Doctor, General, Mullah.
    Title,
    /// Junior, III.
    Suffix,
    /// Ltd, JSC.
    LegalForm,
    /// A country or other place, in the name of an organisation.
    Place,
    /// Digits, or a word for them.
    Number,
}

/// One part of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    start: u16,
    end: u16,
    pub(super) class: Class,
    /// Equal for the spellings of one part that a table has; 0 where none has it.
    pub(super) row: u32,
    pub(super) nicknames: u128,
    /// The evidence that sharing it gives.
    pub(super) bits: f32,
    pub(super) letters: Letters,
    pub(super) key: u128,
    pub(super) skeleton: u64,
    /// It says that the organisation is a part of another.
    pub(super) branch: bool,
    /// The word names the land behind its "of".
    pub(super) land: bool,
    /// "Of" stands before it.
    pub(super) of: bool,
    /// Its end makes a father's name of it.
    pub(super) patronymic: bool,
    /// The sides of opposites that it is on.
    pub(super) sides: u64,
}

impl Name {
    /// Reads a name. Nothing fails: a name without letters has no parts and is like no other.
    pub fn parse(name: &str, kind: NameKind) -> Name {
        let longest = name.char_indices().nth(LONGEST_NAME).map_or(name.len(), |(at, _)| at);
        let read_as = if kind == NameKind::Other { likely_kind(&name[..longest]) } else { kind };
        let spellings = name[..longest].split([';', '/']).chain(in_brackets(&name[..longest]));
        let mut readings: Vec<Reading> =
            spellings.map(|part| reading(part, read_as)).filter(|r| !r.parts.is_empty()).take(4).collect();
        if readings.is_empty() {
            readings.push(Reading::default());
        }
        Name { text: name.to_owned(), kind, read_as, readings }
    }

    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What bears it.
    pub fn kind(&self) -> NameKind {
        self.kind
    }

    /// Its parts in plain letters without titles, given names first: equal for names that differ in letter case,
    /// accents, titles, particles and "last, first" only.
    pub fn key(&self) -> String {
        let reading = &self.readings[0];
        let counts = |part: &&Part| !matches!(part.class, Class::Title | Class::LegalForm);
        let words: Vec<&str> = reading.parts.iter().filter(counts).map(|part| reading.word(part)).collect();
        if words.is_empty() { reading.folded.trim().to_owned() } else { words.join(" ") }
    }

    pub(super) fn read_as(&self) -> NameKind {
        self.read_as
    }

    pub(super) fn readings(&self) -> &[Reading] {
        &self.readings
    }
}

/// Whose a name is likely to be: an organisation's if a word of it is, or if it is an acronym; else a person's.
fn likely_kind(name: &str) -> NameKind {
    let lexicon = NameLexicon::english();
    let mut folded = String::new();
    let of_organisations = words(name, &mut folded).iter().any(|word| {
        let known = lexicon.word(&folded[word.start..word.end]);
        (known.organisation.is_some() || known.legal_form.is_some()) && known.given.is_none()
    });
    if of_organisations || is_acronym(name.trim()) { NameKind::Organization } else { NameKind::Person }
}

/// A word of a name with its place in the folded text.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    /// Where it is written.
    from: usize,
    to: usize,
    /// All its letters are capitals.
    upper: bool,
    /// A full stop joins it to the word before.
    dotted: bool,
}

fn reading(name: &str, kind: NameKind) -> Reading {
    let mut reading = Reading::default();
    let name = without_brackets(name, &mut reading.acronyms);
    let name = if kind == NameKind::Person { given_names_first(&name) } else { name };
    let words = words(&name, &mut reading.folded);
    let mixed = name.chars().any(char::is_lowercase);
    let mut reader = Reader { reading, words, kind, mixed, of: false, lexicon: NameLexicon::english() };
    reader.read();
    let mut reading = reader.reading;
    reading.words = reader.words;
    reading.written = name;
    reading.initials = initials(&reading);
    reading
}

/// The name without what stands in brackets; an acronym there is kept.
fn without_brackets(name: &str, acronyms: &mut Vec<String>) -> String {
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
fn in_brackets(name: &str) -> Option<&str> {
    let (before, rest) = name.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    (inside.is_ascii() && !before.chars().any(|c| c.is_ascii_alphabetic())).then_some(inside)
}

fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (2..=8).contains(&letters)
        && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '.'))
}

/// "Frost, William" with its parts in the order of speech; "Santos, Jr." as it is.
fn given_names_first(name: &str) -> String {
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

/// The words of a name; their letters go to `folded`.
fn words(name: &str, folded: &mut String) -> Vec<Word> {
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

struct Reader {
    reading: Reading,
    words: Vec<Word>,
    kind: NameKind,
    /// The name is not all in capitals.
    mixed: bool,
    /// The word before was "of".
    of: bool,
    lexicon: &'static NameLexicon,
}

impl Reader {
    fn read(&mut self) {
        let mut at = 0;
        while at < self.words.len() && self.reading.parts.len() + 2 < MOST_PARTS {
            at += self.part(at);
        }
        let only_small = !self
            .reading
            .parts
            .iter()
            .any(|p| !matches!(p.class, Class::Title | Class::LegalForm | Class::Suffix));
        if only_small {
            self.read_as_plain();
        }
        if let [part] = self.reading.parts[..] {
            let letters = self.reading.word(&part).len();
            let upper = self.words.iter().all(|word| word.upper);
            if upper && (2..=6).contains(&letters) && self.kind != NameKind::Person {
                self.reading.acronyms.push(self.reading.word(&part).to_owned());
            }
        }
    }

    /// A name of titles, particles or forms of law only is a name all the same.
    fn read_as_plain(&mut self) {
        self.reading.parts.clear();
        for at in 0..self.words.len().min(MOST_PARTS) {
            let word = self.words[at];
            self.plain(word.start, word.end);
        }
    }

    fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.reading.folded[word.start..word.end])
    }

    /// Reads the part at a word and says how many words it took.
    fn part(&mut self, at: usize) -> usize {
        let word = self.words[at];
        let known = self.lexicon.word(self.text(at));
        let may_be_phrase = known.starts_phrase || known.title.is_some() || known.legal_form.is_some();
        if may_be_phrase && let Some(count) = self.phrase(at) {
            return count;
        }
        let len = word.end - word.start;
        let is_digit = self.text(at).bytes().all(|b| b.is_ascii_digit());
        if len == 1 && !is_digit && self.kind != NameKind::Person {
            return self.dotted_letters(at);
        }
        if len == 1 && !is_digit && (word.upper || !known.particle) {
            self.push(word.start, word.end, Class::Initial, None);
        } else if known.particle && self.words.len() > 1 {
            self.of = self.text(at) == "of";
        } else if self.kind == NameKind::Person {
            self.person_part(word);
        } else {
            return self.organisation_part(at);
        }
        1
    }

    /// The longest title or form of law that starts at a word.
    fn phrase(&mut self, at: usize) -> Option<usize> {
        let most = LONGEST_PHRASE.min(self.words.len() - at);
        for count in (1..=most).rev() {
            let (start, end) = (self.words[at].start, self.words[at + count - 1].end);
            let known = self.lexicon.word(&self.reading.folded[start..end]);
            let class = match self.kind {
                NameKind::Person => {
                    known.title.map(|t| if t == Title::Suffix { Class::Suffix } else { Class::Title })
                }
                _ => known.legal_form.map(|_| Class::LegalForm),
            };
            if let Some(class) = class.filter(|&c| c != Class::Suffix || at > 0) {
                let row = if class == Class::LegalForm { known.legal_form } else { None };
                self.push(start, end, class, row);
                return Some(count);
            }
        }
        None
    }

    /// "L.X.C." in the name of an organisation is one part, and may be its form of law.
    fn dotted_letters(&mut self, at: usize) -> usize {
        let count = 1 + self.words[at + 1..].iter().take_while(|w| w.dotted && w.end - w.start == 1).count();
        let letters: String = (at..at + count).map(|i| self.text(i).to_owned()).collect();
        let start = self.reading.folded.len();
        self.reading.folded.push_str(&letters);
        let end = self.reading.folded.len();
        self.reading.folded.push(' ');
        match self.lexicon.word(&letters).legal_form {
            Some(row) => self.push(start, end, Class::LegalForm, Some(row)),
            None => self.plain(start, end),
        }
        count
    }

    fn person_part(&mut self, word: Word) {
        let text = &self.reading.folded[word.start..word.end];
        let is_initials =
            self.mixed && word.upper && text.len() == 2 && !text.bytes().all(|b| b"aeiou".contains(&b));
        if is_initials && self.words.len() > 1 {
            self.push(word.start, word.start + 1, Class::Initial, None);
            self.push(word.start + 1, word.end, Class::Initial, None);
            return;
        }
        if self.lexicon.word(text).given.is_some() {
            return self.plain(word.start, word.end);
        }
        let prefix = self.lexicon.prefix(text);
        let middle =
            word.start + if text.len() >= prefix + if prefix < 5 { 5 } else { 3 } { prefix } else { 0 };
        if middle > word.start {
            self.push(word.start, middle, Class::Plain, self.lexicon.word("abd").given);
        }
        let rest = &self.reading.folded[middle..word.end];
        let whole = match self.lexicon.suffix(rest).filter(|(tail, _)| rest.len() >= tail + 3) {
            Some((tail, Affix::God)) => Some((tail, "allah")),
            Some((tail, Affix::Faith)) => Some((tail, "din")),
            _ => None,
        };
        match whole {
            Some((tail, name)) => {
                self.plain(middle, word.end - tail);
                self.push(word.end - tail, word.end, Class::Plain, self.lexicon.word(name).given);
            }
            None => self.plain(middle, word.end),
        }
    }

    fn organisation_part(&mut self, at: usize) -> usize {
        let word = self.words[at];
        let known = self.lexicon.word(self.text(at));
        if let Some(row) = known.organisation {
            let class = if known.role == WordRole::Number { Class::Number } else { Class::Generic };
            self.push(word.start, word.end, class, Some(row));
            self.last(|part| {
                part.branch = known.role == WordRole::Branch;
                part.land = known.role == WordRole::Land;
            });
            return 1;
        }
        let Some((count, place, used)) = self.place(at) else {
            self.plain(word.start, word.end);
            return 1;
        };
        self.push(
            word.start,
            self.words[at + count - 1].end,
            Class::Place,
            Some(Row { number: 0, bits: PLACE_BITS }),
        );
        self.last(|part| {
            part.row = FIRST_PLACE_ROW + place.line();
            part.branch = used == NameUse::People;
        });
        count
    }

    fn last(&mut self, change: impl FnOnce(&mut Part)) {
        if let Some(part) = self.reading.parts.last_mut() {
            change(part);
        }
    }

    /// The longest name of a place that starts at a word, if all know it.
    fn place(&self, at: usize) -> Option<(usize, PlaceId, NameUse)> {
        let gazetteer = Gazetteer::get();
        let (count, bearers) = gazetteer.longest(|ahead, phrase| phrase.push_word(self.text(at + ahead)))?;
        let (place, used) = bearers.iter().next()?;
        let entry = gazetteer.entry(place);
        let known = entry.kind <= PlaceKind::Division && used != NameUse::Other
            || entry.kind == PlaceKind::Country
            || entry.population >= 200 && used == NameUse::Main;
        let believable = !bearers.is_word || entry.kind <= PlaceKind::Country;
        (known && believable && self.text(at).len() > 2).then_some((count, place, used))
    }

    fn plain(&mut self, start: usize, end: usize) {
        let text = &self.reading.folded[start..end];
        let class = if text.bytes().all(|b| b.is_ascii_digit()) { Class::Number } else { Class::Plain };
        let row = (self.kind == NameKind::Person).then(|| given_row(text)).flatten();
        self.push(start, end, class, row);
    }

    fn push(&mut self, start: usize, end: usize, class: Class, row: Option<Row>) {
        let text = &self.reading.folded[start..end];
        let letters = Letters::of(text.as_bytes());
        let bits = match class {
            Class::Title | Class::Suffix => 1.0,
            Class::Initial => 2.0,
            _ => row.map_or_else(|| self.bits(text), |row| row.bits),
        };
        let part = Part {
            start: start as u16,
            end: end as u16,
            class,
            row: row.map_or(0, |row| u32::from(row.number)),
            nicknames: if self.kind == NameKind::Person { self.lexicon.word(text).nicknames } else { 0 },
            bits,
            letters,
            key: letters.key(),
            skeleton: letters.skeleton(),
            branch: false,
            land: false,
            of: std::mem::take(&mut self.of),
            sides: text.split(' ').fold(0, |sides, word| sides | self.lexicon.word(word).sides),
            patronymic: matches!(self.lexicon.suffix(text), Some((_, Affix::Patronymic))),
        };
        self.reading.parts.push(part);
    }

    /// The evidence of sharing a part that no table of names has.
    fn bits(&self, text: &str) -> f32 {
        let bits = bits_by_length(text.len());
        let is_english = self.kind != NameKind::Person && Lexicon::english().word(text).is_known();
        if is_english { bits.min(ENGLISH_WORD_BITS) } else { bits }
    }
}

/// An English word in the name of an organisation: others have it too.
const ENGLISH_WORD_BITS: f32 = 4.5;

/// The evidence of sharing a part: about as rare as there are words of its length.
fn bits_by_length(length: usize) -> f32 {
    match length {
        0 | 1 => 1.0,
        2 => 3.0,
        3 => 4.0,
        4 => 5.5,
        5 => 6.5,
        6 => 7.5,
        _ => 8.5,
    }
}

/// The row of a frequent part, by its spelling or by its sound.
fn given_row(text: &str) -> Option<Row> {
    static SOUNDS: LazyLock<HashMap<u128, Option<Row>>> = LazyLock::new(|| {
        let mut sounds: HashMap<u128, Option<Row>> = HashMap::new();
        for (spelling, row) in NameLexicon::english().given() {
            let known = sounds.entry(Letters::of(spelling.as_bytes()).key()).or_insert(Some(row));
            // Two rows that sound the same: neither.
            *known = known.filter(|other| other.number == row.number);
        }
        sounds
    });
    let known = NameLexicon::english().word(text).given;
    let known = known.or_else(|| SOUNDS.get(&Letters::of(text.as_bytes()).key()).copied().flatten());
    known.or_else(|| family_of(text))
}

/// "Ahmadi": the family name made of a frequent given name, itself less frequent.
fn family_of(text: &str) -> Option<Row> {
    let stem = text.strip_suffix('i').filter(|stem| stem.len() > 3)?;
    let given = NameLexicon::english().word(stem).given?;
    Some(Row { number: FIRST_FAMILY_ROW + given.number, bits: given.bits + FAMILY_BITS })
}

/// The rows of family names made of given names.
const FIRST_FAMILY_ROW: u16 = 0x4000;

/// How much rarer the family name is than the given name, in bits.
const FAMILY_BITS: f32 = 2.5;

/// The evidence of sharing the country or town in the name of an organisation, in bits.
const PLACE_BITS: f32 = 3.0;

/// The rows of places, apart from those of the tables of words.
const FIRST_PLACE_ROW: u32 = 0x1_0000;

fn initials(reading: &Reading) -> String {
    let counts = |part: &&Part| !matches!(part.class, Class::LegalForm | Class::Title | Class::Suffix);
    reading.parts.iter().filter(counts).filter_map(|part| reading.word(part).chars().next()).collect()
}
