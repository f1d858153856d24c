//! The modules lie in layers, and imports point one way: from a stage to what it is made of.

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom; modules of one layer may use each other, and everything below.
///
/// Tables of words are cut as texts are cut, and texts are read with the tables: one layer. The kinds of value read
/// themselves from text, so they stand above it.
const LAYERS: &[&[&str]] = &[
    &["span", "error", "fnv"],
    &["lexicon", "text"],
    &["value"],
    &["document"],
    &["claim"],
    &["relation"],
    &["extract"],
    &["align"],
    &["witness"],
    &["compare"],
    &["reconcile"],
    &["report"],
];

#[test]
fn imports_point_only_downwards() {
    let mut upwards = Vec::new();
    for (height, module) in modules() {
        for file in files_of(module) {
            for import in imports(&fs::read_to_string(&file).unwrap()) {
                if layer_of(&import).is_none_or(|used| used > height) {
                    upwards.push(format!("{} uses {import}", file.display()));
                }
            }
        }
    }
    assert!(upwards.is_empty(), "imports that point upwards:\n{}", upwards.join("\n"));
}

#[test]
fn every_module_has_a_layer() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(source).unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        // The root re-exports, the guide is prose, and the command line stands above all.
        let outside = ["lib", "guide", "bin"].contains(&name.as_str());
        assert!(outside || layer_of(&name).is_some(), "'{name}' has no layer");
    }
}

#[test]
fn the_command_line_uses_only_what_the_library_exports() {
    for file in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("#[path"), "{} includes a file of the library", file.display());
    }
}

fn modules() -> impl Iterator<Item = (usize, &'static str)> {
    LAYERS.iter().enumerate().flat_map(|(height, layer)| layer.iter().map(move |module| (height, *module)))
}

fn layer_of(module: &str) -> Option<usize> {
    modules().find(|(_, name)| *name == module).map(|(height, _)| height)
}

fn files_of(module: &str) -> Vec<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = rust_files(&source.join(module));
    let root = source.join(format!("{module}.rs"));
    files.extend(root.is_file().then_some(root));
    assert!(!files.is_empty(), "no module '{module}'");
    files
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => rust_files(&path),
            false => vec![path],
        })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

/// The modules that the code of a file names after `crate::`; comments and the file's own tests aside.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: String = lines.flat_map(|line| [line, "\n"]).collect();
    let mut modules: Vec<String> = code.split("crate::").skip(1).flat_map(first_modules).collect();
    modules.sort();
    modules.dedup();
    modules
}

/// The module that a path starts with, or those that a group of paths in braces starts with.
fn first_modules(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else { return first_module(path).into_iter().collect() };
    let mut depth = 1;
    let mut top = String::new();
    for c in group.chars() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        match (depth, c) {
            (0, _) => break,
            (1, c) if !c.is_whitespace() => top.push(c),
            _ => {}
        }
    }
    top.split(',').filter_map(first_module).collect()
}

#[test]
fn imports_in_braces_are_seen() {
    let code = "use crate::{\n    report::{Report, render::{text, page}},\n    Error, span::Span,\n};\nfn f() { crate::text::f() }";
    assert_eq!(imports(code), ["report", "span", "text"]);
}

/// A name in lower case; types at the root of the crate are re-exports of modules that the compiler keeps below.
fn first_module(path: &str) -> Option<String> {
    let name: String = path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    name.starts_with(|c: char| c.is_ascii_lowercase()).then_some(name)
}
