//! Global Terrorism Database codebook, June 2017: § VIII p. 48 on deaths, § VII on perpetrators, p. 8 on sources.

use super::common::{
    as_figure, as_said, blank, is_reliable, is_vague, majority, nothing_stands, recorded, said,
};
use super::{Decision, Policy};
use crate::claim::Attribute;
use crate::lexicon::events::Part;
use crate::reconcile::{Evidence, Testimony};
use crate::text::Text;

/// The most recent credible source, else the majority, else the lowest figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gtd;

impl Policy for Gtd {
    fn name(&self) -> &'static str {
        "gtd"
    }

    fn rule(&self) -> &'static str {
        "GTD codebook 2017, p. 48: the most recent source; of several, or where the most recent is doubtful or the \
         perpetrators' own, the majority; without one, the lowest figure; numbers of perpetrators by the majority at \
         once; \"at least 11\" is recorded as 11; a vague figure, or one without a credible source, stays blank \
         (totals over linked events are not shared out among them)"
    }

    fn counts(&self, testimony: &Testimony) -> bool {
        is_reliable(testimony)
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let standing = evidence.standing();
        if standing.is_empty() {
            return nothing_stands(evidence);
        }
        let serves =
            |t: &&Testimony| !t.is_doubtful() && (is_of_motive(evidence.attribute()) || !t.is_partisan());
        let credible: Vec<&Testimony> = standing.into_iter().filter(serves).collect();
        if credible.is_empty() {
            return blank("no credible source besides the perpetrators: the field stays blank");
        }
        let stated: Vec<&Testimony> = credible.into_iter().filter(|t| !is_vague(t)).collect();
        if stated.is_empty() {
            return blank("only vague figures: the field stays blank");
        }
        settle(evidence, &stated)
    }
}

/// By the most recent sources, if no doubt rests on them, else by all.
fn settle(evidence: &Evidence, stated: &[&Testimony]) -> Decision {
    let sure: Vec<&Testimony> = stated.iter().copied().filter(|t| t.is_sure()).collect();
    let sound = if sure.is_empty() { stated } else { &sure };
    if is_of_attackers(evidence.attribute()) {
        return most_or_lowest(evidence, sound, sound, "sources");
    }
    let heard = evidence.by_witness();
    let newest = heard.iter().filter(|t| t.affirms() && !is_vague(t)).map(|t| t.on).max().unwrap_or_default();
    let recent: Vec<&Testimony> = sound.iter().copied().filter(|t| t.on == newest).collect();
    match recent.as_slice() {
        [] => most_or_lowest(evidence, sound, sound, "sources, as the most recent is doubtful"),
        [one, rest @ ..] if rest.iter().all(|t| recorded(t) == recorded(one)) => {
            entered(evidence, one, sound, "the most recent source".to_owned())
        }
        recent => most_or_lowest(evidence, recent, sound, "recent sources"),
    }
}

/// What most of them say; without a majority the lowest figure.
fn most_or_lowest(
    evidence: &Evidence,
    among: &[&Testimony],
    sound: &[&Testimony],
    sources: &str,
) -> Decision {
    if let Some((testimony, votes)) = majority(among, recorded) {
        return entered(
            evidence,
            testimony,
            sound,
            format!("stated by {votes} of {} {sources}", among.len()),
        );
    }
    let lowest = among.iter().filter_map(|t| said(t)).min_by(f64::total_cmp);
    match lowest {
        Some(figure) => {
            as_figure(figure, said, evidence, sound, format!("no majority among the {sources}: the lowest"))
        }
        None => blank(format!("no majority among the {sources}")),
    }
}

/// A figure goes into the field as one number.
fn entered(evidence: &Evidence, testimony: &Testimony, sound: &[&Testimony], rationale: String) -> Decision {
    match said(testimony) {
        Some(figure) => as_figure(figure, said, evidence, sound, rationale),
        None => as_said(testimony, sound, rationale),
    }
}

/// Sources with an interest serve for claims and motives, and for nothing else (p. 8).
fn is_of_motive(attribute: &Attribute) -> bool {
    matches!(attribute, Attribute::Perpetrator | Attribute::ClaimedBy | Attribute::DeniedBy)
}

/// Whether it asks how many did it.
fn is_of_attackers(attribute: &Attribute) -> bool {
    let Attribute::Count(noun) = attribute else { return false };
    let noun = Text::new(noun);
    let part = |at: usize| noun.lexicon().events.victims.get(noun.id(at));
    let last = noun.tokens().len().checked_sub(1);
    last.and_then(part).is_some_and(|part| matches!(part, Part::Attackers | Part::Combatants))
}
