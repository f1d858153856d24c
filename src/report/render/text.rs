//! The report for a terminal: diagnostics with their quotes, then what is known, then who copied whom.

use std::fmt;

use super::Verdict;
use super::snippet::{columns_of, snippet};
use super::view::{SubjectView, View, answer, counted, document_name, origin, question, said, voice};
use crate::claim::Claim;
use crate::document::DocumentId;
use crate::report::{Discrepancy, ReconciledItem, Report, Severity};
use crate::witness::{Distortion, Reuse};

/// Whether a text is painted for a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paint {
    /// Words only.
    #[default]
    Plain,
    /// With the colours of ANSI terminals.
    Ansi,
}

/// A report as text; its `Display` is the text.
///
/// ```
/// use corroborate::report::{Paint, Report, Text};
/// let report = Report::default();
/// let text = Text::new(&report).width(72).paint(Paint::Plain).to_string();
/// assert!(text.starts_with("0 reports"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Text<'r> {
    report: &'r Report,
    width: usize,
    paint: Paint,
}

impl<'r> Text<'r> {
    /// 100 columns wide, without colour.
    pub fn new(report: &'r Report) -> Text<'r> {
        Text { report, width: 100, paint: Paint::Plain }
    }

    /// Lines of so many columns; fewer than 40 are 40.
    #[must_use]
    pub fn width(mut self, columns: usize) -> Text<'r> {
        self.width = columns.max(40);
        self
    }

    /// With colours or without.
    #[must_use]
    pub fn paint(mut self, paint: Paint) -> Text<'r> {
        self.paint = paint;
        self
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = View::new(self.report);
        Page { view: &view, width: self.width, paint: self.paint, f }.report()
    }
}

/// What is being written.
struct Page<'p, 'r, 'f> {
    view: &'p View<'r>,
    width: usize,
    paint: Paint,
    f: &'p mut fmt::Formatter<'f>,
}

/// The colours, by what they mean.
#[derive(Clone, Copy)]
enum Ink {
    Heading,
    Strong,
    Faint,
    Error,
    Warning,
    Good,
    Plain,
}

impl Ink {
    fn of(severity: Severity) -> Ink {
        match severity {
            Severity::Critical => Ink::Error,
            Severity::Major | Severity::Minor => Ink::Warning,
            Severity::Note => Ink::Strong,
        }
    }

    fn of_verdict(verdict: Verdict) -> Ink {
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

/// How many of a discrepancy's secondary claims are quoted.
const SECONDARY: usize = 3;
/// How many of an item's claims are listed.
const LISTED: usize = 8;

impl Page<'_, '_, '_> {
    fn report(&mut self) -> fmt::Result {
        let view = self.view;
        let tally = view.tally();
        self.line(&[(Ink::Strong, &tally.input())])?;
        self.line(&[(Ink::Plain, "found: "), (Ink::Strong, &tally.findings())])?;
        self.line(&[])?;
        for subject in view.subjects.iter().filter(|subject| subject.is_shared()) {
            self.subject(subject)?;
        }
        self.at_large()?;
        self.copies()?;
        self.alone()?;
        self.legend()
    }

    fn subject(&mut self, subject: &SubjectView<'_>) -> fmt::Result {
        self.heading(subject.label)?;
        for found in &subject.discrepancies {
            self.discrepancy(found)?;
        }
        for item in &subject.shared {
            self.item(item)?;
        }
        Ok(())
    }

    fn heading(&mut self, title: &str) -> fmt::Result {
        self.line(&[(Ink::Heading, &single_line(title))])?;
        self.line(&[])
    }

    fn at_large(&mut self) -> fmt::Result {
        let found = self.view.at_large();
        if found.is_empty() {
            return Ok(());
        }
        self.heading("Between reports")?;
        found.into_iter().try_for_each(|found| self.discrepancy(found))
    }

    fn discrepancy(&mut self, found: &Discrepancy) -> fmt::Result {
        let head = format!("{}[{}]", found.severity, found.code);
        self.line(&[(Ink::of(found.severity), &head), (Ink::Strong, &format!(": {}", found.message))])?;
        let claims = found.secondary.iter().filter_map(|id| self.view.claim(id));
        let secondary: Vec<&Claim> = claims.collect();
        if let Some(primary) = self.view.claim(&found.primary) {
            self.claim(primary, Mark::Primary(found.severity))?;
        }
        for claim in secondary.iter().take(SECONDARY) {
            self.claim(claim, Mark::Secondary)?;
        }
        if secondary.len() > SECONDARY {
            let more = counted(secondary.len() - SECONDARY, "more claim");
            self.line(&[(Ink::Faint, &format!("  ╎ and {more} like it"))])?;
        }
        if !found.help.is_empty() {
            self.wrapped("  ╰ help: ", "          ", &found.help)?;
        }
        self.line(&[])
    }

    fn claim(&mut self, claim: &Claim, mark: Mark) -> fmt::Result {
        let view = self.view;
        let voice = voice(claim).map(|voice| format!(", {}", single_line(&voice))).unwrap_or_default();
        self.line(&[
            (Ink::Faint, "  ┌ "),
            (Ink::Plain, &single_line(&origin(claim, view))),
            (Ink::Faint, &voice),
        ])?;
        let quote = crate::span::Span::unchecked(0, claim.quote().len());
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

    fn item(&mut self, item: &ReconciledItem) -> fmt::Result {
        let verdict = self.view.verdict(item);
        let mark = format!("{} ", verdict.mark());
        let head = format!("{}: ", question(item));
        let basis = format!("  {}", basis(item));
        self.line(&[
            (Ink::of_verdict(verdict), &mark),
            (Ink::Plain, &head),
            (Ink::Strong, &single_line(&answer(item))),
            (Ink::Faint, &basis),
        ])?;
        let claims = self.view.claims_of(item);
        for claim in claims.iter().take(LISTED) {
            self.listed(item, claim)?;
        }
        if claims.len() > LISTED {
            let more = format!("    … and {}", counted(claims.len() - LISTED, "more claim"));
            self.line(&[(Ink::Faint, &more)])?;
        }
        if !item.consensus.rationale.is_empty() {
            self.wrapped("    ", "    ", &item.consensus.rationale)?;
        }
        self.line(&[])
    }

    fn listed(&mut self, item: &ReconciledItem, claim: &Claim) -> fmt::Result {
        let day = self.view.said_on(claim);
        let dissents = item.consensus.dissenting.contains(claim.id());
        let (side, ink) = if dissents { ("≠", Ink::Warning) } else { (" ", Ink::Plain) };
        let said = single_line(&said(claim));
        let from = format!("  {}", single_line(claim.source().as_str()));
        let voice = voice(claim).map(|voice| format!(", {}", single_line(&voice))).unwrap_or_default();
        let day = format!("{day:>10}");
        let room = self.width.saturating_sub(17 + columns_of(&said).max(24) + columns_of(&from));
        self.line(&[
            (Ink::Faint, &format!("    {day} ")),
            (ink, side),
            (ink, &format!(" {said:<24}")),
            (Ink::Plain, &from),
            (Ink::Faint, &cut(&voice, room)),
        ])
    }

    fn copies(&mut self) -> fmt::Result {
        if self.view.report.reuse.is_empty() {
            return Ok(());
        }
        self.heading("Who copied whom")?;
        for original in self.view.originals() {
            self.line(&[(Ink::Plain, &single_line(&document_name(original, self.view)))])?;
            self.copies_below(original, "", &mut vec![original.clone()])?;
        }
        self.line(&[])
    }

    /// The copies of a document as branches; `path` holds the documents above, so that a circle ends.
    fn copies_below(
        &mut self,
        original: &DocumentId,
        indent: &str,
        path: &mut Vec<DocumentId>,
    ) -> fmt::Result {
        let copies: Vec<&Reuse> =
            self.view.copies_of(original).into_iter().filter(|reuse| !path.contains(&reuse.copy)).collect();
        for (at, reuse) in copies.iter().enumerate() {
            let last = at + 1 == copies.len();
            let (branch, below) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            let share = format!(" ({:.0} %)", reuse.score * 100.0);
            let name = single_line(&document_name(&reuse.copy, self.view));
            self.line(&[
                (Ink::Faint, indent),
                (Ink::Faint, branch),
                (Ink::Strong, &name),
                (Ink::Plain, &share),
            ])?;
            let below = format!("{indent}{below}");
            self.wrapped(&below, &below, &reuse.reason)?;
            for distortion in &reuse.distortions {
                self.distortion(distortion, &below)?;
            }
            path.push(reuse.copy.clone());
            self.copies_below(&reuse.copy, &below, path)?;
            path.pop();
        }
        Ok(())
    }

    fn distortion(&mut self, distortion: &Distortion, indent: &str) -> fmt::Result {
        let after = format!("{indent}    ");
        self.wrapped(&format!("{indent}! "), &after, &distortion.message)
    }

    fn alone(&mut self) -> fmt::Result {
        let alone: usize = self.view.subjects.iter().map(|subject| subject.alone.len()).sum();
        if alone == 0 {
            return Ok(());
        }
        let what = format!(
            "{} that only one report answers: name it as the source.",
            counted(alone, "more question")
        );
        self.line(&[(Ink::Faint, &what)])
    }

    fn legend(&mut self) -> fmt::Result {
        let shared = self.view.subjects.iter().flat_map(|subject| &subject.shared);
        if shared.count() == 0 {
            return Ok(());
        }
        let verdicts = [Verdict::Print, Verdict::Attribute, Verdict::Hold, Verdict::Open];
        let legend: Vec<String> = verdicts.iter().map(|v| format!("{} {v}", v.mark())).collect();
        self.line(&[(Ink::Faint, &format!("{}   ≠ dissents", legend.join("   ")))])
    }

    fn line(&mut self, parts: &[(Ink, &str)]) -> fmt::Result {
        for (ink, words) in parts {
            match (self.paint, ink) {
                (Paint::Plain, _) | (_, Ink::Plain) => self.f.write_str(words)?,
                (Paint::Ansi, ink) => write!(self.f, "{}{words}\x1b[0m", ink.code())?,
            }
        }
        self.f.write_str("\n")
    }

    /// Prose within the width: the first line after one indent, the others after another.
    fn wrapped(&mut self, first: &str, others: &str, prose: &str) -> fmt::Result {
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
enum Mark {
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

impl SubjectView<'_> {
    fn is_shared(&self) -> bool {
        !(self.shared.is_empty() && self.discrepancies.is_empty())
    }
}

/// On what an answer rests: `3 witnesses, latest`.
fn basis(item: &ReconciledItem) -> String {
    let consensus = &item.consensus;
    format!("{}, by {}", counted(consensus.witnesses, "witness"), consensus.policy)
}

/// The words on one line, with nothing that commands a terminal.
fn single_line(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The first columns of the words, with an ellipsis where there are more.
fn cut(words: &str, room: usize) -> String {
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
