//! The report as Markdown, for a document or a ticket.

use std::fmt::Write as _;

use super::page::commands;
use super::view::{SubjectView, View, answer, document_name, origin, said, voice};
use crate::claim::Claim;
use crate::report::{Discrepancy, ReconciledItem, Report};

pub(super) fn render(report: &Report) -> String {
    let view = View::new(report);
    let tally = view.tally();
    let mut page = String::from("# What the reports say\n\n");
    let _ = writeln!(page, "{}. Found: {}.", tally.input(), tally.findings());
    for subject in &view.subjects {
        page.push_str(&subject_section(subject, &view));
    }
    page.push_str(&section("Between reports", view.at_large().iter().map(|found| discrepancy(found, &view))));
    page.push_str(&section("Who copied whom", report.reuse.iter().map(|reuse| copy(reuse, &view))));
    page
}

fn section(title: &str, parts: impl Iterator<Item = String>) -> String {
    let parts: String = parts.collect();
    if parts.is_empty() { parts } else { format!("\n## {}\n{parts}", escaped(title)) }
}

fn subject_section(subject: &SubjectView<'_>, view: &View<'_>) -> String {
    let discrepancies = subject.discrepancies.iter().map(|found| discrepancy(found, view));
    section(subject.label, discrepancies.chain([table(&subject.shared, view)]))
}

fn discrepancy(found: &Discrepancy, view: &View<'_>) -> String {
    let mut text = format!("\n**{} `{}`** {}\n\n", found.severity, found.code, escaped(&found.message));
    for id in [&found.primary].into_iter().chain(&found.secondary) {
        if let Some(claim) = view.claim(id) {
            let _ = writeln!(text, "> {}  ", quoted(claim, view));
        }
    }
    if !found.help.is_empty() {
        let _ = writeln!(text, "\n*Help:* {}", escaped(&found.help));
    }
    text
}

fn quoted(claim: &Claim, view: &View<'_>) -> String {
    let voice = voice(claim).map(|voice| format!(", {voice}")).unwrap_or_default();
    format!("“{}” — {}{}", escaped(claim.quote()), escaped(&origin(claim, view)), escaped(&voice))
}

fn table(items: &[&ReconciledItem], view: &View<'_>) -> String {
    if items.is_empty() {
        return String::new();
    }
    let head = "\n| question | answer | witnesses | may be printed | said |\n|---|---|---|---|---|\n";
    items.iter().fold(head.to_owned(), |text, item| text + &row(item, view))
}

fn row(item: &ReconciledItem, view: &View<'_>) -> String {
    let claims = view.claims_of(item);
    let said: Vec<String> =
        claims.iter().map(|claim| format!("{}: {}", claim.source(), said(claim))).collect();
    format!(
        "| {} | {} | {} | {} | {} |\n",
        escaped(&item.question()),
        escaped(&answer(item)),
        item.consensus.witnesses,
        view.verdict(item),
        escaped(&said.join("; ")),
    )
}

fn copy(reuse: &crate::witness::Reuse, view: &View<'_>) -> String {
    let (copy, original) = (document_name(&reuse.copy, view), document_name(&reuse.original, view));
    let share = reuse.score * 100.0;
    let link = if reuse.is_directed() { "from" } else { "and" };
    let mut text = format!("\n- {} {link} {} ({share:.0} %)", escaped(&copy), escaped(&original));
    let _ = write!(text, ": {}", escaped(reuse.account()));
    for distortion in &reuse.distortions {
        let _ = write!(text, "\n  - **{}**", escaped(&reuse.change(distortion)));
    }
    text + "\n"
}

/// The words on one line, with nothing that Markdown or HTML would read as markup.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '<' | '>' | '#' | '~' => text.extend(['\\', c]),
            c if commands(c) => text.push(' '),
            c => text.push(c),
        }
    }
    text
}
