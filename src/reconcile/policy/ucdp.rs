//! UCDP Georeferenced Event Dataset, definitions of `best`, `low` and `high`.

use super::common::{as_figure, as_said, is_reliable, majority, nothing_stands, range, recorded, said};
use super::{Decision, Policy};
use crate::reconcile::{Evidence, Testimony};

/// The most likely of the reliable figures, between the lowest and the highest of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ucdp;

impl Policy for Ucdp {
    fn name(&self) -> &'static str {
        "ucdp"
    }

    fn rule(&self) -> &'static str {
        "UCDP GED: low and high are the lowest and highest reliable estimates, best the most likely (its rule of \
         choice was not seen: here the majority of reliable sources, else the lowest, which best equals in 68 % of \
         the events whose low and high differ)"
    }

    fn counts(&self, testimony: &Testimony) -> bool {
        is_reliable(testimony)
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let standing = evidence.standing();
        if standing.is_empty() {
            return nothing_stands(evidence);
        }
        let reliable: Vec<&Testimony> = standing.iter().copied().filter(|t| self.counts(t)).collect();
        let usable = if reliable.is_empty() { standing } else { reliable };
        if let Some((testimony, votes)) = majority(&usable, recorded) {
            let rationale = format!("stated by {votes} of {} reliable sources", usable.len());
            return match said(testimony) {
                Some(figure) => as_figure(figure, said, evidence, &usable, rationale),
                None => as_said(testimony, &usable, rationale),
            };
        }
        let stated = usable.iter().filter_map(|t| said(t)).min_by(f64::total_cmp);
        match stated.or(range(&usable).0) {
            Some(low) => {
                let rationale = "no majority: the lowest reliable estimate".to_owned();
                as_figure(low, said, evidence, &usable, rationale)
            }
            None => Decision::default(),
        }
    }
}
