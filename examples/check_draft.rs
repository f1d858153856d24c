//! Checks a draft against what others report, before it is printed.
//!
//! `cargo run --example check_draft`

use corroborate::report::{CheckText, check};
use corroborate::{Document, Reconciler, Result};

fn main() -> Result<()> {
    let others = [
        Document::new("wire", "A bomb killed 14 people at a market in Tarsk on Friday, the police said.")?
            .with_source("Northern Wire")
            .with_published("2025-03-15".parse()?),
        Document::new("post", "Friday's bombing at the market in Tarsk killed 14 people, a hospital said.")?
            .with_source("The Harbour Post")
            .with_published("2025-03-15".parse()?),
    ];
    let draft = Document::new("draft", "A bomb killed 41 people at a market in Tarsk on Friday.")?
        .with_published("2025-03-15".parse()?);

    let against = others.iter().cloned().try_fold(Reconciler::new(), Reconciler::document)?;
    let found = check(draft.clone(), against)?;
    print!("{}", CheckText::new(&found, others.iter().chain([&draft])));
    Ok(())
}
