//! How fast figures are read, beside counting words with `unicode_words`, finding digits with a regular expression,
//! and reading number words with text2num, all on one text in one run; and time against length on hostile input.
//!
//! The text is our own corpus of synthetic reports, repeated to some megabytes.

#![allow(clippy::pedantic, unreachable_pub, reason = "benches tell the time and build strings plainly")]

#[path = "../tests/generate/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "the tests use the rest")]
mod generate;

use std::hint::black_box;
use std::time::Instant;

use corroborate::text::Text;
use corroborate::value::{Day, quantity, readings};
use text2num::{Language, replace_numbers_in_text};
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let day: Option<Day> = "2024-03-26".parse().ok();
    println!("{} texts of {} bytes on average, best of many runs", texts.len(), bytes / texts.len());
    let digits = regex::Regex::new(r"\d[\d,.]*").expect("a pattern that parses");
    let english = Language::english();
    let words = speed("unicode_words, counted", &texts, |text| text.unicode_words().count());
    speed("regex, digits only", &texts, |text| digits.find_iter(text).count());
    speed("text2num, number words only", &texts[..texts.len() / 20], |text| {
        replace_numbers_in_text(text, &english, 0.0).len()
    });
    speed("tokens and sentences", &texts, |text| Text::new(text).tokens().len());
    speed("quantities", &texts, |text| quantity::read(&Text::new(text)).len());
    let both = speed("quantities and dates", &texts, |text| readings(&Text::new(text), day).len());
    println!("  figures and dates are read {:.1} times as fast as words are counted", both / words);
    hostile();
}

/// The texts of the folder that `TEXTS` names, else our own reports.
fn texts() -> Vec<String> {
    let Ok(folder) = std::env::var("TEXTS") else {
        let items = generate::corpus(400, 1).items;
        return items.chunks(4).map(as_printed).collect();
    };
    let files = std::fs::read_dir(&folder).expect("TEXTS names a folder").flatten();
    files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect()
}

/// Reports below each other, with the quotation marks and dashes that papers print.
fn as_printed(items: &[generate::Item]) -> String {
    let texts = items.iter().map(|item| format!("\u{201c}{}\u{201d} \u{2014}\n\n", item.document.text()));
    texts.collect::<String>().replace('\'', "\u{2019}")
}

/// Megabytes a second, the best of many runs.
fn speed(name: &str, texts: &[String], run: impl Fn(&str) -> usize) -> f64 {
    let bytes: usize = texts.iter().map(String::len).sum();
    let seconds = || {
        let start = Instant::now();
        black_box(texts.iter().map(|text| run(black_box(text))).sum::<usize>());
        start.elapsed().as_secs_f64()
    };
    let best = (0..rounds()).map(|_| seconds()).fold(f64::INFINITY, f64::min);
    let speed = bytes as f64 / 1e6 / best;
    println!("  {name:<30} {speed:>8.1} MB/s");
    speed
}

/// Whether it only has to run.
fn is_test() -> bool {
    std::env::args().any(|argument| argument == "--test")
}

fn rounds() -> usize {
    if is_test() { 1 } else { 60 }
}

/// Seconds at 1, 4, 16 and 64 MB, in a test at the first alone: linear where they grow fourfold.
fn hostile() {
    for piece in [
        "7",
        "and ",
        "between 3 and ",
        "a half ",
        "1 000 ",
        "A 12 ",
        "(",
        "million ",
        "1-",
        "http://",
        "½",
        "\u{200f}",
        "between 3 and from 4 to ",
        "\"at least ",
        "\u{202e}12\u{202c} ",
        "at 3pm on ",
        "twen-\nty ",
        "٣",
    ] {
        let sizes: &[usize] = if is_test() { &[1] } else { &[1, 4, 16, 64] };
        let times: Vec<String> = sizes
            .iter()
            .map(|megabytes| {
                let text = piece.repeat(megabytes * 1_000_000 / piece.len());
                let start = Instant::now();
                black_box(quantity::read(&Text::new(&text)).len());
                format!("{:.2}", start.elapsed().as_secs_f64())
            })
            .collect();
        println!("  {piece:?} at {sizes:?} MB: {} s", times.join(" "));
    }
}
