//! The day on which a stretch says that it happened.
//!
//! ```text
//! day = a date of the stretch that no reason refuses: the day of what is named ("Sunday's fire") first, then the
//!       shortest span, then the nearest to the words for what happened
//! ```
//! The reasons are [`REASONS`]: why a date is the day of something else.

use std::ops::Range;

use super::bundle::MONTH;
use super::clue::{Clues, Mark};
use super::harm::{Harm, HarmKind};
use super::model::EventType;
use super::victims::Share;
use crate::extract::block::is_stamp;
use crate::extract::mention::Tag;
use crate::extract::slated::is_slated;
use crate::extract::verdict::is_day_of_verdict;
use crate::extract::{record, recount};
use crate::lexicon::{Noun, WordClass};
use crate::value::DateRange;
use crate::value::date::{DateBound, DateMention, DatePrecision};

/// What a date is asked about: the tokens and the marks of its stretch.
struct Told<'a> {
    tokens: &'a Range<usize>,
    marks: &'a [Mark],
}

/// Why a date is not the day on which it happened.
type Reason = fn(&Clues<'_, '_>, &DateMention, &Told<'_>) -> bool;

const REASONS: &[(&str, Reason)] = &[
    ("a limit and no day, or the day of the last so great", |clues, date, told| {
        clues.is_bound_or_record(date, told)
    }),
    ("the day of the telling", |clues, date, _| clues.is_date_of_saying(date)),
    ("the day of a count", |clues, date, _| {
        recount::is_day_of_count(clues.text, clues.mentions, &date.tokens())
    }),
    ("the day of an earlier count", |clues, date, _| clues.is_of_earlier_count(date)),
    ("the day on which more died", |clues, date, _| clues.is_date_of_late_death(date)),
    ("the day from which it is counted back", |clues, date, _| clues.is_later(date)),
    ("a day that was given up", |clues, date, _| is_slated(clues.text, clues.mentions, &date.tokens())),
    ("the day of the verdict", |clues, date, _| {
        is_day_of_verdict(clues.text, clues.mentions, &date.tokens())
    }),
    ("the day of what is done about it", |clues, date, told| clues.is_of_aftermath(date, told)),
    ("the day of a court or a memorial", |clues, date, told| {
        let told_of = !clues.harms_in(told.tokens).is_empty() || told.marks.iter().any(is_violent);
        told_of && clues.is_of_court(date, told.marks)
    }),
    ("the day on which it is remembered", |clues, date, _| clues.is_of_remembrance(date)),
    ("a year or month of what somebody did", |clues, date, _| clues.is_of_somebody(date)),
    ("the dateline", |clues, date, _| clues.is_dateline(date)),
    ("the date of the page", |clues, date, _| clues.is_stamp(date)),
    ("the day of something told beside it", |clues, date, told| clues.dates_another(date, told)),
];

/// `three days after` starts within so many tokens behind the later day.
const LATER: usize = 4;

/// An anniversary stands so many tokens behind the day on which it is marked.
const REMEMBRANCE: usize = 10;

/// An hour of the day has so many digits.
const HOUR: usize = 4;

/// `the fire | that | had then | killed 44`
const RELATIVE: usize = 4;

/// `the anniversary | of the | 2020 attack`
const REMEMBERED: usize = 4;

impl Clues<'_, '_> {
    /// The day or days on which it is said to have happened.
    pub(super) fn date(&self, tokens: &Range<usize>, marks: &[Mark]) -> Option<DateRange> {
        let told = Told { tokens, marks };
        let from = self.dates.partition_point(|date| date.tokens().start < tokens.start);
        let here = self.dates[from..].iter().take_while(|date| date.tokens().start < tokens.end);
        let on = here.filter(|date| !REASONS.iter().any(|(_, holds)| holds(self, date, &told)));
        let cues: Vec<usize> = self.harms[self.harms_in(tokens)].iter().map(|harm| harm.cue).collect();
        // "linked to bombings in January that killed 20 and a plot last week": each has its own
        let listed = marks.iter().filter(|mark| !mark.verb).count() > 1 && !cues.is_empty();
        let named = marks.iter().filter(|_| !listed).map(|mark| mark.tokens.start);
        let words: Vec<usize> = cues.iter().copied().chain(named).collect();
        let far = |at: usize| words.iter().map(|word| word.abs_diff(at)).min().unwrap_or(0);
        let ranked = on.filter_map(|date| {
            let range = bare(date)?;
            let (days, far) = (days(range), far(date.tokens().start) as i32);
            let rank = if listed { (far, days) } else { (days, far) };
            let of_other = !self.owns(date, marks);
            let of_deed = !of_other || self.is_of_deed_in_court(date, marks);
            Some(((of_other, !of_deed, rank), range))
        });
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, range)| range)
    }

    /// `Thousands marched on Saturday. | Clashes broke out`: the day that the sentence before gives, which tells of no
    /// event itself.
    pub(super) fn day_before(&self, sentence: usize) -> Option<DateRange> {
        let tokens = self.text.sentences()[sentence.checked_sub(1)?].tokens();
        let told = Told { tokens: &tokens, marks: &[] };
        let from = self.dates.partition_point(|date| date.tokens().start < tokens.start);
        let here = self.dates[from..].iter().take_while(|date| date.tokens().start < tokens.end);
        let mut on = here.filter(|date| !REASONS.iter().any(|(_, holds)| holds(self, date, &told)));
        let day = bare(on.next()?).filter(|range| days(*range) == 0);
        day.filter(|_| on.next().is_none())
    }

    /// `in May`: whether a stretch is dated by a month, and the text does not tell of which year.
    pub(super) fn is_of_month(&self, tokens: &Range<usize>) -> bool {
        let from = self.dates.partition_point(|date| date.tokens().start < tokens.start);
        let mut here = self.dates[from..].iter().take_while(|date| date.tokens().start < tokens.end);
        here.any(|date| {
            let month = date.precision() == DatePrecision::Month && date.range().is_none();
            month && date.bound() == DateBound::On
        })
    }

    /// `Sunday's fire`, `the 2019 | bombing`: whether a word for what happened stands right behind whose it is, or
    /// which.
    fn owns(&self, date: &DateMention, marks: &[Mark]) -> bool {
        let tokens = date.tokens();
        let near = tokens.end..tokens.end + OWNED;
        let owner = recount::is_owner(self.text, self.mentions, &tokens);
        let which = |mark: &Mark| {
            let phrase = self.mentions.at(mark.tokens.end - 1);
            phrase.is_some_and(|phrase| phrase.tokens.contains(&(tokens.end - 1)))
        };
        let remembered = (tokens.start.saturating_sub(REMEMBERED)..tokens.start)
            .any(|at| self.text.is_class(at, WordClass::Remembrance));
        let named = |mark: &&Mark| !mark.verb && !remembered && near.contains(&mark.tokens.start);
        marks.iter().filter(named).any(|mark| owner || which(mark))
    }

    fn is_bound_or_record(&self, date: &DateMention, told: &Told<'_>) -> bool {
        let record = record::is_date_of_record(self.text, date.tokens().start);
        let here = record && record::is_date_of_record(self.text, told.tokens.start);
        let owner = recount::is_owner(self.text, self.mentions, &date.tokens());
        !here && (record || date.bound() != DateBound::On && !owner)
    }

    /// `up from nine | on Monday`, `which was 15 | on Monday`: a day on which a figure stood.
    fn is_of_earlier_count(&self, date: &DateMention) -> bool {
        let start = date.tokens().start;
        let on = start.checked_sub(1).filter(|&on| self.mentions.tag(on) == Tag::Preposition);
        let end = on.unwrap_or(start);
        let figure = end.checked_sub(1).filter(|&figure| self.mentions.tag(figure) == Tag::Number);
        let Some(before) = figure.and_then(|figure| figure.checked_sub(1)) else { return false };
        // "from 0900 on Monday": an hour
        let figure = self.text.word(before + 1);
        let hour = figure.len() == HOUR && figure.bytes().all(|byte| byte.is_ascii_digit());
        let stood = ["was", "from"].iter().any(|word| self.text.is(before, word));
        stood && !hour && !recount::is_owner(self.text, self.mentions, &date.tokens())
    }

    /// `gathered on Tuesday to mark the fifth | anniversary of the attack`
    fn is_of_remembrance(&self, date: &DateMention) -> bool {
        let end = date.tokens().end;
        let sentence = self.text.sentences()[self.text.sentence_of(end - 1)].tokens();
        let near = end..sentence.end.min(end + REMEMBRANCE);
        let remembered = near.into_iter().find(|&at| self.text.is_class(at, WordClass::Remembrance));
        // "killed 12 on Tuesday, the anniversary of": on that day too
        if self.text.is(end, ",") && self.tells_own(&(sentence.start..date.tokens().start)) {
            return false;
        }
        remembered.is_some_and(|at| self.text.is(at + 1, "of") || self.text.is(at + 1, "for"))
    }

    /// `on Monday jailed three | over the fire that killed 44`: a day before the words for what is done about what
    /// happened.
    fn is_of_aftermath(&self, date: &DateMention, told: &Told<'_>) -> bool {
        let dated = date.tokens();
        let owner = recount::is_owner(self.text, self.mentions, &dated);
        let before = !self.harms_in(&(told.tokens.start..dated.start)).is_empty();
        if owner || before || told.marks.iter().any(|mark| self.comes_about(mark, dated.start)) {
            return false;
        }
        let Some(harm) = self.harms[self.harms_in(&(dated.end..told.tokens.end))].first() else {
            return false;
        };
        let named =
            |mark: &&Mark| !mark.verb && dated.end <= mark.tokens.start && mark.tokens.end <= harm.cue;
        let Some(mark) = told.marks.iter().find(named) else { return false };
        let phrase =
            self.mentions.at(mark.tokens.start).map_or(mark.tokens.start, |mention| mention.tokens.start);
        let concerns = phrase.checked_sub(1).is_some_and(|at| self.text.is_class(at, WordClass::Concerning));
        let relative = |at: usize| self.mentions.tag(at) == Tag::Relative || self.text.is(at, "that");
        let told_of = (harm.cue.saturating_sub(RELATIVE).max(mark.tokens.end)..harm.cue).any(relative);
        phrase >= dated.end && concerns && told_of
    }

    /// `its worst | attack | came in May, with a bombing that killed 44`: whether the day behind a word for violence is
    /// the day of just this, which nothing was done about.
    fn comes_about(&self, mark: &Mark, day: usize) -> bool {
        let phrase = self.mentions.at(mark.tokens.start);
        let heads = phrase.filter(|phrase| phrase.head + 1 == mark.tokens.end && mark.tokens.end <= day);
        let governed = |at: usize| self.mentions.tag(at) == Tag::Preposition;
        !mark.verb
            && is_violent(mark)
            && heads.is_some_and(|phrase| !phrase.tokens.start.checked_sub(1).is_some_and(governed))
    }

    /// `detained the man | who | repaired the bridge last year`
    fn is_of_somebody(&self, date: &DateMention) -> bool {
        let long = date.range().is_some_and(|range| days(range) >= MONTH);
        let start = date.tokens().start;
        let sentence = self.text.sentences()[self.text.sentence_of(start)].tokens();
        let verb = recount::verb_before(self.text, self.mentions, start, &sentence).filter(|_| long);
        let Some(verb) = verb else { return false };
        let subject = self.mentions.group_before(verb).start.checked_sub(1);
        let deed = !self.harms_in(&(verb..verb + 1)).is_empty() || self.verb(verb).is_some();
        !deed && subject.is_some_and(|who| self.text.is_class(who, WordClass::Who))
    }

    /// `on Thursday, | three days after the dam burst`
    fn is_later(&self, date: &DateMention) -> bool {
        let end = date.tokens().end;
        let time = |at: &usize| self.text.lexicon().words.profile(self.text.id(*at)).noun == Noun::Time;
        let span = (end..end + LATER).find(time);
        let sentence = self.text.sentences()[self.text.sentence_of(end - 1)].tokens();
        let beside = (end..end + LATER).any(|at| self.turns_aside(at));
        let after = span.is_some_and(|time| self.text.is(time + 1, "after"));
        after && !beside && !self.tells_own(&(sentence.start..end))
    }

    /// Whether it dates the page: not so `Sunday's` storm, though it opens the text.
    fn is_stamp(&self, date: &DateMention) -> bool {
        let tokens = date.tokens();
        let owner = recount::is_owner(self.text, self.mentions, &tokens);
        !owner && is_stamp(self.text, self.mentions, &tokens)
    }

    /// Whether a date is of something told beside what happened: of what was done when a known attack is only named,
    /// or of the peaceful thing that it stands next to.
    fn dates_another(&self, date: &DateMention, told: &Told<'_>) -> bool {
        let marks = told.marks;
        if marks.is_empty() || !self.harms_in(told.tokens).is_empty() {
            return false;
        }
        let at = date.tokens().start;
        let nearest = marks.iter().min_by_key(|mark| mark.tokens.start.abs_diff(at));
        let beside_peace = nearest.is_some_and(|mark| mark.kind == EventType::Other)
            && marks.iter().any(|mark| mark.kind != EventType::Other);
        let known = marks.iter().all(|mark| mark.definite);
        beside_peace || known && !marks.iter().any(|mark| self.is_day_of(mark, date))
    }

    /// Whether no verb parts a date from a noun before it but its own, and none at all from one behind it.
    fn is_day_of(&self, mark: &Mark, date: &DateMention) -> bool {
        let dated = date.tokens();
        let verbs = |between: Range<usize>| between.filter(|&at| self.mentions.tag(at) == Tag::Verb).count();
        if mark.tokens.start < dated.start {
            verbs(mark.tokens.end..dated.start) <= 1
        } else {
            verbs(dated.end..mark.tokens.start) == 0
        }
    }

    /// `LIMA, 3 Jan 90 --`: a date before the dash that opens the text.
    fn is_dateline(&self, date: &DateMention) -> bool {
        let line = 0..self.text.tokens().len();
        self.text.dateline_end(line).is_some_and(|end| date.tokens().end <= end)
    }

    /// `said on Friday`, `said for the first time on Monday`: the day of the telling. "Friday's shooting" is not,
    /// whatever verb stands before it.
    fn is_date_of_saying(&self, date: &DateMention) -> bool {
        recount::is_day_of_saying(self.text, self.mentions, &date.tokens())
    }

    /// `rose to 14 after two people died on Sunday`: a day on which only those died who came on top.
    fn is_date_of_late_death(&self, date: &DateMention) -> bool {
        let tokens = date.tokens();
        // "two more died after Sunday's fire"
        if recount::is_owner(self.text, self.mentions, &tokens) {
            return false;
        }
        let sentence = self.text.sentences()[self.text.sentence_of(tokens.start)].tokens();
        let verb = recount::verb_before(self.text, self.mentions, tokens.start, &sentence);
        // "three were killed on Saturday, and a fourth died on Sunday"
        let one_more = |harm: &Harm| {
            let before = self.harms_in(&(sentence.start..harm.cue));
            !before.is_empty() && harm.victims.iter().all(|victims| victims.further && victims.nth.is_some())
        };
        let newly = |harm: &Harm| {
            harm.kind == HarmKind::Killed && harm.victims.iter().all(|victims| victims.share == Share::Newly)
                || one_more(harm)
        };
        let of = |verb: usize| &self.harms[self.harms_in(&(verb..verb + 1))];
        verb.is_some_and(|verb| of(verb).iter().any(newly))
    }
}

fn is_violent(mark: &Mark) -> bool {
    !matches!(mark.kind, EventType::Arrest | EventType::Other)
}

/// The day that is named, of `after Sunday's fire` too.
fn bare(date: &DateMention) -> Option<DateRange> {
    let range = date.range()?;
    let day = match date.bound() {
        DateBound::After => range.earliest?.plus(-1),
        DateBound::Before => range.latest?.plus(1),
        _ => return Some(range),
    };
    (date.precision() == DatePrecision::Day).then_some(DateRange { earliest: day, latest: day })
}

/// What happened is named within so many tokens behind its day: `Sunday's deadly factory | fire`.
const OWNED: usize = 4;

/// The number of days of a range; the greatest where it is open.
pub(super) fn days(range: DateRange) -> i32 {
    match (range.earliest, range.latest) {
        (Some(a), Some(b)) => b.number() - a.number(),
        _ => i32::MAX,
    }
}
