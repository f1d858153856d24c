//! The report as one page of HTML that needs no other file and runs no script.

use std::fmt::Write as _;

use super::page::commands;
use super::view::{SubjectView, View, answer, document_name, origin, said, voice};
use crate::claim::Claim;
use crate::report::{Discrepancy, ReconciledItem, Report};
use crate::witness::Reuse;

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width\">\n<title>What the reports say</title>\n<style>\n\
body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif;color:#222;background:#fdfdfb}\n\
h2{border-bottom:1px solid #ccc;margin-top:2.5rem}table{border-collapse:collapse;width:100%}\n\
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}\n\
section.found{border-left:.3rem solid #999;padding:.1rem 1rem;margin:1rem 0}\n\
.critical{border-color:#b00020!important}.major{border-color:#d06000!important}.minor{border-color:#c0a000!important}\n\
blockquote{margin:.5rem 0}cite,.help{color:#555}mark{background:#ffec99}.dissents{color:#b00020}code{color:#555}\n\
</style>\n";

pub(super) fn render(report: &Report) -> String {
    let view = View::new(report);
    let tally = view.tally();
    let mut page = String::from(HEAD);
    let (input, findings) = (escaped(&tally.input()), escaped(&tally.findings()));
    let _ =
        writeln!(page, "<h1>What the reports say</h1>\n<p>{input}. Found: <strong>{findings}</strong>.</p>");
    for subject in &view.subjects {
        page.push_str(&subject_section(subject, &view));
    }
    page.push_str(&section("Between reports", view.at_large().iter().map(|found| discrepancy(found, &view))));
    page.push_str(&section("Who copied whom", report.reuse.iter().map(|reuse| copy(reuse, &view))));
    page + "</html>\n"
}

fn section(title: &str, parts: impl Iterator<Item = String>) -> String {
    let parts: String = parts.collect();
    if parts.is_empty() { parts } else { format!("<h2>{}</h2>\n{parts}", escaped(title)) }
}

fn subject_section(subject: &SubjectView<'_>, view: &View<'_>) -> String {
    let discrepancies = subject.discrepancies.iter().map(|found| discrepancy(found, view));
    section(subject.label, discrepancies.chain([table(&subject.shared, view)]))
}

fn discrepancy(found: &Discrepancy, view: &View<'_>) -> String {
    let (severity, code) = (found.severity, found.code);
    let mut text = format!(
        "<section class=\"found {severity}\">\n<p><strong>{severity}</strong> <code>{code}</code> {}</p>\n",
        escaped(&found.message)
    );
    for id in [&found.primary].into_iter().chain(&found.secondary) {
        text.extend(view.claim(id).map(|claim| quoted(claim, view)));
    }
    if !found.help.is_empty() {
        let _ = writeln!(text, "<p class=\"help\">{}</p>", escaped(&found.help));
    }
    text + "</section>\n"
}

/// The quote, marked in the words around it.
fn quoted(claim: &Claim, view: &View<'_>) -> String {
    let (before, after) = view.text_of(claim).map_or(("", ""), |text| around(claim, text));
    let voice = voice(claim).map(|voice| format!(", {voice}")).unwrap_or_default();
    format!(
        "<blockquote>{}<mark>{}</mark>{}<br><cite>{}{}</cite></blockquote>\n",
        escaped(before),
        escaped(claim.quote()),
        escaped(after),
        escaped(&origin(claim, view)),
        escaped(&voice)
    )
}

/// How many bytes of a paragraph are shown on each side of a quote.
const CONTEXT: usize = 160;

fn around<'t>(claim: &Claim, text: &'t str) -> (&'t str, &'t str) {
    let span = claim.span();
    let (Some(before), Some(after)) = (text.get(..span.start()), text.get(span.end()..)) else {
        return ("", "");
    };
    let before = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let after = &after[..after.find('\n').unwrap_or(after.len())];
    let far = before.len().saturating_sub(CONTEXT);
    let from = (far..=before.len()).find(|&at| before.is_char_boundary(at)).unwrap_or(before.len());
    let until = (0..=CONTEXT.min(after.len())).rfind(|&at| after.is_char_boundary(at)).unwrap_or(0);
    (&before[from..], &after[..until])
}

fn table(items: &[&ReconciledItem], view: &View<'_>) -> String {
    if items.is_empty() {
        return String::new();
    }
    let head = "<table>\n<tr><th>question<th>answer<th>witnesses<th>may be printed<th>said</tr>\n";
    items.iter().fold(head.to_owned(), |text, item| text + &row(item, view)) + "</table>\n"
}

fn row(item: &ReconciledItem, view: &View<'_>) -> String {
    let claims: String = view.claims_of(item).iter().map(|claim| listed(item, claim)).collect();
    format!(
        "<tr><td>{}<td title=\"{}\"><strong>{}</strong><td>{}<td>{}<td>{claims}</tr>\n",
        escaped(&item.question()),
        escaped(&item.consensus.rationale),
        escaped(&answer(item)),
        item.consensus.witnesses,
        view.verdict(item),
    )
}

fn listed(item: &ReconciledItem, claim: &Claim) -> String {
    let dissents = item.consensus.dissenting.contains(claim.id());
    let class = if dissents { " class=\"dissents\"" } else { "" };
    format!("<div{class}>{}: {}</div>", escaped(claim.source().as_str()), escaped(&said(claim)))
}

fn copy(reuse: &Reuse, view: &View<'_>) -> String {
    let (copy, original) = (document_name(&reuse.copy, view), document_name(&reuse.original, view));
    let share = reuse.score * 100.0;
    let link = if reuse.is_directed() { "from" } else { "and" };
    let mut text = format!(
        "<p><strong>{}</strong> {link} <strong>{}</strong> ({share:.0} %). {}</p>\n",
        escaped(&copy),
        escaped(&original),
        escaped(reuse.account())
    );
    for distortion in &reuse.distortions {
        let _ = writeln!(text, "<p class=\"help\">{}</p>", escaped(&reuse.change(distortion)));
    }
    text
}

fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            c if commands(c) && c != '\n' => text.push(' '),
            c => text.push(c),
        }
    }
    text
}
