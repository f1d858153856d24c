//! What a copy changed of its original.
//!
//! Sentences that stand for one another are grouped, their words woven together, and each kind of change is looked
//! for by a check of its own: figures, names, words that turn, hedge or limit a sentence, quotations, sentence breaks.
//! Other words in another order are no distortion.

mod attributions;
mod breaks;
mod cues;
mod dates;
mod exchanges;
mod figures;
mod gaps;
mod group;
mod kinds;
mod leftover;
mod names;
mod plurals;
mod quotes;
mod weave;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

pub use kinds::{Distortion, DistortionKind, DistortionSeverity, Quote};

pub(super) use gaps::{Fitted, filled};
pub(super) use group::Page;
use group::{Group, groups};
use weave::{Side, Weave};

use crate::extract::mention;
use crate::extract::voice::{self, Voices};
use crate::value::date::{self, DateMention};
use crate::value::quantity::{self, Figure};

/// What all checks of two texts have in common.
struct Pages<'t> {
    original: Sheet<'t>,
    copy: Sheet<'t>,
}

/// What the checks read in a text.
struct Sheet<'t> {
    page: Page<'t>,
    figures: Vec<Figure>,
    dates: Vec<DateMention>,
    /// The tokens inside each pair of quotation marks.
    quotations: Vec<Range<usize>>,
    voices: OnceCell<Voices>,
    /// What its sentences say.
    sentences: OnceCell<BTreeSet<&'t str>>,
}

impl<'t> Sheet<'t> {
    fn new(page: Page<'t>) -> Sheet<'t> {
        Sheet {
            page,
            figures: quantity::figures(page.text),
            dates: date::read(page.text, page.published),
            quotations: quotes::quotations(page.text),
            voices: OnceCell::new(),
            sentences: OnceCell::new(),
        }
    }

    /// Who says what, read when it is first asked for.
    fn voices(&self) -> &Voices {
        self.voices.get_or_init(|| voice::read(self.page.text, &mention::read(self.page.text)))
    }

    /// Whether a sentence of another text stands here word for word.
    fn has_sentence(&self, other: &Sheet, sentence: usize) -> bool {
        let own = self
            .sentences
            .get_or_init(|| (0..self.page.text.sentences().len()).map(|at| self.sentence(at)).collect());
        own.contains(other.sentence(sentence))
    }

    fn sentence(&self, sentence: usize) -> &'t str {
        let text = self.page.text;
        text.span(text.sentences()[sentence].tokens()).of(text.source())
    }

    /// Whether the text has a word, by its stem.
    fn says(&self, stem: u32) -> bool {
        let print = self.page.print;
        print.by_stem.binary_search_by(|&word| print.stem(word).cmp(&stem)).is_ok()
    }

    /// Whether the text has these content words, by their stems, one behind the other.
    fn says_in_row(&self, stems: &[u32]) -> bool {
        let print = self.page.print;
        let Some(&first) = stems.first() else { return false };
        let from = print.by_stem.partition_point(|&word| print.stem(word) < first);
        let places = print.by_stem[from..].iter().take_while(|&&word| print.stem(word) == first).take(OFTEN);
        let follows = |&word: &u32| {
            let row = print.words.get(word as usize..word as usize + stems.len());
            row.is_some_and(|row| row.iter().map(|word| word.stem).eq(stems.iter().copied()))
        };
        places.copied().any(|word| follows(&word))
    }

    /// Whether some of the tokens are of a figure.
    fn is_figure(&self, tokens: &Range<usize>) -> bool {
        let at = self.figures.partition_point(|figure| figure.tokens.end <= tokens.start);
        self.figures.get(at).is_some_and(|figure| figure.tokens.start < tokens.end)
    }

    /// Whether some of the tokens are of a date.
    fn is_date(&self, tokens: &Range<usize>) -> bool {
        let at = self.dates.partition_point(|date| date.tokens().end <= tokens.start);
        self.dates.get(at).is_some_and(|date| date.tokens().start < tokens.end)
    }
}

/// A word is looked up at so many places at most.
const OFTEN: usize = 64;

/// A change, by the words of a weave.
struct Finding {
    kind: DistortionKind,
    severity: DistortionSeverity,
    original: Range<usize>,
    copy: Range<usize>,
    message: String,
}

/// A check of one kind of change.
type Check = fn(&Pages, &Weave) -> Vec<Finding>;

const CHECKS: &[Check] = &[
    figures::changed,
    dates::changed,
    names::changed,
    exchanges::changed,
    cues::changed,
    plurals::changed,
    breaks::changed,
    quotes::changed,
];

/// What the copy changed in its passages; `pairs`: stretch of the original, of the copy, and how well they fit.
pub(super) fn distortions(original: Page, copy: Page, pairs: &[(usize, usize, f32)]) -> Vec<Distortion> {
    let pairs = filled(original.print, copy.print, pairs);
    let weaves: Vec<Weave> = groups(original, copy, &pairs)
        .iter()
        .map(|group| weave(original, copy, group))
        .filter(|weave| !weave.is_verbatim())
        .collect();
    if weaves.is_empty() {
        return Vec::new();
    }
    let pages = Pages { original: Sheet::new(original), copy: Sheet::new(copy) };
    let mut distortions: Vec<Distortion> = weaves.iter().flat_map(|weave| by_words(&pages, weave)).collect();
    let exchanged: Vec<Exchange> = distortions.iter().filter_map(Exchange::of).collect();
    distortions.extend(weaves.iter().flat_map(|weave| by_speakers(&pages, weave, &exchanged)));
    distortions.sort_by_key(|d| (d.copy.span, d.original.span, d.kind));
    distortions.dedup_by(|later, earlier| later.is_within(earlier));
    let mut spellings = BTreeSet::new();
    distortions.retain(|d| d.kind != DistortionKind::NameChanged || spellings.insert(d.message.clone()));
    distortions
}

fn by_words(pages: &Pages, weave: &Weave) -> Vec<Distortion> {
    CHECKS.iter().flat_map(|check| check(pages, weave)).map(|found| found.distortion(weave)).collect()
}

fn by_speakers(pages: &Pages, weave: &Weave, exchanged: &[Exchange]) -> Vec<Distortion> {
    let found = attributions::changed(pages, weave, exchanged);
    found.into_iter().map(|found| found.distortion(weave)).collect()
}

/// Somebody in the place of somebody else, by their names: that another speaks then is no second change.
struct Exchange {
    was: String,
    is: String,
}

impl Exchange {
    fn of(distortion: &Distortion) -> Option<Exchange> {
        (distortion.kind == DistortionKind::EntityChanged)
            .then(|| Exchange { was: distortion.original.quote.clone(), is: distortion.copy.quote.clone() })
    }

    /// Whether the names of two speakers hold the two.
    fn explains(&self, speaker: &str, other: &str) -> bool {
        speaker.contains(&self.was) && other.contains(&self.is)
    }
}

fn weave<'t>(original: Page<'t>, copy: Page<'t>, group: &Group) -> Weave<'t> {
    Weave::new(original.side(&group.original), copy.side(&group.copy))
}

impl Finding {
    fn distortion(self, weave: &Weave) -> Distortion {
        Distortion {
            kind: self.kind,
            severity: self.severity,
            original: Quote::of(weave.original.text, weave.original.span(self.original)),
            copy: Quote::of(weave.copy.text, weave.copy.span(self.copy)),
            message: self.message,
        }
    }
}

/// Those of a text's things, in order of their tokens, that lie between a side's first word and its last.
fn within<'s, T>(things: &'s [T], side: &Side, tokens: impl Fn(&T) -> Range<usize>) -> &'s [T] {
    let Some(last) = side.count().checked_sub(1) else { return &[] };
    let (first, last) = (side.token(0), side.token(last));
    let from = things.partition_point(|thing| tokens(thing).end <= first);
    let until = things.partition_point(|thing| tokens(thing).start <= last);
    &things[from..until.max(from)]
}

/// The words as written.
fn said<'t>(side: &Side<'t>, words: Range<usize>) -> &'t str {
    side.span(words).of(side.text.source())
}
