//! When rounds end.

use crate::{Error, Result};

/// The stop rule of an estimator that runs in rounds: at most so many, and none after one that changes no source by
/// more than the tolerance.
///
/// ```
/// use corroborate::reconcile::truth::Stop;
/// let stop = Stop::default().rounds(5)?.tolerance(1e-6)?;
/// assert!(Stop::default().tolerance(f64::NAN).is_err());
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    rounds: u32,
    tolerance: f64,
}

impl Default for Stop {
    /// At most 50 rounds, and until no source's mean changes by 10⁻⁴.
    fn default() -> Stop {
        Stop { rounds: 50, tolerance: 1e-4 }
    }
}

impl Stop {
    /// At most so many rounds, with a tolerance that is known to be good.
    pub(crate) fn of(rounds: u32, tolerance: f64) -> Stop {
        Stop { rounds, tolerance }
    }

    /// One round and no more.
    pub(crate) fn once() -> Stop {
        Stop { rounds: 1, tolerance: 0.0 }
    }

    /// The most rounds, at least 1.
    ///
    /// # Errors
    /// At 0.
    pub fn rounds(self, rounds: u32) -> Result<Stop> {
        if rounds == 0 {
            return Err(Error::value("0 rounds: at least 1 is needed"));
        }
        Ok(Stop { rounds, ..self })
    }

    /// The largest change of a source's mean that counts as none.
    ///
    /// # Errors
    /// Where it is negative or no number.
    pub fn tolerance(self, tolerance: f64) -> Result<Stop> {
        if tolerance.is_nan() || tolerance < 0.0 {
            return Err(Error::value(format!("tolerance {tolerance}: it must be 0 or more")));
        }
        Ok(Stop { tolerance, ..self })
    }

    /// The most rounds.
    pub(crate) fn most(self) -> u32 {
        self.rounds
    }

    /// Whether a change is too small to go on.
    pub(crate) fn is_small(self, change: f64) -> bool {
        change <= self.tolerance
    }
}
