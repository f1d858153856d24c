//! JSON Lines in, JSON Lines out: in input order, in memory that does not grow with the number of lines.
//!
//! A line that cannot be answered is named on standard error as `FILE:LINE: what is wrong`; the others are answered.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

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

/// Why a line cannot be answered.
#[derive(Debug)]
pub(crate) struct LineError(String);

impl From<corroborate::Error> for LineError {
    fn from(error: corroborate::Error) -> LineError {
        LineError(error.to_string())
    }
}

impl From<serde_json::Error> for LineError {
    /// Its message without the line, which is always 1 here: the driver says which line of which file it is.
    fn from(error: serde_json::Error) -> LineError {
        let message = error.to_string();
        let bare = message.strip_suffix(&format!(" at line {} column {}", error.line(), error.column()));
        LineError(match bare {
            Some(bare) => format!("{bare} at column {}", error.column()),
            None => message,
        })
    }
}

/// Answers each line of the files with the lines that `answer` adds.
pub(crate) fn run<L: DeserializeOwned>(
    files: &Files,
    mut answer: impl FnMut(L, &mut Answers) -> Result<(), LineError>,
) -> Outcome {
    let inputs = openable(&files.files)?;
    let mut driver = Driver::new(&inputs);
    for input in &inputs {
        driver.file(input, &mut |line, answers| answer(serde_json::from_str(line)?, answers))?;
    }
    driver.finish()
}

/// Where lines come from.
#[derive(Debug)]
enum Input {
    StandardInput,
    File(PathBuf),
}

impl Input {
    fn name(&self) -> String {
        match self {
            Input::StandardInput => "<stdin>".to_owned(),
            Input::File(path) => path.display().to_string(),
        }
    }

    fn reader(&self) -> Result<Box<dyn Read>, Failure> {
        match self {
            Input::StandardInput => Ok(Box::new(io::stdin())),
            Input::File(path) => File::open(path)
                .map(|file| Box::new(file) as Box<dyn Read>)
                .map_err(|e| Failure::file(path, e)),
        }
    }

    fn len(&self) -> Option<u64> {
        match self {
            Input::StandardInput => None,
            Input::File(path) => path.metadata().ok().map(|data| data.len()),
        }
    }
}

/// The inputs, each seen to be readable before anything is written.
fn openable(files: &[PathBuf]) -> Result<Vec<Input>, Failure> {
    if files.is_empty() {
        return Ok(vec![Input::StandardInput]);
    }
    files.iter().map(|file| input(file)).collect()
}

fn input(path: &Path) -> Result<Input, Failure> {
    if path.as_os_str() == "-" {
        return Ok(Input::StandardInput);
    }
    if path.is_dir() {
        return Err(Failure::file(path, "is a folder; expected a file of JSON Lines"));
    }
    File::open(path).map(|_| Input::File(path.to_owned())).map_err(|e| Failure::file(path, e))
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
        let total = inputs.iter().map(Input::len).sum();
        Driver {
            out: BufWriter::with_capacity(BUFFER, io::stdout().lock()),
            answers: Answers::default(),
            progress: Progress::of_bytes(total),
            status: Status::Done,
        }
    }

    fn file(&mut self, input: &Input, answer: Answer<'_>) -> Result<(), Failure> {
        let mut reader = BufReader::with_capacity(BUFFER, input.reader()?);
        let mut place = Place { name: input.name(), line: 0, byte: 0 };
        let mut line = Vec::new();
        loop {
            if reader.buffer().is_empty() {
                self.out.flush()?;
            }
            line.clear();
            let read = reader.read_until(b'\n', &mut line);
            let read = read.map_err(|e| Failure::Unusable(format!("{}: {e}", place.name)))?;
            if read == 0 {
                return Ok(());
            }
            place.line += 1;
            self.line(&line, &place, &mut *answer)?;
            place.byte += read as u64;
            self.progress.add(read as u64);
        }
    }

    fn line(&mut self, bytes: &[u8], place: &Place, answer: Answer<'_>) -> io::Result<()> {
        self.answers.lines.clear();
        let bytes =
            if place.byte == 0 { bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes) } else { bytes };
        let said = place.text(bytes).and_then(|text| match text.trim_ascii() {
            "" => Ok(()),
            text => answer(text, &mut self.answers),
        });
        match said {
            Ok(()) => self.out.write_all(&self.answers.lines),
            Err(LineError(what)) => {
                self.status = Status::SomeLost;
                self.progress.aside(|| warn(format_args!("{}:{}: {what}", place.name, place.line)));
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

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Where in which file a line starts.
struct Place {
    name: String,
    line: usize,
    byte: u64,
}

impl Place {
    fn text<'b>(&self, bytes: &'b [u8]) -> Result<&'b str, LineError> {
        str::from_utf8(bytes).map_err(|error| {
            let column = error.valid_up_to();
            let found = bytes[column];
            let byte = self.byte + column as u64;
            LineError(format!(
                "invalid UTF-8: byte 0x{found:02x} at byte {byte} of the file, {column} of the line"
            ))
        })
    }
}
