//! scratch
use std::io::BufRead;
fn main() {
    let docs: Vec<corroborate::Document> =
        std::io::stdin().lock().lines().map(|l| serde_json::from_str(&l.unwrap()).unwrap()).collect();
    let d = corroborate::witness::Dependence::of(&docs);
    for r in d.reuse() {
        println!(
            "{} <- {} {:.3} {} | {} passages, {} distortions {}",
            r.copy,
            r.original,
            r.score,
            r.reason,
            r.passages.len(),
            r.distortions.len(),
            r.credited
        );
    }
    for doc in &docs {
        println!("{} {}", doc.id(), d.witness(doc.id()));
    }
}
