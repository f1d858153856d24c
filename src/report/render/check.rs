//! What other reports do to a draft, for a terminal: each statement that should not stand, beside what they say.

use std::collections::BTreeSet;
use std::fmt;

use super::page::{Ink, Mark, Page, Paint, single_line};
use super::view::{View, counted, said};
use crate::claim::{Attribute, Claim};
use crate::document::Document;
use crate::report::statement::STATEMENT;
use crate::report::{Check, DocumentSummary, Effect, Kept, Remark, Report, question};

/// A check as text; its `Display` is the text.
///
/// ```
/// use corroborate::report::{CheckText, check};
/// use corroborate::{Document, Reconciler};
/// let draft = Document::new("draft", "The harbour was quiet.")?;
/// let found = check(draft.clone(), Reconciler::new())?;
/// let text = CheckText::new(&found, [&draft]).to_string();
/// assert!(text.starts_with("draft: 0 claims, 0 of them supported by other reports; nothing speaks against it\n"));
/// assert!(text.ends_with("not checked\n  · “The harbour was quiet.”\n"));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct CheckText<'c> {
    check: &'c Check,
    texts: Report,
    width: usize,
    paint: Paint,
}

impl<'c> CheckText<'c> {
    /// 100 columns wide, without colour; the documents are the draft and the others, for quoting them.
    pub fn new<'d>(check: &'c Check, documents: impl IntoIterator<Item = &'d Document>) -> CheckText<'c> {
        let texts: Vec<Document> = documents.into_iter().cloned().collect();
        let documents = texts.iter().map(summary).collect();
        CheckText {
            check,
            texts: Report { documents, texts, ..Report::default() },
            width: 100,
            paint: Paint::Plain,
        }
    }

    /// Lines of so many columns; fewer than 40 are 40.
    #[must_use]
    pub fn width(mut self, columns: usize) -> CheckText<'c> {
        self.width = columns.max(40);
        self
    }

    /// With colours or without.
    #[must_use]
    pub fn paint(mut self, paint: Paint) -> CheckText<'c> {
        self.paint = paint;
        self
    }
}

fn summary(document: &Document) -> DocumentSummary {
    DocumentSummary {
        id: document.id().clone(),
        source: document.source(),
        title: document.title().map(str::to_owned),
        published: document.published(),
        witness: String::new(),
    }
}

impl fmt::Display for CheckText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = View::new(&self.texts);
        Page { view: &view, width: self.width, paint: self.paint, f }.check(self.check)
    }
}

impl Page<'_, '_, '_> {
    fn check(&mut self, check: &Check) -> fmt::Result {
        let claims = counted(check.claims, "claim");
        let supported = format!("{claims}, {} of them supported by other reports", check.supported);
        let against = check.remarks.iter().filter(|remark| remark.effect != Effect::Newer);
        let (disputed, alone): (Vec<&Remark>, Vec<&Remark>) =
            against.partition(|remark| !remark.beside.is_empty());
        let mut against: Vec<String> = match alone.len() {
            0 => Vec::new(),
            1 => vec!["1 should not stand as it is".to_owned()],
            count => vec![format!("{count} should not stand as they are")],
        };
        against.extend((!disputed.is_empty()).then(|| format!("{} disputed", disputed.len())));
        let against =
            if against.is_empty() { "nothing speaks against it".to_owned() } else { against.join("; ") };
        let draft = single_line(check.draft.as_str());
        self.line(&[(Ink::Strong, &draft), (Ink::Plain, &format!(": {supported}; {against}"))])?;
        check.remarks.iter().try_for_each(|remark| self.remark(remark))?;
        let (borne_out, open): (Vec<&Kept>, Vec<&Kept>) =
            check.kept.iter().partition(|kept| !kept.by.is_empty());
        let by = |kept: &&Kept| format!("{} ({})", worded(&kept.claim), sources(&kept.by).1);
        self.list("supported", borne_out.iter().map(by))?;
        self.list("nothing found", open.iter().map(|kept| worded(&kept.claim)))?;
        self.list("not checked", check.unread.iter().map(quoted))
    }

    /// A heading with its lines, where there are any.
    fn list(&mut self, heading: &str, lines: impl Iterator<Item = String>) -> fmt::Result {
        for (number, line) in lines.enumerate() {
            if number == 0 {
                self.line(&[])?;
                self.line(&[(Ink::Strong, heading)])?;
            }
            self.wrapped("  · ", "    ", &line)?;
        }
        Ok(())
    }

    fn remark(&mut self, remark: &Remark) -> fmt::Result {
        let claim = &remark.claim;
        let effect = match remark.effect {
            Effect::Contradicted => "contradicted",
            Effect::Strained => "strained",
            Effect::Updated => "updated",
            Effect::Hedged => "hedged",
            Effect::Newer => "newer",
        };
        let message = single_line(&format!(": {}", told(claim)));
        self.line(&[])?;
        let head = format!("{}[{effect}]", remark.severity);
        self.line(&[(Ink::of(remark.severity), &head), (Ink::Strong, &message)])?;
        self.claim(claim, Mark::Primary(remark.severity))?;
        self.secondary(&remark.against.iter().collect::<Vec<_>>())?;
        self.wrapped("  ╰ ", "    ", &format!("{}{}", remark.reason, beside(remark)))
    }
}

/// Who has it as the draft does, to stand behind the reason.
fn beside(remark: &Remark) -> String {
    match sources(&remark.beside) {
        (0, _) => String::new(),
        (1, one) => format!("; {one} has it as the draft does"),
        (_, several) => format!("; {several} have it as the draft does"),
    }
}

/// How many say it, and their names, each once.
fn sources(claims: &[Claim]) -> (usize, String) {
    let sources: BTreeSet<String> = claims.iter().map(|claim| single_line(claim.source().as_str())).collect();
    let sources: Vec<String> = sources.into_iter().collect();
    let named = match sources.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [firsts @ .., last] => format!("{} and {last}", firsts.join(", ")),
    };
    (sources.len(), named)
}

/// What the draft says and of what, behind its words.
fn worded(claim: &Claim) -> String {
    format!("{}, {}", quoted(claim), told(claim))
}

fn quoted(claim: &Claim) -> String {
    format!("\u{201c}{}\u{201d}", claim.quote())
}

/// What the draft says, and of what: a statement that answers no question stands for itself.
fn told(claim: &Claim) -> String {
    let asked = question(claim.attribute(), &claim.qualifiers().scope);
    match claim.attribute() {
        Attribute::Happening => said(claim),
        _ if claim.subject().label == STATEMENT => format!("{asked}: {}", said(claim)),
        _ => format!("{}, {asked}: {}", claim.subject().label, said(claim)),
    }
}
