//! The estimators by name.

use super::{
    Accu, AccuCopy, Auto, AverageLog, Catd, Censored, Community, Crh, DawidSkene, Estimator, Gtm, Ibcc,
    Independent, Investment, Leading, Ltm, Mean, Median, Nested, OneCoin, PooledInvestment, PopAccu, Rising,
    Sums, Tdh, TrimmedMean, TruthFinder, Vote, WeightedMean, WeightedMedian,
};
use crate::{Error, Result};

/// One estimator that can be chosen by name.
#[derive(Debug, Clone, Copy)]
pub struct Method {
    /// The name.
    pub name: &'static str,
    /// What it does, in a few words.
    pub about: &'static str,
    make: fn() -> Box<dyn Estimator>,
}

const fn method(name: &'static str, about: &'static str, make: fn() -> Box<dyn Estimator>) -> Method {
    Method { name, about, make }
}

#[rustfmt::skip]
const METHODS: &[Method] = &[
    method("auto", "chooses by kind of value, rows a source and rows an item", || Box::new(Auto)),
    method("vote", "the value that most sources claim", || Box::new(Vote)),
    method("mean", "the mean of figures", || Box::new(Mean)),
    method("median", "the middle figure", || Box::new(Median)),
    method("trimmed_mean", "the mean within three deviations of the median", || Box::new(TrimmedMean)),
    method("weighted_mean", "the mean, weighted by precision, without wild figures", || Box::new(WeightedMean)),
    method("weighted_median", "the median, weighted by usual relative error", || Box::new(WeightedMedian)),
    method("censored", "the weighted median of figures, bounds and ranges", || Box::new(Censored)),
    method("rising", "the last value of a curve that does not fall (with --time)", || Box::new(Rising)),
    method("crh", "weights from mean losses", || Box::new(Crh)),
    method("leading", "the figure that is far ahead, else the weighted median, by the weights of crh", || Box::new(Leading)),
    method("catd", "weights from the end of a confidence interval", || Box::new(Catd::default())),
    method("gtm", "Gaussian errors of a variance a source", || Box::new(Gtm)),
    method("truthfinder", "trust from beliefs that saturate", || Box::new(TruthFinder::default())),
    method("sums", "trust as a sum of beliefs", || Box::new(Sums)),
    method("average_log", "trust as a mean of beliefs times the logarithm of their number", || Box::new(AverageLog)),
    method("investment", "trust invested in claims", || Box::new(Investment::default())),
    method("pooled_investment", "investment, pooled by item", || Box::new(PooledInvestment::default())),
    method("accu", "one accuracy a source, equally likely false values", || Box::new(Accu::default())),
    method("popaccu", "one accuracy a source, false values as likely as popular", || Box::new(PopAccu)),
    method("accusim", "accu, where similar figures support each other", || Box::new(Accu::similar())),
    method("accucopy", "accu, where copies count for less", || Box::new(AccuCopy)),
    method("independent", "one accuracy a source, smoothed, copies for less", || Box::new(Independent)),
    method("ltm", "several values may be true", || Box::new(Ltm::default())),
    method("tdh", "sources exact, general or wrong on places", || Box::new(Tdh)),
    method("nested", "sources as in tdh, places that are named wrongly more often than others", || Box::new(Nested)),
    method("one_coin", "one accuracy a source, smoothed", || Box::new(OneCoin::default())),
    method("dawid_skene", "a matrix of confusions a source, smoothed", || Box::new(DawidSkene::default())),
    method("ibcc", "a matrix of confusions a source, with its uncertainty", || Box::new(Ibcc)),
    method("community", "matrices that lean on the matrix of all sources", || Box::new(Community)),
];

/// Other names by which methods are known.
const ALIASES: &[(&str, &str)] = &[("majority", "vote")];

/// All estimators.
pub fn methods() -> &'static [Method] {
    METHODS
}

/// The estimator of this name, with its default settings.
///
/// # Errors
/// Where there is none.
pub fn by_name(name: &str) -> Result<Box<dyn Estimator>> {
    let own = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, own)| own);
    let method = METHODS.iter().find(|method| method.name == own);
    let unknown = || Error::unknown("method", name, METHODS.iter().map(|method| method.name));
    method.map(|method| (method.make)()).ok_or_else(unknown)
}
