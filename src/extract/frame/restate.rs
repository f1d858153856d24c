//! Figures that lean on another one: those that replace it, those it replaces, those that come on top.
//!
//! ```text
//! overtaken = ("an earlier version …" | "we reported earlier" | first … said) … figure … (later | but) … figure
//! restated  = ("the number" | "it") be figure | ("raised" | "put") ("the figure" | "it") ("to" | "at") figure
//!           | figure cue ("and" | ",") "later" figure | "later" somebody said figure
//! shared    = figure , somebody "at" figure | figure … figure "others" | figure , figure "from" …
//! earlier   = figure … "from" figure time
//! ```
//! A figure that leans takes attribute and subject from the one before it; one that was overtaken is not said.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Draft, Reading};
use crate::claim::{Attribute, Qualifiers};
use crate::extract::mention::{Tag, lemma};
use crate::lexicon::{Change, Correction, Forms, Function, WordClass};
use crate::span::Span;
use crate::value::date::DatePrecision;
use crate::value::quantity::{Figure, Part};
use crate::value::{Quantity, QuantityKind, Value};

/// Drops what was overtaken and adds what leans on the rest.
pub(crate) fn settle(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    drafts.sort_by_key(|draft| (value_start(draft).unwrap_or(0), draft.tokens.start));
    let leaning: Vec<Draft> =
        reading.figures.iter().filter_map(|figure| leaning(reading, figure, drafts)).collect();
    let starts: BTreeSet<usize> = leaning.iter().filter_map(value_start).collect();
    let replaced = |draft: &Draft| value_start(draft).is_some_and(|start| starts.contains(&start));
    drafts.retain(|draft| {
        !replaced(draft) && !is_overtaken(reading, draft) && !is_undated_earlier(reading, draft)
    });
    drafts.extend(leaning);
    for draft in drafts {
        further(reading, draft);
        locate(reading, draft);
        narrow(reading, draft);
    }
}

/// The rule of a figure that takes the place of another.
pub(in crate::extract) const RESTATED: &str = "restated";

/// The byte at which the figure of a draft starts.
fn value_start(draft: &Draft) -> Option<usize> {
    match &draft.value {
        Value::Quantity(quantity) => quantity.span.map(Span::start),
        _ => None,
    }
}

/// The token of a draft's figure.
fn figure_at<'r>(reading: &'r Reading<'_>, draft: &Draft) -> Option<&'r Figure> {
    let start = value_start(draft)?;
    let at = reading.figures.partition_point(|figure| byte(reading, figure) < start);
    reading.figures.get(at).filter(|figure| byte(reading, figure) == start)
}

fn byte(reading: &Reading<'_>, figure: &Figure) -> usize {
    reading.text.tokens()[figure.tokens.start].span().start()
}

// --- overtaken ---------------------------------------------------------------------------------------------------------

fn is_overtaken(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(figure) = figure_at(reading, draft) else { return false };
    let sentence = reading.sentence(draft.cue);
    if counts_people(draft) && is_counted_later(reading, draft, figure) {
        return true;
    }
    let first = |at: usize| reading.text.is_class(at, WordClass::FirstReport);
    let before = sentence.start..figure.tokens.start.min(draft.cue);
    let corrections = &reading.text.lexicon().witness.corrections;
    let taken_back = |at: usize| {
        reading.text.longest(corrections, at).is_some_and(|(_, words)| *words == Correction::Earlier)
    };
    let version =
        |at: usize| first(at) && reading.text.is_class(at + 1, WordClass::Version) || taken_back(at);
    if let Some(at) = before.clone().find(|&at| version(at)) {
        return !(at + 2..before.end).any(|at| reading.text.is_class(at, WordClass::Afterwards));
    }
    let report = |at: usize| {
        first(at)
            && (matches!(reading.tag(at + 1), Tag::Verb | Tag::Auxiliary)
                || reading.text.is(at.wrapping_sub(1), "at"))
    };
    let near = before.end.saturating_sub(FIRST_REPORT).max(before.start)..before.end;
    near.into_iter().any(report) && is_replaced_behind(reading, figure, &sentence)
}

/// A first report says its figure within so many tokens.
const FIRST_REPORT: usize = 14;

/// Whether another figure behind a word for "later" stands in the sentence, or opens the next.
fn is_replaced_behind(reading: &Reading<'_>, figure: &Figure, sentence: &Range<usize>) -> bool {
    let end = figure.tokens.end;
    let later = (end..sentence.end).find(|&at| reading.text.is_class(at, WordClass::Afterwards));
    let other = |from: usize, to: usize| {
        let at = reading.figures.partition_point(|other| other.tokens.start <= from);
        reading.figures.get(at).is_some_and(|other| other.tokens.start < to)
    };
    later.is_some_and(|at| other(at, sentence.end))
        || opens_with_figure_noun(reading, sentence.end) && other(sentence.end, sentence.end + 12)
}

fn opens_with_figure_noun(reading: &Reading<'_>, start: usize) -> bool {
    (start..start + 4).any(|at| reading.text.is_class(at, WordClass::FigureNoun))
}

/// `reported 11 dead | and later 16`: whether the next figure of the sentence is a later count of the same.
fn is_counted_later(reading: &Reading<'_>, draft: &Draft, figure: &Figure) -> bool {
    let at = reading.figures.partition_point(|other| other.tokens.start <= figure.tokens.start);
    let mut behind = reading.figures[at..].iter().take(LATER_FIGURES);
    let Some(next) = behind.find(|next| is_later_count(reading, next)) else { return false };
    let sentence = |figure: &Figure| reading.text.sentence_of(figure.tokens.start);
    let apart = sentence(next) - sentence(figure);
    apart == 0 && is_count(reading, draft) || apart < 2 && says_later(reading, next)
}

// --- leaning -----------------------------------------------------------------------------------------------------------

/// The draft of a figure that takes its meaning from another before it.
fn leaning(reading: &Reading<'_>, figure: &Figure, drafts: &[Draft]) -> Option<Draft> {
    let start = byte(reading, figure);
    let from = drafts.partition_point(|draft| value_start(draft).unwrap_or(0) < start);
    let near = drafts[from..].iter().take_while(|draft| value_start(draft).unwrap_or(0) == start);
    let own = near.filter(|draft| value_start(draft).is_some());
    let measured = matches!(figure.quantity.kind, QuantityKind::Money | QuantityKind::Percentage);
    let strong = own.clone().any(|draft| !is_weak(reading, draft));
    if strong && !(measured && is_earlier(reading, figure)) || !reading.is_fresh(figure.tokens.start) {
        return None;
    }
    let negated = figure.tokens.start.checked_sub(1).is_some_and(|at| reading.tag(at) == Tag::Negation);
    let bare = figure.quantity.kind == QuantityKind::Count && !negated;
    let same = |known: &&Draft| !is_of_another(reading, known, figure);
    if is_earlier(reading, figure) {
        let known = antecedent(reading, figure, drafts, Distance::Sentence).filter(same)?;
        return earlier(reading, figure, known);
    }
    if bare && is_shared(reading, figure) {
        let known = antecedent(reading, figure, drafts, Distance::Sentence).filter(same)?;
        return counts_people(known).then(|| shared(reading, figure, known));
    }
    if bare && is_later_count(reading, figure) {
        let said = says_later(reading, figure);
        let reach = if said { Distance::Passage } else { Distance::Sentence };
        let known = antecedent(reading, figure, drafts, reach).filter(|known| counts_people(known))?;
        let counted = is_count(reading, known) || said;
        return counted.then(|| like(reading, figure, known, RESTATED));
    }
    if bare && figure.head.is_none() && is_restated(reading, figure) {
        let known =
            antecedent(reading, figure, drafts, Distance::Passage).filter(|known| is_a_count(known))?;
        return Some(like(reading, figure, known, RESTATED));
    }
    None
}

/// Whether a figure without a unit may take the place of another: not that of a share or of a sum of money.
fn is_a_count(known: &Draft) -> bool {
    matches!(&known.value, Value::Quantity(quantity) if quantity.kind == QuantityKind::Count)
}

/// `the toll rose to 34 while | the number of | missing fell to 12`: whether the figure is one of something else than
/// what was counted before it in its sentence.
fn is_of_another(reading: &Reading<'_>, known: &Draft, figure: &Figure) -> bool {
    let number =
        |at: usize| reading.text.is_class(at, WordClass::FigureNoun) && reading.text.is(at + 1, "of");
    let behind = known.cue + 1..figure.tokens.start;
    let turns = |at: &usize| matches!(reading.tag(*at), Tag::Subordinator | Tag::Conjunction);
    let clause = behind.clone().rev().take(CLAUSE).find(turns);
    clause.is_some_and(|clause| (clause..behind.end).any(number))
}

/// The clause of a figure that names what it is of opens so many tokens before it.
const CLAUSE: usize = 14;

/// Whether a draft only says that something is counted.
fn is_weak(reading: &Reading<'_>, draft: &Draft) -> bool {
    let others = figure_at(reading, draft)
        .and_then(|figure| figure.head)
        .is_some_and(|head| reading.text.is_class(head, WordClass::Further));
    matches!(draft.rule, "counted noun, left out" | "sum of money" | "share")
        || others && matches!(draft.attribute, Attribute::Count(_))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Distance {
    Sentence,
    Passage,
}

/// The figure that another leans on: the last one before it with a meaning of its own.
fn antecedent<'d>(
    reading: &Reading<'_>,
    figure: &Figure,
    drafts: &'d [Draft],
    distance: Distance,
) -> Option<&'d Draft> {
    let start = byte(reading, figure);
    let end = drafts.partition_point(|draft| value_start(draft).unwrap_or(0) < start);
    let sentence = reading.text.sentence_of(figure.tokens.start);
    let reach = if distance == Distance::Sentence { 0 } else { 2 };
    let known = drafts[..end].iter().rev().take(12).find(|draft| {
        value_start(draft).is_some()
            && !is_weak(reading, draft)
            && !matches!(draft.attribute, Attribute::Age | Attribute::Duration | Attribute::Distance)
    })?;
    (reading.text.sentence_of(known.cue) + reach >= sentence).then_some(known)
}

fn counts_people(draft: &Draft) -> bool {
    matches!(
        draft.attribute,
        Attribute::Killed
            | Attribute::Injured
            | Attribute::KilledOrInjured
            | Attribute::Missing
            | Attribute::Detained
            | Attribute::Displaced
    )
}

/// A draft with the meaning of another.
fn like(reading: &Reading<'_>, figure: &Figure, known: &Draft, rule: &'static str) -> Draft {
    let quantity = figure.quantity.clone();
    let verb = figure.tokens.start.checked_sub(1).unwrap_or(figure.tokens.start);
    let cue = if reading.function(verb) == Function::Be { verb } else { figure.tokens.start };
    let value = Value::Quantity(quantity);
    let tokens = cue..figure.tokens.end;
    Draft::new(rule, known.about.clone(), known.attribute.clone(), value, tokens, cue)
        .with_scope(known.scope.clone())
}

/// `the number is eight`, `raised the figure to 62`, `put it at 12`, `it was 14`, `, the mayor at 12`.
fn is_restated(reading: &Reading<'_>, figure: &Figure) -> bool {
    let Some(before) = figure.tokens.start.checked_sub(1) else { return false };
    let sentence = reading.sentence(before);
    let near = sentence.start.max(before.saturating_sub(10))..before;
    let class = |class: WordClass| near.clone().any(|at| reading.text.is_class(at, class));
    let be = matches!(reading.function(before), Function::Be) || reading.text.is(before, "at");
    let it = before.checked_sub(1).is_some_and(|at| reading.text.is(at, "it"));
    if reading.text.is(before, "to") || reading.text.is(before, "at") {
        let of =
            |at: usize| reading.text.is_class(at, WordClass::FigureNoun) && reading.text.is(at + 1, "of");
        let other = near.clone().any(of);
        return class(WordClass::Restating) && (class(WordClass::FigureNoun) && !other || it);
    }
    let opens = near.clone().take(4).any(|at| reading.text.is_class(at, WordClass::FigureNoun));
    be && (opens && near.start == sentence.start || it)
}

/// `reported 11 dead and later | 16`, `put the toll at 11, then at | 16`, `an hour later he said | nine`: a bare figure
/// that closes its clause behind a word for later.
fn is_later_count(reading: &Reading<'_>, figure: &Figure) -> bool {
    let end = figure.tokens.end;
    let closed = end >= reading.sentence(figure.tokens.start).end || reading.tag(end) == Tag::Mark;
    figure.head.is_none() && figure.quantity.kind == QuantityKind::Count && closed && {
        let at = figure.tokens.start.checked_sub(1).filter(|&at| reading.text.is(at, "at"));
        let word = at.unwrap_or(figure.tokens.start).checked_sub(1);
        word.is_some_and(|word| is_later_on(reading, word)) || says_later(reading, figure)
    }
}

/// `, | then`, `and | later`: behind a joint.
fn is_later_on(reading: &Reading<'_>, word: usize) -> bool {
    let joint = |at: usize| matches!(reading.tag(at), Tag::Mark | Tag::Conjunction);
    reading.text.is_class(word, WordClass::LaterOn) && word.checked_sub(1).is_some_and(joint)
}

/// `an hour later he said | nine`
fn says_later(reading: &Reading<'_>, figure: &Figure) -> bool {
    let Some(verb) = figure.tokens.start.checked_sub(1) else { return false };
    let says = reading.text.lexicon().speech.cues.get(reading.text.id(verb)).is_some();
    let near = verb.saturating_sub(LATER_SAID).max(reading.sentence(verb).start)..verb;
    says && reading.tag(verb) == Tag::Verb
        && near.into_iter().any(|at| reading.text.is_class(at, WordClass::LaterOn))
}

/// `seven had died; | an | hour later he said nine`: another figure may stand between.
const LATER_FIGURES: usize = 2;

/// `later | the same mayor` said
const LATER_SAID: usize = 4;

/// Whether a figure is given as a count, `11 dead`, `the toll at 11`, and not by a verb of what was done: who killed 11
/// and later 16 killed 27.
fn is_count(reading: &Reading<'_>, draft: &Draft) -> bool {
    reading.tag(draft.cue) != Tag::Verb
}

/// `two others in Bohol`, `40 from one school`: people of the figure before.
fn is_shared(reading: &Reading<'_>, figure: &Figure) -> bool {
    let end = figure.tokens.end;
    let others = figure.head.is_some_and(|head| reading.text.is_class(head, WordClass::Further));
    let after = figure.head.map_or(end, |head| head + 1);
    let follows = reading.tag(after) == Tag::Preposition || reading.tag(after) == Tag::Mark;
    let left_out = figure.head.is_none()
        && reading.tag(end) == Tag::Preposition
        && !reading.text.is(end, "with")
        && !reading.text.is_class(end + 1, WordClass::Sum)
        && !is_object(reading, figure);
    let pronoun = reading.text.is_class(end + 1, WordClass::ObjectPronoun);
    let shared = others && follows && !is_object_of_another(reading, figure);
    let kept = figure.part == Some(Part::Excluded);
    // "on June 12 at his home"
    let day = reading.is_date(figure.tokens.start);
    (shared || left_out) && !pronoun && !kept && !day && figure.rate.is_none()
}

/// `driving | 40,000 from their homes`: the object of a verb of its own.
fn is_object(reading: &Reading<'_>, figure: &Figure) -> bool {
    let Some(before) = figure.tokens.start.checked_sub(1) else { return false };
    let forms = reading.text.lexicon().words.profile(reading.text.id(before)).forms;
    forms.has(Forms::ING) || reading.tag(before) == Tag::Verb
}

/// `trapping | 42 others`, `buried | 42 others`: a verb of its own says what became of them.
fn is_object_of_another(reading: &Reading<'_>, figure: &Figure) -> bool {
    let verb = figure.tokens.start.checked_sub(1).filter(|_| is_object(reading, figure));
    verb.is_some_and(|verb| reading.text.lexicon().events.harm.get(reading.text.id(verb)).is_none())
}

/// Others come on top; the rest are a part of the figure before.
fn shared(reading: &Reading<'_>, figure: &Figure, known: &Draft) -> Draft {
    let mut draft = like(reading, figure, known, "shared with the figure before");
    let others = figure.head.filter(|&head| reading.text.is_class(head, WordClass::Further));
    let end = others.map_or(figure.tokens.end, |head| head + 1);
    draft.tokens.end = end;
    match others {
        Some(_) => draft.scope.push(Qualifiers::OTHERS.to_owned()),
        None => draft.scope.extend(part(reading, end)),
    }
    draft.scope.sort();
    draft.scope.dedup();
    draft
}

/// The noun of the phrase that says of which part: `from one | school`.
fn part(reading: &Reading<'_>, preposition: usize) -> Option<String> {
    let mention = reading.mentions.at(preposition + 1)?;
    Some(lemma(reading.text, mention.head).to_lowercase())
}

/// Whether a figure is the one from which another came.
fn is_earlier(reading: &Reading<'_>, figure: &Figure) -> bool {
    let before = figure.tokens.start.checked_sub(1);
    let from = before.is_some_and(|at| reading.text.is_class(at, WordClass::EarlierFigure));
    figure.change == Some(Change::From) || from && figure.head.is_none()
}

/// An earlier sum or share whose time is not told: nobody could know of when it is.
fn is_undated_earlier(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(figure) = figure_at(reading, draft) else { return false };
    let measured = matches!(figure.quantity.kind, QuantityKind::Money | QuantityKind::Percentage);
    measured && (figure.change == Some(Change::From) || is_start_of_change(reading, figure))
}

/// `to 2.5 percent | from 2.75 percent on Thursday`: a day behind it is the day of the change.
fn is_start_of_change(reading: &Reading<'_>, figure: &Figure) -> bool {
    let start = figure.tokens.start;
    let from = start.checked_sub(1).is_some_and(|at| reading.text.is(at, "from"));
    let behind = reading.dates_in(figure.tokens.end..figure.tokens.end + 3).next();
    let then = behind.is_some_and(|date| date.precision() != DatePrecision::Day);
    let at = reading.figures.partition_point(|other| other.tokens.start < start);
    let to = at.checked_sub(1).map(|before| &reading.figures[before]).is_some_and(|before| {
        before.tokens.end + 1 == start && reading.text.is(before.tokens.start.wrapping_sub(1), "to")
    });
    from && to && !then
}

/// The earlier figure, as of the time behind it; without one it is not said.
fn earlier(reading: &Reading<'_>, figure: &Figure, known: &Draft) -> Option<Draft> {
    let end = figure.tokens.end;
    if is_start_of_change(reading, figure) {
        return None;
    }
    let date = reading.dates_in(end..end + 4).next()?.range()?;
    let mut draft = like(reading, figure, known, "earlier figure");
    let Value::Quantity(Quantity { kind, unit, .. }) = &known.value else { return None };
    if let Value::Quantity(own) = &mut draft.value
        && own.unit.is_none()
    {
        (own.kind, own.unit) = (*kind, unit.clone());
    }
    Some(Draft { as_of: Some(date), ..draft })
}

// --- changed in place --------------------------------------------------------------------------------------------------

/// `revised from 38 to 35`: the figure that holds is the second, and it alone is stated.
fn narrow(reading: &Reading<'_>, draft: &mut Draft) {
    let Some(figure) = figure_at(reading, draft) else { return };
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let Value::Quantity(quantity) = &mut draft.value else { return };
    let turned = quantity.text.get(..5).is_some_and(|from| from.eq_ignore_ascii_case("from "));
    let Some(best) = quantity.best.filter(|_| turned) else { return };
    (quantity.low, quantity.high) = (Some(best), Some(best));
    if let Some(to) = (start..end).rev().find(|&at| reading.text.is(at, "to")) {
        let span = reading.text.span(to + 1..end);
        span.of(reading.text.source()).clone_into(&mut quantity.text);
        quantity.span = Some(span);
        quantity.plausible = None;
    }
}

/// `12 died in Cebu`, `in Cebu, 12 died`: where a count was taken, by the phrase of place right behind it or at the
/// start of its sentence.
fn locate(reading: &Reading<'_>, draft: &mut Draft) {
    if draft.place.is_some() || value_start(draft).is_none() || !may_be_local(&draft.attribute) {
        return;
    }
    let end = draft.tokens.end;
    let behind = reading.place_after(end).filter(|(tokens, _)| tokens.start <= end + 1);
    let start = reading.sentence(draft.cue).start;
    let ahead = || {
        let led = reading.tag(start) == Tag::Preposition && start < draft.tokens.start;
        let (tokens, place) = reading.place_after(start).filter(|_| led)?;
        let to_count = reading.text.word(tokens.end) == "," || tokens.end + 1 >= draft.tokens.start;
        (tokens.start == start && to_count).then_some((tokens, place))
    };
    let area = || (end..end + 2).find_map(|at| area(reading, at));
    draft.place = behind.or_else(ahead).map(|(_, place)| place.name).or_else(area);
}

/// `across | the region`: where a count was taken, without a name.
fn area(reading: &Reading<'_>, at: usize) -> Option<String> {
    let led = reading.tag(at) == Tag::Preposition && reading.text.is_class(at, WordClass::PlaceWord);
    let noun = at + 2;
    let definite = led && reading.text.is_class(at + 1, WordClass::Definite);
    (definite && reading.text.is_class(noun, WordClass::WideArea))
        .then(|| reading.text.line(at + 1..noun + 1))
}

/// Counts of people and things have a place of their own; ages and distances have none.
fn may_be_local(attribute: &Attribute) -> bool {
    !matches!(
        attribute,
        Attribute::Age
            | Attribute::Distance
            | Attribute::Duration
            | Attribute::Bounty
            | Attribute::Population
    )
}

/// `12 more`, `another three`, `a further 20`: no total.
fn further(reading: &Reading<'_>, draft: &mut Draft) {
    let Some(figure) = figure_at(reading, draft).filter(|_| counts_people(draft)) else { return };
    let is = |at: usize| reading.text.is_class(at, WordClass::Further) && !reading.text.is(at + 1, "than");
    let before = figure.tokens.start.checked_sub(1).is_some_and(is) || is(figure.tokens.start);
    let by = figure.change == Some(Change::RoseBy);
    let known = draft.scope.iter().any(|word| word == Qualifiers::OTHERS);
    if (before || is(figure.tokens.end) || by) && !known {
        draft.scope.push(Qualifiers::OTHERS.to_owned());
        draft.scope.sort();
    }
}
