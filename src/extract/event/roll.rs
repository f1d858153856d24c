//! People who are named one by one behind a word for all of them.
//!
//! ```text
//! roll = word [ "," | ":" | "–" | "(" ] name { ("," | ";" | "and") name }     her three sons Paul, Max and Leo
//! word = figure noun of people | noun of kin
//! name = [ age ] name [ "," age | "(" … ")" ] [ "," description ]            12-year-old Amy · Amy, 12 · Amy (12)
//! ```
//! Where a figure counts them, the names are parts of it and no more than it says; else each name is one.

use std::ops::Range;

use super::list::is_one;
use super::victims::{Scene, Share, Victims, Who, one};
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::lexicon::FrameCue;
use crate::lexicon::events::Turn;
use crate::value::quantity::{Figure, OLDEST};

/// A roll that no figure bounds has no more names: a longer one is a text of its own.
const NAMES: usize = 60;
/// So many descriptions stand behind a name of a roll: its age, what somebody is.
const DESCRIPTIONS: usize = 3;

/// What a clause tells of one of a list has fewer words.
const CLAUSE: usize = 24;

/// People named one by one.
pub(super) struct Roll {
    /// Those whom a figure counts, if one does, and each who is named.
    pub(super) people: Vec<Victims>,
    /// Where it was read up to.
    pub(super) end: usize,
}

/// The word for all whom a roll names.
struct Word {
    /// Those whom it counts.
    counted: Option<Victims>,
    /// Whether it tells whose they are: `sons`.
    kin: bool,
    /// Whether the first name stands right behind it, by no mark.
    direct: bool,
    /// Where the names start.
    names: usize,
    /// The parts that all of them belong to.
    scope: Vec<&'static str>,
}

impl Scene<'_> {
    /// Past more words for those counted last: a name, a second noun.
    pub(super) fn past_more_words(&self, found: &[Victims], at: usize) -> Option<usize> {
        self.past_own_name(found, at).or_else(|| self.past_second_noun(found, at))
    }

    /// `40 rebels | and jihadists | and 12 civilians`: past the second noun of one figure.
    fn past_second_noun(&self, found: &[Victims], joint: usize) -> Option<usize> {
        let joins = self.tag(joint) == Tag::Conjunction;
        found.last().filter(|last| joins && last.tokens.end == joint && !last.is_person())?;
        let (at, next) = (joint + 1, joint + 2);
        let bare = self.tag(at) == Tag::Noun && self.names_people(at);
        let goes_on = self.tag(next) == Tag::Conjunction || self.is(next, ",");
        (bare && goes_on).then_some(next)
    }

    /// The roll that opens at a token with the word for all whom it names.
    pub(super) fn roll(&self, at: usize, end: usize, share: Share) -> Option<Roll> {
        let word = self.word_of_roll(at, end, share)?;
        let bound = word.counted.as_ref().and_then(|counted| counted.quantity.best).unwrap_or(NAMES as f64);
        let mut people: Vec<Victims> = Vec::new();
        let (mut next, mut read) = (word.names, word.names);
        while next < end && (people.len() as f64) < bound.min(NAMES as f64) {
            let Some(name) = self.enrolled(next, &word) else { break };
            read = self.past_descriptions(name.tokens.end, end);
            people.push(name);
            let Some(joined) = self.past_joint(read, end) else { break };
            next = joined;
        }
        let several = people.len() > 1 && (word.kin || people.len() as f64 == bound);
        if people.is_empty() || !(several || word.direct && word.kin) {
            return None;
        }
        let part = if word.counted.is_some() { Share::Part } else { share };
        let scope = if word.counted.is_some() { Vec::new() } else { word.scope };
        for name in &mut people {
            (name.share, name.scope) = (part, scope.clone());
        }
        Some(Roll { people: word.counted.into_iter().chain(people).collect(), end: read })
    }

    /// `her three sons`, `their children`, `two guards`, with the first name right behind it or behind a mark.
    fn word_of_roll(&self, at: usize, end: usize, share: Share) -> Option<Word> {
        let all = self.mentions.at(at).filter(|all| all.tokens.start == at && all.tokens.end <= end)?;
        let stop = if all.named { all.name.start } else { all.tokens.end };
        let last = stop.checked_sub(1).filter(|&last| last >= at)?;
        let plural = self.text.lexicon().words.profile(self.text.id(last)).plural;
        let kin = plural && self.has(last, Turn::Kin);
        // "the couple's | three | daughters"
        let heads = |figure: &&Figure| figure.head == Some(last);
        let figures = self.figures_in(at..stop);
        let figure =
            figures.iter().find(heads).or(figures.first()).filter(|figure| figure.tokens.end <= last);
        let counted = figure.and_then(|figure| self.counted(figure, stop, share));
        let counted = counted.filter(|counted| !is_one(counted) && counted.quantity.best.is_some());
        let direct = all.named;
        let opened = matches!(self.text.word(stop), "," | ":" | "(" | "-" | "\u{2013}" | "\u{2014}");
        let names = if direct { stop } else { stop + 1 };
        let known = kin || counted.is_some() && plural;
        (known && (direct || opened)).then(|| Word {
            counted,
            kin,
            direct,
            names,
            scope: self.scope(&(at..stop)),
        })
    }

    /// The name of a roll that starts at a token, with an age before it or what somebody is by it.
    fn enrolled(&self, at: usize, word: &Word) -> Option<Victims> {
        let mention = self.mentions.at(at).filter(|mention| mention.named && mention.name.start >= at)?;
        let first = at == word.names && word.direct;
        let opens = first || mention.tokens.start == at;
        // "three children – Amy (4), | her sister Ida (5)": one of those counted, who are told of by no kinship
        let kin = self.tag(at) == Tag::Possessive && mention.name.start > at + 1;
        let counted_kin =
            kin && word.counted.is_some() && !word.kin && self.has(mention.name.start - 1, Turn::Kin);
        let whose = !first && !counted_kin && matches!(self.tag(at), Tag::Possessive | Tag::Genitive);
        let counted = !first && self.figure_at(at).is_some_and(|figure| figure.noun.is_some());
        let person = match mention.kind {
            MentionKind::Person | MentionKind::Other => true,
            // "their daughters Florence and Paris"
            MentionKind::Place => word.kin && mention.name.len() == 1,
            MentionKind::Group => first,
            _ => false,
        };
        let aged = || self.is_aged_name(mention, at);
        let bare = first || mention.name.start == at || self.tag(at) == Tag::Noun || counted_kin || aged();
        (opens && person && bare && !whose && !counted).then(|| {
            let name = mention.name.clone();
            let known = Victims::new(one(self.text, name.clone()), at..name.end);
            Victims { who: Who::Named, entity: Some(mention.entity), ..known }
        })
    }

    /// `59-year-old | Mona Holm`, `a 20-year-old son | Ole Holm`
    fn is_aged_name(&self, mention: &Mention, at: usize) -> bool {
        !self.figures_in(at..mention.name.start).is_empty()
    }

    /// `Amy | , 12 |`, `Amy | (12) |`, `Ann Poe | , 40, a nurse |`: past what is said of a name in a roll.
    pub(super) fn past_descriptions(&self, at: usize, end: usize) -> usize {
        (0..DESCRIPTIONS).fold(at, |at, _| self.past_description(at, end)).min(end)
    }

    fn past_description(&self, at: usize, end: usize) -> usize {
        if let Some(close) = self.bracket(at, end) {
            return close + 1;
        }
        if !self.is(at, ",") {
            return at;
        }
        let aged = at + 1 + usize::from(self.has(at + 1, Turn::Ages));
        let opens = |figure: &&Figure| (at + 1..=aged).contains(&figure.tokens.start);
        let age = self.figure_at(aged).filter(opens).filter(|figure| figure.noun.is_none());
        let years = |best: Option<f64>| best.is_some_and(|best| best > 0.0 && best <= OLDEST);
        if let Some(age) = age.filter(|age| years(age.quantity.best) && self.ends_entry(age.tokens.end)) {
            return age.tokens.end;
        }
        let what = self.mentions.at(at + 1).filter(|what| what.tokens.start == at + 1);
        let one = what.filter(|what| !what.named && !what.plural && what.kind == MentionKind::Person);
        one.filter(|one| self.has(at + 1, Turn::Article) && self.ends_entry(one.tokens.end))
            .map_or(at, |one| one.tokens.end)
    }

    /// `Ann Roe |, 40, who worked in Orm, and | Tom Hill, 31.`: past what is told of one of a list by a clause, before
    /// the next, who has an age; behind him no verb is left but those of such clauses.
    pub(super) fn past_relative(&self, last: Option<&Victims>, at: usize, end: usize) -> Option<usize> {
        last.filter(|last| last.is_named())?;
        let comma = self.past_descriptions(at, end);
        let who = Some(comma + 1).filter(|&who| self.is(comma, ",") && self.tag(who) == Tag::Relative)?;
        let marks = (who..end.min(who + CLAUSE)).filter(|&at| matches!(self.text.word(at), "," | ";"));
        let next = |mark: usize| mark + 1 + usize::from(self.tag(mark + 1) == Tag::Conjunction);
        let aged = |at: &usize| {
            let name = self.mentions.at(*at).filter(|name| name.named && name.tokens.start == *at);
            name.is_some_and(|name| self.past_age(name.tokens.end) > name.tokens.end)
        };
        marks.map(next).find(aged).filter(|&next| !self.has_verb_outside(next..end))
    }

    /// `kills 9, | 14 | trapped`: whether a bare figure behind a comma has a participle of its own.
    pub(super) fn starts_headline_clause(&self, victims: &Victims) -> bool {
        let (start, end) = (victims.tokens.start, victims.tokens.end);
        let bare = self.figure_at(start).is_some_and(|figure| figure.tokens == victims.tokens);
        let comma = start > 0 && self.is(start - 1, ",");
        let gone = self.text.lexicon().cues.get(self.text.id(end)) == Some(&FrameCue::Missing);
        bare && comma && (gone || self.tag(end) == Tag::Verb && self.is_of_verb(end))
    }

    /// Whether a verb stands in a list that is in none of the clauses told of its people.
    fn has_verb_outside(&self, list: Range<usize>) -> bool {
        let mut told = false;
        list.into_iter().take(CLAUSE * DESCRIPTIONS).any(|at| {
            told |= self.tag(at) == Tag::Relative;
            told &= !matches!(self.text.word(at), "," | ";");
            !told && matches!(self.tag(at), Tag::Verb | Tag::Auxiliary)
        })
    }

    /// Whether what is said of a name ends before a token: at a mark, a joint or a verb.
    fn ends_entry(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Mark | Tag::Conjunction | Tag::Verb | Tag::Auxiliary)
            || at >= self.text.tokens().len()
    }

    /// `Amy | , and | Ben`, `Amy | ; | Ben`: past what joins the next name of a roll.
    fn past_joint(&self, at: usize, end: usize) -> Option<usize> {
        if self.is(at, ";") && self.opens_clause(at + 1, end) {
            return None;
        }
        let mark = usize::from(matches!(self.text.word(at), "," | ";"));
        let and = usize::from(self.tag(at + mark) == Tag::Conjunction || self.text.word(at + mark) == "&");
        (mark + and > 0).then_some(at + mark + and)
    }
}
