//! How far the work has come: on a terminal, after a second, on standard error; nowhere else.

use std::io::{self, IsTerminal};
use std::rc::Rc;
use std::time::{Duration, Instant};

use corroborate::Document;
use corroborate::extract::{EnglishExtractor, Extraction, Extractor};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that appears when the work takes long.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
}

impl Progress {
    /// Progress through so many bytes, or through an unknown number of them.
    pub(crate) fn of_bytes(total: Option<u64>) -> Progress {
        let template = match total {
            Some(_) => "{bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta}",
            None => "{spinner} {bytes} {bytes_per_sec}",
        };
        Progress::new(total, template)
    }

    /// Progress through so many documents.
    pub(crate) fn of_documents(total: usize) -> Progress {
        Progress::new(Some(total as u64), "{bar:40} {pos}/{len} documents {eta}")
    }

    fn new(total: Option<u64>, template: &str) -> Progress {
        let bar = io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
            bar.with_style(
                ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
            )
        });
        Progress { bar, started: Instant::now() }
    }

    /// So much more is done.
    pub(crate) fn add(&self, done: u64) {
        let Some(bar) = &self.bar else { return };
        bar.inc(done);
        if bar.is_hidden() && self.started.elapsed() >= PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Does something else with standard error while the bar stands aside.
    pub(crate) fn aside(&self, work: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(work),
            None => work(),
        }
    }

    /// Removes the bar.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// The extractor of English, counting the documents that it has read.
#[derive(Debug)]
pub(crate) struct Counting {
    extractor: EnglishExtractor,
    progress: Rc<Progress>,
}

impl Counting {
    pub(crate) fn new(progress: &Rc<Progress>) -> Counting {
        Counting { extractor: EnglishExtractor::new(), progress: Rc::clone(progress) }
    }
}

impl Extractor for Counting {
    fn extract(&self, document: &Document) -> Extraction {
        let extraction = self.extractor.extract(document);
        self.progress.add(1);
        extraction
    }
}
