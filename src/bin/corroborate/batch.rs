//! JSON Lines in, JSON Lines out: in input order, in memory that does not grow with the number of lines.
//!
//! A line that cannot be answered is named on standard error as `FILE:LINE: what is wrong`; the others are answered.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use corroborate::Document;
use serde::de::DeserializeOwned;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::input;
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
#[derive(Debug)]
pub(crate) struct Answers {
    lines: Vec<u8>,
    out: BufWriter<io::StdoutLock<'static>>,
    /// Why the output could not be written.
    failed: Option<io::Error>,
}

impl Answers {
    /// Adds an answer: one line.
    pub(crate) fn add<T: Serialize + ?Sized>(&mut self, answer: &T) -> Result<(), LineError> {
        serde_json::to_writer(&mut self.lines, answer)?;
        self.lines.push(b'\n');
        Ok(())
    }

    /// Writes the only answer to a line, which cannot fail, at once: one line of any length.
    pub(crate) fn pass<T: Serialize + ?Sized>(&mut self, answer: &T) {
        let written = serde_json::to_writer(&mut self.out, answer).map_err(io::Error::from);
        self.failed = written.and_then(|()| self.out.write_all(b"\n")).err();
    }

    /// Writes what was kept back.
    fn release(&mut self) -> io::Result<()> {
        self.failed.take().map_or(Ok(()), Err)?;
        self.out.write_all(&self.lines)
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

/// Answers each document with its id and, under a name, what is read in it. Articles are documents too.
pub(crate) fn run_documents<T: Serialize>(
    files: &Files,
    name: &'static str,
    read: impl Fn(&Document) -> T,
) -> Outcome {
    let inputs = Input::all(&files.files)?;
    let mut driver = Driver::new(&inputs);
    let mut answer = |document: &Document, answers: &mut Answers| {
        answers.pass(&Found { id: document.id().as_str(), name, found: read(document) });
    };
    for input in &inputs {
        match input {
            Input::File(path) if input::is_article(path)? => driver.article(path, &mut answer)?,
            _ => driver.file(input, &mut |line, answers| {
                answer(&serde_json::from_str(line)?, answers);
                Ok(())
            })?,
        }
    }
    driver.finish()
}

/// `{"id": …, NAME: …}`
struct Found<'d, T> {
    id: &'d str,
    name: &'static str,
    found: T,
}

impl<T: Serialize> Serialize for Found<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("id", self.id)?;
        map.serialize_entry(self.name, &self.found)?;
        map.end()
    }
}

/// What one line is answered with.
type Answer<'a> = &'a mut dyn FnMut(&str, &mut Answers) -> Result<(), LineError>;

const BUFFER: usize = 1 << 18;

struct Driver {
    answers: Answers,
    progress: Progress,
    status: Status,
}

/// So many lines that are no JSON are named one by one where no line of their file is.
const STRAYS: usize = 3;

/// What the lines of one file were.
#[derive(Debug, Default)]
struct Seen {
    /// Lines with something on them.
    lines: usize,
    /// Those that were no JSON objects while none was.
    strays: usize,
}

impl Seen {
    /// Whether a line is one more that has nothing of JSON in a file that has nothing of it so far.
    fn is_stray(&mut self, text: &str) -> bool {
        let stray = self.strays == self.lines && !text.starts_with(['{', '[']);
        self.lines += 1;
        self.strays += usize::from(stray);
        stray
    }
}

impl Driver {
    fn new(inputs: &[Input]) -> Driver {
        Driver {
            answers: Answers {
                lines: Vec::new(),
                out: BufWriter::with_capacity(BUFFER, io::stdout().lock()),
                failed: None,
            },
            progress: Progress::of_bytes(inputs.iter().map(Input::len).sum()),
            status: Status::Done,
        }
    }

    fn file(&mut self, input: &Input, answer: Answer<'_>) -> Result<(), Failure> {
        let mut lines = Lines::of(input)?;
        let mut seen = Seen::default();
        loop {
            if lines.may_wait() {
                self.answers.out.flush()?;
            }
            match lines.advance()? {
                0 => break,
                read => self.progress.add(read),
            }
            self.line(&lines, &mut seen, &mut *answer)?;
        }
        if seen.lines == 0 {
            self.say(&format!("{input}: nothing was read: there is no line in it"));
        } else if seen.strays > STRAYS {
            self.say(&format!("{input}: {} more lines are no JSON either", seen.strays - STRAYS));
        }
        Ok(())
    }

    fn line(&mut self, lines: &Lines, seen: &mut Seen, answer: Answer<'_>) -> io::Result<()> {
        self.answers.lines.clear();
        let answered = lines.text().and_then(|text| match text {
            "" => Ok(()),
            text if seen.is_stray(text) => Err(LineError::no_json(text)),
            text => answer(text, &mut self.answers),
        });
        match answered {
            Ok(()) => return self.answers.release(),
            Err(what) if seen.strays <= STRAYS => self.say(&format!("{}: {what}", lines.place())),
            Err(_) => {}
        }
        self.status = Status::SomeLost;
        Ok(())
    }

    /// The one answer to a file that is an article.
    fn article(
        &mut self,
        path: &Path,
        answer: &mut dyn FnMut(&Document, &mut Answers),
    ) -> Result<(), Failure> {
        match input::read_article(path)? {
            Ok(document) => answer(&document, &mut self.answers),
            Err(what) => {
                self.status = Status::SomeLost;
                self.say(&format!("{}: {what}", path.display()));
            }
        }
        Ok(self.answers.release()?)
    }

    fn say(&self, what: &str) {
        self.progress.aside(|| warn(what));
    }

    fn finish(mut self) -> Outcome {
        self.answers.out.flush()?;
        self.progress.finish();
        Ok(self.status)
    }
}
