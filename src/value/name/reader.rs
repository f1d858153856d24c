//! The words of a name read as its parts.
//!
//! ```text
//! word = title | particle | initial | number | form of law | "abd" "ul" part | part "ullah" | part "uddin" | part
//! ```

use super::NameKind;
use super::part::{Class, Part, Reading};
use super::rarity::{bits_by_length, given_row};
use super::sound::Letters;
use super::words::{Word, given_names_first, without_brackets, words};
use crate::lexicon::{
    Affix, FirstNames, Gazetteer, LONGEST_PHRASE, Lexicon, NameLexicon, NameUse, PlaceId, PlaceKind, Row,
    Title, WordRole,
};

/// One spelling of a name, read.
pub(super) fn reading(name: &str, kind: NameKind) -> Reading {
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
    reading.body = if kind == NameKind::Person { None } else { known_body(&reading.folded, &reading.words) };
    reading
}

/// The body of which all words but an article are a known name, as its row in a table.
pub(super) fn known_body(folded: &str, words: &[Word]) -> Option<u16> {
    let word = |word: &Word| &folded[word.start..word.end];
    let article = usize::from(words.first().map(word) == Some("the"));
    let letters: String = words[article..].iter().map(word).collect();
    NameLexicon::english().body(&letters)
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
        if self.is_reign(at) {
            self.push(word.start, word.end, Class::Suffix, None);
            return 1;
        }
        let len = word.end - word.start;
        let is_digit = self.text(at).bytes().all(|b| b.is_ascii_digit());
        if len == 1 && !is_digit && self.kind != NameKind::Person {
            return self.dotted_letters(at);
        }
        if len == 1 && !is_digit && (word.upper || !known.particle) {
            self.push(word.start, word.end, Class::Initial, None);
        } else if known.particle && self.may_be_particle(at) {
            self.of = self.text(at) == "of";
        } else if self.kind == NameKind::Person {
            self.person_part(word);
        } else {
            return self.organisation_part(at);
        }
        1
    }

    /// "Kim Jong Il": what a person's name ends with is no particle.
    fn may_be_particle(&self, at: usize) -> bool {
        let ends = at > 0 && at + 1 == self.words.len();
        self.words.len() > 1 && !(ends && self.kind == NameKind::Person)
    }

    /// "Charles V", "Pius XII of Rome": a Roman number behind the name of a ruler. Of one letter, it may be an
    /// initial where more names stand before it.
    fn is_reign(&self, at: usize) -> bool {
        let (word, text) = (self.words[at], self.text(at));
        let named = self.reading.parts.iter().filter(|part| part.class == Class::Plain).count();
        let ends = at + 1 == self.words.len() || self.text(at + 1) == "of";
        let roman = word.upper && !word.dotted && self.mixed && text.bytes().all(|b| b"ivx".contains(&b));
        let enough = if text.len() == 1 { named == 1 } else { named > 0 };
        self.kind == NameKind::Person && ends && roman && enough
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
        let kind = gazetteer.kind(place);
        let known = kind <= PlaceKind::Division && used != NameUse::Other
            || kind == PlaceKind::Country
            || gazetteer.population(place) >= 200 && used == NameUse::Main;
        let believable = !bearers.is_word || kind <= PlaceKind::Country;
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
        let is_given = self.kind == NameKind::Person && class == Class::Plain;
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
            sides: if class == Class::Initial { 0 } else { self.sides(text) },
            patronymic: matches!(self.lexicon.suffix(text), Some((_, Affix::Patronymic))),
            gender: FirstNames::english().gender(text).filter(|_| is_given),
        };
        self.reading.parts.push(part);
    }

    /// The sides of opposites that its words are on; an initial is no number of a reign.
    fn sides(&self, text: &str) -> u64 {
        text.split(' ').fold(0, |sides, word| sides | self.lexicon.word(word).sides)
    }

    /// The evidence of sharing a part that no table of names has.
    fn bits(&self, text: &str) -> f32 {
        let bits = bits_by_length(text.len());
        let is_english = self.kind != NameKind::Person && Lexicon::english().word(text).is_known();
        if is_english { bits.min(ENGLISH_WORD_BITS) } else { bits }
    }
}

fn initials(reading: &Reading) -> String {
    let counts = |part: &&Part| !matches!(part.class, Class::LegalForm | Class::Title | Class::Suffix);
    reading.parts.iter().filter(counts).filter_map(|part| reading.word(part).chars().next()).collect()
}

/// An English word in the name of an organisation: others have it too.
const ENGLISH_WORD_BITS: f32 = 4.5;

/// The evidence of sharing the country or town in the name of an organisation, in bits.
const PLACE_BITS: f32 = 3.0;

/// The rows of places, apart from those of the tables of words.
const FIRST_PLACE_ROW: u32 = 0x1_0000;

/// More parts than any name has that is not a sentence.
pub(super) const MOST_PARTS: usize = 16;
