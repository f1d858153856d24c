//! Whether the next people of a list do something themselves.

use crate::extract::event::victims::{Scene, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::Forms;

/// The verb of a clause stands fewer tokens behind the semicolon before it.
const CLAUSE: usize = 20;

impl Scene<'_> {
    /// `…, and 30 people | injured`, `and a guard | said`: whether the victims have a verb of their own. Behind
    /// "the death of" an auxiliary is the death's.
    pub(super) fn does_next(&self, victims: &Victims, first: usize) -> bool {
        let end = victims.tokens.end;
        let lexicon = self.text.lexicon();
        let nominal = first > 0 && self.is(first - 1, "of");
        let verb = |at: usize| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary);
        let behind = || self.past_modifiers(end, self.text.tokens().len());
        self.text.longest(&lexicon.events.harm, end).is_some()
            || self.tag(end) == Tag::Auxiliary && !nominal
            || self.says(end)
            || victims.entity.is_none() && !nominal && behind() > end && verb(behind())
            || victims.is_person() && self.says(behind())
            || (victims.is_named() || victims.is_nobody()) && self.acts(end)
            || self.speaks_with_another(end)
            || self.starts_headline_clause(victims)
            || victims.tokens.len() == 1
                && victims.entity.is_none()
                && !victims.is_person()
                && self.is(end, "with")
            || victims.is_person() && self.speaks_by_name(end)
            || self.opens_main(first, victims.tokens.start)
            || self.shares_verb(first, victims)
    }

    /// `…, and Ann Roe | fled`
    pub(super) fn acts(&self, at: usize) -> bool {
        let forms = self.text.lexicon().words.profile(self.text.id(at)).forms;
        self.tag(at) == Tag::Verb && !forms.has(Forms::ING)
    }

    /// `nine children, medics | and residents said`: whether somebody joined by "and" speaks with them.
    fn speaks_with_another(&self, end: usize) -> bool {
        let other = self.mentions.at(end + 1).filter(|other| other.tokens.start == end + 1);
        self.is(end, "and") && other.is_some_and(|other| self.says(other.tokens.end))
    }

    pub(super) fn says(&self, at: usize) -> bool {
        self.tag(at) == Tag::Verb && self.text.lexicon().speech.cues.get(self.text.id(at)).is_some()
    }

    /// `12 dead, her brother | , Ada Holm, said`: a description and a name between commas before a verb of saying whose
    /// subject does not stand behind it.
    fn speaks_by_name(&self, end: usize) -> bool {
        let comma = self.past_modifiers(end, self.text.tokens().len());
        let apposed = self.mentions.at(comma + 1).filter(|apposed| apposed.tokens.start == comma + 1);
        let Some(apposed) = apposed.filter(|apposed| self.is(comma, ",") && !apposed.plural) else {
            return false;
        };
        let verb = apposed.tokens.end + 1;
        let inverted = matches!(
            self.tag(verb + 1),
            Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Adjective
        );
        self.is(verb - 1, ",") && self.says(verb) && !inverted
    }

    /// `Ann Roe, 40; | Tom Hill, 33, survived`: whether a clause with a verb of its own stands behind a semicolon. The
    /// auxiliary behind `; and Tom Hill, 33, were` may be that of the whole list.
    pub(in crate::extract::event) fn opens_clause(&self, at: usize, end: usize) -> bool {
        let last = usize::from(self.tag(at) == Tag::Conjunction);
        let ends = |&at: &usize| {
            matches!(self.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Relative | Tag::Subordinator)
                || self.is(at, ";")
        };
        let Some(verb) = (at + last..end.min(at + CLAUSE)).find(ends) else { return false };
        match self.tag(verb) {
            Tag::Auxiliary => last == 0,
            // "Tom Hill, 33, known as Ted", "Tom Hill, 33, shot at home"
            Tag::Verb => {
                let next = verb + 1;
                let participle = self.is(next, "as") || self.is(next, "by") || self.harm_at(verb).is_some();
                // "and Tom Hill, 33, of Riga, police said"
                let told = self.says(verb) && self.tag(verb - 1) != Tag::Mark;
                self.acts(verb) && !participle && !told
            }
            _ => false,
        }
    }
}
