//! How a command ends: the exit statuses of the contract.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Everything was read.
    Done,
    /// Some of the input was malformed and said so on standard error; the rest was answered.
    SomeLost,
    /// `--fail-on` found something as severe.
    Found,
}

impl Status {
    /// The status of two parts of the work.
    pub(crate) fn and(self, other: Status) -> Status {
        if self == Status::Done { other } else { self }
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Unusable arguments, or a file that cannot be read.
    Unusable(String),
    /// The output cannot be written.
    Unwritable(io::Error),
}

/// How a command ended.
pub(crate) type Outcome = Result<Status, Failure>;

impl Failure {
    /// A file that cannot be read or written, with the cause.
    pub(crate) fn file(path: &Path, cause: impl fmt::Display) -> Failure {
        Failure::Unusable(format!("{}: {cause}", path.display()))
    }

    /// Unusable arguments.
    pub(crate) fn unusable(what: impl Into<String>) -> Failure {
        Failure::Unusable(what.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Unwritable(error)
    }
}

impl From<corroborate::Error> for Failure {
    fn from(error: corroborate::Error) -> Failure {
        Failure::Unusable(error.to_string())
    }
}

/// The exit status, after a message where there is something to say. A closed pipe is no one's fault.
pub(crate) fn exit(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::SomeLost) => ExitCode::from(1),
        Ok(Status::Found) => ExitCode::from(3),
        Err(Failure::Unusable(what)) => {
            warn(what);
            ExitCode::from(2)
        }
        Err(Failure::Unwritable(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Unwritable(error)) => {
            warn(format_args!("cannot write: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Writes a text on standard output.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    use io::Write as _;
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Says something on standard error, under the program's name. Nobody may be listening.
pub(crate) fn warn(what: impl fmt::Display) {
    use io::Write as _;
    let _ = writeln!(io::stderr(), "corroborate: {what}");
}
