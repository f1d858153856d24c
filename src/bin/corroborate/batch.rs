//! JSON Lines in, JSON Lines out: in input order, in memory that does not grow with the number of lines.
//!
//! A line that cannot be answered is named on standard error as `FILE:LINE: what is wrong`; the others are answered.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) use crate::lines::LineError;
use crate::lines::{Input, Lines};
use crate::outcome::{Failure, Outcome, Status, warn};
use crate::progress::Progress;

/// The files of a batch command.
#[derive(Debug, clap::Args)]
pub(crate) struct Files {
    /// JSON Lines files; standard input where none is named or `-` is
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// The answers to one line, kept back until all of them are made.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    lines: Vec<u8>,
}

impl Answers {
    /// Adds an answer: one line.
    pub(crate) fn add<T: Serialize + ?Sized>(&mut self, answer: &T) -> Result<(), LineError> {
        serde_json::to_writer(&mut self.lines, answer)?;
        self.lines.push(b'\n');
        Ok(())
    }
}

/// Answers each line of the files with the lines that `answer` adds.
pub(crate) fn run<L: DeserializeOwned>(
    files: &Files,
    answer: impl FnMut(L, &mut Answers) -> Result<(), LineError>,
) -> Outcome {
    run_on(&files.files, answer)
}

/// The same for files that another command names.
pub(crate) fn run_on<L: DeserializeOwned>(
    files: &[PathBuf],
    mut answer: impl FnMut(L, &mut Answers) -> Result<(), LineError>,
) -> Outcome {
    let inputs = Input::all(files)?;
    let mut driver = Driver::new(&inputs);
    for input in &inputs {
        driver.file(input, &mut |line, answers| answer(serde_json::from_str(line)?, answers))?;
    }
    driver.finish()
}

/// What one line is answered with.
type Answer<'a> = &'a mut dyn FnMut(&str, &mut Answers) -> Result<(), LineError>;

const BUFFER: usize = 1 << 18;

struct Driver {
    out: BufWriter<io::StdoutLock<'static>>,
    answers: Answers,
    progress: Progress,
    status: Status,
}

impl Driver {
    fn new(inputs: &[Input]) -> Driver {
        Driver {
            out: BufWriter::with_capacity(BUFFER, io::stdout().lock()),
            answers: Answers::default(),
            progress: Progress::of_bytes(inputs.iter().map(Input::len).sum()),
            status: Status::Done,
        }
    }

    fn file(&mut self, input: &Input, answer: Answer<'_>) -> Result<(), Failure> {
        let mut lines = Lines::of(input)?;
        loop {
            if lines.may_wait() {
                self.out.flush()?;
            }
            match lines.advance()? {
                0 => return Ok(()),
                read => self.progress.add(read),
            }
            self.line(&lines, &mut *answer)?;
        }
    }

    fn line(&mut self, lines: &Lines, answer: Answer<'_>) -> io::Result<()> {
        self.answers.lines.clear();
        let answered = lines.text().and_then(|text| match text {
            "" => Ok(()),
            text => answer(text, &mut self.answers),
        });
        match answered {
            Ok(()) => self.out.write_all(&self.answers.lines),
            Err(what) => {
                self.status = Status::SomeLost;
                self.progress.aside(|| warn(format_args!("{}: {what}", lines.place())));
                Ok(())
            }
        }
    }

    fn finish(mut self) -> Outcome {
        self.out.flush()?;
        self.progress.finish();
        Ok(self.status)
    }
}
