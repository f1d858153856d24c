//! The report for a terminal: diagnostics with their quotes, then what is known, then who copied whom.

use std::collections::BTreeSet;
use std::fmt;

use super::Verdict;
use super::page::{Ink, Mark, Page, Paint, cut, single_line};
use super::snippet::columns_of;
use super::view::{SubjectView, View, answer, counted, document_name, said, voice};
use crate::claim::Claim;
use crate::document::DocumentId;
use crate::report::{Discrepancy, ReconciledItem, Report};
use crate::witness::Reuse;

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

/// How many of an item's claims are listed.
const LISTED: usize = 8;

impl<'r> Page<'_, 'r, '_> {
    fn report(&mut self) -> fmt::Result {
        let view = self.view;
        let tally = view.tally();
        self.line(&[(Ink::Strong, &tally.input())])?;
        self.line(&[(Ink::Plain, "found: "), (Ink::Strong, &tally.findings())])?;
        self.line(&[])?;
        for subject in view.subjects.iter().filter(|subject| subject.is_shared() && !subject.is_slight()) {
            self.subject(subject)?;
        }
        self.slight()?;
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

    /// Subjects of whom several reports answer one and nothing is wrong: a line each.
    fn slight(&mut self) -> fmt::Result {
        let slight: Vec<_> = self.view.subjects.iter().filter(|subject| subject.is_slight()).collect();
        if slight.is_empty() {
            return Ok(());
        }
        self.heading("Also said by more than one report")?;
        for (subject, item) in slight.iter().flat_map(|s| s.shared.iter().map(move |item| (s, item))) {
            let label = single_line(subject.label);
            // "3.2 million crowns, what sum of money: 3.2 million crowns" is told once.
            let tells_itself = item.consensus.value.as_ref().is_some_and(|value| value.to_string() == label);
            let asked = item.question();
            let asked = if tells_itself { asked } else { format!("{label}, {asked}") };
            self.headline(&asked, item)?;
        }
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
        self.secondary(&secondary)?;
        if !found.help.is_empty() {
            self.wrapped("  ╰ help: ", "          ", &found.help)?;
        }
        self.line(&[])
    }

    fn item(&mut self, item: &ReconciledItem) -> fmt::Result {
        self.headline(&item.question(), item)?;
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

    /// The verdict on an item, the the answer and what it rests on.
    fn headline(&mut self, question: &str, item: &ReconciledItem) -> fmt::Result {
        let verdict = self.view.verdict(item);
        self.line(&[
            (Ink::of_verdict(verdict), &format!("{} ", verdict.mark())),
            (Ink::Plain, &format!("{question}: ")),
            (Ink::Strong, &single_line(&answer(item))),
            (Ink::Faint, &format!("  {}", basis(item))),
        ])
    }

    fn listed(&mut self, item: &ReconciledItem, claim: &Claim) -> fmt::Result {
        let day = self.view.said_on(claim);
        let (side, ink) = side(item, claim);
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
            self.copies_below(original)?;
        }
        self.line(&[])
    }

    /// The copies of a document as branches. What copies two is below both, but what was made from it only once.
    fn copies_below(&mut self, original: &'r DocumentId) -> fmt::Result {
        let mut shown = BTreeSet::from([original]);
        let mut todo = self.branches(original, "", 0);
        while let Some(branch) = todo.pop() {
            self.branch(&branch)?;
            if shown.insert(&branch.reuse.copy) {
                todo.extend(self.branches(&branch.reuse.copy, &branch.below, branch.depth + 1));
            }
        }
        Ok(())
    }

    /// The copies made from a document, the last first.
    fn branches(&self, original: &'r DocumentId, indent: &str, depth: usize) -> Vec<Branch<'r>> {
        let copies = self.view.copies_of(original);
        let indent = if depth < DEEPEST { indent } else { "" };
        let branch = |(at, reuse): (usize, &&'r Reuse)| {
            let (fork, below) =
                if at + 1 == copies.len() { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            Branch { reuse, depth, head: format!("{indent}{fork}"), below: format!("{indent}{below}") }
        };
        copies.iter().enumerate().map(branch).rev().collect()
    }

    fn branch(&mut self, branch: &Branch<'_>) -> fmt::Result {
        let Branch { reuse, head, below, .. } = branch;
        let share = format!(" ({:.0} %)", reuse.score * 100.0);
        let name = single_line(&document_name(&reuse.copy, self.view));
        self.line(&[(Ink::Faint, head), (Ink::Strong, &name), (Ink::Plain, &share)])?;
        self.wrapped(below, below, reuse.account())?;
        for distortion in &reuse.distortions {
            self.change(&reuse.change(distortion), below)?;
        }
        Ok(())
    }

    fn change(&mut self, words: &str, indent: &str) -> fmt::Result {
        let after = format!("{indent}    ");
        self.wrapped(&format!("{indent}! "), &after, words)
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
        self.line(&[(Ink::Faint, &format!("{}   ≠ dissents   · does not count", legend.join("   ")))])
    }
}

/// A copy in the tree of copies, with what stands before its first line and before the others.
struct Branch<'r> {
    reuse: &'r Reuse,
    depth: usize,
    head: String,
    below: String,
}

/// Branches of more levels start again at the margin.
const DEEPEST: usize = 12;

impl SubjectView<'_> {
    fn is_slight(&self) -> bool {
        self.discrepancies.is_empty() && self.shared.len() == 1
    }

    fn is_shared(&self) -> bool {
        !(self.shared.is_empty() && self.discrepancies.is_empty())
    }
}

/// On what an answer rests: `3 witnesses, latest`.
fn basis(item: &ReconciledItem) -> String {
    let consensus = &item.consensus;
    let each = if consensus.rivals.is_empty() { "" } else { " for each" };
    format!("{}{each}, by {}", counted(consensus.witnesses, "witness"), consensus.policy)
}

/// On which side of the answer a claim is: a claim that bears no witness is on neither.
fn side(item: &ReconciledItem, claim: &Claim) -> (&'static str, Ink) {
    let consensus = &item.consensus;
    if consensus.dissenting.contains(claim.id()) {
        ("≠", Ink::Warning)
    } else if consensus.supporting.contains(claim.id()) {
        (" ", Ink::Plain)
    } else {
        ("·", Ink::Faint)
    }
}
