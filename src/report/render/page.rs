//! Writing on a terminal: inks, lines, prose within a width, and quotes with the words around them.

use std::fmt;

use super::Verdict;
use super::snippet::{columns_of, snippet};
use super::view::{View, counted, origin, voice};
use crate::claim::Claim;
use crate::report::Severity;
use crate::span::Span;

/// Whether a text is painted for a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paint {
    /// Words only.
    #[default]
    Plain,
    /// With the colours of ANSI terminals.
    Ansi,
}

/// What is being written.
pub(super) struct Page<'p, 'r, 'f> {
    pub(super) view: &'p View<'r>,
    pub(super) width: usize,
    pub(super) paint: Paint,
    pub(super) f: &'p mut fmt::Formatter<'f>,
}

/// The colours, by what they mean.
#[derive(Clone, Copy)]
pub(super) enum Ink {
    Heading,
    Strong,
    Faint,
    Error,
    Warning,
    Good,
    Plain,
}

impl Ink {
    pub(super) fn of(severity: Severity) -> Ink {
        match severity {
            Severity::Critical => Ink::Error,
            Severity::Major | Severity::Minor => Ink::Warning,
            Severity::Note => Ink::Strong,
        }
    }

    pub(super) fn of_verdict(verdict: Verdict) -> Ink {
        match verdict {
            Verdict::Print => Ink::Good,
            Verdict::Hold => Ink::Error,
            Verdict::Attribute => Ink::Warning,
            Verdict::Open => Ink::Faint,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Ink::Heading => "\x1b[1;4m",
            Ink::Strong => "\x1b[1m",
            Ink::Faint => "\x1b[2m",
            Ink::Error => "\x1b[1;31m",
            Ink::Warning => "\x1b[1;33m",
            Ink::Good => "\x1b[1;32m",
            Ink::Plain => "",
        }
    }
}

/// How many of the claims that one is held against are quoted.
const SECONDARY: usize = 3;

impl Page<'_, '_, '_> {
    pub(super) fn heading(&mut self, title: &str) -> fmt::Result {
        self.line(&[(Ink::Heading, &single_line(title))])?;
        self.line(&[])
    }

    pub(super) fn claim(&mut self, claim: &Claim, mark: Mark) -> fmt::Result {
        let view = self.view;
        let voice = voice(claim).map(|voice| format!(", {}", single_line(&voice))).unwrap_or_default();
        self.line(&[
            (Ink::Faint, "  ┌ "),
            (Ink::Plain, &single_line(&origin(claim, view))),
            (Ink::Faint, &voice),
        ])?;
        let quote = Span::unchecked(0, claim.quote().len());
        let lines = match view.text_of(claim) {
            Some(text) if claim.span().get(text).is_some() => snippet(text, claim.span(), self.width - 6),
            _ => snippet(claim.quote(), quote, self.width - 6),
        };
        for line in lines {
            self.line(&[(Ink::Faint, "  │ "), (Ink::Plain, &line.words)])?;
            if let Some((from, count)) = line.marked {
                let under = mark.under().repeat(count);
                self.line(&[(Ink::Faint, "  │ "), (Ink::Plain, &" ".repeat(from)), (mark.ink(), &under)])?;
            }
        }
        Ok(())
    }

    /// The claims that one is held against: the first of them quoted, the others counted.
    pub(super) fn secondary(&mut self, claims: &[&Claim]) -> fmt::Result {
        for claim in claims.iter().take(SECONDARY) {
            self.claim(claim, Mark::Secondary)?;
        }
        if claims.len() <= SECONDARY {
            return Ok(());
        }
        let more = counted(claims.len() - SECONDARY, "more claim");
        self.line(&[(Ink::Faint, &format!("  ╎ and {more} like it"))])
    }

    pub(super) fn line(&mut self, parts: &[(Ink, &str)]) -> fmt::Result {
        for (ink, words) in parts {
            match (self.paint, ink) {
                (Paint::Plain, _) | (_, Ink::Plain) => self.f.write_str(words)?,
                (Paint::Ansi, ink) => write!(self.f, "{}{words}\x1b[0m", ink.code())?,
            }
        }
        self.f.write_str("\n")
    }

    /// Prose within the width: the first line after one indent, the others after another.
    pub(super) fn wrapped(&mut self, first: &str, others: &str, prose: &str) -> fmt::Result {
        let prose = single_line(prose);
        let mut line = first.to_owned();
        let mut words = 0;
        for word in prose.split_whitespace() {
            if words > 0 && columns_of(&line) + 1 + columns_of(word) > self.width {
                self.line(&[(Ink::Plain, &line)])?;
                others.clone_into(&mut line);
                words = 0;
            }
            if words > 0 {
                line.push(' ');
            }
            line.push_str(word);
            words += 1;
        }
        if words == 0 { Ok(()) } else { self.line(&[(Ink::Plain, &line)]) }
    }
}

/// How a claim's quote is underlined.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    Primary(Severity),
    Secondary,
}

impl Mark {
    fn under(self) -> &'static str {
        match self {
            Mark::Primary(_) => "^",
            Mark::Secondary => "-",
        }
    }

    fn ink(self) -> Ink {
        match self {
            Mark::Primary(severity) => Ink::of(severity),
            Mark::Secondary => Ink::Strong,
        }
    }
}

/// Whether a character commands what shows it: a control, or a mark that turns round the line it stands in.
pub(super) fn commands(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The words on one line, with nothing that commands a terminal.
pub(super) fn single_line(words: &str) -> String {
    words.chars().map(|c| if commands(c) { ' ' } else { c }).collect()
}

/// The first columns of the words, with an ellipsis where there are more.
pub(super) fn cut(words: &str, room: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation as _;
    if columns_of(words) <= room {
        return words.to_owned();
    }
    let mut used = 1;
    let kept = words.graphemes(true).take_while(|grapheme| {
        used += columns_of(grapheme);
        used <= room
    });
    kept.chain(["…"]).collect()
}
