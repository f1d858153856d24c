//! The words of figures: numerals, hedges, units, money, and the words that tell what is counted.

use super::Starts;
use super::table::{Builder, Order, Table};
use crate::error::{Error, Result};

/// A word that a number is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Numeral {
    /// 0–9.
    Digit(u64),
    /// 10–19, and tens with their unit in one word: "twentyone".
    Teen(u64),
    /// 20–90, in whole tens.
    Tens(u64),
    /// "hundred".
    Hundred,
    /// A power of ten: "thousand", "crore".
    Scale(i32),
    /// The same in the plural: "five thousands people".
    Scales(i32),
    /// Twelve, a hundred and forty-four.
    Group(u64),
    /// A group behind a number in words only: "four score".
    Grouped(u64),
    /// A denominator: "half", "thirds".
    Part(u64),
    /// A place in an order: "third".
    Ordinal(u64),
    /// A power of ten behind digits: "k", "bn".
    Short(i32),
    /// A power of ten behind digits that only money has: "$5m".
    MoneyShort(i32),
    /// A fraction in one sign: "½".
    Symbol(u64, u64),
    /// The end of an ordinal in digits: "21st".
    Suffix,
    /// The decimal point in words.
    Point,
    /// The sign in words.
    Minus,
    /// "a", "an".
    Article,
    /// "and".
    And,
    /// A decade of a life: "thirties".
    Decade(u64),
    /// A multiplication: "doubled".
    Multiple(u64),
    /// One of so many parts of what it was: "halved".
    Divided(u64),
}

/// A word for a number of no certain size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Vague {
    pub(crate) low: f64,
    pub(crate) high: Option<f64>,
    pub(crate) plausible: (f64, f64),
}

/// On which side of a figure the truth lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Hedge {
    /// The figure itself; also words that add nothing.
    Exactly,
    /// "about", "some".
    About,
    /// "nearly", "close to".
    Nearly,
    /// "just over".
    JustOver,
    /// "at least".
    AtLeast,
    /// "more than".
    MoreThan,
    /// "up to".
    UpTo,
    /// "fewer than".
    LessThan,
}

/// What a unit is a unit of, and where it may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitKind {
    Percentage,
    Measure,
    /// A measure only where glued to its digits: "100t".
    MeasureGlued,
    /// "cup", "bit", "turn": a measure only after a fraction or in front of "of".
    MeasureWeak,
    /// "pounds", also money: a measure where the sentence speaks of weight.
    MeasureWeight,
    Duration,
    /// A scale whose name may stand in front: "magnitude 6.8".
    MeasureScale,
    /// A length of time only where glued to its digits: "10s".
    DurationGlued,
}

/// A unit of measure or of time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unit {
    pub(crate) kind: UnitKind,
    pub(crate) symbol: Box<str>,
    pub(crate) dimension: Box<str>,
    pub(crate) factor: f64,
}

/// Where the words for a currency stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MoneySide {
    Before,
    /// Letters for a sign, glued to a figure of ten or more: "PS21,700" is £21,700 in plain ASCII, "PS5" is not.
    BeforeGlued,
    After,
    AfterGlued,
    /// Also a verb: money behind millions only, "3 trillion won".
    AfterScale,
    /// "pound", also a weight.
    AfterPound,
    /// Also an adjective: money where nothing counted follows, "five grand".
    AfterAlone,
    Both,
}

/// Words for money.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Currency {
    pub(crate) side: MoneySide,
    /// Empty for a name that several countries share: "crowns".
    pub(crate) code: Box<str>,
    /// The power of ten of the main unit: −2 for cents.
    pub(crate) exponent: i32,
    /// Whether one spelling is a sign, not a word.
    pub(crate) is_sign: bool,
}

/// How a word turns the figure behind it into a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Always,
    /// Only where written with a capital.
    Capital,
}

/// Where in a set phrase its number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    First,
    Last,
}

/// How many things a noun means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plural {
    Many,
    Same,
    /// Looks like a plural and is none.
    Singular,
}

/// A word that no noun phrase goes on over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PhraseEnd {
    Verb,
    Other,
}

/// How a figure stands to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// The new figure of something that grew: "rose to 15".
    RoseTo,
    /// The difference: "rose by 3".
    RoseBy,
    /// The new figure of something that shrank.
    FellTo,
    /// The difference: "fell by 3".
    FellBy,
    /// An earlier figure: "up from 12".
    From,
    /// From the low end to the high one: "from 12 to 15".
    FromTo,
}

/// The words of figures.
#[derive(Debug)]
pub(crate) struct Numbers {
    pub(crate) numerals: Table<Numeral>,
    pub(crate) vague: Table<Vague>,
    /// Matched backward from the figure.
    pub(crate) hedges: Table<Hedge>,
    pub(crate) hedges_after: Table<Hedge>,
    pub(crate) units: Table<Unit>,
    pub(crate) currencies: Table<Currency>,
    /// The same, matched backward from the figure.
    pub(crate) currencies_before: Table<Currency>,
    /// Matched backward from the figure.
    pub(crate) labels: Table<Label>,
    /// Set phrases whose number counts nothing.
    pub(crate) idioms: Table<Place>,
    /// The same, matched backward from their last word.
    pub(crate) idioms_before: Table<Place>,
    pub(crate) plurals: Table<Plural>,
    pub(crate) phrase_ends: Table<PhraseEnd>,
    /// Matched backward from the figure and its hedge.
    pub(crate) changes: Table<Change>,
    /// Single words that rules of grammar name.
    pub(crate) cues: Table<Cue>,
}

macro_rules! cues {
    ($($name:ident $word:literal),* $(,)?) => {
        /// A word or mark that a rule of grammar names; the table `number_cues.tsv` spells them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Cue { $(#[doc = $word] $name),* }

        impl Cue {
            fn named(name: &str) -> Option<Cue> {
                match name { $($word => Some(Cue::$name),)* _ => None }
            }
        }
    };
}

cues! {
    Hyphen "hyphen", Dash "dash", To "to", From "from", Between "between", Or "or", By "by",
    Of "of", In "in", Out "out", Over "over", Old "old", Aged "aged", Age "age", The "the",
    Clock "clock", Web "web", Slash "slash", Per "per", Each "each", Own "own", No "no",
    Comma "comma", Dot "dot", Colon "colon", Caret "caret", Open "open", Close "close", Plus "plus",
    Including "including", Excluding "excluding", Whom "whom", Early "early", Mid "mid",
    Late "late", Score "score", Later "later", Since "since", Day "day", Time "time", Hash "hash",
    Determiner "determiner", Through "through", Tilde "tilde", Than "than", Weight "weight",
    Rank "rank", Ranges "ranges", Street "street", Apostrophe "apostrophe", Times "times",
    Comparative "comparative", For "for", Most "most", Span "span", Ratio "ratio", Warmth "warmth",
    Part "part", Fold "fold", Course "course", But "but", Side "side", Twice "twice", Many "many",
    Degree "degree", Inches "inches", Past "past", Now "now", Life "life", Bracket "bracket",
    Body "body",     Youth "youth", Young "young", Being "being", Who "who", When "when", Apposed "apposed",
    Underscore "underscore", On "on", Something "something", All "all",
    Passive "passive",
}

impl Numbers {
    pub(super) fn load(builder: &mut Builder) -> Result<Numbers> {
        let currencies = include_str!("en/currencies.tsv");
        let idioms = include_str!("en/idioms.tsv");
        let numbers = Numbers {
            numerals: builder.table("numerals.tsv", include_str!("en/numerals.tsv"), numeral)?,
            vague: builder.table("vague.tsv", include_str!("en/vague.tsv"), vague)?,
            hedges: builder.ordered(Order::Backward, "hedges.tsv", include_str!("en/hedges.tsv"), hedge)?,
            hedges_after: builder.table("hedges_after.tsv", include_str!("en/hedges_after.tsv"), hedge)?,
            units: builder.table("units.tsv", include_str!("en/units.tsv"), unit)?,
            currencies: builder.table("currencies.tsv", currencies, currency)?,
            currencies_before: builder.ordered(Order::Backward, "currencies.tsv", currencies, currency)?,
            labels: builder.ordered(Order::Backward, "labels.tsv", include_str!("en/labels.tsv"), label)?,
            idioms: builder.table("idioms.tsv", idioms, place)?,
            idioms_before: builder.ordered(Order::Backward, "idioms.tsv", idioms, place)?,
            plurals: builder.table("plurals.tsv", include_str!("en/plurals.tsv"), plural)?,
            phrase_ends: builder.table("phrase_ends.tsv", include_str!("en/phrase_ends.tsv"), phrase_end)?,
            changes: builder.ordered(
                Order::Backward,
                "changes.tsv",
                include_str!("en/changes.tsv"),
                change,
            )?,
            cues: builder.table("number_cues.tsv", include_str!("en/number_cues.tsv"), |fields| {
                Cue::named(field(fields, 0)?).ok_or_else(|| unknown(fields))
            })?,
        };
        numbers.mark_leading(builder);
        Ok(numbers)
    }

    /// Notes the words with which a figure in words, or an address of the web, may start, and those that may come
    /// second.
    fn mark_leading(&self, builder: &mut Builder) {
        let inner = |numeral: &Numeral| {
            matches!(
                numeral,
                Numeral::And
                    | Numeral::Suffix
                    | Numeral::Point
                    | Numeral::Scales(_)
                    | Numeral::Grouped(_)
                    | Numeral::Short(_)
                    | Numeral::MoneyShort(_)
            )
        };
        for (phrase, numeral) in self.numerals.phrases() {
            builder.mark(phrase[0], Starts::FIGURE.second);
            match numeral {
                Numeral::Article => builder.mark(phrase[0], Starts::FIGURE.opener),
                numeral if !inner(numeral) => builder.mark(phrase[0], Starts::FIGURE.alone),
                _ => {}
            }
        }
        for (phrase, _) in self.vague.phrases() {
            let bit = if phrase.len() == 1 { Starts::FIGURE.alone } else { Starts::FIGURE.opener };
            builder.mark(phrase[0], bit);
        }
        for (phrase, cue) in self.cues.phrases() {
            match cue {
                Cue::Aged | Cue::Age | Cue::Web | Cue::Most | Cue::Span | Cue::Twice => {
                    builder.mark(phrase[0], Starts::FIGURE.alone);
                }
                Cue::Hyphen => builder.mark(phrase[0], Starts::FIGURE.second),
                _ => {}
            }
        }
        self.mark_second(builder);
    }

    /// Notes the words behind an article, or behind the first word of a phrase, that can make a figure with it.
    fn mark_second(&self, builder: &mut Builder) {
        let units = self.units.phrases().map(|(phrase, _)| phrase[0]);
        let vague = self.vague.phrases().filter_map(|(phrase, _)| phrase.get(1).copied());
        let idioms = self.idioms.phrases().filter_map(|(phrase, _)| phrase.get(1).copied());
        for word in units.chain(vague).chain(idioms) {
            builder.mark(word, Starts::FIGURE.second);
        }
    }
}

fn field<'f>(fields: &[&'f str], at: usize) -> Result<&'f str> {
    fields.get(at).copied().ok_or_else(|| Error::value(format!("expected a field {}", at + 2)))
}

fn number<N: std::str::FromStr>(fields: &[&str], at: usize) -> Result<N> {
    let text = field(fields, at)?;
    text.parse().map_err(|_| Error::value(format!("expected a number but found '{text}'")))
}

fn unknown(fields: &[&str]) -> Error {
    Error::value(format!("no meaning of that name: '{}'", fields.join(" ")))
}

fn numeral(fields: &[&str]) -> Result<Numeral> {
    Ok(match field(fields, 0)? {
        "digit" => Numeral::Digit(number(fields, 1)?),
        "teen" => Numeral::Teen(number(fields, 1)?),
        "tens" => Numeral::Tens(number(fields, 1)?),
        "hundred" => Numeral::Hundred,
        "scale" => Numeral::Scale(number(fields, 1)?),
        "scales" => Numeral::Scales(number(fields, 1)?),
        "group" => Numeral::Group(number(fields, 1)?),
        "score" => Numeral::Grouped(number(fields, 1)?),
        "part" => Numeral::Part(number(fields, 1)?),
        "ordinal" => Numeral::Ordinal(number(fields, 1)?),
        "short" => Numeral::Short(number(fields, 1)?),
        "money" => Numeral::MoneyShort(number(fields, 1)?),
        "symbol" => symbol(fields)?,
        "suffix" => Numeral::Suffix,
        "point" => Numeral::Point,
        "minus" => Numeral::Minus,
        "article" => Numeral::Article,
        "and" => Numeral::And,
        "decade" => Numeral::Decade(number(fields, 1)?),
        "multiple" => Numeral::Multiple(number(fields, 1)?),
        "divided" => Numeral::Divided(number(fields, 1)?),
        _ => return Err(unknown(fields)),
    })
}

fn symbol(fields: &[&str]) -> Result<Numeral> {
    let (above, below) = field(fields, 1)?.split_once('/').ok_or_else(|| unknown(fields))?;
    Ok(Numeral::Symbol(number(&[above], 0)?, number(&[below], 0)?))
}

fn vague(fields: &[&str]) -> Result<Vague> {
    let high = if field(fields, 1)? == "-" { None } else { Some(number(fields, 1)?) };
    Ok(Vague { low: number(fields, 0)?, high, plausible: (number(fields, 2)?, number(fields, 3)?) })
}

fn hedge(fields: &[&str]) -> Result<Hedge> {
    Hedge::named(field(fields, 0)?).ok_or_else(|| unknown(fields))
}

impl Hedge {
    /// All hedges, in the order of the policy's table.
    pub(crate) const ALL: [Hedge; 8] = [
        Hedge::Exactly,
        Hedge::About,
        Hedge::Nearly,
        Hedge::JustOver,
        Hedge::AtLeast,
        Hedge::MoreThan,
        Hedge::UpTo,
        Hedge::LessThan,
    ];

    /// Its name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Hedge::Exactly => "exactly",
            Hedge::About => "about",
            Hedge::Nearly => "nearly",
            Hedge::JustOver => "just_over",
            Hedge::AtLeast => "at_least",
            Hedge::MoreThan => "more_than",
            Hedge::UpTo => "up_to",
            Hedge::LessThan => "less_than",
        }
    }

    /// The hedge of that name.
    pub fn named(name: &str) -> Option<Hedge> {
        Hedge::ALL.into_iter().find(|hedge| hedge.name() == name)
    }
}

fn unit(fields: &[&str]) -> Result<Unit> {
    let kind = match field(fields, 0)? {
        "percentage" => UnitKind::Percentage,
        "measure" => UnitKind::Measure,
        "measure_glued" => UnitKind::MeasureGlued,
        "measure_weight" => UnitKind::MeasureWeight,
        "measure_weak" => UnitKind::MeasureWeak,
        "measure_scale" => UnitKind::MeasureScale,
        "duration" => UnitKind::Duration,
        "duration_glued" => UnitKind::DurationGlued,
        _ => return Err(unknown(fields)),
    };
    let (symbol, dimension) = (field(fields, 1)?.into(), field(fields, 2)?.into());
    Ok(Unit { kind, symbol, dimension, factor: number(fields, 3)? })
}

fn currency(fields: &[&str]) -> Result<Currency> {
    let side = match field(fields, 0)? {
        "before" => MoneySide::Before,
        "before_glued" => MoneySide::BeforeGlued,
        "after" => MoneySide::After,
        "after_glued" => MoneySide::AfterGlued,
        "after_scale" => MoneySide::AfterScale,
        "after_pound" => MoneySide::AfterPound,
        "after_alone" => MoneySide::AfterAlone,
        "both" => MoneySide::Both,
        _ => return Err(unknown(fields)),
    };
    let is_sign = fields.get(3).is_some_and(|field| *field == "sign");
    // The name of several currencies, of which none is the usual one, has no code.
    let code = field(fields, 1)?.trim_matches('-').into();
    Ok(Currency { side, code, exponent: number(fields, 2)?, is_sign })
}

fn label(fields: &[&str]) -> Result<Label> {
    match field(fields, 0)? {
        "always" => Ok(Label::Always),
        "capital" => Ok(Label::Capital),
        _ => Err(unknown(fields)),
    }
}

fn place(fields: &[&str]) -> Result<Place> {
    match field(fields, 0)? {
        "first" => Ok(Place::First),
        "last" => Ok(Place::Last),
        _ => Err(unknown(fields)),
    }
}

fn plural(fields: &[&str]) -> Result<Plural> {
    match field(fields, 0)? {
        "plural" => Ok(Plural::Many),
        "same" => Ok(Plural::Same),
        "singular" => Ok(Plural::Singular),
        _ => Err(unknown(fields)),
    }
}

fn phrase_end(fields: &[&str]) -> Result<PhraseEnd> {
    match field(fields, 0)? {
        "verb" => Ok(PhraseEnd::Verb),
        "other" => Ok(PhraseEnd::Other),
        _ => Err(unknown(fields)),
    }
}

fn change(fields: &[&str]) -> Result<Change> {
    match field(fields, 0)? {
        "rose_to" => Ok(Change::RoseTo),
        "rose_by" => Ok(Change::RoseBy),
        "fell_to" => Ok(Change::FellTo),
        "fell_by" => Ok(Change::FellBy),
        "from" => Ok(Change::From),
        _ => Err(unknown(fields)),
    }
}
